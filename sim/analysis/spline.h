/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Basis of natural cubic splines over one column of draws, for regressions. Knows no regression and
 * no parameter.
 *
 * Knots stand at evenly spaced quantiles of the distinct values, so that ties and long tails do not
 * take them all; beyond the outer knots the functions are straight lines. The functions are
 * orthonormal over the column (mean 0, mean square 1, mean products 0) and ordered from smooth to
 * rough (Demmler and Reinsch 1975): the first is the straight line, each further one bends more.
 * Taking the first m of them is therefore a sensible family, and families nest. */
#ifndef FONDSIM_ANALYSIS_SPLINE_H
#define FONDSIM_ANALYSIS_SPLINE_H

#include <gsl/gsl_spline.h>
#include <stddef.h>

#include "sim/core/error.h"

enum { SPLINE_MOST_KNOTS = 20 };

struct spline {
    size_t n; /* functions, the constant not counted: knots - 1 at most; 0 for a constant column */
    double centre, scale;                    /* the column is standardised first */
    double low, high;                        /* outer knots, standardised */
    gsl_spline *bent[SPLINE_MOST_KNOTS - 2]; /* [n - 1] functions after the straight line */
};

/* Basis for x[n], finite, n >= 1. knots: at most so many, 2 to SPLINE_MOST_KNOTS; fewer when x has
 * fewer distinct values. Functions that x cannot tell from the others, and those so rough that
 * rounding would spoil them (with knots at very uneven distances), are left out. On failure
 * *self is freed. FONDSIM_DOMAIN when n is 0 or knots is out of range; FONDSIM_NO_MEMORY. */
int spline_init(struct spline *self, const double *x, size_t n, size_t knots, struct error *error);
void spline_free(struct spline *self); /* legal on a zeroed one */

/* Function k, in [0, n), at x. */
double spline_value(const struct spline *self, size_t k, double x);

#endif
