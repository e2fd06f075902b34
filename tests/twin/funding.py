# SPDX-License-Identifier: GPL-3.0-or-later
"""Envelopes, calls, selection and awards in one cell. Sections 4.1 and 5.3 of models/README.md.

Knows no fund by name; funds.py says what an award brings."""

import math

import philox
from awards import Award, quote
from funds import MODELS
from laws import ninv, one_minus_exp, rounded
from money import Ledger

FIRST_COME, LOTTERY, NEED, MATURITY, SCORE = range(5)


class Applicant:
    def __init__(self, ecosystem, applies, key, second):
        self.ecosystem, self.applies = ecosystem, applies
        self.order = (key, second, ecosystem.index)


class Funding:
    """The funding side of a cell."""

    def __init__(self, cell):
        self.cell, self.world, self.scenario = cell, cell.world, cell.world.scenario
        s = self.scenario
        self.ledgers = [Ledger(s.n_years) for _ in s.instruments]
        self.scales = s.scales(cell.portfolio)
        self.history = [f for f, instrument in enumerate(s.instruments)
                        if cell.portfolio.prospective
                        and instrument.has_history(s.year(s.decision))]
        self.calls = [s.call_steps(instrument) for instrument in s.instruments]
        self.awards = []
        self.active = {}  # (instrument, ecosystem): steps until which its awards are active
        self.due = [[] for _ in range(s.n_steps)]

    def running(self, t):
        """Instruments of the cell at step t, with the factor of their envelopes."""
        decision = self.scenario.decision
        if self.cell.portfolio.prospective:
            return {f: 1.0 for f in self.history} if t < decision else self.scales
        return self.scales if decision is None or t < decision else {}

    # calendar

    def begin(self, t):
        s, y = self.scenario, self.scenario.year(t)
        if t % s.S == 0:
            for ledger in self.ledgers:
                ledger.begin_year(y)
        for f, instrument in enumerate(s.instruments):
            if t == s.decision or (t % s.S == 0 and not instrument.fund.carry_over):
                self._lapse(f, t)
        for f, scale in sorted(self.running(t).items()):
            cents = rounded(s.envelope(s.instruments[f], t, scale))
            if cents > 0:
                self._receive(f, t, cents)

    def finish(self, t):
        s, y = self.scenario, self.scenario.year(t)
        last = (t + 1) % s.S == 0 or t + 1 == s.n_steps
        if last:
            for f, ledger in enumerate(self.ledgers):
                if y >= s.year(s.last_award):
                    self._lapse(f, t)
                ledger.end_year(y)

    def _receive(self, f, t, cents):
        self.ledgers[f].receive(self.scenario.year(t), cents)
        self.cell.add("envelope", t, cents / 100)

    def _lapse(self, f, t):
        self.cell.add("lapsed", t, self.ledgers[f].lapse(self.scenario.year(t)) / 100)

    # calls

    def hold_calls(self, t):
        for f in sorted(self.running(t)):
            if t in self.calls[f]:
                self._call(self.scenario.instruments[f], t)

    def _call(self, instrument, t):
        s, f = self.scenario, instrument.index
        known = instrument.known[s.year(t)]
        candidates = [self._applicant(instrument, e, t) for e in self.world.ecosystems
                      if self._eligible(instrument, e, t, known is not None)]
        applicants = [c for c in candidates if c.applies]
        self.cell.add("applications", t, len(applicants))
        self.cell.add("application_cost", t, len(applicants) * instrument.fund.application_cost)
        if known is not None:
            first = min(u for u in self.calls[f] if s.year(u) == s.year(t))
            if t == first:
                candidates.sort(key=lambda c: (not c.applies, c.order))
                for c in candidates[:known]:
                    self._top_up(instrument, c.ecosystem, t)
                    self._award(instrument, c.ecosystem, t)
            return
        applicants.sort(key=lambda c: c.order)
        self._select(instrument, applicants, t)

    def _select(self, instrument, applicants, t):
        """The quota for small territories first, then everybody left."""
        p, ledger = instrument.fund, self.ledgers[instrument.index]
        reserved, left = p.quota * ledger.authority, list(applicants)
        spent = 0
        for c in applicants:
            if c.ecosystem.population < p.quota_below:
                need = self._need(instrument, c.ecosystem, t)
                if spent + need > reserved or need > ledger.authority:
                    break
                self._award(instrument, c.ecosystem, t)
                spent += need
                left.remove(c)
        for c in left:
            if self._need(instrument, c.ecosystem, t) > ledger.authority:
                break
            self._award(instrument, c.ecosystem, t)

    def _eligible(self, instrument, e, t, any_level):
        p, cell = instrument.fund, self.cell
        if t < e.entry or e.cohort not in instrument.cohorts:
            return False
        if e.size_class not in instrument.classes:
            return False
        if not any_level and cell.level[e.index] not in instrument.levels:
            return False
        if not 1e4 * cell.capacity(e) / e.population < p.engineering_below:
            return False
        if not e.fragility >= p.fragility_from:
            return False
        active = [u for u in self.active.get((instrument.index, e.index), []) if t < u]
        return len(active) < p.concurrent

    def _applicant(self, instrument, e, t):
        s, p, cell = self.scenario, instrument.fund, self.cell
        first, second = self.world.draws.pair(
            philox.APPLY, stream=philox.code(instrument.key), entity=e.code, step=t)
        level = s.levels[cell.level[e.index]].apply
        rate = (p.apply * level * s.classes[e.size_class].apply * math.exp(p.propensity * e.u)
                / p.calls)
        chance = one_minus_exp(rate)
        key = {
            FIRST_COME: lambda: first / chance if chance > 0 else math.inf,
            LOTTERY: lambda: second,
            NEED: lambda: cell.capacity(e) / e.population,
            MATURITY: lambda: -cell.level[e.index],
            SCORE: lambda: -(e.u + p.jury_noise * ninv(second)),
        }[int(p.selection)]()
        return Applicant(e, first < chance, key, second)

    def _need(self, instrument, e, t):
        commitment, overhead, _ = quote(self.world, instrument, e, t)
        return commitment + overhead

    # awards

    def _top_up(self, instrument, e, t):
        missing = self._need(instrument, e, t) - self.ledgers[instrument.index].authority
        if missing > 0:
            self._receive(instrument.index, t, missing)

    def _award(self, instrument, e, t):
        award = Award(self.world, instrument, e, t)
        MODELS[instrument.model](award)
        award.repay()
        self.awards.append(award)
        self.active.setdefault((instrument.index, e.index), []).append(award.active_until)
        self.ledgers[instrument.index].commit(self.scenario.year(t), award.commitment,
                                              award.overhead)
        self.cell.add("awards", t, 1)
        self.cell.add("committed", t, award.commitment / 100)
        self.cell.add("overhead", t, award.overhead / 100)
        for step, kind, value in award.events:
            self.due[step].append((award, kind, value))

    # dated money

    def pay(self, award, t, cents):
        euros = cents / 100
        self.ledgers[award.instrument.index].pay(self.scenario.year(t), cents)
        award.paid += cents
        award.unshared += euros * min(award.leverage, award.instrument.fund.leverage_cap)
        self.cell.add("paid", t, euros)
        if award.t >= self.cell.costs_from:
            self.cell.add("paid_lately", t, euros)
        self.cell.add("match", t, award.instrument.fund.match * euros)
        self.cell.received[award.ecosystem.index] += euros

    def release(self, award, t, cents):
        f = award.instrument.index
        self.ledgers[f].release(self.scenario.year(t), cents)
        if t > self.scenario.last_award:
            self._lapse(f, t)

    def recover(self, award, t, cents):
        reuse = bool(award.instrument.fund.reuse) and t <= self.scenario.last_award
        self.ledgers[award.instrument.index].recover(self.scenario.year(t), cents, reuse)
        self.cell.add("recovered", t, cents / 100)

    def check(self):
        """Ledgers close, and agree with the awards themselves."""
        for f, ledger in enumerate(self.ledgers):
            ledger.check()
            mine = [award for award in self.awards if award.instrument.index == f]
            left = sum(a.commitment - a.paid - sum(value for step, kind, value in a.events
                                                   if kind == "released") for a in mine)
            assert left == ledger.open, (f, left, ledger.open)
