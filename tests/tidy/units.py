#!/usr/bin/env python3
"""The build stays small: units.py BUILD

What a clean build costs is how many units are compiled and how much each has to read; seconds
depend on the machine, so these two are looked at. Prints both, and fails where one is beyond its
limit. A folder that outgrows its batches, or a header that brings a large library into every
source, shows here before anybody waits for it.
"""

import json
import os
import pathlib
import subprocess
import sys

# A full build has one unit a batch (see BACKLOT_BATCH_SIZE), and what cannot be batched.
MOST_UNITS = 195
# Of headers, those of libraries included, that a unit reads beside its precompiled ones.
MOST_MEAN_KIB = 2000


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    names = units(build)
    weights = [weight for unit, weight in read_by_unit(build).items() if unit in names]
    mean_kib = sum(weights) / max(len(weights), 1) / 1024
    print(f"{len(names)} units, {mean_kib:.0f} KiB of headers each (mean of {len(weights)})")
    problems = []
    if len(names) > MOST_UNITS:
        problems.append(f"{len(names)} units are compiled, at most {MOST_UNITS} may be: batch them")
    if mean_kib > MOST_MEAN_KIB:
        problems.append(f"a unit reads {mean_kib:.0f} KiB of headers on average, at most "
                        f"{MOST_MEAN_KIB} are allowed: include less, or precompile it")
    if not weights:
        problems.append("nothing is known of what was read: is this a build of ninja's?")
    for problem in problems:
        print(f"units: {problem}")
    return 1 if problems else 0


def units(build):
    """The object files of all C++ units, as ninja names them."""
    commands = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
    outputs = set()
    for entry in commands:
        words = entry["command"].split()
        if "-o" in words and entry["file"].endswith((".cc", ".cxx")):
            outputs.add(words[words.index("-o") + 1])
    return outputs


def read_by_unit(build):
    """How many bytes of headers each object file was made of, without what was precompiled."""
    listing = subprocess.run(["ninja", "-C", str(build), "-t", "deps"], capture_output=True,
                             text=True, check=True).stdout
    weights, unit = {}, None
    for line in listing.splitlines():
        if line and not line[0].isspace():
            unit = line.split(":")[0]
            weights[unit] = 0
        elif line.strip() and unit is not None:
            weights[unit] += size_of_header(build, line.strip())
    return weights


def size_of_header(build, name):
    if name.endswith((".cc", ".cxx", ".c", ".gch", ".hxx")):
        return 0
    try:
        return os.path.getsize(build / name)
    except OSError:
        return 0


if __name__ == "__main__":
    sys.exit(main())
