# SPDX-License-Identifier: GPL-3.0-or-later
"""What all portfolios of a world share: territories, levels, frailties, ideas, old commons.

Knows no fund and no money. Section 3 of models/README.md."""

import math

import philox
from laws import life, ninv, poisson_quantile
from philox import Draws, row_code, uniform32

SMALL, MEDIUM, LARGE = 0, 1, 2
MOST = 64  # ideas of one size in one year


class Ecosystem:
    """A territory as it enters."""

    def __init__(self, index, cohort, row):
        self.index, self.cohort, self.row = index, cohort, row
        self.code = self.population = self.entry = self.qualified = None
        self.size_class = self.level = None
        self.fragility = 0.0


class Idea:
    """Waits from arrival to natural; the life of its project follows from its address."""

    def __init__(self, ecosystem, size, address, initial, k):
        self.ecosystem, self.size, self.address = ecosystem, size, address
        self.initial, self.k = initial, k
        self.arrival = self.natural = None
        self.anyway = False


class ProjectLife:
    """Dates of the project an idea becomes when it is qualified at step q."""

    def __init__(self, world, idea, q):
        p, d = world.scenario.projects[idea.size], world.scenario.d
        w, v = world.project_words(idea)
        self.q, self.size = q, idea.size
        self.starts = uniform32(w[0]) < p.start
        self.delivers = uniform32(w[2]) < p.deliver
        self.run = self.complete = self.end = q
        if self.starts:
            self.run = q + life(uniform32(w[1]), p.start_delay, d)
            self.complete = self.run + life(uniform32(w[3]), p.duration, d)
            self.end = self.complete
            if self.delivers:
                mean = 1 / p.hazard if p.hazard > 0 else math.inf
                self.end = self.complete + life(uniform32(v[0]), mean, d)
        s = p.people_spread
        self.scale = math.exp(s * ninv(uniform32(v[1])) - s * s / 2)


