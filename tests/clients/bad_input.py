"""Bytes that no client of good will sends: each gets an answer or a closed connection, and the
server goes on serving others meanwhile."""

import contextlib
import gzip
import json
import os
import re
import socket
import time
import unittest
import urllib.parse

URL = urllib.parse.urlsplit(os.environ["AWS_ENDPOINT_URL"])
MEBIBYTE = 1 << 20
HOST = f"Host: {URL.netloc}\r\n"
LIMIT_S = 30


def authorization(service):
    scope = f"AKIAIOSFODNN7EXAMPLE/20260105/us-west-2/{service}/aws4_request"
    return f"Authorization: AWS4-HMAC-SHA256 Credential={scope}, Signature=00\r\n"


def request(body, target="AmazonSQS.ListQueues", service="sqs", length=None, more=""):
    """A call in AWS JSON, as bytes; `length` is what it says of its body."""
    if isinstance(body, str):
        body = body.encode()
    head = (
        f"POST / HTTP/1.1\r\n{HOST}{authorization(service)}X-Amz-Target: {target}\r\n"
        f"Content-Type: application/x-amz-json-1.0\r\n{more}"
        f"Content-Length: {len(body) if length is None else length}\r\n\r\n"
    )
    return head.encode() + body


def form(body, service="sqs"):
    if isinstance(body, str):
        body = body.encode()
    head = (
        f"POST / HTTP/1.1\r\n{HOST}{authorization(service)}"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


@contextlib.contextmanager
def connection():
    with socket.create_connection((URL.hostname, URL.port), timeout=LIMIT_S) as raw:
        yield raw


def read_responses(raw, count=1):
    """(status, body) of each response, up to `count`; fewer if the server closed before."""
    got, answers = b"", []
    while len(answers) < count:
        head, separator, rest = got.partition(b"\r\n\r\n")
        length = re.search(rb"(?i)content-length: *(\d+)", head)
        size = int(length[1]) if length else 0
        if separator and len(rest) >= size:
            answers.append((int(head.split()[1]), rest[:size]))
            got = rest[size:]
            continue
        try:
            more = raw.recv(65536)
        except ConnectionError:
            break
        if not more:
            break
        got += more
    return answers


def exchange(sent, count=1, ends=False):
    """What the server answers; `ends` says that nothing more will come."""
    with connection() as raw:
        try:
            raw.sendall(sent)
            if ends:
                raw.shutdown(socket.SHUT_WR)
        except ConnectionError:
            pass  # it may have answered and closed before it had read everything
        return read_responses(raw, count)


class BadInput(unittest.TestCase):
    def tearDown(self):
        ((status, body),) = exchange(request("{}"))
        self.assertEqual(status, 200, body)

    def is_error(self, answers, code, status=400):
        self.assertEqual(len(answers), 1, answers)
        self.assertEqual(answers[0][0], status, answers[0][1][:500])
        self.assertIn(code.encode(), answers[0][1])

    def is_refused(self, answers, statuses=(400,)):
        """Answered with one of the statuses, or the connection closed without a word."""
        for status, body in answers:
            self.assertIn(status, statuses, body[:500])

    def test_mebibytes_of_brackets(self):
        for service, target, most in (
            ("sqs", "AmazonSQS.SendMessage", 4 * MEBIBYTE),
            ("dynamodb", "DynamoDB_20120810.PutItem", 16 * MEBIBYTE),
            ("ecs", "AmazonEC2ContainerServiceV20141113.RunTask", MEBIBYTE),
        ):
            for opening in ("[", '{"a":'):
                with self.subTest(service, opening=opening):
                    fits = opening * (most // len(opening))
                    sent = request(fits, target, service)
                    self.is_error(exchange(sent), "SerializationException")
                    sent = request(fits + opening, target, service)
                    if service == "dynamodb":  # as much as the server takes at all
                        self.is_refused(exchange(sent), (413,))
                    else:
                        self.is_error(exchange(sent), "RequestEntityTooLarge", 413)

    def test_a_value_that_nests_deeply(self):
        deep = '{"L":[' * 5000 + '{"S":"x"}' + "]}" * 5000
        sent = request(
            f'{{"TableName":"audit","Item":{{"id":{deep}}}}}',
            "DynamoDB_20120810.PutItem",
            "dynamodb",
        )
        self.is_error(exchange(sent), "SerializationException")

    def test_what_is_not_json(self):
        for body in (
            b"{",
            b'{"QueueName":',
            b'{"QueueName": "a"}}',
            b'{"QueueName": "\xff\xfe"}',
            b'{"QueueName": "\\ud800"}',
            b"\x00" * 100,
            b'"text"',
            b"[]",
            b"NaN",
        ):
            with self.subTest(body):
                sent = request(body, "AmazonSQS.GetQueueUrl")
                self.is_error(exchange(sent), "SerializationException")

    def test_numbers_that_do_not_fit(self):
        for number in ("1e400", "99999999999999999999999", "-1", '"5"'):
            with self.subTest(number):
                sent = request(f'{{"MaxResults": {number}}}')
                ((status, body),) = exchange(sent)
                self.assertEqual(status, 400, body)
                self.assertTrue(json.loads(body)["__type"])

    def test_a_body_that_ends_early(self):
        self.is_refused(exchange(request("{}", length=1000), ends=True))

    def test_a_length_that_is_too_short(self):
        sent = request('{"QueueNamePrefix": "a"}', length=2)
        answers = exchange(sent, count=2)
        self.is_error(answers[:1], "SerializationException")
        self.is_refused(answers[1:])

    def test_lengths_that_are_none(self):
        for length in ("abc", "-1", "1" * 40, "0x10", ""):
            with self.subTest(length):
                self.is_refused(exchange(request("{}", length=length)), (400, 413))

    def test_two_lengths(self):
        sent = request("{}", more="Content-Length: 40\r\n")
        self.is_refused(exchange(sent))

    def test_a_length_beyond_the_limit(self):
        answers = exchange(request("{}", length=1 << 34))
        self.is_refused(answers, (413,))
        self.assertEqual(len(answers), 1)

    def test_a_body_beyond_the_limit(self):
        self.is_refused(exchange(request(b"x" * (80 * MEBIBYTE))), (413,))

    def test_a_hundred_thousand_headers(self):
        headers = "".join(f"X-Header-{n}: {n}\r\n" for n in range(100000))
        self.is_refused(exchange(request("{}", more=headers)), (400, 431))

    def test_a_header_without_end(self):
        self.is_refused(exchange(b"POST / HTTP/1.1\r\nX: " + b"x" * (4 * MEBIBYTE)), (400, 431))

    def test_a_path_without_end(self):
        path = "/" + "x" * (4 * MEBIBYTE)
        sent = f"GET {path} HTTP/1.1\r\n{HOST}\r\n".encode()
        self.is_refused(exchange(sent), (400, 414, 431))

    def test_garbage_after_a_request(self):
        answers = exchange(request("{}") + b"\x00\xffgarbage\r\n\r\n", count=2)
        self.assertEqual(answers[0][0], 200)
        self.is_refused(answers[1:])

    def test_requests_in_one_piece_are_answered_in_order(self):
        sent = request("{}") + request("{", "AmazonSQS.GetQueueUrl") + request("{}")
        self.assertEqual([status for status, _ in exchange(sent, count=3)], [200, 400, 200])

    def test_chunks(self):
        head = (
            f"POST / HTTP/1.1\r\n{HOST}{authorization('sqs')}X-Amz-Target: AmazonSQS.ListQueues\r\n"
            "Content-Type: application/x-amz-json-1.0\r\nTransfer-Encoding: chunked\r\n\r\n"
        ).encode()
        self.assertEqual(exchange(head + b"2\r\n{}\r\n0\r\n\r\n")[0][0], 200)
        for chunks in (b"zz\r\n{}\r\n", b"ffffffffffffffffffff\r\n{}", b"-1\r\n{}\r\n0\r\n\r\n"):
            with self.subTest(chunks):
                self.is_refused(exchange(head + chunks, ends=True), (400, 413))

    def test_what_is_not_http(self):
        for sent in (b"\x00" * 1000, b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\r\n" * 1000):
            with self.subTest(sent[:10]):
                self.is_refused(exchange(sent, ends=True), (400, 505))

    def test_forms(self):
        for body, code in (
            ("Action=ListQueues&%zz=%", "BacklotNotModelled"),
            ("Action=" + "A" * MEBIBYTE, "InvalidAction"),
            ("&=&&===&", "MissingAction"),
            (b"Action=\xff\xfe", "InvalidAction"),
            ("Action=ListQueues&MaxResults=" + "9" * 1000, "MalformedInput"),
            (
                "Action=SendMessageBatch&Version=2012-11-05&QueueUrl=a"
                "&SendMessageBatchRequestEntry.1000000000.Id=a",
                "Error",
            ),
        ):
            with self.subTest(body[:40]):
                self.is_error(exchange(form(body)), code)
        many = "Action=ListQueues&" + "&".join(f"P.{n}=1" for n in range(40000))
        self.is_error(exchange(form(many)), "BacklotNotModelled")
        self.is_error(exchange(form(many + "&a" * 15000)), "MalformedInput")

    def test_as_many_parameters_as_fit_into_a_body(self):
        began = time.monotonic()
        sent = form("Action=ListQueues" + "&a=" * (5 * MEBIBYTE))
        self.is_error(exchange(sent), "MalformedInput")
        self.assertLess(time.monotonic() - began, 5)

    def test_compressed_bodies_that_are_none_or_too_much(self):
        for body, status in ((b"{}", 500), (b"", 500), (gzip.compress(b" " * 100 * MEBIBYTE), 413)):
            with self.subTest(body[:10]):
                sent = request(body, more="Content-Encoding: gzip\r\n")
                self.is_error(exchange(sent), "__type", status)

    def test_cbor_that_is_none(self):
        for body in (b"{}", b"\xff", b"\x9f" * MEBIBYTE, b"\xa1\x69Namespace" + b"\x80" * 1000000):
            with self.subTest(body[:4]):
                head = (
                    "POST /service/GraniteServiceVersion20100801/operation/PutMetricData "
                    f"HTTP/1.1\r\n{HOST}smithy-protocol: rpc-v2-cbor\r\n"
                    f"Content-Length: {len(body)}\r\n\r\n"
                )
                self.is_error(exchange(head.encode() + body), "SerializationException")

    def test_two_hosts(self):
        self.is_refused(exchange(request("{}", more="Host: example.com\r\n")))

    def test_many_that_never_finish(self):
        """Each holds its connection with half a request, and others are served."""
        with contextlib.ExitStack() as held:
            for _ in range(200):
                raw = held.enter_context(connection())
                raw.sendall(request("{}", length=10)[:-1])
            self.assertEqual(exchange(request("{}"))[0][0], 200)


if __name__ == "__main__":
    unittest.main()
