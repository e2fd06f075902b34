/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes what is known before the first draw: the run, its names, its assumptions. */
#include <math.h>
#include <string.h>

#include "sim/store/private.h"

static const char *const kinds[] = {"stock", "cumulative", "index"};
static const char *const lags[] = {"none", "performance", "innovation", "trust"};
static const char *const statuses[] = {"sourced", "inferred", "prior", "choice"};

static const char conventions[] =
    "ids count from 0; replicate = sample * inner + inner run; money in constant euros of "
    "price_year, discounted, unless a unit says nominal; differences are paired with the "
    "counterfactual on the same draws; standard errors from means of blocks of 32 samples, empty "
    "under 20 blocks; NULL: not defined in this replicate";

static int meta(sqlite3_stmt *s, const char *key, const char *letter, const char *text, double x,
                struct error *error) {
    char letters[3] = {'t', letter[0], '\0'};
    switch (letter[0]) {
    case 't':
        return sql_insert(s, error, letters, key, text);
    case 'd':
        return sql_insert(s, error, letters, key, x);
    default:
        return sql_insert(s, error, letters, key, (int64_t)x);
    }
}

/* Start of the decision step and end of the evaluation step as decimal years. */
static double decimal_year(const struct time_grid *time, int step) {
    return time->start_year + (double)step / time->steps_per_year;
}

static int describe_meta(const struct store *self, sqlite3_stmt *s, const char *version,
                         struct error *error) {
    const struct scenario *scenario = self->study->scenario;
    const struct time_grid *time = &scenario->time;
    int decides = time->decision_step < time->n_steps;
    const struct {
        const char *key, *letter, *text;
        double x;
    } facts[] = {
        {"name", "t", scenario->name, 0},
        {"title_fr", "t", scenario->title.fr, 0},
        {"title_en", "t", scenario->title.en, 0},
        {"version", "t", version, 0},
        {"seed", "l", NULL, scenario->monte_carlo.seed},
        {"design", "t", design_names[scenario->monte_carlo.design], 0},
        {"block", "l", NULL, SCENARIO_BLOCK},
        {"samples", "l", NULL, self->study->samples},
        {"inner", "l", NULL, self->study->inner},
        {"blocks_done", "l", NULL, 0},
        {"complete", "l", NULL, 0},
        {"currency", "t", scenario->currency, 0},
        {"price_year", "l", NULL, scenario->price_year},
        {"start_year", "l", NULL, time->start_year},
        {"steps_per_year", "l", NULL, time->steps_per_year},
        {"years", "l", NULL, time->n_years},
        {"decision_year", "d", NULL,
         decides ? decimal_year(time, time->decision_step) : (double)NAN},
        {"evaluation_year", "d", NULL, decimal_year(time, time->evaluation_step + 1)},
        {"fan_outcome", "t", scenario->fan_outcome, 0},
        {"money_worlds", "l", NULL, STORE_MONEY_WORLDS},
        {"quantile_worlds", "l", NULL, STORE_QUANTILE_WORLDS},
        {"conventions", "t", conventions, 0},
    };
    int status = 0;
    for (size_t i = 0; status == 0 && i < sizeof facts / sizeof facts[0]; i++) {
        status = meta(s, facts[i].key, facts[i].letter, facts[i].text, facts[i].x, error);
    }
    return status;
}

static int describe_levels(const struct store *self, sqlite3_stmt *s, const char *unused,
                           struct error *error) {
    (void)unused;
    const struct scenario *scenario = self->study->scenario;
    int status = 0;
    for (int i = 0; status == 0 && i < scenario->n_levels; i++) {
        const struct level *level = &scenario->levels[i];
        status = sql_insert(s, error, "ittt", i, level->name, level->label.fr, level->label.en);
    }
    return status;
}

static int describe_classes(const struct store *self, sqlite3_stmt *s, const char *unused,
                            struct error *error) {
    (void)unused;
    const struct scenario *scenario = self->study->scenario;
    int status = 0;
    for (int i = 0; status == 0 && i < scenario->n_classes; i++) {
        const struct size_class *size = &scenario->classes[i];
        status = sql_insert(s, error, "ittt", i, size->name, size->label.fr, size->label.en);
    }
    return status;
}

static int describe_instruments(const struct store *self, sqlite3_stmt *s, const char *unused,
                                struct error *error) {
    (void)unused;
    const struct scenario *scenario = self->study->scenario;
    int status = 0;
    for (int i = 0; status == 0 && i < scenario->n_instruments; i++) {
        const struct instrument *fund = &scenario->instruments[i];
        status = sql_insert(s, error, "ittt", i, fund->key, fund->label.fr, fund->label.en);
    }
    return status;
}

static int describe_portfolios(const struct store *self, sqlite3_stmt *s, const char *unused,
                               struct error *error) {
    (void)unused;
    int status = 0;
    for (int i = 0; status == 0 && i < self->study->n_portfolios; i++) {
        const struct portfolio *p = &self->study->portfolios[i];
        status = sql_insert(s, error, "ittttiiil", i, p->name, p->label.fr, p->label.en,
                            p->question == QUESTION_PROSPECTIVE ? "prospective" : "retrospective",
                            p->is_counterfactual, p->counterfactual, p->scale_to,
                            (int64_t)p->instruments);
    }
    return status;
}

