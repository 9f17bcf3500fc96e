#!/usr/bin/env python3
"""Kills the server in the middle of writes, again and again: durability.py --server PROGRAM

After each restart on the same data folder, what was acknowledged before is there, and no id is
given twice. What was not acknowledged may be there or not.
"""

import argparse
import base64
import http.client
import json
import os
import pathlib
import random
import signal
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request

from server import backlot

KILLS = 5
WRITES_BEFORE_A_KILL = (40, 250)  # of all writers together
SENDER = "hermes@durability.test"
SEED = 20260105


class Caller:
    """One connection that speaks AWS JSON and REST-JSON."""

    def __init__(self, url):
        parts = urllib.parse.urlsplit(url)
        self._connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=30)

    def call(self, service, target, body, path="/"):
        scope = f"AKIAIOSFODNN7EXAMPLE/20260105/us-west-2/{service}/aws4_request"
        headers = {
            "Authorization": f"AWS4-HMAC-SHA256 Credential={scope}, Signature=00",
            "Content-Type": "application/x-amz-json-1.0",
        }
        if target:
            headers["X-Amz-Target"] = target
        self._connection.request("POST", path, json.dumps(body).encode(), headers)
        response = self._connection.getresponse()
        text = response.read()
        if response.status != 200:
            raise AssertionError(f"{target or path}: {response.status} {text}")
        return json.loads(text)

    def sqs(self, operation, **body):
        return self.call("sqs", f"AmazonSQS.{operation}", body)

    def dynamodb(self, operation, **body):
        return self.call("dynamodb", f"DynamoDB_20120810.{operation}", body)


class Writes:
    """What was acknowledged, of each kind, over all of the servers' lives."""

    def __init__(self):
        self.messages = {}  # id: body
        self.items = {}  # key: number
        self.mails = []  # ids
        self.repeated = []  # ids that were given twice

    def count(self):
        return len(self.messages) + len(self.items) + len(self.mails) + len(self.repeated)

    def send_message(self, caller, queue, number):
        body = f"message {number}"
        sent = caller.sqs("SendMessage", QueueUrl=queue, MessageBody=body)
        if sent["MessageId"] in self.messages:
            self.repeated.append(sent["MessageId"])
        self.messages[sent["MessageId"]] = body

    def put_item(self, caller, number):
        item = {"id": {"S": f"item {number}"}, "n": {"N": str(number)}}
        caller.dynamodb("PutItem", TableName="durability", Item=item)
        self.items[item["id"]["S"]] = item["n"]["N"]

    def send_mail(self, caller, number):
        raw = f"From: {SENDER}\r\nTo: {SENDER}\r\nSubject: mail {number}\r\n\r\nHi\r\n"
        content = {"Raw": {"Data": base64.b64encode(raw.encode()).decode()}}
        sent = caller.call("ses", "", {"Content": content}, "/v2/email/outbound-emails")
        if sent["MessageId"] in self.mails:
            self.repeated.append(sent["MessageId"])
        self.mails.append(sent["MessageId"])


def set_up(url):
    caller = Caller(url)
    caller.sqs("CreateQueue", QueueName="durability")
    caller.dynamodb(
        "CreateTable",
        TableName="durability",
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )
    caller.call("ses", "", {"EmailIdentity": SENDER}, "/v2/email/identities")


def write_until_killed(url, write, start):
    """One writer: numbers from `start` on, until the connection breaks."""
    try:
        caller = Caller(url)
        number = start
        while True:
            write(caller, number)
            number += 1
    except (OSError, http.client.HTTPException):
        pass  # the server is gone: the last write was not acknowledged


def kill_in_the_middle(server, writes, count):
    """Ends the server once `count` more writes were acknowledged."""
    queue = f"{server.url}/000000000000/durability"
    before = writes.count()
    kinds = (
        lambda caller, number: writes.send_message(caller, queue, number),
        writes.put_item,
        writes.send_mail,
    )
    writers = [
        threading.Thread(target=write_until_killed, args=(server.url, kind, before * 1000))
        for kind in kinds
    ]
    for writer in writers:
        writer.start()
    while writes.count() < before + count and any(writer.is_alive() for writer in writers):
        time.sleep(0.001)
    os.kill(server.pid, signal.SIGKILL)
    for writer in writers:
        writer.join()


def all_messages(caller, url):
    """By id. Each is hidden when it is seen, and shown again at the end."""
    queue = f"{url}/000000000000/durability"
    seen, handles = {}, []
    while True:
        got = caller.sqs(
            "ReceiveMessage", QueueUrl=queue, MaxNumberOfMessages=10, VisibilityTimeout=43200
        ).get("Messages", [])
        if not got:
            break
        seen |= {message["MessageId"]: message["Body"] for message in got}
        handles += [message["ReceiptHandle"] for message in got]
    for handle in handles:
        shown = {"QueueUrl": queue, "ReceiptHandle": handle, "VisibilityTimeout": 0}
        caller.sqs("ChangeMessageVisibility", **shown)
    return seen


def all_items(caller):
    items, start = {}, {}
    while True:
        page = caller.dynamodb("Scan", TableName="durability", **start)
        items |= {item["id"]["S"]: item["n"]["N"] for item in page["Items"]}
        if "LastEvaluatedKey" not in page:
            return items
        start = {"ExclusiveStartKey": page["LastEvaluatedKey"]}


def all_mails(url):
    with urllib.request.urlopen(url + "/_backlot/mail", timeout=30) as response:
        return [mail["raw"] for mail in json.load(response)["mail"]]


def losses(url, writes):
    """What was acknowledged and is not there."""
    caller = Caller(url)
    messages, items, mails = all_messages(caller, url), all_items(caller), all_mails(url)
    lost = [f"message {k}" for k, body in writes.messages.items() if messages.get(k) != body]
    lost += [key for key, number in writes.items.items() if items.get(key) != number]
    mailed = "\n".join(mails)
    lost += [f"mail {mail}" for mail in writes.mails if mail not in mailed]
    return lost + [f"one id for two: {each}" for each in writes.repeated]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--server", required=True)
    options = arguments.parse_args()
    moments = random.Random(SEED)
    writes = Writes()
    with tempfile.TemporaryDirectory() as folder:
        serve = ["--data", str(pathlib.Path(folder) / "data")]
        with backlot(options.server, serve) as server:
            set_up(server.url)
            kill_in_the_middle(server, writes, moments.randint(*WRITES_BEFORE_A_KILL))
        for kill in range(1, KILLS + 1):
            with backlot(options.server, serve) as server:
                lost = losses(server.url, writes)
                print(f"kill {kill}: {writes.count()} acknowledged, {len(lost)} lost {lost[:5]}")
                if lost:
                    return 1
                if kill < KILLS:
                    kill_in_the_middle(server, writes, moments.randint(*WRITES_BEFORE_A_KILL))
        kinds = (len(writes.messages), len(writes.items), len(writes.mails))
        print(f"messages, items, mails: {kinds}")
        return 0 if min(kinds) > KILLS else 1


if __name__ == "__main__":
    sys.exit(main())
