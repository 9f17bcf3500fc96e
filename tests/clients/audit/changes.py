"""Every way in which a valid request is made invalid, one at a time."""

import copy
import re
import typing

from audit.requests import DEEPEST, NOWHERE, Raw, valid_value

STRANGE = "no such <pattern> ??"
LONGEST = 4096  # of the values that are made too long
MOST = 200  # of the lists that are made too long


class Change(typing.NamedTuple):
    path: str
    what: str
    member: str  # what the error must name
    request: dict
    is_mistyped: bool = False

    def __str__(self):
        return f"{self.path} {self.what}"


def matches(pattern, text):
    """True also for a pattern that only Java reads."""
    try:
        return re.fullmatch(pattern, text) is not None
    except re.error:
        return True


def wrong_values(service, shape, name):
    """(what is wrong, a value that has it) for one shape, not looking inside."""
    limits = shape.metadata
    kind = shape.type_name
    if kind == "string":
        if getattr(shape, "enum", None):
            yield "of no enumeration", NOWHERE
        if not matches(limits.get("pattern", ".*"), STRANGE):
            yield "of another pattern", STRANGE
        if limits.get("min", 0) > 0:
            yield "too short", "a" * (limits["min"] - 1)
        if limits.get("max", LONGEST) < LONGEST:
            yield "too long", "a" * (limits["max"] + 1)
    elif kind in ("integer", "long"):
        if "min" in limits:
            yield "too small", limits["min"] - 1
        if "max" in limits and limits["max"] < 2**31 - 1:
            yield "too large", limits["max"] + 1
    elif kind == "list":
        if limits.get("min", 0) > 0:
            yield "too few", []
        if limits.get("max", MOST) < MOST:
            count = limits["max"] + 1
            yield "too many", [one_of_many(service, shape.member, name, n) for n in range(count)]


def one_of_many(service, shape, name, number):
    """Valid values that are distinct where the service asks for that."""
    value = valid_value(service, shape, name)
    for key in ("key", "Key", "Id"):
        if isinstance(value, dict) and isinstance(value.get(key), str):
            value[key] = f"audit-{number}"
    return value


def inside(service, shape, name, is_json, stack=()):
    """(path, what, member, value): each way in which a value of this shape can be wrong."""
    for what, value in wrong_values(service, shape, name):
        yield "", what, name, value
    if shape.name in stack or len(stack) > DEEPEST:
        return
    stack = (*stack, shape.name)
    if shape.type_name == "list":
        for path, what, member, value in inside(service, shape.member, name, is_json, stack):
            yield f"[]{path}", what, member, [value]
    elif shape.type_name == "map":
        key = next(iter(valid_value(service, shape, name)))
        for path, what, member, value in inside(service, shape.value, name, is_json, stack):
            yield f"{{}}{path}", what, member, {key: value}
    elif shape.type_name == "structure":
        base = valid_value(service, shape, name)
        for member, child in shape.members.items():
            rest = {k: v for k, v in base.items() if k != member}
            # In a form, an empty structure is nothing.
            if member in shape.required_members and member in base and (rest or is_json):
                yield f".{member}", "left out", member, rest
            for path, what, named, value in inside(service, child, member, is_json, stack):
                yield f".{member}{path}", what, named, {**copy.deepcopy(base), member: value}


WRONG_TYPE = {
    "string": {"an": "object"},
    "integer": "text",
    "long": "text",
    "boolean": "text",
    "list": "text",
    "map": "text",
    "structure": "text",
}


def changes_of(operation, protocol, base):
    service = operation.service_model.service_name
    shape = operation.input_shape
    is_json = protocol == "json"
    if shape is None:
        return
    if is_json:
        yield Change("NoSuchMember", "given", "NoSuchMember", {**base, "NoSuchMember": "x"})
    for member, child in shape.members.items():
        in_path = child.serialization.get("location") == "uri"
        if member in shape.required_members and not in_path:
            rest = {k: v for k, v in base.items() if k != member}
            yield Change(member, "left out", member, rest)
        if is_json and child.type_name in WRONG_TYPE:
            wrong = Raw(WRONG_TYPE[child.type_name])
            yield Change(member, "of a wrong type", member, {**base, member: wrong}, True)
        for path, what, named, value in inside(service, child, member, protocol != "query"):
            if in_path and not value:
                continue  # another path, and so another operation
            yield Change(member + path, what, named, {**base, member: value})
