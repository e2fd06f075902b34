/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the ratio of means: its interval by definition and by coverage, its error by the delta
 * method, degenerate denominators. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>

#include "sim/analysis/ratio.h"
#include "tests/unit/analysis_draws.h"
#include "tests/unit/test_seed.h"

enum { N = 100 };

/* At a bound, |y - R x| is exactly t standard errors. */
static void check_bound(const struct ratio *ratio, double bound) {
    double vx = ratio->denominator.se, vy = ratio->numerator.se, t = draws_t(N);
    double gap = ratio->numerator.mean - bound * ratio->denominator.mean;
    double variance = vy * vy - 2 * bound * ratio->covariance + bound * bound * vx * vx;
    assert_close(gap * gap / (t * t * variance), 1, 1e-9);
}

static void make(double mean_y, double mean_x, double *y, double *x) {
    for (size_t i = 0; i < N; i++) {
        double common = normal_at(1, i, 0);
        y[i] = mean_y + common + normal_at(1, i, 1);
        x[i] = mean_x + common;
    }
}

static void bounds_by_definition(void **state) {
    (void)state;
    double y[N], x[N];
    make(6, 2, y, x);
    struct ratio ratio = ratio_of_means(y, x, N, 1);
    assert_int_equal(ratio.set, RATIO_BETWEEN);
    assert_close(ratio.ratio, ratio.numerator.mean / ratio.denominator.mean, 1e-15);
    assert_true(ratio.low < ratio.ratio && ratio.ratio < ratio.high);
    check_bound(&ratio, ratio.low);
    check_bound(&ratio, ratio.high);
    make(6, -0.05, y, x); /* the denominator may be 0: very high or very low, never about 0 */
    ratio = ratio_of_means(y, x, N, 1);
    assert_int_equal(ratio.set, RATIO_OUTSIDE);
    assert_true(ratio.low < 0 && 0 < ratio.high);
    assert_true(ratio.ratio <= ratio.low || ratio.ratio >= ratio.high);
    check_bound(&ratio, ratio.low);
    check_bound(&ratio, ratio.high);
    make(-0.05, -0.05, y, x);
    ratio = ratio_of_means(y, x, N, 1);
    assert_int_equal(ratio.set, RATIO_ANY);
    assert_true(isnan(ratio.low) && isnan(ratio.high));
}

/* Delta method: var(y - R x) / mean(x)^2. The jackknife agrees to order 1 / N. */
static void error_near_delta_method(void **state) {
    (void)state;
    double y[N], x[N];
    make(60, 20, y, x);
    struct ratio ratio = ratio_of_means(y, x, N, 1);
    double vx = ratio.denominator.se, vy = ratio.numerator.se, r = ratio.ratio;
    double delta = sqrt(vy * vy - 2 * r * ratio.covariance + r * r * vx * vx);
    assert_close(ratio.se / (delta / fabs(ratio.denominator.mean)), 1, 0.02);
}

/* Fieller's set is exact for normal means: it holds the ratio in 95 % of cases. 2,000 times: se
 * 0.0049; within 4 of them (one false alarm in 16,000), for a denominator far from 0 and near. */
static void coverage(void **state) {
    (void)state;
    enum { TIMES = 2000, B = 30 };
    const double means[] = {2, 0.2};
    uint32_t seed = test_seed(31);
    for (uint32_t k = 0; k < 2; k++) {
        double held = 0, truth = 3 / means[k], y[B], x[B];
        for (uint32_t r = 0; r < TIMES; r++) {
            for (uint32_t i = 0; i < B; i++) {
                double z = normal_at(seed, r, 4 * i + k);
                x[i] = means[k] + z;
                y[i] = 3 + 0.5 * z + normal_at(seed, r, 4 * i + 2 + k);
            }
            struct ratio ratio = ratio_of_means(y, x, B, 1);
            int between = truth >= ratio.low && truth <= ratio.high;
            int outside = truth <= ratio.low || truth >= ratio.high;
            held += ratio.set == RATIO_ANY || (ratio.set == RATIO_BETWEEN && between) ||
                    (ratio.set == RATIO_OUTSIDE && outside);
        }
        assert_within(held / TIMES, 0.95, sqrt(0.95 * 0.05 / TIMES), 4);
    }
}

static void degenerate(void **state) {
    (void)state;
    double y[N], x[N], zero[N] = {0};
    for (int i = 0; i < N; i++) {
        x[i] = i % 7 + 1;
        y[i] = 3 * x[i];
    }
    struct ratio ratio = ratio_of_means(y, x, N, 1); /* constant ratio of varying means */
    assert_int_equal(ratio.set, RATIO_BETWEEN);
    assert_close(ratio.ratio, 3, 1e-14);
    assert_true(ratio.se < 1e-12);
    assert_close(ratio.low, 3, 1e-6);
    assert_close(ratio.high, 3, 1e-6);
    ratio = ratio_of_means(zero, x, N, 1);
    assert_true(ratio.ratio == 0 && ratio.se == 0 && ratio.low == 0 && ratio.high == 0);
    ratio = ratio_of_means(y, zero, N, 1); /* nothing below: no ratio fits */
    assert_true(isnan(ratio.ratio) && isnan(ratio.se) && isnan(ratio.low));
    assert_int_equal(ratio.set, RATIO_UNKNOWN);
    ratio = ratio_of_means(zero, zero, N, 1); /* 0 / 0: every ratio fits */
    assert_true(isnan(ratio.ratio));
    assert_int_equal(ratio.set, RATIO_ANY);
    ratio = ratio_of_means(y, x, 19, 1);
    assert_close(ratio.ratio, 3, 1e-14);
    assert_true(isnan(ratio.se) && isnan(ratio.covariance) && ratio.set == RATIO_UNKNOWN);
    ratio = ratio_of_means(y, x, 2, 32);
    assert_true(ratio.ratio == 3 && isnan(ratio.low) && isnan(ratio.high));
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bounds_by_definition),
        cmocka_unit_test(error_near_delta_method),
        cmocka_unit_test(coverage),
        cmocka_unit_test(degenerate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
