/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Partial rank correlations and their jackknife. Knows no parameter, store or plot. */
#include "sim/analysis/partial_ranks.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "sim/core/moments.h"

enum { GROUPS = MOMENTS_MIN_BLOCKS };

/* Columns 0 to k - 1 are parameters that vary, column k is the quantity. */
struct ranked {
    const struct draws *shape;
    size_t k;
    double *columns;  /* [k + 1][samples] */
    size_t *order;    /* [k + 1][samples] samples by rising value */
    size_t *which;    /* [k] place of a column in the caller's list */
    gsl_matrix *rows; /* [k + 1][samples] standardised ranks of the samples that are kept */
    gsl_matrix *products, *inverse;
    double *spare, *all; /* [k] coefficients without a group, and with all samples */
    double *sum, *squares;
};

static int no_memory(struct error *error) {
    return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
}

static void ranked_free(struct ranked *self) {
    free(self->columns);
    free(self->order);
    free(self->which);
    gsl_matrix_free(self->rows);
    gsl_matrix_free(self->products);
    gsl_matrix_free(self->inverse);
    free(self->spare);
    *self = (struct ranked){0};
}

static int is_constant(const double *x, size_t n) {
    for (size_t i = 1; i < n; i++) {
        if (x[i] != x[0]) {
            return 0;
        }
    }
    return 1;
}

static int ranked_init(struct ranked *self, const struct draws *shape, size_t n,
                       const double *const *x, const double *y, struct error *error) {
    size_t samples = shape->samples;
    *self = (struct ranked){.shape = shape};
    self->which = calloc(n, sizeof *self->which);
    self->columns = calloc(n + 1, samples * sizeof *self->columns);
    self->order = calloc(n + 1, samples * sizeof *self->order);
    self->rows = gsl_matrix_alloc(n + 1, samples);
    self->products = gsl_matrix_alloc(n + 1, n + 1);
    self->inverse = gsl_matrix_alloc(n, n);
    self->spare = calloc(n, 4 * sizeof *self->spare);
    if (self->which == NULL || self->columns == NULL || self->order == NULL || self->rows == NULL ||
        self->products == NULL || self->inverse == NULL || self->spare == NULL) {
        ranked_free(self);
        return no_memory(error);
    }
    self->all = self->spare + n;
    self->sum = self->spare + 2 * n;
    self->squares = self->spare + 3 * n;
    for (size_t j = 0; j < n; j++) {
        if (!is_constant(x[j], samples)) {
            for (size_t s = 0; s < samples; s++) {
                self->columns[self->k * samples + s] = x[j][s];
            }
            self->which[self->k++] = j;
        }
    }
    draws_average(shape, y, self->columns + self->k * samples);
    for (size_t c = 0; c <= self->k; c++) {
        gsl_sort_index(self->order + c * samples, self->columns + c * samples, 1, samples);
    }
    return 0;
}

/* Samples of group g stand in [first, last); GROUPS of them cover all blocks. */
static void group_bounds(const struct draws *shape, size_t g, size_t *first, size_t *last) {
    size_t blocks = draws_blocks(shape);
    *first = g * blocks / GROUPS * shape->block;
    *last = (g + 1) * blocks / GROUPS * shape->block;
    *last = *last < shape->samples ? *last : shape->samples;
}

/* Ranks of column c over the samples outside [first, last), centred and of length 1; 0 when they
 * are all tied. Ties share the mean of their ranks. */
static int fill_row(struct ranked *self, size_t c, size_t first, size_t last) {
    size_t samples = self->shape->samples, gap = last - first, kept = samples - gap, place = 0;
    const size_t *order = self->order + c * samples;
    const double *column = self->columns + c * samples;
    double *row = gsl_matrix_ptr(self->rows, c, 0), squares = 0;
    for (size_t i = 0; i < samples;) {
        size_t end = i, ties = 0;
        for (; end < samples && column[order[end]] == column[order[i]]; end++) {
            ties += order[end] < first || order[end] >= last;
        }
        double rank = (double)place + ((double)ties - 1) / 2 - ((double)kept - 1) / 2;
        for (; i < end; i++) {
            if (order[i] < first || order[i] >= last) {
                row[order[i] < first ? order[i] : order[i] - gap] = rank;
            }
        }
        place += ties;
        squares += (double)ties * rank * rank;
    }
    for (size_t s = 0; squares > 0 && s < kept; s++) {
        row[s] /= sqrt(squares);
    }
    return squares > 0;
}

/* coefficients[k] over the samples outside [first, last). FONDSIM_DOMAIN when they are not defined.
 * With standardised slopes b, and C the correlations of parameters, the partial correlation is b /
 * sqrt(b^2 + (1 - R^2) (C^-1)_jj): it needs no inverse that breaks when R is 1. */
