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

/* ---- Cells, for other tables on a terminal. Texts go into room[TERMINAL_CELL], returned. ---- */

enum { TERMINAL_CELL = FORMAT_SIZE };

/* Characters that a terminal shows for a UTF-8 text without combining marks. */
int terminal_width(const char *text);

/* Prints text in a field: to the left (negative width) or right, never shortened. */
void terminal_field(FILE *file, const char *text, int width);

/* A name cut to `most` characters, in room[size] when it is cut. */
const char *terminal_shortened(char *room, size_t size, const char *name, int most);

/* value at the decimal place of the first significant digit of se; three digits when se is not
 * known. */
char *terminal_rounded(char *room, enum language language, double value, double se);

/* "± 0,3" */
char *terminal_rounded_error(char *room, enum language language, double se);

#endif
