/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a stored run, for `run` and `plot`: reads what they need and hands it to output.
 */
#ifndef FONDSIM_CLI_DRAWING_H
#define FONDSIM_CLI_DRAWING_H

#include "output/figure_sink.h"
#include "output/format.h"
#include "sim/cli/reading.h"

/* Hands all figures to the sink. Memory: two portfolios' values of one outcome. */
int drawing_into(struct store *store, const struct run_tables *tables, enum language language,
                 const struct figure_sink *sink, struct error *error);

/* Draws all figures into folder/figures/<fr or en>/, replacing files of their names. */
int drawing_figures(struct store *store, const struct run_tables *tables, const char *folder,
                    enum language language, struct error *error);

#endif
