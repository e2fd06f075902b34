/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a stored run tells about values of information: draws of parameters, effects and costs of
 * the options, what surveys would ask about. Reads; computes no value. */
#ifndef FONDSIM_COMPARISON_KNOWN_H
#define FONDSIM_COMPARISON_KNOWN_H

#include "sim/comparison/comparison.h"
#include "sim/comparison/information.h"

struct known {
    struct information_input input; /* points into what follows and into the comparison */
    struct parameter_draws parameters;
    const double **effects, **costs;
    struct information_target *targets;
    double **shares; /* [survey] of targets that are outcomes; NULL: of a parameter */
    size_t n_surveys;
};

/* Options are the portfolios of the question with their own money, doing nothing among them.
 *
 * A survey of a level looks at the share of ecosystems there at the last report that is no later
 * than the decision date and its delay (the first report when there is none), in the portfolio with
 * the most funds: up to the decision date all share one history. Before and after: the change since
 * the report before. Matched or lottery: less the share in the run's retrospective counterfactual,
 * or, without one, in that of the question.
 *
 * FONDSIM_DOMAIN when the scenario's parameters are not the run's; FONDSIM_IO; FONDSIM_NO_MEMORY.
 * On failure *self is freed. */
int known_read(struct store *store, const struct comparison *comparison,
               const struct valued *valued, struct known *self, struct error *error);
void known_free(struct known *self); /* legal on a zeroed struct */

#endif
