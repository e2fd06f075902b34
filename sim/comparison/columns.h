/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws of some outcomes of all portfolios at one report, read in one pass over the file. Never
 * knows what they are for. */
#ifndef FONDSIM_COMPARISON_COLUMNS_H
#define FONDSIM_COMPARISON_COLUMNS_H

#include "sim/store/store.h"

enum { COLUMNS_BYTES = 1 << 28 };

struct columns {
    double **of;     /* [outcome * portfolios + portfolio] draws by replicate; NULL: not read */
    double *memory;  /* all of them */
    double **values; /* [portfolio * outcomes read + k] the same, in the order of the store */
};

/* How many outcomes fit in COLUMNS_BYTES, at least 1. */
size_t columns_room(const struct run_info *info);

/* Reads n outcomes, different ones, in place of what was read before. FONDSIM_NO_MEMORY and the
 * errors of store_grid(). */
int columns_read(struct columns *self, struct store *store, const struct run_info *info, int report,
                 size_t n, const int *outcomes, struct error *error);
void columns_free(struct columns *self); /* legal on a zeroed struct */

static inline const double *columns_at(const struct columns *self, const struct run_info *info,
                                       int outcome, int portfolio) {
    return self->of[(size_t)outcome * (size_t)info->n_portfolios + (size_t)portfolio];
}

#endif
