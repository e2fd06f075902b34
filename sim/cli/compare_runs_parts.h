/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of compare_runs.h share: what was made. Private to compare_runs.c,
 * compare_runs_screen.c and compare_runs_figures.c. */
#ifndef FONDSIM_CLI_COMPARE_RUNS_PARTS_H
#define FONDSIM_CLI_COMPARE_RUNS_PARTS_H

#include "sim/cli/compare_runs.h"
#include "sim/comparison/known.h"
#include "sim/comparison/sheets_runs.h"

struct compare_runs {
    const struct comparison *comparison;
    struct valued valued;
    int no_runs;
    int has_information; /* 0: no effect has a worth */
    struct known known;
    struct information information;
    int has_games;
    struct games games;
    int has_variants; /* 0: none in the scenario, nothing to compare, or not run */
    size_t n_worlds;  /* that are read */
    struct scenario *worlds;
    const struct scenario **world_list; /* [n_worlds] the same */
    struct variants_group *groups;
    struct variants variants;
};

/* 1 when an effect has a worth. */
int compare_runs_any_worth(const struct compare_runs *self);

#endif
