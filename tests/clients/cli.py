"""Calls of the AWS CLI, whose program is the first argument of the script that imports this."""

import json
import os
import subprocess
import sys
import unittest

PROGRAM = sys.argv.pop(1)
ENDPOINT = os.environ["AWS_ENDPOINT_URL"]
# https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-returncodes.html
SERVICE_ERROR = 254
WRONG_PARAMETERS = 252
WAITED_IN_VAIN = 255


def call(*arguments):
    # Named in the call, because the CLI before 2.13 does not read AWS_ENDPOINT_URL.
    command = [PROGRAM, "--endpoint-url", ENDPOINT, "--output", "json", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def aws(*arguments):
    run = call(*arguments)
    if run.returncode != 0:
        raise AssertionError(f"aws {' '.join(arguments)}: {run.stderr.strip()}")
    return json.loads(run.stdout) if run.stdout.strip() else {}


def version():
    run = subprocess.run([PROGRAM, "--version"], capture_output=True, text=True, check=False)
    return run.stdout.strip()


class CliTest(unittest.TestCase):
    def fails(self, code, *arguments):
        """What the CLI says of the failure, which names the code."""
        run = call(*arguments)
        self.assertEqual(run.returncode, SERVICE_ERROR, run.stdout + run.stderr)
        self.assertIn(f"({code})", run.stderr)
        return run.stderr
