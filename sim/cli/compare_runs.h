/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of `compare` that needs new runs or the draws of the parameters: attribution among
 * funds, regret over the scenario's variants, value of information. Stands between the folder, the
 * engine and sim/comparison; computes nothing. */
#ifndef FONDSIM_CLI_COMPARE_RUNS_H
#define FONDSIM_CLI_COMPARE_RUNS_H

#include <stdio.h>

#include "output/figure_sink.h"
#include "output/format.h"
#include "sim/comparison/comparison.h"
#include "sim/comparison/information.h"
#include "sim/core/sheet.h"

enum { COMPARE_RUNS_SHEETS = 5 }; /* RUNS_SHEETS */

struct compare_runs_asked {
    const char *folder; /* of the results: variants are read from its used_scenario.yaml */
    enum language language;
    int quiet;        /* 1: no progress */
    int no_runs;      /* 1: nothing that needs new runs; information alone */
    uint32_t samples; /* of each new run, rounded up to whole blocks; 0: as many as the run's up to
                         a number that the analysis knows */
    int threads;      /* 0: as running.h */
};

struct compare_runs; /* opaque */

/* Runs and computes; the caller has called running_catch_signals(). The comparison and its info and
 * scenario must outlive *self. What cannot be answered (too many funds, no variant, no worth, too
 * few samples) is a sentence on the screen, not an error. FONDSIM_INTERRUPTED after Ctrl-C: *self
 * then holds what was finished; FONDSIM_INVALID with an empty text when problems of a variant were
 * printed on stderr; FONDSIM_IO, FONDSIM_NO_MEMORY: *self is NULL. */
int compare_runs_make(struct store *store, const struct comparison *comparison,
                      const struct compare_runs_asked *asked, struct compare_runs **self,
                      struct error *error);
void compare_runs_free(struct compare_runs *self); /* legal on NULL */

/* Values of information; NULL when no effect has a worth. Owned by *self. */
const struct information *compare_runs_information(const struct compare_runs *self);

/* Fills sheets[COMPARE_RUNS_SHEETS], zeroed: attribution, interactions, regret, information,
 * surveys; without rows for what was not made. They borrow from self and its comparison; the caller
 * frees each with sheet_free. */
void compare_runs_sheets(const struct compare_runs *self, struct sheet *sheets);

/* Hands the figures to the sink: "attribution-<effect>", "regret-<quantity>",
 * "information-<quantity>" and the like. Errors of the sink, FONDSIM_NO_MEMORY, FONDSIM_DOMAIN. */
int compare_runs_drawing_into(const struct compare_runs *self, enum language language,
                              const struct figure_sink *sink, struct error *error);

/* Draws the figures into folder/compare/figures/<fr or en>/. FONDSIM_IO, FONDSIM_NO_MEMORY,
 * FONDSIM_DOMAIN. */
int compare_runs_figures(const struct compare_runs *self, const char *folder,
                         enum language language, struct error *error);

/* The parts of the screen that follow comparison_screen(). */
void compare_runs_screen(FILE *file, enum language language, const struct compare_runs *self);

#endif
