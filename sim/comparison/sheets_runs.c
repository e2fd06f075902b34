/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of attribution, regret and value of information. Never computes an estimate nor writes a
 * file. */
#include "sim/comparison/sheets_runs.h"

#include <math.h>

#include "sim/comparison/private.h"

enum sheet_index {
    SHEET_ATTRIBUTION,
    SHEET_INTERACTIONS,
    SHEET_REGRET,
    SHEET_INFORMATION,
    SHEET_SURVEYS
};

static const char *const attribution_columns[] = {"game",
                                                  "outcome",
                                                  "unit",
                                                  "perspective",
                                                  "fund",
                                                  "value",
                                                  "value_se",
                                                  "value_low",
                                                  "value_high",
                                                  "resolved",
                                                  "alone",
                                                  "alone_se",
                                                  "last",
                                                  "last_se",
                                                  "cost",
                                                  "cost_se",
                                                  "cost_alone",
                                                  "cost_alone_se",
                                                  "cost_last",
                                                  "cost_last_se",
                                                  "cost_per_unit",
                                                  "cost_per_unit_se",
                                                  "cost_per_unit_low",
                                                  "cost_per_unit_high"};
static const char *const interaction_columns[] = {"game", "outcome", "unit", "fund_1", "fund_2",
                                                  "mean", "se",      "low",  "high",   "resolved"};
static const char *const regret_columns[] = {
    "group",     "outcome",       "quantity",     "willingness",        "variant",
    "portfolio", "reference",     "gained",       "gained_se",          "regret",
    "regret_se", "is_best",       "satisfies",    "satisfies_resolved", "worst",
    "worst_se",  "worst_variant", "n_satisfied",  "n_variants",         "is_minimax",
    "lead",      "lead_se",       "lead_resolved"};
static const char *const information_columns[] = {
    "outcome", "willingness", "kind",        "name",   "parameters", "value",
    "se",      "at_least",    "at_least_se", "plain",  "plain_se",   "explained",
    "check_p", "constant",    "raised",      "capped", "luck"};
static const char *const survey_columns[] = {
    "outcome",   "willingness", "survey",       "target",    "design",   "n",
    "responses", "value",       "value_se",     "left",      "cost",     "net",
    "net_se",    "is_best",     "target_value", "target_se", "decision", "not_valued"};

#define COLUMNS(list) sizeof(list) / sizeof(list)[0], list

static const struct {
    const char *name;
    size_t n;
    const char *const *columns;
} layouts[RUNS_SHEETS] = {
    [SHEET_ATTRIBUTION] = {"attribution", COLUMNS(attribution_columns)},
    [SHEET_INTERACTIONS] = {"interactions", COLUMNS(interaction_columns)},
    [SHEET_REGRET] = {"regret", COLUMNS(regret_columns)},
    [SHEET_INFORMATION] = {"information", COLUMNS(information_columns)},
    [SHEET_SURVEYS] = {"surveys", COLUMNS(survey_columns)},
};

static const char *outcome_of(const struct runs_answers *a, size_t effect) {
    return sheets_outcome(a->comparison, a->valued->effects[effect]);
}

static const char *unit_of(const struct runs_answers *a, int outcome) {
    return a->comparison->info->catalogue.outcomes[outcome].unit;
}

/* ---- Attribution ---- */

static const char *const games[GAMES_KINDS] = {
    [ATTRIBUTION_OWN] = "own_envelopes", [ATTRIBUTION_POOLED] = "pooled"};

static void add_value(struct sheet *sheet, const struct attribution_value *value) {
    sheet_number(sheet, value->mean);
    sheet_number(sheet, value->se);
}

/* fund: index, or the number of funds for all of them together. */
static void add_fund(const struct runs_answers *a, int game, size_t effect, size_t fund,
                     struct sheet *sheet) {
    const struct attribution_pair *pair = &a->games->pairs[game][effect];
    const struct scenario *scenario = a->valued->scenario;
    int is_all = fund == a->games->n_funds;
    const struct attribution_row total = {pair->effect.total, pair->effect.total,
                                          pair->effect.total};
    const struct attribution_row cost_total = {pair->cost.total, pair->cost.total,
                                               pair->cost.total};
    const struct attribution_row *row = is_all ? &total : &pair->effect.rows[fund];
    const struct attribution_row *cost = is_all ? &cost_total : &pair->cost.rows[fund];
    sheet_text(sheet, games[game]);
    sheet_text(sheet, outcome_of(a, effect));
    sheet_text(sheet, unit_of(a, a->valued->effects[effect]));
    sheet_text(sheet, comparison_perspectives[a->comparison->perspective]);
    sheet_text(sheet, is_all ? "all" : scenario->instruments[fund].key);
    add_value(sheet, &row->value);
    sheet_number(sheet, row->value.low);
    sheet_number(sheet, row->value.high);
    sheet_number(sheet, row->value.resolved);
    add_value(sheet, &row->alone);
    add_value(sheet, &row->last);
    add_value(sheet, &cost->value);
    add_value(sheet, &cost->alone);
    add_value(sheet, &cost->last);
    if (is_all) {
        for (int i = 0; i < 4; i++) {
            sheet_number(sheet, (double)NAN);
        }
    } else {
        sheets_ratio(sheet, &pair->cost_per_effect[fund]);
    }
}

