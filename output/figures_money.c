/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figure "money": where each euro of a portfolio's envelopes went, from funds to destinations.
 * Never knows how anything is drawn. */
#include "output/axis.h"
#include "output/figures_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum destination { PAID, OVERHEAD, LAPSED, OPEN, DESTINATIONS };

/* Places of the page, in units of the hidden axes: bars at 0 and 1, labels beside. */
#define BAR 0.025
#define LEFT_END (-0.5)
#define RIGHT_END 1.52
#define LABEL_MM 39.0

/* One fund over all years [EUR]. */
struct trail {
    int instrument;
    double envelope, reuse; /* inflows */
    double to[DESTINATIONS];
    double envelope_se, to_se[DESTINATIONS]; /* sums of yearly errors: not below the true ones */
};

struct trails {
    size_t n;
    struct trail trail[SCENARIO_MAX_INSTRUMENTS];
    struct trail all;
    int percent[DESTINATIONS]; /* of all, whole, adding up to 100 */
};

static double of_column(const double *columns, const char *name) {
    for (size_t i = 0; i < MONEY_COLUMNS; i++)
        if (strcmp(money_columns[i], name) == 0 && isfinite(columns[i]))
            return columns[i];
    return 0;
}

static void add_year(struct trail *trail, const struct money_mean *row, bool is_last) {
    trail->envelope += of_column(row->mean, "envelope");
    trail->envelope_se += of_column(row->se, "envelope");
    trail->reuse += of_column(row->mean, "recovered_reuse");
    trail->to[PAID] += of_column(row->mean, "paid");
    trail->to_se[PAID] += of_column(row->se, "paid");
    trail->to[OVERHEAD] += of_column(row->mean, "overhead");
    trail->to_se[OVERHEAD] += of_column(row->se, "overhead");
    trail->to[LAPSED] += of_column(row->mean, "lapsed");
    trail->to_se[LAPSED] += of_column(row->se, "lapsed");
    if (is_last) {
        trail->to[OPEN] += of_column(row->mean, "open_after") + of_column(row->mean, "closing");
        trail->to_se[OPEN] += of_column(row->se, "open_after") + of_column(row->se, "closing");
    }
}

static void add_trail(struct trail *all, const struct trail *trail) {
    all->envelope += trail->envelope;
    all->envelope_se += trail->envelope_se;
    all->reuse += trail->reuse;
    for (int d = 0; d < DESTINATIONS; d++) {
        all->to[d] += trail->to[d];
        all->to_se[d] += trail->to_se[d];
    }
}

static double part_of(const struct trail *trail, enum destination d) {
    return trail->to[d] / (trail->envelope + trail->reuse);
}

/* Destinations of less than half a percent are not drawn. */
static bool seen(const struct trails *trails, enum destination d) {
    return part_of(&trails->all, d) >= 0.005;
}

/* Whole percentages by largest remainder, so that the parts that are told make 100. */
static void round_parts(struct trails *self) {
    double exact[DESTINATIONS], total = 0;
    int given = 0;
    for (int d = 0; d < DESTINATIONS; d++) {
        exact[d] = seen(self, (enum destination)d) ? self->all.to[d] : 0;
        total += exact[d];
    }
    for (int d = 0; d < DESTINATIONS; d++) {
        exact[d] = total > 0 ? 100 * exact[d] / total : 0;
        self->percent[d] = (int)floor(exact[d]);
        given += self->percent[d];
    }
    for (; total > 0 && given < 100; given++) {
        int next = 0;
        for (int d = 1; d < DESTINATIONS; d++)
            if (exact[d] - self->percent[d] > exact[next] - self->percent[next])
                next = d;
        self->percent[next]++;
    }
}

/* The trails of a portfolio, funds in the scenario's order; funds without money are left out. */
static void gather(struct trails *self, const struct report_tables *tables, int portfolio) {
    const struct run_info *info = tables->info;
    *self = (struct trails){0};
    for (int i = 0; i < info->n_instruments && self->n < SCENARIO_MAX_INSTRUMENTS; i++) {
        struct trail *trail = &self->trail[self->n];
        *trail = (struct trail){.instrument = i};
        for (size_t r = 0; r < tables->money->n; r++) {
            const struct money_mean *row = &tables->money->rows[r];
            if (row->portfolio == portfolio && row->instrument == i)
                add_year(trail, row, row->year == info->n_years - 1);
        }
        if (trail->envelope + trail->reuse > 0) {
            add_trail(&self->all, trail);
            self->n++;
        }
    }
    if (self->n > 0)
        round_parts(self);
}

