/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figure "fan": an outcome over time with and without funds, and what each funding model changes.
 * Never knows how anything is drawn. */
#include "output/figures_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_PANELS = 8, MOST_ROWS = 2 };

bool fan_possible(const struct report_tables *tables) {
    const struct run_info *info = tables->info;
    int outcome = parts_fan_outcome(info), main = parts_main(info);
    return outcome >= 0 && main >= 0 && info->n_records > 1 &&
           parts_trajectory(tables, main, info->n_records - 1, outcome) != NULL;
}

/* One portfolio's trajectory: columns of n records. */
struct path {
    size_t n;
    double *when, *mean, *p5, *p25, *p75, *p95, *difference;
};

/* false without memory. Records with an undefined number are left out. */
static bool path_init(struct path *self, const struct report_tables *tables, int portfolio,
                      int outcome) {
    const struct run_info *info = tables->info;
    size_t room = (size_t)info->n_records;
    double *work = calloc(7 * room, sizeof *work);
    *self = (struct path){0};
    if (work == NULL)
        return false;
    *self = (struct path){0,
                          work,
                          work + room,
                          work + 2 * room,
                          work + 3 * room,
                          work + 4 * room,
                          work + 5 * room,
                          work + 6 * room};
    for (int r = 0; r < info->n_records; r++) {
        const struct trajectory_row *row = parts_trajectory(tables, portfolio, r, outcome);
        if (row == NULL || !isfinite(row->mean) || !isfinite(row->p5) || !isfinite(row->p25) ||
            !isfinite(row->p75) || !isfinite(row->p95))
            continue;
        size_t i = self->n++;
        self->when[i] = parts_when(info->records[r].year);
        self->mean[i] = row->mean;
        self->p5[i] = row->p5;
        self->p25[i] = row->p25;
        self->p75[i] = row->p75;
        self->p95[i] = row->p95;
        self->difference[i] = isfinite(row->difference) ? row->difference : 0;
    }
    return true;
}

static void path_free(struct path *self) {
    free(self->when);
}

/* The value of the difference at the last report, in words; false when it is not known. */
static bool last_difference(const struct report_tables *tables, int portfolio, int outcome,
                            enum language language, char *said) {
    const struct run_info *info = tables->info;
    const struct summary_row *row = parts_summary(tables, info->n_reports - 1, portfolio, outcome);
    if (row == NULL || !isfinite(row->difference.mean))
        return false;
    parts_difference(said, language, &info->catalogue.outcomes[outcome], row->difference.mean,
                     row->difference.se, row->difference.p5, row->difference.p95);
    return true;
}

/* ---- The large panel ---- */

static void draw_values(struct chart *chart, const struct report_tables *tables, int portfolio,
                        int outcome, enum language language) {
    const struct run_info *info = tables->info;
    const struct portfolio *with = &info->portfolios[portfolio];
    size_t index = parts_colour(info, portfolio);
    struct colour colour = palette_portfolio(index);
    char mean[SENTENCE_SIZE], name[SAID_SIZE];
    struct path path, without;
    bool made = path_init(&path, tables, portfolio, outcome);
    if (made && path_init(&without, tables, with->counterfactual, outcome)) {
        struct style dots = style_line(palette_grey());
        dots.width = 0.9;
        dots.dash = DASH_DOTTED;
        chart_band(chart, path.n, path.when, path.p5, path.p95, style_ribbon(colour, 0.18), NULL);
        chart_band(chart, path.n, path.when, path.p25, path.p75, style_ribbon(colour, 0.4), NULL);
        chart_line(chart, without.n, without.when, without.p5, dots, NULL);
        chart_line(chart, without.n, without.when, without.p95, dots, NULL);
        chart_line(chart, path.n, path.when, path.mean, style_line(colour),
                   text_fill(mean, sizeof mean, language, TEXT_FAN_MEAN, "portfolio",
                             parts_short(name, parts_label(language, &with->label), 80),
                             (const char *)NULL));
        chart_line(chart, without.n, without.when, without.mean, style_counterfactual_line(),
                   text_fill(mean, sizeof mean, language, TEXT_FAN_MEAN, "portfolio",
                             parts_label(language, &info->portfolios[with->counterfactual].label),
                             (const char *)NULL));
        chart_band(chart, 1, path.when, path.p25, path.p25, style_ribbon(colour, 0.4),
                   text_of(language, TEXT_FAN_HALF));
        chart_band(chart, 1, path.when, path.p25, path.p25, style_ribbon(colour, 0.18),
                   text_of(language, TEXT_FAN_MOST));
        path_free(&without);
    } else
        parts_no_memory(chart);
    if (made)
        path_free(&path);
    const struct outcome *about = &info->catalogue.outcomes[outcome];
    chart_title(chart, parts_outcome_label(language, about), NULL);
    chart_axis(chart, 'x', AXIS_DATE, AXIS_NUMBER, text_of(language, TEXT_YEAR_ENDS), NULL);
    chart_axis(chart, 'y', AXIS_LINEAR, parts_numbers(about), NULL,
               text_unit(language, about->unit));
    chart_include_zero(chart, 'y');
    parts_rules(chart, info, language, true);
}

