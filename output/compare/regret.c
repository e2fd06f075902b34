/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figure "regret": a table of heat cells, portfolios down, variants across, the worst regret last
 * and the minimax framed. Never knows how anything is drawn. */
#include "output/compare/regret.h"

#include <math.h>
#include <stdio.h>

#define NAMES_MM 52.0
#define CELL_MM 8.2

/* Portfolios by rising worst regret, the minimax first. */
struct order {
    size_t n, at[REGRET_PORTFOLIOS];
};

static struct order order_of(const struct regret_data *data) {
    struct order order = {.n = 1, .at = {data->minimax}};
    for (size_t i = 0; i < data->n_portfolios; i++) {
        size_t place = order.n;
        if (i == data->minimax)
            continue;
        while (place > 1 && data->rows[order.at[place - 1]].worst > data->rows[i].worst)
            place--;
        if (place == REGRET_PORTFOLIOS)
            continue;
        if (order.n < REGRET_PORTFOLIOS)
            order.n++;
        for (size_t j = order.n - 1; j > place; j--)
            order.at[j] = order.at[j - 1];
        order.at[place] = i;
    }
    return order;
}

static size_t variants_of(const struct regret_data *data) {
    return data->n_variants < REGRET_VARIANTS ? data->n_variants : REGRET_VARIANTS;
}

static const char *name_of(const struct regret_data *data, enum language language, size_t i) {
    return runs_label(language, &data->rows[i].portfolio.label);
}

/* ---- Drawing ---- */

static void draw_cell(struct chart *chart, const struct regret_data *data, double x, double y,
                      double regret, double se, double scale, bool bold, enum language language) {
    double x0 = x - 0.5, x1 = x + 0.5, y0 = y - 0.5, y1 = y + 0.5;
    struct colour colour = palette_heat(scale > 0 ? 0.85 * regret / scale : 0);
    bool sure = regret == 0 || (isfinite(se) && parts_resolved(regret, se));
    char said[SAID_SIZE], text[SAID_SIZE + 4];
    chart_cell(chart, 1, &x0, &x1, &y0, &y1, &colour,
               (struct style){.stroke = palette_grid(), .width = 0.8}, NULL);
    runs_value(said, language, &data->measure, regret, se, false);
    snprintf(text, sizeof text, sure ? "%s" : "(%s)", said);
    chart_text(chart, x, y, text,
               (struct text_look){.colour = palette_text_on(colour),
                                  .size = variants_of(data) > 7 ? 6.2 : 7.5,
                                  .bold = bold,
                                  .anchor = ANCHOR_CENTRE,
                                  .valign = VALIGN_MIDDLE});
}

static double largest(const struct regret_data *data, const struct order *order) {
    double most = 0;
    for (size_t i = 0; i < order->n; i++)
        most = fmax(most, data->rows[order->at[i]].worst);
    return most;
}

static void draw_frame(struct chart *chart, double from, double to) {
    const double x[5] = {from, to, to, from, from}, y[5] = {-0.5, -0.5, 0.5, 0.5, -0.5};
    struct style line = style_line(palette_ink());
    line.width = 1.8;
    chart_line(chart, 5, x, y, line, NULL);
}

/* Between the variants and the worst of them. */
static void draw_border(struct chart *chart, double at, double n) {
    const double x[2] = {at, at}, y[2] = {-0.5, n - 0.5};
    struct style line = style_line(palette_ink());
    line.width = 0.9;
    chart_line(chart, 2, x, y, line, NULL);
}

static void draw_table(struct chart *chart, const struct regret_data *data,
                       const struct order *order, enum language language) {
    size_t n = variants_of(data);
    const char *names[REGRET_VARIANTS + 1];
    char shortened[REGRET_VARIANTS][SAID_SIZE];
    double scale = largest(data, order);
    for (size_t i = 0; i < order->n; i++) {
        size_t p = order->at[i];
        for (size_t v = 0; v < n; v++) {
            const struct regret_square *cell = &data->cells[v * data->n_portfolios + p];
            draw_cell(chart, data, (double)v, (double)i, cell->regret, cell->se, scale, false,
                      language);
        }
        draw_cell(chart, data, (double)n, (double)i, data->rows[p].worst, data->rows[p].worst_se,
                  scale, true, language);
    }
    for (size_t v = 0; v < n; v++)
        names[v] = parts_short(shortened[v], runs_label(language, &data->variants[v]), 44);
    names[n] = runs_text(language, RUNS_REGRET_WORST);
    chart_names(chart, 'x', n + 1, names);
    chart_range(chart, 'x', -0.53, (double)n + 0.53);
    draw_border(chart, (double)n - 0.5, (double)order->n);
    draw_frame(chart, -0.5, (double)n + 0.5);
    runs_set_rows(chart, order->n);
    chart_range(chart, 'y', -0.53, (double)order->n - 0.47);
    chart_labelling(chart, LABELS_NONE);
}

