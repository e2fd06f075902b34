# SPDX-License-Identifier: GPL-3.0-or-later
"""Times the command on the shipped scenarios and prints a table and, with --json FILE, the same
numbers. Every time is wall clock on this machine in this run, so only ratios travel. Knows the
command from outside only."""

import argparse
import csv
import json
import os
import pathlib
import resource
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCENARIOS = ROOT / "scenarios"
FLAGSHIP = SCENARIOS / "evaluation-2026.yaml"


class Bench:
    """Runs the command and keeps what it measured."""

    def __init__(self, fondsim, folder):
        self.fondsim, self.folder, self.rows = str(fondsim), pathlib.Path(folder), []

    def run(self, *arguments):
        """Seconds of one call, and its stdout."""
        begun = time.perf_counter()
        done = subprocess.run([self.fondsim, *map(str, arguments)], cwd=self.folder, check=True,
                              stdout=subprocess.PIPE)
        return time.perf_counter() - begun, done.stdout

    def row(self, what, value, unit, note=""):
        self.rows.append({"what": what, "value": value, "unit": unit, "note": note})
        print("  %-52s %12.4g %-10s %s" % (what, value, unit, note), flush=True)

    def section(self, title):
        print("\n%s" % title, flush=True)


def ecosystem_steps(bench, scenario):
    """Ecosystems x steps of one replicate of one portfolio."""
    resolved = json.loads(bench.run("check", "--json", scenario)[1])
    return sum(cohort["n"] for cohort in resolved["cohorts"]) * resolved["time"]["n_steps"]


def scenarios(bench, samples):
    """Whole runs: simulation, store, tables; the slope between two sizes leaves out what is fixed,
    figures and response curves."""
    bench.section("Runs, one thread: per ecosystem, step and portfolio, store and tables included")
    for path in sorted(SCENARIOS.glob("*.yaml")):
        few = 64 if path.name == "every-territory.yaml" else samples // 8
        seconds, portfolios = [], 0
        for n in (few, 2 * few):
            took, _ = bench.run("run", path, "-q", "-t", 1, "-n", n, "--force", "-o", "slope")
            seconds.append(took)
        with open(bench.folder / "slope" / "summary.csv", encoding="utf-8") as file:
            portfolios = len({row["portfolio"] for row in csv.DictReader(file)})
        work = ecosystem_steps(bench, path) * portfolios * few
        bench.row(path.stem, 1e9 * (seconds[1] - seconds[0]) / work, "ns", "%d portfolios" % portfolios)


def threads(bench, samples):
    bench.section("Threads")
    one, _ = bench.run("run", FLAGSHIP, "-q", "-t", 1, "-n", samples, "--force", "-o", "one")
    two, _ = bench.run("run", FLAGSHIP, "-q", "-t", 2, "-n", samples, "--force", "-o", "two")
    bench.row("flagship, one thread over two", one / two, "ratio", "%d processors" % os.cpu_count())


def questions(bench, samples):
    """What the analyses cost, as parts of the run they are made from."""
    bench.section("Questions, as ratios to the run of %d samples of the flagship" % samples)
    run, _ = bench.run("run", FLAGSHIP, "-q", "-n", samples, "--force", "-o", "flag")
    bench.row("run", run, "s")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    bench.row("peak memory of all runs so far", peak, "MiB")
    stored, _ = bench.run("compare", "flag", "--no-runs")
    bench.row("compare, what the stored draws say", stored / run, "ratio", "%.1f s" % stored)
    asked, _ = bench.run("compare", "flag")
    bench.row("compare, with attribution, variants and figures", asked / run, "ratio", "%.1f s" % asked)
    sense, _ = bench.run("sensitivity", "flag")
    bench.row("sensitivity", sense / run, "ratio", "%.1f s" % sense)


def information(bench, samples):
    """EVPPI of one parameter in a table of draws: the linear case of two normal options."""
    import random
    draw = random.Random(1)
    with open(bench.folder / "draws.csv", "w", encoding="utf-8") as file:
        file.write("p1,p2,cost_a,cost_b,effect_a,effect_b\n")
        for _ in range(samples):
            p1, p2 = draw.gauss(1, 1), draw.gauss(0, 2)
            file.write("%r,%r,0,%r,0,0\n" % (p1, p2, -(p1 - p2)))
    bench.section("Value of information, %d draws" % samples)
    for names in ("p1", "p1,p2"):
        took, _ = bench.run("voi", "--samples", "draws.csv", "--parameters", names, "--costs",
                            "cost_a,cost_b", "--effects", "effect_a,effect_b", "--willingness", 1)
        bench.row("EVPI and EVPPI of %s" % names, took, "s")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--fondsim", type=pathlib.Path, required=True)
    parser.add_argument("--samples", type=int, default=10000)
    parser.add_argument("--json", type=pathlib.Path, help="write the numbers there as well")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="fondsim-bench-") as folder:
        bench = Bench(arguments.fondsim.resolve(), folder)
        scenarios(bench, arguments.samples)
        threads(bench, arguments.samples // 4)
        questions(bench, arguments.samples)
        information(bench, arguments.samples)
    if arguments.json:
        arguments.json.write_text(json.dumps(bench.rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
