/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a stored run to its figures, for the subcommands that draw. */
#ifndef FONDSIM_CLI_PLOT_H
#define FONDSIM_CLI_PLOT_H

#include "output/format.h"
#include "sim/cli/reading.h"

/* Draws the figures of a stored run into folder/figures/<language>, which is made when missing.
 * Memory: two portfolios' values of one outcome. Errors of the store and of figures_draw. */
int plot_figures(struct store *store, const struct run_tables *tables, const char *folder,
                 enum language language, struct error *error);

#endif
