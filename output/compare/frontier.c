/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figure "frontier": one panel for each effect; options off the frontier are pale, those that
 * cannot absorb their money stand in a circle. Never knows how anything is drawn. */
#include "output/compare/frontier.h"

#include <math.h>
#include <stdio.h>

#include "output/compare/parts_runs.h"
#include "output/compare/words.h"

/* Heights of panels [mm]: alone, two or three side by side; what each end label takes. */
#define ALONE_MM 80.0
#define PAIR_MM 56.0
#define THREE_MM 48.0
#define LABEL_MM 7.0

static size_t shown_panels(const struct frontier_data *data) {
    return data->n < PARTS_EFFECTS ? data->n : PARTS_EFFECTS;
}

/* ---- Marks ---- */

static struct style mark_style(const struct compare_option *option,
                               const struct frontier_mark *mark) {
    struct style style = compare_point(option);
    bool on = mark->status == FRONTIER_ON, pale = !on && mark->status != FRONTIER_NOT_RANKED;
    struct colour colour = palette_mix(compare_colour(option), pale ? 0.42 : 1);
    style.fill = colour;
    style.marker_size = on ? 6.5 : 5;
    if (mark->status == FRONTIER_EXTENDED) {
        style.stroke = compare_colour(option);
        style.width = 0.9;
    }
    return style;
}

static void draw_errors(struct chart *chart, const struct frontier_mark *mark,
                        struct colour colour) {
    struct style style = {.stroke = colour, .width = 0.8};
    double half[] = {compare_half(mark->effect_se), compare_half(mark->cost_se)};
    double low[] = {mark->effect - half[0], mark->cost - half[1]};
    double high[] = {mark->effect + half[0], mark->cost + half[1]};
    if (half[0] > 0)
        chart_error(chart, SIDEWAYS, 1, &mark->cost, &low[0], &high[0], 0, style, NULL);
    if (half[1] > 0)
        chart_error(chart, UPRIGHT, 1, &mark->effect, &low[1], &high[1], 0, style, NULL);
}

static void draw_frontier(struct chart *chart, const struct frontier_panel *panel) {
    double x[PALETTE_PORTFOLIOS + 4], y[PALETTE_PORTFOLIOS + 4];
    size_t n = 0;
    struct style style = {.stroke = palette_ink(), .width = 1.1};
    for (; n < panel->n_frontier && n < PALETTE_PORTFOLIOS + 4; n++) {
        x[n] = panel->marks[panel->frontier[n]].effect;
        y[n] = panel->marks[panel->frontier[n]].cost;
    }
    if (n > 1)
        chart_line(chart, n, x, y, style, NULL);
}

/* Entries of the legend that several panels share, drawn nowhere: no option is pale there. */
static void draw_legend(struct chart *chart, const struct frontier_data *data,
                        enum language language) {
    char name[SAID_SIZE];
    double x = chart == NULL ? 0 : 2 * chart->x.low - chart->x.high, y = 0;
    for (size_t i = 0; i < data->n_options; i++)
        chart_point(chart, 1, &x, &y, compare_point(&data->options[i]),
                    compare_name(name, language, &data->options[i], COMPARE_LEGEND));
}

/* At the end of a point, when the panel stands alone: the option's name and what is said of it. */
static const char *label_of(char *said, const struct frontier_data *data, size_t i,
                            const struct frontier_mark *mark, enum language language) {
    static const enum word_compare words[] = {COMPARE_COUNT, COMPARE_DOMINATED, COMPARE_EXTENDED,
                                              COMPARE_NOT_RANKED};
    char name[SAID_SIZE];
    compare_name(name, language, &data->options[i], COMPARE_LEGEND);
    if (shown_panels(data) > 1)
        return NULL;
    if (mark->status == FRONTIER_ON)
        snprintf(said, 2 * SAID_SIZE, "%s", name);
    else
        snprintf(said, 2 * SAID_SIZE, "%s (%s)", name, compare_text(language, words[mark->status]));
    return said;
}

static void draw_options(struct chart *chart, const struct frontier_data *data,
                         const struct frontier_panel *panel, enum language language) {
    char label[2 * SAID_SIZE];
    struct style circle = style_point(palette_mix(palette_ink(), 0.5), MARKER_RING);
    circle.marker_size = 9.5;
    for (int on = 0; on <= 1; on++) /* the frontier over the rest */
        for (size_t i = 0; i < data->n_options; i++) {
            const struct frontier_mark *mark = &panel->marks[i];
            if ((mark->status == FRONTIER_ON) != (on == 1) || !isfinite(mark->effect) ||
                !isfinite(mark->cost))
                continue;
            struct style style = mark_style(&data->options[i], mark);
            if (mark->status == FRONTIER_NOT_RANKED)
                chart_point(chart, 1, &mark->effect, &mark->cost, circle, NULL);
            draw_errors(chart, mark, style.fill);
            chart_point(chart, 1, &mark->effect, &mark->cost, style,
                        label_of(label, data, i, mark, language));
        }
}

