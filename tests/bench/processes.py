"""What the kernel says of a process: CPU time and memory."""

import pathlib
import time


def cpu_ns(pid):
    """Time on a CPU of all its threads, those that have ended too, in nanoseconds, user and system."""
    # The clock of a process as the kernel numbers it (CPUCLOCK_SCHED of its id).
    return time.clock_gettime_ns(~pid << 3 | 2)


def resident_bytes(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError(f"no VmRSS of process {pid}")


def with_children(pid):
    """The process and all that it has started, as far as they still run."""
    found = [pid]
    for parent in found:
        try:
            for task in pathlib.Path(f"/proc/{parent}/task").iterdir():
                found += [int(child) for child in (task / "children").read_text().split()]
        except FileNotFoundError:
            pass  # it ended while it was looked at
    return found
