/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Response curves: each instrument alone with its envelopes multiplied, against doing nothing. A
 * pure pair: response_plan makes the study, response_take and response_reduce turn its results into
 * a table. Never knows engine, store, YAML or plots. */
#ifndef FONDSIM_ANALYSIS_RESPONSE_H
#define FONDSIM_ANALYSIS_RESPONSE_H

#include "sim/core/batch.h"
#include "sim/core/error.h"
#include "sim/core/moments.h"
#include "sim/core/tables.h"

enum {
    RESPONSE_MULTIPLES = 5,
    RESPONSE_SAMPLES = 640 /* at most: the fewest blocks that give standard errors */
};

/* 0.25, 0.5, 1, 2, 4: times the envelopes of the scenario. */
extern const double response_multiples[RESPONSE_MULTIPLES];

/* What is to be run. Portfolio 0 is the counterfactual, portfolio 1 + 5 i + m is instrument i at
 * multiple m. */
struct response_plan {
    struct study study;
    struct portfolio *portfolios; /* owned, and their names */
};

/* 1 when some envelope would decide how many awards are made: in a year after the decision (without
 * one: in any year) that has no number of awards known as a fact. Otherwise curves would be flat.
 */
int response_matters(const struct scenario *scenario);

/* Prospective when the scenario has a decision, else retrospective; the first samples of the main
 * run, at most RESPONSE_SAMPLES, one inner run. The scenario must outlive the plan. */
int response_plan(const struct scenario *scenario, struct response_plan *plan, struct error *error);
void response_plan_free(struct response_plan *self);

/* Running means at the last report. */
struct response {
    int n_instruments;
    size_t n_outcomes;
    int envelope, paid, overhead; /* indices of these outcomes, -1 when the catalogue has none */
    struct moments differences;   /* [portfolio][outcome] from the counterfactual */
    size_t n_blocks;
    double *used, *opened; /* [portfolio][block] sums over the block, for absorption */
};

int response_init(struct response *self, const struct response_plan *plan,
                  const struct catalogue *catalogue, struct error *error);
void response_free(struct response *self);

/* Takes one batch of the plan's study; fits `struct sink`. */
int response_take(void *self, const struct batch *batch, struct error *error);

/* Makes the table. The caller frees it with response_table_free. */
int response_reduce(const struct response *self, struct response_table *table, struct error *error);

#endif
