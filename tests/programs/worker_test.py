"""The Python and the shell worker: a job is done once, kept invisible meanwhile."""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import boto3

from stage import HERE, backlot, client_environment, wait_for

# Seconds of wall time: the AWS CLI may take two of them to start.
FAST = {"HEARTBEAT_S": "1", "VISIBILITY_S": "8"}


class Workers(unittest.TestCase):
    server = None
    installed = None

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        server = backlot(self.server)
        url = server.__enter__().url
        self.addCleanup(server.__exit__)
        # Debian 12 has a boto3 and an AWS CLI that do not know AWS_ENDPOINT_URL yet.
        self.environment = client_environment(url, self.folder.name) | {"ENDPOINT_URL": url}
        session = boto3.Session(aws_access_key_id="example", aws_secret_access_key="example",
                                region_name="us-west-2")  # fmt: skip
        self.sqs = session.client("sqs", endpoint_url=url)
        self.tables = session.client("dynamodb", endpoint_url=url)
        self.tables.create_table(
            TableName="jobs",
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
            BillingMode="PAY_PER_REQUEST",
        )
        self.queue = self.sqs.create_queue(QueueName="jobs")["QueueUrl"]

    def depth(self):
        names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        answer = self.sqs.get_queue_attributes(QueueUrl=self.queue, AttributeNames=names)
        return [int(answer["Attributes"][name]) for name in names]

    def finished(self):
        return [item["id"]["S"] for item in self.tables.scan(TableName="jobs")["Items"]]

    def _failed(self):
        result = self._outcome.result
        return any(test is self for test, _ in result.errors + result.failures)

    def check(self, command):
        """A job longer than the visibility timeout, one that is none, and SIGTERM."""
        for body in ('{"id": "long", "seconds": 10}', '{"id": "short", "seconds": 0}', "no job"):
            self.sqs.send_message(QueueUrl=self.queue, MessageBody=body)
        log = pathlib.Path(self.folder.name, "worker.log")
        environment = self.environment | FAST
        environment |= {"QUEUE_URL": self.queue, "TABLE_NAME": "jobs", "TMPDIR": self.folder.name}
        with open(log, "wb") as output:
            worker = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL,
                                      stdout=output, stderr=subprocess.STDOUT)  # fmt: skip
        self.addCleanup(lambda: print(log.read_text()) if self._failed() else None)
        try:
            wait_for("both jobs", lambda: sorted(self.finished()) == ["long", "short"], 60)
            wait_for("only the third is left", lambda: sum(self.depth()) == 1)
            self.assertEqual(log.read_text().count("done long"), 1, log.read_text())
            self.assertGreaterEqual(log.read_text().count("extended"), 1)
            worker.terminate()
            self.assertEqual(worker.wait(40), 0, log.read_text())
        finally:
            if worker.poll() is None:
                worker.kill()
                worker.wait()

    def test_python(self):
        self.check(["/usr/bin/python3", HERE / "worker-python/worker.py"])

    def test_shell(self):
        if not shutil.which("aws", path="/usr/bin:/usr/local/bin"):
            self.skipTest("no AWS CLI")
        self.environment["PATH"] = "/usr/bin:/usr/local/bin:/bin"
        self.check(["bash", HERE / "worker-shell/worker.sh"])
