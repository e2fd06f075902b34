/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads whole files that may be hostile: regular files only, of limited size, UTF-8. Knows nothing
 * of what they hold. */
#ifndef FONDSIM_SCENARIOS_FILE_H
#define FONDSIM_SCENARIOS_FILE_H

#include <stddef.h>

#include "sim/core/error.h"

enum { FILE_MAX_BYTES = 10 * 1024 * 1024 };

/* Reads a regular file of at most FILE_MAX_BYTES into *text (malloc, with a 0 behind; free it).
 * FONDSIM_INVALID with a phrase ("found a directory, expected a regular file"), or
 * FONDSIM_NO_MEMORY. */
int file_read(const char *path, char **text, size_t *length, struct error *error);

/* First byte that makes a text unreadable: NUL, another control character, or not UTF-8. */
struct text_fault {
    int line, column; /* from 1, in characters */
    const char *what; /* phrase, NULL when the text is sound */
};
struct text_fault file_check_text(const char *text, size_t length);

/* Folder part of a path with its '/', "" when there is none: malloc, NULL when memory is out. */
char *file_folder(const char *path);

/* folder + name, or name alone when it is absolute: malloc, NULL when memory is out. */
char *file_join(const char *folder, const char *name);

/* Part behind the last '/'. */
const char *file_base(const char *path);

#endif
