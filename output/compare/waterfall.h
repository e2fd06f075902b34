/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figure "waterfall": from gross to net for each option, one ledger a panel, and what co-funding
 * each euro brings, gross and net. Never knows how values are computed or drawn. */
#ifndef FONDSIM_OUTPUT_COMPARE_WATERFALL_H
#define FONDSIM_OUTPUT_COMPARE_WATERFALL_H

#include "output/compare/parts.h"

/* Net = gross - deadweight - displacement + indirect, the first three at least 0. */
enum waterfall_step {
    WATERFALL_GROSS,
    WATERFALL_DEADWEIGHT,
    WATERFALL_DISPLACEMENT,
    WATERFALL_INDIRECT,
    WATERFALL_NET,
    WATERFALL_STEPS
};

struct waterfall_ledger {
    double mean[WATERFALL_STEPS], se[WATERFALL_STEPS]; /* se NaN: not known */
    double anywhere; /* net less what is taken outside the panel; NaN: nothing is */
    int net_resolved;
};

struct waterfall_panel {
    const struct outcome *outcome;
    const struct waterfall_ledger *ledgers; /* [n_options] */
};

/* Euros of co-funding for each euro spent; NaN: nothing was spent. */
struct waterfall_leverage {
    double gross, gross_se, net, net_se;
};

struct waterfall_data {
    struct compare_scene scene;
    size_t n_options; /* at least 1; the first WATERFALL_OPTIONS are drawn */
    const struct compare_option *options;
    size_t first; /* the option that the title speaks of, one of those drawn */
    size_t n;     /* ledgers, 1 to WATERFALL_LEDGERS */
    const struct waterfall_panel *panels;
    const struct waterfall_leverage *leverages; /* [n_options]; NULL: not said */
};

enum { WATERFALL_OPTIONS = 8, WATERFALL_LEDGERS = 3 };

/* Owner: the caller, figure_free(). NULL without memory. */
struct figure *waterfall_figure(const struct waterfall_data *data, enum language language);

#endif
