/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The concentration curves of a report. Points stand where a class of size ends, as results are
 * kept by class. Never knows how a fact was computed. */
#include "output/report/report_equity.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "output/figures_parts.h"
#include "output/report/words.h"

enum { POINTS = SCENARIO_MAX_CLASSES + 1 };

#define HEIGHT_MM 100.0

/* Cumulated shares from 0 to 1 with two standard errors. */
struct curve {
    double y[POINTS], low[POINTS], high[POINTS];
};

static int class_of(const struct scenario *scenario, double population) {
    int found = 0;
    for (int c = 0; c < scenario->n_classes; c++)
        found = population >= scenario->classes[c].from ? c : found;
    return found;
}

/* Cumulated shares of ecosystems at the end of each class into x[n_classes + 1]; 0 when a cohort
 * tells no territories. Those that are drawn from a table count as much as they weigh. */
static int ecosystem_shares(const struct scenario *scenario, double *x) {
    double counts[POINTS] = {0}, all = 0;
    for (int h = 0; h < scenario->n_cohorts; h++) {
        const struct cohort *cohort = &scenario->cohorts[h];
        const struct territory_table *table = &cohort->territories;
        double weights = 0;
        for (size_t r = 0; r < table->n; r++)
            weights += cohort->use_all || table->weight == NULL ? 1 : table->weight[r];
        if (table->n == 0 || !(weights > 0))
            return 0;
        for (size_t r = 0; r < table->n; r++) {
            double weight = cohort->use_all || table->weight == NULL ? 1 : table->weight[r];
            counts[class_of(scenario, table->population[r])] +=
                (double)cohort->n * weight / weights;
        }
        all += (double)cohort->n;
    }
    x[0] = 0;
    for (int c = 0; c < scenario->n_classes; c++)
        x[c + 1] = x[c] + counts[c] / all;
    return all > 0 && scenario->n_classes > 1;
}

/* What a portfolio brings to a class beyond its counterfactual; NULL: not in this run. */
static const struct estimate *class_row(const struct report_facts *facts, int portfolio,
                                        const char *key, int c) {
    char name[160];
    snprintf(name, sizeof name, "%.60s_%.90s", key, facts->info->classes[c].key);
    int outcome = catalogue_find(&facts->info->catalogue, name);
    const struct summary_row *row =
        outcome < 0 ? NULL
                    : summary_find(facts->summary, facts->info->n_reports - 1, portfolio, outcome);
    return row == NULL ? NULL : &row->difference;
}

/* 0 when nothing is received or gained, or some class loses. */
static int curve_of(const struct report_facts *facts, int portfolio, const char *key,
                    struct curve *curve) {
    int n = facts->info->n_classes;
    double total = 0, sum = 0, variance = 0;
    for (int c = 0; c < n; c++) {
        const struct estimate *row = class_row(facts, portfolio, key, c);
        if (row == NULL || !isfinite(row->mean) || row->mean < 0)
            return 0;
        total += row->mean;
        variance += isfinite(row->se) ? row->se * row->se : 0;
    }
    if (!(total > 0) || total < 2 * sqrt(variance))
        return 0;
    variance = 0;
    *curve = (struct curve){0};
    for (int c = 0; c < n; c++) {
        const struct estimate *row = class_row(facts, portfolio, key, c);
        sum += row->mean;
        variance += isfinite(row->se) ? row->se * row->se : 0;
        double half = c + 1 < n ? 2 * sqrt(variance) / total : 0;
        curve->y[c + 1] = sum / total;
        curve->low[c + 1] = fmax(0, sum / total - half);
        curve->high[c + 1] = fmin(1, sum / total + half);
    }
    return 1;
}

int report_equity_possible(const struct report_facts *facts) {
    double x[POINTS];
    struct curve curve;
    int any = 0;
    for (size_t i = 0; i < facts->groups[0].n; i++)
        any |= curve_of(facts, facts->groups[0].options[i].portfolio, "received", &curve);
    return any && facts->info->n_classes < POINTS && ecosystem_shares(facts->scenario, x);
}

