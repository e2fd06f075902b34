/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answers of `compare` as sheets. Never computes nor writes a file. */
#include "sim/comparison/sheets.h"

#include <math.h>

enum sheet_index {
    SHEET_CONVENTIONS,
    SHEET_DIFFERENCES,
    SHEET_EFFECTIVENESS,
    SHEET_ACCEPTABILITY,
    SHEET_CHOICES,
    SHEET_ADDITIONALITY,
    SHEET_LEVERAGE,
    SHEET_RANKS,
    SHEET_WEIGHTINGS
};

static const char *const convention_columns[] = {"convention", "value"};
static const char *const difference_columns[] = {"report",
                                                 "outcome",
                                                 "unit",
                                                 "from",
                                                 "to",
                                                 "n",
                                                 "mean",
                                                 "se",
                                                 "low",
                                                 "high",
                                                 "resolved",
                                                 "p5",
                                                 "p50",
                                                 "p95",
                                                 "p_more",
                                                 "p_more_se",
                                                 "p_less",
                                                 "p_less_se",
                                                 "single_p5",
                                                 "single_p95",
                                                 "single_p_more",
                                                 "single_p_more_se",
                                                 "luck",
                                                 "variance_saved"};
static const char *const effectiveness_columns[] = {
    "group",          "perspective",   "effect",       "portfolio",         "absorption",
    "effect_mean",    "effect_se",     "cost_mean",    "cost_se",           "status",
    "by_1",           "by_2",          "margin",       "margin_se",         "margin_resolved",
    "step_from",      "step_ratio",    "step_se",      "step_low",          "step_high",
    "gained",         "gained_se",     "cost_more",    "cost_more_se",      "ratio",
    "ratio_se",       "ratio_low",     "ratio_high",   "quadrant_resolved", "dearer_better",
    "cheaper_better", "cheaper_worse", "dearer_worse", "on_axis",           "sd_effect",
    "sd_cost",        "correlation"};
static const char *const acceptability_columns[] = {
    "group",     "perspective",   "effect",           "willingness", "portfolio",
    "benefit",   "benefit_se",    "gained",           "gained_se",   "p_best",
    "p_best_se", "single_p_best", "single_p_best_se", "loss",        "loss_se"};
static const char *const choice_columns[] = {"group",  "perspective", "effect",    "willingness",
                                             "choice", "p_best",      "p_best_se", "second",
                                             "lead",   "lead_se",     "resolved"};
static const char *const additionality_columns[] = {"portfolio", "outcome", "unit",
                                                    "step",      "mean",    "se"};
static const char *const leverage_columns[] = {"portfolio", "kind", "ratio", "se", "low", "high"};
static const char *const rank_columns[] = {
    "group",    "criterion", "better",  "portfolio",  "value",          "value_se",         "rank",
    "resolved", "place",     "p_place", "p_place_se", "single_p_place", "single_p_place_se"};
static const char *const weighting_columns[] = {"group",       "portfolio",  "share",
                                                "share_se",    "criterion",  "central_weight",
                                                "scale_worst", "scale_best", "scale_resolved"};

#define COLUMNS(list) sizeof(list) / sizeof(list)[0], list

static const struct {
    const char *name;
    size_t n;
    const char *const *columns;
} layouts[COMPARISON_SHEETS] = {
    [SHEET_CONVENTIONS] = {"conventions", COLUMNS(convention_columns)},
    [SHEET_DIFFERENCES] = {"differences", COLUMNS(difference_columns)},
    [SHEET_EFFECTIVENESS] = {"effectiveness", COLUMNS(effectiveness_columns)},
    [SHEET_ACCEPTABILITY] = {"acceptability", COLUMNS(acceptability_columns)},
    [SHEET_CHOICES] = {"choices", COLUMNS(choice_columns)},
    [SHEET_ADDITIONALITY] = {"additionality", COLUMNS(additionality_columns)},
    [SHEET_LEVERAGE] = {"leverage", COLUMNS(leverage_columns)},
    [SHEET_RANKS] = {"ranks", COLUMNS(rank_columns)},
    [SHEET_WEIGHTINGS] = {"weightings", COLUMNS(weighting_columns)},
};

