/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accompaniment offers (models/README.md, section 5.2): who takes them, what they cost, how long
 * they act. Never knows what a level means. */
#include <math.h>

#include "models/cell.h"

static const struct offer_parameters *parameters_of(const struct world *world, int offer) {
    return (const void *)scenario_values(world->scenario, world->theta,
                                         world->scenario->offers[offer].section);
}

void offers_prepare(struct world *world) {
    for (int o = 0; o < world->scenario->n_offers; o++) {
        const struct offer_parameters *p = parameters_of(world, o);
        world->offer_logs[o] = log(p->hazard_ratio);
        world->offer_takes[o] = 1.0 - exp(-p->uptake);
    }
}

/* Whoever takes offer o this year, at most its capacity, in world->ranks; how many there are. */
static size_t takers(const struct cell *self, const struct world *world, int o) {
    uint32_t levels = world->scenario->offers[o].levels;
    const double *uniforms = world->offer_uniforms + (size_t)o * (size_t)world->n_padded;
    double capacity = floor(parameters_of(world, o)->capacity);
    size_t n = 0;
    const int32_t *inclined = world->offer_inclined + (size_t)o * (size_t)world->n_padded;
    for (int32_t j = 0; j < world->n_inclined[o]; j++) {
        int32_t i = inclined[j];
        if (self->present[i] != 0 && (levels >> self->level[i] & 1U) != 0) {
            world->ranks[n++] = (struct world_rank){uniforms[i], i};
        }
    }
    if ((double)n > capacity) {
        world_sort(world->ranks, n);
        n = (size_t)capacity;
    }
    return n;
}

/* Sums of what acts at a step, in the order of offers. */
static void refresh(struct cell *self, const struct world *world, int step) {
    size_t n = (size_t)world->n_padded;
    double *sums = world->chance;
    for (size_t i = 0; i < n; i++) {
        sums[i] = 0.0;
    }
    for (size_t o = 0; o < (size_t)world->scenario->n_offers; o++) {
        world->kernels->add_later(n, world->offer_logs[o], self->offer_until + o * n, step, sums);
    }
    for (size_t i = 0; i < n; i++) {
        self->dirty[i] |= sums[i] < self->offers[i] || sums[i] > self->offers[i];
        self->offers[i] = sums[i];
    }
}

void offers_step(struct cell *self, const struct world *world, int step) {
    int per_year = world->scenario->time.steps_per_year;
    if (step % per_year != 0 || world->scenario->n_offers == 0) {
        return;
    }
    for (int o = 0; o < world->scenario->n_offers && !world->stopped[step]; o++) {
        const struct offer_parameters *p = parameters_of(world, o);
        size_t n = takers(self, world, o);
        int until = step + per_year * (int)round(p->lasts);
        for (size_t j = 0; j < n; j++) {
            size_t i = (size_t)world->ranks[j].index;
            self->offer_until[(size_t)o * (size_t)world->n_padded + i] = until;
        }
        cell_series(self, world, SERIES_OFFER_COST)[step] += (double)n * p->unit_cost;
        cell_series(self, world, SERIES_OFFER_HOURS)[step] += (double)n * p->hours;
    }
    refresh(self, world, step);
}
