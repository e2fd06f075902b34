/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Natural cubic splines in Demmler and Reinsch's order. GSL interpolates and solves; this file only
 * says which functions. Knows no regression. */
#include "sim/analysis/spline.h"

#include <gsl/gsl_eigen.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/core/stats.h"

enum { INNER = SPLINE_MOST_KNOTS - 2 }; /* knots with a knot on both sides */

/* The natural splines that are 1 at one inner knot and 0 at all other knots. With the constant and
 * the straight line they span all natural splines on the knots. */
struct cardinals {
    size_t knots, n;
    double knot[SPLINE_MOST_KNOTS];
    gsl_spline *function[INNER];
    double at_mean[INNER], slope[INNER]; /* regression on constant and line, over the column */
};

static int no_memory(struct error *error) {
    error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    return FONDSIM_NO_MEMORY;
}

/* Straight lines beyond the outer knots: natural splines have no curvature there. */
static double extended(const gsl_spline *function, double low, double high, double x) {
    double inside = x < low ? low : x > high ? high : x;
    double value = gsl_spline_eval(function, inside, NULL);
    if (x < low || x > high) {
        value += (x - inside) * gsl_spline_eval_deriv(function, inside, NULL);
    }
    return value;
}

/* ---- knots */

/* Sorts x and keeps distinct values; their number. Values closer than rounding count as one. */
static size_t distinct(double *x, size_t n) {
    stats_sort(x, n);
    size_t kept = 1;
    for (size_t i = 1; i < n; i++) {
        if (x[i] - x[kept - 1] > 1e-9) {
            x[kept++] = x[i];
        }
    }
    return kept;
}

/* values: the distinct ones, standardised. */
static void place_knots(struct cardinals *self, const double *values, size_t n, size_t knots) {
    self->knots = n < knots ? n : knots;
    for (size_t k = 0; k < self->knots; k++) {
        self->knot[k] = n <= knots
                            ? values[k]
                            : stats_quantile(values, n, ((double)k + 0.5) / (double)self->knots);
    }
    self->n = self->knots < 3 ? 0 : self->knots - 2;
}

static int make_cardinals(struct cardinals *self, struct error *error) {
    for (size_t j = 0; j < self->n; j++) {
        double at_knots[SPLINE_MOST_KNOTS] = {0};
        at_knots[j + 1] = 1;
        self->function[j] = gsl_spline_alloc(gsl_interp_cspline, self->knots);
        if (self->function[j] == NULL ||
            gsl_spline_init(self->function[j], self->knot, at_knots, self->knots) != 0) {
            return no_memory(error);
        }
    }
    return 0;
}

static void free_cardinals(struct cardinals *self) {
    for (size_t j = 0; j < self->n; j++) {
        gsl_spline_free(self->function[j]); /* legal on NULL */
    }
}

/* ---- roughness and spread of the cardinals */

/* roughness[i][j]: integral of the product of second derivatives, which are straight between knots.
 */
static void fill_roughness(const struct cardinals *self, gsl_matrix *roughness) {
    double second[INNER][SPLINE_MOST_KNOTS];
    for (size_t j = 0; j < self->n; j++) {
        for (size_t k = 0; k < self->knots; k++) {
            second[j][k] = gsl_spline_eval_deriv2(self->function[j], self->knot[k], NULL);
        }
    }
    for (size_t i = 0; i < self->n; i++) {
        for (size_t j = 0; j < self->n; j++) {
            double sum = 0;
            for (size_t k = 0; k + 1 < self->knots; k++) {
                const double *a = &second[i][k], *b = &second[j][k];
                sum += (self->knot[k + 1] - self->knot[k]) / 6 *
                       (2 * a[0] * b[0] + a[0] * b[1] + a[1] * b[0] + 2 * a[1] * b[1]);
            }
            gsl_matrix_set(roughness, i, j, sum);
        }
    }
}

/* spread[i][j]: mean product over the standardised column z[n] of what the constant and the line
 * leave of the cardinals. */
static void fill_spread(struct cardinals *self, const double *z, size_t n, double *values,
                        gsl_matrix *spread) {
    for (size_t j = 0; j < self->n; j++) {
        double *column = values + j * n;
        double mean = 0, slope = 0;
        for (size_t i = 0; i < n; i++) {
            column[i] =
                extended(self->function[j], self->knot[0], self->knot[self->knots - 1], z[i]);
            mean += column[i] / (double)n;
            slope += column[i] * z[i] / (double)n;
        }
        for (size_t i = 0; i < n; i++) {
            column[i] -= mean + slope * z[i];
        }
        self->at_mean[j] = mean;
        self->slope[j] = slope;
    }
    for (size_t j = 0; j < self->n; j++) {
        for (size_t k = 0; k <= j; k++) {
            double sum = 0;
            for (size_t i = 0; i < n; i++) {
                sum += values[j * n + i] * values[k * n + i];
            }
            gsl_matrix_set(spread, j, k, sum / (double)n);
            gsl_matrix_set(spread, k, j, sum / (double)n);
        }
    }
}

/* ---- smooth to rough */

/* Adds the function whose weights on the (cleaned) cardinals are given, brought to mean square 1.
 */
