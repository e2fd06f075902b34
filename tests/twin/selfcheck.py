# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the twin against itself on example.json: exit 1 at the first failure.

Ledgers and levels are checked in every cell by the simulation; here come shared histories, a
portfolio without effects, and that every mechanism of the example is at work."""

import json
import pathlib
import sys

sys.dont_write_bytecode = True

import laws  # noqa: E402
import philox  # noqa: E402
import scenario  # noqa: E402
from twin import simulate  # noqa: E402

EXAMPLE = pathlib.Path(__file__).with_name("example.json")
# Mechanisms so rare that a small example may not show them.
RARE = {"moves_down", "projects_lost", "recovered"}


def known_laws():
    assert laws.rounded(2.5) == 3 and laws.rounded(-2.5) == -3 and laws.rounded(0.49) == 0
    assert [laws.poisson_quantile(u, 1.0) for u in (0.36, 0.37, 0.73, 0.74)] == [0, 1, 1, 2]
    assert [laws.binomial_quantile(u, 2, 0.5) for u in (0.24, 0.26, 0.74, 0.76)] == [0, 1, 1, 2]
    assert abs(laws.poisson_quantile(0.5, 900.0) - 900) <= 1
    assert laws.life(0.5, 1.0, 0.25) == 3 and laws.life(0.5, float("inf"), 0.25) == 1_000_000


def same_history(cells, decision):
    first = cells[0]
    for cell in cells[1:]:
        assert [s for s in cell.states if s[0] < decision] == [
            s for s in first.states if s[0] < decision]
        for name in set(cell.series) | set(first.series):
            assert cell.series[name][:decision] == first.series[name][:decision], name


def additional(cell, without):
    """Projects gained are those supported less those that would have come by themselves."""
    ideas = cell.projects.taken
    anyway = sum(idea.anyway and idea.natural < cell.scenario.n_steps for idea in ideas)
    gained = sum(cell.series["projects_qualified"]) - sum(without.series["projects_qualified"])
    assert gained == len(ideas) - anyway, (gained, len(ideas), anyway)


def same_levels(one, other):
    assert [s[:3] for s in one.states] == [s[:3] for s in other.states]


def neutral(raw):
    """The same scenario, with funds that pay and do nothing."""
    copy = json.loads(json.dumps(raw))
    for instrument in copy["instruments"]:
        instrument["model"] = "none_fund"
    return scenario.Scenario(copy)


def main():
    philox.self_test()
    known_laws()
    with open(EXAMPLE, encoding="utf-8") as file:
        raw = json.load(file)
    resolved = scenario.Scenario(raw)
    worlds = {}
    for sample, run, cell in simulate(resolved, 10, 2):
        worlds.setdefault((sample, run), []).append(cell)
    for cells in worlds.values():
        same_history([c for c in cells if c.portfolio.prospective], resolved.decision)
        without = next(c for c in cells if c.portfolio.name == "nothing-since-start")
        for cell in cells:
            additional(cell, without)
    names = {name for cells in worlds.values() for cell in cells for name in cell.series}
    for name in sorted(names - RARE):
        assert any(sum(cell.series[name]) for cells in worlds.values() for cell in cells), name
    models = {a.instrument.model for cells in worlds.values() for cell in cells
              for a in cell.funding.awards if a.success}
    assert len(models) == 5, models
    worlds = {}
    for sample, run, cell in simulate(neutral(raw), 3, 1):
        worlds.setdefault((sample, run), []).append(cell)
    for cells in worlds.values():
        for cell in cells[1:]:
            same_levels(cells[0], cell)
        assert any(sum(cell.series["paid"]) for cell in cells)
    print("the twin holds on %s" % EXAMPLE.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
