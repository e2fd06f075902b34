/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figure "attribution": bars of effect and of cost side by side, and under them the triangle of
 * interactions. Never knows how anything is drawn. */
#include "output/compare/attribution.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST = 16, NAMED_COLUMNS = 5, MOST_TOLD = 10 };

/* Widths of the names and of the two panels beside [mm]. */
#define NAMES_MM 47.0
#define PANELS_MM (FIGURE_WIDTH_MM - 10 - NAMES_MM - 12)
#define CELL_MM 8.0

/* The funds by falling effect, those of equal effect in their order. */
struct order {
    size_t n, at[MOST];
};

static struct order order_of(const struct attribution_data *data) {
    struct order order = {.n = data->n < MOST ? data->n : MOST};
    for (size_t i = 0; i < order.n; i++) {
        size_t place = i;
        while (place > 0 && data->bars[order.at[place - 1]].effect.mean < data->bars[i].effect.mean)
            place--;
        for (size_t j = i; j > place; j--)
            order.at[j] = order.at[j - 1];
        order.at[place] = i;
    }
    return order;
}

static const char *name_of(const struct attribution_data *data, enum language language, size_t i) {
    return runs_label(language, &data->bars[i].fund.label);
}

/* ---- Bars ---- */

static void draw_value(struct chart *chart, const struct attribution_data *data,
                       const struct attribution_number *number, double at, double x,
                       const struct runs_measure *measure, enum language language) {
    char said[SAID_SIZE];
    (void)data;
    runs_value(said, language, measure, number->mean, number->se, true);
    chart_text(chart, x, at, said,
               (struct text_look){.colour = number->resolved || number->mean == 0 ? palette_ink()
                                                                                  : palette_soft(),
                                  .valign = VALIGN_MIDDLE,
                                  .dx = 3});
}

static void draw_bars(struct chart *chart, const struct attribution_data *data,
                      const struct order *order, bool cost, enum language language) {
    const struct runs_measure *measure = cost ? &data->cost : &data->effect;
    struct style line = style_line(palette_ink());
    double least = 0, most = 0;
    line.width = 0.9;
    for (size_t i = 0; i < order->n; i++) {
        const struct attribution_bar *bar = &data->bars[order->at[i]];
        const struct attribution_number *number = cost ? &bar->cost : &bar->effect;
        struct colour colour = compare_colour(&bar->fund);
        double at = (double)i;
        bool known = isfinite(number->low) && isfinite(number->high);
        double low = known ? number->low : number->mean, high = known ? number->high : number->mean;
        if (!number->resolved)
            colour = palette_mix(colour, 0.35);
        chart_bar(chart, SIDEWAYS, 1, &at, NULL, &number->mean, 0.56, style_fill(colour), NULL);
        if (known && high > low)
            chart_error(chart, SIDEWAYS, 1, &at, &low, &high, 0.2, line, NULL);
        draw_value(chart, data, number, at, fmax(0, fmax(high, number->mean)), measure, language);
        least = fmin(least, fmin(low, number->mean));
        most = fmax(most, fmax(high, number->mean));
    }
    runs_axis(chart, 'x', language, measure);
    chart_ticks(chart, 'x', 4);
    runs_range(chart, least, most, 0.04, 0.34);
    chart_grid(chart, 'x', true);
    runs_set_rows(chart, order->n);
    chart_labelling(chart, LABELS_NONE);
}

static void title_bars(struct chart *chart, const struct attribution_data *data, bool cost,
                       enum language language) {
    const struct runs_measure *measure = cost ? &data->cost : &data->effect;
    const struct attribution_number *total = cost ? &data->cost_total : &data->effect_total;
    char said[SAID_SIZE], text[2 * SAID_SIZE];
    runs_fill(text, sizeof text, language, RUNS_ATTRIBUTION_TOTAL, "total",
              runs_value(said, language, measure, total->mean, total->se, true),
              (const char *)NULL);
    chart_title(chart,
                measure->is_net_benefit ? runs_text(language, RUNS_NET_BENEFIT)
                                        : runs_label(language, &measure->label),
                text);
}

/* ---- Interactions ---- */

static const struct attribution_number *pair_of(const struct attribution_data *data,
                                                const struct order *order, size_t i, size_t j) {
    return &data->interactions[order->at[i] * data->n + order->at[j]];
}

static void draw_pair(struct chart *chart, const struct attribution_data *data,
                      const struct attribution_number *pair, double x, double y, double scale,
                      enum language language) {
    double x0 = x - 0.5, x1 = x + 0.5, y0 = y - 0.5, y1 = y + 0.5;
    bool sure = pair->resolved || pair->mean == 0;
    struct colour colour = palette_signed(sure && scale > 0 ? pair->mean / scale : 0);
    char said[SAID_SIZE], text[SAID_SIZE + 4];
    chart_cell(chart, 1, &x0, &x1, &y0, &y1, &colour,
               (struct style){.stroke = palette_grid(), .width = 0.8}, NULL);
    runs_value(said, language, &data->effect, pair->mean, pair->se, true);
    snprintf(text, sizeof text, sure ? "%s" : "(%s)", said);
    chart_text(chart, x, y, text,
               (struct text_look){.colour = sure ? palette_text_on(colour) : palette_soft(),
                                  .size = data->n > 6 ? 6.2 : 7.5,
                                  .anchor = ANCHOR_CENTRE,
                                  .valign = VALIGN_MIDDLE});
}

