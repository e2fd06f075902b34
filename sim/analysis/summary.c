/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Estimates of outcomes over replicates. Pure. */
#include "sim/analysis/summary.h"

#include <gsl/gsl_statistics_double.h>
#include <math.h>

/* Type 7 quantile at place = (n - 1) p of n values, by selection within [first, end) where its
 * lower order statistic is known to stand: moves x. That one is in place afterwards, at index
 * place. */
static double quantile(double *x, size_t n, size_t first, size_t end, double place) {
    size_t k = (size_t)place;
    double low = gsl_stats_select(x + first, 1, end - first, k - first);
    double part = place - (double)k;
    if (part <= 0 || k + 1 >= n) {
        return low;
    }
    size_t stop = k + 1 < end ? end : n; /* what stands from `end` on is not smaller */
    double high = gsl_stats_min(x + k + 1, 1, stop - k - 1);
    return low + part * (high - low);
}

/* The median first; it parts the values, so that each tail is looked for in its own half. */
static void quantiles(double *x, size_t n, struct estimate *estimate) {
    double last = (double)(n - 1);
    size_t middle = (size_t)(last * 0.5);
    estimate->p50 = quantile(x, n, 0, n, last * 0.5);
    estimate->p5 = quantile(x, n, 0, middle + 1, last * 0.05);
    estimate->p95 = quantile(x, n, middle, n, last * 0.95);
}

/* Standard error from the means of blocks. */
static double block_error(const double *values, size_t n, size_t per_block) {
    double mean = 0, m2 = 0;
    size_t blocks = 0;
    for (size_t first = 0; first < n; first += per_block) {
        double sum = 0;
        size_t count = 0;
        for (size_t i = first; i < n && i < first + per_block; i++) {
            if (!isnan(values[i])) {
                sum += values[i];
                count++;
            }
        }
        if (count > 0) {
            double step = sum / (double)count - mean;
            blocks++;
            mean += step / (double)blocks;
            m2 += step * (sum / (double)count - mean);
        }
    }
    if (blocks < MOMENTS_MIN_BLOCKS) {
        return (double)NAN;
    }
    return sqrt(m2 / (double)(blocks - 1) / (double)blocks);
}

struct estimate summary_estimate(const double *values, size_t n, size_t per_block, double *work) {
    struct estimate estimate = {.se = block_error(values, n, per_block)};
    double sum = 0, least = INFINITY, most = -INFINITY;
    for (size_t i = 0; i < n; i++) {
        if (!isnan(values[i])) {
            work[estimate.n++] = values[i];
            sum += values[i];
            least = values[i] < least ? values[i] : least;
            most = values[i] > most ? values[i] : most;
        }
    }
    if (estimate.n == 0) {
        estimate.mean = estimate.p5 = estimate.p50 = estimate.p95 = (double)NAN;
        return estimate;
    }
    estimate.mean = sum / (double)estimate.n;
    if (least < most) {
        quantiles(work, estimate.n, &estimate);
    } else { /* a constant */
        estimate.mean = estimate.p5 = estimate.p50 = estimate.p95 = least;
    }
    return estimate;
}

void summary_compare(const double *values, const double *without, size_t n, size_t per_block,
                     double *work, struct summary_row *row) {
    double *difference = work + n;
    for (size_t i = 0; i < n; i++) {
        difference[i] = values[i] - without[i];
    }
    row->value = summary_estimate(values, n, per_block, work);
    row->difference = summary_estimate(difference, n, per_block, work);
}
