/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stored run against the same run simulated again. Rows are read in the order in which they were
 * written. Never knows how the run was simulated. */
#include "sim/store/check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/core/blocks.h"
#include "sim/store/private.h"

struct store_check {
    struct store *store;
    const struct run_info *info;
    const struct study *study;
    struct check_result result;
    double *outcomes; /* of one replicate, as store_replicate */
    size_t n_drawn;
    size_t *drawn;         /* [n_drawn] assumptions that have a column */
    size_t n_draw_tables;  /* each of at most STORE_DRAW_COLUMNS columns */
    sqlite3_stmt **draws;  /* [n_draw_tables] rows in order of samples */
    sqlite3_stmt *ledgers; /* rows in their order */
    int has_ledger;        /* 1: a row stands read */
    sqlite3_stmt *trajectories;
    struct running running;
    int means; /* 1: they can be compared at the end */
};

/* ---- One value ---- */

static int same_value(double a, double b) {
    return (a <= b && a >= b) || (isnan(a) && isnan(b));
}

/* `where` says all but the two values. */
static void compare(struct store_check *self, const struct check_difference *where, double stored,
                    double now) {
    struct check_result *result = &self->result;
    result->values++;
    if (same_value(stored, now)) {
        return;
    }
    double size = fmax(fabs(stored), fabs(now)), away = fabs(now - stored) / size;
    double *farthest = &result->farthest[where->what];
    uint64_t before = 0;
    for (int k = 0; k < CHECK_KINDS; k++) {
        before += result->differ[k];
    }
    if (before == 0) {
        result->first = *where;
        result->first.stored = stored;
        result->first.now = now;
    }
    result->differ[where->what]++;
    *farthest = isnan(away) ? (double)INFINITY : fmax(*farthest, away);
}

static struct check_difference place(enum check_what what, uint64_t replicate, uint32_t inner) {
    return (struct check_difference){.what = what,
                                     .sample = (uint32_t)(replicate / inner),
                                     .inner = (uint32_t)(replicate % inner),
                                     .portfolio = -1,
                                     .report = -1,
                                     .record = -1,
                                     .instrument = -1,
                                     .year = -1};
}

static int not_whole(const char *table, struct error *error) {
    return error_set(error, FONDSIM_IO, "run.sqlite: table %s is not whole", table);
}

/* ---- Outcomes ---- */

static int check_outcomes(struct store_check *self, const struct batch *batch, uint32_t w,
                          struct error *error) {
    const struct results_shape *shape = batch->shape;
    uint64_t replicate = batch->first + w;
    struct check_difference where = place(CHECK_OUTCOME, replicate, batch->study->inner);
    size_t cells = self->result.differences.n / 2, at = 0;
    int status = store_replicate(self->store, self->info, replicate, self->outcomes, error);
    for (where.portfolio = 0; status == 0 && where.portfolio < shape->n_portfolios;
         where.portfolio++) {
        for (where.report = 0; where.report < shape->n_reports; where.report++) {
            const double *values = world_outcomes(&batch->worlds[w], shape, where.portfolio,
                                                  shape->report_record[where.report]);
            for (int k = 0; k < shape->n_outcomes; k++, at++) {
                double stored = self->outcomes[at];
                where.name = self->info->catalogue.outcomes[k].key;
                compare(self, &where, stored, values[k]);
                moments_add(&self->result.differences, at, values[k] - stored);
                moments_add(&self->result.differences, cells + at,
                            (double)(!isnan(values[k]) - !isnan(stored)));
                moments_add(&self->result.stored, at, fabs(stored));
            }
        }
    }
    return status;
}

/* ---- Draws of the parameters ---- */

static int check_draws(struct store_check *self, const struct batch *batch, struct error *error) {
    size_t n = batch->study->scenario->n_assumptions;
    int status = 0;
    for (uint32_t r = 0; r < batch->n_samples; r++) {
        uint64_t first = ((uint64_t)batch->first_sample + r) * batch->study->inner;
        if (first < batch->first) { /* of a sample that the last batch began */
            continue;
        }
        struct check_difference where = place(CHECK_PARAMETER, first, batch->study->inner);
        for (size_t k = 0; k < self->n_drawn; k++) {
            sqlite3_stmt *s = self->draws[k / STORE_DRAW_COLUMNS];
            if (k % STORE_DRAW_COLUMNS == 0) {
                status = sql_row(s, error);
                if (status != 1 || sqlite3_column_int64(s, 0) != (int64_t)where.sample) {
                    return status < 0 ? status : not_whole("parameter_draw", error);
                }
            }
            where.name = batch->study->scenario->assumptions[self->drawn[k]].path;
            compare(self, &where, sql_double(s, (int)(k % STORE_DRAW_COLUMNS) + 1),
                    batch->theta[r * n + self->drawn[k]]);
        }
    }
    return 0;
}

/* ---- Ledgers ---- */

static int next_ledger(struct store_check *self, struct error *error) {
    int status = sql_row(self->ledgers, error);
    self->has_ledger = status == 1;
    return status < 0 ? status : 0;
}

