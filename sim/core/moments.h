/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running means of many quantities with their standard errors from block means. Knows no outcome.
 */
#ifndef FONDSIM_CORE_MOMENTS_H
#define FONDSIM_CORE_MOMENTS_H

#include <math.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/core/error.h"

/* Standard errors are not given from fewer blocks. */
enum { MOMENTS_MIN_BLOCKS = 20 };

/* Arrays of one value per quantity, owned. */
struct moments {
    size_t n;
    double *sum;       /* over the present block */
    uint32_t *count;   /* defined values in the present block */
    double *total;     /* over ended blocks */
    uint64_t *all;     /* defined values in ended blocks */
    uint32_t *blocks;  /* ended blocks with a defined value */
    double *mean, *m2; /* of block means: mean and sum of squared deviations (Welford 1962) */
};

int moments_init(struct moments *self, size_t n, struct error *error);
void moments_free(struct moments *self);

/* Adds a value of quantity i to the present block; NaN is not defined and not counted. */
static inline void moments_add(struct moments *self, size_t i, double value) {
    if (!isnan(value)) {
        self->sum[i] += value;
        self->count[i]++;
    }
}

/* Ends the block for all quantities. */
void moments_end_block(struct moments *self);

/* Over ended blocks. Mean NaN when nothing is defined; error NaN under MOMENTS_MIN_BLOCKS blocks.
 * Error = sd of block means / sqrt(B), B - 1 degrees of freedom. */
double moments_mean(const struct moments *self, size_t i);
double moments_error(const struct moments *self, size_t i);

#endif
