"""The files that the rules read."""

import os
import pathlib
import re
import typing

LAYERS = ("sim", "fakes", "harness", "tests")  # each may include itself and those before it
SKIPPED = {"build", "node_modules", "__pycache__", ".git", ".venv", ".cache"}


class Problem(typing.NamedTuple):
    path: str
    line: int
    rule: str
    message: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.rule}: {self.message}"


class Source:
    """One file: its text, and `code`, the same with comments, strings and characters blanked."""

    def __init__(self, path, text):
        self.path = path
        self.text = text
        self.lines = text.split("\n")
        self._code = None

    @property
    def code(self):
        if self._code is None:
            self._code = blank_comments_and_strings(self.text)
        return self._code

    @property
    def code_lines(self):
        return self.code.split("\n")

    @property
    def is_header(self):
        return self.path.endswith(".h")

    @property
    def layer(self):
        return self.path.split("/")[0]

    def includes(self):
        """(line number, path) of each `#include "path"`."""
        for number, line in enumerate(self.lines, 1):
            match = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
            if match:
                yield number, match[1]

    def system_includes(self):
        for number, line in enumerate(self.lines, 1):
            match = re.match(r"\s*#\s*include\s+<([^>]+)>", line)
            if match:
                yield number, match[1]


class Tree:
    """The repository below `root`. Paths are relative to it, with forward slashes, sorted."""

    def __init__(self, root):
        self.root = pathlib.Path(root)
        self._files = None
        self._sources = None

    def sources(self):
        if self._sources is None:
            paths = [p for p in self.files() if p.split("/")[0] in LAYERS]
            self._sources = [
                Source(p, self.read(p)) for p in paths if p.endswith((".cc", ".h"))
            ]
        return self._sources

    def files(self):
        if self._files is None:
            self._files = sorted(self._walk())
        return self._files

    def _walk(self):
        for folder, folders, names in os.walk(self.root):
            folders[:] = [name for name in folders if name not in SKIPPED]
            for name in names:
                yield (pathlib.Path(folder) / name).relative_to(self.root).as_posix()

    def exists(self, path):
        return (self.root / path).exists()

    def read(self, path):
        return (self.root / path).read_text(encoding="utf-8")


_LITERAL = re.compile(
    r"""
    //(?:\\\n|[^\n])*                       # a comment to the end of the line
  | /\*.*?\*/                               # a comment
  | R"(?P<mark>[^()\\\s]{0,16})\(.*?\)(?P=mark)"   # a raw string
  | "(?:\\.|[^"\\\n])*"                     # a string
  | (?<![0-9a-zA-Z_])(?:u8|[uUL])?'(?:\\.|[^'\\\n])+'  # a character; not 1'000
    """,
    re.VERBOSE | re.DOTALL,
)


def blank_comments_and_strings(text):
    """The same number of lines and columns; what is in quotes is gone, the quotes stay."""

    def blank(match):
        found = match[0]
        # An include's path is code to the rules.
        if found.startswith('"') and re.search(r"#\s*include\s*$", text[: match.start()][-40:]):
            return found
        if found.startswith(("//", "/*")):
            return re.sub(r"[^\n]", " ", found)
        return found[0] + re.sub(r"[^\n]", " ", found[1:-1]) + found[-1]

    return _LITERAL.sub(blank, text)