static int ledger_is_of(const struct store_check *self, const struct check_difference *where) {
    const int64_t keys[5] = {where->sample, where->inner, where->portfolio, where->instrument,
                             where->year};
    int same = self->has_ledger;
    for (int k = 0; same && k < 5; k++) {
        same = sqlite3_column_int64(self->ledgers, k) == keys[k];
    }
    return same;
}

/* A row of zeros is not in the file. */
static int check_ledger(struct store_check *self, struct check_difference *where,
                        const struct money_row *row, struct error *error) {
    static const char *const names[] = {"opening",     "envelope", "released",   "recovered_reuse",
                                        "committed",   "overhead", "lapsed",     "closing",
                                        "open_before", "paid",     "open_after", "cash_before",
                                        "recovered",   "refunded", "cash_after"};
    const int64_t cents[] = {row->opening,     row->envelope, row->released,   row->recovered_reuse,
                             row->committed,   row->overhead, row->lapsed,     row->closing,
                             row->open_before, row->paid,     row->open_after, row->cash_before,
                             row->recovered,   row->refunded, row->cash_after};
    int is_there = ledger_is_of(self, where);
    for (int k = 0; k < (int)(sizeof cents / sizeof cents[0]); k++) {
        where->name = names[k];
        compare(self, where, is_there ? (double)sqlite3_column_int64(self->ledgers, 5 + k) : 0,
                (double)cents[k]);
    }
    return is_there ? next_ledger(self, error) : 0;
}

static int check_ledgers(struct store_check *self, const struct batch *batch, uint32_t w,
                         struct error *error) {
    const struct results_shape *shape = batch->shape;
    struct check_difference where = place(CHECK_LEDGER, batch->first + w, batch->study->inner);
    int status = 0;
    for (where.portfolio = 0; where.portfolio < shape->n_portfolios; where.portfolio++) {
        for (where.instrument = 0; where.instrument < shape->n_instruments; where.instrument++) {
            for (int y = 0; status == 0 && y < shape->n_years; y++) {
                where.year = self->info->start_year + y;
                status = check_ledger(
                    self, &where,
                    world_money(&batch->worlds[w], shape, where.portfolio, where.instrument, y),
                    error);
            }
        }
    }
    return status;
}

/* ---- Trajectories ---- */

static int check_trajectories(struct store_check *self, const struct batch *batch,
                              struct error *error) {
    const struct results_shape *shape = batch->shape;
    const struct running *running = &self->running;
    size_t points = (size_t)shape->n_records * (size_t)running->n_outcomes;
    for (int p = 0; p < shape->n_portfolios; p++) {
        int status = sql_row(self->trajectories, error);
        const float *stored = status == 1 ? sqlite3_column_blob(self->trajectories, 0) : NULL;
        if (status != 1 || (size_t)sqlite3_column_bytes(self->trajectories, 0) !=
                               points * BATCH_WORLDS * sizeof *stored) {
            return status < 0 ? status : not_whole("trajectory_draw", error);
        }
        for (size_t i = 0; i < points * BATCH_WORLDS; i++) {
            size_t w = i % BATCH_WORLDS, point = i / BATCH_WORLDS;
            struct check_difference where =
                place(CHECK_TRAJECTORY, batch->first + w, batch->study->inner);
            int outcome = running->outcomes[point % (size_t)running->n_outcomes];
            where.portfolio = p;
            where.record = (int)(point / (size_t)running->n_outcomes);
            where.name = self->info->catalogue.outcomes[outcome].key;
            const double *values = world_outcomes(&batch->worlds[w], shape, p, where.record);
            compare(self, &where, (double)stored[i], (double)(float)values[outcome]);
        }
    }
    return 0;
}

/* ---- All of it ---- */

int store_check_take(void *context, const struct batch *batch, struct error *error) {
    struct store_check *self = context;
    int status = check_draws(self, batch, error);
    for (uint32_t w = 0; status == 0 && w < BATCH_WORLDS; w++) {
        status = check_outcomes(self, batch, w, error);
        if (status == 0 && batch->first + w < self->info->money_worlds) {
            status = check_ledgers(self, batch, w, error);
        }
    }
    if (status == 0 && self->trajectories != NULL && batch->first < self->info->quantile_worlds) {
        status = check_trajectories(self, batch, error);
    }
    if (status == 0 && self->means) {
        running_take(&self->running, batch);
    }
    if (status == 0 && batch->ends_block) {
        moments_end_block(&self->result.differences);
        moments_end_block(&self->result.stored);
    }
    return status;
}

/* 1 when all parts have the same bytes. */
static int same_moments(struct moments *a, struct moments *b) {
    struct moments_part of_a[MOMENTS_PARTS], of_b[MOMENTS_PARTS];
    moments_parts(a, of_a);
    moments_parts(b, of_b);
    for (int k = 0; k < MOMENTS_PARTS; k++) {
        if (of_a[k].size != of_b[k].size ||
            (of_a[k].size > 0 && memcmp(of_a[k].bytes, of_b[k].bytes, of_a[k].size) != 0)) {
            return 0;
        }
    }
    return 1;
}