static void add_pairs(const struct runs_answers *a, int game, int outcome,
                      const struct attribution *attribution, struct sheet *sheet) {
    const struct scenario *scenario = a->valued->scenario;
    size_t n = attribution->n;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = i + 1; j < n; j++) {
            const struct attribution_value *value = &attribution->interactions[i * n + j];
            sheet_text(sheet, games[game]);
            sheet_text(sheet, sheets_outcome(a->comparison, outcome));
            sheet_text(sheet, unit_of(a, outcome));
            sheet_text(sheet, scenario->instruments[i].key);
            sheet_text(sheet, scenario->instruments[j].key);
            add_value(sheet, value);
            sheet_number(sheet, value->low);
            sheet_number(sheet, value->high);
            sheet_number(sheet, value->resolved);
        }
    }
}

static void add_games(const struct runs_answers *a, struct sheet *attribution,
                      struct sheet *interactions) {
    for (int game = 0; game < GAMES_KINDS; game++) {
        const struct attribution_pair *last = NULL;
        for (size_t k = 0; k < a->games->n_effects; k++) {
            const struct attribution_pair *pair =
                games_pair(a->games, (enum attribution_game)game, k);
            for (size_t i = 0; pair != NULL && i <= a->games->n_funds; i++) {
                add_fund(a, game, k, i, attribution);
            }
            if (pair != NULL) {
                add_pairs(a, game, a->valued->effects[k], &pair->effect, interactions);
                last = pair;
            }
        }
        if (last != NULL) {
            add_pairs(a, game, a->valued->cost, &last->cost, interactions);
        }
    }
}

/* ---- Regret ---- */

static void add_cell(const struct runs_answers *a, const struct variants_table *table, size_t world,
                     size_t portfolio, struct sheet *sheet) {
    const struct variants_group *group = &a->variants->groups[table->group];
    const struct regret *regret = &table->regret;
    const struct variant *variants = a->valued->scenario->decision.variants;
    const struct regret_row *row = &regret->rows[portfolio];
    size_t at = world * group->n + portfolio;
    const struct regret_cell *cell = &regret->cells[at];
    sheet_text(sheet, group->label);
    sheet_text(sheet, outcome_of(a, table->effect));
    sheet_text(sheet, table->is_net_benefit ? "net_benefit" : "effect");
    sheet_number(sheet,
                 table->is_net_benefit ? a->valued->willingness[table->effect] : (double)NAN);
    sheet_text(sheet, world == 0 ? "as_written" : variants[world - 1].name);
    sheet_text(sheet, sheets_portfolio(a->comparison, group->portfolios[portfolio]));
    sheet_text(sheet, sheets_portfolio(a->comparison, group->portfolios[group->reference]));
    sheet_number(sheet, table->mean[at]);
    sheet_number(sheet, table->se[at]);
    sheet_number(sheet, cell->regret);
    sheet_number(sheet, cell->se);
    sheet_number(sheet, regret->best[world] == portfolio);
    sheet_number(sheet, cell->satisfies);
    sheet_number(sheet, !cell->unresolved);
    sheet_number(sheet, row->worst);
    sheet_number(sheet, row->worst_se);
    sheet_text(sheet,
               row->worst_variant == 0 ? "as_written" : variants[row->worst_variant - 1].name);
    sheet_number(sheet, (double)row->n_satisfied);
    sheet_number(sheet, (double)regret->n_variants);
    sheet_number(sheet, regret->minimax == portfolio);
    sheet_number(sheet, regret->lead);
    sheet_number(sheet, regret->lead_se);
    sheet_number(sheet, regret->resolved);
}

static void add_regret(const struct runs_answers *a, struct sheet *sheet) {
    for (size_t t = 0; t < a->variants->n_tables; t++) {
        const struct variants_table *table = &a->variants->tables[t];
        size_t n = a->variants->groups[table->group].n;
        for (size_t i = 0; table->regret.rows != NULL && i < a->variants->n_worlds * n; i++) {
            add_cell(a, table, i / n, i % n, sheet);
        }
    }
}

/* ---- Information ---- */

static void add_head(const struct runs_answers *a, size_t effect, struct sheet *sheet) {
    sheet_text(sheet, outcome_of(a, effect));
    sheet_number(sheet, a->valued->willingness[effect]);
}

