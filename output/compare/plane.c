/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figure "plane": planes above, quadrant shares as bars under them, names and the key of quadrants
 * on the left. Never knows how anything is drawn. */
#include "output/compare/plane.h"

#include <math.h>
#include <stdio.h>

#include "output/compare/parts_runs.h"
#include "output/compare/words.h"

enum { MOST = PALETTE_PORTFOLIOS + 4, QUADRANT_ROWS = 2 };

/* Heights of a plane with what stands over it, of a row of bars, of their axis, of all bars at
 * least [mm]. */
#define THREE_MM 52.0
#define TWO_MM 62.0
#define ALONE_MM 84.0
#define ROW_MM 3.6
#define AXIS_MM 13.0
#define BARS_LEAST_MM 7.0

/* Left of the bars, in shares: their marks. */
#define MARKS 0.1

static size_t shown_panels(const struct plane_data *data) {
    return data->n < PARTS_EFFECTS ? data->n : PARTS_EFFECTS;
}

/* Options beside the reference, in order; returns how many. */
static size_t others_of(const struct plane_data *data, size_t others[MOST]) {
    size_t n = 0;
    for (size_t i = 0; i < data->n_options && n < MOST; i++)
        if (i != data->reference)
            others[n++] = i;
    return n;
}

/* ---- Planes ---- */

struct range {
    double low, high;
};

static void stretch(struct range *range, double value) {
    if (isfinite(value)) {
        range->low = fmin(range->low, value);
        range->high = fmax(range->high, value);
    }
}

static struct range padded(struct range range) {
    double span = range.high - range.low;
    if (!(span > 0))
        return (struct range){-1, 1};
    return (struct range){range.low - 0.06 * span, range.high + 0.06 * span};
}

/* Holds 0, the mean and the contours of an option. */
static void stretch_over(struct range *range, const struct plane_mark *mark, bool cost) {
    stretch(range, cost ? mark->cost : mark->effect);
    for (size_t c = 0; c < mark->n_contours; c++)
        for (size_t i = 0; i < mark->contours[c].n; i++)
            stretch(range, cost ? mark->contours[c].y[i] : mark->contours[c].x[i]);
}

static struct range costs_of(const struct plane_data *data) {
    struct range range = {0, 0};
    for (size_t p = 0; p < shown_panels(data); p++)
        for (size_t i = 0; i < data->n_options; i++)
            if (i != data->reference)
                stretch_over(&range, &data->panels[p].marks[i], true);
    return padded(range);
}

static struct range effects_of(const struct plane_data *data, const struct plane_panel *panel) {
    struct range range = {0, 0};
    for (size_t i = 0; i < data->n_options; i++)
        if (i != data->reference)
            stretch_over(&range, &panel->marks[i], false);
    return padded(range);
}

/* fill: the areas, drawn first so that none hides another one's edge; half of the draws in a deeper
 * shade and a thin edge. */
static void draw_contours(struct chart *chart, const struct plane_mark *mark, struct colour colour,
                          bool fill) {
    for (size_t c = 0; c < mark->n_contours; c++) {
        const struct plane_contour *contour = &mark->contours[c];
        struct style style = {.stroke = fill ? palette_none() : colour,
                              .fill = fill ? palette_mix(colour, contour->is_inner ? 0.3 : 0.1)
                                           : palette_none(),
                              .width = contour->is_inner ? 0.5 : 0.9};
        if (contour->n > 2)
            chart_polygon(chart, contour->n, contour->x, contour->y, style, NULL);
        else if (!fill && contour->n == 2)
            chart_line(chart, 2, contour->x, contour->y,
                       (struct style){.stroke = colour, .width = contour->is_inner ? 2.4 : 0.9},
                       NULL);
    }
}

/* 95 % Monte Carlo error of the means, mostly smaller than the marker. */
static void draw_error(struct chart *chart, const struct plane_mark *mark, struct style style) {
    double half[] = {compare_half(mark->effect_se), compare_half(mark->cost_se)};
    double low[] = {mark->effect - half[0], mark->cost - half[1]};
    double high[] = {mark->effect + half[0], mark->cost + half[1]};
    if (half[0] > 0)
        chart_error(chart, SIDEWAYS, 1, &mark->cost, &low[0], &high[0], 0, style, NULL);
    if (half[1] > 0)
        chart_error(chart, UPRIGHT, 1, &mark->effect, &low[1], &high[1], 0, style, NULL);
}

