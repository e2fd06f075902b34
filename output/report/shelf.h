/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A shelf of strings that live until it is freed: sheets and columns borrow their words, and this
 * is who they borrow from. Knows no string's meaning. */
#ifndef FONDSIM_OUTPUT_REPORT_SHELF_H
#define FONDSIM_OUTPUT_REPORT_SHELF_H

#include "output/report/words.h"

struct shelf {
    size_t n, room;
    char **strings; /* owned */
    int failed;     /* 1: memory ran out; every later string is "" */
};

/* A copy of text (NULL: "") that lives as long as the shelf. Never NULL. */
const char *shelf_keep(struct shelf *self, const char *text);

/* A text of the report with its gaps filled, as word_fill; any length. Never NULL. */
const char *shelf_word(struct shelf *self, enum language language, enum word word, ...);

void shelf_free(struct shelf *self); /* legal on a zeroed shelf */

#endif
