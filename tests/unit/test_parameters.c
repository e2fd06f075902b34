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

struct member {
    const char *name;
    size_t offset;
};

#define MEMBER(table, name)                                                                        \
    { #name, offsetof(struct table##_parameters, name) }

/* Members in the order of the tables. */
static const struct member economics_members[] = {
    MEMBER(economics, risk_free), MEMBER(economics, beta), MEMBER(economics, risk_premium),
    MEMBER(economics, tax_rate), MEMBER(economics, declared)};
static const struct member territory_members[] = {
    MEMBER(territory, own_per_10k), MEMBER(territory, own_spread), MEMBER(territory, k_per_10k),
    MEMBER(territory, post_cost), MEMBER(territory, ideas_elasticity)};
static const struct member maturity_members[] = {
    MEMBER(maturity, beta_engineering), MEMBER(maturity, beta_alliances),
    MEMBER(maturity, beta_commons),     MEMBER(maturity, hr_max),
    MEMBER(maturity, frailty),          MEMBER(maturity, down_capacity)};
static const struct member alliances_members[] = {MEMBER(alliances, births),
                                                  MEMBER(alliances, ends)};
static const struct member commons_members[] = {MEMBER(commons, stock),
                                                MEMBER(commons, obsolescence),
                                                MEMBER(commons, ageing),
                                                MEMBER(commons, p),
                                                MEMBER(commons, q),
                                                MEMBER(commons, adopted_at_start),
                                                MEMBER(commons, hours),
                                                MEMBER(commons, half_stock),
                                                MEMBER(commons, outside_territories),
                                                MEMBER(commons, reach_outside)};
static const struct member gifts_members[] = {
    MEMBER(gifts, baseline_gifts), MEMBER(gifts, from_public), MEMBER(gifts, from_companies),
    MEMBER(gifts, from_donors),    MEMBER(gifts, from_own),    MEMBER(gifts, cofund_scale),
    MEMBER(gifts, cofund_shape)};
static const struct member project_members[] = {
    MEMBER(project, ideas),         MEMBER(project, wait),        MEMBER(project, deadweight),
    MEMBER(project, start),         MEMBER(project, start_delay), MEMBER(project, deliver),
    MEMBER(project, duration),      MEMBER(project, hazard),      MEMBER(project, people),
    MEMBER(project, people_spread), MEMBER(project, jobs),        MEMBER(project, own),
    MEMBER(project, own_ramp),      MEMBER(project, money)};
static const struct member level_members[] = {MEMBER(level, reach), MEMBER(level, apply)};
static const struct member class_members[] = {MEMBER(class, apply)};
static const struct member move_members[] = {MEMBER(move, annual)};
static const struct member offer_members[] = {MEMBER(offer, uptake),       MEMBER(offer, hours),
                                              MEMBER(offer, unit_cost),    MEMBER(offer, capacity),
                                              MEMBER(offer, hazard_ratio), MEMBER(offer, lasts)};
static const struct member shock_members[] = {MEMBER(shock, duration), MEMBER(shock, activity_loss),
                                              MEMBER(shock, gift_loss),
                                              MEMBER(shock, operator_stops)};
static const struct member cohort_members[] = {MEMBER(cohort, population_median),
                                               MEMBER(cohort, population_spread)};
static const struct member share_members[] = {MEMBER(share, weight)};
static const struct member fund_members[] = {MEMBER(fund, form),
                                             MEMBER(fund, selection),
                                             MEMBER(fund, budget_scale),
                                             MEMBER(fund, ticket),
                                             MEMBER(fund, per_year),
                                             MEMBER(fund, ticket_spread),
                                             MEMBER(fund, duration),
                                             MEMBER(fund, first_tranche),
                                             MEMBER(fund, overhead),
                                             MEMBER(fund, match),
                                             MEMBER(fund, apply),
                                             MEMBER(fund, propensity),
                                             MEMBER(fund, application_cost),
                                             MEMBER(fund, calls),
                                             MEMBER(fund, concurrent),
                                             MEMBER(fund, engineering_below),
                                             MEMBER(fund, fragility_from),
                                             MEMBER(fund, quota),
                                             MEMBER(fund, quota_below),
                                             MEMBER(fund, jury_noise),
                                             MEMBER(fund, carry_over),
                                             MEMBER(fund, dropout),
                                             MEMBER(fund, leverage),
                                             MEMBER(fund, leverage_spread),
                                             MEMBER(fund, leverage_cap),
                                             MEMBER(fund, repay_share),
                                             MEMBER(fund, repay_delay),
                                             MEMBER(fund, reuse)};

static void check_members(const struct parameter_table *table, size_t bytes,
                          const struct member *members, size_t n) {
    assert_int_equal(bytes, n * sizeof(double));
    assert_int_equal(table->n, n);
    for (size_t j = 0; j < n; j++) {
        assert_string_equal(table->parameters[j].key, members[j].name);
        assert_int_equal(members[j].offset, j * sizeof(double));
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
        cmocka_unit_test(test_members),
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_funds),
        cmocka_unit_test(test_references),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
