/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laws with steps: discrete and empirical laws from lists, Poisson and binomial quantiles. Never
 * knows what is counted. */
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/core/law.h"

enum { POISSON_CAP = 100000 };

/* Under exp of this the first term of a sum is no longer a normal double. */
static const double least_log = -700;

/* ------------------------------------------------------------------ lists */

struct point {
    double value, weight;
};

static int compare_points(const void *left, const void *right) {
    const struct point *a = left, *b = right;
    return (a->value > b->value) - (a->value < b->value);
}

static int check_list(enum law_kind kind, size_t n, const double *values, const double *weights,
                      struct error *error) {
    if (kind != LAW_DISCRETE && kind != LAW_EMPIRICAL) {
        return error_set(error, FONDSIM_DOMAIN, "only discrete and empirical laws take a list");
    }
    if (n == 0) {
        return error_set(error, FONDSIM_DOMAIN, "%s: the list of values is empty", law_name(kind));
    }
    if (kind == LAW_EMPIRICAL && weights != NULL) {
        return error_set(error, FONDSIM_DOMAIN,
                         "empirical: takes no weights; use discrete for weighted values");
    }
    double total = 0;
    for (size_t i = 0; i < n; i++) {
        if (!isfinite(values[i])) {
            return error_set(error, FONDSIM_DOMAIN, "%s: value %zu is not a finite number",
                             law_name(kind), i + 1);
        }
        double weight = weights == NULL ? 1 : weights[i];
        if (!(weight >= 0) || !isfinite(weight)) {
            return error_set(error, FONDSIM_DOMAIN,
                             "%s: weight %zu must be 0 or more and finite, found %g",
                             law_name(kind), i + 1, weight);
        }
        total += weight;
    }
    if (!(total > 0) || !isfinite(total)) {
        return error_set(error, FONDSIM_DOMAIN, "%s: weights add up to %g", law_name(kind), total);
    }
    return FONDSIM_OK;
}

/* Sorts, drops weights of zero and merges equal values; returns how many points are left. */
static size_t tidy(struct point *points, size_t n) {
    qsort(points, n, sizeof *points, compare_points);
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (points[i].weight <= 0) {
            continue;
        }
        if (kept > 0 && !(points[kept - 1].value < points[i].value)) {
            points[kept - 1].weight += points[i].weight;
        } else {
            points[kept++] = points[i];
        }
    }
    return kept;
}

int law_discrete(struct law *self, enum law_kind kind, size_t n, const double *values,
                 const double *weights, struct error *error) {
    struct point *points = NULL;
    memset(self, 0, sizeof *self);
    self->kind = kind;
    int code = check_list(kind, n, values, weights, error);
    if (code != FONDSIM_OK) {
        goto out;
    }
    points = calloc(n, sizeof *points);
    self->values = calloc(n, sizeof *self->values);
    self->cumulated = calloc(n, sizeof *self->cumulated);
    if (points == NULL || self->values == NULL || self->cumulated == NULL) {
        code = error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
        goto out;
    }
    for (size_t i = 0; i < n; i++) {
        points[i] = (struct point){values[i], weights == NULL ? 1 : weights[i]};
    }
    self->n = tidy(points, n);
    double sum = 0;
    for (size_t i = 0; i < self->n; i++) {
        sum += points[i].weight;
        self->values[i] = points[i].value;
        self->cumulated[i] = sum;
    }
    for (size_t i = 0; i < self->n; i++) {
        self->cumulated[i] /= sum; /* the last one is exactly 1 */
    }
    code = law_check(self, error);
out:
    if (code != FONDSIM_OK) {
        law_free(self);
    }
    free(points);
    return code;
}

/* ------------------------------------------------------------------ counts */

/* Smallest k in [0, most] with cdf(k) >= u, or most. Binomial when n > 0, else Poisson. */
static unsigned bisect_count(double u, unsigned n, double parameter, unsigned most) {
    unsigned low = 0, high = most;
    while (low < high) {
        unsigned middle = low + (high - low) / 2;
        double p =
            n > 0 ? gsl_cdf_binomial_P(middle, parameter, n) : gsl_cdf_poisson_P(middle, parameter);
        if (p < u) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

unsigned poisson_quantile(double u, double mean) {
    if (!(mean > 0)) {
        return 0;
    }
    if (mean > -least_log) {
        return bisect_count(u, 0, mean, POISSON_CAP);
    }
    double p = exp(-mean), sum = p;
    unsigned k = 0;
    while (sum < u && k < POISSON_CAP) {
        k++;
        p *= mean / k;
        if (k > mean && sum + p <= sum) {
            break; /* rounding keeps the sum under a u this close to 1 */
        }
        sum += p;
    }
    return k;
}

unsigned binomial_quantile(double u, unsigned n, double q) {
    if (!(q > 0)) {
        return 0;
    }
    if (q >= 1) {
        return n;
    }
    double first = n * log1p(-q);
    if (first < least_log) {
        return bisect_count(u, n, q, n);
    }
    double p = exp(first), sum = p;
    unsigned k = 0;
    while (sum < u && k < n) {
        k++;
        p *= (double)(n - k + 1) / k * q / (1 - q);
        sum += p;
    }
    return k;
}
