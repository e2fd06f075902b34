/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spline regression with products and jackknife. GSL does splines and solves; this file chooses the
 * terms. Knows no parameter and no decision. */
#include "sim/analysis/regression.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sim/analysis/regression_terms.h"
#include "sim/analysis/spline.h"
#include "sim/core/stats.h"

/* Of the mean square of a term, which is about 1: keeps columns that say the same solvable, and
 * moves what is fitted by as much. */
#define RIDGE 1e-9
/* Of the total sum of squares: residuals under it are rounding, and no reason for more terms. */
#define FLOOR 1e-8

enum { ROWS = 64 /* at a time, in the sums of products */ };

static int no_memory(struct error *error) {
    error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    return FONDSIM_NO_MEMORY;
}

size_t regression_groups(size_t n, size_t block, size_t group[REGRESSION_MOST_GROUPS + 1]) {
    size_t blocks = n / block + (n % block > 0);
    size_t groups = blocks < REGRESSION_MOST_GROUPS ? blocks : REGRESSION_MOST_GROUPS;
    for (size_t g = 0; g <= groups; g++) {
        size_t first = g * blocks / groups * block;
        group[g] = first < n ? first : n;
    }
    return groups < 2 ? 0 : groups;
}

/* Penalised as in the header: each coefficient counts for 1.4. INFINITY when there are too many. */
static double cross_validation(double rss, double n, double p) {
    double left = n - 1.4 * p;
    return left > 0 ? rss / left / left : (double)INFINITY;
}

/* ---- work of a fit */

struct fit {
    const struct regression_data *data;
    struct regression *out;
    size_t *have;        /* [column] functions of its spline */
    size_t *alone;       /* [column] those that it needs alone */
    double *mean, *size; /* [response] mean; sum of squares about it */
    struct term_list list;
    double *gram;  /* [group][term][term], lower triangles of sums of products */
    double *right; /* [group][response][term] sums of terms times centred response */
};

static void centre_responses(struct fit *self) {
    const struct regression_data *data = self->data;
    for (size_t d = 0; d < data->n_responses; d++) {
        self->mean[d] = stats_mean(data->y[d], data->n);
        self->size[d] = 0;
        for (size_t i = 0; i < data->n; i++) {
            double away = data->y[d][i] - self->mean[d];
            self->size[d] += away * away;
        }
    }
}

/* What is left of the responses, each as a share of its own sum of squares, never under FLOOR. */
static double left_share(const struct fit *self, const double *left) {
    double sum = 0;
    for (size_t d = 0; d < self->data->n_responses; d++) {
        if (self->size[d] > 0) {
            sum += fmax(left[d] / self->size[d], FLOOR);
        }
    }
    return sum;
}

/* Functions that a column needs alone: they are orthonormal, so that each takes its own part of the
 * sum of squares away. */
static size_t depth_alone(const struct fit *self, size_t column, size_t most, double *left) {
    const struct regression_data *data = self->data;
    double n = (double)data->n, best = INFINITY;
    size_t depth = 1;
    memcpy(left, self->size, data->n_responses * sizeof *left);
    for (size_t k = 0; k < most; k++) {
        const double *f = self->out->functions[column] + k * data->n;
        for (size_t d = 0; d < data->n_responses; d++) {
            double product = 0;
            for (size_t i = 0; i < data->n; i++) {
                product += f[i] * (data->y[d][i] - self->mean[d]);
            }
            left[d] -= product * product / n;
        }
        double score = cross_validation(left_share(self, left), n, (double)k + 2);
        if (score < best) {
            best = score;
            depth = k + 1;
        }
    }
    return depth;
}

int regression_basis_init(struct regression_basis *self, const double *x, size_t rows,
                          struct error *error) {
    struct spline spline;
    size_t knots = rows / 10 < SPLINE_MOST_KNOTS ? rows / 10 : SPLINE_MOST_KNOTS;
    *self = (struct regression_basis){0};
    int status = spline_init(&spline, x, rows, knots < 2 ? 2 : knots, error);
    if (status != 0) {
        return status;
    }
    self->n = spline.n;
    self->values = malloc((spline.n * rows + 1) * sizeof *self->values);
    for (size_t k = 0; self->values != NULL && k < spline.n; k++) {
        for (size_t i = 0; i < rows; i++) {
            self->values[k * rows + i] = spline_value(&spline, k, x[i]);
        }
    }
    spline_free(&spline);
    return self->values == NULL ? no_memory(error) : 0;
}

