# SPDX-License-Identifier: GPL-3.0-or-later
"""Simulates a resolved scenario and writes what it saw as CSV.

    python3 twin.py resolved.json --samples N --inner M --out FOLDER

Parameters are those of the file in every sample; only the draws change."""

import argparse
import csv
import pathlib
import sys

sys.dont_write_bytecode = True

import money  # noqa: E402
import philox  # noqa: E402
import scenario  # noqa: E402
from cell import Cell  # noqa: E402
from outcomes import outcomes  # noqa: E402
from world import World  # noqa: E402

HEADS = {
    "state.csv": ["sample", "inner", "portfolio", "step", "ecosystem", "level", "fte",
                  "background", "consortia", "adopter"],
    "series.csv": ["sample", "inner", "portfolio", "series", "step", "value"],
    "ledger.csv": ["sample", "inner", "portfolio", "instrument", "year"] + list(money.COLUMNS),
    "outcomes.csv": ["sample", "inner", "portfolio", "report_step", "key", "value"],
}


def check(cell):
    """What must hold in every cell, beside the ledgers."""
    s = cell.scenario
    for t in range(s.n_steps):
        here = sum(e.entry <= t for e in cell.world.ecosystems)
        levels = sum(cell.series["ecosystems_" + level["name"]][t] for level in s.levels)
        assert levels == here, (t, levels, here)
    for name, values in cell.series.items():
        assert name.startswith("gain_") or min(values) >= -1e-9, name


def write_cell(writers, key, cell):
    s = cell.scenario
    for row in cell.states:
        writers["state.csv"].writerow(key + [row[0], row[1], row[2], repr(float(row[3]))]
                                      + list(row[4:]))
    for name in sorted(cell.series):
        for t, value in enumerate(cell.series[name]):
            writers["series.csv"].writerow(key + [name, t, repr(float(value))])
    for instrument, ledger in zip(s.instruments, cell.funding.ledgers):
        for y, row in enumerate(ledger.years):
            writers["ledger.csv"].writerow(key + [instrument.key, s.start_year + y]
                                           + [row[column] for column in money.COLUMNS])
    for report in s.reports:
        for name, value in outcomes(cell, report):
            writers["outcomes.csv"].writerow(key + [report, name, repr(float(value))])


def simulate(resolved, samples, inner):
    """All cells, in the order sample, inner run, portfolio."""
    for sample in range(samples):
        for run in range(inner):
            world = World(resolved, sample, run)
            for portfolio in resolved.portfolios:
                cell = Cell(world, portfolio).run()
                check(cell)
                yield sample, run, cell


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("resolved")
    parser.add_argument("--samples", type=int, default=1)
    parser.add_argument("--inner", type=int, default=1)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    options = parser.parse_args()
    philox.self_test()
    resolved = scenario.read(options.resolved)
    options.out.mkdir(parents=True, exist_ok=True)
    files = {name: open(options.out / name, "w", newline="", encoding="utf-8") for name in HEADS}
    writers = {name: csv.writer(file, lineterminator="\n") for name, file in files.items()}
    for name, head in HEADS.items():
        writers[name].writerow(head)
    for sample, run, cell in simulate(resolved, options.samples, options.inner):
        write_cell(writers, [sample, run, cell.portfolio.name], cell)
    for file in files.values():
        file.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
