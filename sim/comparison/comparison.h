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
#include "sim/analysis/weighed.h"
#include "sim/analysis/weightings.h"
#include "sim/comparison/columns.h"
#include "sim/core/tables.h"
#include "sim/store/store.h"

enum { COMPARISON_COSTS = 3, COMPARISON_LEDGERS = 3, COMPARISON_CURVE = 41 };

/* Outcome keys of the costs by perspective (fund, public, all: as enum perspective), and their
 * short names. */
extern const char *const comparison_costs[COMPARISON_COSTS];
extern const char *const comparison_perspectives[COMPARISON_COSTS];

/* Outcome keys of the ledgers: outcome, supported, deadweight, displaced inside, outside (NULL:
 * structurally none). */
extern const char *const comparison_ledgers[COMPARISON_LEDGERS][5];

/* Portfolios of one question that are compared with one another. */
struct comparison_group {
    int target;            /* portfolio whose money all have (equal money); -1: each its own */
    const char *label;     /* "own_money", "retrospective" or the name of the target */
    size_t n;              /* options */
    int *portfolios;       /* [n], the counterfactual first */
    size_t reference;      /* the option that increments are measured from */
    double *absorption;    /* [n] used part of the envelope; NaN: no envelope */
    double *absorption_se; /* [n] NaN under 20 blocks */
    double *absorbs;       /* [n] 1: is ranked, 0: is not */
    size_t n_ranked;       /* options that are ranked */
    int *ranked;           /* [n_ranked] portfolios */
    struct effectiveness *planes; /* [effect * COMPARISON_COSTS + perspective] */
    struct effectiveness *assets; /* likewise, cost less the endowment that stands at the end; all
                                     zero when the run has none */
    struct acceptability *curves; /* as planes; zero when fewer than two options are ranked */
    struct ranking ranking;       /* by criterion; zero when fewer than two options are ranked */
    struct weightings weightings; /* likewise */
    struct weighed weighed;       /* by set of weights; likewise, and when nobody gives weights */
};

/* One outcome of a portfolio minus that of another, both at one report. */
struct comparison_difference {
    int report, outcome, from, to; /* to - from; portfolios */
    struct difference value;
};

/* What stands at the last report: a stock. */
struct comparison_asset {
    int outcome, portfolio;
    struct draws_mean value;
};

/* A set of weights that somebody gives: the scenario itself, or a member. */
struct comparison_set {
    const char *name;
    const struct label *label; /* NULL: the scenario's own */
    const double *weights;     /* [n_criteria] */
};

/* What is asked beside what the scenario says. */
struct comparison_asked {
    int perspective;           /* index in comparison_costs; -1: the scenario's */
    const double *willingness; /* [effect] by comparison_effects(), EUR per unit; NaN: the
                                  scenario's; NULL: all of them */
    int all_pairs;             /* 1: differences between any two portfolios for all outcomes */
};

struct comparison {
    const struct run_info *info;
    const struct scenario *scenario;
    struct draws shape;
    int report;      /* the last one: all but `differences` is about it */
    int perspective; /* index in comparison_costs, of the screen and of the ranks */
    int all_pairs;
    size_t n_effects;
    int *effects;                /* [n_effects] indices in the catalogue */
    int *better;                 /* [n_effects] 1 or -1 */
    double *willingness;         /* [n_effects] EUR per unit; NaN: not given */
    size_t n_criteria;           /* the scenario's criteria; when it has none, effects and cost */
    int *criteria;               /* [n_criteria] indices in the catalogue */
    int *criterion_better;       /* [n_criteria] 1 or -1 */
    int are_criteria_given;      /* 1: they are the scenario's */
    size_t n_sets;               /* 0: nobody gives weights */
    struct comparison_set *sets; /* [n_sets] */
    double *own_weights;         /* [n_criteria] of the scenario's own set, which points to them */
    struct columns kept;         /* draws at the report of effects, criteria, costs and endowment */
    double **columns;            /* [outcome * portfolios + portfolio] of them; NULL: not read */
    enum question question;      /* of the groups */
    double endowment_factor;     /* present value, in constant euros, of one euro at the report */
    size_t n_groups;
    struct comparison_group *groups; /* each its own money first */
    size_t n_differences;
    struct comparison_difference *differences; /* by report, outcome, from, to, ascending */
    size_t n_assets;
    struct comparison_asset *assets; /* by outcome, portfolio */
    struct additionality *ledgers;   /* [portfolio * COMPARISON_LEDGERS + ledger] */
    struct leverage *leverages;      /* [portfolio] */

    /* The retrospective question beside a prospective one: its portfolios with their own money, at
     * the end of the evaluated period. Differences and assets are borrowed from the other. NULL:
     * the run does not ask both. Portfolios of two questions are never compared with each other. */
    struct comparison *retrospective;
    int is_part; /* 1: this is that one */
};

/* What is compared: the scenario's effects, or, when it names none, the main flows that come after
 * a lag. Fills effects[catalogue.n + n_effects] with indices in the catalogue (-1: not there);
 * returns their number. */
int comparison_effects(const struct run_info *info, int *effects);

/* Everything; info and scenario (the one of the run) must outlive *self. Memory: the columns that
 * are kept, and COLUMNS_BYTES. FONDSIM_DOMAIN when the scenario is not the run's, when the run has
 * no effects or no draws, FONDSIM_IO, FONDSIM_NO_MEMORY; on failure *self is freed. */
int comparison_make(struct store *store, const struct run_info *info,
                    const struct scenario *scenario, const struct comparison_asked *asked,
                    struct comparison *self, struct error *error);
void comparison_free(struct comparison *self); /* legal on a zeroed struct */

/* A difference at a report, or NULL. */
const struct difference *comparison_find(const struct comparison *self, int report, int outcome,
                                         int from, int to);

/* The portfolio that a portfolio is compared with: the decision's reference when it asks the same
 * question, else the counterfactual. It is its own reference's reference. */
int comparison_reference(const struct comparison *self, int portfolio);

/* Index of the willingness to pay in a curve nearest to the one given; 0 without a curve. */
size_t comparison_worth(const struct comparison *self, size_t effect,
                        const struct acceptability *curve);

/* 1 when the ledger exists in this run. */
int comparison_has_ledger(const struct comparison *self, int ledger);

#endif
