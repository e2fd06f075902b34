/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which batch of a run belongs to which rank: dealt out in rounds, in each round as many to a rank
 * as it has threads. Pure arithmetic: the same on all ranks without a message. Knows no MPI. */
#ifndef FONDSIM_ENGINE_SHARE_H
#define FONDSIM_ENGINE_SHARE_H

#include <stdint.h>

struct share {
    int n, mine;    /* ranks, and which of them this process is */
    int64_t first;  /* batch the run begins with */
    int64_t *slots; /* [n + 1] owned; rank r has slots[r] ... slots[r + 1] - 1 of each round */
};

/* threads[n] at least 1 each, in order of ranks; may be NULL for one thread each.
 * FONDSIM_NO_MEMORY.
 */
int share_init(struct share *self, int n, int mine, int64_t first, const int64_t *threads);
void share_free(struct share *self);

/* The rank that simulates a batch at or after the first. */
int share_owner(const struct share *self, int64_t batch);

/* This rank's k-th batch, from 0, ascending; and how many it has before batch `end`. */
int64_t share_batch(const struct share *self, int64_t k);
int64_t share_count(const struct share *self, int64_t end);

#endif
