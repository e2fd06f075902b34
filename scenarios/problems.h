/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong in a scenario: where, and a sentence. All problems of a file at once, up to a
 * limit. Knows nothing of what a scenario means. */
#ifndef FONDSIM_SCENARIOS_PROBLEMS_H
#define FONDSIM_SCENARIOS_PROBLEMS_H

#include <stddef.h>
#include <stdio.h>

#include "sim/core/error.h"

enum { PROBLEMS_KEPT = 20 };

struct problem {
    char file[512];   /* as opened, or "--set" */
    int line, column; /* from 1; in a CSV file the row and the number of the field */
    char text[768];   /* "key.path: found X, expected Y"; UTF-8, printable */
};

/* Starts zeroed; nothing to free. */
struct problems {
    size_t count; /* of all problems, also those not kept */
    struct problem kept[PROBLEMS_KEPT];
};

/* Adds one; printf-like. Text that does not fit is cut. */
void problems_add(struct problems *self, const char *file, int line, int column, const char *format,
                  ...) FONDSIM_PRINTF(5, 6);

/* 1 when one more would be counted and not kept: what only makes its text is for nothing then. */
int problems_full(const struct problems *self);

/* Sorts by file, line and column. */
void problems_sort(struct problems *self);

/* One line each, "file:line:column: text"; a last line says how many were left out. */
void problems_print(const struct problems *self, FILE *stream);

/* Copies a piece of a user's text for a message: in double quotes, at most 40 bytes, control
 * characters as '?'. The result stands in `room`. */
enum { SHOWN_SIZE = 64 };
const char *problems_shown(const char *text, char room[SHOWN_SIZE]);

#endif
