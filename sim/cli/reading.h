/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a stored run to the plain tables that output/ takes: the command stands between the store,
 * the analyses and the drawing, which do not know one another. */
#ifndef FONDSIM_CLI_READING_H
#define FONDSIM_CLI_READING_H

#include "sim/core/tables.h"
#include "sim/store/store.h"

struct run_tables {
    struct run_info info;
    struct summary_table summary;
    struct trajectory_table trajectories;
    struct money_table money;
    struct age_table ages;
    struct response_table response; /* without rows when the run was interrupted */
};

/* Reads what the file says and summarises its outcomes. Memory: two portfolios' values of as many
 * outcomes as fit in about 256 MB. On failure *tables is freed. */
int reading_tables(struct store *store, struct run_tables *tables, struct error *error);
void reading_free(struct run_tables *self);

#endif
