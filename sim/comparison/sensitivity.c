/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sensitivities of the difference between two portfolios: the order of things. Never computes an
 * estimate nor prints. */
#include "sim/comparison/sensitivity.h"

#include <math.h>
#include <stdlib.h>

#include "sim/comparison/sensitivity_steps.h"

int sensitivity_make(const struct run_info *info, const struct scenario *scenario,
                     const struct sensitivity_asked *asked, const struct runner *runner,
                     struct sensitivity *self, struct error *error) {
    *self = (struct sensitivity){.info = info, .scenario = scenario};
    int status = sensitivity_choose(self, asked, error);
    if (status == 0 && !asked->tornado_only) {
        status = sensitivity_correlate(self, asked, runner, error);
    }
    status = status < 0 ? status : sensitivity_hold(self, asked, runner, error);
    if (status == 0 && !asked->tornado_only) {
        status = sensitivity_cross(self, asked, runner, error);
    }
    status = status < 0 ? status : sensitivity_share(self, asked, runner, error);
    if (status < 0) {
        sensitivity_free(self);
    }
    return status;
}

int sensitivity_moves_nothing(const struct sensitivity *self, size_t quantity) {
    const struct tornado *tornado = &self->tornados[quantity];
    for (size_t r = 0; r < tornado->n; r++) {
        if (tornado->rows[r].spread > 0) {
            return 0;
        }
    }
    return 1;
}

int sensitivity_is_level(const struct two_way *map) {
    const double first = map->cells[0].lead.mean;
    for (size_t c = 1; c < map->n[0] * map->n[1]; c++) {
        if (map->cells[c].lead.mean < first || map->cells[c].lead.mean > first) {
            return 0;
        }
    }
    return 1;
}

int sensitivity_varies(const struct sobol *sobol) {
    return fabs(sobol->variance) > 0; /* an estimate from few samples may be under 0 */
}

void sensitivity_free(struct sensitivity *self) {
    for (size_t q = 0; q < self->n_quantities; q++) {
        if (self->ranks != NULL) {
            partial_ranks_free(&self->ranks[q]);
        }
        if (self->tornados != NULL) {
            tornado_free(&self->tornados[q]);
        }
        if (self->fines != NULL) {
            tornado_free(&self->fines[q]);
        }
        if (self->maps != NULL) {
            two_way_free(&self->maps[q]);
        }
        if (self->sobols != NULL) {
            sobol_free(&self->sobols[q]);
        }
    }
    for (size_t f = 0; self->factors != NULL && f < self->sobol.n_factors; f++) {
        free(self->factors[f]);
    }
    free(self->factors);
    free(self->ranks);
    free(self->tornados);
    free(self->fines);
    free(self->maps);
    free(self->sobols);
    free(self->order);
    free(self->importance);
    free(self->false_shares);
    tornado_plan_free(&self->tornado);
    tornado_plan_free(&self->fine);
    two_way_plan_free(&self->two_way);
    sobol_plan_free(&self->sobol);
    passes_list_free(&self->varying);
    free(self->quantities);
    free(self->kept);
    *self = (struct sensitivity){0};
}
