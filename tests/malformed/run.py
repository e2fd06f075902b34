# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs `fondsim run` on scenarios that must be refused. Knows nothing of why they are.

A case is `<name>.yaml` with `<name>.expected`: the patterns (see expect.py) that stderr must match.
Inputs that no tree can hold (endless, 100 MB, unreadable, a folder) come from `<name>.make`, a
script run by `sh -eu` in a fresh folder, that makes `<name>.yaml` there; exit 77 skips the case
with the reason on stdout. Files that a case reads, without being one, live in `inputs/`.
Every case must exit 3 (or N, by a first line `exit: N`), print nothing on stdout and write nothing.
Exits 0 when all pass, 1 when one fails, 77 when all that ran passed and one was skipped."""

import argparse
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

FOLDER = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parent))
sys.dont_write_bytecode = True
import expect  # noqa: E402

SECONDS = 30
SKIPPED = 77


class Skip(Exception):
    """A case that cannot run here; its text says why."""


def listing(folder):
    """All files below a folder, to see that none appears or goes."""
    return sorted(str(path) for path in pathlib.Path(folder).rglob("*")
                  if "__pycache__" not in path.parts)


def prepare(name, work):
    """The folder that holds <name>.yaml: this one, or a fresh one when a script makes it."""
    script = FOLDER / (name + ".make")
    if not script.exists():
        return FOLDER
    made = subprocess.run(["sh", "-eu", str(script)], cwd=work, stdout=subprocess.PIPE, text=True,
                          timeout=SECONDS)
    if made.returncode == SKIPPED:
        raise Skip(made.stdout.strip() or "no reason given")
    made.check_returncode()
    return work


def expectation(name):
    """(exit status, patterns) of a case."""
    patterns = (FOLDER / (name + ".expected")).read_text("utf-8").splitlines()
    if patterns and patterns[0].startswith("exit: "):
        return int(patterns[0][len("exit: "):]), patterns[1:]
    return 3, patterns


def run_case(name, fondsim, memory):
    """The list of faults of one case, empty when it passes."""
    def limit():
        if memory:
            resource.setrlimit(resource.RLIMIT_AS, (memory << 20, memory << 20))

    status, patterns = expectation(name)
    environment = dict(os.environ, LANG="C.UTF-8", LC_ALL="C.UTF-8")
    with tempfile.TemporaryDirectory(prefix="fondsim-made-") as work, \
            tempfile.TemporaryDirectory(prefix="fondsim-out-") as out:
        where = prepare(name, work)
        before = listing(where)
        command = [str(fondsim), "run", name + ".yaml", "-o", os.path.join(out, "results")]
        try:
            done = subprocess.run(command, cwd=where, stdin=subprocess.DEVNULL, env=environment,
                                  capture_output=True, timeout=SECONDS, preexec_fn=limit)
        except subprocess.TimeoutExpired:
            return ["still running after %d s" % SECONDS]
        faults = []
        if done.returncode != status:
            faults.append("exit status %d, expected %d" % (done.returncode, status))
        if not patterns:
            faults.append("nothing is expected on stderr: say which message must come")
        for stream, wanted, data in (("stdout", [], done.stdout), ("stderr", patterns, done.stderr)):
            fault = expect.compare(stream, wanted, data.decode("utf-8", "backslashreplace"))
            if fault:
                faults.append(fault)
        if os.listdir(out) or listing(where) != before:
            faults.append("something was written")
    return faults


def names():
    return sorted(path.stem for path in FOLDER.glob("*.expected"))


def unpaired():
    """Cases without expectation and expectations without case."""
    given = [path.stem for suffix in ("*.yaml", "*.make") for path in FOLDER.glob(suffix)]
    faults = ["%s has both .yaml and .make" % n for n in set(given) if given.count(n) > 1]
    faults += ["%s has no .expected" % name for name in set(given) - set(names())]
    faults += ["%s.expected has no case" % name for name in set(names()) - set(given)]
    return sorted(faults)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--fondsim", type=pathlib.Path)
    parser.add_argument("--memory", type=int, default=0, help="address space [MiB]; 0: no limit")
    parser.add_argument("--pairs", action="store_true", help="only look for missing siblings")
    parser.add_argument("cases", nargs="*", help="names of cases (default: all)")
    arguments = parser.parse_args()
    failed = unpaired() if arguments.pairs or not arguments.cases else []
    for fault in failed:
        print("FAIL", fault)
    if arguments.pairs:
        return 1 if failed else 0
    if arguments.fondsim is None:
        parser.error("--fondsim is needed")
    skipped = 0
    for name in arguments.cases or names():
        try:
            faults = run_case(name, arguments.fondsim.resolve(), arguments.memory)
        except Skip as reason:
            print("skip", name + ":", reason)
            skipped += 1
            continue
        print("FAIL" if faults else "ok  ", name)
        for fault in faults:
            print("    " + fault.replace("\n", "\n    "))
        failed += faults
    if failed:
        return 1
    return SKIPPED if skipped else 0


if __name__ == "__main__":
    sys.exit(main())
