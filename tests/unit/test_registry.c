/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of fund models and their parameter tables. Never knows what they do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#include "models/references.h"
#include "models/registry.h"

#include <string.h>

static void test_names(void **state) {
    (void)state;
    size_t n;
    const struct fund_model *const *models = fund_models(&n);
    assert_int_equal(n, 6);
    for (size_t k = 0; k < n; k++) {
        assert_int_equal(fund_model_index(models[k]->name), (int)k);
        assert_string_equal(models[k]->parameters->name, models[k]->name);
        assert_non_null(models[k]->unroll);
        assert_true(strlen(models[k]->fr) > 0 && strlen(models[k]->en) > 0);
        assert_true(strlen(models[k]->what_fr) > 0 && strlen(models[k]->what_en) > 0);
    }
    assert_int_equal(fund_model_index("no_such_fund"), -1);
}

/* Members of the structs and rows of the tables stand in the same order. */
static void test_tables_match_structs(void **state) {
    (void)state;
    static const struct {
        const char *model;
        size_t size;
        const char *key;
        size_t offset;
    } rows[] = {
        {"engineering_fund", sizeof(struct engineering_parameters), "kept",
         offsetof(struct engineering_parameters, kept)},
        {"engineering_fund", sizeof(struct engineering_parameters), "vacancy_delay",
         offsetof(struct engineering_parameters, post.vacancy_delay)},
        {"partnership_fund", sizeof(struct partnership_parameters), "follow_on",
         offsetof(struct partnership_parameters, follow_on)},
        {"partnership_fund", sizeof(struct partnership_parameters), "prototype_pass",
         offsetof(struct partnership_parameters, prototype_pass)},
        {"commons_fund", sizeof(struct commons_fund_parameters), "maintenance",
         offsetof(struct commons_fund_parameters, maintenance)},
        {"company_fund", sizeof(struct company_parameters), "lives_on",
         offsetof(struct company_parameters, lives_on)},
        {"company_fund", sizeof(struct company_parameters), "gift_per_project",
         offsetof(struct company_parameters, gift_per_project)},
        {"company_fund", sizeof(struct company_parameters), "churn",
         offsetof(struct company_parameters, churn)},
        {"foundation_fund", sizeof(struct foundation_parameters), "displaced_inside",
         offsetof(struct foundation_parameters, displaced_inside)},
        {"foundation_fund", sizeof(struct foundation_parameters), "grant_per_project",
         offsetof(struct foundation_parameters, grant_per_project)},
        {"foundation_fund", sizeof(struct foundation_parameters), "ramp",
         offsetof(struct foundation_parameters, ramp)},
    };
    size_t n;
    const struct fund_model *const *models = fund_models(&n);
    for (size_t j = 0; j < sizeof rows / sizeof rows[0]; j++) {
        const struct parameter_table *table =
            models[(size_t)fund_model_index(rows[j].model)]->parameters;
        assert_int_equal(table->n * sizeof(double), rows[j].size);
        assert_string_equal(table->parameters[rows[j].offset / sizeof(double)].key, rows[j].key);
    }
}

static void test_rows(void **state) {
    (void)state;
    size_t n;
    const struct fund_model *const *models = fund_models(&n);
    for (size_t k = 0; k < n; k++) {
        const struct parameter_table *table = models[k]->parameters;
        for (size_t j = 0; j < table->n; j++) {
            const struct parameter *p = &table->parameters[j];
            assert_non_null(reference_text(p->reference));
            assert_true(strlen(p->fr) > 0 && strlen(p->en) > 0 && strlen(p->unit) > 0);
            assert_true(isnan(p->fallback) || (p->lower <= p->fallback && p->fallback <= p->upper));
            assert_int_equal(isnan(p->low), isnan(p->high));
            assert_true(isnan(p->low) ||
                        (p->lower <= p->low && p->low < p->high && p->high <= p->upper));
            for (size_t i = 0; i < fund_table.n; i++) { /* both stand flat in a scenario */
                assert_string_not_equal(p->key, fund_table.parameters[i].key);
            }
        }
    }
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_tables_match_structs),
        cmocka_unit_test(test_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
