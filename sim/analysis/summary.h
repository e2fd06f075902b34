/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Estimates of outcomes over replicates: mean, standard error from block means, quantiles, paired
 * difference from the counterfactual. Pure; never knows engine, store, YAML or plots. */
#ifndef FONDSIM_ANALYSIS_SUMMARY_H
#define FONDSIM_ANALYSIS_SUMMARY_H

#include <stddef.h>

#include "sim/core/moments.h"
#include "sim/core/tables.h"

/* values[n] in order of replicates, per_block = 32 * inner runs of them a block, NaN where not
 * defined; work[n] is working memory. Mean, quantiles (type 7) and their number over the defined
 * ones; se = sd of the means of blocks / sqrt(B), B - 1 degrees of freedom, over blocks with a
 * defined value; NaN under MOMENTS_MIN_BLOCKS of them. */
struct estimate summary_estimate(const double *values, size_t n, size_t per_block, double *work);

/* Fills value and difference of a row: values of the portfolio and, replicate by replicate,
 * `without` of its counterfactual. work[2 n]. */
void summary_compare(const double *values, const double *without, size_t n, size_t per_block,
                     double *work, struct summary_row *row);

#endif
