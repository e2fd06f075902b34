/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verdicts of `compare` on one screen of about 45 lines of 100 columns, in French or English:
 * what compare_screen.h and compare_runs.h tell in full. */
#ifndef FONDSIM_CLI_COMPARE_BRIEF_H
#define FONDSIM_CLI_COMPARE_BRIEF_H

#include <stdio.h>

#include "output/format.h"
#include "sim/cli/compare_runs.h"
#include "sim/comparison/comparison.h"

/* Conventions, differences with additionality, cost-effectiveness, ranks. */
void comparison_brief(FILE *file, enum language language, const struct comparison *comparison);

/* Attribution, regret, value of information. */
void compare_runs_brief(FILE *file, enum language language, const struct compare_runs *self);

/* Where the rest is. */
void compare_brief_files(FILE *file, enum language language, const char *folder);

#endif
