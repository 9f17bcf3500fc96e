"""What scripts do with the AWS CLI: aws_cli_services.py PROGRAM, on a server whose time runs fast.

Queries, pages, waiters, and the exit codes that scripts look at.
"""

import json
import unittest

from cli import WAITED_IN_VAIN, WRONG_PARAMETERS, CliTest, aws, call, version

NETWORK = "awsvpcConfiguration={subnets=[subnet-0123456789abcdef0]}"


class Sqs(CliTest):
    def test_pages_and_queries(self):
        urls = [
            aws("sqs", "create-queue", "--queue-name", f"cli-page-{n}")["QueueUrl"]
            for n in range(3)
        ]
        listed = aws(
            "sqs", "list-queues", "--queue-name-prefix", "cli-page-", "--page-size", "1",
            "--query", "QueueUrls[]",
        )  # fmt: skip
        self.assertEqual(sorted(listed), sorted(urls))
        two = aws(
            "sqs", "list-queues", "--queue-name-prefix", "cli-page-", "--max-items", "2",
        )  # fmt: skip
        self.assertEqual(len(two["QueueUrls"]), 2)
        rest = aws(
            "sqs", "list-queues", "--queue-name-prefix", "cli-page-",
            "--starting-token", two["NextToken"],
        )  # fmt: skip
        self.assertEqual(sorted(two["QueueUrls"] + rest["QueueUrls"]), sorted(urls))
        text = call(
            "sqs", "get-queue-url", "--queue-name", "cli-page-1", "--query", "QueueUrl",
            "--output", "text",
        )  # fmt: skip
        self.assertEqual(text.stdout.strip(), urls[1])

    def test_redrive(self):
        source, dlq = (
            aws("sqs", "create-queue", "--queue-name", name)["QueueUrl"]
            for name in ("cli-source", "cli-dlq")
        )
        arn = aws(
            "sqs", "get-queue-attributes", "--queue-url", dlq, "--attribute-names", "QueueArn",
            "--query", "Attributes.QueueArn",
        )  # fmt: skip
        policy = json.dumps({"deadLetterTargetArn": arn, "maxReceiveCount": "3"})
        aws(
            "sqs", "set-queue-attributes", "--queue-url", source,
            "--attributes", json.dumps({"RedrivePolicy": policy}),
        )  # fmt: skip
        sources = aws("sqs", "list-dead-letter-source-queues", "--queue-url", dlq)
        self.assertEqual(sources["queueUrls"], [source])
        aws("sqs", "tag-queue", "--queue-url", source, "--tags", "team=edit")
        tags = aws("sqs", "list-queue-tags", "--queue-url", source)
        self.assertEqual(tags["Tags"], {"team": "edit"})
        entries = json.dumps([{"Id": "a", "MessageBody": "one"}, {"Id": "b", "MessageBody": "two"}])
        sent = aws(
            "sqs", "send-message-batch", "--queue-url", source, "--entries", entries,
            "--query", "Successful[].Id",
        )  # fmt: skip
        self.assertEqual(sent, ["a", "b"])
        aws("sqs", "purge-queue", "--queue-url", source)
        said = self.fails("InvalidAttributeValue", "sqs", "set-queue-attributes",
                          "--queue-url", source, "--attributes", "DelaySeconds=901")  # fmt: skip
        self.assertIn("DelaySeconds", said)

    def test_a_call_that_is_wrong_is_not_made(self):
        run = call("sqs", "get-queue-url")
        self.assertEqual(run.returncode, WRONG_PARAMETERS, run.stderr)


class DynamoDb(CliTest):
    def test_waiters_and_pages(self):
        aws(
            "dynamodb", "create-table", "--table-name", "cli-pages",
            "--attribute-definitions", "AttributeName=id,AttributeType=S",
            "--key-schema", "AttributeName=id,KeyType=HASH", "--billing-mode", "PAY_PER_REQUEST",
        )  # fmt: skip
        aws("dynamodb", "wait", "table-exists", "--table-name", "cli-pages")
        puts = [{"PutRequest": {"Item": {"id": {"S": str(n)}}}} for n in range(5)]
        aws("dynamodb", "batch-write-item", "--request-items", json.dumps({"cli-pages": puts}))
        ids = aws(
            "dynamodb", "scan", "--table-name", "cli-pages", "--page-size", "2",
            "--query", "Items[].id.S",
        )  # fmt: skip
        self.assertEqual(sorted(ids), list("01234"))
        said = self.fails(
            "ConditionalCheckFailedException", "dynamodb", "put-item", "--table-name", "cli-pages",
            "--item", '{"id": {"S": "0"}}', "--condition-expression", "attribute_not_exists(id)",
        )  # fmt: skip
        self.assertIn("The conditional request failed", said)
        aws("dynamodb", "delete-table", "--table-name", "cli-pages")
        aws("dynamodb", "wait", "table-not-exists", "--table-name", "cli-pages")
        self.fails(
            "ResourceNotFoundException", "dynamodb", "describe-table", "--table-name", "cli-pages"
        )


