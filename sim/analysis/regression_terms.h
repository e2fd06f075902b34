/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of terms of a regression, level by level (regression.h says which). Private to
 * regression.c. Knows no data. */
#ifndef FONDSIM_ANALYSIS_REGRESSION_TERMS_H
#define FONDSIM_ANALYSIS_REGRESSION_TERMS_H

#include "sim/analysis/regression.h"

enum { TERM_LEVELS = 5 };

struct term_list {
    size_t n, room;
    struct regression_term *terms; /* owned by who takes it; the constant first */
    int n_levels;                  /* that fit in the budget, at least level 0 */
    size_t end[TERM_LEVELS];       /* terms up to and with each level */
};

/* have[column]: functions of its spline, 0 when it does not vary; alone[column]: those of level 0,
 * whose sum with the constant is within the budget. *self starts zeroed; FONDSIM_NO_MEMORY leaves
 * nothing in it. */
int term_list_make(struct term_list *self, size_t n_columns, const size_t *have,
                   const size_t *alone, size_t budget, struct error *error);

#endif
