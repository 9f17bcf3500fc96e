"""SQS. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html"""

import hashlib
import json

from services.support import ACCOUNT, ENDPOINT, REGION, Round, client

MISSING = "AWS.SimpleQueueService.NonExistentQueue"
MISSING_TEXT = "The specified queue does not exist"
BODY = 'Grüße <&> "quoted"\n\t\U0001f600'


def md5(text):
    return hashlib.md5(text.encode()).hexdigest()


def arn_of(name):
    return f"arn:aws:sqs:{REGION}:{ACCOUNT}:{name}"


class Sqs(Round):
    def setUp(self):
        self.sqs = client("sqs")
        self.queue_name = self.name("queue")
        # A visibility timeout that no slow machine outlives.
        self.queue = self.make(self.queue_name, VisibilityTimeout="3600")
        self.nowhere = f"{ENDPOINT}/{ACCOUNT}/no-such-queue"

    def make(self, name, **attributes):
        return self.sqs.create_queue(QueueName=name, Attributes=attributes)["QueueUrl"]

    def attributes(self, queue=None, names=("All",)):
        got = self.sqs.get_queue_attributes(
            QueueUrl=queue or self.queue, AttributeNames=list(names)
        )
        return got.get("Attributes", {})

    def counts(self, queue=None):
        """Visible, in flight, delayed."""
        got = self.attributes(queue)
        names = ("", "NotVisible", "Delayed")
        return tuple(int(got[f"ApproximateNumberOfMessages{name}"]) for name in names)

    def send(self, *bodies, queue=None):
        for body in bodies:
            self.sqs.send_message(QueueUrl=queue or self.queue, MessageBody=body)

    def receive(self, count=10, queue=None, **more):
        got = self.sqs.receive_message(
            QueueUrl=queue or self.queue, MaxNumberOfMessages=count, **more
        )
        return got.get("Messages", [])

    def is_missing(self, call, **arguments):
        self.fails(MISSING, call, message=MISSING_TEXT, QueueUrl=self.nowhere, **arguments)


