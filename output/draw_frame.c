/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One panel's scales, ticks and axes. Never knows libplot or the series' looks. */
#include "output/draw_frame.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Distances [mm]. */
#define TICK_LENGTH 1.0
#define TICK_GAP 1.6
#define ROOM_PER_Y_TICK 11.0
#define ROOM_PER_X_TICK 9.5
#define ROOM_PER_YEAR 6.0 /* years that do not fit are thinned out by their measured widths */
#define X_LABEL_SPACE 1.5

/* Share of the panel that names of categories may take on the left, and the smallest size that
 * names under bars may shrink to so that their words hold [pt]. */
#define NAMES_SHARE 0.34
#define SIZE_LEAST 6.0

const struct axis *frame_axis(const struct frame *self, int which) {
    return which == X ? &self->chart->x : &self->chart->y;
}

/* Categories on y run down the page, like the lines of a table, unless reversed. */
static bool runs_back(const struct axis *axis, int which) {
    return (which == Y && axis->kind == AXIS_CATEGORY) != axis->reversed;
}

static double place(const struct frame *self, int which, double value) {
    double first = which == X ? self->plot.left : self->plot.bottom;
    double last = which == X ? self->plot.right : self->plot.top;
    if (runs_back(frame_axis(self, which), which))
        return axis_place(value, self->low[which], self->high[which], last, first);
    return axis_place(value, self->low[which], self->high[which], first, last);
}

double frame_x(const struct frame *self, double value) {
    return place(self, X, value);
}
double frame_y(const struct frame *self, double value) {
    return place(self, Y, value);
}

/* ---- Words of ticks ---- */

static bool is_blank(const struct axis *axis) {
    return axis->kind == AXIS_HIDDEN || axis->quiet;
}

/* Money at the largest scale that needs at most one digit after the mark. */
static void money_text(const struct frame *self, int which, double value, char *out, size_t size) {
    static const double unit[] = {1, 1e3, 1e6, 1e9};
    enum money_scale scale =
        format_money_scale(fmax(fabs(self->low[which]), fabs(self->high[which])));
    double step = self->ticks[which].step;
    while (scale > MONEY_UNIT && axis_decimals(step / unit[scale]) > 1)
        scale = (enum money_scale)((int)scale - 1);
    format_money(out, size, self->chart->figure->language, value, scale,
                 axis_decimals(step / unit[scale]));
}

static void tick_text(const struct frame *self, int which, double value, char *out, size_t size) {
    const struct axis *axis = frame_axis(self, which);
    enum language language = self->chart->figure->language;
    double step = self->ticks[which].step;
    if (axis->kind == AXIS_DATE) {
        double quarter = round((value - floor(value + 1e-6)) * 4);
        if (quarter < 1)
            format_year(out, size, value);
        else
            snprintf(out, size, "%s%d", language == LANGUAGE_FR ? "T" : "Q", (int)quarter + 1);
        return;
    }
    if (axis->numbers == AXIS_PERCENT)
        format_percent(out, size, language, value, axis_decimals(step * 100));
    else if (axis->numbers == AXIS_MONEY && value != 0)
        money_text(self, which, value, out, size);
    else
        format_number(out, size, language, value, axis_decimals(step));
}

/* The label of tick i, or of category i; in a work array of FORMAT_SIZE bytes, or the name. */
static const char *tick_label(const struct frame *self, int which, size_t i, char *work) {
    const struct axis *axis = frame_axis(self, which);
    if (axis->kind == AXIS_CATEGORY)
        return axis->names[i] == NULL ? "" : axis->names[i];
    tick_text(self, which, self->ticks[which].at[i], work, FORMAT_SIZE);
    return work;
}

static size_t tick_count(const struct frame *self, int which) {
    const struct axis *axis = frame_axis(self, which);
    return axis->kind == AXIS_CATEGORY ? axis->n_names : self->ticks[which].n;
}

static double tick_value(const struct frame *self, int which, size_t i) {
    return frame_axis(self, which)->kind == AXIS_CATEGORY ? (double)i : self->ticks[which].at[i];
}

