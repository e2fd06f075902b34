/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figure "levels": shares of ecosystems by maturity level over time, without funds and with some
 * funding models, and the differences below. Never knows how anything is drawn. */
#include "output/figures_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_PORTFOLIOS = 3 };

/* Catalogue index of the number of ecosystems at a level, or -1. */
static int level_outcome(const struct run_info *info, int level) {
    char key[SAID_SIZE];
    snprintf(key, sizeof key, "ecosystems_%.150s", info->levels[level].key);
    return catalogue_find(&info->catalogue, key);
}

bool levels_possible(const struct report_tables *tables) {
    const struct run_info *info = tables->info;
    int main = parts_main(info);
    if (main < 0 || info->n_records < 2 || info->n_levels < 1)
        return false;
    for (int l = 0; l < info->n_levels; l++) {
        int outcome = level_outcome(info, l);
        for (int r = 0; r < info->n_records; r++) {
            const struct trajectory_row *row =
                outcome < 0 ? NULL : parts_trajectory(tables, main, r, outcome);
            if (row == NULL || !isfinite(row->mean) || row->mean < 0)
                return false;
        }
    }
    return true;
}

/* Ecosystems at all levels at a record, means of a portfolio. */
static double total_of(const struct report_tables *tables, int portfolio, int record) {
    double total = 0;
    for (int l = 0; l < tables->info->n_levels; l++) {
        const struct trajectory_row *row =
            parts_trajectory(tables, portfolio, record, level_outcome(tables->info, l));
        total += row == NULL || !isfinite(row->mean) ? 0 : fmax(row->mean, 0);
    }
    return total;
}

static double share_of(const struct report_tables *tables, int portfolio, int record, int level) {
    const struct trajectory_row *row =
        parts_trajectory(tables, portfolio, record, level_outcome(tables->info, level));
    double total = total_of(tables, portfolio, record);
    return row == NULL || !(total > 0) || !isfinite(row->mean) ? 0 : fmax(row->mean, 0) / total;
}

static struct colour level_colour(const struct run_info *info, int level) {
    return palette_level((size_t)level, (size_t)info->n_levels);
}

/* A line needs more contrast than an area: pale levels are drawn darker. */
static struct style level_line(const struct run_info *info, int level) {
    static const enum dash dashes[] = {DASH_DOTTED, DASH_DASHDOT, DASH_LONG, DASH_SOLID};
    struct style line = style_line(palette_blend(level_colour(info, level), palette_ink(), 0.65));
    line.dash = dashes[level % 4];
    return line;
}

static void set_time(struct chart *chart, const struct run_info *info, enum language language,
                     bool named) {
    chart_axis(chart, 'x', AXIS_DATE, AXIS_NUMBER, named ? text_of(language, TEXT_YEAR_ENDS) : NULL,
               NULL);
    chart_range(chart, 'x', parts_when(info->records[0].year),
                parts_when(info->records[info->n_records - 1].year));
    chart_ticks(chart, 'x', 4);
}

/* Stacked shares of one portfolio; the highest level stands on top. */
static void draw_shares(struct chart *chart, const struct report_tables *tables, int portfolio,
                        const char *title, enum language language) {
    const struct run_info *info = tables->info;
    size_t n = (size_t)info->n_records, levels = (size_t)info->n_levels;
    double *work = calloc((levels + 1) * n, sizeof *work);
    struct style styles[SCENARIO_MAX_LEVELS];
    const char *labels[SCENARIO_MAX_LEVELS];
    if (work == NULL) {
        parts_no_memory(chart);
        return;
    }
    double *when = work, *values = work + n;
    for (size_t i = 0; i < n; i++)
        when[i] = parts_when(info->records[i].year);
    for (size_t l = 0; l < levels; l++) {
        styles[l] = style_fill(level_colour(info, (int)l));
        styles[l].stroke = palette_white();
        styles[l].width = 0.5;
        labels[l] = parts_label(language, &info->levels[l].label);
        for (size_t i = 0; i < n; i++)
            values[l * n + i] = share_of(tables, portfolio, (int)i, (int)l);
    }
    chart_areas(chart, n, when, levels, values, styles, labels);
    free(work);
    chart_title(chart, title, NULL);
    chart_axis(chart, 'y', AXIS_LINEAR, AXIS_PERCENT, text_of(language, TEXT_LEVELS_SHARES), NULL);
    chart_range(chart, 'y', 0, 1);
    set_time(chart, info, language, false);
    parts_rules(chart, info, language, false);
}

