"""Hermes and the edit container: a mail goes in, the site changes, an answer comes out."""

import json
import subprocess
import tempfile
import unittest

import boto3

from stage import ACCOUNT, Stage, git, http_get, wait_for

CONTAINER = "ameliastamps-website-john"
# After which a container sleeps: so long that no test is disturbed, and in the test that waits for
# it as short as its steps allow.
IDLE_MINUTES = 20
SHORT_IDLE_MINUTES = 0.1


def with_short_idle(test):
    test.idle_minutes = SHORT_IDLE_MINUTES
    return test


class Platform(unittest.TestCase):
    server = None
    installed = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.addCleanup(folder.cleanup)
        idle = getattr(getattr(self, self._testMethodName), "idle_minutes", IDLE_MINUTES)
        self.stage = Stage(self.server, self.installed, folder.name, idle)
        self.stage.__enter__()
        self.addCleanup(self.stage.__exit__, None, None, None)
        self.addCleanup(self._show_logs)

    def _show_logs(self):
        result = self._outcome.result
        if any(test is self for test, _ in result.errors + result.failures):
            print(self.stage.logs())

    def client(self, service):
        return boto3.client(
            service,
            region_name="us-west-2",
            endpoint_url=self.stage.url,
            aws_access_key_id="AKIAIOSFODNN7EXAMPLE",
            aws_secret_access_key="example",
        )

    def container_status(self):
        key = {"containerId": {"S": CONTAINER}}
        row = self.client("dynamodb").get_item(TableName="webordinary-containers", Key=key)
        return row["Item"]["status"]["S"]

    def depth(self, kind):
        url = f"{self.stage.url}/{ACCOUNT}/webordinary-{kind}-{CONTAINER}"
        names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        answer = self.client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=names)
        return [int(answer["Attributes"][name]) for name in names]

    def thread_of(self, message_id):
        rows = self.client("dynamodb").scan(TableName="webordinary-edit-sessions")["Items"]
        wanted = message_id.strip("<>")
        return next(r["threadId"]["S"] for r in rows if r["lastMessageId"]["S"] == wanted)

    def log_of(self, repository, branch):
        return git("-C", repository, "log", "--format=%s%n%b", branch)

    @property
    def workspace(self):
        return self.stage.workspaces / CONTAINER

    # ---- tests ------------------------------------------------------------------------------

    def test_a_mail_is_carried_out_and_answered_in_its_thread(self):
        first = self.stage.mail("Add the opening hours: 9\u201317 Grüße")
        answer = self.stage.answer(first)
        thread = self.thread_of(first)
        text = answer.get_content()
        self.assertIn("Done: Add the opening hours: 9\u201317 Grüße", text)
        self.assertIn(f"Preview: /session/{thread}/", text)
        self.assertIn(f"Changed: src/pages/{thread}.md", text)
        self.assertEqual(answer["References"], first)
        self.assertEqual(answer["Subject"], "Re: The site")
        self.assertEqual(answer["Reply-To"], "ameliastamps-website@edit.webordinary.test")
        self.assertIn("Command-Id: ", self.log_of(self.workspace, f"thread-{thread}"))
        self.assertEqual(self.container_status(), "running")
        self.assertEqual(self.depth("input"), [0, 0])
        self.assertEqual(self.depth("output"), [0, 0])
        alarms = self.client("cloudwatch").describe_alarms(AlarmNamePrefix="depth-")
        self.assertEqual(
            [alarm["AlarmName"] for alarm in alarms["MetricAlarms"]],
            [f"depth-webordinary-dlq-{CONTAINER}"],
        )
        self.check_the_preview(thread)
        self.check_a_reply_lands_in_the_same_thread(answer, thread)

    def check_the_preview(self, thread):
        preview = f"http://127.0.0.1:{self.stage.preview_port}/session"
        status, files = http_get(f"{preview}/{thread}/")
        self.assertEqual(status, 200)
        self.assertIn(f"src/pages/{thread}.md", files.splitlines())
        self.assertEqual(http_get(f"{preview}/nobody00/")[0], 404)

    def check_a_reply_lands_in_the_same_thread(self, answer, thread):
        reply = self.stage.mail("And plainly the holidays", in_reply_to=answer["References"])
        self.assertIn("Done: And plainly", self.stage.answer(reply).get_content())
        self.assertEqual(self.thread_of(reply), thread)
        self.assertEqual(len(self.stage.ecs.tasks), 1)

    def test_a_second_mail_interrupts_the_work_on_the_first(self):
        first = self.stage.mail("A slow header")
        self.stage.claude("started A slow header")
        second = self.stage.mail("Make it green", in_reply_to=first)
        interrupted = self.stage.answer(first).get_content()
        self.assertIn("was interrupted by a newer message", interrupted)
        self.assertIn(second.strip("<>"), interrupted)
        self.assertIn("Done: Make it green", self.stage.answer(second).get_content())
        self.stage.claude("interrupted A slow header")
        log = self.log_of(self.workspace, f"thread-{self.thread_of(second)}")
        self.assertIn("Partial work, interrupted", log)
        self.assertIn("Edit: Make it green", log)
        self.assertEqual(self.depth("input"), [0, 0])

    def test_another_thread_gets_a_branch_of_its_own(self):
        first = self.stage.mail("A stubborn header")
        self.stage.claude("started A stubborn header")
        second = self.stage.mail("Add prices")
        self.assertIn("Done: Add prices", self.stage.answer(second).get_content())
        # It did not stop within the five seconds of grace.
        self.assertIn("was interrupted", self.stage.answer(first).get_content())
        one, two = self.thread_of(first), self.thread_of(second)
        self.assertNotEqual(one, two)
        self.assertIn("Partial work", self.log_of(self.workspace, f"thread-{one}"))
        self.assertNotIn("Partial work", self.log_of(self.workspace, f"thread-{two}"))

    def test_sigterm_saves_the_work_and_the_next_task_goes_on_with_it(self):
        first = self.stage.mail("A slow footer")
        self.stage.claude("started A slow footer")
        (task,) = self.stage.ecs.running(CONTAINER)
        self.assertEqual(self.stage.ecs.stop(task), 0)
        thread = self.thread_of(first)
        pushed = self.log_of(self.stage.repository, f"thread-{thread}")
        self.assertIn("Partial work, interrupted", pushed)
        self.assertEqual(self.container_status(), "stopped")
        self.assertIn("was interrupted", self.stage.answer(first).get_content())
        second = self.stage.mail("Go on", in_reply_to=first)
        self.assertIn("Done: Go on", self.stage.answer(second).get_content())
        page = (self.workspace / f"src/pages/{thread}.md").read_text()
        self.assertEqual(page.splitlines(), ["A slow footer", "Go on"])

    def test_a_command_whose_container_was_killed_is_carried_out_by_the_next(self):
        first = self.stage.mail("A slow menu")
        self.stage.claude("started A slow menu")
        (task,) = self.stage.ecs.running(CONTAINER)
        task.process.kill()
        running = self.stage.ecs.running
        again = lambda: [t for t in running(CONTAINER) if t is not task]  # noqa: E731
        wait_for("another task", again)
        # The message is invisible for 300 s; it was neither answered nor deleted.
        self.assertEqual(self.depth("input"), [0, 1])
        self.assertEqual(self.stage.answers(first), [])

    def test_a_command_that_fails_is_left_to_the_redrive_policy(self):
        first = self.stage.mail("A broken carousel")
        self.stage.claude("failed A broken carousel")
        second = self.stage.mail("Something else")
        self.stage.answer(second)
        self.assertEqual(self.depth("input"), [0, 1])
        self.assertEqual(self.stage.answers(first), [])

    def test_a_body_that_is_no_command_is_left_to_the_redrive_policy(self):
        self.stage.answer(self.stage.mail("Add a page"))
        url = f"{self.stage.url}/{ACCOUNT}/webordinary-input-{CONTAINER}"
        self.client("sqs").send_message(QueueUrl=url, MessageBody=json.dumps({"type": "dance"}))
        wait_for("the message is received", lambda: self.depth("input") == [0, 1])
        self.stage.answer(self.stage.mail("Add another page"))
        self.assertEqual(len(self.stage.ecs.running(CONTAINER)), 1)

    @with_short_idle
    def test_an_idle_container_sleeps_and_a_preview_wakes_it(self):
        first = self.stage.mail("Add a page")
        self.stage.answer(first)
        thread = self.thread_of(first)
        (task,) = self.stage.ecs.tasks
        self.assertEqual(task.process.wait(60), 0)
        self.assertEqual(self.container_status(), "stopped")
        self.assertIn("Edit: Add a page", self.log_of(self.stage.repository, f"thread-{thread}"))
        preview = f"http://127.0.0.1:{self.stage.preview_port}/session/{thread}/"
        self.assertEqual(http_get(preview)[0], 0)
        hermes = f"http://127.0.0.1:{self.stage.hermes_port}/session"
        self.assertEqual(http_get(f"{hermes}/{thread}/")[0], 503)
        self.assertEqual(http_get(f"{hermes}/nobody00/")[0], 404)
        wait_for("the preview", lambda: http_get(preview)[0] == 200)
        self.assertEqual(len(self.stage.ecs.tasks), 2)

    def test_two_mails_at_once_start_one_task(self):
        mails = [self.stage.mail(f"Page {i}") for i in range(3)]
        for mail in mails:
            self.stage.answer(mail)
        self.assertEqual(len(self.stage.ecs.tasks), 1)

    def test_without_its_environment_a_program_says_what_it_misses(self):
        for name, missing in (("hermes", "EMAIL_QUEUE_URL"), ("edit-container", "INPUT_QUEUE_URL")):
            main = self.installed / name / "dist/main.js"
            run = subprocess.run(["node", main], capture_output=True, text=True, check=False,
                                 env={"PATH": self.stage.environment["PATH"]})  # fmt: skip
            self.assertEqual(run.returncode, 1, run.stderr)
            self.assertIn(f"the environment has no {missing}", run.stderr)
