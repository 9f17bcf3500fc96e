#!/usr/bin/env python3
"""Plays shipped scenarios with the NestJS programs in place of the stand-ins.

families.py SCENARIO… --backlot PROGRAM [--takes N] plays each of them N times at its own seed, in
scenarios/worlds/webordinary-programs.yaml and pace virtual. All takes must pass, and those of one
scenario must have one digest. A SCENARIO is a file or a folder. Exit 0 if so, 77 with the reason on
the last line if the programs are not built, 1 otherwise.
"""

import argparse
import json
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORLD = ROOT / "scenarios/worlds/webordinary-programs.yaml"
SKIPPED = 77


def why_not():
    for name in ("hermes", "edit-container"):
        if not (ROOT / "build/programs" / name / "dist/main.js").exists():
            return f"no {name} in build/programs"
    for program in ("node", "git"):
        if not shutil.which(program):
            return f"no {program}"
    return None


def scenarios(paths):
    for path in map(pathlib.Path, paths):
        yield from sorted(path.glob("*.yaml")) if path.is_dir() else [path]


def play(backlot, scenario):
    """The report of one take, or what was said instead."""
    command = [backlot, "run", str(scenario), "--world", str(WORLD), "--json"]
    ran = subprocess.run(command, capture_output=True, text=True)
    try:
        return json.loads(ran.stdout)
    except json.JSONDecodeError:
        return {"result": "none", "failures": ran.stdout + ran.stderr}


def holds(backlot, scenario, takes):
    digests = {}
    for _ in range(takes):
        take = play(backlot, scenario)
        if take["result"] != "passed":
            print(f"FAILED {scenario}\n{json.dumps(take.get('failures'), indent=2)}")
            return False
        digests[take["digest"]] = digests.get(take["digest"], 0) + 1
        hours, wall = take["simulated_ms"] / 3_600_000, take["wall_ms"] / 1000
        print(f"passed {take['scenario']}: {hours:.2f} h in {wall:.1f} s, {take['digest'][:16]}")
        sys.stdout.flush()
    if len(digests) > 1:
        print(f"FAILED {scenario}: {takes} takes have {len(digests)} digests: {digests}")
    return len(digests) == 1


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("scenarios", nargs="+")
    arguments.add_argument("--backlot", required=True)
    arguments.add_argument("--takes", type=int, default=1)
    options = arguments.parse_args()
    reason = why_not()
    if reason:
        print(f"SKIPPED: {reason}; ./dev programs builds them where it can")
        return SKIPPED
    passed = [
        holds(options.backlot, scenario, options.takes)
        for scenario in scenarios(options.scenarios)
    ]
    return 0 if passed and all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
