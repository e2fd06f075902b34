# SPDX-License-Identifier: GPL-3.0-or-later
"""What each fund brings: sections 5.4 to 5.9 of models/README.md.

A fund fills in the dated events of one award. Kinds of events, beside money: engineering and
kept_post (FTE of one step), local_resources, qualify (size, number), partner (a live alliance),
boost, companies, gifts and collection (amount, displaced part), skills_days, common, maintenance,
foundation, endowment, regrants. Knows neither calls nor ledgers."""

import math

import philox
from laws import (binomial_quantile, inverse, life, one_minus_exp, poisson_quantile, rounded,
                  steps)
from world import LARGE, MEDIUM, SMALL, gone_at


def post_filled(award):
    """Is the post filled, for each step of the award?"""
    p, d = award.instrument.own, award.scenario.d
    filled, ever, story = False, False, []
    for s in range(award.n):
        a, _ = award.step_pair(s)
        if filled:
            filled = not a < one_minus_exp(p.leave * d)
        else:
            delay = p.vacancy_delay if ever else p.hiring_delay
            filled = delay <= 0 or a < one_minus_exp(d / delay)
        ever = ever or filled
        story.append(filled)
    return story


def by_post(award, filled):
    """A milestone passes when the post is filled in the last step before it."""
    return lambda due: filled[due - 1 - award.t]


class Threshold:
    """Counts how many times a cumulated amount has passed a whole number of units."""

    def __init__(self, unit):
        self.unit, self.total, self.done = unit, 0.0, 0

    def add(self, amount):
        if self.unit <= 0:
            return 0
        self.total += amount
        due = math.floor(self.total / self.unit)
        new, self.done = due - self.done, due
        return new


def engineering_fund(award):
    p, s, d = award.instrument.own, award.scenario, award.scenario.d
    filled = post_filled(award)
    award.drop_out(award.milestones())
    award.money_by_milestones(by_post(award, filled))

    def work(age):
        step = award.t + age
        award.at(step, "engineering", p.fte)
        if step < s.n_steps:
            _, b = award.step_pair(age)
            count = poisson_quantile(b, p.projects_per_fte * p.fte * d * s.activity[step])
            award.at(step, "qualify", count and (MEDIUM, count))

    for age in range(award.n):
        if filled[age] and not award.stopped_by(award.t + age):
            work(age)
    first, second = award.pair(2)
    if award.stop is None and filled[-1] and first < p.kept:
        award.success = True
        last = min(award.n + life(second, inverse(p.kept_loss), d), s.n_steps - award.t)
        for age in range(award.n, last):
            work(age)
            award.at(award.t + age, "kept_post", p.fte)
            award.at(award.t + age, "local_resources", p.post_cost * p.fte * d)


def partnership_fund(award):
    p, s, d = award.instrument.own, award.scenario, award.scenario.d
    shares = [p.prototype, p.proof]
    shares.append(1 - shares[0] - shares[1])
    passing = [p.prototype_pass, p.proof_pass, p.deployment_pass]
    lengths = [steps(share * award.instrument.fund.duration, d) for share in shares]
    award.n = sum(lengths)
    ends = [award.t + sum(lengths[:k + 1]) for k in range(3)]
    whole = award.commitment
    money = [min(whole, rounded(shares[0] * whole))]
    money.append(min(whole - money[0], rounded(shares[1] * whole)))
    money.append(whole - sum(money))
    award.drop_out(ends)
    partners(award)
    start = award.t
    for k in range(3):
        if award.stopped_by(start):
            break
        tranche = rounded(award.instrument.fund.first_tranche * money[k])
        award.pay(start, tranche)
        if award.stopped_by(ends[k]):
            break
        if not award.pair(2 + k)[0] < passing[k]:
            award.stop_at(ends[k])
            break
        award.pay(ends[k], money[k] - tranche)
        if k == 1 and not award.pair(3)[1] < p.follow_on:
            award.stop_at(ends[k])
        start = ends[k]
    if award.stop is None:
        award.success = True
        award.at(award.end, "qualify", (LARGE, 1))
    else:
        award.release(award.stop, award.unpaid())


def partners(award):
    """Alliances of a consortium; too few of them stop the award."""
    p, s = award.instrument.own, award.scenario
    until = []
    for number in range(rounded(p.partners)):
        u, _ = award.world.draws.pair(philox.PARTNER, stream=award.stream, step=number,
                                      entity=award.ecosystem.code, birth=award.t)
        until.append(award.t + life(u, inverse(s.alliances.ends), s.d))
    for step in range(award.t, max([award.end] + until)):
        if step >= s.n_steps and step >= award.end:
            break
        live = sum(step < last for last in until)
        award.at(step, "partner", live)
        if live < p.partners_min and step < award.end:
            award.stop_at(step)


