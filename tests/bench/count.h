/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a run draws and evaluates: the size of the floor that it is held against. Linked in two
 * ways: bench_count counts, bench_drive does not. */
#ifndef FONDSIM_BENCH_COUNT_H
#define FONDSIM_BENCH_COUNT_H

#include <stdio.h>

int count_is_on(void);
void count_reset(void);

/* "philox": N, ... without braces. */
void count_print(FILE *file);

#endif
