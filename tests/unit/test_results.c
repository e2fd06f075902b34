/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory of one world's results: places do not overlap, odd shapes are safe. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <stdlib.h>

#include "sim/core/error.h"
#include "sim/core/results.h"

static void test_places(void **state) {
    (void)state;
    const struct results_shape shape = {.n_portfolios = 2,
                                        .n_records = 3,
                                        .n_outcomes = 5,
                                        .n_instruments = 4,
                                        .n_years = 6,
                                        .n_ages = 7};
    struct world_results results;
    assert_int_equal(world_results_init(&results, &shape), FONDSIM_OK);
    assert_ptr_equal(world_outcomes(&results, &shape, 1, 2), results.outcomes + 25);
    assert_ptr_equal(world_money(&results, &shape, 1, 3, 5), results.money + 47);
    assert_ptr_equal(world_ages(&results, &shape, 1, 3, 6), results.ages + 55);
    for (int j = 0; j < 30; j++) {
        assert_true(results.outcomes[j] == 0.0);
        results.outcomes[j] = j;
    }
    assert_int_equal(world_money(&results, &shape, 1, 3, 5)->paid, 0);
    world_results_free(&results);
    assert_null(results.outcomes);
    world_results_free(&results);
}

static void test_nothing_to_hold(void **state) {
    (void)state;
    const struct results_shape shape = {.n_portfolios = 1, .n_records = 1, .n_outcomes = 1};
    struct world_results results;
    assert_int_equal(world_results_init(&results, &shape), FONDSIM_OK);
    assert_non_null(results.money);
    world_results_free(&results);
}

/* More than memory can hold, and a negative count. */
static void test_refused(void **state) {
    (void)state;
    const struct results_shape huge = {
        .n_portfolios = INT32_MAX, .n_records = INT32_MAX, .n_outcomes = INT32_MAX};
    const struct results_shape negative = {.n_portfolios = 1, .n_records = -1, .n_outcomes = 1};
    struct world_results results;
    assert_int_equal(world_results_init(&results, &huge), FONDSIM_NO_MEMORY);
    assert_null(results.outcomes);
    assert_int_equal(world_results_init(&results, &negative), FONDSIM_NO_MEMORY);
}

static void test_shape_free(void **state) {
    (void)state;
    struct results_shape shape = {.n_reports = 2};
    results_shape_free(&shape);
    shape.record_steps = calloc(2, sizeof *shape.record_steps);
    shape.report_record = calloc(2, sizeof *shape.report_record);
    results_shape_free(&shape);
    assert_null(shape.record_steps);
    assert_null(shape.report_record);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_nothing_to_hold),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_shape_free),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
