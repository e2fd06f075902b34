/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Binned kernel densities. Never knows what the draws are of. */
#include "sim/analysis/density.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>

/* Bins in a bandwidth, bandwidths in half a kernel, and bins at most. */
#define FINENESS 4.0
#define REACH 5.0
#define MOST_BINS ((size_t)1 << 20)

double density_bandwidth(size_t n, const double *sorted) {
    if (n < 2) {
        return 0;
    }
    double sd = gsl_stats_sd(sorted, 1, n);
    double range = gsl_stats_quantile_from_sorted_data(sorted, 1, n, 0.75) -
                   gsl_stats_quantile_from_sorted_data(sorted, 1, n, 0.25);
    double width = range > 0 ? fmin(sd, range / 1.34) : sd;
    return sorted[0] == sorted[n - 1] ? 0 : 0.9 * width * pow((double)n, -0.2);
}

/* A grid that holds the points asked for every `fine` bins, and the reach of a kernel beside. */
struct grid {
    size_t n, fine, pad; /* bins, bins from point to point, bins before the first point */
    double first, step;
};

static struct grid grid_of(double low, double high, size_t points, double bandwidth) {
    double apart = (high - low) / (double)(points - 1);
    size_t fine = 1, pad;
    while (apart / (double)fine > bandwidth / FINENESS && fine * points < MOST_BINS / 2) {
        fine *= 2;
    }
    double step = apart / (double)fine, reach = ceil(REACH * bandwidth / step);
    /* A kernel wider than this many bins is flat over the whole window. */
    pad = reach < MOST_BINS / 4.0 ? (size_t)reach : MOST_BINS / 4;
    return (struct grid){.n = (points - 1) * fine + 1 + 2 * pad,
                         .fine = fine,
                         .pad = pad,
                         .first = low - (double)pad * step,
                         .step = step};
}

static void fill_bins(const struct grid *grid, size_t n, const double *sorted, double *bins) {
    for (size_t i = 0; i < n; i++) {
        double place = (sorted[i] - grid->first) / grid->step;
        if (place < 0 || place > (double)(grid->n - 1)) {
            continue; /* out of reach of any point */
        }
        size_t at = (size_t)place;
        double share = place - (double)at;
        bins[at] += 1 - share;
        if (at + 1 < grid->n) {
            bins[at + 1] += share;
        }
    }
}

static void smooth(const struct grid *grid, size_t n, const double *bins, const double *kernel,
                   size_t points, double *density) {
    for (size_t p = 0; p < points; p++) {
        size_t centre = grid->pad + p * grid->fine;
        double sum = kernel[0] * bins[centre];
        for (size_t k = 1; k <= grid->pad; k++) {
            sum += kernel[k] * (bins[centre - k] + bins[centre + k]);
        }
        density[p] = sum / (double)n;
    }
}

/* Defined values, ascending; their number, or negative. */
static long collect(size_t n, const double *values, double *sorted, struct error *error) {
    size_t defined = 0;
    for (size_t i = 0; i < n; i++) {
        if (isinf(values[i])) {
            return error_set(error, FONDSIM_DOMAIN, "a density: value %zu is infinite", i);
        }
        if (!isnan(values[i])) {
            sorted[defined++] = values[i];
        }
    }
    if (defined == 0) {
        return error_set(error, FONDSIM_DOMAIN, "a density: no value is defined");
    }
    gsl_sort(sorted, 1, defined);
    return (long)defined;
}

int density_of(size_t n, const double *values, double low, double high, size_t points, double *at,
               double *density, double *bandwidth, struct error *error) {
    *bandwidth = 0;
    if (!(low < high) || isinf(low) || isinf(high) || points < 2 || points > DENSITY_MOST_POINTS) {
        return error_set(error, FONDSIM_DOMAIN, "a density: expected low < high and 2 to %d points",
                         DENSITY_MOST_POINTS);
    }
    double *sorted = malloc((n + 1) * sizeof *sorted), *bins = NULL, *kernel = NULL;
    long defined = sorted == NULL ? error_set(error, FONDSIM_NO_MEMORY, "no memory for a density")
                                  : collect(n, values, sorted, error);
    int status = defined < 0 ? (int)defined : 0;
    for (size_t p = 0; p < points; p++) {
        at[p] = p + 1 == points ? high : low + (high - low) * (double)p / (double)(points - 1);
        density[p] = 0;
    }
    if (status < 0) {
        goto out;
    }
    *bandwidth = density_bandwidth((size_t)defined, sorted);
    if (!(*bandwidth > 0)) {
        goto out;
    }
    struct grid grid = grid_of(low, high, points, *bandwidth);
    bins = calloc(grid.n, sizeof *bins);
    kernel = calloc(grid.pad + 1, sizeof *kernel);
    if (bins == NULL || kernel == NULL) {
        status = error_set(error, FONDSIM_NO_MEMORY, "no memory for a density");
        goto out;
    }
    for (size_t k = 0; k <= grid.pad; k++) {
        kernel[k] = gsl_ran_gaussian_pdf((double)k * grid.step, *bandwidth);
    }
    fill_bins(&grid, (size_t)defined, sorted, bins);
    smooth(&grid, (size_t)defined, bins, kernel, points, density);
out:
    free(sorted);
    free(bins);
    free(kernel);
    return status;
}
