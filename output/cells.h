/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of CSV files, the one place where they are written: RFC 4180 quotes, and texts that no
 * spreadsheet takes for formulas. Never knows what a cell tells. */
#ifndef FONDSIM_OUTPUT_CELLS_H
#define FONDSIM_OUTPUT_CELLS_H

#include <stdio.h>

/* A text, in quotes when it holds a comma, a quote or a line end. Spreadsheets run a cell that
 * begins with = + - @, a tab or a carriage return (OWASP, "CSV Injection"), or with a full-width
 * form of these signs; since what people wrote ends up here, such a text gets a ' in front. So does
 * the part behind a semicolon, a tab or a line end inside a text: where these separate cells, it
 * begins one. */
void cells_text(FILE *csv, const char *text);

/* A number in ten significant digits, never changed otherwise; empty when it is not known. The
 * command never sets a locale, so the mark is a point. */
void cells_number(FILE *csv, double value);

#endif
