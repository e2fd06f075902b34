/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The floor: so many Philox blocks, exponentials and comparisons with a uniform, in vector loops
 * over arrays that stay in the first cache, and nothing else. Words and exponentials are the loops
 * of models/kernels.c themselves. Knows no model.
 *
 *     floor PHILOX EXPONENTIALS COMPARISONS REPEATS
 *
 * Prints JSON: least processor seconds over the repeats. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "models/kernels.h"
#include "tests/bench/floor.h"

enum { N = 512 }; /* elements at a time: all arrays fit in 32 KiB */

struct floor {
    const struct kernels *kernels;
    floor_compare compare;
    _Alignas(64) uint32_t code[N], word[4][N];
    _Alignas(64) int32_t hits[N];
    _Alignas(64) double x[N], y[N], chance[N];
};

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static floor_compare compare_of(const char *level) {
#ifdef FONDSIM_X86_LEVELS
    if (strcmp(level, "v4") == 0) {
        return floor_compare_v4;
    }
    if (strcmp(level, "v3") == 0) {
        return floor_compare_v3;
    }
#endif
    (void)level;
    return floor_compare_baseline;
}

static void fill(struct floor *self) {
    for (uint32_t i = 0; i < N; i++) {
        self->code[i] = i * 2654435761U;
        self->word[0][i] = i * 40503U;
        self->x[i] = -(double)(i % 97) / 10.0;
        self->chance[i] = (double)(i % 89) / 890.0;
    }
}

static uint64_t least(uint64_t a, uint64_t b) {
    return a < b ? a : b;
}

static void run(struct floor *self, uint64_t philox, uint64_t exponentials, uint64_t comparisons) {
    uint32_t *const words[4] = {self->word[0], self->word[1], self->word[2], self->word[3]};
    struct kernel_key key = {{2026, 0}, 1, 0, 6};
    for (; philox > 0; philox -= least(philox, N)) {
        key.counter2++;
        self->kernels->words((size_t)least(philox, N), self->code, &key, words);
    }
    for (; exponentials > 0; exponentials -= least(exponentials, N)) {
        self->kernels->exponential((size_t)least(exponentials, N), self->x, self->y);
    }
    for (; comparisons > 0; comparisons -= least(comparisons, N)) {
        self->compare((size_t)least(comparisons, N), self->word[0], self->chance, self->hits);
    }
}

int main(int argc, char **argv) {
    static struct floor self;
    if (argc != 5) {
        fprintf(stderr, "floor: PHILOX EXPONENTIALS COMPARISONS REPEATS\n");
        return 2;
    }
    self.kernels = kernels_choose(getenv("FONDSIM_ISA"));
    if (self.kernels == NULL) {
        fprintf(stderr, "floor: no such level on this machine\n");
        return 1;
    }
    self.compare = compare_of(self.kernels->name);
    fill(&self);
    double best = HUGE_VAL;
    for (long r = strtol(argv[4], NULL, 10); r > 0; r--) {
        double begun = seconds();
        run(&self, strtoull(argv[1], NULL, 10), strtoull(argv[2], NULL, 10),
            strtoull(argv[3], NULL, 10));
        best = fmin(best, seconds() - begun);
    }
    printf("{\"level\": \"%s\", \"cpu_s\": %.9g, \"check\": %.9g}\n", self.kernels->name, best,
           self.y[7] + self.word[3][5] + self.hits[11]);
    return 0;
}
