#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stops runs at random moments, lets them go on, and compares the folders with
one of a run that was never stopped, byte by byte.

Most stops are kills (SIGKILL), some are requests (SIGINT); a run that goes on
may be stopped again. Every run ends complete; every moment of a run, from its
first write to its last figure, is as likely as its share of the time.
"""

import argparse
import filecmp
import os
import random
import signal
import subprocess
import sys
import tempfile
import time


def differing(one, two):
    """Paths under two folders that are not the same bytes, or not in both."""
    found = []
    walk = filecmp.dircmp(one, two)

    def visit(node):
        found.extend(os.path.join(node.left, name) for name in node.left_only)
        found.extend(os.path.join(node.right, name) for name in node.right_only)
        _, bad, failed = filecmp.cmpfiles(
            node.left, node.right, node.common_files, shallow=False)
        found.extend(os.path.join(node.left, name) for name in bad + failed)
        for child in node.subdirs.values():
            visit(child)

    visit(walk)
    return found


class Stopper:
    def __init__(self, args):
        self.args = args
        self.draw = random.Random(args.seed)
        self.stops = self.kills = 0

    def fondsim(self, *words):
        return [self.args.fondsim, "run", *words, "-q", "--threads",
                str(self.draw.choice([1, 2]))]

    def new(self, folder):
        return self.fondsim(self.args.scenario, "-n", str(self.args.samples), "-o", folder)

    def stopped(self, command, within):
        """Starts a command and stops it after a random time; its status when
        it ended before."""
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        time.sleep(self.draw.uniform(0, within))
        how = signal.SIGKILL if self.draw.random() < 0.8 else signal.SIGINT
        child.send_signal(how)
        _, text = child.communicate()
        self.stops += 1
        self.kills += child.returncode == -signal.SIGKILL
        if child.returncode not in (0, 1, -signal.SIGKILL, -signal.SIGINT):
            raise SystemExit(f"status {child.returncode} of {command}: {text.decode()}")

    def whole(self, folder, within):
        """Begins a run and stops it once or more; then lets it end."""
        self.stopped(self.new(folder), within)
        while self.draw.random() < 0.5 and self.stops < self.args.stops:
            self.stopped(self.again(folder), within)
        subprocess.run(self.again(folder), check=True)

    def again(self, folder):
        """Goes on, or begins anew when the run had no scenario yet."""
        if os.path.exists(os.path.join(folder, "used_scenario.yaml")):
            return self.fondsim("--resume", folder)
        return self.new(folder)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fondsim", required=True)
    parser.add_argument("--scenario", required=True)
    parser.add_argument("--samples", type=int, required=True)
    parser.add_argument("--stops", type=int, required=True)
    parser.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(4), "big"))
    args = parser.parse_args()
    args.fondsim = os.path.abspath(args.fondsim)
    args.scenario = os.path.abspath(args.scenario)
    print(f"kill.py --seed {args.seed}", flush=True)

    with tempfile.TemporaryDirectory() as place:
        os.chdir(place)
        stopper = Stopper(args)
        begun = time.monotonic()
        subprocess.run(stopper.new("whole"), check=True)
        took = time.monotonic() - begun
        runs = 0
        while stopper.stops < args.stops:
            folder = f"run-{runs}"
            stopper.whole(folder, took)
            bad = differing("whole", folder)
            if bad:
                print("differ:", *bad, sep="\n  ")
                return 1
            subprocess.run(["rm", "-r", folder], check=True)
            runs += 1
        print(f"{stopper.stops} stops ({stopper.kills} kills) of {runs} runs: the same bytes")
    return 0 if stopper.kills > 0 else 1


if __name__ == "__main__":
    sys.exit(main())
