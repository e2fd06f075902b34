/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One command at a time writes in a results folder. Knows nothing of what it writes. */
#ifndef FONDSIM_CLI_FOLDER_LOCK_H
#define FONDSIM_CLI_FOLDER_LOCK_H

#include "sim/cli/folder.h"

/* The file that is locked, in the folder; it stays when a command is killed, and is then the mark
 * of a run that had begun. */
#define FOLDER_LOCK_NAME "run.lock"

struct folder_lock {
    int is_held;
    int file;
    char path[FOLDER_PATH];
};

/* Locks an existing folder for this process; the lock ends with the process at the latest.
 * FONDSIM_IO with a sentence that names the process, when another one has it. */
int folder_lock(struct folder_lock *self, const char *folder, struct error *error);

/* Legal on a zeroed one. */
void folder_unlock(struct folder_lock *self);

#endif
