/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paired differences on common draws. Knows no outcome, store or plot. */
#include "sim/analysis/difference.h"

#include <math.h>
#include <stdlib.h>

#include "sim/core/moments.h"
#include "sim/core/stats.h"

static const double levels[3] = {0.05, 0.5, 0.95};

static int no_memory(struct error *error) {
    return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
}

/* Quantiles of values[n], `defined` of them not NaN; work[n]. */
static int quantiles(const double *values, size_t n, size_t per_block, size_t defined, double *work,
                     struct difference_view *view, struct error *error) {
    if (defined == n && n % per_block == 0) {
        int code =
            stats_quantile_errors(values, n, per_block, levels, 3, view->p, view->p_se, error);
        for (int j = 0; j < 3 && n / per_block < MOMENTS_MIN_BLOCKS; j++) {
            view->p_se[j] = (double)NAN;
        }
        return code;
    }
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        if (!isnan(values[i])) {
            work[count++] = values[i];
        }
    }
    stats_quantiles(work, count, levels, 3, view->p);
    for (int j = 0; j < 3; j++) {
        view->p_se[j] = (double)NAN;
    }
    return 0;
}

/* Share of values[n] of this sign; work[n]. */
static struct draws_mean share(const double *values, size_t n, size_t per_block, int sign,
                               double *work) {
    for (size_t i = 0; i < n; i++) {
        work[i] = isnan(values[i]) ? (double)NAN : sign * values[i] > 0;
    }
    struct draws_mean mean = draws_mean(work, n, per_block);
    mean.se = draws_share_error(mean.mean, mean.se, mean.n);
    return mean;
}

/* values[n]: draws of A - B; work[n]. */
static int look(const double *values, size_t n, size_t per_block, double *work,
                struct difference_view *view, struct error *error) {
    struct draws_mean above = share(values, n, per_block, 1, work);
    struct draws_mean below = share(values, n, per_block, -1, work);
    size_t equal = 0;
    for (size_t i = 0; i < n; i++) {
        equal += values[i] == 0;
    }
    *view = (struct difference_view){
        .n = above.n,
        .above = above.mean,
        .above_se = above.se,
        .below = below.mean,
        .below_se = below.se,
        .equal = above.n > 0 ? (double)equal / (double)above.n : (double)NAN,
    };
    return quantiles(values, n, per_block, above.n, work, view, error);
}

static double variance_of(const double *values, size_t n) {
    double mean = 0, m2 = 0;
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        if (!isnan(values[i])) {
            double step = values[i] - mean;
            mean += step / (double)++count;
            m2 += step * (values[i] - mean);
        }
    }
    return count > 1 ? m2 / (double)(count - 1) : (double)NAN;
}

/* a[i] where both are defined, into work. */
static double variance_where(const double *a, const double *both, size_t n, double *work) {
    for (size_t i = 0; i < n; i++) {
        work[i] = isnan(both[i]) ? (double)NAN : a[i];
    }
    return variance_of(work, n);
}

static void variances(const double *a, const double *b, const double *minus, size_t n, double *work,
                      struct difference *self) {
    self->variance_a = variance_where(a, minus, n, work);
    self->variance_b = variance_where(b, minus, n, work);
    self->variance = variance_of(minus, n);
    double sum = self->variance_a + self->variance_b;
    if (self->variance > 0) {
        self->saved = sum / self->variance;
    } else {
        self->saved = sum > 0 ? (double)INFINITY : (double)NAN;
    }
}

int difference_of(const struct draws *shape, const double *a, const double *b,
                  struct difference *self, struct error *error) {
    *self = (struct difference){0};
    int code = draws_check(shape, error);
    if (code != 0) {
        return code;
    }
    size_t n = draws_count(shape), per_block = shape->block * shape->inner;
    double *minus = calloc(n, sizeof *minus), *work = calloc(n, sizeof *work);
    double *averages = calloc(shape->samples, sizeof *averages);
    if (minus == NULL || work == NULL || averages == NULL) {
        code = no_memory(error);
        goto out;
    }
    for (size_t i = 0; i < n; i++) {
        if (isinf(a[i]) || isinf(b[i])) {
            code = error_set(error, FONDSIM_DOMAIN, "sample %zu, inner run %zu is infinite",
                             i / shape->inner, i % shape->inner);
            goto out;
        }
        minus[i] = a[i] - b[i];
    }
    draws_average(shape, minus, averages);
    struct draws_mean mean = draws_mean(minus, n, per_block);
    double half = draws_t(draws_blocks(shape)) * mean.se;
    self->mean = mean.mean;
    self->se = mean.se;
    self->low = mean.mean - half;
    self->high = mean.mean + half;
    self->resolved = draws_resolved(mean.mean, mean.se, draws_blocks(shape));
    self->luck = draws_luck(shape, minus);
    variances(a, b, minus, n, work, self);
    code = look(minus, n, per_block, work, &self->single, error);
    if (code == 0 && shape->inner == 1) {
        self->expected = self->single;
    } else if (code == 0) {
        code = look(averages, shape->samples, shape->block, work, &self->expected, error);
    }
out:
    free(minus);
    free(work);
    free(averages);
    return code;
}

int difference_table_make(const struct draws *shape, size_t n_portfolios,
                          const double *const *values, struct difference_table *self,
                          struct error *error) {
    *self = (struct difference_table){0};
    if (n_portfolios == 0) {
        return error_set(error, FONDSIM_DOMAIN, "no portfolio to compare");
    }
    size_t pairs = n_portfolios * (n_portfolios - 1) / 2;
    int code = draws_check(shape, error);
    if (code != 0) {
        return code;
    }
    self->rows = calloc(pairs > 0 ? pairs : 1, sizeof *self->rows);
    if (self->rows == NULL) {
        return no_memory(error);
    }
    for (size_t a = 0; a < n_portfolios && code == 0; a++) {
        for (size_t b = a + 1; b < n_portfolios && code == 0; b++) {
            struct difference_row *row = &self->rows[self->n++];
            row->a = a;
            row->b = b;
            code = difference_of(shape, values[b], values[a], &row->difference, error);
        }
    }
    if (code != 0) {
        difference_table_free(self);
    }
    return code;
}

void difference_table_free(struct difference_table *self) {
    free(self->rows);
    *self = (struct difference_table){0};
}
