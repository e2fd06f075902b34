/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws a figure to SVG text through GNU libplot. Never knows results, files or what is drawn. */
#ifndef FONDSIM_OUTPUT_PLOT_DRIVER_H
#define FONDSIM_OUTPUT_PLOT_DRIVER_H

#include "output/chart.h"
#include "sim/core/error.h"
#include <stddef.h>

/* The box of one written line [mm], origin at the bottom left of the page. */
struct text_box {
    double left, bottom, right, top;
    char *text; /* UTF-8 */
};

struct text_boxes {
    size_t n, room;
    struct text_box *boxes;
};

/* *svg: UTF-8 text of *size bytes, terminated, the same bytes for the same figure. Owner: the
 * caller, free(). FONDSIM_NO_MEMORY, FONDSIM_IO (the drawing library refused), FONDSIM_DOMAIN (a
 * fault in the figure, a panel left without room). libplot ends the process itself when memory is
 * out: draw only after results are stored. */
int plot_svg(const struct figure *figure, char **svg, size_t *size, struct error *error);

/* The same, and the boxes of every line of text drawn: *boxes is filled (text_boxes_free). */
int plot_svg_boxes(const struct figure *figure, char **svg, size_t *size, struct text_boxes *boxes,
                   struct error *error);

void text_boxes_free(struct text_boxes *self);

#endif
