/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Catalogue of outcomes: copies, order, look-up. Never knows which outcomes exist. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "sim/core/catalogue.h"
#include "sim/core/error.h"

static void test_add_copies(void **state) {
    (void)state;
    struct catalogue catalogue = {0};
    char key[] = "first", unit[] = "EUR", fr[] = "Premier", en[] = "First";
    struct outcome outcome = {key, unit, fr, en, OUTCOME_STOCK, LAG_TRUST, -1, 1, 1};
    assert_int_equal(catalogue_add(&catalogue, &outcome), FONDSIM_OK);
    memcpy(key, "other", sizeof key); /* what was added must not change */
    assert_int_equal(catalogue_add(&catalogue, &outcome), FONDSIM_OK);
    assert_int_equal(catalogue.n, 2);
    assert_string_equal(catalogue.outcomes[0].key, "first");
    assert_string_equal(catalogue.outcomes[0].fr, "Premier");
    assert_int_equal(catalogue.outcomes[0].lag, LAG_TRUST);
    assert_int_equal(catalogue.outcomes[0].better, -1);
    assert_int_equal(catalogue_find(&catalogue, "other"), 1);
    assert_int_equal(catalogue_find(&catalogue, "first"), 0);
    assert_int_equal(catalogue_find(&catalogue, "firs"), -1);
    catalogue_free(&catalogue);
    assert_int_equal(catalogue.n, 0);
    catalogue_free(&catalogue);
}

/* Le RAMEAU 2024: 18 months, 7 years, 28 years. */
static void test_lags(void **state) {
    (void)state;
    assert_true(outcome_lag_years(LAG_NONE) == 0.0);
    assert_true(outcome_lag_years(LAG_PERFORMANCE) == 1.5);
    assert_true(outcome_lag_years(LAG_INNOVATION) == 7.0);
    assert_true(outcome_lag_years(LAG_TRUST) == 28.0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_add_copies),
        cmocka_unit_test(test_lags),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