/* ---- The small panels ---- */

/* Range of the differences of all panels, so that they share one scale. */
static void common_range(const struct report_tables *tables, size_t n, const int *chosen,
                         int outcome, double *low, double *high) {
    const struct run_info *info = tables->info;
    *low = *high = 0;
    for (size_t i = 0; i < n; i++) {
        for (int r = 0; r < info->n_records; r++) {
            const struct trajectory_row *row = parts_trajectory(tables, chosen[i], r, outcome);
            if (row != NULL && isfinite(row->difference)) {
                *low = fmin(*low, row->difference);
                *high = fmax(*high, row->difference);
            }
        }
        for (int r = 0; r < info->n_reports; r++) {
            const struct spread *spread = parts_spread(tables, r, chosen[i], outcome);
            if (spread != NULL) {
                *low = fmin(*low, spread->q[0]);
                *high = fmax(*high, spread->q[4]);
            }
        }
    }
    if (*low == *high)
        *high = 1;
    double margin = 0.04 * (*high - *low);
    *low -= *low < 0 ? margin : 0;
    *high += margin;
}

static void draw_difference(struct chart *chart, const struct report_tables *tables, int portfolio,
                            int outcome, enum language language) {
    const struct run_info *info = tables->info;
    size_t index = parts_colour(info, portfolio);
    struct colour colour = palette_portfolio(index);
    double width = 0.022 * info->n_years;
    parts_rules(chart, info, language, false);
    for (int r = 0; r < info->n_reports; r++) {
        const struct spread *spread = parts_spread(tables, r, portfolio, outcome);
        double when = parts_when(info->records[info->report_record[r]].year);
        if (spread == NULL || spread->q[0] == spread->q[4])
            continue;
        chart_bar(chart, UPRIGHT, 1, &when, &spread->q[0], &spread->q[4], width,
                  style_ribbon(colour, 0.45), NULL);
        chart_bar(chart, UPRIGHT, 1, &when, &spread->q[1], &spread->q[3], 2.6 * width,
                  style_ribbon(colour, 0.75), NULL);
    }
    struct path path;
    if (path_init(&path, tables, portfolio, outcome)) {
        struct style ink = style_line(palette_text(colour));
        ink.width = 1.3;
        chart_line(chart, path.n, path.when, path.difference, ink, NULL);
        path_free(&path);
    } else
        parts_no_memory(chart);
    char said[SAID_SIZE];
    bool known = last_difference(tables, portfolio, outcome, language, said);
    char name[SAID_SIZE];
    parts_short(name, parts_label(language, &info->portfolios[portfolio].label), 50);
    chart_title(chart, name, known ? said : NULL);
    chart_axis(chart, 'x', AXIS_DATE, AXIS_NUMBER, NULL, NULL);
    chart_range(chart, 'x', parts_when(info->records[0].year),
                parts_when(info->records[info->n_records - 1].year) + 0.04 * info->n_years);
    chart_ticks(chart, 'x', 3);
    chart_axis(chart, 'y', AXIS_LINEAR, parts_numbers(&info->catalogue.outcomes[outcome]), NULL,
               NULL);
    chart_ticks(chart, 'y', 4);
    chart_labelling(chart, LABELS_NONE);
}

/* ---- The page ---- */

static void say_title(struct figure *figure, const struct report_tables *tables, int portfolio,
                      int outcome, enum language language) {
    const struct run_info *info = tables->info;
    const struct outcome *about = &info->catalogue.outcomes[outcome];
    const struct summary_row *row = parts_summary(tables, info->n_reports - 1, portfolio, outcome);
    const char *name = parts_label(language, &info->portfolios[portfolio].label);
    char date[SAID_SIZE], range[SAID_SIZE], amount[SAID_SIZE], inside[SAID_SIZE];
    char title[SENTENCE_SIZE];
    if (row == NULL || !isfinite(row->difference.mean)) {
        figure_title(figure, parts_outcome_label(language, about));
        return;
    }
    const struct estimate *d = &row->difference;
    parts_range(range, language, about, d);
    parts_amount_of(amount, language, about, d->mean, d->se);
    parts_inside(inside, language, about);
    parts_end(date, language, info->records[info->report_record[info->n_reports - 1]].year);
    bool known = parts_resolved(d->mean, d->se) || !isfinite(d->se);
    text_fill(title, sizeof title, language, known ? TEXT_FAN_TITLE : TEXT_FAN_TITLE_UNRESOLVED,
              "portfolio", name, "difference", amount, "date", date, "range", range, "outcome",
              inside, (const char *)NULL);
    figure_title(figure, title);
}