static void draw_pairs(struct chart *chart, const struct attribution_data *data,
                       const struct order *order, enum language language) {
    const char *names[MOST];
    char numbers[MOST][SAID_SIZE], noun[SAID_SIZE], title[2 * SAID_SIZE];
    double scale = 0;
    for (size_t i = 1; i < order->n; i++)
        for (size_t j = 0; j < i; j++)
            scale = fmax(scale, fabs(pair_of(data, order, i, j)->mean));
    for (size_t i = 1; i < order->n; i++)
        for (size_t j = 0; j < i; j++)
            draw_pair(chart, data, pair_of(data, order, i, j), (double)j, (double)i - 1, scale,
                      language);
    for (size_t j = 0; j + 1 < order->n; j++) {
        if (order->n - 1 <= NAMED_COLUMNS)
            parts_short(numbers[j], name_of(data, language, order->at[j]), 42);
        else
            snprintf(numbers[j], sizeof numbers[j], "%zu", j + 1);
        names[j] = numbers[j];
    }
    chart_names(chart, 'x', order->n - 1, names);
    runs_fill(title, sizeof title, language, RUNS_INTERACTIONS, "what",
              runs_noun(noun, language, &data->effect), (const char *)NULL);
    chart_title(chart, title, runs_text(language, RUNS_INTERACTIONS_SAY));
    runs_set_rows(chart, order->n - 1);
    chart_labelling(chart, LABELS_NONE);
}

/* ---- Words ---- */

/* Whether the interval of the first lies above that of the second. */
static bool ahead(const struct attribution_number *first, const struct attribution_number *second) {
    return (first->mean == 0 && first->se == 0 && second->se == 0) || first->low > second->high;
}

static void say_title(struct figure *figure, const struct attribution_data *data,
                      const struct order *order, enum language language) {
    const struct attribution_number *first = &data->bars[order->at[0]].effect;
    size_t lowest = order->at[order->n - 1], top = order->at[0];
    const char *second = order->n > 1 ? name_of(data, language, order->at[1]) : "";
    enum word_runs word = RUNS_ATTRIBUTION_TITLE;
    bool any = false, resolved = false, known = false;
    for (size_t i = 0; i < data->n; i++) {
        known = known || data->bars[i].effect.se > 0;
        any = any || data->bars[i].effect.mean != 0;
        resolved = resolved || data->bars[i].effect.resolved;
    }
    if (!any)
        word = RUNS_ATTRIBUTION_NONE;
    else if (!resolved)
        word = known ? RUNS_ATTRIBUTION_UNRESOLVED : RUNS_ATTRIBUTION_FEW;
    else if (order->n == 1)
        word = RUNS_ATTRIBUTION_ONE;
    else if (!first->resolved || first->mean <= 0) {
        word = RUNS_ATTRIBUTION_LESS;
        top = lowest;
    } else if (!ahead(first, &data->bars[order->at[1]].effect))
        word = RUNS_ATTRIBUTION_TIE;
    char title[SENTENCE_SIZE], value[SAID_SIZE], total[SAID_SIZE], what[2 * SAID_SIZE];
    char said_about[2 * SAID_SIZE];
    const struct attribution_number *said = &data->bars[top].effect;
    struct runs_measure about = data->effect;
    about.portfolio = NULL;
    runs_fill(title, sizeof title, language, word, "game",
              runs_text(language, data->pooled ? RUNS_POOLED : RUNS_OWN), "fund",
              name_of(data, language, top), "second", second, "value",
              runs_value(value, language, &data->effect, said->mean, said->se, true), "total",
              runs_value(total, language, &data->effect, data->effect_total.mean,
                         data->effect_total.se, true),
              "what", runs_inside(what, sizeof what, runs_about(said_about, language, &about)),
              (const char *)NULL);
    figure_title(figure, title);
}

static char *say_number(char *said, enum language language, const struct runs_measure *measure,
                        const struct attribution_number *number) {
    char value[SAID_SIZE];
    runs_value(value, language, measure, number->mean, number->se, true);
    if (number->resolved || number->mean == 0)
        snprintf(said, SAID_SIZE, "%.190s", value);
    else
        runs_fill(said, SAID_SIZE, language, RUNS_NOT_TOLD, "value", value, (const char *)NULL);
    return said;
}

