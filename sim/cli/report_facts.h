/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the answers of the comparison to the plain facts of a report. Knows no word. */
#ifndef FONDSIM_CLI_REPORT_FACTS_H
#define FONDSIM_CLI_REPORT_FACTS_H

#include "output/report/facts.h"
#include "sim/comparison/comparison.h"

/* Groups, verdicts and funds of *facts, whose tables of the run are set by the caller. What needs
 * more than the comparison (drivers, knowledge, surveys) is left out. The comparison must outlive
 * the facts. FONDSIM_NO_MEMORY; the caller frees. */
int report_facts_fill(const struct comparison *comparison, struct report_facts *facts,
                      struct error *error);

#endif
