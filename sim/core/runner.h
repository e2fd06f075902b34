/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an analysis that needs new runs gets them: whoever commands knows the engine, the model and
 * the threads; whoever plans does not. Knows none of them. */
#ifndef FONDSIM_CORE_RUNNER_H
#define FONDSIM_CORE_RUNNER_H

#include "sim/core/batch.h"

/* Simulates all worlds of a study into the sink, in order of replicates. 0 or a negative code:
 * those of engine_run(). */
struct runner {
    void *context;
    int (*run)(void *context, const struct study *study, const struct sink *sink,
               struct error *error);
};

#endif
