/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks of a panel, clipped to its plot. Never knows libplot, legends or axes. */
#ifndef FONDSIM_OUTPUT_DRAW_MARKS_H
#define FONDSIM_OUTPUT_DRAW_MARKS_H

#include "output/draw_frame.h"

/* Draws every series in order; texts last, so that nothing covers them. */
void marks_draw(const struct frame *frame);

/* One marker of a style at a place on the page. */
void marker_draw(struct pen *pen, double x, double y, const struct style *style);

#endif
