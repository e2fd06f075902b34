/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laws by their own parameters: table of names and bounds, check, quantile, moments, text. Never
 * knows files, nor what a parameter means; what people know of a law is in law_known.c, laws with
 * steps in law_discrete.c. */
#include "sim/core/law.h"

#include <float.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_OWN = 4, SHOWN_VALUES = 4 };

/* Bounds are inclusive. Shapes are held where GSL's distribution functions answer: tried from 0.001
 * to 1e8, its incomplete beta function gives NaN at (1e6, 1e6). */
static const struct {
    const char *name;
    size_t n;
    const char *own[MAX_OWN];
    double least[MAX_OWN], most[MAX_OWN], fallback[MAX_OWN];
} kinds[LAW_KINDS] = {
#define ANY (-DBL_MAX)
#define BIG DBL_MAX
    [LAW_FIXED] = {"fixed", 1, {"value"}, {ANY}, {BIG}, {NAN}},
    [LAW_UNIFORM] = {"uniform", 2, {"min", "max"}, {ANY, ANY}, {BIG, BIG}, {NAN, NAN}},
    [LAW_TRIANGULAR] = {"triangular",
                        3,
                        {"min", "mode", "max"},
                        {ANY, ANY, ANY},
                        {BIG, BIG, BIG},
                        {NAN, NAN, NAN}},
    [LAW_PERT] =
        {"pert", 3, {"min", "mode", "max"}, {ANY, ANY, ANY}, {BIG, BIG, BIG}, {NAN, NAN, NAN}},
    [LAW_NORMAL] = {"normal", 2, {"mean", "sd"}, {ANY, 0}, {BIG, BIG}, {NAN, NAN}},
    [LAW_TRUNCATED_NORMAL] = {"truncated_normal",
                              4,
                              {"mean", "sd", "min", "max"},
                              {ANY, DBL_MIN, -INFINITY, ANY},
                              {BIG, BIG, BIG, INFINITY},
                              {NAN, NAN, -INFINITY, INFINITY}},
    [LAW_LOGNORMAL] = {"lognormal", 2, {"meanlog", "sdlog"}, {ANY, 0}, {BIG, BIG}, {NAN, NAN}},
    [LAW_BETA] = {"beta",
                  4,
                  {"a", "b", "min", "max"},
                  {1e-3, 1e-3, ANY, ANY},
                  {1e5, 1e5, BIG, BIG},
                  {NAN, NAN, 0, 1}},
    [LAW_GAMMA] = {"gamma", 2, {"shape", "scale"}, {1e-3, DBL_MIN}, {1e6, BIG}, {NAN, NAN}},
    [LAW_POISSON] = {"poisson", 1, {"mean"}, {0}, {700}, {NAN}},
    [LAW_BERNOULLI] = {"bernoulli", 1, {"p"}, {0}, {1}, {NAN}},
    [LAW_DISCRETE] = {.name = "discrete"},
    [LAW_EMPIRICAL] = {.name = "empirical"},
#undef ANY
#undef BIG
};

static int is_kind(enum law_kind kind) {
    return (int)kind >= 0 && kind < LAW_KINDS;
}

const char *law_name(enum law_kind kind) {
    return is_kind(kind) ? kinds[kind].name : NULL;
}

int law_kind_of(const char *name) {
    for (int kind = 0; kind < LAW_KINDS; kind++) {
        if (strcmp(name, kinds[kind].name) == 0) {
            return kind;
        }
    }
    return -1;
}

const char *const *law_parameter_names(enum law_kind kind, size_t *n) {
    *n = is_kind(kind) ? kinds[kind].n : 0;
    return is_kind(kind) ? kinds[kind].own : NULL;
}

double law_parameter_default(enum law_kind kind, size_t j) {
    return is_kind(kind) && j < kinds[kind].n ? kinds[kind].fallback[j] : NAN;
}

double normal_quantile(double u) {
    return gsl_cdf_ugaussian_Pinv(u);
}

/* ------------------------------------------------------------------ quantiles */

static double clamp(double x, double least, double most) {
    return x < least ? least : x > most ? most : x;
}

