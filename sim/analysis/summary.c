/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Estimates of outcomes over replicates. Pure. */
#include "sim/analysis/summary.h"

#include <math.h>

#include "sim/core/stats.h"

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
        static const double levels[3] = {0.05, 0.5, 0.95};
        double found[3];
        stats_quantiles(work, estimate.n, levels, 3, found);
        estimate.p5 = found[0];
        estimate.p50 = found[1];
        estimate.p95 = found[2];
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
