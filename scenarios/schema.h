/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The JSON Schema of scenarios, for editors: made from the same tables as the reader. It helps to
 * write; `fondsim check` decides. */
#ifndef FONDSIM_SCENARIOS_SCHEMA_H
#define FONDSIM_SCENARIOS_SCHEMA_H

#include <stdio.h>

#include "sim/core/error.h"

/* Prints the schema (draft 7, which YAML editors read). FONDSIM_NO_MEMORY, FONDSIM_IO or 0. */
int scenario_print_schema(FILE *stream, struct error *error);

#endif
