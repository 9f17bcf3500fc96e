#!/usr/bin/env python3
"""Every header compiles alone: headers.py STAMPS [ROOT], STAMPS a folder for what was seen.

A header that passed is not compiled again until it, a header of ours that it includes, or the
compiler's flags change. Without a precompiled header, so what a header forgets to include shows.
"""

import concurrent.futures
import hashlib
import os
import pathlib
import subprocess
import sys

import source

FLAGS = ["-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion"]
FLAGS += ["-Wshadow", "-Werror", "-x", "c++"]


def main():
    stamps = pathlib.Path(sys.argv[1])
    root = sys.argv[2] if len(sys.argv) > 2 else pathlib.Path(__file__).resolve().parents[2]
    compiler = [os.environ.get("CXX", "g++"), *FLAGS, *_package_flags("gmime-3.0", "libgit2")]
    tree = source.Tree(root)
    headers = {s.path: s for s in tree.sources() if s.is_header}
    stamps.mkdir(parents=True, exist_ok=True)
    with concurrent.futures.ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        results = list(pool.map(lambda p: compile_alone(compiler, headers, p, root, stamps), headers))
    failures = [output for output in results if output]
    print("\n".join(failures))
    seen = sum(1 for output in results if output is None)
    print(f"headers: {len(headers)}, {seen} unchanged, {len(failures)} do not compile alone")
    return 1 if failures else 0


def compile_alone(compiler, headers, path, root, stamps):
    """None if it had passed before, "" if it passes, else what the compiler says."""
    stamp = stamps / _digest(compiler, headers, path)
    if stamp.exists():
        return None
    program = f'#include "{path}"\n#include "{path}"\n'
    run = subprocess.run(
        [*compiler, "-I", str(root), "-"], input=program, capture_output=True, text=True, check=False
    )
    if run.returncode != 0:
        return f"{path} does not compile alone:\n{run.stderr}"
    stamp.touch()
    return ""


def _digest(compiler, headers, path):
    """Of the flags, the header, and all headers of ours that it reaches."""
    digest, todo, seen = hashlib.sha256(" ".join(compiler).encode()), [path], set()
    while todo:
        name = todo.pop()
        if name in headers and name not in seen:
            seen.add(name)
            digest.update(f"{name}\0{headers[name].text}\0".encode())
            todo.extend(included for _, included in headers[name].includes())
    return digest.hexdigest()


def _package_flags(*packages):
    run = subprocess.run(
        ["pkg-config", "--cflags", *packages], capture_output=True, text=True, check=True
    )
    # Other people's headers may break our warnings.
    return run.stdout.replace("-I", "-isystem ").split()


if __name__ == "__main__":
    sys.exit(main())
