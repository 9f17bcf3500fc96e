"""Requests that botocore's models call valid, and what Backlot answers."""

import copy
import http.client
import json
import os
import re
import typing
import urllib.parse
import xml.sax.saxutils

import botocore.session
from botocore.serialize import create_serializer

from audit.samples import sample

ENDPOINT = os.environ["AWS_ENDPOINT_URL"]
NOWHERE = "NoSuchValue"  # in every enumeration
DEEPEST = 6  # of the structures that are filled in


def valid_value(service, shape, name, stack=()):
    """A value that satisfies the shape: what is required and no more."""
    kind = shape.type_name
    if kind == "structure":
        given = sample(service, shape.name)
        if given is not None or shape.name in stack or len(stack) > DEEPEST:
            return copy.deepcopy(given or {})
        return {
            member: valid_value(service, shape.members[member], member, (*stack, shape.name))
            for member in shape.required_members
        }
    given = sample(service, name)
    if isinstance(given, {"list": list, "map": dict}.get(kind, str)):
        return copy.deepcopy(given)
    if kind == "list":
        count = max(shape.metadata.get("min", 0), 1)
        return [valid_value(service, shape.member, name, stack) for _ in range(count)]
    if kind == "map":
        key = (getattr(shape.key, "enum", None) or [sample(service, f"{name}.key") or "audit"])[0]
        return {key: valid_value(service, shape.value, name, stack)}
    if kind == "string":
        if getattr(shape, "enum", None):
            return shape.enum[0]
        return "audit".ljust(shape.metadata.get("min", 0), "x")
    if kind in ("integer", "long"):
        return max(shape.metadata.get("min", 1), 1)
    return {"boolean": True, "blob": b"audit", "timestamp": 1767600000}.get(kind, 1.0)


def valid_request(service, operation):
    if operation.input_shape is None:
        return {}
    given = sample(service, operation.name)
    base = valid_value(service, operation.input_shape, operation.name + "Request")
    return {**base, **copy.deepcopy(given or {})}


class Answer(typing.NamedTuple):
    status: int
    code: str
    message: str

    def __str__(self):
        return f"{self.status} {self.code} {self.message}".replace(": ", " ")[:160]

    def short(self, plain):
        return "no complaint" if self == plain else str(self)

    def is_refusal_of(self, change):
        """Whether the member is named, or, where nothing of it is modelled, what it lies in."""
        if not 400 <= self.status < 500:
            return False
        if self.code == "BacklotNotModelled":
            return any(f"{each}'" in self.message for each in re.findall(r"\w+", change.path))
        if change.is_mistyped:
            return self.code == "SerializationException"
        return change.member.lower() in self.message.lower() or NOWHERE in self.message

    def names_a_member(self, request):
        """Whether a request that should be valid is called invalid."""
        return self.code in ("BacklotNotModelled", "SerializationException") or any(
            f"'{member.lower()}" in self.message.lower() for member in request
        )


class Wire:
    """Sends what botocore's serializers write, without their checks and their signing."""

    def __init__(self, service):
        self.model = botocore.session.get_session().get_service_model(service)
        spoken = self.model.metadata.get("protocols", [self.model.metadata["protocol"]])
        self.protocol = next(each for each in ("json", "rest-json", "query") if each in spoken)
        self._serializer = create_serializer(self.protocol, include_validation=False)
        url = urllib.parse.urlsplit(ENDPOINT)
        self._connection = http.client.HTTPConnection(url.hostname, url.port, timeout=60)
        scope = f"AKIAIOSFODNN7EXAMPLE/20260105/us-west-2/{self.model.signing_name}/aws4_request"
        self._authorization = f"AWS4-HMAC-SHA256 Credential={scope}, Signature=00"

    def call(self, operation, request):
        """Members that the model has not, and Raw values, are put in as they are."""
        members = operation.input_shape.members if operation.input_shape else {}
        known, extra = {}, {}
        for name, value in request.items():
            if isinstance(value, Raw):
                extra[name] = value.value
            else:
                (known if name in members else extra)[name] = value
        wire = self._serializer.serialize_to_request(known, operation)
        body = wire["body"]
        if isinstance(body, dict):
            body = urllib.parse.urlencode({**body, **extra})
        elif extra:
            body = json.dumps({**json.loads(body or b"{}"), **extra})
        path = wire["url_path"]
        if wire["query_string"]:
            path += "?" + urllib.parse.urlencode(wire["query_string"])
        headers = {**wire["headers"], "Authorization": self._authorization}
        self._connection.request(wire["method"], path, body or b"", headers)
        response = self._connection.getresponse()
        return self._read(response.status, response.read().decode(), response.headers)

    def _read(self, status, text, headers):
        if status < 300:
            return Answer(status, "", "")
        if self.protocol == "query":
            code = re.search("<Code>(.*?)</Code>", text, re.S)
            message = re.search("<Message>(.*?)</Message>", text, re.S)
            return Answer(status, code[1], xml.sax.saxutils.unescape(message[1]))
        said = json.loads(text)
        code = headers.get("x-amzn-ErrorType", said.get("__type", "")).split("#")[-1]
        return Answer(status, code, said.get("message", said.get("Message", "")))


class Raw(typing.NamedTuple):
    """A value that botocore would not write."""

    value: object
