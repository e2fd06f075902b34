/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figure "tornado": names, bars from a low to a high value of each parameter, and a column of
 * break-even values. Never knows how anything is drawn. */
#include "output/compare/tornado.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Widths of the three panels [mm]; the last only when some mean changes sign. */
#define NAMES_MM 58.0
#define SWITCH_MM 25.0
#define BAR 0.52
/* Least width of the bars' panel, and width of a byte of the words at their ends [mm]. */
#define PLOT_LEAST_MM 68.0
#define WORD_CHAR 1.25

static size_t rows_of(const struct tornado_data *data) {
    return data->n < RUNS_ROWS ? data->n : RUNS_ROWS;
}

static bool any_switch(const struct tornado_data *data) {
    for (size_t i = 0; i < rows_of(data); i++)
        if (data->bars[i].switches > 0)
            return true;
    return false;
}

static const struct tornado_held *low_of(const struct tornado_data *data, size_t i) {
    return &data->bars[i].points[0];
}

static const struct tornado_held *high_of(const struct tornado_data *data, size_t i) {
    return &data->bars[i].points[data->n_points - 1];
}

/* Both ends on one side of the mean with nothing held. */
static bool one_sided(const struct tornado_data *data, size_t i) {
    return (low_of(data, i)->mean - data->base) * (high_of(data, i)->mean - data->base) > 0;
}

/* Lowest and highest mean over the points of a row. */
static void reach(const struct tornado_data *data, size_t i, double *least, double *most) {
    *least = *most = data->base;
    for (size_t p = 0; p < data->n_points; p++) {
        *least = fmin(*least, data->bars[i].points[p].mean);
        *most = fmax(*most, data->bars[i].points[p].mean);
    }
}

/* Some mean between the ends lies beyond both of them and the base. */
static bool reaches_beyond(const struct tornado_data *data, size_t i) {
    double least, most, a = low_of(data, i)->mean, b = high_of(data, i)->mean;
    reach(data, i, &least, &most);
    return least < fmin(data->base, fmin(a, b)) || most > fmax(data->base, fmax(a, b));
}

/* ---- Drawing ---- */

/* Two bars of no length, so that the legend shows full colours. */
static void draw_legend(struct chart *chart, const struct tornado_data *data,
                        enum language language) {
    double at = 0;
    for (int high = 0; high <= 1; high++)
        chart_bar(chart, SIDEWAYS, 1, &at, &data->base, &data->base, BAR,
                  style_fill(palette_fund(high ? 0 : 1)),
                  runs_text(language, high ? RUNS_TORNADO_HIGH : RUNS_TORNADO_LOW));
}

/* A word beside a bar; where it would stand on the line of zero it goes beyond that line. */
static void draw_word(struct chart *chart, double x, double at, const char *said, bool left,
                      struct colour colour) {
    double mm = (chart->x.high - chart->x.low) / PLOT_LEAST_MM; /* units of x in a mm, at most */
    double end = x + (left ? -1 : 1) * (1.2 + WORD_CHAR * (double)strlen(said)) * mm;
    if (fmin(x, end) < 0 && fmax(x, end) > 0)
        x = 0;
    chart_text(chart, x, at, said,
               (struct text_look){.colour = colour,
                                  .size = 7,
                                  .anchor = left ? ANCHOR_RIGHT : ANCHOR_LEFT,
                                  .valign = VALIGN_MIDDLE,
                                  .dx = left ? -2.5 : 2.5});
}

static void draw_end(struct chart *chart, const struct tornado_data *data, size_t i, bool high,
                     double at, double thickness, enum language language) {
    const struct tornado_held *point = high ? high_of(data, i) : low_of(data, i);
    const struct tornado_bar *bar = &data->bars[i];
    struct colour colour = palette_fund(high ? 0 : 1);
    char said[SAID_SIZE];
    if (!bar->resolved)
        colour = palette_mix(colour, 0.35);
    chart_bar(chart, SIDEWAYS, 1, &at, &data->base, &point->mean, thickness, style_fill(colour),
              NULL);
    /* Ends that coincide say the low value on the left and the high one on the right. */
    bool left = point->mean < data->base ||
                (point->mean == data->base && (high ? low_of(data, i)->mean > data->base
                                                    : high_of(data, i)->mean >= data->base));
    double least = point->mean, most = point->mean;
    if (!one_sided(data, i) && reaches_beyond(data, i))
        reach(data, i, &least, &most);
    runs_parameter_value(said, language, &bar->parameter, point->value, NAN, false);
    draw_word(chart, left ? least : most, at, said, left,
              bar->resolved ? palette_ink() : palette_soft());
}

