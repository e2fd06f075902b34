/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs studies of the territorial model on the engine, with progress on a terminal and a clean end
 * on Ctrl-C. What every subcommand that simulates uses. */
#ifndef FONDSIM_CLI_RUNNING_H
#define FONDSIM_CLI_RUNNING_H

#include "output/format.h"
#include "sim/core/runner.h"

struct running {
    int threads; /* 0: as OMP_NUM_THREADS says, else one per processor */
    int quiet;   /* 1: no progress */
    enum language language;
};

/* From now on Ctrl-C, or a request to end, stops a study after the blocks that have begun; a second
 * one ends the process. */
void running_catch_signals(void);

/* Fits `struct runner`, with a struct running as its context. Errors of engine_run():
 * FONDSIM_INTERRUPTED when it was stopped. */
int running_study(void *running, const struct study *study, const struct sink *sink,
                  struct error *error);

#endif
