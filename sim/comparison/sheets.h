/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answers of `compare` as sheets, for the exporters. Knows no file format. */
#ifndef FONDSIM_COMPARISON_SHEETS_H
#define FONDSIM_COMPARISON_SHEETS_H

#include "sim/comparison/comparison.h"
#include "sim/core/sheet.h"

enum { COMPARISON_SHEETS = 12 };

/* Fills sheets[COMPARISON_SHEETS], zeroed; they borrow names from the comparison and its run. The
 * caller frees each with sheet_free. */
void comparison_sheets(const struct comparison *comparison, struct sheet *sheets);

#endif