static void draw_row(struct chart *chart, const struct tornado_data *data, size_t i,
                     enum language language) {
    double at = (double)i, least, most, zero = 0;
    bool split = one_sided(data, i);
    struct style line = style_line(palette_soft());
    line.width = 0.8;
    draw_end(chart, data, i, false, split ? at - BAR / 2 : at, split ? BAR * 0.8 : BAR, language);
    draw_end(chart, data, i, true, split ? at + BAR / 2 : at, split ? BAR * 0.8 : BAR, language);
    if (reaches_beyond(data, i)) {
        reach(data, i, &least, &most);
        chart_error(chart, SIDEWAYS, 1, &at, &least, &most, 0.2, line, NULL);
    }
    if (data->bars[i].switches > 0) {
        struct style point = style_point(
            data->bars[i].at_resolved ? palette_ink() : palette_white(), MARKER_DIAMOND);
        point.stroke = data->bars[i].at_resolved ? palette_white() : palette_ink();
        point.width = 0.7;
        point.marker_size = 6;
        chart_point(chart, 1, &zero, &at, point, NULL);
    }
}

static void draw_bars(struct chart *chart, const struct tornado_data *data,
                      enum language language) {
    double least = data->base, most = data->base;
    char said[SAID_SIZE], text[2 * SAID_SIZE];
    struct style zero = style_line(palette_ink());
    zero.width = 0.9;
    for (size_t i = 0; i < rows_of(data); i++) {
        double low, high;
        reach(data, i, &low, &high);
        least = fmin(least, low);
        most = fmax(most, high);
    }
    /* Zero is shown when it is not far: a break-even is read there. */
    bool near = least <= 0 && most >= 0;
    double span = most - least;
    if (!near && span > 0 && fmin(fabs(least), fabs(most)) < 0.5 * span) {
        near = true;
        least = fmin(least, 0);
        most = fmax(most, 0);
        span = most - least;
    }
    if (!(span > 0))
        span = fabs(data->base) > 0 ? 0.1 * fabs(data->base) : 1;
    runs_axis(chart, 'x', language, &data->measure);
    chart_range(chart, 'x', least - 0.2 * span, most + 0.2 * span);
    chart_ticks(chart, 'x', 4);
    chart_grid(chart, 'x', true);
    if (near)
        chart_rule(chart, UPRIGHT, 0, zero, NULL);
    runs_fill(text, sizeof text, language, RUNS_TORNADO_BASE, "value",
              runs_value(said, language, &data->measure, data->base, data->base_se, true),
              (const char *)NULL);
    chart_rule(chart, UPRIGHT, data->base, style_rule(), text);
    draw_legend(chart, data, language);
    for (size_t i = 0; i < rows_of(data); i++)
        draw_row(chart, data, i, language);
    runs_set_rows(chart, rows_of(data));
}

static char *say_at(char *said, const struct tornado_bar *bar, enum language language) {
    return runs_parameter_value(said, language, &bar->parameter, bar->at, bar->at_se, true);
}

