/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figure "ranks": how likely each option is to have each rank, criterion by criterion, never
 * summed. Never knows how values are computed or drawn. */
#ifndef FONDSIM_OUTPUT_COMPARE_RANKS_H
#define FONDSIM_OUTPUT_COMPARE_RANKS_H

#include "output/compare/parts.h"

struct ranks_row {
    const double *p; /* [n_options] P(rank 1), P(rank 2), ...; adds up to 1 */
    double expected; /* mean rank */
    double first_se; /* of P(rank 1); NaN: not known */
    int resolved;    /* told apart from its neighbours in order of means */
};

struct ranks_panel {
    const struct outcome *criterion;
    int better;                   /* 1 more is better, -1 less is */
    const struct ranks_row *rows; /* [n_options] */
};

struct ranks_data {
    struct compare_scene scene;
    size_t n_options; /* at least 1 */
    const struct compare_option *options;
    size_t n; /* criteria, at least 1; the first RANKS_CRITERIA are drawn */
    const struct ranks_panel *panels;
};

enum { RANKS_CRITERIA = 12 };

/* Owner: the caller, figure_free(). NULL without memory. */
struct figure *ranks_figure(const struct ranks_data *data, enum language language);

#endif
