/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Batches dealt out to ranks in rounds. Knows no MPI and no thread. */
#include "sim/engine/share.h"

#include <stdlib.h>

#include "sim/core/error.h"

int share_init(struct share *self, int n, int mine, int64_t first, const int64_t *threads) {
    *self = (struct share){.n = n, .mine = mine, .first = first};
    self->slots = calloc((size_t)n + 1, sizeof *self->slots);
    if (self->slots == NULL) {
        return FONDSIM_NO_MEMORY;
    }
    for (int r = 0; r < n; r++) {
        self->slots[r + 1] = self->slots[r] + (threads != NULL ? threads[r] : 1);
    }
    return 0;
}

void share_free(struct share *self) {
    free(self->slots);
    *self = (struct share){0};
}

int share_owner(const struct share *self, int64_t batch) {
    int64_t slot = (batch - self->first) % self->slots[self->n];
    int low = 0, high = self->n; /* slots[low] <= slot < slots[high] */
    while (high - low > 1) {
        int middle = low + (high - low) / 2;
        if (self->slots[middle] <= slot) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

int64_t share_batch(const struct share *self, int64_t k) {
    int64_t begin = self->slots[self->mine], each = self->slots[self->mine + 1] - begin;
    return self->first + k / each * self->slots[self->n] + begin + k % each;
}

int64_t share_count(const struct share *self, int64_t end) {
    int64_t begin = self->slots[self->mine], each = self->slots[self->mine + 1] - begin;
    int64_t all = end > self->first ? end - self->first : 0;
    int64_t rest = all % self->slots[self->n] - begin; /* of the last round, which may be cut */
    rest = rest < 0 ? 0 : rest > each ? each : rest;
    return all / self->slots[self->n] * each + rest;
}
