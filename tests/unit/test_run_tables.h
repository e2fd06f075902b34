/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A made-up run of the flagship's shape for the tests of figures: 15 portfolios, 5 funds, long
 * names. Numbers follow simple formulas. Knows no figure. */
#ifndef FONDSIM_TEST_RUN_TABLES_H
#define FONDSIM_TEST_RUN_TABLES_H

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/figures.h"

enum { DATA_FUNDS = 5, DATA_PORTFOLIOS = 15, DATA_LEVELS = 4, DATA_RECORDS = 19, DATA_REPORTS = 4 };
enum { DATA_EFFECTS = 6, DATA_MULTIPLES = 5 };

/* Outcomes by their place in the catalogue. */
enum {
    O_LEVEL, /* and the three after */
    O_ALIVE = DATA_LEVELS,
    O_LEVEL_YEARS,
    O_PROJECT_YEARS,
    O_PEOPLE,
    O_JOBS,
    O_COFUNDING,
    O_HOURS,
    O_ENVELOPE,
    O_PAID,
    O_OVERHEAD,
    O_LAPSED,
    DATA_OUTCOMES
};

static const struct outcome data_outcomes[DATA_OUTCOMES] = {
    {"ecosystems_first_steps", "ecosystem", "Écosystèmes : Premiers pas", "Ecosystems: First steps",
     OUTCOME_STOCK, LAG_NONE, 0, 1, 1},
    {"ecosystems_expertise", "ecosystem", "Écosystèmes : Expertises", "Ecosystems: Expertise",
     OUTCOME_STOCK, LAG_NONE, 0, 1, 1},
    {"ecosystems_innovation", "ecosystem", "Écosystèmes : Innovation", "Ecosystems: Innovation",
     OUTCOME_STOCK, LAG_NONE, 0, 1, 1},
    {"ecosystems_new_models", "ecosystem", "Écosystèmes : Nouveaux modèles",
     "Ecosystems: New models", OUTCOME_STOCK, LAG_NONE, 0, 1, 1},
    {"projects_alive", "project", "Projets locaux en vie", "Local projects alive", OUTCOME_STOCK,
     LAG_INNOVATION, 1, 1, 1},
    {"level_years", "year", "Niveaux-années gagnés", "Level-years gained", OUTCOME_CUMULATIVE,
     LAG_INNOVATION, 1, 1, 1},
    {"project_years", "year", "Projets-années", "Project-years", OUTCOME_CUMULATIVE, LAG_INNOVATION,
     1, 1, 1},
    {"people", "person", "Personnes touchées", "People reached", OUTCOME_CUMULATIVE, LAG_NONE, 1, 1,
     1},
    {"jobs", "FTE", "Emplois dans les projets", "Jobs in projects", OUTCOME_STOCK, LAG_NONE, 1, 1,
     1},
    {"cofunding", "EUR", "Cofinancements reçus par les projets", "Co-funding received by projects",
     OUTCOME_CUMULATIVE, LAG_PERFORMANCE, 1, 1, 1},
    {"hours_saved", "hour", "Temps gagné grâce aux communs", "Time saved by commons",
     OUTCOME_CUMULATIVE, LAG_PERFORMANCE, 1, 1, 1},
    {"envelope", "EUR", "Enveloppes", "Envelopes", OUTCOME_CUMULATIVE, LAG_NONE, 0, 1, 0},
    {"paid", "EUR", "Versé", "Paid", OUTCOME_CUMULATIVE, LAG_NONE, 0, 1, 0},
    {"overhead", "EUR", "Gestion", "Overhead", OUTCOME_CUMULATIVE, LAG_NONE, 0, 1, 0},
    {"lapsed", "EUR", "Inutilisé", "Lapsed", OUTCOME_CUMULATIVE, LAG_NONE, 0, 1, 0},
};

static const struct label data_funds[DATA_FUNDS] = {
    {"Ingénierie territoriale", "Territorial engineering"},
    {"Innovation partenariale", "Partnership innovation"},
    {"Investissement structurel (communs)", "Structural investment (commons)"},
    {"Engagement territorial des entreprises", "Territorial engagement of companies"},
    {"Fondations territoriales", "Community foundations"},
};

