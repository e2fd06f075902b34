/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables that a scenario names: each is read once for the scenario and all its variants, within
 * limits of bytes and of work. Private to scenarios/. Knows nothing of what columns mean. */
#ifndef FONDSIM_SCENARIOS_TABLES_H
#define FONDSIM_SCENARIOS_TABLES_H

#include "scenarios/csv.h"

enum {
    TABLES_MAX_BYTES = 64 * 1024 * 1024, /* of all tables, each once */
    TABLES_MAX_ROWS = 10 * 1000 * 1000   /* read in all: a table counts for each use of it */
};

struct table {
    struct table *next;
    char *real; /* real path */
    int sound;  /* 0: what is wrong with it was said */
    struct csv csv;
};

struct tables {
    struct table *first; /* owned */
    size_t bytes, rows;
};

void tables_free(struct tables *self); /* legal on a zeroed one */

/* 1 when no more rows may be read: a problem said so. */
int tables_full(const struct tables *self);

/* The table that a scalar of the scenario names, relative to the scenario file in which it is
 * written; it stays that of reader->tables. NULL with a problem, which for a table that is not
 * sound is said once. */
const struct csv *tables_open(struct reader *reader, const struct tree *node);

#endif
