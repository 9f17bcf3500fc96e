#!/usr/bin/env python3
"""There and back: what is left of a take that is exported, imported and played again.

round_trip.py --backlot PROGRAM [--scenarios DIR] [--only NAME] [--at-least MIXTURE=PERCENT …]
              [--each-at-least MIXTURE=PERCENT …]

Each shipped scenario is played, its journal exported to every kind of evidence, and each mixture of
kinds imported with the scenario's world and played. How much of the take is preserved is what
`backlot run` says of a played incident: facts met in order out of those known. Known is here what
all kinds together tell, for every mixture, so that the figures can be compared.

Prints the tables of docs/export.md: by mixture, and by scenario. Exit 77 if import makes no
scenarios, 1 if a mixture is not played or preserves less than --at-least says in the median of the
scenarios, or than --each-at-least says in one of them.
"""

import argparse
import json
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import typing

ROOT = pathlib.Path(__file__).resolve().parents[3]
KINDS = ("cloudtrail", "dlq", "logs", "ecs-events", "mail", "metrics", "otlp")
EVERYTHING = "everything"
# What people have: of more and more effort before the incident.
MIXTURES = {
    "dlq": ["dlq"],
    "logs": ["logs"],
    "mail": ["mail"],
    "cloudtrail": ["cloudtrail"],
    "ecs-events": ["ecs-events"],
    "metrics": ["metrics"],
    "otlp": ["otlp"],
    "dlq + logs": ["dlq", "logs"],
    "dlq + logs + mail": ["dlq", "logs", "mail"],
    "cloudtrail + dlq + logs": ["cloudtrail", "dlq", "logs"],
    "cloudtrail + mail": ["cloudtrail", "mail"],
    "cloudtrail + ecs-events + mail": ["cloudtrail", "ecs-events", "mail"],
    "otlp + mail": ["otlp", "mail"],
    EVERYTHING: list(KINDS),
}
NO_EVIDENCE = "the take left no such evidence"
LIMIT_S = 120
SKIPPED = 77


class Outcome(typing.NamedTuple):
    known: int = 0  # of the facts that are not before what the mixture knows first
    met: int = 0
    in_order: int = 0
    why_not: str = ""  # it was not played


class Backlot:
    def __init__(self, program):
        self._program = program

    def __call__(self, *words):
        return subprocess.run(
            [self._program, *map(str, words)], capture_output=True, text=True, check=False,
            timeout=LIMIT_S,
        )  # fmt: skip


def exported(backlot, scenario, folder):
    """The folders of evidence of one take, by kind."""
    journal = folder / "take.sqlite"
    played = backlot("run", scenario, "--journal", journal)
    assert played.returncode == 0, f"{scenario}: {played.stdout}{played.stderr}"
    evidence = {}
    for kind in KINDS:
        evidence[kind] = folder / kind
        told = backlot("export", journal, "--as", kind, "-o", evidence[kind])
        assert told.returncode == 0, f"{scenario}: --as {kind}: {told.stderr}"
    return evidence


def world_of(scenario):
    name = re.search(r"^world: (.+)$", scenario.read_text(encoding="utf-8"), re.M)[1]
    return scenario.parent / name


def imported(backlot, evidence, kinds, world, folder):
    """The scenario that is made of some kinds of evidence, or why none is."""
    files = [evidence[kind] for kind in kinds if any_file(evidence[kind])]
    if not files:
        return None, NO_EVIDENCE
    told = backlot(
        "import", *files, "--world", world, "--no-redact", "-o", folder
    )
    incident = folder / "incident.yaml"
    if not incident.exists():
        return None, (told.stderr or told.stdout).strip().splitlines()[-1]
    return incident, ""


def any_file(path):
    return path.is_file() or any(one.is_file() for one in path.rglob("*"))


def scored(backlot, incident, facts):
    """What the played incident says of itself, held against `facts`."""
    text = incident.read_text(encoding="utf-8")
    text, changed = re.subn(r"(facts: )[^,}]+", rf"\g<1>{facts}", text, count=1)
    assert changed, f"{incident} names no facts"
    incident.write_text(text, encoding="utf-8")
    played = backlot("run", incident, "--json")
    try:
        score = json.loads(played.stdout.splitlines()[0])["incident"]
    except (IndexError, KeyError, ValueError):
        return Outcome(why_not=(played.stderr or played.stdout).strip().split("\n")[0][:200])
    return Outcome(score["known"], score["met"], score["in_order"])


