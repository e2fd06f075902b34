# SPDX-License-Identifier: GPL-3.0-or-later
"""Local projects of one cell: which ideas are taken, and what projects bring, step by step.

Sections 3.4, 3.5 and the qualifying and co-funding of 5.3. Knows no fund."""

import math

ORIGINS = ("public", "companies", "donors", "own")


class Projects:
    def __init__(self, cell):
        self.cell, self.world, self.scenario = cell, cell.world, cell.world.scenario
        self.taken = set()
        self.first = [[0, 0, 0] for _ in self.world.ecosystems]
        self.ripening = [[] for _ in range(self.scenario.n_steps)]
        for sizes in self.world.ideas:
            for ideas in sizes:
                for idea in ideas:
                    if idea.anyway and idea.natural < self.scenario.n_steps:
                        self.ripening[idea.natural].append(idea)
        self.natural = []

    def qualify(self, award, t, size, number):
        """A fund takes so many waiting ideas of its ecosystem."""
        sizes = [size] + list(range(size - 1, -1, -1)) + list(range(size + 1, 3))
        for _ in range(number):
            idea = next(filter(None, (self._take(award.ecosystem.index, z, t) for z in sizes)),
                        None)
            if idea is None:
                self.cell.add("projects_lost", t, 1)
                continue
            self.taken.add(idea)
            award.projects.append((self.world.project(idea, t), self.world.share_weight(idea), []))
            self.cell.add("projects_supported", t, 1)
            if idea.anyway and idea.natural < self.scenario.n_steps:
                self.cell.add("projects_deadweight", idea.natural, 1)

    def _take(self, i, z, t):
        """The waiting idea of this size that arrived first."""
        ideas = self.world.ideas[i][z]
        first = self.first[i][z]
        while first < len(ideas) and (ideas[first].natural <= t or ideas[first] in self.taken):
            first += 1
        self.first[i][z] = first
        for idea in ideas[first:]:
            if idea.arrival > t:
                return None
            if idea.natural > t and idea not in self.taken:
                return idea
        return None

    def ripen(self, t):
        """Ideas whose natural step has come, that no fund took and that happen anyway."""
        self.natural += [self.world.project(idea, t) for idea in self.ripening[t]
                         if idea not in self.taken]

    def share(self, t, awards):
        """Co-funding that the payments so far bring is planned for the projects there are."""
        for award in awards:
            if award.unshared > 0 and award.projects:
                total = math.fsum(weight for _, weight, _ in award.projects)
                for _, weight, plans in award.projects:
                    plans.append((t, award.unshared * weight / total))
                award.unshared = 0.0

    def record(self, awards):
        """Adds what all projects bring to the series, at the end of the run."""
        received = [self._received(p) for p in self.scenario.projects]
        for project in self.natural:
            money = self.scenario.projects[project.size].money
            self._add(project, [(project.q, money)], received)
        for award in awards:
            for project, _, plans in award.projects:
                self._add(project, plans, received)

    def _received(self, p):
        """Share of the planned money received in each step of a project's age."""
        def so_far(age):
            return -math.expm1(-((age / p.cofund_scale) ** p.cofund_shape))
        d = self.scenario.d
        return [so_far((k + 1) * d) - so_far(k * d) for k in range(self.scenario.n_steps)]

    def _add(self, project, plans, received):
        s, p = self.scenario, self.scenario.projects[project.size]
        series, d, n = self.cell.series, self.scenario.d, self.scenario.n_steps
        series["projects_qualified"][project.q] += 1
        people = p.people * project.scale * d
        parts = [p["from_" + origin] for origin in ORIGINS]
        whole = sum(parts)
        share = received[project.size]
        for step, planned in plans:
            begin = max(project.run, step)
            for t in range(begin, min(project.end, n)):
                for origin, part in zip(ORIGINS, parts):
                    series["projects_" + origin][t] += planned * part / whole * share[t - begin]
        for t in range(project.run, min(project.end, n)):
            series["projects_alive"][t] += 1
            series["people"][t] += people
            if t < project.complete:
                series["projects_running"][t] += 1
                continue
            series["projects_deployed"][t] += t == project.complete
            series["jobs"][t] += p.jobs
            years = (t - project.complete + 0.5) * d
            ramp = min(1.0, years / p.own_ramp) if p.own_ramp > 0 else 1.0
            series["local_resources"][t] += p.own * ramp * d
