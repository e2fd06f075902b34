/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV tables by RFC 4180, in UTF-8, with a header. Knows nothing of what columns mean. */
#ifndef FONDSIM_SCENARIOS_CSV_H
#define FONDSIM_SCENARIOS_CSV_H

#include <stddef.h>

#include "scenarios/problems.h"

struct reader;
struct tree;

enum { CSV_MAX_COLUMNS = 256, CSV_MAX_ROWS = 100000 };

/* Rows without the header. Cells point into one text. */
struct csv {
    char *path; /* as opened */
    char *text; /* with a 0 behind each cell */
    size_t n_columns, n_rows;
    char **header; /* [n_columns] */
    char **cells;  /* [n_rows][n_columns] */
    int *lines;    /* [n_rows] line of the file at which the row starts, from 1 */
};

/* Splits a text of length bytes (owned by *self from now on, with a 0 behind, changed). 0,
 * FONDSIM_INVALID with problems at row and field, FONDSIM_NO_MEMORY. *self starts zeroed. */
int csv_parse(struct csv *self, const char *path, char *text, size_t length,
              struct problems *problems);
void csv_free(struct csv *self); /* legal on a zeroed one */

/* What is likely wrong with a table that lacks a column, in parentheses, or "". */
const char *csv_hint(const struct csv *self);

/* Index of the column that a scalar names, or -1 with a problem. */
long csv_column(struct reader *reader, const struct csv *self, const struct tree *node);

/* Numbers of a column, each from least to most. 0 or -1 with a problem for each cell. */
int csv_numbers(struct reader *reader, const struct csv *self, size_t column, double least,
                double most, double *values);

const char *csv_cell(const struct csv *self, size_t row, size_t column);

#endif
