/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of series: legend, line ends, reference lines. Never knows libplot or axes. */
#include "output/draw_labels.h"
#include "output/draw_marks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Distances [mm]. */
#define END_GAP 2.2
#define LEADER_FROM 0.5
#define MOVED 0.9 /* a label further than this from its line gets a leader */
#define SWATCH_LINE 7.0
#define SWATCH_BOX 3.2
#define SWATCH_GAP 1.6
#define ENTRY_GAP 6.0
#define RULE_GAP 2.0

/* Share of the panel that labels on the right may take. */
#define END_SHARE 0.34
#define SIZE_LEAST 6.0

/* ---- Line ends ---- */

static bool at_end(const struct chart *chart, const struct series *series) {
    if (series->n == 0)
        return false;
    if (series->mark == MARK_RULE)
        return series->direction == SIDEWAYS && series->text != NULL;
    bool ends = series->mark == MARK_LINE || series->mark == MARK_POINT ||
                (series->mark == MARK_BAND && series->direction == UPRIGHT);
    return chart->labelling == LABELS_END && series->label != NULL && ends;
}

static const char *end_text(const struct series *series) {
    return series->mark == MARK_RULE ? series->text : series->label;
}

static struct colour series_colour(const struct series *series) {
    bool fill_first = series->mark != MARK_LINE && series->mark != MARK_RULE;
    if (fill_first && series->style.fill.on)
        return series->style.fill;
    return series->style.stroke.on ? series->style.stroke : series->style.fill;
}

/* Where a series ends on the right of the page. */
static struct point end_of(const struct frame *frame, const struct series *series) {
    if (series->mark == MARK_RULE)
        return (struct point){frame->plot.right, frame_y(frame, series->column[0][0])};
    size_t last = 0;
    for (size_t i = 1; i < series->n; i++)
        if (frame_x(frame, series->column[0][i]) >= frame_x(frame, series->column[0][last]))
            last = i;
    double value = series->column[1][last];
    if (series->mark == MARK_BAND)
        value = (value + series->column[2][last]) / 2;
    double y = frame_y(frame, value);
    return (struct point){fmin(frame_x(frame, series->column[0][last]), frame->plot.right),
                          fmin(fmax(y, frame->plot.bottom), frame->plot.top)};
}

struct end_label {
    const struct series *series;
    struct lines lines;
};

/* Work of one panel's labels: n labels and arrays of n. */
struct end_labels {
    size_t n;
    double size; /* [pt] */
    struct end_label *label;
    double *wish, *length, *place;
    size_t *order;
};

static void end_labels_free(struct end_labels *self) {
    for (size_t i = 0; i < self->n; i++)
        lines_free(&self->label[i].lines);
    free(self->label);
    free(self->wish);
    free(self->order);
}

/* Collects and wraps at `size`. Without memory the list stays empty. */
static void end_labels_init(struct end_labels *self, const struct frame *frame, double size) {
    const struct chart *chart = frame->chart;
    *self = (struct end_labels){.size = size};
    size_t room = chart->n == 0 ? 1 : chart->n;
    self->label = calloc(room, sizeof *self->label);
    self->wish = calloc(3 * room, sizeof *self->wish);
    self->order = calloc(room, sizeof *self->order);
    if (self->label == NULL || self->wish == NULL || self->order == NULL) {
        pen_fail(frame->pen, FONDSIM_NO_MEMORY, "no memory for the labels of a panel");
        return;
    }
    self->length = self->wish + room;
    self->place = self->wish + 2 * room;
    double most = END_SHARE * (frame->cell.right - frame->cell.left);
    for (size_t i = 0; i < chart->n; i++) {
        if (!at_end(chart, &chart->series[i]))
            continue;
        struct end_label *label = &self->label[self->n];
        label->series = &chart->series[i];
        lines_balance(&label->lines, frame->pen, end_text(label->series), size, false, most);
        self->length[self->n] = lines_height(label->lines.n, size);
        self->n++;
    }
}

double end_labels_width(const struct frame *frame) {
    struct end_labels labels;
    double widest = 0;
    end_labels_init(&labels, frame, SIZE_LABEL);
    for (size_t i = 0; i < labels.n; i++)
        widest = fmax(widest, labels.label[i].lines.widest);
    end_labels_free(&labels);
    return widest > 0 ? widest + END_GAP + LEADER_FROM : 0;
}

static double total_length(const struct end_labels *labels) {
    double total = 0;
    for (size_t i = 0; i < labels->n; i++)
        total += labels->length[i];
    return total;
}

