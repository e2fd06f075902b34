/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rank correlation between uniforms: reordering of stratified columns (Iman and Conover 1982) and
 * the Gaussian copula of independent ones. Knows neither laws nor parameters. */
#ifndef FONDSIM_CORE_RANK_H
#define FONDSIM_CORE_RANK_H

#include <stddef.h>

#include "sim/core/error.h"

/* Between the Pearson correlation of two normal variables and their Spearman correlation:
 * rho_s = 6 / pi asin(rho / 2), rho = 2 sin(pi / 6 rho_s) (Pearson 1907). */
double rank_spearman_of_normal(double rho);
double rank_normal_of_spearman(double rho_s);

/* Checks a row-major k x k target: symmetric, ones on the diagonal, entries in [-1, 1], and
 * positive definite once turned into correlations of normal scores. FONDSIM_DOMAIN naming the
 * smallest eigenvalue when it is not; FONDSIM_NO_MEMORY. */
int rank_check(const double *spearman, size_t k, struct error *error);

/* Reorders each column of the row-major n x k matrix u, in place, so that Spearman correlations
 * between columns come near the row-major k x k target: strata and margins stay as they are. No
 * randomness of its own: the order of column 0 is kept, the others use their present order as
 * noise. FONDSIM_DOMAIN as rank_check, or when k >= n - 1 (too few rows to set so many
 * correlations), or when two columns have the same order; u is untouched then. */
int rank_correlate(double *u, size_t n, size_t k, const double *spearman, struct error *error);

/* Same target for rows of independent uniforms in (0, 1) that have no strata to keep (plain
 * design): each row becomes a draw of the Gaussian copula, exact for any n. Column 0 is kept. */
int rank_copula(double *u, size_t n, size_t k, const double *spearman, struct error *error);

#endif
