/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a fund must provide: a name, a parameter table and one pure function that unrolls the whole
 * life of an award into dated events at the moment it is made (models/README.md, section 5). */
#ifndef FONDSIM_MODELS_FUND_H
#define FONDSIM_MODELS_FUND_H

#include "models/cell.h"
#include "models/parameters.h"

enum {
    AWARD_MAX_STEPS = SCENARIO_MAX_YEARS * 12, /* no run is longer */
    AWARD_MAX_MILESTONES = SCENARIO_MAX_YEARS  /* about one a year */
};

/* An award being unrolled. Offsets s count steps from the award step. */
struct award_plan {
    const struct world *world;
    const struct fund_parameters *fund;
    const void *own;    /* the model's own struct of parameters */
    int instrument;     /* index in the scenario */
    uint32_t stream;    /* of its draws */
    int ecosystem;      /* index in the world */
    int step;           /* at which it was made */
    int end;            /* step from which it is no longer active */
    int n;              /* steps of the grant */
    int milestones;     /* m */
    int dropout;        /* offset at which it drops out; -1 if it does not */
    int64_t commitment; /* [cents] */
    int64_t scheduled;  /* [cents] payments scheduled so far, beyond the horizon too */
    int stopped;        /* 1: dropped out or stopped early, nothing is repaid; set by helpers too */
};

struct fund_model {
    const char *name; /* "engineering_fund" */
    const char *fr, *en;
    const char *what_fr, *what_en;            /* one sentence: what it does */
    const struct parameter_table *parameters; /* own table */
    /* Steps of the grant, when the model does not simply use `duration`; may be NULL. */
    int (*length)(const struct world *world, const struct fund_parameters *fund, const void *own);
    /* Schedules everything that the award will do. Returns 1 when the award is a success (for
     * risk_shared repayment), else 0. */
    int (*unroll)(struct award_plan *plan);
};

/* Address of a draw of this award: U or W (purpose; stream, entity, step, birth = award step,
 * draw). */
struct address award_address(const struct award_plan *plan, enum purpose purpose, int step,
                             int draw);

/* Uniforms of all offsets from <= s < to, at most AWARD_MAX_STEPS: pairs[s] is U(AWARD_STEP) of
 * step s. */
void award_step_draws(const struct award_plan *plan, int draw, int from, int to,
                      struct random_pair *pairs);

/* Steps of the run left from the award step on: offsets from here on do not exist. */
int award_horizon(const struct award_plan *plan);

/* Milestone 1..m at which the award drops out when it has m of them; 0 when it does not. */
int award_dropout(const struct award_plan *plan, int m);

/* Offset of milestone j = 1..m: (2 j n + m) div (2 m). */
int award_milestone(const struct award_plan *plan, int j);

/* Offset at which the award ends: that of the dropout, else n. */
int award_stop(const struct award_plan *plan);

/* Schedules first tranche and milestones of section 5.3 up to award_stop and ends the award there.
 * passes[j - 1] says whether milestone j <= m passes (NULL: all pass). */
void award_pay_milestones(struct award_plan *plan, const unsigned char *passes);

/* The same, where milestone j passes if the post was filled in the last step before it. filled[s]
 * is read for s < min(award_stop, award_horizon). */
void award_pay_post(struct award_plan *plan, const unsigned char *filled);

/* One payment or release at an offset [cents]; nothing happens from n_steps on. */
void award_pay(struct award_plan *plan, int s, int64_t cents);
void award_release(struct award_plan *plan, int s, int64_t cents);
void award_end(struct award_plan *plan, int s); /* no longer active from offset s on */

/* Engineering changes by fte (may be negative) from offset s on; local: also kept on local money.
 */
void award_fte(struct award_plan *plan, int s, double fte, int local);

/* Engineering of `fte` while filled[s], s < last; gone at `last`. */
void award_post_fte(struct award_plan *plan, const unsigned char *filled, int last, double fte);

/* Live consortium alliances change by count from offset s on. */
void award_alliances(struct award_plan *plan, int s, int count);

/* Births of alliances are boosted by `boost` more (negative: less) from offset s on. */
void award_boost(struct award_plan *plan, int s, double boost);

/* Commons built by funds and live change by count from offset s on. */
void award_commons(struct award_plan *plan, int s, int count);

/* Qualifies `count` projects of a size at offset s; nothing when count is 0. */
void award_qualify(struct award_plan *plan, int s, int size, unsigned count);

/* Takes `euros` of giving in the step at offset s from other giving, `inside` of it from the same
 * ecosystem's baseline. */
void award_displace(struct award_plan *plan, int s, double euros, double inside);

/* Adds to a series of the cell in the step at offset s. */
void award_add(struct award_plan *plan, int s, enum series series, double amount);

/* The post chain of section 5.4 over offsets 0..last-1, last <= AWARD_MAX_STEPS: filled[s] is 1
 * when filled in step s. chance[s], when not NULL, receives the second uniform of the same address.
 */
void award_post(const struct award_plan *plan, const struct post_parameters *post, int last,
                unsigned char *filled, double *chance);

#endif
