"""Drives a world's Hermes from outside: a mail goes in over HTTP, the answer mail comes out.

The world runs at 100 times real time, so a cold start and an edit take a second or two.
"""

import email
import email.policy
import json
import os
import time
import unittest
import urllib.request

import boto3

ENDPOINT = os.environ["AWS_ENDPOINT_URL"]
MESSAGE_ID = "<first-mail@example.com>"
ANSWER_LIMIT_S = 60
MAIL = f"""\
From: john@ameliastamps.test
To: ameliastamps-website@edit.webordinary.test
Subject: Opening hours
Message-ID: {MESSAGE_ID}
Date: Mon, 5 Jan 2026 09:00:00 +0000
Content-Type: text/plain; charset=utf-8

Please change the opening hours to 9-17.
""".replace("\n", "\r\n")


def get(path):
    with urllib.request.urlopen(ENDPOINT + path, timeout=30) as response:
        return response.read()


def answers():
    """The mails that answer ours."""
    return [mail for mail in json.loads(get("/_backlot/mail"))["mail"] if is_answer(mail)]


def is_answer(mail):
    message = email.message_from_string(mail["raw"], policy=email.policy.default)
    return message["In-Reply-To"] == MESSAGE_ID


class HermesMail(unittest.TestCase):
    def test_a_mail_is_answered_in_its_thread(self):
        request = urllib.request.Request(
            ENDPOINT + "/_backlot/mail",
            data=MAIL.encode(),
            headers={"Content-Type": "message/rfc822"},
            method="POST",
        )
        with urllib.request.urlopen(request, timeout=30) as response:
            self.assertIn(response.status, (200, 201, 202))
        deadline = time.monotonic() + ANSWER_LIMIT_S
        while not answers() and time.monotonic() < deadline:
            time.sleep(0.2)
        self.assertEqual(len(answers()), 1, get("/_backlot/time").decode())
        self.assert_that_an_sdk_sees_what_happened()

    def assert_that_an_sdk_sees_what_happened(self):
        queues = boto3.client("sqs", endpoint_url=ENDPOINT).list_queues(
            QueueNamePrefix="webordinary-input-"
        )["QueueUrls"]
        self.assertEqual(len(queues), 1)
        found = boto3.client("dynamodb", endpoint_url=ENDPOINT).scan(
            TableName="webordinary-thread-mappings"
        )["Items"]
        self.assertEqual(len(found), 1)


if __name__ == "__main__":
    unittest.main(warnings="ignore")  # boto3 leaves its connections open
