/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answers of `compare`, computed from a stored run: what comparison.c fills and the sheets and
 * the screen read. Knows no file format and no words. */
#ifndef FONDSIM_COMPARISON_COMPARISON_H
#define FONDSIM_COMPARISON_COMPARISON_H

#include "sim/analysis/acceptability.h"
#include "sim/analysis/additionality.h"
#include "sim/analysis/difference.h"
#include "sim/analysis/effectiveness.h"
#include "sim/analysis/ranking.h"
#include "sim/analysis/weightings.h"
#include "sim/core/tables.h"
#include "sim/store/store.h"

enum { COMPARISON_COSTS = 3, COMPARISON_LEDGERS = 3, COMPARISON_CURVE = 41 };

/* Outcome keys of the costs by perspective (fund, public, all), and their short names. */
extern const char *const comparison_costs[COMPARISON_COSTS];
extern const char *const comparison_perspectives[COMPARISON_COSTS];

/* Outcome keys of the ledgers: outcome, supported, deadweight, displaced inside, outside (NULL:
 * structurally none). */
extern const char *const comparison_ledgers[COMPARISON_LEDGERS][5];

/* Portfolios of one question that are compared with one another. */
struct comparison_group {
    int target;         /* portfolio whose money all have (equal money); -1: each its own */
    const char *label;  /* "own_money" or the name of the target */
    size_t n;           /* options */
    int *portfolios;    /* [n], the counterfactual first: the reference */
    double *absorption; /* [n] used part of the envelope; NaN: no envelope */
    size_t n_ranked;    /* options that are ranked */
    int *ranked;        /* [n_ranked] portfolios */
    struct effectiveness *planes; /* [effect * COMPARISON_COSTS + perspective] */
    struct acceptability *curves; /* likewise */
    struct ranking ranking;       /* criteria: the effects, then the cost */
    struct weightings weightings;
};

/* One outcome of a portfolio minus that of another, both at one report. */
struct comparison_difference {
    int report, outcome, from, to; /* to - from; portfolios */
    struct difference value;
};

struct comparison {
    const struct run_info *info;
    struct draws shape;
    int report;      /* the last one: all but `differences` is about it */
    int perspective; /* index in comparison_costs, of the screen and of the ranks */
    size_t n_effects;
    int *effects;        /* [n_effects] indices in the catalogue */
    int *better;         /* [n_effects + 1] 1 or -1; the last is the cost's */
    double *willingness; /* [n_effects] EUR per unit; NaN: not given */
    double **columns; /* [outcome * portfolios + portfolio] draws at the report; NULL: not read */
    enum question question; /* of the groups */
    size_t n_groups;
    struct comparison_group *groups; /* each its own money first */
    size_t n_differences;
    struct comparison_difference *differences;
    struct additionality *ledgers; /* [portfolio * COMPARISON_LEDGERS + ledger] */
    struct leverage *leverages;    /* [portfolio] */
};

/* What is compared: the scenario's effects, or, when it names none, the main flows that come after
 * a lag. Fills effects[catalogue.n + n_effects] with indices in the catalogue (-1: not there);
 * returns their number. */
int comparison_effects(const struct run_info *info, int *effects);

/* Everything; info must outlive *self. willingness[] is by comparison_effects(). FONDSIM_DOMAIN
 * when the run has no effects or no draws, FONDSIM_IO, FONDSIM_NO_MEMORY; on failure *self is
 * freed. */
int comparison_make(struct store *store, const struct run_info *info, int perspective,
                    const double *willingness, struct comparison *self, struct error *error);
void comparison_free(struct comparison *self); /* legal on a zeroed struct */

/* A difference at a report, or NULL. */
const struct difference *comparison_find(const struct comparison *self, int report, int outcome,
                                         int from, int to);

/* 1 when the ledger exists in this run. */
int comparison_has_ledger(const struct comparison *self, int ledger);

#endif