static const char *portfolio_name(const struct comparison *c, int portfolio) {
    return c->info->portfolios[portfolio].name;
}

static const char *effect_key(const struct comparison *c, size_t effect) {
    return c->info->catalogue.outcomes[c->effects[effect]].key;
}

static void add_mean(struct sheet *sheet, struct draws_mean value) {
    sheet_number(sheet, value.mean);
    sheet_number(sheet, value.se);
}

/* The interval only when the set is one. */
static void add_ratio(struct sheet *sheet, const struct ratio *ratio) {
    int between = ratio->set == RATIO_BETWEEN;
    sheet_number(sheet, ratio->ratio);
    sheet_number(sheet, between ? ratio->se : (double)NAN);
    sheet_number(sheet, between ? ratio->low : (double)NAN);
    sheet_number(sheet, between ? ratio->high : (double)NAN);
}

static void add_conventions(const struct comparison *c, struct sheet *sheet) {
    const char *const rows[][2] = {
        {"question", c->question == QUESTION_PROSPECTIVE ? "prospective" : "retrospective"},
        {"report", c->info->report_names[c->report]},
        {"perspective_of_ranks", comparison_perspectives[c->perspective]},
        {"reference", "counterfactual of the same question"},
        {"difference", "to - from, paired draw by draw"},
        {"ratio", "ratio of means, cost / effect, never a mean of ratios; 95 % Fieller interval"},
        {"loss", "positive: net benefit lost against the best option of each draw"},
        {"discounting", "costs discounted mid-step to constant euros; effects as their key says: "
                        "only those ending in _pv are discounted"},
        {"leverage", "nominal euros; net: difference in co-funding / difference in cost"},
        {"frontier", "efficiency: neither dominated nor extendedly dominated; acceptability: "
                     "P(best) of the option of highest mean net benefit"},
        {"chance", "averages over event runs, about parameters; columns single_ are in a single "
                   "world"},
        {"assets", "what stands at the end is not deducted from costs"},
        {"absorption", "at equal money a portfolio that uses under 90 % is not ranked"},
        {"direction", "more is better unless the catalogue says less"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        sheet_text(sheet, rows[i][0]);
        sheet_text(sheet, rows[i][1]);
    }
}

static void add_differences(const struct comparison *c, struct sheet *sheet) {
    for (size_t i = 0; i < c->n_differences; i++) {
        const struct comparison_difference *row = &c->differences[i];
        const struct difference *d = &row->value;
        const struct outcome *outcome = &c->info->catalogue.outcomes[row->outcome];
        sheet_text(sheet, c->info->report_names[row->report]);
        sheet_text(sheet, outcome->key);
        sheet_text(sheet, outcome->unit);
        sheet_text(sheet, portfolio_name(c, row->from));
        sheet_text(sheet, portfolio_name(c, row->to));
        const double numbers[] = {(double)d->expected.n,
                                  d->mean,
                                  d->se,
                                  d->low,
                                  d->high,
                                  d->resolved,
                                  d->expected.p[0],
                                  d->expected.p[1],
                                  d->expected.p[2],
                                  d->expected.above,
                                  d->expected.above_se,
                                  d->expected.below,
                                  d->expected.below_se,
                                  d->single.p[0],
                                  d->single.p[2],
                                  d->single.above,
                                  d->single.above_se,
                                  d->luck,
                                  d->saved};
        for (size_t k = 0; k < sizeof numbers / sizeof numbers[0]; k++) {
            sheet_number(sheet, numbers[k]);
        }
    }
}

static void add_option(const struct comparison *c, const struct comparison_group *group,
                       const struct option_row *row, size_t option, struct sheet *sheet) {
    static const char *const statuses[] = {"on_frontier", "dominated", "extendedly_dominated",
                                           "same", "not_ranked"};
    int off = row->status != OPTION_ON_FRONTIER && row->status != OPTION_NOT_RANKED;
    sheet_text(sheet, portfolio_name(c, group->portfolios[option]));
    sheet_number(sheet, group->absorption[option]);
    add_mean(sheet, row->effect);
    add_mean(sheet, row->cost);
    sheet_text(sheet, statuses[row->status]);
    sheet_text(sheet, off ? portfolio_name(c, group->portfolios[row->by[0]]) : NULL);
    sheet_text(sheet, off ? portfolio_name(c, group->portfolios[row->by[1]]) : NULL);
    add_mean(sheet, row->margin);
    sheet_number(sheet, row->margin_resolved);
    int step = row->status == OPTION_ON_FRONTIER && row->step.from != option;
    const struct ratio none = {.ratio = (double)NAN};
    sheet_text(sheet, step ? portfolio_name(c, group->portfolios[row->step.from]) : NULL);
    add_ratio(sheet, step ? &row->step.icer : &none);
    add_mean(sheet, row->increment.effect);
    add_mean(sheet, row->increment.cost);
    add_ratio(sheet, &row->increment.icer);
    sheet_number(sheet, row->increment.resolved);
    for (int q = 0; q < N_QUADRANTS; q++) {
        sheet_number(sheet, row->expected[q]);
    }
    sheet_number(sheet, row->sd_effect);
    sheet_number(sheet, row->sd_cost);
    sheet_number(sheet, row->correlation);
}

static void begin_row(const struct comparison *c, const struct comparison_group *group,
                      size_t plane, struct sheet *sheet) {
    sheet_text(sheet, group->label);
    sheet_text(sheet, comparison_perspectives[plane % COMPARISON_COSTS]);
    sheet_text(sheet, effect_key(c, plane / COMPARISON_COSTS));
}

static void add_planes(const struct comparison *c, const struct comparison_group *group,
                       struct sheet *sheets) {
    for (size_t k = 0; k < c->n_effects * COMPARISON_COSTS; k++) {
        const struct acceptability *curve = &group->curves[k];
        for (size_t o = 0; o < group->n; o++) {
            begin_row(c, group, k, &sheets[SHEET_EFFECTIVENESS]);
            add_option(c, group, &group->planes[k].rows[o], o, &sheets[SHEET_EFFECTIVENESS]);
        }
        for (size_t w = 0; w < curve->n_willingness; w++) {
            struct sheet *sheet = &sheets[SHEET_ACCEPTABILITY];
            for (size_t o = 0; o < group->n; o++) {
                const struct acceptability_point *point = &curve->points[w * group->n + o];
                begin_row(c, group, k, sheet);
                sheet_number(sheet, curve->willingness[w]);
                sheet_text(sheet, portfolio_name(c, group->portfolios[o]));
                add_mean(sheet, point->benefit);
                add_mean(sheet, point->gained);
                add_mean(sheet, point->best);
                add_mean(sheet, point->best_single);
                add_mean(sheet, point->loss);
            }
            const struct acceptability_choice *choice = &curve->choices[w];
            sheet = &sheets[SHEET_CHOICES];
            begin_row(c, group, k, sheet);
            sheet_number(sheet, curve->willingness[w]);
            sheet_text(sheet, portfolio_name(c, group->portfolios[choice->option]));
            add_mean(sheet, choice->probability);
            sheet_text(sheet, portfolio_name(c, group->portfolios[choice->second]));
            add_mean(sheet, choice->lead);
            sheet_number(sheet, choice->resolved);
        }
    }
}

static void add_ledgers(const struct comparison *c, int portfolio, struct sheet *sheets) {
    static const char *const steps[N_ADDITIONALITY_STEPS] = {
        "gross", "deadweight", "displacement", "indirect", "net", "elsewhere", "net_anywhere"};
    struct sheet *sheet = &sheets[SHEET_ADDITIONALITY];
    for (int l = 0; l < COMPARISON_LEDGERS; l++) {
        int outcome = catalogue_find(&c->info->catalogue, comparison_ledgers[l][0]);
        for (int s = 0; outcome >= 0 && comparison_has_ledger(c, l) && s < N_ADDITIONALITY_STEPS;
             s++) {
            sheet_text(sheet, portfolio_name(c, portfolio));
            sheet_text(sheet, comparison_ledgers[l][0]);
            sheet_text(sheet, c->info->catalogue.outcomes[outcome].unit);
            sheet_text(sheet, steps[s]);
            add_mean(sheet, c->ledgers[portfolio * COMPARISON_LEDGERS + l].steps[s]);
        }
    }
    sheet = &sheets[SHEET_LEVERAGE];
    sheet_text(sheet, portfolio_name(c, portfolio));
    sheet_text(sheet, "gross");
    add_ratio(sheet, &c->leverages[portfolio].gross);
    sheet_text(sheet, portfolio_name(c, portfolio));
    sheet_text(sheet, "net");
    add_ratio(sheet, &c->leverages[portfolio].net);
}

static const char *criterion_key(const struct comparison *c, size_t criterion) {
    return criterion < c->n_effects ? effect_key(c, criterion) : comparison_costs[c->perspective];
}

static void add_ranks(const struct comparison *c, const struct comparison_group *group,
                      struct sheet *sheet) {
    const struct ranking *ranking = &group->ranking;
    size_t n = ranking->n_options;
    for (size_t i = 0; i < ranking->n_criteria * n * n; i++) {
        const struct rank_row *row = &ranking->rows[i / n];
        size_t criterion = i / n / n;
        sheet_text(sheet, group->label);
        sheet_text(sheet, criterion_key(c, criterion));
        sheet_number(sheet, c->better[criterion]);
        sheet_text(sheet, portfolio_name(c, group->ranked[i / n % n]));
        add_mean(sheet, row->value);
        sheet_number(sheet, row->rank);
        sheet_number(sheet, row->resolved);
        sheet_number(sheet, (double)(i % n + 1));
        add_mean(sheet, ranking->expected[i]);
        add_mean(sheet, ranking->single[i]);
    }
}

static void add_weightings(const struct comparison *c, const struct comparison_group *group,
                           struct sheet *sheet) {
    const struct weightings *w = &group->weightings;
    for (size_t i = 0; i < w->n_options * w->n_criteria; i++) {
        size_t option = i / w->n_criteria, criterion = i % w->n_criteria;
        sheet_text(sheet, group->label);
        sheet_text(sheet, portfolio_name(c, group->ranked[option]));
        sheet_number(sheet, w->rows[option].share);
        sheet_number(sheet, w->rows[option].share_se);
        sheet_text(sheet, criterion_key(c, criterion));
        sheet_number(sheet, w->central[i]);
        sheet_number(sheet, w->scales.worst[criterion]);
        sheet_number(sheet, w->scales.best[criterion]);
        sheet_number(sheet, w->scales.resolved[criterion]);
    }
}

void comparison_sheets(const struct comparison *comparison, struct sheet *sheets) {
    for (int i = 0; i < COMPARISON_SHEETS; i++) {
        sheets[i] = (struct sheet){
            .name = layouts[i].name, .n_columns = layouts[i].n, .columns = layouts[i].columns};
    }
    add_conventions(comparison, &sheets[SHEET_CONVENTIONS]);
    add_differences(comparison, &sheets[SHEET_DIFFERENCES]);
    for (size_t g = 0; g < comparison->n_groups; g++) {
        const struct comparison_group *group = &comparison->groups[g];
        add_planes(comparison, group, sheets);
        add_ranks(comparison, group, &sheets[SHEET_RANKS]);
        add_weightings(comparison, group, &sheets[SHEET_WEIGHTINGS]);
    }
    for (int p = 0; p < comparison->info->n_portfolios; p++) {
        if (!comparison->info->portfolios[p].is_counterfactual) {
            add_ledgers(comparison, p, sheets);
        }
    }
}
