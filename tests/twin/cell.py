# SPDX-License-Identifier: GPL-3.0-or-later
"""One portfolio of a world, step by step. Sections 4, 5.1, 5.2, 5.5 and 5.6 of models/README.md.

Knows no files."""

import collections
import math

import philox
from funding import Funding
from laws import (binomial_quantile, one_minus_exp, poisson_quantile, rounded)
from philox import uniform32
from projects import Projects

MOST_ALLIANCES = 4  # births, or ends, in one step
ALL_WORDS = 1 << 32
MATURITY, BIRTHS, ENDS, ADOPTION = range(4)  # draws of a step


class Cell:
    def __init__(self, world, portfolio):
        self.world, self.scenario, self.portfolio = world, world.scenario, portfolio
        s = self.scenario
        self.costs_from = s.decision if portfolio.prospective else 0
        self.series = collections.defaultdict(lambda: [0.0] * s.n_steps)
        self.level = [e.level for e in world.ecosystems]
        self.background = [e.alliances for e in world.ecosystems]
        self.adopter = [e.adopter for e in world.ecosystems]
        self.start_commons = [int(s.commons.stock) if e.adopter else 0 for e in world.ecosystems]
        self.fte = [0.0] * world.n  # induced by funds, on top of own
        self.consortia, self.boost = [0] * world.n, [0.0] * world.n
        self.received = [0.0] * world.n  # nominal euros, so far
        self.offer_until = [[0] * world.n for _ in s.offers]
        self.outside = s.commons.adopted_at_start
        there = [e for e in world.ecosystems if e.entry <= 0]
        self.share = (sum(self.adopter[e.index] for e in there) / len(there)) if there else 0.0
        self.states, self.received_at = [], {}
        self.rising, self.falling = self._intensities()
        self.projects = Projects(self)
        self.funding = Funding(self)

    def add(self, name, t, amount):
        self.series[name][t] += amount

    def capacity(self, e):
        """Engineering of an ecosystem, own and from funds."""
        return e.own + self.fte[e.index]

    def run(self):
        for t in range(self.scenario.n_steps):
            self.step(t)
        self.projects.record(self.funding.awards)
        self.funding.check()
        return self

    def step(self, t):
        present = [e for e in self.world.ecosystems if e.entry <= t]
        self.funding.begin(t)
        if t % self.scenario.S == 0:
            self._offers(t, present)
        self.funding.hold_calls(t)
        self._events(t)
        self.projects.ripen(t)
        self.projects.share(t, self.funding.awards)
        self._commons(t, present)
        for e in present:
            self._alliances(t, e)
        for e in present:
            self._maturity(t, e)
        self.funding.finish(t)
        self._record(t, present)

    # accompaniment

    def _offers(self, t, present):
        s = self.scenario
        if s.stopped[t]:
            return
        for o, offer in enumerate(s.offers):
            takers, chance = [], one_minus_exp(offer.uptake)
            for e in present:
                if self.level[e.index] in offer.levels:
                    words = self.world.draws.words(philox.OFFER, entity=e.code, step=s.year(t),
                                                   draw=o // 4)
                    u = uniform32(words[o % 4])
                    if u < chance:
                        takers.append((u, e.index))
            for _, i in sorted(takers)[:math.floor(min(offer.capacity, len(takers)))]:
                self.offer_until[o][i] = t + rounded(offer.lasts) * s.S
                self.add("offer_cost", t, offer.unit_cost)
                self.add("offer_hours", t, offer.hours)

    # dated events of awards

    def _events(self, t):
        s, n = self.scenario, self.world.n
        self.fte, self.consortia, self.boost = [0.0] * n, [0] * n, [0.0] * n
        self.built = 0
        self.baseline = [s.gifts.baseline_gifts * e.population * s.d * s.gift_level[t]
                         for e in self.world.ecosystems]
        for award, kind, value in self.funding.due[t]:
            i = award.ecosystem.index
            if kind == "paid":
                self.funding.pay(award, t, value)
            elif kind == "released":
                self.funding.release(award, t, value)
            elif kind == "recovered":
                self.funding.recover(award, t, value)
            elif kind == "engineering":
                self.fte[i] += value
            elif kind == "kept_post":
                self.add("fte_local", t, value)
            elif kind == "qualify":
                self.projects.qualify(award, t, *value)
            elif kind == "partner":
                self.consortia[i] += value
            elif kind == "boost":
                self.boost[i] += value
            elif kind == "common":
                self.built += value
            elif kind in ("gifts", "collection"):
                self.add(kind, t, value[0])
                self._displace(award, t, value[1])
            else:  # companies, skills_days, foundation, endowment, regrants, ...
                self.add(kind, t, value)

    def _displace(self, award, t, amount):
        """Taken from other giving: a part from the same ecosystem, what is left from outside."""
        i = award.ecosystem.index
        inside = min(amount * award.instrument.own.displaced_inside, self.baseline[i])
        self.baseline[i] -= inside
        self.add("displaced_inside", t, inside)
        self.add("displaced_outside", t, amount - inside)

    # commons and alliances

    def _commons(self, t, present):
        s, c, d = self.scenario, self.scenario.commons, self.scenario.d
        self.K = sum(gone > t for gone in self.world.old_commons) + self.built
        if self.K > 0:
            pull = c.p + c.q * self.share
            for e in present:
                if not self.adopter[e.index]:
                    reach = s.levels[self.level[e.index]].reach
                    u = uniform32(self.world.step_word(e.index, t, ADOPTION))
                    self.adopter[e.index] = u < one_minus_exp(pull * reach * d)
            pull = c.p + c.q * self.outside
            self.outside += (1 - self.outside) * one_minus_exp(pull * c.reach_outside * d)
        adopters = sum(self.adopter[e.index] for e in present)
        self.share = adopters / len(present) if present else 0.0
        saved = c.hours * self.K / (self.K + c.half_stock) * d if self.K > 0 else 0.0
        self.add("commons", t, self.K)
        self.add("adopters", t, adopters)
        self.add("adopters_outside", t, c.outside_territories * self.outside)
        self.add("hours_saved", t, adopters * saved)
        self.add("hours_saved_outside", t, c.outside_territories * self.outside * saved)

    def _alliances(self, t, e):
        a, d, i = self.scenario.alliances, self.scenario.d, e.index
        birth, end = (uniform32(self.world.step_word(i, t, draw)) for draw in (BIRTHS, ENDS))
        mean = a.births * d * self.scenario.activity[t] * (1 + self.boost[i])
        births = min(MOST_ALLIANCES, poisson_quantile(birth, mean))
        ends = min(MOST_ALLIANCES,
                   binomial_quantile(end, self.background[i], one_minus_exp(a.ends * d)))
        self.background[i] += births - ends

    # maturity

    def _intensities(self):
        """For each level, (target, intensity) of its moves up and of its moves down."""
        rising = [[] for _ in self.scenario.levels]
        falling = [[] for _ in self.scenario.levels]
        for move in self.scenario.moves:
            p = move.annual
            intensity = -math.log1p(-p) if p < 1 else math.inf
            side = rising if move["to"] > move["from"] else falling
            side[move["from"]].append((move["to"], intensity))
        return rising, falling

    def _terms(self, t, e):
        """Logarithms that funds add: engineering, alliances, commons; and offers."""
        m, i = self.scenario.maturity, e.index
        capacity = e.k + e.own
        growth = math.log((e.k + self.capacity(e)) / capacity) if capacity > 0 else 0.0
        alliances = self.background[i] + self.consortia[i]
        commons = (self.K if self.adopter[i] else 0) - self.start_commons[i]
        offers = sum(math.log(offer.hazard_ratio)
                     for offer, until in zip(self.scenario.offers, self.offer_until)
                     if t < until[i])
        return growth, [m.beta_engineering * growth,
                        m.beta_alliances * math.log((1 + alliances) / (1 + e.alliances)),
                        m.beta_commons * commons], offers

    def _maturity(self, t, e):
        if t < e.qualified:
            return
        s, m, i = self.scenario, self.scenario.maturity, e.index
        growth, terms, offers = self._terms(t, e)
        fund, cap = sum(terms), math.log(m.hr_max)
        if fund > cap:
            terms, fund = [term * cap / fund for term in terms], cap
        activity = math.log(s.activity[t]) if s.activity[t] > 0 else -math.inf
        up, down = self.rising[self.level[i]], self.falling[self.level[i]]
        high = clamped(sum(h for _, h in up), fund + offers + e.u + activity)
        low = clamped(sum(h for _, h in down), -m.down_capacity * growth)
        total = high + low
        if total <= 0:
            return
        word, p = self.world.step_word(i, t, MATURITY), one_minus_exp(total * s.d)
        rise, fall = (min(round(ALL_WORDS * (p * h / total)), ALL_WORDS - 1) for h in (high, low))
        from_top = ALL_WORDS - 1 - word
        if word < rise:
            target = chosen(up, (word + 0.5) / rise)
            self._gain(t, terms + [offers], target - self.level[i])
            self.add("moves_up", t, target - self.level[i])
            self.level[i] = target
        elif from_top < fall:
            target = chosen(down, (from_top + 0.5) / fall)
            self.add("moves_down", t, self.level[i] - target)
            self.level[i] = target

    def _gain(self, t, terms, climbed):
        """Levels climbed thanks to each channel."""
        total = sum(terms)
        if total > 0:
            part = one_minus_exp(total) * climbed
            for channel, term in zip(("engineering", "alliances", "commons", "offers"), terms):
                self.add("gain_" + channel, t, part * term / total)

    # record

    def _record(self, t, present):
        s, d = self.scenario, self.scenario.d
        for e in present:
            i = e.index
            group = s.classes[e.size_class]["name"]
            self.add("ecosystems_" + s.levels[self.level[i]]["name"], t, 1)
            self.add("level_years", t, self.level[i] * d)
            self.add("level_years_" + group, t, self.level[i] * d)
            self.add("level_years_cohort_%d" % e.cohort, t, self.level[i] * d)
            self.add("alliances", t, self.background[i] + self.consortia[i])
            self.add("fte", t, self.fte[i])
            self.states.append((t, i, self.level[i], self.fte[i], self.background[i],
                                self.consortia[i], int(self.adopter[i])))
        if t in s.reports:
            self.received_at[t] = list(self.received)


def clamped(intensity, shift):
    if intensity <= 0:
        return 0.0
    return math.exp(min(10.0, max(-30.0, math.log(intensity) + shift)))


def chosen(moves, v):
    """The first target whose cumulated share exceeds v."""
    total, cumulated = sum(h for _, h in moves), 0.0
    for target, h in moves:
        cumulated += h / total
        if cumulated > v:
            return target
    return moves[-1][0]
