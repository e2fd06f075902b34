/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Alliances that live without any award (models/README.md, section 5.5). Never knows consortia but
 * as a count that stands beside them. */
#include <math.h>

#include "models/cell.h"

static const double surest = 1.0 - 1e-9; /* probability that an alliance ends in a step, at most */

void alliances_step(struct cell *self, const struct world *world, int step) {
    const struct scenario *scenario = world->scenario;
    const struct alliances_parameters *p =
        (const void *)scenario_values(scenario, world->theta, scenario->alliances);
    double q = fmin(1.0 - exp(-p->ends * world->d), surest);
    struct kernel_alliances law = {p->births * world->d * world->activity[step], log1p(-q),
                                   q / (1.0 - q)};
    world->kernels->alliances((size_t)world->n_padded, world->words[1], world->words[2],
                              self->present, &law, self->boost, self->background, self->dirty);
}
