/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of series: the shared legend, labels at line ends, labels of reference lines; measured,
 * pushed apart, drawn. Never knows libplot or axes. */
#ifndef FONDSIM_OUTPUT_DRAW_LABELS_H
#define FONDSIM_OUTPUT_DRAW_LABELS_H

#include "output/draw_frame.h"

/* Width [mm] that labels right of the plot need, gap included; 0 without labels. */
double end_labels_width(const struct frame *frame);
void end_labels_draw(const struct frame *frame);

/* Height [mm] that the texts of vertical rules need over the plot, whose left and right are set. */
double rule_labels_height(const struct frame *frame);
void rule_labels_draw(const struct frame *frame);

/* Lays the shared legend out in rows of `width` mm from (left, top); draws it when drawn is true.
 * Returns its height, 0 when there is nothing to name. */
double legend_height(const struct figure *figure, struct pen *pen, double left, double top,
                     double width, bool drawn);

#endif
