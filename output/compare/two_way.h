/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figure "two_way": over the values of two parameters, the mean of a quantity and its zero line, or
 * which of several options leads. Never knows how means are computed or drawn. */
#ifndef FONDSIM_OUTPUT_COMPARE_TWO_WAY_H
#define FONDSIM_OUTPUT_COMPARE_TWO_WAY_H

#include "output/compare/parts_runs.h"

struct two_way_square {
    size_t best;  /* option with the highest mean */
    double mean;  /* with one option its mean, otherwise what it leads by */
    int resolved; /* that is told from 0 */
};

struct two_way_data {
    struct compare_scene scene;
    struct runs_measure measure;
    struct runs_parameter parameters[2]; /* along x, along y */
    size_t n[2];                         /* values of each, at least 2 */
    const double *values[2];             /* [n] ascending */
    size_t n_options;                    /* 1: the map shows the measure itself */
    const struct compare_option *options;
    const struct two_way_square *cells; /* [first][second] */
};

/* Owner: the caller, figure_free(). NULL without memory. */
struct figure *two_way_figure(const struct two_way_data *data, enum language language);

#endif
