/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a stored run of a scenario would say of itself, made without running it: for commands that
 * simulate what is never stored. Knows no analysis. */
#ifndef FONDSIM_CLI_DESCRIBED_H
#define FONDSIM_CLI_DESCRIBED_H

#include "sim/core/results.h"
#include "sim/core/tables.h"

struct described {
    struct run_info info; /* borrows from the scenario and from what follows: never freed alone */
    struct catalogue catalogue;
    struct results_shape shape;
    struct named *names; /* levels, size classes, instruments */
    struct record_date *records;
};

/* The scenario must outlive *self. Errors of the model's catalogue and shape; FONDSIM_NO_MEMORY. On
 * failure *self is freed. */
int described_init(struct described *self, const struct scenario *scenario, struct error *error);
void described_free(struct described *self); /* legal on a zeroed struct */

#endif
