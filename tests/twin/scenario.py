# SPDX-License-Identifier: GPL-3.0-or-later
"""A resolved scenario (JSON of `fondsim check FILE --json`) as plain objects.

The only module that knows how the JSON is laid out. Knows no draw and no submodel."""

import json
import math

from laws import rounded, steps

SIZES = ("small", "medium", "large")


class Section:
    """Parameters by key; `p.key` or `p["key"]`. Asking for an unknown key is an error."""

    def __init__(self, name, values):
        self.name, self.values = name, values

    def __getattr__(self, key):
        return self[key]

    def __getitem__(self, key):
        if key not in self.values:
            raise KeyError("%s has no parameter %s; it has: %s"
                           % (self.name, key, ", ".join(sorted(self.values))))
        return self.values[key]

    def __contains__(self, key):
        return key in self.values

    def unset(self, key, value):
        """null in the JSON stands for no limit."""
        if self.values.get(key, value) is None:
            self.values[key] = value

    def borrow(self, key, *others):
        """A parameter that may stand in a section shared by several submodels."""
        for other in others:
            if key not in self and key in other:
                self.values[key] = other[key]


class Instrument:
    def __init__(self, index, raw):
        self.index, self.key, self.model = index, raw["key"], raw["model"]
        self.levels, self.classes = set(raw["levels"]), set(raw["classes"])
        self.cohorts = set(raw["cohorts"])
        self.start = raw["start_step"]
        self.budget = [int(cents or 0) for cents in raw["budget_cents"]]
        self.known = [None if n is None or n < 0 else int(n) for n in raw["known_awards"]]
        self.fund = Section(self.key + " (fund)", raw["fund"])
        self.own = Section(self.key + " (own)", raw["own"])

    def has_history(self, years):
        """Money or known awards in the first so many years."""
        return any(self.budget[:years]) or any(self.known[:years])


class Portfolio:
    def __init__(self, index, raw, names):
        self.index, self.name = index, raw["name"]
        self.prospective = raw["question"] == "prospective"
        self.instruments = list(raw["instruments"])
        target = raw.get("scale_to")
        if isinstance(target, str):
            target = names.index(target) if target else None
        self.scale_to = None if target is None or target < 0 else target
        scale = raw.get("scale") or []
        if len(scale) == len(self.instruments):
            self.scale = dict(zip(self.instruments, scale))
        else:
            self.scale = {f: scale[f] if f < len(scale) else 1.0 for f in self.instruments}


class Scenario:
    def __init__(self, raw):
        time = raw["time"]
        self.start_year = time["start_year"]
        self.S = time["steps_per_year"]
        self.d = 1.0 / self.S
        self.n_steps, self.n_years = time["n_steps"], time["n_years"]
        decision = time.get("decision_step")
        # a decision at the end of the run is none
        self.decision = decision if decision is not None and 0 <= decision < time["n_steps"] else None
        self.last_award = time["last_award_step"]
        self.reports = time["report_steps"]
        self.seed = int(raw["monte_carlo"]["seed"])
        self.deflator = raw["deflator"]
        for name in ("economics", "territory", "maturity", "alliances", "commons", "gifts"):
            setattr(self, name, Section(name, raw[name]))
        self.projects = [Section("projects." + name, values)
                         for name, values in zip(SIZES, raw["projects"])]
        self.levels = [Section("level", level) for level in raw["levels"]]
        self.moves = [Section("move", move) for move in raw["moves"]]
        self.classes = [Section("size class", entry) for entry in raw["size_classes"]]
        self.cohorts = raw["cohorts"]
        self.offers = [Section("offer", offer) for offer in raw["offers"]]
        self.shocks = [Section("shock", shock) for shock in raw["shocks"]]
        self.instruments = [Instrument(f, entry) for f, entry in enumerate(raw["instruments"])]
        self._shared()
        names = [entry["name"] for entry in raw["portfolios"]]
        self.portfolios = [Portfolio(k, entry, names) for k, entry in enumerate(raw["portfolios"])]
        self._calendar()

    def _shared(self):
        """Parameters that several submodels share, and limits that are not set."""
        for offer in self.offers:
            offer.unset("capacity", math.inf)
        for instrument in self.instruments:
            instrument.fund.unset("engineering_below", math.inf)
            instrument.fund.unset("leverage_cap", math.inf)
            instrument.fund.unset("fragility_from", -math.inf)
        for size in self.projects:
            for key in ("ideas_elasticity", "cofund_scale", "cofund_shape", "from_public",
                        "from_companies", "from_donors", "from_own"):
                size.borrow(key, self.territory, self.gifts, self.economics)
        for instrument in self.instruments:
            instrument.own.borrow("post_cost", self.territory)
            if "displaced" in instrument.own:
                instrument.own.borrow("displaced_inside", instrument.fund, self.gifts)

    def _calendar(self):
        """Shocks by step, and discount factors."""
        n = self.n_steps
        self.activity, self.gift_level, self.stopped = [1.0] * n, [1.0] * n, [False] * n
        for shock in self.shocks:
            for t in range(max(0, shock.step), min(n, shock.step + steps(shock.duration, self.d))):
                self.activity[t] *= 1 - shock.activity_loss
                self.gift_level[t] *= 1 - shock.gift_loss
                self.stopped[t] = self.stopped[t] or bool(shock.operator_stops)
        e = self.economics
        rate = e.risk_free + e.beta * e.risk_premium
        base = (self.decision or 0) * self.d
        self.discount = [(1 + rate) ** -((t + 0.5) * self.d - base) for t in range(n)]
        self.constant = [self.deflator[self.year(t)] for t in range(n)]

    def year(self, t):
        return t // self.S

    def envelope(self, instrument, t, scale):
        """Euro cents that open at step t, not rounded: at the first step of each year, or at the
        start of the instrument when it starts within a year."""
        if t < instrument.start or t > self.last_award:
            return 0.0
        if t % self.S and t != instrument.start:
            return 0.0
        return instrument.budget[self.year(t)] * instrument.fund.budget_scale * scale

    def scales(self, portfolio):
        """Factor of the envelopes of each instrument of a portfolio, equal money included."""
        if portfolio.scale_to is None:
            return portfolio.scale
        target = self.portfolios[portfolio.scale_to]
        own, wanted = self._present_value(portfolio), self._present_value(target)
        factor = wanted / own if own > 0 else 1.0
        return {f: scale * factor for f, scale in portfolio.scale.items()}

    def _present_value(self, portfolio):
        """Of the envelopes of a portfolio: from the decision on, or before it."""
        first, last = 0, self.n_steps
        if portfolio.prospective:
            first = self.decision
        elif self.decision is not None:
            last = self.decision
        total = 0.0
        for t in range(first, last):
            opened = sum(self.envelope(self.instruments[f], t, scale)
                         for f, scale in portfolio.scale.items())
            total += opened * self.constant[t] * self.discount[t]
        return total

    def call_steps(self, instrument):
        """Steps of the calls of an instrument, as a set."""
        calls = min(self.S, rounded(instrument.fund.calls))
        found = set()
        for y in range(self.n_years):
            for j in range(calls):
                t = self.S * y + math.floor(j * self.S / calls)
                if instrument.start <= t <= self.last_award and t < self.n_steps:
                    found.add(t)
        return found

    def size_class(self, population):
        """The last class whose `from` is at most the population."""
        found = 0
        for number, entry in enumerate(self.classes):
            if entry["from"] <= population:
                found = number
        return found


def read(path):
    with open(path, encoding="utf-8") as file:
        return Scenario(json.load(file))
