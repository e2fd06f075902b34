/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figure "two_way": a map of cells with a line where the sign changes and a bar of colours, or a
 * legend of the options that lead. Never knows how anything is drawn. */
#include "output/compare/two_way.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BAR_STEPS = 60, MOST_OPTIONS = 64, LETTERED = 21, AXIS_MOST = 100 };

#define MAP_MM 112.0
#define PALE 0.3

static const struct two_way_square *cell_of(const struct two_way_data *data, size_t i, size_t j) {
    return &data->cells[i * data->n[1] + j];
}

/* Edges of a cell: half-way to its neighbours, as far beyond the first and the last. */
static double edge(const double *values, size_t n, size_t i) {
    if (i == 0)
        return values[0] - (values[1] - values[0]) / 2;
    if (i == n)
        return values[n - 1] + (values[n - 1] - values[n - 2]) / 2;
    return (values[i - 1] + values[i]) / 2;
}

static double largest(const struct two_way_data *data) {
    double most = 0;
    for (size_t c = 0; c < data->n[0] * data->n[1]; c++)
        most = fmax(most, fabs(data->cells[c].mean));
    return most;
}

static struct colour option_paint(const struct two_way_data *data, size_t option) {
    return palette_mix(compare_colour(&data->options[option]), 0.8);
}

/* ---- Cells ---- */

/* Options bear letters too, for a print without colours. */
static char letter(size_t option) {
    return (char)(option < 26 ? 'A' + (int)option : '*');
}

static void write_letter(struct chart *chart, const struct two_way_data *data, size_t i, size_t j,
                         struct colour colour) {
    const char text[2] = {letter(cell_of(data, i, j)->best), '\0'};
    chart_text(chart, data->values[0][i], data->values[1][j], text,
               (struct text_look){.colour = palette_text_on(colour),
                                  .size = 7,
                                  .anchor = ANCHOR_CENTRE,
                                  .valign = VALIGN_MIDDLE});
}

/* Thin slanted lines over a cell; none through a letter in its middle. */
static void hatch(struct chart *chart, const double x[2], const double y[2], bool lettered) {
    struct style line = style_line(palette_grey());
    line.width = 0.4;
    for (int k = 1; k < 6; k++) { /* x + y = k / 3 in a unit square */
        if (lettered && k == 3)
            continue;
        double t = k / 3.0, from = fmax(0, t - 1), to = fmin(1, t);
        const double px[2] = {x[0] + from * (x[1] - x[0]), x[0] + to * (x[1] - x[0])};
        const double py[2] = {y[0] + (t - from) * (y[1] - y[0]), y[0] + (t - to) * (y[1] - y[0])};
        chart_line(chart, 2, px, py, line, NULL);
    }
}

static struct colour paint(const struct two_way_data *data, const struct two_way_square *cell,
                           double scale) {
    struct colour colour = data->n_options > 1 ? option_paint(data, cell->best)
                                               : palette_signed(scale > 0 ? cell->mean / scale : 0);
    return cell->resolved ? colour : palette_mix(colour, PALE);
}

/* Empty cells that name the options that are best somewhere, in their order. */
static void name_options(struct chart *chart, const struct two_way_data *data,
                         enum language language) {
    double x = data->values[0][0], y = data->values[1][0];
    for (size_t o = 0; o < data->n_options; o++) {
        struct colour colour = option_paint(data, o);
        bool shown = false;
        for (size_t c = 0; c < data->n[0] * data->n[1]; c++)
            shown = shown || data->cells[c].best == o;
        char name[SAID_SIZE], text[SAID_SIZE + 8];
        parts_short(name, runs_label(language, &data->options[o].label), 100);
        snprintf(text, sizeof text, "%c\u00a0· %s", letter(o), name);
        if (shown)
            chart_cell(chart, 1, &x, &x, &y, &y, &colour, (struct style){0}, text);
    }
}

static void draw_cells(struct chart *chart, const struct two_way_data *data) {
    double scale = largest(data);
    for (size_t i = 0; i < data->n[0]; i++)
        for (size_t j = 0; j < data->n[1]; j++) {
            const struct two_way_square *cell = cell_of(data, i, j);
            const double x[2] = {edge(data->values[0], data->n[0], i),
                                 edge(data->values[0], data->n[0], i + 1)};
            const double y[2] = {edge(data->values[1], data->n[1], j),
                                 edge(data->values[1], data->n[1], j + 1)};
            struct colour colour = paint(data, cell, scale);
            chart_cell(chart, 1, &x[0], &x[1], &y[0], &y[1], &colour,
                       (struct style){.stroke = palette_white(), .width = 0.4}, NULL);
            bool lettered = data->n_options > 1 && data->n[0] <= LETTERED && data->n[1] <= LETTERED;
            if (!cell->resolved)
                hatch(chart, x, y, lettered);
            if (lettered)
                write_letter(chart, data, i, j, colour);
        }
}

/* ---- The line of zero ---- */