def round_trip(backlot, scenario):
    """The outcomes of one scenario, by mixture."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        evidence = exported(backlot, scenario, folder)
        world = world_of(scenario)
        outcomes = {}
        facts = None
        for mixture in reversed(MIXTURES):  # everything first: its facts are what is known
            into = folder / f"made of {mixture}"
            incident, why_not = imported(backlot, evidence, MIXTURES[mixture], world, into)
            if mixture == EVERYTHING:
                assert incident, f"{scenario}: {why_not}"
                facts = into / "facts.jsonl"
            if incident:
                outcomes[mixture] = scored(backlot, incident, facts)
            else:
                outcomes[mixture] = Outcome(why_not=why_not)
        return outcomes


def preserved(results, mixture):
    """In percent of what all kinds together know, of each scenario that the mixture plays."""
    return [
        100 * one[mixture].in_order / one[EVERYTHING].known
        for one in results.values()
        if not one[mixture].why_not
    ]


def table(results):
    """Markdown: a row a mixture, over all scenarios."""
    rows = ["| evidence | scenarios played | preserved, median | least | most |",
            "|---|---|---|---|---|"]  # fmt: skip
    for mixture in MIXTURES:
        percents = preserved(results, mixture)
        if percents:
            middle = statistics.median(percents)
            figures = f"{middle:.0f} % | {min(percents):.0f} % | {max(percents):.0f} %"
        else:
            figures = "– | – | –"
        rows.append(f"| {mixture} | {len(percents)} of {len(results)} | {figures} |")
    return "\n".join(rows)


def table_of_scenarios(results):
    """Markdown: a row a scenario, of what everything together preserves."""
    rows = ["| scenario | facts | met | met in order |", "|---|---|---|---|"]
    for name, outcomes in results.items():
        one = outcomes[EVERYTHING]
        share = f"{100 * one.in_order / one.known:.0f} %" if one.known else "–"
        rows.append(f"| `{name}` | {one.known} | {one.met} | {share} |")
    return "\n".join(rows)


def too_little(results, options):
    """What is wrong, a line each."""
    for name, outcomes in results.items():
        for mixture, outcome in outcomes.items():
            if outcome.why_not and outcome.why_not != NO_EVIDENCE:
                yield f"{name}: {mixture} is not played: {outcome.why_not}"
    for what, least_of in ((options.at_least, statistics.median), (options.each_at_least, min)):
        for wanted in what:
            mixture, _, percent = wanted.rpartition("=")
            share = least_of(preserved(results, mixture) or [0])
            if share < float(percent):
                yield f"{mixture} preserves {share:.0f} %, less than {percent} %"


def shipped(folder, only):
    scenarios = sorted(
        path
        for path in folder.glob("*/*.yaml")
        if path.parent.name != "worlds" and (not only or only in str(path))
    )
    # A scenario made of an incident was there and back before.
    return [one for one in scenarios if "\nincident:" not in one.read_text(encoding="utf-8")]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--backlot", required=True)
    arguments.add_argument("--scenarios", type=pathlib.Path, default=ROOT / "scenarios")
    arguments.add_argument("--only", default="")
    arguments.add_argument("--at-least", nargs="*", default=[])
    arguments.add_argument("--each-at-least", nargs="*", default=[])
    arguments.add_argument("--verbose", action="store_true")
    options = arguments.parse_args()
    backlot = Backlot(options.backlot)
    if "--world" not in backlot("import", "--help").stdout:
        print("SKIPPED: this import makes no scenarios")
        return SKIPPED
    results = {}
    for scenario in shipped(options.scenarios, options.only):
        results[scenario.stem] = round_trip(backlot, scenario)
        if options.verbose:
            for mixture, outcome in results[scenario.stem].items():
                print(f"{scenario.stem}: {mixture}: {outcome}", flush=True)
    print(table(results))
    print()
    print(table_of_scenarios(results))
    wrong = list(too_little(results, options))
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
