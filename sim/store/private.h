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

/* Over what means are taken: of a study that is written, or of a stored run that is read. */
struct frame {
    const struct portfolio *portfolios; /* [n_portfolios] */
    const struct catalogue *catalogue;
    int n_portfolios, n_instruments, n_records, n_years, n_ages;
    int start_year;
    int has_history; /* 1: prospective portfolios go through the years before the decision */
    enum design design;
};

/* Means of everything that is kept as means. */
struct running {
    struct frame frame;
    struct moments money, ages;         /* [portfolio][instrument][year or age][column] */
    struct moments values, differences; /* [portfolio][record][trajectory outcome] */
    int n_outcomes;                     /* trajectory outcomes */
    int *outcomes;                      /* their indices in the catalogue */
};

struct store {
    sqlite3 *db;
    /* writing only */
    const struct study *study;
    const struct catalogue *catalogue;
    const struct results_shape *shape;
    sqlite3_stmt *outcome, *money, *trajectory_draw, *blocks_done;
    size_t n_draw_tables;
    sqlite3_stmt **draws;
    size_t n_drawn;
    size_t *drawn;         /* [n_drawn] assumptions that vary */
    float *trajectories;   /* of one batch and portfolio: [record][trajectory outcome][world] */
    uint32_t n_blocks;     /* whole blocks in the file or taken */
    uint32_t first;        /* blocks that an earlier process left in the file */
    double *earlier;       /* one replicate of theirs, to be compared: as store_replicate */
    struct run_info *info; /* of them; NULL for a file that was created */
    struct running running;
};

/* ---- sql.c: SQLite with our errors. Values always go through bound parameters. ---- */

/* FONDSIM_IO with SQLite's sentence. */
int sql_fail(sqlite3 *db, struct error *error, const char *what);
/* Opens a results file that is there, of schema `oldest` or later, and checks that it is one. It is
 * opened for writing where that is allowed: a killed run leaves a journal, which SQLite then plays
 * back; a file that may only be read is read as it is. */
int sql_open(sqlite3 **db, const char *path, int oldest, struct error *error);

/* Settings of a connection that writes. */
int sql_tune(sqlite3 *db, struct error *error);

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

/* The single whole number a statement gives; -1 when it fails. */
int64_t sql_whole(sqlite3 *db, const char *sql);

/* Column as double; NaN for null. */
double sql_double(sqlite3_stmt *statement, int column);

/* An identifier in double quotes. */
void sql_name(FILE *file, const char *name);

/* ---- schema.c, describe.c ---- */

/* Creates all tables and views. */
int schema_create(struct store *self, struct error *error);

/* Name of the column of parameter_draw of the k-th assumption that varies, into text. */
void schema_draw_column(const struct store *self, size_t k, char *text, size_t size);

/* Writes what is known before the first draw. */
int describe_run(struct store *self, const char *version, struct error *error);

/* ---- means.c, trajectories.c: what is reduced while blocks are taken ---- */

struct frame frame_of_study(const struct study *study, const struct catalogue *catalogue,
                            const struct results_shape *shape);
struct frame frame_of_run(const struct run_info *info);

/* 1 when an instrument may act in a portfolio, in its own years or in the shared history. */
int frame_acts(const struct frame *frame, int portfolio, int instrument);

/* The frame's portfolios and catalogue must outlive *self. */
int running_init(struct running *self, const struct frame *frame, struct error *error);
void running_free(struct running *self);
void running_take(struct running *self, const struct batch *batch);

/* Fills money_mean, age_mean and trajectory of the database. */
int running_write(struct running *self, sqlite3 *db, struct error *error);

/* Keeps trajectories of a batch of the first replicates, for quantiles. */
int trajectories_take(struct store *self, const struct batch *batch, struct error *error);

/* Fills table trajectory, with quantiles of the trajectories that were kept. */
int trajectories_write(const struct running *running, sqlite3 *db, struct error *error);

/* ---- state.c: means of a run that is not complete stand in table state ---- */

int state_create(struct store *self, struct error *error); /* rows of zeros */
int state_save(struct store *self, struct error *error);
int state_load(struct running *running, sqlite3 *db, struct error *error);

/* Gives a run that is not complete the tables of means as temporary ones, for reading. */
int state_show(struct store *self, struct error *error);

#endif
