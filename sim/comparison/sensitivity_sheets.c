/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sensitivities as sheets: names, columns and rows. Never computes an estimate. */
#include "sim/comparison/sensitivity_sheets.h"

#include <math.h>

#include "sim/analysis/false_share.h"
#include "sim/comparison/comparison.h"

enum sheet_index {
    SHEET_CONVENTIONS,
    SHEET_TORNADO,
    SHEET_SWITCHING,
    SHEET_TWO_WAY,
    SHEET_RANKS,
    SHEET_SOBOL
};

/* Every table begins with the quantity. */
#define QUANTITY "quantity", "outcome", "unit", "willingness"
#define PARAMETER "parameter", "parameter_unit", "status"

static const char *const convention_columns[] = {"convention", "value"};
static const char *const tornado_columns[] = {QUANTITY, PARAMETER, "value",   "mean",
                                              "se",     "shift",   "shift_se"};
static const char *const switching_columns[] = {
    QUANTITY, "place",     PARAMETER,    "low_value",     "high_value",         "low_mean",
    "low_se", "high_mean", "high_se",    "swing",         "swing_se",           "resolved",
    "spread", "switch",    "break_even", "break_even_se", "break_even_resolved"};
static const char *const two_way_columns[] = {QUANTITY,       "first", "first_value", "second",
                                              "second_value", "mean",  "se",          "resolved"};
static const char *const rank_columns[] = {QUANTITY, PARAMETER,     "coefficient", "se",  "low",
                                           "high",   "false_share", "told",        "held"};
static const char *const sobol_columns[] = {
    QUANTITY,      "factor",    "kind",       "parameters",      "first",
    "first_se",    "first_low", "first_high", "first_converged", "total",
    "total_se",    "total_low", "total_high", "total_converged", "variance",
    "variance_se", "luck_left"};

#define COLUMNS(list) sizeof(list) / sizeof(list)[0], list

static const struct {
    const char *name;
    size_t n;
    const char *const *columns;
} layouts[SENSITIVITY_SHEETS] = {
    [SHEET_CONVENTIONS] = {"conventions", COLUMNS(convention_columns)},
    [SHEET_TORNADO] = {"tornado", COLUMNS(tornado_columns)},
    [SHEET_SWITCHING] = {"switching", COLUMNS(switching_columns)},
    [SHEET_TWO_WAY] = {"two_way", COLUMNS(two_way_columns)},
    [SHEET_RANKS] = {"partial_ranks", COLUMNS(rank_columns)},
    [SHEET_SOBOL] = {"sobol", COLUMNS(sobol_columns)},
};

/* ---- Shared ---- */

static void add_quantity(const struct sensitivity *s, size_t q, struct sheet *sheet) {
    const struct sensitivity_quantity *quantity = &s->quantities[q];
    const struct outcome *outcome = &s->info->catalogue.outcomes[quantity->outcome];
    sheet_text(sheet, quantity->is_net_benefit ? "net_benefit" : "outcome");
    sheet_text(sheet, outcome->key);
    sheet_text(sheet, quantity->is_net_benefit ? s->info->currency : outcome->unit);
    sheet_number(sheet, quantity->willingness);
}

static void add_parameter(const struct sensitivity *s, size_t parameter, struct sheet *sheet) {
    static const char *const statuses[] = {"sourced", "inferred", "prior", "choice"};
    const struct assumption *assumption = &s->scenario->assumptions[parameter];
    sheet_text(sheet, assumption->path);
    sheet_text(sheet, assumption->parameter->unit);
    sheet_text(sheet, statuses[assumption->status]);
}

static void add_mean(struct sheet *sheet, struct draws_mean value) {
    sheet_number(sheet, value.mean);
    sheet_number(sheet, value.se);
}

/* ---- Tables ---- */

static void add_base(const struct sensitivity *s, size_t q, struct sheet *sheet) {
    add_quantity(s, q, sheet);
    sheet_text(sheet, "nothing held");
    sheet_text(sheet, "");
    sheet_text(sheet, "");
    sheet_number(sheet, (double)NAN);
    add_mean(sheet, s->tornados[q].base);
    sheet_number(sheet, 0);
    sheet_number(sheet, 0);
}

