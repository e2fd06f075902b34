/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attribution, regret and value of information as sheets, for the exporters. Knows no file format.
 */
#ifndef FONDSIM_COMPARISON_SHEETS_RUNS_H
#define FONDSIM_COMPARISON_SHEETS_RUNS_H

#include "sim/comparison/comparison.h"
#include "sim/comparison/games.h"
#include "sim/comparison/information.h"
#include "sim/comparison/variants.h"
#include "sim/core/sheet.h"

/* What was made; NULL: not made. Borrowed. */
struct runs_answers {
    const struct comparison *comparison;
    const struct valued *valued;
    const struct games *games;
    const struct variants *variants;
    const struct information *information;
};

enum { RUNS_SHEETS = 5 };

/* Fills sheets[RUNS_SHEETS], zeroed: attribution, interactions, regret, information, surveys; they
 * borrow names from the answers. The caller frees each with sheet_free. */
void runs_sheets(const struct runs_answers *answers, struct sheet *sheets);

#endif
