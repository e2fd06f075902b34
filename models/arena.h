/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many arrays in one block: lay out once without memory to know the size, once more with it. Knows
 * nothing of what the arrays mean. */
#ifndef FONDSIM_MODELS_ARENA_H
#define FONDSIM_MODELS_ARENA_H

#include <stddef.h>

#include "models/kernels.h"

enum { ARENA_ALIGNMENT = 64 }; /* [byte] a cache line, the widest vector */

struct arena {
    unsigned char *base; /* NULL while only counting */
    size_t used;         /* [byte] */
};

/* Room for n elements of a size; NULL while counting. */
static inline void *arena_take(struct arena *self, size_t n, size_t size) {
    void *place = self->base == NULL ? NULL : self->base + self->used;
    size_t bytes = n * size;
    self->used += (bytes + ARENA_ALIGNMENT - 1) / ARENA_ALIGNMENT * ARENA_ALIGNMENT;
    return place;
}

static inline void arena_take_moves(struct arena *self, size_t n, struct kernel_moves *moves) {
    moves->rise = arena_take(self, n, sizeof *moves->rise);
    moves->fall = arena_take(self, n, sizeof *moves->fall);
}

#endif
