"""A full round with boto3: Debian's speaks Query to SQS, the newest speaks JSON."""

import os
import unittest

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

ENDPOINT = os.environ["AWS_ENDPOINT_URL"]


def client(service):
    # Named in the call, because boto3 before 1.28 does not read AWS_ENDPOINT_URL.
    config = Config(retries={"total_max_attempts": 1}, read_timeout=60)
    return boto3.client(service, endpoint_url=ENDPOINT, config=config)


class Round(unittest.TestCase):
    def fails(self, code, call, **arguments):
        with self.assertRaises(ClientError) as raised:
            call(**arguments)
        self.assertEqual(raised.exception.response["Error"]["Code"], code)
        return raised.exception


class Sqs(Round):
    def setUp(self):
        self.sqs = client("sqs")
        # A name of its own for each test: a deleted queue's name is free again after 60 seconds.
        self.name = self.id().rsplit(".", maxsplit=1)[-1]
        created = self.sqs.create_queue(
            QueueName=self.name, Attributes={"VisibilityTimeout": "60"}
        )
        self.queue = created["QueueUrl"]
        self.addCleanup(self.sqs.delete_queue, QueueUrl=self.queue)

    def test_send_receive_delete(self):
        sent = self.sqs.send_message(
            QueueUrl=self.queue,
            MessageBody="Grüße <&> \"quoted\"\n",
            MessageAttributes={
                "Type": {"DataType": "String", "StringValue": "edit"},
                "Blob": {"DataType": "Binary", "BinaryValue": b"\x00\xff"},
            },
        )
        received = self.sqs.receive_message(
            QueueUrl=self.queue, AttributeNames=["All"], MessageAttributeNames=["All"]
        )["Messages"]
        self.assertEqual(len(received), 1)
        message = received[0]
        self.assertEqual(message["MessageId"], sent["MessageId"])
        self.assertEqual(message["Body"], "Grüße <&> \"quoted\"\n")
        self.assertEqual(message["MD5OfMessageAttributes"], sent["MD5OfMessageAttributes"])
        self.assertEqual(message["MessageAttributes"]["Type"]["StringValue"], "edit")
        self.assertEqual(message["MessageAttributes"]["Blob"]["BinaryValue"], b"\x00\xff")
        self.assertEqual(message["Attributes"]["ApproximateReceiveCount"], "1")
        self.sqs.delete_message(QueueUrl=self.queue, ReceiptHandle=message["ReceiptHandle"])
        counts = self.sqs.get_queue_attributes(
            QueueUrl=self.queue,
            AttributeNames=[
                "ApproximateNumberOfMessages",
                "ApproximateNumberOfMessagesNotVisible",
                "VisibilityTimeout",
            ],
        )["Attributes"]
        self.assertEqual(
            counts,
            {
                "ApproximateNumberOfMessages": "0",
                "ApproximateNumberOfMessagesNotVisible": "0",
                "VisibilityTimeout": "60",
            },
        )

    def test_batches(self):
        entries = [{"Id": f"m{i}", "MessageBody": f"body {i}"} for i in range(3)]
        sent = self.sqs.send_message_batch(QueueUrl=self.queue, Entries=entries)
        self.assertEqual([e["Id"] for e in sent["Successful"]], ["m0", "m1", "m2"])
        got = []
        while len(got) < 3:
            batch = self.sqs.receive_message(
                QueueUrl=self.queue, MaxNumberOfMessages=10, WaitTimeSeconds=1
            )["Messages"]
            got.extend(batch)
        self.assertEqual(sorted(m["Body"] for m in got), ["body 0", "body 1", "body 2"])
        handles = [{"Id": str(i), "ReceiptHandle": m["ReceiptHandle"]} for i, m in enumerate(got)]
        deleted = self.sqs.delete_message_batch(QueueUrl=self.queue, Entries=handles)
        self.assertEqual(len(deleted["Successful"]), 3)

    def test_queue_url_is_the_callers_own(self):
        self.assertTrue(self.queue.startswith(ENDPOINT + "/"), self.queue)
        self.assertEqual(self.sqs.get_queue_url(QueueName=self.name)["QueueUrl"], self.queue)

    def test_missing_queue(self):
        error = self.fails(
            "AWS.SimpleQueueService.NonExistentQueue", self.sqs.get_queue_url, QueueName="none"
        )
        self.assertIsInstance(error, self.sqs.exceptions.QueueDoesNotExist)
        self.assertEqual(error.response["ResponseMetadata"]["HTTPStatusCode"], 400)

    def test_bad_receipt_handle(self):
        self.fails(
            "ReceiptHandleIsInvalid",
            self.sqs.delete_message,
            QueueUrl=self.queue,
            ReceiptHandle="nonsense",
        )


