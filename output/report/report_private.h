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
void chapter_register(struct report *self); /* the annex */

/* Parts of chapter 3 (chapter_standing.c). */
void compare_standing(struct report *self);
void compare_members(struct report *self);

/* ---- Tables: open, columns from left to right, cells row by row, show ---- */

/* An empty table; id is its anchor, tab its sheet. NULL without memory: every call accepts it. */
struct report_table *report_table(struct report *self, const char *id, const char *tab,
                                  const char *title, const char *note);
void report_column(struct report_table *table, const char *title, const char *unit,
                   enum cell_format format);
/* Tells where what the table rests on stands, instead of at the register. */
void report_basis(struct report_table *table, const char *anchor);
/* Digits after the mark of the column added last, where no error tells. */
void report_decimals(struct report_table *table, int decimals);
/* The column added last stands in one place only, or is written at the scale of others. */
void report_place(struct report_table *table, enum column_place place);
void report_compared(struct report_table *table, int group);
/* Adds a last column, never shown, whose cells ("#anchor") are where those of `column`, counted
 * from 1, lead. */
void report_links(struct report_table *table, int column);
/* A column of standard errors for the column before it; stands in the workbook only. */
void report_error_column(struct report *self, struct report_table *table);
/* The table into the document and the workbook; a table without rows is left out. */
void report_show(struct report *self, struct report_table *table);
/* Columns and cells of a difference of any outcome: as readers see it in its own unit, and as
 * numbers in the workbook. The table of cells may not be NULL, here and below. */
void report_change_columns(struct report *self, struct report_table *table);
void report_change_cells(struct report *self, struct report_table *table, int outcome,
                         struct fact_number difference, double low, double high);
/* A number and its error, which stands in the workbook only. */
void report_number_columns(struct report *self, struct report_table *table, const char *title,
                           const char *unit, enum cell_format format);
void report_number_cells(struct report_table *table, struct fact_number number);
/* A number of one outcome and its error; the page says so when it is not resolved. */
void report_outcome_columns(struct report *self, struct report_table *table, const char *title,
                            int outcome, int is_difference);
void report_outcome_cells(struct report *self, struct report_table *table,
                          struct fact_number number);
/* Into the workbook only. */
void report_keep(struct report *self, struct report_table *table);

/* Id of the table of one effect of a group of options: its anchor, when it stands on the page. */
const char *report_plane(struct report *self, const char *group, int outcome);

/* ---- Figures ---- */

/* The figure of this name, when the gallery holds it. table: id of the table with its numbers, or
 * NULL. */
void report_figure(struct report *self, const char *name, const char *table);
/* The figures <name>-<effect>, of the effects that the committee values, or of all when it values
 * none. */
void report_figures(struct report *self, const char *name);
/* The figure <name>-<effect> of one effect. */
void report_figure_of(struct report *self, const char *name, size_t effect);
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
/* The same without its place; its place, "" for none. */
const char *report_bare_assumption(struct report *self, size_t assumption);
const char *report_place_of(const struct report *self, size_t assumption);
/* 1 when it is an assumption of this fund, -1: of none. */
int report_is_of(const struct report *self, size_t assumption, int instrument);
/* Anchor of the part of the register that holds a fund's assumptions (-1: those of no fund); of one
 * assumption, with '#'. */
const char *report_register(struct report *self, int instrument);
const char *report_assumption_link(struct report *self, size_t assumption);
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
/* Numbers of one outcome said together, in one unit and with decimals that their errors support. */
struct said_row {
    const char *mean;  /* with its sign; "unresolved" when it is */
    const char *range; /* "low to high" */
};
struct said_row report_row(struct report *self, int outcome, struct fact_number mean, double low,
                           double high);
/* A number of euros without its sign of money, at a scale; and one with an interval. */
const char *report_money_at(struct report *self, struct fact_number number, enum money_scale scale);
const char *report_money_within(struct report *self, struct fact_number number, double low,
                                double high, enum money_scale scale);
/* "that a local project lives one year more": one unit of an outcome, after "to pay so much". */
const char *report_purpose(struct report *self, int outcome);
/* Euros that are known exactly: "20 k€", "3 000 €". */
const char *report_exact(struct report *self, double euros);
/* "12 %" of a share in [1] */
const char *report_percent(struct report *self, double share);
/* "dans 78 mondes sur 100" */
const char *report_worlds(struct report *self, struct fact_number share);
/* A value of a parameter with its unit: shares as percentages, choices by name. */
const char *report_parameter(struct report *self, size_t assumption, double value);
/* The same of its law: "15 k€ à 60 k€", 5 % and 95 % quantiles, or its value when it is not drawn.
 */
const char *report_law(struct report *self, size_t assumption);
const char *report_year(struct report *self, double year);
/* The year that ends at a record's date. */
const char *report_end(struct report *self, int report);
/* Whether an effect can be seen at the evaluation, and for which awards. */
const char *report_seen(struct report *self, int outcome);
/* "a, b and c": the texts of n items, joined. */
const char *report_list(struct report *self, size_t n, const char *const *items);

#endif
