/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figure "sobol": for each factor a bar of its first order and one of its total order. Never knows
 * how anything is drawn. */
#include "output/compare/sobol.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define NAMES_MM 62.0
#define BAR 0.34

/* The factors with the highest total orders, falling. */
struct order {
    size_t n, at[RUNS_ROWS];
};

static double rank_of(const struct sobol_bar *bar) {
    return isfinite(bar->total.value) ? bar->total.value : -INFINITY;
}

static struct order order_of(const struct sobol_data *data) {
    struct order order = {0};
    for (size_t i = 0; i < data->n; i++) {
        size_t place = order.n;
        while (place > 0 && rank_of(&data->bars[order.at[place - 1]]) < rank_of(&data->bars[i]))
            place--;
        if (place == RUNS_ROWS)
            continue;
        if (order.n < RUNS_ROWS)
            order.n++;
        for (size_t j = order.n - 1; j > place; j--)
            order.at[j] = order.at[j - 1];
        order.at[place] = i;
    }
    return order;
}

static bool is_prior(const struct sobol_bar *bar) {
    return bar->source == SOBOL_SOURCE_PARAMETER && bar->parameter.prior;
}

/* As rows name it: what a parameter belongs to stands under it. */
static const char *short_name_of(const struct sobol_bar *bar, enum language language) {
    if (bar->source == SOBOL_SOURCE_PARAMETER)
        return runs_label(language, &bar->parameter.label);
    return runs_text(language,
                     bar->source == SOBOL_SOURCE_LUCK ? RUNS_SOBOL_LUCK : RUNS_SOBOL_OTHERS);
}

/* said[2 * SAID_SIZE] */
static char *name_of(char *said, const struct sobol_bar *bar, enum language language) {
    if (bar->source == SOBOL_SOURCE_PARAMETER)
        return runs_named(said, language, &bar->parameter);
    snprintf(said, SAID_SIZE, "%s", short_name_of(bar, language));
    return said;
}

static const char *under_of(char *said, const struct sobol_bar *bar, enum language language) {
    char joined[24], path[SAID_SIZE], place[SAID_SIZE];
    if (bar->source == SOBOL_SOURCE_LUCK)
        return runs_text(language, RUNS_SOBOL_LUCK_UNDER);
    if (bar->source == SOBOL_SOURCE_OTHERS)
        return NULL;
    size_t room = bar->joined == 0 ? 50 : 36;
    if (bar->parameter.of.fr == NULL)
        runs_path(path, bar->parameter.path, room);
    else
        parts_short(path, runs_place(place, language, &bar->parameter), room);
    if (bar->joined == 0)
        return memcpy(said, path, sizeof path);
    snprintf(joined, sizeof joined, "%zu", bar->joined);
    return runs_fill(said, SAID_SIZE, language, RUNS_SOBOL_JOINED, "path", path, "n", joined,
                     (const char *)NULL);
}

static char *say_share(char *said, const struct sobol_share *share, enum language language) {
    static char unit[] = "share";
    const struct outcome outcome = {.unit = unit};
    return parts_value(said, language, &outcome, share->value, share->se, false);
}

static bool known(const struct sobol_share *share) {
    return isfinite(share->low) && isfinite(share->high);
}

/* ---- Drawing ---- */

static void draw_share(struct chart *chart, const struct sobol_share *share, double at, bool total,
                       enum language language) {
    struct style line = style_line(palette_ink());
    struct colour colour = total ? palette_fund(5) : palette_fund(0);
    char said[SAID_SIZE], text[2 * SAID_SIZE];
    double value = share->value;
    line.width = 0.8;
    if (!isfinite(value))
        return;
    if (!share->converged)
        colour = palette_mix(colour, 0.35);
    chart_bar(chart, SIDEWAYS, 1, &at, NULL, &value, BAR, style_fill(colour), NULL);
    double low = known(share) ? share->low : value, high = known(share) ? share->high : value;
    if (high > low)
        chart_error(chart, SIDEWAYS, 1, &at, &low, &high, 0.16, line, NULL);
    say_share(said, share, language);
    if (share->converged)
        snprintf(text, sizeof text, "%s", said);
    else
        runs_fill(text, sizeof text, language, RUNS_SOBOL_NOT_CONVERGED, "value", said,
                  (const char *)NULL);
    chart_text(chart, fmax(0, fmax(value, high)), at, text,
               (struct text_look){.colour = share->converged ? palette_ink() : palette_soft(),
                                  .size = 7,
                                  .valign = VALIGN_MIDDLE,
                                  .dx = 3});
}

