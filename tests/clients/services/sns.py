"""SNS. https://docs.aws.amazon.com/sns/latest/api/API_Operations.html"""

import json

from services.support import ACCOUNT, REGION, Round, client

NO_TOPIC = {"code": "NotFound", "status": 404, "message": "Topic does not exist"}
NO_SUBSCRIPTION = {"code": "NotFound", "status": 404, "message": "Subscription does not exist"}


class Sns(Round):
    def setUp(self):
        self.sns = client("sns")
        self.sqs = client("sqs")
        self.topic_name = self.name("topic")
        self.topic = self.sns.create_topic(Name=self.topic_name)["TopicArn"]
        self.nowhere = f"arn:aws:sns:{REGION}:{ACCOUNT}:none-such"

    def queue(self):
        """A new queue: its URL and ARN."""
        url = self.sqs.create_queue(QueueName=self.name("sns"))["QueueUrl"]
        got = self.sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])
        return url, got["Attributes"]["QueueArn"]

    def subscribe(self, endpoint, **attributes):
        return self.sns.subscribe(
            TopicArn=self.topic, Protocol="sqs", Endpoint=endpoint, Attributes=attributes
        )["SubscriptionArn"]

    def received(self, url):
        got = self.sqs.receive_message(
            QueueUrl=url, MaxNumberOfMessages=10, MessageAttributeNames=["All"]
        )
        return got.get("Messages", [])


class Topics(Sns):
    def test_create(self):
        self.assertEqual(self.topic, f"arn:aws:sns:{REGION}:{ACCOUNT}:{self.topic_name}")
        again = self.sns.create_topic(Name=self.topic_name)["TopicArn"]
        self.assertEqual(again, self.topic)
        self.fails(
            "InvalidParameter",
            self.sns.create_topic,
            message="Invalid parameter: Topic Name",
            Name="no good",
        )

    def test_attributes(self):
        self.sns.set_topic_attributes(
            TopicArn=self.topic, AttributeName="DisplayName", AttributeValue="Mail"
        )
        got = self.sns.get_topic_attributes(TopicArn=self.topic)["Attributes"]
        self.assertEqual(got["DisplayName"], "Mail")
        self.assertEqual(got["TopicArn"], self.topic)
        self.assertEqual(got["Owner"], ACCOUNT)
        self.assertEqual(got["SubscriptionsConfirmed"], "0")
        self.fails(call=self.sns.get_topic_attributes, TopicArn=self.nowhere, **NO_TOPIC)
        self.fails(
            "InvalidParameter",
            self.sns.set_topic_attributes,
            message="Invalid parameter: AttributeName",
            TopicArn=self.topic,
            AttributeName="Nonsense",
            AttributeValue="1",
        )

    def test_tags(self):
        made = self.sns.create_topic(
            Name=self.name("tagged"), Tags=[{"Key": "team", "Value": "edit"}]
        )["TopicArn"]
        got = self.sns.list_tags_for_resource(ResourceArn=made)["Tags"]
        self.assertEqual(got, [{"Key": "team", "Value": "edit"}])
        more = [{"Key": "team", "Value": "mail"}, {"Key": "stage", "Value": ""}]
        self.sns.tag_resource(ResourceArn=made, Tags=more)
        self.sns.untag_resource(ResourceArn=made, TagKeys=["stage", "none"])
        got = self.sns.list_tags_for_resource(ResourceArn=made)["Tags"]
        self.assertEqual(got, [{"Key": "team", "Value": "mail"}])
        for call, asked in (
            (self.sns.list_tags_for_resource, {}),
            (self.sns.tag_resource, {"Tags": more}),
            (self.sns.untag_resource, {"TagKeys": ["team"]}),
        ):
            self.fails(
                "ResourceNotFound",
                call,
                status=404,
                message="Resource does not exist",
                ResourceArn=self.nowhere,
                **asked,
            )

    def test_list_and_delete(self):
        # A page of SNS is 100 topics.
        names = [self.name("many") for _ in range(105)]
        made = {self.sns.create_topic(Name=name)["TopicArn"] for name in names}
        pages = list(self.sns.get_paginator("list_topics").paginate())
        self.assertGreaterEqual(len(pages), 2)
        self.assertEqual(len(pages[0]["Topics"]), 100)
        listed = [topic["TopicArn"] for page in pages for topic in page["Topics"]]
        self.assertLessEqual(made, set(listed))
        self.assertEqual(len(listed), len(set(listed)))
        self.sns.delete_topic(TopicArn=self.topic)
        self.sns.delete_topic(TopicArn=self.topic)
        self.fails(call=self.sns.get_topic_attributes, TopicArn=self.topic, **NO_TOPIC)
        self.fails("InvalidParameter", self.sns.list_topics, NextToken="nonsense")
        self.fails("InvalidParameter", self.sns.delete_topic, TopicArn="nonsense")


