/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the chapters share: tables in the making, ways of saying numbers, labels. Never seen outside
 * output/report/report*.c and chapter_*.c. */
#ifndef FONDSIM_OUTPUT_REPORT_REPORT_PRIVATE_H
#define FONDSIM_OUTPUT_REPORT_REPORT_PRIVATE_H

#include "output/report/report.h"

/* ---- Chapters, in order ---- */

void chapter_answer(struct report *self);
void chapter_funds(struct report *self);
void chapter_compare(struct report *self);
void chapter_time(struct report *self);
void chapter_evidence(struct report *self);
void chapter_method(struct report *self);

/* ---- Tables: open, columns from left to right, cells row by row, show ---- */

/* An empty table; id is its anchor, tab its sheet. NULL without memory: every call accepts it. */
struct report_table *report_table(struct report *self, const char *id, const char *tab,
                                  const char *title, const char *note);
void report_column(struct report_table *table, const char *title, const char *unit,
                   enum cell_format format);
/* A column of standard errors for the column before it; stands in the workbook only. */
void report_error_column(struct report *self, struct report_table *table);
/* The table into the document and the workbook; a table without rows is left out. */
void report_show(struct report *self, struct report_table *table);
/* Into the workbook only. */
void report_keep(struct report *self, struct report_table *table);

/* ---- Figures ---- */

/* The figure of this name, when the gallery holds it. table: id of the table with its numbers, or
 * NULL. */
void report_figure(struct report *self, const char *name, const char *table);
/* The figures <name>-<effect>, of the effects that the committee values, or of all when it values
 * none. */
void report_figures(struct report *self, const char *name);
/* Whether there is one. */
int report_has_figures(const struct report *self, const char *name);
/* 1 when the committee says what the effect is worth; without any worth all are shown. */
int report_is_valued(const struct report_facts *facts, size_t effect);

/* ---- Saying: strings that live as long as the report ---- */

const char *report_label(const struct report *self, const struct label *label);
const char *report_portfolio(const struct report *self, int portfolio);
/* The same between quotation marks. */
const char *report_quoted(struct report *self, int portfolio);
const char *report_instrument(const struct report *self, int instrument);
/* "project-years": label of an outcome, as it stands in a sentence. */
const char *report_outcome(struct report *self, int outcome);
/* Meaning of an assumption, with its place ("Ingénierie: part des postes gardés"). */
const char *report_assumption(struct report *self, size_t assumption);
/* "a priori", "sourcé" ... */
const char *report_status(const struct report *self, size_t assumption);
/* 1 for what a fund decides (ticket, duration, envelope): it is chosen, not measured. */
int report_is_lever(const struct report_facts *facts, size_t assumption);
/* "1 année-projet" */
const char *report_unit(struct report *self, int outcome);
/* No more digits than the standard error supports; money at its scale. */
const char *report_amount(struct report *self, int outcome, struct fact_number number,
                          int is_signed);
const char *report_money(struct report *self, struct fact_number number);
/* A standard error in euros, one digit. */
const char *report_error(struct report *self, double se);
/* The same in the unit of an outcome. */
const char *report_error_of(struct report *self, int outcome, double se);
/* Euros that are known exactly: "20 k€", "3 000 €". */
const char *report_exact(struct report *self, double euros);
/* "12 %" of a share in [1] */
const char *report_percent(struct report *self, double share);
/* "dans 78 mondes sur 100" */
const char *report_worlds(struct report *self, struct fact_number share);
/* A number of a parameter with its unit: shares as percentages. */
const char *report_parameter(struct report *self, size_t assumption, double value);
const char *report_year(struct report *self, double year);
/* The year that ends at a record's date. */
const char *report_end(struct report *self, int report);
/* Whether an effect can be seen at the evaluation, and for which awards. */
const char *report_seen(struct report *self, int outcome);
/* "a, b and c": the texts of n items, joined. */
const char *report_list(struct report *self, size_t n, const char *const *items);

#endif
