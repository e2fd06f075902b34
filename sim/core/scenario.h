/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario once read and validated: frozen, defaults filled, all names resolved to indices.
 * Made by scenarios/, const to everybody else. Knows no YAML. */
#ifndef FONDSIM_CORE_SCENARIO_H
#define FONDSIM_CORE_SCENARIO_H

#include <stdint.h>

#include "sim/core/decision.h"
#include "sim/core/label.h"
#include "sim/core/parameter.h"

enum {
    SCENARIO_MAX_LEVELS = 16,
    SCENARIO_MAX_CLASSES = 16,
    SCENARIO_MAX_INSTRUMENTS = 16,
    SCENARIO_MAX_YEARS = 100,
    SCENARIO_SIZES = 3, /* of local projects: small, medium, large */
    SCENARIO_BLOCK = 32 /* samples in a block: a design block is a pure function of its index */
};

/* One scalar parameter of the scenario: a row of the assumption register. */
struct assumption {
    char *path; /* "instruments.engineering.ticket" */
    const struct parameter *parameter;
    struct law law; /* fixed when plain */
    enum assumption_status status;
    int is_default;      /* 1: not written in the scenario */
    char *source, *note; /* may be NULL */
    char *file;          /* where it is written; NULL for a default */
    int line, column;    /* from 1; 0 for a default */
    uint32_t code;       /* random_code(path): address of its draws */
};

/* Steps are equal and run from start to the end of the last year covered. Step t covers
 * [start_year + t / steps_per_year, start_year + (t + 1) / steps_per_year). */
struct time_grid {
    int start_year;
    int steps_per_year; /* 1, 2, 4 or 12 */
    int n_steps;
    int n_years;
    int decision_step;   /* first step after the decision; n_steps when there is no decision */
    int last_award_step; /* last step at which a call may be held */
    int evaluation_step; /* the evaluation looks at the end of this step */
    int n_reports;
    int *report_steps;   /* [n_reports] ascending: outcomes are taken at the end of these steps */
    char **report_names; /* [n_reports] as written: "2026", "2026-06" */
    int n_ages;
    double *ages; /* [n_ages] ages of award at which it is looked at [year] */
};

struct level {
    char *name;
    struct label label;
    size_t section; /* index in sections: level table */
};

struct move {
    int from, to;   /* level indices, different */
    size_t section; /* move table */
};

struct size_class {
    char *name;
    struct label label;
    double from;    /* population from which the class starts; ascending, first is 0 */
    size_t section; /* size class table */
};

/* Columns that were read from a table of territories, so that the scenario can be written again. */
struct territory_columns {
    char *population, *name, *weight, *level, *fragility; /* NULL: not given */
    size_t n_weights;    /* weights by the words found in the column; 0: the column holds numbers */
    char **weight_words; /* [n_weights] */
    double *weight_values; /* [n_weights] */
};

/* Rows of a table of territories; columns not given are NULL. */
struct territory_table {
    char *path; /* relative to the scenario's folder */
    struct territory_columns columns;
    size_t n;
    char **name;
    double *population; /* [people] > 0 */
    double *weight;     /* >= 0, for drawing */
    int *level;         /* level index, or NULL */
    double *fragility;  /* index in [0, 1], or NULL */
};

struct cohort {
    char *name;
    struct label label;
    size_t n;           /* ecosystems */
    int entry_step;     /* followed from this step on */
    int qualified_step; /* levels were qualified at the start of this step: moves begin here */
    size_t section;     /* cohort table */
    size_t shares;      /* index in theta of n_levels weights of levels at entry (normalised) */
    struct territory_table territories; /* n = 0: population from the cohort's law */
    int use_all; /* 1: row r of the table is ecosystem r; 0: drawn in each sample */
};

struct offer {
    char *name;
    struct label label;
    uint32_t levels; /* bit mask of levels it is for */
    size_t section;  /* offer table */
};

/* A shock holds during [step, step + duration). */
struct shock {
    char *name;
    struct label label;
    int step;       /* the step that contains its date */
    size_t section; /* shock table */
};

struct instrument {
    char *key;
    struct label label;
    uint32_t code;  /* random_code(key): stream of its draws */
    int model;      /* index in the registry of fund models */
    size_t section; /* shared fund table */
    size_t own;     /* table of its model; its values follow the shared ones in theta */
    uint32_t levels, classes, cohorts; /* eligibility masks */
    int start_step;
    int64_t *budget;   /* [n_years] envelope of each calendar year [cents], nominal */
    int *known_awards; /* [n_years] number of awards known as facts; -1: decided by the money */
    enum assumption_status budget_status;
    char *budget_source, *budget_note; /* may be NULL */
};

enum question {
    QUESTION_RETROSPECTIVE, /* differs from the start */
    QUESTION_PROSPECTIVE    /* one shared history up to the decision, then branches */
};

struct portfolio {
    char *name;
    struct label label;
    enum question question;
    uint32_t instruments; /* bit mask */
    int scale_to; /* index of the portfolio whose discounted envelopes it matches; -1 none */
    double scale[SCENARIO_MAX_INSTRUMENTS]; /* multiplies the envelopes (response curves), 1 */
    int is_counterfactual; /* 1: no fund; every question in use has exactly one, listed first */
    int counterfactual;    /* index of the counterfactual of its question */
};

struct correlation {
    size_t first, second; /* assumption indices */
    double rho;           /* Spearman */
};

enum design { DESIGN_LATIN_HYPERCUBE, DESIGN_PLAIN, DESIGN_SOBOL };

/* As scenarios and results write it: [design], NULL-terminated. */
extern const char *const design_names[];

struct monte_carlo {
    uint32_t samples; /* rounded up to whole blocks */
    uint16_t inner;
    uint32_t seed;
    enum design design;
};

struct scenario {
    char *name; /* file-safe */
    struct label title;
    char *description; /* may be NULL */
    char *folder;      /* of the scenario file; "" for the current one */
    struct time_grid time;
    char currency[4];
    int price_year;
    double *deflator; /* [n_years]: multiplies nominal euros of the year into euros of price_year */

    size_t n_assumptions;
    struct assumption *assumptions; /* theta order */
    size_t n_sections;
    struct section *sections;

    /* indices in sections of the single sections */
    size_t economics, territory, maturity, alliances, commons, gifts;
    size_t project_sizes[SCENARIO_SIZES];

    int n_levels;
    struct level levels[SCENARIO_MAX_LEVELS];
    int n_moves;
    struct move *moves;
    int n_classes;
    struct size_class classes[SCENARIO_MAX_CLASSES];
    int n_cohorts;
    struct cohort *cohorts;
    int n_offers;
    struct offer *offers;
    int n_shocks;
    struct shock *shocks;
    int n_instruments;
    struct instrument instruments[SCENARIO_MAX_INSTRUMENTS];
    int n_portfolios;
    struct portfolio *portfolios; /* counterfactuals first */
    int n_correlations;
    struct correlation *correlations;
    struct monte_carlo monte_carlo;

    /* what the scenario names for the figures and later analyses; NULL-terminated outcome keys */
    char **effects;
    char *fan_outcome; /* outcome of the fan chart */
    struct decision decision;
};

/* Values of a section in a vector theta, to be read through the model's struct of doubles. */
static inline const double *scenario_values(const struct scenario *self, const double *theta,
                                            size_t section) {
    return theta + self->sections[section].first;
}

void scenario_free(struct scenario *self); /* legal on a zeroed or half-built scenario */

#endif