bool money_possible(const struct report_tables *tables) {
    struct trails trails;
    int main = parts_main(tables->info);
    if (main < 0 || tables->money == NULL)
        return false;
    gather(&trails, tables, main);
    return trails.n > 0;
}

/* ---- Words ---- */

static const struct outcome euros = {.key = (char *)"", .unit = (char *)"EUR"};

static const char *destination_name(enum destination d, enum language language) {
    static const enum text names[] = {TEXT_MONEY_PAID, TEXT_MONEY_OVERHEAD, TEXT_MONEY_LAPSED,
                                      TEXT_MONEY_OPEN};
    return text_of(language, names[d]);
}

/* "12,3 M€ (9,1 M€ à 15 M€), soit 71 %": the interval where the summary knows the same sum. */
static void destination_amount(char *said, const struct report_tables *tables, int portfolio,
                               const struct trails *trails, enum destination d,
                               enum language language) {
    static const char *const keys[] = {"paid", "overhead", "lapsed"};
    const struct run_info *info = tables->info;
    char amount[SAID_SIZE], share[64], low[SAID_SIZE], high[SAID_SIZE], range[SAID_SIZE];
    double mean = trails->all.to[d], se = trails->all.to_se[d];
    parts_value(amount, language, &euros, mean, se, false);
    int outcome = d == OPEN ? -1 : catalogue_find(&info->catalogue, keys[d]);
    const struct summary_row *row = parts_summary(tables, info->n_reports - 1, portfolio, outcome);
    if (row != NULL && fabs(row->value.mean - mean) <= 0.01 * mean && isfinite(row->value.p5) &&
        isfinite(row->value.p95)) {
        parts_value(low, language, &euros, row->value.p5, 2 * row->value.se, false);
        parts_value(high, language, &euros, row->value.p95, 2 * row->value.se, false);
        text_fill(range, sizeof range, language, TEXT_RANGE_SHORT, "value", amount, "low", low,
                  "high", high, (const char *)NULL);
        snprintf(amount, sizeof amount, "%s", range);
    }
    format_percent(share, sizeof share, language, trails->percent[d] / 100.0, 0);
    text_fill(said, SAID_SIZE, language, TEXT_MONEY_SHARE, "amount", amount, "share", share,
              (const char *)NULL);
}

static void fund_amount(char *said, const struct trail *trail, enum language language) {
    char amount[SAID_SIZE], share[64];
    parts_value(amount, language, &euros, trail->envelope + trail->reuse, trail->envelope_se,
                false);
    format_percent(share, sizeof share, language, part_of(trail, PAID), 0);
    text_fill(said, SAID_SIZE, language, TEXT_MONEY_OF_EACH, "amount", amount, "share", share,
              (const char *)NULL);
}

static void say_title(struct figure *figure, const struct report_tables *tables, int portfolio,
                      const struct trails *trails, enum language language) {
    char title[SENTENCE_SIZE], part[DESTINATIONS][64], first[16], last[16], period[64];
    for (int d = 0; d < DESTINATIONS; d++)
        format_number(part[d], sizeof part[d], language, trails->percent[d], 0);
    parts_span(tables->info, first, last);
    text_fill(period, sizeof period, language, TEXT_PERIOD, "first", first, "last", last,
              (const char *)NULL);
    text_fill(title, sizeof title, language,
              seen(trails, OPEN) ? TEXT_MONEY_TITLE_OPEN : TEXT_MONEY_TITLE, "portfolio",
              parts_label(language, &tables->info->portfolios[portfolio].label), "period", period,
              "paid", part[PAID], "overhead", part[OVERHEAD], "lapsed", part[LAPSED], "open",
              part[OPEN], (const char *)NULL);
    figure_title(figure, title);
}

