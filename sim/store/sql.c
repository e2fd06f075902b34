/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite with our errors: prepare, bind, step, read. Knows no table. */
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sim/store/private.h"

int sql_fail(sqlite3 *db, struct error *error, const char *what) {
    int memory = db == NULL || sqlite3_errcode(db) == SQLITE_NOMEM;
    return error_set(error, memory ? FONDSIM_NO_MEMORY : FONDSIM_IO, "run.sqlite: %s: %s", what,
                     db == NULL ? "out of memory" : sqlite3_errmsg(db));
}

/* Somebody may be reading the file while we write it: wait rather than fail. */
enum { SQL_PATIENCE = 60000 }; /* [ms] */

int sql_open(sqlite3 **db, const char *path, int oldest, struct error *error) {
    if (access(path, R_OK) != 0) {
        return error_set(error, FONDSIM_IO, "%s: no such file, or it cannot be read", path);
    }
    int flags = access(path, W_OK) == 0 ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
    if (sqlite3_open_v2(path, db, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) {
        return sql_fail(*db, error, path);
    }
    if (sql_whole(*db, "PRAGMA application_id") != STORE_APPLICATION_ID) {
        return error_set(error, FONDSIM_IO, "%s: not a results file of fondsim", path);
    }
    int64_t schema = sql_whole(*db, "PRAGMA user_version");
    if (schema < oldest || schema > STORE_SCHEMA) {
        return error_set(error, FONDSIM_IO, "%s: schema %lld, this command takes schema %d to %d",
                         path, (long long)schema, oldest, STORE_SCHEMA);
    }
    return 0;
}

int sql_tune(sqlite3 *db, struct error *error) {
    sqlite3_busy_timeout(db, SQL_PATIENCE);
    return sql_execute(db, "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32768", error);
}

int64_t sql_whole(sqlite3 *db, const char *sql) {
    sqlite3_stmt *s = NULL;
    int64_t value = -1;
    if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) == SQLITE_OK && sqlite3_step(s) == SQLITE_ROW) {
        value = sqlite3_column_int64(s, 0);
    }
    sqlite3_finalize(s);
    return value;
}

int sql_execute(sqlite3 *db, const char *sql, struct error *error) {
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) {
        return sql_fail(db, error, "statement failed");
    }
    return 0;
}

int sql_prepare(sqlite3 *db, sqlite3_stmt **statement, const char *sql, struct error *error) {
    if (sqlite3_prepare_v2(db, sql, -1, statement, NULL) != SQLITE_OK) {
        return sql_fail(db, error, "statement refused");
    }
    return 0;
}

int sql_done(sqlite3_stmt *statement, struct error *error) {
    int status = sqlite3_step(statement);
    if (status != SQLITE_DONE) {
        int code = sql_fail(sqlite3_db_handle(statement), error, "row not written");
        sqlite3_reset(statement);
        return code;
    }
    sqlite3_reset(statement);
    return 0;
}

int sql_insert(sqlite3_stmt *statement, struct error *error, const char *letters, ...) {
    va_list values;
    va_start(values, letters);
    for (int k = 1; letters[k - 1] != '\0'; k++) {
        const char *text;
        switch (letters[k - 1]) {
        case 'i':
            sqlite3_bind_int(statement, k, va_arg(values, int));
            break;
        case 'l':
            sqlite3_bind_int64(statement, k, va_arg(values, int64_t));
            break;
        case 'd':
            sqlite3_bind_double(statement, k, va_arg(values, double));
            break;
        default:
            text = va_arg(values, const char *);
            sqlite3_bind_text(statement, k, text, -1, SQLITE_TRANSIENT);
            break;
        }
    }
    va_end(values);
    return sql_done(statement, error);
}

int sql_row(sqlite3_stmt *statement, struct error *error) {
    int status = sqlite3_step(statement);
    if (status == SQLITE_ROW) {
        return 1;
    }
    if (status != SQLITE_DONE) {
        return sql_fail(sqlite3_db_handle(statement), error, "not read");
    }
    return 0;
}

int sql_text(sqlite3_stmt *statement, int column, char **text, struct error *error) {
    const unsigned char *found = sqlite3_column_text(statement, column);
    *text = NULL;
    if (found != NULL) {
        *text = strdup((const char *)found);
        if (*text == NULL) {
            return error_no_memory(error);
        }
    }
    return 0;
}

double sql_double(sqlite3_stmt *statement, int column) {
    double value = sqlite3_column_double(statement, column); /* null reads as 0 */
    if (fpclassify(value) == FP_ZERO && sqlite3_column_type(statement, column) == SQLITE_NULL) {
        return (double)NAN;
    }
    return value;
}

void sql_name(FILE *file, const char *name) {
    fputc('"', file);
    for (; *name != '\0'; name++) {
        if (*name == '"') {
            fputc('"', file);
        }
        fputc(*name, file);
    }
    fputc('"', file);
}

const char *store_library(void) {
    return sqlite3_libversion();
}
