/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Incremental cost-effectiveness of one effect and one cost: dominance, extended dominance,
 * efficiency frontier, ratios of means, quadrants of the plane. Which perspective the cost takes,
 * whose money it is and whether the assets standing at the end are in it is the caller's: one call
 * each. Knows no outcome, store or plot. Terms as in Drummond et al. (2015), chapters 4 and 11. */
#ifndef FONDSIM_ANALYSIS_EFFECTIVENESS_H
#define FONDSIM_ANALYSIS_EFFECTIVENESS_H

#include "sim/analysis/draws.h"
#include "sim/analysis/ratio.h"

/* An option that uses less of its envelope than this cannot absorb the money and is not ranked. */
#define EFFECTIVENESS_ABSORPTION 0.9

/* Borrowed by whoever takes it. */
struct effectiveness_input {
    struct draws shape;
    size_t n_options;
    const double *const *effect; /* [option][draw] a flow or time integral, its own unit */
    const double *const *cost;   /* [option][draw] [EUR], lower is better */
    const double *absorption;    /* [option] paid / envelope; NaN: no envelope; NULL: all rank */
    size_t reference;            /* option that planes and increments are measured from */
    int better;                  /* 1 more effect is better, -1 less is */
};

/* Averages over inner runs, checked. Effects are signed: more is better. */
struct effectiveness_draws {
    size_t n_options;
    double **effect, **cost; /* [option][sample] */
    int *ranked;             /* [option] 1: absorbs its money */
    size_t n_ranked;
};

/* FONDSIM_DOMAIN for an empty shape, no option, a reference that does not exist, an effect without
 * direction, a value that is NaN or infinite, or when no option absorbs its money. */
int effectiveness_average(const struct effectiveness_input *input, struct effectiveness_draws *self,
                          struct error *error);
void effectiveness_draws_free(struct effectiveness_draws *self); /* legal on a zeroed struct */

enum quadrant {
    QUADRANT_DEARER_BETTER,  /* north-east: the ratio is the price of one more unit */
    QUADRANT_CHEAPER_BETTER, /* south-east: dominates, its ratio means nothing */
    QUADRANT_CHEAPER_WORSE,  /* south-west: the ratio is what is saved by one unit less */
    QUADRANT_DEARER_WORSE,   /* north-west: is dominated, its ratio means nothing */
    QUADRANT_AXIS,           /* no difference in cost, in effect, or in both */
    N_QUADRANTS
};

enum quadrant quadrant_of(double effect, double cost);

/* From one option to another: differences, paired. The effect is the effect gained: its sign is
 * turned when less is better. */
struct increment {
    size_t from;
    struct draws_mean effect, cost;
    struct ratio icer;      /* cost / effect: numerator and denominator are the two above */
    enum quadrant quadrant; /* of the means */
    int resolved;           /* 1: both signs are told from 0, so that the quadrant is known */
};

enum option_status {
    OPTION_ON_FRONTIER,
    OPTION_DOMINATED, /* another one does at least as much for no more money */
    OPTION_EXTENDED,  /* a mix of two neighbours on the frontier does as much for less */
    OPTION_SAME,      /* same means as another one, which stands for both */
    OPTION_NOT_RANKED /* cannot absorb its money: in no frontier, dominates nobody */
};

struct option_row {
    struct draws_mean effect, cost; /* as they were given */
    enum option_status status;
    size_t
        by[2]; /* dominated or same: the other one, twice; extended: neighbours on the frontier */
    struct draws_mean margin; /* cost above the frontier at the same effect [EUR], 0 on it; the
                                 members of the frontier held; NaN when not ranked */
    int margin_resolved;      /* 1: told from 0, so that being off the frontier is no accident */
    struct increment step;    /* from the option before it on the frontier, when it stands there and
                                 is not the first; else from itself, zero */
    struct increment increment; /* from the reference; ranked or not */
    double expected[N_QUADRANTS],
        expected_se[N_QUADRANTS];                       /* shares of the plane, inner averaged */
    double single[N_QUADRANTS], single_se[N_QUADRANTS]; /* in a single world */
    double sd_effect, sd_cost,
        correlation; /* of averaged draws in the plane: the ellipse; NaN
                        under two samples, correlation when one is constant */
};

struct effectiveness {
    size_t n_options;
    struct option_row *rows; /* [option] */
    size_t n_frontier;
    size_t *frontier; /* options in order of cost and of effect */
};

/* Errors as effectiveness_average(); FONDSIM_NO_MEMORY. Standard errors NaN under 20 blocks. */
int effectiveness_of(const struct effectiveness_input *input, struct effectiveness *self,
                     struct error *error);
void effectiveness_free(struct effectiveness *self); /* legal on a zeroed struct */

#endif