static void widen(double *least, double *most, const struct sobol_share *share) {
    if (!isfinite(share->value))
        return;
    *least = fmin(*least, known(share) ? fmin(share->value, share->low) : share->value);
    *most = fmax(*most, known(share) ? fmax(share->value, share->high) : share->value);
}

static void draw_bars(struct chart *chart, const struct sobol_data *data, const struct order *order,
                      enum language language) {
    double least = 0, most = 0, zero = 0;
    bool all = true;
    for (int total = 0; total <= 1; total++) /* of no length: the legend shows full colours */
        chart_bar(chart, SIDEWAYS, 1, &zero, NULL, &zero, BAR,
                  style_fill(palette_fund(total ? 5 : 0)),
                  runs_text(language, total ? RUNS_SOBOL_TOTAL : RUNS_SOBOL_FIRST));
    for (size_t i = 0; i < order->n; i++) {
        const struct sobol_bar *bar = &data->bars[order->at[i]];
        widen(&least, &most, &bar->first);
        widen(&least, &most, &bar->total);
        all = all && bar->first.converged && bar->total.converged;
        draw_share(chart, &bar->first, (double)i - 0.2, false, language);
        draw_share(chart, &bar->total, (double)i + 0.2, true, language);
    }
    chart_axis(chart, 'x', AXIS_LINEAR, AXIS_PERCENT, runs_text(language, RUNS_SOBOL_AXIS), NULL);
    chart_ticks(chart, 'x', 8);
    runs_range(chart, least, most, 0.02, all ? 0.14 : 0.42);
    chart_grid(chart, 'x', true);
    runs_set_rows(chart, order->n);
}

/* ---- Words ---- */

/* The interval of the first total lies above that of the second. */
static bool ahead(const struct sobol_data *data, const struct order *order) {
    return order->n < 2 || data->bars[order->at[0]].total.low > data->bars[order->at[1]].total.high;
}

static void say_title(struct figure *figure, const struct sobol_data *data,
                      const struct order *order, enum language language) {
    const struct sobol_bar *bar = &data->bars[order->at[0]];
    char title[SENTENCE_SIZE], about[2 * SAID_SIZE], first[SAID_SIZE], total[SAID_SIZE];
    char name[2 * SAID_SIZE], second[2 * SAID_SIZE] = "";
    enum word_runs word = RUNS_SOBOL_TITLE;
    if (!isfinite(bar->total.value))
        word = RUNS_SOBOL_TITLE_NONE;
    else if (!known(&bar->total) || bar->total.low <= 0)
        word = RUNS_SOBOL_TITLE_UNRESOLVED;
    else if (!ahead(data, order))
        word = RUNS_SOBOL_TITLE_TIE;
    else if (!bar->first.converged || !bar->total.converged)
        word = RUNS_SOBOL_TITLE_ROUGH;
    if (order->n > 1)
        name_of(second, &data->bars[order->at[1]], language);
    runs_fill(title, sizeof title, language, word, "about",
              runs_about(about, language, &data->measure), "parameter",
              name_of(name, bar, language), "second", second, "first",
              say_share(first, &bar->first, language), "total",
              say_share(total, &bar->total, language), (const char *)NULL);
    figure_title(figure, title);
}

static char *say_state(char *said, const struct sobol_share *share, enum language language) {
    char value[SAID_SIZE];
    say_share(value, share, language);
    if (share->converged || !isfinite(share->value))
        snprintf(said, SAID_SIZE, "%.190s", value);
    else
        runs_fill(said, SAID_SIZE, language, RUNS_SOBOL_NOT_CONVERGED, "value", value,
                  (const char *)NULL);
    return said;
}

