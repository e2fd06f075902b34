/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs: text broken into measured lines and written in a block. Never knows charts. */
#ifndef FONDSIM_OUTPUT_DRAW_TEXT_H
#define FONDSIM_OUTPUT_DRAW_TEXT_H

#include "output/chart.h"
#include "output/pen.h"

struct lines {
    size_t n, room;
    char **line;
    double widest; /* [mm] */
};

/* Breaks text at line feeds, and at spaces and hyphens so that lines hold in width [mm] (0: no
 * limit); a word wider than that is cut and hyphenated. NULL text gives no line. No memory goes to
 * pen_fail. lines_free. */
void lines_wrap(struct lines *self, struct pen *pen, const char *text, double size, bool bold,
                double width);
/* The same number of lines, made as even as they can be; words wider than width are not cut when
 * they hold in 1.4 times the width. For titles and names. */
void lines_balance(struct lines *self, struct pen *pen, const char *text, double size, bool bold,
                   double width);

void lines_free(struct lines *self);

/* Width of the widest part that wrapping never breaks. */
double words_width(struct pen *pen, const char *text, double size, bool bold);

/* Height of n lines at size [pt], in mm. */
double lines_height(size_t n, double size);

/* Writes the block hanging from y = top, each line anchored at x. */
void lines_write(const struct lines *self, struct pen *pen, double x, double top,
                 enum anchor anchor, double size, bool bold, struct colour colour);

/* Wraps, writes and forgets; returns the height. */
double text_write(struct pen *pen, const char *text, double x, double top, double width,
                  enum anchor anchor, double size, bool bold, struct colour colour);

/* Height the same would take. */
double text_height(struct pen *pen, const char *text, double width, double size, bool bold);

#endif
