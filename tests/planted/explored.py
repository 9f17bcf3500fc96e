#!/usr/bin/env python3
"""How long `explore` takes to find the planted bugs: explored.py BACKLOT_PLANTED [--sound N] [NAME…]

Explores the scenario of each defect with it switched on, on bad days, until a take fails, and prints
the table of docs/explore.md. With --sound, explores each scenario with no defect as well, with so many
seeds. Exit code 1 if a defect is not found, or a take fails in which there is none.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time

import table

SEEDS = 10_000
FAULTS = "bad day"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--sound", type=int, default=0, metavar="N")
    options = parser.parse_args()
    defects = [json.loads(line) for line in table.lines_of([options.program, "planted"])]
    if options.names:
        defects = [one for one in defects if one["name"] in options.names]
    passed = True
    with tempfile.TemporaryDirectory() as folder:
        print("| the worker … | found after | takes | what failed | struck in each |")
        print("|---|--:|--:|---|---|")
        for defect in defects:
            passed &= find(options.program, folder, defect)
        if options.sound > 0:
            for scenario in sorted({one["scenario"] for one in defects}):
                passed &= is_sound(options.program, folder, scenario, options.sound)
    return 0 if passed else 1


def find(program, folder, defect):
    """Whether a take shows it; prints its row."""
    path = table.scenario_file(folder, defect["scenario"], [defect["name"]], False)
    report, seconds = explore(program, path, SEEDS, ["--until-failure"])
    row = report["scenarios"][0]
    failures = sorted(row["failures"], key=lambda one: -one["takes"])
    what = struck = "nothing"
    if failures:
        what = f"{failures[0]['what']}: {failures[0]['subject']}".removeprefix("invariant: ")
        struck = ", ".join(f"`{name}`" for name in failures[0]["faults"])
    print(f"| {defect['sentence']} | {seconds:.1f} s | {row['takes']:,} | {what} | {struck} |", flush=True)
    return bool(failures)


def is_sound(program, folder, scenario, seeds):
    path = table.scenario_file(folder, scenario, [], False)
    report, seconds = explore(program, path, seeds, [])
    failures = report["scenarios"][0]["failures"]
    for failure in failures:
        print(f"{scenario}, without a defect: {failure['what']}: {failure['seen']}", file=sys.stderr)
    print(f"\n`{scenario}` without a defect: {seeds:,} takes in {seconds:.0f} s, "
          f"{len(failures)} ways to fail", flush=True)
    return not failures


def explore(program, path, seeds, more):
    """The report, and how many seconds it took."""
    began = time.perf_counter()
    done = subprocess.run(
        [program, "explore", str(path), "--json", "--faults", FAULTS, "--seeds", f"1-{seeds}", *more],
        capture_output=True, text=True,
    )
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    return json.loads(done.stdout), time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
