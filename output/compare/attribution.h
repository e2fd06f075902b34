/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figure "attribution": what each fund brings to the outcome and to the cost (Shapley values), and
 * the interactions of the funds two by two. Never knows how values are computed or drawn. */
#ifndef FONDSIM_OUTPUT_COMPARE_ATTRIBUTION_H
#define FONDSIM_OUTPUT_COMPARE_ATTRIBUTION_H

#include "output/compare/parts_runs.h"

/* A number with its Monte Carlo error. */
struct attribution_number {
    double mean, se;
    double low, high; /* 95 %; NaN: not known */
    int resolved;     /* told from 0 */
};

struct attribution_bar {
    struct compare_option fund;
    struct attribution_number effect, cost; /* Shapley values */
};

struct attribution_data {
    struct compare_scene scene;
    int pooled; /* 1: the total is spent whoever is present; 0: each its own envelope */
    struct runs_measure effect, cost;
    size_t n; /* funds, at least 1 */
    const struct attribution_bar *bars;
    struct attribution_number effect_total, cost_total;
    const struct attribution_number *interactions; /* [n][n] of the effect; NULL: not shown */
};

/* Owner: the caller, figure_free(). NULL without memory. Funds are drawn by falling effect. */
struct figure *attribution_figure(const struct attribution_data *data, enum language language);

#endif