static void say_alt(struct figure *figure, const struct sobol_data *data, const struct order *order,
                    enum language language) {
    char alt[SENTENCE_SIZE], items[SENTENCE_SIZE] = "", item[4 * SAID_SIZE], about[2 * SAID_SIZE];
    char first[SAID_SIZE], total[SAID_SIZE], name[2 * SAID_SIZE];
    for (size_t i = 0; i < order->n; i++) {
        const struct sobol_bar *bar = &data->bars[order->at[i]];
        runs_fill(item, sizeof item, language, RUNS_SOBOL_ALT_ITEM, "parameter",
                  name_of(name, bar, language), "first", say_state(first, &bar->first, language),
                  "total", say_state(total, &bar->total, language), (const char *)NULL);
        parts_append(items, text_of(language, TEXT_BETWEEN_ITEMS), item);
    }
    runs_fill(alt, sizeof alt, language, RUNS_SOBOL_ALT, "about",
              runs_about(about, language, &data->measure), "items", items, (const char *)NULL);
    figure_alt(figure, alt);
}

static void say_caption(struct figure *figure, const struct sobol_data *data,
                        const struct order *order, enum language language) {
    char marks[SENTENCE_SIZE] = "", part[2 * SAID_SIZE], said[SAID_SIZE];
    bool all = true, prior = false;
    for (size_t i = 0; i < order->n; i++) {
        const struct sobol_bar *bar = &data->bars[order->at[i]];
        all = all && bar->first.converged && bar->total.converged;
        prior = prior || is_prior(bar);
    }
    runs_fill(part, sizeof part, language, RUNS_SOBOL_CAPTION, "of",
              runs_text(language, data->expectation ? RUNS_SOBOL_CAPTION_EXPECTATION
                                                    : RUNS_SOBOL_CAPTION_SINGLE),
              (const char *)NULL);
    parts_append(marks, "", part);
    if (isfinite(data->sum.value)) {
        runs_fill(part, sizeof part, language, RUNS_SOBOL_CAPTION_SUM, "sum",
                  say_state(said, &data->sum, language), (const char *)NULL);
        parts_append(marks, "", part);
    }
    if (!all) {
        runs_fill(part, sizeof part, language, RUNS_SOBOL_CAPTION_FLAG, "tolerance",
                  format_percent(said, sizeof said, language, data->tolerance, 0),
                  (const char *)NULL);
        parts_append(marks, "", part);
    }
    if (prior)
        parts_append(marks, "", runs_text(language, RUNS_PRIOR));
    parts_append(marks, "", runs_shown(said, language, order->n, data->n));
    runs_caption(figure, &data->scene, language, &data->measure, marks);
}

/* ---- The figure ---- */

struct figure *sobol_figure(const struct sobol_data *data, enum language language) {
    struct figure *figure = figure_new(FIGURE_WIDTH_MM, FIGURE_HEIGHT_MM);
    struct order order = order_of(data);
    struct runs_row rows[RUNS_ROWS];
    char under[RUNS_ROWS][SAID_SIZE];
    for (size_t i = 0; i < order.n; i++) {
        const struct sobol_bar *bar = &data->bars[order.at[i]];
        rows[i] = (struct runs_row){.name = short_name_of(bar, language),
                                    .starred = is_prior(bar),
                                    .under = under_of(under[i], bar, language)};
    }
    figure_language(figure, language);
    figure_column_weight(figure, 0, NAMES_MM / (FIGURE_WIDTH_MM - 10 - NAMES_MM - 6));
    runs_names(figure, 0, order.n, rows, NAMES_MM);
    draw_bars(figure_panel(figure, 0, 1, 1, 1), data, &order, language);
    say_title(figure, data, &order, language);
    say_caption(figure, data, &order, language);
    say_alt(figure, data, &order, language);
    double row_mm = fmax(order.n < 3 ? 11 : 8.4, runs_row_height(order.n, rows, NAMES_MM));
    runs_height(figure, row_mm * (double)order.n + 14, 1);
    return figure;
}
