"""Calls of the AWS CLI, whose program is the first argument of the script that imports this."""

import atexit
import json
import os
import subprocess
import sys
import unittest

import warm

PROGRAM = sys.argv.pop(1)
ENDPOINT = os.environ["AWS_ENDPOINT_URL"]
# https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-returncodes.html
SERVICE_ERROR = 254
WRONG_PARAMETERS = 252
WAITED_IN_VAIN = 255


class Program:
    """The CLI; where it is written in Python, without loading its modules for each call."""

    def __init__(self, path):
        self._path = path
        self._command = warm.interpreter(path)
        self._warm = None

    def run(self, *arguments):
        if self._command is None:
            return subprocess.run(
                [self._path, *arguments], capture_output=True, text=True, check=False,
                timeout=warm.CALL_LIMIT_S,
            )  # fmt: skip
        if self._warm is None:
            self._warm = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
            atexit.register(self._end)
        print(json.dumps(arguments), file=self._warm.stdin, flush=True)
        ended = json.loads(self._warm.stdout.readline())
        return subprocess.CompletedProcess(arguments, ended["code"], ended["out"], ended["err"])

    def _end(self):
        self._warm.stdin.close()
        self._warm.wait()


CLI = Program(PROGRAM)


def call(*arguments):
    # Named in the call, because the CLI before 2.13 does not read AWS_ENDPOINT_URL.
    return CLI.run("--endpoint-url", ENDPOINT, "--output", "json", *arguments)


def aws(*arguments):
    run = call(*arguments)
    if run.returncode != 0:
        raise AssertionError(f"aws {' '.join(arguments)}: {run.stderr.strip()}")
    return json.loads(run.stdout) if run.stdout.strip() else {}


def version():
    return CLI.run("--version").stdout.strip()


class CliTest(unittest.TestCase):
    def fails(self, code, *arguments):
        """What the CLI says of the failure, which names the code."""
        run = call(*arguments)
        self.assertEqual(run.returncode, SERVICE_ERROR, run.stdout + run.stderr)
        self.assertIn(f"({code})", run.stderr)
        return run.stderr
