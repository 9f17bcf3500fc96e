#!/usr/bin/env python3
"""Reads the sources and reports what breaks the project's rules: tidy.py [ROOT]

One line a problem, `path:line: rule: what to do`; exit 1 if there is any. Only the standard
library is used. The rules are in the files beside this one, their tests in tidy_test.py.
"""

import pathlib
import sys

import banned
import circles
import events
import kernel_words
import layers
import layout
import links
import mutable_globals
import operations
import source

RULES = (layers, banned, circles, events, kernel_words, mutable_globals, layout, links, operations)


def main():
    here = pathlib.Path(__file__).resolve()
    tree = source.Tree(sys.argv[1] if len(sys.argv) > 1 else here.parents[2])
    problems = sorted({p for rule in RULES for p in rule.check(tree)})
    for problem in problems:
        print(problem)
    print(f"tidy: {len(tree.sources())} sources, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
