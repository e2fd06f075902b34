/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of spline regression: what it must reproduce, its choice of terms, refits without a group,
 * the residual check. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_fit.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/analysis/regression.h"
#include "tests/unit/analysis_draws.h"
#include "tests/unit/test_seed.h"

enum { N = 2000, MOST_COLUMNS = 6 };

/* Columns of normal numbers, and a response that the test fills. */
struct made {
    double *x[MOST_COLUMNS], *y[2];
    struct regression_data data;
};

static void make(struct made *self, uint32_t seed, size_t columns) {
    for (uint32_t c = 0; c < MOST_COLUMNS; c++) {
        self->x[c] = numbers(N);
        for (size_t i = 0; i < N; i++) {
            self->x[c][i] = normal_at(seed, i, c);
        }
    }
    self->y[0] = numbers(N);
    self->y[1] = numbers(N);
    self->data = (struct regression_data){.n = N,
                                          .block = 1,
                                          .n_columns = columns,
                                          .x = (const double *const *)self->x,
                                          .n_responses = 1,
                                          .y = (const double *const *)self->y};
}

static void unmake(struct made *self) {
    for (size_t c = 0; c < MOST_COLUMNS; c++) {
        free(self->x[c]);
    }
    free(self->y[0]);
    free(self->y[1]);
}

static double fitted(const struct regression *fit, size_t which, size_t response, size_t row) {
    double values[REGRESSION_MOST];
    regression_row(fit, row, values);
    return regression_value(fit, which, response, values);
}

/* Straight lines come back to rounding and ridge, and nothing more is taken than they need. */
static void straight_lines(void **state) {
    (void)state;
    struct made made;
    make(&made, 1, 3);
    made.data.n_responses = 2;
    for (size_t i = 0; i < N; i++) {
        made.y[0][i] = 1e6 + 2 * made.x[0][i] - 3 * made.x[1][i];
        made.y[1][i] = made.x[2][i];
    }
    struct regression fit;
    assert_int_equal(regression_fit(&made.data, &fit, NULL), 0);
    assert_int_equal(fit.n_terms, 4);
    assert_int_equal(fit.level, 0);
    assert_int_equal(fit.n_used, 3);
    assert_close(fit.explained, 1, 1e-7);
    for (size_t i = 0; i < N; i += 97) {
        assert_close(fitted(&fit, 0, 0, i) - made.y[0][i], 0, 1e-6);
        assert_close(fitted(&fit, 5, 1, i), made.y[1][i], 1e-6);
    }
    regression_free(&fit);
    unmake(&made);
}

/* A product of two columns, of three, of four, and a bent surface: the least level that holds it.
 */
static void products(void **state) {
    (void)state;
    struct made made;
    make(&made, 2, 4);
    const int levels[] = {1, 3, 3, 4};
    for (int kind = 0; kind < 4; kind++) {
        for (size_t i = 0; i < N; i++) {
            double a = made.x[0][i], b = made.x[1][i], c = made.x[2][i], d = made.x[3][i];
            made.y[0][i] = kind == 0   ? a * b
                           : kind == 1 ? a * b * c
                           : kind == 2 ? a * b * c * d
                                       : sin(a + 2 * b);
        }
        made.data.n_columns = kind == 0 || kind == 3 ? 2 : (size_t)kind + 2;
        struct regression fit;
        assert_int_equal(regression_fit(&made.data, &fit, NULL), 0);
        assert_int_equal(fit.level, levels[kind]);
        assert_true(fit.explained > (kind == 3 ? 0.9 : 0.999));
        assert_true(fit.n_terms <= N / 10);
        regression_free(&fit);
    }
    unmake(&made);
}

/* Pure noise asks for no more than the straight line, mostly: 40 tries take at most 2 functions on
 * average (1.4 a coefficient stops at the first in about 4 of 5). */
static void noise_needs_little(void **state) {
    (void)state;
    size_t sum = 0;
    for (uint32_t t = 0; t < 40; t++) {
        struct made made;
        make(&made, test_seed(3) + t, 1);
        memcpy(made.y[0], made.x[5], N * sizeof(double));
        struct regression fit;
        assert_int_equal(regression_fit(&made.data, &fit, NULL), 0);
        sum += fit.n_terms - 1;
        regression_free(&fit);
        unmake(&made);
    }
    assert_true(sum <= 80);
}

/* Without a group: a straight line through the other rows, by gsl_fit. */
static void without_a_group(void **state) {
    (void)state;
    struct made made;
    make(&made, 4, 1);
    for (size_t i = 0; i < N; i++) { /* two values: nothing but a straight line */
        made.x[0][i] = made.x[0][i] > 0.3 ? 7 : 5;
        made.y[0][i] = made.x[0][i] * 3 + made.x[1][i];
    }
    made.data.block = 32;
    struct regression fit;
    assert_int_equal(regression_fit(&made.data, &fit, NULL), 0);
    assert_int_equal(fit.n_terms, 2);
    assert_int_equal(fit.n_groups, 40);
    for (size_t g = 0; g < fit.n_groups; g += 13) {
        double x[N], y[N], c0, c1, c00, c01, c11, squares;
        size_t n = 0;
        for (size_t i = 0; i < N; i++) {
            if (i < fit.group[g] || i >= fit.group[g + 1]) {
                x[n] = made.x[0][i];
                y[n++] = made.y[0][i];
            }
        }
        assert_int_equal(gsl_fit_linear(x, 1, y, 1, n, &c0, &c1, &c00, &c01, &c11, &squares), 0);
        for (size_t i = 0; i < N; i += 301) {
            assert_close(fitted(&fit, 1 + g, 0, i), c0 + c1 * made.x[0][i], 1e-7);
        }
    }
    regression_free(&fit);
    unmake(&made);
}

