"""STS. https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html"""

import boto3

from services.support import ACCOUNT, CALLS, ENDPOINT, Round, client


class Sts(Round):
    def test_a_user(self):
        identity = client("sts").get_caller_identity()
        self.assertEqual(identity["Account"], ACCOUNT)
        self.assertEqual(identity["Arn"], f"arn:aws:iam::{ACCOUNT}:user/backlot")
        self.assertEqual(identity["UserId"], "AKIAIOSFODNN7EXAMPLE")

    def test_an_access_key_that_is_an_account(self):
        other = boto3.client(
            "sts",
            endpoint_url=ENDPOINT,
            aws_access_key_id="123456789012",
            aws_secret_access_key="any",
        )
        other.meta.events.register("after-call", CALLS.note)
        identity = other.get_caller_identity()
        self.assertEqual(identity["Account"], "123456789012")
        self.assertEqual(identity["Arn"], "arn:aws:iam::123456789012:root")
