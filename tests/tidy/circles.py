"""Folders in which files include each other in one order, without a circle. A header and the source
of its name count as one."""

from source import Problem, Source

FOLDERS = ("sim/vtime/preload/", "sim/journal/")


def check(tree):
    for folder in FOLDERS:
        yield from _circles(_below(tree, folder), folder)


def _below(tree, folder):
    """By a file without its ending: what it includes, and where."""
    below = {}
    for path in tree.files():
        if not path.startswith(folder) or not path.endswith((".c", ".cc", ".h")):
            continue
        for number, included in Source(path, tree.read(path)).includes():
            if included.startswith(folder) and _stem(included) != _stem(path):
                below.setdefault(_stem(path), {})[_stem(included)] = (path, number)
    return below


def _circles(below, folder):
    done = set()

    def walk(stem, way):
        for lower, (path, number) in sorted(below.get(stem, {}).items()):
            if lower in way:
                circle = " -> ".join([*way[way.index(lower) :], lower])
                yield Problem(path, number, "circle", circle.replace(folder, ""))
            elif lower not in done:
                yield from walk(lower, [*way, lower])
        done.add(stem)

    for stem in sorted(below):
        if stem not in done:
            yield from walk(stem, [stem])


def _stem(path):
    return path.rsplit(".", 1)[0]
