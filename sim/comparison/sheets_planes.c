/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of cost-effectiveness: planes, curves, choices. Never computes an estimate. */
#include <math.h>

#include "sim/comparison/private.h"

static void add_option(const struct comparison *c, const struct comparison_group *group,
                       const struct option_row *row, size_t option, struct sheet *sheet) {
    static const char *const statuses[] = {"on_frontier", "dominated", "extendedly_dominated",
                                           "same", "not_ranked"};
    int off = row->status != OPTION_ON_FRONTIER && row->status != OPTION_NOT_RANKED;
    sheet_text(sheet, sheets_portfolio(c, group->portfolios[option]));
    sheet_number(sheet, group->absorption[option]);
    sheet_number(sheet, group->absorption_se[option]);
    sheets_mean(sheet, row->effect);
    sheets_mean(sheet, row->cost);
    sheet_text(sheet, statuses[row->status]);
    sheet_text(sheet, off ? sheets_portfolio(c, group->portfolios[row->by[0]]) : NULL);
    sheet_text(sheet, off ? sheets_portfolio(c, group->portfolios[row->by[1]]) : NULL);
    sheets_mean(sheet, row->margin);
    sheet_number(sheet, row->margin_resolved);
    int step = row->status == OPTION_ON_FRONTIER && row->step.from != option;
    const struct ratio none = {.ratio = (double)NAN};
    sheet_text(sheet, step ? sheets_portfolio(c, group->portfolios[row->step.from]) : NULL);
    sheets_ratio(sheet, step ? &row->step.icer : &none);
    sheet_text(sheet, sheets_portfolio(c, group->portfolios[group->reference]));
    sheets_mean(sheet, row->increment.effect);
    sheets_mean(sheet, row->increment.cost);
    sheets_ratio(sheet, &row->increment.icer);
    sheet_number(sheet, row->increment.resolved);
    for (int q = 0; q < N_QUADRANTS; q++) {
        sheet_number(sheet, row->expected[q]);
    }
    sheet_number(sheet, row->sd_effect);
    sheet_number(sheet, row->sd_cost);
    sheet_number(sheet, row->correlation);
    sheets_question(sheet, c, group->portfolios[option], c->report);
}

static void begin_row(const struct comparison *c, const struct comparison_group *group,
                      size_t plane, struct sheet *sheet) {
    sheet_text(sheet, group->label);
    sheet_text(sheet, comparison_perspectives[plane % COMPARISON_COSTS]);
    sheet_text(sheet, sheets_outcome(c, c->effects[plane / COMPARISON_COSTS]));
}

static void add_plane(const struct comparison *c, const struct comparison_group *group,
                      size_t plane, const char *assets, const struct effectiveness *value,
                      struct sheet *sheet) {
    for (size_t o = 0; o < value->n_options; o++) {
        begin_row(c, group, plane, sheet);
        sheet_text(sheet, assets);
        add_option(c, group, &value->rows[o], o, sheet);
    }
}

static void add_curve(const struct comparison *c, const struct comparison_group *group,
                      size_t plane, struct sheet *sheet, struct sheet *choices) {
    const struct acceptability *curve = &group->curves[plane];
    for (size_t w = 0; w < curve->n_willingness; w++) {
        for (size_t o = 0; o < group->n; o++) {
            const struct acceptability_point *point = &curve->points[w * group->n + o];
            begin_row(c, group, plane, sheet);
            sheet_number(sheet, curve->willingness[w]);
            sheet_text(sheet, sheets_portfolio(c, group->portfolios[o]));
            sheets_mean(sheet, point->benefit);
            sheets_mean(sheet, point->gained);
            sheets_mean(sheet, point->best);
            sheets_mean(sheet, point->best_single);
            sheets_mean(sheet, point->loss);
            sheets_question(sheet, c, group->portfolios[o], c->report);
        }
        const struct acceptability_choice *choice = &curve->choices[w];
        begin_row(c, group, plane, choices);
        sheet_number(choices, curve->willingness[w]);
        sheet_text(choices, sheets_portfolio(c, group->portfolios[choice->option]));
        sheets_mean(choices, choice->probability);
        sheet_text(choices, sheets_portfolio(c, group->portfolios[choice->second]));
        sheets_mean(choices, choice->lead);
        sheet_number(choices, choice->resolved);
        sheets_question(choices, c, group->portfolios[choice->option], c->report);
    }
}

void sheets_add_planes(const struct comparison *c, struct sheet *effectiveness,
                       struct sheet *acceptability, struct sheet *choices) {
    for (size_t g = 0; g < c->n_groups; g++) {
        const struct comparison_group *group = &c->groups[g];
        for (size_t k = 0; k < c->n_effects * COMPARISON_COSTS; k++) {
            add_plane(c, group, k, "not_deducted", &group->planes[k], effectiveness);
            add_plane(c, group, k, "endowment_deducted", &group->assets[k], effectiveness);
            add_curve(c, group, k, acceptability, choices);
        }
    }
}
