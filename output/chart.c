/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Series of a chart: copied, checked, kept in drawing order. Never knows results, libplot or how
 * anything is drawn. */
#include "output/chart.h"
#include "output/chart_private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void chart_series_free(struct series *self) {
    free(self->label);
    free(self->text);
    free(self->colours);
    for (size_t i = 0; i < 6; i++)
        free(self->column[i]);
}

/* A new last series, zeroed but for mark, style and label; NULL on a fault. */
static struct series *add(struct chart *self, enum mark mark, struct style style,
                          const char *label) {
    if (self == NULL)
        return NULL;
    if (self->n == self->room) {
        size_t room = self->room == 0 ? 8 : 2 * self->room;
        struct series *series = realloc(self->series, room * sizeof *series);
        if (series == NULL) {
            chart_fault(self->figure, FONDSIM_NO_MEMORY, "no memory for a series");
            return NULL;
        }
        self->series = series;
        self->room = room;
    }
    struct series *series = &self->series[self->n++];
    *series = (struct series){.mark = mark, .style = style};
    chart_copy_text(self->figure, &series->label, label);
    return series;
}

/* Copies n numbers into a column; NULL data stands for n times `otherwise`. */
static void fill(struct chart *self, struct series *series, size_t column, size_t n,
                 const double *data, double otherwise) {
    if (series == NULL)
        return;
    double *copy = malloc((n == 0 ? 1 : n) * sizeof *copy);
    if (copy == NULL) {
        series->n = 0;
        chart_fault(self->figure, FONDSIM_NO_MEMORY, "no memory for the data of a series");
        return;
    }
    for (size_t i = 0; i < n; i++) {
        copy[i] = data == NULL ? otherwise : data[i];
        if (!isfinite(copy[i])) {
            copy[i] = 0;
            chart_fault(self->figure, FONDSIM_DOMAIN, "a number to draw is not finite");
        }
    }
    series->column[column] = copy;
    series->n = n;
}

/* A series of up to four columns. A fault empties it, so that no half-filled one is ever drawn. */
static struct series *add_columns(struct chart *self, enum mark mark, struct style style,
                                  const char *label, size_t n, size_t columns,
                                  const double *const *data) {
    struct series *series = add(self, mark, style, label);
    for (size_t i = 0; i < columns; i++)
        fill(self, series, i, n, data[i], 0);
    for (size_t i = 0; series != NULL && i < columns; i++)
        if (series->column[i] == NULL)
            series->n = 0;
    return series;
}

void chart_line(struct chart *self, size_t n, const double *x, const double *y, struct style style,
                const char *label) {
    add_columns(self, MARK_LINE, style, label, n, 2, (const double *const[]){x, y});
}

void chart_band(struct chart *self, size_t n, const double *x, const double *low,
                const double *high, struct style style, const char *label) {
    add_columns(self, MARK_BAND, style, label, n, 3, (const double *const[]){x, low, high});
}

void chart_band_sideways(struct chart *self, size_t n, const double *y, const double *low,
                         const double *high, struct style style, const char *label) {
    struct series *series =
        add_columns(self, MARK_BAND, style, label, n, 3, (const double *const[]){y, low, high});
    if (series != NULL)
        series->direction = SIDEWAYS;
}

/* Bars and intervals. */
static void add_spans(struct chart *self, enum mark mark, enum direction direction, size_t n,
                      const double *const *data, double thickness, struct style style,
                      const char *label) {
    struct series *series = add_columns(self, mark, style, label, n, 3, data);
    if (series == NULL)
        return;
    series->direction = direction;
    series->thickness = thickness;
    if (!(thickness >= 0) || !isfinite(thickness)) {
        series->thickness = 0;
        chart_fault(self->figure, FONDSIM_DOMAIN, "the thickness of a bar is negative");
    }
}

void chart_bar(struct chart *self, enum direction direction, size_t n, const double *at,
               const double *low, const double *high, double thickness, struct style style,
               const char *label) {
    add_spans(self, MARK_BAR, direction, n, (const double *const[]){at, low, high}, thickness,
              style, label);
}

