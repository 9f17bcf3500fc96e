"""What takes cost that `backlot explore` plays: with stand-ins, and with the NestJS programs."""

import json
import pathlib
import resource
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
FAMILY = ROOT / "scenarios/dlq-redrive"
SEEDS = 500
# 60 takes a second on two processors.
MOST_CPU_MS = 2000 / 60
PROGRAMS_WORLD = ROOT / "scenarios/worlds/webordinary-programs.yaml"
PROGRAMS_SCENARIO = ROOT / "scenarios/interrupt/second-mail-same-thread.yaml"
PROGRAMS_SEEDS = 10
# 20 takes a minute on each processor.
MOST_PROGRAMS_CPU_S = 3.0


def cpu_s():
    """Of all children that have ended, and theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def explored(program, path, seeds, *more):
    """CPU seconds a take, whatever else the machine does; the report."""
    before = cpu_s()
    run = subprocess.run(
        [program, "explore", str(path), "--json", "--seeds", f"1-{seeds}", *more],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    report = json.loads(run.stdout)
    takes = sum(scenario["takes"] for scenario in report["scenarios"])
    return (cpu_s() - before) / takes, report


def rows(program):
    """(what, measured, bound, whether it holds)"""
    for faults in ("calm", "bad day"):
        each, _ = explored(program, FAMILY, SEEDS, "--faults", faults)
        ms = each * 1000
        yield (
            f"`backlot explore scenarios/{FAMILY.name}`, faults: {faults}, CPU time a take",
            f"{ms:.1f} ms: {2000 / ms:,.0f} takes a second on two processors",
            f"≤ {MOST_CPU_MS:.0f} ms: 60 a second",
            ms <= MOST_CPU_MS,
        )


def programs_row(program):
    """REQUIRES: the programs are built."""
    each, report = explored(
        program, PROGRAMS_SCENARIO, PROGRAMS_SEEDS, "--world", str(PROGRAMS_WORLD)
    )
    name = f"{PROGRAMS_SCENARIO.parent.name}/{PROGRAMS_SCENARIO.stem}"
    failed = sum(scenario["failed"] for scenario in report["scenarios"])
    return (
        f"`backlot explore` of `{name}` with the NestJS programs, CPU time a take",
        f"{each:.1f} s: {60 / each:.0f} takes a minute on each processor",
        f"≤ {MOST_PROGRAMS_CPU_S:.0f} s: 20 a minute",
        failed == 0 and each <= MOST_PROGRAMS_CPU_S,
    )
