"""boto3 where faults of SNS, SES, CloudWatch and CloudWatch Logs strike: what the program sees.

Those of all calls, of SQS and of DynamoDB are in boto3_faults.py.
"""

import datetime
import json
import sys
import unittest

import boto3
from boto3_faults import Faults, client, once


class WithQueue(Faults):
    """With a queue that is subscribed to a topic."""

    def setUp(self):
        super().setUp()
        self.sqs, self.sns = once("sqs"), once("sns")
        self.queue = self.name("inbox")
        self.url, arn = self.make_queue(self.queue)
        self.topic_name = self.name("news")
        self.topic = self.sns.create_topic(Name=self.topic_name)["TopicArn"]
        self.subscription = self.sns.subscribe(
            TopicArn=self.topic, Protocol="sqs", Endpoint=arn, ReturnSubscriptionArn=True
        )["SubscriptionArn"]

    def make_queue(self, name):
        url = self.sqs.create_queue(QueueName=name)["QueueUrl"]
        asked = self.sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])
        return url, asked["Attributes"]["QueueArn"]

    def received(self, url=None):
        """The messages of the queue, in the order in which they come."""
        everything = []
        while True:
            got = self.sqs.receive_message(
                QueueUrl=url or self.url,
                MaxNumberOfMessages=10,
                MessageAttributeNames=["All"],
            ).get("Messages", [])
            if not got:
                return everything
            everything += got

    def notifications(self):
        return [json.loads(message["Body"]) for message in self.received()]


class Sns(WithQueue):
    def publish(self, sns=None):
        return (sns or self.sns).publish(TopicArn=self.topic, Message="a")

    def test_throttled(self):
        of = f"sns.Publish {self.topic_name}"
        with self.fault("aws.throttled", of=of):
            self.fails("Throttled", self.publish, 429)
        with self.fault("aws.throttled", of=of, call=1, strikes=1):
            # By its status: standard mode knows the code ThrottledException, not Throttled.
            self.publish(client("sns", mode="legacy"))

    def test_duplicate(self):
        with self.fault("sns.duplicate", of=self.topic_name, strikes=1):
            self.publish()
            both = self.eventually(lambda: len(found := self.received()) == 2 and found)
        self.assertEqual(both[0]["Body"], both[1]["Body"])
        self.assertNotEqual(both[0]["MessageId"], both[1]["MessageId"])

    def test_late(self):
        with self.fault("sns.late", of=f"{self.topic_name} {self.queue}", by="2s", strikes=1):
            self.publish()
            self.assertEqual(self.received(), [])
            self.assertEqual(len(self.eventually(self.received)), 1)

    def test_undelivered(self):
        dead_url, dead_arn = self.make_queue(self.name("dead"))
        self.sns.set_subscription_attributes(
            SubscriptionArn=self.subscription,
            AttributeName="RedrivePolicy",
            AttributeValue=json.dumps({"deadLetterTargetArn": dead_arn}),
        )
        with self.fault("sns.undelivered", of=self.topic_name, strikes=1):
            self.publish()
            (letter,) = self.eventually(lambda: self.received(dead_url))
        self.assertEqual(json.loads(letter["Body"])["Message"], "a")
        self.assertEqual(letter["MessageAttributes"]["ErrorCode"]["StringValue"], "AccessDenied")
        self.assertEqual(self.received(), [])


