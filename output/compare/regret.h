/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figure "regret": what each portfolio loses against the best one in each named variant of the
 * world, and which has the smallest worst regret. Never knows how regrets are computed or drawn. */
#ifndef FONDSIM_OUTPUT_COMPARE_REGRET_H
#define FONDSIM_OUTPUT_COMPARE_REGRET_H

#include "output/compare/parts_runs.h"

struct regret_square {
    double regret, se; /* at least 0; se NaN: not known */
};

struct regret_line {
    struct compare_option portfolio;
    double worst, worst_se;
    size_t worst_variant;
};

struct regret_data {
    struct compare_scene scene;
    struct runs_measure measure;       /* of the values that are compared */
    size_t n_variants, n_portfolios;   /* at least 1; at most REGRET_VARIANTS and REGRET_PORTFOLIOS
                                          are drawn, the first ones */
    const struct label *variants;      /* [n_variants] */
    const struct regret_line *rows;    /* [n_portfolios] */
    const struct regret_square *cells; /* [variant][portfolio] */
    size_t minimax, second;            /* lowest and second lowest worst regret */
    int resolved;                      /* the second one's is told from the first one's */
};

enum { REGRET_VARIANTS = 10, REGRET_PORTFOLIOS = 20 };

/* Owner: the caller, figure_free(). NULL without memory. Portfolios are drawn by rising worst
 * regret. */
struct figure *regret_figure(const struct regret_data *data, enum language language);

#endif
