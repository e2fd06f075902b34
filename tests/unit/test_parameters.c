/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parameter tables: member j of a struct is row j of its table, every row is complete and legal,
 * every citation exists. Never knows how a parameter is used. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <math.h>

#include "models/parameters.h"
#include "models/references.h"
#include "models/registry.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* Members in the order of the structs; the offsets below hold the structs to the same order. */
static const char *const economics_members[] = {"risk_free", "beta", "risk_premium", "tax_rate",
                                                "declared"};
static const char *const territory_members[] = {"own_per_10k", "own_spread", "k_per_10k",
                                                "post_cost", "ideas_elasticity"};
static const char *const maturity_members[] = {
    "beta_engineering", "beta_alliances", "beta_commons", "hr_max", "frailty", "down_capacity"};
static const char *const alliances_members[] = {"births", "ends"};
static const char *const commons_members[] = {
    "stock",      "obsolescence",        "ageing",       "p", "q", "adopted_at_start", "hours",
    "half_stock", "outside_territories", "reach_outside"};
static const char *const gifts_members[] = {"baseline_gifts", "from_public", "from_companies",
                                            "from_donors",    "from_own",    "cofund_scale",
                                            "cofund_shape"};
static const char *const project_members[] = {
    "ideas",  "wait",   "deadweight",    "start", "start_delay", "deliver",  "duration",
    "hazard", "people", "people_spread", "jobs",  "own",         "own_ramp", "money"};
static const char *const level_members[] = {"reach", "apply"};
static const char *const class_members[] = {"apply"};
static const char *const move_members[] = {"annual"};
static const char *const offer_members[] = {"uptake",   "hours",        "unit_cost",
                                            "capacity", "hazard_ratio", "lasts"};
static const char *const shock_members[] = {"duration", "activity_loss", "gift_loss",
                                            "operator_stops"};
static const char *const cohort_members[] = {"population_median", "population_spread"};
static const char *const share_members[] = {"weight"};
static const char *const fund_members[] = {"form",
                                           "selection",
                                           "budget_scale",
                                           "ticket",
                                           "per_year",
                                           "ticket_spread",
                                           "duration",
                                           "first_tranche",
                                           "overhead",
                                           "match",
                                           "apply",
                                           "propensity",
                                           "application_cost",
                                           "calls",
                                           "concurrent",
                                           "engineering_below",
                                           "fragility_from",
                                           "quota",
                                           "quota_below",
                                           "jury_noise",
                                           "carry_over",
                                           "dropout",
                                           "leverage",
                                           "leverage_spread",
                                           "leverage_cap",
                                           "repay_share",
                                           "repay_delay",
                                           "reuse"};

static void check_members(const struct parameter_table *table, size_t bytes,
                          const char *const *members, size_t n) {
    assert_int_equal(bytes, n * sizeof(double));
    assert_int_equal(table->n, n);
    for (size_t j = 0; j < n; j++) {
        assert_string_equal(table->parameters[j].key, members[j]);
    }
}

static void test_members(void **state) {
    (void)state;
    check_members(&economics_table, sizeof(struct economics_parameters), economics_members,
                  COUNT(economics_members));
    check_members(&territory_parameters_table, sizeof(struct territory_parameters),
                  territory_members, COUNT(territory_members));
    check_members(&maturity_table, sizeof(struct maturity_parameters), maturity_members,
                  COUNT(maturity_members));
    check_members(&alliances_table, sizeof(struct alliances_parameters), alliances_members,
                  COUNT(alliances_members));
    check_members(&commons_table, sizeof(struct commons_parameters), commons_members,
                  COUNT(commons_members));
    check_members(&gifts_table, sizeof(struct gifts_parameters), gifts_members,
                  COUNT(gifts_members));
    for (int z = 0; z < 3; z++) {
        check_members(&project_tables[z], sizeof(struct project_parameters), project_members,
                      COUNT(project_members));
    }
    check_members(&level_table, sizeof(struct level_parameters), level_members,
                  COUNT(level_members));
    check_members(&class_table, sizeof(struct class_parameters), class_members,
                  COUNT(class_members));
    check_members(&move_table, sizeof(struct move_parameters), move_members, COUNT(move_members));
    check_members(&offer_table, sizeof(struct offer_parameters), offer_members,
                  COUNT(offer_members));
    check_members(&shock_table, sizeof(struct shock_parameters), shock_members,
                  COUNT(shock_members));
    check_members(&cohort_table, sizeof(struct cohort_parameters), cohort_members,
                  COUNT(cohort_members));
    check_members(&share_table, sizeof(struct share_parameters), share_members,
                  COUNT(share_members));
    check_members(&fund_table, sizeof(struct fund_parameters), fund_members, COUNT(fund_members));
}