void chart_error(struct chart *self, enum direction direction, size_t n, const double *at,
                 const double *low, const double *high, double thickness, struct style style,
                 const char *label) {
    add_spans(self, MARK_ERROR, direction, n, (const double *const[]){at, low, high}, thickness,
              style, label);
}

void chart_point(struct chart *self, size_t n, const double *x, const double *y, struct style style,
                 const char *label) {
    add_columns(self, MARK_POINT, style, label, n, 2, (const double *const[]){x, y});
}

void chart_rule(struct chart *self, enum direction direction, double at, struct style style,
                const char *text) {
    struct series *series =
        add_columns(self, MARK_RULE, style, NULL, 1, 1, (const double *const[]){&at});
    if (series == NULL)
        return;
    series->direction = direction;
    chart_copy_text(self->figure, &series->text, text);
}

void chart_text(struct chart *self, double x, double y, const char *text, struct text_look look) {
    struct series *series = add_columns(self, MARK_TEXT, (struct style){0}, NULL, 1, 2,
                                        (const double *const[]){&x, &y});
    if (series == NULL)
        return;
    series->look = look;
    chart_copy_text(self->figure, &series->text, text);
}

void chart_polygon(struct chart *self, size_t n, const double *x, const double *y,
                   struct style style, const char *label) {
    add_columns(self, MARK_POLYGON, style, label, n, 2, (const double *const[]){x, y});
}

void chart_cell(struct chart *self, size_t n, const double *x0, const double *x1, const double *y0,
                const double *y1, const struct colour *colours, struct style style,
                const char *label) {
    struct series *series =
        add_columns(self, MARK_CELL, style, label, n, 4, (const double *const[]){x0, x1, y0, y1});
    if (series == NULL)
        return;
    series->colours = malloc((n == 0 ? 1 : n) * sizeof *colours);
    if (series->colours == NULL) {
        series->n = 0;
        chart_fault(self->figure, FONDSIM_NO_MEMORY, "no memory for the cells of a chart");
        return;
    }
    for (size_t i = 0; i < n; i++)
        series->colours[i] = colours[i];
}

void chart_flow(struct chart *self, double x0, double low0, double high0, double x1, double low1,
                double high1, struct style style, const char *label) {
    add_columns(self, MARK_FLOW, style, label, 1, 6,
                (const double *const[]){&x0, &x1, &low0, &high0, &low1, &high1});
}

/* ---- Compositions ---- */

/* One bar series of a group or a stack: where its bars stand and how far they reach. */
static void add_bar_row(struct chart *self, enum direction direction, size_t n, const double *at,
                        const double *low, const double *high, double thickness, struct style style,
                        const char *const *labels, size_t index) {
    chart_bar(self, direction, n, at, low, high, thickness, style,
              labels == NULL ? NULL : labels[index]);
}

/* Groups (stacked false) and stacks (true) share their work arrays and loop. */
static void add_bars(struct chart *self, enum direction direction, size_t n_groups, size_t n_series,
                     const double *values, double fill_share, bool stacked,
                     const struct style *styles, const char *const *labels) {
    if (self == NULL || n_groups == 0 || n_series == 0)
        return;
    double *work = calloc(3 * n_groups, sizeof *work);
    if (work == NULL) {
        chart_fault(self->figure, FONDSIM_NO_MEMORY, "no memory for bars");
        return;
    }
    double *at = work, *low = work + n_groups, *high = work + 2 * n_groups;
    double thickness = stacked ? fill_share : fill_share / (double)n_series;
    for (size_t s = 0; s < n_series; s++) {
        for (size_t g = 0; g < n_groups; g++) {
            double value = values[g * n_series + s];
            at[g] = (double)g;
            if (!stacked)
                at[g] += ((double)s + 0.5) * thickness - fill_share / 2;
            low[g] = stacked ? high[g] : 0;
            high[g] = low[g] + value;
        }
        add_bar_row(self, direction, n_groups, at, low, high,
                    stacked ? thickness : 0.92 * thickness, styles[s], labels, s);
    }
    free(work);
}

