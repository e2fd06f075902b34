/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several criteria when nobody gives weights: the share of all weightings under which each option
 * wins, weights uniform on the simplex (SMAA-2: Lahdelma and Salminen 2001). Scale as in
 * criteria.h. Knows no outcome, store or plot. */
#ifndef FONDSIM_ANALYSIS_WEIGHTINGS_H
#define FONDSIM_ANALYSIS_WEIGHTINGS_H

#include <stdint.h>

#include "sim/analysis/criteria.h"

enum {
    WEIGHTINGS_ON_MEANS = 16384, /* sets of weights drawn for the shares on means */
    WEIGHTINGS_PER_SAMPLE = 4,   /* sets of weights drawn for each sample */
    WEIGHTINGS_CRITERIA = 512    /* at most: two weights per draw of an address */
};

struct weighting_row {
    double share;    /* of all weightings under which this option has the highest mean score; ties
                        share; options add up to 1 */
    double share_se; /* of the weights drawn and of the means (jackknife of at most 40 groups of
                        blocks), together; NaN under 20 blocks */
    double drawn_se; /* of the weights drawn alone; 0 with one criterion; 1 / (N + 2) at 0 and 1 */
};

struct weightings {
    size_t n_criteria, n_options;
    struct criteria_scales scales; /* that were used */
    struct weighting_row *rows;    /* [option] */
    double *central;               /* [option][criterion] mean of the weights under which the option
                                      wins on means: who would choose it. NaN when it never wins */
    struct draws_mean *ranks;      /* [option][rank - 1] rank acceptability: P(rank) over weightings
                                      and parameters together, inner runs averaged; se from blocks */
};

/* Weights are exponentials divided by their sum, at address {seed, stream of "weightings", sample,
 * purpose PURPOSE_BOOTSTRAP, entity 0 for those on means, 1 ... for those of a sample, draw k / 2
 * for criterion k}: the same for the same seed, whatever else is computed. Errors as
 * criteria_average(), and FONDSIM_DOMAIN for more than WEIGHTINGS_CRITERIA; FONDSIM_NO_MEMORY. */
int weightings_of(const struct criteria *criteria, uint32_t seed, struct weightings *self,
                  struct error *error);
void weightings_free(struct weightings *self); /* legal on a zeroed struct */

#endif