static void say_rest(struct figure *figure, const struct report_tables *tables, int portfolio,
                     const struct trails *trails, enum language language) {
    const struct run_info *info = tables->info;
    char marks[SENTENCE_SIZE], alt[SENTENCE_SIZE], items[SENTENCE_SIZE] = "";
    char totals[SENTENCE_SIZE] = "", said[SAID_SIZE], item[2 * SAID_SIZE], first[16], last[16];
    parts_span(info, first, last);
    text_fill(marks, sizeof marks, language, TEXT_MONEY_CAPTION, "first", first, "last", last,
              (const char *)NULL);
    if (trails->all.reuse > 0.005 * trails->all.envelope) {
        char amount[SAID_SIZE];
        parts_value(amount, language, &euros, trails->all.reuse, NAN, false);
        text_fill(said, sizeof said, language, TEXT_MONEY_CAPTION_REUSE, "amount", amount,
                  (const char *)NULL);
        parts_append(marks, "", said);
    }
    parts_caption(figure, tables, language, marks, info->samples);
    for (size_t i = 0; i < trails->n; i++) {
        fund_amount(said, &trails->trail[i], language);
        text_fill(item, sizeof item, language, TEXT_MONEY_ALT_ITEM, "name",
                  parts_label(language, &info->instruments[trails->trail[i].instrument].label),
                  "amount", said, (const char *)NULL);
        parts_append(items, text_of(language, TEXT_BETWEEN_ITEMS), item);
    }
    for (int d = 0; d < DESTINATIONS; d++) {
        if (!seen(trails, (enum destination)d))
            continue;
        destination_amount(said, tables, portfolio, trails, (enum destination)d, language);
        text_fill(item, sizeof item, language, TEXT_MONEY_ALT_ITEM, "name",
                  destination_name((enum destination)d, language), "amount", said,
                  (const char *)NULL);
        parts_append(totals, text_of(language, TEXT_BETWEEN_ITEMS), item);
    }
    text_fill(alt, sizeof alt, language, TEXT_MONEY_ALT, "portfolio",
              parts_label(language, &info->portfolios[portfolio].label), "first", first, "last",
              last, "items", items, "totals", totals, (const char *)NULL);
    figure_alt(figure, alt);
}

/* ---- Drawing ---- */

/* A column of nodes, from the top down. */
struct nodes {
    size_t n;
    double size[SCENARIO_MAX_INSTRUMENTS];
    double low[SCENARIO_MAX_INSTRUMENTS], used[SCENARIO_MAX_INSTRUMENTS]; /* used: from the top */
    double label[SCENARIO_MAX_INSTRUMENTS];
};

/* Spreads the nodes over [0, height] with even gaps; labels of about `lines_mm` each are pushed
 * apart. */
static void place(struct nodes *nodes, double height, double gap, double label_size) {
    double total = 0, top, size[SCENARIO_MAX_INSTRUMENTS], wish[SCENARIO_MAX_INSTRUMENTS];
    size_t order[SCENARIO_MAX_INSTRUMENTS];
    for (size_t i = 0; i < nodes->n; i++)
        total += nodes->size[i];
    total += gap * (double)(nodes->n - 1);
    top = (height + total) / 2;
    for (size_t i = 0; i < nodes->n; i++) {
        nodes->low[i] = top - nodes->size[i];
        nodes->used[i] = 0;
        wish[i] = top - nodes->size[i] / 2;
        size[i] = label_size;
        top = nodes->low[i] - gap;
    }
    axis_push_apart(nodes->n, wish, size, 0, height, nodes->label, order);
}

static void draw_node(struct chart *chart, const struct nodes *nodes, size_t i, double x0,
                      double x1, struct colour colour) {
    double high = nodes->low[i] + nodes->size[i];
    chart_cell(chart, 1, &x0, &x1, &nodes->low[i], &high, &colour, (struct style){0}, NULL);
}

static void draw_label(struct chart *chart, const struct nodes *nodes, size_t i, bool left,
                       const char *name, const char *amount, struct colour colour, double slack) {
    char text[3 * SAID_SIZE];
    snprintf(text, sizeof text, "%s\n%s", name, amount);
    struct text_look look = {.colour = palette_text(colour),
                             .size = 8.5,
                             .anchor = left ? ANCHOR_RIGHT : ANCHOR_LEFT,
                             .valign = VALIGN_MIDDLE,
                             .max_width = LABEL_MM};
    double node = nodes->low[i] + nodes->size[i] / 2, x = left ? -0.035 : 1.035;
    chart_text(chart, x, nodes->label[i], text, look);
    if (fabs(node - nodes->label[i]) > slack) {
        const double xs[] = {left ? -0.004 : 1.004, left ? -0.028 : 1.028};
        const double ys[] = {node, nodes->label[i]};
        struct style leader = style_line(palette_mix(palette_soft(), 0.6));
        leader.width = 0.6;
        chart_line(chart, 2, xs, ys, leader, NULL);
    }
}