def commons_fund(award):
    p, s, d = award.instrument.own, award.scenario, award.scenario.d
    award.drop_out(award.milestones())
    award.money_by_milestones(lambda due: True)
    first, second = award.pair(2)
    if award.stop is None and first < p.build_success:
        award.success = True
        maintained = second < p.maintained
        threshold = -math.log(award.pair(3)[0])
        for step in range(award.end, gone_at(s, award.end, threshold, maintained)):
            award.at(step, "common", 1)
            if maintained:
                award.at(step, "maintenance", p.maintenance * award.commitment / 100 * d)


def company_fund(award):
    p, s, d = award.instrument.own, award.scenario, award.scenario.d
    filled = post_filled(award)
    award.drop_out(award.milestones())
    award.money_by_milestones(by_post(award, filled))
    lives_on = award.pair(2)[0] < p.lives_on
    ceiling = math.floor(award.ecosystem.population / 1000 * p.companies_per_1000 * p.willing)
    companies, begun = 0, False
    projects = Threshold(p.gift_per_project)
    for age in range(s.n_steps - award.t):
        step = award.t + age
        if age == award.n:
            award.success = award.stop is None and companies > 0 and lives_on
        if award.stopped_by(step) or (age >= award.n and not award.success):
            break
        a, b = award.step_pair(age, draw=1)
        companies -= binomial_quantile(b, companies, one_minus_exp(p.churn * d))
        if age < award.n and filled[age]:
            begun = True
            rate = p.recruit_first if age * d < 1 else p.recruit_later
            found = poisson_quantile(a, rate * p.fte * d * s.gift_level[step])
            companies = min(companies + found, ceiling)
            award.at(step, "engineering", p.fte * p.general_use)
        if age >= award.n and companies == 0:
            break
        gifts = companies * p.gift * d * s.gift_level[step] * p.local_share
        award.at(step, "companies", companies)
        award.at(step, "gifts", gifts and (gifts, p.displaced * gifts))
        award.at(step, "skills_days", companies * p.skills_share * p.skills_days * d)
        if begun:
            award.at(step, "boost", p.alliance_boost)
        count = projects.add(gifts)
        award.at(step, "qualify", count and (SMALL, count))


def foundation_fund(award):
    p, s = award.instrument.own, award.scenario
    award.drop_out(award.milestones())
    award.money_by_milestones(lambda due: True)
    for step in range(award.t, min(award.active_until, s.n_steps)):
        award.at(step, "engineering", p.fte * p.general_use)
    if award.stop is None and award.pair(2)[0] < p.launch:
        award.success = True
        foundation_life(award)


def foundation_life(award):
    p, s, d = award.instrument.own, award.scenario, award.scenario.d
    endowment, dormant = 0.0, False
    projects = Threshold(p.grant_per_project)
    for step in range(award.end, s.n_steps):
        age, cover = step - award.t, 0.0
        if dormant:
            endowment *= 1 + p.real_return * d
        else:
            years = (age - award.n + 0.5) * d
            ramp = min(1.0, years / p.ramp) if p.ramp > 0 else 1.0
            collection = (award.ecosystem.population * p.pooled * p.euros_per_inhabitant * ramp * d
                          * s.gift_level[step])
            running = p.running_fixed * d + p.running_share * collection
            stable = p.real_return * endowment * d + p.stable_share * collection
            cover = min(1.0, stable / running) if running > 0 else 1.0
            rest = (1 - p.endowment_share) * collection - running
            endowment = endowment * (1 + p.real_return * d) + p.endowment_share * collection
            endowment = max(0.0, endowment + min(0.0, rest))
            regrants = max(0.0, rest)
            if p.post_cost > 0:
                award.at(step, "engineering", p.general_use * p.running_fixed / p.post_cost)
            award.at(step, "collection", collection and (collection, p.displaced * collection))
            award.at(step, "regrants", regrants)
            count = projects.add(regrants)
            award.at(step, "qualify", count and (SMALL, count))
        u, _ = award.step_pair(age)
        strain = math.exp(p.cover_effect * (1 - cover))
        if u < one_minus_exp(p.closure * strain * d):
            return
        if not dormant and u > math.exp(-p.dormancy * strain * d):
            dormant = True
        award.at(step, "foundation", 0 if dormant else 1)
        award.at(step, "endowment", endowment)


def none_fund(award):
    award.drop_out(award.milestones())
    award.money_by_milestones(lambda due: True)


MODELS = {f.__name__: f for f in (engineering_fund, partnership_fund, commons_fund, company_fund,
                                  foundation_fund, none_fund)}
