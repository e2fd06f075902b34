/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figure "sobol": the share of the variance that each factor makes alone and with its interactions.
 * Never knows how indices are computed or drawn. */
#ifndef FONDSIM_OUTPUT_COMPARE_SOBOL_H
#define FONDSIM_OUTPUT_COMPARE_SOBOL_H

#include "output/compare/parts_runs.h"

struct sobol_share {
    double value, se; /* NaN when nothing varies */
    double low, high; /* 95 %; NaN: not known */
    int converged;
};

enum sobol_source { SOBOL_SOURCE_PARAMETER, SOBOL_SOURCE_OTHERS, SOBOL_SOURCE_LUCK };

struct sobol_bar {
    enum sobol_source source;
    struct runs_parameter parameter; /* of SOBOL_SOURCE_PARAMETER */
    size_t joined;                   /* parameters beside it in the factor, for correlations */
    struct sobol_share first, total;
};

struct sobol_data {
    struct compare_scene scene;
    struct runs_measure measure;
    int expectation;        /* 1: of the expectation given the parameters; 0: of single worlds */
    double tolerance;       /* half-width of an interval that is called converged */
    struct sobol_share sum; /* of first orders */
    size_t n;               /* factors, at least 1 */
    const struct sobol_bar *bars; /* [n] in any order: the RUNS_ROWS highest totals are drawn */
};

/* Owner: the caller, figure_free(). NULL without memory. */
struct figure *sobol_figure(const struct sobol_data *data, enum language language);

#endif
