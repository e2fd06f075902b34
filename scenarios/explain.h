/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a key of a scenario means, from the tables. In French or English. */
#ifndef FONDSIM_SCENARIOS_EXPLAIN_H
#define FONDSIM_SCENARIOS_EXPLAIN_H

#include <stdio.h>

/* Text of a reference's key, or NULL: handed in, since references are the models' own. */
typedef const char *explain_citation(const char *key);

/* Prints all that is known under a key or the end of a path ("ticket", "engineering_fund.kept",
 * "instruments.engineering.ticket", "economics"). Returns how many things were found; 0 with
 * *nearest set to a known key, or NULL. */
int explain_print(const char *key, int french, explain_citation *citation, FILE *stream,
                  const char **nearest);

/* All parameters that a model reads as a page of Markdown, in English. */
void explain_print_page(explain_citation *citation, FILE *stream);

/* All places and their keys, a line each. */
void explain_print_list(int french, FILE *stream);

#endif
