/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens the results file for writing: a new one, or one to go on with. take.c fills it. Knows no
 * engine. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sim/store/private.h"

/* ---- Creating ---- */

static int find_drawn(struct store *self, struct error *error) {
    const struct scenario *scenario = self->study->scenario;
    self->drawn = malloc((scenario->n_assumptions + 1) * sizeof *self->drawn);
    if (self->drawn == NULL) {
        return error_no_memory(error);
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
        return error_no_memory(error);
    }
    return 0;
}

/* "INSERT INTO <table> VALUES(?, ..., ?)" with n marks. */
static int prepare_insert(sqlite3 *db, sqlite3_stmt **statement, const char *table, size_t n,
                          struct error *error) {
    char *text = malloc(64 + strlen(table) + 2 * n);
    if (text == NULL) {
        return error_no_memory(error);
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
        status = sql_prepare(self->db, &self->trajectory_draw,
                             "INSERT INTO trajectory_draw VALUES(?, ?, ?)", error);
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

/* What taking needs, for a file that is open. */
static int get_ready(struct store *self, struct error *error) {
    struct frame frame = frame_of_study(self->study, self->catalogue, self->shape);
    int status = running_init(&self->running, &frame, error);
    size_t points = (size_t)frame.n_records * (size_t)self->running.n_outcomes;
    self->trajectories = malloc((points * BATCH_WORLDS + 1) * sizeof *self->trajectories);
    if (status == 0 && self->trajectories == NULL) {
        status = error_no_memory(error);
    }
    return status == 0 ? find_drawn(self, error) : status;
}

static struct store *new_store(const struct study *study, const struct catalogue *catalogue,
                               const struct results_shape *shape, struct error *error) {
    struct store *self = calloc(1, sizeof *self);
    if (self == NULL) {
        error_no_memory(error);
        return NULL;
    }
    self->study = study;
    self->catalogue = catalogue;
    self->shape = shape;
    return self;
}

int store_create(struct store **out, const char *path, const struct study *study,
                 const struct catalogue *catalogue, const struct results_shape *shape,
                 const char *version, struct error *error) {
    *out = NULL;
    if (access(path, F_OK) == 0) {
        return error_set(error, FONDSIM_IO, "%s: exists already", path);
    }
    struct store *self = new_store(study, catalogue, shape, error);
    if (self == NULL) {
        return FONDSIM_NO_MEMORY;
    }
    int status = 0;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(path, &self->db, flags, NULL) != SQLITE_OK) {
        status = sql_fail(self->db, error, path);
    }
    status =
        status < 0
            ? status
            : sql_execute(self->db, "PRAGMA page_size = 8192; PRAGMA journal_mode = DELETE", error);
    status = status < 0 ? status : sql_tune(self->db, error);
    status = status < 0 ? status : sql_execute(self->db, "BEGIN", error);
    status = status < 0 ? status : get_ready(self, error);
    status = status < 0 ? status : schema_create(self, error);
    status = status < 0 ? status : describe_run(self, version, error);
    status = status < 0 ? status : state_create(self, error);
    status = status < 0 ? status : sql_execute(self->db, "COMMIT; BEGIN", error);
    status = status < 0 ? status : prepare_all(self, error);
    if (status < 0) {
        store_close(self);
        return status;
    }
    *out = self;
    return 0;
}

/* ---- Going on ---- */

static int differs(struct error *error, const char *what) {
    return error_set(error, FONDSIM_DOMAIN,
                     "used_scenario.yaml: %s is not what the run was made with; a run goes on with "
                     "the same scenario, or begins anew with --force",
                     what);
}

static int same_run(const struct store *self, struct error *error) {
    const struct run_info *info = self->info;
    const struct monte_carlo *asked = &self->study->scenario->monte_carlo;
    if (info->seed != asked->seed || info->inner != self->study->inner ||
        info->design != asked->design) {
        return differs(error, "monte_carlo");
    }
    if (info->n_portfolios != self->shape->n_portfolios) {
        return differs(error, "the number of portfolios");
    }
    if (info->n_records != self->shape->n_records || info->n_reports != self->shape->n_reports) {
        return differs(error, "the time");
    }
    if (info->catalogue.n != self->catalogue->n) {
        return differs(error, "the list of outcomes");
    }
    if (self->study->samples < info->asked) {
        return error_set(error, FONDSIM_DOMAIN,
                         "run.sqlite: has %lu samples, more than the %lu that are asked for",
                         (unsigned long)info->asked, (unsigned long)self->study->samples);
    }
    return 0;
}

/* More samples: what was made of all of them is taken away, in one transaction. */
static int extend(struct store *self, struct error *error) {
    sqlite3_stmt *s = NULL;
    int status = sql_execute(self->db,
                             "DELETE FROM money_mean; DELETE FROM age_mean; DELETE FROM trajectory;"
                             "DELETE FROM response; DELETE FROM absorption;"
                             "UPDATE meta SET value = 0 WHERE key = 'complete'",
                             error);
    status = status < 0 ? status
                        : sql_prepare(self->db, &s,
                                      "UPDATE meta SET value = ? WHERE key = 'samples'", error);
    status = status < 0 ? status : sql_insert(s, error, "l", (int64_t)self->study->samples);
    sqlite3_finalize(s);
    status = status < 0 ? status : sql_execute(self->db, "COMMIT; BEGIN", error);
    self->info->complete = 0;
    return status;
}

/* Room for one replicate of the file, to be compared. */
static int get_earlier(struct store *self, struct error *error) {
    self->n_blocks = self->info->samples / SCENARIO_BLOCK;
    self->first = self->n_blocks;
    size_t n = (size_t)self->shape->n_portfolios * (size_t)self->shape->n_reports;
    self->earlier = malloc((n * self->catalogue->n + 1) * sizeof *self->earlier);
    return self->earlier == NULL ? error_no_memory(error) : 0;
}

int store_continue(struct store **out, const char *path, const struct study *study,
                   const struct catalogue *catalogue, const struct results_shape *shape,
                   struct error *error) {
    *out = NULL;
    struct store *self = new_store(study, catalogue, shape, error);
    if (self == NULL) {
        return FONDSIM_NO_MEMORY;
    }
    self->info = calloc(1, sizeof *self->info);
    int status = self->info == NULL ? error_no_memory(error) : 0;
    status = status < 0 ? status : sql_open(&self->db, path, STORE_SCHEMA, error);
    status = status < 0 ? status : sql_tune(self->db, error);
    status = status < 0 ? status : store_info(self, self->info, error);
    status = status < 0 ? status : same_run(self, error);
    status = status < 0 ? status : store_same_assumptions(self, study->scenario, error);
    status = status < 0 ? status : get_ready(self, error);
    status = status < 0 ? status : get_earlier(self, error);
    status = status < 0 ? status : state_load(&self->running, self->db, error);
    status = status < 0 ? status : sql_execute(self->db, "BEGIN", error);
    status = status < 0 ? status : prepare_all(self, error);
    if (status == 0 && study->samples > self->info->asked) {
        status = extend(self, error);
    }
    if (status < 0) {
        store_close(self);
        return status;
    }
    *out = self;
    return 0;
}

int store_is_complete(const struct store *self) {
    return self->info != NULL && self->info->complete;
}

uint32_t store_first_block(const struct store *self) {
    return self->first > 0 ? self->first - 1 : 0;
}

void store_close(struct store *self) {
    if (self == NULL) {
        return;
    }
    sqlite3_finalize(self->outcome);
    sqlite3_finalize(self->money);
    sqlite3_finalize(self->trajectory_draw);
    sqlite3_finalize(self->blocks_done);
    for (size_t t = 0; self->draws != NULL && t < self->n_draw_tables; t++) {
        sqlite3_finalize(self->draws[t]);
    }
    free(self->draws);
    free(self->drawn);
    free(self->trajectories);
    free(self->earlier);
    if (self->info != NULL) {
        run_info_free(self->info);
    }
    free(self->info);
    running_free(&self->running);
    sqlite3_close(self->db);
    free(self);
}
