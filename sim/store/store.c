/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens and writes the results file: wide rows of outcomes, ledgers of the first replicates, draws.
 * Knows no engine. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sim/store/private.h"

enum { STORE_PATIENCE = 60000 }; /* [ms] */

int store_acts(const struct study *study, int portfolio, int instrument) {
    const struct portfolio *p = &study->portfolios[portfolio];
    int history = p->question == QUESTION_PROSPECTIVE && study->scenario->time.decision_step > 0;
    return history || (p->instruments >> instrument & 1U) != 0;
}

/* ---- Creating ---- */

static int find_drawn(struct store *self, struct error *error) {
    const struct scenario *scenario = self->study->scenario;
    self->drawn = malloc((scenario->n_assumptions + 1) * sizeof *self->drawn);
    if (self->drawn == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    for (size_t j = 0; j < scenario->n_assumptions; j++) {
        if (!law_is_constant(&scenario->assumptions[j].law)) {
            self->drawn[self->n_drawn++] = j;
        }
    }
    self->n_draw_tables =
        self->n_drawn == 0 ? 1 : (self->n_drawn + STORE_DRAW_COLUMNS - 1) / STORE_DRAW_COLUMNS;
    self->draws = calloc(self->n_draw_tables, sizeof(sqlite3_stmt *));
    if (self->draws == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    return 0;
}

/* "INSERT INTO <table> VALUES(?, ..., ?)" with n marks. */
static int prepare_insert(sqlite3 *db, sqlite3_stmt **statement, const char *table, size_t n,
                          struct error *error) {
    char *text = malloc(64 + strlen(table) + 2 * n);
    if (text == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    char *end = text + sprintf(text, "INSERT INTO %s VALUES(", table);
    for (size_t k = 0; k < n; k++) {
        *end++ = '?';
        *end++ = k + 1 < n ? ',' : ')';
    }
    *end = '\0';
    int status = sql_prepare(db, statement, text, error);
    free(text);
    return status;
}

static int prepare_all(struct store *self, struct error *error) {
    int status = prepare_insert(self->db, &self->outcome, "outcome", 5 + self->catalogue->n, error);
    if (status == 0) {
        status = prepare_insert(self->db, &self->money, "money_cents", 5 + MONEY_COLUMNS, error);
    }
    if (status == 0) {
        status = sql_prepare(self->db, &self->blocks_done,
                             "UPDATE meta SET value = ? WHERE key = 'blocks_done'", error);
    }
    for (size_t t = 0; status == 0 && t < self->n_draw_tables; t++) {
        char table[64];
        size_t left = self->n_drawn - t * STORE_DRAW_COLUMNS;
        snprintf(table, sizeof table, t == 0 ? "parameter_draw" : "parameter_draw_%zu", t + 1);
        status = prepare_insert(self->db, &self->draws[t], table,
                                1 + (left < STORE_DRAW_COLUMNS ? left : STORE_DRAW_COLUMNS), error);
    }
    return status;
}

int store_create(struct store **out, const char *path, const struct study *study,
                 const struct catalogue *catalogue, const struct results_shape *shape,
                 const char *version, struct error *error) {
    *out = NULL;
    if (access(path, F_OK) == 0) {
        return error_set(error, FONDSIM_IO, "%s: exists already", path);
    }
    struct store *self = calloc(1, sizeof *self);
    if (self == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    self->study = study;
    self->catalogue = catalogue;
    self->shape = shape;
    int status = 0;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(path, &self->db, flags, NULL) != SQLITE_OK) {
        status = sql_fail(self->db, error, path);
    }
    /* Somebody may be reading the file while we write it: wait rather than fail. */
    sqlite3_busy_timeout(self->db, STORE_PATIENCE);
    if (status == 0) {
        status = sql_execute(self->db,
                             "PRAGMA page_size = 8192; PRAGMA journal_mode = DELETE;"
                             "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32768; BEGIN",
                             error);
    }
    if (status == 0) {
        status = find_drawn(self, error);
    }
    if (status == 0) {
        status = schema_create(self, error);
    }
    if (status == 0) {
        status = describe_run(self, version, error);
    }
    if (status == 0) {
        status = sql_execute(self->db, "COMMIT; BEGIN", error);
    }
    if (status == 0) {
        status = prepare_all(self, error);
    }
    if (status == 0) {
        status = running_init(&self->running, self, error);
    }
    if (status < 0) {
        store_close(self);
        return status;
    }
    *out = self;
    return 0;
}

void store_close(struct store *self) {
    if (self == NULL) {
        return;
    }
    sqlite3_finalize(self->outcome);
    sqlite3_finalize(self->money);
    sqlite3_finalize(self->blocks_done);
    for (size_t t = 0; self->draws != NULL && t < self->n_draw_tables; t++) {
        sqlite3_finalize(self->draws[t]);
    }
    free(self->draws);
    free(self->drawn);
    running_free(&self->running);
    sqlite3_close(self->db);
    free(self);
}

/* ---- Taking ---- */

/* The wide rows of one world, every report of every portfolio. */
static int take_outcomes(struct store *self, const struct batch *batch, uint32_t w,
                         struct error *error) {
    const struct results_shape *shape = batch->shape;
    uint64_t replicate = batch->first + w;
    int64_t id = (int64_t)replicate * shape->n_portfolios * shape->n_reports;
    sqlite3_stmt *s = self->outcome;
    sqlite3_bind_int64(s, 2, (int64_t)(replicate / batch->study->inner));
    sqlite3_bind_int(s, 3, (int)(replicate % batch->study->inner));
    for (int p = 0; p < shape->n_portfolios; p++) {
        sqlite3_bind_int(s, 4, p);
        for (int r = 0; r < shape->n_reports; r++) {
            int record = shape->report_record[r];
            const double *values = world_outcomes(&batch->worlds[w], shape, p, record);
            sqlite3_bind_int64(s, 1, id++);
            sqlite3_bind_int(s, 5, record);
            for (int k = 0; k < shape->n_outcomes; k++) {
                if (isinf(values[k])) {
                    return error_set(error, FONDSIM_DOMAIN,
                                     "outcome %s is infinite in replicate %llu, portfolio %s",
                                     self->catalogue->outcomes[k].key,
                                     (unsigned long long)replicate,
                                     batch->study->portfolios[p].name);
                }
                sqlite3_bind_double(s, 6 + k, values[k]);
            }
            int status = sql_done(s, error);
            if (status < 0) {
                return status;
            }
        }
    }
    return 0;
}

static int take_ledger(struct store *self, const int64_t *keys, const struct money_row *row,
                       struct error *error) {
    const int64_t cents[MONEY_COLUMNS] = {
        row->opening,    row->envelope,    row->released,  row->recovered_reuse, row->committed,
        row->overhead,   row->lapsed,      row->closing,   row->open_before,     row->paid,
        row->open_after, row->cash_before, row->recovered, row->refunded,        row->cash_after};
    int64_t any = 0;
    for (int k = 0; k < MONEY_COLUMNS; k++) {
        any |= cents[k];
        sqlite3_bind_int64(self->money, 6 + k, cents[k]);
    }
    for (int k = 0; k < 5; k++) {
        sqlite3_bind_int64(self->money, 1 + k, keys[k]);
    }
    return any == 0 ? 0 : sql_done(self->money, error);
}

static int take_money(struct store *self, const struct batch *batch, uint32_t w,
                      struct error *error) {
    const struct results_shape *shape = batch->shape;
    uint64_t replicate = batch->first + w;
    uint16_t inner = batch->study->inner;
    int status = 0;
    for (int p = 0; status == 0 && p < shape->n_portfolios; p++) {
        for (int i = 0; i < shape->n_instruments; i++) {
            for (int y = 0; status == 0 && y < shape->n_years; y++) {
                int64_t keys[5] = {(int64_t)(replicate / inner), (int64_t)(replicate % inner), p, i,
                                   batch->study->scenario->time.start_year + y};
                status =
                    take_ledger(self, keys, world_money(&batch->worlds[w], shape, p, i, y), error);
            }
        }
    }
    return status;
}

/* Draws of the samples whose first inner run is in this batch. */
static int take_draws(struct store *self, const struct batch *batch, struct error *error) {
    size_t n = batch->study->scenario->n_assumptions;
    for (uint32_t r = 0; r < batch->n_samples; r++) {
        uint64_t sample = (uint64_t)batch->first_sample + r;
        if (sample * batch->study->inner < batch->first) {
            continue;
        }
        for (size_t t = 0; t < self->n_draw_tables; t++) {
            sqlite3_bind_int64(self->draws[t], 1, (int64_t)sample);
            for (size_t k = t * STORE_DRAW_COLUMNS;
                 k < self->n_drawn && k < (t + 1) * STORE_DRAW_COLUMNS; k++) {
                sqlite3_bind_double(self->draws[t], (int)(k - t * STORE_DRAW_COLUMNS) + 2,
                                    batch->theta[r * n + self->drawn[k]]);
            }
            int status = sql_done(self->draws[t], error);
            if (status < 0) {
                return status;
            }
        }
    }
    return 0;
}

static int commit(struct store *self, struct error *error) {
    int status = sql_insert(self->blocks_done, error, "l", (int64_t)self->n_blocks);
    if (status == 0) {
        status = sql_execute(self->db, "COMMIT; BEGIN", error);
    }
    self->uncommitted = 0;
    return status;
}

/* Each block is taken inside a savepoint, so that one that does not end leaves nothing. */
int store_take(void *context, const struct batch *batch, struct error *error) {
    struct store *self = context;
    int status = 0;
    if (batch->first % ((uint64_t)SCENARIO_BLOCK * batch->study->inner) == 0) {
        status = sql_execute(self->db, "SAVEPOINT block", error);
    }
    if (status == 0) {
        status = take_draws(self, batch, error);
    }
    for (uint32_t w = 0; status == 0 && w < BATCH_WORLDS; w++) {
        status = take_outcomes(self, batch, w, error);
        if (status == 0 && batch->first + w < STORE_MONEY_WORLDS) {
            status = take_money(self, batch, w, error);
        }
    }
    if (status < 0) {
        return status;
    }
    running_take(&self->running, self, batch);
    if (batch->ends_block) {
        status = sql_execute(self->db, "RELEASE block", error);
        self->n_blocks++;
        self->uncommitted++;
        self->n_worlds = batch->first + BATCH_WORLDS;
        if (status == 0 && self->uncommitted >= STORE_COMMIT_BLOCKS) {
            status = commit(self, error);
        }
    }
    return status;
}

static int write_response(struct store *self, const struct response_table *table,
                          struct error *error) {
    sqlite3_stmt *rows = NULL, *absorption = NULL;
    int status = sql_prepare(self->db, &rows, "INSERT INTO response VALUES(?,?,?,?,?,?)", error);
    if (status == 0) {
        status =
            sql_prepare(self->db, &absorption, "INSERT INTO absorption VALUES(?,?,?,?)", error);
    }
    for (size_t i = 0; status == 0 && i < table->n; i++) {
        const struct response_row *row = &table->rows[i];
        status = sql_insert(rows, error, "ididdd", row->instrument, row->multiple, row->outcome,
                            row->mean, row->se, row->next_100k);
    }
    for (size_t i = 0; status == 0 && i < table->n_absorption; i++) {
        const struct absorption_row *row = &table->absorption[i];
        status = sql_insert(absorption, error, "iddd", row->instrument, row->multiple, row->share,
                            row->se);
    }
    sqlite3_finalize(rows);
    sqlite3_finalize(absorption);
    return status;
}

int store_finish(struct store *self, const struct response_table *response, int complete,
                 struct error *error) {
    int status = 0;
    /* A begun block: undo it. Without one the savepoint does not exist, which is no fault. */
    sqlite3_exec(self->db, "ROLLBACK TO block; RELEASE block", NULL, NULL, NULL);
    status = running_write(&self->running, self, error);
    if (status == 0 && response != NULL) {
        status = write_response(self, response, error);
    }
    if (status == 0 && complete) {
        status = sql_execute(self->db, "UPDATE meta SET value = 1 WHERE key = 'complete'", error);
    }
    if (status == 0) {
        status = commit(self, error);
    }
    if (status == 0) {
        status = sql_execute(self->db, "COMMIT", error);
    }
    return status;
}
