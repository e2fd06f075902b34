/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taylor series of quantile functions in the normal score. Never knows who draws. */
#include "sim/core/quantile.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>
#include <stdlib.h>

/* Distance of the pieces' centres and the score of the first. */
static const double step = 0.5, first = -0.25 * (QUANTILE_PIECES - 1);

/* Scores under this have a piece: short of the last one's end by more than rounding. */
static const double reach = 3.74;

static const double tolerance = 1e-12;

/* A beta law on [0, 1] (k = 1, c = a + b) or a gamma law of scale 1 (k = 0, c = 1). With w the
 * slope of the logit, or logarithm, of x:
 *     x' = x (1 - k x) w,  w' = -z w - (a - c x) w^2. */
struct standard {
    struct law law;
    double a, c, k;
};

/* 0 when the law has none. */
static int standard_of(const struct law *law, struct standard *self) {
    double a, b;
    switch (law->kind) {
    case LAW_BETA:
        a = law->p[0];
        b = law->p[1];
        break;
    case LAW_PERT:
        law_pert_shapes(law, &a, &b);
        break;
    case LAW_GAMMA:
        *self = (struct standard){{.kind = LAW_GAMMA, .p = {law->p[0], 1}}, law->p[0], 1, 0};
        return 1;
    default:
        return 0;
    }
    *self = (struct standard){{.kind = LAW_BETA, .p = {a, b, 0, 1}}, a, a + b, 1};
    return 1;
}

/* Density of the logit, or logarithm, at x. Not from GSL's densities: they subtract logarithms of
 * gamma functions, which costs four digits of a beta law of shapes 14 and 10,000. */
static double density(const struct standard *self, double x) {
    const double *p = self->law.p;
    return self->law.kind == LAW_BETA
               ? exp(p[0] * log(x) + p[1] * log1p(-x) - gsl_sf_lnbeta(p[0], p[1]))
               : exp(p[0] * log(x) - x - gsl_sf_lngamma(p[0]));
}

/* n-th term of the product of two series. */
static double product(const double *p, const double *q, int n) {
    double sum = 0;
    for (int i = 0; i <= n; i++) {
        sum += p[i] * q[n - i];
    }
    return sum;
}

/* The series of x about score z. */
static void expand(const struct standard *self, double z, double x[QUANTILE_TERMS]) {
    double w[QUANTILE_TERMS], y[QUANTILE_TERMS], square[QUANTILE_TERMS]; /* y = x (1 - k x) */
    x[0] = law_quantile(&self->law, gsl_cdf_ugaussian_P(z));
    w[0] = gsl_ran_ugaussian_pdf(z) / density(self, x[0]);
    for (int n = 0; n + 1 < QUANTILE_TERMS; n++) {
        y[n] = x[n] - self->k * product(x, x, n);
        square[n] = product(w, w, n);
        double turn = z * w[n] + (n > 0 ? w[n - 1] : 0) + self->a * square[n] -
                      self->c * product(x, square, n);
        x[n + 1] = product(y, w, n) / (n + 1);
        w[n + 1] = -turn / (n + 1);
    }
}

static double value(const double piece[QUANTILE_TERMS], double d) {
    double sum = piece[QUANTILE_TERMS - 1];
    for (int n = QUANTILE_TERMS - 2; n >= 0; n--) {
        sum = sum * d + piece[n];
    }
    return sum;
}

int quantile_init(struct quantile *self, const struct law *law) {
    *self = (struct quantile){law, law_lower(law), law_upper(law), 1, NULL};
    struct standard standard;
    if (law_is_constant(law) || !standard_of(law, &standard)) {
        return 0;
    }
    self->scale = law->kind == LAW_GAMMA ? law->p[1] : self->upper - self->lower;
    self->piece = malloc(QUANTILE_PIECES * sizeof *self->piece);
    if (self->piece == NULL) {
        return FONDSIM_NO_MEMORY;
    }
    double left = law_quantile(&standard.law, gsl_cdf_ugaussian_P(first - step / 2));
    for (int i = 0; i < QUANTILE_PIECES; i++) {
        double z = first + step * i, *piece = self->piece[i];
        double right = law_quantile(&standard.law, gsl_cdf_ugaussian_P(z + step / 2));
        expand(&standard, z, piece);
        if (!(fabs(value(piece, -step / 2) - left) <= tolerance * left &&
              fabs(value(piece, step / 2) - right) <= tolerance * right)) {
            piece[0] = NAN;
        }
        left = right;
    }
    return 0;
}

void quantile_free(struct quantile *self) {
    free(self->piece);
    *self = (struct quantile){0};
}

double quantile_at(const struct quantile *self, double u) {
    if (self->piece == NULL) {
        return law_quantile(self->law, u);
    }
    double z = normal_quantile(u);
    if (!(fabs(z) < reach)) {
        return law_quantile(self->law, u);
    }
    int i = (int)((z - first) / step + 0.5);
    double x = value(self->piece[i], z - (first + step * i));
    if (isnan(x)) {
        return law_quantile(self->law, u);
    }
    return fmin(fmax(self->lower + self->scale * x, self->lower), self->upper);
}
