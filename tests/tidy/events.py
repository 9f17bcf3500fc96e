"""Events are published and read by their types: each kind is in its owner's list, none is recorded
as a text, and nobody reads the data of events by himself."""

import re

from source import Problem

_KIND = re.compile(r"^struct (\w+)[^;{]*\{\s*static constexpr std::string_view kKind\b", re.MULTILINE)
_LISTS = re.compile(r"EventTypes<([^;]*)>\s*;")
_PARSED = re.compile(r"\b(?:parse|json_member|json_leaves)\(\s*\w*event\w*(?:\.|->)data\b")
_TEXT = re.compile(r'\brecord\((?:[^;"]|"[^"\n]*")*?"[a-z]+\.[a-z_.]+"')
# Where the data of any kind are shown as they are.
SHOWS_ANY = ("harness/report/event_text.cc", "harness/takes/compare.cc")


def check(tree):
    for source in tree.sources():
        if source.layer not in ("fakes", "harness"):
            continue
        listed = set(re.findall(r"\w+", " ".join(_LISTS.findall(source.code))))
        for match in _KIND.finditer(source.code):
            if match[1] not in listed:
                line = source.code.count("\n", 0, match.start()) + 1
                message = f"{match[1]} is in no EventTypes<…> of this file"
                yield Problem(source.path, line, "event-kind", message)
        for match in _TEXT.finditer(source.text):
            line = source.text.count("\n", 0, match.start()) + 1
            yield Problem(source.path, line, "event-text", "record a value of an event's type")
        for number, line in enumerate(source.code_lines, 1):
            if _PARSED.search(line) and source.path not in SHOWS_ANY:
                message = "use Event::as<T>() with the type that its owner declares"
                yield Problem(source.path, number, "event-data", message)
