/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a study: batches of worlds over threads and ranks, results handed over in order. Knows
 * worlds only through the contract of sim/core/model.h; knows no YAML and no plot. */
#ifndef FONDSIM_ENGINE_ENGINE_H
#define FONDSIM_ENGINE_ENGINE_H

#include <stdatomic.h>
#include <stdint.h>

#include "sim/core/batch.h"
#include "sim/core/error.h"
#include "sim/core/model.h"

struct engine_options {
    int threads; /* 0: as OMP_NUM_THREADS says, else one per processor */

    /* Blocks before this one are not simulated: they were handed over in an earlier run. At most
     * the blocks of the study, when nothing is left to do. */
    uint32_t first_block;

    /* Replicates done so far, of all; may be NULL. Called like the sink. */
    void (*progress)(void *context, uint64_t done, uint64_t all);
    void *progress_context;

    /* Set to non-zero (by a signal handler) to end after the blocks that have begun; may be NULL.
     */
    const atomic_int *stop;

    /* A stopped run ends before a multiple of this many blocks, counted from block 0, or at its
     * end; 0 as 1. */
    uint32_t stop_blocks;

    /* 1: all ranks of the job call with the same study, and share it. Rank 0 alone calls the sink
     * and progress, and its first_block and stop_blocks count; a request to end may reach any. */
    int shared;
};

/* Simulates all worlds of the study, pass after pass when it has passes: batches are numbered
 * through, and their theta is what the worlds were given. The sink receives the same bytes in the
 * same order for any number of threads and ranks; at most one batch per thread is held in memory,
 * and on ranks POST_BOXES more. Errors, the same on all ranks: the model's or the sink's first
 * error in order of replicates; FONDSIM_DOMAIN when samples are not whole blocks in each pass or a
 * pass is not possible; FONDSIM_INTERRUPTED when stopped, the blocks before then having reached the
 * sink whole; FONDSIM_FAILED when a rank does not compute the same numbers as rank 0. */
int engine_run(const struct study *study, const struct model *model,
               const struct engine_options *options, const struct sink *sink, struct error *error);

/* Samples rounded up to whole blocks; 0 stays 0. At most 2^32 - 32 are asked for. */
uint32_t engine_whole_blocks(uint32_t samples);

#endif
