/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of paired differences: reference probabilities, what common random numbers save,
 * expectation against a single world, degenerate inputs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>

#include "sim/analysis/difference.h"
#include "tests/unit/analysis_draws.h"
#include "tests/unit/test_seed.h"

static double phi(double x) {
    return erfc(-x / sqrt(2)) / 2;
}

/* A ~ N(1, 1), B ~ N(0.5, 2^2): P(A > B), independent and with correlation 0.5. */
static const double reference[2] = {0.5884683631, 0.6135850037};

/* A - B at the midpoints of a million strata, so that the share of A > B is right to one of them
 * (1e-6); and the digits of the reference against the normal law. */
static void reference_probabilities_to_the_digit(void **state) {
    (void)state;
    enum { STRATA = 1000000 };
    const double sd[2] = {sqrt(5), sqrt(3)};
    double *a = numbers(STRATA), *b = numbers(STRATA);
    struct draws shape = {.samples = STRATA, .inner = 1, .block = 1000};
    for (int k = 0; k < 2; k++) {
        assert_close(phi(0.5 / sd[k]), reference[k], 1e-10);
        for (size_t i = 0; i < STRATA; i++) {
            size_t stratum = i * 611953 % STRATA; /* coprime: each once */
            b[i] = (double)(i % 5);
            a[i] = b[i] + 0.5 + sd[k] * normal_quantile(((double)stratum + 0.5) / STRATA);
        }
        struct difference d;
        assert_int_equal(difference_of(&shape, a, b, &d, NULL), 0);
        assert_close(d.single.above, reference[k], 1.1e-6);
        assert_close(d.mean, 0.5, 1e-9);
        assert_true(d.single.equal == 0);
        assert_close(d.single.above + d.single.below, 1, 1e-12);
        assert_close(d.single.p[0], 0.5 - 1.6448536270 * sd[k], 1e-5);
        assert_close(d.single.p[1], 0.5, 1e-5);
        assert_close(d.single.p[2], 0.5 + 1.6448536270 * sd[k], 1e-5);
    }
    free(a);
    free(b);
}

/* By simulation, within 4 standard errors (one false alarm in 16,000 each). Saved: (1 + 4) / 5 and
 * (1 + 4) / 3; the sampling error of such a ratio over 64,000 draws is under 0.008. */
static void reference_probabilities_by_simulation(void **state) {
    (void)state;
    enum { N = 64000 };
    const double rho[2] = {0, 0.5}, saved[2] = {1, 5.0 / 3};
    double *a = numbers(N), *b = numbers(N);
    uint32_t seed = test_seed(32);
    struct draws shape = {.samples = N, .inner = 1, .block = 32};
    for (int k = 0; k < 2; k++) {
        for (size_t i = 0; i < N; i++) {
            double z = normal_at(seed, i, 0);
            a[i] = 1 + z;
            b[i] = 0.5 + 2 * (rho[k] * z + sqrt(1 - rho[k] * rho[k]) * normal_at(seed, i, 1));
        }
        struct difference d;
        assert_int_equal(difference_of(&shape, a, b, &d, NULL), 0);
        assert_within(d.single.above, reference[k], d.single.above_se, 4);
        assert_within(d.single.below, 1 - reference[k], d.single.below_se, 4);
        assert_within(d.mean, 0.5, d.se, 4);
        assert_true(d.low < d.mean && d.mean < d.high && d.resolved);
        assert_close(d.saved, saved[k], 0.02);
        assert_close(d.variance_a, 1, 0.03);
        assert_close(d.variance_b, 4, 0.03);
        for (int j = 0; j < 3; j++) {
            double exact = 0.5 + (j - 1) * 1.6448536270 * sqrt(5 - 4 * rho[k]);
            assert_within(d.single.p[j], exact, d.single.p_se[j], 4);
        }
        assert_true(isnan(d.luck) && d.expected.above == d.single.above);
    }
    free(a);
    free(b);
}

/* Mean 0.5, parameter sd 1, event sd 2, 16 inner runs: P = Phi(0.5 / sqrt(5)) in a single world,
 * Phi(0.5 / sqrt(1 + 4 / 16)) over averages; luck left 4 / 16 = 0.25. */
static void expectation_and_single_world(void **state) {
    (void)state;
    enum { SAMPLES = 16000, INNER = 16 };
    double *a = numbers(SAMPLES * INNER), *b = numbers(SAMPLES * INNER);
    uint32_t seed = test_seed(33);
    for (size_t s = 0; s < SAMPLES; s++) {
        double theta = 0.5 + normal_at(seed, s, 0);
        for (size_t m = 0; m < INNER; m++) {
            b[s * INNER + m] = 100 * normal_at(seed, s, 1); /* common to both */
            a[s * INNER + m] = b[s * INNER + m] + theta + 2 * normal_at(seed, s, 2 + (uint32_t)m);
        }
    }
    struct draws shape = {.samples = SAMPLES, .inner = INNER, .block = 32};
    struct difference d;
    assert_int_equal(difference_of(&shape, a, b, &d, NULL), 0);
    assert_int_equal(d.single.n, SAMPLES * INNER);
    assert_int_equal(d.expected.n, SAMPLES);
    assert_within(d.single.above, phi(0.5 / sqrt(5)), d.single.above_se, 4);
    assert_within(d.expected.above, phi(0.5 / sqrt(1.25)), d.expected.above_se, 4);
    assert_within(d.expected.p[0], 0.5 - 1.6448536270 * sqrt(1.25), d.expected.p_se[0], 4);
    assert_close(d.luck, 0.25, 0.02);
    assert_true(d.saved > 1000);
    free(a);
    free(b);
}