static void say_alt(struct figure *figure, const struct attribution_data *data,
                    const struct order *order, enum language language) {
    char alt[SENTENCE_SIZE] = "", part[SENTENCE_SIZE], items[SENTENCE_SIZE] = "";
    char item[3 * SAID_SIZE], effect[SAID_SIZE], cost[SAID_SIZE];
    const char *between = text_of(language, TEXT_BETWEEN_ITEMS);
    for (size_t i = 0; i < order->n; i++) {
        const struct attribution_bar *bar = &data->bars[order->at[i]];
        runs_fill(item, sizeof item, language, RUNS_ATTRIBUTION_ALT_ITEM, "fund",
                  name_of(data, language, order->at[i]), "effect",
                  say_number(effect, language, &data->effect, &bar->effect), "cost",
                  say_number(cost, language, &data->cost, &bar->cost), (const char *)NULL);
        parts_append(items, between, item);
    }
    runs_fill(part, sizeof part, language, RUNS_ATTRIBUTION_ALT, "game",
              runs_text(language, data->pooled ? RUNS_POOLED : RUNS_OWN), "effect",
              runs_noun(effect, language, &data->effect), "cost",
              runs_noun(cost, language, &data->cost), "items", items, (const char *)NULL);
    parts_append(alt, "", part);
    items[0] = '\0';
    size_t told = 0;
    for (size_t i = 1; data->interactions != NULL && i < order->n; i++)
        for (size_t j = 0; j < i && told < MOST_TOLD; j++) {
            if (order->n > 4 && !pair_of(data, order, i, j)->resolved)
                continue;
            told++;
            runs_fill(item, sizeof item, language, RUNS_ATTRIBUTION_ALT_PAIR, "first",
                      name_of(data, language, order->at[j]), "second",
                      name_of(data, language, order->at[i]), "value",
                      say_number(effect, language, &data->effect, pair_of(data, order, i, j)),
                      (const char *)NULL);
            parts_append(items, between, item);
        }
    if (items[0] != '\0') {
        runs_fill(part, sizeof part, language, RUNS_ATTRIBUTION_ALT_PAIRS, "items", items,
                  (const char *)NULL);
        parts_append(alt, "", part);
    }
    figure_alt(figure, alt);
}

static void say_caption(struct figure *figure, const struct attribution_data *data, bool pairs,
                        enum language language) {
    char marks[SENTENCE_SIZE] = "", method[2 * SAID_SIZE], subsets[24];
    snprintf(subsets, sizeof subsets, "%zu", (size_t)1 << (data->n < MOST ? data->n : MOST));
    runs_fill(method, sizeof method, language,
              data->pooled ? RUNS_ATTRIBUTION_POOLED_METHOD : RUNS_ATTRIBUTION_OWN_METHOD,
              "subsets", subsets, (const char *)NULL);
    parts_append(marks, "", method);
    parts_append(marks, "", runs_text(language, RUNS_ATTRIBUTION_CAPTION));
    if (pairs)
        parts_append(marks, "", runs_text(language, RUNS_ATTRIBUTION_CAPTION_PAIRS));
    runs_caption(figure, &data->scene, language, &data->effect, marks);
}

/* ---- The figure ---- */

static void draw_lower_names(struct figure *figure, size_t n, const struct runs_row *rows) {
    runs_names(figure, 1, n - 1, rows + 1, NAMES_MM);
}

struct figure *attribution_figure(const struct attribution_data *data, enum language language) {
    struct figure *figure = figure_new(FIGURE_WIDTH_MM, FIGURE_HEIGHT_MM);
    struct order order = order_of(data);
    struct runs_row rows[MOST];
    char names[MOST][SAID_SIZE + 24];
    bool pairs = order.n > 1 && data->interactions != NULL;
    for (size_t i = 0; i < order.n; i++) {
        const char *name = name_of(data, language, order.at[i]);
        if (pairs && order.n - 1 > NAMED_COLUMNS)
            snprintf(names[i], sizeof names[i], "%zu\u00a0· %.190s", i + 1, name);
        else
            snprintf(names[i], sizeof names[i], "%.200s", name);
        rows[i] = (struct runs_row){
            .name = names[i],
            .colour = palette_text(compare_colour(&data->bars[order.at[i]].fund))};
    }
    figure_language(figure, language);
    figure_legend(figure, LEGEND_NONE);
    figure_column_weight(figure, 0, 2 * NAMES_MM / PANELS_MM);
    double row_mm = fmax(order.n < 3 ? 11 : 0, runs_row_height(order.n, rows, NAMES_MM));
    double bars_mm = row_mm * (double)order.n + 21, pairs_mm = 0;
    runs_names(figure, 0, order.n, rows, NAMES_MM);
    struct chart *effect = figure_panel(figure, 0, 1, 1, 1);
    title_bars(effect, data, false, language);
    draw_bars(effect, data, &order, false, language);
    struct chart *cost = figure_panel(figure, 0, 2, 1, 1);
    title_bars(cost, data, true, language);
    draw_bars(cost, data, &order, true, language);
    if (pairs) {
        pairs_mm = fmax(CELL_MM, row_mm) * (double)(order.n - 1) + 26;
        figure_row_weight(figure, 1, pairs_mm / bars_mm);
        draw_lower_names(figure, order.n, rows);
        draw_pairs(figure_panel(figure, 1, 1, 1, 2), data, &order, language);
    }
    say_title(figure, data, &order, language);
    say_caption(figure, data, pairs, language);
    say_alt(figure, data, &order, language);
    runs_height(figure, bars_mm + pairs_mm, 0);
    return figure;
}
