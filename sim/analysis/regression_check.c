/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Do residuals still follow the columns of a regression? Knows neither terms nor decisions. */
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>

#include "sim/analysis/regression.h"

enum {
    LEAST_ROWS = 200,
    LEAST_IN_CLASS = 50, /* of one column */
    LEAST_IN_CELL = 20,  /* of a pair: emptier cells are not looked at */
    CLASSES = 20,
    PAIR_CLASSES = 5
};

/* Residuals under this share of what the response varies are rounding. */
#define EXACT 1e-6

static int no_memory(struct error *error) {
    error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    return FONDSIM_NO_MEMORY;
}

/* residuals[response][row] of the fit from all rows. */
static int fill_residuals(const struct regression *self, const struct regression_data *data,
                          double *residuals, struct error *error) {
    double *values = malloc((self->n_terms + 1) * sizeof *values);
    if (values == NULL) {
        return no_memory(error);
    }
    for (size_t i = 0; i < self->n; i++) {
        regression_row(self, i, values);
        for (size_t d = 0; d < self->n_responses; d++) {
            residuals[d * self->n + i] = data->y[d][i] - regression_value(self, 0, d, values);
        }
    }
    free(values);
    return 0;
}

static int constant(const double *x, size_t n) {
    for (size_t i = 1; i < n; i++) {
        if (x[i] < x[0] || x[i] > x[0]) {
            return 0;
        }
    }
    return 1;
}

/* Ranks of the rows by x, ties in order of rows. */
static void fill_ranks(const double *x, size_t n, size_t *order, size_t *ranks) {
    gsl_sort_index(order, x, 1, n);
    for (size_t i = 0; i < n; i++) {
        ranks[order[i]] = i;
    }
}

/* Chi squared of the mean residuals of classes, each with its own variance; its p-value. Class of a
 * row: a classes of the first ranks times b of the second (NULL: one). */
static double p_value(const double *residuals, size_t n, const size_t *first, size_t a,
                      const size_t *second, size_t b, size_t least) {
    size_t count[CLASSES + PAIR_CLASSES * PAIR_CLASSES] = {0};
    double sum[CLASSES + PAIR_CLASSES * PAIR_CLASSES] = {0};
    double squares[CLASSES + PAIR_CLASSES * PAIR_CLASSES] = {0};
    for (size_t i = 0; i < n; i++) {
        size_t c = first[i] * a / n * b + (second == NULL ? 0 : second[i] * b / n);
        count[c]++;
        sum[c] += residuals[i];
        squares[c] += residuals[i] * residuals[i];
    }
    double chi = 0, freedom = 0;
    for (size_t c = 0; c < a * b; c++) {
        double k = (double)count[c];
        if (count[c] < least) {
            continue;
        }
        double variance = (squares[c] - sum[c] * sum[c] / k) / (k - 1);
        if (variance > 0) {
            chi += sum[c] * sum[c] / k / variance;
            freedom++;
        }
    }
    return freedom > 0 ? gsl_cdf_chisq_Q(chi, freedom) : 1;
}

/* Sum of squares about the mean, and as it is. */
static int exact(const double *y, const double *residuals, size_t n) {
    double mean = 0, size = 0, left = 0;
    for (size_t i = 0; i < n; i++) {
        mean += y[i] / (double)n;
    }
    for (size_t i = 0; i < n; i++) {
        size += (y[i] - mean) * (y[i] - mean);
        left += residuals[i] * residuals[i];
    }
    return left <= EXACT * size;
}

/* Least p-value of one response over columns and pairs; *tests counts them. */
static double least_p(const struct regression *self, const double *residuals, const size_t *ranks,
                      const int *varies, double *tests) {
    size_t n = self->n;
    size_t classes = n / LEAST_IN_CLASS < CLASSES ? n / LEAST_IN_CLASS : CLASSES;
    double least = 1;
    for (size_t c = 0; c < self->n_columns; c++) {
        if (!varies[c]) {
            continue;
        }
        least = fmin(least, p_value(residuals, n, ranks + c * n, classes, NULL, 1, 2));
        ++*tests;
        for (size_t e = 0; e < c; e++) {
            if (varies[e]) {
                least = fmin(least, p_value(residuals, n, ranks + c * n, PAIR_CLASSES,
                                            ranks + e * n, PAIR_CLASSES, LEAST_IN_CELL));
                ++*tests;
            }
        }
    }
    return least;
}

int regression_check(const struct regression *self, const struct regression_data *data, double *p,
                     struct error *error) {
    size_t n = self->n;
    *p = (double)NAN;
    if (n < LEAST_ROWS) {
        return 0;
    }
    double *residuals = malloc((n * self->n_responses + 1) * sizeof *residuals);
    size_t *ranks = malloc((n * (self->n_columns + 1)) * sizeof *ranks);
    int *varies = calloc(self->n_columns + 1, sizeof *varies);
    int status = residuals == NULL || ranks == NULL || varies == NULL
                     ? no_memory(error)
                     : fill_residuals(self, data, residuals, error);
    double least = 1, tests = 0;
    for (size_t c = 0; status == 0 && c < self->n_columns; c++) {
        varies[c] = !constant(data->x[c], n);
        fill_ranks(data->x[c], n, ranks + self->n_columns * n, ranks + c * n);
    }
    for (size_t d = 0; status == 0 && d < self->n_responses; d++) {
        const double *here = residuals + d * n;
        if (!exact(data->y[d], here, n)) {
            least = fmin(least, least_p(self, here, ranks, varies, &tests));
        }
    }
    if (status == 0) {
        *p = fmin(1, tests > 0 ? least * tests : 1);
    }
    free(residuals);
    free(ranks);
    free(varies);
    return status;
}
