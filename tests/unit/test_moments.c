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

/* Values of block b in unit b mod 32: the error is that of the 32 unit means, as soon as blocks
 * share out equally; else that of blocks. */
static void units_of_blocks(void **state) {
    (void)state;
    enum { UNITS = 32, EACH = 3 };
    struct moments m, blocks;
    struct error error = {0};
    double by_unit[UNITS * EACH * SIZE];
    assert_int_equal(moments_init(&m, 2, &error), 0);
    assert_int_equal(moments_init(&blocks, 2, &error), 0);
    assert_int_equal(moments_set_units(&m, UNITS, &error), 0);
    assert_int_equal(moments_set_units(&blocks, 0, &error), 0);
    for (int b = 0; b < UNITS * EACH; b++) {
        for (int i = 0; i < SIZE; i++) {
            double x = (b * SIZE + i) * 37 % 101;
            by_unit[(b % UNITS * EACH + b / UNITS) * SIZE + i] = x;
            moments_add(&m, 1, x);
            moments_add(&blocks, 1, x);
        }
        moments_end_block(&m);
        moments_end_block(&blocks);
        if (b % UNITS != UNITS - 1) {
            assert_true(b < MOMENTS_MIN_BLOCKS - 1 ||
                        moments_error(&m, 1) == moments_error(&blocks, 1));
            assert_true(moments_mean(&m, 1) == moments_mean(&blocks, 1));
        }
    }
    double expected = stats_block_error(by_unit, UNITS * EACH * SIZE, EACH * SIZE);
    assert_true(fabs(moments_error(&m, 1) - expected) < 1e-12 * expected);
    assert_true(fabs(moments_error(&blocks, 1) - expected) > 0.01 * expected);
    assert_true(isnan(moments_error(&m, 0)) && isnan(moments_mean(&m, 0)));
    moments_free(&m);
    moments_free(&blocks);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(against_plain_formulas),
        cmocka_unit_test(too_few_blocks),
        cmocka_unit_test(units_of_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