class Queues(Sqs):
    def test_create(self):
        self.assertEqual(self.queue, f"{ENDPOINT}/{ACCOUNT}/{self.queue_name}")
        self.assertEqual(self.make(self.queue_name, VisibilityTimeout="3600"), self.queue)
        self.fails(
            "QueueAlreadyExists",
            self.sqs.create_queue,
            message="A queue already exists with the same name and a different value for attribute"
            " VisibilityTimeout",
            QueueName=self.queue_name,
            Attributes={"VisibilityTimeout": "31"},
        )
        self.fails(
            "InvalidParameterValue",
            self.sqs.create_queue,
            message="Can only include alphanumeric characters, hyphens, or underscores."
            " 1 to 80 in length",
            QueueName="no good",
        )
        self.fails(
            "InvalidAttributeName",
            self.sqs.create_queue,
            message="Unknown Attribute Nonsense.",
            QueueName=self.name(),
            Attributes={"Nonsense": "1"},
        )
        self.fails(
            "InvalidAttributeValue",
            self.sqs.create_queue,
            message="Invalid value for the parameter DelaySeconds.",
            QueueName=self.name(),
            Attributes={"DelaySeconds": "901"},
        )

    def test_create_with_tags(self):
        name = self.name()
        url = self.sqs.create_queue(QueueName=name, tags={"team": "edit"})["QueueUrl"]
        self.assertEqual(self.sqs.list_queue_tags(QueueUrl=url)["Tags"], {"team": "edit"})

    def test_url(self):
        got = self.sqs.get_queue_url(QueueName=self.queue_name)
        self.assertEqual(got["QueueUrl"], self.queue)
        own = self.sqs.get_queue_url(QueueName=self.queue_name, QueueOwnerAWSAccountId=ACCOUNT)
        self.assertEqual(own["QueueUrl"], self.queue)
        self.fails(MISSING, self.sqs.get_queue_url, message=MISSING_TEXT, QueueName="none")

    def test_list(self):
        prefix = self.name("listed")
        made = sorted(self.make(f"{prefix}-{n}") for n in range(5))
        pages = list(
            self.sqs.get_paginator("list_queues").paginate(
                QueueNamePrefix=prefix, PaginationConfig={"PageSize": 2}
            )
        )
        self.assertEqual([len(page["QueueUrls"]) for page in pages], [2, 2, 1])
        self.assertEqual(sorted(url for page in pages for url in page["QueueUrls"]), made)
        limited = self.sqs.get_paginator("list_queues").paginate(
            QueueNamePrefix=prefix, PaginationConfig={"PageSize": 2, "MaxItems": 3}
        )
        self.assertEqual(len(limited.build_full_result()["QueueUrls"]), 3)
        self.assertNotIn("QueueUrls", self.sqs.list_queues(QueueNamePrefix="no-such-prefix"))
        self.fails(
            "InvalidParameterValue",
            self.sqs.list_queues,
            message="Value 1001 for parameter MaxResults is invalid."
            " Reason: Must be between 1 and 1000, if provided.",
            MaxResults=1001,
        )

    def test_delete(self):
        self.sqs.delete_queue(QueueUrl=self.queue)
        self.fails(MISSING, self.sqs.get_queue_url, QueueName=self.queue_name)
        self.is_missing(self.sqs.delete_queue)
        self.fails(
            "AWS.SimpleQueueService.QueueDeletedRecently",
            self.sqs.create_queue,
            message="You must wait 60 seconds after deleting a queue before you can create"
            " another with the same name.",
            QueueName=self.queue_name,
        )

    def test_attributes(self):
        got = self.attributes()
        self.assertEqual(got["QueueArn"], arn_of(self.queue_name))
        self.assertEqual(got["VisibilityTimeout"], "3600")
        self.assertEqual(got["MessageRetentionPeriod"], "345600")
        self.assertEqual(got["DelaySeconds"], "0")
        self.assertEqual(got["ReceiveMessageWaitTimeSeconds"], "0")
        self.assertEqual(got["CreatedTimestamp"], got["LastModifiedTimestamp"])
        self.assertNotIn("RedrivePolicy", got)
        self.sqs.set_queue_attributes(
            QueueUrl=self.queue, Attributes={"DelaySeconds": "7", "VisibilityTimeout": "5"}
        )
        names = ("DelaySeconds", "VisibilityTimeout")
        self.assertEqual(
            self.attributes(names=names), {"DelaySeconds": "7", "VisibilityTimeout": "5"}
        )
        self.assertEqual(self.attributes(names=()), {})
        self.fails(
            "InvalidAttributeName",
            self.sqs.get_queue_attributes,
            message="Unknown Attribute Nonsense.",
            QueueUrl=self.queue,
            AttributeNames=["Nonsense"],
        )
        self.fails(
            "InvalidAttributeValue",
            self.sqs.set_queue_attributes,
            message="Invalid value for the parameter VisibilityTimeout.",
            QueueUrl=self.queue,
            Attributes={"VisibilityTimeout": "43201"},
        )
        self.is_missing(self.sqs.get_queue_attributes, AttributeNames=["All"])
        self.is_missing(self.sqs.set_queue_attributes, Attributes={"DelaySeconds": "1"})

    def test_tags(self):
        self.sqs.tag_queue(QueueUrl=self.queue, Tags={"a": "1", "ü": ""})
        self.assertEqual(
            self.sqs.list_queue_tags(QueueUrl=self.queue)["Tags"], {"a": "1", "ü": ""}
        )
        self.sqs.untag_queue(QueueUrl=self.queue, TagKeys=["a", "none"])
        self.assertEqual(self.sqs.list_queue_tags(QueueUrl=self.queue)["Tags"], {"ü": ""})
        self.is_missing(self.sqs.tag_queue, Tags={"a": "1"})
        self.is_missing(self.sqs.untag_queue, TagKeys=["a"])
        self.is_missing(self.sqs.list_queue_tags)

    def test_permissions(self):
        other = "123456789012"
        asked = {"QueueUrl": self.queue, "Label": "send", "AWSAccountIds": [other]}
        self.sqs.add_permission(Actions=["SendMessage"], **asked)
        statement = json.loads(self.attributes()["Policy"])["Statement"][0]
        self.assertEqual(statement["Sid"], "send")
        self.assertEqual(statement["Principal"], {"AWS": f"arn:aws:iam::{other}:root"})
        self.assertEqual(statement["Action"], "SQS:SendMessage")
        self.assertEqual(statement["Resource"], arn_of(self.queue_name))
        self.fails(
            "InvalidParameterValue",
            self.sqs.add_permission,
            message="Value send for parameter Label is invalid. Reason: Already exists.",
            Actions=["SendMessage"],
            **asked,
        )
        self.sqs.remove_permission(QueueUrl=self.queue, Label="send")
        self.assertNotIn("send", self.attributes().get("Policy", ""))
        self.fails(
            "InvalidParameterValue",
            self.sqs.remove_permission,
            message="Value send for parameter Label is invalid. Reason: can't find label.",
            QueueUrl=self.queue,
            Label="send",
        )