class World:
    def __init__(self, scenario, sample, inner):
        self.scenario = scenario
        self.draws = Draws(scenario.seed, sample, inner)
        self.ecosystems = []
        for number, cohort in enumerate(scenario.cohorts):
            self._enter(number, cohort)
        self.n = len(self.ecosystems)
        self._ecosystem_draws()
        self._words = {}
        self._lives = {}
        self._steps = {}
        self.ideas = [[self._ideas(e, z) for z in range(3)] for e in self.ecosystems]
        self.old_commons = [self._old_common(j) for j in range(int(scenario.commons.stock))]

    # territories

    def _enter(self, number, cohort):
        members = [Ecosystem(len(self.ecosystems) + k, number, row)
                   for k, row in enumerate(self._rows(cohort))]
        for k, e in enumerate(members):
            e.code = row_code(cohort["name"], k)
            e.entry, e.qualified = cohort["entry_step"], cohort["qualified_step"]
            self._territory(e, cohort)
        self._levels_at_entry(members, cohort)
        self.ecosystems += members

    def _rows(self, cohort):
        """Rows of the table drawn for a cohort, in the order of its ecosystems."""
        table = cohort["territories"]
        if table is None or cohort["use_all"]:
            return list(range(cohort["n"]))
        keys = []
        weights = table.get("weight") or [1.0] * len(table["population"])
        for row, weight in enumerate(weights):
            if weight > 0:
                u, _ = self.draws.pair(philox.TERRITORY, entity=row_code(cohort["name"], row))
                keys.append((-math.log(u) / weight, row))
        return [row for _, row in sorted(keys)[:cohort["n"]]]

    def _territory(self, e, cohort):
        table = cohort["territories"]
        if table is None:
            u, _ = self.draws.pair(philox.TERRITORY, entity=e.code, draw=1)
            e.population = cohort["population_median"] * math.exp(
                cohort["population_spread"] * ninv(u))
        else:
            e.population = table["population"][e.row]
            if table.get("fragility"):
                e.fragility = table["fragility"][e.row]
        e.size_class = self.scenario.size_class(e.population)

    def _levels_at_entry(self, members, cohort):
        table = cohort["territories"]
        if table is not None and table.get("level"):
            for e in members:
                e.level = int(table["level"][e.row])
            return
        n, total = len(members), math.fsum(cohort["shares"])
        exact = [n * (share / total) for share in cohort["shares"]]
        counts = [math.floor(x) for x in exact]
        by_fraction = sorted(range(len(exact)), key=lambda l: (-(exact[l] - counts[l]), l))
        for l in by_fraction[:n - sum(counts)]:
            counts[l] += 1
        ranked = sorted(members, key=lambda e: (
            self.draws.pair(philox.LEVEL, entity=e.code)[0], e.index))
        level = 0
        for e in ranked:
            while counts[level] == 0:
                level += 1
            e.level = level
            counts[level] -= 1

    def _ecosystem_draws(self):
        s = self.scenario
        sigma, spread = s.maturity.frailty, s.territory.own_spread
        births, ends = s.alliances.births, s.alliances.ends
        for e in self.ecosystems:
            first, second = self.draws.pair(philox.ECOSYSTEM, entity=e.code)
            e.u = sigma * (ninv(first) - sigma / 2)
            e.own = s.territory.own_per_10k * e.population / 1e4 * math.exp(
                spread * ninv(second) - spread * spread / 2)
            e.k = s.territory.k_per_10k * e.population / 1e4
            first, second = self.draws.pair(philox.ECOSYSTEM, entity=e.code, draw=1)
            e.alliances = poisson_quantile(first, births / ends) if ends > 0 else 0
            e.adopter = second < s.commons.adopted_at_start

    # ideas and projects

    def _ideas(self, e, z):
        """Ideas of one ecosystem and size, in the order in which funds take them."""
        s = self.scenario
        p = s.projects[z]
        rate = p.ideas * (e.population / 25000) ** p.ideas_elasticity
        first_year, found = s.year(e.entry), []
        for y in range(first_year, s.n_years):
            first, second = self.draws.pair(philox.IDEAS, entity=e.code, step=y, draw=z)
            counts = [(0, poisson_quantile(second, rate))]
            if y == first_year:
                counts.append((1, poisson_quantile(first, rate * p.wait)))
            for birth, count in counts:
                for k in range(min(MOST, count)):
                    idea = self._idea(e, z, y, birth, k)
                    if e.entry <= idea.arrival < s.n_steps:
                        found.append(idea)
        return sorted(found, key=lambda idea: (idea.arrival, not idea.initial, idea.k))

    def _idea(self, e, z, y, birth, k):
        s, p = self.scenario, self.scenario.projects[z]
        address = dict(entity=e.code, step=y, birth=birth, draw=64 * z + k)
        f, g = self.draws.pair(philox.IDEA, **address)
        idea = Idea(e, z, address, birth == 1, k)
        if idea.initial:
            idea.arrival, chance = e.entry, f
        else:
            within = math.floor(f * s.S)
            idea.arrival, chance = s.S * y + within, f * s.S - within
        idea.anyway = chance < p.deadweight
        idea.natural = idea.arrival + life(g, p.wait, s.d)
        return idea

    def project_words(self, idea):
        if idea not in self._words:
            self._words[idea] = (self.draws.words(philox.PROJECT, **idea.address),
                                 self.draws.words(philox.PROJECT_SCALE, **idea.address))
        return self._words[idea]

    def project(self, idea, q):
        if (idea, q) not in self._lives:
            self._lives[idea, q] = ProjectLife(self, idea, q)
        return self._lives[idea, q]

    def share_weight(self, idea):
        return -math.log(uniform32(self.draws.words(philox.SHARE, **idea.address)[0]))

    # steps

    def step_word(self, i, t, draw):
        """One word a step, four steps a block."""
        if (i, t // 4, draw) not in self._steps:
            self._steps[i, t // 4, draw] = self.draws.words(
                philox.STEP, entity=self.ecosystems[i].code, step=t // 4, draw=draw)
        return self._steps[i, t // 4, draw][t % 4]

    def _old_common(self, j):
        """First step at which common j, older than the funds, is gone."""
        s = self.scenario
        u, _ = self.draws.pair(philox.OLD_COMMON, entity=j + 1)
        return gone_at(s, 0, -math.log(u), maintained=True)


def gone_at(scenario, first, threshold, maintained):
    """First step at which the hazard of a common, cumulated from `first`, reaches a threshold."""
    c, total = scenario.commons, 0.0
    for t in range(first, scenario.n_steps):
        hazard = c.obsolescence * scenario.d
        if not maintained or scenario.stopped[t]:
            hazard *= c.ageing
        total += hazard
        if total >= threshold:
            return t
    return scenario.n_steps
