/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts of a report that need more than the comparison: what each fund's effect hangs on, where
 * it would overtake, how much rests on priors, what it would be worth to know. Knows no word. */
#ifndef FONDSIM_CLI_REPORT_ASKED_H
#define FONDSIM_CLI_REPORT_ASKED_H

#include "output/report/facts.h"
#include "sim/comparison/comparison.h"
#include "sim/comparison/information.h"
#include "sim/core/runner.h"

/* Fills drivers, switches, knowledge, surveys and the bracket of perfect information
 * of facts that report_facts_fill() has begun. information may be NULL: not known. runner NULL:
 * nothing that needs new runs. Errors of the runner and of the store; FONDSIM_NO_MEMORY. */
int report_asked_fill(struct store *store, const struct comparison *comparison,
                      const struct information *information, const struct runner *runner,
                      struct report_facts *facts, struct error *error);

/* Fills priors_share, by new runs; left unknown when nothing is the choice. Errors of the runner,
 * FONDSIM_NO_MEMORY. */
int report_asked_priors(const struct comparison *comparison, const struct runner *runner,
                        struct report_facts *facts, struct error *error);

#endif
