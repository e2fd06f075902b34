/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What plans of sensitivity analyses share: which parameters vary, at which values they are held,
 * and a study of several passes over the scenario's portfolios. Knows no analysis and no engine. */
#ifndef FONDSIM_ANALYSIS_PASSES_H
#define FONDSIM_ANALYSIS_PASSES_H

#include "sim/core/error.h"
#include "sim/core/study.h"

/* The parameters to vary, as indices in theta. */
struct passes_list {
    size_t n;
    size_t *parameters; /* owned */
};

/* Copies the n asked parameters, or with asked NULL takes all whose law is not constant.
 * FONDSIM_DOMAIN when nothing is left to vary, or for a parameter that does not exist, is constant
 * or stands twice; FONDSIM_NO_MEMORY. */
int passes_list_init(struct passes_list *self, const struct scenario *scenario, size_t n,
                     const size_t *asked, struct error *error);
void passes_list_free(struct passes_list *self); /* legal on a zeroed list */

/* Value at probability u in (0, 1), whole where the parameter is: as the design draws it. */
double passes_value(const struct assumption *assumption, double u);

/* Fills *study: the scenario's own portfolios (the caller may put fewer into the study before it is
 * run: a pass costs as much as a run of them), n_passes of `samples` (rounded up to whole blocks)
 * each, the scenario's inner runs unless `inner` is above 0. FONDSIM_DOMAIN for no sample, or when
 * all passes together have more than 2^32 samples. */
int passes_study(const struct scenario *scenario, size_t n_passes, const struct pass *passes,
                 uint32_t samples, uint16_t inner, struct study *study, struct error *error);

#endif
