/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weighted scores, only when somebody gives weights: each named member's set beside the others,
 * never merged. Scale as in criteria.h. Knows no outcome, name of a member, store or plot. */
#ifndef FONDSIM_ANALYSIS_WEIGHED_H
#define FONDSIM_ANALYSIS_WEIGHED_H

#include "sim/analysis/criteria.h"

/* One option under one set of weights. */
struct weighed_row {
    struct draws_mean score; /* sum of weight * scaled value; the scale is held in its error */
    struct draws_mean best;  /* P(score is the highest), inner runs averaged; ties share */
    double rank;             /* by mean score; ties share */
};

/* One set of weights. */
struct weighed_set {
    size_t winner, second;  /* highest and second highest mean score; the same when alone */
    struct draws_mean lead; /* score of the winner - of the second, paired */
    int resolved;           /* the lead is told from 0 */
};

struct weighed {
    size_t n_criteria, n_options, n_sets;
    struct criteria_scales scales; /* that were used */
    double *weights;               /* [set][criterion] as used: each set adds up to 1 */
    struct weighed_row *rows;      /* [set][option] */
    struct weighed_set *sets;      /* [set] */
};

/* weights[set * n_criteria + criterion], at least 0, each set with a sum above 0. Errors as
 * criteria_average(), and FONDSIM_DOMAIN for no set or such a weight. */
int weighed_of(const struct criteria *criteria, size_t n_sets, const double *weights,
               struct weighed *self, struct error *error);
void weighed_free(struct weighed *self); /* legal on a zeroed struct */

#endif
