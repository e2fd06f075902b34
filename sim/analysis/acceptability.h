/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Net benefit over a range of willingness to pay: acceptability curves, the frontier of
 * acceptability, expected-loss curves. Decisions are about parameters: averages over inner runs;
 * a single world is given beside them. Knows no outcome, store or plot. */
#ifndef FONDSIM_ANALYSIS_ACCEPTABILITY_H
#define FONDSIM_ANALYSIS_ACCEPTABILITY_H

#include "sim/analysis/effectiveness.h"

/* One option at one willingness to pay w [EUR per unit of effect]: net benefit = w * effect - cost
 * [EUR], effect signed so that more is better. All NaN for an option that cannot absorb its money.
 */
struct acceptability_point {
    struct draws_mean benefit;     /* E[NB] */
    struct draws_mean gained;      /* E[NB - NB of the reference], paired */
    struct draws_mean best;        /* P(NB is the highest of those ranked), inner runs averaged; the
                                      ones that tie share the draw, so that options add up to 1 */
    struct draws_mean best_single; /* the same in a single world */
    struct draws_mean loss; /* E[max NB - NB], inner runs averaged, at least 0: what choosing this
                               option loses against knowing the parameters. The least over options
                               is the plug-in value of perfect information, too high by luck left
                               in the averages */
};

/* What to choose at one willingness to pay. */
struct acceptability_choice {
    size_t option;                 /* highest mean net benefit; the first of those that tie */
    struct draws_mean probability; /* the frontier of acceptability: P(that option is best). Not the
                                      highest of the curves, which another option may have when net
                                      benefits are skewed (Barton, Briggs, Fenwick 2008) */
    size_t second;                 /* second highest mean; the option itself when it is alone */
    struct draws_mean lead;        /* E[NB of the option - NB of the second], paired */
    int resolved;                  /* the lead is told from 0; else the choice is unresolved */
};

struct acceptability {
    size_t n_options, n_willingness;
    double *willingness;                  /* [n_willingness] */
    struct acceptability_point *points;   /* [willingness][option] */
    struct acceptability_choice *choices; /* [willingness] */
    double luck; /* worst draws_luck() of net benefits against the reference, over options that rank
                    and the ends of the range; NaN with one inner run: luck is in every average */
};

/* willingness[n], finite, at least 0, ascending. Errors as effectiveness_average(), and
 * FONDSIM_DOMAIN for a wrong willingness; FONDSIM_NO_MEMORY. */
int acceptability_of(const struct effectiveness_input *input, size_t n, const double *willingness,
                     struct acceptability *self, struct error *error);
void acceptability_free(struct acceptability *self); /* legal on a zeroed struct */

#endif
