/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figure "waterfall": a block of lines for each option, its name and leverage on the left, its
 * steps as bars that start where the one before ends. Never knows how anything is drawn. */
#include "output/compare/waterfall.h"

#include <math.h>
#include <stdio.h>

#include "output/compare/parts_runs.h"
#include "output/compare/words.h"

/* Lines of a block: the steps, and the space before the next block. */
#define BLOCK (WATERFALL_STEPS + 0.9)

/* Width of the names and of the panels beside; height of a line [mm]. */
#define NAMES_MM 56.0
#define STEPS_MM 18.0
#define PANELS_MM (FIGURE_WIDTH_MM - 10 - NAMES_MM - 18)
#define LINE_MM 3.5

/* Leverage is said to the cent at most. */
#define LEVERAGE_LEAST 0.01

/* Share of its ledger under which a step that is not told from 0 counts as none. */
#define NOTHING 1e-3

static const enum word_compare words[WATERFALL_STEPS] = {
    COMPARE_GROSS, COMPARE_DEADWEIGHT, COMPARE_DISPLACEMENT, COMPARE_INDIRECT, COMPARE_NET};

static size_t shown_options(const struct waterfall_data *data) {
    return data->n_options < WATERFALL_OPTIONS ? data->n_options : WATERFALL_OPTIONS;
}

static size_t shown_panels(const struct waterfall_data *data) {
    return data->n < WATERFALL_LEDGERS ? data->n : WATERFALL_LEDGERS;
}

static double line_of(size_t option, int step) {
    return (double)option * BLOCK + step;
}

static void set_lines(struct chart *chart, size_t n) {
    chart_axis(chart, 'y', AXIS_HIDDEN, AXIS_NUMBER, NULL, NULL);
    chart_range(chart, 'y', -0.6, line_of(n - 1, WATERFALL_NET) + 0.6);
    chart_reverse(chart, 'y');
    chart_grid(chart, 'y', false);
    chart_labelling(chart, LABELS_NONE);
}

/* A light line between blocks. */
static void draw_borders(struct chart *chart, size_t n) {
    struct style line = style_line(palette_grid());
    line.width = 0.7;
    for (size_t i = 1; i < n; i++)
        chart_rule(chart, SIDEWAYS, line_of(i, 0) - 0.95, line, NULL);
}

/* ---- Names ---- */

static void draw_leverage(struct chart *chart, const struct waterfall_leverage *leverage, double at,
                          enum language language) {
    static const struct outcome ratio = {0};
    char text[SAID_SIZE], gross[SAID_SIZE], net[SAID_SIZE];
    bool known = isfinite(leverage->gross) && isfinite(leverage->net);
    compare_fill(text, sizeof text, language, known ? COMPARE_LEVERAGE : COMPARE_LEVERAGE_NONE,
                 "gross",
                 parts_value(gross, language, &ratio, leverage->gross,
                             fmax(leverage->gross_se, LEVERAGE_LEAST), false),
                 "net",
                 parts_value(net, language, &ratio, leverage->net,
                             fmax(leverage->net_se, LEVERAGE_LEAST), false),
                 (const char *)NULL);
    chart_text(chart, 0, at, text,
               (struct text_look){.colour = palette_soft(),
                                  .size = 6.5,
                                  .valign = VALIGN_BOTTOM,
                                  .dy = -4,
                                  .max_width = NAMES_MM - STEPS_MM - 3});
}

