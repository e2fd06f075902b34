/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Progress with the time left, on a terminal's stderr only. */
#ifndef FONDSIM_CLI_PROGRESS_H
#define FONDSIM_CLI_PROGRESS_H

#include <stdint.h>

#include "output/format.h"

struct progress {
    int shown; /* 0: silent */
    enum language language;
    double begun, printed; /* [s] of a clock that only goes forward */
    uint64_t inner;        /* replicates a sample */
    int shares;      /* 1: what is done is no number of replicates; 0 unless set after the start */
    int part, parts; /* of a stage in equal parts: this one, from 0, and how many; parts 0: the
                        whole. Set after the start, as is `begun` then: that of the stage */
    uint64_t first;  /* replicates done by an earlier process; 0 unless set after the start */
};

/* Seconds of a clock that only goes forward. */
double progress_now(void);

/* Silent when quiet, or when stderr is no terminal. */
void progress_begin(struct progress *self, int quiet, enum language language, uint64_t inner);

/* Fits the engine's progress callback: done of all replicates. Prints at most five times a second.
 */
void progress_update(void *self, uint64_t done, uint64_t all);

/* Clears the line. */
void progress_end(struct progress *self);

#endif
