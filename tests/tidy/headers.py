#!/usr/bin/env python3
"""Every header compiles alone: headers.py BUILD [ROOT]

Each header of ours is compiled as a source that includes it twice (so that a missing #pragma once
shows) and nothing else, with the compiler and the flags of BUILD/compile_commands.json.

Reading what a header includes is most of the work. So a part of that is precompiled for it, once
for all headers that include the same: one header of ours, or the heavy ones of libraries. It is
never more than the header reaches by its own includes, and what comes first is checked alone
itself, so names that a header does not include stay unknown. What compiled once is not compiled
again until it, or what it includes, changes.
"""

import collections
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
# So many headers have to include one of ours before it is precompiled for them.
FEWEST_USERS = 8
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

    def precompile(self, text, root):
        """The path to include with -include, and what the compiler says; one of them is empty."""
        name = hashlib.sha256(text.encode()).hexdigest()[:16]
        header = self._work / f"{name}.h"
        header.write_text(text, encoding="utf-8")
        done = self._run([f"-I{root}", "-x", "c++-header", str(header), "-o", f"{header}.gch"])
        return (header, "") if done.returncode == 0 else (None, done.stderr)

    def forget(self, header):
        header.unlink()
        pathlib.Path(f"{header}.gch").unlink()

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
        groups = self._groups(todo)
        largest_first = sorted(groups, key=lambda text: -len(groups[text]))
        said = {}
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for part in pool.map(lambda text: self._check(text, groups[text]), largest_first):
                said.update(part)
        good = {path: states[path] for path in states if not said.get(path)}
        self._passed.write_text(json.dumps(good), encoding="utf-8")
        print(f"headers: {len(states)} headers, {len(todo)} compiled, "
              f"{len(states) - len(good)} problems")
        return [text for text in said.values() if text]

    def _check(self, to_precompile, paths):
        """What is wrong with each of the headers that share what is precompiled."""
        precompiled = None
        if to_precompile:
            precompiled, problem = self._compiler.precompile(to_precompile, self._root)
            if problem:
                return {path: problem for path in paths}
        said = {path: self._compiler.check(path, self._root, precompiled) for path in paths}
        if precompiled:
            self._compiler.forget(precompiled)
        return said

    def _groups(self, paths):
        """The headers by the text that is precompiled for them."""
        reached = {path: set(self._reached(path)) - {path} for path in paths}
        chosen = self._choose(reached)
        users = {}
        for path in paths:
            users.setdefault(chosen.get(path) or self._heavy(path), []).append(path)
        groups = {}
        for shared, alike in users.items():
            groups.setdefault(self._text(shared, alike), []).extend(alike)
        return groups

    def _text(self, shared, users):
        if len(users) < FEWEST_USERS:
            return ""
        heavy = set.intersection(*(set(self._heavy(path)) for path in users))
        text = "".join(ONE_THAT_MAY_BE_ABSENT.format(name) for name in sorted(heavy))
        return text + (f'#include "{shared}"\n' if isinstance(shared, str) else "")

    def _choose(self, reached):
        """For each header the one it includes that brings most, if enough others have the same."""
        brings = {path: len(self._reached(path)) for paths in reached.values() for path in paths}
        usable = set(brings)
        while True:
            chosen = {path: max(paths & usable, key=lambda p: (brings[p], p))
                      for path, paths in reached.items() if paths & usable}
            users = collections.Counter(chosen.values())
            rare = {path for path in usable if users[path] < FEWEST_USERS}
            if not rare & set(users):
                return chosen
            # The rarest go first: their users may make others common enough.
            fewest = min(users[path] for path in rare if users[path])
            usable -= {path for path in rare if users[path] == fewest}

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
