"""A full round with the AWS CLI: aws_cli.py PROGRAM. Version 2.9 speaks Query to SQS."""

import json
import unittest

from cli import ENDPOINT, CliTest, aws, version


class Round(CliTest):
    def test_sqs(self):
        queue = aws("sqs", "create-queue", "--queue-name", "cli-round")["QueueUrl"]
        self.assertTrue(queue.startswith(ENDPOINT + "/"), queue)
        attributes = json.dumps({"Type": {"DataType": "String", "StringValue": "edit"}})
        body = 'Grüße <&> "quoted"'
        sent = aws(
            "sqs", "send-message", "--queue-url", queue, "--message-body", body,
            "--message-attributes", attributes,
        )  # fmt: skip
        received = aws(
            "sqs", "receive-message", "--queue-url", queue, "--message-attribute-names", "All"
        )["Messages"]
        self.assertEqual([m["Body"] for m in received], [body])
        self.assertEqual(received[0]["MessageId"], sent["MessageId"])
        self.assertEqual(received[0]["MessageAttributes"]["Type"]["StringValue"], "edit")
        handle = received[0]["ReceiptHandle"]
        aws("sqs", "delete-message", "--queue-url", queue, "--receipt-handle", handle)
        names = "ApproximateNumberOfMessages"
        counts = aws(
            "sqs", "get-queue-attributes", "--queue-url", queue, "--attribute-names", names
        )
        self.assertEqual(counts["Attributes"], {names: "0"})
        self.fails(
            "AWS.SimpleQueueService.NonExistentQueue",
            "sqs", "get-queue-url", "--queue-name", "none-such",
        )  # fmt: skip

    def test_dynamodb(self):
        aws(
            "dynamodb", "create-table", "--table-name", "cli-round",
            "--attribute-definitions", "AttributeName=id,AttributeType=S",
            "AttributeName=at,AttributeType=N",
            "--key-schema", "AttributeName=id,KeyType=HASH", "AttributeName=at,KeyType=RANGE",
            "--billing-mode", "PAY_PER_REQUEST",
        )  # fmt: skip
        aws("dynamodb", "wait", "table-exists", "--table-name", "cli-round")
        item = {"id": {"S": "a"}, "at": {"N": "1"}, "text": {"S": "Grüße"}}
        aws("dynamodb", "put-item", "--table-name", "cli-round", "--item", json.dumps(item))
        values = json.dumps({":id": {"S": "a"}})
        found = aws(
            "dynamodb", "query", "--table-name", "cli-round",
            "--key-condition-expression", "id = :id", "--expression-attribute-values", values,
        )  # fmt: skip
        self.assertEqual(found["Items"], [item])
        said = self.fails(
            "ValidationException",
            "dynamodb", "get-item", "--table-name", "cli-round", "--key", '{"id": {"S": "a"}}',
        )  # fmt: skip
        self.assertIn("The provided key element does not match the schema", said)

    def test_ecs(self):
        aws("ecs", "create-cluster", "--cluster-name", "cli-round")
        containers = json.dumps([{"name": "main", "image": "example/main:1"}])
        aws(
            "ecs", "register-task-definition", "--family", "cli-round", "--network-mode", "awsvpc",
            "--requires-compatibilities", "FARGATE", "--cpu", "256", "--memory", "512",
            "--container-definitions", containers,
        )  # fmt: skip
        ran = aws(
            "ecs", "run-task", "--cluster", "cli-round", "--task-definition", "cli-round:1",
            "--launch-type", "FARGATE", "--network-configuration",
            "awsvpcConfiguration={subnets=[subnet-0123456789abcdef0]}",
        )  # fmt: skip
        arn = ran["tasks"][0]["taskArn"]
        described = aws("ecs", "describe-tasks", "--cluster", "cli-round", "--tasks", arn)
        self.assertEqual([t["taskArn"] for t in described["tasks"]], [arn])
        self.fails(
            "ClusterNotFoundException", "ecs", "describe-tasks", "--cluster", "no", "--tasks", arn
        )

    def test_ses(self):
        for address in ("hermes@example.com", "john@example.com"):
            aws("ses", "verify-email-identity", "--email-address", address)
        v1 = aws(
            "ses", "send-email", "--from", "hermes@example.com", "--to", "john@example.com",
            "--subject", "Grüße", "--text", "Hello",
        )  # fmt: skip
        content = {"Simple": {"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "t"}}}}
        v2 = aws(
            "sesv2", "send-email", "--from-email-address", "hermes@example.com",
            "--destination", "ToAddresses=john@example.com", "--content", json.dumps(content),
        )  # fmt: skip
        self.assertNotEqual(v1["MessageId"], v2["MessageId"])
        self.fails(
            "MessageRejected",
            "ses", "send-email", "--from", "stranger@example.org", "--to", "john@example.com",
            "--subject", "s", "--text", "t",
        )  # fmt: skip

    def test_sts(self):
        self.assertEqual(aws("sts", "get-caller-identity")["Account"], "000000000000")


if __name__ == "__main__":
    print(version())
    unittest.main()
