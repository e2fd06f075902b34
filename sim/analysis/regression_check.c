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

/* Classes of a column's rows by rank, ties in order of rows. */
struct classes {
    unsigned char *alone, *paired; /* [row] of CLASSES or fewer; of PAIR_CLASSES */
};

static void fill_classes(const double *x, size_t n, size_t *order, size_t most,
                         struct classes *classes) {
    gsl_sort_index(order, x, 1, n);
    for (size_t rank = 0; rank < n; rank++) {
        classes->alone[order[rank]] = (unsigned char)(rank * most / n);
        classes->paired[order[rank]] = (unsigned char)(rank * PAIR_CLASSES / n);
    }
}

/* Chi squared of the mean residuals of classes, each with its own variance; its p-value. Class of a
 * row: a classes of the first column times b of the second (NULL: one). */
static double p_value(const double *residuals, size_t n, const unsigned char *first, size_t a,
                      const unsigned char *second, size_t b, size_t least) {
    size_t count[CLASSES + PAIR_CLASSES * PAIR_CLASSES] = {0};
    double sum[CLASSES + PAIR_CLASSES * PAIR_CLASSES] = {0};
    double squares[CLASSES + PAIR_CLASSES * PAIR_CLASSES] = {0};
    for (size_t i = 0; i < n; i++) {
        size_t c = first[i] * b + (second == NULL ? 0 : second[i]);
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

static size_t classes_of(size_t n) {
    return n / LEAST_IN_CLASS < CLASSES ? n / LEAST_IN_CLASS : CLASSES;
}

/* Least p-value of one response over columns and pairs; *tests counts them. */
static double least_p(const struct regression *self, const double *residuals,
                      const struct classes *classes, const int *varies, double *tests) {
    size_t n = self->n, most = classes_of(n);
    double least = 1;
    for (size_t c = 0; c < self->n_columns; c++) {
        if (!varies[c]) {
            continue;
        }
        least = fmin(least, p_value(residuals, n, classes[c].alone, most, NULL, 1, 2));
        ++*tests;
        for (size_t e = 0; e < c; e++) {
            if (varies[e]) {
                least = fmin(least, p_value(residuals, n, classes[c].paired, PAIR_CLASSES,
                                            classes[e].paired, PAIR_CLASSES, LEAST_IN_CELL));
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
    size_t columns = self->n_columns;
    double *residuals = malloc((n * self->n_responses + 1) * sizeof *residuals);
    unsigned char *memory = malloc(2 * n * columns + 1);
    struct classes *classes = calloc(columns + 1, sizeof *classes);
    size_t *order = malloc(n * sizeof *order);
    int *varies = calloc(columns + 1, sizeof *varies);
    int status =
        residuals == NULL || memory == NULL || classes == NULL || order == NULL || varies == NULL
            ? no_memory(error)
            : fill_residuals(self, data, residuals, error);
    double least = 1, tests = 0;
    for (size_t c = 0; status == 0 && c < columns; c++) {
        varies[c] = !constant(data->x[c], n);
        classes[c] = (struct classes){memory + 2 * c * n, memory + (2 * c + 1) * n};
        fill_classes(data->x[c], n, order, classes_of(n), &classes[c]);
    }
    for (size_t d = 0; status == 0 && d < self->n_responses; d++) {
        const double *here = residuals + d * n;
        if (!exact(data->y[d], here, n)) {
            least = fmin(least, least_p(self, here, classes, varies, &tests));
        }
    }
    if (status == 0) {
        *p = fmin(1, tests > 0 ? least * tests : 1);
    }
    free(residuals);
    free(memory);
    free(classes);
    free(order);
    free(varies);
    return status;
}
