/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs studies of the territorial model on the engine, with progress on a terminal and a clean end
 * on Ctrl-C; under a launcher all ranks share each study. What every subcommand that simulates
 * uses.
 */
#ifndef FONDSIM_CLI_RUNNING_H
#define FONDSIM_CLI_RUNNING_H

#include "output/format.h"
#include "sim/core/runner.h"

struct running {
    int threads; /* 0: as OMP_NUM_THREADS says, else one per processor */
    int quiet;   /* 1: no progress */
    enum language language;
    int part, parts; /* progress of a stage in several studies of one size, as in progress.h; parts
                        0: each by itself */
    double begun;    /* that stage, by progress_now() */
};

/* From now on Ctrl-C, or a request to end (also SIGUSR1, which launchers pass on to ranks and
 * schedulers send before their time limit), stops a study after the blocks that have begun; a
 * second one ends the process. */
void running_catch_signals(void);

/* 1 once that was asked for. */
int running_stopped(void);

/* Fits `struct runner`, with a struct running as its context. Errors of engine_run():
 * FONDSIM_INTERRUPTED when it was stopped. */
int running_study(void *running, const struct study *study, const struct sink *sink,
                  struct error *error);

/* The same from a block on, when those before it are stored; a stopped study ends before a multiple
 * of stop_blocks blocks. */
int running_rest(const struct running *self, const struct study *study, uint32_t first_block,
                 uint32_t stop_blocks, const struct sink *sink, struct error *error);

#endif
