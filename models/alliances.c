/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Alliances that live without any award (models/README.md, section 5.5). Never knows consortia but
 * as a count that stands beside them. */
#include <math.h>

#include "models/cell.h"

static const double surest = 1.0 - 1e-9; /* probability that an alliance ends in a step, at most */

static const struct alliances_parameters *parameters_of(const struct world *world) {
    return (const void *)scenario_values(world->scenario, world->theta, world->scenario->alliances);
}

static struct kernel_alliances law_at(const struct world *world, int step) {
    const struct alliances_parameters *p = parameters_of(world);
    double q = fmin(1.0 - exp(-p->ends * world->d), surest);
    return (struct kernel_alliances){p->births * world->d * world->activity[step], log1p(-q),
                                     q / (1.0 - q)};
}

int alliances_may_live(const struct world *world) {
    return parameters_of(world)->births > 0; /* of these the start is made too */
}

void alliances_prepare(struct world *world) {
    for (size_t i = 0; i < (size_t)world->n_padded; i++) {
        world->alone[i] = world->alliances_at_start[i];
        world->entered[i] = 0;
    }
    world->n_alone = 0;
}

static void enter(struct world *world, int step) {
    const struct scenario *scenario = world->scenario;
    int changes = step == 0;
    for (int c = 0; c < scenario->n_cohorts; c++) {
        changes |= scenario->cohorts[c].entry_step == step;
    }
    for (int i = 0; i < world->n && changes; i++) {
        world->entered[i] = world->entry_step[i] <= step ? -1 : 0;
    }
}

/* Where no club lives births and ends depend on nothing that a portfolio decides, so they are drawn
 * once. */
void alliances_alone(struct world *world, int step) {
    world->n_alone = step + 1;
    if (!alliances_may_live(world)) {
        return;
    }
    struct kernel_alliances law = law_at(world, step);
    enter(world, step);
    world->kernels->alliances((size_t)world->n_padded, world_step_word(world, STEP_BIRTHS, step),
                              world_step_word(world, STEP_ENDS, step), world->entered, &law,
                              world->no_boost, world->alone, world->changed);
}

/* Where a club lives or has lived, side by side so that the kernel sees no others. */
static void step_clubs(struct cell *self, const struct world *world, int step) {
    struct kernel_alliances law = law_at(world, step);
    size_t n = (size_t)self->n_clubs, padded = (n + LANES - 1) / LANES * LANES;
    double *background = world->dirty_up, *boost = world->dirty_down;
    const uint32_t *birth_words = world_step_word(world, STEP_BIRTHS, step);
    const uint32_t *end_words = world_step_word(world, STEP_ENDS, step);
    uint32_t *births = world->call_words[0], *ends = world->call_words[1];
    int32_t *all = world->dirty_ones, *changed = world->changed;
    for (size_t j = 0; j < n; j++) {
        size_t i = (size_t)self->club_ones[j];
        background[j] = self->background[i];
        boost[j] = self->boost[i];
        births[j] = birth_words[i];
        ends[j] = end_words[i];
        all[j] = -1;
        changed[j] = self->dirty[i];
    }
    world->kernels->alliances(padded, births, ends, all, &law, boost, background, changed);
    for (size_t j = 0; j < n; j++) {
        size_t i = (size_t)self->club_ones[j];
        self->background[i] = background[j];
        self->dirty[i] = changed[j];
    }
}

void alliances_step(struct cell *self, const struct world *world, int step) {
    if (!alliances_may_live(world)) {
        return;
    }
    if (self->n_clubs > 0) {
        step_clubs(self, world, step);
    }
    world->kernels->follow((size_t)world->n_padded, world->alone, self->present,
                           self->own_alliances, self->background, self->dirty);
}
