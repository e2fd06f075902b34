/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figure "response": what each fund alone brings and absorbs when its envelope is multiplied, and
 * what 100,000 euros more would add. Never knows how anything is drawn. */
#include "output/figures_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_MULTIPLES = 16, WIDEST = 5 };

/* One fund's curve of an outcome. */
struct curve {
    size_t n;
    double multiple[MOST_MULTIPLES], mean[MOST_MULTIPLES], se[MOST_MULTIPLES];
    double next, next_se; /* at multiple 1, per 100,000 EUR; NaN when not known */
};

static double cell_of(const struct response_table *table, int instrument, double multiple,
                      int outcome, double *se) {
    for (size_t i = 0; i < table->n; i++) {
        const struct response_row *row = &table->rows[i];
        if (row->instrument == instrument && row->outcome == outcome && row->multiple == multiple) {
            *se = row->se;
            return row->mean;
        }
    }
    *se = NAN;
    return NAN;
}

/* Standard error of the next 100,000 EUR, from the errors of the two points as if independent: they
 * share their draws, so the true one is smaller. */
static void next_error(struct curve *curve, const struct response_table *table, int instrument,
                       int envelope, double step_se, double from, double to) {
    double se, low = cell_of(table, instrument, from, envelope, &se);
    double high = cell_of(table, instrument, to, envelope, &se);
    curve->next_se = high > low ? step_se * 1e5 / (high - low) : NAN;
}

static void curve_of(struct curve *self, const struct report_tables *tables, int instrument,
                     int outcome) {
    const struct response_table *table = tables->response;
    *self = (struct curve){.next = NAN, .next_se = NAN};
    for (size_t i = 0; i < table->n && self->n < MOST_MULTIPLES; i++) {
        const struct response_row *row = &table->rows[i];
        if (row->instrument != instrument || row->outcome != outcome || !isfinite(row->mean))
            continue;
        self->multiple[self->n] = row->multiple;
        self->mean[self->n] = row->mean;
        self->se[self->n++] = isfinite(row->se) ? row->se : 0;
        if (row->multiple == 1)
            self->next = row->next_100k;
    }
    int envelope = catalogue_find(&tables->info->catalogue, "envelope");
    for (size_t i = 0; i + 1 < self->n && envelope >= 0; i++)
        if (self->multiple[i] == 1)
            next_error(self, table, instrument, envelope, hypot(self->se[i], self->se[i + 1]), 1,
                       self->multiple[i + 1]);
}

/* The outcome drawn: the fan's, else the first effect with a curve; -1 when there is none. */
static int response_outcome(const struct report_tables *tables) {
    const struct run_info *info = tables->info;
    struct curve curve;
    int outcomes[PARTS_EFFECTS + 1] = {parts_fan_outcome(info)};
    size_t n = 1 + parts_effects(info, outcomes + 1, PARTS_EFFECTS);
    for (size_t i = 0; tables->response != NULL && i < n; i++)
        for (int k = 0; outcomes[i] >= 0 && k < info->n_instruments; k++) {
            curve_of(&curve, tables, k, outcomes[i]);
            if (curve.n > 1)
                return outcomes[i];
        }
    return -1;
}

bool response_possible(const struct report_tables *tables) {
    return response_outcome(tables) >= 0;
}

/* ---- Drawing ---- */

static double largest_multiple(const struct response_table *table) {
    double most = 1;
    for (size_t i = 0; i < table->n; i++)
        most = fmax(most, table->rows[i].multiple);
    return most;
}

static void draw_points(struct chart *chart, const struct curve *curve, struct colour colour) {
    double low[MOST_MULTIPLES], high[MOST_MULTIPLES];
    for (size_t i = 0; i < curve->n; i++) {
        low[i] = curve->mean[i] - 2 * curve->se[i];
        high[i] = curve->mean[i] + 2 * curve->se[i];
    }
    struct style bar = style_line(palette_text(colour));
    bar.width = 0.9;
    chart_line(chart, curve->n, curve->multiple, curve->mean, style_line(colour), NULL);
    chart_error(chart, UPRIGHT, curve->n, curve->multiple, low, high, 0.14, bar, NULL);
    chart_point(chart, curve->n, curve->multiple, curve->mean, style_point(colour, MARKER_CIRCLE),
                NULL);
}

static void set_multiples(struct chart *chart, double most) {
    chart_axis(chart, 'x', AXIS_LINEAR, AXIS_NUMBER, NULL, NULL);
    chart_range(chart, 'x', 0, most * 1.06);
    chart_ticks(chart, 'x', 4);
    chart_labelling(chart, LABELS_NONE);
    struct style rule = style_rule();
    rule.stroke = palette_mix(palette_soft(), 0.6);
    chart_rule(chart, UPRIGHT, 1, rule, NULL);
}

