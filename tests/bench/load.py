"""A load of SendMessage, ReceiveMessage, DeleteMessage over one keep-alive connection."""

import json
import socket
import urllib.parse

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
        while b"\r\n\r\n" not in self._rest:
            self._receive()
        head, _, self._rest = self._rest.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        fields = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in lines[1:])}
        length = int(fields["content-length"])
        while len(self._rest) < length:
            self._receive()
        body, self._rest = self._rest[:length], self._rest[length:]
        if lines[0].split()[1] != "200":
            raise RuntimeError(f"{lines[0]}: {body[:500]!r}")
        return body

    def call(self, target, body):
        return json.loads(self.exchange(request_bytes(self.host, target, body)))

    def _receive(self):
        received = self._socket.recv(65536)
        if not received:
            raise RuntimeError("the server closed the connection")
        self._rest += received


def round_trips(connection, queue, count):
    """`count` times send, receive and delete: 3 * count requests."""
    for _ in range(count):
        connection.call("AmazonSQS.SendMessage", {"QueueUrl": queue, "MessageBody": BODY})
        received = connection.call("AmazonSQS.ReceiveMessage", {"QueueUrl": queue})
        handle = received["Messages"][0]["ReceiptHandle"]
        deleted = {"QueueUrl": queue, "ReceiptHandle": handle}
        connection.call("AmazonSQS.DeleteMessage", deleted)


def fixed_requests(connection, count):
    """The same three requests, as often, to a server that answers a fixed body."""
    queue = f"http://{connection.host}/000000000000/bench"
    handle = "x" * 180
    requests = [
        request_bytes(connection.host, f"AmazonSQS.{operation}", {"QueueUrl": queue, **more})
        for operation, more in (
            ("SendMessage", {"MessageBody": BODY}),
            ("ReceiveMessage", {}),
            ("DeleteMessage", {"ReceiptHandle": handle}),
        )
    ]
    for _ in range(count):
        for request in requests:
            connection.exchange(request)
