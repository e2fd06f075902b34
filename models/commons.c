/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adoption of commons and the hours they save (models/README.md, section 5.6), the same for those
 * older than the funds and those they built. Never knows who paid. */
#include <math.h>

#include "models/cell.h"

static const struct commons_parameters *parameters_of(const struct world *world) {
    return (const void *)scenario_values(world->scenario, world->theta, world->scenario->commons);
}

static double adoption_chance(const struct commons_parameters *p, double adopted, double reach,
                              double d) {
    return 1.0 - exp(-(p->p + p->q * adopted) * reach * d);
}

int commons_may_live(const struct world *world) {
    return world->commons_at_start > 0 || world->scenario->n_instruments > 0;
}

static void adopt_inside(struct cell *self, const struct world *world,
                         const struct commons_parameters *p, int step) {
    const struct scenario *scenario = world->scenario;
    double adopted = self->n_present > 0 ? (double)self->adopters / self->n_present : 0.0;
    double chance[SCENARIO_MAX_LEVELS];
    for (int l = 0; l < scenario->n_levels; l++) {
        const struct level_parameters *level =
            (const void *)scenario_values(scenario, world->theta, scenario->levels[l].section);
        chance[l] = adoption_chance(p, adopted, level->reach, world->d);
    }
    self->adopters += world->kernels->adoption(
        (size_t)world->n_padded, world_step_word(world, STEP_ADOPTION, step), self->present,
        self->level, chance, self->adopter, self->dirty);
}

/* What an adopter uses has changed. */
static void mark_adopters(struct cell *self, const struct world *world) {
    for (int i = 0; i < world->n; i++) {
        self->dirty[i] |= self->adopter[i] > 0.5 ? DIRTY_TRAITS : 0;
    }
}

void commons_step(struct cell *self, const struct world *world, int step) {
    const struct commons_parameters *p = parameters_of(world);
    int commons = world->old_commons[step] + self->built;
    if (commons != self->commons) {
        mark_adopters(self, world);
        self->commons = commons;
    }
    if (commons > 0 && self->adopters < self->n_present) {
        adopt_inside(self, world, p, step);
    }
    if (commons > 0) {
        self->adopted_outside +=
            (1.0 - self->adopted_outside) *
            adoption_chance(p, self->adopted_outside, p->reach_outside, world->d);
    }
    double outside = p->outside_territories * self->adopted_outside;
    double hours = commons > 0 ? p->hours * commons / (commons + p->half_stock) * world->d : 0.0;
    cell_series(self, world, SERIES_COMMONS)[step] = commons;
    cell_series(self, world, SERIES_ADOPTERS)[step] = self->adopters;
    cell_series(self, world, SERIES_ADOPTERS_OUTSIDE)[step] = outside;
    cell_series(self, world, SERIES_HOURS)[step] = self->adopters * hours;
    cell_series(self, world, SERIES_HOURS_OUTSIDE)[step] = outside * hours;
}
