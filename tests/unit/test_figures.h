/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures that show every mark, for the tests of the drawing. Their numbers mean nothing; they are
 * quotients, so that no mathematical library can change a golden byte. */
#ifndef FONDSIM_TESTS_FIGURES_H
#define FONDSIM_TESTS_FIGURES_H

#include "output/chart.h"
#include <stdio.h>

enum { FIGURE_POINTS = 37 };

static const char *either(enum language language, const char *fr, const char *en) {
    return language == LANGUAGE_FR ? fr : en;
}

static const char *const fund_names[2][5] = {{"Ingénierie territoriale",
                                              "Partenariat et co-construction", "Communs",
                                              "Entreprises d’intérêt général", "Fondations"},
                                             {"Territorial engineering", "Partnership", "Commons",
                                              "Companies of general interest", "Foundations"}};

static const char *const level_names[2][4] = {
    {"Premiers pas", "Expertise", "Innovation", "Nouveaux modèles socio-économiques"},
    {"First steps", "Expertise", "Innovation", "New socio-economic models"}};

/* A curve that rises from 9 and bends. */
static void curve(double rise, double *x, double *y) {
    for (int i = 0; i < FIGURE_POINTS; i++) {
        x[i] = 2020 + i * 0.5;
        y[i] = 9 + rise * i / (i + 30.0);
    }
}

/* Lines, ribbons, vertical and horizontal rules, direct labels. */
static struct figure *figure_fan(enum language l) {
    static const char *const names[2][4] = {
        {"Cinq fonds ensemble", "Fonds d’ingénierie territoriale seul, à budget égal",
         "Trois fonds historiques", "Communs"},
        {"All five funds", "Territorial engineering fund alone, equal money",
         "Three historical funds", "Commons"}};
    double x[FIGURE_POINTS], y[FIGURE_POINTS], low[FIGURE_POINTS], high[FIGURE_POINTS];
    struct figure *f = figure_new(FIGURE_WIDTH_MM, FIGURE_HEIGHT_MM);
    figure_language(f, l);
    figure_title(f, either(l,
                           "Avec les cinq fonds, les écosystèmes gagnent deux ans d’avance sur "
                           "l’évolution spontanée, mais l’écart reste incertain",
                           "With all five funds, ecosystems gain two years on the spontaneous "
                           "trend, but the gap remains uncertain"));
    figure_caption(f, either(l,
                             "Médiane et intervalle 5 % – 95 % de 10 000 tirages ; le "
                             "contrefactuel est en gris. Source : scénario « evaluation-2026 », au "
                             "cœur du modèle, valeurs en € de 2026.",
                             "Median and 5–95% interval of 10,000 draws; the counterfactual is "
                             "grey. Source: scenario “evaluation-2026”, values in 2026 €."));
    figure_alt(f, either(l, "Des courbes d’écosystèmes par année : R&D < essaimage.",
                         "Curves of ecosystems by year: R&D < spreading."));
    struct chart *c = figure_panel(f, 0, 0, 1, 1);
    chart_labelling(c, LABELS_END);
    chart_axis(c, 'x', AXIS_DATE, AXIS_NUMBER, NULL, NULL);
    chart_axis(c, 'y', AXIS_LINEAR, AXIS_NUMBER,
               either(l, "Écosystèmes au niveau « innovation » ou au-delà",
                      "Ecosystems at “innovation” level or beyond"),
               either(l, "nombre", "count"));
    chart_include_zero(c, 'y');
    for (int k = 0; k < 2; k++) {
        curve(k == 0 ? 12 : 45, x, y);
        for (int i = 0; i < FIGURE_POINTS; i++) {
            low[i] = y[i] - i * 0.11;
            high[i] = y[i] + i * 0.15;
        }
        chart_band(c, FIGURE_POINTS, x, low, high,
                   style_ribbon(k == 0 ? palette_grey() : palette_portfolio(0), 0.2), NULL);
    }
    curve(12, x, y);
    chart_line(c, FIGURE_POINTS, x, y, style_counterfactual_line(),
               either(l, "Sans aucun fonds", "Without any fund"));
    for (size_t k = 4; k-- > 0;) {
        curve(45 - 10 * (double)k, x, y);
        chart_line(c, FIGURE_POINTS, x, y, style_portfolio_line(k), names[l][k]);
    }
    chart_rule(c, UPRIGHT, 2026.25, style_rule(),
               either(l, "Élections municipales 2026", "2026 local elections"));
    chart_rule(c, UPRIGHT, 2027, style_rule(), either(l, "Décision", "Decision"));
    chart_rule(c, UPRIGHT, 2032.25, style_rule(), either(l, "Élections 2032", "2032 elections"));
    chart_rule(c, SIDEWAYS, 9, style_rule(),
               either(l, "Niveau de 2024 (référence)", "2024 level (reference)"));
    return f;
}

