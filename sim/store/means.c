/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is kept as means over all replicates: ledgers, rows by age, trajectories. Reduced in order
 * of replicates. */
#include <math.h>
#include <stdlib.h>

#include "sim/core/blocks.h"
#include "sim/store/private.h"

struct frame frame_of_study(const struct study *study, const struct catalogue *catalogue,
                            const struct results_shape *shape) {
    return (struct frame){.portfolios = study->portfolios,
                          .catalogue = catalogue,
                          .n_portfolios = shape->n_portfolios,
                          .n_instruments = shape->n_instruments,
                          .n_records = shape->n_records,
                          .n_years = shape->n_years,
                          .n_ages = shape->n_ages,
                          .start_year = study->scenario->time.start_year,
                          .has_history = study->scenario->time.decision_step > 0,
                          .design = study->scenario->monte_carlo.design};
}

struct frame frame_of_run(const struct run_info *info) {
    return (struct frame){.portfolios = info->portfolios,
                          .catalogue = &info->catalogue,
                          .n_portfolios = info->n_portfolios,
                          .n_instruments = info->n_instruments,
                          .n_records = info->n_records,
                          .n_years = info->n_years,
                          .n_ages = info->n_ages,
                          .start_year = info->start_year,
                          .has_history = !(info->decision_year <= info->start_year),
                          .design = info->design};
}

int frame_acts(const struct frame *frame, int portfolio, int instrument) {
    const struct portfolio *p = &frame->portfolios[portfolio];
    int history = p->question == QUESTION_PROSPECTIVE && frame->has_history;
    return history || (p->instruments >> instrument & 1U) != 0;
}

int running_init(struct running *self, const struct frame *frame, struct error *error) {
    size_t portfolios = (size_t)frame->n_portfolios;
    size_t pairs = portfolios * (size_t)frame->n_instruments;
    *self = (struct running){.frame = *frame};
    self->outcomes = malloc((frame->catalogue->n + 1) * sizeof *self->outcomes);
    if (self->outcomes == NULL) {
        return error_no_memory(error);
    }
    for (size_t k = 0; k < frame->catalogue->n; k++) {
        if (frame->catalogue->outcomes[k].trajectory) {
            self->outcomes[self->n_outcomes++] = (int)k;
        }
    }
    size_t n = portfolios * (size_t)frame->n_records * (size_t)self->n_outcomes;
    int status = moments_init(&self->money, pairs * (size_t)frame->n_years * MONEY_COLUMNS, error);
    if (status == 0) {
        status = moments_init(&self->ages, pairs * (size_t)frame->n_ages * AGE_COLUMNS, error);
    }
    if (status == 0) {
        status = moments_init(&self->values, n, error);
    }
    if (status == 0) {
        status = moments_init(&self->differences, n, error);
    }
    struct moments *const all[] = {&self->money, &self->ages, &self->values, &self->differences};
    for (size_t k = 0; status == 0 && k < sizeof all / sizeof all[0]; k++) {
        status = moments_set_units(all[k], blocks_units(frame->design), error);
    }
    return status;
}

void running_free(struct running *self) {
    moments_free(&self->money);
    moments_free(&self->ages);
    moments_free(&self->values);
    moments_free(&self->differences);
    free(self->outcomes);
    *self = (struct running){0};
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
            if (!frame_acts(&self->frame, p, i)) {
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

static void take_trajectories(struct running *self, const struct batch *batch, uint32_t w) {
    const struct results_shape *shape = batch->shape;
    size_t at = 0;
    for (int p = 0; p < shape->n_portfolios; p++) {
        int base = self->frame.portfolios[p].counterfactual;
        for (int r = 0; r < shape->n_records; r++) {
            const double *values = world_outcomes(&batch->worlds[w], shape, p, r);
            const double *without = world_outcomes(&batch->worlds[w], shape, base, r);
            for (int k = 0; k < self->n_outcomes; k++, at++) {
                double value = values[self->outcomes[k]];
                moments_add(&self->values, at, value);
                moments_add(&self->differences, at, value - without[self->outcomes[k]]);
            }
        }
    }
}

void running_take(struct running *self, const struct batch *batch) {
    for (uint32_t w = 0; w < BATCH_WORLDS; w++) {
        take_funds(self, batch, w);
        take_trajectories(self, batch, w);
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
static int write_means(const struct moments *moments, const struct frame *frame, sqlite3 *db,
                       const char *table, int first, int n_last, int n_columns,
                       struct error *error) {
    sqlite3_stmt *s = NULL;
    int status = prepare_means(db, &s, table, n_columns, error);
    size_t at = 0;
    for (int p = 0; p < frame->n_portfolios; p++) {
        for (int i = 0; i < frame->n_instruments; i++) {
            int acts = frame_acts(frame, p, i);
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

int running_write(struct running *self, sqlite3 *db, struct error *error) {
    const struct frame *frame = &self->frame;
    int status = write_means(&self->money, frame, db, "money_mean", frame->start_year,
                             frame->n_years, MONEY_COLUMNS, error);
    if (status == 0) {
        status =
            write_means(&self->ages, frame, db, "age_mean", 0, frame->n_ages, AGE_COLUMNS, error);
    }
    return status == 0 ? trajectories_write(self, db, error) : status;
}
