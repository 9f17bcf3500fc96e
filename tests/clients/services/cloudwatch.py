"""CloudWatch, on a server whose time runs fast: a period of a minute is under a second here.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Operations.html
"""

import datetime
import json

import boto3

from services.support import ACCOUNT, REGION, Round, client, control

NAMESPACE = "Round"


def now():
    """The server's."""
    text = control("/_backlot/health")["now"].replace("Z", "+00:00")
    return datetime.datetime.fromisoformat(text)


class CloudWatch(Round):
    def setUp(self):
        self.cloudwatch = client("cloudwatch")
        self.alarm = self.name("alarm")
        self.metric = self.name("metric")

    def put_alarm(self, **more):
        asked = {
            "AlarmName": self.alarm,
            "Namespace": NAMESPACE,
            "MetricName": self.metric,
            "Statistic": "Maximum",
            "Period": 60,
            "EvaluationPeriods": 1,
            "Threshold": 0,
            "ComparisonOperator": "GreaterThanThreshold",
            "TreatMissingData": "notBreaching",
            **more,
        }
        self.cloudwatch.put_metric_alarm(**asked)

    def put(self, value, **more):
        self.cloudwatch.put_metric_data(
            Namespace=NAMESPACE,
            MetricData=[{"MetricName": self.metric, "Value": value, "Unit": "Count", **more}],
        )

    def described(self, **more):
        (alarm,) = self.cloudwatch.describe_alarms(AlarmNames=[self.alarm], **more)["MetricAlarms"]
        return alarm


class Alarms(CloudWatch):
    def test_put_and_describe(self):
        self.put_alarm(AlarmDescription="Grüße", Tags=[{"Key": "team", "Value": "edit"}])
        self.cloudwatch.get_waiter("alarm_exists").wait(
            AlarmNames=[self.alarm], WaiterConfig={"Delay": 1, "MaxAttempts": 5}
        )
        alarm = self.described()
        arn = f"arn:aws:cloudwatch:{REGION}:{ACCOUNT}:alarm:{self.alarm}"
        self.assertEqual(alarm["AlarmArn"], arn)
        self.assertEqual(alarm["AlarmDescription"], "Grüße")
        self.assertEqual((alarm["Period"], alarm["Threshold"]), (60, 0.0))
        self.assertTrue(alarm["ActionsEnabled"])
        tags = self.cloudwatch.list_tags_for_resource(ResourceARN=arn)["Tags"]
        self.assertEqual(tags, [{"Key": "team", "Value": "edit"}])
        self.fails(
            "ResourceNotFoundException",
            self.cloudwatch.list_tags_for_resource,
            status=404,
            ResourceARN=arn + "-none",
        )

    def test_pages(self):
        names = [f"{self.alarm}-{n}" for n in range(5)]
        for name in names:
            self.put_alarm(AlarmName=name)
        pages = list(
            self.cloudwatch.get_paginator("describe_alarms").paginate(
                AlarmNamePrefix=self.alarm + "-", PaginationConfig={"PageSize": 2}
            )
        )
        self.assertEqual([len(page["MetricAlarms"]) for page in pages], [2, 2, 1])
        listed = [alarm["AlarmName"] for page in pages for alarm in page["MetricAlarms"]]
        self.assertEqual(listed, names)

    def test_alarm_and_its_action(self):
        topic = client("sns").create_topic(Name=self.name("alarms"))["TopicArn"]
        sqs = client("sqs")
        url = sqs.create_queue(QueueName=self.name("alarms"))["QueueUrl"]
        got = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])
        client("sns").subscribe(
            TopicArn=topic, Protocol="sqs", Endpoint=got["Attributes"]["QueueArn"]
        )
        self.put_alarm(AlarmActions=[topic], Period=60)
        self.eventually(lambda: self.described()["StateValue"] == "OK")
        self.put(3)
        message = self.eventually(
            lambda: sqs.receive_message(QueueUrl=url, WaitTimeSeconds=20).get("Messages")
        )[0]
        told = json.loads(json.loads(message["Body"])["Message"])
        self.assertEqual(told["AlarmName"], self.alarm)
        self.assertEqual((told["OldStateValue"], told["NewStateValue"]), ("OK", "ALARM"))
        self.assertEqual(told["Trigger"]["MetricName"], self.metric)

    def test_set_state_and_actions(self):
        # No data for long, so that the state stays as it was set.
        self.put_alarm(Period=86400)
        self.cloudwatch.set_alarm_state(
            AlarmName=self.alarm, StateValue="ALARM", StateReason="by hand"
        )
        alarm = self.described(StateValue="ALARM")
        self.assertEqual(alarm["StateReason"], "by hand")
        self.cloudwatch.disable_alarm_actions(AlarmNames=[self.alarm])
        self.assertFalse(self.described()["ActionsEnabled"])
        self.cloudwatch.enable_alarm_actions(AlarmNames=[self.alarm])
        self.assertTrue(self.described()["ActionsEnabled"])
        self.cloudwatch.delete_alarms(AlarmNames=[self.alarm])
        got = self.cloudwatch.describe_alarms(AlarmNames=[self.alarm])
        self.assertEqual(got["MetricAlarms"], [])

    def test_errors(self):
        self.fails(
            "ResourceNotFound",
            self.cloudwatch.set_alarm_state,
            status=404,
            AlarmName="none",
            StateValue="OK",
            StateReason="x",
        )
        self.fails(
            "ResourceNotFound",
            self.cloudwatch.delete_alarms,
            status=404,
            AlarmNames=["none", "none either"],
        )
        for call in (
            self.cloudwatch.enable_alarm_actions,
            self.cloudwatch.disable_alarm_actions,
        ):
            self.fails("ValidationError", call, AlarmNames=[""])
        self.fails(
            "ValidationError",
            self.put_alarm,
            message="Value 'Above' at 'comparisonOperator' failed to satisfy constraint",
            ComparisonOperator="Above",
        )
        self.fails("ValidationError", self.put_alarm, Period=45)
        self.fails(
            "InvalidNextToken", self.cloudwatch.describe_alarms, NextToken="nonsense"
        )


