/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figure "effects": how the difference from the counterfactual is distributed at the last report,
 * one strip per funding model, one panel per effect. Never knows how anything is drawn. */
#include "output/figures_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_PORTFOLIOS = 16, COLUMNS = 3 };

/* Room of the names, and what panels share beside [mm]. */
#define NAMES_MM 50.0
#define PANELS_MM (FIGURE_WIDTH_MM - 10 - NAMES_MM - 18)

/* Effects that have spreads; returns how many. */
static size_t effects_of(const struct report_tables *tables, int effects[PARTS_EFFECTS]) {
    const struct run_info *info = tables->info;
    int main = parts_main(info);
    size_t all = main < 0 ? 0 : parts_effects(info, effects, PARTS_EFFECTS), n = 0;
    for (size_t i = 0; i < all; i++)
        if (parts_spread(tables, info->n_reports - 1, main, effects[i]) != NULL)
            effects[n++] = effects[i];
    return n;
}

bool effects_possible(const struct report_tables *tables) {
    int effects[PARTS_EFFECTS];
    return effects_of(tables, effects) > 0;
}

/* ---- Drawing ---- */

static void set_rows(struct chart *chart, size_t n) {
    chart_axis(chart, 'y', AXIS_HIDDEN, AXIS_NUMBER, NULL, NULL);
    chart_range(chart, 'y', -0.6, (double)n - 0.4);
    chart_reverse(chart, 'y');
    chart_grid(chart, 'y', false);
}

/* A light line between portfolios at their own envelopes and those scaled to another's. */
static void draw_groups(struct chart *chart, const struct run_info *info, size_t n,
                        const int *chosen) {
    struct style line = style_line(palette_grid());
    line.width = 0.8;
    for (size_t i = 1; i < n; i++)
        if ((info->portfolios[chosen[i]].scale_to < 0) !=
            (info->portfolios[chosen[i - 1]].scale_to < 0))
            chart_rule(chart, SIDEWAYS, (double)i - 0.5, line, NULL);
}

static void draw_names(struct chart *chart, const struct run_info *info, size_t n,
                       const int *chosen, enum language language) {
    for (size_t i = 0; i < n; i++) {
        struct text_look look = {.colour =
                                     palette_text(palette_portfolio(parts_colour(info, chosen[i]))),
                                 .size = 8,
                                 .anchor = ANCHOR_RIGHT,
                                 .valign = VALIGN_MIDDLE,
                                 .max_width = NAMES_MM};
        char name[SAID_SIZE];
        parts_short(name, parts_label(language, &info->portfolios[chosen[i]].label), 60);
        chart_text(chart, 1, (double)i, name, look);
    }
    chart_axis(chart, 'x', AXIS_HIDDEN, AXIS_NUMBER, NULL, NULL);
    chart_range(chart, 'x', 0, 1);
    set_rows(chart, n);
}

static void draw_strip(struct chart *chart, const struct report_tables *tables, double at,
                       int portfolio, int outcome) {
    const struct run_info *info = tables->info;
    int report = info->n_reports - 1;
    const struct spread *spread = parts_spread(tables, report, portfolio, outcome);
    const struct summary_row *row = parts_summary(tables, report, portfolio, outcome);
    if (spread == NULL)
        return;
    struct colour colour = palette_portfolio(parts_colour(info, portfolio));
    if (row != NULL && isfinite(row->difference.se) &&
        !parts_resolved(row->difference.mean, row->difference.se))
        colour = palette_mix(colour, 0.4);
    chart_strip(chart, SIDEWAYS, at, spread->q, 0.42, colour, NULL);
}

static void draw_effect(struct chart *chart, const struct report_tables *tables, size_t n,
                        const int *chosen, int outcome, enum language language) {
    const struct run_info *info = tables->info;
    const struct outcome *about = &info->catalogue.outcomes[outcome];
    struct style zero = style_line(palette_ink());
    zero.width = 0.9;
    draw_groups(chart, info, n, chosen);
    chart_rule(chart, UPRIGHT, 0, zero, NULL);
    for (size_t i = 0; i < n; i++)
        draw_strip(chart, tables, (double)i, chosen[i], outcome);
    chart_title(chart, parts_outcome_label(language, about), text_unit(language, about->unit));
    chart_axis(chart, 'x', AXIS_LINEAR, parts_numbers(about), NULL, NULL);
    chart_include_zero(chart, 'x');
    chart_ticks(chart, 'x', 3);
    set_rows(chart, n);
    chart_grid(chart, 'x', true);
    chart_labelling(chart, LABELS_NONE);
}

/* ---- Words ---- */

/* A single effect is told as it is. */
static void title_of_one(struct figure *figure, const struct report_tables *tables, int portfolio,
                         int outcome, enum language language) {
    const struct run_info *info = tables->info;
    const struct outcome *about = &info->catalogue.outcomes[outcome];
    int report = info->n_reports - 1;
    const struct spread *spread = parts_spread(tables, report, portfolio, outcome);
    const struct summary_row *row = parts_summary(tables, report, portfolio, outcome);
    struct estimate d = {.mean = spread->q[2], .se = NAN, .p5 = spread->q[0], .p95 = spread->q[4]};
    char title[SENTENCE_SIZE], amount[SAID_SIZE], range[SAID_SIZE], date[SAID_SIZE];
    char inside[SAID_SIZE];
    if (row != NULL && isfinite(row->difference.mean))
        d = row->difference;
    bool known = parts_resolved(d.mean, d.se) || !isfinite(d.se);
    parts_end(date, language, info->records[info->report_record[report]].year);
    text_fill(title, sizeof title, language, known ? TEXT_FAN_TITLE : TEXT_FAN_TITLE_UNRESOLVED,
              "portfolio", parts_label(language, &info->portfolios[portfolio].label), "difference",
              parts_amount_of(amount, language, about, d.mean, d.se), "date", date, "range",
              parts_range(range, language, about, &d), "outcome",
              parts_inside(inside, language, about), (const char *)NULL);
    figure_title(figure, title);
}

