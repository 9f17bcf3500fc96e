"""What the rounds of all services share: clients that note what they called, and errors checked."""

import collections
import itertools
import json
import os
import time
import unittest
import urllib.request

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

ENDPOINT = os.environ["AWS_ENDPOINT_URL"]
ACCOUNT = "000000000000"
REGION = "us-west-2"
PATIENCE_S = 30  # for what the server does by itself


class Calls:
    """What came of each operation, as boto3 saw it."""

    def __init__(self):
        self.succeeded = collections.defaultdict(set)  # service: operations
        self.failed = collections.defaultdict(set)
        self.known = collections.defaultdict(set)  # service: operations that this boto3 has
        self.surprises = set()  # answers that AWS's own model does not have

    def note(self, http_response, parsed, model, **_):
        service = model.service_model.service_name
        if http_response.status_code < 300:
            self.succeeded[service].add(model.name)
            return
        self.failed[service].add(model.name)
        self._check(f"{service}.{model.name}", http_response.status_code, parsed, model)

    def _check(self, called, status, parsed, model):
        """An error is one that the operation declares, or one that all operations have."""
        error = parsed.get("Error", {})
        code = error.get("QueryErrorCode", error.get("Code"))
        shape = next((shape for shape in model.error_shapes if code in codes_of(shape)), None)
        if shape is None:
            # The models of 2022 leave out many errors.
            is_recent = "protocols" in model.service_model.metadata
            if is_recent and error["Code"] not in COMMON_ERRORS:
                self.surprises.add(f"{called}: {code} is none of its errors")
            return
        declared = shape.metadata.get("error", {}).get("httpStatusCode", status)
        if declared != status:
            self.surprises.add(f"{called}: {code} is {declared}, not {status}")


# https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html
COMMON_ERRORS = {
    "AccessDenied",
    "InvalidParameterValue",
    "MissingParameter",
    "ValidationError",
    "ValidationException",
}


def codes_of(error_shape):
    return {error_shape.name, error_shape.metadata.get("error", {}).get("code")}


CALLS = Calls()


def client(service):
    # Named in the call, because boto3 before 1.28 does not read AWS_ENDPOINT_URL.
    config = Config(
        retries={"total_max_attempts": 1}, read_timeout=60, parameter_validation=False
    )
    made = boto3.client(service, endpoint_url=ENDPOINT, config=config)
    CALLS.known[service].update(made.meta.service_model.operation_names)
    made.meta.events.register("after-call", CALLS.note)
    return made


def control(path):
    with urllib.request.urlopen(ENDPOINT + path, timeout=30) as response:
        return json.load(response)


class Round(unittest.TestCase):
    """Clients make no check of their own, so that what is wrong gets AWS's answer."""

    maxDiff = None
    _numbers = itertools.count(1)

    def name(self, prefix="round"):
        """A name that no other test has."""
        return f"{prefix}-{next(self._numbers)}"

    def has(self, client_, operation):
        if operation not in client_.meta.method_to_api_mapping:
            self.skipTest(f"boto3 {boto3.__version__} has no {operation}")

    def fails(self, code, call, status=400, message=None, **arguments):
        """That the call fails with AWS's code, status and wording. Returns the response."""
        with self.assertRaises(ClientError) as raised:
            call(**arguments)
        response = raised.exception.response
        said = response["Error"].get("Message", "")
        self.assertEqual(response["Error"]["Code"], code, said)
        self.assertEqual(response["ResponseMetadata"]["HTTPStatusCode"], status)
        if message is not None:
            self.assertIn(message, said)
        return response

    def eventually(self, see, seconds=PATIENCE_S):
        """What `see` returns once it is true."""
        deadline = time.monotonic() + seconds
        while True:
            seen = see()
            if seen:
                return seen
            if time.monotonic() > deadline:
                self.fail(f"not within {seconds} s: {json.dumps(control('/_backlot/time'))}")
            time.sleep(0.05)