class Subscriptions(Sns):
    def test_subscribe(self):
        _, endpoint = self.queue()
        made = self.subscribe(endpoint, RawMessageDelivery="true")
        self.assertTrue(made.startswith(self.topic + ":"), made)
        listed = self.sns.get_paginator("list_subscriptions_by_topic").paginate(
            TopicArn=self.topic
        )
        (found,) = listed.build_full_result()["Subscriptions"]
        self.assertEqual(
            found,
            {
                "SubscriptionArn": made,
                "Owner": ACCOUNT,
                "Protocol": "sqs",
                "Endpoint": endpoint,
                "TopicArn": self.topic,
            },
        )
        everywhere = self.sns.get_paginator("list_subscriptions").paginate()
        self.assertIn(found, everywhere.build_full_result()["Subscriptions"])
        got = self.sns.get_subscription_attributes(SubscriptionArn=made)["Attributes"]
        self.assertEqual(got["RawMessageDelivery"], "true")
        self.assertEqual(got["PendingConfirmation"], "false")
        self.sns.set_subscription_attributes(
            SubscriptionArn=made, AttributeName="RawMessageDelivery", AttributeValue="false"
        )
        got = self.sns.get_subscription_attributes(SubscriptionArn=made)["Attributes"]
        self.assertEqual(got["RawMessageDelivery"], "false")
        self.sns.unsubscribe(SubscriptionArn=made)
        self.fails(
            call=self.sns.get_subscription_attributes, SubscriptionArn=made, **NO_SUBSCRIPTION
        )

    def test_errors(self):
        _, endpoint = self.queue()
        self.fails(
            call=self.sns.subscribe,
            TopicArn=self.nowhere,
            Protocol="sqs",
            Endpoint=endpoint,
            **NO_TOPIC,
        )
        self.fails(
            "InvalidParameter",
            self.subscribe,
            message="Invalid parameter: SQS endpoint ARN",
            endpoint="nonsense",
        )
        self.fails(
            "InvalidParameter",
            self.sns.subscribe,
            message="Amazon SNS does not support this protocol string: pigeon",
            TopicArn=self.topic,
            Protocol="pigeon",
            Endpoint=endpoint,
        )
        self.fails(
            call=self.sns.list_subscriptions_by_topic, TopicArn=self.nowhere, **NO_TOPIC
        )
        self.fails("InvalidParameter", self.sns.list_subscriptions, NextToken="nonsense")
        gone = f"{self.topic}:01234567-0123-0123-0123-0123456789ab"
        self.fails(
            call=self.sns.set_subscription_attributes,
            SubscriptionArn=gone,
            AttributeName="RawMessageDelivery",
            AttributeValue="true",
            **NO_SUBSCRIPTION,
        )
        self.fails("InvalidParameter", self.sns.unsubscribe, SubscriptionArn="nonsense")


