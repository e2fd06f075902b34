/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attribution of what a set of funds brings together: Shapley values and interactions over all
 * subsets, on common draws. A pure pair: a plan makes the study of the 2^k subsets, a reduction
 * turns columns of draws into values. Never knows engine, store, YAML or plots.
 *
 * Two games, never mixed. In the game of own envelopes a fund brings its own money, and the money
 * of an absent fund is gone: v(S) = E[Y(S) - Y(none)]. In the pooled game the total of all
 * envelopes is spent whatever S is: the present funds' envelopes are raised by one factor. The
 * first says what each fund brought, the second how well each spends. */
#ifndef FONDSIM_ANALYSIS_ATTRIBUTION_H
#define FONDSIM_ANALYSIS_ATTRIBUTION_H

#include "sim/analysis/ratio.h"
#include "sim/core/study.h"

enum { ATTRIBUTION_MOST = 10 /* funds: 1024 subsets */ };

enum attribution_game { ATTRIBUTION_OWN, ATTRIBUTION_POOLED };

/* What is to be run. Portfolio S is the subset with bit i for the scenario's i-th instrument: 0 is
 * none of them, 2^k - 1 all. Its results are stored or collected under these numbers. */
struct attribution_plan {
    struct study study;
    enum attribution_game game;
    struct scenario *scenario; /* the scenario with the subsets as portfolios; only this struct is
                                  owned, what it points to is the original's */
    struct portfolio *portfolios; /* [2^k] owned, and their names */
};

/* Samples and inner runs of the scenario, which must outlive the plan. In the pooled game the
 * factor is that of `scale_to`: discounted envelopes equal to those of all funds, in each sample;
 * awards that are known facts do not grow with it. FONDSIM_DOMAIN for no instrument, for more than
 * ATTRIBUTION_MOST, for the prospective question without a decision; FONDSIM_NO_MEMORY. */
int attribution_plan(const struct scenario *scenario, enum question question,
                     enum attribution_game game, struct attribution_plan *plan,
                     struct error *error);
void attribution_plan_free(struct attribution_plan *self); /* legal on a zeroed plan */

/* A number of the game with its Monte Carlo error. */
struct attribution_value {
    double mean, se;  /* se from block means on common draws; NaN under 20 blocks */
    double low, high; /* mean +- t se, 95 %; NaN under 20 blocks */
    int resolved;     /* told from 0 at this precision */
};

/* One fund in one game. */
struct attribution_row {
    struct attribution_value value; /* Shapley value */
    struct attribution_value alone; /* v({i}): what it brings with no other fund */
    struct attribution_value last;  /* v(all) - v(all but i): what is lost without it */
};

struct attribution {
    enum attribution_game game;
    size_t n;                       /* funds */
    struct attribution_value total; /* v(all) */
    double residual; /* total - sum of values: rounding only, checked, and given to nobody */
    struct attribution_row *rows;           /* [n] */
    struct attribution_value *interactions; /* [n][n] symmetric, 0 on the diagonal: Shapley
        interaction (Grabisch and Roubens 1999); above 0 two funds strengthen, below 0 they stand in
        for each other. Not part of any sum */
};

/* y[subset][draw] is the outcome or the cost under each of the 2^n subsets, columns of the same
 * draws. Inner runs are averaged. A fund that changes nothing in any subset has a value of exactly
 * 0, and so have its interactions. FONDSIM_DOMAIN for no fund or too many, an empty shape, a value
 * that is not finite ("subset 3: sample 7, ..."), or sums beyond what a double holds;
 * FONDSIM_NO_MEMORY. */
int attribution_reduce(const struct draws *shape, enum attribution_game game, size_t n,
                       const double *const *y, struct attribution *self, struct error *error);
void attribution_free(struct attribution *self); /* legal on a zeroed struct */

/* Outcome and cost side by side. */
struct attribution_pair {
    struct attribution effect, cost;
    struct ratio *cost_per_effect; /* [n] Shapley cost over Shapley effect, a ratio of means; means
                                      little where the effect is not told from 0 (see ratio.h) */
};

/* Both games on the same draws. Errors as attribution_reduce(). */
int attribution_pair_reduce(const struct draws *shape, enum attribution_game game, size_t n,
                            const double *const *effect, const double *const *cost,
                            struct attribution_pair *self, struct error *error);
void attribution_pair_free(struct attribution_pair *self); /* legal on a zeroed struct */

#endif