static void add_panel(struct figure *figure, enum language language,
                      const struct report_facts *facts, size_t column, const char *key,
                      enum word title, const double *x) {
    const struct run_info *info = facts->info;
    const double even[] = {0, 1};
    size_t n = (size_t)info->n_classes + 1;
    struct chart *chart = figure_panel(figure, 0, column, 1, 1);
    chart_title(chart, word_of(language, title), NULL);
    chart_axis(chart, 'x', AXIS_LINEAR, AXIS_PERCENT, word_of(language, WORD_EQUITY_X), NULL);
    chart_axis(chart, 'y', AXIS_LINEAR, AXIS_PERCENT, NULL, NULL);
    chart_range(chart, 'x', 0, 1);
    chart_range(chart, 'y', 0, 1);
    chart_line(chart, 2, even, even, style_rule(), word_of(language, WORD_EQUITY_EVEN));
    for (size_t i = 0; i < facts->groups[0].n; i++) {
        int portfolio = facts->groups[0].options[i].portfolio;
        struct curve curve;
        if (!curve_of(facts, portfolio, key, &curve))
            continue;
        size_t colour = parts_colour(info, portfolio);
        chart_error(chart, UPRIGHT, n - 2, x + 1, curve.low + 1, curve.high + 1, 0,
                    style_line(palette_portfolio(colour)), NULL);
        chart_line(chart, n, x, curve.y, style_portfolio_line(colour),
                   parts_label(language, &info->portfolios[portfolio].label));
    }
}

/* The share of what the models give that goes to the smallest class, from least to most. */
static void range_of(const struct report_facts *facts, const char *key, double *least,
                     double *most) {
    *least = 1;
    *most = 0;
    for (size_t i = 0; i < facts->groups[0].n; i++) {
        struct curve curve;
        if (curve_of(facts, facts->groups[0].options[i].portfolio, key, &curve)) {
            *least = fmin(*least, curve.y[1]);
            *most = fmax(*most, curve.y[1]);
        }
    }
}

struct figure *report_equity(enum language language, const struct report_facts *facts) {
    const struct run_info *info = facts->info;
    struct figure *figure = figure_new(FIGURE_WIDTH_MM, HEIGHT_MM);
    const struct report_tables tables = {
        .info = info, .n_assumptions = info->n_assumptions, .n_priors = info->n_priors};
    double x[POINTS], least, most, gain_least, gain_most;
    char said[5][FORMAT_SIZE], text[SENTENCE_SIZE];
    if (figure == NULL || !ecosystem_shares(facts->scenario, x))
        return figure;
    range_of(facts, "received", &least, &most);
    range_of(facts, "level_years", &gain_least, &gain_most);
    format_percent(said[0], FORMAT_SIZE, language, x[1], 0);
    format_percent(said[1], FORMAT_SIZE, language, least, 0);
    format_percent(said[2], FORMAT_SIZE, language, most, 0);
    format_percent(said[3], FORMAT_SIZE, language, fmin(gain_least, gain_most), 0);
    format_percent(said[4], FORMAT_SIZE, language, gain_most, 0);
    figure_language(figure, language);
    const char *class = parts_label(language, &info->classes[0].label);
    figure_title(figure,
                 word_fill(text, sizeof text, language, WORD_EQUITY_TITLE, "class", class, "share",
                           said[0], "low", said[1], "high", said[2], (const char *)NULL));
    figure_alt(figure, word_fill(text, sizeof text, language, WORD_EQUITY_ALT, "class", class,
                                 "share", said[0], "low", said[1], "high", said[2], "least",
                                 said[3], "most", said[4], (const char *)NULL));
    parts_caption(figure, &tables, language,
                  word_fill(text, sizeof text, language, WORD_EQUITY_CAPTION, (const char *)NULL),
                  info->samples);
    add_panel(figure, language, facts, 0, "received", WORD_EQUITY_RECEIVED, x);
    add_panel(figure, language, facts, 1, "level_years", WORD_EQUITY_GAINED, x);
    return figure;
}
