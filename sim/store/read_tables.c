/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the tables of means: trajectories, money, ages, response. */
#include <stdlib.h>

#include "sim/store/private.h"

/* Counts the rows of a table, makes room for them and prepares the statement that reads them. */
static int begin(struct store *self, const char *count, const char *select, size_t size,
                 void **rows, size_t *n, sqlite3_stmt **s, struct error *error) {
    sqlite3_stmt *counting = NULL;
    *n = 0;
    int status = sql_prepare(self->db, &counting, count, error);
    if (status == 0 && (status = sql_row(counting, error)) == 1) {
        *n = (size_t)sqlite3_column_int64(counting, 0);
        status = 0;
    }
    sqlite3_finalize(counting);
    if (status < 0) {
        return status;
    }
    *rows = calloc(*n > 0 ? *n : 1, size);
    if (*rows == NULL) {
        *n = 0;
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    return sql_prepare(self->db, s, select, error);
}

int store_trajectories(struct store *self, struct trajectory_table *table, struct error *error) {
    *table = (struct trajectory_table){0};
    sqlite3_stmt *s = NULL;
    void *rows = NULL;
    int status = begin(self, "SELECT count(*) FROM trajectory",
                       "SELECT portfolio, record, outcome, n, mean, se, difference, difference_se, "
                       "n_quantiles, p5, p25, p50, p75, p95 FROM trajectory ORDER BY portfolio, "
                       "record, outcome",
                       sizeof *table->rows, &rows, &table->n, &s, error);
    table->rows = rows;
    for (size_t i = 0; status == 0 && i < table->n; i++) {
        status = sql_row(s, error);
        if (status < 1) {
            break;
        }
        table->rows[i] = (struct trajectory_row){
            .portfolio = sqlite3_column_int(s, 0),
            .record = sqlite3_column_int(s, 1),
            .outcome = sqlite3_column_int(s, 2),
            .n = (size_t)sqlite3_column_int64(s, 3),
            .mean = sql_double(s, 4),
            .se = sql_double(s, 5),
            .difference = sql_double(s, 6),
            .difference_se = sql_double(s, 7),
            .n_quantiles = (size_t)sqlite3_column_int64(s, 8),
            .p5 = sql_double(s, 9),
            .p25 = sql_double(s, 10),
            .p50 = sql_double(s, 11),
            .p75 = sql_double(s, 12),
            .p95 = sql_double(s, 13),
        };
        status = 0;
    }
    sqlite3_finalize(s);
    return status;
}

int store_money(struct store *self, struct money_table *table, struct error *error) {
    *table = (struct money_table){0};
    sqlite3_stmt *s = NULL;
    void *rows = NULL;
    int status = begin(self, "SELECT count(*) FROM money_mean",
                       "SELECT m.*, (SELECT value FROM meta WHERE key = 'start_year') FROM "
                       "money_mean m ORDER BY portfolio, instrument, year",
                       sizeof *table->rows, &rows, &table->n, &s, error);
    table->rows = rows;
    for (size_t i = 0; status == 0 && i < table->n; i++) {
        status = sql_row(s, error);
        if (status < 1) {
            break;
        }
        struct money_mean *row = &table->rows[i];
        row->portfolio = sqlite3_column_int(s, 0);
        row->instrument = sqlite3_column_int(s, 1);
        row->year = sqlite3_column_int(s, 2) - sqlite3_column_int(s, 3 + 2 * MONEY_COLUMNS);
        for (int k = 0; k < MONEY_COLUMNS; k++) {
            row->mean[k] = sql_double(s, 3 + 2 * k);
            row->se[k] = sql_double(s, 4 + 2 * k);
        }
        status = 0;
    }
    sqlite3_finalize(s);
    return status;
}

int store_ages(struct store *self, struct age_table *table, struct error *error) {
    *table = (struct age_table){0};
    sqlite3_stmt *s = NULL;
    void *rows = NULL;
    int status = begin(self, "SELECT count(*) FROM age_mean",
                       "SELECT * FROM age_mean ORDER BY portfolio, instrument, age",
                       sizeof *table->rows, &rows, &table->n, &s, error);
    table->rows = rows;
    for (size_t i = 0; status == 0 && i < table->n; i++) {
        status = sql_row(s, error);
        if (status < 1) {
            break;
        }
        struct age_mean *row = &table->rows[i];
        row->portfolio = sqlite3_column_int(s, 0);
        row->instrument = sqlite3_column_int(s, 1);
        row->age = sqlite3_column_int(s, 2);
        for (int k = 0; k < AGE_COLUMNS; k++) {
            row->mean[k] = sql_double(s, 3 + 2 * k);
            row->se[k] = sql_double(s, 4 + 2 * k);
        }
        status = 0;
    }
    sqlite3_finalize(s);
    return status;
}

static int read_absorption(struct store *self, struct response_table *table, struct error *error) {
    sqlite3_stmt *s = NULL;
    void *rows = NULL;
    int status = begin(self, "SELECT count(*) FROM absorption",
                       "SELECT instrument, multiple, share, se FROM absorption ORDER BY "
                       "instrument, multiple",
                       sizeof *table->absorption, &rows, &table->n_absorption, &s, error);
    table->absorption = rows;
    for (size_t i = 0; status == 0 && i < table->n_absorption; i++) {
        status = sql_row(s, error);
        if (status < 1) {
            break;
        }
        table->absorption[i] = (struct absorption_row){.instrument = sqlite3_column_int(s, 0),
                                                       .multiple = sql_double(s, 1),
                                                       .share = sql_double(s, 2),
                                                       .se = sql_double(s, 3)};
        status = 0;
    }
    sqlite3_finalize(s);
    return status;
}

int store_response(struct store *self, struct response_table *table, struct error *error) {
    *table = (struct response_table){0};
    sqlite3_stmt *s = NULL;
    void *rows = NULL;
    int status = begin(self, "SELECT count(*) FROM response",
                       "SELECT instrument, multiple, outcome, mean, se, next_100k FROM response "
                       "ORDER BY instrument, multiple, outcome",
                       sizeof *table->rows, &rows, &table->n, &s, error);
    table->rows = rows;
    for (size_t i = 0; status == 0 && i < table->n; i++) {
        status = sql_row(s, error);
        if (status < 1) {
            break;
        }
        table->rows[i] = (struct response_row){.instrument = sqlite3_column_int(s, 0),
                                               .multiple = sql_double(s, 1),
                                               .outcome = sqlite3_column_int(s, 2),
                                               .mean = sql_double(s, 3),
                                               .se = sql_double(s, 4),
                                               .next_100k = sql_double(s, 5)};
        status = 0;
    }
    sqlite3_finalize(s);
    return status == 0 ? read_absorption(self, table, error) : status;
}
