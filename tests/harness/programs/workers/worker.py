"""Notes each job that comes to the queue in a table, until it is told to stop."""

import os
import signal
import sys

import boto3

endpoint = os.environ["AWS_ENDPOINT_URL"]
sqs = boto3.client("sqs", endpoint_url=endpoint)
table = boto3.resource("dynamodb", endpoint_url=endpoint).Table("jobs")


def stop(*_):
    print("stopping", flush=True)
    sys.exit(0)


signal.signal(signal.SIGTERM, stop)
print("ready", flush=True)
queue = os.environ["DONE_URL"]
while True:
    answer = sqs.receive_message(QueueUrl=queue, WaitTimeSeconds=20)
    for message in answer.get("Messages", []):
        table.put_item(Item={"id": message["Body"], "by": "python"})
        sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
        print("noted", message["Body"], flush=True)
