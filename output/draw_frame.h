/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One panel on the page: its place, its scales, its ticks and axes. Shared by the drawing files;
 * never knows libplot. */
#ifndef FONDSIM_OUTPUT_DRAW_FRAME_H
#define FONDSIM_OUTPUT_DRAW_FRAME_H

#include "output/axis.h"
#include "output/chart.h"
#include "output/draw_text.h"
#include "output/pen.h"

/* Sizes of text [pt]: readable when a 180 mm figure is set 160 mm wide. */
#define SIZE_TITLE 12.5
#define SIZE_PANEL 9.5
#define SIZE_SUBTITLE 8.0
#define SIZE_TICK 8.0
#define SIZE_LABEL 8.5
#define SIZE_RULE 7.5
#define SIZE_CAPTION 7.2

struct box {
    double left, bottom, right, top; /* [mm] */
};

struct frame {
    const struct chart *chart;
    struct pen *pen;
    struct box cell, plot;
    double low[2], high[2];                    /* range of x and of y, in axis units */
    struct ticks ticks[2];                     /* of x and of y */
    double left, right, bottom, header, strip; /* room taken round the plot [mm] */
};

enum { X, Y };

/* The axis of a frame by number. */
const struct axis *frame_axis(const struct frame *self, int which);

/* Place on the page [mm] of a value of x or y. */
double frame_x(const struct frame *self, double value);
double frame_y(const struct frame *self, double value);

/* Sets ranges and the ticks of y for a plot of about `height` mm, then left and right (without the
 * labels of series). */
void frame_scale(struct frame *self, double width, double height);

/* With plot.left and plot.right set: chooses the ticks of x that fit and sets bottom. */
void frame_fit_x(struct frame *self);

/* Draws the grid (under the marks), then axes and tick labels (over them). */
void frame_draw_grid(const struct frame *self);
void frame_draw_axes(const struct frame *self);

/* Height of title, subtitle and y label over a plot, and their drawing from the cell's top. */
double frame_header_height(const struct frame *self);
void frame_draw_header(const struct frame *self);

#endif