static void say_title(struct figure *figure, const struct report_tables *tables, size_t n,
                      const int *effects, enum language language) {
    const struct run_info *info = tables->info;
    int main = parts_main(info);
    size_t sure = 0;
    if (n == 1) {
        title_of_one(figure, tables, main, effects[0], language);
        return;
    }
    char title[SENTENCE_SIZE], date[SAID_SIZE], some[24], all[24];
    for (size_t i = 0; i < n; i++)
        sure += parts_spread(tables, info->n_reports - 1, main, effects[i])->q[0] > 0;
    snprintf(some, sizeof some, "%zu", sure);
    snprintf(all, sizeof all, "%zu", n);
    parts_end(date, language, info->records[info->report_record[info->n_reports - 1]].year);
    text_fill(title, sizeof title, language,
              sure == n   ? TEXT_EFFECTS_TITLE_ALL
              : sure == 0 ? TEXT_EFFECTS_TITLE_NONE
              : sure == 1 ? TEXT_EFFECTS_TITLE_ONE
                          : TEXT_EFFECTS_TITLE,
              "portfolio", parts_label(language, &info->portfolios[main].label), "sure", some,
              "all", all, "date", date, (const char *)NULL);
    figure_title(figure, title);
}

static void say_rest(struct figure *figure, const struct report_tables *tables, size_t n,
                     const int *effects, size_t n_portfolios, enum language language) {
    const struct run_info *info = tables->info;
    int main = parts_main(info), report = info->n_reports - 1;
    char marks[SENTENCE_SIZE], alt[SENTENCE_SIZE], items[SENTENCE_SIZE] = "", item[2 * SAID_SIZE];
    char date[SAID_SIZE], said[SAID_SIZE], inside[SAID_SIZE], count[24];
    parts_end(date, language, info->records[info->report_record[report]].year);
    text_fill(marks, sizeof marks, language, TEXT_EFFECTS_CAPTION, "date", date,
              (const char *)NULL);
    parts_caption(figure, tables, language, marks, info->samples);
    for (size_t i = 0; i < n; i++) {
        const struct outcome *about = &info->catalogue.outcomes[effects[i]];
        const struct spread *spread = parts_spread(tables, report, main, effects[i]);
        const struct summary_row *row = parts_summary(tables, report, main, effects[i]);
        double mean = row == NULL ? spread->q[2] : row->difference.mean;
        double se = row == NULL ? NAN : row->difference.se;
        parts_difference(said, language, about, mean, se, spread->q[0], spread->q[4]);
        parts_inside(inside, language, about);
        text_fill(item, sizeof item, language, TEXT_EFFECTS_ALT_ITEM, "outcome", inside, "value",
                  said, (const char *)NULL);
        parts_append(items, text_of(language, TEXT_BETWEEN_ITEMS), item);
    }
    snprintf(count, sizeof count, "%zu", n_portfolios);
    text_fill(alt, sizeof alt, language, TEXT_EFFECTS_ALT, "date", date, "n", count, "portfolio",
              parts_label(language, &info->portfolios[main].label), "items", items,
              (const char *)NULL);
    figure_alt(figure, alt);
}

/* Height of a row [mm]: more when a name needs two lines. */
static double row_height(const struct run_info *info, size_t n, const int *chosen,
                         enum language language) {
    enum { ONE_LINE = 40 }; /* bytes that surely fit */
    size_t longest = 0;
    for (size_t i = 0; i < n; i++) {
        size_t length = strlen(parts_label(language, &info->portfolios[chosen[i]].label));
        longest = length > longest ? length : longest;
    }
    return n < 4 ? 9 : longest > ONE_LINE ? 7.4 : 5.8;
}

struct figure *effects_build(const struct report_tables *tables, enum language language) {
    const struct run_info *info = tables->info;
    int effects[PARTS_EFFECTS] = {0}, chosen[MOST_PORTFOLIOS];
    size_t n = effects_of(tables, effects), all;
    size_t n_portfolios = parts_choose(tables, effects[0], -1, chosen, MOST_PORTFOLIOS, &all);
    size_t rows = (n + COLUMNS - 1) / COLUMNS, columns = n < COLUMNS ? n : COLUMNS;
    double row_mm = row_height(info, n_portfolios, chosen, language) * (double)n_portfolios + 24;
    struct figure *figure = figure_new(FIGURE_WIDTH_MM, 32 + row_mm * (double)rows);
    figure_language(figure, language);
    figure_legend(figure, LEGEND_NONE);
    figure_column_weight(figure, 0, NAMES_MM * (double)columns / PANELS_MM);
    say_title(figure, tables, n, effects, language);
    for (size_t row = 0; row < rows; row++)
        draw_names(figure_panel(figure, row, 0, 1, 1), info, n_portfolios, chosen, language);
    for (size_t i = 0; i < n; i++)
        draw_effect(figure_panel(figure, i / COLUMNS, 1 + i % COLUMNS, 1, 1), tables, n_portfolios,
                    chosen, effects[i], language);
    say_rest(figure, tables, n, effects, n_portfolios, language);
    return figure;
}