void chart_bar_groups(struct chart *self, enum direction direction, size_t n_groups,
                      size_t n_series, const double *values, double fill_share,
                      const struct style *styles, const char *const *labels) {
    add_bars(self, direction, n_groups, n_series, values, fill_share, false, styles, labels);
}

void chart_bar_stacks(struct chart *self, enum direction direction, size_t n_groups,
                      size_t n_series, const double *values, double fill_share,
                      const struct style *styles, const char *const *labels) {
    add_bars(self, direction, n_groups, n_series, values, fill_share, true, styles, labels);
}

void chart_areas(struct chart *self, size_t n, const double *x, size_t n_series,
                 const double *values, const struct style *styles, const char *const *labels) {
    if (self == NULL || n == 0)
        return;
    double *low = calloc(2 * n, sizeof *low);
    if (low == NULL) {
        chart_fault(self->figure, FONDSIM_NO_MEMORY, "no memory for areas");
        return;
    }
    double *high = low + n;
    for (size_t s = 0; s < n_series; s++) {
        for (size_t i = 0; i < n; i++) {
            low[i] = high[i];
            high[i] += values[s * n + i];
        }
        chart_band(self, n, x, low, high, styles[s], labels == NULL ? NULL : labels[s]);
    }
    free(low);
}

void chart_strip(struct chart *self, enum direction direction, double at, const double q[5],
                 double thickness, struct colour colour, const char *label) {
    chart_bar(self, direction, 1, &at, &q[0], &q[4], 0.35 * thickness, style_ribbon(colour, 0.35),
              NULL);
    chart_bar(self, direction, 1, &at, &q[1], &q[3], thickness, style_fill(colour), label);
    struct style median = style_point(palette_white(), MARKER_CIRCLE);
    median.stroke = colour;
    median.width = 1;
    if (direction == UPRIGHT)
        chart_point(self, 1, &at, &q[2], median, NULL);
    else
        chart_point(self, 1, &q[2], &at, median, NULL);
}

/* ---- Bounds ---- */

static void widen(double *low, double *high, bool *any, double value) {
    if (!*any || value < *low)
        *low = value;
    if (!*any || value > *high)
        *high = value;
    *any = true;
}

/* Columns of a mark that lie on the axis: a bit mask. along: the axis bears the values (y when
 * upright), otherwise the positions. */
static unsigned columns_on(const struct series *series, char which) {
    bool along = (which == 'y') == (series->direction == UPRIGHT);
    switch (series->mark) {
    case MARK_LINE:
    case MARK_POINT:
    case MARK_POLYGON:
        return which == 'x' ? 1u : 2u;
    case MARK_BAND:
    case MARK_BAR:
    case MARK_ERROR:
        return along ? 6u : 1u;
    case MARK_RULE:
        return along ? 0u : 1u;
    case MARK_CELL:
        return which == 'x' ? 3u : 12u;
    case MARK_FLOW:
        return which == 'x' ? 3u : 60u;
    case MARK_TEXT:
        break;
    }
    return 0;
}

bool chart_bounds(const struct chart *self, char which, double *low, double *high) {
    bool any = false;
    for (size_t s = 0; s < self->n; s++) {
        const struct series *series = &self->series[s];
        unsigned columns = columns_on(series, which);
        /* Bars take room across: half their thickness on the axis that bears their positions. */
        double half = series->mark == MARK_BAR && columns == 1u ? series->thickness / 2 : 0;
        for (size_t c = 0; c < 6; c++)
            for (size_t i = 0; (columns >> c & 1u) && i < series->n; i++) {
                widen(low, high, &any, series->column[c][i] - half);
                widen(low, high, &any, series->column[c][i] + half);
            }
    }
    return any;
}
