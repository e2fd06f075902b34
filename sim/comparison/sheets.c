/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answers of `compare` as sheets: their names and columns, and the conventions in force. Never
 * computes nor writes a file. */
#include "sim/comparison/sheets.h"

#include <math.h>
#include <stdio.h>

#include "sim/comparison/private.h"

enum sheet_index {
    SHEET_CONVENTIONS,
    SHEET_DIFFERENCES,
    SHEET_ASSETS,
    SHEET_EFFECTIVENESS,
    SHEET_ACCEPTABILITY,
    SHEET_CHOICES,
    SHEET_ADDITIONALITY,
    SHEET_LEVERAGE,
    SHEET_RANKS,
    SHEET_WEIGHTINGS,
    SHEET_MEMBERS,
    SHEET_WEIGHTS
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
                                                 "p5_se",
                                                 "p50",
                                                 "p50_se",
                                                 "p95",
                                                 "p95_se",
                                                 "p_more",
                                                 "p_more_se",
                                                 "p_less",
                                                 "p_less_se",
                                                 "single_p5",
                                                 "single_p5_se",
                                                 "single_p95",
                                                 "single_p95_se",
                                                 "single_p_more",
                                                 "single_p_more_se",
                                                 "luck",
                                                 "variance_saved",
                                                 "question"};
static const char *const asset_columns[] = {
    "report",    "outcome",    "unit",          "portfolio", "mean",          "se",
    "reference", "difference", "difference_se", "resolved",  "present_value", "present_value_se",
    "question"};
static const char *const effectiveness_columns[] = {"group",
                                                    "perspective",
                                                    "effect",
                                                    "assets",
                                                    "portfolio",
                                                    "absorption",
                                                    "absorption_se",
                                                    "effect_mean",
                                                    "effect_se",
                                                    "cost_mean",
                                                    "cost_se",
                                                    "status",
                                                    "by_1",
                                                    "by_2",
                                                    "margin",
                                                    "margin_se",
                                                    "margin_resolved",
                                                    "step_from",
                                                    "step_ratio",
                                                    "step_se",
                                                    "step_low",
                                                    "step_high",
                                                    "reference",
                                                    "gained",
                                                    "gained_se",
                                                    "cost_more",
                                                    "cost_more_se",
                                                    "ratio",
                                                    "ratio_se",
                                                    "ratio_low",
                                                    "ratio_high",
                                                    "quadrant_resolved",
                                                    "dearer_better",
                                                    "cheaper_better",
                                                    "cheaper_worse",
                                                    "dearer_worse",
                                                    "on_axis",
                                                    "sd_effect",
                                                    "sd_cost",
                                                    "correlation",
                                                    "question",
                                                    "report"};
static const char *const acceptability_columns[] = {
    "group",     "perspective",   "effect",           "willingness", "portfolio",
    "benefit",   "benefit_se",    "gained",           "gained_se",   "p_best",
    "p_best_se", "single_p_best", "single_p_best_se", "loss",        "loss_se",
    "question",  "report"};
static const char *const choice_columns[] = {
    "group",  "perspective", "effect",  "willingness", "choice",   "p_best", "p_best_se",
    "second", "lead",        "lead_se", "resolved",    "question", "report"};
static const char *const additionality_columns[] = {"portfolio", "outcome", "unit",     "step",
                                                    "mean",      "se",      "question", "report"};
static const char *const leverage_columns[] = {"portfolio", "kind", "ratio",    "se",
                                               "low",       "high", "question", "report"};
static const char *const rank_columns[] = {
    "group",    "criterion", "better",  "portfolio",  "value",          "value_se",         "rank",
    "resolved", "place",     "p_place", "p_place_se", "single_p_place", "single_p_place_se"};
static const char *const weighting_columns[] = {"group",       "portfolio",  "share",
                                                "share_se",    "criterion",  "central_weight",
                                                "scale_worst", "scale_best", "scale_resolved"};
static const char *const member_columns[] = {"group",    "member", "portfolio", "score",
                                             "score_se", "rank",   "p_best",    "p_best_se",
                                             "winner",   "lead",   "lead_se",   "resolved"};
static const char *const weight_columns[] = {"member", "criterion", "weight"};

#define COLUMNS(list) sizeof(list) / sizeof(list)[0], list

static const struct {
    const char *name;
    size_t n;
    const char *const *columns;
} layouts[COMPARISON_SHEETS] = {
    [SHEET_CONVENTIONS] = {"conventions", COLUMNS(convention_columns)},
    [SHEET_DIFFERENCES] = {"differences", COLUMNS(difference_columns)},
    [SHEET_ASSETS] = {"assets", COLUMNS(asset_columns)},
    [SHEET_EFFECTIVENESS] = {"effectiveness", COLUMNS(effectiveness_columns)},
    [SHEET_ACCEPTABILITY] = {"acceptability", COLUMNS(acceptability_columns)},
    [SHEET_CHOICES] = {"choices", COLUMNS(choice_columns)},
    [SHEET_ADDITIONALITY] = {"additionality", COLUMNS(additionality_columns)},
    [SHEET_LEVERAGE] = {"leverage", COLUMNS(leverage_columns)},
    [SHEET_RANKS] = {"ranks", COLUMNS(rank_columns)},
    [SHEET_WEIGHTINGS] = {"weightings", COLUMNS(weighting_columns)},
    [SHEET_MEMBERS] = {"members", COLUMNS(member_columns)},
    [SHEET_WEIGHTS] = {"member_weights", COLUMNS(weight_columns)},
};

const char *sheets_portfolio(const struct comparison *c, int portfolio) {
    return c->info->portfolios[portfolio].name;
}