/* ---- Scales ---- */

/* Range and ticks of one axis. */
static void set_scale(struct frame *self, int which, int about) {
    const struct axis *axis = frame_axis(self, which);
    struct ticks *ticks = &self->ticks[which];
    double low = 0, high = 1, step = 0;
    if (axis->kind == AXIS_CATEGORY && !axis->ranged) {
        low = -0.5;
        high = axis->n_names == 0 ? 0.5 : (double)axis->n_names - 0.5;
    } else if (axis->ranged) {
        low = axis->low;
        high = axis->high;
    } else {
        chart_bounds(self->chart, which == X ? 'x' : 'y', &low, &high);
        if (axis->include_zero) {
            low = fmin(low, 0);
            high = fmax(high, 0);
        }
        if (axis->kind == AXIS_LINEAR)
            step = axis_widen(&low, &high, about);
        else if (low == high) {
            low -= 0.5;
            high += 0.5;
        }
    }
    self->low[which] = low;
    self->high[which] = high;
    *ticks = (struct ticks){.step = 1};
    if (axis->kind == AXIS_DATE)
        axis_years(ticks, low, high, about);
    else if (axis->kind == AXIS_LINEAR && step > 0)
        axis_ticks_step(ticks, low, high, step);
    else if (axis->kind == AXIS_LINEAR)
        axis_ticks(ticks, low, high, about);
}

static int about_ticks(const struct axis *axis, double length, double room, int most) {
    if (axis->ticks > 0)
        return axis->ticks;
    int about = (int)(length / room);
    return about < 2 ? 2 : about > most ? most : about;
}

/* Most width for labels of y. */
static double y_labels_most(const struct frame *self) {
    return NAMES_SHARE * (self->cell.right - self->cell.left);
}

/* Width of the widest label of y. */
static double y_labels_width(const struct frame *self) {
    double widest = 0;
    char work[FORMAT_SIZE];
    if (is_blank(&self->chart->y))
        return 0;
    for (size_t i = 0; i < tick_count(self, Y); i++) {
        struct lines lines;
        lines_balance(&lines, self->pen, tick_label(self, Y, i, work), SIZE_TICK, false,
                      y_labels_most(self));
        widest = fmax(widest, lines.widest);
        lines_free(&lines);
    }
    return widest;
}

void frame_scale(struct frame *self, double width, double height) {
    const struct axis *x = &self->chart->x, *y = &self->chart->y;
    int x_about = x->kind == AXIS_DATE ? about_ticks(x, width, ROOM_PER_YEAR, 25)
                                       : about_ticks(x, width, ROOM_PER_X_TICK, 10);
    int y_about = about_ticks(y, height, ROOM_PER_Y_TICK, 10);
    set_scale(self, X, x_about);
    set_scale(self, Y, y_about);
    double labels = y_labels_width(self);
    self->left = labels > 0 ? labels + TICK_GAP : 0;
    self->right = 0.5;
    if (x->kind == AXIS_HIDDEN || x->kind == AXIS_CATEGORY || x->quiet || self->ticks[X].n == 0)
        return;
    /* Half of the first and last labels of x hang out of the plot, when they stand at its ends. */
    char work[FORMAT_SIZE];
    double first = pen_width(self->pen, tick_label(self, X, 0, work), SIZE_TICK, false);
    double last =
        pen_width(self->pen, tick_label(self, X, self->ticks[X].n - 1, work), SIZE_TICK, false);
    self->left = fmax(self->left, first / 2);
    self->right = fmax(self->right, last / 2);
}

/* Whether neighbouring labels of x keep their distance. */
static bool x_labels_fit(const struct frame *self) {
    char work[FORMAT_SIZE];
    double end = -INFINITY;
    bool back = self->chart->x.reversed;
    for (size_t j = 0; j < self->ticks[X].n; j++) {
        size_t i = back ? self->ticks[X].n - 1 - j : j;
        double half = pen_width(self->pen, tick_label(self, X, i, work), SIZE_TICK, false) / 2;
        double centre = frame_x(self, self->ticks[X].at[i]);
        if (centre - half < end + X_LABEL_SPACE)
            return false;
        end = centre + half;
    }
    return true;
}