/* ---- Words ---- */

static char *say_worst(char *said, const struct regret_data *data, size_t i,
                       enum language language) {
    return runs_value(said, language, &data->measure, data->rows[i].worst, data->rows[i].worst_se,
                      false);
}

static void say_title(struct figure *figure, const struct regret_data *data,
                      enum language language) {
    char title[SENTENCE_SIZE], about[2 * SAID_SIZE], inside[2 * SAID_SIZE], value[SAID_SIZE], n[24];
    const struct regret_line *row = &data->rows[data->minimax];
    enum word_runs word = RUNS_REGRET_TITLE;
    if (data->n_portfolios == 1)
        word = RUNS_REGRET_TITLE_ALONE;
    else if (!data->resolved)
        word = RUNS_REGRET_TITLE_TIE;
    else if (row->worst == 0)
        word = RUNS_REGRET_TITLE_ZERO;
    snprintf(n, sizeof n, "%zu", data->n_variants);
    runs_about(about, language, &data->measure);
    runs_fill(title, sizeof title, language, word, "portfolio",
              name_of(data, language, data->minimax), "second",
              name_of(data, language, data->second), "value",
              say_worst(value, data, data->minimax, language), "variant",
              runs_label(language, &data->variants[row->worst_variant]), "n", n, "about",
              runs_inside(inside, sizeof inside, about), (const char *)NULL);
    figure_title(figure, title);
}

static void say_rest(struct figure *figure, const struct regret_data *data,
                     const struct order *order, enum language language) {
    char alt[SENTENCE_SIZE], items[SENTENCE_SIZE] = "", item[3 * SAID_SIZE], about[2 * SAID_SIZE];
    char inside[2 * SAID_SIZE], value[SAID_SIZE], n[24], variants[24];
    char marks[SENTENCE_SIZE] = "", shown[SAID_SIZE];
    for (size_t i = 0; i < order->n; i++) {
        size_t p = order->at[i];
        runs_fill(item, sizeof item, language, RUNS_REGRET_ALT_ITEM, "portfolio",
                  name_of(data, language, p), "value", say_worst(value, data, p, language),
                  "variant", runs_label(language, &data->variants[data->rows[p].worst_variant]),
                  (const char *)NULL);
        parts_append(items, text_of(language, TEXT_BETWEEN_ITEMS), item);
    }
    snprintf(n, sizeof n, "%zu", data->n_portfolios);
    snprintf(variants, sizeof variants, "%zu", data->n_variants);
    runs_about(about, language, &data->measure);
    runs_fill(alt, sizeof alt, language, RUNS_REGRET_ALT, "n", n, "variants", variants, "about",
              runs_inside(inside, sizeof inside, about), "items", items, (const char *)NULL);
    figure_alt(figure, alt);
    parts_append(marks, "", runs_text(language, RUNS_REGRET_CAPTION));
    parts_append(marks, "", runs_shown(shown, language, order->n, data->n_portfolios));
    runs_caption(figure, &data->scene, language, &data->measure, marks);
}

/* ---- The figure ---- */

struct figure *regret_figure(const struct regret_data *data, enum language language) {
    struct figure *figure = figure_new(FIGURE_WIDTH_MM, FIGURE_HEIGHT_MM);
    struct order order = order_of(data);
    struct runs_row rows[REGRET_PORTFOLIOS];
    for (size_t i = 0; i < order.n; i++)
        rows[i] = (struct runs_row){
            .name = name_of(data, language, order.at[i]),
            .under = i > 0 || order.n < 2
                         ? NULL
                         : runs_text(language, data->resolved ? RUNS_REGRET_MINIMAX
                                                              : RUNS_REGRET_MINIMAX_UNSURE),
            .colour = palette_text(compare_colour(&data->rows[order.at[i]].portfolio))};
    figure_language(figure, language);
    figure_legend(figure, LEGEND_NONE);
    figure_column_weight(figure, 0, NAMES_MM / (FIGURE_WIDTH_MM - 10 - NAMES_MM - 6));
    runs_names(figure, 0, order.n, rows, NAMES_MM);
    draw_table(figure_panel(figure, 0, 1, 1, 1), data, &order, language);
    say_title(figure, data, language);
    say_rest(figure, data, &order, language);
    runs_height(figure,
                fmax(CELL_MM, runs_row_height(order.n, rows, NAMES_MM)) * (double)order.n + 18, 0);
    return figure;
}