static void draw_names(struct figure *figure, const struct waterfall_data *data,
                       enum language language) {
    struct chart *chart = figure_panel(figure, 0, 0, 1, 1);
    char name[SAID_SIZE];
    for (size_t i = 0; i < shown_options(data); i++) {
        chart_text(chart, 0, line_of(i, 0), compare_name(name, language, &data->options[i], 58),
                   (struct text_look){.colour = palette_text(compare_colour(&data->options[i])),
                                      .size = 8,
                                      .valign = VALIGN_TOP,
                                      .dy = 4,
                                      .max_width = NAMES_MM - STEPS_MM - 3});
        if (data->leverages != NULL)
            draw_leverage(chart, &data->leverages[i], line_of(i, WATERFALL_NET), language);
        for (int s = 0; s < WATERFALL_STEPS; s++)
            chart_text(
                chart, 1, line_of(i, s), compare_text(language, words[s]),
                (struct text_look){.colour = s == WATERFALL_NET ? palette_ink() : palette_soft(),
                                   .size = 6.5,
                                   .bold = s == WATERFALL_NET,
                                   .anchor = ANCHOR_RIGHT,
                                   .valign = VALIGN_MIDDLE});
    }
    draw_borders(chart, shown_options(data));
    chart_axis(chart, 'x', AXIS_HIDDEN, AXIS_NUMBER, NULL, NULL);
    chart_range(chart, 'x', 0, 1);
    set_lines(chart, shown_options(data));
}

/* ---- Bars ---- */

/* Where each bar lies, and which of its ends the next one starts from. */
struct bars {
    double low[WATERFALL_STEPS], high[WATERFALL_STEPS], end[WATERFALL_STEPS], least, most;
};

static struct bars bars_of(const struct waterfall_ledger *ledger) {
    static const double sign[WATERFALL_STEPS] = {1, -1, -1, 1, 1};
    struct bars bars = {.least = 0, .most = 0};
    double at = 0;
    for (int s = 0; s < WATERFALL_STEPS; s++) {
        double to = at + sign[s] * ledger->mean[s], half = compare_half(ledger->se[s]);
        if (s == WATERFALL_NET) {
            at = 0;
            to = ledger->mean[s];
        }
        bars.low[s] = fmin(at, to);
        bars.high[s] = fmax(at, to);
        bars.end[s] = to;
        bars.least = fmin(bars.least, fmin(bars.low[s], to - half));
        bars.most = fmax(bars.most, fmax(bars.high[s], to + half));
        at = to;
    }
    if (isfinite(ledger->anywhere)) {
        bars.least = fmin(bars.least, ledger->anywhere);
        bars.most = fmax(bars.most, ledger->anywhere);
    }
    return bars;
}

static struct colour step_colour(int step, struct colour own, bool resolved) {
    if (step == WATERFALL_NET)
        return palette_mix(own, resolved ? 1 : 0.35);
    return palette_mix(palette_ink(), step == WATERFALL_GROSS      ? 0.62
                                      : step == WATERFALL_INDIRECT ? 0.42
                                                                   : 0.24);
}

/* Whether a step is worth a bar: not what rounding leaves of sums, nor an untold trifle. */
static bool is_there(const struct waterfall_ledger *ledger, int step, const struct bars *bars) {
    double size = fabs(ledger->mean[step]), all = bars->most - bars->least;
    return size > 1e-9 * all &&
           (size > NOTHING * all || parts_resolved(ledger->mean[step], ledger->se[step]));
}

/* The value of a step at x; deductions bear a minus. */
static void say_step(struct chart *chart, const struct waterfall_ledger *ledger, int step,
                     const struct outcome *outcome, double x, double at, enum language language) {
    char said[SAID_SIZE];
    bool less = step == WATERFALL_DEADWEIGHT || step == WATERFALL_DISPLACEMENT;
    bool ends = step == WATERFALL_GROSS || step == WATERFALL_NET;
    double mean = less ? -ledger->mean[step] : ledger->mean[step];
    parts_value(said, language, outcome, mean, ledger->se[step], !ends);
    chart_text(chart, x, at, said,
               (struct text_look){.colour = ends ? palette_ink() : palette_soft(),
                                  .size = 6.5,
                                  .bold = step == WATERFALL_NET && ledger->net_resolved,
                                  .valign = VALIGN_MIDDLE,
                                  .dx = 3});
}

