/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of estimates against numbers worked by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#include "sim/analysis/summary.h"
#include "sim/core/stats.h"

#define near(a, b) assert_true(fabs((a) - (b)) < 1e-12)

/* 1 ... 100 in blocks of 5. Mean 50.5; type 7 quantiles 1 + 99 p: 5.95, 50.5, 95.05; block means 3,
 * 8, ..., 98: variance 25 * 35 (20 values), error sqrt(875 / 20). */
static void by_hand(void **state) {
    (void)state;
    double values[100], work[100];
    for (int i = 0; i < 100; i++) {
        values[i] = i + 1;
    }
    struct estimate e = summary_estimate(values, 100, 5, work);
    assert_int_equal(e.n, 100);
    near(e.mean, 50.5);
    near(e.p5, 5.95);
    near(e.p50, 50.5);
    near(e.p95, 95.05);
    near(e.se, sqrt(875.0 / 20));
    assert_true(isnan(summary_estimate(values, 95, 5, work).se)); /* 19 blocks */
}

/* Any order gives the quantiles of the sorted values. */
static void quantiles_of_any_order(void **state) {
    (void)state;
    enum { N = 640 };
    double values[N], work[N], sorted[N];
    for (int i = 0; i < N; i++) {
        values[i] = sorted[i] = (i * 347) % 631 / 7.0; /* with ties */
    }
    stats_sort(sorted, N);
    struct estimate e = summary_estimate(values, N, 32, work);
    near(e.p5, stats_quantile(sorted, N, 0.05));
    near(e.p50, stats_quantile(sorted, N, 0.5));
    near(e.p95, stats_quantile(sorted, N, 0.95));
    assert_true(fabs(e.se - stats_block_error(values, N, 32)) < 1e-12);
    for (size_t n = 2; n < 60; n++) {
        for (size_t i = 0; i < n; i++) {
            sorted[i] = values[i];
        }
        stats_sort(sorted, n);
        e = summary_estimate(values, n, 32, work);
        near(e.p5, stats_quantile(sorted, n, 0.05));
        near(e.p50, stats_quantile(sorted, n, 0.5));
        near(e.p95, stats_quantile(sorted, n, 0.95));
    }
}

static void undefined_values(void **state) {
    (void)state;
    double values[6] = {4, (double)NAN, 2, 6, (double)NAN, 8}, work[6];
    struct estimate e = summary_estimate(values, 6, 2, work);
    assert_int_equal(e.n, 4);
    near(e.mean, 5);
    near(e.p50, 5);
    double none[2] = {(double)NAN, (double)NAN};
    e = summary_estimate(none, 2, 2, work);
    assert_int_equal(e.n, 0);
    assert_true(isnan(e.mean) && isnan(e.se) && isnan(e.p95));
    e = summary_estimate(none, 0, 2, work);
    assert_true(e.n == 0 && isnan(e.mean));
}

/* The difference is paired: a common shock of large variance leaves its error 0. */
static void paired_difference(void **state) {
    (void)state;
    enum { N = 40 };
    double with[N], without[N], work[2 * N];
    for (int i = 0; i < N; i++) {
        without[i] = (i * 13) % 41 * 100;
        with[i] = without[i] + 2;
    }
    struct summary_row row = {0};
    summary_compare(with, without, N, 2, work, &row);
    near(row.difference.mean, 2);
    near(row.difference.se, 0);
    near(row.difference.p5, 2);
    near(row.difference.p95, 2);
    assert_true(row.value.se > 100);
    with[3] = (double)NAN;
    summary_compare(with, without, N, 2, work, &row);
    assert_int_equal(row.difference.n, N - 1);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_hand),
        cmocka_unit_test(quantiles_of_any_order),
        cmocka_unit_test(undefined_values),
        cmocka_unit_test(paired_difference),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
