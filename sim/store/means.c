/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is kept as means over all replicates: ledgers, rows by age, trajectories; and quantiles of
 * trajectories over the first replicates. Reduced in order of replicates. */
#include <math.h>
#include <stdlib.h>

#include "sim/core/stats.h"
#include "sim/store/private.h"

int running_init(struct running *self, const struct store *store, struct error *error) {
    const struct results_shape *shape = store->shape;
    size_t portfolios = (size_t)shape->n_portfolios;
    size_t pairs = portfolios * (size_t)shape->n_instruments;
    self->outcomes = malloc((store->catalogue->n + 1) * sizeof *self->outcomes);
    if (self->outcomes == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    for (size_t k = 0; k < store->catalogue->n; k++) {
        if (store->catalogue->outcomes[k].trajectory) {
            self->outcomes[self->n_outcomes++] = (int)k;
        }
    }
    size_t n = portfolios * (size_t)shape->n_records * (size_t)self->n_outcomes;
    uint64_t worlds = (uint64_t)store->study->samples * store->study->inner;
    size_t kept = worlds < STORE_QUANTILE_WORLDS ? (size_t)worlds : STORE_QUANTILE_WORLDS;
    self->kept = malloc((n * kept + 1) * sizeof *self->kept);
    if (self->kept == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    int status = moments_init(&self->money, pairs * (size_t)shape->n_years * MONEY_COLUMNS, error);
    if (status == 0) {
        status = moments_init(&self->ages, pairs * (size_t)shape->n_ages * AGE_COLUMNS, error);
    }
    if (status == 0) {
        status = moments_init(&self->values, n, error);
    }
    if (status == 0) {
        status = moments_init(&self->differences, n, error);
    }
    return status;
}

void running_free(struct running *self) {
    moments_free(&self->money);
    moments_free(&self->ages);
    moments_free(&self->values);
    moments_free(&self->differences);
    free(self->outcomes);
    free(self->kept);
    *self = (struct running){0};
}

/* Replicates that are kept for quantiles. */
static size_t kept_worlds(const struct store *store) {
    uint64_t worlds = (uint64_t)store->study->samples * store->study->inner;
    return worlds < STORE_QUANTILE_WORLDS ? (size_t)worlds : STORE_QUANTILE_WORLDS;
}

static void take_ledger(struct running *self, size_t at, const struct money_row *row) {
    const int64_t cents[MONEY_COLUMNS] = {
        row->opening,    row->envelope,    row->released,  row->recovered_reuse, row->committed,
        row->overhead,   row->lapsed,      row->closing,   row->open_before,     row->paid,
        row->open_after, row->cash_before, row->recovered, row->refunded,        row->cash_after};
    for (size_t k = 0; k < MONEY_COLUMNS; k++) {
        moments_add(&self->money, at + k, (double)cents[k] / 100);
    }
}

static void take_age(struct running *self, size_t at, const struct age_row *row) {
    const double values[AGE_COLUMNS] = {row->awards,    row->paid,  row->cofunding,
                                        row->qualified, row->alive, row->deadweight,
                                        row->fte};
    for (size_t k = 0; k < AGE_COLUMNS; k++) {
        moments_add(&self->ages, at + k, values[k]);
    }
}

static void take_funds(struct running *self, const struct batch *batch, uint32_t w) {
    const struct results_shape *shape = batch->shape;
    for (int p = 0; p < shape->n_portfolios; p++) {
        for (int i = 0; i < shape->n_instruments; i++) {
            if (!store_acts(batch->study, p, i)) {
                continue;
            }
            size_t pair = (size_t)p * (size_t)shape->n_instruments + (size_t)i;
            for (int y = 0; y < shape->n_years; y++) {
                take_ledger(self, (pair * (size_t)shape->n_years + (size_t)y) * MONEY_COLUMNS,
                            world_money(&batch->worlds[w], shape, p, i, y));
            }
            for (int a = 0; a < shape->n_ages; a++) {
                take_age(self, (pair * (size_t)shape->n_ages + (size_t)a) * AGE_COLUMNS,
                         world_ages(&batch->worlds[w], shape, p, i, a));
            }
        }
    }
}

static void take_trajectories(struct running *self, const struct store *store,
                              const struct batch *batch, uint32_t w) {
    const struct results_shape *shape = batch->shape;
    size_t kept = kept_worlds(store);
    uint64_t replicate = batch->first + w;
    size_t at = 0;
    for (int p = 0; p < shape->n_portfolios; p++) {
        int base = batch->study->portfolios[p].counterfactual;
        for (int r = 0; r < shape->n_records; r++) {
            const double *values = world_outcomes(&batch->worlds[w], shape, p, r);
            const double *without = world_outcomes(&batch->worlds[w], shape, base, r);
            for (int k = 0; k < self->n_outcomes; k++, at++) {
                double value = values[self->outcomes[k]];
                moments_add(&self->values, at, value);
                moments_add(&self->differences, at, value - without[self->outcomes[k]]);
                if (replicate < kept) {
                    self->kept[at * kept + replicate] = value;
                }
            }
        }
    }
}

void running_take(struct running *self, const struct store *store, const struct batch *batch) {
    for (uint32_t w = 0; w < BATCH_WORLDS; w++) {
        take_funds(self, batch, w);
        take_trajectories(self, store, batch, w);
    }
    if (batch->ends_block) {
        moments_end_block(&self->money);
        moments_end_block(&self->ages);
        moments_end_block(&self->values);
        moments_end_block(&self->differences);
    }
}

/* ---- Writing ---- */

static int prepare_means(sqlite3 *db, sqlite3_stmt **s, const char *table, int n,
                         struct error *error) {
    char sql[512];
    int length = snprintf(sql, sizeof sql, "INSERT INTO %s VALUES(?,?,?", table);
    for (int k = 0; k < 2 * n; k++) {
        length += snprintf(sql + length, sizeof sql - (size_t)length, ",?");
    }
    snprintf(sql + length, sizeof sql - (size_t)length, ")");
    return sql_prepare(db, s, sql, error);
}

/* Rows (portfolio, instrument, first + j) of n_columns means, j < n_last, for instruments that act.
 */
static int write_means(const struct moments *moments, const struct store *store, const char *table,
                       int first, int n_last, int n_columns, struct error *error) {
    sqlite3_stmt *s = NULL;
    int status = prepare_means(store->db, &s, table, n_columns, error);
    size_t at = 0;
    for (int p = 0; p < store->shape->n_portfolios; p++) {
        for (int i = 0; i < store->shape->n_instruments; i++) {
            int acts = store_acts(store->study, p, i);
            for (int j = 0; j < n_last; j++, at += (size_t)n_columns) {
                if (status < 0 || !acts) {
                    continue;
                }
                for (int k = 0; k < n_columns; k++) {
                    size_t q = at + (size_t)k;
                    sqlite3_bind_double(s, 4 + 2 * k, moments_mean(moments, q));
                    sqlite3_bind_double(s, 5 + 2 * k, moments_error(moments, q));
                }
                status = sql_insert(s, error, "iii", p, i, first + j);
            }
        }
    }
    sqlite3_finalize(s);
    return status;
}

/* Quantiles 5, 25, 50, 75, 95 % of the n first values that are defined; moves them. */
static size_t quantiles(double *x, size_t n, double *out) {
    static const double at[5] = {0.05, 0.25, 0.5, 0.75, 0.95};
    size_t defined = 0;
    for (size_t i = 0; i < n; i++) {
        if (!isnan(x[i])) {
            x[defined++] = x[i];
        }
    }
    stats_sort(x, defined);
    for (int q = 0; q < 5; q++) {
        out[q] = defined > 0 ? stats_quantile(x, defined, at[q]) : (double)NAN;
    }
    return defined;
}

static int write_trajectories(struct running *self, const struct store *store,
                              struct error *error) {
    sqlite3_stmt *s = NULL;
    size_t kept = kept_worlds(store);
    size_t have = store->n_worlds < kept ? (size_t)store->n_worlds : kept;
    int status = sql_prepare(store->db, &s,
                             "INSERT INTO trajectory VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)", error);
    size_t at = 0;
    for (int p = 0; p < store->shape->n_portfolios; p++) {
        for (int r = 0; r < store->shape->n_records; r++) {
            for (int k = 0; k < self->n_outcomes && status == 0; k++, at++) {
                double q[5];
                size_t n = quantiles(self->kept + at * kept, have, q);
                status = sql_insert(s, error, "iiilddddlddddd", p, r, self->outcomes[k],
                                    (int64_t)self->values.all[at], moments_mean(&self->values, at),
                                    moments_error(&self->values, at),
                                    moments_mean(&self->differences, at),
                                    moments_error(&self->differences, at), (int64_t)n, q[0], q[1],
                                    q[2], q[3], q[4]);
            }
        }
    }
    sqlite3_finalize(s);
    return status;
}

int running_write(struct running *self, struct store *store, struct error *error) {
    int status =
        write_means(&self->money, store, "money_mean", store->study->scenario->time.start_year,
                    store->shape->n_years, MONEY_COLUMNS, error);
    if (status == 0) {
        status = write_means(&self->ages, store, "age_mean", 0, store->shape->n_ages, AGE_COLUMNS,
                             error);
    }
    if (status == 0) {
        status = write_trajectories(self, store, error);
    }
    return status;
}
