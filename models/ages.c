/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows by age of award: what awards have brought by the time they are so old, written as it
 * happens. Never knows why it happens. */
#include <math.h>

#include "models/funding.h"

void ages_prepare(struct world *world) {
    const struct time_grid *time = &world->scenario->time;
    for (int a = 0; a < time->n_ages; a++) {
        double steps = round(time->ages[a] / world->d);
        world->age_steps[a] = steps <= world->n_steps ? (int32_t)steps : world->n_steps + 1;
    }
    world->cofunded[0] = 0.0;
    for (int t = 0; t < world->n_steps; t++) {
        world->cofunded[t + 1] = world->cofunded[t] + world->cofund[t];
    }
}

static struct age_row *rows_of(const struct cell *cell, const struct world *world,
                               const struct award *award) {
    return cell->ages + (size_t)award->instrument * (size_t)world->scenario->time.n_ages;
}

/* First step after an age of the award; 0 when the horizon comes before. */
static inline int limit_of(const struct world *world, const struct award *award, int a) {
    int32_t steps = world->age_steps[a];
    return steps <= world->n_steps - award->step ? award->step + steps : 0;
}

void ages_award(struct cell *cell, const struct world *world, const struct award *award) {
    struct age_row *rows = rows_of(cell, world, award);
    for (int a = 0; a < world->scenario->time.n_ages; a++) {
        rows[a].awards += limit_of(world, award, a) > 0;
    }
}

void ages_pay(struct cell *cell, const struct world *world, const struct award *award, int step,
              double euros) {
    struct age_row *rows = rows_of(cell, world, award);
    for (int a = 0; a < world->scenario->time.n_ages; a++) {
        rows[a].paid += step < limit_of(world, award, a) ? euros : 0.0;
    }
}

void ages_fte(struct cell *cell, const struct world *world, const struct award *award, int step,
              double fte) {
    struct age_row *rows = rows_of(cell, world, award);
    for (int a = 0; a < world->scenario->time.n_ages; a++) {
        rows[a].fte += step < limit_of(world, award, a) ? fte : 0.0;
    }
}

void ages_project(struct cell *cell, const struct world *world, const struct award *award,
                  const struct project_life *life, int anyway) {
    struct age_row *rows = rows_of(cell, world, award);
    for (int a = 0; a < world->scenario->time.n_ages; a++) {
        int limit = limit_of(world, award, a);
        int counts = life->qualified < limit; /* no branch: it could not be foreseen */
        rows[a].qualified += counts;
        rows[a].deadweight += counts & anyway;
        rows[a].alive += counts & (life->running < limit) & (life->end >= limit);
    }
}

void ages_cofund(struct cell *cell, const struct world *world, const struct award *award,
                 double planned, int begin, int end) {
    struct age_row *rows = rows_of(cell, world, award);
    for (int a = 0; a < world->scenario->time.n_ages; a++) {
        int limit = limit_of(world, award, a), last = end < limit ? end : limit;
        rows[a].cofunding += planned * world->cofunded[last > begin ? last - begin : 0];
    }
}
