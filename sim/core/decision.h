/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scenario says of the decision itself: whose money, what an effect is worth, criteria and
 * members' weights, variants of the world, planned surveys. Nothing here is simulated: it changes
 * no draw. Part of a scenario, made by scenarios/, const to everybody else. Knows no YAML. */
#ifndef FONDSIM_CORE_DECISION_H
#define FONDSIM_CORE_DECISION_H

#include <stddef.h>

#include "sim/core/label.h"

/* A number that no model reads, with what is said of it. */
struct stated {
    double value;
    enum assumption_status status;
    int is_default;      /* 1: not written in the scenario */
    char *source, *note; /* may be NULL */
};

/* Whose cost: cost_fund, cost_public or cost_all of the catalogue. */
enum perspective { PERSPECTIVE_FUND, PERSPECTIVE_PUBLIC, PERSPECTIVE_ALL };

/* What one unit of an effect is worth to who decides: a value judgement. */
struct willingness {
    char *outcome; /* key of a flow or time integral, one of the scenario's effects */
    int better; /* 1: paid for a unit more, -1: for a unit less. By the criterion on this outcome,
                   else by the catalogue; more when neither judges */
    struct stated worth; /* [currency of the price year per unit of the outcome] >= 0 */
};

struct criterion {
    char *outcome; /* key in the catalogue; different for different criteria */
    int better;    /* 1 more is better, -1 less is */
    double weight; /* [share] of all criteria; NaN for all when the scenario gives none */
};

/* A person or body with weights of its own. */
struct committee_member {
    char *name; /* safe in a column or a path */
    struct label label;
    double *weights; /* [n_criteria], at least 0, adding up to 1 */
};

/* Another world, in which some values differ. */
struct variant {
    char *name; /* safe in a column or a path */
    struct label label;
    size_t n_sets;
    char **sets; /* [n_sets] "path=value", as --set takes them; they make a valid scenario */
};

/* How the data are collected. */
enum survey_design {
    SURVEY_ONCE,         /* each unit is asked once, about the target itself */
    SURVEY_BEFORE_AFTER, /* twice: the target is the change, and what changed anyway is in it */
    SURVEY_MATCHED,      /* half of them not supported, but alike: the target is the difference */
    SURVEY_LOTTERY       /* half of them lost a lottery: the same, and nothing else differs */
};

/* A planned collection of data on one unknown. */
struct survey {
    char *name; /* safe in a column or a path */
    struct label label;
    char *target;    /* path in full of an assumption that has a law, or key of an outcome */
    long assumption; /* index of that assumption; -1 when the target is an outcome */
    int level;       /* level whose share of ecosystems is that outcome; -1 otherwise */
    int population;  /* units that exist: the finite population */
    int n_sizes;
    int *sizes; /* [n_sizes] planned numbers of units asked, ascending, at most the population */
    enum survey_design design;
    struct stated non_response;  /* [share] of those asked, below 1 */
    struct stated misclassified; /* [share] of yes-or-no answers that are wrong, 0 to 0.5 */
    struct stated noise;    /* [unit of the target] sd of one observation; NaN: it is a yes or a no,
                               for an outcome at that level or not */
    struct stated baseline; /* [share] without the funds or before; NaN: once, not yes or no, or
                               an outcome, of which the run tells it */
    struct stated confounding; /* [unit of the target, share for an outcome] sd of the bias of
                                  before_after and matched; 0 otherwise */
    struct stated delay;       /* [year] from the decision date to the results */
    struct stated cost;        /* [currency of the price year per response] */
    struct stated fixed_cost;  /* [currency of the price year] whatever the number */
    char *open;                /* which decision is still open then; UTF-8 */
};

struct decision {
    enum perspective perspective;
    int reference; /* portfolio that those of its question are compared with; -1: the counterfactual
                      of each question */
    struct stated willingness_max;  /* [1] curves run from 0 to this multiple of each worth; >= 1 */
    struct stated absorption_floor; /* [share] of an envelope; a portfolio that uses less cannot
                                       absorb its money and is not ranked at equal money */
    int n_willingness;
    struct willingness *willingness;
    int n_criteria;
    struct criterion *criteria;
    int n_members;
    struct committee_member *members;
    int n_variants;
    struct variant *variants;
    int n_surveys;
    struct survey *surveys;
};

void decision_free(struct decision *self); /* legal on a zeroed or half-built one */

#endif
