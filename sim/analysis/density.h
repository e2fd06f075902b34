/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kernel densities of draws, to be looked at: Gaussian kernel, Silverman's bandwidth. No estimate
 * is made from them. Knows no outcome, store or plot. */
#ifndef FONDSIM_ANALYSIS_DENSITY_H
#define FONDSIM_ANALYSIS_DENSITY_H

#include <stddef.h>

#include "sim/core/error.h"

enum { DENSITY_MOST_POINTS = 4096 };

/* Silverman (1986), equation 3.31: 0.9 min(sd, interquartile range / 1.34) n^(-1/5); the sd alone
 * when the quartiles are equal. sorted[n] ascending, finite. 0 under two values or when all are the
 * same. */
double density_bandwidth(size_t n, const double *sorted);

/* Density of values[n] at `points` even steps from low to high, both included: at[points] receives
 * the places, density[points] the density of the kernel estimate with *bandwidth. NaN values are
 * left out; values beyond low and high count. Values are binned linearly on a grid at least four
 * times finer than the bandwidth (Wand 1994, "Fast computation of multivariate kernel estimators"),
 * kernels end at 5 bandwidths. When all values are the same there is no density: *bandwidth and all
 * of density[] are 0. FONDSIM_DOMAIN for low >= high, under 2 points or too many, an infinite
 * value, or when no value is defined; FONDSIM_NO_MEMORY. */
int density_of(size_t n, const double *values, double low, double high, size_t points, double *at,
               double *density, double *bandwidth, struct error *error);

#endif
