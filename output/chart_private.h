/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What figure.c and chart.c share. Never included elsewhere. */
#ifndef FONDSIM_OUTPUT_CHART_PRIVATE_H
#define FONDSIM_OUTPUT_CHART_PRIVATE_H

#include "output/chart.h"

/* Keeps the first fault in the figure. NULL figure is legal. */
void chart_fault(struct figure *figure, int code, const char *what);

/* Replaces *place by a copy of text (NULL: nothing); no memory is kept as the figure's fault. */
void chart_copy_text(struct figure *figure, char **place, const char *text);

void chart_series_free(struct series *self);

#endif
