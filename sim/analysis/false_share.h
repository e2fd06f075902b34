/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of many rank correlations are told from 0 when all of them are looked at together: with a
 * hundred parameters five would be at 95 % each, by chance alone. Benjamini and Hochberg (1995):
 * of those that are called told, a share of at most FALSE_SHARE is expected to be false.
 * Never runs or computes a correlation. */
#ifndef FONDSIM_ANALYSIS_FALSE_SHARE_H
#define FONDSIM_ANALYSIS_FALSE_SHARE_H

#include <stddef.h>

#include "sim/analysis/partial_ranks.h"

/* [share] of false ones among those told. */
#define FALSE_SHARE 0.05

/* Two-sided probability of a coefficient as far from 0 when there is none: Student, with the errors
 * and the scale of its interval. NaN when the error is not known; 0 at -1 and 1. */
double partial_rank_p(const struct partial_rank *rank);

/* p[n] become adjusted in place: the smallest share of false ones at which each would be told. NaN
 * are left out of the count and stay. FONDSIM_NO_MEMORY. */
int false_share_adjust(size_t n, double *p);

#endif
