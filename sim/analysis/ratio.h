/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ratio of two means on common draws, mean(y) / mean(x), never a mean of ratios. Its standard
 * error is a delete-one-block jackknife; its interval is Fieller's (1954), which stays right when
 * the denominator is not told from 0. Knows neither effects nor money. */
#ifndef FONDSIM_ANALYSIS_RATIO_H
#define FONDSIM_ANALYSIS_RATIO_H

#include "sim/analysis/draws.h"

/* What a 95 % Fieller set looks like. */
enum ratio_set {
    RATIO_UNKNOWN, /* under 20 blocks, or no ratio fits (denominator exactly 0) */
    RATIO_BETWEEN, /* low <= ratio <= high; the only set that a table may print as an interval */
    RATIO_OUTSIDE, /* ratio <= low or ratio >= high: the denominator is not told from 0 */
    RATIO_ANY      /* every ratio fits: nothing is known */
};

struct ratio {
    struct draws_mean numerator, denominator;
    double covariance; /* of the two means; NaN under 20 blocks */
    double ratio;      /* NaN when the denominator is 0 */
    double se;         /* block jackknife; NaN under 20 blocks, means little unless RATIO_BETWEEN */
    enum ratio_set set;
    double low, high; /* bounds of the set, may be infinite; NaN when there are none */
};

/* y[n] and x[n], finite, per_block neighbours a block. The set is about the Monte Carlo error of
 * the two means (Student, 95 %), not about what is unknown of the parameters. */
struct ratio ratio_of_means(const double *y, const double *x, size_t n, size_t per_block);

#endif
