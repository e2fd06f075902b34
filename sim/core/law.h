/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laws of probability by their inverse distribution function: one uniform, one value. Wraps GSL;
 * knows neither files nor parameters' meaning. */
#ifndef FONDSIM_CORE_LAW_H
#define FONDSIM_CORE_LAW_H

#include <stddef.h>

#include "sim/core/error.h"

enum law_kind {
    LAW_FIXED,            /* value */
    LAW_UNIFORM,          /* min, max */
    LAW_TRIANGULAR,       /* min, mode, max */
    LAW_PERT,             /* min, mode, max: beta with shape 4 (Clark 1962) */
    LAW_NORMAL,           /* mean, sd */
    LAW_TRUNCATED_NORMAL, /* mean, sd (of the parent), min, max (-inf and +inf by default) */
    LAW_LOGNORMAL,        /* meanlog, sdlog */
    LAW_BETA,             /* a, b in [0.001, 1e5], min, max (0 and 1 by default) */
    LAW_GAMMA,            /* shape in [0.001, 1e6], scale */
    LAW_POISSON,          /* mean, at most 700 */
    LAW_BERNOULLI,        /* p */
    LAW_DISCRETE,         /* values with weights */
    LAW_EMPIRICAL,        /* values with equal weights, step quantile */
    LAW_KINDS
};

/* Parameters in the order of the comments above. Values and weights are owned by the law, NULL
 * unless the kind is discrete or empirical; weights are cumulated and end at exactly 1. */
struct law {
    enum law_kind kind;
    double p[4];
    size_t n;
    double *values;
    double *cumulated;
};

/* What people know of a quantity. NaN marks what was not given. */
struct law_known {
    double mean, sd, mode, min, max, p5, p50, p95, ci95_low, ci95_high;
};

/* Name of a kind as written in a scenario ("truncated_normal"); NULL outside the enum. */
const char *law_name(enum law_kind kind);

/* Kind of a name, or -1. */
int law_kind_of(const char *name);

/* Names of the law's own parameters, in the order of p[]; *n receives their number: 0 for discrete
 * and empirical, whose values are not in p[]. */
const char *const *law_parameter_names(enum law_kind kind, size_t *n);

/* Value of the j-th own parameter when it is left out; NaN when it is required. */
double law_parameter_default(enum law_kind kind, size_t j);

/* Nothing is known: every member NaN. To start from. */
struct law_known law_known_nothing(void);

/* Which members of a struct law_known make a law of this kind, as a phrase for messages and help:
 * "mean and sd, or ci95"; NULL outside the enum. */
const char *law_known_choices(enum law_kind kind);

/* Fills *self from what is known; law_known_choices tells what is enough for each kind. ci95 is
 * read as the 2.5 % and 97.5 % quantiles. Mean, sd, mode and quantiles are those of the quantity
 * itself, except for a truncated normal, where mean and sd are the parent's (quantiles stay the
 * quantity's). Two quantiles of a beta, gamma, triangular, pert or truncated normal by root finding
 * (GSL). FONDSIM_DOMAIN with a sentence when the law is impossible (beta mean 0.5 sd 0.9) or what
 * is known is not enough or too much; *self is then zeroed. */
int law_from_known(struct law *self, enum law_kind kind, const struct law_known *known,
                   struct error *error);

/* Takes copies of values and weights (weights may be NULL: equal; they must be NULL for an
 * empirical law). Sorts by value, merges equal values, drops weights of zero. */
int law_discrete(struct law *self, enum law_kind kind, size_t n, const double *values,
                 const double *weights, struct error *error);

/* Checks the law's own parameters: finite, ordered, positive where needed; mean and variance
 * finite. A width or sd of 0 is legal (a constant), but not for a truncated normal, which must also
 * keep at least a millionth of its parent. */
int law_check(const struct law *self, struct error *error);

/* Value at probability u in (0, 1). Never fails on a checked law; monotone in u (beta and gamma:
 * for probabilities more than 1e-10 apart) and within [law_lower, law_upper]. The smallest value
 * whose distribution function reaches u for laws with steps: a Bernoulli law gives 1 when u > 1 -
 * p. */
double law_quantile(const struct law *self, double u);

/* Shapes of a pert law as a beta law on [min, max]; its width is not 0. */
void law_pert_shapes(const struct law *self, double *a, double *b);

double law_mean(const struct law *self);
double law_variance(const struct law *self);

/* Smallest and largest possible value, infinite where unbounded. */
double law_lower(const struct law *self);
double law_upper(const struct law *self);

/* 1 when the law has one possible value only. */
int law_is_constant(const struct law *self);

/* Deep copy; *self is overwritten. Free with law_free. */
int law_copy(struct law *self, const struct law *other);
void law_free(struct law *self);

/* Short text, "triangular(15000, 30000, 60000)"; a fixed law is its number alone; a beta on [0, 1]
 * is written without its bounds; always terminated. */
void law_print(const struct law *self, char *text, size_t size);

/* Discrete inverse distribution functions by plain summation from 0. The order of operations is
 * part of the model's description, since an independent twin repeats it:
 * - poisson: p = exp(-mean), sum = p, k = 0; while sum < u: k += 1, p *= mean / k, sum += p.
 * - binomial: p = exp(n * log1p(-q)), sum = p, k = 0; while sum < u and k < n: k += 1,
 *   p *= (n - k + 1) / k * q / (1 - q) (the factor first, left to right), sum += p.
 *
 * A mean or q that is not positive gives 0; q >= 1 gives n. Poisson also stops once k > mean and p
 * no longer changes sum (a u within rounding of 1), and at 100000. Where the first term would
 * underflow (mean > 700, n log1p(-q) < -700) the same k is found by bisection on GSL's distribution
 * function instead. */
unsigned poisson_quantile(double u, double mean);
unsigned binomial_quantile(double u, unsigned n, double q);

/* Quantile of the standard normal law (GSL). */
double normal_quantile(double u);

#endif