/* Stacked areas in small multiples that share axes. */
static struct figure *figure_areas(enum language l) {
    static const char *const titles[2][3] = {{"Sans fonds", "Trois fonds", "Cinq fonds"},
                                             {"Without funds", "Three funds", "Five funds"}};
    struct figure *f = figure_new(180, 100);
    struct style styles[4];
    double x[19], values[4 * 19];
    figure_language(f, l);
    figure_title(f, either(l, "Les niveaux de maturité montent plus vite avec les fonds",
                           "Maturity levels rise faster with the funds"));
    figure_caption(f, either(l, "Nombre moyen d’écosystèmes par niveau.",
                             "Mean count of ecosystems by level."));
    for (size_t k = 0; k < 4; k++)
        styles[k] = style_fill(palette_level(k, 4));
    figure_column_weight(f, 2, 1.35);
    for (size_t p = 0; p < 3; p++) {
        struct chart *c = figure_panel(f, 0, p, 1, 1);
        chart_title(c, titles[l][p], either(l, "moyenne", "mean"));
        chart_axis(c, 'x', AXIS_DATE, AXIS_NUMBER, NULL, NULL);
        chart_axis(c, 'y', AXIS_LINEAR, AXIS_NUMBER,
                   p == 0 ? either(l, "Écosystèmes", "Ecosystems") : NULL, NULL);
        chart_range(c, 'y', 0, 81);
        chart_labelling(c, p == 2 ? LABELS_END : LABELS_NONE);
        if (p > 0)
            chart_quiet(c, 'y');
        for (int i = 0; i < 19; i++) {
            double t = i / 18.0 * (double)(1 + p) * 0.3;
            x[i] = 2020 + i;
            values[i] = 51 * (1 - t);
            values[19 + i] = 20;
            values[38 + i] = 8 + 34 * t;
            values[57 + i] = 2 + 17 * t;
        }
        chart_areas(c, 19, x, 4, values, styles, level_names[l]);
    }
    return f;
}

/* Tornado, interval strips, violin and ridge on an axis of names. */
static void add_sideways_panels(struct figure *f, enum language l) {
    static const double at[] = {0, 1, 2, 3, 4}, low[] = {-0.3, -0.22, -0.15, -0.1, -0.02},
                        high[] = {0.4, 0.2, 0.18, 0.05, 0.03}, zero[5] = {0};
    struct chart *c = figure_panel(f, 1, 0, 1, 1);
    chart_title(c, either(l, "Tornade", "Tornado"), NULL);
    chart_names(c, 'y', 5, fund_names[l]);
    chart_axis(c, 'x', AXIS_LINEAR, AXIS_PERCENT,
               either(l, "Écart au contrefactuel", "Difference from the counterfactual"), NULL);
    chart_bar(c, SIDEWAYS, 5, at, low, zero, 0.6, style_fill(palette_portfolio(4)),
              either(l, "hypothèse basse", "low assumption"));
    chart_bar(c, SIDEWAYS, 5, at, NULL, high, 0.6, style_fill(palette_portfolio(5)),
              either(l, "hypothèse haute", "high assumption"));
    c = figure_panel(f, 1, 1, 1, 1);
    chart_title(c, either(l, "Distributions", "Distributions"), NULL);
    chart_names(c, 'y', 5, fund_names[l]);
    chart_axis(c, 'x', AXIS_LINEAR, AXIS_NUMBER, either(l, "Emplois", "Jobs"),
               either(l, "ETP", "FTE"));
    for (size_t i = 0; i < 5; i++) {
        double m = 10 + 4 * (double)i, q[] = {m - 6, m - 2, m, m + 3, m + 8};
        double v[41], foot[41], head[41];
        if (i < 3) {
            chart_strip(c, SIDEWAYS, (double)i, q, 0.4, palette_fund(i), NULL);
            continue;
        }
        for (int k = 0; k < 41; k++) {
            double d = (k - 20) * 0.4, w = 0.42 / (1 + d * d / 4);
            v[k] = m + d;
            foot[k] = (double)i - w;
            head[k] = (double)i + (i == 3 ? w : 0);
        }
        chart_band(c, 41, v, foot, head, style_outline(palette_fund(i), 0.3), NULL);
    }
}

