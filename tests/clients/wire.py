"""What no SDK would send, byte by byte: bad input gets AWS's error and the server keeps serving."""

import email.utils
import gzip
import http.client
import json
import os
import socket
import unittest
import urllib.parse
import zlib

URL = urllib.parse.urlsplit(os.environ["AWS_ENDPOINT_URL"])


def scope(service):
    """An Authorization header as Signature Version 4 makes it; nobody checks the signature."""
    credential = f"AKIAIOSFODNN7EXAMPLE/20260105/us-west-2/{service}/aws4_request"
    return f"AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders=host, Signature=00"


def call(method, path, body=b"", **headers):
    connection = http.client.HTTPConnection(URL.hostname, URL.port, timeout=60)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, named)
        response = connection.getresponse()
        return response.status, dict(response.getheaders()), response.read()
    finally:
        connection.close()


def json_call(service, target, body, version="1.0", **headers):
    if not isinstance(body, bytes):
        body = json.dumps(body).encode()
    status, got, text = call(
        "POST", "/", body, Authorization=scope(service), X_Amz_Target=target,
        Content_Type=f"application/x-amz-json-{version}", **headers,
    )  # fmt: skip
    return status, {k.lower(): v for k, v in got.items()}, json.loads(text)


def query_call(service, **fields):
    return call(
        "POST", "/", urllib.parse.urlencode(fields).encode(), Authorization=scope(service),
        Content_Type="application/x-www-form-urlencoded; charset=utf-8",
    )  # fmt: skip


