/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills the results file: wide rows of outcomes, ledgers of the first replicates, draws; commits
 * them in groups of blocks. Knows no engine. */
#include <math.h>

#include "sim/store/private.h"

/* A group is about this much work [ecosystem steps in a portfolio]: a second of one processor. */
static const double group_work = 2.4e7;

enum { GROUP_MOST = 64 };

uint32_t store_group(const struct study *study) {
    double ecosystems = 0;
    for (int c = 0; c < study->scenario->n_cohorts; c++) {
        ecosystems += (double)study->scenario->cohorts[c].n;
    }
    double block = ecosystems * study->scenario->time.n_steps * study->n_portfolios *
                   SCENARIO_BLOCK * study->inner;
    double blocks = group_work / (block > 1 ? block : 1);
    return blocks < 1 ? 1 : blocks > GROUP_MOST ? GROUP_MOST : (uint32_t)blocks;
}

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

/* A block that an earlier process left in the file, simulated again: the scenario, the program or
 * the processor may have changed in between. */
static int compare_earlier(struct store *self, const struct batch *batch, uint32_t w,
                           struct error *error) {
    const struct results_shape *shape = batch->shape;
    uint64_t replicate = batch->first + w;
    int status = store_replicate(self, self->info, replicate, self->earlier, error);
    const double *stored = self->earlier;
    for (int p = 0; status == 0 && p < shape->n_portfolios; p++) {
        for (int r = 0; r < shape->n_reports; r++) {
            const double *values =
                world_outcomes(&batch->worlds[w], shape, p, shape->report_record[r]);
            for (int k = 0; k < shape->n_outcomes; k++, stored++) {
                int same = (*stored <= values[k] && *stored >= values[k]) ||
                           (isnan(*stored) && isnan(values[k]));
                if (!same) {
                    return error_set(error, FONDSIM_DOMAIN,
                                     "replicate %llu, portfolio %s: %s is %.17g now and was %.17g; "
                                     "the scenario, the program or the processor has changed, and "
                                     "the run cannot go on",
                                     (unsigned long long)replicate,
                                     batch->study->portfolios[p].name,
                                     self->catalogue->outcomes[k].key, values[k], *stored);
                }
            }
        }
    }
    return status;
}

static int commit(struct store *self, struct error *error) {
    int status = sql_insert(self->blocks_done, error, "l", (int64_t)self->n_blocks);
    status = status < 0 ? status : state_save(self, error);
    return status < 0 ? status : sql_execute(self->db, "COMMIT; BEGIN", error);
}

static int take_worlds(struct store *self, const struct batch *batch, struct error *error) {
    int status = take_draws(self, batch, error);
    for (uint32_t w = 0; status == 0 && w < BATCH_WORLDS; w++) {
        status = take_outcomes(self, batch, w, error);
        if (status == 0 && batch->first + w < STORE_MONEY_WORLDS) {
            status = take_money(self, batch, w, error);
        }
    }
    if (status == 0 && batch->first < STORE_QUANTILE_WORLDS) {
        status = trajectories_take(self, batch, error);
    }
    return status;
}

int store_take(void *context, const struct batch *batch, struct error *error) {
    struct store *self = context;
    int status = 0;
    if (batch->block < self->first) {
        for (uint32_t w = 0; status == 0 && w < BATCH_WORLDS; w++) {
            status = compare_earlier(self, batch, w, error);
        }
        return status;
    }
    status = take_worlds(self, batch, error);
    if (status < 0) {
        return status;
    }
    running_take(&self->running, batch);
    if (batch->ends_block) {
        self->n_blocks++;
        if (self->n_blocks % store_group(self->study) == 0) {
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

int store_finish(struct store *self, const struct response_table *response, struct error *error) {
    int status = running_write(&self->running, self->db, error);
    if (status == 0 && response != NULL) {
        status = write_response(self, response, error);
    }
    if (status == 0) {
        status = sql_execute(self->db, "UPDATE meta SET value = 1 WHERE key = 'complete'", error);
    }
    if (status == 0) {
        status = commit(self, error);
    }
    return status == 0 ? sql_execute(self->db, "COMMIT", error) : status;
}