static int describe_assumptions(const struct store *self, sqlite3_stmt *s, const char *unused,
                                struct error *error) {
    (void)unused;
    const struct scenario *scenario = self->study->scenario;
    int status = 0;
    size_t k = 0;
    for (size_t i = 0; status == 0 && i < scenario->n_assumptions; i++) {
        const struct assumption *a = &scenario->assumptions[i];
        char law[1024], column[512], table[64];
        law_print(&a->law, law, sizeof law);
        int drawn = k < self->n_drawn && self->drawn[k] == i;
        if (drawn) {
            size_t t = k / STORE_DRAW_COLUMNS;
            schema_draw_column(self, k++, column, sizeof column);
            snprintf(table, sizeof table, t == 0 ? "parameter_draw" : "parameter_draw_%zu", t + 1);
        }
        status =
            sql_insert(s, error, "itttdttttttt", (int)i, a->path, a->parameter->unit, law,
                       law_mean(&a->law), statuses[a->status], a->source, a->note, a->parameter->fr,
                       a->parameter->en, drawn ? table : NULL, drawn ? column : NULL);
    }
    return status;
}

static int is_effect(const struct scenario *scenario, const char *key) {
    for (size_t i = 0; scenario->effects != NULL && scenario->effects[i] != NULL; i++) {
        if (strcmp(scenario->effects[i], key) == 0) {
            return 1;
        }
    }
    return 0;
}

static int describe_outcomes(const struct store *self, sqlite3_stmt *s, const char *unused,
                             struct error *error) {
    (void)unused;
    int status = 0;
    for (size_t i = 0; status == 0 && i < self->catalogue->n; i++) {
        const struct outcome *o = &self->catalogue->outcomes[i];
        status = sql_insert(s, error, "ittttttiiii", (int)i, o->key, o->unit, o->fr, o->en,
                            kinds[o->kind], lags[o->lag], o->better, o->is_main, o->trajectory,
                            is_effect(self->study->scenario, o->key));
    }
    return status;
}

static int describe_records(const struct store *self, sqlite3_stmt *s, const char *unused,
                            struct error *error) {
    (void)unused;
    const struct time_grid *time = &self->study->scenario->time;
    int status = 0;
    for (int i = 0; status == 0 && i < self->shape->n_records; i++) {
        int step = self->shape->record_steps[i];
        int months = (step + 1) * (12 / time->steps_per_year) - 1; /* last month covered */
        char date[32];
        snprintf(date, sizeof date, "%04d-%02d", time->start_year + months / 12, months % 12 + 1);
        int report = -1;
        for (int r = 0; r < self->shape->n_reports; r++) {
            report = self->shape->report_record[r] == i ? r : report;
        }
        if (report < 0) {
            status = sql_insert(s, error, "iidttt", i, step, decimal_year(time, step + 1), date,
                                NULL, NULL);
        } else {
            status = sql_insert(s, error, "iidtit", i, step, decimal_year(time, step + 1), date,
                                report, time->report_names[report]);
        }
    }
    return status;
}

static int describe_ages(const struct store *self, sqlite3_stmt *s, const char *unused,
                         struct error *error) {
    (void)unused;
    const struct time_grid *time = &self->study->scenario->time;
    int status = 0;
    for (int i = 0; status == 0 && i < time->n_ages; i++) {
        status = sql_insert(s, error, "id", i, time->ages[i]);
    }
    return status;
}

int describe_run(struct store *self, const char *version, struct error *error) {
    static const struct {
        const char *sql;
        int (*write)(const struct store *self, sqlite3_stmt *s, const char *version,
                     struct error *error);
    } tables[] = {
        {"INSERT INTO meta VALUES(?, ?)", describe_meta},
        {"INSERT INTO level VALUES(?, ?, ?, ?)", describe_levels},
        {"INSERT INTO size_class VALUES(?, ?, ?, ?)", describe_classes},
        {"INSERT INTO instrument VALUES(?, ?, ?, ?)", describe_instruments},
        {"INSERT INTO portfolio VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)", describe_portfolios},
        {"INSERT INTO assumption VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", describe_assumptions},
        {"INSERT INTO outcome_catalogue VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
         describe_outcomes},
        {"INSERT INTO record VALUES(?, ?, ?, ?, ?, ?)", describe_records},
        {"INSERT INTO age VALUES(?, ?)", describe_ages},
    };
    int status = 0;
    for (size_t i = 0; status == 0 && i < sizeof tables / sizeof tables[0]; i++) {
        sqlite3_stmt *s = NULL;
        status = sql_prepare(self->db, &s, tables[i].sql, error);
        if (status == 0) {
            status = tables[i].write(self, s, version, error);
        }
        sqlite3_finalize(s);
    }
    return status;
}
