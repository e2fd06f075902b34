/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many arrays in one block: lay out once without memory to know the size, once more with it. Knows
 * nothing of what the arrays hold. */
#ifndef FONDSIM_MODELS_ARENA_H
#define FONDSIM_MODELS_ARENA_H

#include <stddef.h>

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

#endif
