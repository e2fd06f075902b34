/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of words and numbers with named columns, filled row by row: how an analysis hands its
 * results to the exporters. Knows no file and no meaning. */
#ifndef FONDSIM_CORE_SHEET_H
#define FONDSIM_CORE_SHEET_H

#include <stddef.h>

struct sheet_cell {
    const char *text; /* borrowed; NULL: the cell is a number */
    double number;    /* NaN or infinite: not known */
};

struct sheet {
    const char *name; /* of the file and of the JSON member; borrowed */
    size_t n_columns;
    const char *const *columns; /* borrowed */
    size_t n, room;             /* cells: whole rows once filled */
    struct sheet_cell *cells;   /* owned */
    int failed;                 /* 1: memory ran out, and cells are missing */
};

/* Cells in order, row after row. What they point to must outlive the sheet. A cell that finds no
 * memory sets `failed`, so that callers look once, at the end. */
void sheet_text(struct sheet *self, const char *text);
void sheet_number(struct sheet *self, double number);

/* Whole rows. */
size_t sheet_rows(const struct sheet *self);

void sheet_free(struct sheet *self); /* legal on a zeroed sheet */

#endif
