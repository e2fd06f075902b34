/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the spline basis by its definition: orthonormal, natural, ordered; columns with few
 * values. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>

#include "sim/analysis/spline.h"
#include "tests/unit/analysis_draws.h"

enum { N = 1000 };

static double product(const struct spline *spline, const double *x, size_t j, size_t k) {
    double sum = 0;
    for (size_t i = 0; i < N; i++) {
        sum += spline_value(spline, j, x[i]) * spline_value(spline, k, x[i]);
    }
    return sum / N;
}

/* Mean 0, mean square 1, mean products 0: on normal, lognormal and far away numbers. */
static void orthonormal(void **state) {
    (void)state;
    for (int kind = 0; kind < 3; kind++) {
        double x[N];
        for (size_t i = 0; i < N; i++) {
            double z = normal_at(1, i, 0);
            x[i] = kind == 0 ? z : kind == 1 ? exp(2 * z) : 1e9 + z;
        }
        struct spline spline;
        assert_int_equal(spline_init(&spline, x, N, SPLINE_MOST_KNOTS, NULL), 0);
        assert_true(spline.n <= SPLINE_MOST_KNOTS - 1 && spline.n >= (kind == 1 ? 15 : 19));
        for (size_t j = 0; j < spline.n; j++) {
            double mean = 0;
            for (size_t i = 0; i < N; i++) {
                mean += spline_value(&spline, j, x[i]) / N;
            }
            assert_close(mean, 0, 1e-6);
            for (size_t k = 0; k <= j; k++) {
                assert_close(product(&spline, x, j, k), j == k, 1e-5);
            }
        }
        spline_free(&spline);
    }
}

/* Straight beyond the outer knots, and without jump in value, slope or curvature anywhere. */
static void natural(void **state) {
    (void)state;
    double x[N];
    for (size_t i = 0; i < N; i++) {
        x[i] = (double)i / N;
    }
    struct spline spline;
    assert_int_equal(spline_init(&spline, x, N, 8, NULL), 0);
    assert_int_equal(spline.n, 7);
    for (size_t k = 0; k < spline.n; k++) {
        for (double start = -2; start < 2.5; start += 4) { /* both sides of the column */
            double a = spline_value(&spline, k, start), b = spline_value(&spline, k, start + 0.5);
            assert_close(spline_value(&spline, k, start + 1) - b, b - a, 1e-8);
        }
        double h = 1e-3, most = 0;
        for (double at = -0.1; at < 1.1; at += h) { /* third differences jump at knots, second no */
            double v[4];
            for (int j = 0; j < 4; j++) {
                v[j] = spline_value(&spline, k, at + j * h);
            }
            most = fmax(most, fabs(v[3] - 3 * v[2] + 3 * v[1] - v[0]));
        }
        assert_true(most < 1e5 * h * h * h); /* bounded third derivative */
    }
    spline_free(&spline);
}

/* Integral of the squared second derivative grows from function to function. */
static void smooth_to_rough(void **state) {
    (void)state;
    double x[N];
    for (size_t i = 0; i < N; i++) {
        x[i] = normal_at(2, i, 0);
    }
    struct spline spline;
    assert_int_equal(spline_init(&spline, x, N, 10, NULL), 0);
    double before = -1;
    for (size_t k = 0; k < spline.n; k++) {
        double h = 1e-2, sum = 0;
        for (double at = -3; at < 3; at += h) {
            double second = (spline_value(&spline, k, at + h) - 2 * spline_value(&spline, k, at) +
                             spline_value(&spline, k, at - h)) /
                            h / h;
            sum += second * second * h;
        }
        assert_true(sum > before * 1.0001);
        before = sum;
    }
    spline_free(&spline);
}

/* Few distinct values: as many functions as they can tell apart. */
static void few_values(void **state) {
    (void)state;
    double x[N];
    struct spline spline;
    for (size_t values = 1; values <= 5; values++) {
        for (size_t i = 0; i < N; i++) { /* most rows hold the first value */
            x[i] = i % 10 == 0 ? (double)(i / 10 % values) : 0;
        }
        assert_int_equal(spline_init(&spline, x, N, 20, NULL), 0);
        assert_int_equal(spline.n, values - 1);
        spline_free(&spline);
    }
    double two[] = {3, 3 + 1e-15 * 3}; /* rounding is no variation */
    assert_int_equal(spline_init(&spline, two, 2, 3, NULL), 0);
    assert_int_equal(spline.n, 0);
    spline_free(&spline);
    assert_int_equal(spline_init(&spline, x, 1, 3, NULL), 0);
    assert_int_equal(spline.n, 0);
    spline_free(&spline);
}

static void refuses(void **state) {
    (void)state;
    double x[] = {1, 2, 3};
    struct spline spline;
    struct error error = {0};
    assert_int_equal(spline_init(&spline, x, 0, 3, &error), FONDSIM_DOMAIN);
    assert_int_equal(spline_init(&spline, x, 3, 1, NULL), FONDSIM_DOMAIN);
    assert_int_equal(spline_init(&spline, x, 3, SPLINE_MOST_KNOTS + 1, NULL), FONDSIM_DOMAIN);
    spline_free(&spline);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(orthonormal), cmocka_unit_test(natural), cmocka_unit_test(smooth_to_rough),
        cmocka_unit_test(few_values),  cmocka_unit_test(refuses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
