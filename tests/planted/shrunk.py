#!/usr/bin/env python3
"""How small the planted bugs get: shrunk.py BACKLOT_PLANTED [NAME…]

Explores the scenario of each defect with it switched on, on bad days, until a take fails, shrinks
that take, and compares it with the smallest scenario that was made by hand, where there is one
(smallest/NAME.yaml). Prints a table. Exit code 1 if one does not get small, within a minute, or if
the median is more than twice as large as what was made by hand.
"""

import argparse
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

import table

SMALLEST = pathlib.Path(__file__).resolve().parent / "smallest"
MOST_SECONDS = 60
MOST_TIMES = 2


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--most", type=int, default=20000, help="takes until a defect counts as not found")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_intermixed_args()
    defects = table.defects_named(options)
    print("| the worker … | parts of the take | left | by hand | takes | time |")
    print("|---|--:|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder:
        ratios = [row(options, pathlib.Path(folder), defect) for defect in defects]
    if None in ratios:
        return 1
    known = [ratio for ratio in ratios if ratio > 0]
    if not known:
        return 0
    print(f"\nmedian: {statistics.median(known):.2f} times what was made by hand")
    return 0 if statistics.median(known) <= MOST_TIMES else 1


def row(options, folder, defect):
    """How large the result is beside the one made by hand; 0 if there is none; None if it failed."""
    take = failing(options, folder, defect)
    if take is None:
        print(f"{defect['name']}: no take fails", file=sys.stderr)
        return None
    began = time.perf_counter()
    before, left, takes = shrink(options.program, take, folder / "smallest.yaml")
    seconds = time.perf_counter() - began
    by_hand = parts_by_hand(options.program, folder, defect)
    print(f"| {defect['sentence']} | {before} | {left} | {by_hand or ''} | {takes} | {seconds:.1f} s |",
          flush=True)
    if seconds > MOST_SECONDS:
        print(f"{defect['name']}: {seconds:.0f} s", file=sys.stderr)
        return None
    return left / by_hand if by_hand else 0


def failing(options, folder, defect):
    """The file of the cheapest take that failed; None if none did."""
    path = table.scenario_file(folder, defect["scenario"], defect["name"])
    corpus = folder / f"corpus-{defect['name']}"
    report, _ = table.explore(options, path, options.most,
                              ["--until-failure", "--corpus", str(corpus)])
    return corpus / report["failures"][0]["file"] if report["failures"] else None


def shrink(program, path, out):
    """How many parts there were, how many are left, and after how many takes."""
    command = [program, "shrink", str(path), "-o", str(out)]
    done = subprocess.run(command, capture_output=True, text=True)
    told = re.search(r"(\d+) of (\d+) parts are left after (\d+) takes", done.stderr)
    if done.returncode != 0 or told is None:
        sys.exit(f"{' '.join(command)}: {done.stderr}")
    if subprocess.run([program, "check", str(out)], capture_output=True).returncode != 0:
        sys.exit(f"{out} is not right")
    left, before, takes = (int(number) for number in told.groups())
    return before, left, takes


def parts_by_hand(program, folder, defect):
    made = SMALLEST / f"{defect['name']}.yaml"
    return shrink(program, made, folder / "by-hand.yaml")[0] if made.exists() else None


if __name__ == "__main__":
    sys.exit(main())
