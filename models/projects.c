/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Life of a local project and what it brings (models/README.md, section 3.5): the same for projects
 * that a fund supports and for those that happen without. Never knows why it was qualified. */
#include <math.h>
#include <string.h>

#include "models/cell.h"

static const struct project_parameters *parameters_of(const struct world *self, int size) {
    return (const void *)scenario_values(self->scenario, self->theta,
                                         self->scenario->project_sizes[size]);
}

/* An idea's draws do not depend on when it is qualified: they are made once for all portfolios. */
static void draw_course(const struct world *self, int ecosystem, const struct idea *idea,
                        struct idea_course *course) {
    const struct project_parameters *p = parameters_of(self, idea->size);
    struct random_words w = random_words(idea_address(self, ecosystem, idea, PURPOSE_PROJECT));
    *course = (struct idea_course){.known = 1, .starts = random_uniform32(w.word[0]) < p->start};
    if (!course->starts) {
        return;
    }
    struct random_words v =
        random_words(idea_address(self, ecosystem, idea, PURPOSE_PROJECT_SCALE));
    double s = p->people_spread, z = normal_quantile(random_uniform32(v.word[1]));
    course->people = p->people * exp(s * z - s * s / 2.0);
    course->delivers = random_uniform32(w.word[2]) < p->deliver;
    course->delay = life_steps(random_uniform32(w.word[1]), p->start_delay, self->d);
    course->length = life_steps(random_uniform32(w.word[3]), p->duration, self->d);
    if (course->delivers) {
        course->after = life_steps(random_uniform32(v.word[0]), 1.0 / p->hazard, self->d);
    }
}

struct project_life project_life(const struct world *self, int ecosystem, const struct idea *idea,
                                 int qualified) {
    struct idea_course *course = &self->courses[idea - self->ideas];
    if (!course->known) {
        draw_course(self, ecosystem, idea, course);
    }
    struct project_life life = {qualified, INT32_MAX, INT32_MAX, INT32_MAX, course->starts, 0, 0.0};
    if (course->starts && qualified + course->delay < self->n_steps) {
        life.running = qualified + course->delay;
        life.turn = life.running + course->length;
        life.end = life.turn + course->after;
        life.delivers = course->delivers;
        life.people = course->people;
    }
    return life;
}

static int before(int step, int n_steps) {
    return step < n_steps ? step : n_steps;
}

/* What a project brings apart from co-funding. */
static void add_life(const struct world *self, double *series, const struct project_life *life,
                     const struct project_parameters *p, double sign) {
    size_t n = (size_t)self->n_steps;
    double d = self->d, people = sign * life->people * d, jobs = sign * p->jobs;
    int turn = before(life->turn, self->n_steps), end = before(life->end, self->n_steps);
    for (int t = life->running; t < end; t++) {
        series[SERIES_ALIVE * n + (size_t)t] += sign;
        series[SERIES_PEOPLE * n + (size_t)t] += people;
    }
    for (int t = life->running; t < turn; t++) {
        series[SERIES_RUNNING * n + (size_t)t] += sign;
    }
    if (life->delivers && turn < self->n_steps) {
        series[SERIES_DEPLOYED * n + (size_t)turn] += sign;
        double own = sign * p->own * d;
        for (int t = turn; t < end; t++) {
            double share = (t - turn + 0.5) * d / p->own_ramp;
            series[SERIES_JOBS * n + (size_t)t] += jobs;
            series[SERIES_OWN_RESOURCES * n + (size_t)t] += own * (share < 1.0 ? share : 1.0);
        }
    }
}

void project_add(const struct world *self, double *series, const struct project_life *life,
                 int size, double planned, double sign) {
    size_t n = (size_t)self->n_steps;
    if (life->qualified < self->n_steps) {
        series[SERIES_QUALIFIED * n + (size_t)life->qualified] += sign;
    }
    if (life->running >= self->n_steps) {
        return;
    }
    add_life(self, series, life, parameters_of(self, size), sign);
    int end = before(life->end, self->n_steps);
    for (int k = 0; k < 4 && planned > 0; k++) {
        double *money = series + (size_t)(SERIES_MONEY_PUBLIC + k) * n;
        double share = sign * planned * self->origin[k];
        for (int t = life->running; t < end; t++) {
            money[t] += share * self->cofund[t - life->running];
        }
    }
}

/* Money of natural projects is added in one series and shared by origin at the end: the sums are
 * the same for all of them. */
void world_natural_projects(struct world *self) {
    size_t n = (size_t)self->n_steps;
    double *series = self->natural, *total = series + SERIES_MONEY_PUBLIC * n;
    memset(series, 0, SERIES_COUNT * n * sizeof *series);
    for (int i = 0; i < self->n; i++) {
        for (int32_t j = self->idea_first[3 * i]; j < self->idea_first[3 * i + 3]; j++) {
            const struct idea *idea = &self->ideas[j];
            if (!idea->anyway || idea->natural >= self->n_steps) {
                continue;
            }
            const struct project_parameters *p = parameters_of(self, idea->size);
            struct project_life life = project_life(self, i, idea, idea->natural);
            series[SERIES_QUALIFIED * n + (size_t)life.qualified] += 1.0;
            if (life.running >= self->n_steps) {
                continue;
            }
            add_life(self, series, &life, p, 1.0);
            int end = before(life.end, self->n_steps);
            for (int t = life.running; t < end; t++) {
                total[t] += p->money * self->cofund[t - life.running];
            }
        }
    }
    for (int k = 3; k >= 0; k--) {
        for (size_t t = 0; t < n; t++) {
            total[(size_t)k * n + t] = total[t] * self->origin[k];
        }
    }
}
