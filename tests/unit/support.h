/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds small scenarios in memory for tests, without the reader: every parameter starts at its
 * default, or at 0 where it has none. Never knows what a test proves. */
#ifndef FONDSIM_TESTS_SUPPORT_H
#define FONDSIM_TESTS_SUPPORT_H

#include "models/cell.h"
#include "sim/core/model.h"

/* Two doubles are this near, or equal when the tolerance is 0. For files that include <math.h> and
 * cmocka. */
#define assert_near(a, b, tolerance) assert_true(fabs((double)(a) - (double)(b)) <= (tolerance))

enum {
    SUPPORT_SECTIONS = 96,
    SUPPORT_VALUES = 2048,
    SUPPORT_ITEMS = 16 /* cohorts, moves, offers, shocks, portfolios */
};

/* Everything is held inside: nothing to free. */
struct support {
    struct scenario scenario;
    struct study study; /* of all portfolios, one block, one inner run */
    double theta[SUPPORT_VALUES];
    struct section sections[SUPPORT_SECTIONS];
    struct assumption assumptions[SUPPORT_VALUES];
    struct move moves[SUPPORT_ITEMS];
    struct cohort cohorts[SUPPORT_ITEMS];
    struct offer offers[SUPPORT_ITEMS];
    struct shock shocks[SUPPORT_ITEMS];
    struct portfolio portfolios[SUPPORT_ITEMS];
    int64_t budgets[SCENARIO_MAX_INSTRUMENTS][SCENARIO_MAX_YEARS];
    int known[SCENARIO_MAX_INSTRUMENTS][SCENARIO_MAX_YEARS];
    double deflator[SCENARIO_MAX_YEARS];
    double ages[2];
    int report_steps[1];
    char *report_names[1];
    char *no_effects[1];
};

/* Starts in 2020 for so many years; no decision; awards until the end; ages 1 and 3; one report, at
 * the end; seed 1; deflator 1. Levels, classes, cohorts, instruments, portfolios are to be added.
 */
void support_init(struct support *self, int years, int steps_per_year);

int support_level(struct support *self, const char *name);
int support_class(struct support *self, const char *name, double from);
void support_move(struct support *self, int from, int to, double annual);
/* All n ecosystems have about this population and enter at step 0, at these shares of levels. */
int support_cohort(struct support *self, const char *name, size_t n, double population,
                   const double *shares);
/* The same envelope [EUR] every year, for all levels, classes and cohorts that stand already. */
int support_instrument(struct support *self, const char *key, const char *model, double envelope);
/* A portfolio of instruments (bit mask); the counterfactual of a question must come first. */
int support_portfolio(struct support *self, const char *name, enum question question,
                      uint32_t instruments);

/* Sets a parameter by its path ("maturity.frailty", "instruments.a.ticket"); aborts on a path that
 * does not exist, so that a misspelt test cannot pass. */
void support_set(struct support *self, const char *path, double value);
double support_get(const struct support *self, const char *path);

/* A ready scenario for funding tests: 4 levels, 3 classes, 12 ecosystems of 25,000, moves up and
 * down, the counterfactual and an empty place for instruments. */
void support_small(struct support *self, int years, int steps_per_year);

/* One world and one cell run to the end outside the contract, to look inside. Free with
 * support_cell_free. */
struct support_cell {
    struct world world;
    struct cell cell;
    struct age_row ages[SCENARIO_MAX_INSTRUMENTS * 2]; /* [instrument][age] */
};
/* Runs a retrospective portfolio to the end; the observer may be NULL. Aborts on an error. */
void support_run(const struct support *self, int portfolio, uint32_t sample, cell_observer observer,
                 void *context, struct support_cell *out);
void support_cell_free(struct support_cell *self);
/* Events that an observer saw, added up by kind: cents or counts, and amounts. */
struct support_tally {
    int64_t cents[EVENT_KINDS];
    double amount[EVENT_KINDS];
    int number[EVENT_KINDS];
};
void support_count(void *tally, const struct cell *cell, int step, const struct event *event);
/* One fund, keen and rich: every one of the 12 ecosystems of support_small is awarded at step 0 and
 * never again, without dropout. Returns the portfolio; parameters stand under "fund". */
int support_one_fund(struct support *self, const char *model, int years, int steps_per_year);
/* Sum of a series over all steps, and its last value. */
double support_sum(const struct support_cell *self, enum series series);
double support_last(const struct support_cell *self, enum series series);

/* Results of one world through the contract of the engine. Aborts on an error, whose text it
 * prints. Free with support_results_free. */
struct support_results {
    struct catalogue catalogue;
    struct results_shape shape;
    struct world_results world;
};
void support_simulate(const struct support *self, uint32_t sample, struct support_results *out);
void support_results_free(struct support_results *self);
/* Outcome of a portfolio at the last record. */
double support_outcome(const struct support_results *self, int portfolio, const char *key);

#endif