static void add_tornado(const struct sensitivity *s, size_t q, struct sheet *sheet) {
    const struct tornado *tornado = &s->tornados[q];
    add_base(s, q, sheet);
    for (size_t r = 0; r < tornado->n; r++) {
        size_t place = tornado->rows[r].parameter, n_points;
        const struct tornado_row *row = sensitivity_row(s, q, place, &n_points);
        for (size_t i = 0; i < n_points; i++) {
            add_quantity(s, q, sheet);
            add_parameter(s, s->tornado.list.parameters[place], sheet);
            sheet_number(sheet, row->points[i].value);
            add_mean(sheet, row->points[i].mean);
            add_mean(sheet, row->points[i].shift);
        }
    }
}

static void add_switching(const struct sensitivity *s, size_t q, struct sheet *sheet) {
    static const char *const kinds[] = {
        [TORNADO_NEVER] = "never", [TORNADO_ONCE] = "once", [TORNADO_SEVERAL] = "several"};
    const struct tornado *tornado = &s->tornados[q];
    for (size_t r = 0; r < tornado->n; r++) {
        const struct tornado_row *row = &tornado->rows[r];
        const struct tornado_point *low = &row->points[0];
        const struct tornado_point *high = &row->points[tornado->n_points - 1];
        add_quantity(s, q, sheet);
        sheet_number(sheet, (double)(r + 1));
        add_parameter(s, s->tornado.list.parameters[row->parameter], sheet);
        sheet_number(sheet, low->value);
        sheet_number(sheet, high->value);
        add_mean(sheet, low->mean);
        add_mean(sheet, high->mean);
        add_mean(sheet, row->swing);
        sheet_number(sheet, row->resolved);
        sheet_number(sheet, row->spread);
        sheet_text(sheet, kinds[row->kind]);
        sheet_number(sheet, row->at);
        sheet_number(sheet, row->at_se);
        sheet_number(sheet, row->at_resolved);
    }
}

static void add_map(const struct sensitivity *s, size_t q, struct sheet *sheet) {
    const struct two_way *map = &s->maps[q];
    const struct two_way_plan *plan = &s->two_way;
    for (size_t c = 0; c < map->n[0] * map->n[1]; c++) {
        const struct two_way_cell *cell = &map->cells[c];
        add_quantity(s, q, sheet);
        sheet_text(sheet, s->scenario->assumptions[plan->parameters[0]].path);
        sheet_number(sheet, plan->values[0][c / map->n[1]]);
        sheet_text(sheet, s->scenario->assumptions[plan->parameters[1]].path);
        sheet_number(sheet, plan->values[1][c % map->n[1]]);
        add_mean(sheet, cell->lead);
        sheet_number(sheet, cell->resolved);
    }
}

static int is_held(const struct sensitivity *s, size_t parameter) {
    int held = 0;
    for (size_t p = 0; p < s->n_held; p++) {
        held |= s->tornado.list.parameters[p] == parameter;
    }
    return held;
}

static void add_ranks(const struct sensitivity *s, size_t q, struct sheet *sheet) {
    for (size_t i = 0; i < s->varying.n; i++) {
        const struct partial_rank *rank = &s->ranks[q].rows[s->order[i]];
        size_t parameter = s->varying.parameters[s->order[i]];
        add_quantity(s, q, sheet);
        add_parameter(s, parameter, sheet);
        sheet_number(sheet, rank->coefficient);
        sheet_number(sheet, rank->se);
        sheet_number(sheet, rank->low);
        sheet_number(sheet, rank->high);
        double share = s->false_shares[q * s->varying.n + s->order[i]];
        sheet_number(sheet, share);
        sheet_number(sheet, share <= FALSE_SHARE);
        sheet_number(sheet, is_held(s, parameter));
    }
}

static void add_index(struct sheet *sheet, const struct sobol_index *index) {
    sheet_number(sheet, index->value);
    sheet_number(sheet, index->se);
    sheet_number(sheet, index->low);
    sheet_number(sheet, index->high);
    sheet_number(sheet, index->converged);
}

static void add_sobol(const struct sensitivity *s, size_t q, struct sheet *sheet) {
    static const char *const kinds[] = {
        [SOBOL_PARAMETERS] = "parameters", [SOBOL_OTHERS] = "others", [SOBOL_LUCK] = "luck"};
    static const struct sobol_index none = {(double)NAN, (double)NAN, (double)NAN, (double)NAN, 0};
    const struct sobol *sobol = &s->sobols[q];
    for (size_t f = 0; f <= sobol->n; f++) {
        int is_sum = f == sobol->n;
        add_quantity(s, q, sheet);
        sheet_text(sheet, is_sum ? "sum of first orders" : s->factors[f]);
        sheet_text(sheet, is_sum ? "sum" : kinds[s->sobol.factors[f].kind]);
        sheet_number(sheet, is_sum ? (double)NAN : (double)s->sobol.factors[f].n);
        add_index(sheet, is_sum ? &sobol->sum : &sobol->rows[f].first);
        add_index(sheet, is_sum ? &none : &sobol->rows[f].total);
        sheet_number(sheet, sobol->variance);
        sheet_number(sheet, sobol->variance_se);
        sheet_number(sheet, sobol->luck);
    }
}

