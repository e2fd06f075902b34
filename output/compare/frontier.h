/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figure "frontier": effect and cost of every option with their errors, the efficiency frontier,
 * and what stands off it. Never knows how values are computed or drawn. */
#ifndef FONDSIM_OUTPUT_COMPARE_FRONTIER_H
#define FONDSIM_OUTPUT_COMPARE_FRONTIER_H

#include "output/compare/parts.h"

enum frontier_status {
    FRONTIER_ON,
    FRONTIER_DOMINATED, /* another one does at least as much for no more; or the very same */
    FRONTIER_EXTENDED,  /* a mix of two neighbours on the frontier does as much for less */
    FRONTIER_NOT_RANKED /* cannot absorb its money */
};

/* An option minus the reference, which stands at 0. Effects are signed so that more is better. */
struct frontier_mark {
    double effect, effect_se, cost, cost_se; /* se NaN: not known */
    enum frontier_status status;
    int resolved; /* off the frontier: its cost above it is told from 0 */
    double price; /* on it: of one more unit than the option before [EUR], ratio of means; NaN: the
                     first one */
    double price_low, price_high; /* 95 %, Fieller; NaN: no interval */
};

struct frontier_panel {
    const struct outcome *effect;
    const struct frontier_mark *marks; /* [n_options] */
    size_t n_frontier;
    const size_t *frontier; /* options in order of cost */
};

struct frontier_data {
    struct compare_scene scene;
    size_t n_options; /* at least 1 */
    const struct compare_option *options;
    size_t n; /* effects, at least 1; the first PARTS_EFFECTS are drawn */
    const struct frontier_panel *panels;
};

/* Owner: the caller, figure_free(). NULL without memory. */
struct figure *frontier_figure(const struct frontier_data *data, enum language language);

#endif
