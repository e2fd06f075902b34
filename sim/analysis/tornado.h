/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One parameter at a time: what the mean of a quantity is with the parameter held at values between
 * its 5 % and 95 % quantiles, all others at their draws, on common draws; and the value at which
 * the quantity changes sign (switching value, break-even). Quantities are outcomes, net benefits
 * and differences of them, never ratios, which are ill defined where a bound changes quadrant. A
 * pure pair; never knows engine, store, YAML or plots. */
#ifndef FONDSIM_ANALYSIS_TORNADO_H
#define FONDSIM_ANALYSIS_TORNADO_H

#include "sim/analysis/draws.h"
#include "sim/analysis/passes.h"

enum { TORNADO_MOST_POINTS = 41 };

/* What is to be run. Pass 0 holds nothing; pass 1 + p * n_points + i holds the p-th parameter at
 * its i-th value. All passes share the first samples and the luck of the main run. */
struct tornado_plan {
    struct study study;
    struct passes_list list;
    size_t n_points;
    double
        *values; /* [parameter][point] ascending, at probabilities evenly spaced from 5 to 95 % */
    struct pass *passes;
    struct replacement *replaced;
};

/* asked as for passes_list_init(). n_points 2 (the two ends) to TORNADO_MOST_POINTS: more points
 * place a switching value better and see what bends. A correlated parameter is held alone: those it
 * is correlated with keep their draws. The scenario must outlive the plan. FONDSIM_DOMAIN for other
 * n_points and as passes.h; FONDSIM_NO_MEMORY. */
int tornado_plan(const struct scenario *scenario, size_t n, const size_t *asked, size_t n_points,
                 uint32_t samples, struct tornado_plan *plan, struct error *error);
void tornado_plan_free(struct tornado_plan *self); /* legal on a zeroed plan */

/* The mean with the parameter held at one value. */
struct tornado_point {
    double value;            /* of the parameter */
    struct draws_mean mean;  /* of the quantity */
    struct draws_mean shift; /* from the mean with nothing held, paired */
};

enum tornado_switch {
    TORNADO_NEVER,  /* the mean has one sign from 5 % to 95 % */
    TORNADO_ONCE,   /* it changes sign at `at` */
    TORNADO_SEVERAL /* it does so several times; `at` is the lowest of these values */
};

struct tornado_row {
    size_t parameter;             /* place in the lists that were given */
    struct tornado_point *points; /* [n_points], owned by the table */
    struct draws_mean swing;      /* mean at the last value - at the first, paired */
    int resolved;                 /* the swing is told from 0 */
    double spread;                /* highest - lowest mean over points: rows stand by it, falling */
    enum tornado_switch kind;
    double at;       /* straight line between the two points around it; NaN for TORNADO_NEVER */
    double at_se;    /* block jackknife; NaN under 20 blocks */
    int at_resolved; /* on both sides of it some point is told from 0, with its sign */
};

struct tornado {
    size_t n, n_points;
    struct draws_mean base;   /* with nothing held */
    struct tornado_row *rows; /* [n] by spread, falling; ties in the order given */
    struct tornado_point *points;
};

/* values[p * n_points + i] ascending; y[0] is the column of the quantity with nothing held, y[1 + p
 * * n_points + i] with the p-th parameter at its i-th value, as the plan's passes. Inner runs are
 * averaged. A parameter whose values are all equal has swing 0. FONDSIM_DOMAIN for no parameter,
 * under 2 points, values that are not finite or fall, an empty shape, or a draw that is not finite
 * ("parameter 3, point 1: sample 7, ..."); FONDSIM_NO_MEMORY. */
int tornado_reduce(const struct draws *shape, size_t n, size_t n_points, const double *values,
                   const double *const *y, struct tornado *self, struct error *error);
void tornado_free(struct tornado *self); /* legal on a zeroed struct */

#endif
