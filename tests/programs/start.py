"""How long the programs take from `node` to being ready, and what that costs."""

import os
import pathlib
import statistics
import subprocess
import tempfile
import time

from stage import NODE, Stage, wait_for

TAKES = 9


def measure(server, installed):
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        with Stage(server, installed, folder, 20) as stage:
            stage.answer(stage.mail("Add a page"))
            (task,) = stage.ecs.tasks
            environment = read_environment(task.process.pid) | {"PREVIEW_PORT": "0"}
            container = installed / "edit-container/dist/main.js"
            report("node -e 0", [start([NODE, "-e", "0"], environment) for _ in range(TAKES)])
            stage.ecs.stop(task)
            command = [NODE, container]
            takes = [start(command, environment, "ready after") for _ in range(TAKES)]
            report("edit-container", takes)
            print("hermes:", stage.hermes_log.read_text().split("ready after")[1].splitlines()[0])
    return 0


def read_environment(pid):
    pairs = pathlib.Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    return dict(os.fsdecode(pair).split("=", 1) for pair in pairs if pair)


def start(command, environment, ready=None):
    """Wall and CPU time in ms until the line `ready`, or until the end; memory in MiB then."""
    begin = time.monotonic()
    process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, text=True)  # fmt: skip
    memory_mib = 0
    if ready:
        wait_for("ready", lambda: ready in process.stdout.readline())
        wall_ms = (time.monotonic() - begin) * 1000
        status = pathlib.Path(f"/proc/{process.pid}/statm").read_text()
        memory_mib = int(status.split()[1]) * 4096 / 2**20
        process.kill()
    _, _, usage = os.wait4(process.pid, 0)
    if not ready:
        wall_ms = (time.monotonic() - begin) * 1000
    process.returncode = 0
    process.stdout.close()
    return wall_ms, (usage.ru_utime + usage.ru_stime) * 1000, memory_mib


def report(name, takes):
    wall, cpu, memory = (statistics.median(column) for column in zip(*takes))
    best = min(take[0] for take in takes)
    print(f"{name}: {wall:.0f} ms (best {best:.0f}), {cpu:.0f} ms of CPU time, {memory:.0f} MiB")
