/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figure "ranks": names on the left, stacked bars of up to three criteria beside, dark for the
 * first rank to white for the last. Never knows how anything is drawn. */
#include "output/compare/ranks.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "output/compare/parts_runs.h"
#include "output/compare/words.h"

enum { MOST = PALETTE_PORTFOLIOS + 4, COLUMNS = 3, LEGEND_IN_ROW = 8 };

/* Width of the names and of the panels beside; least height of a row [mm]. */
#define NAMES_MM 46.0
#define PANELS_MM (FIGURE_WIDTH_MM - 10 - NAMES_MM - 18)
#define ROW_MM 5.6

/* The x axis: shares up to 1, mean ranks beyond. */
#define WORDS 0.2

static size_t shown_panels(const struct ranks_data *data) {
    return data->n < RANKS_CRITERIA ? data->n : RANKS_CRITERIA;
}

static size_t shown_options(const struct ranks_data *data) {
    return data->n_options < MOST ? data->n_options : MOST;
}

static size_t columns_of(const struct ranks_data *data) {
    return shown_panels(data) < COLUMNS ? shown_panels(data) : COLUMNS;
}

/* ---- Bars ---- */

static struct colour rank_colour(size_t rank, size_t n) {
    return palette_heat(n < 2 ? 0.85 : 0.95 - 0.91 * (double)rank / (double)(n - 1));
}

static void draw_row(struct chart *chart, const struct ranks_row *row, size_t n, double at,
                     double width, enum language language) {
    char said[SAID_SIZE], text[SAID_SIZE + 4];
    double from = 0;
    for (size_t r = 0; r < n; r++) {
        double to = fmin(1, from + row->p[r]);
        struct colour colour = rank_colour(r, n);
        struct style style = {
            .fill = colour, .stroke = palette_mix(palette_ink(), 0.3), .width = 0.3};
        if (row->p[r] > 1e-4)
            chart_bar(chart, SIDEWAYS, 1, &at, &from, &to, 0.7, style, NULL);
        if (r == 0 && row->p[r] * width > 10)
            chart_text(chart, (from + to) / 2, at, compare_share(said, language, row->p[r], true),
                       (struct text_look){.colour = palette_text_on(colour),
                                          .size = 6.2,
                                          .anchor = ANCHOR_CENTRE,
                                          .valign = VALIGN_MIDDLE});
        from = to;
    }
    format_number(said, sizeof said, language, row->expected, 1);
    snprintf(text, sizeof text, "%s%s", said, row->resolved ? "" : "*");
    chart_text(chart, 1, at, text, (struct text_look){.size = 7, .valign = VALIGN_MIDDLE, .dx = 3});
}

static void draw_panel(struct figure *figure, const struct ranks_data *data, size_t p,
                       enum language language) {
    const struct ranks_panel *panel = &data->panels[p];
    struct chart *chart = figure_panel(figure, p / COLUMNS, 1 + p % COLUMNS, 1, 1);
    size_t n = shown_options(data);
    double width = PANELS_MM / (double)columns_of(data) / (1 + WORDS);
    for (size_t r = 0; r < n && p == 0; r++) { /* entries of the legend, drawn nowhere */
        char rank[24], said[SAID_SIZE];
        double x0 = -2, x1 = -1, y0 = 0, y1 = 1;
        struct colour colour = rank_colour(r, data->n_options);
        snprintf(rank, sizeof rank, "%zu", r + 1);
        chart_cell(chart, 1, &x0, &x1, &y0, &y1, &colour,
                   (struct style){.stroke = palette_mix(palette_ink(), 0.3), .width = 0.3},
                   compare_fill(said, sizeof said, language, COMPARE_RANK, "rank", rank,
                                (const char *)NULL));
    }
    for (size_t i = 0; i < n; i++)
        draw_row(chart, &panel->rows[i], data->n_options, (double)i, width, language);
    chart_axis(chart, 'x', AXIS_LINEAR, AXIS_PERCENT, NULL, NULL);
    chart_range(chart, 'x', 0, 1 + WORDS);
    chart_ticks(chart, 'x', 3);
    chart_grid(chart, 'x', false);
    runs_set_rows(chart, n);
    chart_title(chart, parts_outcome_label(language, panel->criterion),
                panel->better < 0 ? compare_text(language, COMPARE_RANKS_LESS) : NULL);
    chart_labelling(chart, LABELS_LEGEND);
}

/* ---- Words ---- */

/* The option that is first most often on a criterion; n_options when two are not told apart. */
static size_t first_on(const struct ranks_data *data, const struct ranks_panel *panel) {
    size_t best = 0, second = data->n_options;
    for (size_t i = 1; i < data->n_options; i++) {
        if (panel->rows[i].p[0] > panel->rows[best].p[0]) {
            second = best;
            best = i;
        } else if (second == data->n_options || panel->rows[i].p[0] > panel->rows[second].p[0])
            second = i;
    }
    if (second == data->n_options)
        return best;
    double lead = panel->rows[best].p[0] - panel->rows[second].p[0];
    double a = panel->rows[best].first_se, b = panel->rows[second].first_se;
    /* As if independent: shares that add up to less than 1 are negatively related, so twice the
     * larger bound is on the safe side. */
    return lead > 2 * (isfinite(a) && isfinite(b) ? a + b : 0) && lead > 0 ? best : data->n_options;
}

