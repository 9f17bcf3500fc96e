"""Chromium on a page of somebody else's, which does with the server what a page can do: nothing."""

import contextlib
import http.server
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest
import urllib.parse
import urllib.request

URL = os.environ["AWS_ENDPOINT_URL"]
PORT = urllib.parse.urlsplit(URL).port
CHROMIUM = next((p for p in map(shutil.which, ("chromium", "chromium-browser")) if p), None)
SKIPPED = 77
LIMIT_S = 120
# Names that anybody may own, and let resolve to this machine.
FOREIGN, REBOUND = "evil.test", "rebound.test"


def sqs(operation, body):
    request = urllib.request.Request(
        URL, json.dumps(body).encode(), {"X-Amz-Target": f"AmazonSQS.{operation}"}
    )
    with urllib.request.urlopen(request, timeout=LIMIT_S) as answer:
        return json.loads(answer.read() or b"{}")


def control(path):
    with urllib.request.urlopen(URL + path, timeout=LIMIT_S) as answer:
        return json.loads(answer.read())


def browse(url):
    """The page as it is once all on it has loaded."""
    with tempfile.TemporaryDirectory() as profile:
        command = [
            CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            f"--user-data-dir={profile}", "--no-proxy-server",
            f"--host-resolver-rules=MAP {FOREIGN} 127.0.0.1,MAP {REBOUND} 127.0.0.1",
            "--virtual-time-budget=3000", "--dump-dom", url,
        ]  # fmt: skip
        run = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT_S, check=True)
    return run.stdout


@contextlib.contextmanager
def page(body):
    """The URL of a page on FOREIGN, and the paths that the browser has asked it for."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(body.encode() if self.path == "/" else b"")

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://{FOREIGN}:{server.server_port}/", asked
        finally:
            server.shutdown()


class Browser(unittest.TestCase):
    def setUp(self):
        self.queue = sqs("CreateQueue", {"QueueName": self.id().rsplit(".", 1)[-1]})["QueueUrl"]
        sqs("SendMessage", {"QueueUrl": self.queue, "MessageBody": "kept"})
        quoted = urllib.parse.quote(self.queue, safe="")
        self.purge = f"{URL}/?Action=PurgeQueue&Version=2012-11-05&QueueUrl={quoted}"

    def visible(self):
        attributes = sqs(
            "GetQueueAttributes",
            {"QueueUrl": self.queue, "AttributeNames": ["ApproximateNumberOfMessages"]},
        )
        return attributes["Attributes"]["ApproximateNumberOfMessages"]

    def visit(self, body):
        # What the page asks of its own site last says that it was loaded and what is on it began.
        with page(f"<!doctype html><body>{body}<img src='/end'></body>") as (url, asked):
            browse(url)
        self.assertIn("/end", asked)

    def assert_kept(self):
        self.assertEqual(self.visible(), "1")
        # It is the page that is refused: the same from anybody else is done.
        with urllib.request.urlopen(self.purge, timeout=LIMIT_S):
            pass
        self.assertEqual(self.visible(), "0")

    def test_an_image(self):
        self.visit(f"<img src='{self.purge}'>")
        self.assert_kept()

    def test_an_image_without_a_referrer(self):
        self.visit(f"<img referrerpolicy='no-referrer' src='{self.purge}'>")
        self.assert_kept()

    def test_a_frame_and_a_style_sheet(self):
        self.visit(f"<iframe src='{self.purge}'></iframe><link rel='stylesheet' href='{self.purge}'>")
        self.assert_kept()

    def test_a_form(self):
        target = urllib.parse.urlsplit(self.purge)
        fields = "".join(
            f"<input name='{name}' value='{value}'>"
            for name, value in urllib.parse.parse_qsl(target.query)
        )
        self.visit(
            f"<iframe name='hidden'></iframe><form target='hidden' method='post' action='{URL}/'>"
            f"{fields}</form><script>document.forms[0].submit()</script>"
        )
        self.assert_kept()

    def test_a_script_that_does_not_ask_to_read(self):
        self.visit(f"<script>fetch('{self.purge}', {{mode: 'no-cors'}})</script>")
        self.assert_kept()

    def test_a_preview(self):
        before = len(control("/_backlot/journal?kind=preview.request")["events"])
        self.visit(f"<img src='{URL}/session/somebody/'>")
        after = len(control("/_backlot/journal?kind=preview.request")["events"])
        self.assertEqual(after, before)

    def test_a_name_that_was_made_to_lead_here(self):
        self.assertIn("--allow-host", browse(f"http://{REBOUND}:{PORT}/_backlot/health"))
        self.assertIn('"status"', browse(f"http://127.0.0.1:{PORT}/_backlot/health"))


if __name__ == "__main__":
    if CHROMIUM is None:
        print("SKIPPED: no Chromium; ./dev test installs it where it can")
        sys.exit(SKIPPED)
    unittest.main()
