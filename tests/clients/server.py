"""A server on a free port, for as long as a client needs it."""

import os
import queue
import signal
import subprocess
import threading

START_LIMIT_S = 30
STOP_LIMIT_S = 30
READY = "Ready. "


class Server:
    """A command that prints `Ready. URL`. Used as a context: ended by SIGTERM on exit."""

    def __init__(self, command):
        self._command = [str(part) for part in command]
        self._process = None
        self._reader = None
        self._ready = queue.Queue()
        self.url = None
        self.exit_code = None

    @property
    def pid(self):
        return self._process.pid

    def __enter__(self):
        self._process = subprocess.Popen(
            self._command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
        )
        try:
            self.url = self._wait_until_ready()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(self, *_):
        self._stop()

    def _wait_until_ready(self):
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        try:
            url = self._ready.get(timeout=START_LIMIT_S)
        except queue.Empty:
            raise RuntimeError(
                f"the server was not ready within {START_LIMIT_S} s: {self._command}"
            ) from None
        if url is None:
            raise RuntimeError(f"the server ended before it was ready: {self._command}")
        return url

    def _read(self):
        """Until the server ends, so that it never waits for us to read what it prints."""
        for line in self._process.stdout:
            if line.startswith(READY):
                self._ready.put(line[len(READY) :].strip())
        self._ready.put(None)

    def _stop(self):
        self._process.send_signal(signal.SIGTERM)
        try:
            self.exit_code = self._process.wait(STOP_LIMIT_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self.exit_code = self._process.wait()
        self._reader.join()
        self._process.stdout.close()


def backlot(program, arguments=()):
    return Server([program, "serve", "--port", "0", *arguments])


def client_environment(url, home):
    """What a client is run with: fake credentials, no configuration or proxy of this machine."""
    kept = {k: v for k, v in os.environ.items() if not k.upper().startswith(("AWS_", "HTTP"))}
    return kept | {
        "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "AWS_DEFAULT_REGION": "us-west-2",
        "AWS_REGION": "us-west-2",
        "AWS_ENDPOINT_URL": url,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_MAX_ATTEMPTS": "1",
        "AWS_PAGER": "",
        "HOME": home,
        "NO_PROXY": "*",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
