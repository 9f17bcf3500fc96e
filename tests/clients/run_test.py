#!/usr/bin/env python3
"""The runner's own tests, on a stand-in for the server: a script that answers nothing."""

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


if __name__ == "__main__":
    unittest.main()