class Messages(Sqs):
    def test_send_receive_delete(self):
        sent = self.sqs.send_message(
            QueueUrl=self.queue,
            MessageBody=BODY,
            MessageAttributes={
                "Type": {"DataType": "String", "StringValue": "edit"},
                "Count": {"DataType": "Number.int", "StringValue": "3"},
                "Blob": {"DataType": "Binary", "BinaryValue": b"\x00\xff"},
            },
        )
        self.assertEqual(sent["MD5OfMessageBody"], md5(BODY))
        self.assertEqual(self.counts(), (1, 0, 0))
        (message,) = self.receive(AttributeNames=["All"], MessageAttributeNames=["All"])
        self.assertEqual(self.counts(), (0, 1, 0))
        self.assertEqual(message["MessageId"], sent["MessageId"])
        self.assertEqual(message["Body"], BODY)
        self.assertEqual(message["MD5OfBody"], md5(BODY))
        self.assertEqual(message["MD5OfMessageAttributes"], sent["MD5OfMessageAttributes"])
        got = message["MessageAttributes"]
        self.assertEqual(got["Count"], {"DataType": "Number.int", "StringValue": "3"})
        self.assertEqual(got["Blob"]["BinaryValue"], b"\x00\xff")
        self.assertEqual(message["Attributes"]["ApproximateReceiveCount"], "1")
        self.assertGreaterEqual(
            int(message["Attributes"]["ApproximateFirstReceiveTimestamp"]),
            int(message["Attributes"]["SentTimestamp"]),
        )
        self.sqs.delete_message(QueueUrl=self.queue, ReceiptHandle=message["ReceiptHandle"])
        self.assertEqual(self.counts(), (0, 0, 0))

    def test_send_errors(self):
        self.is_missing(self.sqs.send_message, MessageBody="x")
        self.fails(
            "InvalidParameterValue",
            self.sqs.send_message,
            message="One or more parameters are invalid. Reason: Message must be shorter than"
            " 1048576 bytes.",
            QueueUrl=self.queue,
            MessageBody="x" * 1048577,
        )
        self.fails(
            "InvalidMessageContents",
            self.sqs.send_message,
            message="Invalid binary character '#x1'",
            QueueUrl=self.queue,
            MessageBody="\x01",
        )
        self.fails(
            "MissingParameter",
            self.sqs.send_message,
            message="The request must contain the parameter MessageBody.",
            QueueUrl=self.queue,
        )
        self.fails(
            "InvalidParameterValue",
            self.sqs.send_message,
            message="Value 901 for parameter DelaySeconds is invalid.",
            QueueUrl=self.queue,
            MessageBody="x",
            DelaySeconds=901,
        )

    def test_delayed(self):
        self.sqs.send_message(QueueUrl=self.queue, MessageBody="later", DelaySeconds=900)
        self.assertEqual(self.counts(), (0, 0, 1))
        self.assertEqual(self.receive(), [])

    def test_receive_errors(self):
        self.is_missing(self.sqs.receive_message)
        self.fails(
            "InvalidParameterValue",
            self.sqs.receive_message,
            message="Value 11 for parameter MaxNumberOfMessages is invalid."
            " Reason: Must be between 1 and 10, if provided.",
            QueueUrl=self.queue,
            MaxNumberOfMessages=11,
        )
        self.fails(
            "InvalidParameterValue",
            self.sqs.receive_message,
            message="Value 21 for parameter WaitTimeSeconds is invalid."
            " Reason: Must be >= 0 and <= 20, if provided.",
            QueueUrl=self.queue,
            WaitTimeSeconds=21,
        )

    def test_delete_errors(self):
        self.fails(
            "ReceiptHandleIsInvalid",
            self.sqs.delete_message,
            status=404,
            message='The input receipt handle "nonsense" is not a valid receipt handle.',
            QueueUrl=self.queue,
            ReceiptHandle="nonsense",
        )
        self.is_missing(self.sqs.delete_message, ReceiptHandle="nonsense")

    def test_visibility(self):
        self.send("again")
        handle = self.receive()[0]["ReceiptHandle"]
        change = self.sqs.change_message_visibility
        self.assertEqual(self.receive(), [])
        change(QueueUrl=self.queue, ReceiptHandle=handle, VisibilityTimeout=0)
        (again,) = self.receive(AttributeNames=["ApproximateReceiveCount"])
        self.assertEqual(again["Attributes"], {"ApproximateReceiveCount": "2"})
        self.assertNotEqual(again["ReceiptHandle"], handle)
        self.fails(
            "InvalidParameterValue",
            change,
            message="Value 43201 for parameter VisibilityTimeout is invalid.",
            QueueUrl=self.queue,
            ReceiptHandle=again["ReceiptHandle"],
            VisibilityTimeout=43201,
        )
        self.sqs.delete_message(QueueUrl=self.queue, ReceiptHandle=again["ReceiptHandle"])
        self.fails(
            "InvalidParameterValue",
            change,
            message="Message does not exist or is not available for visibility timeout change.",
            QueueUrl=self.queue,
            ReceiptHandle=again["ReceiptHandle"],
            VisibilityTimeout=1,
        )

    def test_purge(self):
        self.send("a", "b")
        self.sqs.purge_queue(QueueUrl=self.queue)
        self.assertEqual(self.counts(), (0, 0, 0))
        self.fails(
            "AWS.SimpleQueueService.PurgeQueueInProgress",
            self.sqs.purge_queue,
            status=403,
            message=f"Only one PurgeQueue operation on {self.queue_name} is allowed every 60"
            " seconds.",
            QueueUrl=self.queue,
        )
        self.is_missing(self.sqs.purge_queue)

    def test_fifo(self):
        self.fails(
            "InvalidParameterValue",
            self.sqs.create_queue,
            message="The name of a FIFO queue can only include alphanumeric characters, hyphens,"
            " or underscores, must end with .fifo suffix and be 1 to 80 in length",
            QueueName=self.name(),
            Attributes={"FifoQueue": "true"},
        )
        name = self.name() + ".fifo"
        queue = self.make(name, FifoQueue="true", ContentBasedDeduplication="true")
        asked = {"QueueUrl": queue, "MessageGroupId": "g"}
        first = self.sqs.send_message(MessageBody="one", **asked)
        twice = self.sqs.send_message(MessageBody="one", **asked)
        self.assertEqual(first["MessageId"], twice["MessageId"])
        second = self.sqs.send_message(MessageBody="two", **asked)
        self.assertLess(int(first["SequenceNumber"]), int(second["SequenceNumber"]))
        got = self.receive(queue=queue)
        self.assertEqual([message["Body"] for message in got], ["one", "two"])
        self.fails(
            "MissingParameter",
            self.sqs.send_message,
            message="The request must contain the parameter MessageGroupId.",
            QueueUrl=queue,
            MessageBody="x",
        )


