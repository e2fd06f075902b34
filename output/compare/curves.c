/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Panels of curves over a range of willingness to pay. Never knows what the curves are of. */
#include "output/compare/curves.h"

#include <math.h>
#include <stdlib.h>

#include "output/compare/parts_runs.h"
#include "output/compare/words.h"

/* Heights of panels [mm]: alone, two or three side by side; what each end label takes. */
#define ALONE_MM 74.0
#define PAIR_MM 52.0
#define THREE_MM 46.0
#define LABEL_MM 7.0

size_t curves_shown(const struct curves_data *data) {
    return data->n < PARTS_EFFECTS ? data->n : PARTS_EFFECTS;
}

size_t curves_first(const struct curves_data *data) {
    for (size_t p = 0; p < curves_shown(data); p++)
        if (isfinite(data->panels[p].given))
            return p;
    return 0;
}

size_t curves_at(const struct curves_panel *panel) {
    size_t best = 0;
    for (size_t w = 1; w < panel->n; w++) {
        bool nearer = isfinite(panel->given) ? fabs(panel->willingness[w] - panel->given) <
                                                   fabs(panel->willingness[best] - panel->given)
                                             : panel->choices[w].loss > panel->choices[best].loss;
        best = nearer ? w : best;
    }
    return best;
}

struct figure *curves_begin(const struct curves_data *data, enum language language) {
    struct figure *figure = figure_new(FIGURE_WIDTH_MM, FIGURE_HEIGHT_MM);
    figure_language(figure, language);
    figure_legend(figure, curves_shown(data) > 1 ? LEGEND_TOP : LEGEND_NONE);
    return figure;
}

struct chart *curves_panel_begin(struct figure *figure, const struct curves_data *data, size_t p,
                                 enum language language) {
    const struct curves_panel *panel = &data->panels[p];
    size_t panels = curves_shown(data), columns = compare_columns(panels);
    struct chart *chart = figure_panel(figure, p / columns, p % columns, 1, 1);
    char worth[SAID_SIZE];
    double last = panel->willingness[panel->n - 1];
    chart_axis(chart, 'x', AXIS_LINEAR, AXIS_MONEY,
               p / columns + 1 == compare_rows(panels) || p + columns >= panels
                   ? compare_text(language, COMPARE_WILLINGNESS_AXIS)
                   : NULL,
               NULL);
    chart_range(chart, 'x', 0, last > 0 ? last : 1);
    chart_ticks(chart, 'x', columns > 2 ? 3 : columns > 1 ? 4 : 6);
    chart_title(chart, parts_outcome_label(language, panel->effect), NULL);
    chart_labelling(chart, panels > 1 ? LABELS_LEGEND : LABELS_END);
    if (isfinite(panel->given))
        chart_rule(chart, UPRIGHT, panel->given, style_rule(),
                   compare_money(worth, language, panel->given, NAN, false));
    return chart;
}

void curves_draw(struct chart *chart, const struct curves_data *data, size_t p,
                 const double *values, enum language language) {
    const struct curves_panel *panel = &data->panels[p];
    double *curve = calloc(panel->n, sizeof *curve);
    char name[SAID_SIZE];
    if (curve == NULL)
        parts_no_memory(chart);
    for (size_t i = 0; curve != NULL && i < data->n_options; i++) {
        bool known = true;
        for (size_t w = 0; w < panel->n; w++) {
            curve[w] = values[w * data->n_options + i];
            known = known && isfinite(curve[w]);
        }
        if (known)
            chart_line(chart, panel->n, panel->willingness, curve, compare_line(&data->options[i]),
                       compare_name(name, language, &data->options[i], COMPARE_LEGEND));
    }
    free(curve);
}

void curves_end(struct figure *figure, const struct curves_data *data, size_t more,
                enum language language) {
    size_t panels = curves_shown(data), columns = compare_columns(panels);
    double room = 0, alone = fmax(ALONE_MM, LABEL_MM * (double)(data->n_options + 1) + 12);
    for (size_t p = 0; p < panels; p++)
        compare_title_room(language, data->panels[p].effect, compare_width(panels), &room);
    double panel = (columns == 2 ? PAIR_MM : THREE_MM) + room;
    if (panels == 1)
        runs_height(figure, alone + room, 0);
    else
        runs_height(figure, (panel + 4.5) * (double)compare_rows(panels) + 4,
                    compare_legend_rows(data->n_options, data->options, language, more));
}
