#!/usr/bin/env python3
"""A data folder on a disk that gets full, read-only, or goes away: full_disk.py --server PROGRAM

Real clients write until they are refused. What was acknowledged is there, what was refused is not,
and the counts are those of what is there; with room again the server goes on as it is. Exit 77 with
the reason on the last line where no disk of a test's own can be mounted.
"""

import argparse
import contextlib
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import urllib.error
import urllib.request

from server import backlot

SKIPPED = 77
DISK = "8m"
BALLAST_BYTES = 2 * 1024 * 1024
WRITERS = 4
REFUSALS = 10  # of each writer, before it stops
TABLE = "things"


class Failed(Exception):
    """What does not hold."""


def check(holds, what):
    if not holds:
        raise Failed(what)


@contextlib.contextmanager
def disk_of_its_own(folder):
    """A small file system in memory."""
    folder.mkdir()
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "backlot", folder],
        check=True,
        capture_output=True,
    )
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


class Clients:
    """boto3, once each call: a refused one is not tried again behind our back."""

    def __init__(self, url):
        import boto3
        import botocore.config

        keys = {"aws_access_key_id": "AKIAIOSFODNN7EXAMPLE", "aws_secret_access_key": "x"}
        config = botocore.config.Config(retries={"max_attempts": 0})
        session = boto3.Session(region_name="us-west-2", **keys)
        self.sqs = session.client("sqs", endpoint_url=url, config=config)
        self.dynamodb = session.client("dynamodb", endpoint_url=url, config=config)
        self.url = url
        self.queue = f"{url}/000000000000/work"

    def control(self, path, method="GET"):
        """Status and body."""
        request = urllib.request.Request(self.url + path, method=method)
        try:
            with urllib.request.urlopen(request, timeout=30) as response:
                return response.status, json.load(response)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)

    def wait_until_ok(self):
        while self.control("/_backlot/health")[0] != 200:
            pass


class Written:
    """What was acknowledged and what was refused, of each kind."""

    def __init__(self):
        self.messages, self.items = set(), set()
        self.refused = set()
        self.codes = set()

    def attempt(self, kind, name, write):
        import botocore.exceptions

        try:
            write()
        except botocore.exceptions.ClientError as error:
            status = error.response["ResponseMetadata"]["HTTPStatusCode"]
            self.codes.add((status, error.response["Error"]["Code"]))
            self.refused.add(name)
            return False
        kind.add(name)
        return True


def body(name):
    return name + " " + "x" * 20_000


def set_up(url):
    clients = Clients(url)
    clients.sqs.create_queue(QueueName="work")
    clients.dynamodb.create_table(
        TableName=TABLE,
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )


def write_until_refused(url, written, writer, round_name):
    clients = Clients(url)
    refusals, number = 0, 0
    while refusals < REFUSALS:
        number += 1
        name = f"{round_name}-{writer}-{number}"
        sent = written.attempt(
            written.messages,
            "m" + name,
            lambda: clients.sqs.send_message(
                QueueUrl=clients.queue, MessageBody=body("m" + name)
            ),
        )
        put = written.attempt(
            written.items,
            "i" + name,
            lambda: clients.dynamodb.put_item(
                TableName=TABLE, Item={"id": {"S": "i" + name}, "body": {"S": body(name)}}
            ),
        )
        refusals += (not sent) + (not put)


