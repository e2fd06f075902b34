/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a driver offers to the drawing: measuring and writing text, lines and filled shapes, in mm
 * from the bottom left of the page. plot_driver.c implements it. Never knows charts. */
#ifndef FONDSIM_OUTPUT_PEN_H
#define FONDSIM_OUTPUT_PEN_H

#include "output/palette.h"
#include <stdbool.h>
#include <stddef.h>

#define PEN_MM_PER_PT (25.4 / 72)

struct pen;

struct point {
    double x, y; /* [mm] */
};

/* Size of the page [mm]. */
double pen_page_width(const struct pen *self);
double pen_page_height(const struct pen *self);

/* Width [mm] of one line of UTF-8 text at `size` [pt]. */
double pen_width(struct pen *self, const char *text, double size, bool bold);

/* Writes one line with its left end on the base line at (x, y) and records its box. */
void pen_write(struct pen *self, double x, double y, const char *text, double size, bool bold,
               struct colour colour);

/* An open line of n points, `width` [pt]. Nothing when the colour is off or n < 2. */
void pen_line(struct pen *self, size_t n, const struct point *points, struct colour colour,
              double width, enum dash dash);

/* A closed shape, filled and outlined by the colours that are on. Nothing when n < 3. */
void pen_shape(struct pen *self, size_t n, const struct point *points, struct colour fill,
               struct colour stroke, double width);

/* The same for a rectangle and for a disc (radius [mm]). */
void pen_box(struct pen *self, double left, double bottom, double right, double top,
             struct colour fill, struct colour stroke, double width);
void pen_disc(struct pen *self, double x, double y, double radius, struct colour fill,
              struct colour stroke, double width);

/* Says that the drawing had to give up (no memory, no room): the first code and reason are kept. */
void pen_fail(struct pen *self, int code, const char *what);
bool pen_failed(const struct pen *self);

#endif
