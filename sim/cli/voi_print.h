/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of information as a table for a terminal or another program. Computes nothing. */
#ifndef FONDSIM_CLI_VOI_PRINT_H
#define FONDSIM_CLI_VOI_PRINT_H

#include <stdio.h>

#include "output/format.h"
#include "sim/analysis/evppi.h"

struct voi_print {
    enum language language;
    double willingness;
    size_t rows, options;
    const char *best_cost, *best_effect; /* columns of the option that is best on average */
    const struct voi_evpi *evpi;
    size_t n_sets;
    char *const *names;
    const struct evppi *evppi; /* [n_sets] */
};

/* Plain decimals with a point in both languages, all values at one decimal place so that rounding
 * keeps their order: that of the smallest error, but not beyond the third digit of the largest. */
void voi_print(const struct voi_print *self, FILE *file);

#endif