/* Room that one category has for its name along x. */
static double slot_width(const struct frame *self) {
    return fabs(frame_x(self, 1) - frame_x(self, 0)) - X_LABEL_SPACE;
}

/* Size of the names under x: smaller when a word is wider than its slot. */
static double x_names_size(const struct frame *self) {
    const struct axis *axis = &self->chart->x;
    double widest = 0;
    for (size_t i = 0; i < axis->n_names; i++)
        widest = fmax(widest, words_width(self->pen, axis->names[i], SIZE_TICK, false));
    double slot = slot_width(self);
    return widest <= slot ? SIZE_TICK : fmax(SIZE_LEAST, SIZE_TICK * slot / widest * 0.999);
}

/* The label of an axis with its unit; an empty text when it has neither. */
static void axis_title(const struct axis *axis, char *out, size_t size) {
    if (axis->label != NULL && axis->unit != NULL)
        snprintf(out, size, "%s (%s)", axis->label, axis->unit);
    else
        snprintf(out, size, "%s",
                 axis->label != NULL  ? axis->label
                 : axis->unit != NULL ? axis->unit
                                      : "");
}

void frame_fit_x(struct frame *self) {
    const struct axis *axis = &self->chart->x;
    double height = 0;
    char work[FORMAT_SIZE];
    if (axis->kind == AXIS_CATEGORY && !is_blank(axis)) {
        double size = x_names_size(self);
        for (size_t i = 0; i < axis->n_names; i++)
            height = fmax(height, text_height(self->pen, tick_label(self, X, i, work),
                                              slot_width(self), size, false));
    } else if (!is_blank(axis)) {
        while (self->ticks[X].n > 1 && !x_labels_fit(self))
            axis_ticks_step(&self->ticks[X], self->low[X], self->high[X],
                            axis_next_step(self->ticks[X].step));
        height = lines_height(1, SIZE_TICK);
    }
    self->bottom = height > 0 ? height + TICK_GAP : 0;
    axis_title(axis, work, sizeof work);
    double title =
        text_height(self->pen, work, self->plot.right - self->plot.left, SIZE_TICK, false);
    if (title > 0)
        self->bottom += title + 0.6;
}

/* ---- Drawing ---- */

static void straight(const struct frame *self, double x0, double y0, double x1, double y1,
                     struct colour colour, double width) {
    const struct point points[] = {{x0, y0}, {x1, y1}};
    pen_line(self->pen, 2, points, colour, width, DASH_SOLID);
}

void frame_draw_grid(const struct frame *self) {
    const struct box *plot = &self->plot;
    for (int which = X; which <= Y; which++) {
        const struct axis *axis = frame_axis(self, which);
        if (!axis->grid || axis->kind == AXIS_HIDDEN || axis->kind == AXIS_CATEGORY)
            continue;
        for (size_t i = 0; i < self->ticks[which].n; i++) {
            double at = place(self, which, self->ticks[which].at[i]);
            if (which == X)
                straight(self, at, plot->bottom, at, plot->top, palette_grid(), 0.5);
            else
                straight(self, plot->left, at, plot->right, at, palette_grid(), 0.5);
        }
    }
}

/* The line that values start from: zero when it is inside, else (for x labels) the plot's foot. */
static void draw_base_lines(const struct frame *self) {
    const struct box *plot = &self->plot;
    const struct axis *x = &self->chart->x, *y = &self->chart->y;
    struct colour colour = palette_soft();
    if (y->kind == AXIS_LINEAR && self->low[Y] < 0 && self->high[Y] > 0)
        straight(self, plot->left, frame_y(self, 0), plot->right, frame_y(self, 0), colour, 0.6);
    if (y->kind != AXIS_CATEGORY && x->kind != AXIS_HIDDEN)
        straight(self, plot->left, plot->bottom, plot->right, plot->bottom, colour, 0.6);
    if (x->kind == AXIS_LINEAR && self->low[X] <= 0 && self->high[X] >= 0 &&
        (y->kind == AXIS_CATEGORY || self->low[X] < 0))
        straight(self, frame_x(self, 0), plot->bottom, frame_x(self, 0), plot->top, colour, 0.6);
}

