/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a scenario into a results folder: for `fondsim run`, and for commands that are given a
 * scenario where they need results. */
#ifndef FONDSIM_CLI_RUN_H
#define FONDSIM_CLI_RUN_H

#include "sim/cli/cli.h"
#include "sim/cli/folder.h"

/* What the command line says. */
struct run_request {
    const char *scenario, *folder; /* folder NULL: results/<name of the scenario> */
    struct option_number samples, inner, seed, threads;
    struct option_list sets;
    struct option_list allowed; /* folders in which the scenario may name files */
    enum language language;
    int force, quiet;
    int allow_cost; /* 1: whatever it takes */
    int no_table;   /* 1: what was found is shown by somebody else */
};

/* Reads, simulates, writes; the folder's path goes to folder[FOLDER_PATH]. Negative as the command
 * ends: FONDSIM_INVALID with an empty text when problems were printed, FONDSIM_INTERRUPTED when
 * what was finished is kept. */
int run_scenario(struct run_request *request, char *folder, struct error *error);

#endif