static void test_offsets(void **state) {
    (void)state;
    assert_int_equal(offsetof(struct economics_parameters, risk_free), 0 * sizeof(double));
    assert_int_equal(offsetof(struct economics_parameters, beta), 1 * sizeof(double));
    assert_int_equal(offsetof(struct economics_parameters, risk_premium), 2 * sizeof(double));
    assert_int_equal(offsetof(struct economics_parameters, tax_rate), 3 * sizeof(double));
    assert_int_equal(offsetof(struct economics_parameters, declared), 4 * sizeof(double));
    assert_int_equal(offsetof(struct territory_parameters, own_per_10k), 0 * sizeof(double));
    assert_int_equal(offsetof(struct territory_parameters, own_spread), 1 * sizeof(double));
    assert_int_equal(offsetof(struct territory_parameters, k_per_10k), 2 * sizeof(double));
    assert_int_equal(offsetof(struct territory_parameters, post_cost), 3 * sizeof(double));
    assert_int_equal(offsetof(struct territory_parameters, ideas_elasticity), 4 * sizeof(double));
    assert_int_equal(offsetof(struct maturity_parameters, beta_engineering), 0 * sizeof(double));
    assert_int_equal(offsetof(struct maturity_parameters, beta_alliances), 1 * sizeof(double));
    assert_int_equal(offsetof(struct maturity_parameters, beta_commons), 2 * sizeof(double));
    assert_int_equal(offsetof(struct maturity_parameters, hr_max), 3 * sizeof(double));
    assert_int_equal(offsetof(struct maturity_parameters, frailty), 4 * sizeof(double));
    assert_int_equal(offsetof(struct maturity_parameters, down_capacity), 5 * sizeof(double));
    assert_int_equal(offsetof(struct alliances_parameters, births), 0 * sizeof(double));
    assert_int_equal(offsetof(struct alliances_parameters, ends), 1 * sizeof(double));
    assert_int_equal(offsetof(struct commons_parameters, stock), 0 * sizeof(double));
    assert_int_equal(offsetof(struct commons_parameters, obsolescence), 1 * sizeof(double));
    assert_int_equal(offsetof(struct commons_parameters, ageing), 2 * sizeof(double));
    assert_int_equal(offsetof(struct commons_parameters, p), 3 * sizeof(double));
    assert_int_equal(offsetof(struct commons_parameters, q), 4 * sizeof(double));
    assert_int_equal(offsetof(struct commons_parameters, adopted_at_start), 5 * sizeof(double));
    assert_int_equal(offsetof(struct commons_parameters, hours), 6 * sizeof(double));
    assert_int_equal(offsetof(struct commons_parameters, half_stock), 7 * sizeof(double));
    assert_int_equal(offsetof(struct commons_parameters, outside_territories), 8 * sizeof(double));
    assert_int_equal(offsetof(struct commons_parameters, reach_outside), 9 * sizeof(double));
    assert_int_equal(offsetof(struct gifts_parameters, baseline_gifts), 0 * sizeof(double));
    assert_int_equal(offsetof(struct gifts_parameters, from_public), 1 * sizeof(double));
    assert_int_equal(offsetof(struct gifts_parameters, from_companies), 2 * sizeof(double));
    assert_int_equal(offsetof(struct gifts_parameters, from_donors), 3 * sizeof(double));
    assert_int_equal(offsetof(struct gifts_parameters, from_own), 4 * sizeof(double));
    assert_int_equal(offsetof(struct gifts_parameters, cofund_scale), 5 * sizeof(double));
    assert_int_equal(offsetof(struct gifts_parameters, cofund_shape), 6 * sizeof(double));
    assert_int_equal(offsetof(struct project_parameters, ideas), 0 * sizeof(double));
    assert_int_equal(offsetof(struct project_parameters, wait), 1 * sizeof(double));
    assert_int_equal(offsetof(struct project_parameters, deadweight), 2 * sizeof(double));
    assert_int_equal(offsetof(struct project_parameters, start), 3 * sizeof(double));
    assert_int_equal(offsetof(struct project_parameters, start_delay), 4 * sizeof(double));
    assert_int_equal(offsetof(struct project_parameters, deliver), 5 * sizeof(double));
    assert_int_equal(offsetof(struct project_parameters, duration), 6 * sizeof(double));
    assert_int_equal(offsetof(struct project_parameters, hazard), 7 * sizeof(double));
    assert_int_equal(offsetof(struct project_parameters, people), 8 * sizeof(double));
    assert_int_equal(offsetof(struct project_parameters, people_spread), 9 * sizeof(double));
    assert_int_equal(offsetof(struct project_parameters, jobs), 10 * sizeof(double));
    assert_int_equal(offsetof(struct project_parameters, own), 11 * sizeof(double));
    assert_int_equal(offsetof(struct project_parameters, own_ramp), 12 * sizeof(double));
    assert_int_equal(offsetof(struct project_parameters, money), 13 * sizeof(double));
    assert_int_equal(offsetof(struct level_parameters, reach), 0 * sizeof(double));
    assert_int_equal(offsetof(struct level_parameters, apply), 1 * sizeof(double));
    assert_int_equal(offsetof(struct class_parameters, apply), 0 * sizeof(double));
    assert_int_equal(offsetof(struct move_parameters, annual), 0 * sizeof(double));
    assert_int_equal(offsetof(struct offer_parameters, uptake), 0 * sizeof(double));
    assert_int_equal(offsetof(struct offer_parameters, hours), 1 * sizeof(double));
    assert_int_equal(offsetof(struct offer_parameters, unit_cost), 2 * sizeof(double));
    assert_int_equal(offsetof(struct offer_parameters, capacity), 3 * sizeof(double));
    assert_int_equal(offsetof(struct offer_parameters, hazard_ratio), 4 * sizeof(double));
    assert_int_equal(offsetof(struct offer_parameters, lasts), 5 * sizeof(double));
    assert_int_equal(offsetof(struct shock_parameters, duration), 0 * sizeof(double));
    assert_int_equal(offsetof(struct shock_parameters, activity_loss), 1 * sizeof(double));
    assert_int_equal(offsetof(struct shock_parameters, gift_loss), 2 * sizeof(double));
    assert_int_equal(offsetof(struct shock_parameters, operator_stops), 3 * sizeof(double));
    assert_int_equal(offsetof(struct cohort_parameters, population_median), 0 * sizeof(double));
    assert_int_equal(offsetof(struct cohort_parameters, population_spread), 1 * sizeof(double));
    assert_int_equal(offsetof(struct share_parameters, weight), 0 * sizeof(double));
    assert_int_equal(offsetof(struct fund_parameters, form), 0 * sizeof(double));
    assert_int_equal(offsetof(struct fund_parameters, selection), 1 * sizeof(double));
    assert_int_equal(offsetof(struct fund_parameters, budget_scale), 2 * sizeof(double));
    assert_int_equal(offsetof(struct fund_parameters, ticket), 3 * sizeof(double));
    assert_int_equal(offsetof(struct fund_parameters, per_year), 4 * sizeof(double));
    assert_int_equal(offsetof(struct fund_parameters, ticket_spread), 5 * sizeof(double));
    assert_int_equal(offsetof(struct fund_parameters, duration), 6 * sizeof(double));
    assert_int_equal(offsetof(struct fund_parameters, first_tranche), 7 * sizeof(double));
    assert_int_equal(offsetof(struct fund_parameters, overhead), 8 * sizeof(double));
    assert_int_equal(offsetof(struct fund_parameters, match), 9 * sizeof(double));
    assert_int_equal(offsetof(struct fund_parameters, apply), 10 * sizeof(double));
    assert_int_equal(offsetof(struct fund_parameters, propensity), 11 * sizeof(double));
    assert_int_equal(offsetof(struct fund_parameters, application_cost), 12 * sizeof(double));
    assert_int_equal(offsetof(struct fund_parameters, calls), 13 * sizeof(double));
    assert_int_equal(offsetof(struct fund_parameters, concurrent), 14 * sizeof(double));
    assert_int_equal(offsetof(struct fund_parameters, engineering_below), 15 * sizeof(double));
    assert_int_equal(offsetof(struct fund_parameters, fragility_from), 16 * sizeof(double));
    assert_int_equal(offsetof(struct fund_parameters, quota), 17 * sizeof(double));
    assert_int_equal(offsetof(struct fund_parameters, quota_below), 18 * sizeof(double));
    assert_int_equal(offsetof(struct fund_parameters, jury_noise), 19 * sizeof(double));
    assert_int_equal(offsetof(struct fund_parameters, carry_over), 20 * sizeof(double));
    assert_int_equal(offsetof(struct fund_parameters, dropout), 21 * sizeof(double));
    assert_int_equal(offsetof(struct fund_parameters, leverage), 22 * sizeof(double));
    assert_int_equal(offsetof(struct fund_parameters, leverage_spread), 23 * sizeof(double));
    assert_int_equal(offsetof(struct fund_parameters, leverage_cap), 24 * sizeof(double));
    assert_int_equal(offsetof(struct fund_parameters, repay_share), 25 * sizeof(double));
    assert_int_equal(offsetof(struct fund_parameters, repay_delay), 26 * sizeof(double));
    assert_int_equal(offsetof(struct fund_parameters, reuse), 27 * sizeof(double));
}

