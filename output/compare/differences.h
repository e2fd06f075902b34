/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figure "differences": how the paired difference of each option from the reference is distributed,
 * as ridges over the zero line, one panel for each effect. Never knows how values are computed or
 * drawn. */
#ifndef FONDSIM_OUTPUT_COMPARE_DIFFERENCES_H
#define FONDSIM_OUTPUT_COMPARE_DIFFERENCES_H

#include "output/compare/parts.h"

/* One option minus the reference, as outcomes are: less may be better. */
struct differences_ridge {
    size_t n;                   /* points of the density; 0: none, the same in every draw */
    const double *at, *density; /* [n] ascending; at least 0 */
    double mean, se;            /* se NaN: not known; mean NaN: not defined, nothing is drawn */
    double low, high;           /* 5 and 95 % quantiles */
    double better;              /* P(better than the reference) */
    double equal;               /* P(the same) */
    int resolved;               /* the mean is told from 0 */
};

struct differences_panel {
    const struct outcome *effect;
    int better;                             /* 1 more is better, -1 less is */
    const struct differences_ridge *ridges; /* [n_options] */
};

struct differences_data {
    struct compare_scene scene; /* its reference is said */
    size_t n_options;           /* at least 1, without the reference */
    const struct compare_option *options;
    size_t n; /* effects, at least 1; the first PARTS_EFFECTS are drawn */
    const struct differences_panel *panels;
};

/* What the panel of these ridges shows, from their means and quantiles alone: densities are wanted
 * from *low to *high. */
void differences_window(size_t n_options, const struct differences_ridge *ridges, double *low,
                        double *high);

/* Owner: the caller, figure_free(). NULL without memory. */
struct figure *differences_figure(const struct differences_data *data, enum language language);

#endif
