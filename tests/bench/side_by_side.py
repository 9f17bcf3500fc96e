"""Backlot and its peers under the same loads in one run, for ./dev bench --peers.

All servers run at the same time and idle, but for the one whose turn it is: each load is played on
one after another, so that their figures are of the same minute. A server that has not got a service
is not asked for it; one whose answers are wrong has no figure for that load, and the table says so.
"""

import contextlib
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import typing

import loads
import peer_servers
from processes import cpu_ns, resident_bytes, with_children
from server import Server

START_LIMIT_S = 60
STOP_LIMIT_S = 10
FIRST_CALLS = {"sqs": "AmazonSQS.ListQueues", "dynamodb": "DynamoDB_20120810.ListTables"}
BACKLOT = "Backlot"
BARE = "bare Beast server"


class Bounds(typing.NamedTuple):
    """Whichever comes first."""

    requests: int
    seconds: float


# A virtual machine compiles what is used often, which takes its time.
WARM = Bounds(30_000, 5)
MEASURE = Bounds(40_000, 3)


class Figure(typing.NamedTuple):
    per_second: float
    cpu_us: float
    answered: int
    rounds: int


class Start(typing.NamedTuple):
    ms: float
    idle_mib: float


class Outcome:
    """What came of it, by titles of servers in the order of the table."""

    def __init__(self, titles):
        self.titles = titles
        self.skipped = {}  # title: why
        self.starts = {}  # title: Start
        self.loaded_mib = {}
        self.answered = dict.fromkeys(titles, 0)
        self.figures = {}  # (load, title): a Figure, or the text of what was wrong

    def wrong(self):
        return {key: what for key, what in self.figures.items() if isinstance(what, str)}


class Running:
    """A server on a free port of this machine. Used as a context: its processes end on exit."""

    def __init__(self, command, folder, environment, first_call):
        """`command` and `environment` are made for a port."""
        self._folder = folder
        self._first_call = first_call
        self.port = free_port()
        self._command = [str(part) for part in command(self.port)]
        self._environment = environment(self.port)
        self._process = None

    def __enter__(self):
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        began = time.perf_counter()
        with (self._folder / "output.log").open("w") as output:
            self._process = subprocess.Popen(
                self._command,
                cwd=self._folder,
                env=peer_servers.clean_environment(self._folder) | self._environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            self._wait_for_first_answer(began)
        except BaseException:
            self._stop()
            raise
        self.start_ms = (time.perf_counter() - began) * 1000
        return self

    def __exit__(self, *_):
        self._stop()

    def _wait_for_first_answer(self, began):
        while not answers(self.port, self._first_call):
            if self._process.poll() is not None:
                raise loads.WrongAnswer(f"it ended at once ({self._folder / 'output.log'})")
            if time.perf_counter() - began > START_LIMIT_S:
                raise loads.WrongAnswer(f"no answer within {START_LIMIT_S} s")
            time.sleep(0.001)

    def _stop(self):
        self._signal(signal.SIGTERM)
        try:
            self._process.wait(STOP_LIMIT_S)
        except subprocess.TimeoutExpired:
            pass
        self._signal(signal.SIGKILL)  # what it left behind in its group, too
        self._process.wait()

    def _signal(self, number):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, number)

    def cpu_ns(self):
        total = 0
        for pid in with_children(self._process.pid):
            with contextlib.suppress(OSError):
                total += cpu_ns(pid)
        return total

    def resident_mib(self):
        total = 0
        for pid in with_children(self._process.pid):
            with contextlib.suppress(OSError, RuntimeError):
                total += resident_bytes(pid)
        return total / 2**20


def free_port():
    with socket.socket() as one:
        one.bind((loads.HOST, 0))
        return one.getsockname()[1]


def answers(port, operation):
    try:
        with loads.Aws(port) as aws:
            return aws.answer(operation, {})[0] == 200
    except (OSError, http.client.HTTPException, loads.WrongAnswer):
        return False


class Bare:
    """The bare server, which ends with its client, so that there is a new one for each load."""

    steps = [loads.Step("AmazonSQS.SendMessage", {"MessageBody": loads.BODY}, (("y" * 200, 1),))]

    def __init__(self, url, pid):
        self.port = int(url.rpartition(":")[2])
        self.cpu_ns = lambda: cpu_ns(pid)


