/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figure "plane": the cost-effectiveness plane, one panel for each effect, and the share of draws
 * in each of its quadrants. Never knows how values are computed or drawn. */
#ifndef FONDSIM_OUTPUT_COMPARE_PLANE_H
#define FONDSIM_OUTPUT_COMPARE_PLANE_H

#include "output/compare/parts.h"

enum plane_quadrant {
    PLANE_DEARER_BETTER,
    PLANE_CHEAPER_BETTER,
    PLANE_CHEAPER_WORSE,
    PLANE_DEARER_WORSE,
    PLANE_QUADRANTS
};

/* A closed line around the region of highest density that holds a share of the draws; of two points
 * when they vary in one direction only. */
struct plane_contour {
    int is_inner; /* 1: half of the draws, 0: 95 % */
    size_t n;
    const double *x, *y; /* [n] effect, cost */
};

/* An option minus the reference. The effect is signed so that more is better. */
struct plane_mark {
    double effect, effect_se, cost, cost_se; /* means; se NaN: not known */
    size_t n_contours;
    const struct plane_contour *contours; /* [n_contours]; none: too few draws, or all the same */
    double shares[PLANE_QUADRANTS];       /* of draws; the rest is on an axis */
    int resolved;                         /* the quadrant of the means is known */
};

struct plane_panel {
    const struct outcome *effect;
    double willingness;             /* [EUR per unit]; NaN: no line */
    const struct plane_mark *marks; /* [n_options] that of the reference is not read */
};

struct plane_data {
    struct compare_scene scene;
    size_t n_options, reference; /* at least 1; an index in options */
    const struct compare_option *options;
    size_t n; /* effects, at least 1; the first PARTS_EFFECTS are drawn */
    const struct plane_panel *panels;
};

/* Owner: the caller, figure_free(). NULL without memory. */
struct figure *plane_figure(const struct plane_data *data, enum language language);

#endif