class Publishing(Sns):
    def test_publish(self):
        wrapped, wrapped_arn = self.queue()
        raw, raw_arn = self.queue()
        filtered, filtered_arn = self.queue()
        subscription = self.subscribe(wrapped_arn)
        self.subscribe(raw_arn, RawMessageDelivery="true")
        self.subscribe(filtered_arn, FilterPolicy=json.dumps({"Type": ["other"]}))
        sent = self.sns.publish(
            TopicArn=self.topic,
            Subject="Grüße",
            Message='<&> "quoted"',
            MessageAttributes={"Type": {"DataType": "String", "StringValue": "edit"}},
        )
        (message,) = self.received(wrapped)
        envelope = json.loads(message["Body"])
        self.assertEqual(envelope["Type"], "Notification")
        self.assertEqual(envelope["MessageId"], sent["MessageId"])
        self.assertEqual(envelope["TopicArn"], self.topic)
        self.assertEqual(envelope["Subject"], "Grüße")
        self.assertEqual(envelope["Message"], '<&> "quoted"')
        self.assertIn(subscription, envelope["UnsubscribeURL"])
        self.assertEqual(
            envelope["MessageAttributes"], {"Type": {"Type": "String", "Value": "edit"}}
        )
        (message,) = self.received(raw)
        self.assertEqual(message["Body"], '<&> "quoted"')
        self.assertEqual(message["MessageAttributes"]["Type"]["StringValue"], "edit")
        self.assertEqual(self.received(filtered), [])

    def test_a_filter_policy_on_the_body(self):
        url, endpoint = self.queue()
        policy = json.dumps({"order": {"total": [{"numeric": [">", 100]}]}})
        subscription = self.subscribe(
            endpoint,
            FilterPolicy=policy,
            FilterPolicyScope="MessageBody",
            RawMessageDelivery="true",
        )
        for total in (99, 101):
            message = json.dumps({"order": {"total": total}})
            self.sns.publish(TopicArn=self.topic, Message=message)
        self.sns.publish(TopicArn=self.topic, Message="no JSON")
        (received,) = self.received(url)
        self.assertEqual(json.loads(received["Body"]), {"order": {"total": 101}})
        got = self.sns.get_subscription_attributes(SubscriptionArn=subscription)["Attributes"]
        self.assertEqual(got["FilterPolicyScope"], "MessageBody")

    def test_a_filter_policy_wants_attributes(self):
        url, endpoint = self.queue()
        policy = json.dumps({"priority": [{"exists": False}]})
        self.subscribe(endpoint, FilterPolicy=policy)
        self.sns.publish(TopicArn=self.topic, Message="without")
        self.assertEqual(self.received(url), [])
        kind = {"kind": {"DataType": "String", "StringValue": "x"}}
        self.sns.publish(TopicArn=self.topic, Message="with", MessageAttributes=kind)
        self.assertEqual(len(self.received(url)), 1)

    def test_publish_batch(self):
        self.has(self.sns, "publish_batch")
        url, endpoint = self.queue()
        self.subscribe(endpoint, RawMessageDelivery="true")
        sent = self.sns.publish_batch(
            TopicArn=self.topic,
            PublishBatchRequestEntries=[
                {"Id": "a", "Message": "one"},
                {"Id": "c", "Message": "three"},
            ],
        )
        self.assertEqual([entry["Id"] for entry in sent["Successful"]], ["a", "c"])
        self.assertEqual(sent["Failed"], [])
        self.assertEqual([m["Body"] for m in self.received(url)], ["one", "three"])

    def test_errors(self):
        self.fails(call=self.sns.publish, TopicArn=self.nowhere, Message="x", **NO_TOPIC)
        self.fails(
            "InvalidParameter",
            self.sns.publish,
            message="Invalid parameter: Empty message",
            TopicArn=self.topic,
            Message="",
        )
        self.fails(
            "InvalidParameter",
            self.sns.publish,
            message="Invalid parameter: Message too long",
            TopicArn=self.topic,
            Message="x" * 262145,
        )
        batch = self.sns.publish_batch
        entry = {"Id": "a", "Message": "x"}
        for entries, code in (
            ([], "EmptyBatchRequest"),
            ([entry, entry], "BatchEntryIdsNotDistinct"),
            ([{"Id": str(n), "Message": "x"} for n in range(11)], "TooManyEntriesInBatchRequest"),
        ):
            self.fails(code, batch, TopicArn=self.topic, PublishBatchRequestEntries=entries)
        self.fails(
            call=batch, TopicArn=self.nowhere, PublishBatchRequestEntries=[entry], **NO_TOPIC
        )
