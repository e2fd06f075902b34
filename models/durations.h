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

/* The same from a logarithm that is only about -ln(u), within 1e-12 of it, relatively: 0 where that
 * is too close to the edge between two steps to tell. */
static inline int life_steps_near(double minus_log, double mean, double d) {
    const double edge = 1e-6;
    double steps = minus_log * mean / d;
    if (!(steps > edge && steps < LIFE_LONGEST - 2.0))
        return 0;
    int whole = (int)steps;
    double part = steps - whole;
    return part > edge && part < 1.0 - edge ? 1 + whole : 0;
}

#endif
