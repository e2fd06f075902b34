# SPDX-License-Identifier: GPL-3.0-or-later
"""Outcomes of a cell at a report step, from its series. Section 6 of models/README.md.

Knows no submodel."""

STOCKS = ("alliances", "fte", "fte_local", "projects_running",
          "projects_alive", "jobs", "companies", "commons", "adopters", "adopters_outside",
          "endowment")
FLOWS = ("projects_deployed", "moves_up", "moves_down", "level_years", "gain_engineering", "gain_alliances",
         "gain_commons", "gain_offers", "projects_qualified", "people", "local_resources",
         "projects_supported", "projects_deadweight", "gifts", "skills_days", "collection",
         "regrants", "displaced_inside", "displaced_outside", "hours_saved",
         "hours_saved_outside", "offer_cost", "offer_hours", "applications", "awards", "envelope",
         "committed", "paid", "overhead", "recovered", "lapsed")


def concentration(cell, present, received):
    """2 / (n mu) sum x R - 1, R the rank of the population less one half, over n."""
    ranked = sorted(present, key=lambda e: (e.population, e.index))
    n, total = len(ranked), sum(received[e.index] for e in ranked)
    if total <= 0:
        return 0.0
    weighted = sum(received[e.index] * (k + 0.5) / n for k, e in enumerate(ranked))
    return 2 / total * weighted - 1


def money_sources(series):
    """Co-funding of one step by origin: each euro once, at its source."""
    return {
        "public": series["projects_public"],
        "companies": [a + b for a, b in zip(series["projects_companies"], series["gifts"])],
        "donors": [a + b for a, b in zip(series["projects_donors"], series["collection"])],
        "own": series["projects_own"],
    }


def costs(cell):
    """Nominal costs of each step, for the fund, the public purse and all payers."""
    s, e = cell.series, cell.scenario.economics
    sources = money_sources(s)
    fund, public, everyone = [], [], []
    for t in range(cell.scenario.n_steps):
        cost = s["paid"][t] + s["overhead"][t] - s["recovered"][t]
        displaced = s["displaced_inside"][t] + s["displaced_outside"][t]
        private = sources["companies"][t] + sources["donors"][t] - displaced
        fund.append(cost)
        public.append(cost + sources["public"][t] + e.tax_rate * e.declared * private)
        everyone.append(cost + sum(flow[t] for flow in sources.values()) + s["match"][t]
                        + s["application_cost"][t] + s["maintenance"][t])
    return fund, public, everyone


def outcomes(cell, report):
    """Outcomes of a cell at the end of a step, as (key, value)."""
    s, series, d = cell.scenario, cell.series, cell.scenario.d
    first = cell.costs_from
    factor = [a * b for a, b in zip(s.constant, s.discount)]

    def sum_to(flow, since=0, weights=None):
        return sum(flow[t] * (weights[t] if weights else 1) for t in range(since, report + 1))

    found = {key: series[key][report] for key in STOCKS}
    found.update({key: sum_to(series[key]) for key in FLOWS})
    for level in s.levels:
        key = "ecosystems_" + level["name"]
        found[key] = series[key][report]
    found["level_years_pv"] = sum_to(series["level_years"], 0, s.discount)
    found["fte_years"] = sum_to(series["fte"]) * d
    found["project_years"] = sum_to(series["projects_alive"]) * d
    found["job_years"] = sum_to(series["jobs"]) * d
    found["foundations"] = series["foundation"][report]
    for origin, flow in money_sources(series).items():
        found["cofunding_" + origin] = sum_to(flow)
    found["cofunding"] = sum(found["cofunding_" + origin]
                             for origin in ("public", "companies", "donors", "own"))
    fund, public, everyone = costs(cell)
    found["cost_fund_nominal"] = sum_to(fund, first)
    found["cost_fund"] = sum_to(fund, first, factor)
    found["cost_public"] = sum_to(public, first, factor)
    found["cost_all"] = sum_to(everyone, first, factor)
    opened = sum_to(series["envelope"], first)
    used = sum_to(series["paid_lately"], first) + sum_to(series["overhead"], first)
    found["absorption"] = used / opened if opened > 0 else 0.0
    present = [e for e in cell.world.ecosystems if e.entry <= report]
    received = cell.received_at[report]
    found["received_concentration"] = concentration(cell, present, received)
    for number, group in enumerate(s.classes):
        name = group["name"]
        found["level_years_" + name] = sum_to(series["level_years_" + name])
        found["received_" + name] = sum(received[e.index] for e in cell.world.ecosystems
                                        if e.size_class == number)
    for number, cohort in enumerate(s.cohorts if len(s.cohorts) > 1 else ()):
        name = "cohort_" + cohort["name"]
        found["level_years_" + name] = sum_to(series["level_years_cohort_%d" % number])
        found["received_" + name] = sum(received[e.index] for e in cell.world.ecosystems
                                        if e.cohort == number)
    return sorted(found.items())
