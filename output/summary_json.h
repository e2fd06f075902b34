/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of a run as one JSON file, for other programs. Numbers that are not known are null.
 * Never knows the store or how numbers were made.
 *
 * {"format": 1, "run": {name, title: {fr, en}, version, seed, samples, inner, design, complete,
 *  currency, price_year, decision_year, portfolios: [{name, fr, en, question, counterfactual}],
 *  instruments: [{key, fr, en}], levels: [...], reports: [...],
 *  outcomes: [{key, unit, fr, en, kind, lag, better, main}]},
 *  "summary": [{report, portfolio, outcome, n, mean, se, p5, p50, p95,
 *               difference: {n, mean, se, p5, p50, p95}}],
 *  "money": [{portfolio, instrument, year, <ledger columns>: mean [EUR, nominal]}],
 *  "ages": [{portfolio, instrument, age, <columns>: mean}],
 *  "response": [{instrument, multiple, outcome, mean, se, next_100k}],
 *  "absorption": [{instrument, multiple, share, se}]} */
#ifndef FONDSIM_OUTPUT_SUMMARY_JSON_H
#define FONDSIM_OUTPUT_SUMMARY_JSON_H

#include "sim/core/error.h"
#include "sim/core/tables.h"

/* FONDSIM_IO, FONDSIM_NO_MEMORY. */
int results_summary_json(const char *path, const struct run_info *info,
                         const struct summary_table *summary, const struct money_table *money,
                         const struct age_table *ages, const struct response_table *response,
                         struct error *error);

#endif
