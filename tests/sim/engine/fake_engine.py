"""What Backlot asks of a container engine, answered without one: `fake_engine.py SOCKET LOG`.

A container is known by its image: `prints` prints and ends with 3, `waits` ends with 128 and the
signal, `refused` does not start; there is no other. A command `true` that is run in one ends with
0, any other with 1. Each request is a line in LOG.
"""
import json
import os
import socketserver
import struct
import sys
import threading
from http.server import BaseHTTPRequestHandler

CONTAINERS = {}
COMMANDS = []


class Container:
    def __init__(self, order):
        self.order = order
        self.ended = threading.Event()
        self.code = 3


class Handler(BaseHTTPRequestHandler):
    def address_string(self):
        return "socket"

    def log_message(self, *_):
        pass

    def answer(self, status, body=None):
        self.send_response(status)
        self.end_headers()
        if body is not None:
            self.wfile.write(json.dumps(body).encode())

    def frame(self, stream, text):
        self.wfile.write(struct.pack(">BxxxI", stream, len(text)) + text)
        self.wfile.flush()

    def logs(self, container):
        self.send_response(200)
        self.end_headers()
        environment = ",".join(sorted(e for e in container.order["Env"] if e.startswith("X_")))
        self.frame(1, b"out " + environment.encode() + b"\nhalf a li")
        self.frame(2, b"err\n")
        self.frame(1, b"ne\n")
        container.ended.wait(20)

    def answer_of_command(self, number, what):
        if what == "json":
            return self.answer(200, {"ExitCode": 0 if COMMANDS[number] == ["true"] else 1})
        self.send_response(200)
        self.end_headers()
        self.frame(1, b"checked\n")

    def handle_any(self):
        length = int(self.headers.get("Content-Length", 0))
        body = json.loads(self.rfile.read(length) or b"null")
        with open(sys.argv[2], "a") as log:
            log.write(f"{self.command} {self.path} {json.dumps(body)}\n")
        path, _, query = self.path.removeprefix("/v1.41").partition("?")
        parts = path.strip("/").split("/")
        if parts[0] == "images":
            known = parts[1] in ("prints", "waits", "refused")
            return self.answer(200 if known else 404, {"message": "no such image"})
        if parts[0] == "exec":
            return self.answer_of_command(int(parts[1]), parts[2])
        if parts[1] == "create":
            CONTAINERS[query.removeprefix("name=")] = Container(body)
            return self.answer(201, {"Id": "1"})
        container = CONTAINERS.get(parts[1])
        if container is None:
            return self.answer(404, {"message": "no such container"})
        if self.command == "DELETE":
            container.ended.set()
            del CONTAINERS[parts[1]]
            return self.answer(204)
        if parts[2] == "start":
            image = container.order["Image"]
            if image == "refused":
                return self.answer(500, {"message": "the entry point is missing"})
            if image == "prints":
                container.ended.set()
            return self.answer(204)
        if parts[2] == "exec":
            COMMANDS.append(body["Cmd"])
            return self.answer(201, {"Id": str(len(COMMANDS) - 1)})
        if parts[2] == "logs":
            return self.logs(container)
        if parts[2] == "wait":
            container.ended.wait(20)
            return self.answer(200, {"StatusCode": container.code})
        if parts[2] == "kill":
            container.code = 128 + int(query.removeprefix("signal="))
            container.ended.set()
            return self.answer(204)
        return self.answer(200, {"State": {"OOMKilled": False}})

    do_GET = do_POST = do_DELETE = handle_any


class Server(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    daemon_threads = True


if __name__ == "__main__":
    with Server(sys.argv[1], Handler) as server:
        print("ready", flush=True)
        server.serve_forever()
