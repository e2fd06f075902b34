/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which parameters the effect of one portfolio hangs on, from stored draws: no new run. Knows no
 * word and no file. */
#ifndef FONDSIM_COMPARISON_DRIVERS_H
#define FONDSIM_COMPARISON_DRIVERS_H

#include "sim/analysis/partial_ranks.h"
#include "sim/comparison/comparison.h"

enum { DRIVERS_MOST = 5 };

struct driver {
    size_t assumption; /* index in theta */
    struct partial_rank rank;
};

/* The parameters most tied to effects[effect] of a portfolio minus that of its reference, strongest
 * first, those told from 0 with all taken together (false_share.h): drivers[DRIVERS_MOST], *n
 * of them. Parameters of instruments that the portfolio does not run are left out: they can only be
 * tied to it by chance. None when samples are fewer than ten for each parameter. FONDSIM_NO_MEMORY;
 * FONDSIM_DOMAIN for draws not defined. */
int drivers_find(const struct comparison *comparison, const struct parameter_draws *parameters,
                 size_t effect, int portfolio, struct driver *drivers, size_t *n,
                 struct error *error);

#endif