/* What the title says: an option, on how many criteria it is first, and how surely. */
struct lead {
    size_t option, n;
    double low, high;
};

static struct lead lead_of(const struct ranks_data *data) {
    struct lead best = {0};
    for (size_t i = 0; i < data->n_options; i++) {
        struct lead here = {.option = i, .low = 1};
        for (size_t k = 0; k < data->n; k++) {
            double p = data->panels[k].rows[i].p[0];
            if (first_on(data, &data->panels[k]) != i)
                continue;
            here.n++;
            here.low = fmin(here.low, p);
            here.high = fmax(here.high, p);
        }
        best = here.n > best.n ? here : best;
    }
    return best;
}

static void say_title(struct figure *figure, const struct ranks_data *data,
                      enum language language) {
    char title[SENTENCE_SIZE], k[24], n[24], low[SAID_SIZE], high[SAID_SIZE], noun[SAID_SIZE];
    char range[2 * SAID_SIZE];
    struct lead lead = lead_of(data);
    snprintf(k, sizeof k, "%zu", lead.n);
    snprintf(n, sizeof n, "%zu", data->n);
    compare_share(low, language, lead.low, false);
    compare_share(high, language, lead.high, false);
    if (strcmp(low, high) == 0)
        snprintf(range, sizeof range, "%s", high);
    else
        compare_fill(range, sizeof range, language, COMPARE_RANKS_RANGE, "low", low, "high", high,
                     (const char *)NULL);
    enum word_compare word = data->n_options < 2    ? COMPARE_ALONE
                             : lead.n == 0          ? COMPARE_RANKS_TITLE_UNRESOLVED
                             : data->n == 1         ? COMPARE_RANKS_TITLE_ONE
                             : lead.n == data->n    ? COMPARE_RANKS_TITLE_ALL
                             : 2 * lead.n > data->n ? COMPARE_RANKS_TITLE
                                                    : COMPARE_RANKS_TITLE_NONE;
    compare_fill(title, sizeof title, language, word, "option",
                 parts_label(language, &data->options[lead.option].label), "k", k, "n", n, "range",
                 range, "criterion", parts_inside(noun, language, data->panels[0].criterion),
                 (const char *)NULL);
    figure_title(figure, title);
}

static void say_alt(struct figure *figure, const struct ranks_data *data, enum language language) {
    char alt[SENTENCE_SIZE], items[SENTENCE_SIZE] = "", item[SENTENCE_SIZE], count[24];
    char share[SAID_SIZE], noun[SAID_SIZE];
    for (size_t k = 0; k < data->n; k++) {
        const struct ranks_panel *panel = &data->panels[k];
        size_t best = 0;
        for (size_t i = 1; i < data->n_options; i++)
            best = panel->rows[i].p[0] > panel->rows[best].p[0] ? i : best;
        compare_fill(item, sizeof item, language, COMPARE_RANKS_ALT_ITEM, "criterion",
                     parts_inside(noun, language, panel->criterion), "option",
                     parts_label(language, &data->options[best].label), "share",
                     compare_share(share, language, panel->rows[best].p[0], false),
                     (const char *)NULL);
        parts_append(items, text_of(language, TEXT_BETWEEN_ITEMS), item);
    }
    snprintf(count, sizeof count, "%zu", data->n_options);
    compare_fill(alt, sizeof alt, language, COMPARE_RANKS_ALT, "n", count, "items", items,
                 (const char *)NULL);
    figure_alt(figure, alt);
}

static void say_caption(struct figure *figure, const struct ranks_data *data,
                        enum language language) {
    char marks[SENTENCE_SIZE];
    compare_fill(marks, sizeof marks, language, COMPARE_RANKS_CAPTION, (const char *)NULL);
    compare_conventions(marks, &data->scene, language, false);
    compare_caption(figure, &data->scene, language, marks);
}

/* ---- The page ---- */

struct figure *ranks_figure(const struct ranks_data *data, enum language language) {
    struct figure *figure = figure_new(FIGURE_WIDTH_MM, FIGURE_HEIGHT_MM);
    struct runs_row rows[MOST] = {{0}};
    size_t n = shown_options(data), panels = shown_panels(data);
    size_t deep = (panels + COLUMNS - 1) / COLUMNS;
    figure_language(figure, language);
    say_title(figure, data, language);
    say_caption(figure, data, language);
    say_alt(figure, data, language);
    for (size_t i = 0; i < n; i++)
        rows[i] = (struct runs_row){.name = parts_label(language, &data->options[i].label),
                                    .colour = palette_text(compare_colour(&data->options[i]))};
    double room = 0, row = fmax(ROW_MM, runs_row_height(n, rows, NAMES_MM));
    figure_column_weight(figure, 0, NAMES_MM * (double)columns_of(data) / PANELS_MM);
    for (size_t r = 0; r < deep; r++)
        runs_names(figure, r, n, rows, NAMES_MM);
    for (size_t p = 0; p < panels; p++) {
        compare_title_room(language, data->panels[p].criterion,
                           PANELS_MM / (double)columns_of(data), &room);
        draw_panel(figure, data, p, language);
    }
    runs_height(figure, (row * (double)n + 21 + room) * (double)deep,
                (n + LEGEND_IN_ROW - 1) / LEGEND_IN_ROW);
    return figure;
}
