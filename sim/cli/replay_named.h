/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A parameter in a story: its whole name, its values as figures and screens write them. Knows no
 * story. */
#ifndef FONDSIM_CLI_REPLAY_NAMED_H
#define FONDSIM_CLI_REPLAY_NAMED_H

#include "output/format.h"
#include "sim/core/scenario.h"

/* Each is [size]. value: with the words of its unit; median: of the same unit, without them. */
struct named_value {
    char name[400], value[200], median[200];
};

/* theta: an index in the scenario's assumptions. */
void replay_named(struct named_value *named, enum language language,
                  const struct scenario *scenario, size_t theta, double value, double median);

#endif
