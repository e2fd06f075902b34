/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results of consecutive worlds, as the engine hands them over, in order of (sample, inner run).
 * Taken by the store and by the reductions of analyses. Knows no thread. */
#ifndef FONDSIM_CORE_BATCH_H
#define FONDSIM_CORE_BATCH_H

#include "sim/core/error.h"
#include "sim/core/results.h"
#include "sim/core/study.h"

enum { BATCH_WORLDS = 32 };

/* A block of 32 samples has `inner` batches of 32 worlds. World w of the batch is replicate
 * first + w of the study: sample (first + w) / inner, inner run (first + w) % inner. Blocks,
 * samples and replicates are numbered through the passes of a study. */
struct batch {
    const struct study *study;
    const struct results_shape *shape;
    uint32_t block;
    uint64_t first;                     /* replicate of worlds[0] */
    int ends_block;                     /* 1: the last batch of its block */
    const struct world_results *worlds; /* [BATCH_WORLDS] */
    uint32_t first_sample;              /* of theta's first row */
    uint32_t n_samples;                 /* rows of theta */
    const double *theta;                /* [n_samples][n_assumptions], samples of these worlds */
};

/* Where results go. Called by one thread at a time, in order of replicates. 0 or a negative code,
 * which ends the run. */
struct sink {
    void *context;
    int (*take)(void *context, const struct batch *batch, struct error *error);
};

#endif