/* Bars of each kind. */
static struct figure *figure_bars(enum language l) {
    static const char *const parts[2][3] = {{"Projets", "Frais de gestion", "Non dépensé"},
                                            {"Projects", "Overhead", "Unspent"}};
    static const char *const years[] = {"2026", "2029", "2032", "2035", "2038"};
    struct figure *f = figure_new(180, 130);
    const struct style styles[] = {style_fill(palette_fund(0)), style_fill(palette_fund(1)),
                                   style_fill(palette_mix(palette_grey(), 0.5))};
    double values[15];
    for (int i = 0; i < 15; i++)
        values[i] = (i % 3 == 0 ? 1.2e6 : i % 3 == 1 ? 2.1e5 : 1.3e5) * (1 + (i * 7 % 5) * 0.3);
    figure_language(f, l);
    figure_title(f, either(l, "Chaque euro, fonds par fonds", "Every euro, fund by fund"));
    figure_caption(f, either(l, "Euros constants de 2026.", "Constant 2026 euros."));
    struct chart *c = figure_panel(f, 0, 0, 1, 1);
    chart_title(c, either(l, "Dépense", "Spending"), either(l, "empilée", "stacked"));
    chart_names(c, 'x', 5, fund_names[l]);
    chart_axis(c, 'y', AXIS_LINEAR, AXIS_MONEY, NULL, NULL);
    chart_bar_stacks(c, UPRIGHT, 5, 3, values, 0.7, styles, parts[l]);
    c = figure_panel(f, 0, 1, 1, 1);
    chart_title(c, either(l, "Dépense", "Spending"), either(l, "côte à côte", "side by side"));
    chart_names(c, 'x', 5, years);
    chart_axis(c, 'y', AXIS_LINEAR, AXIS_MONEY, NULL, NULL);
    chart_bar_groups(c, UPRIGHT, 5, 3, values, 0.8, styles, parts[l]);
    add_sideways_panels(f, l);
    return f;
}

/* Markers, error bars, closed curves. */
static void add_point_panels(struct figure *f, enum language l) {
    struct chart *c = figure_panel(f, 0, 0, 1, 1);
    chart_title(c, either(l, "Marqueurs", "Markers"), NULL);
    for (size_t k = 0; k < PALETTE_PORTFOLIOS; k++) {
        double x = 1 + (double)(k % 4), y = 1 + (double)(k / 4);
        struct style style = style_portfolio_point(k);
        style.marker_size = 8;
        chart_point(c, 1, &x, &y, style, NULL);
    }
    chart_range(c, 'x', 0, 5);
    chart_range(c, 'y', 0, 5);
    static const double at[] = {1, 2, 3, 4}, mean[] = {3, 4, 2, 5}, low[] = {2, 3.5, 0.5, 4},
                        high[] = {4, 5, 3, 5.9};
    c = figure_panel(f, 0, 1, 1, 1);
    chart_title(c, either(l, "Estimations", "Estimates"), NULL);
    chart_error(c, UPRIGHT, 4, at, low, high, 0.2, style_line(palette_portfolio(0)),
                either(l, "intervalle à 95 %", "95% interval"));
    chart_point(c, 4, at, mean, style_point(palette_portfolio(0), MARKER_CIRCLE),
                either(l, "moyenne", "mean"));
    chart_include_zero(c, 'y');
    chart_range(c, 'x', 0, 5);
    c = figure_panel(f, 0, 2, 1, 1);
    chart_title(c, either(l, "Plan coût-efficacité", "Cost-effectiveness plane"), NULL);
    chart_axis(c, 'x', AXIS_LINEAR, AXIS_NUMBER, either(l, "Effet", "Effect"), NULL);
    chart_axis(c, 'y', AXIS_LINEAR, AXIS_MONEY, either(l, "Coût", "Cost"), NULL);
    for (int k = 0; k < 2; k++) {
        double x[64], y[64];
        for (int i = 0; i < 64; i++) {
            /* a circle by quotients: ((1-t²)/(1+t²), 2t/(1+t²)), each half */
            double t = (i % 32 - 15.5) / 15.5, s = i < 32 ? 1 : -1;
            double u = s * (1 - t * t) / (1 + t * t), v = s * 2 * t / (1 + t * t);
            x[i] = (k ? 2 : -0.5) + 1.2 * u;
            y[i] = 2e5 + (k ? 6e5 : 2e4) + 2.5e5 * (0.8 * v + 0.6 * u);
        }
        chart_polygon(c, 64, x, y, style_outline(palette_portfolio((size_t)k), 0.25),
                      k ? "B" : "A");
    }
}

