/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attribution among the funds of a scenario, on new runs of all their subsets: each with its own
 * envelope, and the pooled game, in which the whole money is spent whoever is there. Effects beside
 * the cost of one perspective. Knows no file and no words of the screen. */
#ifndef FONDSIM_COMPARISON_GAMES_H
#define FONDSIM_COMPARISON_GAMES_H

#include "sim/analysis/attribution.h"
#include "sim/comparison/valued.h"
#include "sim/core/runner.h"

enum {
    GAMES_SAMPLES = 2048,  /* enough by default */
    GAMES_POOLED_MOST = 6, /* funds: 64 subsets; beyond, the pooled game is left out */
    GAMES_KINDS = 2        /* by enum attribution_game */
};

/* Why a game is not there. */
enum games_limit {
    GAMES_MADE,
    GAMES_FEW, /* no fund; for the pooled game, one: nothing to reallocate */
    GAMES_MANY /* funds: 2^n subsets are too many to run */
};

struct games {
    size_t n_funds; /* the scenario's instruments, in order */
    size_t n_effects;
    struct draws shape;
    enum games_limit limits[GAMES_KINDS];

    /* [GAMES_KINDS][n_effects]; NULL: not made. An effect that is not defined in every draw has a
     * zeroed pair. */
    struct attribution_pair *pairs[GAMES_KINDS];
};

/* samples: of each run, whole blocks; the first ones of the design, so that the subset of all funds
 * has the stored draws of the portfolio that holds them all. Errors of the runner
 * (FONDSIM_INTERRUPTED: games that were finished before are kept), FONDSIM_DOMAIN as
 * attribution_plan(), FONDSIM_NO_MEMORY; but when interrupted, *self is freed. */
int games_make(const struct valued *valued, uint32_t samples, const struct runner *runner,
               struct games *self, struct error *error);
void games_free(struct games *self); /* legal on a zeroed struct */

/* The pair of an effect in a game, or NULL when it is not there. */
const struct attribution_pair *games_pair(const struct games *self, enum attribution_game game,
                                          size_t effect);

#endif
