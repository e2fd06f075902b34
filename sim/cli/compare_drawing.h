/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a comparison, from the stored draws: plane, acceptability, loss, frontier,
 * differences, ranks, waterfall. Renames what was computed; the densities of differences are made
 * here. Knows not how anything is drawn. */
#ifndef FONDSIM_CLI_COMPARE_DRAWING_H
#define FONDSIM_CLI_COMPARE_DRAWING_H

#include "output/figure_sink.h"
#include "output/format.h"
#include "sim/comparison/comparison.h"

/* Hands every figure that the comparison allows to the sink: for each group of options "plane",
 * "acceptability", "loss", "frontier", "differences" and "ranks", with "-" and the name of the
 * target after those at equal money; "waterfall" once; all but ranks again of the retrospective
 * question beside a prospective one, with "-retrospective". Errors of the sink, FONDSIM_NO_MEMORY.
 */
int compare_drawing_into(const struct comparison *comparison, enum language language,
                         const struct figure_sink *sink, struct error *error);

/* Draws them into folder/compare/figures/<fr or en>/, replacing files of their names. */
int compare_drawing(const struct comparison *comparison, const char *folder, enum language language,
                    struct error *error);

#endif
