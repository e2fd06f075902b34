/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Supported projects: ideas that awards take from the waiting ones, and at the end of the run what
 * they bring, what would have come anyway, and the rows by age of award. Never knows which fund
 * qualified a project. */
#include <math.h>

#include "models/funding.h"

/* Sizes in the order in which they are tried: the wanted one, smaller ones, larger ones. */
static const int size_order[3][3] = {{0, 1, 2}, {1, 0, 2}, {2, 1, 0}};

/* Waits no more at this step or later. */
static int is_gone(const struct cell *self, const struct world *world, int32_t idea, int step) {
    return self->idea_taken[idea] || world->ideas[idea].natural <= step;
}

/* First waiting idea of this size that nobody took; -1 when there is none. They stand by arrival.
 */
static int32_t waiting(struct cell *self, const struct world *world, int ecosystem, int size,
                       int step) {
    int32_t last = world->idea_first[3 * ecosystem + size + 1];
    int32_t *next = &self->idea_next[3 * ecosystem + size];
    while (*next < last && is_gone(self, world, *next, step)) {
        ++*next;
    }
    return *next < last && world->ideas[*next].arrival <= step ? *next : -1;
}

static void take(struct cell *self, int award, int32_t idea, int step) {
    struct taking *takings = list_grow(self->takings, self->n_takings + 1, &self->takings_capacity,
                                       sizeof *self->takings, &self->failed);
    if (takings == NULL)
        return;
    self->takings = takings;
    int32_t index = self->n_takings++;
    takings[index] = (struct taking){.idea = idea, .step = step, .next = -1};
    self->idea_taken[idea] = 1;
    struct award *owner = &self->awards[award];
    if (owner->last_taking < 0) {
        owner->takings = index;
    } else {
        takings[owner->last_taking].next = index;
    }
    owner->last_taking = index;
}

void takings_qualify(struct cell *self, const struct world *world, int award, int step, int size,
                     unsigned count) {
    int i = self->awards[award].ecosystem;
    for (; count > 0 && !self->failed; count--) {
        int32_t idea = -1;
        for (int z = 0; z < 3 && idea < 0; z++) {
            idea = waiting(self, world, i, size_order[size][z], step);
        }
        if (idea < 0) { /* none is left for the others either */
            cell_series(self, world, SERIES_LOST_ATTEMPTS)[step] += count;
            return;
        }
        take(self, award, idea, step);
    }
}

/* ---- the end of the run */

/* What the sweeps at the end share. */
struct finish {
    struct cell *cell;
    const struct world *world;
    struct age_row *ages; /* [n_instruments][n_ages] */
    int n_ages;
    const double *age_years;
    double
        received[AWARD_MAX_STEPS + 1]; /* share of planned co-funding received in so many steps */
};

static int earlier(int a, int b) {
    return a < b ? a : b;
}

static int later(int a, int b) {
    return a > b ? a : b;
}

static struct age_row *rows_of(const struct finish *self, const struct award *award) {
    return self->ages + (size_t)award->instrument * (size_t)self->n_ages;
}

/* First step after an age of the award; 0 when the horizon comes before. */
static inline int age_limit(const struct finish *self, const struct award *award, int a) {
    int32_t steps = self->world->age_steps[a];
    return steps <= self->world->n_steps - award->step ? award->step + steps : 0;
}

/* Co-funding of this plan received from `begin` to `end` [EUR a step]. */
static void add_money(const struct finish *self, enum series series, double planned, int begin,
                      int end) {
    double *flows = cell_series(self->cell, self->world, series);
    int last = earlier(end, self->world->n_steps);
    if (begin < last) {
        self->world->kernels->add_scaled((size_t)(last - begin), planned, self->world->cofund,
                                         flows + begin);
    }
}

/* What would have come without the award: subtracted, and counted as deadweight. */
static void remove_natural(const struct finish *self, const struct idea *idea) {
    const struct world *world = self->world;
    const struct scenario *scenario = world->scenario;
    const struct project_parameters *size =
        (const void *)scenario_values(scenario, world->theta, scenario->project_sizes[idea->size]);
    struct project_life life = project_life(world, idea, idea->natural);
    cell_series(self->cell, world, SERIES_DEAD_QUALIFIED)[life.qualified] += 1.0;
    add_money(self, SERIES_DEAD_MONEY, size->money, life.running, life.end);
    project_change(world, self->cell->series, &life, idea->size, SERIES_DEAD_YEARS, -1.0);
}

static void age_project(const struct finish *self, const struct award *award,
                        const struct idea *idea, const struct project_life *life) {
    struct age_row *rows = rows_of(self, award);
    for (int a = 0; a < self->n_ages; a++) {
        int limit = age_limit(self, award, a);
        int counts = life->qualified < limit; /* no branch: it could not be foreseen */
        rows[a].qualified += counts;
        rows[a].deadweight += counts & idea->anyway;
        rows[a].alive += counts & (life->running < limit) & (life->end >= limit);
    }
}

/* The project that a taking became, all but its co-funding. */
static void finish_taking(const struct finish *self, const struct award *award,
                          struct taking *taking) {
    const struct world *world = self->world;
    const struct idea *idea = &world->ideas[taking->idea];
    struct project_life life = project_life(world, idea, taking->step);
    taking->running = life.running;
    taking->end = life.end;
    taking->weight = project_weight(world, award->ecosystem, idea);
    cell_series(self->cell, world, SERIES_GROSS_QUALIFIED)[life.qualified] += 1.0;
    project_change(world, self->cell->series, &life, idea->size, SERIES_GROSS_YEARS, 1.0);
    age_project(self, award, idea, &life);
    if (idea->anyway && idea->natural < world->n_steps) {
        remove_natural(self, idea);
    }
}

