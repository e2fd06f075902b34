/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figure "loss": what choosing each option loses on average against knowing better, by what a unit
 * of the effect is worth; the lower envelope is the value of perfect information. Never knows how
 * values are computed or drawn. */
#ifndef FONDSIM_OUTPUT_COMPARE_LOSS_H
#define FONDSIM_OUTPUT_COMPARE_LOSS_H

#include "output/compare/curves.h"

/* Reads `loss` of the panels. Owner: the caller, figure_free(). NULL without memory. */
struct figure *loss_figure(const struct curves_data *data, enum language language);

#endif
