/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures: the page, its texts, its grid of panels, and each panel's axes. The series are in
 * chart.c. Never knows results, libplot or how anything is drawn. */
#include "output/chart.h"
#include "output/chart_private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void chart_fault(struct figure *figure, int code, const char *what) {
    if (figure != NULL)
        error_set(&figure->fault, code, "%s", what);
}

void chart_copy_text(struct figure *figure, char **place, const char *text) {
    free(*place);
    *place = NULL;
    if (text == NULL)
        return;
    *place = strdup(text);
    if (*place == NULL)
        chart_fault(figure, FONDSIM_NO_MEMORY, "no memory for a text of a figure");
}

struct figure *figure_new(double width_mm, double height_mm) {
    struct figure *self = calloc(1, sizeof *self);
    if (self == NULL)
        return NULL;
    self->width = width_mm;
    self->height = height_mm;
    for (size_t i = 0; i < FIGURE_GRID; i++)
        self->row_weight[i] = self->column_weight[i] = 1;
    if (!(width_mm >= 20 && width_mm <= 2000 && height_mm >= 20 && height_mm <= 2000))
        chart_fault(self, FONDSIM_DOMAIN, "a figure measures from 20 to 2,000 mm each way");
    return self;
}

static void axis_free(struct axis *self) {
    free(self->label);
    free(self->unit);
    for (size_t i = 0; i < self->n_names; i++)
        free(self->names[i]);
    free(self->names);
}

static void chart_free(struct chart *self) {
    if (self == NULL)
        return;
    for (size_t i = 0; i < self->n; i++)
        chart_series_free(&self->series[i]);
    free(self->series);
    free(self->title);
    free(self->subtitle);
    axis_free(&self->x);
    axis_free(&self->y);
    free(self);
}

void figure_free(struct figure *self) {
    if (self == NULL)
        return;
    for (size_t i = 0; i < self->n; i++)
        chart_free(self->charts[i]);
    free(self->charts);
    free(self->title);
    free(self->caption);
    free(self->alt);
    free(self);
}

int figure_check(const struct figure *self, struct error *error) {
    if (self == NULL)
        return error_set(error, FONDSIM_NO_MEMORY, "no memory for a figure");
    if (self->fault.code != FONDSIM_OK)
        return error_set(error, self->fault.code, "%s", self->fault.text);
    return FONDSIM_OK;
}

void figure_language(struct figure *self, enum language language) {
    if (self != NULL)
        self->language = language;
}

void figure_title(struct figure *self, const char *text) {
    if (self != NULL)
        chart_copy_text(self, &self->title, text);
}

void figure_caption(struct figure *self, const char *text) {
    if (self != NULL)
        chart_copy_text(self, &self->caption, text);
}

void figure_alt(struct figure *self, const char *text) {
    if (self != NULL)
        chart_copy_text(self, &self->alt, text);
}

void figure_legend(struct figure *self, enum legend_place place) {
    if (self != NULL)
        self->legend = place;
}

static void weigh(struct figure *self, double *weights, size_t index, double weight) {
    if (index >= FIGURE_GRID || !(weight > 0) || !isfinite(weight))
        chart_fault(self, FONDSIM_DOMAIN, "weight of a row or column of panels");
    else
        weights[index] = weight;
}

void figure_row_weight(struct figure *self, size_t row, double weight) {
    if (self != NULL)
        weigh(self, self->row_weight, row, weight);
}

void figure_column_weight(struct figure *self, size_t column, double weight) {
    if (self != NULL)
        weigh(self, self->column_weight, column, weight);
}

