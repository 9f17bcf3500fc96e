"""A long load of everything that leaves something behind, and what it does to a server's memory.

A minute of the soak is a day on the server's clock, so that what AWS forgets after minutes, hours
and days is forgotten while it goes on; the journal and the mailbox have budgets that fill early.
"""

import json
import statistics
import time
import typing
import urllib.parse

from load import Connection, request_bytes
from processes import resident_bytes
from server import backlot

PACE = 1440
REQUESTS_PER_SECOND = 1000
OPTIONS = ("--pace", f"x{PACE}", "--keep-events", "16MiB", "--keep-mails", "4MiB")
LARGE_BODY = "x" * 200_000
LARGE_EACH = 50  # cycles
MOST_GROWTH = 1.05  # from the third quarter to the last

ECS = "AmazonEC2ContainerServiceV20141113"
DYNAMODB = "DynamoDB_20120810"
LOGS = "Logs_20140328"
METRICS = "GraniteServiceVersion20100801"
SENDER = "soak@example.com"


class Result(typing.NamedTuple):
    requests: int
    seconds: float
    before: float  # MiB, of the third quarter
    after: float  # MiB, of the last


class Soak:
    def __init__(self, connection):
        self._connection = connection
        self.requests = 0
        self._cycle = 0
        self._queue = self._call("AmazonSQS.CreateQueue", QueueName="soak")["QueueUrl"]
        self._set_up()

    def _call(self, target, **body):
        self.requests += 1
        return self._connection.call(target, body)

    def _form(self, service, **parameters):
        self.requests += 1
        body = urllib.parse.urlencode(parameters).encode()
        return self._connection.exchange(
            f"POST / HTTP/1.1\r\nHost: {self._connection.host}\r\n"
            "Authorization: AWS4-HMAC-SHA256 Credential=000000000000/20260105/us-west-2/"
            f"{service}/aws4_request, SignedHeaders=host, Signature=0\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n".encode() + body
        )

    def _now_ms(self):
        self.requests += 1
        request = f"GET /_backlot/time HTTP/1.1\r\nHost: {self._connection.host}\r\n\r\n"
        return json.loads(self._connection.exchange(request.encode()))["now_ms"]

    def _set_up(self):
        arn = "arn:aws:sqs:us-west-2:000000000000:soak"
        topic = self._form("sns", Action="CreateTopic", Version="2010-03-31", Name="soak")
        self._topic = topic.decode().partition("<TopicArn>")[2].partition("<")[0]
        self._form("sns", Action="Subscribe", Version="2010-03-31", TopicArn=self._topic,
                   Protocol="sqs", Endpoint=arn)  # fmt: skip
        self._form("ses", Action="VerifyEmailIdentity", Version="2010-12-01", EmailAddress=SENDER)
        self._call(f"{DYNAMODB}.CreateTable", TableName="soak", BillingMode="PAY_PER_REQUEST",
                   AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
                   KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}])  # fmt: skip
        self._call(f"{LOGS}.CreateLogGroup", logGroupName="soak")
        self._call(f"{LOGS}.CreateLogStream", logGroupName="soak", logStreamName="soak")
        self._call(f"{LOGS}.PutRetentionPolicy", logGroupName="soak", retentionInDays=1)
        self._call(f"{ECS}.CreateCluster", clusterName="soak")
        container = {"name": "soak", "image": "none", "essential": True}
        self._call(f"{ECS}.RegisterTaskDefinition", family="soak", networkMode="awsvpc", cpu="256",
                   memory="512", requiresCompatibilities=["FARGATE"],
                   containerDefinitions=[container])  # fmt: skip

    def cycle(self):
        """One of everything; most of it is SQS and DynamoDB."""
        self._cycle += 1
        number = self._cycle
        large = number % LARGE_EACH == 0
        self._messages(LARGE_BODY if large else "a message")
        item = {"id": {"S": str(number % 1000)}, "text": {"S": "x" * 300}}
        self._call(f"{DYNAMODB}.PutItem", TableName="soak", Item=item)
        self._call(f"{DYNAMODB}.TransactWriteItems", ClientRequestToken=f"token-{number}",
                   TransactItems=[{"Put": {"TableName": "soak", "Item": item}}])  # fmt: skip
        datum = {"MetricName": f"m{number % 10}", "Value": number}
        self._call(f"{METRICS}.PutMetricData", Namespace="Soak", MetricData=[datum])
        event = {"timestamp": self._now_ms(), "message": f"line {number} " + "x" * 100}
        self._call(f"{LOGS}.PutLogEvents", logGroupName="soak", logStreamName="soak",
                   logEvents=[event])  # fmt: skip
        self._form("ses", Action="SendEmail", Version="2010-12-01", Source=SENDER,
                   **{"Destination.ToAddresses.member.1": "to@example.com",
                      "Message.Subject.Data": f"Mail {number}",
                      "Message.Body.Text.Data": "x" * 500})  # fmt: skip
        if number % 10 == 0:
            self._call(f"{ECS}.RunTask", cluster="soak", taskDefinition="soak",
                       launchType="FARGATE", clientToken=f"token-{number}",
                       networkConfiguration={"awsvpcConfiguration": {"subnets": ["subnet-1"]}},
                       )  # fmt: skip

    def _messages(self, body):
        self._call("AmazonSQS.SendMessage", QueueUrl=self._queue, MessageBody=body)
        self._form("sns", Action="Publish", Version="2010-03-31", TopicArn=self._topic,
                   Message="a notification")  # fmt: skip
        received = self._call("AmazonSQS.ReceiveMessage", QueueUrl=self._queue,
                              MaxNumberOfMessages=10)  # fmt: skip
        for message in received.get("Messages", []):
            self._call("AmazonSQS.DeleteMessage", QueueUrl=self._queue,
                       ReceiptHandle=message["ReceiptHandle"])  # fmt: skip


def soak(program, seconds):
    """Loads a server for so many seconds of wall time."""
    with backlot(program, OPTIONS) as server, Connection(server.url) as connection:
        load = Soak(connection)
        began = time.perf_counter()
        samples = []
        while (passed := time.perf_counter() - began) < seconds:
            load.cycle()
            ahead = load.requests / REQUESTS_PER_SECOND - passed
            if ahead > 0:
                time.sleep(ahead)
            samples.append((passed, resident_bytes(server.pid) / 2**20))
        half = [mib for at, mib in samples if seconds / 2 <= at < seconds * 3 / 4]
        last = [mib for at, mib in samples if at >= seconds * 3 / 4]
        return Result(load.requests, passed, statistics.median(half), statistics.median(last))
