/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the five figures share: finding rows, choosing portfolios, saying numbers no finer than
 * their standard error, captions. Never knows one figure from inside. */
#ifndef FONDSIM_OUTPUT_FIGURES_PARTS_H
#define FONDSIM_OUTPUT_FIGURES_PARTS_H

#include "output/figures.h"
#include "output/texts.h"

/* A work array for sentences. */
enum { SENTENCE_SIZE = 2400, SAID_SIZE = 200 };

/* ---- The five figures, each with what it needs (figures_<name>.c) ---- */

bool fan_possible(const struct report_tables *tables);
struct figure *fan_build(const struct report_tables *tables, enum language language);
bool levels_possible(const struct report_tables *tables);
struct figure *levels_build(const struct report_tables *tables, enum language language);
bool money_possible(const struct report_tables *tables);
struct figure *money_build(const struct report_tables *tables, enum language language);
bool effects_possible(const struct report_tables *tables);
struct figure *effects_build(const struct report_tables *tables, enum language language);
bool response_possible(const struct report_tables *tables);
struct figure *response_build(const struct report_tables *tables, enum language language);

/* ---- Rows ---- */

const struct trajectory_row *parts_trajectory(const struct report_tables *tables, int portfolio,
                                              int record, int outcome);
const struct spread *parts_spread(const struct report_tables *tables, int report, int portfolio,
                                  int outcome);
/* NULL without a summary. */
const struct summary_row *parts_summary(const struct report_tables *tables, int report,
                                        int portfolio, int outcome);

/* Most effects that figures show. */
enum { PARTS_EFFECTS = 9 };

/* The effects of the scenario, else the main outcomes of which more is better: indices in the
 * catalogue, at most `room`. Returns how many. */
size_t parts_effects(const struct run_info *info, int *effects, size_t room);

/* The outcome of the fan: the scenario's, else projects alive, else the first effect that has
 * trajectories; -1 when there is none. */
int parts_fan_outcome(const struct run_info *info);

/* ---- Portfolios ---- */

/* Number of instruments in a portfolio. */
int parts_instruments(const struct run_info *info, int portfolio);

/* The portfolio that figures speak of first: most instruments, at its own envelopes, of the
 * prospective question where there is one; the first of equals. -1 when there is none. */
int parts_main(const struct run_info *info);

/* Colour index of a portfolio. One that runs a single fund has the colour of this fund, deepened
 * when it is scaled to the money of another; the others share what is left. */
size_t parts_colour(const struct run_info *info, int portfolio);

/* At most `room` portfolios into chosen, in the scenario's order: the main one, then those at their
 * own envelopes, then those with the largest difference of `outcome` (-1: in order) at the last
 * record. Only those compared with `counterfactual`, unless it is -1. *all: how many there were.
 * Returns how many were chosen. */
size_t parts_choose(const struct report_tables *tables, int outcome, int counterfactual,
                    int *chosen, size_t room, size_t *all);

/* ---- Words: written into said[SAID_SIZE] or more, returned ---- */

const char *parts_label(enum language language, const struct label *label);
const char *parts_outcome_label(enum language language, const struct outcome *outcome);

/* A label for a narrow place: cut after a word, with an ellipsis, where it is longer than `most`
 * characters. */
char *parts_short(char *said, const char *label, size_t most);

/* The label as it stands inside a sentence: its first letter small, unless the first word is an
 * acronym. */
char *parts_inside(char *said, enum language language, const struct outcome *outcome);

/* "fin 2038": the end of the month before a decimal year. */
char *parts_end(char *said, enum language language, double year);

/* A value of an outcome in its unit (money, share or number), rounded to the decimal place of the
 * first digit of its standard error (0: three digits, NaN: two). `sign` writes a plus. */
char *parts_value(char *said, enum language language, const struct outcome *outcome, double value,
                  double se, bool sign);

/* True when the mean is further from zero than two standard errors. False when se is not known. */
bool parts_resolved(double mean, double se);

/* "+12 (-3 à 28)" or "non résolu (-3 à 28)". */
char *parts_difference(char *said, enum language language, const struct outcome *outcome,
                       double mean, double se, double low, double high);

/* "de -3 à 28 dans 9 cas sur 10". */
char *parts_range(char *said, enum language language, const struct outcome *outcome,
                  const struct estimate *difference);

/* The value with its noun: "+12 projets en vie", "+1,2 M€ (cofinancements)". */
char *parts_amount_of(char *said, enum language language, const struct outcome *outcome,
                      double value, double se);

/* The first and last year that records cover, as "2020" and "2038". */
void parts_span(const struct run_info *info, char first[16], char last[16]);

/* Appends to text[SENTENCE_SIZE], with ", " or "; " as `between` before all but the first. */
void parts_append(char *text, const char *between, const char *more);

/* ---- The page ---- */

/* How many samples are behind the response curves, at most. */
enum { PARTS_RESPONSE_SAMPLES = 640 };

/* Sets the caption: what the marks mean, then how the run was made. samples: behind this figure. */
void parts_caption(struct figure *figure, const struct report_tables *tables,
                   enum language language, const char *marks, unsigned long samples);

/* Records that memory was short while a chart was built. */
void parts_no_memory(struct chart *chart);

/* Axis kind of an outcome's values: money, percent or number. */
enum axis_numbers parts_numbers(const struct outcome *outcome);

/* Place of a record or date on a time axis whose ticks bear the year that ends there. */
double parts_when(double year);

/* Dashed rules at the evaluation and the decision, with their names when `named`. */
void parts_rules(struct chart *chart, const struct run_info *info, enum language language,
                 bool named);

#endif
