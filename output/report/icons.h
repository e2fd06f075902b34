/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A probability as people say it: so many worlds out of 100, in words and as a hundred marks in
 * rows of ten. Never knows what the worlds are about. */
#ifndef FONDSIM_OUTPUT_REPORT_ICONS_H
#define FONDSIM_OUTPUT_REPORT_ICONS_H

#include <stdbool.h>
#include <stddef.h>

#include "output/chart.h"

/* "dans 78 mondes sur 100" of a share in [0,1]; with a standard error of half a world or more, the
 * range of two of them: "dans 78 mondes sur 100 (entre 74 et 82)". Nothing is rounded to never or
 * always that was not: "dans moins de 1 monde sur 100". buffer[FORMAT_SIZE]; returns it. */
char *icons_say(char *buffer, size_t size, enum language language, double share, double se);

/* Most groups of a figure. */
enum { ICONS_GROUPS = 6 };

/* Worlds that have something in common. */
struct icon_group {
    const char *label;    /* "Cinq fonds ensemble en tête"; borrowed while the figure is built */
    double share;         /* in [0,1]; those of all groups add up to 1 */
    double se;            /* standard error of share; 0 or NaN: not known, no range is said */
    struct colour colour; /* off: chosen */
};

/* Marks of 100 given to the groups, by largest remainder: they add up to 100. counts[n]. A group
 * with a share above 0 may have none: its words say so. */
void icons_count(const struct icon_group *groups, size_t n, int *counts);

/* Whether the largest share is further from the second than two standard errors of their difference
 * (bounded by the sum of theirs): otherwise no group can be said to be the most frequent. */
bool icons_resolved(const struct icon_group *groups, size_t n);

/* The figure: groups in the order given, each with a mark of its own (shape and darkness, so that
 * grey print tells them apart) and its words beside it. title: the message; when the groups are not
 * resolved it is put behind "Non résolu à cette précision". caption: NULL, or added to the note on
 * what a mark is. NULL without memory. A figure that holds a fault (figure_check): n outside 1 to
 * ICONS_GROUPS, shares that do not add up to 1 (1e-6). Owner: the caller, figure_free. */
struct figure *icons_build(enum language language, const char *title, const char *caption,
                           const struct icon_group *groups, size_t n);

#endif
