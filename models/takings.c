/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Supported projects: ideas that awards take from the waiting ones, what they bring from then on
 * and what would have come anyway. A project's whole life is written when it is taken, so that
 * portfolios share what they have taken before they differ. Never knows which fund qualified it. */
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

/* ---- what a taken idea becomes */

static const struct project_parameters *parameters_of(const struct world *world, int size) {
    return (const void *)scenario_values(world->scenario, world->theta,
                                         world->scenario->project_sizes[size]);
}

/* Co-funding of this plan received from `begin` to `end` [EUR a step]. */
static void add_money(struct cell *self, const struct world *world, enum series series,
                      double planned, int begin, int end) {
    int last = end < world->n_steps ? end : world->n_steps;
    if (begin < last) {
        world->kernels->add_scaled((size_t)(last - begin), planned, world->cofund,
                                   cell_series(self, world, series) + begin);
    }
}

/* What would have come without the award: subtracted, and counted as deadweight. */
static void remove_natural(struct cell *self, const struct world *world, const struct idea *idea) {
    struct project_life life = project_life(world, idea, idea->natural);
    cell_series(self, world, SERIES_DEAD_QUALIFIED)[life.qualified] += 1.0;
    add_money(self, world, SERIES_DEAD_MONEY, parameters_of(world, idea->size)->money, life.running,
              life.end);
    project_change(world, self->series, &life, idea->size, SERIES_DEAD_YEARS, -1.0);
}

/* The project that a taking becomes, all but its co-funding. */
static void add_project(struct cell *self, const struct world *world, const struct award *award,
                        struct taking *taking) {
    const struct idea *idea = &world->ideas[taking->idea];
    struct project_life life = project_life(world, idea, taking->step);
    taking->running = life.running;
    taking->end = life.end;
    if (award->leverage > 0.0) {
        taking->weight = project_weight(world, award->ecosystem, idea);
    }
    cell_series(self, world, SERIES_GROSS_QUALIFIED)[life.qualified] += 1.0;
    project_change(world, self->series, &life, idea->size, SERIES_GROSS_YEARS, 1.0);
    ages_project(self, world, award, &life, idea->anyway);
    if (idea->anyway && idea->natural < world->n_steps) {
        remove_natural(self, world, idea);
    }
}

static void take(struct cell *self, const struct world *world, int award, int32_t idea, int step) {
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
    add_project(self, world, owner, &takings[index]);
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
        take(self, world, award, idea, step);
    }
}

/* ---- co-funding of what is paid */

/* Co-funding of one share of a payment, which may begin at this step. */
static void add_share(struct cell *self, const struct world *world, const struct award *award,
                      const struct taking *taking, double planned, int step) {
    if (taking->running >= world->n_steps)
        return;
    int begin = step > taking->running ? step : taking->running;
    add_money(self, world, SERIES_GROSS_MONEY, planned, begin, taking->end);
    ages_cofund(self, world, award, planned, begin, taking->end);
}

void takings_cofund(struct cell *self, const struct world *world, struct award *award, int step) {
    if (award->takings < 0 || !(award->unshared > 0))
        return;
    double planned = cents_euros(award->unshared) * award->leverage, weights = 0.0;
    award->unshared = 0;
    if (!(planned > 0.0))
        return;
    for (int32_t k = award->takings; k >= 0; k = self->takings[k].next) {
        weights += self->takings[k].weight;
    }
    for (int32_t k = award->takings; k >= 0; k = self->takings[k].next) {
        const struct taking *taking = &self->takings[k];
        add_share(self, world, award, taking, planned * taking->weight / weights, step);
    }
}

/* ---- the end of the run */

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

void funding_finish(struct cell *self, const struct world *world) {
    finish_counts(self, world);
    share_origins(self, world);
}
