/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as one workbook (.xlsx) for people who go on calculating: real numbers, one sheet each,
 * a first sheet that lists them. Never knows what the tables tell. */
#ifndef FONDSIM_OUTPUT_REPORT_WORKBOOK_H
#define FONDSIM_OUTPUT_REPORT_WORKBOOK_H

#include "output/report/table.h"

/* Writes n tables to path, through a file beside it that is renamed: headings in the first row,
 * bold, frozen, with filters; numbers in full under the format of their column (money in euros),
 * empty where not known; texts as texts, never as formulas or links. A table that another of the
 * same id precedes is an error. The same tables are the same bytes, whatever the clock.
 * Names of sheets come from `tab` or `title`, made to fit (31 signs, none of []:*?/\, different).
 * FONDSIM_IO, FONDSIM_NO_MEMORY, FONDSIM_DOMAIN (table_check, more rows than a sheet holds). */
int workbook_xlsx(const char *path, enum language language, const char *title,
                  const struct table *tables, size_t n, struct error *error);

/* The most signs (UTF-16 units) that a name of a sheet may have. */
enum { WORKBOOK_TAB = 31 };

/* Names of the sheets of n tables, in order: owned strings in names[n], to be freed one by one.
 * FONDSIM_NO_MEMORY leaves none. */
int workbook_tabs(enum language language, const struct table *tables, size_t n, char **names,
                  struct error *error);

#endif