struct chart *figure_panel(struct figure *self, size_t row, size_t column, size_t rows,
                           size_t columns) {
    if (self == NULL)
        return NULL;
    if (rows == 0 || columns == 0 || rows > FIGURE_GRID || columns > FIGURE_GRID ||
        row > FIGURE_GRID - rows || column > FIGURE_GRID - columns) {
        chart_fault(self, FONDSIM_DOMAIN, "a panel lies outside the grid of its figure");
        return NULL;
    }
    if (self->n == self->room) {
        size_t room = self->room == 0 ? 4 : 2 * self->room;
        struct chart **charts = realloc(self->charts, room * sizeof *charts);
        if (charts == NULL) {
            chart_fault(self, FONDSIM_NO_MEMORY, "no memory for a panel");
            return NULL;
        }
        self->charts = charts;
        self->room = room;
    }
    struct chart *chart = calloc(1, sizeof *chart);
    if (chart == NULL) {
        chart_fault(self, FONDSIM_NO_MEMORY, "no memory for a panel");
        return NULL;
    }
    *chart = (struct chart){.figure = self,
                            .row = row,
                            .column = column,
                            .rows = rows,
                            .columns = columns,
                            .y = {.grid = true},
                            .labelling = LABELS_LEGEND};
    self->charts[self->n++] = chart;
    return chart;
}

void chart_title(struct chart *self, const char *title, const char *subtitle) {
    if (self == NULL)
        return;
    chart_copy_text(self->figure, &self->title, title);
    chart_copy_text(self->figure, &self->subtitle, subtitle);
}

void chart_labelling(struct chart *self, enum labelling labelling) {
    if (self != NULL)
        self->labelling = labelling;
}

/* The axis named, or NULL with a fault for any other letter. */
static struct axis *find_axis(struct chart *self, char which) {
    if (self == NULL)
        return NULL;
    if (which == 'x')
        return &self->x;
    if (which == 'y')
        return &self->y;
    chart_fault(self->figure, FONDSIM_DOMAIN, "an axis is 'x' or 'y'");
    return NULL;
}

/* Names on y ask for grid lines of the other axis, as values then run along x. */
static void set_kind(struct chart *self, struct axis *axis, enum axis_kind kind) {
    axis->kind = kind;
    if (axis == &self->y && kind == AXIS_CATEGORY) {
        self->x.grid = true;
        self->y.grid = false;
    }
}

void chart_axis(struct chart *self, char which, enum axis_kind kind, enum axis_numbers numbers,
                const char *label, const char *unit) {
    struct axis *axis = find_axis(self, which);
    if (axis == NULL)
        return;
    set_kind(self, axis, kind);
    axis->numbers = numbers;
    chart_copy_text(self->figure, &axis->label, label);
    chart_copy_text(self->figure, &axis->unit, unit);
}

void chart_range(struct chart *self, char which, double low, double high) {
    struct axis *axis = find_axis(self, which);
    if (axis == NULL)
        return;
    if (!isfinite(low) || !isfinite(high) || !(low < high)) {
        chart_fault(self->figure, FONDSIM_DOMAIN, "the range of an axis is empty or not finite");
        return;
    }
    axis->ranged = true;
    axis->low = low;
    axis->high = high;
}

void chart_names(struct chart *self, char which, size_t n, const char *const *names) {
    struct axis *axis = find_axis(self, which);
    if (axis == NULL)
        return;
    for (size_t i = 0; i < axis->n_names; i++)
        free(axis->names[i]);
    free(axis->names);
    axis->n_names = 0;
    set_kind(self, axis, AXIS_CATEGORY);
    axis->names = calloc(n == 0 ? 1 : n, sizeof *axis->names);
    if (axis->names == NULL) {
        chart_fault(self->figure, FONDSIM_NO_MEMORY, "no memory for the names of an axis");
        return;
    }
    for (size_t i = 0; i < n; i++)
        chart_copy_text(self->figure, &axis->names[i], names[i]);
    axis->n_names = n;
}

void chart_include_zero(struct chart *self, char which) {
    struct axis *axis = find_axis(self, which);
    if (axis != NULL)
        axis->include_zero = true;
}

void chart_reverse(struct chart *self, char which) {
    struct axis *axis = find_axis(self, which);
    if (axis != NULL)
        axis->reversed = true;
}

void chart_grid(struct chart *self, char which, bool drawn) {
    struct axis *axis = find_axis(self, which);
    if (axis != NULL)
        axis->grid = drawn;
}

void chart_quiet(struct chart *self, char which) {
    struct axis *axis = find_axis(self, which);
    if (axis != NULL)
        axis->quiet = true;
}

void chart_ticks(struct chart *self, char which, int about) {
    struct axis *axis = find_axis(self, which);
    if (axis != NULL)
        axis->ticks = about;
}
