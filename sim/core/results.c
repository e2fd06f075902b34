/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory of the results of one world. Never knows what an outcome means. */
#include "sim/core/results.h"

#include <stdlib.h>

#include "sim/core/error.h"

/* calloc of a product of three counts, at least one element; NULL when it overflows. */
static void *cube(int a, int b, int c, size_t size) {
    size_t n = (size_t)a * (size_t)b;
    if (a < 0 || b < 0 || c < 0 || (c > 0 && n > SIZE_MAX / (size_t)c)) {
        return NULL;
    }
    n *= (size_t)c;
    return calloc(n > 0 ? n : 1, size);
}

int world_results_init(struct world_results *self, const struct results_shape *shape) {
    *self = (struct world_results){0};
    self->outcomes =
        cube(shape->n_portfolios, shape->n_records, shape->n_outcomes, sizeof *self->outcomes);
    self->money =
        cube(shape->n_portfolios, shape->n_instruments, shape->n_years, sizeof *self->money);
    self->ages = cube(shape->n_portfolios, shape->n_instruments, shape->n_ages, sizeof *self->ages);
    if (self->outcomes == NULL || self->money == NULL || self->ages == NULL) {
        world_results_free(self);
        return FONDSIM_NO_MEMORY;
    }
    return FONDSIM_OK;
}

void world_results_free(struct world_results *self) {
    free(self->outcomes);
    free(self->money);
    free(self->ages);
    *self = (struct world_results){0};
}

void results_shape_free(struct results_shape *self) {
    free(self->record_steps);
    free(self->report_record);
    *self = (struct results_shape){0};
}