static void draw_x_labels(const struct frame *self) {
    const struct axis *axis = &self->chart->x;
    double top = self->plot.bottom - TICK_GAP;
    bool names = axis->kind == AXIS_CATEGORY;
    double width = names ? slot_width(self) : 0;
    double size = names ? x_names_size(self) : SIZE_TICK;
    char work[FORMAT_SIZE];
    for (size_t i = 0; i < tick_count(self, X); i++) {
        double at = frame_x(self, tick_value(self, X, i));
        if (!names && self->chart->y.kind != AXIS_CATEGORY)
            straight(self, at, self->plot.bottom, at, self->plot.bottom - TICK_LENGTH,
                     palette_soft(), 0.6);
        text_write(self->pen, tick_label(self, X, i, work), at, top, width, ANCHOR_CENTRE, size,
                   false, names ? palette_ink() : palette_soft());
    }
}

static void draw_y_labels(const struct frame *self) {
    bool names = self->chart->y.kind == AXIS_CATEGORY;
    char work[FORMAT_SIZE];
    for (size_t i = 0; i < tick_count(self, Y); i++) {
        struct lines lines;
        lines_balance(&lines, self->pen, tick_label(self, Y, i, work), SIZE_TICK, false,
                      y_labels_most(self));
        double middle = frame_y(self, tick_value(self, Y, i));
        /* Digits have no descent: lift them a little so that they sit on their line. */
        double top = middle + lines_height(lines.n, SIZE_TICK) / 2 - 0.1;
        lines_write(&lines, self->pen, self->plot.left - TICK_GAP, top, ANCHOR_RIGHT, SIZE_TICK,
                    false, names ? palette_ink() : palette_soft());
        lines_free(&lines);
    }
}

void frame_draw_axes(const struct frame *self) {
    draw_base_lines(self);
    if (!is_blank(&self->chart->x))
        draw_x_labels(self);
    if (!is_blank(&self->chart->y))
        draw_y_labels(self);
    char work[FORMAT_SIZE];
    axis_title(&self->chart->x, work, sizeof work);
    const struct box *plot = &self->plot;
    double height = text_height(self->pen, work, plot->right - plot->left, SIZE_TICK, false);
    text_write(self->pen, work, (plot->left + plot->right) / 2,
               plot->bottom - self->bottom + height, plot->right - plot->left, ANCHOR_CENTRE,
               SIZE_TICK, false, palette_soft());
}

/* Measures, or draws when `drawn`, the lines over a plot; returns their height. */
static double header(const struct frame *self, bool drawn) {
    char label[FORMAT_SIZE];
    axis_title(&self->chart->y, label, sizeof label);
    const struct {
        const char *text;
        double size, after;
        bool bold;
        struct colour colour;
    } parts[] = {{self->chart->title, SIZE_PANEL, 0.3, true, palette_ink()},
                 {self->chart->subtitle, SIZE_SUBTITLE, 0.5, false, palette_soft()},
                 {label, SIZE_TICK, 0.5, false, palette_soft()}};
    double width = self->cell.right - self->cell.left, height = 0;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (parts[i].text == NULL || parts[i].text[0] == '\0')
            continue;
        if (drawn)
            text_write(self->pen, parts[i].text, self->cell.left, self->cell.top - height, width,
                       ANCHOR_LEFT, parts[i].size, parts[i].bold, parts[i].colour);
        height += text_height(self->pen, parts[i].text, width, parts[i].size, parts[i].bold) +
                  parts[i].after;
    }
    /* The topmost tick label of y stands half over the plot. */
    return height + lines_height(1, SIZE_TICK) / 2 + 0.3;
}

double frame_header_height(const struct frame *self) {
    return header(self, false);
}
void frame_draw_header(const struct frame *self) {
    header(self, true);
}
