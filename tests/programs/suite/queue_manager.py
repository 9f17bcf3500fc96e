"""What the suite tests: queues that a chat session gets, and a table that says which there are.

Written as a team would that runs it on AWS: nothing here knows of Backlot.
"""

import re
import time

import boto3

TRACKING = "webordinary-queue-tracking"


class QueueManager:
    def __init__(self):
        self.sqs = boto3.client("sqs")
        self.table = boto3.resource("dynamodb").Table(TRACKING)

    def create(self, container):
        url = self.sqs.create_queue(
            QueueName=f"webordinary-input-{container}",
            Attributes={"VisibilityTimeout": "300"},
        )["QueueUrl"]
        self.table.put_item(Item={"containerId": container, "queueUrl": url})
        return url

    def find(self, container):
        return self.table.get_item(Key={"containerId": container}).get("Item")

    def remove(self, container):
        item = self.find(container)
        self.sqs.delete_queue(QueueUrl=item["queueUrl"])
        self.table.delete_item(Key={"containerId": container})

    def drain(self, url, idle_seconds):
        """Takes messages until none has come for so long; what it took."""
        bodies = []
        last = time.monotonic()
        while time.monotonic() - last < idle_seconds:
            answer = self.sqs.receive_message(QueueUrl=url, WaitTimeSeconds=20)
            for message in answer.get("Messages", []):
                bodies.append(message["Body"])
                self.sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
                last = time.monotonic()
        return bodies


def thread_of(channel, message):
    if channel == "email":
        found = re.search(r"\[thread:(\w+)\]", message["subject"])
        return found.group(1) if found else message["message_id"].strip("<>")
    return message["from"] if channel == "sms" else message["room"]
