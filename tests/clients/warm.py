"""Runs a program written in Python many times without starting it anew: warm.py PROGRAM

Loading modules is most of what a short command does. So each call is a child of one process, which
has loaded what earlier calls loaded, and does there what Python does with the program's own file.
A line of JSON on the standard input is the arguments of a call; a line on the standard output says
how it ended: {"code": …, "out": …, "err": …}, as subprocess has it.
"""

import contextlib
import importlib
import json
import os
import runpy
import signal
import sys
import tempfile

CALL_LIMIT_S = 120


def interpreter(program):
    """What starts this module for the program; None if the program is not written in Python."""
    with open(program, "rb") as file:
        first = file.readline().decode(errors="replace").strip()
    words = first.removeprefix("#!").split()
    if not first.startswith("#!") or not words or "python" not in os.path.basename(words[0]):
        return None
    return [*words, os.path.abspath(__file__), program]


def main():
    program = sys.argv[1]
    sys.path[0] = os.path.dirname(os.path.realpath(program))
    for line in sys.stdin:
        print(json.dumps(call(program, json.loads(line))), flush=True)


def call(program, arguments):
    with contextlib.ExitStack() as files:
        out, err, loaded = (files.enter_context(tempfile.TemporaryFile("w+")) for _ in range(3))
        child = os.fork()
        if child == 0:
            run(program, arguments, out, err, loaded)
        _, status = os.waitpid(child, 0)
        load(text_of(loaded).split())
        return {"code": os.waitstatus_to_exitcode(status), "out": text_of(out), "err": text_of(err)}


def text_of(file):
    file.seek(0)
    return file.read()


def run(program, arguments, out, err, loaded):
    """In the child: ends it as the program ends."""
    signal.alarm(CALL_LIMIT_S)
    for number, name in enumerate((os.open(os.devnull, os.O_RDONLY), out.fileno(), err.fileno())):
        os.dup2(name, number)
    sys.stdin = open(0, encoding=sys.stdin.encoding, closefd=False)  # without the calls to come
    sys.argv = [program, *arguments]
    try:
        runpy.run_path(program, run_name="__main__")
        sys.exit()
    finally:
        loaded.write("\n".join(sorted(sys.modules)))
        loaded.flush()


def load(names):
    for name in names:
        if name not in sys.modules:
            with contextlib.suppress(Exception):  # it is the next call that needs it, or not
                importlib.import_module(name)


if __name__ == "__main__":
    main()
