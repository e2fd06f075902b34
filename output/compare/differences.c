/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figure "differences": names on the left, ridges of up to three effects beside. Never knows how
 * anything is drawn. */
#include "output/compare/differences.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "output/compare/parts_runs.h"
#include "output/compare/words.h"

enum { MOST = PALETTE_PORTFOLIOS + 4, COLUMNS = 3 };

/* Width of the names and of the panels beside; least height of a ridge [mm]. */
#define NAMES_MM 46.0
#define PANELS_MM (FIGURE_WIDTH_MM - 10 - NAMES_MM - 18)
#define RIDGE_MM 8.0
#define RIDGE_FEW_MM 13.0

/* A row goes from -0.5 to 0.5: its foot, how high a ridge rises, shares of the range beside. */
#define FOOT 0.34
#define RISE 0.78
#define TAIL 0.12
#define WORDS 0.36

/* Share of its peak that a density may move when points are left out. */
#define PLAIN 0.002

static size_t shown_panels(const struct differences_data *data) {
    return data->n < PARTS_EFFECTS ? data->n : PARTS_EFFECTS;
}

static size_t shown_options(const struct differences_data *data) {
    return data->n_options < MOST ? data->n_options : MOST;
}

static size_t columns_of(const struct differences_data *data) {
    return shown_panels(data) < COLUMNS ? shown_panels(data) : COLUMNS;
}

/* ---- Ridges ---- */

void differences_window(size_t n_options, const struct differences_ridge *ridges, double *low,
                        double *high) {
    *low = *high = 0;
    for (size_t i = 0; i < n_options; i++) {
        const struct differences_ridge *ridge = &ridges[i];
        if (!isfinite(ridge->mean))
            continue;
        *low = fmin(*low, fmin(ridge->low, ridge->mean));
        *high = fmax(*high, fmax(ridge->high, ridge->mean));
    }
    double wide = *high - *low;
    if (!(wide > 0))
        wide = *high = 1;
    *low -= TAIL * wide;
    *high += TAIL * wide;
}

/* What ridges cover: from low to high, the words stand between high and end. */
struct span {
    double low, high, end;
};

static struct span span_of(const struct differences_data *data,
                           const struct differences_panel *panel) {
    struct span span;
    differences_window(shown_options(data), panel->ridges, &span.low, &span.high);
    span.end = span.high + WORDS * (span.high - span.low);
    return span;
}

/* Whether a straight line from the last point kept to the one after i would miss what lies between.
 */
static bool bends(const struct differences_ridge *ridge, size_t last, size_t i, double peak) {
    if (i + 1 == ridge->n)
        return true;
    double slope =
        (ridge->density[i + 1] - ridge->density[last]) / (ridge->at[i + 1] - ridge->at[last]);
    for (size_t k = last + 1; k <= i; k++) {
        double line = ridge->density[last] + slope * (ridge->at[k] - ridge->at[last]);
        if (fabs(line - ridge->density[k]) > PLAIN * peak)
            return true;
    }
    return false;
}

static void draw_density(struct chart *chart, const struct differences_ridge *ridge, double foot,
                         struct span span, struct colour colour) {
    double *work = calloc(3 * ridge->n + 1, sizeof *work);
    double *x = work, *low = work + ridge->n, *high = work + 2 * ridge->n, peak = 0;
    size_t n = 0;
    if (work == NULL) {
        parts_no_memory(chart);
        return;
    }
    for (size_t i = 0; i < ridge->n; i++)
        peak = fmax(peak, ridge->density[i]);
    for (size_t i = 0, last = 0; i < ridge->n && peak > 0; i++)
        if (ridge->at[i] >= span.low && ridge->at[i] <= span.high && bends(ridge, last, i, peak)) {
            last = i;
            x[n] = ridge->at[i];
            low[n] = foot - RISE * ridge->density[i] / peak;
            high[n++] = foot;
        }
    struct style fill = {.fill = palette_mix(colour, ridge->resolved ? 0.42 : 0.16)};
    struct style line = {.stroke = palette_mix(colour, ridge->resolved ? 1 : 0.5), .width = 0.9};
    chart_band(chart, n, x, low, high, fill, NULL);
    chart_line(chart, n, x, low, line, NULL);
    free(work);
}

static void draw_ridge(struct chart *chart, const struct differences_ridge *ridge, double at,
                       struct span span, struct colour colour, enum language language) {
    char said[SAID_SIZE];
    double foot = at + FOOT;
    bool same = !(ridge->high > ridge->low) && ridge->mean == 0;
    if (!isfinite(ridge->mean))
        return;
    if (ridge->n > 0)
        draw_density(chart, ridge, foot, span, colour);
    struct colour mark = palette_mix(colour, ridge->resolved || same ? 1 : 0.5);
    if (ridge->high > ridge->low)
        chart_bar(chart, SIDEWAYS, 1, &foot, &ridge->low, &ridge->high, 0.09, style_fill(mark),
                  NULL);
    chart_point(chart, 1, &ridge->mean, &foot, style_point(mark, MARKER_CIRCLE), NULL);
    chart_text(chart, span.end, at,
               same ? compare_text(language, COMPARE_DIFFERENCES_NONE)
                    : compare_share(said, language, ridge->better, true),
               (struct text_look){.colour = same ? palette_soft() : palette_text(colour),
                                  .size = same ? 6.2 : 7.5,
                                  .bold = !same && ridge->resolved,
                                  .anchor = ANCHOR_RIGHT,
                                  .valign = VALIGN_MIDDLE,
                                  .dy = -2});
}

