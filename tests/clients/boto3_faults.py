"""boto3 as it ships where faults strike: what it tries again by itself, and what the program sees.

https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
"""

import calendar
import contextlib
import itertools
import json
import os
import sys
import time
import unittest
import urllib.request

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError, WaiterError
from botocore.parsers import ResponseParserError

ENDPOINT = os.environ["AWS_ENDPOINT_URL"]
NETWORK = {"awsvpcConfiguration": {"subnets": ["subnet-0123456789abcdef0"]}}
MODES = ("legacy", "standard")
PATIENCE_S = 30
READ_TIMEOUT_S = 2


def control(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(ENDPOINT + path, data=data, method=method)
    with urllib.request.urlopen(request, timeout=30) as response:
        return json.load(response)


def client(service, attempts=3, mode="standard"):
    config = Config(
        retries={"mode": mode, "total_max_attempts": attempts}, read_timeout=READ_TIMEOUT_S
    )
    return boto3.client(service, endpoint_url=ENDPOINT, config=config)


def simulated_s():
    """The simulated time, in seconds since 1970."""
    now = control("GET", "/_backlot/time")["now"]
    return calendar.timegm(time.strptime(now[:19], "%Y-%m-%dT%H:%M:%S"))


def once(service):
    """A client that tries nothing again."""
    return client(service, attempts=1)


class Faults(unittest.TestCase):
    _numbers = itertools.count(1)

    def setUp(self):
        self.addCleanup(control, "DELETE", "/_backlot/faults")

    def name(self, prefix):
        return f"{prefix}-{next(self._numbers)}"

    @contextlib.contextmanager
    def fault(self, kind, strikes=None, **rule):
        """A rule, for as long as the block; then it must have struck as often as `strikes` says."""
        added = control("POST", "/_backlot/faults", {kind: rule})["ids"][0]
        yield
        rules = control("GET", "/_backlot/faults")["faults"]
        control("DELETE", f"/_backlot/faults/{added}")
        struck = next(rule["struck"] for rule in rules if rule["id"] == added)
        if strikes is None:
            self.assertGreater(struck, 0)
        else:
            self.assertEqual(struck, strikes)

    def fails(self, code, call, status=400, **arguments):
        with self.assertRaises(ClientError) as raised:
            call(**arguments)
        response = raised.exception.response
        self.assertEqual(response["Error"]["Code"], code)
        self.assertEqual(response["ResponseMetadata"]["HTTPStatusCode"], status)
        return raised.exception

    def eventually(self, see):
        deadline = time.monotonic() + PATIENCE_S
        while not (seen := see()):
            self.assertLess(time.monotonic(), deadline, "it did not come about")
            time.sleep(0.05)
        return seen


class Calls(Faults):
    """Of any operation: that of SQS, in both of boto3's ways to try again."""

    def setUp(self):
        super().setUp()
        self.queue = self.name("jobs")
        self.url = once("sqs").create_queue(QueueName=self.queue)["QueueUrl"]
        self.of_send = f"sqs.SendMessage {self.queue}"

    def visible(self):
        asked = once("sqs").get_queue_attributes(QueueUrl=self.url, AttributeNames=["All"])
        return int(asked["Attributes"]["ApproximateNumberOfMessages"])

    def send(self, sqs):
        return sqs.send_message(QueueUrl=self.url, MessageBody="a")

    def test_throttled(self):
        with self.fault("aws.throttled", of=self.of_send):
            self.fails("RequestThrottled", self.send, 403, sqs=once("sqs"))
        for mode in MODES:
            with self.fault("aws.throttled", of=self.of_send, call=1, strikes=1):
                sent = self.send(client("sqs", mode=mode))
                self.assertEqual(sent["ResponseMetadata"]["RetryAttempts"], 1)
        self.assertEqual(self.visible(), len(MODES))

    def test_unavailable(self):
        for mode in MODES:
            with self.fault("aws.unavailable", of=self.of_send, call=1, strikes=1):
                self.send(client("sqs", mode=mode))
        self.assertEqual(self.visible(), len(MODES))

    def test_failed_after_effect(self):
        """What is tried again is done twice."""
        for mode in MODES:
            with self.fault("aws.failed_after_effect", of=self.of_send, call=1, strikes=1):
                self.send(client("sqs", mode=mode))
        self.assertEqual(self.visible(), 2 * len(MODES))

    def test_lost_answer(self):
        for mode in MODES:
            with self.fault("aws.lost_answer", of=self.of_send, call=1, strikes=1):
                sent = self.send(client("sqs", mode=mode))
                self.assertEqual(sent["ResponseMetadata"]["RetryAttempts"], 1)
        self.assertEqual(self.visible(), 2 * len(MODES))

    def test_broken_answer(self):
        """It is noticed and tried again, or half an answer is an error, or one without an id:
        which of them is up to the versions of urllib3 and botocore."""
        expected = 0
        for mode in MODES:
            with self.fault("aws.broken_answer", of=self.of_send, call=1, strikes=1):
                try:
                    sent = self.send(client("sqs", mode=mode))
                except ResponseParserError:
                    expected += 1
                    continue
            if sent["ResponseMetadata"]["RetryAttempts"] == 0:
                self.assertNotIn("MessageId", sent)
            expected += 1 + sent["ResponseMetadata"]["RetryAttempts"]
        self.assertEqual(self.visible(), expected)

    def test_late_answer(self):
        """Later than the client waits: it tries again, and both were done."""
        with self.fault("aws.late_answer", of=self.of_send, call=1, by="1h", strikes=1):
            self.send(client("sqs"))
        self.assertEqual(self.visible(), 2)

    def test_tries_end(self):
        with self.fault("aws.unavailable", of=self.of_send, strikes=3):
            self.fails("ServiceUnavailable", self.send, 503, sqs=client("sqs"))


class Sqs(Faults):
    def setUp(self):
        super().setUp()
        self.sqs = once("sqs")
        self.queue = self.name("jobs")
        self.url = self.sqs.create_queue(QueueName=self.queue)["QueueUrl"]

    def receive(self, **more):
        got = self.sqs.receive_message(QueueUrl=self.url, AttributeNames=["All"], **more)
        return got.get("Messages", [])

    def test_duplicate(self):
        self.sqs.send_message(QueueUrl=self.url, MessageBody="a")
        with self.fault("sqs.duplicate", of=self.queue, receive=1):
            first = self.receive()[0]
            self.sqs.delete_message(QueueUrl=self.url, ReceiptHandle=first["ReceiptHandle"])
            second = self.receive()[0]
        self.assertEqual(first["MessageId"], second["MessageId"])

    def test_empty_receive(self):
        self.sqs.send_message(QueueUrl=self.url, MessageBody="a")
        with self.fault("sqs.empty_receive", of=self.queue, receive=1):
            self.assertEqual(self.receive(), [])
            self.assertEqual(len(self.receive()), 1)

    def test_failed_entry(self):
        entries = [{"Id": str(i), "MessageBody": "a"} for i in range(3)]
        with self.fault("sqs.failed_entry", of=self.queue, entry=2):
            sent = self.sqs.send_message_batch(QueueUrl=self.url, Entries=entries)
        self.assertEqual([entry["Id"] for entry in sent["Successful"]], ["0", "2"])
        self.assertEqual(sent["Failed"][0]["Id"], "1")
        self.assertFalse(sent["Failed"][0]["SenderFault"])

    def test_lagging_counts(self):
        def count():
            asked = self.sqs.get_queue_attributes(QueueUrl=self.url, AttributeNames=["All"])
            return asked["Attributes"]["ApproximateNumberOfMessages"]

        with self.fault("sqs.lagging_counts", of=self.queue, by="10h"):
            self.assertEqual(count(), "0")
            self.sqs.send_message(QueueUrl=self.url, MessageBody="a")
            self.assertEqual(count(), "0")
        self.assertEqual(count(), "1")

    def test_other_order(self):
        for body in "abcd":
            self.sqs.send_message(QueueUrl=self.url, MessageBody=body)
        with self.fault("sqs.other_order", of=self.queue):
            got = [self.receive()[0]["Body"] for _ in range(4)]
        self.assertNotEqual(got, list("abcd"))
        self.assertEqual(sorted(got), list("abcd"))


class DynamoDb(Faults):
    def setUp(self):
        super().setUp()
        self.dynamodb = once("dynamodb")
        self.table = self.make_table(BillingMode="PAY_PER_REQUEST")
        self.key = {"TableName": self.table, "Key": {"id": {"S": "a"}}}

    def make_table(self, **more):
        name = self.name("table")
        self.dynamodb.create_table(
            TableName=name,
            AttributeDefinitions=[
                {"AttributeName": "id", "AttributeType": "S"},
                {"AttributeName": "owner", "AttributeType": "S"},
            ],
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            GlobalSecondaryIndexes=[
                {
                    "IndexName": "by-owner",
                    "KeySchema": [{"AttributeName": "owner", "KeyType": "HASH"}],
                    "Projection": {"ProjectionType": "ALL"},
                    **{k: v for k, v in more.items() if k == "ProvisionedThroughput"},
                }
            ],
            **more,
        )
        self.dynamodb.get_waiter("table_exists").wait(TableName=name)
        return name

    def put(self, dynamodb=None, table=None, **item):
        put = {name: {"S": text} for name, text in {"id": "a", **item}.items()}
        return (dynamodb or self.dynamodb).put_item(TableName=table or self.table, Item=put)

    def owner(self, **more):
        return self.dynamodb.get_item(**self.key, **more).get("Item", {}).get("owner", {}).get("S")

    def owned_by(self, owner):
        return self.dynamodb.query(
            TableName=self.table,
            IndexName="by-owner",
            KeyConditionExpression="#o = :o",
            ExpressionAttributeNames={"#o": "owner"},
            ExpressionAttributeValues={":o": {"S": owner}},
        )["Count"]

    def test_broken_answer(self):
        """The checksum of DynamoDB's answers tells every SDK."""
        for mode in MODES:
            with self.fault("aws.broken_answer", of=f"dynamodb.GetItem {self.table}", call=1):
                got = client("dynamodb", mode=mode).get_item(**self.key)
                self.assertEqual(got["ResponseMetadata"]["RetryAttempts"], 1)

    def test_throttled_on_demand(self):
        with self.fault("dynamodb.throttled", of=self.table):
            error = self.fails("ThrottlingException", self.put)
        reasons = error.response.get("throttlingReasons")
        if reasons is not None:  # boto3 of 2022 does not know them
            self.assertEqual(reasons[0]["reason"], "TableWriteKeyRangeThroughputExceeded")
        for mode in MODES:
            with self.fault("dynamodb.throttled", of=self.table, request=1, strikes=1):
                self.put(client("dynamodb", mode=mode))

    def test_throttled_provisioned(self):
        throughput = {"ReadCapacityUnits": 1, "WriteCapacityUnits": 1}
        table = self.make_table(ProvisionedThroughput=throughput)
        with self.fault("dynamodb.throttled", of=table, strikes=1):
            with self.assertRaises(
                self.dynamodb.exceptions.ProvisionedThroughputExceededException
            ):
                self.dynamodb.scan(TableName=table)
        for mode in MODES:
            with self.fault("dynamodb.throttled", of=table, request=1, strikes=1):
                client("dynamodb", mode=mode).scan(TableName=table)

    def test_account_limit(self):
        with self.fault("dynamodb.account_limit", of=self.table, strikes=1):
            with self.assertRaises(self.dynamodb.exceptions.RequestLimitExceeded):
                self.put()
        with self.fault("dynamodb.account_limit", of=self.table, request=1, strikes=1):
            self.put(client("dynamodb"))

    def test_unprocessed_items_are_sent_again(self):
        """By boto3's batch_writer; those who call BatchWriteItem have to."""
        resource = boto3.resource("dynamodb", endpoint_url=ENDPOINT)
        with self.fault("dynamodb.unprocessed", of=self.table, entry=3, strikes=1):
            with resource.Table(self.table).batch_writer() as batch:
                for number in range(30):
                    batch.put_item(Item={"id": str(number)})
        counted = self.dynamodb.scan(TableName=self.table, Select="COUNT")
        self.assertEqual(counted["Count"], 30)

    def test_unprocessed_keys(self):
        for number in range(3):
            self.put(id=str(number))
        wanted = {self.table: {"Keys": [{"id": {"S": str(number)}} for number in range(3)]}}
        with self.fault("dynamodb.unprocessed", of=self.table, entry=2, strikes=1):
            first = self.dynamodb.batch_get_item(RequestItems=wanted)
            self.assertEqual(len(first["Responses"][self.table]), 2)
            rest = self.dynamodb.batch_get_item(RequestItems=first["UnprocessedKeys"])
        self.assertEqual(rest["Responses"][self.table], [{"id": {"S": "1"}}])
        self.assertEqual(rest["UnprocessedKeys"], {})

    def test_conflict(self):
        """boto3 does not try a cancelled transaction again: its reasons are the program's."""
        actions = [
            {"Put": {"TableName": self.table, "Item": {"id": {"S": id_}}}} for id_ in "ab"
        ]
        with self.fault("dynamodb.conflict", of=self.table, action=2, strikes=1):
            error = self.fails(
                "TransactionCanceledException",
                client("dynamodb").transact_write_items,
                TransactItems=actions,
            )
        codes = [reason["Code"] for reason in error.response["CancellationReasons"]]
        self.assertEqual(codes, ["None", "TransactionConflict"])
        self.assertNotIn("Item", self.dynamodb.get_item(**self.key))

    def test_lost_answer_to_a_transaction(self):
        """boto3 makes a token: what is tried again is not done again."""
        add = {
            "TableName": self.table,
            "Key": {"id": {"S": "a"}},
            "UpdateExpression": "ADD n :one",
            "ExpressionAttributeValues": {":one": {"N": "1"}},
        }
        with self.fault("aws.lost_answer", of="dynamodb.TransactWriteItems", call=1, strikes=1):
            client("dynamodb").transact_write_items(TransactItems=[{"Update": add}])
        self.assertEqual(self.dynamodb.get_item(**self.key)["Item"]["n"], {"N": "1"})

    def test_throttled_transaction(self):
        action = {"Put": {"TableName": self.table, "Item": {"id": {"S": "a"}}}}
        with self.fault("dynamodb.throttled", of=self.table, strikes=1):
            error = self.fails(
                "TransactionCanceledException",
                client("dynamodb").transact_write_items,
                TransactItems=[action],
            )
        self.assertEqual(error.response["CancellationReasons"][0]["Code"], "ThrottlingError")

    def test_item_in_transaction(self):
        with self.fault("dynamodb.item_in_transaction", of=self.table, strikes=1):
            with self.assertRaises(self.dynamodb.exceptions.TransactionConflictException):
                self.put(client("dynamodb"))

    def test_stale_read(self):
        self.put(owner="ann")
        with self.fault("dynamodb.stale_read", of=self.table, by="10h"):
            self.put(owner="bob")
            self.assertEqual(self.owner(), "ann")
            self.assertEqual(self.owner(ConsistentRead=True), "bob")
            scanned = self.dynamodb.scan(TableName=self.table)["Items"]
            self.assertEqual(scanned[0]["owner"], {"S": "ann"})
        self.assertEqual(self.owner(), "bob")

    def test_lagging_index(self):
        self.put(owner="ann")
        with self.fault("dynamodb.lagging_index", of=f"{self.table}/by-owner", by="10h"):
            self.put(owner="bob")
            self.assertEqual((self.owned_by("ann"), self.owned_by("bob")), (1, 0))
        self.assertEqual((self.owned_by("ann"), self.owned_by("bob")), (0, 1))

    def test_late_ttl(self):
        self.dynamodb.update_time_to_live(
            TableName=self.table,
            TimeToLiveSpecification={"AttributeName": "ttl", "Enabled": True},
        )
        due = simulated_s() + 5
        with self.fault("dynamodb.late_ttl", of=self.table, by="60s"):
            self.dynamodb.put_item(
                TableName=self.table,
                Item={"id": {"S": "a"}, "ttl": {"N": str(due)}},
            )
            self.eventually(lambda: simulated_s() > due)
            self.assertIn("Item", self.dynamodb.get_item(**self.key))
            self.eventually(lambda: "Item" not in self.dynamodb.get_item(**self.key))


class Ecs(Faults):
    def setUp(self):
        super().setUp()
        self.ecs = once("ecs")
        self.cluster = self.name("cluster")
        self.ecs.create_cluster(
            clusterName=self.cluster, capacityProviders=["FARGATE", "FARGATE_SPOT"]
        )
        self.family = self.name("worker")
        names = ("CLUSTER", "TASK_DEFINITION", "CONTAINER_NAME", "MAIL_FROM", "MAIL_DOMAIN")
        environment = [{"name": name, "value": "none"} for name in names]
        environment.append({"name": "AUTO_SHUTDOWN_MINUTES", "value": "20"})
        environment.append(
            {"name": "EMAIL_QUEUE_URL", "value": f"{ENDPOINT}/000000000000/mail"}
        )
        self.ecs.register_task_definition(
            family=self.family,
            requiresCompatibilities=["FARGATE"],
            networkMode="awsvpc",
            cpu="256",
            memory="512",
            containerDefinitions=[
                {"name": "main", "image": "example/main:1", "environment": environment}
            ],
        )

    def run_task(self, ecs=None, **more):
        asked = {"launchType": "FARGATE", **more}
        if "capacityProviderStrategy" in asked:
            del asked["launchType"]
        return (ecs or self.ecs).run_task(
            cluster=self.cluster,
            taskDefinition=self.family,
            networkConfiguration=NETWORK,
            **asked,
        )

    def wait(self, waiter, arn):
        self.ecs.get_waiter(waiter).wait(
            cluster=self.cluster, tasks=[arn], WaiterConfig={"Delay": 0.1, "MaxAttempts": 300}
        )

    def stopped(self, arn):
        self.wait("tasks_stopped", arn)
        return self.ecs.describe_tasks(cluster=self.cluster, tasks=[arn])["tasks"][0]

    def test_no_capacity(self):
        with self.fault("ecs.no_capacity", of=self.family, task=1, strikes=1):
            ran = self.run_task(count=2)
        self.assertEqual(len(ran["tasks"]), 1)
        self.assertIn("Capacity is unavailable at this time", ran["failures"][0]["reason"])
        self.assertNotIn("arn", ran["failures"][0])

    def test_throttled(self):
        of = f"ecs.RunTask {self.family}"
        with self.fault("aws.throttled", of=of, strikes=1):
            error = self.fails("ThrottlingException", self.run_task)
        self.assertEqual(error.response["Error"]["Message"], "Rate exceeded")
        with self.fault("aws.throttled", of=of, call=1, strikes=1):
            self.assertEqual(len(self.run_task(client("ecs"))["tasks"]), 1)

    def test_lost_answer(self):
        """A boto3 that knows RunTask's token makes one: no second task is started."""
        model = self.ecs.meta.service_model.operation_model("RunTask")
        with self.fault("aws.lost_answer", of=f"ecs.RunTask {self.family}", call=1, strikes=1):
            self.run_task(client("ecs"))
        started = self.ecs.list_tasks(cluster=self.cluster, family=self.family)["taskArns"]
        self.assertEqual(len(started), 1 if "clientToken" in model.input_shape.members else 2)

    def test_slow_start(self):
        with self.fault("ecs.slow_start", of=self.family, by="10m", strikes=1):
            arn = self.run_task()["tasks"][0]["taskArn"]
            self.wait("tasks_running", arn)
        seen = self.ecs.describe_tasks(cluster=self.cluster, tasks=[arn])["tasks"][0]
        self.assertGreater((seen["startedAt"] - seen["createdAt"]).total_seconds(), 600)

    def test_cannot_pull(self):
        with self.fault("ecs.cannot_pull", of=f"{self.family} example/*", strikes=1):
            arn = self.run_task()["tasks"][0]["taskArn"]
            with self.assertRaises(WaiterError):
                self.wait("tasks_running", arn)
            seen = self.stopped(arn)
        self.assertEqual(seen["stopCode"], "TaskFailedToStart")
        self.assertTrue(seen["stoppedReason"].startswith("CannotPullContainerError: "))

    def test_missing_task(self):
        """boto3's waiter gives up on a task that is missing."""
        with self.fault("ecs.missing_task", of=self.family, by="10h"):
            arn = self.run_task()["tasks"][0]["taskArn"]
            seen = self.ecs.describe_tasks(cluster=self.cluster, tasks=[arn])
            self.assertEqual(seen["failures"], [{"arn": arn, "reason": "MISSING"}])
            with self.assertRaises(WaiterError):
                self.wait("tasks_running", arn)
        self.wait("tasks_running", arn)

    def test_spot_interruption(self):
        with self.fault("ecs.spot_interruption", of=self.family, within="1s", strikes=1):
            on_spot = [{"capacityProvider": "FARGATE_SPOT"}]
            arn = self.run_task(capacityProviderStrategy=on_spot)["tasks"][0]["taskArn"]
            seen = self.stopped(arn)
        self.assertEqual(seen["stopCode"], "SpotInterruption")
        self.assertEqual(seen["stoppedReason"], "Your Spot Task was interrupted.")

    def test_retired(self):
        with self.fault("ecs.retired", of=self.family, within="1s", strikes=1):
            seen = self.stopped(self.run_task()["tasks"][0]["taskArn"])
        self.assertIn("ECS is performing maintenance", seen["stoppedReason"])

    def test_out_of_memory(self):
        with self.fault("ecs.out_of_memory", of=self.family, within="1s", strikes=1):
            seen = self.stopped(self.run_task()["tasks"][0]["taskArn"])
        container = seen["containers"][0]
        self.assertEqual(container["exitCode"], 137)
        self.assertTrue(container["reason"].startswith("OutOfMemoryError"))
        self.assertEqual(seen["stopCode"], "EssentialContainerExited")


if __name__ == "__main__":
    print(f"boto3 {boto3.__version__}")
    unittest.main(argv=sys.argv, warnings="ignore")
