/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables and views of run.sqlite, schema 2. Ids count from 0 in the scenario's order. Knows no
 * values. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "sim/store/private.h"

static const char fixed_tables[] =
    /* Facts about the run by key: name, title_fr, title_en, version, seed, design, block, samples
     * (asked for, whole blocks), blocks_done, inner, complete (0: going on, interrupted or killed),
     * currency, price_year, start_year, steps_per_year, years, decision_year, evaluation_year,
     * fan_outcome, money_worlds, quantile_worlds, conventions. */
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID;"
    "CREATE TABLE level(id INTEGER PRIMARY KEY, key TEXT, fr TEXT, en TEXT);"
    "CREATE TABLE size_class(id INTEGER PRIMARY KEY, key TEXT, fr TEXT, en TEXT);"
    "CREATE TABLE instrument(id INTEGER PRIMARY KEY, key TEXT, fr TEXT, en TEXT);"
    /* question: retrospective or prospective; counterfactual: the portfolio it is compared with;
     * scale_to: the portfolio whose money it matches, -1 none; instruments: bit mask of ids. */
    "CREATE TABLE portfolio(id INTEGER PRIMARY KEY, name TEXT, fr TEXT, en TEXT, question TEXT,"
    " is_counterfactual INTEGER, counterfactual INTEGER, scale_to INTEGER, instruments INTEGER);"
    /* The register: law as text, its mean, and where the draws stand (NULL: a constant). */
    "CREATE TABLE assumption(id INTEGER PRIMARY KEY, path TEXT, unit TEXT, law TEXT, mean REAL,"
    " status TEXT, source TEXT, note TEXT, fr TEXT, en TEXT,"
    " draw_table TEXT, draw_column TEXT);"
    /* Columns of table outcome. kind: stock, cumulative, index; lag: none, performance, innovation,
     * trust; better: 1 more, -1 less, 0 neither; effect: 1 when the scenario names it. */
    "CREATE TABLE outcome_catalogue(id INTEGER PRIMARY KEY, key TEXT, unit TEXT, fr TEXT, en TEXT,"
    " kind TEXT, lag TEXT, better INTEGER, is_main INTEGER, trajectory INTEGER, effect INTEGER);"
    /* Dates of record: the end of a step; year is decimal (2027.0: the end of 2026); date is the
     * last month covered; report is the number of the report and report_name its name, else NULL.
     */
    "CREATE TABLE record(id INTEGER PRIMARY KEY, step INTEGER, year REAL, date TEXT,"
    " report INTEGER, report_name TEXT);"
    "CREATE TABLE age(id INTEGER PRIMARY KEY, years REAL);"
    /* Over all replicates: n of them, mean, se, and the paired difference from the counterfactual;
     * over the first n_quantiles replicates: quantiles. Only outcomes flagged trajectory. */
    "CREATE TABLE trajectory(portfolio INTEGER, record INTEGER, outcome INTEGER, n INTEGER,"
    " mean REAL, se REAL, difference REAL, difference_se REAL, n_quantiles INTEGER, p5 REAL,"
    " p25 REAL, p50 REAL, p75 REAL, p95 REAL, PRIMARY KEY(portfolio, record, outcome))"
    " WITHOUT ROWID;"
    /* Trajectories of the first replicates, 32 a row: bytes are single precision, [record][outcome
     * flagged trajectory][replicate], in the byte order of the machine. */
    "CREATE TABLE trajectory_draw(batch INTEGER, portfolio INTEGER, bytes BLOB,"
    " PRIMARY KEY(batch, portfolio));"
    /* Means so far, from which a run goes on: arrays as struct moments has them. */
    "CREATE TABLE state(id INTEGER PRIMARY KEY, part TEXT, bytes BLOB);"
    /* Each instrument alone with its envelopes multiplied: difference from doing nothing at the
     * last report; next_100k: more of it per 100,000 EUR of envelope up to the next multiple. */
    "CREATE TABLE response(instrument INTEGER, multiple REAL, outcome INTEGER, mean REAL, se REAL,"
    " next_100k REAL, PRIMARY KEY(instrument, multiple, outcome)) WITHOUT ROWID;"
    /* (paid + overhead) / envelope. */
    "CREATE TABLE absorption(instrument INTEGER, multiple REAL, share REAL, se REAL,"
    " PRIMARY KEY(instrument, multiple)) WITHOUT ROWID;"
    /* Ledgers of the first replicates in whole cents, nominal; rows of zeros are left out. */
    "CREATE TABLE money_cents(sample INTEGER, inner INTEGER, portfolio INTEGER, instrument INTEGER,"
    " year INTEGER, opening INTEGER, envelope INTEGER, released INTEGER, recovered_reuse INTEGER,"
    " committed INTEGER, overhead INTEGER, lapsed INTEGER, closing INTEGER, open_before INTEGER,"
    " paid INTEGER, open_after INTEGER, cash_before INTEGER, recovered INTEGER, refunded INTEGER,"
    " cash_after INTEGER);"
    "CREATE VIEW money AS SELECT m.sample * (SELECT value FROM meta WHERE key = 'inner') + m.inner"
    " AS replicate, p.name AS portfolio, i.key AS instrument, m.year AS year,"
    " m.opening / 100.0 AS opening, m.envelope / 100.0 AS envelope, m.released / 100.0 AS released,"
    " m.recovered / 100.0 AS recovered, m.recovered_reuse / 100.0 AS recovered_reuse,"
    " m.committed / 100.0 AS committed, m.paid / 100.0 AS paid,"
    " m.overhead / 100.0 AS overhead, m.lapsed / 100.0 AS lapsed, m.refunded / 100.0 AS refunded,"
    " m.closing / 100.0 AS closing, m.open_before / 100.0 AS open_before,"
    " m.open_after / 100.0 AS open_after, m.cash_before / 100.0 AS cash_before,"
    " m.cash_after / 100.0 AS cash_after FROM money_cents m JOIN portfolio p ON p.id = m.portfolio"
    " JOIN instrument i ON i.id = m.instrument;";

