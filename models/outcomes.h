/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How each outcome is made from the series of a cell. Private to outcomes.c and outcomes_table.c.
 */
#ifndef FONDSIM_MODELS_OUTCOMES_H
#define FONDSIM_MODELS_OUTCOMES_H

#include "models/cell.h"

/* One row: value of a step = sum of `plus` series - sum of `minus` series + tax credit rate * (sum
 * of `taxed` - sum of `untaxed`); sets are bit masks over enum series. */
struct outcome_row {
    const char *key, *unit, *fr, *en;
    enum outcome_kind kind; /* stock: value at the step; cumulative: weighted sum up to it */
    enum outcome_lag lag;
    int better, is_main, trajectory;
    enum outcome_weight weight;
    int is_cost; /* 1: counts from the decision step on in prospective portfolios */
    uint64_t plus, minus, taxed, untaxed;
};

extern const struct outcome_row outcome_rows[];
extern const int n_outcome_rows;

#endif
