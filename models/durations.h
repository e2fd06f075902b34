/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Years into whole steps, the same way everywhere (models/README.md, section 2). Knows no model. */
#ifndef FONDSIM_MODELS_DURATIONS_H
#define FONDSIM_MODELS_DURATIONS_H

#include <math.h>

enum { LIFE_LONGEST = 1000000 }; /* [step] a life that never ends */

/* max(1, round(years / d)) for a step of d years. */
static inline int duration_steps(double years, double d) {
    double steps = round(years / d);
    if (!(steps > 1.0))
        return 1;
    return steps < (double)LIFE_LONGEST ? (int)steps : LIFE_LONGEST;
}

/* Exponential duration of this mean [year] at the uniform u, in whole steps, at least 1:
 * 1 + floor(-ln(u) mean / d). Capped, so that an infinite mean is legal. */
static inline int life_steps(double u, double mean, double d) {
    double steps = 1.0 + floor(-log(u) * mean / d);
    return steps < (double)LIFE_LONGEST ? (int)steps : LIFE_LONGEST;
}

#endif
