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
    free(self->unit_sum);
    free(self->unit_count);
    *self = (struct moments){0};
}

int moments_set_units(struct moments *self, uint32_t n_units, struct error *error) {
    if (n_units == 0) {
        return 0;
    }
    size_t m = self->n > 0 ? self->n : 1;
    double *sum = calloc(m * n_units, sizeof *sum);
    uint32_t *count = calloc(m * n_units, sizeof *count);
    if (sum == NULL || count == NULL) {
        free(sum);
        free(count);
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    self->n_units = n_units;
    self->unit_sum = sum;
    self->unit_count = count;
    return 0;
}

void moments_end_block(struct moments *self) {
    size_t unit = self->n_units > 0 ? self->ended % self->n_units * self->n : 0;
    self->ended++;
    for (size_t i = 0; i < self->n; i++) {
        if (self->n_units > 0) {
            self->unit_sum[unit + i] += self->sum[i];
            self->unit_count[unit + i] += self->count[i];
        }
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

void moments_parts(struct moments *self, struct moments_part parts[MOMENTS_PARTS]) {
    size_t n = self->n;
    parts[0] = (struct moments_part){self->total, n * sizeof *self->total};
    parts[1] = (struct moments_part){self->all, n * sizeof *self->all};
    parts[2] = (struct moments_part){self->blocks, n * sizeof *self->blocks};
    parts[3] = (struct moments_part){self->mean, n * sizeof *self->mean};
    parts[4] = (struct moments_part){self->m2, n * sizeof *self->m2};
    parts[5] = (struct moments_part){&self->ended, sizeof self->ended};
    n *= self->n_units;
    parts[6] = (struct moments_part){self->unit_sum, n * sizeof *self->unit_sum};
    parts[7] = (struct moments_part){self->unit_count, n * sizeof *self->unit_count};
}

double moments_mean(const struct moments *self, size_t i) {
    return self->all[i] > 0 ? self->total[i] / (double)self->all[i] : (double)NAN;
}

/* Of the means of units. */
static double unit_error(const struct moments *self, size_t i) {
    double mean = 0, m2 = 0, units = 0;
    for (size_t k = i; k < self->n_units * self->n; k += self->n) {
        if (self->unit_count[k] > 0) {
            double unit_mean = self->unit_sum[k] / self->unit_count[k];
            double step = unit_mean - mean;
            units++;
            mean += step / units;
            m2 += step * (unit_mean - mean);
        }
    }
    return units < MOMENTS_MIN_BLOCKS ? (double)NAN : sqrt(m2 / (units - 1) / units);
}

static int is_by_units(const struct moments *self) {
    return self->n_units > 0 && self->ended > 0 && self->ended % self->n_units == 0;
}

double moments_error(const struct moments *self, size_t i) {
    double blocks = self->blocks[i];
    if (is_by_units(self)) {
        return unit_error(self, i);
    }
    return blocks < MOMENTS_MIN_BLOCKS ? (double)NAN : sqrt(self->m2[i] / (blocks - 1) / blocks);
}

uint32_t moments_units(const struct moments *self, size_t i) {
    if (!is_by_units(self)) {
        return self->blocks[i];
    }
    uint32_t units = 0;
    for (size_t k = i; k < self->n_units * self->n; k += self->n) {
        units += self->unit_count[k] > 0;
    }
    return units;
}
