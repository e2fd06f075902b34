/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sobol indices: which share of the variance of a quantity each parameter makes alone (first order)
 * and with all its interactions (total order). First order by Saltelli et al. (2010), total order
 * by Jansen (1999), from matrices A, B and A with one factor taken from B. A pure pair; never knows
 * engine, store, YAML or plots.
 *
 * Decision quantities are about parameters, not luck. With two inner runs or more the indices are
 * of the expectation E[Y | theta]: products of different inner runs take the place of squares, so
 * that what luck is left in averages adds nothing (no bias, however few the runs). With one inner
 * run they are of Y in a single world, and luck is a factor with a name. */
#ifndef FONDSIM_ANALYSIS_SOBOL_H
#define FONDSIM_ANALYSIS_SOBOL_H

#include "sim/analysis/draws.h"
#include "sim/analysis/passes.h"

enum sobol_kind {
    SOBOL_PARAMETERS, /* one asked parameter, with those that correlations join to it: indices of
                         correlated parameters are only defined together */
    SOBOL_OTHERS,     /* all parameters that vary and were not asked for, together */
    SOBOL_LUCK        /* territories, levels and events */
};

struct sobol_factor {
    enum sobol_kind kind;
    size_t n;                 /* parameters; 0 for luck */
    const size_t *parameters; /* [n] indices in theta, the asked one first; owned by the plan */
};

/* What is to be run. Pass 0 is A: the first samples of the main run; pass 1 is B: the samples that
 * follow, with their own luck; pass 2 + f is A with factor f from B. */
struct sobol_plan {
    struct study study;
    size_t n_factors;
    struct sobol_factor *factors; /* asked parameters in their order, others, luck */
    size_t *parameters;
    struct pass *passes;
    struct replacement *replaced;
};

/* asked as for passes_list_init(). `inner` runs of luck, 0 for the scenario's own. Costs n_factors
 * + 2 passes of `samples`. The scenario must outlive the plan. Errors as passes.h. */
int sobol_plan(const struct scenario *scenario, size_t n, const size_t *asked, uint32_t samples,
               uint16_t inner, struct sobol_plan *plan, struct error *error);
void sobol_plan_free(struct sobol_plan *self); /* legal on a zeroed plan */

struct sobol_index {
    double value; /* share of the variance; chance may carry an estimate below 0 or above 1, it is
                     not cut, so that its interval stays honest. NaN when nothing varies */
    double se;    /* block jackknife; NaN under 20 blocks */
    double low, high; /* value +- t se, 95 % */
    int converged;    /* t se is at most the tolerance; 0 under 20 blocks */
};

struct sobol_row {
    struct sobol_index first, total;
};

struct sobol {
    size_t n;
    struct draws_mean mean; /* of the quantity, over A and B */
    double variance;        /* of the expectation, or of Y with one inner run */
    double variance_se;     /* block jackknife; NaN under 20 blocks */
    double luck; /* draws_luck() of A: luck left in averages over inner runs; NaN with one */
    struct sobol_row *rows; /* [n] in the order of the factors */
    struct sobol_index sum; /* of first orders: 1 when nothing interacts */
    int converged;          /* all indices of all rows have */
};

/* Half-width of an interval that is called converged. */
extern const double sobol_tolerance; /* 0.05 */

/* y[0], y[1] and y[2 + f] are columns of the quantity in A, B and A with factor f from B, as the
 * plan's passes. A factor that changes nothing has indices of exactly 0. A quantity without
 * variance (a portfolio minus itself) has none: values are NaN, and nothing is converged.
 * FONDSIM_DOMAIN for no factor, an empty shape, a draw that is not finite ("factor 3: sample 7,
 * ...") or a tolerance that is not above 0; FONDSIM_NO_MEMORY. */
int sobol_reduce(const struct draws *shape, size_t n, const double *const *y, double tolerance,
                 struct sobol *self, struct error *error);
void sobol_free(struct sobol *self); /* legal on a zeroed struct */

#endif
