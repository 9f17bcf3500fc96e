"""What takes cost in which the NestJS programs of tests/programs stand in for nobody."""

import json
import pathlib
import subprocess
import tempfile

import exploring

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORLD = ROOT / "scenarios/worlds/webordinary-programs.yaml"
IDLE = ROOT / "scenarios/sleep-wake/sleeps-after-20-minutes.yaml"
SESSIONS = ROOT / "scenarios/load/twenty-five-sessions.yaml"
TAKES = 3
MOST_IDLE_S = 10.0
MOST_AFTER_START_S = 5.0
MOST_START_MS = 30.0
STARTS = 40

# The same as IDLE up to its first answer: both programs have been started.
STARTED = """title: Both programs have been started
world: {world}
seed: 31
claude:
  - {{takes: 60s}}
steps:
  - mail: {{from: john@ameliastamps.test, thread: header, text: Make the header blue}}
expect:
  - answered: {{thread: header, within: 10m}}
"""

SMALL_WORLD = """world: small
cold_start: 1ms
images:
  small: {command: {argv: ["true"]}}
setup:
  - ecs.CreateCluster: {clusterName: c}
  - ecs.RegisterTaskDefinition:
      family: small
      networkMode: awsvpc
      requiresCompatibilities: [FARGATE]
      cpu: "256"
      memory: "512"
      containerDefinitions: [{name: small, image: small, essential: true}]
"""

RUN_ONE = """  - call:
      operation: ecs.RunTask
      input:
        cluster: c
        taskDefinition: small
        launchType: FARGATE
        networkConfiguration: {awsvpcConfiguration: {subnets: [subnet-1]}}
  - wait: 5m
"""


def built():
    return all(
        (ROOT / "build/programs" / name / "dist/main.js").exists()
        for name in ("hermes", "edit-container")
    )


def play(program, scenario, *more):
    command = [program, "run", str(scenario), "--json", *more]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    return json.loads(run.stdout)


def best(program, scenario, *more):
    takes = [play(program, scenario, *more) for _ in range(TAKES)]
    take = min(takes, key=lambda take: take["wall_ms"])
    return take, all(take["result"] == "passed" for take in takes)


def rows(program):
    """(what, measured, bound, whether it holds)"""
    yield start_row(program)
    if not built():
        yield ("scenarios with the NestJS programs", "not built (./dev programs)", "", True)
        return
    yield from idle_rows(program)
    yield sessions_row(program)
    yield exploring.programs_row(program)


def start_row(program):
    with tempfile.TemporaryDirectory() as folder:
        world = pathlib.Path(folder) / "world.yaml"
        world.write_text(SMALL_WORLD)
        walls = []
        for starts in (1, 1 + STARTS):
            scenario = pathlib.Path(folder) / f"{starts}.yaml"
            scenario.write_text(
                f"title: x\nworld: {world}\nlimit: 100h\nsteps:\n" + RUN_ONE * starts
            )
            walls.append(best(program, scenario)[0]["wall_ms"])
    each = (walls[1] - walls[0]) / STARTS
    what = "a task of a real program (`true`), from its start to its end"
    return (what, f"{each:.1f} ms", f"≤ {MOST_START_MS:.0f} ms", each <= MOST_START_MS)


def idle_rows(program):
    take, passed = best(program, IDLE, "--world", str(WORLD))
    with tempfile.TemporaryDirectory() as folder:
        scenario = pathlib.Path(folder) / "started.yaml"
        scenario.write_text(STARTED.format(world=WORLD))
        started = best(program, scenario)[0]["wall_ms"] / 1000
    wall = take["wall_ms"] / 1000
    after = wall - started
    hours = take["simulated_ms"] / 3_600_000
    what = f"`{take['scenario']}` with the NestJS programs: {hours:.1f} simulated hours"
    yield (what, f"{wall:.1f} s", f"≤ {MOST_IDLE_S:.0f} s", passed and wall <= MOST_IDLE_S)
    what = "of it, after both programs had started and the first answer was out"
    bound = f"≤ {MOST_AFTER_START_S:.0f} s"
    yield (what, f"{after:.1f} s", bound, after <= MOST_AFTER_START_S)


def sessions_row(program):
    take = play(program, SESSIONS, "--world", str(WORLD))
    real = take["simulated_ms"] / 1000
    wall = take["wall_ms"] / 1000
    what = f"`{take['scenario']}` with a NestJS program a session, beside {real:.0f} s of real time"
    return (what, f"{wall:.0f} s", "every command answered", take["result"] == "passed")