static void groups_of_blocks(void **state) {
    (void)state;
    size_t group[REGRESSION_MOST_GROUPS + 1];
    assert_int_equal(regression_groups(100, 32, group), 4); /* a shorter last one */
    assert_int_equal(group[1], 32);
    assert_int_equal(group[3], 96);
    assert_int_equal(group[4], 100);
    assert_int_equal(regression_groups(10000, 32, group), 40);
    for (size_t g = 0; g < 40; g++) {
        assert_int_equal(group[g] % 32, 0);
        assert_true(group[g + 1] - group[g] >= 7 * 32 - 32 && group[g + 1] - group[g] <= 8 * 32);
    }
    assert_int_equal(group[40], 10000);
    assert_int_equal(regression_groups(30, 32, group), 0);
}

/* A column twice is a column once; a constant one is none; nothing varies: the mean. */
static void columns_that_say_nothing(void **state) {
    (void)state;
    struct made made;
    make(&made, 5, 2);
    for (size_t i = 0; i < N; i++) {
        made.y[0][i] = exp(made.x[0][i]) + made.x[5][i];
        made.x[1][i] = made.x[0][i];
        made.x[2][i] = 4;
    }
    struct regression once, twice, none;
    made.data.n_columns = 1;
    assert_int_equal(regression_fit(&made.data, &once, NULL), 0);
    made.data.n_columns = 3;
    assert_int_equal(regression_fit(&made.data, &twice, NULL), 0);
    assert_int_equal(twice.n_used, 2);
    double away = 0;
    for (size_t i = 0; i < N; i++) {
        assert_true(isfinite(fitted(&twice, 0, 0, i)));
        away += fabs(fitted(&twice, 0, 0, i) - fitted(&once, 0, 0, i)) / N;
    }
    assert_true(away < 0.1); /* products may add a little to the fit */
    made.data.n_columns = 1;
    made.data.x = (const double *const *)&made.x[2];
    assert_int_equal(regression_fit(&made.data, &none, NULL), 0);
    assert_int_equal(none.n_used, 0);
    assert_int_equal(none.n_terms, 1);
    regression_free(&once);
    regression_free(&twice);
    regression_free(&none);
    unmake(&made);
}

/* Ten rows a coefficient. */
static void too_few_rows(void **state) {
    (void)state;
    struct made made;
    make(&made, 6, 3);
    struct regression fit;
    struct error error = {0};
    made.data.n = 39;
    assert_int_equal(regression_fit(&made.data, &fit, &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text,
                        "39 samples are too few for a regression on 3 columns: it needs "
                        "ten for each coefficient, at least 40");
    made.data.n = 40;
    assert_int_equal(regression_fit(&made.data, &fit, NULL), 0);
    assert_int_equal(fit.n_terms, 4);
    regression_free(&fit);
    made.data.n = 0;
    assert_int_equal(regression_fit(&made.data, &fit, NULL), FONDSIM_DOMAIN);
    made.data.n = 39;
    made.data.block = 0;
    assert_int_equal(regression_fit(&made.data, &fit, NULL), FONDSIM_DOMAIN);
    unmake(&made);
}

/* Noise passes (false alarm 1 in 1000 by its own threshold); waves too short for 20 knots do not;
 * an exact fit passes. */
static void residual_check(void **state) {
    (void)state;
    for (int kind = 0; kind < 3; kind++) {
        struct made made;
        make(&made, test_seed(7) + (uint32_t)kind, 2);
        for (size_t i = 0; i < N; i++) {
            double noise = made.x[5][i], wave = sin(40 * made.x[0][i]);
            made.y[0][i] = kind == 0 ? noise : kind == 1 ? 2 * made.x[0][i] : wave;
            if (kind == 2) { /* kept where a class of ranks can see it */
                made.y[0][i] = fabs(made.x[0][i]) < 0.1 ? 5 : 0;
                made.y[0][i] *= fabs(made.x[1][i]) < 0.1 ? 8 : 1;
                made.y[0][i] += noise / 10;
            }
        }
        struct regression fit;
        double p;
        assert_int_equal(regression_fit(&made.data, &fit, NULL), 0);
        assert_int_equal(regression_check(&fit, &made.data, &p, NULL), 0);
        assert_true(kind == 2 ? p < 1e-6 : p > 1e-3);
        regression_free(&fit);
        made.data.n = 199;
        assert_int_equal(regression_fit(&made.data, &fit, NULL), 0);
        assert_int_equal(regression_check(&fit, &made.data, &p, NULL), 0);
        assert_true(isnan(p));
        regression_free(&fit);
        unmake(&made);
    }
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(straight_lines),     cmocka_unit_test(products),
        cmocka_unit_test(noise_needs_little), cmocka_unit_test(without_a_group),
        cmocka_unit_test(groups_of_blocks),   cmocka_unit_test(columns_that_say_nothing),
        cmocka_unit_test(too_few_rows),       cmocka_unit_test(residual_check),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