static void draw_differences(struct chart *chart, const struct report_tables *tables, int portfolio,
                             enum language language) {
    const struct run_info *info = tables->info;
    size_t n = (size_t)info->n_records;
    double *work = calloc(4 * n, sizeof *work);
    if (work == NULL) {
        parts_no_memory(chart);
        return;
    }
    double *when = work, *mean = work + n, *low = work + 2 * n, *high = work + 3 * n;
    for (int pass = 0; pass < 2; pass++)
        for (int l = 0; l < info->n_levels; l++) {
            for (size_t i = 0; i < n; i++) {
                const struct trajectory_row *row =
                    parts_trajectory(tables, portfolio, (int)i, level_outcome(info, l));
                bool known = row != NULL && isfinite(row->difference);
                double se = known && isfinite(row->difference_se) ? row->difference_se : 0;
                when[i] = parts_when(info->records[i].year);
                mean[i] = known ? row->difference : 0;
                low[i] = mean[i] - 2 * se;
                high[i] = mean[i] + 2 * se;
            }
            struct style line = level_line(info, l);
            if (pass == 0)
                chart_band(chart, n, when, low, high, style_ribbon(line.stroke, 0.25), NULL);
            else
                chart_line(chart, n, when, mean, line, NULL);
        }
    free(work);
    chart_axis(chart, 'y', AXIS_LINEAR, AXIS_NUMBER, text_of(language, TEXT_LEVELS_DIFFERENCE),
               NULL);
    set_time(chart, info, language, true);
    parts_rules(chart, info, language, false);
}

/* The lines of the differences by name, the highest level on top. */
static void draw_key(struct chart *chart, const struct run_info *info, enum language language) {
    const double ends[] = {0, 0.2};
    for (int l = 0; l < info->n_levels; l++) {
        const double at[] = {l, l};
        struct style line = level_line(info, l);
        struct text_look look = {
            .colour = palette_text(line.stroke), .size = 8.5, .valign = VALIGN_MIDDLE};
        chart_line(chart, 2, ends, at, line, NULL);
        char name[SAID_SIZE];
        parts_short(name, parts_label(language, &info->levels[l].label), 24);
        chart_text(chart, 0.26, l, name, look);
    }
    chart_title(chart, NULL, text_of(language, TEXT_LEVELS_KEY));
    chart_axis(chart, 'x', AXIS_HIDDEN, AXIS_NUMBER, NULL, NULL);
    chart_axis(chart, 'y', AXIS_HIDDEN, AXIS_NUMBER, NULL, NULL);
    chart_range(chart, 'x', 0, 1);
    chart_range(chart, 'y', -0.5, info->n_levels < 5 ? 4.0 : info->n_levels - 0.5);
    chart_labelling(chart, LABELS_NONE);
}

/* Range that all panels of differences share. */
static void common_range(const struct report_tables *tables, size_t n, const int *chosen,
                         double *low, double *high) {
    const struct run_info *info = tables->info;
    *low = *high = 0;
    for (size_t i = 0; i < n; i++)
        for (int l = 0; l < info->n_levels; l++)
            for (int r = 0; r < info->n_records; r++) {
                const struct trajectory_row *row =
                    parts_trajectory(tables, chosen[i], r, level_outcome(info, l));
                if (row == NULL || !isfinite(row->difference))
                    continue;
                double se = isfinite(row->difference_se) ? row->difference_se : 0;
                *low = fmin(*low, row->difference - 2 * se);
                *high = fmax(*high, row->difference + 2 * se);
            }
    double margin = *high > *low ? 0.05 * (*high - *low) : 1;
    *low -= margin;
    *high += margin;
}

