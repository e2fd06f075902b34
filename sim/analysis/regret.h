/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Robustness over named variants of the world that nobody gives probabilities to: minimax regret
 * (Savage 1951) and satisficing (Simon 1956). Knows no outcome, scenario or plot. */
#ifndef FONDSIM_ANALYSIS_REGRET_H
#define FONDSIM_ANALYSIS_REGRET_H

#include <stddef.h>

#include "sim/core/error.h"

/* Values to be made high: the caller turns signs where less is better, and leaves out portfolios
 * that cannot absorb their money. */
struct regret_input {
    size_t n_variants, n_portfolios;
    const double *value; /* [variant][portfolio] mean, finite */
    const double *se;    /* [variant][portfolio] at least 0, NaN when not known; NULL: none known */
    size_t n_blocks;     /* 0: no blocks */
    const double *block_means; /* [variant][portfolio][block] of equal blocks of the same draws, or
                                  NULL. With them differences inside a variant are paired. Without
                                  them their errors add up as if independent: too high when common
                                  random numbers do their work, never a paired one */
    double threshold;          /* value that satisfies */
    double tolerated;          /* regret that is tolerated, at least 0 */
};

/* One portfolio in one variant. */
struct regret_cell {
    double regret, se; /* best value of the variant - own, at least 0; the best is held, so that
                          its own se is 0. Too high by chance when values are not told apart */
    int satisfies;     /* value >= threshold */
    int unresolved;    /* value is not told from the threshold: se not known, or not 0 and
                          |value - threshold| <= 1.96 se */
};

struct regret_row {
    double worst, worst_se; /* highest regret over variants, and its error there */
    size_t worst_variant;   /* the first of those that tie */
    double least, least_se; /* lowest value over variants: what is had in any of them */
    size_t least_variant;
    size_t n_best;       /* variants in which no portfolio has a higher value */
    size_t n_satisfied;  /* variants in which value >= threshold */
    size_t n_unresolved; /* of all variants, those where that is not told apart */
    size_t n_tolerated;  /* variants in which regret <= tolerated */
};

struct regret {
    size_t n_variants, n_portfolios;
    size_t *best;              /* [variant] portfolio of the highest value, the first of ties */
    struct regret_cell *cells; /* [variant][portfolio] */
    struct regret_row *rows;   /* [portfolio] */
    size_t minimax, second;    /* lowest and second lowest worst regret; the same when alone */
    double lead, lead_se;      /* worst regret of the second - of the first, at least 0 */
    int resolved;              /* lead > 1.96 lead_se; 0 when the error is not known */
    size_t robust;             /* most variants satisfied; then the lowest worst regret */
    size_t maximin;            /* highest least value (Wald 1950) */
};

/* FONDSIM_DOMAIN without a variant or a portfolio, for a value that is not finite, an error below
 * 0, a threshold that is NaN, a tolerance below 0, or blocks under 20 (give none then);
 * FONDSIM_NO_MEMORY. One variant, or one portfolio (regret 0), is a legal answer. */
int regret_of(const struct regret_input *input, struct regret *self, struct error *error);
void regret_free(struct regret *self); /* legal on a zeroed struct */

#endif