static void check_row(const struct parameter *row) {
    assert_true(strlen(row->key) > 0 && strlen(row->unit) > 0);
    assert_true(strlen(row->fr) > 0 && strlen(row->en) > 0);
    assert_false(isnan(row->lower) || isnan(row->upper));
    assert_true(row->lower < row->upper);
    if (!isnan(row->fallback)) {
        assert_true(row->fallback >= row->lower && row->fallback <= row->upper);
    }
    assert_int_equal(isnan(row->low), isnan(row->high));
    if (!isnan(row->low)) {
        assert_true(row->low < row->high && row->low >= row->lower && row->high <= row->upper);
    }
    assert_non_null(reference_text(row->reference));
    assert_int_equal(row->choices != NULL, row->kind == PARAMETER_CHOICE);
    size_t choices = 0;
    while (row->choices != NULL && row->choices[choices] != NULL) {
        choices++;
    }
    if (choices > 0) {
        assert_true(row->upper == (double)(choices - 1));
    }
}

static void check_table(const struct parameter_table *table) {
    assert_true(strlen(table->name) > 0 && strlen(table->fr) > 0 && strlen(table->en) > 0);
    for (size_t j = 0; j < table->n; j++) {
        check_row(&table->parameters[j]);
        for (size_t k = 0; k < j; k++) {
            assert_string_not_equal(table->parameters[j].key, table->parameters[k].key);
        }
    }
}