/* The line of the willingness to pay, from edge to edge. */
static void draw_willingness(struct chart *chart, double willingness, struct range effects,
                             struct range costs) {
    if (!(willingness > 0))
        return;
    double x[2] = {fmax(effects.low, costs.low / willingness),
                   fmin(effects.high, costs.high / willingness)};
    double y[2] = {willingness * x[0], willingness * x[1]};
    chart_line(chart, 2, x, y, style_rule(), NULL);
}

static void draw_marks(struct chart *chart, const struct plane_data *data,
                       const struct plane_panel *panel, struct range effects, struct range costs) {
    double zero = 0;
    for (int fill = 1; fill >= 0; fill--) {
        for (size_t i = 0; i < data->n_options; i++)
            if (i != data->reference)
                draw_contours(chart, &panel->marks[i], compare_colour(&data->options[i]), fill);
        if (fill)
            draw_willingness(chart, panel->willingness, effects, costs);
    }
    chart_point(chart, 1, &zero, &zero, compare_point(&data->options[data->reference]), NULL);
    for (size_t i = 0; i < data->n_options; i++) {
        const struct plane_mark *mark = &panel->marks[i];
        if (i == data->reference || !isfinite(mark->effect) || !isfinite(mark->cost))
            continue;
        draw_error(chart, mark, style_line(compare_colour(&data->options[i])));
        chart_point(chart, 1, &mark->effect, &mark->cost, compare_point(&data->options[i]), NULL);
    }
}

static void draw_axes(struct chart *chart, struct range effects, struct range costs) {
    struct style axis = style_line(palette_ink());
    axis.width = 0.8;
    chart_range(chart, 'x', effects.low, effects.high);
    chart_range(chart, 'y', costs.low, costs.high);
    chart_rule(chart, UPRIGHT, 0, axis, NULL);
    chart_rule(chart, SIDEWAYS, 0, axis, NULL);
}

static void draw_plane(struct chart *chart, const struct plane_data *data, size_t p,
                       struct range costs, enum language language) {
    const struct plane_panel *panel = &data->panels[p];
    struct range effects = effects_of(data, panel);
    char worth[SAID_SIZE], said[SAID_SIZE];
    bool first = p % compare_columns(shown_panels(data)) == 0;
    if (isfinite(panel->willingness))
        compare_fill(said, sizeof said, language, COMPARE_WORTH_LINE, "worth",
                     compare_money(worth, language, panel->willingness, NAN, false),
                     (const char *)NULL);
    chart_axis(chart, 'x', AXIS_LINEAR, parts_numbers(panel->effect), NULL,
               text_unit(language, panel->effect->unit));
    chart_axis(chart, 'y', AXIS_LINEAR, AXIS_MONEY,
               first ? compare_text(language, COMPARE_COST_MORE) : NULL, NULL);
    draw_axes(chart, effects, costs);
    draw_marks(chart, data, panel, effects, costs);
    chart_title(chart, parts_outcome_label(language, panel->effect),
                isfinite(panel->willingness) ? said : NULL);
    chart_ticks(chart, 'x', shown_panels(data) > 2 ? 4 : 6);
    chart_ticks(chart, 'y', 4);
    chart_labelling(chart, LABELS_NONE);
    if (!first)
        chart_quiet(chart, 'y');
}

/* ---- Quadrants ---- */

/* From the best to the worst. */
static const int order[PLANE_QUADRANTS] = {PLANE_CHEAPER_BETTER, PLANE_DEARER_BETTER,
                                           PLANE_CHEAPER_WORSE, PLANE_DEARER_WORSE};

static struct colour quadrant_colour(int quadrant) {
    static const double place[PLANE_QUADRANTS] = {0.45, 1, -0.38, -1};
    return quadrant < PLANE_QUADRANTS ? palette_signed(place[quadrant]) : palette_grid();
}

