/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a parameter belongs, as people name it: its fund, its size of project, its level. Without
 * it "amount of an award" says of which fund nowhere but in its path. Knows no figure. */
#ifndef FONDSIM_CLI_PARAMETER_PLACE_H
#define FONDSIM_CLI_PARAMETER_PLACE_H

#include "sim/core/scenario.h"

/* Borrows from the scenario and its tables. */
struct parameter_place {
    struct label of; /* NULL texts: not in a section */
    struct label to; /* of a move, the level that it leads to; of a weight at entry, the level; NULL
                        texts: none */
};

/* theta: an index in the scenario's assumptions. */
struct parameter_place parameter_place_of(const struct scenario *scenario, size_t theta);

#endif
