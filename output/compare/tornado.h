/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figure "tornado": the mean of a quantity with one parameter at a time held between its 5 % and
 * its 95 % values, and where it changes sign. Never knows how means are computed or drawn. */
#ifndef FONDSIM_OUTPUT_COMPARE_TORNADO_H
#define FONDSIM_OUTPUT_COMPARE_TORNADO_H

#include "output/compare/parts_runs.h"

/* The mean of the quantity with the parameter held at a value. */
struct tornado_held {
    double value, mean, se;
};

struct tornado_bar {
    struct runs_parameter parameter;
    const struct tornado_held *points; /* [n_points] by value, ascending */
    double swing_se;                   /* of last mean - first, paired; NaN: not known */
    int resolved;                      /* last mean - first is told from 0 */
    int switches;                      /* times that the mean changes sign: 0, 1, 2 for several */
    double at, at_se;                  /* the (lowest) value where it does; se NaN: not known */
    int at_resolved;
};

struct tornado_data {
    struct compare_scene scene;
    struct runs_measure measure;
    double base, base_se;           /* mean with nothing held */
    size_t n, n_points;             /* parameters, at least 1; points of each, at least 2 */
    const struct tornado_bar *bars; /* [n] by weight, falling: the first RUNS_ROWS are drawn */
};

/* Owner: the caller, figure_free(). NULL without memory. */
struct figure *tornado_figure(const struct tornado_data *data, enum language language);

#endif
