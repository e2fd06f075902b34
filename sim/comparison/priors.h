/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of a result rests on parameters without a source: their closed Sobol index as one group,
 * the share of the variance of the expected effect that would be gone if they were known (Saltelli
 * et al. 2010). Knows no word and no file. */
#ifndef FONDSIM_COMPARISON_PRIORS_H
#define FONDSIM_COMPARISON_PRIORS_H

#include "sim/analysis/sobol.h"
#include "sim/comparison/comparison.h"
#include "sim/core/runner.h"

enum { PRIORS_SAMPLES = 2048, PRIORS_INNER = 2 };

/* Of effects[effect] of a portfolio minus that of its reference, at the last report, in new runs of
 * PRIORS_SAMPLES samples. *index: value NaN when no parameter without a source varies, or nothing
 * does. Errors of the runner; FONDSIM_NO_MEMORY. */
int priors_share(const struct comparison *comparison, size_t effect, int portfolio,
                 const struct runner *runner, struct sobol_index *index, struct error *error);

#endif
