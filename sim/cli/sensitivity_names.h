/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the options of `sensitivity` name: portfolios, outcomes, parameters. An unknown name is
 * answered with the nearest known one. Knows no analysis. */
#ifndef FONDSIM_CLI_SENSITIVITY_NAMES_H
#define FONDSIM_CLI_SENSITIVITY_NAMES_H

#include "sim/cli/cli.h"
#include "sim/core/tables.h"

/* Index of a portfolio; -1 for name NULL. FONDSIM_USAGE, which quotes the option. */
int names_portfolio(const struct scenario *scenario, const char *option, const char *name,
                    int *portfolio, struct error *error);

/* outcomes[list->n], *n of them, each once. FONDSIM_USAGE. */
int names_outcomes(const struct catalogue *catalogue, const struct option_list *list, int *outcomes,
                   size_t *n, struct error *error);

/* parameters[n_assumptions]: indices in theta of those that are named or stand in a section that
 * is named ("commons") and vary, each once, in order. FONDSIM_USAGE for an unknown name, or where
 * nothing varies. */
int names_parameters(const struct scenario *scenario, const struct option_list *list,
                     size_t *parameters, size_t *n, struct error *error);

/* "commons.p,commons.hours": two parameters that vary. FONDSIM_USAGE. */
int names_pair(const struct scenario *scenario, const char *text, size_t pair[2],
               struct error *error);

#endif
