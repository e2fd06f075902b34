/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contract between the engine and the models: the engine knows blocks, threads and draws of
 * parameters; what a world is it learns only through these functions. Pure: no I/O, no globals, no
 * allocation in simulate. */
#ifndef FONDSIM_CORE_MODEL_H
#define FONDSIM_CORE_MODEL_H

#include "sim/core/catalogue.h"
#include "sim/core/error.h"
#include "sim/core/results.h"
#include "sim/core/study.h"

struct model {
    /* Outcomes that worlds of this scenario report, in column order. The caller frees. */
    int (*catalogue)(const struct scenario *scenario, struct catalogue *catalogue,
                     struct error *error);

    /* Shape of the results of a study. The caller frees with results_shape_free. */
    int (*shape)(const struct study *study, struct results_shape *shape, struct error *error);

    /* Working memory of one thread for one study; *workspace is released with release. */
    int (*prepare)(const struct study *study, const struct results_shape *shape, void **workspace,
                   struct error *error);

    /* Simulates one world for all portfolios of the study: a pure function of (study, theta,
     * sample, inner). theta has scenario->n_assumptions values. Fills every cell of *results.
     * FONDSIM_LEDGER when an invariant fails. */
    int (*simulate)(void *workspace, const double *theta, uint32_t sample, uint16_t inner,
                    struct world_results *results, struct error *error);

    void (*release)(void *workspace);
};

#endif