class DynamoDb(Round):
    def setUp(self):
        self.db = client("dynamodb")
        self.db.create_table(
            TableName="boto3-round",
            KeySchema=[
                {"AttributeName": "containerId", "KeyType": "HASH"},
                {"AttributeName": "createdAt", "KeyType": "RANGE"},
            ],
            AttributeDefinitions=[
                {"AttributeName": "containerId", "AttributeType": "S"},
                {"AttributeName": "createdAt", "AttributeType": "N"},
            ],
            BillingMode="PAY_PER_REQUEST",
        )
        waiter = self.db.get_waiter("table_exists")
        waiter.wait(TableName="boto3-round", WaiterConfig={"Delay": 1, "MaxAttempts": 30})
        self.addCleanup(self.db.delete_table, TableName="boto3-round")

    def put(self, container, created, **more):
        item = {"containerId": {"S": container}, "createdAt": {"N": str(created)}, **more}
        self.db.put_item(TableName="boto3-round", Item=item)
        return item

    def test_put_query(self):
        data = {"M": {"list": {"L": [{"NULL": True}, {"BOOL": False}, {"B": b"\x00"}]}}}
        items = [self.put("a", n, data=data) for n in (3, 1, 2)]
        self.put("b", 1)
        found = self.db.query(
            TableName="boto3-round",
            KeyConditionExpression="containerId = :id AND createdAt BETWEEN :low AND :high",
            ExpressionAttributeValues={":id": {"S": "a"}, ":low": {"N": "2"}, ":high": {"N": "9"}},
            ScanIndexForward=False,
        )
        self.assertEqual(found["Count"], 2)
        self.assertEqual(found["Items"], [items[0], items[2]])

    def test_update_and_condition(self):
        self.put("a", 1)
        key = {"containerId": {"S": "a"}, "createdAt": {"N": "1"}}
        updated = self.db.update_item(
            TableName="boto3-round",
            Key=key,
            UpdateExpression="SET #n = if_not_exists(#n, :zero) + :one",
            ExpressionAttributeNames={"#n": "count"},
            ExpressionAttributeValues={":zero": {"N": "0"}, ":one": {"N": "1"}},
            ReturnValues="UPDATED_NEW",
        )
        self.assertEqual(updated["Attributes"], {"count": {"N": "1"}})
        self.fails(
            "ConditionalCheckFailedException",
            self.db.put_item,
            TableName="boto3-round",
            Item=key,
            ConditionExpression="attribute_not_exists(containerId)",
        )

    def test_half_key(self):
        error = self.fails(
            "ValidationException",
            self.db.get_item,
            TableName="boto3-round",
            Key={"containerId": {"S": "a"}},
        )
        message = "The provided key element does not match the schema"
        self.assertEqual(error.response["Error"]["Message"], message)
        self.assertEqual(error.response["ResponseMetadata"]["HTTPStatusCode"], 400)

    def test_missing_table(self):
        call = self.db.describe_table
        self.fails("ResourceNotFoundException", call, TableName="none-such")


class Ecs(Round):
    def test_run_and_describe_a_task(self):
        ecs = client("ecs")
        ecs.create_cluster(clusterName="boto3-round")
        registered = ecs.register_task_definition(
            family="boto3-round",
            requiresCompatibilities=["FARGATE"],
            networkMode="awsvpc",
            cpu="256",
            memory="512",
            containerDefinitions=[{"name": "main", "image": "example/main:1", "essential": True}],
        )["taskDefinition"]
        self.assertTrue(registered["taskDefinitionArn"].endswith("task-definition/boto3-round:1"))
        network = {"awsvpcConfiguration": {"subnets": ["subnet-0123456789abcdef0"]}}
        ran = ecs.run_task(
            cluster="boto3-round",
            taskDefinition="boto3-round",
            launchType="FARGATE",
            networkConfiguration=network,
            tags=[{"key": "containerId", "value": "a-b-c"}],
        )
        self.assertEqual(ran["failures"], [])
        arn = ran["tasks"][0]["taskArn"]
        described = ecs.describe_tasks(cluster="boto3-round", tasks=[arn], include=["TAGS"])
        task = described["tasks"][0]
        self.assertEqual(task["taskArn"], arn)
        self.assertEqual(task["taskDefinitionArn"], registered["taskDefinitionArn"])
        self.assertEqual(task["tags"], [{"key": "containerId", "value": "a-b-c"}])
        self.assertIn(task["lastStatus"], ("PROVISIONING", "PENDING", "RUNNING"))
        ecs.stop_task(cluster="boto3-round", task=arn, reason="the round is over")
        self.fails("ClusterNotFoundException", ecs.list_tasks, cluster="none-such")


class Mail(Round):
    def test_send_email_v1_and_v2(self):
        ses = client("ses")
        sender, to = "hermes@example.com", ["john@example.com"]
        for address in (sender, *to):
            ses.verify_email_identity(EmailAddress=address)
        body = {"Subject": {"Data": "Grüße"}, "Body": {"Text": {"Data": "Hello"}}}
        first = ses.send_email(Source=sender, Destination={"ToAddresses": to}, Message=body)
        raw = b"From: hermes@example.com\r\nTo: john@example.com\r\nSubject: raw\r\n\r\nHi\r\n"
        second = ses.send_raw_email(RawMessage={"Data": raw})
        third = client("sesv2").send_email(
            FromEmailAddress=sender, Destination={"ToAddresses": to}, Content={"Simple": body}
        )
        self.assertEqual(len({first["MessageId"], second["MessageId"], third["MessageId"]}), 3)

    def test_unverified_sender(self):
        self.fails(
            "MessageRejected",
            client("ses").send_email,
            Source="stranger@example.org",
            Destination={"ToAddresses": ["john@example.com"]},
            Message={"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "t"}}},
        )


class SnsAndSts(Round):
    def test_publish_reaches_a_subscribed_queue(self):
        sns, sqs = client("sns"), client("sqs")
        topic = sns.create_topic(Name="boto3-round")["TopicArn"]
        queue = sqs.create_queue(QueueName="boto3-topic")["QueueUrl"]
        attributes = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])
        arn = attributes["Attributes"]["QueueArn"]
        sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn)
        sns.publish(TopicArn=topic, Message="news")
        received = sqs.receive_message(QueueUrl=queue, WaitTimeSeconds=5)["Messages"]
        self.assertIn('"Message"', received[0]["Body"])
        self.assertIn("news", received[0]["Body"])

    def test_who_am_i(self):
        identity = client("sts").get_caller_identity()
        self.assertEqual(identity["Account"], "000000000000")
        self.assertIn(":000000000000:", identity["Arn"])


if __name__ == "__main__":
    print(f"boto3 {boto3.__version__}")
    unittest.main(warnings="ignore")  # boto3 leaves its connections open