void regression_basis_free(struct regression_basis *self) {
    free(self->values);
    *self = (struct regression_basis){0};
}

/* Splines of all columns at their rows. */
static int make_functions(struct fit *self, struct error *error) {
    const struct regression_data *data = self->data;
    struct regression *out = self->out;
    for (size_t c = 0; c < data->n_columns; c++) {
        const struct regression_basis *basis = data->bases == NULL ? NULL : data->bases[c];
        if (basis == NULL || basis->values == NULL) {
            int status = regression_basis_init(&out->own[c], data->x[c], data->n, error);
            if (status != 0) {
                return status;
            }
            basis = &out->own[c];
        }
        self->have[c] = basis->n;
        out->functions[c] = basis->values;
        out->n_used += basis->n > 0;
    }
    return 0;
}

/* Depths of all columns alone, cut where they do not fit in the budget together. */
static int choose_depths(struct fit *self, size_t budget, struct error *error) {
    double *left = calloc(self->data->n_responses + 1, sizeof *left);
    if (left == NULL) {
        return no_memory(error);
    }
    size_t sum = 1;
    for (size_t c = 0; c < self->data->n_columns; c++) {
        size_t most = self->have[c] < budget - 1 ? self->have[c] : budget - 1;
        self->alone[c] = most == 0 ? 0 : depth_alone(self, c, most, left);
        sum += self->alone[c];
    }
    free(left);
    while (sum > budget) {
        size_t deepest = 0;
        for (size_t c = 1; c < self->data->n_columns; c++) {
            deepest = self->alone[c] > self->alone[deepest] ? c : deepest;
        }
        self->alone[deepest]--;
        sum--;
    }
    return 0;
}

/* ---- sums of products */

/* Adds the products of rows [from, to) to the lower triangle gram and to right. */
static void add_rows(struct fit *self, size_t from, size_t to, double *rows, double *gram,
                     double *right) {
    const struct regression_data *data = self->data;
    size_t p = self->list.n;
    gsl_matrix_view gram_view = gsl_matrix_view_array(gram, p, p);
    for (size_t first = from; first < to; first += ROWS) {
        size_t n = to - first < ROWS ? to - first : ROWS;
        for (size_t i = 0; i < n; i++) {
            regression_row(self->out, first + i, rows + i * p);
        }
        gsl_matrix_view rows_view = gsl_matrix_view_array(rows, n, p);
        gsl_blas_dsyrk(CblasLower, CblasTrans, 1, &rows_view.matrix, 1, &gram_view.matrix);
        for (size_t d = 0; d < data->n_responses; d++) {
            for (size_t i = 0; i < n; i++) {
                double y = data->y[d][first + i] - self->mean[d];
                for (size_t t = 0; t < p; t++) {
                    right[d * p + t] += rows[i * p + t] * y;
                }
            }
        }
    }
}

static int make_sums(struct fit *self, struct error *error) {
    struct regression *out = self->out;
    size_t p = self->list.n, groups = out->n_groups == 0 ? 1 : out->n_groups;
    self->gram = calloc(groups * p * p, sizeof *self->gram);
    self->right = calloc(groups * p * out->n_responses + 1, sizeof *self->right);
    double *rows = malloc(ROWS * p * sizeof *rows);
    if (self->gram == NULL || self->right == NULL || rows == NULL) {
        free(rows);
        return no_memory(error);
    }
    for (size_t g = 0; g < groups; g++) {
        size_t from = out->n_groups == 0 ? 0 : out->group[g];
        size_t to = out->n_groups == 0 ? out->n : out->group[g + 1];
        add_rows(self, from, to, rows, self->gram + g * p * p,
                 self->right + g * p * out->n_responses);
    }
    free(rows);
    return 0;
}

