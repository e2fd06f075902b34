/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a report tells, as plain numbers: the answers of the comparison and of the sensitivity of
 * each fund, beside the tables of the run. Filled by the command, read by the chapters. Knows no
 * word, no analysis and no file. */
#ifndef FONDSIM_OUTPUT_REPORT_FACTS_H
#define FONDSIM_OUTPUT_REPORT_FACTS_H

#include "sim/core/sheet.h"
#include "sim/core/tables.h"

/* An estimate. resolved: 1 when it is told from 0 at this precision. */
struct fact_number {
    double value, se; /* NaN: not known */
    int resolved;
};

/* Where an option stands in the plane of one effect and its cost. */
enum fact_standing {
    STANDING_FRONTIER,
    STANDING_DOMINATED, /* by another option */
    STANDING_EXTENDED,  /* by a mix of two */
    STANDING_SAME,      /* as another option */
    STANDING_NOT_RANKED /* does not absorb its money */
};

/* One effect of an option, minus that of its reference, at the last report. */
struct fact_effect {
    struct fact_number difference; /* [unit of the effect] */
    double low, high;              /* 5 % and 95 % of single worlds */
    struct fact_number better;  /* [share] worlds in which the option does better, luck averaged */
    struct fact_number price;   /* [EUR per unit] cost over effect, a ratio of means; NaN when the
                                   option does not do more for more money */
    struct fact_number next;    /* [EUR per unit] of one unit more: from the model before it on the
                                   frontier; NaN off the frontier and for the first one */
    double next_low, next_high; /* its 95 % interval, of the simulation; NaN: none */
    enum fact_standing standing;
    enum fact_standing standing_less_assets; /* with cost_less_assets in place of the cost */
    int by[2];                               /* portfolios it is dominated by, or the same as */
};

/* A portfolio among those it is compared with. */
struct fact_option {
    int portfolio;
    int is_reference;
    struct fact_number cost;             /* [EUR] of the perspective, discounted */
    struct fact_number cost_less_assets; /* [EUR] less what the endowment that stands at the end is
                                            worth; NaN: the run knows no endowment */
    double absorption;                   /* [share] of its envelope; NaN: no envelope */
    double win;                  /* [share] of all weightings that it wins; NaN: not ranked */
    struct fact_effect *effects; /* [n_effects] owned */
};

/* Portfolios that are compared with one another. */
struct fact_group {
    int target; /* portfolio whose money all have; -1: each its own */
    size_t n;
    struct fact_option *options; /* [n] owned, the reference first */
};

/* In how many worlds a portfolio is the best choice. */
struct fact_winner {
    int portfolio;
    struct fact_number share; /* [share] */
};

/* What to choose when an effect is worth so much, each at its own money. */
struct fact_verdict {
    size_t effect;            /* place in effects[] */
    double worth;             /* [EUR per unit] */
    int option, second;       /* portfolios: highest and second highest net benefit */
    int is_nothing;           /* 1: the option is the reference */
    struct fact_number share; /* [share] of worlds in which the option is best */
    int resolved;             /* 1: told from the second */
    double luck;              /* share of luck left in it; NaN: one event run, not known */
    size_t n_winners;
    struct fact_winner *winners; /* [n_winners] owned, most often best first; shares add up to 1 */
};

/* A parameter that a fund's result hangs on. */
struct fact_driver {
    size_t assumption;           /* index in the scenario */
    struct fact_number strength; /* partial rank correlation, -1 to 1 */
};

/* A value of a parameter at which a fund overtakes the best choice. */
struct fact_switch {
    size_t assumption;
    double at, at_se; /* [unit of the parameter] */
    double low, high; /* 5 % and 95 % of it in the scenario */
    int is_above;     /* 1: overtakes above it */
};

/* A fund alone, with its own money. */
struct fact_fund {
    int instrument;
    const char *model;         /* key of its model, "engineering_fund"; borrowed */
    int portfolio;             /* the one that runs it alone, -1: none */
    double first_year, tested; /* first envelope; 1: before the evaluation */
    size_t n_drivers;
    struct fact_driver *drivers;    /* [n_drivers] owned, strongest first, resolved ones only */
    struct fact_number *win_prices; /* [n_verdicts] owned, [EUR per unit of the verdict's effect]
                                       from which it is the best choice; NaN: not known, or none */
    size_t n_switches;
    struct fact_switch *switches; /* [n_switches] owned */
    int are_switches_known;       /* 0: not looked for */
};