static void draw_end_label(const struct frame *frame, const struct end_labels *labels, size_t i) {
    const struct end_label *label = &labels->label[i];
    struct point end = end_of(frame, label->series);
    struct colour colour = series_colour(label->series);
    double x = frame->plot.right + END_GAP, y = labels->place[i];
    if (fabs(y - end.y) > MOVED || end.x < frame->plot.right - END_GAP) {
        const struct point leader[] = {{end.x + LEADER_FROM, end.y},
                                       {fmax(end.x, frame->plot.right) + LEADER_FROM, end.y},
                                       {x - LEADER_FROM, y}};
        size_t from = 1;
        if (end.x < frame->plot.right - END_GAP)
            from = 0;
        pen_line(frame->pen, 3 - from, leader + from, palette_mix(colour, 0.55), 0.5, DASH_SOLID);
    }
    lines_write(&label->lines, frame->pen, x, y + labels->length[i] / 2, ANCHOR_LEFT, labels->size,
                false, palette_text(colour));
}

void end_labels_draw(const struct frame *frame) {
    struct end_labels labels;
    double low = frame->plot.bottom - 1, high = frame->plot.top + 1;
    end_labels_init(&labels, frame, SIZE_LABEL);
    double total = total_length(&labels);
    if (total > high - low) {
        double size = fmax(SIZE_LEAST, SIZE_LABEL * (high - low) / total);
        end_labels_free(&labels);
        end_labels_init(&labels, frame, size);
    }
    for (size_t i = 0; i < labels.n; i++)
        labels.wish[i] = end_of(frame, labels.label[i].series).y;
    axis_push_apart(labels.n, labels.wish, labels.length, low, high, labels.place, labels.order);
    for (size_t i = 0; i < labels.n; i++)
        draw_end_label(frame, &labels, i);
    end_labels_free(&labels);
}

/* ---- Texts of vertical rules ---- */

/* Texts of vertical rules: centres, widths and rows. */
enum { RULE_ROWS = 6 };

struct rule_labels {
    size_t n, rows;
    const char **text;
    double *at, *length, *place; /* on the page [mm]; length includes the gap */
    size_t *order, *row;
};

static void rule_labels_free(struct rule_labels *self) {
    free(self->text);
    free(self->at);
    free(self->order);
}

/* Rules with a text, inside the plot. Without memory the list stays empty. */
static void rule_labels_init(struct rule_labels *self, const struct frame *frame) {
    const struct chart *chart = frame->chart;
    size_t room = chart->n == 0 ? 1 : chart->n;
    *self = (struct rule_labels){0};
    self->text = calloc(room, sizeof *self->text);
    self->at = calloc(3 * room, sizeof *self->at);
    self->order = calloc(2 * room, sizeof *self->order);
    if (self->text == NULL || self->at == NULL || self->order == NULL) {
        pen_fail(frame->pen, FONDSIM_NO_MEMORY, "no memory for the labels of a panel");
        return;
    }
    self->length = self->at + room;
    self->place = self->at + 2 * room;
    self->row = self->order + room;
    for (size_t i = 0; i < chart->n; i++) {
        const struct series *series = &chart->series[i];
        if (series->mark != MARK_RULE || series->direction != UPRIGHT || series->n == 0 ||
            series->text == NULL)
            continue;
        double x = frame_x(frame, series->column[0][0]);
        if (x < frame->plot.left || x > frame->plot.right)
            continue;
        self->text[self->n] = series->text;
        self->at[self->n] = x;
        self->length[self->n] = pen_width(frame->pen, series->text, SIZE_RULE, false) + RULE_GAP;
        self->n++;
    }
}

/* Tries one row where every text stands over its rule, if not centred on it: leftmost places first,
 * then back towards the wishes from the right. False when there is no such row. */
static bool rule_labels_join(struct rule_labels *self, double low, double high) {
    double edge = low;
    for (size_t j = 0; j < self->n; j++) {
        size_t i = self->order[j];
        double half = self->length[i] / 2;
        self->place[i] = fmax(edge, self->at[i] - self->length[i] + RULE_GAP) + half;
        edge = self->place[i] + half;
        if (self->place[i] - half > self->at[i] - RULE_GAP / 2 || edge > high)
            return false;
    }
    edge = high;
    for (size_t j = self->n; j-- > 0;) {
        size_t i = self->order[j];
        double half = self->length[i] / 2;
        self->place[i] = fmax(self->place[i], fmin(self->at[i], edge - half));
        edge = self->place[i] - half;
    }
    return true;
}

/* One row if it can be; otherwise each text goes, centred, to the lowest row where it keeps its
 * distance. */
