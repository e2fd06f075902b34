/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparisons with uniforms and nothing else, compiled for KERNEL_LEVEL. Knows no model. */
#include "tests/bench/floor.h"

#define FLOOR_JOIN(name, level) name##level
#define FLOOR_NAME(name, level) FLOOR_JOIN(name, level)

void FLOOR_NAME(floor_compare_, KERNEL_LEVEL)(size_t n, const uint32_t *restrict word,
                                              const double *restrict chance,
                                              int32_t *restrict hits) {
    for (size_t i = 0; i < n; i++) {
        hits[i] += ((double)word[i] + 0.5) * 0x1p-32 < chance[i];
    }
}
