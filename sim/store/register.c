/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts the register of assumptions by status. Knows no assumption. */
#include "sim/store/private.h"

int store_register(struct store *self, size_t *all, size_t *priors, struct error *error) {
    sqlite3_stmt *s = NULL;
    *all = *priors = 0;
    int status = sql_prepare(self->db, &s,
                             "SELECT count(*), total(status = 'prior') FROM assumption", error);
    if (status == 0) {
        status = sql_row(s, error);
    }
    if (status == 1) {
        *all = (size_t)sqlite3_column_int64(s, 0);
        *priors = (size_t)sqlite3_column_double(s, 1);
    }
    sqlite3_finalize(s);
    return status < 0 ? status : 0;
}