static const struct {
    struct label label;
    uint32_t instruments;
    int scale_to;
    double strength; /* of the effect, 1 is that of the five funds */
} data_portfolios[DATA_PORTFOLIOS] = {
    {{"Sans fonds (rétrospectif)", "No fund (retrospective)"}, 0, -1, 0},
    {{"Sans fonds", "No fund"}, 0, -1, 0},
    {{"Les trois fonds depuis 2020", "The three funds since 2020"}, 7, -1, 0.55},
    {{"Ingénierie seule", "Engineering alone"}, 1, -1, 0.42},
    {{"Innovation partenariale seule", "Partnership alone"}, 2, -1, 0.12},
    {{"Communs seuls", "Commons alone"}, 4, -1, 0.001},
    {{"Entreprises seules", "Companies alone"}, 8, -1, 0.3},
    {{"Fondations seules", "Foundations alone"}, 16, -1, 0.18},
    {{"Les trois fonds testés", "The three tested funds"}, 7, -1, 0.53},
    {{"Les cinq fonds", "The five funds"}, 31, -1, 1},
    {{"Ingénierie à budget égal", "Engineering, equal money"}, 1, 9, 0.95},
    {{"Innovation partenariale à budget égal", "Partnership, equal money"}, 2, 9, 0.3},
    {{"Communs à budget égal", "Commons, equal money"}, 4, 9, -0.05},
    {{"Entreprises à budget égal", "Companies, equal money"}, 8, 9, 0.8},
    {{"Fondations à budget égal", "Foundations, equal money"}, 16, 9, 0.5},
};

/* Mean difference of the five funds at the end, its spread over replicates and the counterfactual's
 * mean, of an outcome. */
static const double data_effect[DATA_OUTCOMES][3] = {
    {-3.1, 2.2, 31},    {-0.6, 2.5, 26},       {1.2, 2.1, 15},    {2.5, 1.6, 9},
    {12.3, 9.4, 214},   {31, 22, 92},          {141, 96, 2710},   {18400, 14000, 3e5},
    {14, 8, 160},       {3.4e6, 2.9e6, 4.1e7}, {900, 2600, 9000}, {6.4e6, 2e6, 0},
    {0, 1.5e6, 7.26e6}, {0, 0.16e6, 0.96e6},   {0, 0.7e6, 2.11e6}};

struct data {
    struct catalogue catalogue;
    struct named levels[DATA_LEVELS], funds[DATA_FUNDS];
    struct portfolio portfolios[DATA_PORTFOLIOS];
    struct record_date records[DATA_RECORDS];
    int report_record[DATA_REPORTS];
    char *report_names[DATA_REPORTS], *effects[DATA_EFFECTS];
    struct run_info info;
    struct summary_table summary;
    struct trajectory_table trajectories;
    struct money_table money;
    struct response_table response;
    struct spread_table spreads;
    struct report_tables tables;
};

/* How far an effect has grown at a date, 0 to 1. */
static double data_growth(int portfolio, double year) {
    double start = portfolio == 2 ? 2020 : 2027;
    return year <= start ? 0 : 1 - exp(-(year - start) / 4);
}

static double data_mean(int portfolio, int outcome, double year) {
    return data_portfolios[portfolio].strength * data_growth(portfolio, year) *
           data_effect[outcome][0];
}

static double data_sd(int portfolio, int outcome, double year) {
    return (0.08 + fabs(data_portfolios[portfolio].strength)) * data_growth(portfolio, year) *
           data_effect[outcome][1];
}

