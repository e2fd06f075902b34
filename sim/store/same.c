/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a scenario still says what the run was made from. Never knows why it would not. */
#include <string.h>

#include "sim/store/private.h"

int store_same_assumptions(struct store *self, const struct scenario *scenario,
                           struct error *error) {
    sqlite3_stmt *s = NULL;
    size_t n = 0;
    int status = sql_prepare(self->db, &s, "SELECT path, law FROM assumption ORDER BY id", error);
    while (status == 0 && (status = sql_row(s, error)) == 1) {
        char law[1024] = "";
        const char *path = (const char *)sqlite3_column_text(s, 0);
        const char *stored = (const char *)sqlite3_column_text(s, 1);
        int is_there = n < scenario->n_assumptions && path != NULL && stored != NULL &&
                       strcmp(scenario->assumptions[n].path, path) == 0;
        if (is_there) {
            law_print(&scenario->assumptions[n].law, law, sizeof law);
        }
        status = is_there && strcmp(law, stored) == 0
                     ? 0
                     : error_set(error, FONDSIM_DOMAIN,
                                 "used_scenario.yaml: %s is not what the run was made with (%s); "
                                 "after a run only decision, criteria, members, variants and "
                                 "surveys may be changed",
                                 path == NULL ? "?" : path, stored == NULL ? "?" : stored);
        n++;
    }
    sqlite3_finalize(s);
    return status;
}
