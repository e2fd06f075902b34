/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a stored run says, as plain tables: who and when (run_info), estimates, trajectories, money,
 * response. Filled by the store and by sim/analysis, read by output/. Knows no file and no chart.
 */
#ifndef FONDSIM_CORE_TABLES_H
#define FONDSIM_CORE_TABLES_H

#include "sim/core/catalogue.h"
#include "sim/core/scenario.h"

/* A key and its labels. */
struct named {
    char *key;
    struct label label;
};

/* A date at which outcomes are recorded: the end of a step. */
struct record_date {
    int step;
    double year; /* decimal, end of the step: 2027.0 is the end of 2026 */
    int report;  /* index of the report at this date, or -1 */
};

/* The run a results folder holds. */
struct run_info {
    char *name;
    struct label title;
    char *version; /* of the command that ran it */
    uint32_t seed;
    uint32_t samples; /* finished and kept, whole blocks */
    uint32_t asked;   /* samples that were asked for, whole blocks */
    uint16_t inner;
    enum design design;
    int complete; /* 0: interrupted */
    char currency[4];
    int price_year, start_year, steps_per_year, n_years;
    double decision_year;   /* decimal, start of the decision step; NaN when there is none */
    double evaluation_year; /* decimal, the evaluation looks at this instant */
    int n_levels;
    struct named *levels;
    int n_classes;
    struct named *classes;
    int n_instruments;
    struct named *instruments;
    int n_portfolios;
    struct portfolio *portfolios; /* counterfactuals first */
    int n_records;
    struct record_date *records; /* ascending */
    int n_reports;
    int *report_record;  /* [n_reports] */
    char **report_names; /* [n_reports] as written in the scenario */
    int n_ages;
    double *ages; /* [year] */
    struct catalogue catalogue;
    char *fan_outcome; /* key, or NULL */
    int n_effects;
    char **effects;                 /* outcome keys */
    uint32_t money_worlds;          /* replicates whose ledgers are kept row by row */
    uint32_t quantile_worlds;       /* replicates behind the quantiles of trajectories */
    size_t n_assumptions, n_priors; /* of the register: all, and those without a source */
};

/* An estimate over replicates. */
struct estimate {
    size_t n;        /* replicates in which it is defined */
    double mean, se; /* se NaN under 20 blocks */
    double p5, p50, p95;
};

/* value: outcome of the portfolio; difference: minus its counterfactual, on the same draws. */
struct summary_row {
    int report, portfolio, outcome;
    struct estimate value, difference;
};

struct summary_table {
    size_t n; /* rows by report, portfolio, outcome */
    struct summary_row *rows;
};

/* Mean and differences over all replicates; quantiles over the first ones. */
struct trajectory_row {
    int portfolio, record, outcome;
    size_t n;
    double mean, se, difference, difference_se;
    size_t n_quantiles;
    double p5, p25, p50, p75, p95;
};

struct trajectory_table {
    size_t n; /* rows by portfolio, record, outcome */
    struct trajectory_row *rows;
};

enum { MONEY_COLUMNS = 15, AGE_COLUMNS = 7 };

/* Members of struct money_row and struct age_row, in order. */
extern const char *const money_columns[MONEY_COLUMNS];
extern const char *const age_columns[AGE_COLUMNS];

/* Mean ledger of one instrument in one calendar year [EUR, nominal]. */
struct money_mean {
    int portfolio, instrument, year; /* year: index from the start */
    double mean[MONEY_COLUMNS], se[MONEY_COLUMNS];
};

struct money_table {
    size_t n; /* only instruments that act in the portfolio */
    struct money_mean *rows;
};

/* What the awards had brought at an age, mean over replicates of sums over awards. */
struct age_mean {
    int portfolio, instrument, age;
    double mean[AGE_COLUMNS], se[AGE_COLUMNS];
};

struct age_table {
    size_t n;
    struct age_mean *rows;
};

/* One instrument alone, its envelopes multiplied: difference from doing nothing at the last
 * report. The rows of outcomes `envelope` and `cost_fund` give money and cost. */
struct response_row {
    int instrument;
    double multiple;
    int outcome;
    double mean, se;
    double next_100k; /* more of it per 100,000 EUR of envelope, up to the next multiple; NaN at the
                         last one */
};

/* Part of the envelope that was used, (paid + overhead) / envelope, at a multiple. */
struct absorption_row {
    int instrument;
    double multiple, share, se;
};

struct response_table {
    size_t n;
    struct response_row *rows;
    size_t n_absorption;
    struct absorption_row *absorption;
};

/* All legal on zeroed tables. */
void run_info_free(struct run_info *self);
void summary_table_free(struct summary_table *self);
void trajectory_table_free(struct trajectory_table *self);
void money_table_free(struct money_table *self);
void age_table_free(struct age_table *self);
void response_table_free(struct response_table *self);

/* The row of a summary, or NULL. */
const struct summary_row *summary_find(const struct summary_table *self, int report, int portfolio,
                                       int outcome);

#endif