static void data_info(struct data *self) {
    static const char *const keys[DATA_LEVELS] = {"first_steps", "expertise", "innovation",
                                                  "new_models"};
    static const struct label names[DATA_LEVELS] = {{"Premiers pas", "First steps"},
                                                    {"Expertises", "Expertise"},
                                                    {"Innovation", "Innovation"},
                                                    {"Nouveaux modèles", "New models"}};
    static const int effects[DATA_EFFECTS] = {O_LEVEL_YEARS, O_PROJECT_YEARS, O_PEOPLE,
                                              O_JOBS,        O_COFUNDING,     O_HOURS};
    static const int report_years[DATA_REPORTS] = {2026, 2029, 2032, 2038};
    for (int l = 0; l < DATA_LEVELS; l++)
        self->levels[l] = (struct named){(char *)keys[l], names[l]};
    for (int f = 0; f < DATA_FUNDS; f++)
        self->funds[f] = (struct named){"fund", data_funds[f]};
    for (int p = 0; p < DATA_PORTFOLIOS; p++)
        self->portfolios[p] = (struct portfolio){
            .name = "portfolio",
            .label = data_portfolios[p].label,
            .question = p == 0 || p == 2 ? QUESTION_RETROSPECTIVE : QUESTION_PROSPECTIVE,
            .instruments = data_portfolios[p].instruments,
            .scale_to = data_portfolios[p].scale_to,
            .is_counterfactual = p < 2,
            .counterfactual = p == 0 || p == 2 ? 0 : 1};
    for (int r = 0; r < DATA_RECORDS; r++)
        self->records[r] = (struct record_date){4 * r + 3, 2021 + r, -1};
    for (int r = 0; r < DATA_REPORTS; r++) {
        self->report_record[r] = report_years[r] - 2020;
        self->report_names[r] = "report";
    }
    for (int e = 0; e < DATA_EFFECTS; e++)
        self->effects[e] = data_outcomes[effects[e]].key;
    self->info = (struct run_info){.name = "evaluation-2026",
                                   .seed = 2026,
                                   .samples = 10016,
                                   .asked = 10016,
                                   .inner = 1,
                                   .complete = 1,
                                   .currency = "EUR",
                                   .price_year = 2026,
                                   .start_year = 2020,
                                   .steps_per_year = 4,
                                   .n_years = DATA_RECORDS,
                                   .decision_year = 2027,
                                   .evaluation_year = 2027,
                                   .n_levels = DATA_LEVELS,
                                   .levels = self->levels,
                                   .n_instruments = DATA_FUNDS,
                                   .instruments = self->funds,
                                   .n_portfolios = DATA_PORTFOLIOS,
                                   .portfolios = self->portfolios,
                                   .n_records = DATA_RECORDS,
                                   .records = self->records,
                                   .n_reports = DATA_REPORTS,
                                   .report_record = self->report_record,
                                   .report_names = self->report_names,
                                   .catalogue = {DATA_OUTCOMES, (struct outcome *)data_outcomes},
                                   .fan_outcome = data_outcomes[O_ALIVE].key,
                                   .n_effects = DATA_EFFECTS,
                                   .effects = self->effects,
                                   .quantile_worlds = 2000};
}

static void data_trajectories(struct data *self) {
    self->trajectories.rows =
        calloc(DATA_PORTFOLIOS * DATA_RECORDS * (O_ALIVE + 1), sizeof *self->trajectories.rows);
    for (int p = 0; p < DATA_PORTFOLIOS; p++)
        for (int r = 0; r < DATA_RECORDS; r++)
            for (int o = 0; o <= O_ALIVE; o++) {
                double year = self->records[r].year, base = data_effect[o][2];
                /* Levels start at 51, 20, 7 and 3 of 81 and drift to what the table says. */
                static const double at_first[DATA_LEVELS] = {51, 20, 7, 3};
                double drift = year < 2026 ? 0 : 1 - exp(-(year - 2025) / 8);
                double mean = o < DATA_LEVELS ? at_first[o] + drift * (base - at_first[o])
                                              : base * (0.2 + 0.8 * (1 - exp(-(year - 2020) / 4)));
                double spread = 0.3 * mean;
                mean += data_mean(p, o, year);
                self->trajectories.rows[self->trajectories.n++] =
                    (struct trajectory_row){p,
                                            r,
                                            o,
                                            10016,
                                            mean,
                                            spread / 100,
                                            data_mean(p, o, year),
                                            data_sd(p, o, year) / 100,
                                            2000,
                                            mean - 1.4 * spread,
                                            mean - 0.7 * spread,
                                            mean - 0.1 * spread,
                                            mean + 0.6 * spread,
                                            mean + 2 * spread};
            }
}

