/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Regions of highest density of draws in a plane, to be looked at: the smallest regions that hold
 * given shares of the draws, by a Gaussian kernel estimate on a grid. No estimate is made from
 * them. Knows no outcome, store or plot. */
#ifndef FONDSIM_ANALYSIS_CONTOURS_H
#define FONDSIM_ANALYSIS_CONTOURS_H

#include <stddef.h>

#include "sim/core/error.h"

enum { CONTOURS_GRID = 72, CONTOURS_LEAST = 100 };

/* A closed line: the last point joins the first. With two points the draws vary in one direction
 * only, and the line is the middle share of them. */
struct contour {
    size_t share; /* index in the shares asked for */
    size_t n;
    double *x, *y; /* [n] */
};

struct contours {
    size_t n;
    struct contour *lines; /* [n] in order of shares */
};

/* Contours of the draws (x[n], y[n]), finite, at shares[n_shares] in (0, 1): each is the level of
 * the estimate under which the rest of the draws lie, so that the regions inside hold their share
 * by count (Hyndman 1996). Bandwidths of a normal law in the plane, min(sd, interquartile range /
 * 1.34) n^(-1/6) along each axis (Scott 1992); draws are binned linearly on CONTOURS_GRID^2 points
 * from the 0.1 % to the 99.9 % quantile and three bandwidths beside; lines stay within the range
 * of the draws. None under CONTOURS_LEAST
 * draws, or when nothing varies. FONDSIM_DOMAIN for a value that is not finite; FONDSIM_NO_MEMORY.
 * On failure *self is freed. */
int contours_of(size_t n, const double *x, const double *y, size_t n_shares, const double *shares,
                struct contours *self, struct error *error);
void contours_free(struct contours *self); /* legal on a zeroed struct */

#endif
