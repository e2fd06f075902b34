/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of sensitivities. Knows which there are, not how they are drawn. */
#ifndef FONDSIM_CLI_SENSITIVITY_DRAWING_H
#define FONDSIM_CLI_SENSITIVITY_DRAWING_H

#include "output/format.h"
#include "sim/comparison/sensitivity.h"

/* Draws into folder/figures/<fr or en>/: a tornado for each quantity, two-way map and Sobol indices
 * of each net benefit, or of the first quantity when there is none. FONDSIM_IO, FONDSIM_NO_MEMORY,
 * FONDSIM_DOMAIN. */
int sensitivity_draw(const struct sensitivity *sensitivity, const char *folder,
                     enum language language, struct error *error);

#endif
