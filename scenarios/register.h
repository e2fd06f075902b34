/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `fondsim check` says of a scenario: the register of assumptions, the cost of the run, and
 * warnings. In French or English. */
#ifndef FONDSIM_SCENARIOS_REGISTER_H
#define FONDSIM_SCENARIOS_REGISTER_H

#include <stdio.h>

#include "sim/core/scenario.h"

/* One line per assumption: path, value or law, unit, status, source; then budgets and what is said
 * of the decision; then counts by status. Values not written in the scenario are marked as
 * defaults. */
void register_print(const struct scenario *scenario, int french, FILE *stream);

/* What a run costs, estimated from counts by a measured constant. */
struct run_cost {
    double worlds;           /* samples x inner runs */
    double cells;            /* worlds x portfolios */
    double steps;            /* ecosystem-steps of all cells, with those of response curves */
    double seconds;          /* on one thread */
    double bytes_per_thread; /* working memory */
    double bytes_on_disk;    /* run.sqlite, roughly */
};
struct run_cost run_cost_of(const struct scenario *scenario);
void run_cost_print(const struct scenario *scenario, int french, FILE *stream);

/* What a run may take without being allowed to: a scenario that somebody else wrote must not fill a
 * disk or a memory. */
enum { RUN_MOST_HOURS = 200, RUN_MOST_GIB_A_THREAD = 8, RUN_MOST_GIB_ON_DISK = 100 };

/* FONDSIM_INVALID with a sentence that says what is too much and how to allow it; else 0. */
int run_cost_refuse(const struct scenario *scenario, struct error *error);

/* One line per warning; their number. */
int warnings_print(const struct scenario *scenario, int french, FILE *stream);

#endif
