"""The integration suite of a team, with its real waits: half an hour of them on AWS."""

import time
import unittest

import boto3

from queue_manager import TRACKING, QueueManager, thread_of

IDLE = 20 * 60


class Connectivity(unittest.TestCase):
    def test_tables_are_there(self):
        self.assertIn(TRACKING, boto3.client("dynamodb").list_tables()["TableNames"])

    def test_items_are_kept(self):
        table = boto3.resource("dynamodb").Table("webordinary-thread-mappings")
        table.put_item(Item={"threadId": "t1", "session": "s1"})
        self.assertEqual(table.get_item(Key={"threadId": "t1"})["Item"]["session"], "s1")
        table.delete_item(Key={"threadId": "t1"})

    def test_queues_are_listed(self):
        urls = boto3.client("sqs").list_queues(QueueNamePrefix="webordinary-").get("QueueUrls", [])
        self.assertTrue(any(url.endswith("/webordinary-dlq") for url in urls), urls)

    def test_a_queue_that_is_not_there(self):
        sqs = boto3.client("sqs")
        with self.assertRaises(sqs.exceptions.QueueDoesNotExist):
            sqs.get_queue_url(QueueName="webordinary-none")


class Threads(unittest.TestCase):
    def test_email(self):
        self.assertEqual(thread_of("email", {"subject": "Re: [thread:abc] Hi"}), "abc")

    def test_sms(self):
        self.assertEqual(thread_of("sms", {"from": "+15550100"}), "+15550100")

    def test_chat(self):
        self.assertEqual(thread_of("chat", {"room": "general"}), "general")


class Messages(unittest.TestCase):
    """One queue for the class, which nobody takes away."""

    def test_a_message_is_hidden_for_five_minutes_and_then_drained(self):
        manager = QueueManager()
        url = manager.sqs.create_queue(
            QueueName="suite-messages", Attributes={"VisibilityTimeout": "300"}
        )["QueueUrl"]
        manager.sqs.send_message(QueueUrl=url, MessageBody="work")
        self.assertEqual(len(manager.sqs.receive_message(QueueUrl=url)["Messages"]), 1)
        self.assertNotIn("Messages", manager.sqs.receive_message(QueueUrl=url))
        time.sleep(301)
        started = time.time()
        self.assertEqual(manager.drain(url, IDLE), ["work"])
        self.assertGreaterEqual(time.time() - started, IDLE)


class Queues(unittest.TestCase):
    def setUp(self):
        self.manager = QueueManager()

    def test_creation(self):
        url = self.manager.create("amelia-website-john")
        self.assertTrue(url.endswith("/webordinary-input-amelia-website-john"))

    def test_management(self):
        self.manager.find("amelia-website-scott")

    def test_cleanup(self):
        self.manager.create("amelia-website-kim")
        self.manager.remove("amelia-website-kim")
        self.assertIsNone(self.manager.find("amelia-website-kim"))


if __name__ == "__main__":
    unittest.main()