/* Coefficients of the first p terms from the sums of all groups but one (none left out:
 * `without` >= the number of groups): coefficients[response][p], for centred responses. left: what
 * they leave of the sums of squares of the responses over all rows, or NULL. */
static int solve(const struct fit *self, size_t p, size_t without, double *coefficients,
                 double *left, struct error *error) {
    const struct regression *out = self->out;
    size_t all = self->list.n, groups = out->n_groups == 0 ? 1 : out->n_groups;
    gsl_matrix *sums = gsl_matrix_calloc(p, p);
    gsl_vector *right = gsl_vector_alloc(p);
    if (sums == NULL || right == NULL) {
        gsl_matrix_free(sums);
        gsl_vector_free(right);
        return no_memory(error);
    }
    for (size_t g = 0; g < groups; g++) {
        const double *gram = self->gram + g * all * all;
        for (size_t i = 0; g != without && i < p; i++) {
            for (size_t j = 0; j <= i; j++) {
                *gsl_matrix_ptr(sums, i, j) += gram[i * all + j];
            }
        }
    }
    for (size_t t = 0; t < p; t++) {
        *gsl_matrix_ptr(sums, t, t) += RIDGE * (double)out->n;
    }
    int failed = gsl_linalg_cholesky_decomp1(sums) != 0;
    for (size_t d = 0; !failed && d < out->n_responses; d++) {
        gsl_vector_set_zero(right);
        for (size_t g = 0; g < groups; g++) {
            for (size_t t = 0; g != without && t < p; t++) {
                *gsl_vector_ptr(right, t) += self->right[(g * out->n_responses + d) * all + t];
            }
        }
        gsl_vector_view solution = gsl_vector_view_array(coefficients + d * p, p);
        gsl_linalg_cholesky_solve(sums, right, &solution.vector);
        if (left != NULL) {
            double taken;
            gsl_blas_ddot(right, &solution.vector, &taken);
            left[d] = self->size[d] - taken;
        }
    }
    gsl_matrix_free(sums);
    gsl_vector_free(right);
    if (failed) {
        error_set(error, FONDSIM_FAILED, "a regression of %zu terms has no solution", p);
        return FONDSIM_FAILED;
    }
    return 0;
}

/* ---- level, coefficients */

static int choose_level(struct fit *self, struct error *error) {
    struct regression *out = self->out;
    double *coefficients = malloc((self->list.n * out->n_responses + 1) * sizeof *coefficients);
    double *left = calloc(out->n_responses + 1, sizeof *left);
    int status = coefficients == NULL || left == NULL ? no_memory(error) : 0;
    double best = INFINITY;
    for (int l = 0; status == 0 && l < self->list.n_levels; l++) {
        size_t p = self->list.end[l];
        if (l > 0 && p == self->list.end[l - 1]) {
            continue;
        }
        status = solve(self, p, SIZE_MAX, coefficients, left, error);
        double score = cross_validation(left_share(self, left), (double)out->n, (double)p);
        if (status == 0 && (score < best || l == 0)) {
            best = score;
            out->level = l;
            out->n_terms = p;
            double sum = 0, all = 0;
            for (size_t d = 0; d < out->n_responses; d++) {
                sum += fmax(left[d], 0);
                all += self->size[d];
            }
            out->explained = all > 0 ? 1 - sum / all : (double)NAN;
        }
    }
    free(coefficients);
    free(left);
    return status;
}

static int make_coefficients(struct fit *self, struct error *error) {
    struct regression *out = self->out;
    size_t each = out->n_terms * out->n_responses;
    out->coefficients = malloc(((1 + out->n_groups) * each + 1) * sizeof *out->coefficients);
    if (out->coefficients == NULL) {
        return no_memory(error);
    }
    int status = 0;
    for (size_t f = 0; status == 0 && f <= out->n_groups; f++) {
        double *here = out->coefficients + f * each;
        status = solve(self, out->n_terms, f == 0 ? SIZE_MAX : f - 1, here, NULL, error);
        for (size_t d = 0; status == 0 && d < out->n_responses; d++) {
            here[d * out->n_terms] += self->mean[d]; /* the constant stands first */
        }
    }
    return status;
}

