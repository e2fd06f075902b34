/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The compared portfolios in the named variants of a scenario, which nobody gives probabilities to:
 * what each does better than doing nothing there, on each effect and on each net benefit, with its
 * regret and in how many variants it is worth its money. Knows no file and no words of the screen.
 */
#ifndef FONDSIM_COMPARISON_VARIANTS_H
#define FONDSIM_COMPARISON_VARIANTS_H

#include "sim/analysis/draws.h"
#include "sim/analysis/regret.h"
#include "sim/comparison/valued.h"
#include "sim/core/runner.h"

enum { VARIANTS_SAMPLES = 1024, VARIANTS_LEAST = 640 /* 20 blocks: standard errors exist */ };

/* Portfolios that are compared with one another in each variant. */
struct variants_group {
    int target; /* portfolio whose money all have; -1: each its own */
    const char *label;
    size_t n;
    const int *portfolios; /* [n] */
    size_t reference;      /* index in portfolios: values are differences from it */
};

/* One quantity of one group. */
struct variants_table {
    size_t group, effect;
    int is_net_benefit;   /* 0: the effect alone, turned so that more is better */
    double *mean, *se;    /* [world][portfolio of the group] paired difference from the reference,
                             se NaN under 20 blocks; 0 and 0 of the reference itself */
    struct regret regret; /* of these; threshold 0: no worse than the reference. Zeroed when a value
                             is not defined */
};

struct variants {
    size_t n_worlds; /* 1 + variants: the scenario as written, then decision.variants in order */
    struct draws shape;
    size_t n_groups;
    const struct variants_group *groups; /* borrowed */
    size_t n_tables;
    struct variants_table *tables; /* by group, effect; the net benefit after its effect alone */
};

/* worlds[n_worlds - 1]: the scenario in each of its variants; groups without two portfolios are
 * left out. samples: whole blocks, of each run; all worlds have the seed of the scenario as
 * written, so that they share all draws that no variant changes. FONDSIM_DOMAIN when a variant does
 * not have the portfolios, parameters and reports of the scenario; errors of the runner;
 * FONDSIM_NO_MEMORY. On failure *self is freed. */
int variants_make(const struct valued *valued, size_t n_worlds,
                  const struct scenario *const *worlds, size_t n_groups,
                  const struct variants_group *groups, uint32_t samples,
                  const struct runner *runner, struct variants *self, struct error *error);
void variants_free(struct variants *self); /* legal on a zeroed struct */

#endif
