/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What new runs and values of information are about: outcomes at one report, what they are worth
 * and to whom. Everything is borrowed. Knows no draw. */
#ifndef FONDSIM_COMPARISON_VALUED_H
#define FONDSIM_COMPARISON_VALUED_H

#include "sim/core/runner.h"
#include "sim/core/scenario.h"

struct valued {
    const struct scenario *scenario; /* as written */
    enum question question;
    int report; /* index */
    size_t n_effects;
    const int *effects;        /* [n_effects] indices in the catalogue */
    const int *better;         /* [n_effects] 1 or -1 */
    const double *willingness; /* [n_effects] EUR per unit; NaN: not given, no net benefit */
    int cost;                  /* index in the catalogue: the perspective's */
};

/* Net benefit of an effect: its worth, less the cost. */
static inline double valued_benefit(const struct valued *self, size_t effect, double value,
                                    double cost) {
    return self->better[effect] * self->willingness[effect] * value - cost;
}

/* Samples rounded up to whole blocks. */
static inline uint32_t valued_whole_blocks(uint32_t samples) {
    return samples / SCENARIO_BLOCK * SCENARIO_BLOCK +
           (samples % SCENARIO_BLOCK > 0 ? SCENARIO_BLOCK : 0);
}

#endif
