/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The resolved scenario as JSON, for other programs (tests/twin/README.md describes the form):
 * values are fixed values or means of laws, choices and flags numbers, names indices. */
#ifndef FONDSIM_SCENARIOS_JSON_H
#define FONDSIM_SCENARIOS_JSON_H

#include <stdio.h>

#include "sim/core/scenario.h"

/* FONDSIM_NO_MEMORY, FONDSIM_IO or 0. */
int scenario_print_json(const struct scenario *scenario, FILE *stream, struct error *error);

#endif
