/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sensitivities as sheets, for the exporters. Knows no file format. */
#ifndef FONDSIM_COMPARISON_SENSITIVITY_SHEETS_H
#define FONDSIM_COMPARISON_SENSITIVITY_SHEETS_H

#include "sim/comparison/sensitivity.h"
#include "sim/core/sheet.h"

enum { SENSITIVITY_SHEETS = 6 };

/* Fills sheets[SENSITIVITY_SHEETS], zeroed: conventions, tornado, switching, two_way,
 * partial_ranks, sobol; what was not asked for has no rows. They borrow names from the
 * sensitivities. The caller frees each with sheet_free. */
void sensitivity_sheets(const struct sensitivity *sensitivity, struct sheet *sheets);

#endif