/* Where a straight line between two means crosses 0, as a share of the way; negative: nowhere. */
static double crossing(double a, double b) {
    return (a < 0) == (b < 0) ? -1 : a / (a - b);
}

/* In the square between four neighbouring values the line joins the crossed sides. A saddle has
 * four of them: they are joined two by two in order, either way being as right. */
static void draw_zero_in(struct chart *chart, const struct two_way_data *data, size_t i, size_t j) {
    const double *x = data->values[0] + i, *y = data->values[1] + j;
    double corner[4] = {cell_of(data, i, j)->mean, cell_of(data, i + 1, j)->mean,
                        cell_of(data, i + 1, j + 1)->mean, cell_of(data, i, j + 1)->mean};
    const double cx[4] = {x[0], x[1], x[1], x[0]}, cy[4] = {y[0], y[0], y[1], y[1]};
    double px[4], py[4];
    size_t n = 0;
    struct style line = style_line(palette_ink());
    line.width = 1.4;
    for (size_t side = 0; side < 4; side++) {
        size_t next = (side + 1) % 4;
        double t = crossing(corner[side], corner[next]);
        if (t < 0)
            continue;
        px[n] = cx[side] + t * (cx[next] - cx[side]);
        py[n++] = cy[side] + t * (cy[next] - cy[side]);
    }
    for (size_t k = 0; k + 1 < n; k += 2)
        chart_line(chart, 2, px + k, py + k, line, NULL);
}

static bool changes_sign(const struct two_way_data *data) {
    for (size_t c = 1; c < data->n[0] * data->n[1]; c++)
        if ((data->cells[c].mean < 0) != (data->cells[0].mean < 0))
            return true;
    return false;
}

static void draw_zero(struct chart *chart, const struct two_way_data *data) {
    for (size_t i = 0; i + 1 < data->n[0]; i++)
        for (size_t j = 0; j + 1 < data->n[1]; j++)
            draw_zero_in(chart, data, i, j);
}

/* ---- Axes and the bar of colours ---- */

static void set_axis(struct chart *chart, char which, const struct two_way_data *data,
                     enum language language) {
    int k = which == 'y';
    const struct runs_parameter *parameter = &data->parameters[k];
    const char *unit = runs_label(language, &parameter->unit);
    char name[2 * SAID_SIZE + 8], whole[2 * SAID_SIZE], shown[SAID_SIZE];
    runs_named(whole, language, parameter);
    /* A line of the page; the label alone when all of it would not hold. */
    if (strlen(whole) > AXIS_MOST)
        snprintf(whole, sizeof whole, "%s",
                 parts_short(shown, runs_label(language, &parameter->label), AXIS_MOST));
    snprintf(name, sizeof name, "%s%s", whole, parameter->prior ? "\u00a0*" : "");
    chart_axis(chart, which, AXIS_LINEAR, parameter->numbers, name, unit[0] == '\0' ? NULL : unit);
    chart_range(chart, which, edge(data->values[k], data->n[k], 0),
                edge(data->values[k], data->n[k], data->n[k]));
    chart_grid(chart, which, false);
    chart_ticks(chart, which, 6);
}

static void draw_bar(struct chart *chart, const struct two_way_data *data, enum language language) {
    double scale = largest(data), x0 = 0, x1 = 1;
    char noun[SAID_SIZE];
    if (!(scale > 0))
        scale = 1;
    for (int k = 0; k < BAR_STEPS; k++) {
        double low = scale * (2.0 * k / BAR_STEPS - 1);
        struct colour colour = palette_signed((2.0 * k + 1) / BAR_STEPS - 1);
        /* Each over the rest: no seams. */
        chart_cell(chart, 1, &x0, &x1, &low, &scale, &colour, (struct style){0}, NULL);
    }
    chart_title(chart, NULL, runs_noun(noun, language, &data->measure));
    runs_axis(chart, 'y', language, &data->measure);
    chart_range(chart, 'y', -scale, scale);
    chart_grid(chart, 'y', false);
    chart_ticks(chart, 'y', 5);
    chart_axis(chart, 'x', AXIS_HIDDEN, AXIS_NUMBER, NULL, NULL);
    chart_range(chart, 'x', 0, 1);
    chart_labelling(chart, LABELS_NONE);
}

/* ---- Words ---- */

/* How many cells there are of each kind. */
struct counts {
    size_t all, above, below, rest;
    size_t lead[MOST_OPTIONS]; /* resolved, by option */
    size_t first, second;      /* options that lead most */
};

static struct counts count(const struct two_way_data *data) {
    struct counts counts = {.all = data->n[0] * data->n[1]};
    for (size_t c = 0; c < counts.all; c++) {
        const struct two_way_square *cell = &data->cells[c];
        counts.rest += !cell->resolved;
        counts.above += cell->resolved && cell->mean > 0;
        counts.below += cell->resolved && cell->mean < 0;
        if (cell->resolved && cell->best < MOST_OPTIONS)
            counts.lead[cell->best]++;
    }
    for (size_t o = 1; o < data->n_options && o < MOST_OPTIONS; o++)
        if (counts.lead[o] > counts.lead[counts.first])
            counts.first = o;
    counts.second = counts.first == 0 ? 1 : 0;
    for (size_t o = 0; o < data->n_options && o < MOST_OPTIONS; o++)
        if (o != counts.first && counts.lead[o] > counts.lead[counts.second])
            counts.second = o;
    return counts;
}

