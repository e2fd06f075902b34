/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main outcomes as a table for a terminal, in French or English. */
#ifndef FONDSIM_CLI_TERMINAL_H
#define FONDSIM_CLI_TERMINAL_H

#include <stdio.h>

#include "output/format.h"
#include "sim/core/tables.h"

/* Per report date, the main outcomes by portfolio: mean, standard error, 5-95 % interval,
 * difference from the counterfactual with its standard error. Last digits stand at the decimal
 * place of the first significant digit of the standard error. */
void terminal_summary(FILE *file, enum language language, const struct run_info *info,
                      const struct summary_table *table);

#endif
