/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet with what a reader needs beside its cells: titles and units in the language, how numbers
 * are written, where it stands. One such table goes into the report and into the workbook. Never
 * knows files or what the cells tell. */
#ifndef FONDSIM_OUTPUT_REPORT_TABLE_H
#define FONDSIM_OUTPUT_REPORT_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "output/format.h"
#include "sim/core/error.h"
#include "sim/core/sheet.h"

/* How the numbers of a column are written. Text cells are text under any of them. */
enum cell_format {
    CELL_TEXT,
    CELL_CODE,   /* text of a machine: a path, a key, a hash */
    CELL_NUMBER, /* number */
    CELL_SIGNED, /* number with its sign: differences */
    CELL_MONEY,  /* euros; in the report at one scale for the column, named in its title (see
                    table_scale) */
    CELL_MONEY_SIGNED,
    CELL_PERCENT, /* share in [1] */
    CELL_YEAR     /* whole number without thousands mark: years, seeds */
};

/* Where a column is shown; a zeroed one stands in both. */
enum column_place { PLACE_BOTH, PLACE_PAGE, PLACE_WORKBOOK, PLACE_NEITHER };

/* decimals: DECIMALS_AUTO: enough for three digits of the column's largest number. */
enum { DECIMALS_AUTO = -1 };

struct table_column {
    const char *title; /* borrowed */
    const char *unit;  /* written after the title in brackets; NULL for none; borrowed */
    enum cell_format format;
    int decimals;            /* 0 to 15, or DECIMALS_AUTO; of the percentage, of euros */
    enum column_place place; /* where it is shown */
    int error; /* 1 + index of the column with the standard error of these numbers: the last digit
                  of each row then stands at the first digit of its error, and three digits are
                  enough, in the report; 0: none */
    int compared; /* columns of money with the same number above 0 are written at one scale */
    int link;     /* 1 + index of the column whose text is the target of these cells ("#anchor",
                     https://...; another text: no link); 0: none */
};

struct table {
    const char *id;    /* anchor, see escape_is_anchor; unique in the report */
    const char *title; /* the caption; UTF-8 */
    const char *tab;   /* short name for its sheet in the workbook; NULL: the title */
    const char *note;  /* how to read it, source; NULL for none */
    const char *basis; /* anchor of the assumptions that it rests on; NULL for none */
    const struct sheet *sheet;
    const struct table_column *columns; /* [sheet->n_columns] */
    int row_anchor; /* 1 + index of the column whose texts, behind `id`, make the anchors of rows
                       (escape_anchor(id, text)); 0: rows have none */
};

/* 0, FONDSIM_NO_MEMORY for a failed sheet, FONDSIM_DOMAIN: no column, an id that is no anchor, a
 * decimal or an index out of range, missing titles. */
int table_check(const struct table *self, struct error *error);

/* Whether the column stands in the report, in the workbook. */
bool table_on_page(const struct table_column *column);
bool table_in_workbook(const struct table_column *column);

/* Whether the column holds words: its cells are set left, and a first one names the row. */
bool table_is_words(const struct table_column *column);

/* How a column is written in the report: found once, used for its title and every cell. */
struct table_look {
    enum money_scale scale;
    int decimals;
};

struct table_look table_look_of(const struct table *self, size_t column);

/* The scale at which amounts whose sizes lie between two others are written together: the largest
 * one at which the least (that is not 0) still has a whole digit, thousands up to ten millions. */
enum money_scale table_scale(double least, double largest);

/* "Coût [k€]" into buffer[size]; returns buffer. */
char *table_heading(char *buffer, size_t size, const struct table *self, size_t column,
                    struct table_look look, enum language language);

/* A number cell of the report into buffer[size]; returns buffer. "n. d." when not known. */
char *table_number(char *buffer, size_t size, const struct table *self, size_t row, size_t column,
                   struct table_look look, enum language language);

/* The cell; row and column inside the sheet. */
const struct sheet_cell *table_cell(const struct table *self, size_t row, size_t column);

#endif
