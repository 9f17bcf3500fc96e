"""The pages are true: every relative link leads somewhere, and code that they quote is in the tree.

A block of code that opens with ```` ```cpp PATH ```` quotes that file; a line `…` leaves lines out.
"""

import posixpath
import re

from source import Problem

_LINK = re.compile(r"!?\[[^\]]*\]\(([^()\s]+)(?:\s+\"[^\"]*\")?\)|(?:src|href)=\"([^\"]+)\"")
_ELSEWHERE = re.compile(r"^([a-z][a-z0-9+.-]*:|//)")


def check(tree):
    for path in tree.files():
        in_docs = path == "README.md" or path.startswith(("docs/", "tests/", "scenarios/"))
        if path.endswith(".md") and in_docs:
            yield from _check_page(tree, path)


def _check_page(tree, path):
    for number, line in _prose(tree.read(path)):
        for match in _LINK.finditer(line):
            target = match[1] or match[2]
            if _ELSEWHERE.match(target):
                continue
            message = _why_broken(tree, path, target)
            if message:
                yield Problem(path, number, "link", message)
    yield from _check_quotes(tree, path)


def _check_quotes(tree, page):
    for match in re.finditer(r"^```\w+ (\S+)\n(.*?)^```$", tree.read(page), re.M | re.S):
        line = tree.read(page).count("\n", 0, match.start()) + 1
        text = tree.read(match[1]) if tree.exists(match[1]) else ""
        for part in re.split(r"^…\n", match[2], flags=re.M):
            if part not in text:
                first = part.split("\n")[0]
                yield Problem(page, line, "quote", f"{match[1]} does not have `{first}` and on")


def _why_broken(tree, page, target):
    file, _, anchor = target.partition("#")
    to = posixpath.normpath(posixpath.join(posixpath.dirname(page), file)) if file else page
    if not tree.exists(to):
        return f"{target} leads nowhere"
    if anchor and to.endswith(".md") and anchor not in _anchors(tree.read(to)):
        return f"{to} has no section #{anchor}"
    return None


def _prose(text):
    """(number, line) of the lines outside code blocks, code spans blanked."""
    fenced = False
    for number, line in enumerate(text.split("\n"), 1):
        if line.lstrip().startswith("```"):
            fenced = not fenced
        elif not fenced:
            yield number, re.sub(r"`[^`]*`", "", line)


def _anchors(text):
    anchors, fenced = set(), False
    for line in text.split("\n"):
        if line.lstrip().startswith("```"):
            fenced = not fenced
        match = re.match(r"#+\s+(.*)", line)
        if match and not fenced:
            words = re.sub(r"[^\w\- ]", "", match[1].strip().lower())
            anchors.add(words.replace(" ", "-"))
    return anchors