int store_check_end(struct store_check *self, struct error *error) {
    struct running stored = {0};
    if (!self->means) {
        return 0;
    }
    struct frame frame = frame_of_run(self->info);
    int status = running_init(&stored, &frame, error);
    status = status < 0 ? status : state_load(&stored, self->store->db, error);
    if (status == 0) {
        struct running *now = &self->running;
        self->result.means_differ =
            !(same_moments(&now->money, &stored.money) && same_moments(&now->ages, &stored.ages) &&
              same_moments(&now->values, &stored.values) &&
              same_moments(&now->differences, &stored.differences));
    }
    running_free(&stored);
    return status;
}

const struct check_result *store_check_result(const struct store_check *self) {
    return &self->result;
}

/* ---- Statements ---- */

static int prepare_draws(struct store_check *self, struct error *error) {
    sqlite3 *db = self->store->db;
    sqlite3_stmt *s = NULL;
    int64_t n = sql_whole(db, "SELECT count(*) FROM assumption WHERE draw_table IS NOT NULL");
    self->drawn = calloc((size_t)(n > 0 ? n : 0) + 1, sizeof *self->drawn);
    self->n_draw_tables = ((size_t)(n > 0 ? n : 0) + STORE_DRAW_COLUMNS - 1) / STORE_DRAW_COLUMNS;
    self->draws = calloc(self->n_draw_tables + 1, sizeof *self->draws);
    if (self->drawn == NULL || self->draws == NULL) {
        return error_no_memory(error);
    }
    int status = sql_prepare(
        db, &s, "SELECT id FROM assumption WHERE draw_table IS NOT NULL ORDER BY id", error);
    while (status == 0 && (int64_t)self->n_drawn < n && (status = sql_row(s, error)) == 1) {
        size_t id = (size_t)sqlite3_column_int64(s, 0);
        status = id < self->study->scenario->n_assumptions
                     ? 0
                     : error_set(error, FONDSIM_DOMAIN, "the scenario has other parameters");
        self->drawn[self->n_drawn++] = id;
    }
    sqlite3_finalize(s);
    for (size_t t = 0; status == 0 && t < self->n_draw_tables; t++) {
        char sql[96];
        snprintf(sql, sizeof sql,
                 t == 0 ? "SELECT * FROM parameter_draw ORDER BY sample"
                        : "SELECT * FROM parameter_draw_%zu ORDER BY sample",
                 t + 1);
        status = sql_prepare(db, &self->draws[t], sql, error);
    }
    return status;
}

static int prepare(struct store_check *self, struct error *error) {
    sqlite3 *db = self->store->db;
    int status = prepare_draws(self, error);
    status = status < 0 ? status
                        : sql_prepare(db, &self->ledgers,
                                      "SELECT * FROM money_cents ORDER BY rowid", error);
    status = status < 0 ? status : next_ledger(self, error);
    int has_state = sql_whole(db, "SELECT count(*) FROM sqlite_master WHERE name IN "
                                  "('state', 'trajectory_draw')") == 2; /* since schema 2 */
    if (status == 0 && has_state) {
        status = sql_prepare(db, &self->trajectories,
                             "SELECT bytes FROM trajectory_draw ORDER BY batch, portfolio", error);
    }
    self->means = has_state && self->study->samples == self->info->samples;
    return status;
}

int store_check_begin(struct store_check **out, struct store *store, const struct run_info *info,
                      const struct study *study, struct error *error) {
    struct store_check *self = calloc(1, sizeof *self);
    *out = self;
    if (self == NULL) {
        return error_no_memory(error);
    }
    self->store = store;
    self->info = info;
    self->study = study;
    self->result.means_differ = -1;
    size_t cells = (size_t)info->n_portfolios * (size_t)info->n_reports * info->catalogue.n;
    struct frame frame = frame_of_run(info);
    self->outcomes = calloc(cells + 1, sizeof *self->outcomes);
    int status = self->outcomes == NULL ? error_no_memory(error) : 0;
    status = status < 0 ? status : moments_init(&self->result.differences, 2 * cells, error);
    status = status < 0 ? status : moments_init(&self->result.stored, cells, error);
    status = status < 0
                 ? status
                 : moments_set_units(&self->result.differences, blocks_units(info->design), error);
    status = status < 0 ? status : running_init(&self->running, &frame, error);
    return status < 0 ? status : prepare(self, error);
}

void store_check_free(struct store_check *self) {
    if (self == NULL) {
        return;
    }
    for (size_t t = 0; self->draws != NULL && t < self->n_draw_tables; t++) {
        sqlite3_finalize(self->draws[t]);
    }
    sqlite3_finalize(self->ledgers);
    sqlite3_finalize(self->trajectories);
    running_free(&self->running);
    moments_free(&self->result.differences);
    moments_free(&self->result.stored);
    free(self->draws);
    free(self->drawn);
    free(self->outcomes);
    free(self);
}