static void draw_step(struct chart *chart, const struct waterfall_ledger *ledger, int step,
                      const struct bars *bars, double at, const struct outcome *outcome,
                      struct colour own, enum language language) {
    struct style error = {.stroke = palette_ink(), .width = 0.7};
    double half = compare_half(ledger->se[step]), x = bars->high[step];
    double low = bars->end[step] - half, high = bars->end[step] + half;
    chart_bar(chart, SIDEWAYS, 1, &at, &bars->low[step], &bars->high[step], 0.74,
              style_fill(step_colour(step, own, ledger->net_resolved)), NULL);
    if (half > 0)
        chart_error(chart, SIDEWAYS, 1, &at, &low, &high, 0, error, NULL);
    x = fmax(0, fmax(x, high));
    if (step == WATERFALL_NET && isfinite(ledger->anywhere))
        x = fmax(x, ledger->anywhere);
    say_step(chart, ledger, step, outcome, x, at, language);
}

/* A thin line from the end of a bar to the next one, along steps that have none. */
static void draw_link(struct chart *chart, double x, double at, bool there) {
    struct style style = {.stroke = palette_mix(palette_ink(), 0.45), .width = 0.5};
    double xs[] = {x, x}, ys[] = {there ? at + 0.37 : at - 0.37, at + 0.63};
    chart_line(chart, 2, xs, ys, style, NULL);
}

static void draw_block(struct chart *chart, const struct waterfall_ledger *ledger, size_t option,
                       const struct outcome *outcome, struct colour own, enum language language) {
    struct bars bars = bars_of(ledger);
    double net_at = line_of(option, WATERFALL_NET);
    bool some = false;
    for (int s = 0; s < WATERFALL_STEPS; s++) {
        const struct waterfall_ledger none = {.anywhere = (double)NAN};
        double at = line_of(option, s);
        bool there = is_there(ledger, s, &bars);
        some = some || there;
        if (there)
            draw_step(chart, ledger, s, &bars, at, outcome, own, language);
        else if (s == WATERFALL_GROSS || s == WATERFALL_NET)
            say_step(chart, &none, s, outcome, 0, at, language);
        if (some && s < WATERFALL_NET)
            draw_link(chart, bars.end[s], at, there);
    }
    if (isfinite(ledger->anywhere)) {
        struct style diamond = style_point(palette_white(), MARKER_DIAMOND);
        diamond.stroke = palette_ink();
        diamond.width = 0.8;
        diamond.marker_size = 4;
        chart_point(chart, 1, &ledger->anywhere, &net_at, diamond, NULL);
    }
}

static void draw_panel(struct figure *figure, const struct waterfall_data *data, size_t p,
                       enum language language) {
    const struct waterfall_panel *panel = &data->panels[p];
    struct chart *chart = figure_panel(figure, 0, 1 + p, 1, 1);
    double least = 0, most = 0;
    for (size_t i = 0; i < shown_options(data); i++) {
        struct bars bars = bars_of(&panel->ledgers[i]);
        least = fmin(least, bars.least);
        most = fmax(most, bars.most);
    }
    draw_borders(chart, shown_options(data));
    for (size_t i = 0; i < shown_options(data); i++)
        draw_block(chart, &panel->ledgers[i], i, panel->outcome, compare_colour(&data->options[i]),
                   language);
    chart_axis(chart, 'x', AXIS_LINEAR, parts_numbers(panel->outcome), NULL,
               text_unit(language, panel->outcome->unit));
    runs_range(chart, least, most, 0.02, shown_panels(data) > 1 ? 0.42 : 0.14);
    chart_ticks(chart, 'x', shown_panels(data) > 1 ? 3 : 6);
    chart_grid(chart, 'x', true);
    chart_title(chart, parts_outcome_label(language, panel->outcome), NULL);
    set_lines(chart, shown_options(data));
}

/* ---- Words ---- */

