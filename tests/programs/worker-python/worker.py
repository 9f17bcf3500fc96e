#!/usr/bin/env python3
"""Takes jobs from a queue and notes each in a table when it is done.

A job is JSON: {"id": "…", "seconds": 90}. While one is at work its message is kept invisible; one
that fails is left to the queue's redrive policy. Environment: QUEUE_URL, TABLE_NAME, and
optionally HEARTBEAT_S (20), VISIBILITY_S (60) and ENDPOINT_URL, for a boto3 that does not know
AWS_ENDPOINT_URL. SIGTERM ends the worker after the job at work.
"""

import json
import logging
import os
import signal
import sys
import threading
import time

import boto3
from botocore.exceptions import BotoCoreError, ClientError

QUEUE_URL = os.environ["QUEUE_URL"]
TABLE_NAME = os.environ["TABLE_NAME"]
HEARTBEAT_S = float(os.environ.get("HEARTBEAT_S", "20"))
VISIBILITY_S = int(os.environ.get("VISIBILITY_S", "60"))
ENDPOINT_URL = os.environ.get("ENDPOINT_URL")
LONG_POLL_S = 20

log = logging.getLogger("worker")


class Heartbeat:
    """Keeps a message invisible while a `with` block runs."""

    def __init__(self, sqs, receipt_handle):
        self._sqs = sqs
        self._receipt_handle = receipt_handle
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._ended.set()
        self._thread.join()

    def _beat(self):
        while not self._ended.wait(HEARTBEAT_S):
            try:
                self._sqs.change_message_visibility(
                    QueueUrl=QUEUE_URL,
                    ReceiptHandle=self._receipt_handle,
                    VisibilityTimeout=VISIBILITY_S,
                )
            except (BotoCoreError, ClientError) as error:
                # The job is worth more than one heartbeat: the next comes in time.
                log.warning("not extended: %s", error)
            else:
                log.info("extended")


class Worker:
    def __init__(self):
        self._sqs = boto3.client("sqs", endpoint_url=ENDPOINT_URL)
        self._table = boto3.resource("dynamodb", endpoint_url=ENDPOINT_URL).Table(TABLE_NAME)
        self._stopping = False

    def stop(self, *_):
        log.info("stopping")
        self._stopping = True

    def run(self):
        log.info("ready")
        while not self._stopping:
            received = self._sqs.receive_message(
                QueueUrl=QUEUE_URL,
                MaxNumberOfMessages=1,
                WaitTimeSeconds=LONG_POLL_S,
                VisibilityTimeout=VISIBILITY_S,
            )
            for message in received.get("Messages", []):
                self._handle(message)

    def _handle(self, message):
        try:
            with Heartbeat(self._sqs, message["ReceiptHandle"]):
                self._work(json.loads(message["Body"]))
        except Exception:  # pylint: disable=broad-except
            log.exception("message %s", message["MessageId"])
            return
        self._sqs.delete_message(QueueUrl=QUEUE_URL, ReceiptHandle=message["ReceiptHandle"])

    def _work(self, job):
        started = int(time.time())
        time.sleep(job["seconds"])
        self._table.put_item(
            Item={"id": job["id"], "startedAt": started, "finishedAt": int(time.time())}
        )
        log.info("done %s", job["id"])


def main():
    logging.basicConfig(stream=sys.stdout, format="%(levelname)s %(message)s", level=logging.INFO)
    logging.getLogger("botocore").setLevel(logging.WARNING)
    worker = Worker()
    # The poll at work ends first: up to 20 s, within ECS's stopTimeout of 30.
    signal.signal(signal.SIGTERM, worker.stop)
    worker.run()


if __name__ == "__main__":
    main()
