/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets as files: one CSV each, all of them in one JSON. Never knows what they tell. */
#ifndef FONDSIM_OUTPUT_SHEETS_H
#define FONDSIM_OUTPUT_SHEETS_H

#include <stdio.h>

#include "sim/core/error.h"
#include "sim/core/sheet.h"

/* Tidy CSV: the names of the columns, then the rows; ten significant digits, empty when a number is
 * not known. Replaces the file whole. FONDSIM_IO; FONDSIM_NO_MEMORY, also for a failed sheet. */
int sheet_csv(const char *path, const struct sheet *sheet, struct error *error);

/* {"format": 1, "<name of a sheet>": [{"<column>": text, number or null}]} of n sheets. Same
 * errors. */
int sheets_json(const char *path, const struct sheet *sheets, size_t n, struct error *error);

/* The rows as JSON, one object a line; cells without text or number are left out, whole numbers are
 * written without a point. FONDSIM_NO_MEMORY. */
int sheet_lines(FILE *file, const struct sheet *sheet, struct error *error);

#endif
