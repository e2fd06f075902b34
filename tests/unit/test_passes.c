/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of what plans of sensitivity analyses share. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>

#include "sim/analysis/passes.h"
#include "tests/unit/fake_model.h"

static void which_vary(void **state) {
    (void)state;
    struct fake fake;
    fake_init(&fake);
    struct passes_list list;
    struct error error = {0};
    assert_int_equal(passes_list_init(&list, &fake.scenario, 0, NULL, &error), 0);
    const size_t all[5] = {0, 1, 3, 4, 5}; /* 2 is a constant */
    assert_int_equal(list.n, 5);
    assert_memory_equal(list.parameters, all, sizeof all);
    passes_list_free(&list);
    passes_list_free(&list);
    const size_t asked[3] = {5, 0, 5}, constant = 2, beyond = FAKE_ASSUMPTIONS;
    assert_int_equal(passes_list_init(&list, &fake.scenario, 2, asked, &error), 0);
    assert_true(list.n == 2 && list.parameters[0] == 5 && list.parameters[1] == 0);
    passes_list_free(&list);
    assert_int_equal(passes_list_init(&list, &fake.scenario, 3, asked, &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text, "beta stands twice among what is to vary");
    error = (struct error){0};
    assert_int_equal(passes_list_init(&list, &fake.scenario, 1, &constant, &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text, "fixed is constant: there is nothing to vary");
    assert_int_equal(passes_list_init(&list, &fake.scenario, 1, &beyond, NULL), FONDSIM_DOMAIN);
    assert_int_equal(passes_list_init(&list, &fake.scenario, 0, asked, NULL), FONDSIM_DOMAIN);
    for (int j = 0; j < FAKE_ASSUMPTIONS; j++) {
        fake.assumptions[j].law = (struct law){.kind = LAW_FIXED};
    }
    assert_int_equal(passes_list_init(&list, &fake.scenario, 0, NULL, NULL), FONDSIM_DOMAIN);
    assert_null(list.parameters);
}

static void values_and_studies(void **state) {
    (void)state;
    struct fake fake;
    fake_init(&fake);
    assert_true(fabs(passes_value(&fake.assumptions[0], 0.05) - 0.5) < 1e-12);
    assert_true(passes_value(&fake.assumptions[3], 0.05) == 1); /* 1.04 in a whole parameter */
    assert_true(passes_value(&fake.assumptions[3], 0.95) == 9); /* 8.96 */
    struct study study;
    struct error error = {0};
    const struct pass passes[3] = {{0}, {0}, {0}};
    fake.scenario.monte_carlo.inner = 4;
    assert_int_equal(passes_study(&fake.scenario, 3, passes, 33, 0, &study, &error), 0);
    assert_true(study.samples == 3 * 64 && study.n_passes == 3 && study.inner == 4);
    assert_true(study.passes == passes && study.portfolios == fake.scenario.portfolios);
    assert_int_equal(study.n_portfolios, FAKE_PORTFOLIOS);
    assert_int_equal(passes_study(&fake.scenario, 3, passes, 32, 2, &study, &error), 0);
    assert_true(study.samples == 3 * 32 && study.inner == 2);
    assert_int_equal(passes_study(&fake.scenario, 3, passes, 0, 0, &study, NULL), FONDSIM_DOMAIN);
    assert_int_equal(passes_study(&fake.scenario, 0, passes, 32, 0, &study, NULL), FONDSIM_DOMAIN);
    assert_int_equal(passes_study(&fake.scenario, 3, passes, UINT32_MAX, 0, &study, NULL),
                     FONDSIM_DOMAIN);
    assert_int_equal(passes_study(&fake.scenario, 3, passes, 1431655765, 0, &study, NULL),
                     FONDSIM_DOMAIN); /* 2^32 / 3, rounded up */
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {cmocka_unit_test(which_vary),
                                       cmocka_unit_test(values_and_studies)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