static int add_bent(struct spline *self, const struct cardinals *cardinals,
                    const gsl_matrix *vectors, size_t column, double size, struct error *error) {
    double at_knots[SPLINE_MOST_KNOTS] = {0};
    for (size_t j = 0; j < cardinals->n; j++) {
        double weight = gsl_matrix_get(vectors, j, column) / size;
        at_knots[j + 1] += weight;
        for (size_t k = 0; k < cardinals->knots; k++) {
            at_knots[k] -=
                weight * (cardinals->at_mean[j] + cardinals->slope[j] * cardinals->knot[k]);
        }
    }
    gsl_spline *function = gsl_spline_alloc(gsl_interp_cspline, cardinals->knots);
    if (function == NULL ||
        gsl_spline_init(function, cardinals->knot, at_knots, cardinals->knots) != 0) {
        gsl_spline_free(function);
        return no_memory(error);
    }
    self->bent[self->n - 1] = function;
    self->n++;
    return 0;
}

/* Mean square of v' cardinals, v a column of vectors. */
static double mean_square(const gsl_matrix *spread, const gsl_matrix *vectors, size_t column) {
    double sum = 0;
    for (size_t i = 0; i < spread->size1; i++) {
        for (size_t j = 0; j < spread->size2; j++) {
            sum += gsl_matrix_get(vectors, i, column) * gsl_matrix_get(spread, i, j) *
                   gsl_matrix_get(vectors, j, column);
        }
    }
    return sum;
}

/* spread v = mu roughness v: a large mu is much variance for little bending. Roughness is positive
 * definite even when the column cannot tell some functions apart; those have mu 0. */
static int add_all_bent(struct spline *self, struct cardinals *cardinals, const double *z, size_t n,
                        struct error *error) {
    size_t m = cardinals->n;
    int status = 0;
    double *values = malloc(n * m * sizeof *values);
    gsl_matrix *spread = gsl_matrix_alloc(m, m), *copy = gsl_matrix_alloc(m, m);
    gsl_matrix *roughness = gsl_matrix_alloc(m, m), *vectors = gsl_matrix_alloc(m, m);
    gsl_vector *mu = gsl_vector_alloc(m);
    gsl_eigen_gensymmv_workspace *work = gsl_eigen_gensymmv_alloc(m);
    if (values == NULL || spread == NULL || copy == NULL || roughness == NULL || vectors == NULL ||
        mu == NULL || work == NULL) {
        status = no_memory(error);
        goto out;
    }
    fill_spread(cardinals, z, n, values, spread);
    fill_roughness(cardinals, roughness);
    gsl_matrix_memcpy(copy, spread);
    if (gsl_eigen_gensymmv(copy, roughness, mu, vectors, work) != 0) {
        goto out; /* the straight line alone */
    }
    gsl_eigen_gensymmv_sort(mu, vectors, GSL_EIGEN_SORT_VAL_DESC);
    double most = gsl_vector_get(mu, 0);
    for (size_t k = 0; k < m && status == 0; k++) {
        double square = mean_square(spread, vectors, k);
        if (!(gsl_vector_get(mu, k) > 1e-9 * most) || !(square > 0)) {
            break;
        }
        status = add_bent(self, cardinals, vectors, k, sqrt(square), error);
    }
out:
    free(values);
    gsl_matrix_free(spread);
    gsl_matrix_free(copy);
    gsl_matrix_free(roughness);
    gsl_matrix_free(vectors);
    gsl_vector_free(mu);
    gsl_eigen_gensymmv_free(work);
    return status;
}

/* ---- public */

int spline_init(struct spline *self, const double *x, size_t n, size_t knots, struct error *error) {
    *self = (struct spline){0};
    if (n == 0 || knots < 2 || knots > SPLINE_MOST_KNOTS) {
        return error_set(error, FONDSIM_DOMAIN, "spline of %zu knots over %zu values", knots, n);
    }
    struct cardinals cardinals = {0};
    int status = 0;
    double least, most;
    gsl_stats_minmax(&least, &most, x, 1, n);
    double size = fmax(fabs(least), fabs(most));
    self->centre = stats_mean(x, n);
    self->scale = sqrt(gsl_stats_variance_with_fixed_mean(x, 1, n, self->centre));
    if (!(most > least) || !(self->scale > 1e-13 * size)) { /* constant, or only rounding varies */
        return 0;
    }
    double *z = malloc(n * sizeof *z), *sorted = malloc(n * sizeof *sorted);
    if (z == NULL || sorted == NULL) {
        status = no_memory(error);
        goto out;
    }
    for (size_t i = 0; i < n; i++) {
        z[i] = (x[i] - self->centre) / self->scale;
    }
    memcpy(sorted, z, n * sizeof *z);
    place_knots(&cardinals, sorted, distinct(sorted, n), knots);
    self->n = 1;
    self->low = cardinals.knot[0];
    self->high = cardinals.knot[cardinals.knots - 1];
    if (cardinals.n > 0) {
        status = make_cardinals(&cardinals, error);
        if (status == 0) {
            status = add_all_bent(self, &cardinals, z, n, error);
        }
    }
out:
    free_cardinals(&cardinals);
    free(z);
    free(sorted);
    if (status != 0) {
        spline_free(self);
    }
    return status;
}

void spline_free(struct spline *self) {
    for (size_t k = 0; k + 1 < self->n; k++) {
        gsl_spline_free(self->bent[k]);
    }
    *self = (struct spline){0};
}

double spline_value(const struct spline *self, size_t k, double x) {
    double z = (x - self->centre) / self->scale;
    return k == 0 ? z : extended(self->bent[k - 1], self->low, self->high, z);
}