/* Heat cells with their numbers. */
static void add_heat_panel(struct figure *f, enum language l) {
    static const char *const dates[] = {"2026", "2029", "2032"};
    static const char *const rows[2][3] = {{"Emplois", "Confiance", "Coopération"},
                                           {"Jobs", "Trust", "Cooperation"}};
    struct chart *c = figure_panel(f, 1, 0, 1, 1);
    chart_title(c, either(l, "Carte de chaleur", "Heat map"), NULL);
    chart_names(c, 'x', 3, dates);
    chart_names(c, 'y', 3, rows[l]);
    for (int i = 0; i < 9; i++) {
        double x = i % 3, y = i / 3, share = i / 9.0;
        double x0 = x - 0.5, x1 = x + 0.5, y0 = y - 0.5, y1 = y + 0.5;
        struct colour colour = palette_heat(share);
        char text[FORMAT_SIZE];
        chart_cell(c, 1, &x0, &x1, &y0, &y1, &colour,
                   (struct style){.stroke = palette_white(), .width = 1}, NULL);
        chart_text(c, x, y, format_percent(text, sizeof text, l, share, 0),
                   (struct text_look){.colour = palette_text_on(colour),
                                      .anchor = ANCHOR_CENTRE,
                                      .valign = VALIGN_MIDDLE});
    }
}

/* A money trail. */
static void add_flow_panel(struct figure *f, enum language l) {
    static const double x0[] = {0, 0, 1, 2, 2}, x1[] = {0.05, 0.05, 1.05, 2.05, 2.05},
                        y0[] = {0, 3.5, 0, 0, 3}, y1[] = {3, 5.5, 5, 2, 4};
    const struct colour nodes[] = {palette_fund(0), palette_fund(1), palette_grey(),
                                   palette_fund(2), palette_fund(3)};
    struct chart *c = figure_panel(f, 1, 1, 1, 2);
    struct text_look beside = {.valign = VALIGN_MIDDLE, .dx = 3};
    chart_title(c, either(l, "Où va chaque euro", "Where each euro goes"), NULL);
    chart_axis(c, 'x', AXIS_HIDDEN, AXIS_NUMBER, NULL, NULL);
    chart_axis(c, 'y', AXIS_HIDDEN, AXIS_NUMBER, NULL, NULL);
    chart_range(c, 'x', 0, 3);
    chart_flow(c, 0.05, 0, 3, 1, 0, 3, style_ribbon(palette_fund(0), 0.4), NULL);
    chart_flow(c, 0.05, 3.5, 5.5, 1, 3, 5, style_ribbon(palette_fund(1), 0.4), NULL);
    chart_flow(c, 1.05, 0, 2, 2, 0, 2, style_ribbon(palette_fund(2), 0.4), NULL);
    chart_flow(c, 1.05, 2, 3, 2, 3, 4, style_ribbon(palette_fund(3), 0.4), NULL);
    chart_cell(c, 5, x0, x1, y0, y1, nodes, (struct style){0}, NULL);
    chart_text(c, 2.05, 1, either(l, "Projets d’intérêt général\n2 M€", "Projects\n€2m"), beside);
    chart_text(c, 2.05, 3.5, either(l, "Frais de gestion\n1 M€", "Overhead\n€1m"), beside);
}

/* The other marks, a legend at the foot, and signs that libplot does not know. */
static struct figure *figure_marks(enum language l) {
    struct figure *f = figure_new(180, 150);
    figure_language(f, l);
    figure_title(f, either(l, "Points, intervalles, ellipses, chaleur, flux",
                           "Points, intervals, ellipses, heat, flows"));
    figure_caption(f, "a\\b \\sp ≥ ≤ → ∞ ’ – — … − ± œ Œ € « » “ ” & < > \" '");
    figure_legend(f, LEGEND_BOTTOM);
    add_point_panels(f, l);
    add_heat_panel(f, l);
    add_flow_panel(f, l);
    return f;
}

/* Sixteen lines whose ends crowd, quarters, values cut by the range. */
static struct figure *figure_crowd(enum language l) {
    struct figure *f = figure_new(FIGURE_WIDTH_MM, FIGURE_HEIGHT_MM);
    struct chart *c = figure_panel(f, 0, 0, 1, 1);
    figure_language(f, l);
    figure_title(f, either(l, "Seize portefeuilles", "Sixteen portfolios"));
    chart_labelling(c, LABELS_END);
    chart_axis(c, 'x', AXIS_DATE, AXIS_NUMBER, NULL, NULL);
    chart_axis(c, 'y', AXIS_LINEAR, AXIS_PERCENT, either(l, "Part", "Share"), NULL);
    chart_range(c, 'y', 0, 0.5);
    for (size_t k = 0; k < PALETTE_PORTFOLIOS; k++) {
        char label[64];
        double x[9], y[9];
        for (int i = 0; i < 9; i++) {
            x[i] = 2026 + i * 0.25;
            y[i] = 0.3 + ((double)k - 7) * 0.004 * i * (i - 4) / 8.0 + (i == 5 ? 0.3 : 0);
        }
        snprintf(label, sizeof label, either(l, "Portefeuille n° %zu", "Portfolio no. %zu"), k + 1);
        chart_line(c, 9, x, y, style_portfolio_line(k), label);
    }
    return f;
}

#endif