static void draw_switches(struct chart *chart, const struct tornado_data *data,
                          enum language language) {
    for (size_t i = 0; i < rows_of(data); i++) {
        const struct tornado_bar *bar = &data->bars[i];
        char at[SAID_SIZE], text[2 * SAID_SIZE];
        if (bar->switches == 0)
            continue;
        runs_fill(text, sizeof text, language,
                  !bar->at_resolved   ? RUNS_SWITCH_UNRESOLVED
                  : bar->switches > 1 ? RUNS_SWITCH_SEVERAL
                                      : RUNS_SWITCH,
                  "at", say_at(at, bar, language), (const char *)NULL);
        chart_text(chart, 0, (double)i, text,
                   (struct text_look){.colour = bar->at_resolved ? palette_ink() : palette_soft(),
                                      .size = 7.5,
                                      .valign = VALIGN_MIDDLE,
                                      .max_width = SWITCH_MM});
    }
    chart_title(chart, runs_text(language, RUNS_SWITCH_HEAD), NULL);
    chart_axis(chart, 'x', AXIS_HIDDEN, AXIS_NUMBER, NULL, NULL);
    chart_range(chart, 'x', 0, 1);
    runs_set_rows(chart, rows_of(data));
}

/* ---- Words ---- */

/* said[2 * SAID_SIZE] */
static char *name_of(char *said, const struct tornado_data *data, enum language language,
                     size_t i) {
    return runs_named(said, language, &data->bars[i].parameter);
}

/* The first row whose break-even is told apart; n when there is none. */
static size_t told_switch(const struct tornado_data *data) {
    size_t n = rows_of(data);
    for (size_t i = 0; i < n; i++)
        if (data->bars[i].switches > 0 && data->bars[i].at_resolved)
            return i;
    return n;
}

/* Whether the second row is told from the first: their reaches, by the errors of their swings. */
static bool ahead(const struct tornado_data *data, size_t first) {
    double reaches[2], least, most;
    if (first + 1 >= rows_of(data))
        return true;
    for (size_t k = 0; k < 2; k++) {
        reach(data, first + k, &least, &most);
        reaches[k] = most - least;
    }
    const struct tornado_bar *bar = &data->bars[first];
    return reaches[0] - reaches[1] > 2 * hypot(bar[0].swing_se, bar[1].swing_se);
}

static enum word_runs title_word(const struct tornado_data *data, size_t first, size_t told) {
    size_t n = rows_of(data);
    double least, most;
    reach(data, 0, &least, &most);
    if (least == most)
        return RUNS_TORNADO_TITLE_NONE;
    if (first == n)
        return RUNS_TORNADO_TITLE_UNRESOLVED;
    if (!ahead(data, first))
        return RUNS_TORNADO_TITLE_TIE;
    if (told == n)
        return RUNS_TORNADO_TITLE;
    return told == first ? RUNS_TORNADO_TITLE_SWITCH : RUNS_TORNADO_TITLE_OTHER;
}

static void say_title(struct figure *figure, const struct tornado_data *data,
                      enum language language) {
    char title[SENTENCE_SIZE], about[2 * SAID_SIZE], low[SAID_SIZE], high[SAID_SIZE];
    char at[SAID_SIZE] = "", clause[4 * SAID_SIZE] = "";
    char name[2 * SAID_SIZE], second[2 * SAID_SIZE] = "", other[2 * SAID_SIZE] = "";
    size_t n = rows_of(data), first = 0, told = told_switch(data);
    while (first < n && !data->bars[first].resolved)
        first++;
    enum word_runs word = title_word(data, first, told);
    first = first < n ? first : 0;
    if (first + 1 < n)
        name_of(second, data, language, first + 1);
    if (told < n) {
        name_of(other, data, language, told);
        say_at(at, &data->bars[told], language);
        runs_fill(clause, sizeof clause, language, RUNS_TORNADO_TITLE_SAID, "other", other, "at",
                  at, (const char *)NULL);
    }
    runs_fill(title, sizeof title, language, word, "about",
              runs_about(about, language, &data->measure), "parameter",
              name_of(name, data, language, first), "second", second, "switch", clause, "other",
              other, "low",
              runs_value(low, language, &data->measure, low_of(data, first)->mean,
                         low_of(data, first)->se, false),
              "high",
              runs_value(high, language, &data->measure, high_of(data, first)->mean,
                         high_of(data, first)->se, false),
              "at", at, (const char *)NULL);
    figure_title(figure, title);
}

