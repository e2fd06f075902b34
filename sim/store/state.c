/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The means of a run so far, kept in the file at each commit, so that a run that was stopped goes
 * on as if it had not been, and one that is complete can be extended. Knows no model. */
#include <stdlib.h>

#include "sim/store/private.h"

enum { STATE_ROWS = 4 };

/* Rows of table state, by their numbers. */
static struct moments *row_moments(struct running *running, int row) {
    struct moments *const all[STATE_ROWS] = {&running->money, &running->ages, &running->values,
                                             &running->differences};
    return all[row];
}

static size_t row_size(struct running *running, int row) {
    struct moments_part parts[MOMENTS_PARTS];
    size_t size = 0;
    moments_parts(row_moments(running, row), parts);
    for (int k = 0; k < MOMENTS_PARTS; k++) {
        size += parts[k].size;
    }
    return size;
}

int state_create(struct store *self, struct error *error) {
    static const char *const names[STATE_ROWS] = {"money", "ages", "values", "differences"};
    sqlite3_stmt *s = NULL;
    int status = sql_prepare(self->db, &s, "INSERT INTO state VALUES(?, ?, zeroblob(?))", error);
    for (int row = 0; status == 0 && row < STATE_ROWS; row++) {
        status =
            sql_insert(s, error, "itl", row, names[row], (int64_t)row_size(&self->running, row));
    }
    sqlite3_finalize(s);
    return status;
}

/* Copies one row between the file and the moments, in place: no copy of the whole in memory. */
static int copy_row(sqlite3 *db, struct running *running, int row, int writes,
                    struct error *error) {
    struct moments_part parts[MOMENTS_PARTS];
    sqlite3_blob *blob = NULL;
    moments_parts(row_moments(running, row), parts);
    int code = sqlite3_blob_open(db, "main", "state", "bytes", row, writes, &blob);
    if (code == SQLITE_OK && (size_t)sqlite3_blob_bytes(blob) != row_size(running, row)) {
        sqlite3_blob_close(blob);
        return error_set(error, FONDSIM_IO,
                         "run.sqlite: table state is not of this scenario and this version");
    }
    int at = 0;
    for (int k = 0; code == SQLITE_OK && k < MOMENTS_PARTS; k++) {
        int size = (int)parts[k].size;
        if (size == 0) { /* no units */
            continue;
        }
        code = writes ? sqlite3_blob_write(blob, parts[k].bytes, size, at)
                      : sqlite3_blob_read(blob, parts[k].bytes, size, at);
        at += size;
    }
    int status = code == SQLITE_OK ? 0 : sql_fail(db, error, "table state");
    sqlite3_blob_close(blob);
    return status;
}

int state_save(struct store *self, struct error *error) {
    int status = 0;
    for (int row = 0; status == 0 && row < STATE_ROWS; row++) {
        status = copy_row(self->db, &self->running, row, 1, error);
    }
    return status;
}

int state_load(struct running *running, sqlite3 *db, struct error *error) {
    int status = 0;
    for (int row = 0; status == 0 && row < STATE_ROWS; row++) {
        status = copy_row(db, running, row, 0, error);
    }
    return status;
}

/* A temporary table stands before one of the same name in the file. */
int state_show(struct store *self, struct error *error) {
    struct run_info info;
    struct running running = {0};
    int status = sql_execute(self->db,
                             "PRAGMA temp_store = MEMORY;"
                             "CREATE TEMP TABLE money_mean AS SELECT * FROM main.money_mean;"
                             "CREATE TEMP TABLE age_mean AS SELECT * FROM main.age_mean;"
                             "CREATE TEMP TABLE trajectory AS SELECT * FROM main.trajectory",
                             error);
    if (status < 0) {
        return status;
    }
    status = store_info(self, &info, error);
    if (status < 0) {
        return status;
    }
    struct frame frame = frame_of_run(&info);
    status = running_init(&running, &frame, error);
    status = status == 0 ? state_load(&running, self->db, error) : status;
    status = status == 0 ? running_write(&running, self->db, error) : status;
    running_free(&running);
    run_info_free(&info);
    return status;
}
