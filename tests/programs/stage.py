"""What a program stands on in these tests: a Backlot, git repositories, Hermes, a small ECS."""

import contextlib
import email
import email.policy
import json
import os
import pathlib
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "tests/clients"))

from server import backlot, client_environment  # noqa: E402  pylint: disable=wrong-import-position
from small_ecs import SmallEcs  # noqa: E402  pylint: disable=wrong-import-position

NODE = "/usr/bin/node"
ACCOUNT = "000000000000"
READY_LIMIT_S = 30
# The world of the scenarios, without the service that starts its own Hermes: the last step.
WORLD = ROOT / "scenarios/worlds/webordinary.yaml"
SERVICE = "  - ecs.CreateService:"


def wait_for(what, check, limit_s=30):
    """The first value of `check` that is true."""
    deadline = time.monotonic() + limit_s
    while time.monotonic() < deadline:
        value = check()
        if value:
            return value
        time.sleep(0.05)
    raise AssertionError(f"{what}: not within {limit_s} s")


def http_get(url):
    """Status and body."""
    try:
        with urllib.request.urlopen(url, timeout=30) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except urllib.error.URLError:
        return 0, ""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def git(*arguments):
    return subprocess.run(
        ["git", *map(str, arguments)], check=True, capture_output=True, text=True
    ).stdout


class Stage:
    """Used as a context; everything it starts ends with it."""

    def __init__(self, server, installed, folder, idle_minutes):
        self._server = server
        self._installed = installed
        self._idle_minutes = idle_minutes
        self.folder = pathlib.Path(folder)
        self.workspaces = self.folder / "workspaces"
        self.claude_log = self.folder / "claude.log"
        self.hermes_log = self.folder / "hermes.log"
        self._mails = 0
        self._stack = contextlib.ExitStack()
        self.preview_port = free_port()
        self.hermes_port = free_port()

    def __enter__(self):
        with self._stack as stack:
            world = self.folder / "world.yaml"
            text, service, _ = WORLD.read_text().partition(SERVICE)
            assert service, f"{WORLD} has no {SERVICE}"
            world.write_text(text)
            self.claude_log.touch()
            self.url = stack.enter_context(backlot(self._server, ["--world", world])).url
            self.environment = client_environment(self.url, str(self.folder))
            self.environment |= {
                "PATH": f"{HERE / 'fakes'}:{os.environ['PATH']}",
                "CLAUDE_LOG": str(self.claude_log),
                "PREVIEW_HOST": "127.0.0.1",
                "PREVIEW_PORT": str(self.preview_port),
                "GIT_CONFIG_GLOBAL": "/dev/null",
            }
            self.repository = self._make_repository("ameliastamps", "website")
            command = [NODE, self._installed / "edit-container/dist/main.js"]
            # A task has a role, and no keys.
            keys = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}
            of_task = {k: v for k, v in self.environment.items() if k not in keys}
            self.ecs = stack.enter_context(SmallEcs(command, of_task, self.folder))
            stack.enter_context(self._hermes())
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_):
        self._stack.close()

    def _make_repository(self, client, project):
        """A bare repository with one commit on main."""
        bare = self.folder / "git" / client / f"{project}.git"
        git("init", "--quiet", "--bare", "--initial-branch=main", bare)
        seed = self.folder / "seed"
        git("clone", "--quiet", bare, seed)
        (seed / "README.md").write_text(f"# {client}/{project}\n")
        git("-C", seed, "add", ".")
        identity = ["-c", "user.name=Seed", "-c", "user.email=seed@example.com"]
        git("-C", seed, *identity, "commit", "--quiet", "-m", "The site")
        git("-C", seed, "push", "--quiet", "origin", "HEAD:main")
        return bare

    @contextlib.contextmanager
    def _hermes(self):
        environment = self.environment | {
            "AWS_ENDPOINT_URL_ECS": self.ecs.url,
            "SES_ENDPOINT": self.url,
            "EMAIL_QUEUE_URL": f"{self.url}/{ACCOUNT}/webordinary-email-queue",
            "CLUSTER": "webordinary-edit-cluster",
            "TASK_DEFINITION": "webordinary-edit-task",
            "CONTAINER_NAME": "claude-code-astro",
            "SUBNETS": "subnet-0a1b2c3d",
            "MAIL_FROM": "hermes@edit.webordinary.test",
            "ALARM_TOPIC_ARN": f"arn:aws:sns:us-west-2:{ACCOUNT}:webordinary-alarms",
            "AUTO_SHUTDOWN_MINUTES": str(self._idle_minutes),
            "GIT_BASE_URL": f"file://{self.folder}/git",
            "WORKSPACE_ROOT": str(self.workspaces),
            "PORT": str(self.hermes_port),
        }
        with open(self.hermes_log, "wb") as output:
            process = subprocess.Popen(
                [NODE, self._installed / "hermes/dist/main.js"],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        try:
            ready = lambda: "ready after" in self.hermes_log.read_text()  # noqa: E731
            wait_for("Hermes is ready", ready, READY_LIMIT_S)
            yield
        finally:
            process.terminate()
            code = process.wait(30)
        assert code == 0, f"Hermes ended with {code}"

    # ---- what a user does and sees --------------------------------------------------------

    def mail(self, text, sender="john@ameliastamps.test", in_reply_to=None):
        """Sends a mail to the site; its Message-ID."""
        self._mails += 1
        message_id = f"<mail-{self._mails}@ameliastamps.test>"
        header = [
            f"From: {sender}",
            "To: ameliastamps-website@edit.webordinary.test",
            f"Subject: {'Re: ' if in_reply_to else ''}The site",
            f"Message-ID: {message_id}",
            "Date: Mon, 5 Jan 2026 09:00:00 +0000",
            "Content-Type: text/plain; charset=utf-8",
        ]
        if in_reply_to:
            header += [f"In-Reply-To: {in_reply_to}", f"References: {in_reply_to}"]
        request = urllib.request.Request(
            f"{self.url}/_backlot/mail",
            data="\r\n".join([*header, "", text, ""]).encode(),
            headers={"Content-Type": "message/rfc822"},
            method="POST",
        )
        urllib.request.urlopen(request, timeout=30).close()
        return message_id

    def answers(self, message_id):
        """The mails that answer the one with this Message-ID."""
        entries = json.loads(http_get(f"{self.url}/_backlot/mail")[1])["mail"]
        mails = [
            email.message_from_string(entry["raw"], policy=email.policy.default)
            for entry in entries
            if entry["direction"] == "out"
        ]
        return [mail for mail in mails if mail["In-Reply-To"] == message_id]

    def answer(self, message_id, limit_s=30):
        return wait_for(f"an answer to {message_id}", lambda: self.answers(message_id), limit_s)[0]

    def claude(self, line, limit_s=30):
        """Waits until the fake Claude Code has noted this."""
        seen = lambda: line in self.claude_log.read_text().splitlines()  # noqa: E731
        wait_for(f"claude-code: {line}", seen, limit_s)

    def logs(self):
        return "".join(
            f"---- {path.name}\n{path.read_text()}" for path in sorted(self.folder.glob("*.log"))
        )