struct range {
    double low, high;
};

static struct range range_of(const struct frontier_data *data, const struct frontier_panel *panel,
                             bool costs, struct range range) {
    for (size_t i = 0; i < data->n_options; i++) {
        const struct frontier_mark *mark = &panel->marks[i];
        double value = costs ? mark->cost : mark->effect;
        double half = compare_half(costs ? mark->cost_se : mark->effect_se);
        if (isfinite(value)) {
            range.low = fmin(range.low, value - half);
            range.high = fmax(range.high, value + half);
        }
    }
    return range;
}

/* The ranges of all marks and 0, with some room; costs are the same in all panels. */
static void set_ranges(struct chart *chart, const struct frontier_data *data,
                       const struct frontier_panel *panel) {
    struct range x = range_of(data, panel, false, (struct range){0, 0}), y = {0, 0};
    for (size_t p = 0; p < shown_panels(data); p++)
        y = range_of(data, &data->panels[p], true, y);
    double wide = x.high > x.low ? x.high - x.low : 1, tall = y.high > y.low ? y.high - y.low : 1;
    chart_range(chart, 'x', x.low - 0.06 * wide, x.high + 0.06 * wide);
    chart_range(chart, 'y', y.low - 0.06 * tall, y.high + 0.06 * tall);
}

static void draw_panel(struct figure *figure, const struct frontier_data *data, size_t p,
                       enum language language) {
    const struct frontier_panel *panel = &data->panels[p];
    size_t panels = shown_panels(data), columns = compare_columns(panels);
    struct chart *chart = figure_panel(figure, p / columns, p % columns, 1, 1);
    bool first = p % columns == 0;
    chart_axis(chart, 'x', AXIS_LINEAR, parts_numbers(panel->effect),
               p + columns >= panels ? compare_text(language, COMPARE_EFFECT_MORE) : NULL,
               text_unit(language, panel->effect->unit));
    chart_axis(chart, 'y', AXIS_LINEAR, AXIS_MONEY,
               first ? compare_text(language, COMPARE_COST_MORE) : NULL, NULL);
    set_ranges(chart, data, panel);
    chart_ticks(chart, 'x', columns > 2 ? 3 : columns > 1 ? 4 : 6);
    chart_ticks(chart, 'y', 4);
    chart_title(chart, parts_outcome_label(language, panel->effect), NULL);
    chart_labelling(chart, panels > 1 ? LABELS_LEGEND : LABELS_END);
    if (!first)
        chart_quiet(chart, 'y');
    if (p == 0 && panels > 1)
        draw_legend(chart, data, language);
    draw_frontier(chart, panel);
    draw_options(chart, data, panel, language);
}

/* ---- Words ---- */

static void say_title(struct figure *figure, const struct frontier_data *data,
                      enum language language) {
    const struct frontier_panel *panel = &data->panels[0];
    char title[SENTENCE_SIZE], effect[SAID_SIZE], counts[4][24], price[SAID_SIZE];
    size_t ranked = 0, off = 0, unsure = 0;
    for (size_t i = 0; i < data->n_options; i++) {
        const struct frontier_mark *mark = &panel->marks[i];
        bool is_off = mark->status == FRONTIER_DOMINATED || mark->status == FRONTIER_EXTENDED;
        ranked += mark->status != FRONTIER_NOT_RANKED;
        off += is_off;
        unsure += is_off && !mark->resolved;
    }
    const size_t told[] = {panel->n_frontier, ranked, off, unsure};
    for (int i = 0; i < 4; i++)
        snprintf(counts[i], sizeof counts[i], "%zu", told[i]);
    size_t last = panel->n_frontier == 0 ? 0 : panel->frontier[panel->n_frontier - 1];
    double dearest = panel->marks[last].price;
    enum word_compare word = ranked < 2               ? COMPARE_FRONTIER_ALONE
                             : panel->n_frontier == 1 ? COMPARE_FRONTIER_ONE
                             : unsure > 0             ? COMPARE_FRONTIER_UNSURE
                             : off == 0               ? COMPARE_FRONTIER_ALL
                             : off == 1               ? COMPARE_FRONTIER_BUT_ONE
                                                      : COMPARE_FRONTIER_TITLE;
    compare_fill(title, sizeof title, language, word, "effect",
                 parts_inside(effect, language, panel->effect), "on", counts[0], "all", counts[1],
                 "off", counts[2], "unsure", counts[3], "option",
                 parts_label(language, &data->options[last].label), "price",
                 compare_money(price, language, dearest, NAN, false), (const char *)NULL);
    figure_title(figure, title);
}