class Ecs(CliTest):
    def test_a_task_from_start_to_end(self):
        aws("ecs", "create-cluster", "--cluster-name", "cli-tasks")
        environment = [
            {"name": "EMAIL_QUEUE_URL", "value": "http://127.0.0.1/000000000000/mail"},
            {"name": "CLUSTER", "value": "none"},
            {"name": "TASK_DEFINITION", "value": "none"},
            {"name": "CONTAINER_NAME", "value": "none"},
            {"name": "AUTO_SHUTDOWN_MINUTES", "value": "20"},
            {"name": "MAIL_FROM", "value": "hermes@edit.test"},
            {"name": "MAIL_DOMAIN", "value": "edit.test"},
        ]
        container = {"name": "main", "image": "example/main:1", "environment": environment}
        aws(
            "ecs", "register-task-definition", "--family", "cli-tasks", "--network-mode", "awsvpc",
            "--requires-compatibilities", "FARGATE", "--cpu", "256", "--memory", "512",
            "--container-definitions", json.dumps([container]),
        )  # fmt: skip
        arn = aws(
            "ecs", "run-task", "--cluster", "cli-tasks", "--task-definition", "cli-tasks",
            "--launch-type", "FARGATE", "--network-configuration", NETWORK,
            "--query", "tasks[0].taskArn",
        )  # fmt: skip
        named = ("--cluster", "cli-tasks", "--tasks", arn)
        aws("ecs", "wait", "tasks-running", *named)
        status = ("ecs", "describe-tasks", *named, "--query", "tasks[].lastStatus")
        self.assertEqual(aws(*status), ["RUNNING"])
        aws("ecs", "stop-task", "--cluster", "cli-tasks", "--task", arn)
        aws("ecs", "wait", "tasks-stopped", *named)
        self.assertEqual(aws(*status), ["STOPPED"])
        run = call("ecs", "wait", "tasks-running", *named)
        self.assertEqual(run.returncode, WAITED_IN_VAIN, run.stderr)
        self.assertIn("STOPPED", run.stderr)
        aws(
            "ecs", "create-service", "--cluster", "cli-tasks", "--service-name", "cli",
            "--task-definition", "cli-tasks", "--desired-count", "1", "--launch-type", "FARGATE",
            "--network-configuration", NETWORK,
        )  # fmt: skip
        service = ("--cluster", "cli-tasks", "--services", "cli")
        aws("ecs", "wait", "services-stable", *service)
        running = aws("ecs", "describe-services", *service, "--query", "services[].runningCount")
        self.assertEqual(running, [1])
        listed = aws("ecs", "list-services", "--cluster", "cli-tasks", "--page-size", "1")
        self.assertEqual(len(listed["serviceArns"]), 1)


class Mail(CliTest):
    def test_identities(self):
        aws("sesv2", "create-email-identity", "--email-identity", "cli@round.test")
        got = aws("sesv2", "get-email-identity", "--email-identity", "cli@round.test")
        self.assertTrue(got["VerifiedForSendingStatus"])
        listed = aws("ses", "list-identities", "--query", "Identities")
        self.assertIn("cli@round.test", listed)
        self.fails("NotFoundException", "sesv2", "get-email-identity", "--email-identity", "none.test")
        aws("ses", "create-receipt-rule-set", "--rule-set-name", "cli")
        self.fails("AlreadyExists", "ses", "create-receipt-rule-set", "--rule-set-name", "cli")


class Others(CliTest):
    def test_sns(self):
        topic = aws("sns", "create-topic", "--name", "cli")["TopicArn"]
        aws("sns", "publish", "--topic-arn", topic, "--message", "hello")
        self.assertIn(topic, aws("sns", "list-topics", "--query", "Topics[].TopicArn"))
        self.fails("NotFound", "sns", "publish", "--topic-arn", topic + "-none", "--message", "x")

    def test_sts(self):
        text = call("sts", "get-caller-identity", "--query", "Account", "--output", "text")
        self.assertEqual(text.stdout.strip(), "000000000000")

    def test_cloudwatch(self):
        aws(
            "cloudwatch", "put-metric-alarm", "--alarm-name", "cli", "--namespace", "Cli",
            "--metric-name", "m", "--statistic", "Sum", "--period", "60", "--threshold", "1",
            "--evaluation-periods", "1", "--comparison-operator", "GreaterThanThreshold",
        )  # fmt: skip
        # The CLI's waiter asks again after 5 seconds, unless it is so at once.
        aws(
            "cloudwatch", "set-alarm-state", "--alarm-name", "cli", "--state-value", "ALARM",
            "--state-reason", "by hand",
        )  # fmt: skip
        aws("cloudwatch", "wait", "alarm-exists", "--alarm-names", "cli")
        names = aws(
            "cloudwatch", "describe-alarms", "--alarm-names", "cli",
            "--query", "MetricAlarms[].AlarmName",
        )  # fmt: skip
        self.assertEqual(names, ["cli"])
        self.fails(
            "ResourceNotFound", "cloudwatch", "set-alarm-state", "--alarm-name", "none",
            "--state-value", "OK", "--state-reason", "x",
        )  # fmt: skip

    def test_logs(self):
        aws("logs", "create-log-group", "--log-group-name", "/cli/logs")
        aws(
            "logs", "create-log-stream", "--log-group-name", "/cli/logs",
            "--log-stream-name", "one",
        )  # fmt: skip
        names = aws(
            "logs", "describe-log-groups", "--log-group-name-prefix", "/cli",
            "--query", "logGroups[].logGroupName",
        )  # fmt: skip
        self.assertEqual(names, ["/cli/logs"])
        said = self.fails(
            "ResourceNotFoundException", "logs", "get-log-events", "--log-group-name", "none",
            "--log-stream-name", "one",
        )  # fmt: skip
        self.assertIn("The specified log group does not exist.", said)


if __name__ == "__main__":
    print(version())
    unittest.main()
