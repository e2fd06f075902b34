/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trajectories: those of the first replicates as they are, and quantiles of them. A batch and
 * portfolio is one blob of single precision: quantiles of two thousand draws are not surer than
 * that, and the file stays half as large. */
#include <math.h>
#include <stdlib.h>

#include "sim/core/stats.h"
#include "sim/store/private.h"

/* Values of one portfolio in one world. */
static size_t points(const struct running *running) {
    return (size_t)running->frame.n_records * (size_t)running->n_outcomes;
}

int trajectories_take(struct store *self, const struct batch *batch, struct error *error) {
    const struct running *running = &self->running;
    const struct results_shape *shape = batch->shape;
    sqlite3_stmt *s = self->trajectory_draw;
    size_t size = points(running) * BATCH_WORLDS * sizeof *self->trajectories;
    int status = 0;
    for (int p = 0; status == 0 && p < shape->n_portfolios; p++) {
        float *to = self->trajectories;
        for (int r = 0; r < shape->n_records; r++) {
            for (int k = 0; k < running->n_outcomes; k++) {
                for (int w = 0; w < BATCH_WORLDS; w++) {
                    *to++ =
                        (float)world_outcomes(&batch->worlds[w], shape, p, r)[running->outcomes[k]];
                }
            }
        }
        sqlite3_bind_int64(s, 1, (int64_t)(batch->first / BATCH_WORLDS));
        sqlite3_bind_int(s, 2, p);
        sqlite3_bind_blob64(s, 3, self->trajectories, size, SQLITE_STATIC);
        status = sql_done(s, error);
    }
    return status;
}

/* ---- Writing ---- */

/* Trajectories of the first replicates in one portfolio: values[point][n]. */
struct kept {
    size_t n, n_points;
    double *values;
};

static void keep(struct kept *self, size_t batch, const float *values) {
    for (size_t i = 0; i < self->n_points; i++) {
        for (size_t w = 0; w < BATCH_WORLDS; w++) {
            self->values[i * self->n + batch * BATCH_WORLDS + w] =
                (double)values[i * BATCH_WORLDS + w];
        }
    }
}

static int read_kept(struct kept *self, sqlite3_stmt *s, int portfolio, struct error *error) {
    int status = 0;
    size_t batches = 0, all = self->n / BATCH_WORLDS;
    sqlite3_reset(s);
    sqlite3_bind_int(s, 1, portfolio);
    while (batches < all && (status = sql_row(s, error)) == 1) {
        const float *values = sqlite3_column_blob(s, 0);
        size_t size = (size_t)sqlite3_column_bytes(s, 0);
        if (size != self->n_points * BATCH_WORLDS * sizeof *values ||
            (values == NULL && size > 0)) {
            return error_set(error, FONDSIM_IO, "run.sqlite: table trajectory_draw is not whole");
        }
        if (values != NULL) { /* else nothing is flagged trajectory: empty blobs */
            keep(self, batches, values);
        }
        batches++;
    }
    if (status >= 0 && batches < all) {
        return error_set(error, FONDSIM_IO, "run.sqlite: table trajectory_draw is not whole");
    }
    return status < 0 ? status : 0;
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
    stats_quantiles(x, defined, at, 5, out);
    return defined;
}

static int write_portfolio(const struct running *running, struct kept *kept, int p, sqlite3_stmt *s,
                           struct error *error) {
    size_t at = (size_t)p * kept->n_points;
    int status = 0;
    for (size_t i = 0; status == 0 && i < kept->n_points; i++, at++) {
        double q[5];
        size_t n = quantiles(kept->values + i * kept->n, kept->n, q);
        int record = (int)(i / (size_t)running->n_outcomes);
        int outcome = running->outcomes[i % (size_t)running->n_outcomes];
        status = sql_insert(
            s, error, "iiilddddlddddd", p, record, outcome, (int64_t)running->values.all[at],
            moments_mean(&running->values, at), moments_error(&running->values, at),
            moments_mean(&running->differences, at), moments_error(&running->differences, at),
            (int64_t)n, q[0], q[1], q[2], q[3], q[4]);
    }
    return status;
}

/* Replicates whose trajectories are in the file. */
static int count_kept(sqlite3 *db, size_t *n, struct error *error) {
    sqlite3_stmt *s = NULL;
    int status =
        sql_prepare(db, &s, "SELECT count(*) FROM main.trajectory_draw WHERE portfolio = 0", error);
    status = status == 0 ? sql_row(s, error) : status;
    *n = status == 1 ? (size_t)sqlite3_column_int64(s, 0) * BATCH_WORLDS : 0;
    sqlite3_finalize(s);
    return status < 0 ? status : 0;
}

int trajectories_write(const struct running *running, sqlite3 *db, struct error *error) {
    struct kept kept = {.n_points = points(running)};
    sqlite3_stmt *read = NULL, *write = NULL;
    int status = count_kept(db, &kept.n, error);
    kept.values = malloc((kept.n * kept.n_points + 1) * sizeof *kept.values);
    if (kept.values == NULL) {
        return error_no_memory(error);
    }
    if (status == 0) {
        status = sql_prepare(db, &read,
                             "SELECT bytes FROM trajectory_draw WHERE portfolio = ? ORDER BY batch",
                             error);
    }
    if (status == 0) {
        status = sql_prepare(db, &write,
                             "INSERT INTO trajectory VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)", error);
    }
    for (int p = 0; status == 0 && p < running->frame.n_portfolios; p++) {
        status = read_kept(&kept, read, p, error);
        status = status == 0 ? write_portfolio(running, &kept, p, write, error) : status;
    }
    sqlite3_finalize(read);
    sqlite3_finalize(write);
    free(kept.values);
    return status;
}
