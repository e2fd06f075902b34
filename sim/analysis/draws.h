/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What analyses of stored draws share: the shape of a column, averages over inner runs, means and
 * shares with standard errors from block means. Knows no outcome, portfolio, store or plot.
 *
 * A column holds samples * inner draws in order (sample, inner). Samples stand in blocks of `block`
 * neighbours (32 in a stored run); a shorter last block counts as one, as in summary.h. */
#ifndef FONDSIM_ANALYSIS_DRAWS_H
#define FONDSIM_ANALYSIS_DRAWS_H

#include <stddef.h>

#include "sim/core/error.h"

struct draws {
    size_t samples; /* draws of the parameters */
    size_t inner;   /* runs of luck for each of them */
    size_t block;   /* samples in a block; blocks are independent */
};

/* A mean over defined values. */
struct draws_mean {
    size_t n; /* defined values */
    double mean;
    double se; /* sd of block means / sqrt(B), B - 1 degrees of freedom; NaN under 20 blocks */
};

/* FONDSIM_DOMAIN when one of the three is 0, or when there are more draws than memory can hold. */
int draws_check(const struct draws *self, struct error *error);

size_t draws_count(const struct draws *self);
size_t draws_blocks(const struct draws *self);

/* FONDSIM_DOMAIN when a value of the column is NaN or infinite: "<what>: sample 3, inner run 0 is
 * not defined", numbers from 0. */
int draws_finite(const struct draws *self, const double *column, const char *what,
                 struct error *error);

/* averages[samples]: mean of the defined inner runs of each sample, NaN when there is none. */
void draws_average(const struct draws *self, const double *column, double *averages);

/* Mean of values[n], per_block neighbours a block; NaN values are left out. */
struct draws_mean draws_mean(const double *values, size_t n, size_t per_block);

/* Standard error of a share that was counted over n draws: se as it is, but 1 / (n + 2) instead of
 * 0 for a share of 0 or 1, since what never happened in n draws may still happen (the smoothed
 * share of Laplace's rule of succession has about this error). NaN stays NaN. */
double draws_share_error(double share, double se, size_t n);

/* Share of luck left in the averages: event variance / inner over parameter variance, from the
 * analysis of variance within and between samples. Averages stand for expectations when it is
 * under 0.05. NaN with one inner run (not known) or when nothing varies; INFINITY when no parameter
 * variance is left. Samples with an undefined run are left out. */
double draws_luck(const struct draws *self, const double *column);

/* Two-sided 95 % quantile of Student's t for a standard error from this many blocks; NaN under 20.
 */
double draws_t(size_t blocks);

/* 1 when a mean is told from 0 at this precision: |mean| > t se (95 %, Student); 0 when it is not,
 * when it is 0, or when the error is not known. */
int draws_resolved(double mean, double se, size_t blocks);

#endif