static void say_title(struct figure *figure, const struct waterfall_data *data,
                      enum language language) {
    const struct waterfall_panel *panel = &data->panels[0];
    const struct waterfall_ledger *ledger = &panel->ledgers[data->first];
    char title[SENTENCE_SIZE], gross[SAID_SIZE], net[SAID_SIZE], noun[SAID_SIZE];
    enum word_compare word = ledger->mean[WATERFALL_GROSS] == 0 && ledger->mean[WATERFALL_NET] == 0
                                 ? COMPARE_WATERFALL_NONE
                             : ledger->net_resolved ? COMPARE_WATERFALL_TITLE
                                                    : COMPARE_WATERFALL_UNRESOLVED;
    compare_fill(title, sizeof title, language, word, "option",
                 parts_label(language, &data->options[data->first].label), "gross",
                 parts_value(gross, language, panel->outcome, ledger->mean[WATERFALL_GROSS],
                             ledger->se[WATERFALL_GROSS], false),
                 "net",
                 parts_value(net, language, panel->outcome, ledger->mean[WATERFALL_NET],
                             ledger->se[WATERFALL_NET], false),
                 "outcome", parts_inside(noun, language, panel->outcome), (const char *)NULL);
    figure_title(figure, title);
}

static void say_alt(struct figure *figure, const struct waterfall_data *data,
                    enum language language) {
    char alt[SENTENCE_SIZE], items[SENTENCE_SIZE] = "", item[SENTENCE_SIZE], count[24];
    char gross[SAID_SIZE], net[SAID_SIZE], noun[SAID_SIZE];
    for (size_t i = 0; i < shown_options(data); i++)
        for (size_t p = 0; p < shown_panels(data); p++) {
            const struct waterfall_panel *panel = &data->panels[p];
            const struct waterfall_ledger *ledger = &panel->ledgers[i];
            compare_fill(item, sizeof item, language, COMPARE_WATERFALL_ALT_ITEM, "option",
                         parts_label(language, &data->options[i].label), "outcome",
                         parts_inside(noun, language, panel->outcome), "gross",
                         parts_value(gross, language, panel->outcome, ledger->mean[WATERFALL_GROSS],
                                     ledger->se[WATERFALL_GROSS], false),
                         "net",
                         parts_value(net, language, panel->outcome, ledger->mean[WATERFALL_NET],
                                     ledger->se[WATERFALL_NET], true),
                         (const char *)NULL);
            parts_append(items, text_of(language, TEXT_BETWEEN_ITEMS), item);
        }
    snprintf(count, sizeof count, "%zu", shown_options(data));
    compare_fill(alt, sizeof alt, language, COMPARE_WATERFALL_ALT, "n", count, "items", items,
                 (const char *)NULL);
    figure_alt(figure, alt);
}

static void say_caption(struct figure *figure, const struct waterfall_data *data,
                        enum language language) {
    char marks[SENTENCE_SIZE], said[SAID_SIZE], shown[24], all[24];
    compare_fill(marks, sizeof marks, language, COMPARE_WATERFALL_CAPTION, (const char *)NULL);
    snprintf(shown, sizeof shown, "%zu", shown_options(data));
    snprintf(all, sizeof all, "%zu", data->n_options);
    if (shown_options(data) < data->n_options)
        parts_append(marks, " ",
                     compare_fill(said, sizeof said, language, COMPARE_WATERFALL_SHOWN, "shown",
                                  shown, "all", all, (const char *)NULL));
    compare_conventions(marks, &data->scene, language, false);
    compare_caption(figure, &data->scene, language, marks);
}

struct figure *waterfall_figure(const struct waterfall_data *data, enum language language) {
    struct figure *figure = figure_new(FIGURE_WIDTH_MM, FIGURE_HEIGHT_MM);
    size_t n = shown_options(data), panels = shown_panels(data);
    double room = 0;
    figure_language(figure, language);
    figure_legend(figure, LEGEND_NONE);
    say_title(figure, data, language);
    say_caption(figure, data, language);
    say_alt(figure, data, language);
    figure_column_weight(figure, 0, NAMES_MM * (double)panels / PANELS_MM);
    draw_names(figure, data, language);
    for (size_t p = 0; p < panels; p++) {
        compare_title_room(language, data->panels[p].outcome, PANELS_MM / (double)panels, &room);
        draw_panel(figure, data, p, language);
    }
    runs_height(figure, LINE_MM * BLOCK * (double)n + 18 + room, 0);
    return figure;
}
