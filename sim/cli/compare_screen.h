/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answers of `compare` on one screen of 100 columns, in French or English. */
#ifndef FONDSIM_CLI_COMPARE_SCREEN_H
#define FONDSIM_CLI_COMPARE_SCREEN_H

#include <stdio.h>

#include "output/format.h"
#include "sim/comparison/comparison.h"

/* Conventions, best of each effect, differences, cost-effectiveness, additionality, ranks. A figure
 * is rounded to its standard error; one that draws_resolved() does not tell from 0 is called
 * unresolved. */
void comparison_screen(FILE *file, enum language language, const struct comparison *comparison);

#endif
