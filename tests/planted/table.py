#!/usr/bin/env python3
"""What shows the planted bugs: table.py BACKLOT_PLANTED [--seeds N] [NAME…]

Plays the scenario of each defect with it switched on, and each scenario with none: as it is, and
with faults by chance (`preset: bad day`). Prints how many takes failed, out of how many, and what
failed first. A scenario that fails with no defect in it is a mistake: exit code 1.
"""

import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile

SCENARIOS = pathlib.Path(__file__).resolve().parent / "scenarios"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--no-sound", action="store_true")
    parser.add_argument("--check", action="store_true",
                        help="of each defect play takes with faults only, until one has shown it")
    options = parser.parse_intermixed_args()
    defects = [json.loads(line) for line in lines_of([options.program, "planted"])]
    if options.names:
        defects = [one for one in defects if one["name"] in options.names or
                   one["scenario"] in options.names]
    wrong = False
    with tempfile.TemporaryDirectory() as folder:
        if not options.no_sound:
            for scenario in sorted({one["scenario"] for one in defects}):
                row = [play(options, folder, scenario, [], bad) for bad in (False, True)]
                wrong = wrong or any(failed for failed, _ in row)
                show(scenario, "nothing", row)
        if options.check:
            return 1 if not all([found(options, folder, one) for one in defects]) or wrong else 0
        for one in defects:
            show(one["scenario"], one["name"],
                 [play(options, folder, one["scenario"], [one["name"]], bad)
                  for bad in (False, True)])
    return 1 if wrong else 0


def found(options, folder, defect):
    """Whether a take with faults shows it."""
    failed, why = play(options, folder, defect["scenario"], [defect["name"]], True)
    show(defect["scenario"], defect["name"], [(failed, why)])
    return failed > 0


def show(scenario, name, row):
    texts = [f"{failed:5} {'; '.join(f'{n}× {what}' for what, n in why.most_common(2))[:60]:60}"
             for failed, why in row]
    print(f"{scenario:12} {name:22} {' | '.join(texts)}", flush=True)


def scenario_file(folder, scenario, planted, faults):
    """The scenario with these defects switched on, as a file in `folder`."""
    text = (SCENARIOS / f"{scenario}.yaml").read_text(encoding="utf-8")
    text = re.sub(r"^world: (.*)$", f"world: {SCENARIOS}/\\1", text, flags=re.MULTILINE)
    if planted:
        text += f"planted: [{', '.join(planted)}]\n"
    if faults:
        text += "faults: [{preset: bad day}]\n"
    path = pathlib.Path(folder) / f"{'-'.join([scenario, *planted])}{'-faults' if faults else ''}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def play(options, folder, scenario, planted, faults):
    """How many takes failed, and what failed first in how many of them."""
    path = scenario_file(folder, scenario, planted, faults)
    why = collections.Counter()
    for line in lines_of([options.program, "run", str(path), "--seeds", f"1-{options.seeds}",
                          "--json"]):
        take = json.loads(line)
        if take["result"] != "passed":
            why[take["failures"][0]["what"].removeprefix("invariant: ")] += 1
    return sum(why.values()), why


def lines_of(command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)}: {done.stderr}")
    return done.stdout.splitlines()


if __name__ == "__main__":
    sys.exit(main())
