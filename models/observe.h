/* SPDX-License-Identifier: GPL-3.0-or-later */
/* To look inside worlds while they are simulated: for tests and stories, never in ordinary runs. */
#ifndef FONDSIM_MODELS_OBSERVE_H
#define FONDSIM_MODELS_OBSERVE_H

#include "models/cell.h"

/* Called at the end of each step of each cell. portfolio: its index in the study, -1 for the
 * history that all prospective portfolios share before the decision. */
typedef void (*model_observer)(void *context, const struct world *world, const struct cell *cell,
                               int portfolio, int step);

/* Likewise for each call held by a portfolio's cell, or by the history's (whose cell->portfolio is
 * the first prospective one). */
void model_observe_calls(void *workspace, call_observer observer, void *context);

/* From the next world on, for a workspace that territorial_model prepared; NULL to stop. */
void model_observe(void *workspace, model_observer observer, void *context);

#endif