static double triangular_quantile(const double *p, double u) {
    double width = p[2] - p[0];
    double left = p[1] - p[0], right = p[2] - p[1];
    if (u * width < left) {
        return p[0] + sqrt(u * width * left);
    }
    return p[2] - sqrt((1 - u) * width * right);
}

/* Agreement asked of GSL's inverses, which return NaN for many shapes, even beta (1, 1000) near
 * u = 1: then the distribution function itself, which is sound, is inverted. */
static const double enough = 1e-10;

/* Less is 0: quantiles of small shapes leave the range of doubles. */
static const double nothing = 1e-60;

/* Bisection on a distribution function that rises from 0 to upper; ends at neighbouring doubles.
 * Not a GSL solver: those allocate and may fail. */
static double invert(double (*cdf)(double, double, double), double a, double b, double u,
                     double upper) {
    double lower = 0;
    while (upper > nothing && upper - lower > DBL_EPSILON * upper) {
        double middle = lower + (upper - lower) / 2;
        if (cdf(middle, a, b) < u) {
            lower = middle;
        } else {
            upper = middle;
        }
    }
    return upper > nothing ? upper : 0;
}

static double beta_quantile(double a, double b, double u) {
    double x = gsl_cdf_beta_Pinv(u, a, b);
    if (x > nothing && x <= 1 && fabs(gsl_cdf_beta_P(x, a, b) - u) <= enough) {
        return x;
    }
    return invert(gsl_cdf_beta_P, a, b, u, 1);
}

static double gamma_quantile(double shape, double u) {
    double x = gsl_cdf_gamma_Pinv(u, shape, 1);
    if (x > nothing && isfinite(x) && fabs(gsl_cdf_gamma_P(x, shape, 1) - u) <= enough) {
        return x;
    }
    double upper = shape + 1;
    for (int i = 0; i < 64 && gsl_cdf_gamma_P(upper, shape, 1) < u; i++) {
        upper *= 2;
    }
    return invert(gsl_cdf_gamma_P, shape, 1, u, upper);
}

void law_pert_shapes(const struct law *self, double *a, double *b) {
    const double *p = self->p;
    *a = 1 + 4 * (p[1] - p[0]) / (p[2] - p[0]);
    *b = 1 + 4 * (p[2] - p[1]) / (p[2] - p[0]);
}

/* Share of the parent that the bounds keep, from the tail that loses no digits. */
static double truncated_mass(const double *p) {
    double low = (p[2] - p[0]) / p[1], high = (p[3] - p[0]) / p[1];
    return low > 0 ? gsl_cdf_ugaussian_Q(low) - gsl_cdf_ugaussian_Q(high)
                   : gsl_cdf_ugaussian_P(high) - gsl_cdf_ugaussian_P(low);
}

static double truncated_quantile(const double *p, double u) {
    double low = (p[2] - p[0]) / p[1];
    double z = low > 0 ? gsl_cdf_ugaussian_Qinv(gsl_cdf_ugaussian_Q(low) - u * truncated_mass(p))
                       : gsl_cdf_ugaussian_Pinv(gsl_cdf_ugaussian_P(low) + u * truncated_mass(p));
    return p[0] + p[1] * z;
}

static double raw_quantile(const struct law *self, double u) {
    const double *p = self->p;
    double a, b;
    switch (self->kind) {
    case LAW_FIXED:
        return p[0];
    case LAW_UNIFORM:
        return p[0] + u * (p[1] - p[0]);
    case LAW_TRIANGULAR:
        return triangular_quantile(p, u);
    case LAW_PERT:
        if (p[2] <= p[0]) {
            return p[0];
        }
        law_pert_shapes(self, &a, &b);
        return p[0] + (p[2] - p[0]) * beta_quantile(a, b, u);
    case LAW_NORMAL:
        return p[0] + p[1] * normal_quantile(u);
    case LAW_TRUNCATED_NORMAL:
        return truncated_quantile(p, u);
    case LAW_LOGNORMAL:
        return exp(p[0] + p[1] * normal_quantile(u));
    case LAW_BETA:
        return p[2] + (p[3] - p[2]) * beta_quantile(p[0], p[1], u);
    case LAW_GAMMA:
        return p[1] * gamma_quantile(p[0], u);
    case LAW_POISSON:
        return poisson_quantile(u, p[0]);
    case LAW_BERNOULLI:
        return u > 1 - p[0] ? 1 : 0;
    case LAW_DISCRETE:
    case LAW_EMPIRICAL: {
        size_t low = 0, high = self->n - 1; /* first i with cumulated[i] >= u */
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            if (self->cumulated[middle] < u) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return self->values[low];
    }
    case LAW_KINDS:
        break;
    }
    return NAN;
}