static void say_alt(struct figure *figure, const struct frontier_data *data,
                    enum language language) {
    char alt[SENTENCE_SIZE], items[SENTENCE_SIZE] = "", item[SENTENCE_SIZE];
    char effect[SAID_SIZE], cost[SAID_SIZE], price[SAID_SIZE];
    const struct frontier_panel *panel = &data->panels[0];
    for (size_t k = 0; k < panel->n_frontier; k++) {
        const struct frontier_mark *mark = &panel->marks[panel->frontier[k]];
        compare_fill(
            item, sizeof item, language,
            isfinite(mark->price) ? COMPARE_FRONTIER_ALT_STEP : COMPARE_FRONTIER_ALT_ITEM, "option",
            parts_label(language, &data->options[panel->frontier[k]].label), "effect",
            parts_value(effect, language, panel->effect, mark->effect, mark->effect_se, true),
            "cost", compare_money(cost, language, mark->cost, mark->cost_se, true), "price",
            compare_money(price, language, mark->price, NAN, false), (const char *)NULL);
        parts_append(items, text_of(language, TEXT_BETWEEN_ITEMS), item);
    }
    compare_fill(alt, sizeof alt, language, COMPARE_FRONTIER_ALT, "effect",
                 parts_outcome_label(language, panel->effect), "items", items, (const char *)NULL);
    figure_alt(figure, alt);
}

/* The prices along the frontier of the first effect, for the caption. */
static void say_prices(char *marks, const struct frontier_data *data, enum language language) {
    const struct frontier_panel *panel = &data->panels[0];
    char items[SENTENCE_SIZE] = "", item[SENTENCE_SIZE], price[SAID_SIZE], low[SAID_SIZE];
    char high[SAID_SIZE], effect[SAID_SIZE];
    for (size_t k = 1; k < panel->n_frontier; k++) {
        const struct frontier_mark *mark = &panel->marks[panel->frontier[k]];
        bool between = isfinite(mark->price_low) && isfinite(mark->price_high);
        double se = between ? (mark->price_high - mark->price_low) / 3.92 : (double)NAN;
        if (!isfinite(mark->price))
            continue;
        compare_fill(item, sizeof item, language, between ? COMPARE_PRICE_RANGE : COMPARE_PRICE,
                     "option", parts_label(language, &data->options[panel->frontier[k]].label),
                     "price", compare_money(price, language, mark->price, se, false), "low",
                     compare_money(low, language, mark->price_low, se, false), "high",
                     compare_money(high, language, mark->price_high, se, false),
                     (const char *)NULL);
        parts_append(items, text_of(language, TEXT_BETWEEN_ITEMS), item);
    }
    if (items[0] == '\0')
        return;
    compare_fill(item, sizeof item, language, COMPARE_PRICES, "effect",
                 parts_inside(effect, language, panel->effect), "items", items, (const char *)NULL);
    parts_append(marks, " ", item);
}

struct figure *frontier_figure(const struct frontier_data *data, enum language language) {
    struct figure *figure = figure_new(FIGURE_WIDTH_MM, FIGURE_HEIGHT_MM);
    char marks[SENTENCE_SIZE];
    size_t panels = shown_panels(data), columns = compare_columns(panels);
    double room = 0;
    figure_language(figure, language);
    figure_legend(figure, panels > 1 ? LEGEND_TOP : LEGEND_NONE);
    say_title(figure, data, language);
    compare_fill(marks, sizeof marks, language, COMPARE_FRONTIER_CAPTION, (const char *)NULL);
    say_prices(marks, data, language);
    compare_conventions(marks, &data->scene, language, true);
    compare_caption(figure, &data->scene, language, marks);
    say_alt(figure, data, language);
    for (size_t p = 0; p < panels; p++)
        draw_panel(figure, data, p, language);
    for (size_t p = 0; p < panels; p++)
        compare_title_room(language, data->panels[p].effect, compare_width(panels), &room);
    double panel = (columns == 2 ? PAIR_MM : THREE_MM) + room;
    if (panels == 1)
        runs_height(figure, fmax(ALONE_MM, LABEL_MM * (double)data->n_options + 16) + room, 0);
    else
        runs_height(figure, (panel + 4.5) * (double)compare_rows(panels) + 4,
                    compare_legend_rows(data->n_options, data->options, language, 0));
    return figure;
}
