"""An ECS that starts edit containers as plain processes: just what Hermes asks of it.

Answers RunTask and DescribeTasks of one cluster, the task metadata endpoint, and a task's
credentials.
"""

import http.server
import json
import os
import signal
import subprocess
import sys
import threading

CREDENTIALS = {
    "AccessKeyId": "ASIAIOSFODNN7EXAMPLE",
    "SecretAccessKey": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "Token": "a-session-token",
    "Expiration": "2099-01-01T00:00:00Z",
}
CLUSTER_ARN = "arn:aws:ecs:us-west-2:000000000000:cluster/webordinary-edit-cluster"


class Task:
    def __init__(self, number, overrides, command, environment, log):
        self.arn = f"{CLUSTER_ARN.replace(':cluster/', ':task/')}/{number:032x}"
        self.container_id = overrides["CONTAINER_ID"]
        self.log = log
        with open(log, "wb") as output:
            self.process = subprocess.Popen(
                command,
                env=environment | overrides,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    @property
    def status(self):
        return "RUNNING" if self.process.poll() is None else "STOPPED"

    def describe(self):
        return {
            "taskArn": self.arn,
            "clusterArn": CLUSTER_ARN,
            "lastStatus": self.status,
            "desiredStatus": self.status,
        }


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """A program that was killed says no goodbye."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class SmallEcs:
    """Used as a context. Each task gets `environment` and what RunTask overrides."""

    def __init__(self, command, environment, folder):
        self._command = command
        self._environment = environment
        self._folder = folder
        self._lock = threading.Lock()
        self.tasks = []
        self._server = Server(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()
        for task in self.tasks:
            if task.process.poll() is None:
                task.process.kill()
            task.process.wait()

    def running(self, container_id):
        return [t for t in self.tasks if t.container_id == container_id and t.status == "RUNNING"]

    def stop(self, task):
        """SIGTERM; the exit code."""
        task.process.send_signal(signal.SIGTERM)
        return task.process.wait(30)

    def run_task(self, request):
        (container,) = request["overrides"]["containerOverrides"]
        overrides = {pair["name"]: pair["value"] for pair in container["environment"]}
        with self._lock:
            number = len(self.tasks) + 1
            overrides["ECS_CONTAINER_METADATA_URI_V4"] = f"{self.url}/v4/{number}"
            overrides["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = f"{self.url}/credentials"
            log = os.path.join(self._folder, f"task-{number}.log")
            task = Task(number, overrides, self._command, self._environment, log)
            self.tasks.append(task)
        return {"tasks": [task.describe()], "failures": []}

    def describe_tasks(self, request):
        known = {task.arn: task for task in self.tasks}
        found = [known[arn].describe() for arn in request["tasks"] if arn in known]
        return {"tasks": found, "failures": []}

    def get(self, path):
        """`/credentials`, or `/v4/NUMBER/task`."""
        if path == "/credentials":
            return CREDENTIALS
        return {"Cluster": CLUSTER_ARN, "TaskARN": self.tasks[int(path.split("/")[2]) - 1].arn}

    def _handler(ecs):  # pylint: disable=no-self-argument
        operations = {"RunTask": ecs.run_task, "DescribeTasks": ecs.describe_tasks}

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"]))
                operation = self.headers["x-amz-target"].split(".")[1]
                self._answer(operations[operation](json.loads(body)))

            def do_GET(self):
                self._answer(ecs.get(self.path))

            def _answer(self, answer):
                body = json.dumps(answer).encode()
                self.send_response(200)
                self.send_header("content-type", "application/x-amz-json-1.1")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        return Handler