def fill(url, written, round_name):
    """Many clients at once, so that one turn of the server has writes of several."""
    writers = [
        threading.Thread(target=write_until_refused, args=(url, written, i, round_name))
        for i in range(WRITERS)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()


def count_of_messages(clients):
    got = clients.sqs.get_queue_attributes(QueueUrl=clients.queue, AttributeNames=["All"])
    numbers = {k: int(v) for k, v in got["Attributes"].items() if k.startswith("Approximate")}
    check(all(number >= 0 for number in numbers.values()), f"counts: {numbers}")
    return sum(numbers.values())


def all_items(clients):
    pages = clients.dynamodb.get_paginator("scan").paginate(TableName=TABLE)
    return {item["id"]["S"] for page in pages for item in page["Items"]}


def all_messages(clients):
    """Each is hidden when it is seen, for as long as this server runs."""
    seen = set()
    while True:
        got = clients.sqs.receive_message(
            QueueUrl=clients.queue, MaxNumberOfMessages=10, VisibilityTimeout=43200
        ).get("Messages", [])
        if not got:
            return seen
        seen |= {message["Body"].split(" ")[0] for message in got}


def check_counts(clients, written):
    found = count_of_messages(clients)
    check(found == len(written.messages), f"{found} messages, {len(written.messages)} acknowledged")
    items = all_items(clients)
    check(items == written.items, f"items: {len(items)} of {len(written.items)}")


def check_queues(clients):
    """Queues that are refused do not exist."""
    import botocore.exceptions

    made = {"work"}
    for i in range(20):
        with contextlib.suppress(botocore.exceptions.ClientError):
            clients.sqs.create_queue(QueueName=f"q{i}", tags={"about": "x" * 250})
            made.add(f"q{i}")
    listed = {url.rsplit("/", 1)[1] for url in clients.sqs.list_queues()["QueueUrls"]}
    check(listed == made, f"queues: {sorted(listed)}, acknowledged: {sorted(made)}")
    print(f"queues: {len(made) - 1} of 20 were kept")


def full(options, folder):
    """Full, room again, full again, and killed: nothing acknowledged is lost, nothing else kept."""
    ballast = folder / "ballast"
    ballast.write_bytes(b"x" * BALLAST_BYTES)
    serve = ["--data", str(folder / "data")]
    written = Written()
    with backlot(options.server, serve) as server:
        set_up(server.url)
        clients = Clients(server.url)
        fill(server.url, written, "first")
        print(f"full: {len(written.messages)} messages and {len(written.items)} items were kept,")
        print(f"  {len(written.refused)} writes refused: {sorted(written.codes)}")
        check(
            written.codes <= {(500, "InternalFailure"), (500, "InternalServerError")},
            f"refused with {written.codes}",
        )
        check_counts(clients, written)
        check_queues(clients)
        status, health = clients.control("/_backlot/health")
        print(f"health: {status} {health['status']}")

        ballast.unlink()
        clients.wait_until_ok()
        before = len(written.messages) + len(written.items)
        fill(server.url, written, "second")
        check(len(written.messages) + len(written.items) > before + 10, "it did not go on")
        check_counts(clients, written)
        os.kill(server.pid, signal.SIGKILL)
    subprocess.run(["mount", "-o", "remount,size=64m", folder], check=True)
    with backlot(options.server, serve) as server:
        clients = Clients(server.url)
        check_counts(clients, written)
        messages = all_messages(clients)
        check(messages == written.messages, f"lost: {sorted(written.messages - messages)[:5]}")
        check(server.exit_code is None, "the server ended")
    check(server.exit_code == 0, f"the server ended with {server.exit_code}")
    print(f"killed and opened again: {len(messages)} messages, {len(written.items)} items")


def read_only(options, folder):
    """No server can be had on a folder that cannot be written, and it says so in one line."""
    with backlot(options.server, ["--data", str(folder / "data")]) as server:
        set_up(server.url)
        busy = subprocess.run(["mount", "-o", "remount,ro", folder], capture_output=True, check=False)
        if busy.returncode == 0:
            Clients(server.url).sqs.get_queue_url(QueueName="work")
            subprocess.run(["mount", "-o", "remount,rw", folder], check=True)
        else:
            print("read-only: a disk with files that are open to write cannot be made so here")
    subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
    ended = subprocess.run(
        [options.server, "serve", "--port", "0", "--data", folder / "data"],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    print(f"read-only: {ended.stderr.strip()}")
    check(ended.returncode == 2, f"exit code {ended.returncode}")
    check(ended.stderr.count("\n") == 1, "more than one line")
    subprocess.run(["mount", "-o", "remount,rw", folder], check=True)
    with backlot(options.server, ["--data", str(folder / "data")]) as server:
        Clients(server.url).sqs.get_queue_url(QueueName="work")


def removed(options, folder):
    """Without its folder a server acknowledges nothing; a reset makes it anew."""
    import botocore.exceptions

    data = folder / "data"
    with backlot(options.server, ["--data", str(data)]) as server:
        set_up(server.url)
        clients = Clients(server.url)
        shutil.rmtree(data)
        try:
            clients.sqs.send_message(QueueUrl=clients.queue, MessageBody="lost")
            raise Failed("a write to a folder that is gone was acknowledged")
        except botocore.exceptions.ClientError as error:
            print(f"removed: {error}")
        check(clients.control("/_backlot/health")[0] == 503, "health does not say so")
        check(count_of_messages(clients) == 0, "the queue has the message nevertheless")
        status, answer = clients.control("/_backlot/reset", "POST")
        check(status == 200, f"reset: {status} {answer}")
        set_up(server.url)
        clients.sqs.send_message(QueueUrl=clients.queue, MessageBody="kept x")
        os.kill(server.pid, signal.SIGKILL)
    with backlot(options.server, ["--data", str(data)]) as server:
        check(all_messages(Clients(server.url)) == {"kept"}, "what came after the reset is lost")


def reset_when_full(options, folder):
    """A reset of a server on a full disk: its own data make room."""
    with backlot(options.server, ["--data", str(folder / "data")]) as server:
        set_up(server.url)
        written = Written()
        fill(server.url, written, "full")
        clients = Clients(server.url)
        status, answer = clients.control("/_backlot/reset", "POST")
        check(status == 200, f"reset: {status} {answer}")
        clients.wait_until_ok()
        set_up(server.url)
        check(count_of_messages(clients) == 0, "the reset left something")
    check(server.exit_code == 0, f"the server ended with {server.exit_code}")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--server", required=True)
    options = arguments.parse_args()
    try:
        import boto3  # noqa: F401
    except ImportError:
        print("SKIPPED: the system's Python has no boto3")
        return SKIPPED
    for scene in (full, read_only, removed, reset_when_full):
        with tempfile.TemporaryDirectory() as base:
            try:
                with disk_of_its_own(pathlib.Path(base) / "disk") as folder:
                    scene(options, folder)
            except subprocess.CalledProcessError as error:
                if error.cmd[0] != "mount" or scene is not full:
                    raise
                print("SKIPPED: this user cannot mount a disk for the test")
                return SKIPPED
            except Failed as failure:
                print(f"{scene.__name__}: {failure}")
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
