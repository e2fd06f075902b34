/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rank correlation by Iman and Conover's reordering and by the Gaussian copula; linear algebra by
 * GSL. Draws nothing, and never knows what the columns mean. */
#include "sim/core/rank.h"

#include <float.h>
#include <gsl/gsl_blas.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_eigen.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdlib.h>

/* Least eigenvalue of a target that is taken for positive definite. */
static const double least_eigenvalue = 1e-9;

double rank_spearman_of_normal(double rho) {
    return 6 / M_PI * asin(rho / 2);
}

double rank_normal_of_spearman(double rho_s) {
    return 2 * sin(M_PI / 6 * rho_s);
}

static int no_memory(struct error *error) {
    return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
}

static int check_entries(const double *spearman, size_t k, struct error *error) {
    for (size_t i = 0; i < k; i++) {
        for (size_t j = 0; j <= i; j++) {
            double value = spearman[i * k + j];
            int good = i == j ? value == 1 : fabs(value) <= 1 && value == spearman[j * k + i];
            if (!good) {
                return error_set(
                    error, FONDSIM_DOMAIN,
                    "rank correlation %zu, %zu: must be symmetric, within [-1, 1] and 1 "
                    "on the diagonal, found %g",
                    i + 1, j + 1, value);
            }
        }
    }
    return FONDSIM_OK;
}

/* Fills factor with the lower Cholesky factor of the correlations of normal scores. */
static int factor_target(const double *spearman, size_t k, gsl_matrix *factor,
                         struct error *error) {
    gsl_matrix *copy = gsl_matrix_alloc(k, k);
    gsl_vector *values = gsl_vector_alloc(k);
    gsl_eigen_symm_workspace *workspace = gsl_eigen_symm_alloc(k);
    int code = check_entries(spearman, k, error);
    if (code != FONDSIM_OK) {
        goto out;
    }
    if (copy == NULL || values == NULL || workspace == NULL) {
        code = no_memory(error);
        goto out;
    }
    for (size_t i = 0; i < k; i++) {
        for (size_t j = 0; j < k; j++) {
            double rho = i == j ? 1 : rank_normal_of_spearman(spearman[i * k + j]);
            gsl_matrix_set(factor, i, j, rho);
        }
    }
    gsl_matrix_memcpy(copy, factor);
    int status = gsl_eigen_symm(copy, values, workspace);
    double least = gsl_vector_min(values);
    if (status == GSL_SUCCESS && least > least_eigenvalue) {
        status = gsl_linalg_cholesky_decomp1(factor);
    }
    if (status != GSL_SUCCESS || !(least > least_eigenvalue)) {
        code = error_set(error, FONDSIM_DOMAIN,
                         "the %zu x %zu matrix of rank correlations is not positive definite: its "
                         "smallest eigenvalue (as correlations of normal scores) is %.3g; bring "
                         "the correlations nearer to 0",
                         k, k, least);
    }
out:
    if (workspace != NULL) {
        gsl_eigen_symm_free(workspace);
    }
    gsl_vector_free(values);
    gsl_matrix_free(copy);
    return code;
}

int rank_check(const double *spearman, size_t k, struct error *error) {
    if (k == 0) {
        return FONDSIM_OK;
    }
    gsl_matrix *factor = gsl_matrix_alloc(k, k);
    int code = factor == NULL ? no_memory(error) : factor_target(spearman, k, factor, error);
    gsl_matrix_free(factor);
    return code;
}

/* ------------------------------------------------------------------ reordering */

struct reorder {
    gsl_matrix
        *scores; /* n x k: van der Waerden scores of the present ranks, then the wanted ones */
    gsl_matrix *target; /* k x k lower factor of the target */
    gsl_matrix *sample; /* k x k correlations of the scores, then their lower factor */
    size_t *order;      /* [n] */
    double *column;     /* [n] sorted values of a column */
};

static int reorder_init(struct reorder *self, size_t n, size_t k) {
    self->scores = gsl_matrix_alloc(n, k);
    self->target = gsl_matrix_alloc(k, k);
    self->sample = gsl_matrix_alloc(k, k);
    self->order = calloc(n, sizeof *self->order);
    self->column = calloc(n, sizeof *self->column);
    int good = self->scores != NULL && self->target != NULL && self->sample != NULL &&
               self->order != NULL && self->column != NULL;
    return good ? FONDSIM_OK : FONDSIM_NO_MEMORY;
}

