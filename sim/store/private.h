/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of this room share: the open database, its statements, the running means. Never
 * included from outside the room. */
#ifndef FONDSIM_STORE_PRIVATE_H
#define FONDSIM_STORE_PRIVATE_H

#include <sqlite3.h>
#include <stdio.h>

#include "sim/core/moments.h"
#include "sim/store/store.h"

/* Parameter draws stand in tables of at most this many columns (SQLite allows 2000). */
enum { STORE_DRAW_COLUMNS = 1000 };

/* Means of everything that is kept as means, and the first replicates of trajectories. */
struct running {
    struct moments money, ages;         /* [portfolio][instrument][year or age][column] */
    struct moments values, differences; /* [portfolio][record][trajectory outcome] */
    int n_outcomes;                     /* trajectory outcomes */
    int *outcomes;                      /* their indices in the catalogue */
    size_t n_kept;                      /* replicates kept, at most STORE_QUANTILE_WORLDS */
    double *kept; /* [portfolio][record][trajectory outcome][STORE_QUANTILE_WORLDS] */
};

struct store {
    sqlite3 *db;
    /* writing only */
    const struct study *study;
    const struct catalogue *catalogue;
    const struct results_shape *shape;
    sqlite3_stmt *outcome, *money, *blocks_done;
    size_t n_draw_tables;
    sqlite3_stmt **draws;
    size_t n_drawn;
    size_t *drawn;        /* [n_drawn] assumptions that vary */
    uint32_t n_blocks;    /* whole blocks taken */
    uint32_t uncommitted; /* of these */
    uint64_t n_worlds;    /* of whole blocks */
    struct running running;
};

/* ---- sql.c: SQLite with our errors. Values always go through bound parameters. ---- */

/* FONDSIM_IO with SQLite's sentence. */
int sql_fail(sqlite3 *db, struct error *error, const char *what);
int sql_execute(sqlite3 *db, const char *sql, struct error *error);
int sql_prepare(sqlite3 *db, sqlite3_stmt **statement, const char *sql, struct error *error);

/* Binds 1, 2, ... by letters: i int, l int64_t, d double, t text (NULL: null); steps to the end
 * and resets. */
int sql_insert(sqlite3_stmt *statement, struct error *error, const char *letters, ...);

/* Steps to the end and resets. */
int sql_done(sqlite3_stmt *statement, struct error *error);

/* One step of a query: 1 a row, 0 the end, or a negative code. */
int sql_row(sqlite3_stmt *statement, struct error *error);

/* Copy of a text column, NULL for null. FONDSIM_NO_MEMORY. */
int sql_text(sqlite3_stmt *statement, int column, char **text, struct error *error);

/* Column as double; NaN for null. */
double sql_double(sqlite3_stmt *statement, int column);

/* An identifier in double quotes. */
void sql_name(FILE *file, const char *name);

/* ---- schema.c, describe.c, means.c ---- */

/* Creates all tables and views. */
int schema_create(struct store *self, struct error *error);

/* Name of the column of parameter_draw of the k-th assumption that varies, into text. */
void schema_draw_column(const struct store *self, size_t k, char *text, size_t size);

/* Writes what is known before the first draw. */
int describe_run(struct store *self, const char *version, struct error *error);

int running_init(struct running *self, const struct store *store, struct error *error);
void running_free(struct running *self);
void running_take(struct running *self, const struct store *store, const struct batch *batch);
int running_write(struct running *self, struct store *store, struct error *error);

/* 1 when an instrument may act in a portfolio, in its own years or in the shared history. */
int store_acts(const struct study *study, int portfolio, int instrument);

#endif