/* money_mean [EUR, nominal] and age_mean, over all replicates: one column a member and its standard
 * error in se_*. Only instruments that act in the portfolio. */
static void mean_table(FILE *sql, const char *name, const char *last, const char *const *columns,
                       size_t n) {
    fprintf(sql, "CREATE TABLE %s(portfolio INTEGER, instrument INTEGER, %s INTEGER", name, last);
    for (size_t k = 0; k < n; k++) {
        fprintf(sql, ", %s REAL, se_%s REAL", columns[k], columns[k]);
    }
    fprintf(sql, ", PRIMARY KEY(portfolio, instrument, %s)) WITHOUT ROWID;", last);
}

/* One wide row per replicate, portfolio and report. Its id is computed, so that one portfolio and
 * report is read by id: ((sample * inner runs + inner) * portfolios + portfolio) * reports +
 * report. */
static void outcome_table(FILE *sql, const struct catalogue *catalogue) {
    fputs("CREATE TABLE outcome(id INTEGER PRIMARY KEY, sample INTEGER, inner INTEGER,"
          " portfolio INTEGER, record INTEGER",
          sql);
    for (size_t k = 0; k < catalogue->n; k++) {
        fputs(", ", sql);
        sql_name(sql, catalogue->outcomes[k].key);
        fputs(" REAL", sql);
    }
    fputs(");", sql);
    fputs("CREATE VIEW outcome_named AS SELECT o.sample, o.inner, p.name AS portfolio,"
          " r.report_name AS report",
          sql);
    for (size_t k = 0; k < catalogue->n; k++) {
        fputs(", o.", sql);
        sql_name(sql, catalogue->outcomes[k].key);
    }
    fputs(" FROM outcome o JOIN portfolio p ON p.id = o.portfolio JOIN record r ON r.id = "
          "o.record;",
          sql);
}

/* The main outcomes in long form; DuckDB's UNPIVOT or R's pivot_longer give all of them. */
static void long_view(FILE *sql, const struct catalogue *catalogue) {
    int n = 0;
    for (size_t k = 0; k < catalogue->n; k++) {
        if (!catalogue->outcomes[k].is_main || n >= 400) {
            continue;
        }
        fputs(n++ == 0 ? "CREATE VIEW outcome_long AS " : " UNION ALL ", sql);
        fprintf(sql, "SELECT sample, inner, portfolio, record, '%s' AS outcome, ",
                catalogue->outcomes[k].key);
        sql_name(sql, catalogue->outcomes[k].key);
        fputs(" AS value FROM outcome", sql);
    }
    if (n > 0) {
        fputs(";", sql);
    }
}

void schema_draw_column(const struct store *self, size_t k, char *text, size_t size) {
    const struct assumption *assumptions = self->study->scenario->assumptions;
    const char *path = assumptions[self->drawn[k]].path;
    int taken = strcasecmp(path, "sample") == 0;
    for (size_t j = 0; j < k; j++) {
        taken |= strcasecmp(path, assumptions[self->drawn[j]].path) == 0;
    }
    if (taken) { /* SQLite's names do not tell upper from lower case */
        snprintf(text, size, "%s#%zu", path, self->drawn[k]);
    } else {
        snprintf(text, size, "%s", path);
    }
}

/* parameter_draw, parameter_draw_2, ...: one row a sample, one column an assumption that varies. */
static void draw_tables(FILE *sql, const struct store *self) {
    for (size_t t = 0; t < self->n_draw_tables; t++) {
        fputs("CREATE TABLE parameter_draw", sql);
        if (t > 0) {
            fprintf(sql, "_%zu", t + 1);
        }
        fputs("(sample INTEGER PRIMARY KEY", sql);
        for (size_t k = t * STORE_DRAW_COLUMNS;
             k < self->n_drawn && k < (t + 1) * STORE_DRAW_COLUMNS; k++) {
            char name[512];
            schema_draw_column(self, k, name, sizeof name);
            fputs(", ", sql);
            sql_name(sql, name);
            fputs(" REAL", sql);
        }
        fputs(");", sql);
    }
}

int schema_create(struct store *self, struct error *error) {
    char *text = NULL;
    size_t size = 0;
    FILE *sql = open_memstream(&text, &size);
    if (sql == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    fprintf(sql, "PRAGMA application_id = %d; PRAGMA user_version = %d;", STORE_APPLICATION_ID,
            STORE_SCHEMA);
    fputs(fixed_tables, sql);
    mean_table(sql, "money_mean", "year", money_columns, MONEY_COLUMNS);
    mean_table(sql, "age_mean", "age", age_columns, AGE_COLUMNS);
    outcome_table(sql, self->catalogue);
    long_view(sql, self->catalogue);
    draw_tables(sql, self);
    int failed = ferror(sql);
    failed |= fclose(sql) != 0;
    int status = failed
                     ? error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY))
                     : sql_execute(self->db, text, error);
    free(text);
    return status;
}
