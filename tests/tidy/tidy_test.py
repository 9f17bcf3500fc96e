#!/usr/bin/env python3
"""The rules' own tests: each is shown a small tree that breaks it, and one that does not."""

import contextlib
import io
import json
import pathlib
import tempfile
import unittest

import banned
import circles
import events
import headers
import kernel_words
import layers
import layout
import links
import mutable_globals
import operations
import source


class RuleTest(unittest.TestCase):
    def problems(self, rule, files):
        with tempfile.TemporaryDirectory() as root:
            for path, text in files.items():
                file = pathlib.Path(root, path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
            return [(p.path, p.line, p.rule) for p in rule(source.Tree(root))]

    def passes(self, rule, files):
        self.assertEqual(self.problems(rule, files), [])


class Blanking(unittest.TestCase):
    def test_comments_strings_and_characters_are_blank_and_lines_stay(self):
        text = 'a /* b\n c */ "d\\"e" \'f\' // g\nR"x(h)")x" 1\'000 i'
        blank = source.blank_comments_and_strings(text)
        self.assertEqual(blank.count("\n"), text.count("\n"))
        self.assertEqual([len(x) for x in blank.split("\n")], [len(x) for x in text.split("\n")])
        for gone in "bcdefgh":
            self.assertNotIn(gone, blank)
        for kept in ("a", "1'000 i"):
            self.assertIn(kept, blank)


class Layers(RuleTest):
    def includes(self, source_path, included):
        files = {source_path: f'#include "{included}"\n', included: "#pragma once\n"}
        return [rule for path, _, rule in self.problems(layers.check, files) if path == source_path]

    def test_down_is_allowed_and_up_is_not(self):
        order = ("sim/a/a.h", "fakes/sqs/b.h", "harness/c/c.h", "tests/d/d.h")
        for i, upper in enumerate(order):
            for lower in order[:i]:
                self.assertEqual(self.includes(upper, lower), [], f"{upper} -> {lower}")
                self.assertEqual(self.includes(lower, upper), ["include"], f"{lower} -> {upper}")

    def test_a_service_may_not_include_a_sibling(self):
        self.assertEqual(self.includes("fakes/sqs/a.cc", "fakes/sns/b.h"), ["include"])
        self.assertEqual(self.includes("fakes/sqs/a.cc", "fakes/aws/b.h"), [])
        self.assertEqual(self.includes("fakes/aws/a.cc", "fakes/sqs/b.h"), ["include"])

    def test_what_a_service_keeps_does_not_know_its_operations(self):
        operation = "fakes/sqs/operations/send_message.h"
        self.assertEqual(self.includes("fakes/sqs/messages/messages.h", operation), ["include"])
        for allowed in ("fakes/sqs/sqs.cc", "fakes/sqs/operations/send_message_batch.cc"):
            self.assertEqual(self.includes(allowed, operation), [])
        self.assertEqual(self.includes(operation, "fakes/sqs/messages/messages.h"), [])

    def test_includes_are_written_from_the_root_and_exist(self):
        self.assertEqual(self.includes("sim/a/a.cc", "b.h"), ["include"])
        missing = {"sim/a.cc": '#include "sim/none.h"\n'}
        self.assertEqual(self.problems(layers.check, missing), [("sim/a.cc", 1, "include")])


    def test_within_harness_what_is_above_includes_what_is_below(self):
        for i, upper in enumerate(layers.HARNESS):
            for lower in layers.HARNESS[:i]:
                down = self.includes(f"harness/{upper}/a.cc", f"harness/{lower}/b.h")
                up = self.includes(f"harness/{lower}/a.cc", f"harness/{upper}/b.h")
                self.assertNotIn("include", down, f"{upper} -> {lower}")
                self.assertIn("include", up, f"{lower} -> {upper}")
        self.assertEqual(self.includes("harness/cli/a.cc", "harness/attic/b.h"), ["include"])

    def test_only_the_platform_and_main_know_the_platform(self):
        told = {"harness/scenario/a.cc": "int x;\n// As Claude has it.\n"}
        self.assertEqual(
            self.problems(layers.check, told), [("harness/scenario/a.cc", 2, "guest")]
        )
        self.assertEqual(
            self.includes("harness/report/a.cc", "harness/webordinary/b.h"), ["guest"]
        )
        self.assertEqual(self.includes("harness/cli/main.cc", "harness/webordinary/b.h"), [])
        for path in ("harness/webordinary/a.cc", "tests/harness/cli/a.cc"):
            self.passes(layers.check, {path: "// Hermes\n"})


class Circles(RuleTest):
    def test_files_of_some_folders_include_each_other_in_one_order(self):
        folder = circles.FOLDERS[0]
        header = {f"{folder}a.h": "", f"{folder}b.h": f'#include "{folder}a.h"\n'}
        self.passes(circles.check, {**header, f"{folder}b.c": f'#include "{folder}b.h"\n'})
        circle = {**header, f"{folder}a.c": f'\n#include "{folder}b.h"\n'}
        found = self.problems(circles.check, circle)
        self.assertEqual([rule for _, _, rule in found], ["circle"])


class Events(RuleTest):
    KIND = 'struct Sent {\n  static constexpr std::string_view kKind = "a";\n};\n'

    def test_each_kind_is_in_the_list_of_its_file(self):
        self.passes(events.check, {"fakes/a/e.h": self.KIND + "using E = sim::EventTypes<Sent>;\n"})
        self.assertEqual(
            self.problems(events.check, {"fakes/a/e.h": "\n" + self.KIND}),
            [("fakes/a/e.h", 2, "event-kind")],
        )

    def test_no_event_is_recorded_as_a_text(self):
        text = 'journal.record(actor, "a.b", std::string(id),\n               json.take());\n'
        self.assertEqual(
            self.problems(events.check, {"fakes/a.cc": text}), [("fakes/a.cc", 1, "event-text")]
        )
        self.passes(events.check, {"fakes/a.cc": 'journal.record("sqs", id, Sent{"a b"});\n'})

    def test_nobody_reads_the_data_of_events_by_himself(self):
        for line in ("json::parse(event.data)", "Json::parse(  last_event->data, nullptr, false)"):
            self.assertEqual(
                self.problems(events.check, {"harness/a.cc": f"\n{line};\n"}),
                [("harness/a.cc", 2, "event-data")],
            )
        self.passes(events.check, {"harness/a.cc": "json::parse(body); text += event.data;\n"})


class KernelWords(RuleTest):
    def test_the_kernel_names_no_cloud_and_no_application(self):
        told = ("// as SQS does", 'ends_with(".amazonaws.com")', "kAwsDomain", "AWS_REGION", "[Nest] 1")
        for line in told:
            found = self.problems(kernel_words.check, {"sim/a.c": f"\n{line}\n"})
            self.assertEqual(found, [("sim/a.c", 2, "kernel-words")], line)

    def test_others_may_and_words_that_only_look_so_pass(self):
        self.passes(kernel_words.check, {"fakes/sqs/a.cc": "// SQS\n"})
        self.passes(kernel_words.check, {"sim/a.cc": "// processes, nest, Nested, draws, uses\n"})


BANNED_SAMPLES = {
    "real-clock": (
        "auto t = std::chrono::system_clock::now();",
        "auto t = std::chrono::steady_clock::now();",
        "auto t = std::time(nullptr);",
        "clock_gettime(CLOCK_REALTIME, &ts);",
    ),
    "sleep": ("std::this_thread::sleep_for(1s);", "usleep(3);", "nanosleep(&t, 0);", "::sleep(1);"),
    "long-unit": ("std::chrono::minutes{asked};", "sim::Duration span = hours{hours_of(text)};"),
    "local-time": ("localtime_r(&t, &tm);",),
    "regex": ("std::regex r;", "#include <regex>", "std::regex_match(a, b);"),
    "draw": (
        "int n = random_.between(1, 6);",
        "if (random.chance(0.5)) strike();",
        "auto n = random_.next();",
        "auto n = random()->next();",
    ),
    "random": (
        "std::random_device d;",
        "std::mt19937 g;",
        "std::uniform_int_distribution<int> d;",
        "std::normal_distribution<> d;",
        "int x = rand();",
    ),
    "unordered": ("std::unordered_map<int, int> m;", "#include <unordered_set>"),
    "thread-local": ("thread_local int x = 0;",),
    "using-namespace-std": ("using namespace std;",),
    "beast": ("#include <boost/beast/http.hpp>",),
    "terminal": (
        'std::printf("%s", text);',
        "fputs(text.c_str(), stderr);",
        "std::cout << text;",
    ),
    "asio": ("#include <boost/asio.hpp>", "#include <boost/asio/ip/tcp.hpp>"),
}


def without_allowances(tree):
    return banned.check(tree, [rule._replace(allowed={}) for rule in banned.BANNED])


class BannedWords(RuleTest):
    def test_every_rule_has_a_sample(self):
        self.assertEqual({rule.name for rule in banned.BANNED}, set(BANNED_SAMPLES))

    def test_each_sample_is_found(self):
        for name, samples in BANNED_SAMPLES.items():
            for sample in samples:
                found = self.problems(without_allowances, {"sim/a.cc": f"\n{sample}\n"})
                self.assertEqual(found, [("sim/a.cc", 2, name)], sample)

    def test_a_word_in_a_comment_or_string_is_not_code(self):
        text = '// std::regex\nauto s = "std::regex";\n/* rand() */\n'
        self.passes(without_allowances, {"sim/a.cc": text})

    def test_our_own_sleep_and_operand_are_not_banned(self):
        self.passes(without_allowances, {"sim/a.cc": "co_await sim::sleep(s, 1s);\noperand(x);\n"})

    def test_a_long_unit_may_be_a_literal_or_saturated(self):
        text = "std::chrono::hours{24} + minutes{1};\nsaturated(std::chrono::minutes{n});\n"
        self.passes(without_allowances, {"sim/a.cc": text})

    def test_an_allowance_is_used_and_reported_once_it_is_not(self):
        rule = banned.Banned("r", r"\bevil\b", "good", {"sim/a.cc": "because"})
        self.passes(lambda tree: banned.check(tree, [rule]), {"sim/a.cc": "evil\n"})
        stale = self.problems(lambda tree: banned.check(tree, [rule]), {"sim/a.cc": "good\n"})
        self.assertEqual(stale, [("tests/tidy/banned.py", 1, "r")])
        other = self.problems(
            lambda tree: banned.check(tree, [rule]), {"sim/a.cc": "evil\n", "sim/b.cc": "evil\n"}
        )
        self.assertEqual(other, [("sim/b.cc", 1, "r")])

    def test_every_allowance_has_a_reason(self):
        for rule in banned.BANNED:
            for path, reason in rule.allowed.items():
                self.assertGreater(len(reason.split()), 2, f"{rule.name}: {path}")

    def test_the_whole_json_library_in_a_header(self):
        text = "#include <nlohmann/json.hpp>\n"
        found = self.problems(without_allowances, {"sim/a.h": text, "sim/b.cc": text})
        self.assertEqual(found, [("sim/a.h", 1, "heavy-include")])

    def test_catch_directly(self):
        text = "#include <catch2/catch.hpp>\n"
        found = self.problems(without_allowances, {"tests/a.cc": text, "tests/support/b.h": text})
        self.assertEqual(found, [("tests/a.cc", 1, "catch2")])


class MutableGlobals(RuleTest):
    def found(self, text):
        return [line for _, line, _ in self.problems(mutable_globals.check, {"sim/a.cc": text})]

    def test_bad(self):
        for text in (
            "int count = 0;",
            "int count;",
            "static int count;",
            "inline int count = 0;",
            "std::map<int, std::string> cache;",
            "std::map<int, int> cache{{1, 2}};",
            "const char* name = nullptr;",
            "extern int count;",
            "std::function<void(int)> hook;",
            "void f() { static int n = 0; }",
            "void f() { if (x) { static std::map<int, int> cache; } }",
            "void f() { static Registry registry(3); }",
            "void f() { static std::vector<int> v{1, 2}; }",
            "class C { static int n_; };",
            "class C { int f() { static int n = 0; return n; } };",
        ):
            text = f"namespace a {{\nnamespace {{\n{text}\n}}\n}}\n"
            self.assertEqual(self.found(text), [3], text)

    def test_good(self):
        for text in (
            "constexpr int kCount = 0;",
            "inline constexpr std::string_view kName = \"x\";",
            "const std::map<int, int> kMap{{1, 2}, {3, 4}};",
            "const std::map<int, int> kMap = {{1, 2}, {3, 4}};",
            "const char* const kName = nullptr;",
            "static constexpr Entry kTable[] = {{1, f}, {2, g}};",
            "const auto kLess = [](int a, int b) { int c = a; return c < b; };",
            "int f();",
            "static int f(int x = 3);",
            "A f(const std::vector<int>& v = {}, bool b = false);",
            "std::vector<int> f(const A& a) { int n = 0; for (int i = 0; i < 3; ++i) { n++; } }",
            "bool operator==(const A& a, const B& b) { int n = 0; return n; }",
            "C::C(int a) : a_{a}, b_{2} { int n = 0; }",
            "C::C(int a) : a_(a), b_{2}, c_{3} {}",
            "class C { int n_ = 0; static C make(int x); static constexpr int kMax = 3; };",
            "struct C { std::map<int, int> m{{1, 2}}; int n = 0; };",
            "enum class E { a, b };",
            "using A = int;\ntemplate <class T = int>\nvoid f();",
            "class C;\nstruct D;\nstatic_assert(1 == 1);\nextern template class T<int>;",
            "void f() { static const int n = 3; static const std::map<int, int> m{{1, 2}}; }",
            "template <class T>\nconcept C = requires(T t) { t.x; };",
            "TEST_CASE(\"x\", \"[y]\") { int n = 0; }",
            "Task<> f(int a) { int n = co_await g(a); co_return; }",
            "#define X int y;\nstruct Visitor : A { using A::operator(); };",
            "extern \"C\" {\nint f(int);\n}",
            "extern \"C\" int f() {\n  Tree tree;\n  return tree.size();\n}",
        ):
            text = f"namespace a {{\nnamespace {{\n{text}\n}}\n}}\n"
            self.assertEqual(self.found(text), [], text)


class Layout(RuleTest):
    def test_line_length_counts_characters_and_spares_raw_strings(self):
        cmake = {"sim/CMakeLists.txt": "x(SOURCES a.cc)\n"}
        for text, problems in (
            ("x" * 100 + "\n", []),
            ("ü" * 100 + "\n", []),
            ("x" * 101 + "\n", [("sim/a.cc", 1, "line-length")]),
            ('a = R"(\n' + "x" * 200 + ')";\n', []),
            ("// https://x.y/" + "z" * 200 + "\n", []),
            ("// see https://x.y/" + "z" * 200 + "\n", [("sim/a.cc", 1, "line-length")]),
            ("x \n", [("sim/a.cc", 1, "trailing-space")]),
            ("\tx\n", [("sim/a.cc", 1, "tab")]),
        ):
            self.assertEqual(self.problems(layout.check, {"sim/a.cc": text, **cmake}), problems)

    def test_a_header_needs_pragma_once(self):
        found = self.problems(layout.check, {"sim/a.h": "int f();\n"})
        self.assertEqual(found, [("sim/a.h", 1, "pragma-once")])
        self.passes(layout.check, {"sim/a.h": "// A.\n#pragma once\n"})

    def test_marks(self):
        for mark in ("TO" "DO", "FIX" "ME", "XX" "X", "HA" "CK"):
            text = f"#pragma once\n// {mark}: later\n"
            found = self.problems(layout.check, {"sim/a.h": text, "tests/t.py": f"# {mark}\n"})
            self.assertEqual(found, [("sim/a.h", 2, "mark"), ("tests/t.py", 1, "mark")])

    def test_a_file_that_is_too_long(self):
        lines = "int f();\n" * (layout.MAX_LINES - 1)
        self.passes(layout.check, {"sim/a.h": "#pragma once\n" + lines})
        found = self.problems(layout.check, {"sim/a.h": "#pragma once\n\n" + lines})
        self.assertEqual(found, [("sim/a.h", 1, "file-size")])

    def test_a_source_that_nothing_builds(self):
        files = {"sim/a/a.cc": "", "sim/a/b.cc": "", "sim/a/CMakeLists.txt": "lib(SOURCES a.cc)\n"}
        self.assertEqual(self.problems(layout.check, files), [("sim/a/b.cc", 1, "unbuilt")])
        files["sim/CMakeLists.txt"] = "lib(SOURCES a/b.cc)\n"
        self.passes(layout.check, files)


class Links(RuleTest):
    def test_broken_links(self):
        page = (
            "[a](docs/none.md)\n[b](docs/b.md#no-such)\n![c](c.png)\n<img src=\"d.svg\">\n[e](#no)\n"
        )
        found = self.problems(links.check, {"README.md": page, "docs/b.md": "# B\n"})
        self.assertEqual(found, [("README.md", line, "link") for line in range(1, 6)])

    def test_good_links(self):
        page = (
            "# Top it, `now`\n[b](docs/b.md#the-b)\n[w](https://x.y/z)\n[t](#top-it-now)\n"
            "`[x](no)`\n```\n[y](no)\n```\n[l](LICENSE)\n"
        )
        files = {"README.md": page, "docs/b.md": "# The b\n[up](../README.md)\n", "LICENSE": ""}
        self.passes(links.check, files)


    def test_quoted_code_is_in_the_tree(self):
        page = "```cpp sim/a.h\nint f();\n…\nint g();\n```\n\n```cpp\nfree();\n```\n"
        self.passes(links.check, {"docs/a.md": page, "sim/a.h": "int f();\nint e();\nint g();\n"})
        found = self.problems(links.check, {"docs/a.md": page, "sim/a.h": "int f();\n"})
        self.assertEqual(found, [("docs/a.md", 1, "quote")])
        self.assertEqual(len(self.problems(links.check, {"docs/a.md": page})), 2)


class Operations(RuleTest):
    FILE = "fakes/sqs/operations/send_message.cc"
    TEST = "tests/fakes/sqs/operations/send_message_test.cc"
    GOOD = {
        "fakes/sqs/sqs.cc": 'x[] = {\n    aws::operation<send_message>("SendMessage"),\n};\n',
        FILE: "",
        TEST: 'TEST_CASE("SendMessage: works", "[sqs]") {}\n',
    }

    def test_a_file_and_a_test_of_the_same_name(self):
        self.passes(operations.check, self.GOOD)

    def test_each_of_them_missing(self):
        for gone in (self.FILE, self.TEST):
            files = {path: text for path, text in self.GOOD.items() if path != gone}
            found = self.problems(operations.check, files)
            self.assertEqual(found, [("fakes/sqs/sqs.cc", 2, "operation")], gone)

    def test_a_test_file_without_a_test_of_it(self):
        text = 'TEST_CASE("SendMessageBatch: works", "[sqs]") {}\n'
        files = {**self.GOOD, self.TEST: text}
        found = self.problems(operations.check, files)
        self.assertEqual(found, [("fakes/sqs/sqs.cc", 2, "operation")])

    def test_a_deferred_operation_counts_and_a_comment_does_not(self):
        row = 'aws::deferred_operation<receive_message>("ReceiveMessage"),\n'
        self.assertEqual(len(self.problems(operations.check, {"fakes/sqs/a.cc": row})), 2)
        self.passes(operations.check, {"fakes/sqs/a.cc": "// " + row})

    def test_the_function_is_the_name_in_snake_case(self):
        self.assertEqual(operations.snake_case("GetQueueUrl"), "get_queue_url")
        self.assertEqual(operations.snake_case("DescribeTimeToLive"), "describe_time_to_live")
        files = {
            "fakes/sqs/sqs.cc": 'aws::operation<send>("SendMessage")',
            "fakes/sqs/operations/send.cc": "",
            "tests/fakes/sqs/operations/send_test.cc": self.GOOD[self.TEST],
        }
        found = self.problems(operations.check, files)
        self.assertEqual(found, [("fakes/sqs/sqs.cc", 1, "operation")])


class HeadersAlone(unittest.TestCase):
    """The base has enough users to be precompiled for them; what it does not bring stays unknown."""

    BASE = {"sim/a/base.h": "#pragma once\n#include <cstddef>\nstruct Base {};\n",
            "sim/a/other.h": "#pragma once\nstruct Other {};\n"}
    USER = '#pragma once\n#include "sim/a/base.h"\nstruct User{0} {{ Base base; }};\n'

    def failures(self, files):
        users = {f"sim/a/user{i}.h": self.USER.format(i) for i in range(headers.FEWEST_USERS)}
        command = {"file": "a.cc", "command": "c++ -std=c++20 -c a.cc -o a.o"}
        with tempfile.TemporaryDirectory() as root:
            for path, text in {**self.BASE, **users, **files}.items():
                file = pathlib.Path(root, path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
            work = pathlib.Path(root, "work")
            work.mkdir()
            (work / "compile_commands.json").write_text(json.dumps([command]), encoding="utf-8")
            check = headers.Check(source.Tree(root), headers.Compiler(work, work), work)
            groups = check._groups(sorted(check._headers))
            self.assertIn('#include "sim/a/base.h"\n', "".join(groups))
            with contextlib.redirect_stdout(io.StringIO()):
                failures = check.run()
            self.assertEqual(list(work.glob("*.gch")), [])
            return failures

    def test_what_a_header_includes_it_may_use(self):
        self.assertEqual(self.failures({}), [])

    def test_what_only_others_include_is_unknown(self):
        text = '#pragma once\n#include "sim/a/base.h"\nstruct Alone { Base base; Other other; };\n'
        self.assertEqual(self.failures({
            "sim/a/alone.h": text.replace("\n", '\n#include "sim/a/other.h"\n', 1)}), [])
        [failure] = self.failures({"sim/a/alone.h": text})
        self.assertIn("Other", failure)
        self.assertIn("sim/a/alone.h", failure)

    def test_included_twice_is_the_same_as_once(self):
        [failure] = self.failures({"sim/a/twice.h": '#include "sim/a/base.h"\nstruct Twice {};\n'})
        self.assertIn("redefinition", failure)

    def test_a_precompiled_header_that_does_not_compile_is_said(self):
        failures = self.failures({"sim/a/base.h": "#pragma once\nstruct Base { Missing m; };\n"})
        self.assertTrue(failures)
        self.assertIn("Missing", failures[0])


if __name__ == "__main__":
    unittest.main()