class Ses(WithQueue):
    def setUp(self):
        super().setUp()
        self.ses, self.v2 = once("ses"), once("sesv2")
        self.sender = f"{self.name('orders')}@acme.test"
        self.user = f"{self.name('user')}@users.test"
        for address in (self.sender, self.user):
            self.ses.verify_email_identity(EmailAddress=address)
        self.events = self.name("events")
        self.v2.create_configuration_set(ConfigurationSetName=self.events)
        self.v2.create_configuration_set_event_destination(
            ConfigurationSetName=self.events,
            EventDestinationName="to-sns",
            EventDestination={
                "Enabled": True,
                "MatchingEventTypes": ["BOUNCE", "COMPLAINT", "DELIVERY_DELAY"],
                "SnsDestination": {"TopicArn": self.topic},
            },
        )

    def send(self, ses=None):
        return (ses or self.ses).send_email(
            Source=self.sender,
            Destination={"ToAddresses": [self.user]},
            Message={"Subject": {"Data": "a"}, "Body": {"Text": {"Data": "b"}}},
            ConfigurationSetName=self.events,
        )["MessageId"]

    def send_v2(self):
        simple = {"Subject": {"Data": "a"}, "Body": {"Text": {"Data": "b"}}}
        return self.v2.send_email(
            FromEmailAddress=self.sender,
            Destination={"ToAddresses": [self.user]},
            Content={"Simple": simple},
        )

    def event(self):
        (notification,) = self.eventually(self.notifications)
        return json.loads(notification["Message"])

    def test_sending_rate(self):
        with self.fault("ses.sending_rate", of=self.sender, strikes=2):
            error = self.fails("Throttling", self.send)
            self.assertIn("Maximum sending rate exceeded", str(error))
            self.fails("TooManyRequestsException", self.send_v2, 429)
        with self.fault("ses.sending_rate", of=self.sender, mail=1, strikes=1):
            self.send(client("ses"))

    def test_daily_quota(self):
        with self.fault("ses.daily_quota", of=self.sender, strikes=1):
            self.assertIn("Daily message quota exceeded", str(self.fails("Throttling", self.send)))

    def test_hard_bounce(self):
        with self.fault("ses.hard_bounce", of=self.user, by="100ms", strikes=1):
            message_id = self.send()
            event = self.event()
        self.assertEqual(event["eventType"], "Bounce")
        self.assertEqual(event["bounce"]["bounceType"], "Permanent")
        self.assertEqual(event["bounce"]["bouncedRecipients"][0]["emailAddress"], self.user)
        self.assertEqual(event["mail"]["messageId"], message_id)

    def test_complaint(self):
        with self.fault("ses.complaint", of=self.user, by="100ms", strikes=1):
            self.send()
            self.assertEqual(self.event()["eventType"], "Complaint")

    def test_delivery_delay(self):
        with self.fault("ses.delivery_delay", of=self.user, strikes=1):
            self.send()
            self.assertEqual(self.event()["eventType"], "DeliveryDelay")


class CloudWatch(Faults):
    def test_late_datapoint(self):
        cloudwatch = once("cloudwatch")
        namespace = self.name("Jobs")
        now = datetime.datetime.now(datetime.timezone.utc)

        def put(value):
            cloudwatch.put_metric_data(
                Namespace=namespace, MetricData=[{"MetricName": "Failed", "Value": value}]
            )

        def total():
            points = cloudwatch.get_metric_statistics(
                Namespace=namespace,
                MetricName="Failed",
                StartTime=datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc),
                EndTime=now + datetime.timedelta(days=365),
                Period=86400 * 7,
                Statistics=["Sum"],
            )["Datapoints"]
            return sum(point["Sum"] for point in points)

        with self.fault("cloudwatch.late_datapoint", of=f"{namespace}/*", datapoint=1, by="2s"):
            put(3)
            put(4)
            self.assertEqual(total(), 4)
            self.eventually(lambda: total() == 7)


class Logs(Faults):
    def setUp(self):
        super().setUp()
        self.logs = once("logs")
        self.group = self.name("/ecs/web")
        self.logs.create_log_group(logGroupName=self.group)
        self.logs.create_log_stream(logGroupName=self.group, logStreamName="s")

    def now_ms(self):
        streams = self.logs.describe_log_streams(logGroupName=self.group)["logStreams"]
        return streams[0]["creationTime"]

    def put(self, *messages, logs=None):
        (logs or self.logs).put_log_events(
            logGroupName=self.group,
            logStreamName="s",
            logEvents=[{"timestamp": self.now_ms(), "message": text} for text in messages],
        )

    def messages(self):
        pages = self.logs.get_paginator("filter_log_events").paginate(logGroupName=self.group)
        return [event["message"] for page in pages for event in page["events"]]

    def test_throttled(self):
        of = f"logs.PutLogEvents {self.group}"
        with self.fault("aws.throttled", of=of):
            self.fails("ThrottlingException", lambda: self.put("a"))
        with self.fault("aws.throttled", of=of, call=1, strikes=1):
            self.put("a", logs=client("logs"))
        self.assertEqual(self.messages(), ["a"])

    def test_late_event(self):
        with self.fault("logs.late_event", of=self.group, event=1, by="2s", strikes=1):
            self.put("a", "b")
            self.assertEqual(self.messages(), ["b"])
            self.eventually(lambda: sorted(self.messages()) == ["a", "b"])

    def test_empty_page(self):
        """The paginator goes on behind it."""
        self.put("a", "b")
        with self.fault("logs.empty_page", of=self.group, strikes=1):
            self.assertEqual(self.messages(), ["a", "b"])


if __name__ == "__main__":
    print(f"boto3 {boto3.__version__}")
    unittest.main(argv=sys.argv, warnings="ignore")