static void data_estimates(struct data *self) {
    size_t n = DATA_REPORTS * DATA_PORTFOLIOS * DATA_OUTCOMES;
    self->summary.rows = calloc(n, sizeof *self->summary.rows);
    self->spreads.rows = calloc(n, sizeof *self->spreads.rows);
    for (int r = 0; r < DATA_REPORTS; r++)
        for (int p = 0; p < DATA_PORTFOLIOS; p++)
            for (int o = 0; o < DATA_OUTCOMES; o++) {
                double year = self->records[self->report_record[r]].year;
                double mean = data_mean(p, o, year), sd = data_sd(p, o, year);
                struct estimate d = {
                    10016, mean, sd / 100, mean - 1.5 * sd, mean - 0.05 * sd, mean + 1.9 * sd};
                struct estimate v = d;
                v.mean += data_effect[o][2];
                v.p5 = v.mean - 1.5 * data_effect[o][1];
                v.p95 = v.mean + 1.8 * data_effect[o][1];
                self->summary.rows[self->summary.n++] = (struct summary_row){r, p, o, v, d};
                if (!self->portfolios[p].is_counterfactual)
                    self->spreads.rows[self->spreads.n++] = (struct spread){
                        r, p, o, 10016, {d.p5, mean - 0.7 * sd, d.p50, mean + 0.6 * sd, d.p95}};
            }
}

/* Member of a money row by name. */
static void data_set(struct money_mean *row, const char *name, double value) {
    for (int k = 0; k < MONEY_COLUMNS; k++)
        if (strcmp(money_columns[k], name) == 0) {
            row->mean[k] = value;
            row->se[k] = 0.004 * value;
        }
}

static void data_money(struct data *self) {
    static const double budget[DATA_FUNDS] = {3.05e6, 2.7e6, 1.7e6, 1.6e6, 1.6e6};
    static const double lost[DATA_FUNDS] = {0.1, 0.2, 0.35, 0.12, 0.3};
    self->money.rows = calloc(DATA_FUNDS * DATA_RECORDS, sizeof *self->money.rows);
    for (int f = 0; f < DATA_FUNDS; f++)
        for (int y = 0; y < DATA_RECORDS; y++) {
            struct money_mean *row = &self->money.rows[self->money.n++];
            double part = budget[f] / DATA_RECORDS;
            *row = (struct money_mean){.portfolio = 9, .instrument = f, .year = y};
            data_set(row, "envelope", part);
            data_set(row, "overhead", 0.09 * part);
            data_set(row, "lapsed", lost[f] * part);
            data_set(row, "paid", (0.88 - lost[f]) * part);
            data_set(row, "open_after", y == DATA_RECORDS - 1 ? 0.03 * budget[f] : 2 * part);
        }
}

static void data_response(struct data *self) {
    static const double multiples[DATA_MULTIPLES] = {0.25, 0.5, 1, 2, 4};
    static const double most[DATA_FUNDS] = {9, 2.4, 0.02, 6, 5},
                        half[DATA_FUNDS] = {1, 2, 1, 3, .6};
    struct response_table *table = &self->response;
    table->rows = calloc(2 * DATA_FUNDS * DATA_MULTIPLES, sizeof *table->rows);
    table->absorption = calloc(DATA_FUNDS * DATA_MULTIPLES, sizeof *table->absorption);
    for (int f = 0; f < DATA_FUNDS; f++)
        for (int m = 0; m < DATA_MULTIPLES; m++) {
            double x = multiples[m], next = m + 1 < DATA_MULTIPLES ? multiples[m + 1] : NAN;
            double y = most[f] * x / (x + half[f]);
            double gain = most[f] * next / (next + half[f]) - y;
            table->rows[table->n++] =
                (struct response_row){f, x, O_ALIVE, y, 0.15, gain / ((next - x) * 1.5e6) * 1e5};
            table->rows[table->n++] = (struct response_row){f, x, O_ENVELOPE, 1.5e6 * x, 1e4, 1e5};
            double used = 1 / (1 + 0.25 * x * (f + 1) / 3);
            table->absorption[table->n_absorption++] = (struct absorption_row){f, x, used, 0.01};
        }
}

/* Fills everything; self must stay where it is. */
static void data_init(struct data *self) {
    *self = (struct data){0};
    data_info(self);
    data_trajectories(self);
    data_estimates(self);
    data_money(self);
    data_response(self);
    self->tables = (struct report_tables){.info = &self->info,
                                          .summary = &self->summary,
                                          .trajectories = &self->trajectories,
                                          .money = &self->money,
                                          .response = &self->response,
                                          .spreads = &self->spreads,
                                          .n_assumptions = 352,
                                          .n_priors = 221};
}

static void data_free(struct data *self) {
    summary_table_free(&self->summary);
    trajectory_table_free(&self->trajectories);
    money_table_free(&self->money);
    response_table_free(&self->response);
    spread_table_free(&self->spreads);
}

#endif
