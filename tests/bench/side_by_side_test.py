#!/usr/bin/env python3
"""What ./dev bench --peers does without a network: side_by_side_test.py LOAD_CLIENT"""

import contextlib
import pathlib
import socket
import socketserver
import subprocess
import sys
import tempfile
import threading
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "clients"))
sys.dont_write_bytecode = True

import loads  # noqa: E402
import peer_servers  # noqa: E402
import side_by_side  # noqa: E402
from loads import Step, WrongAnswer  # noqa: E402
from side_by_side import BACKLOT, BARE, Bounds, Figure, Outcome, Start  # noqa: E402

FEW = Bounds(100, 60)


class ToyServer:
    """Answers each request as respond(body of the request) says: (bytes, whether it closes)."""

    def __init__(self, respond):
        class Handler(socketserver.StreamRequestHandler):
            def handle(self):
                with contextlib.suppress(ConnectionError):
                    self.answer_all()

            def answer_all(self):
                while head := self.rfile.readline():
                    length = 0
                    while (line := self.rfile.readline()).strip():
                        if line.lower().startswith(b"content-length:"):
                            length = int(line.split(b":")[1])
                    assert head.startswith(b"POST / HTTP/1.1"), head
                    answer, closes = respond(self.rfile.read(length).decode())
                    self.wfile.write(answer)
                    if closes:
                        return

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True
            request_queue_size = 64

        self._server = Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def port(self):
        return self._server.server_address[1]

    def cpu_ns(self):
        return 0


def ok(text, status="200 OK"):
    body = text.encode()
    return f"HTTP/1.1 {status}\r\ncontent-length: {len(body)}\r\n\r\n".encode() + body


class LoadClient(unittest.TestCase):
    def play(self, respond, *steps, numbers=10):
        with ToyServer(respond) as server:
            plan = loads.plan(steps, numbers, server.port, FEW, FEW)
            return side_by_side.play(CLIENT, plan, server)

    def refuses(self, what, respond, *steps):
        with self.assertRaisesRegex(WrongAnswer, what):
            self.play(respond, *steps)

    def test_rounds_have_numbers_and_hand_on_what_was_kept(self):
        seen, handles = [], []

        def respond(body):
            if "DELETE" in body:
                handles.append(body)
                return ok("{}"), False
            seen.append(body)
            return ok('{ "Handle" : "a\\"b' + body[-3:-2] + '", "x": 1}'), False

        figure = self.play(
            respond,
            Step("AmazonSQS.Get", {"n": loads.NUMBER}, (("Handle", 1),), "Handle"),
            Step("AmazonSQS.Delete", {"DELETE": loads.KEPT}),
            numbers=4,
        )
        self.assertEqual(figure.rounds, len(seen))
        self.assertEqual(len(handles), len(seen))
        self.assertGreaterEqual(figure.answered, FEW.requests - 2 * loads.CONNECTIONS)
        self.assertLessEqual(figure.answered, FEW.requests + 2 * loads.CONNECTIONS)
        self.assertEqual(set(seen), {f'{{"n": "{n}"}}' for n in range(4)})
        self.assertEqual(set(handles), {f'{{"DELETE": "a\\"b{n}"}}' for n in range(4)})

    def test_answers_come_in_chunks_or_end_with_the_connection(self):
        chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n3\r\ndef\r\n0\r\n\r\n"
        closed = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 6\r\n\r\nabcdef"
        until_closed = b"HTTP/1.0 200 OK\r\n\r\nabcdef"
        for answer, closes in ((chunked, False), (closed, True), (until_closed, True)):
            step = Step("AmazonSQS.Get", {}, (("abcdef", 1),))
            self.play(lambda _, one=(answer, closes): one, step)

    def test_a_connection_that_the_server_has_closed_meanwhile_is_opened_anew(self):
        self.play(lambda _: (ok("{}"), True), Step("AmazonSQS.Get", {}))

    def test_a_server_is_checked_that_closed_what_was_idle_during_the_load(self):
        answers = []

        def respond(_):
            answers.append(None)
            return ok("{}"), True

        load = loads.Load(
            "Get",
            "sqs",
            lambda there: [Step("AmazonSQS.Get", {})],
            lambda aws: aws.call("AmazonSQS.SetUp"),
            lambda aws, there, rounds: rounds and aws.call("AmazonSQS.Check"),
        )
        with ToyServer(respond) as server:
            figure = side_by_side.measure(load, CLIENT, server, FEW, FEW)
        self.assertEqual(len(answers), figure.rounds + 2)

    def test_an_error_is_no_answer(self):
        self.refuses(
            "step 2: status 500 in: oops",
            lambda body: (ok("{}") if "1" in body else ok("oops", "500 Bad"), False),
            Step("AmazonSQS.Get", {"a": 1}),
            Step("AmazonSQS.Get", {"a": 2}),
        )

    def test_each_text_is_there_as_often_as_it_should_be(self):
        for expected in (("item", 20), ("item", 1), ("other", 1)):
            step = Step("AmazonSQS.Get", {}, (("item", 2), expected))
            self.refuses(f"step 1: {expected[0]} . times", lambda _: (ok("item item"), False), step)

    def test_what_is_no_http_or_ends_early_is_wrong(self):
        step = Step("AmazonSQS.Get", {}, (), "Handle")
        self.refuses("no HTTP answer", lambda _: (b"SSH-2.0 hello hello\r\n\r\n", True), step)
        self.refuses("middle of an answer", lambda _: (ok("half")[:-1], True), step)
        self.refuses("without an answer", lambda _: (b"", True), step)
        self.refuses("no field Handle", lambda _: (ok("{}"), False), step)


