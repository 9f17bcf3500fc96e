"""CloudWatch Logs.

https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_Operations.html
"""

import datetime

from services.support import ACCOUNT, REGION, Round, client, control

NO_GROUP = "The specified log group does not exist."
NO_STREAM = "The specified log stream does not exist."


def now_ms():
    """The server's."""
    text = control("/_backlot/health")["now"].replace("Z", "+00:00")
    return int(datetime.datetime.fromisoformat(text).timestamp() * 1000)


class Logs(Round):
    def setUp(self):
        self.logs = client("logs")
        self.group = "/" + self.name("group")
        self.logs.create_log_group(logGroupName=self.group)
        self.stream("one")

    def stream(self, name):
        self.logs.create_log_stream(logGroupName=self.group, logStreamName=name)

    def put(self, *messages, stream="one", at=None):
        at = at or now_ms() - 1000
        return self.logs.put_log_events(
            logGroupName=self.group,
            logStreamName=stream,
            logEvents=[{"timestamp": at + n, "message": m} for n, m in enumerate(messages)],
        )

    def has_no_group(self, call, **more):
        self.fails(
            "ResourceNotFoundException",
            call,
            message=NO_GROUP,
            logGroupName="none-such",
            **more,
        )


class Groups(Logs):
    def test_create_and_describe(self):
        (group,) = self.logs.describe_log_groups(logGroupNamePrefix=self.group)["logGroups"]
        self.assertEqual(group["logGroupName"], self.group)
        self.assertEqual(
            group["arn"], f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:{self.group}:*"
        )
        self.assertNotIn("retentionInDays", group)
        self.fails(
            "ResourceAlreadyExistsException",
            self.logs.create_log_group,
            message="The specified log group already exists",
            logGroupName=self.group,
        )
        self.fails(
            "InvalidParameterException",
            self.logs.create_log_group,
            message="failed to satisfy constraint: Member must satisfy regular expression pattern",
            logGroupName="no good",
        )

    def test_pages(self):
        for n in range(4):
            self.logs.create_log_group(logGroupName=f"{self.group}/{n}")
        pages = list(
            self.logs.get_paginator("describe_log_groups").paginate(
                logGroupNamePrefix=self.group + "/", PaginationConfig={"PageSize": 3}
            )
        )
        self.assertEqual([len(page["logGroups"]) for page in pages], [3, 1])
        self.fails("InvalidParameterException", self.logs.describe_log_groups, limit=51)

    def test_retention(self):
        self.logs.put_retention_policy(logGroupName=self.group, retentionInDays=7)
        (group,) = self.logs.describe_log_groups(logGroupNamePrefix=self.group)["logGroups"]
        self.assertEqual(group["retentionInDays"], 7)
        self.logs.delete_retention_policy(logGroupName=self.group)
        (group,) = self.logs.describe_log_groups(logGroupNamePrefix=self.group)["logGroups"]
        self.assertNotIn("retentionInDays", group)
        self.fails(
            "InvalidParameterException",
            self.logs.put_retention_policy,
            logGroupName=self.group,
            retentionInDays=8,
        )
        self.has_no_group(self.logs.put_retention_policy, retentionInDays=7)
        self.has_no_group(self.logs.delete_retention_policy)

    def test_delete(self):
        self.logs.delete_log_group(logGroupName=self.group)
        got = self.logs.describe_log_groups(logGroupNamePrefix=self.group)
        self.assertEqual(got["logGroups"], [])
        self.has_no_group(self.logs.delete_log_group)


class Streams(Logs):
    def test_create_describe_delete(self):
        for name in ("two", "three"):
            self.stream(name)
        pages = list(
            self.logs.get_paginator("describe_log_streams").paginate(
                logGroupName=self.group, PaginationConfig={"PageSize": 2}
            )
        )
        names = [stream["logStreamName"] for page in pages for stream in page["logStreams"]]
        self.assertEqual((len(pages), names), (2, ["one", "three", "two"]))
        self.put("later", stream="two")
        latest = self.logs.describe_log_streams(
            logGroupName=self.group, orderBy="LastEventTime", descending=True, limit=1
        )["logStreams"]
        self.assertEqual(latest[0]["logStreamName"], "two")
        self.logs.delete_log_stream(logGroupName=self.group, logStreamName="two")
        self.fails(
            "ResourceNotFoundException",
            self.logs.delete_log_stream,
            message=NO_STREAM,
            logGroupName=self.group,
            logStreamName="two",
        )
        self.fails(
            "ResourceAlreadyExistsException",
            self.stream,
            message="The specified log stream already exists",
            name="one",
        )
        self.has_no_group(self.logs.describe_log_streams)


class Events(Logs):
    def test_put_and_get(self):
        at = now_ms() - 1000
        self.put("a", "Grüße", "c", at=at)
        got = self.logs.get_log_events(
            logGroupName=self.group, logStreamName="one", startFromHead=True, limit=2
        )
        self.assertEqual(
            [(event["timestamp"], event["message"]) for event in got["events"]],
            [(at, "a"), (at + 1, "Grüße")],
        )
        asked = {"logGroupName": self.group, "logStreamName": "one", "startFromHead": True}
        more = self.logs.get_log_events(nextToken=got["nextForwardToken"], **asked)
        self.assertEqual([event["message"] for event in more["events"]], ["c"])
        end = self.logs.get_log_events(nextToken=more["nextForwardToken"], **asked)
        self.assertEqual(end["events"], [])
        self.assertEqual(end["nextForwardToken"], more["nextForwardToken"])

    def test_rejected(self):
        day_ms = 86400000
        put = self.put("old", at=now_ms() - 20 * day_ms)
        self.assertEqual(put["rejectedLogEventsInfo"], {"tooOldLogEventEndIndex": 1})
        put = self.put("new", at=now_ms() + day_ms)
        self.assertEqual(put["rejectedLogEventsInfo"], {"tooNewLogEventStartIndex": 0})

    def test_filter(self):
        self.stream("two")
        at = now_ms() - 1000
        self.put("ERROR a", "INFO b", at=at)
        self.put("ERROR c", "INFO d", stream="two", at=at)
        found = self.logs.get_paginator("filter_log_events").paginate(
            logGroupName=self.group, filterPattern="ERROR", PaginationConfig={"PageSize": 1}
        )
        events = [event for page in found for event in page["events"]]
        self.assertEqual(
            sorted((event["logStreamName"], event["message"]) for event in events),
            [("one", "ERROR a"), ("two", "ERROR c")],
        )

    def test_errors(self):
        self.fails(
            "InvalidParameterException",
            self.logs.put_log_events,
            message="Log events in a single PutLogEvents request must be in chronological order.",
            logGroupName=self.group,
            logStreamName="one",
            logEvents=[
                {"timestamp": 2, "message": "b"},
                {"timestamp": 1, "message": "a"},
            ],
        )
        self.fails(
            "ResourceNotFoundException",
            self.logs.put_log_events,
            message=NO_STREAM,
            logGroupName=self.group,
            logStreamName="none",
            logEvents=[{"timestamp": now_ms(), "message": "a"}],
        )
        self.fails(
            "ResourceNotFoundException",
            self.logs.get_log_events,
            message=NO_STREAM,
            logGroupName=self.group,
            logStreamName="none",
        )
        self.has_no_group(self.logs.filter_log_events)
        self.has_no_group(self.logs.create_log_stream, logStreamName="x")