static const char *option_name(const struct two_way_data *data, enum language language, size_t o) {
    return o < data->n_options ? runs_label(language, &data->options[o].label) : "";
}

static enum word_runs title_word(const struct two_way_data *data, const struct counts *counts) {
    if (data->n_options > 1)
        return counts->rest == counts->all                  ? RUNS_TWO_WAY_TITLE_TIE
               : counts->lead[counts->first] == counts->all ? RUNS_TWO_WAY_TITLE_ALL
                                                            : RUNS_TWO_WAY_TITLE_LEAD;
    return counts->rest == counts->all    ? RUNS_TWO_WAY_TITLE_UNRESOLVED
           : counts->above == counts->all ? RUNS_TWO_WAY_TITLE_ABOVE
           : counts->below == counts->all ? RUNS_TWO_WAY_TITLE_BELOW
                                          : RUNS_TWO_WAY_TITLE_SIGN;
}

static char *say_title(char *title, const struct two_way_data *data, enum language language) {
    struct counts counts = count(data);
    char about[2 * SAID_SIZE], all[24], above[24], below[24], rest[24];
    char second[2 * SAID_SIZE] = "", unresolved[SAID_SIZE] = "";
    bool several = data->n_options > 1;
    snprintf(all, sizeof all, "%zu", counts.all);
    snprintf(above, sizeof above, "%zu", several ? counts.lead[counts.first] : counts.above);
    snprintf(below, sizeof below, "%zu", several ? counts.lead[counts.second] : counts.below);
    snprintf(rest, sizeof rest, "%zu", counts.rest);
    if (several && counts.lead[counts.second] > 0)
        runs_fill(second, sizeof second, language, RUNS_TWO_WAY_TITLE_SECOND, "option",
                  option_name(data, language, counts.second), "below", below, (const char *)NULL);
    if (several && counts.rest > 0)
        runs_fill(unresolved, sizeof unresolved, language, RUNS_TWO_WAY_TITLE_REST, "rest", rest,
                  (const char *)NULL);
    return runs_fill(title, SENTENCE_SIZE, language, title_word(data, &counts), "about",
                     runs_about(about, language, &data->measure), "option",
                     option_name(data, language, counts.first), "above", above, "all", all, "below",
                     below, "second", second, "rest", several ? unresolved : rest,
                     (const char *)NULL);
}

static void say(struct figure *figure, const struct two_way_data *data, enum language language) {
    char title[SENTENCE_SIZE], alt[SENTENCE_SIZE], marks[SENTENCE_SIZE] = "";
    char end[2][2][SAID_SIZE], first[2 * SAID_SIZE], second[2 * SAID_SIZE];
    for (size_t k = 0; k < 2; k++)
        for (size_t last = 0; last < 2; last++)
            runs_parameter_value(end[k][last], language, &data->parameters[k],
                                 data->values[k][last ? data->n[k] - 1 : 0], NAN, last);
    figure_title(figure, say_title(title, data, language));
    runs_fill(alt, sizeof alt, language, RUNS_TWO_WAY_ALT, "first",
              runs_named(first, language, &data->parameters[0]), "x0", end[0][0], "x1", end[0][1],
              "second", runs_named(second, language, &data->parameters[1]), "y0", end[1][0], "y1",
              end[1][1], "title", title, (const char *)NULL);
    figure_alt(figure, alt);
    parts_append(marks, "", runs_text(language, RUNS_TWO_WAY_CAPTION));
    if (data->n_options == 1 && changes_sign(data))
        parts_append(marks, "", runs_text(language, RUNS_TWO_WAY_CAPTION_ONE));
    if (data->parameters[0].prior || data->parameters[1].prior)
        parts_append(marks, "", runs_text(language, RUNS_PRIOR));
    runs_caption(figure, &data->scene, language, &data->measure, marks);
}

/* ---- The figure ---- */

struct figure *two_way_figure(const struct two_way_data *data, enum language language) {
    struct figure *figure = figure_new(FIGURE_WIDTH_MM, FIGURE_HEIGHT_MM);
    struct chart *map = figure_panel(figure, 0, 0, 1, 1);
    figure_language(figure, language);
    draw_cells(map, data);
    if (data->n_options > 1)
        name_options(map, data, language);
    set_axis(map, 'x', data, language);
    set_axis(map, 'y', data, language);
    if (data->n_options == 1) {
        draw_zero(map, data);
        chart_labelling(map, LABELS_NONE);
        figure_column_weight(figure, 1, 0.16);
        draw_bar(figure_panel(figure, 0, 1, 1, 1), data, language);
    }
    say(figure, data, language);
    runs_height(figure, MAP_MM, data->n_options > 1 ? 1 + data->n_options / 4 : 0);
    return figure;
}
