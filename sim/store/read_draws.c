/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the draws of the parameters. Never knows what they are for. */
#include <stdlib.h>

#include "sim/core/blocks.h"
#include "sim/store/private.h"

static int no_memory(struct error *error) {
    return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
}

/* Which assumptions vary, in their order, which is that of the columns. */
static int read_columns(struct store *self, struct parameter_draws *out, struct error *error) {
    sqlite3_stmt *s = NULL;
    size_t room = 0;
    int status = sql_prepare(
        self->db, &s, "SELECT id, path FROM assumption WHERE draw_table IS NOT NULL ORDER BY id",
        error);
    while (status == 0 && (status = sql_row(s, error)) == 1) {
        if (out->n == room) {
            room = room == 0 ? 64 : 2 * room;
            size_t *ids = realloc(out->assumptions, room * sizeof *ids);
            out->assumptions = ids != NULL ? ids : out->assumptions;
            char **paths = realloc(out->paths, room * sizeof *paths);
            out->paths = paths != NULL ? paths : out->paths;
            if (ids == NULL || paths == NULL) {
                status = no_memory(error);
                break;
            }
        }
        out->assumptions[out->n] = (size_t)sqlite3_column_int64(s, 0);
        out->paths[out->n] = NULL;
        status = sql_text(s, 1, &out->paths[out->n++], error);
    }
    sqlite3_finalize(s);
    return status;
}

/* Columns first ... first + n - 1 stand in one table, after the number of the sample. */
static int read_table(struct store *self, enum design design, size_t first, size_t n,
                      struct parameter_draws *out, struct error *error) {
    char sql[128];
    sqlite3_stmt *s = NULL;
    size_t table = first / STORE_DRAW_COLUMNS;
    snprintf(sql, sizeof sql, table == 0 ? "SELECT * FROM %s" : "SELECT * FROM %s_%zu",
             "parameter_draw", table + 1);
    int status = sql_prepare(self->db, &s, sql, error);
    size_t rows = 0;
    while (status == 0 && rows < out->samples && (status = sql_row(s, error)) == 1) {
        size_t place = blocks_place(design, out->samples, rows);
        for (size_t k = 0; k < n; k++) {
            out->values[0][(first + k) * out->samples + place] = sql_double(s, (int)k + 1);
        }
        rows++;
        status = 0;
    }
    sqlite3_finalize(s);
    return status == 0 && rows < out->samples
               ? error_set(error, FONDSIM_IO, "run.sqlite: draws of sample %zu are missing", rows)
               : status;
}

int store_parameters(struct store *self, const struct run_info *info, struct parameter_draws *out,
                     struct error *error) {
    *out = (struct parameter_draws){.samples = info->samples};
    int status = read_columns(self, out, error);
    out->values = calloc(out->n + 1, sizeof *out->values);
    if (out->values != NULL) { /* the first owns the memory of all */
        out->values[0] = malloc((out->n * out->samples + 1) * sizeof **out->values);
    }
    if (status == 0 && (out->values == NULL || out->values[0] == NULL)) {
        status = no_memory(error);
    }
    for (size_t k = 1; status == 0 && k < out->n; k++) {
        out->values[k] = out->values[0] + k * out->samples;
    }
    for (size_t first = 0; status == 0 && first < out->n; first += STORE_DRAW_COLUMNS) {
        size_t left = out->n - first;
        status = read_table(self, info->design, first,
                            left < STORE_DRAW_COLUMNS ? left : STORE_DRAW_COLUMNS, out, error);
    }
    if (status < 0) {
        parameter_draws_free(out);
    }
    return status;
}

void parameter_draws_free(struct parameter_draws *self) {
    for (size_t k = 0; self->paths != NULL && k < self->n; k++) {
        free(self->paths[k]);
    }
    if (self->values != NULL) {
        free(self->values[0]);
    }
    free(self->values);
    free(self->paths);
    free(self->assumptions);
    *self = (struct parameter_draws){0};
}
