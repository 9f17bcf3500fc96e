"""What each file must look like, and that each is built."""

import posixpath
import re

from source import Problem

MAX_COLUMNS = 100
MAX_LINES = 400
LONGER = {"fakes/dynamodb/expression/reserved_words.cc": "AWS's list of reserved words, one a line"}
_CANNOT_BREAK = re.compile(r"#include |\s*// https://\S+$")
_MARK = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")


def check(tree):
    for source in tree.sources():
        yield from _lines(source)
        yield from _marks(source.path, source.lines)
        if source.is_header and "#pragma once" not in source.lines:
            yield Problem(source.path, 1, "pragma-once", "a header needs #pragma once")
        if len(source.lines) - 1 > MAX_LINES and source.path not in LONGER:
            message = f"{len(source.lines) - 1} lines; split it by meaning (at most {MAX_LINES})"
            yield Problem(source.path, 1, "file-size", message)
    for path in tree.files():
        if path.endswith((".py", ".cjs", ".cmake", "CMakeLists.txt")) or path == "dev":
            yield from _marks(path, tree.read(path).split("\n"))
    yield from _unbuilt(tree)


def _lines(source):
    raw = _raw_string_lines(source)
    for number, line in enumerate(source.lines, 1):
        if len(line) > MAX_COLUMNS and number not in raw and not _CANNOT_BREAK.match(line):
            message = f"{len(line)} columns (at most {MAX_COLUMNS})"
            yield Problem(source.path, number, "line-length", message)
        if line != line.rstrip():
            yield Problem(source.path, number, "trailing-space", "remove it")
        if "\t" in line and number not in raw:
            yield Problem(source.path, number, "tab", "use spaces")


def _raw_string_lines(source):
    """Lines inside raw strings: recorded wire data may be as wide as it was."""
    inside = set()
    for match in re.finditer(r'R"([^()\\\s]{0,16})\(.*?\)\1"', source.text, re.DOTALL):
        first = source.text.count("\n", 0, match.start()) + 1
        inside.update(range(first, first + match[0].count("\n") + 1))
    return inside


def _marks(path, lines):
    for number, line in enumerate(lines, 1):
        match = _MARK.search(line)
        if match:
            yield Problem(path, number, "mark", f"{match[1]}: do it, or file an issue")


def _unbuilt(tree):
    built = set()
    for path in tree.files():
        if posixpath.basename(path) == "CMakeLists.txt":
            folder = posixpath.dirname(path)
            for name in re.findall(r"[\w./-]+\.cc\b", tree.read(path)):
                built.add(posixpath.normpath(posixpath.join(folder, name)))
    for source in tree.sources():
        if source.path.endswith(".cc") and source.path not in built:
            message = "no CMakeLists.txt lists it: build it or delete it"
            yield Problem(source.path, 1, "unbuilt", message)