static void a_portfolio_minus_itself(void **state) {
    (void)state;
    enum { N = 640 };
    double a[N];
    for (size_t i = 0; i < N; i++) {
        a[i] = 0.1 * (double)(i * i % 1001);
    }
    struct draws shape = {.samples = N, .inner = 1, .block = 32};
    struct difference d;
    assert_int_equal(difference_of(&shape, a, a, &d, NULL), 0);
    assert_true(d.mean == 0 && d.se == 0 && d.low == 0 && d.high == 0 && !d.resolved);
    assert_true(d.single.above == 0 && d.single.below == 0 && d.single.equal == 1);
    assert_close(d.single.above_se, 1.0 / (N + 2), 1e-15);
    assert_true(d.single.p[0] == 0 && d.single.p[2] == 0 && d.single.p_se[1] == 0);
    assert_true(d.variance == 0 && isinf(d.saved));
    for (size_t i = 0; i < N; i++) {
        a[i] = 7;
    }
    assert_int_equal(difference_of(&shape, a, a, &d, NULL), 0);
    assert_true(isnan(d.saved)); /* nothing varies: nothing to save */
}

static void few_or_undefined_draws(void **state) {
    (void)state;
    double a[4] = {1, 2, (double)NAN, 5}, b[4] = {0, 4, 1, (double)NAN};
    struct draws two = {.samples = 2, .inner = 1, .block = 32};
    struct difference d;
    assert_int_equal(difference_of(&two, a, b, &d, NULL), 0);
    assert_close(d.mean, -0.5, 1e-15);
    assert_true(isnan(d.se) && isnan(d.low) && isnan(d.single.above_se) && !d.resolved);
    assert_true(isnan(d.single.p_se[1]) && d.single.p[1] == -0.5);
    assert_true(d.single.above == 0.5 && d.single.below == 0.5);
    struct draws four = {.samples = 4, .inner = 1, .block = 32};
    assert_int_equal(difference_of(&four, a, b, &d, NULL), 0);
    assert_int_equal(d.single.n, 2); /* where both are defined */
    assert_close(d.mean, -0.5, 1e-15);
    assert_close(d.variance_a, 0.5, 1e-15);
    struct draws pairs = {.samples = 2, .inner = 2, .block = 32};
    assert_int_equal(difference_of(&pairs, a, b, &d, NULL), 0);
    assert_int_equal(d.expected.n, 1);
    const double none[2] = {(double)NAN, (double)NAN};
    assert_int_equal(difference_of(&two, a, none, &d, NULL), 0);
    assert_true(d.single.n == 0 && isnan(d.mean) && isnan(d.single.above) &&
                isnan(d.single.equal) && isnan(d.expected.p[1]) && isnan(d.saved));
    a[1] = (double)INFINITY;
    struct error error = {0};
    assert_int_equal(difference_of(&two, a, b, &d, &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text, "sample 1, inner run 0 is infinite");
    struct draws empty = {.samples = 0, .inner = 1, .block = 32};
    assert_int_equal(difference_of(&empty, a, b, &d, NULL), FONDSIM_DOMAIN);
}

static void tables(void **state) {
    (void)state;
    const double a[] = {1, 2}, b[] = {4, 6}, c[] = {0, 0};
    const double *const values[] = {a, b, c};
    struct draws shape = {.samples = 2, .inner = 1, .block = 32};
    struct difference_table table;
    assert_int_equal(difference_table_make(&shape, 3, values, &table, NULL), 0);
    assert_int_equal(table.n, 3);
    assert_true(table.rows[0].a == 0 && table.rows[0].b == 1);
    assert_true(table.rows[0].difference.mean == 3.5);
    assert_true(table.rows[1].b == 2 && table.rows[1].difference.mean == -1.5);
    assert_true(table.rows[2].a == 1 && table.rows[2].difference.mean == -5);
    difference_table_free(&table);
    difference_table_free(&table);
    assert_int_equal(difference_table_make(&shape, 1, values, &table, NULL), 0);
    assert_int_equal(table.n, 0); /* one portfolio: nothing to compare, no error */
    difference_table_free(&table);
    assert_int_equal(difference_table_make(&shape, 0, values, &table, NULL), FONDSIM_DOMAIN);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reference_probabilities_to_the_digit),
        cmocka_unit_test(reference_probabilities_by_simulation),
        cmocka_unit_test(expectation_and_single_world),
        cmocka_unit_test(a_portfolio_minus_itself),
        cmocka_unit_test(few_or_undefined_draws),
        cmocka_unit_test(tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