static void next_said(char *said, const struct report_tables *tables, const struct curve *curve,
                      int outcome, enum language language) {
    char value[SAID_SIZE];
    const struct outcome *about = &tables->info->catalogue.outcomes[outcome];
    parts_value(value, language, about, curve->next, curve->next_se, true);
    bool known = isfinite(curve->next) &&
                 (!isfinite(curve->next_se) || parts_resolved(curve->next, curve->next_se));
    bool none = curve->next == 0; /* the same in every replicate */
    text_fill(said, SAID_SIZE, language,
              none    ? TEXT_RESPONSE_NEXT_NONE
              : known ? TEXT_RESPONSE_NEXT
                      : TEXT_RESPONSE_NEXT_UNRESOLVED,
              "value", value, (const char *)NULL);
}

static void draw_outcome(struct chart *chart, const struct report_tables *tables, int instrument,
                         int outcome, double low, double high, enum language language) {
    const struct run_info *info = tables->info;
    const struct outcome *about = &info->catalogue.outcomes[outcome];
    struct colour colour = palette_fund((size_t)instrument);
    struct curve curve;
    char said[SAID_SIZE];
    curve_of(&curve, tables, instrument, outcome);
    set_multiples(chart, largest_multiple(tables->response));
    draw_points(chart, &curve, colour);
    next_said(said, tables, &curve, outcome, language);
    char name[SAID_SIZE];
    parts_short(name, parts_label(language, &info->instruments[instrument].label), 44);
    chart_title(chart, name, said);
    chart_axis(chart, 'y', AXIS_LINEAR, parts_numbers(about), NULL, NULL);
    chart_range(chart, 'y', low, high);
    chart_ticks(chart, 'y', 4);
    chart_quiet(chart, 'x');
}

static void draw_absorption(struct chart *chart, const struct report_tables *tables,
                            int instrument) {
    const struct response_table *table = tables->response;
    struct curve curve = {0};
    for (size_t i = 0; i < table->n_absorption && curve.n < MOST_MULTIPLES; i++) {
        const struct absorption_row *row = &table->absorption[i];
        if (row->instrument != instrument || !isfinite(row->share))
            continue;
        curve.multiple[curve.n] = row->multiple;
        curve.mean[curve.n] = row->share;
        curve.se[curve.n++] = isfinite(row->se) ? row->se : 0;
    }
    set_multiples(chart, largest_multiple(table));
    draw_points(chart, &curve, palette_fund((size_t)instrument));
    chart_axis(chart, 'y', AXIS_LINEAR, AXIS_PERCENT, NULL, NULL);
    chart_range(chart, 'y', 0, 1.05);
    chart_ticks(chart, 'y', 2);
}

/* Range that all curves share. */
static void common_range(const struct report_tables *tables, int outcome, double *low,
                         double *high) {
    struct curve curve;
    *low = *high = 0;
    for (int k = 0; k < tables->info->n_instruments; k++) {
        curve_of(&curve, tables, k, outcome);
        for (size_t i = 0; i < curve.n; i++) {
            *low = fmin(*low, curve.mean[i] - 2 * curve.se[i]);
            *high = fmax(*high, curve.mean[i] + 2 * curve.se[i]);
        }
    }
    if (*low == *high)
        *high = 1;
    *high += 0.05 * (*high - *low);
    *low -= *low < 0 ? 0.05 * (*high - *low) : 0;
}

/* ---- Words ---- */

static double absorption_at_one(const struct response_table *table, int instrument) {
    for (size_t i = 0; i < table->n_absorption; i++)
        if (table->absorption[i].instrument == instrument && table->absorption[i].multiple == 1)
            return table->absorption[i].share;
    return NAN;
}

static void say_title(struct figure *figure, const struct report_tables *tables, int outcome,
                      enum language language) {
    const struct run_info *info = tables->info;
    struct curve best = {.next = NAN}, second = {.next = NAN}, curve;
    int first_fund = -1, second_fund = -1;
    bool flat = true;
    char title[SENTENCE_SIZE], date[SAID_SIZE], said[SAID_SIZE] = "";
    for (int k = 0; k < info->n_instruments; k++) {
        curve_of(&curve, tables, k, outcome);
        flat = flat && curve.next == 0;
        if (!parts_resolved(curve.next, curve.next_se))
            continue;
        if (first_fund < 0 || curve.next > best.next) {
            second = best;
            second_fund = first_fund;
            best = curve;
            first_fund = k;
        } else if (second_fund < 0 || curve.next > second.next) {
            second = curve;
            second_fund = k;
        }
    }
    bool tie = second_fund >= 0 &&
               !parts_resolved(best.next - second.next, hypot(best.next_se, second.next_se));
    parts_end(date, language, info->records[info->report_record[info->n_reports - 1]].year);
    if (first_fund >= 0)
        parts_amount_of(said, language, &info->catalogue.outcomes[outcome], best.next,
                        best.next_se);
    enum text text = flat             ? TEXT_RESPONSE_TITLE_FLAT
                     : first_fund < 0 ? TEXT_RESPONSE_TITLE_UNRESOLVED
                     : tie            ? TEXT_RESPONSE_TITLE_TIE
                                      : TEXT_RESPONSE_TITLE;
    text_fill(title, sizeof title, language, text, "fund",
              first_fund < 0 ? "" : parts_label(language, &info->instruments[first_fund].label),
              "second",
              second_fund < 0 ? "" : parts_label(language, &info->instruments[second_fund].label),
              "value", said, "date", date, (const char *)NULL);
    figure_title(figure, title);
}

