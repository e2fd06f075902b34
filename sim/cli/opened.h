/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A results folder that was opened: its store, what it says of the run, and the scenario of the run
 * as it stands in the folder. For all commands that are given RESULTS. */
#ifndef FONDSIM_CLI_OPENED_H
#define FONDSIM_CLI_OPENED_H

#include "sim/cli/folder_lock.h"
#include "sim/core/tables.h"
#include "sim/store/store.h"

struct opened {
    struct folder_lock lock;
    struct store *store;
    struct run_info info;
    struct scenario scenario; /* with the decision, which may be changed without running again */
};

/* FONDSIM_IO when the folder holds no results; FONDSIM_DOMAIN when used_scenario.yaml has other
 * assumptions than the run; FONDSIM_INVALID with an empty text when problems of
 * used_scenario.yaml were printed on stderr; on failure *self is freed. */
int opened_folder(const char *folder, struct opened *self, struct error *error);

/* The same for a command that writes in the folder, which is locked until opened_free: FONDSIM_IO
 * also when another one has it. */
int opened_for_writing(const char *folder, struct opened *self, struct error *error);
void opened_free(struct opened *self); /* legal on a zeroed struct */

#endif
