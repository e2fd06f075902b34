/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figure "acceptability": one panel for each effect, curves over a thick frontier. Never knows how
 * anything is drawn. */
#include "output/compare/acceptability.h"

#include <math.h>
#include <stdio.h>

#include "output/compare/parts_runs.h"
#include "output/compare/words.h"

enum { MOST_STEPS = 256 };

/* ---- The frontier ---- */

/* Points of one stretch of the frontier, from half a step before it to half a step after. */
static size_t stretch(const struct curves_data *data, const struct curves_panel *panel, size_t from,
                      size_t to, double *x, double *y) {
    size_t option = panel->choices[from].option, n = 0;
    const double *w = panel->willingness, *best = panel->best + option;
    size_t step = data->n_options;
    if (from > 0) {
        x[n] = (w[from - 1] + w[from]) / 2;
        y[n++] = (best[(from - 1) * step] + best[from * step]) / 2;
    }
    for (size_t i = from; i <= to && n + 1 < MOST_STEPS; i++) {
        x[n] = w[i];
        y[n++] = best[i * step];
    }
    if (to + 1 < panel->n) {
        x[n] = (w[to] + w[to + 1]) / 2;
        y[n++] = (best[to * step] + best[(to + 1) * step]) / 2;
    }
    return n;
}

static struct style frontier_style(bool resolved) {
    return (struct style){.stroke = palette_mix(palette_ink(), resolved ? 0.34 : 0.14),
                          .width = 5.5};
}

/* Where the choice is told from the second one it is dark. */
static void draw_frontier(struct chart *chart, const struct curves_data *data, size_t p,
                          enum language language) {
    const struct curves_panel *panel = &data->panels[p];
    double x[MOST_STEPS], y[MOST_STEPS];
    bool alone = curves_shown(data) == 1;
    for (size_t from = 0, to; from < panel->n; from = to + 1) {
        const struct curves_choice *choice = &panel->choices[from];
        for (to = from; to + 1 < panel->n && panel->choices[to + 1].option == choice->option &&
                        panel->choices[to + 1].resolved == choice->resolved;)
            to++;
        const char *label = compare_text(language, choice->resolved ? COMPARE_FRONTIER
                                                                    : COMPARE_FRONTIER_UNRESOLVED);
        size_t n = stretch(data, panel, from, to, x, y);
        bool last = to + 1 == panel->n;
        chart_line(chart, n, x, y, frontier_style(choice->resolved), !alone || last ? label : NULL);
    }
}

static void draw_panel(struct figure *figure, const struct curves_data *data, size_t p,
                       enum language language) {
    struct chart *chart = curves_panel_begin(figure, data, p, language);
    bool first = p % compare_columns(curves_shown(data)) == 0;
    chart_axis(chart, 'y', AXIS_LINEAR, AXIS_PERCENT,
               first ? compare_text(language, COMPARE_BEST_AXIS) : NULL, NULL);
    chart_range(chart, 'y', 0, 1);
    if (!first)
        chart_quiet(chart, 'y');
    draw_frontier(chart, data, p, language);
    curves_draw(chart, data, p, data->panels[p].best, language);
}

/* ---- Words ---- */

/* How many times the choice changes; *at: where it does first. */
static size_t changes(const struct curves_panel *panel, double *at) {
    size_t n = 0;
    for (size_t w = 1; w < panel->n; w++)
        if (panel->choices[w].option != panel->choices[w - 1].option && n++ == 0)
            *at = (panel->willingness[w] + panel->willingness[w - 1]) / 2;
    return n;
}

static void say_range(char *title, const struct curves_data *data, const struct curves_panel *panel,
                      enum language language) {
    char worth[SAID_SIZE], effect[SAID_SIZE], count[24];
    double at = panel->willingness[panel->n - 1];
    size_t n = changes(panel, &at), last = panel->choices[panel->n - 1].option;
    parts_inside(effect, language, panel->effect);
    snprintf(count, sizeof count, "%zu", n);
    compare_fill(title, SENTENCE_SIZE, language,
                 n == 0   ? COMPARE_ACCEPT_CONSTANT
                 : n == 1 ? COMPARE_ACCEPT_SWITCH
                          : COMPARE_ACCEPT_SWITCHES,
                 "option", parts_label(language, &data->options[last].label), "first",
                 parts_label(language, &data->options[panel->choices[0].option].label), "n", count,
                 "worth", compare_money(worth, language, at, NAN, false), "effect", effect,
                 (const char *)NULL);
}

static void say_title(struct figure *figure, const struct curves_data *data,
                      enum language language) {
    const struct curves_panel *panel = &data->panels[curves_first(data)];
    const struct curves_choice *choice = &panel->choices[curves_at(panel)];
    char title[SENTENCE_SIZE], worth[SAID_SIZE], share[SAID_SIZE], effect[SAID_SIZE];
    const char *option = parts_label(language, &data->options[choice->option].label);
    const char *second = parts_label(language, &data->options[choice->second].label);
    parts_inside(effect, language, panel->effect);
    if (data->n_options < 2)
        compare_fill(title, sizeof title, language, COMPARE_ALONE, "option", option,
                     (const char *)NULL);
    else if (!isfinite(panel->given))
        say_range(title, data, panel, language);
    else
        compare_fill(title, sizeof title, language,
                     choice->resolved ? COMPARE_ACCEPT_TITLE : COMPARE_ACCEPT_UNRESOLVED, "worth",
                     compare_money(worth, language, panel->given, NAN, false), "effect", effect,
                     "option", option, "second", second, "share",
                     compare_share(share, language, choice->probability, false),
                     (const char *)NULL);
    figure_title(figure, title);
}

static void say_alt(struct figure *figure, const struct curves_data *data, enum language language) {
    char alt[SENTENCE_SIZE], items[SENTENCE_SIZE] = "", item[SENTENCE_SIZE];
    char worth[SAID_SIZE], share[SAID_SIZE], effect[SAID_SIZE];
    for (size_t p = 0; p < curves_shown(data); p++) {
        const struct curves_panel *panel = &data->panels[p];
        size_t at = curves_at(panel);
        const struct curves_choice *choice = &panel->choices[at];
        compare_fill(item, sizeof item, language, COMPARE_ACCEPT_ALT_ITEM, "effect",
                     parts_inside(effect, language, panel->effect), "worth",
                     compare_money(worth, language, panel->willingness[at], NAN, false), "option",
                     parts_label(language, &data->options[choice->option].label), "share",
                     compare_share(share, language, choice->probability, false),
                     (const char *)NULL);
        parts_append(items, text_of(language, TEXT_BETWEEN_ITEMS), item);
    }
    compare_fill(alt, sizeof alt, language, COMPARE_ACCEPT_ALT, "items", items, (const char *)NULL);
    figure_alt(figure, alt);
}

struct figure *acceptability_figure(const struct curves_data *data, enum language language) {
    struct figure *figure = curves_begin(data, language);
    char marks[SENTENCE_SIZE];
    say_title(figure, data, language);
    compare_fill(marks, sizeof marks, language, COMPARE_ACCEPT_CAPTION, (const char *)NULL);
    compare_conventions(marks, &data->scene, language, true);
    compare_caption(figure, &data->scene, language, marks);
    say_alt(figure, data, language);
    for (size_t p = 0; p < curves_shown(data); p++)
        draw_panel(figure, data, p, language);
    curves_end(figure, data, 70, language);
    return figure;
}