class Batches(Sqs):
    def test_send(self):
        entries = [{"Id": f"m{n}", "MessageBody": f"body {n}"} for n in range(3)]
        entries.append({"Id": "bad", "MessageBody": "x", "DelaySeconds": 901})
        sent = self.sqs.send_message_batch(QueueUrl=self.queue, Entries=entries)
        self.assertEqual([entry["Id"] for entry in sent["Successful"]], ["m0", "m1", "m2"])
        self.assertEqual(sent["Successful"][1]["MD5OfMessageBody"], md5("body 1"))
        (failed,) = sent["Failed"]
        self.assertEqual(
            (failed["Id"], failed["Code"], failed["SenderFault"]),
            ("bad", "InvalidParameterValue", True),
        )
        self.assertEqual(self.counts(), (3, 0, 0))

    def test_send_errors(self):
        def entries(*ids):
            return [{"Id": each, "MessageBody": "x"} for each in ids]

        for ids, code, message in (
            ((), "EmptyBatchRequest", "There should be at least one SendMessageBatchRequestEntry"),
            (
                map(str, range(11)),
                "TooManyEntriesInBatchRequest",
                "Maximum number of entries per request are 10. You have sent 11.",
            ),
            (("a", "a"), "BatchEntryIdsNotDistinct", "Id a repeated."),
            (("a b",), "InvalidBatchEntryId", "A batch entry id can only contain alphanumeric"),
        ):
            with self.subTest(code):
                self.fails(
                    f"AWS.SimpleQueueService.{code}",
                    self.sqs.send_message_batch,
                    message=message,
                    QueueUrl=self.queue,
                    Entries=entries(*ids),
                )
        self.is_missing(self.sqs.send_message_batch, Entries=entries("a"))

    def test_visibility_and_delete(self):
        self.send("a", "b")
        got = self.receive()
        self.assertEqual(len(got), 2)
        handles = [{"Id": str(n), "ReceiptHandle": m["ReceiptHandle"]} for n, m in enumerate(got)]
        handles.append({"Id": "bad", "ReceiptHandle": "nonsense"})
        shown = self.sqs.change_message_visibility_batch(
            QueueUrl=self.queue, Entries=[{**entry, "VisibilityTimeout": 0} for entry in handles]
        )
        self.assertEqual([entry["Id"] for entry in shown["Successful"]], ["0", "1"])
        self.assertEqual(
            [(entry["Id"], entry["Code"], entry["SenderFault"]) for entry in shown["Failed"]],
            [("bad", "ReceiptHandleIsInvalid", True)],
        )
        self.assertEqual(self.counts(), (2, 0, 0))
        deleted = self.sqs.delete_message_batch(QueueUrl=self.queue, Entries=handles)
        self.assertEqual([entry["Id"] for entry in deleted["Successful"]], ["0", "1"])
        self.assertEqual(
            [(entry["Id"], entry["Code"]) for entry in deleted["Failed"]],
            [("bad", "ReceiptHandleIsInvalid")],
        )
        self.assertEqual(self.counts(), (0, 0, 0))

    def test_visibility_and_delete_errors(self):
        empty = "AWS.SimpleQueueService.EmptyBatchRequest"
        for call in (self.sqs.change_message_visibility_batch, self.sqs.delete_message_batch):
            self.fails(empty, call, QueueUrl=self.queue, Entries=[])
            entry = {"Id": "a", "ReceiptHandle": "x", "VisibilityTimeout": 1}
            if call == self.sqs.delete_message_batch:
                del entry["VisibilityTimeout"]
            self.is_missing(call, Entries=[entry])