double law_quantile(const struct law *self, double u) {
    return clamp(raw_quantile(self, u), law_lower(self), law_upper(self));
}

/* ------------------------------------------------------------------ moments */

/* Mean and variance in units of the parent's sd, from its mean. A window under a thousandth wide
 * would lose all digits in the closed form: there the density is straight within (width * z)^2. */
static void truncated_moments(const double *p, double *mean, double *variance) {
    double low = (p[2] - p[0]) / p[1], high = (p[3] - p[0]) / p[1];
    double width = high - low;
    if (width < 1e-3) {
        double middle = low + width / 2;
        *variance = width * width / 12;
        *mean = middle - middle * *variance;
        return;
    }
    double mass = truncated_mass(p);
    double at_low = gsl_ran_ugaussian_pdf(low) / mass, at_high = gsl_ran_ugaussian_pdf(high) / mass;
    *mean = at_low - at_high;
    *variance = 1 + (isfinite(low) ? low * at_low : 0) - (isfinite(high) ? high * at_high : 0) -
                *mean * *mean;
}

static double weight(const struct law *self, size_t i) {
    return i == 0 ? self->cumulated[0] : self->cumulated[i] - self->cumulated[i - 1];
}

double law_mean(const struct law *self) {
    const double *p = self->p;
    double mean = 0, unused;
    switch (self->kind) {
    case LAW_FIXED:
    case LAW_NORMAL:
    case LAW_POISSON:
    case LAW_BERNOULLI:
        return p[0];
    case LAW_UNIFORM:
        return p[0] + (p[1] - p[0]) / 2;
    case LAW_TRIANGULAR:
        return p[0] + ((p[1] - p[0]) + (p[2] - p[0])) / 3;
    case LAW_PERT:
        return p[0] + (4 * (p[1] - p[0]) + (p[2] - p[0])) / 6;
    case LAW_TRUNCATED_NORMAL:
        truncated_moments(p, &mean, &unused);
        return p[0] + p[1] * mean;
    case LAW_LOGNORMAL:
        return exp(p[0] + p[1] * p[1] / 2);
    case LAW_BETA:
        return p[2] + (p[3] - p[2]) * p[0] / (p[0] + p[1]);
    case LAW_GAMMA:
        return p[0] * p[1];
    case LAW_DISCRETE:
    case LAW_EMPIRICAL:
        for (size_t i = 0; i < self->n; i++) {
            mean += weight(self, i) * self->values[i];
        }
        return mean;
    case LAW_KINDS:
        break;
    }
    return NAN;
}

static double beta_variance(double a, double b, double width) {
    return width * width * a * b / ((a + b) * (a + b) * (a + b + 1));
}

double law_variance(const struct law *self) {
    const double *p = self->p;
    double a, b, sum = 0;
    switch (self->kind) {
    case LAW_FIXED:
        return 0;
    case LAW_UNIFORM:
        return (p[1] - p[0]) * (p[1] - p[0]) / 12;
    case LAW_TRIANGULAR:
        a = p[1] - p[0];
        b = p[2] - p[1];
        return (a * a + b * b + a * b) / 18;
    case LAW_PERT:
        if (p[2] <= p[0]) {
            return 0;
        }
        law_pert_shapes(self, &a, &b);
        return beta_variance(a, b, p[2] - p[0]);
    case LAW_NORMAL:
        return p[1] * p[1];
    case LAW_TRUNCATED_NORMAL:
        truncated_moments(p, &a, &b);
        return p[1] * p[1] * b;
    case LAW_LOGNORMAL:
        return expm1(p[1] * p[1]) * exp(2 * p[0] + p[1] * p[1]);
    case LAW_BETA:
        return beta_variance(p[0], p[1], p[3] - p[2]);
    case LAW_GAMMA:
        return p[0] * p[1] * p[1];
    case LAW_POISSON:
        return p[0];
    case LAW_BERNOULLI:
        return p[0] * (1 - p[0]);
    case LAW_DISCRETE:
    case LAW_EMPIRICAL:
        a = law_mean(self);
        for (size_t i = 0; i < self->n; i++) {
            sum += weight(self, i) * (self->values[i] - a) * (self->values[i] - a);
        }
        return sum;
    case LAW_KINDS:
        break;
    }
    return NAN;
}

