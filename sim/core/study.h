/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A study: what is to be simulated, portfolios x parameter samples x inner runs. The main run is
 * one study; response curves, attributions and sensitivities are others. Made by a plan, run by the
 * engine. */
#ifndef FONDSIM_CORE_STUDY_H
#define FONDSIM_CORE_STUDY_H

#include "sim/core/scenario.h"

/* One parameter that departs from the draws of its pass. */
struct replacement {
    size_t parameter; /* index in theta */
    int is_fixed;     /* 1: held at `value`; 0: taken from the same row of block `other` */
    double value;     /* finite, in the parameter's unit and already whole where it must be */
};

/* One pass over the samples, with draws of its own. Row r of its k-th block has the parameters of
 * row r of the design's block `parameters` + k, and the luck (territories, levels and events) of
 * that row of block `luck` + k. Passes with the same numbers share their draws to the bit. */
struct pass {
    uint32_t parameters, luck, other; /* blocks of SCENARIO_BLOCK samples, from 0 */
    size_t n_replaced;
    const struct replacement *replaced; /* not owned; a parameter stands once */
};

struct study {
    const struct scenario *scenario; /* not owned */
    int n_portfolios;
    const struct portfolio *portfolios; /* not owned; counterfactuals first */
    uint32_t samples;                   /* whole blocks; of all passes together */
    uint16_t inner;

    /* 0, NULL: sample s has the parameters and the luck of sample s of the design. Else samples
     * are shared out equally, in whole blocks, among passes that follow one another. */
    uint32_t n_passes;
    const struct pass *passes; /* not owned */
};

#endif
