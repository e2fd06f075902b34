/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running means with standard errors from block means. Knows no outcome. */
#include "sim/core/moments.h"

#include <stdlib.h>

int moments_init(struct moments *self, size_t n, struct error *error) {
    size_t m = n > 0 ? n : 1;
    *self = (struct moments){.n = n};
    self->sum = calloc(m, sizeof *self->sum);
    self->count = calloc(m, sizeof *self->count);
    self->total = calloc(m, sizeof *self->total);
    self->all = calloc(m, sizeof *self->all);
    self->blocks = calloc(m, sizeof *self->blocks);
    self->mean = calloc(m, sizeof *self->mean);
    self->m2 = calloc(m, sizeof *self->m2);
    if (!self->sum || !self->count || !self->total || !self->all || !self->blocks || !self->mean ||
        !self->m2) {
        moments_free(self);
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    return 0;
}

void moments_free(struct moments *self) {
    free(self->sum);
    free(self->count);
    free(self->total);
    free(self->all);
    free(self->blocks);
    free(self->mean);
    free(self->m2);
    *self = (struct moments){0};
}

void moments_end_block(struct moments *self) {
    for (size_t i = 0; i < self->n; i++) {
        if (self->count[i] > 0) {
            double block_mean = self->sum[i] / self->count[i];
            self->blocks[i]++;
            double step = block_mean - self->mean[i];
            self->mean[i] += step / self->blocks[i];
            self->m2[i] += step * (block_mean - self->mean[i]);
            self->total[i] += self->sum[i];
            self->all[i] += self->count[i];
        }
        self->sum[i] = 0;
        self->count[i] = 0;
    }
}

double moments_mean(const struct moments *self, size_t i) {
    return self->all[i] > 0 ? self->total[i] / (double)self->all[i] : (double)NAN;
}

double moments_error(const struct moments *self, size_t i) {
    double blocks = self->blocks[i];
    return blocks < MOMENTS_MIN_BLOCKS ? (double)NAN : sqrt(self->m2[i] / (blocks - 1) / blocks);
}