const char *sheets_outcome(const struct comparison *c, int outcome) {
    return c->info->catalogue.outcomes[outcome].key;
}

const char *sheets_asks(const struct comparison *c, int portfolio) {
    int ahead = c->info->portfolios[portfolio].question == QUESTION_PROSPECTIVE;
    return ahead ? "prospective" : "retrospective";
}

void sheets_question(struct sheet *sheet, const struct comparison *c, int portfolio, int report) {
    sheet_text(sheet, sheets_asks(c, portfolio));
    sheet_text(sheet, c->info->report_names[report]);
}

void sheets_mean(struct sheet *sheet, struct draws_mean value) {
    sheet_number(sheet, value.mean);
    sheet_number(sheet, value.se);
}

/* The interval only when the set is one. */
void sheets_ratio(struct sheet *sheet, const struct ratio *ratio) {
    int between = ratio->set == RATIO_BETWEEN;
    sheet_number(sheet, ratio->ratio);
    sheet_number(sheet, between ? ratio->se : (double)NAN);
    sheet_number(sheet, between ? ratio->low : (double)NAN);
    sheet_number(sheet, between ? ratio->high : (double)NAN);
}

static void add_words(const struct comparison *c, struct sheet *sheet) {
    int reference = c->scenario->decision.reference;
    const char *const rows[][2] = {
        {"question", c->question == QUESTION_PROSPECTIVE ? "prospective" : "retrospective"},
        {"report", c->info->report_names[c->report]},
        {"two_questions", "portfolios of the retrospective and of the prospective question stand "
                          "in other years and other histories: never compared, whatever the table"},
        {"retrospective_report",
         c->retrospective == NULL ? NULL : c->info->report_names[c->retrospective->report]},
        {"perspective", comparison_perspectives[c->perspective]},
        {"reference", reference < 0 ? "counterfactual of the same question"
                                    : c->info->portfolios[reference].name},
        {"difference", "to - from, paired draw by draw"},
        {"resolved", "1: told from 0 at 95 %, Student, on Monte Carlo error alone"},
        {"ratio", "ratio of means, cost / effect, never a mean of ratios; 95 % Fieller interval"},
        {"loss", "positive: net benefit lost against the best option of each draw"},
        {"discounting", "costs discounted mid-step to constant euros; effects as their key says: "
                        "only those ending in _pv are discounted"},
        {"leverage", "nominal euros; net: difference in co-funding / difference in cost"},
        {"gross", "of supported projects; awards made before the decision run on in both worlds, "
                  "and what a portfolio changes in them stands in its gross too: a project is "
                  "taken up by one fund only"},
        {"frontier", "efficiency: neither dominated nor extendedly dominated; acceptability: "
                     "P(best) of the option of highest mean net benefit"},
        {"chance", "averages over event runs, about parameters; columns single_ are in a single "
                   "world"},
        {"assets", "not_deducted: costs as they are; endowment_deducted: less what the community "
                   "foundations' endowment is worth at the base date"},
        {"before_decision", "the prospective portfolios share one history: no differences"},
        {"attribution",
         "Shapley values; own_envelopes: an absent fund's money is gone; pooled: those "
         "present spend the money of all"},
        {"regret", "best of a variant - own, net benefits and effects less those of the reference; "
                   "satisfies: no worse than the reference"},
        {"information", "about parameters, options with their own money; evpi: plug-in, with one "
                        "inner run luck counts as knowledge; at_least: chosen on other draws"},
        {"survey", "net: left * value - cost; left: share of the time to the last award that the "
                   "delay leaves, discounted"},
        {"direction", "of a worth, else of a criterion, else of the catalogue, else more"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        sheet_text(sheet, rows[i][0]);
        sheet_text(sheet, rows[i][1]);
    }
}

static void add_conventions(const struct comparison *c, struct sheet *sheet) {
    const struct {
        const char *name;
        double value;
    } rows[] = {{"samples", (double)c->shape.samples},
                {"inner", (double)c->shape.inner},
                {"price_year", c->info->price_year},
                {"absorption_floor", c->scenario->decision.absorption_floor.value},
                {"endowment_factor", c->endowment_factor}};
    add_words(c, sheet);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        sheet_text(sheet, rows[i].name);
        sheet_number(sheet, rows[i].value);
    }
}

void comparison_sheets(const struct comparison *comparison, struct sheet *sheets) {
    for (int i = 0; i < COMPARISON_SHEETS; i++) {
        sheets[i] = (struct sheet){
            .name = layouts[i].name, .n_columns = layouts[i].n, .columns = layouts[i].columns};
    }
    add_conventions(comparison, &sheets[SHEET_CONVENTIONS]);
    sheets_add_differences(comparison, &sheets[SHEET_DIFFERENCES]);
    sheets_add_assets(comparison, &sheets[SHEET_ASSETS]);
    const struct comparison *each[] = {comparison, comparison->retrospective};
    for (size_t i = 0; i < 2 && each[i] != NULL; i++) {
        sheets_add_planes(each[i], &sheets[SHEET_EFFECTIVENESS], &sheets[SHEET_ACCEPTABILITY],
                          &sheets[SHEET_CHOICES]);
        sheets_add_ledgers(each[i], &sheets[SHEET_ADDITIONALITY], &sheets[SHEET_LEVERAGE]);
    }
    sheets_add_ranks(comparison, &sheets[SHEET_RANKS], &sheets[SHEET_WEIGHTINGS]);
    sheets_add_members(comparison, &sheets[SHEET_MEMBERS], &sheets[SHEET_WEIGHTS]);
}
