"""Takes one message from a queue and sends it, in capitals, to another, with nothing but HTTP."""

import json
import os
import sys
import urllib.request


def call(operation, **arguments):
    request = urllib.request.Request(
        os.environ["AWS_ENDPOINT_URL"],
        data=json.dumps(arguments).encode(),
        headers={
            "X-Amz-Target": f"AmazonSQS.{operation}",
            "Content-Type": "application/x-amz-json-1.0",
        },
    )
    return json.load(urllib.request.urlopen(request))


jobs, done = sys.argv[1:]
while not (found := call("ReceiveMessage", QueueUrl=jobs, WaitTimeSeconds=20).get("Messages")):
    pass
call("SendMessage", QueueUrl=done, MessageBody=found[0]["Body"].upper())
call("DeleteMessage", QueueUrl=jobs, ReceiptHandle=found[0]["ReceiptHandle"])