static void say_title(struct figure *figure, const struct report_tables *tables, int portfolio,
                      enum language language) {
    const struct run_info *info = tables->info;
    int last = info->n_records - 1, best = -1;
    const struct trajectory_row *largest = NULL;
    char title[SENTENCE_SIZE], date[SAID_SIZE], said[SAID_SIZE] = "", count[64];
    char range[SAID_SIZE] = "";
    for (int l = 0; l < info->n_levels; l++) {
        const struct trajectory_row *row =
            parts_trajectory(tables, portfolio, last, level_outcome(info, l));
        if (row != NULL && parts_resolved(row->difference, row->difference_se) &&
            (largest == NULL || fabs(row->difference) > fabs(largest->difference))) {
            largest = row;
            best = l;
        }
    }
    parts_end(date, language, info->records[last].year);
    if (largest != NULL)
        parts_value(said, language, &info->catalogue.outcomes[largest->outcome],
                    largest->difference, largest->difference_se, true);
    const struct summary_row *row =
        largest == NULL ? NULL
                        : parts_summary(tables, info->n_reports - 1, portfolio, largest->outcome);
    if (row != NULL)
        parts_range(range, language, &info->catalogue.outcomes[row->outcome], &row->difference);
    else
        text_fill(range, sizeof range, language, TEXT_ON_AVERAGE, (const char *)NULL);
    format_number(count, sizeof count, language, total_of(tables, portfolio, last), 0);
    text_fill(title, sizeof title, language,
              largest == NULL ? TEXT_LEVELS_TITLE_UNRESOLVED : TEXT_LEVELS_TITLE, "portfolio",
              parts_label(language, &info->portfolios[portfolio].label), "difference", said, "n",
              count, "range", range, "level",
              best < 0 ? "" : parts_label(language, &info->levels[best].label), "date", date,
              (const char *)NULL);
    figure_title(figure, title);
}

static void say_rest(struct figure *figure, const struct report_tables *tables, int portfolio,
                     enum language language) {
    const struct run_info *info = tables->info;
    int last = info->n_records - 1;
    char items[SENTENCE_SIZE] = "", alt[SENTENCE_SIZE], item[2 * SAID_SIZE], date[SAID_SIZE];
    char first[16], end[16], with[64], without[64], marks[SENTENCE_SIZE] = "";
    for (int l = 0; l < info->n_levels; l++) {
        int other = info->portfolios[portfolio].counterfactual;
        format_percent(without, sizeof without, language, share_of(tables, other, last, l), 0);
        format_percent(with, sizeof with, language, share_of(tables, portfolio, last, l), 0);
        text_fill(item, sizeof item, language, TEXT_LEVELS_ALT_ITEM, "level",
                  parts_label(language, &info->levels[l].label), "without", without, "with", with,
                  (const char *)NULL);
        parts_append(items, text_of(language, TEXT_BETWEEN_ITEMS), item);
    }
    parts_span(info, first, end);
    parts_end(date, language, info->records[last].year);
    text_fill(alt, sizeof alt, language, TEXT_LEVELS_ALT, "first", first, "last", end, "portfolio",
              parts_label(language, &info->portfolios[portfolio].label), "date", date, "items",
              items, (const char *)NULL);
    figure_alt(figure, alt);
    parts_append(marks, "", text_of(language, TEXT_LEVELS_CAPTION));
    parts_append(marks, " ", text_of(language, TEXT_LEVELS_READING));
    parts_caption(figure, tables, language, marks, info->samples);
}

struct figure *levels_build(const struct report_tables *tables, enum language language) {
    const struct run_info *info = tables->info;
    int main = parts_main(info), chosen[MOST_PORTFOLIOS];
    int without = info->portfolios[main].counterfactual;
    int top = level_outcome(info, info->n_levels - 1);
    size_t all, n = parts_choose(tables, top, without, chosen, MOST_PORTFOLIOS, &all);
    struct figure *figure = figure_new(FIGURE_WIDTH_MM, 145);
    double low, high;
    figure_language(figure, language);
    draw_key(figure_panel(figure, 1, 0, 1, 1), info, language);
    say_title(figure, tables, main, language);
    figure_row_weight(figure, 0, 1.5);
    draw_shares(figure_panel(figure, 0, 0, 1, 1), tables, without,
                parts_label(language, &info->portfolios[without].label), language);
    common_range(tables, n, chosen, &low, &high);
    for (size_t i = 0; i < n; i++) {
        struct chart *chart = figure_panel(figure, 0, i + 1, 1, 1);
        char name[SAID_SIZE];
        parts_short(name, parts_label(language, &info->portfolios[chosen[i]].label), 50);
        draw_shares(chart, tables, chosen[i], name, language);
        chart = figure_panel(figure, 1, i + 1, 1, 1);
        draw_differences(chart, tables, chosen[i], language);
        chart_range(chart, 'y', low, high);
        chart_ticks(chart, 'y', 4);
    }
    say_rest(figure, tables, main, language);
    return figure;
}