/* Co-funding of one share of a payment, from the step in which it may begin. */
static void finish_share(const struct finish *self, const struct award *award,
                         const struct taking *taking, double planned, int from) {
    if (taking->running >= self->world->n_steps)
        return;
    int begin = later(from, taking->running);
    add_money(self, SERIES_GROSS_MONEY, planned, begin, taking->end);
    struct age_row *rows = rows_of(self, award);
    for (int a = 0; a < self->n_ages; a++) {
        int steps = earlier(taking->end, age_limit(self, award, a)) - begin;
        rows[a].cofunding += planned * self->received[later(steps, 0)];
    }
}

/* What a payment draws in: shared among the projects that the award has by then. */
static void finish_payment(const struct finish *self, const struct award *award, int step,
                           double euros) {
    const struct taking *takings = self->cell->takings;
    if (award->takings < 0)
        return;
    int from = later(step, takings[award->takings].step);
    double weights = 0.0;
    for (int32_t k = award->takings; k >= 0 && takings[k].step <= from; k = takings[k].next) {
        weights += takings[k].weight;
    }
    double planned = euros * award->leverage;
    for (int32_t k = award->takings; k >= 0 && takings[k].step <= from; k = takings[k].next) {
        finish_share(self, award, &takings[k], planned * takings[k].weight / weights, from);
    }
}

/* Payments and engineering, as the events tell them. */
static void finish_event(const struct finish *self, int step, const struct award *award,
                         const struct event *event) {
    if (event->kind != EVENT_PAY && event->kind != EVENT_FTE)
        return;
    struct age_row *rows = rows_of(self, award);
    double euros = event->kind == EVENT_PAY ? cents_euros(event->cents) : 0.0;
    for (int a = 0; a < self->n_ages; a++) {
        if (step >= age_limit(self, award, a))
            continue;
        rows[a].paid += euros;
        rows[a].fte += event->kind == EVENT_FTE ? event->amount : 0.0;
    }
    if (event->kind == EVENT_PAY)
        finish_payment(self, award, step, euros);
}

/* What an award did in one step. */
static void finish_part(const struct finish *self, int step, const struct due *due) {
    const struct scripts *scripts = self->world->scripts;
    for (int32_t e = due->first; e < due->first + due->n; e++) {
        finish_event(self, step, &self->cell->awards[due->award], &scripts->events[e]);
    }
}

/* The difference in projects: until here the series of years tell where living projects change. */
static void finish_counts(struct cell *cell, const struct world *world) {
    project_stock(world, cell->series, SERIES_GROSS_YEARS);
    project_stock(world, cell->series, SERIES_DEAD_YEARS);
    project_stock(world, cell->series, SERIES_RUNNING);
    double *gross = cell_series(cell, world, SERIES_GROSS_YEARS);
    double *dead = cell_series(cell, world, SERIES_DEAD_YEARS);
    const double *supported = cell_series(cell, world, SERIES_GROSS_QUALIFIED);
    const double *natural = cell_series(cell, world, SERIES_DEAD_QUALIFIED);
    for (int t = 0; t < world->n_steps; t++) {
        cell_series(cell, world, SERIES_QUALIFIED)[t] = supported[t] - natural[t];
        cell_series(cell, world, SERIES_ALIVE)[t] = gross[t] - dead[t];
        gross[t] *= world->d;
        dead[t] *= world->d;
    }
}

/* The difference in co-funding, by origin. */
static void share_origins(struct cell *cell, const struct world *world) {
    const double *gross = cell_series(cell, world, SERIES_GROSS_MONEY);
    const double *dead = cell_series(cell, world, SERIES_DEAD_MONEY);
    for (int k = 0; k < 4; k++) {
        double *money = cell_series(cell, world, (enum series)(SERIES_MONEY_PUBLIC + k));
        for (int t = 0; t < world->n_steps; t++) {
            money[t] += world->origin[k] * (gross[t] - dead[t]);
        }
    }
}

static void finish_start(struct finish *self) {
    const struct world *world = self->world;
    for (int r = 0; r < world->scenario->n_instruments * self->n_ages; r++) {
        self->ages[r] = (struct age_row){0};
    }
    for (int a = 0; a < self->n_ages; a++) {
        double steps = round(self->age_years[a] / world->d);
        world->age_steps[a] = steps <= world->n_steps ? (int32_t)steps : world->n_steps + 1;
    }
    self->received[0] = 0.0;
    for (int t = 0; t < world->n_steps; t++) {
        self->received[t + 1] = self->received[t] + world->cofund[t];
    }
}

void funding_finish(struct cell *self, const struct world *world, struct age_row *ages, int n_ages,
                    const double *age_years) {
    struct finish finish; /* received is large and filled as far as it is used */
    finish.cell = self;
    finish.world = world;
    finish.ages = ages;
    finish.n_ages = n_ages;
    finish.age_years = age_years;
    finish_start(&finish);
    for (int32_t k = 0; k < self->n_awards; k++) {
        const struct award *award = &self->awards[k];
        for (int a = 0; a < n_ages; a++) {
            rows_of(&finish, award)[a].awards += age_limit(&finish, award, a) > 0;
        }
        for (int32_t j = award->takings; j >= 0; j = self->takings[j].next) {
            finish_taking(&finish, award, &self->takings[j]);
        }
    }
    for (int t = 0; t < world->n_steps; t++) {
        for (int32_t k = self->first_due[t]; k >= 0; k = self->due[k].next) {
            if (self->due[k].is_aged) {
                finish_part(&finish, t, &self->due[k]);
            }
        }
    }
    finish_counts(self, world);
    share_origins(self, world);
}
