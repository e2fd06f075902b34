/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figure "loss": one panel for each effect, curves over their lower envelope. Never knows how
 * anything is drawn. */
#include "output/compare/loss.h"

#include <math.h>
#include <stdlib.h>

#include "output/compare/parts_runs.h"
#include "output/compare/words.h"

/* Losses of bad choices are many times the least one: a panel ends at so many times its envelope,
 * or where the lowest option ends. */
#define HIGHEST 6.0

/* The upper end of a panel [EUR]. */
static double top_of(const struct curves_data *data, const struct curves_panel *panel) {
    double envelope = 0, most = 0, second = 0;
    for (size_t w = 0; w < panel->n; w++) {
        double least = INFINITY, next = INFINITY;
        for (size_t i = 0; i < data->n_options; i++) {
            double loss = panel->loss[w * data->n_options + i];
            if (!isfinite(loss))
                continue;
            most = fmax(most, loss);
            next = loss < least ? least : fmin(next, loss);
            least = fmin(least, loss);
        }
        envelope = fmax(envelope, panel->choices[w].loss);
        second = isfinite(next) ? fmax(second, next) : second;
    }
    double top = fmin(most, fmax(HIGHEST * envelope, 1.2 * second));
    return top > 0 ? 1.04 * top : 1;
}

/* With one draw of events for each set of parameters nobody can tell their worth from luck's. */
static bool with_luck(const struct curves_data *data) {
    return data->scene.info->inner == 1;
}

static void draw_envelope(struct chart *chart, const struct curves_panel *panel, bool luck,
                          enum language language) {
    double *least = calloc(panel->n, sizeof *least);
    struct style style = {.stroke = palette_mix(palette_ink(), 0.3), .width = 5.5};
    if (least == NULL) {
        parts_no_memory(chart);
        return;
    }
    for (size_t w = 0; w < panel->n; w++)
        least[w] = panel->choices[w].loss;
    chart_line(chart, panel->n, panel->willingness, least, style,
               compare_text(language, luck ? COMPARE_ENVELOPE_LUCK : COMPARE_ENVELOPE));
    free(least);
}

static void draw_panel(struct figure *figure, const struct curves_data *data, size_t p,
                       enum language language) {
    const struct curves_panel *panel = &data->panels[p];
    struct chart *chart = curves_panel_begin(figure, data, p, language);
    bool first = p % compare_columns(curves_shown(data)) == 0;
    chart_axis(chart, 'y', AXIS_LINEAR, AXIS_MONEY,
               first ? compare_text(language, COMPARE_LOSS_AXIS) : NULL, NULL);
    chart_range(chart, 'y', 0, top_of(data, panel));
    draw_envelope(chart, panel, with_luck(data), language);
    curves_draw(chart, data, p, panel->loss, language);
}

/* ---- Words ---- */

static void say_title(struct figure *figure, const struct curves_data *data,
                      enum language language) {
    const struct curves_panel *panel = &data->panels[curves_first(data)];
    size_t at = curves_at(panel);
    const struct curves_choice *choice = &panel->choices[at];
    char title[SENTENCE_SIZE], worth[SAID_SIZE], loss[SAID_SIZE], effect[SAID_SIZE];
    bool given = isfinite(panel->given);
    enum word_compare title_word = with_luck(data) ? COMPARE_LOSS_TITLE_LUCK : COMPARE_LOSS_TITLE;
    enum word_compare word = given ? title_word : COMPARE_LOSS_HIGHEST;
    if (data->n_options < 2)
        word = COMPARE_ALONE;
    else if (!(choice->loss > 0))
        word = given ? COMPARE_LOSS_NONE : COMPARE_LOSS_NEVER;
    else if (!choice->resolved && given)
        word = COMPARE_LOSS_UNRESOLVED;
    compare_fill(title, sizeof title, language, word, "worth",
                 compare_money(worth, language, panel->willingness[at], NAN, false), "effect",
                 parts_inside(effect, language, panel->effect), "option",
                 parts_label(language, &data->options[choice->option].label), "second",
                 parts_label(language, &data->options[choice->second].label), "loss",
                 compare_money(loss, language, choice->loss, choice->loss_se, false),
                 (const char *)NULL);
    figure_title(figure, title);
}

static void say_alt(struct figure *figure, const struct curves_data *data, enum language language) {
    char alt[SENTENCE_SIZE], items[SENTENCE_SIZE] = "", item[SENTENCE_SIZE];
    char worth[SAID_SIZE], loss[SAID_SIZE], effect[SAID_SIZE];
    for (size_t p = 0; p < curves_shown(data); p++) {
        const struct curves_panel *panel = &data->panels[p];
        size_t at = curves_at(panel);
        const struct curves_choice *choice = &panel->choices[at];
        compare_fill(item, sizeof item, language, COMPARE_LOSS_ALT_ITEM, "effect",
                     parts_inside(effect, language, panel->effect), "worth",
                     compare_money(worth, language, panel->willingness[at], NAN, false), "option",
                     parts_label(language, &data->options[choice->option].label), "loss",
                     compare_money(loss, language, choice->loss, choice->loss_se, false),
                     (const char *)NULL);
        parts_append(items, text_of(language, TEXT_BETWEEN_ITEMS), item);
    }
    compare_fill(alt, sizeof alt, language, COMPARE_LOSS_ALT, "items", items, (const char *)NULL);
    figure_alt(figure, alt);
}

struct figure *loss_figure(const struct curves_data *data, enum language language) {
    struct figure *figure = curves_begin(data, language);
    char marks[SENTENCE_SIZE];
    say_title(figure, data, language);
    compare_fill(marks, sizeof marks, language,
                 with_luck(data) ? COMPARE_LOSS_CAPTION_LUCK : COMPARE_LOSS_CAPTION,
                 (const char *)NULL);
    compare_conventions(marks, &data->scene, language, true);
    compare_caption(figure, &data->scene, language, marks);
    say_alt(figure, data, language);
    for (size_t p = 0; p < curves_shown(data); p++)
        draw_panel(figure, data, p, language);
    curves_end(figure, data, 70, language);
    return figure;
}