class Checks(unittest.TestCase):
    """A server is asked whether it did what it said."""

    class Forgetful:
        """Answers everything as a server does that keeps nothing."""

        def call(self, operation, **_):
            answers = {
                "GetQueueAttributes": {
                    "Attributes": dict.fromkeys(
                        (
                            "ApproximateNumberOfMessages",
                            "ApproximateNumberOfMessagesNotVisible",
                        ),
                        "0",
                    )
                },
                "Query": {"Items": [], "Count": 20},
            }
            return answers.get(operation.partition(".")[2], {})

        def answer(self, *_):
            return 400, {"__type": "com.amazonaws#ConditionalCheckFailedException"}

    def test_a_server_that_keeps_nothing_has_no_figure(self):
        for load in loads.LOADS:
            if load.name.endswith("in turn"):
                continue  # whose queue is empty in the end
            with self.assertRaises(WrongAnswer, msg=load.name):
                load.check(self.Forgetful(), "queue", 1000)

    def test_sets_have_no_order(self):
        tags = {"tags": {"SS": ["red", "blue"]}, "n": {"N": "1"}}
        self.assertEqual(loads.sorted_sets(tags)["tags"], {"SS": ["blue", "red"]})
        self.assertIsNone(loads.sorted_sets(None))


class Installing(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self._old = peer_servers.FOLDER
        peer_servers.FOLDER = pathlib.Path(folder.name)
        self.addCleanup(setattr, peer_servers, "FOLDER", self._old)
        self.runs = []

    def installer(self, tool, *command):
        def commands(folder):
            self.runs.append(folder)
            yield command

        return peer_servers.Installer("toys", ("pom.xml",), tool, commands, None)

    def test_what_is_installed_is_not_installed_again(self):
        for _ in range(2):
            self.assertIsNone(self.installer("true", "true").install())
        self.assertEqual(len(self.runs), 1)

    def test_what_cannot_be_had_says_why(self):
        missing = self.installer("no-such-tool", "true").install()
        self.assertEqual(missing, "no-such-tool is not installed")
        self.assertEqual(self.runs, [])
        for _ in range(2):
            failed = self.installer("false", "false").install()
            self.assertEqual(failed, "it could not be installed (build/peers/toys.log)")
        self.assertEqual(len(self.runs), 2)

    def test_versions_are_those_of_the_files(self):
        for peer in peer_servers.PEERS:
            self.assertRegex(peer.title, rf"^{peer.name} \d+\.\d+\.\d+$")

    def test_the_files_name_no_registry(self):
        for path in peer_servers.LOCKS.iterdir():
            text = path.read_text()
            self.assertNotIn('"resolved"', text, path.name)
            if path.name != "package-lock.json":
                self.assertNotIn("://", text, path.name)


class Tables(unittest.TestCase):
    def test_everything_that_was_not_measured_says_so(self):
        outcome = Outcome([BARE, BACKLOT, "some 1.0", "other 2.0", "third 3.0"])
        outcome.skipped["some 1.0"] = "mvn is not | installed"
        for title in (BACKLOT, "other 2.0", "third 3.0"):
            outcome.starts[title] = Start(1234.4, 10.26)
            outcome.loaded_mib[title] = 99.94
        outcome.answered[BACKLOT] = 5000
        outcome.figures = {
            ("Send", BARE): Figure(12345.6, 20.0, 1000, 1000),
            ("Send", BACKLOT): Figure(2345.6, 50.0, 1000, 1000),
            ("Send", "other 2.0"): "step 1: status 500 in: oops\n oops",
            ("Put", BARE): Figure(10.0, 10.0, 1000, 1000),
            ("Put", BACKLOT): Figure(5.0, 20000.0, 1000, 1000),
        }
        self.assertEqual(
            side_by_side.tables(outcome).splitlines(),
            """\
Requests a second:

|  | bare Beast server | Backlot | some 1.0 | other 2.0 | third 3.0 |
| --- | --: | --: | --: | --: | --: |
| Send | 12,346 | 2,346 | skipped | wrong answer | – |
| Put | 10 | 5 | skipped | – | – |

CPU time of the server a request, in µs, and how many times that of the bare Beast server:

|  | bare Beast server | Backlot | some 1.0 | other 2.0 | third 3.0 |
| --- | --: | --: | --: | --: | --: |
| Send | 20.0 | 50.0 (2.50 ×) | skipped | wrong answer | – |
| Put | 10.0 | 20,000 (2,000 ×) | skipped | – | – |

Starts and memory:

|  | start to first answer | memory when idle | after the loads | requests answered by then |
| --- | --: | --: | --: | --: |
| Backlot | 1,234 ms | 10.3 MiB | 99.9 MiB | 5,000 |
| some 1.0 | skipped: mvn is not \\| installed |  |  |  |
| other 2.0 | 1,234 ms | 10.3 MiB | 99.9 MiB | 0 |
| third 3.0 | 1,234 ms | 10.3 MiB | 99.9 MiB | 0 |

Wrong answers:

- Send, other 2.0: step 1: status 500 in: oops oops""".splitlines(),
        )


class Servers(unittest.TestCase):
    SERVER = """
import http.server, sys
class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"{}")
    def log_message(self, *_): pass
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
"""

    def running(self, folder, *command):
        return side_by_side.Running(
            lambda port: [*command, port], pathlib.Path(folder, "run"), lambda port: {}, "S.List"
        )

    def test_a_server_and_what_it_started_end_with_the_context(self):
        with tempfile.TemporaryDirectory() as folder:
            shell = f"{sys.executable} -c '{self.SERVER}' $0 & trap '' TERM; wait; wait"
            side_by_side.STOP_LIMIT_S, limit = 0.1, side_by_side.STOP_LIMIT_S
            self.addCleanup(setattr, side_by_side, "STOP_LIMIT_S", limit)
            with self.running(folder, "sh", "-c", shell) as server:
                self.assertGreater(server.resident_mib(), 1)
                self.assertGreater(server.cpu_ns(), 1_000_000)
            with socket.socket() as one:
                self.assertNotEqual(one.connect_ex(("127.0.0.1", server.port)), 0)

    def test_programs_of_a_relative_build_are_found_from_any_folder(self):
        for program in side_by_side.programs(pathlib.Path("build/release")):
            self.assertTrue(program.is_absolute(), program)

    def test_a_server_that_ends_at_once_is_told(self):
        with tempfile.TemporaryDirectory() as folder:
            with self.assertRaisesRegex(WrongAnswer, "it ended at once"):
                with self.running(folder, "false"):
                    pass


class Options(unittest.TestCase):
    def bench(self, *options):
        run = subprocess.run(
            [sys.executable, HERE / "run", *options], stderr=subprocess.PIPE, text=True
        )
        return run.returncode, run.stderr.splitlines()[-1] if run.stderr else ""

    def test_bad_options_are_told_in_a_line(self):
        for options, line in (
            (("--pears",), "unrecognized arguments: --pears"),
            (("--seeds", "0"), "argument --seeds: expected a number of 1 or more, got '0'"),
            (("--peers", "--requests", "9"), "--peers measures nothing that --requests is for"),
            (("--peers", "--soak", "9"), "--peers measures nothing that --soak is for"),
            (("--peers", "--seeds", "9"), "--peers measures nothing that --seeds is for"),
            (("--peers", "--build", "/no"), "--build: there is no backlot in /no"),
        ):
            self.assertEqual(self.bench(*options), (2, f"./dev bench: error: {line}"))

    def test_good_options_are_checked_without_a_build(self):
        self.assertEqual(self.bench("--check", "--peers"), (0, ""))


if __name__ == "__main__":
    CLIENT = pathlib.Path(sys.argv.pop(1))
    unittest.main()
