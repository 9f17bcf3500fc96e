#!/usr/bin/env python3
"""The runner's own tests, on a stand-in for the server: a script that answers nothing."""

import json
import os
import pathlib
import stat
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
FAKE = """#!{python}
import signal, sys, time
assert sys.argv[1:4] == ["serve", "--port", "0"], sys.argv
signal.signal(signal.SIGTERM, lambda *_: sys.exit({code}))
print("a line before", flush=True)
{ready}
time.sleep(60)
"""


class Runner(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def server(self, code=0, ready='print("Ready. http://127.0.0.1:1", flush=True)'):
        program = self.folder / "server"
        program.write_text(FAKE.format(python=sys.executable, code=code, ready=ready))
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        return str(program)

    def serve(self, program):
        sys.path.insert(0, str(HERE))
        from server import backlot  # pylint: disable=import-outside-toplevel

        return backlot(program)

    def test_the_url_comes_from_the_ready_line_and_the_server_ends(self):
        with self.serve(self.server()) as server:
            self.assertEqual(server.url, "http://127.0.0.1:1")
            pid = server.pid
        self.assertEqual(server.exit_code, 0)
        with self.assertRaises(ProcessLookupError):
            os.kill(pid, 0)

    def test_a_server_that_ends_early_is_an_error(self):
        with self.assertRaisesRegex(RuntimeError, "ended before it was ready"):
            with self.serve(self.server(ready="sys.exit(0)")):
                pass

    def test_a_client_that_is_not_installed_is_skipped_with_the_reason_last(self):
        run = subprocess.run(
            [sys.executable, HERE / "run.py", "javascript_v3", "--server", self.server(),
             "--installed", self.folder],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        self.assertEqual(run.returncode, 77, run.stdout + run.stderr)
        self.assertRegex(run.stdout.splitlines()[-1], "^SKIPPED: no ")

    def test_a_client_that_fails_fails_the_run(self):
        run = subprocess.run(
            [sys.executable, HERE / "run.py", "wire", "--server", self.server(), "--installed",
             self.folder],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        self.assertEqual(run.returncode, 1)
        self.assertIn("Connection refused", run.stderr)


PROGRAM = """#!{python}
import colorsys, os, sys
if __name__ == "__main__":
    print(sys.argv[1:], sys.path[0], os.getpid() != {pid}, file=sys.stdout)
    print("also", file=sys.stderr)
    assert sys.stdin.read() == ""
    sys.exit(int(sys.argv[1]) if sys.argv[1:] else None)
"""


class Warm(unittest.TestCase):
    """A program that is called without being started anew does what it does when it is started."""

    def setUp(self):
        sys.path.insert(0, str(HERE))
        import warm  # pylint: disable=import-outside-toplevel

        self.warm = warm
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = pathlib.Path(folder.name, "program")

    def calls(self, text, *calls):
        self.path.write_text(text.format(python=sys.executable, pid=os.getpid()))
        command = self.warm.interpreter(str(self.path))
        lines = "".join(json.dumps(arguments) + "\n" for arguments in calls)
        run = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)
        self.assertEqual(run.stderr, "")
        return [json.loads(line) for line in run.stdout.splitlines()]

    def test_arguments_output_and_exit_code_are_those_of_the_call(self):
        seen, folder = self.calls(PROGRAM, ["3", "a b"], []), str(self.path.parent)
        self.assertEqual([ended["code"] for ended in seen], [3, 0])
        self.assertEqual(
            [ended["out"] for ended in seen],
            [f"['3', 'a b'] {folder} True\n", f"[] {folder} True\n"],
        )
        self.assertEqual({ended["err"] for ended in seen}, {"also\n"})

    def test_a_call_that_raises_is_told_as_python_tells_it(self):
        failed, good = self.calls(PROGRAM, ["x"], ["0"])
        self.assertEqual((failed["code"], good["code"]), (1, 0))
        self.assertIn("ValueError: invalid literal for int()", failed["err"])

    def test_a_module_is_loaded_once_and_what_a_call_does_to_it_is_gone(self):
        text = """#!{python}
import colorsys
print(hasattr(colorsys, "touched"))
colorsys.touched = {pid}
"""
        self.assertEqual({e["out"] for e in self.calls(text, [], [], [])}, {"False\n"})

    def test_a_program_that_is_not_python_is_none_of_this(self):
        self.path.write_text("#!/bin/sh\n")
        self.assertIsNone(self.warm.interpreter(str(self.path)))
        self.path.write_bytes(b"\x7fELF")
        self.assertIsNone(self.warm.interpreter(str(self.path)))


if __name__ == "__main__":
    unittest.main()
