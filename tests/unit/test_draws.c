/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of shapes, averages, means and shares of draws, against numbers worked by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>

#include "sim/analysis/draws.h"
#include "sim/core/stats.h"
#include "tests/unit/analysis_draws.h"

static void shapes(void **state) {
    (void)state;
    struct draws shape = {.samples = 70, .inner = 3, .block = 32};
    struct error error = {0};
    assert_int_equal(draws_check(&shape, &error), 0);
    assert_int_equal(draws_count(&shape), 210);
    assert_int_equal(draws_blocks(&shape), 3); /* the last one is short */
    const struct draws wrong[] = {{0, 1, 32}, {2, 0, 32}, {2, 1, 0}, {SIZE_MAX, 2, 1}};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        assert_int_equal(draws_check(&wrong[i], NULL), FONDSIM_DOMAIN);
    }
    assert_int_equal(draws_check(&wrong[0], &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text,
                        "0 samples of 1 inner runs in blocks of 32: nothing to analyse");
}

static void values_that_are_not_numbers(void **state) {
    (void)state;
    double x[6] = {1, 2, 3, (double)NAN, 5, (double)INFINITY};
    struct draws shape = {.samples = 3, .inner = 2, .block = 32};
    struct error error = {0};
    assert_int_equal(draws_finite(&shape, x, "cost of option 4", &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text, "cost of option 4: sample 1, inner run 1 is not defined");
    double averages[3];
    x[5] = 7;
    draws_average(&shape, x, averages);
    assert_true(averages[0] == 1.5 && averages[1] == 3 && averages[2] == 6);
    x[2] = (double)NAN;
    draws_average(&shape, x, averages);
    assert_true(isnan(averages[1]));
    x[2] = x[3] = (double)INFINITY;
    error = (struct error){0};
    assert_int_equal(draws_finite(&shape, x, "x", &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text, "x: sample 1, inner run 0 is infinite");
}

/* 1 ... 100 in blocks of 5: error sqrt(875 / 20), as in the test of summaries. */
static void means(void **state) {
    (void)state;
    double x[100];
    for (int i = 0; i < 100; i++) {
        x[i] = i + 1;
    }
    struct draws_mean mean = draws_mean(x, 100, 5);
    assert_int_equal(mean.n, 100);
    assert_close(mean.mean, 50.5, 1e-14);
    assert_close(mean.se, sqrt(875.0 / 20), 1e-14);
    assert_close(mean.se, stats_block_error(x, 100, 5), 1e-14);
    assert_true(isnan(draws_mean(x, 95, 5).se)); /* 19 blocks */
    assert_close(draws_mean(x, 96, 5).mean, 48.5, 1e-14);
    assert_true(draws_mean(x, 96, 5).se > 0); /* the short block is the 20th */
    x[7] = (double)NAN;
    mean = draws_mean(x, 100, 5);
    assert_int_equal(mean.n, 99);
    assert_close(mean.mean, 5042.0 / 99, 1e-14);
    mean = draws_mean(x, 0, 5);
    assert_true(mean.n == 0 && isnan(mean.mean) && isnan(mean.se));
}

static void shares(void **state) {
    (void)state;
    assert_true(draws_share_error(0.3, 0.01, 100) == 0.01);
    assert_true(draws_share_error(0, 0, 98) == 0.01 && draws_share_error(1, 0, 98) == 0.01);
    assert_true(isnan(draws_share_error(1, (double)NAN, 98)));
}

/* Samples {0, 2} and {10, 12}: event variance 2, variance of averages 50, so parameter variance 49
 * and 1 of luck left. */
static void luck(void **state) {
    (void)state;
    const double x[] = {0, 2, 10, 12}, noise[] = {-1, 1, -1, 1}, same[] = {3, 3, 3, 3};
    struct draws shape = {.samples = 2, .inner = 2, .block = 32};
    assert_close(draws_luck(&shape, x), 1.0 / 49, 1e-14);
    assert_true(isinf(draws_luck(&shape, noise)));
    assert_true(isnan(draws_luck(&shape, same)));
    const struct draws once = {.samples = 4, .inner = 1, .block = 32};
    assert_true(isnan(draws_luck(&once, x)));
    const double sure[] = {4, 4, 6, 6};
    assert_true(draws_luck(&shape, sure) == 0);
}

static void resolution(void **state) {
    (void)state;
    assert_close(draws_t(20), 2.0930240544, 1e-10); /* Student, 19 degrees of freedom */
    assert_true(isnan(draws_t(19)));
    assert_int_equal(draws_resolved(2.1, 1, 20), 1);
    assert_int_equal(draws_resolved(-2.1, 1, 20), 1);
    assert_int_equal(draws_resolved(2.0, 1, 20), 0);
    assert_int_equal(draws_resolved(0, 0, 20), 0);
    assert_int_equal(draws_resolved(1e-9, 0, 20), 1);
    assert_int_equal(draws_resolved(5, (double)NAN, 20), 0);
    assert_int_equal(draws_resolved(5, 1, 2), 0);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shapes), cmocka_unit_test(values_that_are_not_numbers),
        cmocka_unit_test(means),  cmocka_unit_test(shares),
        cmocka_unit_test(luck),   cmocka_unit_test(resolution),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
