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

    /* With units: blocks that belong together, block b to unit b % n_units. */
    uint32_t n_units;     /* 0: none */
    uint32_t ended;       /* blocks, with defined values or not */
    double *unit_sum;     /* [n_units][n] over ended blocks */
    uint32_t *unit_count; /* [n_units][n] likewise */
};

/* What ended blocks have left, to be kept and brought back byte by byte. */
enum { MOMENTS_PARTS = 8 };
struct moments_part {
    void *bytes; /* in the moments, not owned */
    size_t size;
};

int moments_init(struct moments *self, size_t n, struct error *error);
void moments_free(struct moments *self);

/* Standard errors from units of blocks instead of blocks, whenever the ended blocks share out
 * equally among the units (sim/core/blocks.h); 0 units: from blocks. Before the first value.
 * FONDSIM_NO_MEMORY, *self stays as it was. */
int moments_set_units(struct moments *self, uint32_t n_units, struct error *error);

/* Adds a value of quantity i to the present block; NaN is not defined and not counted. */
static inline void moments_add(struct moments *self, size_t i, double value) {
    if (!isnan(value)) {
        self->sum[i] += value;
        self->count[i]++;
    }
}

/* Ends the block for all quantities. */
void moments_end_block(struct moments *self);

/* Their parts, between two blocks: copying their bytes into the parts of moments of the same n and
 * units, just made, gives moments that go on in the same way. */
void moments_parts(struct moments *self, struct moments_part parts[MOMENTS_PARTS]);

/* Over ended blocks. Mean NaN when nothing is defined; error NaN under MOMENTS_MIN_BLOCKS blocks.
 * Error = sd of block means / sqrt(B), B - 1 degrees of freedom; of unit means likewise. */
double moments_mean(const struct moments *self, size_t i);
double moments_error(const struct moments *self, size_t i);

/* Blocks, or units, behind the error. */
uint32_t moments_units(const struct moments *self, size_t i);

#endif
