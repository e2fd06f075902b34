/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items after one another on as many lines of compare's screen as they need. Knows no number. */
#ifndef FONDSIM_CLI_COMPARE_LIST_H
#define FONDSIM_CLI_COMPARE_LIST_H

#include "sim/cli/compare_parts.h"

struct compare_list {
    const struct screen *s;
    int column; /* of the terminal */
    int indent; /* of further lines */
};

/* Prints the title after an indent. */
void compare_list_begin(struct compare_list *self, const struct screen *s, const char *title);
/* The same from a column of its own; further lines stand two columns to the right of it. */
void compare_list_begin_at(struct compare_list *self, const struct screen *s, int column,
                           const char *title);
/* is_first: a space stands before it, else a semicolon. */
void compare_list_add(struct compare_list *self, const char *text, int is_first);
void compare_list_end(const struct compare_list *self);

#endif