static void say_alt(struct figure *figure, const struct tornado_data *data,
                    enum language language) {
    char alt[SENTENCE_SIZE], items[SENTENCE_SIZE] = "", item[4 * SAID_SIZE], about[2 * SAID_SIZE];
    char from[SAID_SIZE], to[SAID_SIZE], low[SAID_SIZE], high[SAID_SIZE], at[SAID_SIZE];
    char name[2 * SAID_SIZE];
    for (size_t i = 0; i < rows_of(data); i++) {
        const struct tornado_held *a = low_of(data, i), *b = high_of(data, i);
        const struct runs_parameter *parameter = &data->bars[i].parameter;
        runs_fill(item, sizeof item, language, RUNS_TORNADO_ALT_ITEM, "parameter",
                  name_of(name, data, language, i), "from",
                  runs_parameter_value(from, language, parameter, a->value, NAN, false), "to",
                  runs_parameter_value(to, language, parameter, b->value, NAN, true), "low",
                  runs_value(low, language, &data->measure, a->mean, a->se, false), "high",
                  runs_value(high, language, &data->measure, b->mean, b->se, false),
                  (const char *)NULL);
        parts_append(items, text_of(language, TEXT_BETWEEN_ITEMS), item);
        if (data->bars[i].switches == 0)
            continue;
        runs_fill(item, sizeof item, language, RUNS_TORNADO_ALT_SWITCH, "at",
                  say_at(at, &data->bars[i], language), (const char *)NULL);
        parts_append(items, "", item);
    }
    runs_fill(alt, sizeof alt, language, RUNS_TORNADO_ALT, "about",
              runs_about(about, language, &data->measure), "items", items, (const char *)NULL);
    figure_alt(figure, alt);
}

static void say_caption(struct figure *figure, const struct tornado_data *data,
                        enum language language) {
    char marks[SENTENCE_SIZE] = "", shown[SAID_SIZE];
    bool inside = false, prior = false;
    for (size_t i = 0; i < rows_of(data); i++) {
        inside = inside || reaches_beyond(data, i);
        prior = prior || data->bars[i].parameter.prior;
    }
    parts_append(marks, "", runs_text(language, RUNS_TORNADO_CAPTION));
    if (inside)
        parts_append(marks, "", runs_text(language, RUNS_TORNADO_CAPTION_INSIDE));
    if (any_switch(data))
        parts_append(marks, "", runs_text(language, RUNS_TORNADO_CAPTION_SWITCH));
    if (prior)
        parts_append(marks, "", runs_text(language, RUNS_PRIOR));
    parts_append(marks, "", runs_shown(shown, language, rows_of(data), data->n));
    runs_caption(figure, &data->scene, language, &data->measure, marks);
}

/* ---- The figure ---- */

struct figure *tornado_figure(const struct tornado_data *data, enum language language) {
    struct figure *figure = figure_new(FIGURE_WIDTH_MM, FIGURE_HEIGHT_MM);
    struct runs_row rows[RUNS_ROWS];
    char under[RUNS_ROWS][SAID_SIZE];
    size_t n = rows_of(data);
    bool switches = any_switch(data);
    for (size_t i = 0; i < n; i++)
        rows[i] =
            (struct runs_row){.name = runs_label(language, &data->bars[i].parameter.label),
                              .starred = data->bars[i].parameter.prior,
                              .under = runs_under(under[i], language, &data->bars[i].parameter)};
    figure_language(figure, language);
    double plot = FIGURE_WIDTH_MM - 10 - NAMES_MM - 6 - (switches ? SWITCH_MM + 6 : 0);
    figure_column_weight(figure, 0, NAMES_MM / plot);
    if (switches)
        figure_column_weight(figure, 2, SWITCH_MM / plot);
    runs_names(figure, 0, n, rows, NAMES_MM);
    draw_bars(figure_panel(figure, 0, 1, 1, 1), data, language);
    if (switches)
        draw_switches(figure_panel(figure, 0, 2, 1, 1), data, language);
    say_title(figure, data, language);
    say_caption(figure, data, language);
    say_alt(figure, data, language);
    runs_height(figure, fmax(n < 3 ? 11 : 0, runs_row_height(n, rows, NAMES_MM)) * (double)n + 20,
                1);
    return figure;
}