class DeadLetters(Sqs):
    def setUp(self):
        super().setUp()
        self.dlq_name = self.name("dlq")
        self.dlq = self.make(self.dlq_name)
        policy = {"deadLetterTargetArn": arn_of(self.dlq_name), "maxReceiveCount": 1}
        self.source_name = self.name("source")
        self.source = self.make(
            self.source_name, VisibilityTimeout="0", RedrivePolicy=json.dumps(policy)
        )

    def poison(self, *bodies):
        self.send(*bodies, queue=self.source)
        self.assertEqual(len(self.receive(queue=self.source)), len(bodies))
        self.assertEqual(self.receive(queue=self.source), [])
        self.assertEqual(self.counts(self.dlq)[0], len(bodies))

    def test_sources(self):
        listed = self.sqs.get_paginator("list_dead_letter_source_queues").paginate(
            QueueUrl=self.dlq, PaginationConfig={"PageSize": 1}
        )
        self.assertEqual(listed.build_full_result()["queueUrls"], [self.source])
        self.is_missing(self.sqs.list_dead_letter_source_queues)

    def test_redrive(self):
        self.poison("bad")
        (message,) = self.receive(queue=self.dlq, AttributeNames=["All"])
        self.assertEqual(message["Body"], "bad")
        self.assertEqual(
            message["Attributes"]["DeadLetterQueueSourceArn"], arn_of(self.source_name)
        )

    def test_move_tasks(self):
        self.has(self.sqs, "start_message_move_task")
        self.poison("a", "b")
        source = arn_of(self.dlq_name)
        started = self.sqs.start_message_move_task(SourceArn=source)
        self.assertTrue(started["TaskHandle"])

        def completed():
            (task,) = self.sqs.list_message_move_tasks(SourceArn=source)["Results"]
            return task if task["Status"] == "COMPLETED" else None

        task = self.eventually(completed)
        self.assertEqual(task["ApproximateNumberOfMessagesMoved"], 2)
        self.assertEqual(task["SourceArn"], source)
        self.assertEqual(self.counts(self.dlq), (0, 0, 0))
        self.assertEqual(self.counts(self.source)[0], 2)

    def test_cancelled_move_task(self):
        self.has(self.sqs, "cancel_message_move_task")
        self.poison(*"abcdefghij")
        started = self.sqs.start_message_move_task(
            SourceArn=arn_of(self.dlq_name),
            DestinationArn=arn_of(self.source_name),
            MaxNumberOfMessagesPerSecond=1,
        )
        handle = started["TaskHandle"]
        cancelled = self.sqs.cancel_message_move_task(TaskHandle=handle)
        self.assertLess(cancelled["ApproximateNumberOfMessagesMoved"], 10)
        (task,) = self.sqs.list_message_move_tasks(SourceArn=arn_of(self.dlq_name))["Results"]
        self.assertIn(task["Status"], ("CANCELLING", "CANCELLED"))

    def test_move_task_errors(self):
        self.has(self.sqs, "start_message_move_task")
        self.fails(
            "ResourceNotFoundException",
            self.sqs.start_message_move_task,
            status=404,
            message="The resource that you specified for the SourceArn parameter doesn't exist.",
            SourceArn=arn_of("none-such"),
        )
        self.fails(
            "ResourceNotFoundException",
            self.sqs.list_message_move_tasks,
            status=404,
            message="The resource that you specified for the SourceArn parameter doesn't exist.",
            SourceArn=arn_of("none-such"),
        )
        self.fails(
            "InvalidParameterValue",
            self.sqs.start_message_move_task,
            message="Source queue must be configured as a Dead Letter Queue.",
            SourceArn=arn_of(self.queue_name),
        )
        self.fails(
            "InvalidParameterValue",
            self.sqs.cancel_message_move_task,
            message="Value for parameter TaskHandle is invalid.",
            TaskHandle="nonsense",
        )
