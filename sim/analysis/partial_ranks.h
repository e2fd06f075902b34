/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Partial rank correlations between parameters and a quantity, from draws that are already there
 * (Iman, Shortencarier and Johnson 1985): the correlation of ranks once the ranks of all other
 * parameters are held. A first look that needs no new run: it sees what rises or falls, not what
 * bends back. Knows no parameter, store or plot. */
#ifndef FONDSIM_ANALYSIS_PARTIAL_RANKS_H
#define FONDSIM_ANALYSIS_PARTIAL_RANKS_H

#include "sim/analysis/draws.h"

struct partial_rank {
    double coefficient; /* in [-1, 1]; NaN when the parameter or the quantity is constant */
    double se;          /* jackknife over 20 groups of blocks, ranks made anew each time; NaN under
                           20 blocks, or when a group cannot be spared */
    double low, high;   /* 95 %, on Fisher's z scale so that they stay in [-1, 1] */
    int resolved;       /* the interval does not hold 0 */
};

struct partial_ranks {
    size_t n;
    struct partial_rank *rows; /* [n], in the order given */
};

/* x[j] is the column of the j-th parameter, one value for each sample; y has one for each draw, and
 * inner runs are averaged. Ties share their rank. FONDSIM_DOMAIN for no parameter, an empty shape,
 * a value that is not finite, fewer samples than coefficients (n parameters that vary need n + 3),
 * or when the ranks of a parameter follow from those of others (a correlation of 1, or one
 * parameter twice); FONDSIM_NO_MEMORY. */
int partial_ranks_of(const struct draws *shape, size_t n, const double *const *x, const double *y,
                     struct partial_ranks *self, struct error *error);
void partial_ranks_free(struct partial_ranks *self); /* legal on a zeroed struct */

#endif
