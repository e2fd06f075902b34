/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shape of columns of draws, averages, means and shares with their errors. Knows no outcome. */
#include "sim/analysis/draws.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdint.h>

#include "sim/core/moments.h"

int draws_check(const struct draws *self, struct error *error) {
    if (self->samples == 0 || self->inner == 0 || self->block == 0) {
        return error_set(error, FONDSIM_DOMAIN,
                         "%zu samples of %zu inner runs in blocks of %zu: nothing to analyse",
                         self->samples, self->inner, self->block);
    }
    if (self->samples > SIZE_MAX / sizeof(double) / self->inner ||
        self->block > SIZE_MAX / self->inner) {
        return error_set(error, FONDSIM_DOMAIN, "%zu samples of %zu inner runs: too many",
                         self->samples, self->inner);
    }
    return 0;
}

size_t draws_count(const struct draws *self) {
    return self->samples * self->inner;
}

size_t draws_blocks(const struct draws *self) {
    return self->samples / self->block + (self->samples % self->block > 0);
}

int draws_finite(const struct draws *self, const double *column, const char *what,
                 struct error *error) {
    size_t n = draws_count(self);
    for (size_t i = 0; i < n; i++) {
        if (!isfinite(column[i])) {
            return error_set(error, FONDSIM_DOMAIN, "%s: sample %zu, inner run %zu is %s", what,
                             i / self->inner, i % self->inner,
                             isnan(column[i]) ? "not defined" : "infinite");
        }
    }
    return 0;
}

void draws_average(const struct draws *self, const double *column, double *averages) {
    for (size_t s = 0; s < self->samples; s++) {
        const double *runs = column + s * self->inner;
        double sum = 0;
        size_t count = 0;
        for (size_t m = 0; m < self->inner; m++) {
            if (!isnan(runs[m])) {
                sum += runs[m];
                count++;
            }
        }
        averages[s] = count > 0 ? sum / (double)count : (double)NAN;
    }
}

struct draws_mean draws_mean(const double *values, size_t n, size_t per_block) {
    double mean = 0, m2 = 0, total = 0; /* mean and m2 of block means (Welford 1962) */
    size_t blocks = 0, all = 0;
    for (size_t first = 0; first < n; first += per_block) {
        double sum = 0;
        size_t count = 0;
        for (size_t i = first; i < n && i - first < per_block; i++) {
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
            total += sum;
            all += count;
        }
    }
    return (struct draws_mean){
        .n = all,
        .mean = all > 0 ? total / (double)all : (double)NAN,
        .se = blocks < MOMENTS_MIN_BLOCKS ? (double)NAN
                                          : sqrt(m2 / (double)(blocks - 1) / (double)blocks),
    };
}

double draws_share_error(double share, double se, size_t n) {
    if (isnan(se) || (share > 0 && share < 1)) {
        return se;
    }
    return 1 / ((double)n + 2);
}

double draws_luck(const struct draws *self, const double *column) {
    if (self->inner < 2) {
        return (double)NAN;
    }
    double within = 0, mean = 0, m2 = 0, m = (double)self->inner;
    size_t count = 0;
    for (size_t s = 0; s < self->samples; s++) {
        const double *runs = column + s * self->inner;
        double centre = 0, squares = 0;
        for (size_t r = 0; r < self->inner; r++) {
            centre += runs[r] / m;
        }
        for (size_t r = 0; r < self->inner; r++) {
            squares += (runs[r] - centre) * (runs[r] - centre);
        }
        if (!isnan(centre)) {
            double step = centre - mean;
            count++;
            within += (squares / (m - 1) - within) / (double)count;
            mean += step / (double)count;
            m2 += step * (centre - mean);
        }
    }
    if (count < 2 || (m2 <= 0 && within <= 0)) {
        return (double)NAN;
    }
    double parameters = m2 / (double)(count - 1) - within / m;
    return parameters > 0 ? within / m / parameters : (double)INFINITY;
}

double draws_t(size_t blocks) {
    return blocks < MOMENTS_MIN_BLOCKS ? (double)NAN
                                       : gsl_cdf_tdist_Pinv(0.975, (double)(blocks - 1));
}

int draws_resolved(double mean, double se, size_t blocks) {
    return fabs(mean) > draws_t(blocks) * se; /* false when one is NaN */
}