static void say_multiples(char *said, size_t size, const struct curve *curve,
                          enum language language) {
    char list[SENTENCE_SIZE] = "", one[64];
    for (size_t i = 0; i < curve->n; i++) {
        double value = curve->multiple[i];
        int decimals = value == round(value) ? 0 : value * 10 == round(value * 10) ? 1 : 2;
        format_number(one, sizeof one, language, value, decimals);
        if (i + 1 < curve->n)
            parts_append(list, language == LANGUAGE_FR ? " ; " : ", ", one);
        else
            text_fill(said, size, language, TEXT_LIST_AND, "first", list, "last", one,
                      (const char *)NULL);
    }
}

static void say_rest(struct figure *figure, const struct report_tables *tables, int outcome,
                     enum language language) {
    const struct run_info *info = tables->info;
    char marks[SENTENCE_SIZE], alt[SENTENCE_SIZE], items[SENTENCE_SIZE] = "";
    char item[2 * SAID_SIZE], said[SAID_SIZE], share[64], multiples[SAID_SIZE] = "";
    char inside[SAID_SIZE];
    struct curve curve;
    for (int k = 0; k < info->n_instruments; k++) {
        curve_of(&curve, tables, k, outcome);
        if (multiples[0] == '\0')
            say_multiples(multiples, sizeof multiples, &curve, language);
        char value[SAID_SIZE];
        parts_value(value, language, &info->catalogue.outcomes[outcome], curve.next, curve.next_se,
                    true);
        format_percent(share, sizeof share, language, absorption_at_one(tables->response, k), 0);
        text_fill(item, sizeof item, language, TEXT_RESPONSE_ALT_ITEM, "fund",
                  parts_label(language, &info->instruments[k].label), "value", value, "share",
                  share, (const char *)NULL);
        parts_append(items, text_of(language, TEXT_BETWEEN_ITEMS), item);
    }
    text_fill(marks, sizeof marks, language, TEXT_RESPONSE_CAPTION, "multiples", multiples,
              (const char *)NULL);
    parts_caption(figure, tables, language, marks,
                  info->samples < PARTS_RESPONSE_SAMPLES ? info->samples : PARTS_RESPONSE_SAMPLES);
    parts_inside(said, language, &info->catalogue.outcomes[outcome]);
    snprintf(inside, sizeof inside, "%s", said);
    text_fill(alt, sizeof alt, language, TEXT_RESPONSE_ALT, "outcome", inside, "items", items,
              (const char *)NULL);
    figure_alt(figure, alt);
}

struct figure *response_build(const struct report_tables *tables, enum language language) {
    const struct run_info *info = tables->info;
    int outcome = response_outcome(tables);
    size_t n = (size_t)info->n_instruments, groups = (n + WIDEST - 1) / WIDEST;
    size_t columns = (n + groups - 1) / groups;
    struct figure *figure = figure_new(FIGURE_WIDTH_MM, 40 + 100 * (double)groups);
    double low, high;
    char label[SENTENCE_SIZE];
    figure_language(figure, language);
    figure_legend(figure, LEGEND_NONE);
    say_title(figure, tables, outcome, language);
    text_fill(label, sizeof label, language, TEXT_RESPONSE_OUTCOME, "outcome",
              parts_outcome_label(language, &info->catalogue.outcomes[outcome]),
              (const char *)NULL);
    common_range(tables, outcome, &low, &high);
    for (size_t i = 0; i < n; i++) {
        size_t row = 2 * (i / columns), column = i % columns;
        struct chart *top = figure_panel(figure, row, column, 1, 1);
        struct chart *foot = figure_panel(figure, row + 1, column, 1, 1);
        figure_row_weight(figure, row, 1.6);
        draw_outcome(top, tables, (int)i, outcome, low, high, language);
        draw_absorption(foot, tables, (int)i);
        if (column > 0) {
            chart_quiet(top, 'y');
            chart_quiet(foot, 'y');
            continue;
        }
        const struct outcome *about = &info->catalogue.outcomes[outcome];
        chart_axis(top, 'y', AXIS_LINEAR, parts_numbers(about), label, NULL);
        chart_axis(foot, 'y', AXIS_LINEAR, AXIS_PERCENT,
                   text_of(language, TEXT_RESPONSE_ABSORPTION), NULL);
        chart_axis(foot, 'x', AXIS_LINEAR, AXIS_NUMBER, text_of(language, TEXT_RESPONSE_MULTIPLE),
                   NULL);
    }
    say_rest(figure, tables, outcome, language);
    return figure;
}