class Metrics(CloudWatch):
    def test_statistics(self):
        at = now() - datetime.timedelta(minutes=10)
        for value in (1, 2, 6):
            self.put(value, Timestamp=at, Dimensions=[{"Name": "Queue", "Value": "in"}])
        asked = {
            "Namespace": NAMESPACE,
            "MetricName": self.metric,
            "Dimensions": [{"Name": "Queue", "Value": "in"}],
            "StartTime": at - datetime.timedelta(minutes=5),
            "EndTime": at + datetime.timedelta(minutes=5),
            "Period": 60,
            "Statistics": ["Sum", "Average", "Minimum", "Maximum", "SampleCount"],
        }
        got = self.cloudwatch.get_metric_statistics(**asked)
        self.assertEqual(got["Label"], self.metric)
        (point,) = got["Datapoints"]
        self.assertEqual(
            (point["Sum"], point["Average"], point["Minimum"], point["Maximum"]), (9, 3, 1, 6)
        )
        self.assertEqual((point["SampleCount"], point["Unit"]), (3, "Count"))
        self.assertEqual(point["Timestamp"], at.replace(second=0, microsecond=0))
        other = self.cloudwatch.get_metric_statistics(**{**asked, "Dimensions": []})
        self.assertEqual(other["Datapoints"], [])
        self.fails(
            "InvalidParameterCombination",
            self.cloudwatch.get_metric_statistics,
            **{**asked, "EndTime": asked["StartTime"]},
        )

    def test_a_large_request(self):
        """Beyond 10 KiB newer SDKs compress it."""
        at = now() - datetime.timedelta(minutes=10)
        data = [
            {"MetricName": f"{self.metric}-{n}", "Value": n, "Unit": "Count", "Timestamp": at}
            for n in range(500)
        ]
        sent = []

        def note(request, **_):
            sent.append(request.headers.get("Content-Encoding"))

        self.cloudwatch.meta.events.register("before-send", note)
        self.cloudwatch.put_metric_data(Namespace=NAMESPACE, MetricData=data)
        if tuple(map(int, boto3.__version__.split(".")[:2])) >= (1, 35):
            self.assertIn(sent[0], ("gzip", b"gzip"))
        got = self.cloudwatch.list_metrics(Namespace=NAMESPACE, MetricName=f"{self.metric}-499")
        self.assertEqual(len(got["Metrics"]), 1)

    def test_list(self):
        for queue in ("in", "out"):
            self.put(1, Dimensions=[{"Name": "Queue", "Value": queue}])
        listed = self.cloudwatch.get_paginator("list_metrics").paginate(
            Namespace=NAMESPACE, MetricName=self.metric
        )
        queues = [
            metric["Dimensions"][0]["Value"] for metric in listed.build_full_result()["Metrics"]
        ]
        self.assertEqual(sorted(queues), ["in", "out"])
        self.fails(
            "InvalidParameterValue", self.cloudwatch.list_metrics, NextToken="nonsense"
        )

    def test_put_errors(self):
        self.fails(
            "InvalidParameterValue",
            self.cloudwatch.put_metric_data,
            message="The value AWS/ for parameter Namespace is invalid.",
            Namespace="AWS/SQS",
            MetricData=[{"MetricName": "x", "Value": 1}],
        )
        self.fails(
            "MissingParameter",
            self.cloudwatch.put_metric_data,
            Namespace=NAMESPACE,
            MetricData=[{"MetricName": "x"}],
        )
