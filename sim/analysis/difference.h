/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paired differences between portfolios on common draws: how much, how surely, and what the common
 * random numbers saved. Knows no outcome, store or plot; whether more is better is the caller's. */
#ifndef FONDSIM_ANALYSIS_DIFFERENCE_H
#define FONDSIM_ANALYSIS_DIFFERENCE_H

#include "sim/analysis/draws.h"

/* The draws of A - B seen in one way. Draws where A or B is not defined are left out. */
struct difference_view {
    size_t n;       /* defined draws */
    double p[3];    /* 5 %, 50 % and 95 % quantiles (type 7): the interval of what may come */
    double p_se[3]; /* by block jackknife; NaN under 20 blocks, and when a draw is not defined */
    double above, below;       /* P(A > B), P(A < B) */
    double above_se, below_se; /* block means; 1 / (n + 2) at 0 or 1; NaN under 20 blocks */
    double equal;              /* the rest: A = B to the bit */
};

struct difference {
    double mean, se;  /* of A - B; se NaN under 20 blocks */
    double low, high; /* mean +- t se: 95 % for the mean itself, Monte Carlo error only */
    int resolved;     /* draws_resolved(): 0 is "unresolved at this precision" */
    struct difference_view expected; /* inner runs averaged: about parameters. With one inner run
                                        these averages hold all the luck there is */
    struct difference_view single;   /* each inner run apart: in a single world */
    double luck; /* draws_luck() of A - B: `expected` is what it says when under 0.05; NaN with one
                    inner run */
    double variance_a, variance_b, variance; /* of draws of A, of B, of A - B */
    double saved; /* (variance_a + variance_b) / variance: how many times more draws independent
                     numbers would need. INFINITY when A - B does not vary, NaN when nothing does */
};

/* a and b are columns of the same draws. All NaN with n = 0 when no draw is defined in both.
 * FONDSIM_DOMAIN when the shape is empty or a value is infinite; FONDSIM_NO_MEMORY. */
int difference_of(const struct draws *shape, const double *a, const double *b,
                  struct difference *self, struct error *error);

/* Differences between any two portfolios, b minus a for a < b: the counterfactual stands first. */
struct difference_row {
    size_t a, b;
    struct difference difference;
};

struct difference_table {
    size_t n; /* portfolios * (portfolios - 1) / 2; 0 for one portfolio */
    struct difference_row *rows;
};

/* values[portfolio][draw] of one outcome at one report. Errors as difference_of(), and
 * FONDSIM_DOMAIN without a portfolio. */
int difference_table_make(const struct draws *shape, size_t n_portfolios,
                          const double *const *values, struct difference_table *self,
                          struct error *error);
void difference_table_free(struct difference_table *self); /* legal on a zeroed table */

#endif
