/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The five figures of a run, each from plain tables to a figure as data, and all of them to files.
 * Never knows the store, the engine or how anything is drawn. */
#ifndef FONDSIM_OUTPUT_FIGURES_H
#define FONDSIM_OUTPUT_FIGURES_H

#include "output/chart.h"
#include "output/figure_sink.h"
#include "sim/core/error.h"
#include "sim/core/tables.h"

#define FIGURES_DPI 150.0

/* Quantiles (type 7) at 5, 25, 50, 75 and 95 % of the paired difference of an outcome from the
 * counterfactual, over the n replicates in which it is defined. */
struct spread {
    int report, portfolio, outcome; /* indices as in run_info */
    size_t n;
    double q[5];
};

struct spread_table {
    size_t n;
    struct spread *rows; /* in any order */
};

/* Everything the figures are drawn from. Only info may not be NULL: a figure whose tables are
 * missing or empty is left out. */
struct report_tables {
    const struct run_info *info;
    const struct summary_table *summary;
    const struct trajectory_table *trajectories;
    const struct money_table *money;
    const struct response_table *response;
    const struct spread_table *spreads; /* of the fan's outcome at every report, and of the effects
                                           at the last one */
    size_t n_assumptions, n_priors;     /* of the register; 0 of 0 when not known */
};

/* Outcomes whose spreads the figures ask for at a report: indices in the catalogue, at most `room`
 * of them into outcomes. Returns how many. */
size_t figures_spread_outcomes(const struct run_info *info, int report, int *outcomes, size_t room);

/* Adds the row of n differences (NaN where not defined; sorted in place, moved). Nothing is added
 * when none is defined. FONDSIM_NO_MEMORY. */
int spread_add(struct spread_table *self, int report, int portfolio, int outcome,
               double *differences, size_t n, struct error *error);
void spread_table_free(struct spread_table *self); /* legal on a zeroed table */

/* Hands every figure that the tables allow to the sink: fan, levels, money, effects, response.
 * Errors of the sink. */
int figures_draw(const struct report_tables *tables, enum language language,
                 const struct figure_sink *sink, struct error *error);

/* ---- One by one. Owner: the caller, figure_free. NULL without memory. ---- */

enum figure_name { FIGURE_FAN, FIGURE_LEVELS, FIGURE_MONEY, FIGURE_EFFECTS, FIGURE_RESPONSE };
enum { FIGURE_COUNT = 5 };

/* File name without ending, NULL for a number that is not in the list. */
const char *figures_name(enum figure_name name);

/* Whether the tables hold what the figure needs. */
bool figures_possible(const struct report_tables *tables, enum figure_name name);

/* The figure as data; call it only when it is possible. */
struct figure *figures_build(const struct report_tables *tables, enum figure_name name,
                             enum language language);

#endif
