# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures speed and prints a table and, with --json FILE, the same numbers. Asserts nothing. Times
of the model are processor time, least of several repeats; those of threads and of questions are wall
clock. All come from one run on one machine, so only ratios travel. How to read them: README.md beside this
file. Knows programs from outside only.

    bench.py --build gcc=DIR [--build clang=DIR] [--only SECTION,...] [--samples N] [--tiny]
             [--large] [--json FILE]"""

import argparse
import csv
import json
import math
import os
import pathlib
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SHIPPED = ["evaluation-2026", "experiment-2020-2022", "first-scenario", "every-territory"]
FLAGSHIP = "evaluation-2026"
FUNDS = ["engineering", "partnership", "commons", "companies", "foundations"]
# Designs that the program may or may not know; those it refuses are left out.
DESIGNS = ["plain", "latin_hypercube", "sobol"]
# The difference that designs are held against: portfolio, outcome, at the last report.
MAIN = ("five", "project_years")


class Bench:
    """Runs programs and keeps what was measured."""

    def __init__(self, builds, folder, samples, repeats):
        self.builds, self.folder = builds, pathlib.Path(folder)
        self.samples, self.repeats, self.rows, self.title = samples, repeats, [], ""
        self.first = next(iter(builds))

    def section(self, title):
        self.title = title
        print("\n%s" % title, flush=True)

    def row(self, what, value, unit, note=""):
        self.rows.append({"section": self.title, "what": what, "value": value, "unit": unit,
                          "note": note})
        print("  %-54s %10.4g %-8s %s" % (what, value, unit, note), flush=True)

    def program(self, name, build=None):
        return str(self.builds[build or self.first] / name)

    def output(self, *command, check=True):
        done = subprocess.run([str(part) for part in command], cwd=self.folder, check=check,
                              stdout=subprocess.PIPE,
                              stderr=None if check else subprocess.DEVNULL)
        return done.stdout if done.returncode == 0 else None

    def drive(self, scenario, samples, *options, program="bench_drive", build=None):
        return json.loads(self.output(self.program(program, build), "--samples", samples,
                                      "--repeats", self.repeats, *options, scenario + ".yaml"))

    def wall(self, *arguments):
        """Seconds of one call of the command."""
        begun = time.perf_counter()
        self.output(self.program("fondsim"), *arguments)
        return time.perf_counter() - begun

    def cpu(self, *arguments):
        """Processor seconds of one call of the command: others may use the machine."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.output(self.program("fondsim"), *arguments)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def peak(self, *arguments):
        """Largest memory of one call of the command [MiB]."""
        code = ("import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, "
                "stdout=subprocess.DEVNULL); "
                "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
        return int(self.output(sys.executable, "-c", code, self.program("fondsim"),
                               *arguments)) / 1024


def lay_out(folder):
    """A folder with the shipped scenarios, their data and those of this folder."""
    for path in [*(ROOT / "scenarios").glob("*.yaml"), *HERE.glob("*.yaml")]:
        shutil.copy(path, folder)
    shutil.copytree(ROOT / "scenarios" / "data", pathlib.Path(folder) / "data")


# ---------------------------------------------------------------------------- the model alone

def samples_of(bench, scenario):
    """As many samples as take about as long in each scenario."""
    share = {"first-scenario": 8, "every-territory": 1 / 4, "maturity": 16}.get(scenario, 1)
    return max(32, int(bench.samples * share) // 32 * 32)


def scenarios(bench):
    bench.section("The model and the draws of its parameters, nothing kept: one thread")
    for build in bench.builds:
        for name in SHIPPED + ["maturity"]:
            took = bench.drive(name, samples_of(bench, name), build=build)
            bench.row("%s, %s" % (name, build), took["ns"], "ns",
                      "per ecosystem, step and portfolio (%d); %.0f us a sample"
                      % (took["portfolios"], 1e6 * took["cpu_s"] / took["samples"]))


def funds(bench):
    bench.section("Each fund alone: what it adds to a world without funds")
    few = samples_of(bench, "funds")
    none = bench.drive("funds", few, "--portfolios", "nothing-since-start")
    work = few * none["ecosystems"] * none["steps"]
    bench.row("the world and a portfolio without funds", 1e9 * none["cpu_s"] / work, "ns",
              "per ecosystem and step")
    for fund in FUNDS + ["five"]:
        took = bench.drive("funds", few, "--portfolios", "nothing-since-start,%s-alone" % fund)
        bench.row(fund, 1e9 * (took["cpu_s"] - none["cpu_s"]) / work, "ns",
                  "per ecosystem and step of its portfolio")


def live_steps(bench, scenario):
    """Ecosystem-steps that portfolios really have: before the decision those that look forward
    share one history."""
    resolved = json.loads(bench.output(bench.program("fondsim"), "check", "--json",
                                       scenario + ".yaml"))
    clock = resolved["time"]
    steps, decision = clock["n_steps"], min(clock["decision_step"], clock["n_steps"])
    ahead = sum(p["question"] == "prospective" for p in resolved["portfolios"])
    cells = (len(resolved["portfolios"]) - ahead) * steps + ahead * (steps - decision)
    return (cells + decision * (ahead > 0)) * sum(cohort["n"] for cohort in resolved["cohorts"])


def floor_seconds(bench, philox, exponentials, comparisons, build):
    return json.loads(bench.output(bench.program("bench_floor", build), philox, exponentials,
                                   comparisons, bench.repeats))["cpu_s"]


def floors(bench):
    """Two floors: of what the program still does after all it avoids, and of what the text of the
    model asks for in each step of each portfolio: five exponentials, eleven comparisons."""
    bench.section("Ratio to the floor: as many Philox blocks, exponentials, comparisons, no more")
    for build in bench.builds:
        for name in SHIPPED + ["maturity"]:
            few = samples_of(bench, name)
            took = bench.drive(name, few, build=build)["cpu_s"]
            counts = bench.drive(name, few, program="bench_count", build=build)
            philox, exps, compares = (counts[kind + "_vector"] + counts[kind + "_scalar"]
                                      for kind in ("philox", "exp", "compares"))
            done = floor_seconds(bench, philox, exps, compares, build)
            live = live_steps(bench, name) * few
            asked = floor_seconds(bench, philox, counts["exp_scalar"] + 5 * live,
                                  counts["compares_scalar"] + 11 * live, build)
            note = "%.0f us a sample" % (1e6 * asked / few)
            bench.row("%s, %s, of what the text asks for" % (name, build), took / asked, "ratio",
                      note)
            bench.row("%s, %s, of what is left to do" % (name, build), took / done, "ratio",
                      "%d, %d, %d a sample" % (philox / few, exps / few, compares / few))


# ---------------------------------------------------------------------------- other programs

def numpy_python():
    """A Python that has NumPy; None without."""
    for python in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([python, "-c", "import numpy"], stderr=subprocess.DEVNULL,
                          check=False).returncode == 0:
            return python
    return None


def others(bench):
    bench.section("Moves of maturity only, one thread: other programs over this one")
    python, many = numpy_python(), samples_of(bench, "maturity")
    took = python and json.loads(bench.output(python, HERE / "numpy_maturity.py", many,
                                              bench.repeats))
    for build in bench.builds:
        plain = json.loads(bench.output(bench.program("bench_plain", build), many, bench.repeats))
        small = bench.drive("maturity", many, build=build)["ns"]
        large = bench.drive("many", max(32, many // 16 // 32 * 32), build=build)["ns"]
        for size, ours in (("81 ecosystems", small), ("1,255 ecosystems", large)):
            bench.row("this program, %s, %s" % (size, build), ours, "ns",
                      "per ecosystem and step")
            for name, what in (("text", "plain C as the text is written"),
                               ("hoisted", "plain C, constants taken out of the loop")):
                bench.row("%s, %s, %s" % (what, size, build), plain[name]["ns"] / ours, "ratio",
                          "%.3g ns" % plain[name]["ns"])
            if took:
                bench.row("NumPy, %s, %s" % (size, build), took["ns"] / ours, "ratio",
                          "%.3g ns" % took["ns"])


def twin(bench):
    """The second program in Python, written from the text for clarity: one sample, files included."""
    bench.section("The Python twin over this program, one sample of the flagship")
    (bench.folder / "resolved.json").write_bytes(
        bench.output(bench.program("fondsim"), "check", "--json", FLAGSHIP + ".yaml"))
    python = numpy_python() or sys.executable
    begun = time.perf_counter()
    bench.output(python, ROOT / "tests" / "twin" / "twin.py", "resolved.json", "--samples", 1,
                 "--out", "twin")
    took = time.perf_counter() - begun
    few = samples_of(bench, FLAGSHIP)
    bench.row("twin", took * few / bench.drive(FLAGSHIP, few)["cpu_s"], "ratio", "%.1f s" % took)


# ---------------------------------------------------------------------------- the command

def runs(bench):
    """Whole runs: simulation, store, tables; the slope between two sizes leaves out what is fixed,
    figures and response curves."""
    bench.section("Runs, one thread: per ecosystem, step and portfolio, store and tables included")
    for name in SHIPPED:
        few = samples_of(bench, name)
        seconds = [bench.cpu("run", name + ".yaml", "-q", "-t", 1, "-n", n, "--force", "-o",
                              "slope") for n in (few, 3 * few)]
        with open(bench.folder / "slope" / "summary.csv", encoding="utf-8") as file:
            portfolios = len({row["portfolio"] for row in csv.DictReader(file)})
        one = bench.drive(name, 32)
        work = one["ecosystems"] * one["steps"] * portfolios * 2 * few
        bench.row(name, 1e9 * (seconds[1] - seconds[0]) / work, "ns",
                  "%.2f ms a sample" % (1e3 * (seconds[1] - seconds[0]) / (2 * few)))


def threads(bench):
    bench.section("Threads and memory, flagship")
    few = 4 * samples_of(bench, FLAGSHIP)
    one = bench.drive(FLAGSHIP, few, "--threads", 1)["wall_s"]
    two = bench.drive(FLAGSHIP, few, "--threads", 2)["wall_s"]
    bench.row("one thread over two, the model", one / two, "ratio",
              "%d processors, load %.1f" % (os.cpu_count(), os.getloadavg()[0]))
    one = bench.wall("run", FLAGSHIP + ".yaml", "-q", "-t", 1, "-n", few, "--force", "-o", "one")
    two = bench.wall("run", FLAGSHIP + ".yaml", "-q", "-t", 2, "-n", few, "--force", "-o", "one")
    bench.row("one thread over two, the command", one / two, "ratio",
              "figures and tables are drawn by one")
    for n in (few, 4 * few):
        bench.row("peak memory of a run of %d samples" % n,
                  bench.peak("run", FLAGSHIP + ".yaml", "-q", "-t", 2, "-n", n, "--force", "-o",
                             "one"), "MiB")
        size = (bench.folder / "one" / "run.sqlite").stat().st_size
        bench.row("its results file", size / n / 1024, "KiB", "a sample")


def standard_errors(bench, design, samples, seed):
    """Of the run: difference, its standard error, the errors of the portfolio and of the one it is
    held against."""
    bench.output(bench.program("fondsim"), "run", FLAGSHIP + ".yaml", "-q", "-n", samples, "--seed",
                 seed, "--set", "monte_carlo.design=" + design, "--force", "-o", "design")
    with open(bench.folder / "design" / "summary.csv", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["outcome"] == MAIN[1]]
    last = max(row["report"] for row in rows)
    rows = {row["portfolio"]: row for row in rows if row["report"] == last}
    five, none = rows[MAIN[0]], rows["nothing"]
    return float(five["difference"]), float(five["difference_se"]), float(five["se"]), \
        float(none["se"])


def designs(bench, target=0.01):
    """Processor time until the difference has a standard error of 1 %, from the variance at a few
    thousand samples and the time of a sample, supposing that variance falls as 1 / samples (a Sobol
    design may do better). Without common random numbers each portfolio has a seed of its own."""
    bench.section("Time to a standard error of 1 %%: %s of the portfolio %s" % (MAIN[1], MAIN[0]))
    few, many = samples_of(bench, FLAGSHIP), 8 * bench.samples
    cost = {name: bench.drive(FLAGSHIP, few, "--portfolios", name)["cpu_s"] / few
            for name in ("nothing,five", "nothing", "five")}
    baseline = None
    for design in DESIGNS:
        if bench.output(bench.program("fondsim"), "check", FLAGSHIP + ".yaml", "--set",
                        "monte_carlo.design=" + design, check=False) is None:
            continue
        difference, paired, _, none = standard_errors(bench, design, many, 1)
        five = standard_errors(bench, design, many, 2)[2]
        apart = math.hypot(five, none)
        for numbers, error, seconds in (("independent seeds", apart, cost["nothing"] + cost["five"]),
                                        ("common random numbers", paired, cost["nothing,five"])):
            samples = many * (error / (target * abs(difference))) ** 2
            baseline = baseline or samples * seconds
            bench.row("%s, %s" % (design, numbers), samples * seconds, "s",
                      "%.0f samples; %.1f times sooner than the first line"
                      % (samples, baseline / (samples * seconds)))


def questions(bench):
    """What the analyses cost, as parts of the run they are made from."""
    many = 16 * bench.samples
    bench.section("Questions, as ratios to the run of %d samples of the flagship" % many)
    run = bench.wall("run", FLAGSHIP + ".yaml", "-q", "-n", many, "--force", "-o", "flag")
    bench.row("run", run, "s")
    for what, arguments in (
            ("compare, what the stored draws say", ("compare", "flag", "--no-runs")),
            ("compare, with attribution, variants and figures", ("compare", "flag")),
            ("sensitivity", ("sensitivity", "flag"))):
        took = bench.wall(*arguments)
        bench.row(what, took / run, "ratio", "%.1f s" % took)


def information(bench):
    """EVPPI of one parameter in a table of draws: the linear case of two normal options."""
    many, draw = 16 * bench.samples, random.Random(1)
    with open(bench.folder / "draws.csv", "w", encoding="utf-8") as file:
        file.write("p1,p2,cost_a,cost_b,effect_a,effect_b\n")
        for _ in range(many):
            p1, p2 = draw.gauss(1, 1), draw.gauss(0, 2)
            file.write("%r,%r,0,%r,0,0\n" % (p1, p2, -(p1 - p2)))
    bench.section("Value of information, %d draws" % many)
    for names in ("p1", "p1,p2"):
        took = bench.wall("voi", "--samples", "draws.csv", "--parameters", names, "--costs",
                          "cost_a,cost_b", "--effects", "effect_a,effect_b", "--willingness", 1)
        bench.row("EVPI and EVPPI of %s" % names, took, "s")


def scale(bench, large):
    """Time and memory against the number of ecosystems, two portfolios, one block of samples."""
    bench.section("Ecosystems: the national scenario, a world without funds and one with five")
    for n in [81, 1255, 10000, 35000] + [1000000] * large:
        options = ("--portfolios", "nothing,five", "--ecosystems", n)
        took = json.loads(bench.output(bench.program("bench_drive"), "--samples", 32, "--repeats",
                                       bench.repeats if n < 2000 else 1, *options, "scale.yaml"))
        bench.row("%d ecosystems" % n, took["ns"], "ns",
                  "%.0f ms a sample, %.0f MiB" % (1e3 * took["cpu_s"] / 32,
                                                  took["peak_kib"] / 1024))


SECTIONS = {"scenarios": scenarios, "funds": funds, "floors": floors, "others": others,
            "twin": twin, "runs": runs, "threads": threads, "designs": designs,
            "questions": questions, "information": information, "scale": scale}


def many_ecosystems(folder):
    """maturity.yaml with 1,255 ecosystems."""
    text = (HERE / "maturity.yaml").read_text(encoding="utf-8")
    text = text.replace("ecosystems: 81", "ecosystems: 1255").replace("name: maturity",
                                                                      "name: many", 1)
    (pathlib.Path(folder) / "many.yaml").write_text(text, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", action="append", required=True, metavar="NAME=DIR",
                        help="where the programs are; may be repeated, the first is the main one")
    parser.add_argument("--only", default=",".join(SECTIONS), help="sections, with commas")
    parser.add_argument("--samples", type=int, default=256, help="of the flagship in a repeat")
    parser.add_argument("--tiny", action="store_true", help="one repeat of the least, to try it")
    parser.add_argument("--large", action="store_true", help="a million ecosystems too: 12 GiB")
    parser.add_argument("--json", type=pathlib.Path, help="write the numbers there as well")
    arguments = parser.parse_args()
    builds = {name: pathlib.Path(path).resolve()
              for name, path in (build.split("=", 1) for build in arguments.build)}
    with tempfile.TemporaryDirectory(prefix="fondsim-bench-") as folder:
        lay_out(folder)
        many_ecosystems(folder)
        samples, repeats = (32, 1) if arguments.tiny else (arguments.samples, 7)
        bench = Bench(builds, folder, samples, repeats)
        for name in arguments.only.split(","):
            if name == "scale":
                scale(bench, int(arguments.large))
            else:
                SECTIONS[name](bench)
    if arguments.json:
        arguments.json.write_text(json.dumps(bench.rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