/* ---- Conventions ---- */

static void add_words(const struct sensitivity *s, struct sheet *sheet) {
    const struct scenario *scenario = s->scenario;
    enum question question = scenario->portfolios[s->portfolio].question;
    const char *const rows[][2] = {
        {"portfolio", scenario->portfolios[s->portfolio].name},
        {"against", scenario->portfolios[s->against].name},
        {"question", question == QUESTION_PROSPECTIVE ? "prospective" : "retrospective"},
        {"report", s->info->report_names[s->report]},
        {"perspective", comparison_perspectives[s->perspective]},
        {"difference", "portfolio - against, paired draw by draw"},
        {"net_benefit", "willingness x difference in effect (or its opposite when less is better) "
                        "- difference in discounted cost of the perspective"},
        {"resolved", "1: told from 0 at 95 %, Student, on Monte Carlo error alone"},
        {"tornado", "one parameter held, all others at their draws, on common draws; a correlated "
                    "parameter is held alone"},
        {"break_even", "where the mean changes sign, by a straight line between the two held "
                       "values around it; the lowest when there are several"},
        {"held_values", "at probabilities evenly spaced from 5 to 95 %"},
        {"two_way", "values evenly spaced from the 5 to the 95 % quantile, whatever the "
                    "correlation between the two"},
        {"partial_ranks", "nothing held; they see what rises or falls, not what bends back; low "
                          "and high: 95 % of each alone"},
        {"told", "rank correlations told from 0 with all of them taken together, parameters and "
                 "quantities: Benjamini and Hochberg (1995); false_share: smallest share of false "
                 "ones among those told at which it would be told; told: it is at most 0.05"},
        {"chosen", s->is_screened ? "the strongest rank correlations that are told, over all "
                                    "quantities"
                                  : "as asked"},
        {"sobol", "of the expectation given the parameters, luck left out; correlated parameters "
                  "in one factor; converged: half-width of the 95 % interval at most 0.05"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        sheet_text(sheet, rows[i][0]);
        sheet_text(sheet, rows[i][1]);
    }
}

static void add_conventions(const struct sensitivity *s, struct sheet *sheet) {
    const struct {
        const char *name;
        double value;
    } rows[] = {{"samples_held", (double)s->shape.samples},
                {"inner_held", (double)s->shape.inner},
                {"samples_two_way", (double)s->map_shape.samples},
                {"samples_ranks", (double)s->base.samples},
                {"inner_ranks", (double)s->base.inner},
                {"samples_sobol", (double)s->sobol_shape.samples},
                {"inner_sobol", (double)s->sobol_shape.inner},
                {"parameters_that_vary", (double)s->varying.n},
                {"correlations", (double)s->n_correlations},
                {"correlations_told", (double)s->n_correlations_told},
                {"parameters_told", (double)s->n_told},
                {"parameters_held", (double)s->n_held}};
    add_words(s, sheet);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        sheet_text(sheet, rows[i].name);
        sheet_number(sheet, rows[i].value);
    }
}

void sensitivity_sheets(const struct sensitivity *s, struct sheet *sheets) {
    for (int i = 0; i < SENSITIVITY_SHEETS; i++) {
        sheets[i] = (struct sheet){
            .name = layouts[i].name, .n_columns = layouts[i].n, .columns = layouts[i].columns};
    }
    add_conventions(s, &sheets[SHEET_CONVENTIONS]);
    for (size_t q = 0; q < s->n_quantities; q++) {
        if (s->n_held > 0) {
            add_tornado(s, q, &sheets[SHEET_TORNADO]);
            add_switching(s, q, &sheets[SHEET_SWITCHING]);
        }
        if (s->has_map) {
            add_map(s, q, &sheets[SHEET_TWO_WAY]);
        }
        add_ranks(s, q, &sheets[SHEET_RANKS]);
        if (s->has_sobol) {
            add_sobol(s, q, &sheets[SHEET_SOBOL]);
        }
    }
}
