/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page: title, legend, grid of aligned panels, caption. Never knows libplot or files. */
#include "output/draw.h"
#include "output/draw_frame.h"
#include "output/draw_labels.h"
#include "output/draw_marks.h"
#include "output/draw_text.h"

#include <math.h>
#include <stdlib.h>

/* Distances [mm]. */
#define MARGIN 5.0
#define AFTER_TITLE 2.2
#define AFTER_LEGEND 3.0
#define BEFORE_CAPTION 2.5
#define COLUMN_GAP 6.0
#define ROW_GAP 4.5

/* A plot smaller than this says nothing [mm]. */
#define LEAST_WIDTH 6.0
#define LEAST_HEIGHT 5.0

/* Writes title, legend and caption; returns what is left for the panels. */
static struct box draw_page(const struct figure *figure, struct pen *pen) {
    double width = pen_page_width(pen) - 2 * MARGIN;
    struct box rest = {MARGIN, MARGIN, MARGIN + width, pen_page_height(pen) - MARGIN};
    struct lines title;
    lines_balance(&title, pen, figure->title, SIZE_TITLE, true, width);
    lines_write(&title, pen, MARGIN, rest.top, ANCHOR_LEFT, SIZE_TITLE, true, palette_ink());
    double height = lines_height(title.n, SIZE_TITLE);
    lines_free(&title);
    rest.top -= height > 0 ? height + AFTER_TITLE : 0;
    height = text_height(pen, figure->caption, width, SIZE_CAPTION, false);
    text_write(pen, figure->caption, MARGIN, rest.bottom + height, width, ANCHOR_LEFT, SIZE_CAPTION,
               false, palette_soft());
    rest.bottom += height > 0 ? height + BEFORE_CAPTION : 0;
    height = legend_height(figure, pen, MARGIN, rest.top, width, false);
    if (height > 0 && figure->legend == LEGEND_TOP) {
        legend_height(figure, pen, MARGIN, rest.top, width, true);
        rest.top -= height + AFTER_LEGEND;
    } else if (height > 0) {
        legend_height(figure, pen, MARGIN, rest.bottom + height, width, true);
        rest.bottom += height + AFTER_LEGEND;
    }
    return rest;
}

/* Start and end of each of n weighted parts of a length, with gaps between. */
static void split(size_t n, const double *weight, double length, double gap, double *start,
                  double *end) {
    double total = 0, at = 0, free_length = length - gap * (double)(n - 1);
    for (size_t i = 0; i < n; i++)
        total += weight[i];
    for (size_t i = 0; i < n; i++) {
        start[i] = at;
        end[i] = at + free_length * weight[i] / total;
        at = end[i] + gap;
    }
}

static void place_cells(const struct figure *figure, struct box area, struct frame *frames) {
    double left[FIGURE_GRID], right[FIGURE_GRID], top[FIGURE_GRID], bottom[FIGURE_GRID];
    size_t rows = 1, columns = 1;
    for (size_t i = 0; i < figure->n; i++) {
        const struct chart *chart = figure->charts[i];
        rows = chart->row + chart->rows > rows ? chart->row + chart->rows : rows;
        columns =
            chart->column + chart->columns > columns ? chart->column + chart->columns : columns;
    }
    split(columns, figure->column_weight, area.right - area.left, COLUMN_GAP, left, right);
    split(rows, figure->row_weight, area.top - area.bottom, ROW_GAP, top, bottom);
    for (size_t i = 0; i < figure->n; i++) {
        const struct chart *chart = figure->charts[i];
        frames[i].cell = (struct box){
            area.left + left[chart->column], area.top - bottom[chart->row + chart->rows - 1],
            area.left + right[chart->column + chart->columns - 1], area.top - top[chart->row]};
    }
}

/* Panels that start or end in the same column take the same room on that side, so that their plots
 * stand in line; likewise rows. */
static void align_columns(const struct figure *figure, struct frame *frames) {
    double left[FIGURE_GRID] = {0}, right[FIGURE_GRID] = {0};
    for (size_t i = 0; i < figure->n; i++) {
        size_t first = figure->charts[i]->column, last = first + figure->charts[i]->columns - 1;
        left[first] = fmax(left[first], frames[i].left);
        right[last] = fmax(right[last], frames[i].right);
    }
    for (size_t i = 0; i < figure->n; i++) {
        size_t first = figure->charts[i]->column, last = first + figure->charts[i]->columns - 1;
        frames[i].plot.left = frames[i].cell.left + left[first];
        frames[i].plot.right = frames[i].cell.right - right[last];
    }
}

static void align_rows(const struct figure *figure, struct frame *frames) {
    double header[FIGURE_GRID] = {0}, bottom[FIGURE_GRID] = {0};
    for (size_t i = 0; i < figure->n; i++) {
        size_t first = figure->charts[i]->row, last = first + figure->charts[i]->rows - 1;
        header[first] = fmax(header[first], frames[i].header + frames[i].strip);
        bottom[last] = fmax(bottom[last], frames[i].bottom);
    }
    for (size_t i = 0; i < figure->n; i++) {
        size_t first = figure->charts[i]->row, last = first + figure->charts[i]->rows - 1;
        frames[i].plot.top = frames[i].cell.top - header[first];
        frames[i].plot.bottom = frames[i].cell.bottom + bottom[last];
    }
}

/* Places every plot: widths first (they need the labels of y), then heights (they need the labels
 * of x, which need the widths). */
static void place_plots(const struct figure *figure, struct frame *frames) {
    for (size_t i = 0; i < figure->n; i++) {
        struct frame *frame = &frames[i];
        frame->header = frame_header_height(frame);
        double height =
            frame->cell.top - frame->cell.bottom - frame->header - 2 * lines_height(1, SIZE_TICK);
        frame_scale(frame, 0.8 * (frame->cell.right - frame->cell.left), height);
        frame->right = fmax(frame->right, end_labels_width(frame));
    }
    align_columns(figure, frames);
    for (size_t i = 0; i < figure->n; i++) {
        frame_fit_x(&frames[i]);
        frames[i].strip = rule_labels_height(&frames[i]);
    }
    align_rows(figure, frames);
}

static void draw_panel(const struct frame *frame) {
    const struct box *plot = &frame->plot;
    if (plot->right - plot->left < LEAST_WIDTH || plot->top - plot->bottom < LEAST_HEIGHT) {
        pen_fail(frame->pen, FONDSIM_DOMAIN,
                 "a panel has no room left for its plot: the figure is too small for its texts");
        return;
    }
    frame_draw_header(frame);
    frame_draw_grid(frame);
    marks_draw(frame);
    frame_draw_axes(frame);
    rule_labels_draw(frame);
    end_labels_draw(frame);
}

void draw_figure(const struct figure *figure, struct pen *pen) {
    struct box area = draw_page(figure, pen);
    struct frame *frames = calloc(figure->n == 0 ? 1 : figure->n, sizeof *frames);
    if (frames == NULL) {
        pen_fail(pen, FONDSIM_NO_MEMORY, "no memory for the panels of a figure");
        return;
    }
    for (size_t i = 0; i < figure->n; i++) {
        frames[i].chart = figure->charts[i];
        frames[i].pen = pen;
    }
    place_cells(figure, area, frames);
    place_plots(figure, frames);
    for (size_t i = 0; i < figure->n && !pen_failed(pen); i++)
        draw_panel(&frames[i]);
    free(frames);
}