/* ------------------------------------------------------------------ bounds */

/* Bounds of all kinds at once; upper 0, lower 1. */
static double bound(const struct law *self, int is_lower) {
    const double *p = self->p;
    switch (self->kind) {
    case LAW_FIXED:
        return p[0];
    case LAW_UNIFORM:
        return is_lower ? p[0] : p[1];
    case LAW_TRIANGULAR:
    case LAW_PERT:
        return is_lower ? p[0] : p[2];
    case LAW_NORMAL:
        return p[1] > 0 ? (is_lower ? -INFINITY : INFINITY) : p[0];
    case LAW_TRUNCATED_NORMAL:
    case LAW_BETA:
        return is_lower ? p[2] : p[3];
    case LAW_LOGNORMAL:
        return p[1] > 0 ? (is_lower ? 0 : INFINITY) : exp(p[0]);
    case LAW_GAMMA:
        return is_lower ? 0 : INFINITY;
    case LAW_POISSON:
        return is_lower || p[0] <= 0 ? 0 : INFINITY;
    case LAW_BERNOULLI:
        return is_lower ? (p[0] >= 1 ? 1 : 0) : (p[0] > 0 ? 1 : 0);
    case LAW_DISCRETE:
    case LAW_EMPIRICAL:
        return self->values[is_lower ? 0 : self->n - 1];
    case LAW_KINDS:
        break;
    }
    return NAN;
}

double law_lower(const struct law *self) {
    return bound(self, 1);
}

double law_upper(const struct law *self) {
    return bound(self, 0);
}

int law_is_constant(const struct law *self) {
    return !(law_lower(self) < law_upper(self));
}

/* ------------------------------------------------------------------ check */

static int check_order(const struct law *self, struct error *error) {
    const double *p = self->p;
    const char *name = kinds[self->kind].name;
    switch (self->kind) {
    case LAW_UNIFORM:
        if (p[0] > p[1]) {
            return error_set(error, FONDSIM_DOMAIN, "%s: min %.10g is above max %.10g", name, p[0],
                             p[1]);
        }
        break;
    case LAW_TRIANGULAR:
    case LAW_PERT:
        if (p[0] > p[1] || p[1] > p[2]) {
            return error_set(error, FONDSIM_DOMAIN,
                             "%s: min %.10g, mode %.10g, max %.10g are not in this order", name,
                             p[0], p[1], p[2]);
        }
        break;
    case LAW_TRUNCATED_NORMAL:
    case LAW_BETA:
        if (!(p[2] < p[3])) {
            return error_set(error, FONDSIM_DOMAIN, "%s: min %.10g is not under max %.10g", name,
                             p[2], p[3]);
        }
        if (self->kind == LAW_TRUNCATED_NORMAL && !(truncated_mass(p) >= 1e-6)) {
            return error_set(error, FONDSIM_DOMAIN,
                             "%s: less than a millionth of the law of mean %.10g and sd %.10g is "
                             "between %.10g and %.10g",
                             name, p[0], p[1], p[2], p[3]);
        }
        break;
    default:
        break;
    }
    return FONDSIM_OK;
}

static int check_values(const struct law *self, struct error *error) {
    int good = self->n > 0 && self->values != NULL && self->cumulated != NULL &&
               self->cumulated[self->n - 1] == 1 && self->cumulated[0] > 0;
    for (size_t i = 0; good && i < self->n; i++) {
        good =
            isfinite(self->values[i]) && (i == 0 || (self->values[i - 1] < self->values[i] &&
                                                     self->cumulated[i - 1] <= self->cumulated[i]));
    }
    if (!good) {
        return error_set(error, FONDSIM_DOMAIN,
                         "%s: values must be finite and ascending, with weights that add up to 1",
                         kinds[self->kind].name);
    }
    return FONDSIM_OK;
}

