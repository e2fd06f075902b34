/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All numbers that say something of the decision, one after the other: for the register. Private to
 * scenarios/. Knows no reading. */
#ifndef FONDSIM_SCENARIOS_STATED_H
#define FONDSIM_SCENARIOS_STATED_H

#include "sim/core/scenario.h"

/* One number: "surveys.posts.cost", its unit, and what is said of it. */
typedef void stated_visitor(void *context, const char *path, const char *unit,
                            const struct stated *stated);

/* Conventions, worths, weights, then surveys; those that do not apply are left out. */
void stated_visit(const struct scenario *scenario, stated_visitor *visit, void *context);

#endif