static void rule_labels_place(struct rule_labels *self, const struct frame *frame) {
    double low = frame->cell.left - RULE_GAP / 2, high = frame->cell.right + RULE_GAP / 2;
    double end[RULE_ROWS];
    axis_push_apart(self->n, self->at, self->length, low, high, self->place, self->order);
    self->rows = self->n > 0;
    if (rule_labels_join(self, low, high))
        return;
    for (size_t r = 0; r < RULE_ROWS; r++)
        end[r] = -INFINITY;
    for (size_t j = 0; j < self->n; j++) {
        size_t i = self->order[j], r = 0;
        double half = self->length[i] / 2;
        double centre = fmin(fmax(self->at[i], low + half), high - half);
        while (r + 1 < RULE_ROWS && centre - half < end[r])
            r++;
        end[r] = centre + half;
        self->place[i] = centre;
        self->row[i] = r;
        self->rows = r + 1 > self->rows ? r + 1 : self->rows;
    }
}

double rule_labels_height(const struct frame *frame) {
    struct rule_labels labels;
    rule_labels_init(&labels, frame);
    rule_labels_place(&labels, frame);
    rule_labels_free(&labels);
    return labels.rows == 0 ? 0 : 0.6 + lines_height(labels.rows, SIZE_RULE);
}

void rule_labels_draw(const struct frame *frame) {
    struct rule_labels labels;
    rule_labels_init(&labels, frame);
    rule_labels_place(&labels, frame);
    for (size_t i = 0; i < labels.n; i++) {
        double top = frame->plot.top + 0.6 + lines_height(labels.row[i] + 1, SIZE_RULE);
        text_write(frame->pen, labels.text[i], labels.place[i] - (labels.length[i] - RULE_GAP) / 2,
                   top, 0, ANCHOR_LEFT, SIZE_RULE, false, palette_soft());
    }
    rule_labels_free(&labels);
}

/* ---- Legend ---- */

static bool in_legend(const struct chart *chart, const struct series *series) {
    return chart->labelling != LABELS_NONE && series->label != NULL && series->n > 0 &&
           !at_end(chart, series);
}

/* Whether an earlier series of the figure bears the same name. */
static bool named_before(const struct figure *figure, size_t panel, size_t index) {
    const char *label = figure->charts[panel]->series[index].label;
    for (size_t p = 0; p <= panel; p++) {
        const struct chart *chart = figure->charts[p];
        size_t end = p == panel ? index : chart->n;
        for (size_t i = 0; i < end; i++)
            if (in_legend(chart, &chart->series[i]) && strcmp(chart->series[i].label, label) == 0)
                return true;
    }
    return false;
}

static double swatch_width(const struct series *series) {
    return series->mark == MARK_LINE || series->mark == MARK_ERROR ? SWATCH_LINE : SWATCH_BOX;
}

static void draw_swatch(struct pen *pen, const struct series *series, double x, double y) {
    const struct style *style = &series->style;
    double width = swatch_width(series);
    if (series->mark == MARK_LINE || series->mark == MARK_ERROR) {
        const struct point points[] = {{x, y}, {x + width, y}};
        pen_line(pen, 2, points, style->stroke, style->width, style->dash);
        if (series->mark == MARK_LINE)
            marker_draw(pen, x + width / 2, y, style);
    } else if (series->mark == MARK_POINT)
        marker_draw(pen, x + width / 2, y, style);
    else {
        struct colour fill = series->mark == MARK_CELL ? series->colours[0] : style->fill;
        pen_box(pen, x, y - width / 2, x + width, y + width / 2, fill, style->stroke, style->width);
    }
}

double legend_height(const struct figure *figure, struct pen *pen, double left, double top,
                     double width, bool drawn) {
    double x = left, row_height = lines_height(1, SIZE_LABEL) + 0.4;
    size_t rows = 0;
    if (figure->legend == LEGEND_NONE)
        return 0;
    for (size_t p = 0; p < figure->n; p++) {
        const struct chart *chart = figure->charts[p];
        for (size_t i = 0; i < chart->n; i++) {
            const struct series *series = &chart->series[i];
            if (!in_legend(chart, series) || named_before(figure, p, i))
                continue;
            double swatch = swatch_width(series) + SWATCH_GAP;
            struct lines lines;
            lines_wrap(&lines, pen, series->label, SIZE_LABEL, false, width - swatch);
            if (rows == 0)
                rows = 1;
            else if (x + swatch + lines.widest > left + width) {
                rows++;
                x = left;
            }
            double y = top - ((double)rows - 1) * row_height;
            if (drawn) {
                draw_swatch(pen, series, x, y - row_height / 2);
                lines_write(&lines, pen, x + swatch, y, ANCHOR_LEFT, SIZE_LABEL, false,
                            palette_ink());
            }
            x += swatch + lines.widest + ENTRY_GAP;
            rows += lines.n > 1 ? lines.n - 1 : 0;
            lines_free(&lines);
        }
    }
    return (double)rows * row_height;
}
