/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be written in a scenario, as data: the keys that are not parameters, with their meaning,
 * and where each parameter table stands. Schema and `explain` are made from it. */
#ifndef FONDSIM_SCENARIOS_KEYS_H
#define FONDSIM_SCENARIOS_KEYS_H

#include <stddef.h>

#include "sim/core/parameter.h"

/* Form of the value of a key. */
enum key_form {
    KEY_TEXT,
    KEY_NAME,
    KEY_LABEL, /* text, or {fr, en} */
    KEY_NUMBER,
    KEY_WHOLE,
    KEY_DATE,
    KEY_NAMES, /* all, a name or a list of names */
    KEY_LIST,  /* list of plain values */
    KEY_YEARS, /* number by year */
    KEY_VALUE, /* number with what is said of it */
    KEY_WORD,  /* one of words */
    KEY_OTHER  /* described apart */
};

/* A key that is not a parameter. */
struct scenario_key {
    const char *place; /* "" for the top, "time", "cohorts", "instruments" ... */
    const char *key;
    enum key_form form;
    int required;
    const char *fr, *en;
    const char *const *words; /* KEY_WORD only */
};

const struct scenario_key *scenario_keys(size_t *n);

/* Where a parameter table stands: "economics", "cohorts", "projects.small"; the own tables of fund
 * models stand at "instruments" and are named by their model. */
struct table_place {
    const char *place;
    const char *model; /* name of the fund model, NULL for shared tables */
    const struct parameter_table *table;
    int is_stated; /* 1: read as struct stated, by no model: one number, never a law or a draw */
};

/* Number of places; scenario_place(i) gives one. */
size_t scenario_places(void);
struct table_place scenario_place(size_t i);

/* Tables of the numbers that say something of the decision itself (sim/core/decision.h), in the
 * order of their readers. */
enum { STATED_WILLINGNESS_MAX, STATED_ABSORPTION_FLOOR, N_STATED_DECISION };
enum {
    STATED_NON_RESPONSE,
    STATED_MISCLASSIFIED,
    STATED_DELAY,
    STATED_COST,
    STATED_FIXED_COST,
    N_STATED_SURVEY
};
extern const struct parameter_table decision_table, survey_table;

#endif
