/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several criteria on one table of draws: checks, averages, and the scale that makes them
 * comparable once somebody gives weights. Knows no outcome, store or plot.
 *
 * Scale. A criterion runs from `worst` (0) to `best` (1); values beyond are not cut. Unless the
 * caller gives both, they are the worst and the best mean over the options compared, the same for
 * all draws. So a weight is a swing weight: what going from the worst to the best option on this
 * criterion is worth beside the same step on the others. A criterion on which all options have the
 * same mean has no swing and counts 0 for all. */
#ifndef FONDSIM_ANALYSIS_CRITERIA_H
#define FONDSIM_ANALYSIS_CRITERIA_H

#include "sim/analysis/draws.h"

/* Borrowed by whoever takes it. */
struct criteria {
    struct draws shape;
    size_t n_criteria, n_options;
    const double *const *values; /* [criterion * n_options + option][draw], each in its own unit */
    const int *better;           /* [criterion] 1 more is better, -1 less is */
    const double *worst, *best;  /* [criterion] ends of the scale, or both NULL: from the means */
};

/* Checked averages over inner runs; signs as given. */
struct criteria_draws {
    size_t n;          /* n_criteria * n_options */
    double **averages; /* [criterion * n_options + option][sample] */
    double *means;     /* [criterion * n_options + option] */
};

/* FONDSIM_DOMAIN for an empty shape, no criterion, no option, a criterion without direction, a
 * scale of which one end is missing or not finite or whose best is not better than its worst, a
 * value that is NaN or infinite; FONDSIM_NO_MEMORY. */
int criteria_average(const struct criteria *self, struct criteria_draws *draws,
                     struct error *error);
void criteria_draws_free(struct criteria_draws *self); /* legal on a zeroed struct */

/* Ends of the scale of one criterion: as given, or from means[n_options]. */
void criteria_scale(const struct criteria *self, size_t criterion, const double *means,
                    double *worst, double *best);

/* The scales of all criteria. */
struct criteria_scales {
    double *worst, *best; /* [criterion] the same when the criterion has no swing */
    int *resolved;        /* [criterion] 1: given, or the best and the worst option are told apart.
                             0: the swing is noise; a weight on it weighs nothing that is known */
};

/* Fills *scales. FONDSIM_NO_MEMORY. */
int criteria_scales(const struct criteria *self, const struct criteria_draws *draws,
                    struct criteria_scales *scales, struct error *error);
void criteria_scales_free(struct criteria_scales *self); /* legal on a zeroed struct */

/* Value on its scale; 0 for all when both ends are the same. */
double criteria_scaled(double value, double worst, double best);

#endif