static void test_rows(void **state) {
    (void)state;
    const struct parameter_table *const tables[] = {
        &economics_table,   &territory_parameters_table,
        &maturity_table,    &alliances_table,
        &commons_table,     &gifts_table,
        &level_table,       &class_table,
        &move_table,        &offer_table,
        &shock_table,       &cohort_table,
        &share_table,       &fund_table,
        &project_tables[0], &project_tables[1],
        &project_tables[2],
    };
    for (size_t j = 0; j < COUNT(tables); j++) {
        check_table(tables[j]);
    }
}

/* Own rows of a fund are complete and do not repeat a shared key: they are written side by side. */
static void test_funds(void **state) {
    (void)state;
    size_t n;
    const struct fund_model *const *models = fund_models(&n);
    for (size_t m = 0; m < n; m++) {
        const struct parameter_table *own = models[m]->parameters;
        check_table(own);
        for (size_t j = 0; j < own->n; j++) {
            for (size_t k = 0; k < fund_table.n; k++) {
                assert_string_not_equal(own->parameters[j].key, fund_table.parameters[k].key);
            }
        }
    }
}

static void test_references(void **state) {
    (void)state;
    size_t n;
    const struct reference *list = references(&n);
    for (size_t j = 0; j < n; j++) {
        assert_true(strlen(list[j].text) > 20);
        assert_ptr_equal(reference_text(list[j].key), list[j].text); /* keys are unique */
    }
    assert_null(reference_text("no such source"));
    assert_null(reference_text(NULL));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_members),    cmocka_unit_test(test_offsets),
        cmocka_unit_test(test_rows),       cmocka_unit_test(test_funds),
        cmocka_unit_test(test_references),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