int law_check(const struct law *self, struct error *error) {
    if (!is_kind(self->kind)) {
        return error_set(error, FONDSIM_DOMAIN, "unknown law number %d", (int)self->kind);
    }
    const char *name = kinds[self->kind].name;
    for (size_t j = 0; j < kinds[self->kind].n; j++) {
        double value = self->p[j], least = kinds[self->kind].least[j],
               most = kinds[self->kind].most[j];
        if (value >= least && value <= most) {
            continue;
        }
        const char *own = kinds[self->kind].own[j];
        if (!isfinite(value) || (least <= -DBL_MAX && most >= DBL_MAX)) {
            return error_set(error, FONDSIM_DOMAIN, "%s: %s must be a finite number, found %g",
                             name, own, value);
        }
        if (most >= DBL_MAX) {
            return error_set(error, FONDSIM_DOMAIN, "%s: %s must be %s, found %.10g", name, own,
                             least > 0 ? "more than 0" : "0 or more", value);
        }
        return error_set(error, FONDSIM_DOMAIN,
                         "%s: %s must be between %.10g and %.10g, found %.10g", name, own, least,
                         most, value);
    }
    int has_values = self->kind == LAW_DISCRETE || self->kind == LAW_EMPIRICAL;
    int code = has_values ? check_values(self, error) : check_order(self, error);
    if (code == FONDSIM_OK && !(isfinite(law_mean(self)) && isfinite(law_variance(self)))) {
        code = error_set(error, FONDSIM_DOMAIN, "%s: too wide, its variance is not a finite number",
                         name);
    }
    return code;
}

/* ------------------------------------------------------------------ text, copies */

static void append(char *text, size_t size, const char *piece) {
    size_t used = strlen(text);
    snprintf(text + used, size - used, "%s", piece);
}

static void append_number(char *text, size_t size, const char *before, double value) {
    char piece[64];
    snprintf(piece, sizeof piece, "%s%.10g", before, value);
    append(text, size, piece);
}

void law_print(const struct law *self, char *text, size_t size) {
    if (size == 0) {
        return;
    }
    text[0] = '\0';
    if (!is_kind(self->kind)) {
        append(text, size, "?");
        return;
    }
    if (self->kind == LAW_FIXED) {
        append_number(text, size, "", self->p[0]);
        return;
    }
    append(text, size, kinds[self->kind].name);
    size_t n = kinds[self->kind].n;
    if (self->kind == LAW_BETA && self->p[2] == 0 && self->p[3] == 1) {
        n = 2;
    }
    for (size_t j = 0; j < n; j++) {
        append_number(text, size, j == 0 ? "(" : ", ", self->p[j]);
    }
    if (kinds[self->kind].n == 0 && self->n <= SHOWN_VALUES) {
        for (size_t i = 0; i < self->n; i++) {
            append_number(text, size, i == 0 ? "(" : ", ", self->values[i]);
            append_number(text, size, ": ", weight(self, i));
        }
    } else if (kinds[self->kind].n == 0) {
        append_number(text, size, "(", (double)self->n);
        append_number(text, size, " values from ", law_lower(self));
        append_number(text, size, " to ", law_upper(self));
    }
    append(text, size, ")");
}

static double *copy_doubles(const double *values, size_t n) {
    double *copy = malloc(n * sizeof *copy);
    if (copy != NULL) {
        memcpy(copy, values, n * sizeof *copy);
    }
    return copy;
}

int law_copy(struct law *self, const struct law *other) {
    *self = *other;
    self->values = NULL;
    self->cumulated = NULL;
    if (other->values == NULL || other->cumulated == NULL) {
        self->n = 0;
        return FONDSIM_OK;
    }
    self->values = copy_doubles(other->values, other->n);
    self->cumulated = copy_doubles(other->cumulated, other->n);
    if (self->values == NULL || self->cumulated == NULL) {
        law_free(self);
        return FONDSIM_NO_MEMORY;
    }
    return FONDSIM_OK;
}

void law_free(struct law *self) {
    free(self->values);
    free(self->cumulated);
    memset(self, 0, sizeof *self);
}
