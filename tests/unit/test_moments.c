/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of running means against plain formulas. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>

#include "sim/core/moments.h"
#include "sim/core/stats.h"

enum { BLOCKS = 24, SIZE = 4 };

static void against_plain_formulas(void **state) {
    (void)state;
    struct moments m;
    struct error error = {0};
    double x[BLOCKS * SIZE];
    assert_int_equal(moments_init(&m, 2, &error), 0);
    for (int i = 0; i < BLOCKS * SIZE; i++) {
        x[i] = 1e6 + (i * 37) % 101;
        moments_add(&m, 0, x[i]);
        moments_add(&m, 1, i % 2 ? (double)NAN : 3.0 * (i / SIZE));
        if (i % SIZE == SIZE - 1) {
            moments_end_block(&m);
        }
    }
    moments_add(&m, 0, 1e30); /* a begun block does not count */
    assert_true(fabs(moments_mean(&m, 0) - stats_mean(x, BLOCKS * SIZE)) < 1e-8);
    double expected = stats_block_error(x, BLOCKS * SIZE, SIZE);
    assert_true(fabs(moments_error(&m, 0) - expected) < 1e-9 * expected);
    /* 3 b in block b: mean 34.5, variance 9 * 50 (24 values), error sqrt(450 / 24) */
    assert_true(m.all[1] == BLOCKS * SIZE / 2);
    assert_true(fabs(moments_mean(&m, 1) - 34.5) < 1e-12);
    assert_true(fabs(moments_error(&m, 1) - sqrt(450.0 / 24)) < 1e-12);
    moments_free(&m);
}

static void too_few_blocks(void **state) {
    (void)state;
    struct moments m;
    struct error error = {0};
    assert_int_equal(moments_init(&m, 2, &error), 0);
    for (int b = 0; b < MOMENTS_MIN_BLOCKS - 1; b++) {
        moments_add(&m, 0, b);
        moments_end_block(&m);
    }
    assert_true(isnan(moments_error(&m, 0)));
    assert_true(isnan(moments_mean(&m, 1)));
    moments_add(&m, 0, 100);
    moments_end_block(&m);
    assert_true(moments_error(&m, 0) > 0);
    moments_free(&m);
    moments_free(&m);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(against_plain_formulas),
        cmocka_unit_test(too_few_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
