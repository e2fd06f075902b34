/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a scenario as it was run: used_scenario.yaml, everything explicit, with the files it names
 * under inputs/. Reading that file gives the same scenario, and writing it again the same bytes. */
#ifndef FONDSIM_SCENARIOS_WRITE_H
#define FONDSIM_SCENARIOS_WRITE_H

#include <stdio.h>

#include "sim/core/scenario.h"

/* Writes the YAML. Tables of territories are named inputs/<file>. Laws are written by their own
 * parameters, empirical laws by their values. FONDSIM_IO, FONDSIM_NO_MEMORY or 0. */
int scenario_write(const struct scenario *scenario, FILE *stream, struct error *error);

/* A file that the scenario names. */
struct input_file {
    char *from; /* path to open */
    char *name; /* "inputs/epci-2026.csv": different for different files */
};

struct input_files {
    size_t n;
    struct input_file *items;
};

/* Files that used_scenario.yaml names, each once, in order. Free with scenario_inputs_free.
 * FONDSIM_NO_MEMORY or 0. */
int scenario_inputs(const struct scenario *scenario, struct input_files *inputs);
void scenario_inputs_free(struct input_files *inputs); /* legal on a zeroed one */

/* Writes folder/used_scenario.yaml and copies the files into folder/inputs/. The folder exists.
 * FONDSIM_IO with a sentence, FONDSIM_NO_MEMORY or 0. */
int scenario_write_folder(const struct scenario *scenario, const char *folder, struct error *error);

#endif
