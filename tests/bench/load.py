"""Loads of single AWS calls over keep-alive connections, which take turns.

One request is under way at a time: the server waits for each of them and is woken by it, as it is
by clients that do something else in between, however fast or busy the machine is. A server that is
never idle needs less time for a request, and how much less depends on who else runs.
"""

import itertools
import json
import re
import socket
import urllib.parse

CONNECTIONS = 16
DYNAMODB = "DynamoDB_20120810"
TABLE = "bench"
KEYS = 1000
PARTITIONS = 50  # of items that a Query reads
QUERIED = 20  # items, each time

_HEAD_END = b"\r\n\r\n"
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)

AUTHORIZATION = (
    "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260105/us-west-2/sqs/aws4_request, "
    "SignedHeaders=amz-sdk-invocation-id;amz-sdk-request;content-length;content-type;host, "
    "Signature=b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"
)
BODY = json.dumps({"instruction": "change the opening hours", "padding": "x" * 200})


def request_bytes(host, target, body):
    """A request with the headers that an SDK sends."""
    text = json.dumps(body).encode()
    head = (
        f"POST / HTTP/1.1\r\nHost: {host}\r\nX-Amz-Target: {target}\r\n"
        "Content-Type: application/x-amz-json-1.0\r\nX-Amzn-Query-Mode: true\r\n"
        "User-Agent: aws-sdk-js/3.966.0 ua/2.1 os/linux lang/js md/nodejs api/sqs\r\n"
        "Amz-Sdk-Request: attempt=1; max=3\r\nX-Amz-Date: 20260105T090000Z\r\n"
        f"Authorization: {AUTHORIZATION}\r\nConnection: keep-alive\r\n"
        f"Content-Length: {len(text)}\r\n\r\n"
    )
    return head.encode() + text


class Connection:
    def __init__(self, url):
        parts = urllib.parse.urlsplit(url)
        self.host = parts.netloc
        self._socket = socket.create_connection((parts.hostname, parts.port), timeout=30)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._rest = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._socket.close()

    def exchange(self, request):
        """Sends the bytes and returns the response's body; any status but 200 is an error."""
        self._socket.sendall(request)
        while (head_end := self._rest.find(_HEAD_END)) < 0:
            self._receive()
        begin = head_end + len(_HEAD_END)
        end = begin + int(_LENGTH.search(self._rest, 0, head_end).group(1))
        while len(self._rest) < end:
            self._receive()
        head, body, self._rest = self._rest[:head_end], self._rest[begin:end], self._rest[end:]
        if head.split(b" ", 2)[1] != b"200":
            raise RuntimeError(f"{head!r}: {body[:500]!r}")
        return body

    def call(self, target, body):
        return json.loads(self.exchange(request_bytes(self.host, target, body)))

    def _receive(self):
        received = self._socket.recv(65536)
        if not received:
            raise RuntimeError("the server closed the connection")
        self._rest += received


class Load:
    def __init__(self, url):
        self._connections = [Connection(url) for _ in range(CONNECTIONS)]
        self._turns = itertools.cycle(self._connections)
        self.host = self._connections[0].host

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for connection in self._connections:
            connection.__exit__()

    def call(self, target, body):
        return self._connections[0].call(target, body)

    def play(self, script, rounds):
        """So many rounds of script(host), which yields requests without end, and `None` after each
        round; it is sent the bodies of the answers. How many requests that were."""
        count = 0
        steps = script(self.host)
        for _ in range(rounds):
            request = next(steps)
            while request is not None:
                request = steps.send(next(self._turns).exchange(request))
                count += 1
        return count


def repeated(make):
    """A script of single requests, make(host, n) for all n below KEYS in turn."""

    def script(host):
        requests = [make(host, n) for n in range(KEYS)]
        for request in itertools.cycle(requests):
            yield request
            yield None

    return script


def fixed(host, _):
    """For a server that answers a fixed body."""
    return send_message(host, 0)


def queue_url(host):
    return f"http://{host}/000000000000/bench"


def send_message(host, _):
    body = {"QueueUrl": queue_url(host), "MessageBody": BODY}
    return request_bytes(host, "AmazonSQS.SendMessage", body)


def round_trips(host):
    """Sends a message, receives one, and deletes it."""
    queue = queue_url(host)
    send = send_message(host, 0)
    receive = request_bytes(host, "AmazonSQS.ReceiveMessage", {"QueueUrl": queue})
    while True:
        yield send
        handle = json.loads((yield receive))["Messages"][0]["ReceiptHandle"]
        deleted = {"QueueUrl": queue, "ReceiptHandle": handle}
        yield request_bytes(host, "AmazonSQS.DeleteMessage", deleted)
        yield None


def item(partition, sort):
    return {
        "pk": {"S": partition},
        "sk": {"S": sort},
        "status": {"S": "running"},
        "count": {"N": "1"},
        "owner": {"S": "arn:aws:iam::000000000000:user/jo"},
        "tags": {"SS": ["blue", "red"]},
        "done": {"BOOL": False},
        "text": {"S": "x" * 200},
    }


def site(number):
    return f"site#{number}"


def key(number):
    return {"pk": {"S": site(number)}, "sk": {"S": "state"}}


def put_body(number):
    return {"TableName": TABLE, "Item": item(site(number), "state")}


def get_body(number):
    return {"TableName": TABLE, "Key": key(number)}


def update_body(number, done=False):
    """Has an effect if the item's `done` is as given; it is false."""
    return {
        "TableName": TABLE,
        "Key": key(number),
        "UpdateExpression": "SET #status = :status, #count = #count + :one",
        "ConditionExpression": "attribute_exists(pk) AND done = :done",
        "ExpressionAttributeNames": {"#status": "status", "#count": "count"},
        "ExpressionAttributeValues": {
            ":status": {"S": "stopped"},
            ":one": {"N": "1"},
            ":done": {"BOOL": done},
        },
    }


def query_body(partition):
    return {
        "TableName": TABLE,
        "KeyConditionExpression": "pk = :pk",
        "ExpressionAttributeValues": {":pk": {"S": f"page#{partition}"}},
    }


TABLE_BODY = {
    "TableName": TABLE,
    "BillingMode": "PAY_PER_REQUEST",
    "AttributeDefinitions": [
        {"AttributeName": "pk", "AttributeType": "S"},
        {"AttributeName": "sk", "AttributeType": "S"},
    ],
    "KeySchema": [
        {"AttributeName": "pk", "KeyType": "HASH"},
        {"AttributeName": "sk", "KeyType": "RANGE"},
    ],
}


def put_item(host, number):
    return request_bytes(host, f"{DYNAMODB}.PutItem", put_body(number))


def get_item(host, number):
    return request_bytes(host, f"{DYNAMODB}.GetItem", get_body(number))


def update_item(host, number):
    return request_bytes(host, f"{DYNAMODB}.UpdateItem", update_body(number))


def query(host, number):
    return request_bytes(host, f"{DYNAMODB}.Query", query_body(number % PARTITIONS))


def set_up(connection):
    """What the requests above are about: a queue, and a table with KEYS items and PARTITIONS pages."""
    connection.call("AmazonSQS.CreateQueue", {"QueueName": "bench"})
    connection.call(f"{DYNAMODB}.CreateTable", TABLE_BODY)
    pages = [item(f"page#{p}", f"{n:03}") for p in range(PARTITIONS) for n in range(QUERIED)]
    sites = [item(site(n), "state") for n in range(KEYS)]
    for put in pages + sites:
        connection.call(f"{DYNAMODB}.PutItem", {"TableName": TABLE, "Item": put})