static void say_rest(struct figure *figure, const struct report_tables *tables, size_t n,
                     const int *chosen, size_t all, int outcome, enum language language) {
    const struct run_info *info = tables->info;
    char marks[SENTENCE_SIZE], alt[SENTENCE_SIZE], items[SENTENCE_SIZE] = "", first[16], last[16];
    char date[SAID_SIZE] = "", shown[24], of[24], said[SAID_SIZE], item[2 * SAID_SIZE];
    if (info->n_reports > 0)
        parts_end(date, language, info->records[info->report_record[info->n_reports - 1]].year);
    text_fill(marks, sizeof marks, language, TEXT_FAN_CAPTION, "date", date, (const char *)NULL);
    if (info->quantile_worlds < (double)info->samples * info->inner) {
        format_number(shown, sizeof shown, language, info->quantile_worlds, 0);
        text_fill(said, sizeof said, language, TEXT_FAN_CAPTION_BANDS, "n", shown,
                  (const char *)NULL);
        parts_append(marks, "", said);
    }
    if (n < all) {
        snprintf(shown, sizeof shown, "%zu", n);
        snprintf(of, sizeof of, "%zu", all);
        text_fill(said, sizeof said, language, TEXT_FAN_CAPTION_CHOICE, "shown", shown, "all", of,
                  (const char *)NULL);
        parts_append(marks, "", said);
    }
    parts_caption(figure, tables, language, marks, info->samples);
    for (size_t i = 0; i < n; i++) {
        if (!last_difference(tables, chosen[i], outcome, language, said))
            continue;
        text_fill(item, sizeof item, language, TEXT_FAN_ALT_ITEM, "portfolio",
                  parts_label(language, &info->portfolios[chosen[i]].label), "value", said,
                  (const char *)NULL);
        parts_append(items, text_of(language, TEXT_BETWEEN_ITEMS), item);
    }
    parts_span(info, first, last);
    parts_inside(said, language, &info->catalogue.outcomes[outcome]);
    text_fill(alt, sizeof alt, language, TEXT_FAN_ALT, "outcome", said, "first", first, "last",
              last, "portfolio", parts_label(language, &info->portfolios[parts_main(info)].label),
              "date", date, "items", items, (const char *)NULL);
    figure_alt(figure, alt);
}

struct figure *fan_build(const struct report_tables *tables, enum language language) {
    const struct run_info *info = tables->info;
    int outcome = parts_fan_outcome(info), main = parts_main(info), chosen[MOST_PANELS];
    int without = info->portfolios[main].counterfactual; /* one question a figure */
    size_t all, n = parts_choose(tables, outcome, without, chosen, MOST_PANELS, &all);
    size_t rows = n > 4 ? MOST_ROWS : 1, columns = (n + rows - 1) / rows;
    bool beside = n == 1;
    struct figure *figure = figure_new(FIGURE_WIDTH_MM, beside ? 105 : rows == 1 ? 150 : 190);
    figure_language(figure, language);
    say_title(figure, tables, main, outcome, language);
    if (beside)
        figure_column_weight(figure, 0, 1.8);
    else
        figure_row_weight(figure, 0, rows == 1 ? 1.5 : 1.6);
    draw_values(figure_panel(figure, 0, 0, 1, beside ? 1 : columns), tables, main, outcome,
                language);
    double low, high;
    common_range(tables, n, chosen, outcome, &low, &high);
    for (size_t i = 0; i < n; i++) {
        size_t row = i / columns, column = i % columns;
        struct chart *chart =
            beside ? figure_panel(figure, 0, 1, 1, 1) : figure_panel(figure, row + 1, column, 1, 1);
        draw_difference(chart, tables, chosen[i], outcome, language);
        chart_range(chart, 'y', low, high);
        if (column > 0 && !beside)
            chart_quiet(chart, 'y');
        if (row + 1 < rows && i + columns < n)
            chart_quiet(chart, 'x');
    }
    say_rest(figure, tables, n, chosen, all, outcome, language);
    return figure;
}