static void add_everything(const struct runs_answers *a,
                           const struct information_decision *decision, struct sheet *sheet) {
    const struct voi_evpi *evpi = &decision->evpi;
    const double numbers[] = {(double)a->information->n_parameters,
                              evpi->high,
                              evpi->high_se,
                              evpi->low,
                              evpi->low_se,
                              (double)NAN,
                              (double)NAN,
                              (double)NAN,
                              (double)NAN,
                              (double)NAN,
                              (double)NAN,
                              (double)NAN,
                              evpi->luck};
    add_head(a, decision->effect, sheet);
    sheet_text(sheet, "evpi");
    sheet_text(sheet, "parameters and luck");
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        sheet_number(sheet, numbers[i]);
    }
}

static void add_set(const struct runs_answers *a, const struct information_decision *decision,
                    size_t number, struct sheet *sheet) {
    static const char *const kinds[] = {[INFORMATION_ALL] = "all_parameters",
                                        [INFORMATION_GROUP] = "group",
                                        [INFORMATION_ONE] = "parameter"};
    const struct information_set *set = &a->information->sets[number];
    const struct evppi *row = &decision->values[number];
    int known = isfinite(row->value);
    const double numbers[] = {(double)set->n,
                              row->value,
                              row->se,
                              row->low,
                              row->low_se,
                              row->plain,
                              row->plain_se,
                              row->explained,
                              row->check,
                              known ? row->constant : (double)NAN,
                              known ? row->raised : (double)NAN,
                              known ? row->capped : (double)NAN,
                              (double)NAN};
    add_head(a, decision->effect, sheet);
    sheet_text(sheet, kinds[set->kind]);
    sheet_text(sheet, set->name);
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        sheet_number(sheet, numbers[i]);
    }
}

/* One size of a survey; row NULL: the survey could not be valued. */
static void add_size(const struct runs_answers *a, const struct information_decision *decision,
                     size_t number, const struct evsi_row *row, struct sheet *sheet) {
    static const char *const designs[] = {[SURVEY_ONCE] = "once",
                                          [SURVEY_BEFORE_AFTER] = "before_after",
                                          [SURVEY_MATCHED] = "matched",
                                          [SURVEY_LOTTERY] = "lottery"};
    const struct survey *survey = &a->valued->scenario->decision.surveys[number];
    const struct information_survey *valued = &decision->surveys[number];
    add_head(a, decision->effect, sheet);
    sheet_text(sheet, survey->name);
    sheet_text(sheet, survey->target);
    sheet_text(sheet, designs[survey->design]);
    const double numbers[] = {row == NULL ? (double)NAN : (double)row->n,
                              row == NULL ? (double)NAN : row->responses,
                              row == NULL ? (double)NAN : row->information.value,
                              row == NULL ? (double)NAN : row->information.se,
                              row == NULL ? (double)NAN : row->left,
                              row == NULL ? (double)NAN : row->cost,
                              row == NULL ? (double)NAN : row->net,
                              row == NULL ? (double)NAN : row->net_se,
                              row == NULL ? (double)NAN
                                          : (double)(row == valued->rows + valued->best),
                              row == NULL ? (double)NAN : valued->target.value,
                              row == NULL ? (double)NAN : valued->target.se};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        sheet_number(sheet, numbers[i]);
    }
    sheet_text(sheet, survey->open);
    sheet_text(sheet, valued->why);
}

static void add_information(const struct runs_answers *a, struct sheet *information,
                            struct sheet *surveys) {
    for (size_t d = 0; d < a->information->n_decisions; d++) {
        const struct information_decision *decision = &a->information->decisions[d];
        add_everything(a, decision, information);
        for (size_t s = 0; s < a->information->n_sets; s++) {
            add_set(a, decision, s, information);
        }
        for (size_t s = 0; s < a->information->n_surveys; s++) {
            const struct information_survey *survey = &decision->surveys[s];
            if (survey->n_sizes == 0) {
                add_size(a, decision, s, NULL, surveys);
            }
            for (size_t i = 0; i < survey->n_sizes; i++) {
                add_size(a, decision, s, &survey->rows[i], surveys);
            }
        }
    }
}

void runs_sheets(const struct runs_answers *answers, struct sheet *sheets) {
    for (int i = 0; i < RUNS_SHEETS; i++) {
        sheets[i] = (struct sheet){
            .name = layouts[i].name, .n_columns = layouts[i].n, .columns = layouts[i].columns};
    }
    if (answers->games != NULL) {
        add_games(answers, &sheets[SHEET_ATTRIBUTION], &sheets[SHEET_INTERACTIONS]);
    }
    if (answers->variants != NULL) {
        add_regret(answers, &sheets[SHEET_REGRET]);
    }
    if (answers->information != NULL) {
        add_information(answers, &sheets[SHEET_INFORMATION], &sheets[SHEET_SURVEYS]);
    }
}
