#!/usr/bin/env python3
"""Every header compiles alone: headers.py BUILD [ROOT]

Each header of ours is compiled as a source that includes it twice (so that a missing #pragma once
shows) and nothing else, with the compiler and the flags of BUILD/compile_commands.json.

Reading what others wrote is most of the work. So the heavy headers that a header reaches by its
own includes, and only those, are precompiled for it: names that it does not include stay unknown.
What compiled once is not compiled again until it, or what it includes, changes.
"""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import shlex
import subprocess
import sys

import source

HEAVY = {"git2.h", "chrono", "functional", "memory", "string"}
ONE_THAT_MAY_BE_ABSENT = "#if __has_include(<{0}>)\n#include <{0}>\n#endif\n"


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    here = pathlib.Path(__file__).resolve()
    tree = source.Tree(sys.argv[2] if len(sys.argv) > 2 else here.parents[2])
    work = build / "headers_alone"
    work.mkdir(exist_ok=True)
    failures = Check(tree, Compiler(build, work), work).run()
    for failure in failures:
        print(failure)
    return 1 if failures else 0


class Compiler:
    """The flags that decide what a header means; warnings and code generation do not."""

    KEPT = ("-I", "-D", "-std=")

    def __init__(self, build, work):
        commands = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
        words = [shlex.split(entry["command"]) for entry in commands
                 if entry["file"].endswith((".cc", ".cxx"))]
        self._program = next(w for w in words[0] if w.endswith(("c++", "g++", "clang++")))
        self._flags = sorted({flag for command in words for flag in self._kept(command)})
        self._work = work

    def _kept(self, command):
        for word, following in zip(command, command[1:] + [""]):
            if word == "-isystem":
                yield f"-isystem{following}"
            elif word.startswith(self.KEPT):
                yield word

    def version(self):
        return self._run(["--version"]).stdout + repr(self._flags)

    def precompile(self, heavy):
        """The path to include with -include, made if it is not there."""
        name = hashlib.sha256(repr(heavy).encode()).hexdigest()[:16]
        header = self._work / f"{name}.h"
        header.write_text("".join(ONE_THAT_MAY_BE_ABSENT.format(h) for h in heavy), encoding="utf-8")
        done = self._run(["-x", "c++-header", str(header), "-o", f"{header}.gch"])
        return (header, "") if done.returncode == 0 else (None, done.stderr)

    def forget_precompiled(self):
        for file in self._work.glob("*.h*"):
            file.unlink()

    def check(self, header, root, precompiled):
        """What the compiler says; nothing if it is content."""
        before = ["-include", str(precompiled)] if precompiled else []
        text = f'#include "{header}"\n#include "{header}"\n'
        done = self._run([*before, f"-I{root}", "-fsyntax-only", "-x", "c++", "-"], text)
        return done.stderr if done.returncode else ""

    def _run(self, arguments, text=""):
        return subprocess.run([self._program, *self._flags, *arguments], input=text,
                              capture_output=True, text=True, check=False)


class Check:
    def __init__(self, tree, compiler, work):
        self._root = tree.root
        self._headers = {s.path: s for s in tree.sources() if s.is_header}
        self._compiler = compiler
        self._passed = work / "passed.json"

    def run(self):
        known = self._read_passed()
        version = self._compiler.version()
        states = {path: self._state(path, version) for path in self._headers}
        todo = sorted(path for path in states if known.get(path) != states[path])
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            sets = {self._heavy(path) for path in todo} - {()}
            precompiled = dict(zip(sets, pool.map(self._compiler.precompile, sets)))
            said = dict(zip(todo, pool.map(lambda path: self._check(path, precompiled), todo)))
        self._compiler.forget_precompiled()
        good = {path: states[path] for path in states if not said.get(path)}
        self._passed.write_text(json.dumps(good), encoding="utf-8")
        print(f"headers: {len(states)} headers, {len(todo)} compiled, "
              f"{len(states) - len(good)} problems")
        return [text for text in said.values() if text]

    def _check(self, path, precompiled):
        header, problem = precompiled.get(self._heavy(path), (None, ""))
        return problem or self._compiler.check(path, self._root, header)

    def _read_passed(self):
        try:
            return json.loads(self._passed.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}

    def _reached(self, path):
        """The headers of ours that `path` includes, directly or not, and itself."""
        reached, open_ = set(), [path]
        while open_:
            header = open_.pop()
            if header in reached or header not in self._headers:
                continue
            reached.add(header)
            open_ += [name for _, name in self._headers[header].includes()]
        return sorted(reached)

    def _heavy(self, path):
        found = {name for header in self._reached(path)
                 for _, name in self._headers[header].system_includes()}
        return tuple(sorted(name for name in found if "/" in name or name in HEAVY))

    def _state(self, path, version):
        texts = [self._headers[header].text for header in self._reached(path)]
        return hashlib.sha256("\0".join([version, *texts]).encode()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