/* ---- public */

static int too_few(const struct regression *self, struct error *error) {
    if (self->n_used + 1 > REGRESSION_MOST) {
        error_set(error, FONDSIM_DOMAIN,
                  "regression on %zu columns at once, at most %d are possible", self->n_used,
                  REGRESSION_MOST - 1);
    } else {
        error_set(error, FONDSIM_DOMAIN,
                  "%zu samples are too few for a regression on %zu column%s: it needs ten for each "
                  "coefficient, at least %zu",
                  self->n, self->n_used, self->n_used == 1 ? "" : "s", 10 * (self->n_used + 1));
    }
    return FONDSIM_DOMAIN;
}

static int fit(struct fit *self, struct error *error) {
    struct regression *out = self->out;
    size_t budget = out->n / 10 < REGRESSION_MOST ? out->n / 10 : REGRESSION_MOST;
    budget = budget < 1 ? 1 : budget; /* the mean */
    int status = make_functions(self, error);
    if (status != 0) {
        return status;
    }
    if (out->n_used + 1 > budget) {
        return too_few(out, error);
    }
    centre_responses(self);
    status = choose_depths(self, budget, error);
    if (status == 0) {
        struct term_list list = {0};
        status = term_list_make(&list, out->n_columns, self->have, self->alone, budget, error);
        self->list = list;
    }
    if (status == 0) {
        out->terms = self->list.terms;
        out->n_terms = self->list.n;
        status = make_sums(self, error);
    }
    if (status == 0) {
        status = choose_level(self, error);
    }
    return status != 0 ? status : make_coefficients(self, error);
}

int regression_fit(const struct regression_data *data, struct regression *self,
                   struct error *error) {
    *self = (struct regression){
        .n = data->n, .n_columns = data->n_columns, .n_responses = data->n_responses};
    if (data->n == 0 || data->block == 0) {
        return error_set(error, FONDSIM_DOMAIN, "regression over %zu rows in blocks of %zu",
                         data->n, data->block);
    }
    self->n_groups = regression_groups(data->n, data->block, self->group);
    self->functions = calloc(data->n_columns + 1, sizeof *self->functions);
    self->own = calloc(data->n_columns + 1, sizeof *self->own);
    struct fit work = {.data = data,
                       .out = self,
                       .have = calloc(data->n_columns + 1, sizeof *work.have),
                       .alone = calloc(data->n_columns + 1, sizeof *work.alone),
                       .mean = calloc(data->n_responses + 1, sizeof *work.mean),
                       .size = calloc(data->n_responses + 1, sizeof *work.size)};
    int status = self->functions == NULL || self->own == NULL || work.have == NULL ||
                         work.alone == NULL || work.mean == NULL || work.size == NULL
                     ? no_memory(error)
                     : fit(&work, error);
    free(work.have);
    free(work.alone);
    free(work.mean);
    free(work.size);
    free(work.gram);
    free(work.right);
    if (status != 0) {
        regression_free(self);
    }
    return status;
}

void regression_free(struct regression *self) {
    for (size_t c = 0; self->own != NULL && c < self->n_columns; c++) {
        regression_basis_free(&self->own[c]);
    }
    free(self->own);
    free((void *)self->functions);
    free(self->terms);
    free(self->coefficients);
    *self = (struct regression){0};
}

void regression_row(const struct regression *self, size_t row, double *values) {
    for (size_t t = 0; t < self->n_terms; t++) {
        const struct regression_term *term = &self->terms[t];
        double product = 1;
        for (size_t f = 0; f < term->n; f++) {
            product *= self->functions[term->column[f]][term->function[f] * self->n + row];
        }
        values[t] = product;
    }
}

double regression_value(const struct regression *self, size_t which, size_t response,
                        const double *values) {
    const double *c = self->coefficients + (which * self->n_responses + response) * self->n_terms;
    double sum = 0;
    for (size_t t = 0; t < self->n_terms; t++) {
        sum += c[t] * values[t];
    }
    return sum;
}
