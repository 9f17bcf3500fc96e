"""Every operation of the named services with boto3: boto3_services.py SERVICE…

Fails by name for an operation that Backlot models and that no test called, once with success and
once with an error.
"""

import importlib
import sys
import unittest

import boto3

from modelled import modelled
from services.support import CALLS

# Nothing a caller can write makes these fail.
CANNOT_FAIL = {
    "dynamodb": {"DescribeEndpoints", "DescribeLimits"},
    "ses": {
        "DescribeActiveReceiptRuleSet",
        "GetAccountSendingEnabled",
        "GetSendQuota",
        "GetSendStatistics",
        "ListVerifiedEmailAddresses",
    },
    "sesv2": {"GetAccount"},
    "sts": {"GetCallerIdentity"},
}


def gaps(service, operations):
    """What the round left out, one line each."""
    known = operations & CALLS.known[service]
    for name in sorted(known - CALLS.succeeded[service]):
        yield f"{service}.{name} never succeeded"
    for name in sorted(known - CALLS.failed[service] - CANNOT_FAIL.get(service, set())):
        yield f"{service}.{name} never failed"
    if not CALLS.known[service]:
        yield f"{service}: no client was made"


def main(services):
    print(f"boto3 {boto3.__version__}")
    suite = unittest.TestSuite()
    for service in services:
        module = importlib.import_module(f"services.{service}")
        suite.addTests(unittest.defaultTestLoader.loadTestsFromModule(module))
    passed = unittest.TextTestRunner(warnings="ignore").run(suite).wasSuccessful()
    table = modelled()
    complaints = [line for service in services for line in gaps(service, table[service])]
    complaints += sorted(CALLS.surprises)
    for line in complaints:
        print(line)
    called = sum(len(table[service] & CALLS.succeeded[service]) for service in services)
    print(f"{called} operations of {', '.join(services)}")
    return 0 if passed and not complaints else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
