/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A study: what is to be simulated, portfolios x parameter samples x inner runs. The main run is
 * one study; response curves and, later, sensitivities are others. Made by a plan, run by the
 * engine. */
#ifndef FONDSIM_CORE_STUDY_H
#define FONDSIM_CORE_STUDY_H

#include "sim/core/scenario.h"

struct study {
    const struct scenario *scenario; /* not owned */
    int n_portfolios;
    const struct portfolio *portfolios; /* not owned; counterfactuals first */
    uint32_t samples;                   /* whole blocks */
    uint16_t inner;
};

#endif
