/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The icon array of a report's first verdict. Never knows how a verdict was reached. */
#ifndef FONDSIM_OUTPUT_REPORT_REPORT_ICONS_H
#define FONDSIM_OUTPUT_REPORT_REPORT_ICONS_H

#include "output/chart.h"
#include "output/report/facts.h"

/* One hundred worlds: those in which the first verdict's option is best, and the others. facts has
 * at least one verdict. NULL without memory. Owner: the caller, figure_free. */
struct figure *report_icons(enum language language, const struct report_facts *facts);

#endif
