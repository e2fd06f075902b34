/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figure "information": what it would be worth to know everything, some parameters, or what planned
 * surveys tell, before deciding. Never knows how values are computed or drawn. */
#ifndef FONDSIM_OUTPUT_COMPARE_INFORMATION_H
#define FONDSIM_OUTPUT_COMPARE_INFORMATION_H

#include "output/compare/parts_runs.h"

/* What it is worth to know a parameter or a group of them [EUR]. */
struct information_set {
    struct runs_parameter parameter; /* its name, or that of the group */
    double value, se;                /* se NaN: not known */
    int misfit;                      /* 1: the residual check says that it may be too low */
};

/* A survey of one size [EUR]. */
struct information_size {
    size_t n;               /* units asked */
    double worth, worth_se; /* of what it tells, after its delay */
    double cost, net, net_se;
};

struct information_survey {
    struct label label;
    size_t n;
    const struct information_size *sizes; /* [n] ascending */
    size_t best;                          /* highest net gain; n: none is above 0 */
};

struct information_data {
    struct compare_scene scene;
    struct runs_measure measure; /* the net benefit that decides */
    struct label option;         /* best on average, knowing nothing more */
    double high, high_se;        /* of knowing everything [EUR], plug-in */
    double low, low_se;          /* split halves; NaN: not known */
    size_t n_sets;
    const struct information_set *sets; /* any order: the RUNS_ROWS highest are drawn */
    size_t n_surveys;                   /* the first INFORMATION_SURVEYS are drawn */
    const struct information_survey *surveys;
};

enum { INFORMATION_SURVEYS = 6 };

/* Owner: the caller, figure_free(). NULL without memory. Without sets and surveys: the band alone.
 */
struct figure *information_figure(const struct information_data *data, enum language language);

#endif
