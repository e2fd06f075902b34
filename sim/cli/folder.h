/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The results folder: may it be used, make it, empty it of an earlier run. Knows
 * names of files, not their contents. */
#ifndef FONDSIM_CLI_FOLDER_H
#define FONDSIM_CLI_FOLDER_H

#include "sim/core/error.h"

/* Long enough for any path we make. */
enum { FOLDER_PATH = 4096 };

/* 0 when a run may use this folder: it does not exist, is empty, was left by a run that was killed
 * before it had results, or (force) holds an earlier run.
 * Writes nothing. FONDSIM_IO with a sentence otherwise. */
int folder_check(const char *folder, int force, struct error *error);

/* Makes the folder and those above it; removes what an earlier run wrote in it, the results file
 * last, and nothing else. To be called after folder_check. */
int folder_prepare(const char *folder, struct error *error);

/* Makes one folder inside, with those between. */
int folder_make(const char *path, struct error *error);

/* Removes one entry of an existing folder, with what is in it; 0 when it is not there. */
int folder_remove(const char *folder, const char *name, struct error *error);

/* Writes "folder/name" into path[FOLDER_PATH]; FONDSIM_IO when it does not fit. */
int folder_path(char *path, const char *folder, const char *name, struct error *error);

#endif
