# SPDX-License-Identifier: GPL-3.0-or-later
"""One award: its draws, its money, its dropout, its repayment. Section 5.3 of models/README.md.

An award's whole life is a list of dated events. Knows neither calls nor ledgers."""

import math

import philox
from laws import ninv, rounded, steps

GRANT, RECOVERABLE, RISK_SHARED = 0, 1, 2


def quote(world, instrument, e, t):
    """Commitment and overhead in cents, and leverage, of an award to e at t."""
    p = instrument.fund
    a, b = world.draws.pair(philox.AWARD, stream=philox.code(instrument.key), entity=e.code,
                            birth=t)
    s = p.ticket_spread
    amount = 100 * p.ticket * (p.duration if p.per_year else 1)
    commitment = rounded(amount * math.exp(s * ninv(a) - s * s / 2))
    return commitment, rounded(p.overhead * commitment), p.leverage * math.exp(
        p.leverage_spread * ninv(b))


class Award:
    def __init__(self, world, instrument, e, t):
        self.world, self.scenario = world, world.scenario
        self.instrument, self.ecosystem, self.t = instrument, e, t
        self.stream = philox.code(instrument.key)
        self.commitment, self.overhead, self.leverage = quote(world, instrument, e, t)
        self.n = steps(instrument.fund.duration, self.scenario.d)
        self.m = max(1, rounded(self.n * self.scenario.d))
        self.stop = None  # first step at which the award is no more, when it is stopped
        self.success = False
        self.events = []  # (step, kind, value), in the order in which they are scheduled
        self.promised = self.given_back = 0  # cents, over the whole life
        self.paid = 0  # cents, so far in the run
        self.unshared = 0.0  # EUR of planned co-funding that no project has yet
        self.projects = []  # (project life, share weight, plans: [(step, EUR)])

    def at(self, step, kind, value):
        if step < self.scenario.n_steps and value:
            self.events.append((step, kind, value))

    def pair(self, draw):
        return self.world.draws.pair(philox.AWARD, stream=self.stream, entity=self.ecosystem.code,
                                     birth=self.t, draw=draw)

    def step_pair(self, s, draw=0):
        return self.world.draws.pair(philox.AWARD_STEP, stream=self.stream, step=s,
                                     entity=self.ecosystem.code, birth=self.t, draw=draw)

    @property
    def end(self):
        return self.t + self.n

    @property
    def active_until(self):
        return self.end if self.stop is None else min(self.end, self.stop)

    def stopped_by(self, step):
        return self.stop is not None and self.stop <= step

    def stop_at(self, step):
        self.stop = step if self.stop is None else min(self.stop, step)

    def milestones(self):
        """Steps of the milestones, evenly placed, the last at the end."""
        return [self.t + (2 * j * self.n + self.m) // (2 * self.m)
                for j in range(1, self.m + 1)]

    def drop_out(self, milestones):
        """Draws whether the award is abandoned, at one of its milestones."""
        chance = self.instrument.fund.dropout
        x, _ = self.pair(1)
        if x < chance:
            number = min(len(milestones) - 1, math.floor(x / chance * len(milestones)))
            self.stop_at(milestones[number])

    def pay(self, step, cents):
        self.promised += cents
        self.at(step, "paid", cents)

    def release(self, step, cents):
        self.given_back += cents
        self.at(step, "released", cents)

    def unpaid(self):
        return self.commitment - self.promised - self.given_back

    def money_by_milestones(self, passes):
        """First tranche at once, the rest in equal parts. passes(due): does a milestone pass?"""
        if self.stopped_by(self.t):
            self.release(self.t, self.commitment)
            return
        self.pay(self.t, rounded(self.instrument.fund.first_tranche * self.commitment))
        part = self.unpaid() // self.m
        for j, due in enumerate(self.milestones(), 1):
            if self.stopped_by(due):
                self.release(self.stop, self.unpaid())
                return
            cents = self.unpaid() if j == self.m else part
            if passes(due):
                self.pay(due, cents)
            else:
                self.release(due, cents)

    def repay(self):
        """What comes back of an award that is not a plain grant."""
        p = self.instrument.fund
        due = p.form == RECOVERABLE or (p.form == RISK_SHARED and self.success)
        if due and self.stop is None:
            self.at(self.end + rounded(p.repay_delay / self.scenario.d), "recovered",
                    rounded(p.repay_share * self.promised))
