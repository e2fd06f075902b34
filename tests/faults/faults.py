#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets one allocation, one call about a file, or every write beyond a size
fail, and looks at what a run leaves.

A run that fails says why in a sentence, exits 1 or 4 and never by a signal;
what stands under the name of a finished file is the whole file; going on, once
all is well again, ends with the bytes of a run that never failed. In a build
with sanitizers memory errors and leaks are found on the way.
"""

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile

PARTIAL = ("run.sqlite", "run.sqlite-journal", "run.lock")


def files(folder):
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            found[os.path.relpath(path, folder)] = path
    return found


def content(path):
    with open(path, "rb") as file:
        return file.read()


class Trial:
    def __init__(self, args):
        self.args = args
        self.failed = 0  # runs that a fault ended

    def run(self, words, fault, on=False, count=None):
        """fault: number of the call that fails, or greatest size of a file; 0
        none. Returns status and standard error."""
        environment = dict(os.environ, OMP_NUM_THREADS="1")
        limit = None
        if self.args.kind == "size":
            limit = fault
        elif fault > 0 or count is not None:
            environment.update(FONDSIM_FAULT=str(fault), FONDSIM_FAULT_KIND=self.args.kind)
            if on:
                environment["FONDSIM_FAULT_ON"] = "1"
            if count is not None:
                environment["FONDSIM_FAULT_COUNT"] = count

        def limit_size():
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        # Python ignores SIGXFSZ; so does the command then, and a write fails.
        done = subprocess.run([self.args.fondsim, "run", *words, "-q"], env=environment,
                              restore_signals=False, capture_output=True, timeout=600,
                              preexec_fn=limit_size if limit else None)
        return done.returncode, done.stderr.decode(errors="replace")

    def new(self, folder):
        return [self.args.scenario, "-n", "64", "-o", folder]

    def again(self, folder):
        if os.path.exists(os.path.join(folder, "used_scenario.yaml")):
            return ["--resume", folder]
        return self.new(folder)

    def fault_free(self, words):
        status, said = self.run(words, 0)
        return None if status == 0 else f"status {status} without fault: {said}"

    def one(self, whole, folder, fault, on):
        status, said = self.run(self.new(folder), fault, on)
        self.failed += status != 0
        where = f"fault {fault}{' and all later' if on else ''}"
        if status not in (0, 1, 4):
            return f"{where}: status {status}: {said}"
        if status != 0 and not said.startswith(("fondsim run: ", "fondsim: ")):
            return f"{where}: status {status} without a sentence: {said!r}"
        left = files(folder) if os.path.isdir(folder) else {}
        for name, path in left.items():
            if name.endswith((".part", ".partial")) or name in PARTIAL:
                continue
            if name not in whole or content(path) != content(whole[name]):
                return f"{where}: {name} is not whole"
        if status == 0 and set(left) != set(whole):
            return f"{where}: status 0, but {sorted(set(left) ^ set(whole))}"
        wrong = self.fault_free(self.again(folder))
        if wrong is not None:
            return f"{where}: going on: {wrong}"
        left = files(folder)
        if set(left) != set(whole):
            return f"{where}: gone on: {sorted(set(left) ^ set(whole))}"
        bad = [name for name in whole if content(whole[name]) != content(left[name])]
        return f"{where}: gone on: {bad} differ" if bad else None


def numbers(draw, last, n):
    """All calls, or when they are too many the first, where most of a command's shapes are, and
    others at random."""
    if last <= n:
        return list(range(1, last + 1))
    first = list(range(1, n // 4 + 1))
    return first + [draw.randint(len(first) + 1, last) for _ in range(n - len(first))]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fondsim", required=True)
    parser.add_argument("--scenario", required=True)
    parser.add_argument("--kind", choices=["memory", "files", "size"], required=True)
    parser.add_argument("--faults", type=int, required=True)
    parser.add_argument("--only", type=int, help="this fault alone")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    args.fondsim = os.path.abspath(args.fondsim)
    args.scenario = os.path.abspath(args.scenario)
    draw = random.Random(args.seed)
    trial = Trial(args)
    with tempfile.TemporaryDirectory() as place:
        os.chdir(place)
        status, said = trial.run(trial.new("whole"), 0, count="count")
        if status != 0:
            print(f"status {status}: {said}")
            return 1
        whole = files("whole")
        if args.kind == "size":
            last = max(os.path.getsize(path) for path in whole.values())
        else:
            last = int(content("count"))
        failed = 0
        chosen = [args.only] if args.only else numbers(draw, last, args.faults)
        for fault in chosen:
            subprocess.run(["rm", "-rf", "out"], check=True)
            wrong = trial.one(whole, "out", fault, on=draw.random() < 0.3)
            if wrong is not None:
                print(wrong, flush=True)
                failed += 1
        print(f"{len(chosen)} faults among {last}: {trial.failed} runs ended, {failed} wrong")
        if trial.failed == 0:
            print("no fault ended a run: the faults do not work")
    return 1 if failed or trial.failed == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
