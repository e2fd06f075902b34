/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sensitivities on one screen, in French or English. Computes nothing. */
#ifndef FONDSIM_CLI_SENSITIVITY_SCREEN_H
#define FONDSIM_CLI_SENSITIVITY_SCREEN_H

#include <stdio.h>

#include "output/format.h"
#include "sim/comparison/sensitivity.h"

/* Conventions, tornado with break-evens, effects, two-way map, Sobol indices as far as they were
 * made. Every number stands with its standard error and no more digits than it supports. */
void sensitivity_screen(FILE *file, enum language language, const struct sensitivity *sensitivity);

#endif
