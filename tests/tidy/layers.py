"""Which folder may include which: tests → harness → fakes → sim, no service its sibling, and within
harness what is above what is below. The platform is a guest: only main() knows it by name.

Within a service, operations stand on the rest of it: what a service keeps and checks does not know
the requests that clients make.
"""

import re

from source import LAYERS, Problem

# Folders of fakes/ that every service may include. What crosses services otherwise goes through
# an interface in fakes/aws that the world wires.
SHARED_FAKES = {"aws", "mail"}

# The folders of harness/, each of which may include those before it.
HARNESS = ("world", "programs", "story", "evidence", "explain", "scenario", "webordinary", "explore",
           "shrink", "exec", "incident", "export", "report", "server", "takes", "cli")

# Where the platform lives, who may include that, and the words by which one knows it.
GUEST = "harness/webordinary/"
HOST = "harness/cli/main.cc"
_GUESTS_WORDS = re.compile(r"hermes|claude|webordinary", re.IGNORECASE)


def check(tree):
    for source in tree.sources():
        for number, path in source.includes():
            message = _why_not(source, path, tree)
            if message:
                yield Problem(source.path, number, "include", message)
        yield from _guest(source)


def _why_not(source, path, tree):
    target = path.split("/")[0]
    if target not in LAYERS:
        return f'"{path}" is not written from the root'
    if not tree.exists(path) and not path.endswith(".inc"):
        return f'"{path}" does not exist'
    if LAYERS.index(target) > LAYERS.index(source.layer):
        return f'{source.layer}/ may not include {target}/ ("{path}")'
    if source.layer == target == "fakes":
        own, other = source.path.split("/")[1], path.split("/")[1]
        if own != other and other not in SHARED_FAKES:
            return f"fakes/{own} may not include its sibling fakes/{other}"
        if own != other and own == "aws":
            return f"fakes/aws may not include fakes/{other}"
        room, other_room = source.path.split("/")[2:-1], path.split("/")[2:-1]
        if other_room == ["operations"] and room not in ([], ["operations"]):
            return f'fakes/{own}/{"/".join(room)} may not include an operation ("{path}")'
    if source.layer == target == "harness":
        return _why_not_in_harness(source.path.split("/")[1], path)
    return None


def _why_not_in_harness(own, path):
    other = path.split("/")[1]
    for folder in (own, other):
        if folder not in HARNESS:
            return f"harness/{folder} has no place in the order of harness/ (tests/tidy/layers.py)"
    if HARNESS.index(other) > HARNESS.index(own):
        return f'harness/{own} may not include harness/{other} ("{path}")'
    return None


def _guest(source):
    """What knows the platform by name and is not the platform."""
    if source.layer == "tests" or source.path.startswith(GUEST) or source.path == HOST:
        return
    for number, line in enumerate(source.lines, 1):
        word = _GUESTS_WORDS.search(line)
        if word:
            message = f"'{word[0]}': only {GUEST} knows the platform, and {HOST} that there is one"
            yield Problem(source.path, number, "guest", message)