static int coefficients(struct ranked *self, size_t first, size_t last, double *out) {
    size_t k = self->k, kept = self->shape->samples - (last - first);
    for (size_t c = 0; c <= k; c++) {
        if (!fill_row(self, c, first, last)) {
            return FONDSIM_DOMAIN;
        }
    }
    gsl_matrix_view rows = gsl_matrix_submatrix(self->rows, 0, 0, k + 1, kept);
    gsl_matrix_view products = gsl_matrix_submatrix(self->products, 0, 0, k + 1, k + 1);
    gsl_matrix_view inverse = gsl_matrix_submatrix(self->inverse, 0, 0, k, k);
    gsl_blas_dsyrk(CblasLower, CblasNoTrans, 1, &rows.matrix, 0, &products.matrix);
    gsl_matrix_view among = gsl_matrix_submatrix(&products.matrix, 0, 0, k, k);
    gsl_matrix_memcpy(&inverse.matrix, &among.matrix);
    if (gsl_linalg_cholesky_decomp1(&inverse.matrix) != 0) {
        return FONDSIM_DOMAIN;
    }
    for (size_t j = 0; j < k; j++) { /* a pivot is the part that no earlier parameter explains */
        if (gsl_matrix_get(&inverse.matrix, j, j) < 1e-6) {
            return FONDSIM_DOMAIN;
        }
    }
    gsl_linalg_cholesky_invert(&inverse.matrix);
    double explained = 0;
    for (size_t j = 0; j < k; j++) {
        out[j] = 0;
        for (size_t i = 0; i < k; i++) {
            out[j] +=
                gsl_matrix_get(&inverse.matrix, j, i) * gsl_matrix_get(&products.matrix, k, i);
        }
        explained += out[j] * gsl_matrix_get(&products.matrix, k, j);
    }
    double left = fmax(1 - explained, 1e-14); /* above what rounding leaves in a slope of 0 */
    for (size_t j = 0; j < k; j++) {
        double spread = left * gsl_matrix_get(&inverse.matrix, j, j);
        out[j] /= sqrt(out[j] * out[j] + spread);
    }
    return 0;
}

/* Fills squares[k] with the sum of squared deviations of coefficients without each group; 0 when a
 * group cannot be spared. */
static int jackknife(struct ranked *self) {
    for (size_t g = 0; g < GROUPS; g++) {
        size_t first, last;
        group_bounds(self->shape, g, &first, &last);
        if (self->shape->samples - (last - first) < self->k + 3 ||
            coefficients(self, first, last, self->spare) != 0) {
            return 0;
        }
        for (size_t j = 0; j < self->k; j++) { /* Welford 1962 */
            double step = self->spare[j] - self->sum[j];
            self->sum[j] += step / (double)(g + 1);
            self->squares[j] += step * (self->spare[j] - self->sum[j]);
        }
    }
    return 1;
}

static struct partial_rank row_of(double r, double squares) {
    struct partial_rank row = {.coefficient = r, .se = sqrt(squares * (GROUPS - 1) / GROUPS)};
    double stretch = 1 - r * r, t = draws_t(GROUPS);
    if (isnan(row.se) || !(stretch > 1e-12)) { /* at -1 or 1 there is nothing to stretch */
        row.low = isnan(row.se) ? row.se : r;
        row.high = row.low;
        row.resolved = !isnan(row.se);
        return row;
    }
    row.low = tanh(atanh(r) - t * row.se / stretch);
    row.high = tanh(atanh(r) + t * row.se / stretch);
    row.resolved = row.low > 0 || row.high < 0;
    return row;
}

static int check(const struct draws *shape, size_t n, const double *const *x, const double *y,
                 struct error *error) {
    if (n == 0) {
        return error_set(error, FONDSIM_DOMAIN, "no parameter to correlate");
    }
    int code = draws_check(shape, error);
    struct draws single = {shape->samples, 1, shape->block};
    for (size_t j = 0; code == 0 && j < n; j++) {
        char what[32];
        snprintf(what, sizeof what, "parameter %zu", j);
        code = draws_finite(&single, x[j], what, error);
    }
    return code == 0 ? draws_finite(shape, y, "quantity", error) : code;
}

/* Everything varies, and there are enough samples. */
static int correlate(struct ranked *ranked, struct partial_ranks *self, struct error *error) {
    if (ranked->shape->samples < ranked->k + 3) {
        return error_set(error, FONDSIM_DOMAIN,
                         "%zu samples are too few for %zu parameters: %zu are needed",
                         ranked->shape->samples, ranked->k, ranked->k + 3);
    }
    if (coefficients(ranked, 0, 0, ranked->all) != 0) {
        return error_set(error, FONDSIM_DOMAIN,
                         "the ranks of a parameter follow from those of the others");
    }
    int known = draws_blocks(ranked->shape) >= MOMENTS_MIN_BLOCKS && jackknife(ranked);
    for (size_t j = 0; j < ranked->k; j++) {
        self->rows[ranked->which[j]] =
            row_of(ranked->all[j], known ? ranked->squares[j] : (double)NAN);
    }
    return 0;
}

int partial_ranks_of(const struct draws *shape, size_t n, const double *const *x, const double *y,
                     struct partial_ranks *self, struct error *error) {
    *self = (struct partial_ranks){.n = n};
    int code = check(shape, n, x, y, error);
    if (code != 0) {
        return code;
    }
    struct ranked ranked = {0};
    self->rows = calloc(n, sizeof *self->rows);
    code = self->rows == NULL ? no_memory(error) : ranked_init(&ranked, shape, n, x, y, error);
    for (size_t j = 0; code == 0 && j < n; j++) {
        const double none = (double)NAN;
        self->rows[j] =
            (struct partial_rank){.coefficient = none, .se = none, .low = none, .high = none};
    }
    if (code == 0 && ranked.k > 0 &&
        !is_constant(ranked.columns + ranked.k * shape->samples, shape->samples)) {
        code = correlate(&ranked, self, error);
    }
    ranked_free(&ranked);
    if (code != 0) {
        partial_ranks_free(self);
    }
    return code;
}

void partial_ranks_free(struct partial_ranks *self) {
    free(self->rows);
    *self = (struct partial_ranks){0};
}