static void draw_flows(struct chart *chart, const struct trails *trails, struct nodes *funds,
                       struct nodes *ends, const int *end_of) {
    for (size_t i = 0; i < trails->n; i++) {
        struct colour colour = palette_fund((size_t)trails->trail[i].instrument);
        for (int d = 0; d < DESTINATIONS; d++) {
            double amount = trails->trail[i].to[d];
            if (end_of[d] < 0 || !(amount > 0))
                continue;
            size_t e = (size_t)end_of[d];
            double high0 = funds->low[i] + funds->size[i] - funds->used[i];
            double high1 = ends->low[e] + ends->size[e] - ends->used[e];
            chart_flow(chart, BAR, high0 - amount, high0, 1 - BAR, high1 - amount, high1,
                       style_ribbon(colour, d == PAID ? 0.5 : 0.28), NULL);
            funds->used[i] += amount;
            ends->used[e] += amount;
        }
    }
}

static void draw_trails(struct chart *chart, const struct report_tables *tables, int portfolio,
                        const struct trails *trails, double plot_mm, enum language language) {
    const struct run_info *info = tables->info;
    struct nodes funds = {.n = trails->n}, ends = {0};
    int end_of[DESTINATIONS];
    char said[SAID_SIZE], name[SAID_SIZE];
    double total = trails->all.envelope + trails->all.reuse, gap = 0.05 * total;
    size_t most = trails->n > DESTINATIONS ? trails->n : DESTINATIONS;
    double height = total + gap * (double)(most - 1), label = height * 13.5 / plot_mm;
    for (size_t i = 0; i < trails->n; i++)
        funds.size[i] = trails->trail[i].envelope + trails->trail[i].reuse;
    for (int d = 0; d < DESTINATIONS; d++) {
        end_of[d] = seen(trails, (enum destination)d) ? (int)ends.n : -1;
        if (end_of[d] >= 0)
            ends.size[ends.n++] = trails->all.to[d];
    }
    place(&funds, height, gap, label);
    place(&ends, height, gap, label);
    draw_flows(chart, trails, &funds, &ends, end_of);
    for (size_t i = 0; i < trails->n; i++) {
        int instrument = trails->trail[i].instrument;
        struct colour colour = palette_fund((size_t)instrument);
        draw_node(chart, &funds, i, 0, BAR, colour);
        fund_amount(said, &trails->trail[i], language);
        draw_label(
            chart, &funds, i, true,
            parts_short(name, parts_label(language, &info->instruments[instrument].label), 48),
            said, colour, label / 8);
    }
    for (int d = 0; d < DESTINATIONS; d++) {
        if (end_of[d] < 0)
            continue;
        draw_node(chart, &ends, (size_t)end_of[d], 1 - BAR, 1, palette_ink());
        destination_amount(said, tables, portfolio, trails, (enum destination)d, language);
        draw_label(chart, &ends, (size_t)end_of[d], false,
                   destination_name((enum destination)d, language), said, palette_ink(), label / 8);
    }
    chart_axis(chart, 'x', AXIS_HIDDEN, AXIS_NUMBER, NULL, NULL);
    chart_axis(chart, 'y', AXIS_HIDDEN, AXIS_NUMBER, NULL, NULL);
    chart_range(chart, 'x', LEFT_END, RIGHT_END);
    chart_range(chart, 'y', -0.01 * height, 1.01 * height);
}

struct figure *money_build(const struct report_tables *tables, enum language language) {
    int main = parts_main(tables->info);
    struct trails trails;
    gather(&trails, tables, main);
    double plot = trails.n > 6 ? 15.0 * (double)trails.n : 90;
    struct figure *figure = figure_new(FIGURE_WIDTH_MM, plot + 35);
    figure_language(figure, language);
    figure_legend(figure, LEGEND_NONE);
    say_title(figure, tables, main, &trails, language);
    draw_trails(figure_panel(figure, 0, 0, 1, 1), tables, main, &trails, plot, language);
    say_rest(figure, tables, main, &trails, language);
    return figure;
}
