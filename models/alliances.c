/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Alliances that live without any award (models/README.md, section 5.5). Never knows consortia but
 * as a count that stands beside them. */
#include <math.h>

#include "models/cell.h"

static const double surest = 1.0 - 1e-9; /* probability that an alliance ends in a step, at most */

static struct kernel_alliances law_at(const struct world *world, int step) {
    const struct scenario *scenario = world->scenario;
    const struct alliances_parameters *p =
        (const void *)scenario_values(scenario, world->theta, scenario->alliances);
    double q = fmin(1.0 - exp(-p->ends * world->d), surest);
    return (struct kernel_alliances){p->births * world->d * world->activity[step], log1p(-q),
                                     q / (1.0 - q)};
}

/* Where no club lives births and ends depend on nothing that a portfolio decides, so they are drawn
 * once. The scratch of a step stands in for the state of a cell. */
void alliances_prepare(struct world *world) {
    size_t n = (size_t)world->n_padded;
    double *background = world->dirty_up, *boost = world->dirty_down;
    int32_t *present = world->dirty_ones, *changed = world->move;
    for (size_t i = 0; i < n; i++) {
        background[i] = world->alliances_at_start[i];
        boost[i] = 0.0;
    }
    for (int t = 0; t < world->n_steps; t++) {
        struct kernel_alliances law = law_at(world, t);
        int32_t *alone = world->alliances_alone + (size_t)t * n;
        for (size_t i = 0; i < n; i++) {
            present[i] = world->entry_step[i] <= t ? -1 : 0;
        }
        world_draw_words(world, t);
        world->kernels->alliances(n, world->words[1], world->words[2], present, &law, boost,
                                  background, changed);
        for (size_t i = 0; i < n; i++) {
            alone[i] = (int32_t)background[i];
        }
    }
}

void alliances_step(struct cell *self, const struct world *world, int step) {
    size_t n = (size_t)world->n_padded;
    if (self->clubs) {
        struct kernel_alliances law = law_at(world, step);
        world->kernels->alliances(n, world->words[1], world->words[2], self->own_alliances, &law,
                                  self->boost, self->background, self->dirty);
    }
    world->kernels->follow(n, world->alliances_alone + (size_t)step * n, self->present,
                           self->own_alliances, self->background, self->dirty);
}