def play(client, plan, server):
    """The figure of a warmed-up server; WrongAnswer if any answer was."""
    with subprocess.Popen(
        [str(client)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            lines = _client_lines(process, plan)
            next(lines)
            before = server.cpu_ns()
            result = json.loads(next(lines))
            cpu = server.cpu_ns() - before
        except BaseException:
            process.kill()
            with contextlib.suppress(BrokenPipeError):
                process.stdin.close()
            raise
    answered = result["requests"]
    return Figure(answered / result["seconds"], cpu / 1000 / answered, answered, result["rounds"])


def _client_lines(process, plan):
    """What the client prints for each line that it is given."""
    for line in (json.dumps(plan), ""):
        with contextlib.suppress(BrokenPipeError):  # why is in what it printed
            process.stdin.write(line + "\n")
            process.stdin.flush()
        printed = process.stdout.readline()
        if not printed:
            raise loads.WrongAnswer(process.stderr.read().strip() or "the client ended")
        yield printed


def measure(load, client, server, warm, bounds):
    """Sets the load up, plays it, and checks the server before and after."""
    with loads.Aws(server.port) as aws:
        there = load.set_up(aws)
        load.check(aws, there, 0)
        plan = loads.plan(load.steps(there), load.numbers, server.port, warm, bounds)
        figure = play(client, plan, server)
    # On a connection of its own: the other has been idle for longer than some servers keep one.
    with loads.Aws(server.port) as aws:
        load.check(aws, there, figure.rounds)
    return figure


def measure_bare(client, program, warm, bounds):
    with Server([program, "serve"]) as server:
        bare = Bare(server.url, server.pid)
        return play(client, loads.plan(Bare.steps, 1, bare.port, warm, bounds), bare)


def programs(build):
    """The server, the client and the bare server. Servers run in folders of their own."""
    names = ("backlot", "tests/bench/backlot_load", "tests/bench/backlot_http_bench")
    return [build.resolve() / name for name in names]


def run(build, folder=peer_servers.FOLDER, warm=WARM, bounds=MEASURE):
    """Installs, starts and measures; the Outcome."""
    program, client, bare_program = programs(build)
    peers = {peer.title: peer for peer in peer_servers.PEERS}
    outcome = Outcome([BARE, BACKLOT, *peers])
    services = {BACKLOT: ("sqs", "dynamodb")} | {t: peer.services for t, peer in peers.items()}
    with contextlib.ExitStack() as stack:
        running = {}

        def start(title, command, environment):
            server = Running(
                command, folder / "run" / title, environment, FIRST_CALLS[services[title][0]]
            )
            running[title] = stack.enter_context(server)
            outcome.starts[title] = Start(server.start_ms, server.resident_mib())

        start(BACKLOT, lambda port: [program, "serve", "--port", port], lambda port: {})
        for title, peer in peers.items():
            why = peer.installer.install()
            if why is None:
                say(f"starting {title}")
                try:
                    start(title, lambda port, peer=peer: peer.command(peer.installer.folder, port),
                          peer.environment)  # fmt: skip
                except (OSError, loads.WrongAnswer) as error:
                    why = f"it does not start: {error}"
            if why is not None:
                outcome.skipped[title] = why
        for load in loads.LOADS:
            say(load.name)
            figure = measure_bare(client, bare_program, warm, bounds)
            outcome.figures[load.name, BARE] = figure
            for title, server in running.items():
                if load.service not in services[title]:
                    continue
                say(f"{load.name}: {title}")
                try:
                    figure = measure(load, client, server, warm, bounds)
                    outcome.answered[title] += figure.answered
                    outcome.figures[load.name, title] = figure
                except (OSError, http.client.HTTPException, loads.WrongAnswer) as error:
                    outcome.figures[load.name, title] = str(error) or type(error).__name__
        for title, server in running.items():
            outcome.loaded_mib[title] = server.resident_mib()
    return outcome


def main(build):
    """Prints the tables. 1 if an answer of Backlot's was wrong, 130 if it was interrupted."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # servers end with it as with Ctrl-C
    try:
        outcome = run(build)
    except KeyboardInterrupt:
        say("interrupted; the servers have ended")
        return 130
    print(tables(outcome))
    return 1 if any(title == BACKLOT for _, title in outcome.wrong()) else 0


def say(text):
    print(f"bench: {text}", file=sys.stderr)


# ---- tables -----------------------------------------------------------------------------------


def tables(outcome):
    """The whole of what --peers prints, in Markdown."""
    names = list(dict.fromkeys(name for name, _ in outcome.figures))
    parts = [
        "Requests a second:",
        load_table(outcome, names, lambda figure, _: f"{figure.per_second:,.0f}"),
        f"CPU time of the server a request, in µs, and how many times that of the {BARE}:",
        load_table(outcome, names, cpu_cell),
        "Starts and memory:",
        server_table(outcome),
    ]
    wrong = [f"- {name}, {title}: {one_line(what)}" for (name, title), what in outcome.wrong().items()]
    if wrong:
        parts += ["Wrong answers:", "\n".join(wrong)]
    return "\n\n".join(parts)


def cpu_cell(figure, bare):
    cpu = rounded(figure.cpu_us, 1)
    return cpu if bare in (None, figure) else f"{cpu} ({rounded(figure.cpu_us / bare.cpu_us, 2)} ×)"


def rounded(number, digits):
    return f"{number:,.{digits}f}" if number < 1000 else f"{number:,.0f}"


def load_table(outcome, names, cell):
    def cells(name):
        bare = outcome.figures.get((name, BARE))
        bare = None if isinstance(bare, str) else bare
        for title in outcome.titles:
            what = outcome.figures.get((name, title))
            if title in outcome.skipped:
                yield "skipped"
            elif what is None:
                yield "–"
            else:
                yield "wrong answer" if isinstance(what, str) else cell(what, bare)

    return table(["", *outcome.titles], [[name, *cells(name)] for name in names])


def server_table(outcome):
    head = ["", "start to first answer", "memory when idle", "after the loads", "requests answered by then"]
    rows = []
    for title in outcome.titles:
        if title in outcome.skipped:
            rows.append([title, f"skipped: {outcome.skipped[title]}", "", "", ""])
        elif title in outcome.starts:
            start = outcome.starts[title]
            memory = outcome.loaded_mib[title]
            rows.append([title, f"{start.ms:,.0f} ms", f"{start.idle_mib:,.1f} MiB",
                         f"{memory:,.1f} MiB", f"{outcome.answered[title]:,}"])  # fmt: skip
    return table(head, rows)


def table(head, rows):
    lines = [head, ["---"] + ["--:"] * (len(head) - 1), *rows]
    return "\n".join(f"| {' | '.join(one_line(cell) for cell in line)} |" for line in lines)


def one_line(text):
    return " ".join(text.split()).replace("|", "\\|")
