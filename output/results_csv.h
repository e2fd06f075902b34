/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of a run as tidy CSV (UTF-8, comma, decimal point, RFC 4180 quotes, one header line).
 * Files are replaced whole. Never knows the store or how numbers were made.
 *
 * summary.csv, one row per report, portfolio and outcome:
 *   report            date as the scenario writes it
 *   portfolio, outcome, unit   names of the scenario and of the catalogue
 *   n                 replicates in which the outcome is defined
 *   mean, se          over replicates; se from means of blocks of 32 samples, empty under 20 blocks
 *   p5, p50, p95      quantiles over replicates: parameters and luck together
 *   difference ...    the same of the paired difference from the counterfactual of the portfolio's
 *                     question: difference, difference_se, difference_p5, _p50, _p95
 * trajectories.csv, one row per portfolio, date and outcome that is followed:
 *   portfolio, date   end of the step, named like reports: 2026 is the end of 2026, 2026-06 of June
 *   outcome, unit, n, mean, se, difference, difference_se   over all replicates
 *   n_quantiles, p5, p25, p50, p75, p95   over the first replicates (at most 2,048) */
#ifndef FONDSIM_OUTPUT_RESULTS_CSV_H
#define FONDSIM_OUTPUT_RESULTS_CSV_H

#include "sim/core/error.h"
#include "sim/core/tables.h"

/* FONDSIM_IO, FONDSIM_NO_MEMORY. */
int results_summary_csv(const char *path, const struct run_info *info,
                        const struct summary_table *table, struct error *error);
int results_trajectories_csv(const char *path, const struct run_info *info,
                             const struct trajectory_table *table, struct error *error);

#endif
