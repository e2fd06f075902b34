/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figure "information": bars of partial perfect information before the band of perfect information,
 * and a panel of worth, cost and net gain by size for each survey. Never knows how anything is
 * drawn. */
#include "output/compare/information.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* The page is a grid of twelve columns: four of names, eight of bars; surveys share a row. */
enum { GRID = 12, NAME_COLUMNS = 4, SURVEYS_IN_ROW = 3, MOST_SIZES = 64 };

#define NAMES_MM 51.0
#define BAR 0.52
#define SURVEY_MM 56.0

/* The sets of highest value, falling. */
struct order {
    size_t n, at[RUNS_ROWS];
};

static struct order order_of(const struct information_data *data) {
    struct order order = {0};
    for (size_t i = 0; i < data->n_sets; i++) {
        size_t place = order.n;
        while (place > 0 && data->sets[order.at[place - 1]].value < data->sets[i].value)
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

static size_t surveys_of(const struct information_data *data) {
    return data->n_surveys < INFORMATION_SURVEYS ? data->n_surveys : INFORMATION_SURVEYS;
}

static char *say_money(char *said, const struct information_data *data, double value, double se,
                       enum language language) {
    return runs_value(said, language, &data->measure, value, se, false);
}

static char *say_evpi(char *said, const struct information_data *data, enum language language) {
    char low[SAID_SIZE], high[SAID_SIZE];
    say_money(low, data, data->low, data->low_se, language);
    say_money(high, data, data->high, data->high_se, language);
    enum word_runs word = !isfinite(data->low)      ? RUNS_EVPI_AT_MOST
                          : data->low >= data->high ? RUNS_EVPI
                                                    : RUNS_EVPI_BETWEEN;
    return runs_fill(said, SAID_SIZE, language, word, "low", low, "high", high, (const char *)NULL);
}

/* ---- Bars ---- */

static void draw_set(struct chart *chart, const struct information_data *data,
                     const struct information_set *set, double at, enum language language) {
    struct style line = style_line(palette_ink());
    struct colour colour = palette_fund(0);
    char said[SAID_SIZE], text[SAID_SIZE + 8];
    bool sure = parts_resolved(set->value, set->se) || set->value == 0;
    double low = set->value, high = set->value;
    line.width = 0.8;
    if (isfinite(set->se)) {
        low -= 2 * set->se;
        high += 2 * set->se;
    }
    chart_bar(chart, SIDEWAYS, 1, &at, NULL, &set->value, BAR,
              style_fill(sure ? colour : palette_mix(colour, 0.35)), NULL);
    if (high > low)
        chart_error(chart, SIDEWAYS, 1, &at, &low, &high, 0.2, line, NULL);
    snprintf(text, sizeof text, "%s%s", say_money(said, data, set->value, set->se, language),
             set->misfit ? "\u00a0*" : "");
    chart_text(chart, fmax(high, 0), at, text,
               (struct text_look){.colour = sure ? palette_ink() : palette_soft(),
                                  .size = 7.5,
                                  .valign = VALIGN_MIDDLE,
                                  .dx = 3});
}

static void draw_sets(struct chart *chart, const struct information_data *data,
                      const struct order *order, enum language language) {
    size_t rows = order->n == 0 ? 1 : order->n;
    double least = 0, most = data->high;
    double y[2] = {-0.5, (double)rows - 0.5}, low[2], high[2] = {data->high, data->high};
    char said[SAID_SIZE], text[2 * SAID_SIZE];
    low[0] = low[1] = isfinite(data->low) ? fmin(data->low, data->high) : data->high;
    if (low[0] < high[0])
        chart_band_sideways(chart, 2, y, low, high, style_fill(palette_grid()), NULL);
    runs_fill(text, sizeof text, language, RUNS_EVPI_RULE, "evpi", say_evpi(said, data, language),
              (const char *)NULL);
    chart_rule(chart, UPRIGHT, data->high, style_rule(), text);
    for (size_t i = 0; i < order->n; i++) {
        const struct information_set *set = &data->sets[order->at[i]];
        double reach = isfinite(set->se) ? 2 * set->se : 0;
        draw_set(chart, data, set, (double)i, language);
        least = fmin(least, set->value - reach);
        most = fmax(most, set->value + reach);
    }
    runs_fill(text, sizeof text, language, RUNS_EVPPI_BEST, "option",
              runs_label(language, &data->option), (const char *)NULL);
    chart_title(chart, runs_text(language, RUNS_EVPPI_PANEL), text);
    runs_axis(chart, 'x', language, &data->measure);
    runs_range(chart, least, most, 0.02, 0.2);
    chart_grid(chart, 'x', true);
    runs_set_rows(chart, rows);
    chart_labelling(chart, LABELS_NONE);
}

/* ---- Surveys ---- */

static void draw_curves(struct chart *chart, const struct information_survey *survey,
                        enum language language) {
    double x[MOST_SIZES], worth[MOST_SIZES], cost[MOST_SIZES], net[MOST_SIZES];
    double low[MOST_SIZES], high[MOST_SIZES];
    size_t n = survey->n < MOST_SIZES ? survey->n : MOST_SIZES;
    bool known = true;
    for (size_t i = 0; i < n; i++) {
        const struct information_size *size = &survey->sizes[i];
        x[i] = (double)size->n;
        worth[i] = size->worth;
        cost[i] = size->cost;
        net[i] = size->net;
        known = known && isfinite(size->net_se);
        low[i] = size->net - 2 * size->net_se;
        high[i] = size->net + 2 * size->net_se;
    }
    struct style costs = style_counterfactual_line(), worths = style_line(palette_fund(0));
    struct style nets = style_line(palette_fund(2));
    nets.width = 2.2;
    worths.dash = DASH_LONG;
    nets.marker = MARKER_CIRCLE;
    nets.marker_size = n > 12 ? 0 : 4;
    nets.fill = palette_fund(2);
    if (known && n > 1)
        chart_band(chart, n, x, low, high, style_ribbon(palette_fund(2), 0.25), NULL);
    else if (known)
        chart_error(chart, UPRIGHT, n, x, low, high, 0, style_line(palette_fund(2)), NULL);
    chart_line(chart, n, x, worth, worths, runs_text(language, RUNS_SURVEY_WORTH));
    chart_line(chart, n, x, cost, costs, runs_text(language, RUNS_SURVEY_COST));
    chart_line(chart, n, x, net, nets, runs_text(language, RUNS_SURVEY_NET));
    if (n == 1) { /* a line of one point is not seen */
        chart_point(chart, 1, x, worth, style_point(palette_fund(0), MARKER_SQUARE), NULL);
        chart_point(chart, 1, x, cost, style_point(palette_grey(), MARKER_DIAMOND), NULL);
    }
    if (survey->best < n) {
        struct style best = style_point(palette_white(), MARKER_CIRCLE);
        best.stroke = palette_text(palette_fund(2));
        best.width = 1.6;
        best.marker_size = 7.5;
        chart_point(chart, 1, &x[survey->best], &net[survey->best], best, NULL);
    }
    chart_range(chart, 'x', 0, n == 0 ? 1 : x[n - 1] * 1.04);
}

static const struct information_size *best_of(const struct information_survey *survey) {
    return survey->best < survey->n ? &survey->sizes[survey->best] : NULL;
}

static char *say_best(char *said, const struct information_data *data,
                      const struct information_survey *survey, enum language language) {
    const struct information_size *best = best_of(survey);
    char n[24], value[SAID_SIZE];
    if (best == NULL)
        return runs_fill(said, SAID_SIZE, language, RUNS_SURVEY_NONE, (const char *)NULL);
    snprintf(n, sizeof n, "%zu", best->n);
    runs_value(value, language, &data->measure, best->net, best->net_se, true);
    return runs_fill(said, SAID_SIZE, language,
                     parts_resolved(best->net, best->net_se) ? RUNS_SURVEY_BEST
                                                             : RUNS_SURVEY_BEST_UNSURE,
                     "n", n, "value", value, (const char *)NULL);
}

static void draw_survey(struct chart *chart, const struct information_data *data,
                        const struct information_survey *survey, enum language language) {
    char said[SAID_SIZE], name[SAID_SIZE];
    struct style zero = style_line(palette_soft());
    zero.width = 0.7;
    chart_title(chart, parts_short(name, runs_label(language, &survey->label), 64),
                say_best(said, data, survey, language));
    runs_axis(chart, 'y', language, &data->measure);
    chart_axis(chart, 'x', AXIS_LINEAR, AXIS_NUMBER, runs_text(language, RUNS_SURVEY_AXIS), NULL);
    chart_include_zero(chart, 'y');
    chart_ticks(chart, 'y', 4);
    chart_ticks(chart, 'x', 6);
    chart_rule(chart, SIDEWAYS, 0, zero, NULL);
    draw_curves(chart, survey, language);
}

/* ---- Words ---- */

static const char *name_of(const struct information_data *data, enum language language, size_t i) {
    return runs_label(language, &data->sets[i].parameter.label);
}

/* What the title says of the surveys. */
static char *say_surveys(char *said, const struct information_data *data, enum language language) {
    const struct information_survey *first = NULL;
    bool any = false;
    char n[24] = "";
    said[0] = '\0';
    if (surveys_of(data) == 0)
        return said;
    for (size_t i = 0; i < surveys_of(data); i++) {
        const struct information_size *best = best_of(&data->surveys[i]);
        any = any || best != NULL;
        if (best != NULL && parts_resolved(best->net, best->net_se) &&
            (first == NULL || best->net > best_of(first)->net))
            first = &data->surveys[i];
    }
    if (first != NULL)
        snprintf(n, sizeof n, "%zu", best_of(first)->n);
    return runs_fill(said, 2 * SAID_SIZE, language,
                     first != NULL ? RUNS_SURVEY_PAYS
                     : any         ? RUNS_SURVEY_UNSURE
                                   : RUNS_SURVEY_NEVER_PAYS,
                     "survey", first == NULL ? "" : runs_label(language, &first->label), "n", n,
                     (const char *)NULL);
}

static void say_title(struct figure *figure, const struct information_data *data,
                      const struct order *order, enum language language) {
    const struct information_set *first = order->n == 0 ? NULL : &data->sets[order->at[0]];
    const struct information_set *second = order->n < 2 ? NULL : &data->sets[order->at[1]];
    char title[SENTENCE_SIZE], evpi[SAID_SIZE], value[SAID_SIZE] = "", survey[2 * SAID_SIZE];
    enum word_runs word = RUNS_INFORMATION_TITLE;
    if (data->high == 0)
        word = RUNS_INFORMATION_TITLE_NONE;
    else if (isfinite(data->high_se) && !parts_resolved(data->high, data->high_se))
        word = RUNS_INFORMATION_TITLE_EVPI_UNRESOLVED;
    else if (first == NULL)
        word = RUNS_INFORMATION_TITLE_ALONE;
    else if (!parts_resolved(first->value, first->se))
        word = RUNS_INFORMATION_TITLE_UNRESOLVED;
    else if (second != NULL && first->value - second->value <= 2 * hypot(first->se, second->se))
        word = RUNS_INFORMATION_TITLE_TIE;
    if (first != NULL)
        say_money(value, data, first->value, first->se, language);
    runs_fill(title, sizeof title, language, word, "evpi", say_evpi(evpi, data, language), "set",
              first == NULL ? "" : name_of(data, language, order->at[0]), "second",
              second == NULL ? "" : name_of(data, language, order->at[1]), "value", value, "survey",
              say_surveys(survey, data, language), (const char *)NULL);
    figure_title(figure, title);
}

static void say_alt(struct figure *figure, const struct information_data *data,
                    const struct order *order, enum language language) {
    char alt[SENTENCE_SIZE], items[SENTENCE_SIZE] = "", item[3 * SAID_SIZE], about[2 * SAID_SIZE];
    char evpi[SAID_SIZE], value[SAID_SIZE], said[SAID_SIZE];
    for (size_t i = 0; i < order->n; i++) {
        const struct information_set *set = &data->sets[order->at[i]];
        say_money(value, data, set->value, set->se, language);
        if (parts_resolved(set->value, set->se) || set->value == 0)
            snprintf(said, sizeof said, "%.190s", value);
        else
            runs_fill(said, sizeof said, language, RUNS_NOT_TOLD, "value", value,
                      (const char *)NULL);
        runs_fill(item, sizeof item, language, RUNS_INFORMATION_ALT_ITEM, "set",
                  name_of(data, language, order->at[i]), "value", said, (const char *)NULL);
        parts_append(items, text_of(language, TEXT_BETWEEN_ITEMS), item);
    }
    if (items[0] != '\0')
        parts_append(items, "", ".");
    for (size_t i = 0; i < surveys_of(data); i++) {
        runs_fill(item, sizeof item, language, RUNS_INFORMATION_ALT_SURVEY, "survey",
                  runs_label(language, &data->surveys[i].label), "best",
                  say_best(said, data, &data->surveys[i], language), (const char *)NULL);
        parts_append(items, "", item);
    }
    runs_fill(alt, sizeof alt, language, RUNS_INFORMATION_ALT, "about",
              runs_about(about, language, &data->measure), "evpi", say_evpi(evpi, data, language),
              "items", items, (const char *)NULL);
    figure_alt(figure, alt);
}

static void say_caption(struct figure *figure, const struct information_data *data,
                        const struct order *order, enum language language) {
    char marks[SENTENCE_SIZE] = "", shown[SAID_SIZE];
    bool misfit = false;
    for (size_t i = 0; i < order->n; i++)
        misfit = misfit || data->sets[order->at[i]].misfit;
    parts_append(marks, "", runs_text(language, RUNS_INFORMATION_CAPTION));
    if (isfinite(data->low) && data->low < data->high)
        parts_append(marks, "", runs_text(language, RUNS_INFORMATION_CAPTION_BRACKET));
    if (misfit)
        parts_append(marks, "", runs_text(language, RUNS_INFORMATION_CAPTION_MISFIT));
    if (surveys_of(data) > 0)
        parts_append(marks, "", runs_text(language, RUNS_INFORMATION_CAPTION_SURVEYS));
    parts_append(marks, "", runs_shown(shown, language, order->n, data->n_sets));
    runs_caption(figure, &data->scene, language, &data->measure, marks);
}

/* ---- The figure ---- */

/* Panels of surveys under the bars; returns their height [mm]. */
static double draw_surveys(struct figure *figure, const struct information_data *data,
                           double bars_mm, enum language language) {
    size_t n = surveys_of(data), in_row = n < SURVEYS_IN_ROW ? n : SURVEYS_IN_ROW;
    size_t rows = n == 0 ? 0 : (n + in_row - 1) / in_row;
    for (size_t i = 0; i < n; i++) {
        size_t span = GRID / in_row;
        draw_survey(figure_panel(figure, 1 + i / in_row, i % in_row * span, 1, span), data,
                    &data->surveys[i], language);
    }
    for (size_t r = 0; r < rows; r++)
        figure_row_weight(figure, 1 + r, SURVEY_MM / bars_mm);
    return (double)rows * (SURVEY_MM + 4.5);
}

struct figure *information_figure(const struct information_data *data, enum language language) {
    struct figure *figure = figure_new(FIGURE_WIDTH_MM, FIGURE_HEIGHT_MM);
    struct order order = order_of(data);
    struct runs_row rows[RUNS_ROWS];
    char under[RUNS_ROWS][SAID_SIZE];
    for (size_t i = 0; i < order.n; i++)
        rows[i] = (struct runs_row){
            .name = name_of(data, language, order.at[i]),
            .under = runs_path(under[i], data->sets[order.at[i]].parameter.path, 41)};
    figure_language(figure, language);
    figure_legend(figure, LEGEND_BOTTOM);
    double row_mm = order.n == 0 ? 9 : runs_row_height(order.n, rows, NAMES_MM);
    double bars_mm = fmax(order.n < 3 ? 11 : 0, row_mm) * (double)(order.n == 0 ? 1 : order.n) + 24;
    runs_names_wide(figure, 0, NAME_COLUMNS, order.n, rows, NAMES_MM);
    draw_sets(figure_panel(figure, 0, NAME_COLUMNS, 1, GRID - NAME_COLUMNS), data, &order,
              language);
    double surveys_mm = draw_surveys(figure, data, bars_mm, language);
    say_title(figure, data, &order, language);
    say_caption(figure, data, &order, language);
    say_alt(figure, data, &order, language);
    runs_height(figure, bars_mm + surveys_mm, surveys_mm > 0 ? 1 : 0);
    return figure;
}
