/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of this room share: the steps of a comparison, in the order of comparison_make().
 * Never included from outside the room. */
#ifndef FONDSIM_COMPARISON_PRIVATE_H
#define FONDSIM_COMPARISON_PRIVATE_H

#include "sim/comparison/comparison.h"
#include "sim/core/sheet.h"

/* criteria.c: effects, criteria, sets of weights, from the run and the scenario's decision. */
int criteria_make(struct comparison *self, const struct comparison_asked *asked,
                  struct error *error);

/* differences.c: differences and assets, all outcomes of one report after the other. */
int differences_make(struct store *store, struct comparison *self, struct error *error);

/* groups.c: planes, curves, ranks of options, once the kept columns are read. */
int groups_make(struct store *store, struct comparison *self, struct error *error);
void groups_free(struct comparison *self);

/* ledgers.c: additionality and leverage. */
int ledgers_make(struct store *store, struct comparison *self, struct error *error);

/* comparison.c */
/* Real rate of discount [1/year] at the means of its parameters. */
double comparison_discount_rate(const struct scenario *scenario);

/* sheets_*.c: rows of a part of the comparison into its sheets. */
void sheets_add_differences(const struct comparison *comparison, struct sheet *sheet);
void sheets_add_assets(const struct comparison *comparison, struct sheet *sheet);
void sheets_add_planes(const struct comparison *comparison, struct sheet *effectiveness,
                       struct sheet *acceptability, struct sheet *choices);
void sheets_add_ledgers(const struct comparison *comparison, struct sheet *additionality,
                        struct sheet *leverage);
void sheets_add_ranks(const struct comparison *comparison, struct sheet *ranks,
                      struct sheet *weightings);
void sheets_add_members(const struct comparison *comparison, struct sheet *members,
                        struct sheet *weights);

/* sheets.c */
const char *sheets_portfolio(const struct comparison *comparison, int portfolio);
const char *sheets_outcome(const struct comparison *comparison, int outcome);
/* The question that a portfolio asks; the same and the report of a row. */
const char *sheets_asks(const struct comparison *comparison, int portfolio);
void sheets_question(struct sheet *sheet, const struct comparison *comparison, int portfolio,
                     int report);
void sheets_mean(struct sheet *sheet, struct draws_mean value);
void sheets_ratio(struct sheet *sheet, const struct ratio *ratio);

#endif
