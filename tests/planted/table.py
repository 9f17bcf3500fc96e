#!/usr/bin/env python3
"""How `backlot explore` finds the planted bugs: table.py BACKLOT_PLANTED [NAME…]

Explores the scenario of each defect with it switched on, until a take fails, and prints a table:
how many takes that took and how many seconds, with which takes and as many at a time as there are
processors. NAME is a defect or a scenario.

  --check N    for tests: each scenario with nothing switched on must pass N takes, and each defect
               must be found; exit code 1 if not
  --sound N    only the scenarios with nothing switched on, N takes each
  --chance N   no exploration: how many of N takes fail by their seeds alone

The table of docs/explore.md, with how small each gets, is what shrunk.py prints.
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time

SCENARIOS = pathlib.Path(__file__).resolve().parent / "scenarios"
FAULTS = "bad day"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--most", type=int, default=20000, help="takes until a defect counts as not found")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--check", type=int)
    parser.add_argument("--sound", type=int)
    parser.add_argument("--chance", type=int)
    options = parser.parse_intermixed_args()
    defects = defects_named(options)
    with tempfile.TemporaryDirectory() as folder:
        if options.chance:
            return by_chance(options, folder, defects)
        sound = options.sound or options.check
        fine = not sound or all_sound(options, folder, defects, sound)
        if options.sound:
            return 0 if fine else 1
        rows = [find(options, folder, one) for one in defects]
    found = sum(row["takes"] is not None for row in rows)
    print(f"{found} of {len(rows)} found")
    return 0 if fine and found == len(rows) else 1


def defects_named(options):
    """Those that `options.names` names, by themselves or by their scenarios; all without names."""
    defects = [json.loads(line) for line in run(options, ["planted"]).splitlines()]
    names = set(options.names)
    return [one for one in defects if not names or {one["name"], one["scenario"]} & names]


def all_sound(options, folder, defects, takes):
    """Whether no take fails of the scenarios as they are."""
    fine = True
    for scenario in sorted({one["scenario"] for one in defects}):
        report, seconds = explore(options, scenario_file(folder, scenario), takes, [])
        failed = report["failed"]
        fine = fine and failed == 0
        print(f"{scenario:10} nothing {'':18} {report['takes']:6} takes {seconds:6.1f} s  "
              f"{failed} failed {why(report) if failed else ''}", flush=True)
    return fine


def find(options, folder, defect, more=()):
    """The row of a defect: takes and seconds until it was found, and the ways in which takes failed."""
    path = scenario_file(folder, defect["scenario"], defect["name"])
    report, seconds = explore(options, path, options.most, ["--until-failure", *more])
    takes = report["takes"] if report["failed"] else None
    print(f"{defect['scenario']:10} {defect['name']:26} "
          f"{'not found' if takes is None else takes:>6} takes {seconds:6.1f} s  {why(report)}",
          flush=True)
    return {**defect, "takes": takes, "seconds": seconds, "failures": report["failures"]}


def by_chance(options, folder, defects):
    for one in defects:
        path = scenario_file(folder, one["scenario"], one["name"])
        takes = [json.loads(line) for line in
                 run(options, ["run", path, "--seeds", f"1-{options.chance}", "--json"]).splitlines()]
        failed = sum(take["result"] != "passed" for take in takes)
        print(f"{one['scenario']:10} {one['name']:26} {failed:5} of {len(takes)} takes", flush=True)
    return 0


def explore(options, path, takes, more):
    began = time.monotonic()
    text = run(options, ["explore", path, "--faults", FAULTS, "--seeds", f"1-{takes}", "--jobs",
                         str(options.jobs), "--json", *more])
    return json.loads(text)["scenarios"][0], time.monotonic() - began


def why(report):
    texts = []
    for failure in report["failures"][:2]:
        faults = f" ({', '.join(failure['faults'])})" if failure["faults"] else ""
        texts.append(failure["what"].removeprefix("invariant: ") + faults)
    return "; ".join(texts)


def scenario_file(folder, scenario, planted=None):
    """The scenario with a defect switched on, as a file in `folder`."""
    text = (SCENARIOS / f"{scenario}.yaml").read_text(encoding="utf-8")
    text = re.sub(r"^world: (.*)$", f"world: {SCENARIOS}/\\1", text, flags=re.MULTILINE)
    if planted:
        text += f"planted: [{planted}]\n"
    path = pathlib.Path(folder) / f"{planted or scenario}.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def run(options, arguments):
    done = subprocess.run([options.program, *arguments], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{options.program} {' '.join(arguments)}: {done.stderr}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