/* Entries of the legend, drawn nowhere: options, then quadrants. */
static void draw_legend(struct chart *chart, const struct plane_data *data, bool quadrants,
                        enum language language) {
    static const enum word_compare words[PLANE_QUADRANTS + 1] = {
        COMPARE_DEARER_BETTER, COMPARE_CHEAPER_BETTER, COMPARE_CHEAPER_WORSE, COMPARE_DEARER_WORSE,
        COMPARE_NO_QUADRANT};
    char name[SAID_SIZE];
    if (chart == NULL)
        return;
    double wide = chart->x.high - chart->x.low, tall = chart->y.high - chart->y.low;
    double x[] = {chart->x.low - 2 * wide, chart->x.low - wide};
    double y[] = {chart->y.low - 2 * tall, chart->y.low - tall};
    for (size_t i = 0; i < data->n_options; i++)
        chart_point(chart, 1, x, y, compare_point(&data->options[i]),
                    compare_name(name, language, &data->options[i], COMPARE_LEGEND));
    for (int k = 0; quadrants && k <= PLANE_QUADRANTS; k++) {
        int quadrant = k < PLANE_QUADRANTS ? order[k] : PLANE_QUADRANTS;
        struct colour colour = quadrant_colour(quadrant);
        chart_cell(chart, 1, &x[0], &x[1], &y[0], &y[1], &colour, (struct style){0},
                   compare_text(language, words[quadrant]));
    }
    chart_labelling(chart, LABELS_LEGEND);
}

/* One row of shares, from the best quadrant to the worst; the widest segments bear their number. */
static void draw_shares(struct chart *chart, const struct plane_mark *mark, double at, double width,
                        enum language language) {
    double from = 0, end = 1;
    chart_bar(chart, SIDEWAYS, 1, &at, &from, &end, 0.72,
              style_fill(quadrant_colour(PLANE_QUADRANTS)), NULL);
    for (int k = 0; k < PLANE_QUADRANTS; k++) {
        double share = mark->shares[order[k]], to = fmin(1, from + share);
        struct colour colour = quadrant_colour(order[k]);
        char said[SAID_SIZE];
        if (!(share > 0))
            continue;
        chart_bar(chart, SIDEWAYS, 1, &at, &from, &to, 0.72, style_fill(colour), NULL);
        if (share * width > 10)
            chart_text(chart, (from + to) / 2, at, compare_share(said, language, share, true),
                       (struct text_look){.colour = palette_text_on(colour),
                                          .size = 6.2,
                                          .anchor = ANCHOR_CENTRE,
                                          .valign = VALIGN_MIDDLE});
        from = to;
    }
}

static void draw_bars(struct chart *chart, const struct plane_data *data, size_t p, size_t n,
                      const size_t *others, enum language language) {
    size_t panels = shown_panels(data), columns = compare_columns(panels);
    double width = (FIGURE_WIDTH_MM - 10) / (double)columns - 16, x = -MARKS / 2;
    for (size_t i = 0; i < n; i++) {
        double y = (double)i;
        draw_shares(chart, &data->panels[p].marks[others[i]], y, width, language);
        chart_point(chart, 1, &x, &y, compare_point(&data->options[others[i]]), NULL);
    }
    chart_axis(chart, 'x', AXIS_LINEAR, AXIS_PERCENT,
               p + columns >= panels ? compare_text(language, COMPARE_SHARES_AXIS) : NULL, NULL);
    chart_range(chart, 'x', -MARKS, 1);
    chart_ticks(chart, 'x', 3);
    runs_set_rows(chart, n);
    chart_labelling(chart, LABELS_LEGEND);
}

/* ---- Words ---- */

/* The option that the title speaks of: the largest effect gained, of those whose place is known. */
static size_t first_of(const struct plane_data *data, size_t n, const size_t *others) {
    const struct plane_mark *marks = data->panels[0].marks;
    size_t best = others[0];
    for (size_t i = 1; i < n; i++) {
        const struct plane_mark *mark = &marks[others[i]];
        bool known = mark->resolved || !marks[best].resolved;
        if (known &&
            ((mark->resolved && !marks[best].resolved) || mark->effect > marks[best].effect))
            best = others[i];
    }
    return best;
}

static void say_title(struct figure *figure, const struct plane_data *data, size_t n,
                      const size_t *others, enum language language) {
    static const enum word_compare words[PLANE_QUADRANTS] = {
        COMPARE_PLANE_DEARER_BETTER, COMPARE_PLANE_CHEAPER_BETTER, COMPARE_PLANE_CHEAPER_WORSE,
        COMPARE_PLANE_DEARER_WORSE};
    char title[SENTENCE_SIZE], share[SAID_SIZE], effect[SAID_SIZE];
    const char *reference = parts_label(language, &data->options[data->reference].label);
    parts_inside(effect, language, data->panels[0].effect);
    if (n == 0) {
        figure_title(figure, compare_fill(title, sizeof title, language, COMPARE_ALONE, "option",
                                          reference, (const char *)NULL));
        return;
    }
    size_t best = first_of(data, n, others);
    const struct plane_mark *mark = &data->panels[0].marks[best];
    int most = 0;
    for (int q = 1; q < PLANE_QUADRANTS; q++)
        most = mark->shares[q] > mark->shares[most] ? q : most;
    enum word_compare word = words[most];
    if (!mark->resolved)
        word = mark->effect == 0 ? COMPARE_NO_EFFECT : COMPARE_PLANE_UNRESOLVED;
    compare_fill(title, sizeof title, language, word, "option",
                 parts_label(language, &data->options[best].label), "reference", reference, "share",
                 compare_share(share, language, mark->shares[most], false), "effect", effect,
                 (const char *)NULL);
    figure_title(figure, title);
}

