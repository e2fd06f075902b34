/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The loop of the floor that the model has no loop for; compiled once per CPU level like
 * models/kernels.c, with the same flags. */
#ifndef FONDSIM_BENCH_FLOOR_H
#define FONDSIM_BENCH_FLOOR_H

#include <stddef.h>
#include <stdint.h>

/* Adds to hits[i] whether the uniform of word[i] is below chance[i]. */
typedef void (*floor_compare)(size_t n, const uint32_t *word, const double *chance, int32_t *hits);

void floor_compare_baseline(size_t n, const uint32_t *word, const double *chance, int32_t *hits);
void floor_compare_v3(size_t n, const uint32_t *word, const double *chance, int32_t *hits);
void floor_compare_v4(size_t n, const uint32_t *word, const double *chance, int32_t *hits);

#endif
