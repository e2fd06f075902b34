/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two parameters at a time: the mean of a quantity over a grid of their values, for one or several
 * options, and which option leads where. All other parameters at their draws, on common draws. A
 * pure pair; never knows engine, store, YAML or plots. */
#ifndef FONDSIM_ANALYSIS_TWO_WAY_H
#define FONDSIM_ANALYSIS_TWO_WAY_H

#include "sim/analysis/draws.h"
#include "sim/analysis/passes.h"

enum { TWO_WAY_MOST = 41 /* values of one parameter */ };

/* What is to be run: pass i * n[1] + j holds the first parameter at its i-th and the second at its
 * j-th value. All passes share the first samples and the luck of the main run. */
struct two_way_plan {
    struct study study;
    size_t parameters[2];
    size_t n[2];
    double *values[2]; /* [n] evenly spaced from the 5 % to the 95 % quantile; whole numbers, each
                          once, for a parameter that is whole: n may then be lower than asked */
    struct pass *passes;
    struct replacement *replaced;
};

/* n_first and n_second 2 to TWO_WAY_MOST. The grid takes no account of a correlation between the
 * two: some of its corners may be hardly possible. The scenario must outlive the plan.
 * FONDSIM_DOMAIN for other numbers, for one parameter twice, for one whose two quantiles are the
 * same, and as passes.h; FONDSIM_NO_MEMORY. */
int two_way_plan(const struct scenario *scenario, size_t first, size_t second, size_t n_first,
                 size_t n_second, uint32_t samples, struct two_way_plan *plan, struct error *error);
void two_way_plan_free(struct two_way_plan *self); /* legal on a zeroed plan */

struct two_way_cell {
    struct draws_mean *means; /* [option], owned by the map */
    size_t best, second;      /* highest and second highest mean; the same with one option */
    struct draws_mean lead;   /* best - second, paired; with one option its mean */
    int resolved;             /* the lead is told from 0 */
};

struct two_way {
    size_t n[2], n_options;
    struct two_way_cell *cells; /* [first][second] */
    struct draws_mean *means;
};

/* y[(i * n[1] + j) * n_options + k] is the column of option k, to be made high, in that cell. With
 * one option, a difference of net benefits say, the map shows its mean and where its sign is told.
 * Inner runs are averaged. FONDSIM_DOMAIN for no cell or option, an empty shape or a draw that is
 * not finite; FONDSIM_NO_MEMORY. */
int two_way_reduce(const struct draws *shape, const size_t n[2], size_t n_options,
                   const double *const *y, struct two_way *self, struct error *error);
void two_way_free(struct two_way *self); /* legal on a zeroed struct */

#endif