static void say_alt(struct figure *figure, const struct plane_data *data, size_t n,
                    const size_t *others, enum language language) {
    char alt[SENTENCE_SIZE], items[SENTENCE_SIZE] = "", item[SENTENCE_SIZE];
    char effect[SAID_SIZE], cost[SAID_SIZE], count[24], best[SAID_SIZE];
    const struct plane_panel *panel = &data->panels[0];
    for (size_t i = 0; i < n; i++) {
        const struct plane_mark *mark = &panel->marks[others[i]];
        compare_fill(
            item, sizeof item, language, COMPARE_PLANE_ALT_ITEM, "option",
            parts_label(language, &data->options[others[i]].label), "effect",
            parts_value(effect, language, panel->effect, mark->effect, mark->effect_se, true),
            "cost", compare_money(cost, language, mark->cost, mark->cost_se, true), "share",
            compare_share(best, language, mark->shares[PLANE_DEARER_BETTER], false),
            (const char *)NULL);
        parts_append(items, text_of(language, TEXT_BETWEEN_ITEMS), item);
    }
    snprintf(count, sizeof count, "%zu", shown_panels(data));
    compare_fill(alt, sizeof alt, language, COMPARE_PLANE_ALT, "n", count, "reference",
                 parts_label(language, &data->options[data->reference].label), "effect",
                 parts_outcome_label(language, panel->effect), "items", items, (const char *)NULL);
    figure_alt(figure, alt);
}

/* ---- The page ---- */

static void draw_blocks(struct figure *figure, const struct plane_data *data, size_t n,
                        const size_t *others, enum language language) {
    size_t panels = shown_panels(data), columns = compare_columns(panels), high = n == 0 ? 1 : 2;
    struct range costs = costs_of(data);
    double plane = columns == 1 ? ALONE_MM : columns == 2 ? TWO_MM : THREE_MM;
    double bars = n == 0 ? 0 : fmax(ROW_MM * (double)n, BARS_LEAST_MM) + AXIS_MM, room = 0;
    for (size_t p = 0; p < panels; p++)
        compare_title_room(language, data->panels[p].effect, compare_width(panels), &room);
    plane += room;
    for (size_t r = 0; r < compare_rows(panels); r++) {
        figure_row_weight(figure, high * r, plane);
        if (n > 0)
            figure_row_weight(figure, 2 * r + 1, bars);
    }
    for (size_t p = 0; p < panels; p++) {
        size_t r = p / columns, column = p % columns;
        struct chart *chart = figure_panel(figure, high * r, column, 1, 1);
        draw_plane(chart, data, p, costs, language);
        if (p == 0)
            draw_legend(chart, data, n > 0, language);
        if (n > 0)
            draw_bars(figure_panel(figure, 2 * r + 1, column, 1, 1), data, p, n, others, language);
    }
    size_t rows = compare_legend_rows(data->n_options, data->options, language, 0);
    runs_height(figure, (plane + bars + 9) * (double)compare_rows(panels),
                rows + (n > 0 ? QUADRANT_ROWS : 0));
}

struct figure *plane_figure(const struct plane_data *data, enum language language) {
    struct figure *figure = figure_new(FIGURE_WIDTH_MM, FIGURE_HEIGHT_MM);
    char marks[SENTENCE_SIZE];
    size_t others[MOST] = {0}, n = others_of(data, others);
    figure_language(figure, language);
    say_title(figure, data, n, others, language);
    compare_fill(marks, sizeof marks, language, COMPARE_PLANE_CAPTION, (const char *)NULL);
    compare_conventions(marks, &data->scene, language, true);
    compare_caption(figure, &data->scene, language, marks);
    say_alt(figure, data, n, others, language);
    draw_blocks(figure, data, n, others, language);
    return figure;
}
