/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figure "acceptability": how likely each option is to be the best one, by what a unit of the
 * effect is worth, and the frontier of acceptability. Never knows how values are computed or drawn.
 */
#ifndef FONDSIM_OUTPUT_COMPARE_ACCEPTABILITY_H
#define FONDSIM_OUTPUT_COMPARE_ACCEPTABILITY_H

#include "output/compare/curves.h"

/* Reads `best` of the panels. Owner: the caller, figure_free(). NULL without memory. */
struct figure *acceptability_figure(const struct curves_data *data, enum language language);

#endif
