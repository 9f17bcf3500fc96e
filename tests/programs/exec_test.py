#!/usr/bin/env python3
"""A team's suite run by `backlot exec`: exec_test.py BACKLOT

It fails on the tables as deployed, as it did on AWS, and passes on those that its code expects.
"""

import pathlib
import re
import subprocess
import sys
import time

SUITE = pathlib.Path(__file__).resolve().parent / "suite"
SKIPPED = 77


def play(backlot, world):
    started = time.monotonic()
    ran = subprocess.run(
        [backlot, "exec", "--world", SUITE / f"{world}.yaml", "--",
         sys.executable, "-m", "unittest", "-v", "integration_test"],
        cwd=SUITE, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    print(f"{world}: exit code {ran.returncode} after {time.monotonic() - started:.1f} s")
    print(ran.stderr)
    return ran


def check(what, holds):
    if not holds:
        sys.exit(f"FAILED: {what}")


def main():
    try:
        import boto3  # noqa: F401
    except ImportError:
        print("SKIPPED: no boto3")
        return SKIPPED
    deployed = play(sys.argv[1], "deployed")
    check("the suite fails on the deployed tables", deployed.returncode == 1)
    failed = re.findall(r"^(?:ERROR|FAIL): (\w+)", deployed.stderr, re.MULTILINE)
    check(f"three of eleven fail, not {failed}",
          failed == ["test_cleanup", "test_creation", "test_management"])  # fmt: skip
    check("eleven run", "Ran 11 tests" in deployed.stderr)
    check("the errors are told", "3 × dynamodb.PutItem: 2 × ValidationException" in deployed.stderr)
    check("what is left is told", re.search(
        r"left behind what it had made: queue suite-messages, queue webordinary-input-amelia-"
        r"website-john, queue webordinary-input-amelia-website-kim$",
        deployed.stderr, re.MULTILINE))  # fmt: skip
    expected = play(sys.argv[1], "expected")
    check("the suite passes on the tables that it expects", expected.returncode == 0)
    check("a queue that is deleted is not left", "website-kim" not in expected.stderr.split("left")[1])
    return 0


if __name__ == "__main__":
    sys.exit(main())
