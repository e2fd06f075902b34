/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranks and rank probabilities on each criterion, never summed. Knows no outcome, store or plot. */
#ifndef FONDSIM_ANALYSIS_RANKING_H
#define FONDSIM_ANALYSIS_RANKING_H

#include "sim/analysis/criteria.h"

/* One option on one criterion. Rank 1 is best. */
struct rank_row {
    struct draws_mean value; /* in its own unit */
    double rank;             /* by means; options that tie share the mean of their ranks */
    int resolved; /* 1: told apart (paired, 95 %) from the options just before and after it in order
                     of means; 0 also when it ties or errors are not known; 1 when it is alone */
    struct draws_mean expected; /* E[rank], inner runs averaged; ties share */
};

struct ranking {
    size_t n_criteria, n_options;
    struct rank_row *rows; /* [criterion][option] */
    /* P(rank r), [criterion][option][rank - 1]; options that tie in a draw share the ranks. Each
     * row and each column adds up to 1. se from block means; 1 / (n + 2) at 0 and 1. */
    struct draws_mean *expected; /* inner runs averaged */
    struct draws_mean *single;   /* in a single world */
};

/* Errors as criteria_average(). One option has rank 1. Scales are not used. */
int ranking_of(const struct criteria *criteria, struct ranking *self, struct error *error);
void ranking_free(struct ranking *self); /* legal on a zeroed struct */

#endif