static void reorder_free(struct reorder *self) {
    gsl_matrix_free(self->scores);
    gsl_matrix_free(self->target);
    gsl_matrix_free(self->sample);
    free(self->order);
    free(self->column);
}

/* Scores with the target's correlations: S -> S Q^-T P^T, with Q Q^T the correlation of the scores
 * as they are and P P^T the target. */
static int mix_scores(struct reorder *self, const double *u, size_t n, size_t k,
                      struct error *error) {
    double square = 0; /* sum of squares of a column of scores: the same for all, their mean is 0 */
    for (size_t i = 0; i < n; i++) {
        double score = gsl_cdf_ugaussian_Pinv((double)(i + 1) / (double)(n + 1));
        square += score * score;
        self->column[i] = score;
    }
    for (size_t j = 0; j < k; j++) {
        gsl_sort_index(self->order, u + j, k, n);
        for (size_t i = 0; i < n; i++) {
            gsl_matrix_set(self->scores, self->order[i], j, self->column[i]);
        }
    }
    gsl_blas_dgemm(CblasTrans, CblasNoTrans, 1 / square, self->scores, self->scores, 0,
                   self->sample);
    double least = 1;
    int status = gsl_linalg_cholesky_decomp1(self->sample);
    for (size_t j = 0; status == GSL_SUCCESS && j < k; j++) {
        least = fmin(least, gsl_matrix_get(self->sample, j, j));
    }
    if (status != GSL_SUCCESS || !(least > 1e-6)) {
        return error_set(error, FONDSIM_DOMAIN,
                         "rank correlation: columns of the design repeat one another's order");
    }
    gsl_blas_dtrsm(CblasRight, CblasLower, CblasTrans, CblasNonUnit, 1, self->sample, self->scores);
    gsl_blas_dtrmm(CblasRight, CblasLower, CblasTrans, CblasNonUnit, 1, self->target, self->scores);
    return FONDSIM_OK;
}

int rank_correlate(double *u, size_t n, size_t k, const double *spearman, struct error *error) {
    if (k < 2) {
        return rank_check(spearman, k, error);
    }
    if (k + 1 >= n) {
        return error_set(error, FONDSIM_DOMAIN,
                         "%zu correlated parameters need blocks of more than %zu rows, these have "
                         "%zu",
                         k, k + 1, n);
    }
    struct reorder reorder;
    int code = reorder_init(&reorder, n, k);
    if (code != FONDSIM_OK) {
        no_memory(error);
        goto out;
    }
    code = factor_target(spearman, k, reorder.target, error);
    if (code == FONDSIM_OK) {
        code = mix_scores(&reorder, u, n, k, error);
    }
    if (code != FONDSIM_OK) {
        goto out;
    }
    for (size_t j = 1; j < k; j++) {
        for (size_t i = 0; i < n; i++) {
            reorder.column[i] = u[i * k + j];
        }
        gsl_sort(reorder.column, 1, n);
        gsl_vector_view wanted = gsl_matrix_column(reorder.scores, j);
        gsl_sort_index(reorder.order, wanted.vector.data, wanted.vector.stride, n);
        for (size_t i = 0; i < n; i++) {
            u[reorder.order[i] * k + j] = reorder.column[i];
        }
    }
out:
    reorder_free(&reorder);
    return code;
}

/* ------------------------------------------------------------------ copula */

int rank_copula(double *u, size_t n, size_t k, const double *spearman, struct error *error) {
    if (k < 2) {
        return rank_check(spearman, k, error);
    }
    gsl_matrix *factor = gsl_matrix_alloc(k, k);
    gsl_vector *normal = gsl_vector_alloc(k);
    int code = factor == NULL || normal == NULL ? no_memory(error)
                                                : factor_target(spearman, k, factor, error);
    if (code != FONDSIM_OK) {
        goto out;
    }
    for (size_t i = 0; i < n; i++) {
        double *row = u + i * k;
        for (size_t j = 0; j < k; j++) {
            gsl_vector_set(normal, j, gsl_cdf_ugaussian_Pinv(row[j]));
        }
        gsl_blas_dtrmv(CblasLower, CblasNoTrans, CblasNonUnit, factor, normal);
        for (size_t j = 1; j < k; j++) {
            double value = gsl_cdf_ugaussian_P(gsl_vector_get(normal, j));
            row[j] = fmin(fmax(value, DBL_MIN), 1 - DBL_EPSILON / 2);
        }
    }
out:
    gsl_vector_free(normal);
    gsl_matrix_free(factor);
    return code;
}