static void draw_panel(struct figure *figure, const struct differences_data *data, size_t p,
                       enum language language) {
    const struct differences_panel *panel = &data->panels[p];
    struct chart *chart = figure_panel(figure, p / COLUMNS, 1 + p % COLUMNS, 1, 1);
    struct span span = span_of(data, panel);
    struct style zero = style_line(palette_ink());
    zero.width = 0.9;
    runs_set_rows(chart, shown_options(data));
    chart_axis(chart, 'x', AXIS_LINEAR, parts_numbers(panel->effect), NULL,
               text_unit(language, panel->effect->unit));
    chart_range(chart, 'x', span.low, span.end);
    chart_ticks(chart, 'x', columns_of(data) > 1 ? 3 : 6);
    chart_grid(chart, 'x', true);
    for (size_t i = 0; i < shown_options(data); i++)
        draw_ridge(chart, &panel->ridges[i], (double)i, span, compare_colour(&data->options[i]),
                   language);
    chart_rule(chart, UPRIGHT, 0, zero, NULL);
    chart_title(chart, parts_outcome_label(language, panel->effect),
                panel->better < 0 ? compare_text(language, COMPARE_DIFFERENCES_LESS) : NULL);
    chart_labelling(chart, LABELS_NONE);
}

/* ---- Words ---- */

/* The option that the title speaks of: the largest resolved mean on the side that is better. */
static size_t first_of(const struct differences_data *data) {
    const struct differences_panel *panel = &data->panels[0];
    size_t best = data->n_options;
    for (size_t i = 0; i < data->n_options; i++) {
        const struct differences_ridge *ridge = &panel->ridges[i];
        if (ridge->resolved && isfinite(ridge->mean) &&
            (best == data->n_options ||
             panel->better * ridge->mean > panel->better * panel->ridges[best].mean))
            best = i;
    }
    return best;
}

static void say_title(struct figure *figure, const struct differences_data *data,
                      enum language language) {
    const struct differences_panel *panel = &data->panels[0];
    char title[SENTENCE_SIZE], effect[SAID_SIZE], share[SAID_SIZE] = "", value[SAID_SIZE] = "";
    size_t best = first_of(data);
    bool found = best < data->n_options;
    const struct differences_ridge *ridge = &panel->ridges[found ? best : 0];
    compare_share(share, language, ridge->better, false);
    parts_value(value, language, panel->effect, ridge->mean, ridge->se, true);
    compare_fill(title, sizeof title, language,
                 found ? COMPARE_DIFFERENCES_TITLE : COMPARE_DIFFERENCES_UNRESOLVED, "option",
                 parts_label(language, &data->options[found ? best : 0].label), "reference",
                 data->scene.reference == NULL ? "" : parts_label(language, data->scene.reference),
                 "share", share, "value", value, "effect",
                 parts_inside(effect, language, panel->effect), (const char *)NULL);
    figure_title(figure, title);
}

static void say_alt(struct figure *figure, const struct differences_data *data,
                    enum language language) {
    const struct differences_panel *panel = &data->panels[0];
    char alt[SENTENCE_SIZE], items[SENTENCE_SIZE] = "", item[SENTENCE_SIZE];
    char share[SAID_SIZE], value[SAID_SIZE];
    for (size_t i = 0; i < data->n_options; i++) {
        const struct differences_ridge *ridge = &panel->ridges[i];
        if (!isfinite(ridge->mean))
            continue;
        compare_fill(item, sizeof item, language, COMPARE_DIFFERENCES_ALT_ITEM, "option",
                     parts_label(language, &data->options[i].label), "value",
                     parts_difference(value, language, panel->effect, ridge->mean, ridge->se,
                                      ridge->low, ridge->high),
                     "share", compare_share(share, language, ridge->better, false),
                     (const char *)NULL);
        parts_append(items, text_of(language, TEXT_BETWEEN_ITEMS), item);
    }
    compare_fill(alt, sizeof alt, language, COMPARE_DIFFERENCES_ALT, "reference",
                 data->scene.reference == NULL ? "" : parts_label(language, data->scene.reference),
                 "effect", parts_outcome_label(language, panel->effect), "items", items,
                 (const char *)NULL);
    figure_alt(figure, alt);
}

/* ---- The page ---- */

struct figure *differences_figure(const struct differences_data *data, enum language language) {
    struct figure *figure = figure_new(FIGURE_WIDTH_MM, FIGURE_HEIGHT_MM);
    struct runs_row rows[MOST] = {{0}};
    char marks[SENTENCE_SIZE];
    size_t n = shown_options(data), panels = shown_panels(data);
    size_t deep = (panels + COLUMNS - 1) / COLUMNS;
    figure_language(figure, language);
    figure_legend(figure, LEGEND_NONE);
    say_title(figure, data, language);
    compare_fill(marks, sizeof marks, language, COMPARE_DIFFERENCES_CAPTION, (const char *)NULL);
    compare_conventions(marks, &data->scene, language, false);
    compare_caption(figure, &data->scene, language, marks);
    say_alt(figure, data, language);
    for (size_t i = 0; i < n; i++)
        rows[i] = (struct runs_row){.name = parts_label(language, &data->options[i].label),
                                    .colour = palette_text(compare_colour(&data->options[i]))};
    double room = 0,
           row = fmax(n < 4 ? RIDGE_FEW_MM : RIDGE_MM, runs_row_height(n, rows, NAMES_MM));
    figure_column_weight(figure, 0, NAMES_MM * (double)columns_of(data) / PANELS_MM);
    for (size_t r = 0; r < deep; r++)
        runs_names(figure, r, n, rows, NAMES_MM);
    for (size_t p = 0; p < panels; p++) {
        compare_title_room(language, data->panels[p].effect, PANELS_MM / (double)columns_of(data),
                           &room);
        draw_panel(figure, data, p, language);
    }
    runs_height(figure, (row * (double)n + 21 + room) * (double)deep, 0);
    return figure;
}
