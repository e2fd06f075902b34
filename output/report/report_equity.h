/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The concentration curves of a report: who receives, who gains, from the smallest territories to
 * the largest. Never knows how a fact was computed. */
#ifndef FONDSIM_OUTPUT_REPORT_REPORT_EQUITY_H
#define FONDSIM_OUTPUT_REPORT_REPORT_EQUITY_H

#include "output/chart.h"
#include "output/report/facts.h"

/* 1 when the scenario tells how many ecosystems are in each class of size (its cohorts come from
 * tables of territories) and a model pays anything. */
int report_equity_possible(const struct report_facts *facts);

/* Shares of money received and of level-years gained, at the last report, over the share of
 * ecosystems, by classes of size. NULL without memory. Owner: the caller, figure_free. */
struct figure *report_equity(enum language language, const struct report_facts *facts);

#endif