/* What stands at the end: a stock of a model. */
struct fact_asset {
    int outcome, portfolio;
    struct fact_number value; /* [unit of the outcome] */
};

/* What one set of weights, a member's or the scenario's own, makes of the criteria. */
struct fact_member {
    const struct label *label; /* borrowed; NULL: the scenario's own weights */
    int winner, second;        /* portfolios: highest and second highest score */
    int resolved;              /* 1: the winner is told from the second */
    struct fact_number share;  /* [share] of worlds in which the winner scores highest */
    const double *weights;     /* [n_criteria] adding up to 1; borrowed */
};

/* What a parameter, or a group of them, would be worth to know [EUR]. */
struct fact_knowledge {
    const char *path; /* of the assumption, or the name of the group; borrowed */
    long assumption;  /* index, -1: a group */
    struct fact_number value;
};

/* A planned survey at its best size. */
struct fact_survey {
    int survey;  /* index in the scenario's decision */
    size_t n;    /* asked; 0: better not to ask */
    double cost; /* [EUR] at that size, or at the smallest when it is better not to ask */
    struct fact_number net; /* [EUR] */
};

/* Where an assumption belongs, as people name it; borrowed. */
struct fact_place {
    struct label of; /* its fund, offer, size of project ...; NULL texts: nothing to say */
    struct label to; /* of a move, the level that it leads to; of a weight at entry, the level; NULL
                        texts: none */
};

/* A file of the results with its fingerprint. */
struct fact_file {
    const char *name; /* borrowed */
    char sha256[65];  /* hexadecimal */
};

struct report_facts {
    /* the run, borrowed */
    const struct run_info *info;
    const struct scenario *scenario;
    const struct summary_table *summary;
    const struct money_table *money;
    const struct response_table *response;

    struct fact_place *places; /* [n_assumptions of the scenario] owned; NULL: not told */

    enum perspective perspective;
    int question; /* enum question of the groups */
    size_t n_effects;
    int *effects; /* [n_effects] indices in the catalogue, owned */
    int *better;  /* [n_effects] 1 more is better, -1 less; owned */
    size_t n_groups;
    struct fact_group *groups; /* owned; own money first */
    size_t n_assets;
    struct fact_asset *assets; /* owned; by outcome, portfolio */
    size_t n_criteria;
    const int *criteria; /* [n_criteria] indices in the catalogue; borrowed */
    size_t n_members;
    struct fact_member *members; /* owned */
    int are_few; /* 1: too few blocks of samples for standard errors: nothing is resolved */
    size_t n_verdicts;
    struct fact_verdict *verdicts; /* owned; in order of effects that have a worth */
    size_t n_funds;
    struct fact_fund *funds; /* owned */
    size_t n_drivers;
    struct fact_driver *drivers; /* [n_drivers] owned; as of a fund, of report_facts_hero() */
    struct fact_number evpi_low,
        evpi_high; /* [EUR] bracket, of the first verdict; NaN: not known */
    size_t n_knowledge;
    struct fact_knowledge *knowledge; /* owned, highest first */
    size_t n_surveys;
    struct fact_survey *surveys; /* owned */
    struct fact_number
        priors_share; /* [share] of the variance of the first effect of the first verdict's
             option that parameters without a source explain; NaN: not known */
    size_t n_files;
    struct fact_file *files; /* owned */
};

void report_facts_free(struct report_facts *self); /* legal on a zeroed struct */

/* The option that the first page speaks of: that of the first verdict, else (nothing is the choice,
 * or no effect has a worth) the one with the highest cost, which is the most complete. *effect: the
 * one it speaks of, place in effects[]. NULL when there is only the reference. */
const struct fact_option *report_facts_hero(const struct report_facts *facts, size_t *effect);

/* The option of a portfolio in a group, or NULL. */
const struct fact_option *report_facts_option(const struct fact_group *group, int portfolio);

#endif
