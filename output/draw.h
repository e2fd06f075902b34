/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawing of a figure with any driver's pen. Never knows libplot or files. */
#ifndef FONDSIM_OUTPUT_DRAW_H
#define FONDSIM_OUTPUT_DRAW_H

#include "output/chart.h"
#include "output/pen.h"

/* Draws the whole page. Faults (no memory, a panel left without room) go to pen_fail. */
void draw_figure(const struct figure *figure, struct pen *pen);

#endif
