#!/usr/bin/env python3
"""How small the planted bugs get: shrunk.py BACKLOT_PLANTED [NAME…]

Explores the scenario of each defect with it switched on, on bad days, until a take fails, shrinks
the cheapest take that failed, and compares the result with the smallest scenario that was made by
hand, smallest/NAME.yaml: by the number of parts that shrink itself counts. The one made by hand has to
fail in a way in which a take did, has to pass with nothing switched on, and nothing in it may be
left out. NAME is a defect or a scenario. Prints the table of docs/explore.md.

Exit code 1 if a defect is not found, does not get small within a minute, or is not as it should be
by hand, or if the median is more than twice as large as what was made by hand.

  --keep FOLDER   leaves the failing takes and what they were shrunk to there
  --by-hand       for tests: only whether each scenario made by hand fails as it stands, and passes
                  with nothing switched on
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
    parser.add_argument("--keep")
    parser.add_argument("--by-hand", action="store_true")
    options = parser.parse_intermixed_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(options.keep or folder)
        folder.mkdir(parents=True, exist_ok=True)
        if options.by_hand:
            return all_by_hand(options, folder)
        rows = [row(options, folder, defect) for defect in table.defects_named(options)]
    print_table(rows)
    problems = [f"{one['name']}: {one['problem']}" for one in rows if one["problem"]]
    ratios = [one["ratio"] for one in rows if one["ratio"]]
    median = statistics.median(ratios) if ratios else 0
    print(f"\nmedian: {median:.2f} times what was made by hand")
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems or not ratios or median > MOST_TIMES else 0


def all_by_hand(options, folder):
    problems = []
    for defect in table.defects_named(options):
        if passes(options.program, made_file(defect)):
            problems.append(f"{defect['name']}.yaml passes with the defect")
        if not passes(options.program, sound_file(folder, defect)):
            problems.append(f"{defect['name']}.yaml does not pass with nothing switched on")
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def row(options, folder, defect):
    """What the table says of a defect; under `problem` what is not as it should be."""
    corpus = folder / f"corpus-{defect['name']}"
    found = table.find(options, folder, defect, ["--corpus", str(corpus)])
    one = {**found, "small": None, "hand": None, "ratio": None, "problem": None}
    if found["takes"] is None:
        return {**one, "problem": "no take fails"}
    try:
        one["hand"] = hand = made_by_hand(options, folder, defect)
        take = cheapest(found["failures"], hand["way"])
        one["small"] = small = shrink(options.program, corpus / take["file"],
                                      folder / f"{defect['name']}-small.yaml")
        one["ratio"] = small["left"] / hand["before"]
        if small["way"] != hand["way"]:
            one["problem"] = f"by hand it fails otherwise: {hand['way']}; found: {small['way']}"
        elif small["seconds"] > MOST_SECONDS:
            one["problem"] = f"shrunk in {small['seconds']:.0f} s"
    except ValueError as error:
        one["problem"] = str(error)
    print(f"{'':10} {defect['name']:26} {told(one)}", flush=True)
    return one


def cheapest(failures, way):
    """The cheapest take that failed in that way; the cheapest at all if none did."""
    alike = [one for one in failures if f"{one['what']}: {one['subject']}" == way]
    return (alike or failures)[0]


def made_by_hand(options, folder, defect):
    """The scenario made by hand, as shrink sees it."""
    made = made_file(defect)
    if not passes(options.program, sound_file(folder, defect)):
        raise ValueError(f"{made.name} does not pass with nothing switched on")
    hand = shrink(options.program, made, folder / f"{defect['name']}-hand.yaml")
    if hand["left"] < hand["before"]:
        raise ValueError(f"of the {hand['before']} parts of {made.name}, {hand['left']} would do")
    return hand


def made_file(defect):
    return SMALLEST / f"{defect['name']}.yaml"


def sound_file(folder, defect):
    """The scenario made by hand with nothing switched on, as a file in `folder`."""
    text = made_file(defect).read_text(encoding="utf-8")
    text = text.replace("world: ../", f"world: {SMALLEST.parent}/")
    path = folder / f"{defect['name']}-sound.yaml"
    path.write_text(re.sub(r"^planted: .*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    return path


def passes(program, path):
    done = subprocess.run([program, "run", str(path)], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{path}: {done.stderr}")
    return done.returncode == 0


def shrink(program, path, out):
    """How many parts there were and are left, after how many takes and seconds, and how it fails."""
    command = [program, "shrink", str(path), "-o", str(out)]
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True)
    seconds = time.perf_counter() - began
    told_parts = re.search(r"(\d+) of (\d+) parts are left after (\d+) takes", done.stderr)
    if done.returncode != 0 or told_parts is None:
        raise ValueError(f"{' '.join(command)}: {done.stderr}")
    if subprocess.run([program, "check", str(out)], capture_output=True).returncode != 0:
        raise ValueError(f"{out} is not right")
    way = re.search(r"^# It fails by (.*)$", out.read_text(encoding="utf-8"), flags=re.MULTILINE)
    left, before, takes = (int(number) for number in told_parts.groups())
    return {"left": left, "before": before, "takes": takes, "seconds": seconds, "way": way.group(1)}


def told(one):
    small, hand = one["small"], one["hand"]
    parts = f"{small['left']} of {small['before']} parts, {small['seconds']:.1f} s" if small else "-"
    return f"{parts}; by hand {hand['before'] if hand else '-'}; {one['problem'] or 'as it should be'}"


def print_table(rows):
    print("| defect | the worker … | what shows it | takes | found in | parts | left | shrunk in | "
          "by hand | ratio |")
    print("|---|---|---|--:|--:|--:|--:|--:|--:|--:|")
    for one in rows:
        small, hand = one["small"], one["hand"]
        cells = ["not found" if one["takes"] is None else f"{one['takes']:,}",
                 f"{one['seconds']:.1f} s",
                 *([str(small["before"]), str(small["left"]), f"{small['seconds']:.1f} s"]
                   if small else ["–"] * 3),
                 str(hand["before"]) if hand else "–",
                 f"{one['ratio']:.2f}" if one["ratio"] else "–"]
        print(f"| `{one['name']}` | {one['sentence']} | {one['shown_by']} | {' | '.join(cells)} |")


if __name__ == "__main__":
    sys.exit(main())
