/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads columns of draws in groups. Never knows what they are for. */
#include "sim/comparison/columns.h"

#include <stdlib.h>

size_t columns_room(const struct run_info *info) {
    size_t draws = (size_t)info->samples * info->inner * (size_t)info->n_portfolios;
    size_t fit = COLUMNS_BYTES / sizeof(double) / (draws > 0 ? draws : 1);
    return fit < 1 ? 1 : fit < info->catalogue.n ? fit : info->catalogue.n;
}

int columns_read(struct columns *self, struct store *store, const struct run_info *info, int report,
                 size_t n, const int *outcomes, struct error *error) {
    size_t portfolios = (size_t)info->n_portfolios, draws = (size_t)info->samples * info->inner;
    columns_free(self);
    self->of = calloc(info->catalogue.n * portfolios + 1, sizeof *self->of);
    self->values = calloc(n * portfolios + 1, sizeof *self->values);
    self->memory = malloc((n * portfolios * draws + 1) * sizeof *self->memory);
    int *all = calloc(portfolios + 1, sizeof *all);
    int status = 0;
    if (self->of == NULL || self->values == NULL || self->memory == NULL || all == NULL) {
        status = error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    for (size_t p = 0; status == 0 && p < portfolios; p++) {
        all[p] = (int)p;
        for (size_t k = 0; k < n; k++) {
            double *column = self->memory + (p * n + k) * draws;
            self->values[p * n + k] = column;
            self->of[(size_t)outcomes[k] * portfolios + p] = column;
        }
    }
    if (status == 0 && n > 0) {
        status = store_grid(store, info, report, portfolios, all, n, outcomes, self->values, error);
    }
    free(all);
    if (status < 0) {
        columns_free(self);
    }
    return status;
}

void columns_free(struct columns *self) {
    free(self->of);
    free(self->memory);
    free(self->values);
    *self = (struct columns){0};
}