class Wire(unittest.TestCase):
    def still_serves(self):
        status, _, body = json_call("sqs", "AmazonSQS.ListQueues", {})
        self.assertEqual(status, 200, body)

    def is_error(self, answer, code, status=400):
        self.assertEqual(answer[0], status, answer[2])
        self.assertEqual(answer[2]["__type"].split("#")[-1], code, answer[2])

    def test_a_missing_queue_names_the_query_code_in_a_header(self):
        answer = json_call(
            "sqs", "AmazonSQS.GetQueueUrl", {"QueueName": "none"}, X_Amzn_Query_Mode="true"
        )
        self.is_error(answer, "QueueDoesNotExist")
        self.assertEqual(answer[2]["__type"], "com.amazonaws.sqs#QueueDoesNotExist")
        self.assertEqual(
            answer[1]["x-amzn-query-error"], "AWS.SimpleQueueService.NonExistentQueue;Sender"
        )
        self.assertTrue(answer[1]["x-amzn-requestid"])

    def test_a_missing_queue_in_the_query_protocol(self):
        status, headers, body = query_call(
            "sqs", Action="GetQueueUrl", QueueName="none", Version="2012-11-05"
        )
        self.assertEqual(status, 400)
        self.assertTrue(headers["Content-Type"].startswith("text/xml"))
        self.assertIn(b"<Code>AWS.SimpleQueueService.NonExistentQueue</Code>", body)
        self.assertIn(b"<Type>Sender</Type>", body)

    def test_half_a_key(self):
        table = {
            "TableName": "wire",
            "KeySchema": [
                {"AttributeName": "a", "KeyType": "HASH"},
                {"AttributeName": "b", "KeyType": "RANGE"},
            ],
            "AttributeDefinitions": [
                {"AttributeName": "a", "AttributeType": "S"},
                {"AttributeName": "b", "AttributeType": "N"},
            ],
            "BillingMode": "PAY_PER_REQUEST",
        }
        self.assertEqual(json_call("dynamodb", "DynamoDB_20120810.CreateTable", table)[0], 200)
        key = {"TableName": "wire", "Key": {"a": {"S": "x"}}}
        answer = json_call("dynamodb", "DynamoDB_20120810.GetItem", key)
        self.is_error(answer, "ValidationException")
        self.assertEqual(answer[2]["__type"], "com.amazon.coral.validate#ValidationException")
        message = "The provided key element does not match the schema"
        self.assertEqual(answer[2]["message"], message)

    def test_the_http_features_of_dynamodb(self):
        answer = json_call("dynamodb", "DynamoDB_20120810.ListTables", {"Limit": "x"})
        self.is_error(answer, "SerializationException")
        self.assertEqual(answer[2]["Message"], "STRING_VALUE cannot be converted to Integer")
        self.assertEqual(answer[1]["server"], "Server")
        self.assertTrue(email.utils.parsedate_to_datetime(answer[1]["date"]))
        page = {"Origin": "http://localhost:3000"}
        answer = json_call("dynamodb", "DynamoDB_20120810.ListTables", {}, **page)
        self.assertEqual(answer[1]["access-control-allow-origin"], "*")
        status, headers, body = call(
            "OPTIONS", "/", Access_Control_Request_Method="POST", **page
        )
        self.assertEqual((status, body), (200, b""))
        self.assertEqual(headers["Access-Control-Allow-Methods"], "POST")

    def test_a_large_answer_of_dynamodb_is_compressed_where_that_is_accepted(self):
        table = {
            "TableName": "large",
            "KeySchema": [{"AttributeName": "a", "KeyType": "HASH"}],
            "AttributeDefinitions": [{"AttributeName": "a", "AttributeType": "S"}],
            "BillingMode": "PAY_PER_REQUEST",
        }
        self.assertEqual(json_call("dynamodb", "DynamoDB_20120810.CreateTable", table)[0], 200)
        item = {"a": {"S": "k"}, "b": {"S": "x" * 5000}}
        put = json.dumps({"TableName": "large", "Item": item}).encode()
        status, _, _ = json_call(
            "dynamodb", "DynamoDB_20120810.PutItem", gzip.compress(put), Content_Encoding="gzip"
        )
        self.assertEqual(status, 200)
        status, headers, body = call(
            "POST", "/", json.dumps({"TableName": "large", "Key": {"a": {"S": "k"}}}).encode(),
            Authorization=scope("dynamodb"), X_Amz_Target="DynamoDB_20120810.GetItem",
            Accept_Encoding="gzip",
        )  # fmt: skip
        self.assertEqual((status, headers["Content-Encoding"]), (200, "gzip"))
        self.assertEqual(int(headers["x-amz-crc32"]), zlib.crc32(body))
        self.assertEqual(json.loads(gzip.decompress(body))["Item"], item)

    def test_an_unknown_operation(self):
        for service, target, version in (
            ("sqs", "AmazonSQS.NoSuchThing", "1.0"),
            ("dynamodb", "DynamoDB_20120810.NoSuchThing", "1.0"),
            ("ecs", "AmazonEC2ContainerServiceV20141113.NoSuchThing", "1.1"),
        ):
            answer = json_call(service, target, {}, version)
            self.is_error(answer, "UnknownOperationException")
            self.assertIn("NoSuchThing", json.dumps(answer[2]))
        for service in ("sqs", "ses", "sns", "sts"):
            status, _, body = query_call(service, Action="NoSuchThing", Version="2012-11-05")
            self.assertEqual(status, 400, body)
            self.assertIn(b"<Code>InvalidAction</Code>", body)
            self.assertIn(b"NoSuchThing", body)
        self.still_serves()

    def test_a_truncated_body(self):
        for service, target in (
            ("sqs", "AmazonSQS.SendMessage"),
            ("dynamodb", "DynamoDB_20120810.PutItem"),
        ):
            answer = json_call(service, target, b'{"QueueUrl": "http://')
            self.is_error(answer, "SerializationException")
        self.still_serves()

    def test_ten_mebibytes_of_garbage(self):
        garbage = bytes(range(256)) * 40960
        status, _, _ = call("POST", "/", garbage, Authorization=scope("sqs"))
        self.assertIn(status, range(400, 500))
        status, _, _ = json_call("dynamodb", "DynamoDB_20120810.PutItem", garbage)
        self.assertIn(status, range(400, 500))
        self.still_serves()

    def test_bytes_that_are_not_http(self):
        with socket.create_connection((URL.hostname, URL.port), timeout=30) as raw:
            raw.sendall(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 not http at all\r\n\r\n")
            self.assertTrue(raw.recv(4096).startswith(b"HTTP/1.1 400"))
        self.still_serves()

    def test_a_client_that_leaves_in_the_middle(self):
        with socket.create_connection((URL.hostname, URL.port), timeout=30) as raw:
            raw.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{")
        self.still_serves()

    def test_a_host_or_origin_that_is_not_local_is_refused(self):
        for headers in (
            {"Host": "example.com"},
            {"Origin": "https://example.com"},
            {"Sec_Fetch_Site": "cross-site"},
            {"Referer": "https://example.com/page"},
        ):
            for path in ("/_backlot/health", "/session/abc/", "/?Action=ListQueues"):
                status, _, _ = call("GET", path, **headers)
                self.assertEqual(status, 403, headers)
        self.assertEqual(call("GET", "/_backlot/health", Host="localhost:1")[0], 200)

    def test_the_control_api(self):
        status, _, body = call("GET", "/_backlot/health")
        self.assertEqual(status, 200)
        self.assertIsInstance(json.loads(body), dict)
        json_call("sqs", "AmazonSQS.CreateQueue", {"QueueName": "to-be-gone"})
        self.assertEqual(call("POST", "/_backlot/reset")[0], 200)
        self.assertEqual(json_call("sqs", "AmazonSQS.ListQueues", {})[2].get("QueueUrls", []), [])


if __name__ == "__main__":
    unittest.main()
