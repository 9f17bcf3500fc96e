"""Words that the sources may not use, and what to use instead."""

import re
import typing

from source import Problem


class Banned(typing.NamedTuple):
    name: str
    pattern: str
    instead: str
    # path (or folder with a closing slash): why it may. An allowance that is not needed any more
    # is a problem too.
    allowed: dict = {}


BANNED = (
    Banned(
        "real-clock",
        r"\b(system_clock|steady_clock|high_resolution_clock|file_clock|utc_clock)\b"
        r"|\b(gettimeofday|clock_gettime|timespec_get)\b|\btime\s*\(\s*(nullptr|NULL|0)\s*\)",
        "Scheduler::now(): the World's clock is the only one",
        {
            "sim/time/pacer.cc": "where simulated time meets wall time, and nowhere else",
            "tests/bench/http_bench.cc": "a benchmark measures wall time",
            "tests/bench/load_client.cc": "a benchmark measures wall time",
        },
    ),
    Banned(
        "sleep",
        r"\b(sleep_for|sleep_until|usleep|nanosleep|clock_nanosleep)\b|(?<!\w)::sleep\s*\(",
        "Scheduler::after() or co_await sim::sleep(): nothing waits in real time",
        {"sim/time/pacer.cc": "in a scaled pace, when there is nothing else to wait for"},
    ),
    Banned(
        "long-unit",
        r"(?<!saturated\(std::chrono::)(?<!saturated\()\b(minutes|hours|days|weeks)\{\s*[^0-9}\s]",
        "sim::saturated(): a number of these from outside may be more nanoseconds than 64 bits hold",
        {
            "fakes/aws/iso8601.cc": "numbers of at most two digits, counted in seconds",
            "tests/": "tests give numbers that they know",
        },
    ),
    Banned(
        "local-time",
        r"\b(localtime|localtime_r|mktime)\b",
        "sim::to_iso8601(): time is UTC wherever the machine stands",
    ),
    Banned(
        "regex",
        r"\bstd::(w?regex|regex_\w+|w?smatch|w?cmatch)\b|#\s*include\s*<regex>",
        "a small parser by hand: std::regex costs 3 s of compile time a file",
    ),
    Banned(
        "random",
        r"\brandom_device\b|\b(mt19937(_64)?|minstd_rand0?|default_random_engine)\b"
        r"|\b(uniform_(int|real)|normal|lognormal|exponential|poisson|bernoulli|discrete|gamma"
        r"|geometric|binomial)_distribution\b|\bs?rand\s*\(|\bstd::(shuffle|sample)\b",
        "sim/random: the World's seeded generator with its own distributions",
    ),
    Banned(
        "draw",
        r"\.(draw|below|between|unit|chance|normal)\s*\(|\brandom_?(\(\))?(\.|->)next\s*\(",
        "sim::Decisions for what could go otherwise, sim::Ids for ids: nothing else draws",
        {
            "sim/random/": "where numbers are drawn",
            "harness/evidence/pseudonyms.cc": "its pseudonyms are of no World",
            "harness/explore/": "what a strategy draws makes a World, and is of none",
            "harness/report/timeline.cc": "it draws a picture",
            "tests/": "what a test draws is of no World",
        },
    ),
    Banned(
        "unordered",
        r"\bstd::unordered_\w+|#\s*include\s*<unordered_\w+>",
        "std::map, std::set or a sorted vector: iteration order must not depend on hashing",
        {"sim/git/memory_odb.cc": "objects are looked up by id and never iterated"},
    ),
    Banned(
        "thread-local",
        r"\bthread_local\b",
        "a member of what owns it: many Worlds may run in one thread, one after another",
    ),
    Banned(
        "using-namespace-std",
        r"\busing\s+namespace\s+std\s*;",
        "std:: where it is used",
    ),
    Banned(
        "beast",
        r"#\s*include\s*<boost/beast",
        "sim/http: a file with Beast in it costs 9 s of compile time, so there is one",
        {
            "sim/http/parser.cc": "the one file that includes Beast",
            "tests/bench/bare_beast_server.cc": "the yardstick is a bare Beast server",
        },
    ),
    Banned(
        "asio",
        r"#\s*include\s*<boost/asio",
        "sim/http: sockets are its matter, and nobody else's",
        {
            "sim/http/": "where the sockets are",
            "tests/bench/bare_beast_server.cc": "the yardstick is a bare Beast server",
        },
    ),
    Banned(
        "terminal",
        r"\b(v?printf|v?fprintf|fputs|fputc|putchar|puts|fwrite|perror)\s*\("
        r"|\bstd::(cout|cerr|clog)\b",
        "sim::print(): what goes to a terminal is a TerminalText",
        {
            "sim/journal/terminal_text.cc": "where text goes to terminals, and nowhere else",
            "harness/cli/exec_command.cc": "what a command of the user's prints is its own",
            "sim/engine/follower.cc": "its output is that of the container that it follows",
            "harness/webordinary/claude/claude.cc": "its output is a container's",
            "tests/": "a developer's own terminal",
        },
    ),
)

_JSON_IN_HEADER = "<nlohmann/json_fwd.hpp>: the whole library costs 2 to 4 s in each file"
_CATCH = '"tests/support/catch.h": it knows which Catch2 is installed'


def check(tree, table=BANNED):
    used = set()
    for source in tree.sources():
        for rule in table:
            for number, line in enumerate(source.code_lines, 1):
                if not re.search(rule.pattern, line):
                    continue
                allowance = _allowance(rule, source.path)
                if allowance is None:
                    yield Problem(source.path, number, rule.name, f"use {rule.instead}")
                else:
                    used.add((rule.name, allowance))
        yield from _heavy_includes(source)
    for rule in table:
        for path in rule.allowed:
            if (rule.name, path) not in used:
                message = f"{path} does not need its allowance in tests/tidy/banned.py"
                yield Problem("tests/tidy/banned.py", 1, rule.name, message)


def _allowance(rule, path):
    for allowed in rule.allowed:
        if path == allowed or (allowed.endswith("/") and path.startswith(allowed)):
            return allowed
    return None


def _heavy_includes(source):
    for number, path in source.system_includes():
        if path == "nlohmann/json.hpp" and source.is_header and source.layer != "tests":
            yield Problem(source.path, number, "heavy-include", f"use {_JSON_IN_HEADER}")
        if path.startswith("catch2/") and not source.path.startswith("tests/support/"):
            yield Problem(source.path, number, "catch2", f"use {_CATCH}")
