/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the figures over a range of willingness to pay are drawn from, "acceptability" and "loss",
 * and how both place their panels. Never knows how values are computed. */
#ifndef FONDSIM_OUTPUT_COMPARE_CURVES_H
#define FONDSIM_OUTPUT_COMPARE_CURVES_H

#include "output/compare/parts.h"

/* What to choose at one willingness to pay. */
struct curves_choice {
    size_t option, second; /* highest and second highest mean net benefit; the same when alone */
    double probability;    /* that the option is the best one: the frontier of acceptability */
    int resolved;          /* its lead is told from 0 */
    double loss, loss_se;  /* the least expected loss [EUR]: value of perfect information */
};

/* One effect. */
struct curves_panel {
    const struct outcome *effect;
    double given;              /* what the scenario says that a unit is worth [EUR]; NaN: nothing */
    size_t n;                  /* at least 1 */
    const double *willingness; /* [n] [EUR per unit], ascending */
    const double *best;        /* [n][n_options] P(best); NaN: the option is not ranked */
    const double *loss;        /* [n][n_options] expected loss [EUR]; likewise */
    const struct curves_choice *choices; /* [n] */
};

struct curves_data {
    struct compare_scene scene;
    size_t n_options; /* at least 1 */
    const struct compare_option *options;
    size_t n; /* effects, at least 1; the first PARTS_EFFECTS are drawn */
    const struct curves_panel *panels;
};

/* The effect that titles speak of: the first one that has a given worth, else the first. */
size_t curves_first(const struct curves_data *data);

/* Index of the willingness nearest to the one given; that of the highest loss when there is none.
 */
size_t curves_at(const struct curves_panel *panel);

/* An empty figure with its language and legend: names at the ends of lines when there is one panel.
 */
struct figure *curves_begin(const struct curves_data *data, enum language language);

/* The panel of an effect with its title, x axis and, in euros, what is given as a rule. */
struct chart *curves_panel_begin(struct figure *figure, const struct curves_data *data, size_t p,
                                 enum language language);

/* The curves of all ranked options; values[n][n_options]. */
void curves_draw(struct chart *chart, const struct curves_data *data, size_t p,
                 const double *values, enum language language);

/* Sets the height, once title and caption stand; `more`: characters of other entries of the legend.
 */
void curves_end(struct figure *figure, const struct curves_data *data, size_t more,
                enum language language);

size_t curves_shown(const struct curves_data *data);

#endif
