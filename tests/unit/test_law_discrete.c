/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of sim/core/law_discrete.c: counts against GSL's distribution functions, laws from lists,
 * refusals. Knows no scenario. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>
#include <math.h>

#include "sim/core/law.h"

static void assert_close(double found, double expected, double tolerance) {
    if (!(fabs(found - expected) <= tolerance * fmax(1, fabs(expected)))) {
        fail_msg("found %.15g, expected %.15g", found, expected);
    }
}

/* Smallest k whose distribution function reaches u, with GSL's as the judge. */
static void counts_invert_distribution_functions(void **state) {
    (void)state;
    const double means[] = {1e-6, 0.2, 1, 7.5, 60, 600, 699, 701, 5000};
    for (size_t i = 0; i < sizeof means / sizeof means[0]; i++) {
        for (int j = 0; j < 200; j++) {
            double u = (j + 0.5) / 200;
            unsigned k = poisson_quantile(u, means[i]);
            assert_true(gsl_cdf_poisson_P(k, means[i]) >= u - 1e-11);
            assert_true(k == 0 || gsl_cdf_poisson_P(k - 1, means[i]) < u + 1e-11);
        }
    }
    assert_int_equal(poisson_quantile(0.5, 0), 0);
    assert_int_equal(poisson_quantile(0.5, NAN), 0);
    assert_in_range(poisson_quantile(1 - 0x1p-53, 10), 40, 80); /* no run-away by rounding */
    assert_in_range(poisson_quantile(1 - 0x1p-53, 600), 780, 1100);
    const struct {
        unsigned n;
        double q;
    } tries[] = {{1, 0.3}, {12, 0.05}, {40, 0.9}, {350, 0.5}, {2000, 0.6}, {100, 1e-9}};
    for (size_t i = 0; i < sizeof tries / sizeof tries[0]; i++) {
        unsigned n = tries[i].n;
        double q = tries[i].q;
        for (int j = 0; j < 200; j++) {
            double u = (j + 0.5) / 200;
            unsigned k = binomial_quantile(u, n, q);
            assert_true(k <= n && gsl_cdf_binomial_P(k, q, n) >= u - 1e-11);
            assert_true(k == 0 || gsl_cdf_binomial_P(k - 1, q, n) < u + 1e-11);
        }
        assert_in_range(binomial_quantile(1 - 0x1p-53, n, q), 0, n);
    }
    assert_int_equal(binomial_quantile(0.5, 10, 0), 0);
    assert_int_equal(binomial_quantile(0.5, 10, 1), 10);
    assert_int_equal(binomial_quantile(0.5, 0, 0.4), 0);
    assert_int_equal(binomial_quantile(0.5, 10, NAN), 0);
}

static void steps_have_moments(void **state) {
    (void)state;
    const struct law poisson = {.kind = LAW_POISSON, .p = {2.5}},
                     coin = {.kind = LAW_BERNOULLI, .p = {0.3}};
    double mean = 0, square = 0;
    for (unsigned k = 1; k < 60; k++) {
        mean += k * gsl_ran_poisson_pdf(k, 2.5);
        square += k * k * gsl_ran_poisson_pdf(k, 2.5);
    }
    assert_close(law_mean(&poisson), mean, 1e-12);
    assert_close(law_variance(&poisson), square - mean * mean, 1e-12);
    assert_close(law_variance(&coin), 0.21, 1e-15);
    assert_true(law_quantile(&coin, 0.7) == 0 && law_quantile(&coin, 0.7000001) == 1);
    assert_true(law_lower(&poisson) == 0 && isinf(law_upper(&poisson)));
}

static void lists_become_laws(void **state) {
    (void)state;
    struct law law, copy;
    const double values[] = {30, 10, 20, 10, 99}, weights[] = {1, 2, 4, 1, 0};
    assert_int_equal(law_discrete(&law, LAW_DISCRETE, 5, values, weights, NULL), FONDSIM_OK);
    assert_int_equal(law.n, 3);
    assert_true(law.cumulated[2] == 1);
    assert_true(law_quantile(&law, 0.375) == 10 && law_quantile(&law, 0.376) == 20);
    assert_true(law_quantile(&law, 0.875) == 20 && law_quantile(&law, 0.876) == 30);
    assert_close(law_mean(&law), 17.5, 1e-15);
    assert_close(law_variance(&law), (3 * 56.25 + 4 * 6.25 + 156.25) / 8, 1e-14);
    assert_true(law_upper(&law) == 30);
    assert_int_equal(law_copy(&copy, &law), FONDSIM_OK);
    law_free(&law);
    law_free(&law);
    assert_true(law_quantile(&copy, 0.5) == 20);
    law_free(&copy);
    assert_int_equal(law_discrete(&law, LAW_EMPIRICAL, 5, values, NULL, NULL), FONDSIM_OK);
    assert_true(law_quantile(&law, 0.4) == 10 && law_quantile(&law, 0.41) == 20);
    assert_close(law_mean(&law), 33.8, 1e-15);
    law_free(&law);
    assert_int_equal(law_discrete(&law, LAW_DISCRETE, 1, values, NULL, NULL), FONDSIM_OK);
    assert_true(law_is_constant(&law));
    law_free(&law);
}

static void impossible_lists_are_refused(void **state) {
    (void)state;
    struct law law;
    const double good[] = {1, 2}, nan[] = {1, NAN}, zero[] = {0, 0}, minus[] = {1, -1};
    struct error error = {0};
    assert_int_equal(law_discrete(&law, LAW_DISCRETE, 2, nan, NULL, &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text, "discrete: value 2 is not a finite number");
    assert_null(law.values);
    assert_int_equal(law_discrete(&law, LAW_DISCRETE, 2, good, zero, NULL), FONDSIM_DOMAIN);
    assert_int_equal(law_discrete(&law, LAW_DISCRETE, 2, good, minus, NULL), FONDSIM_DOMAIN);
    assert_int_equal(law_discrete(&law, LAW_DISCRETE, 2, good, nan, NULL), FONDSIM_DOMAIN);
    assert_int_equal(law_discrete(&law, LAW_DISCRETE, 0, good, NULL, NULL), FONDSIM_DOMAIN);
    assert_int_equal(law_discrete(&law, LAW_EMPIRICAL, 2, good, good, NULL), FONDSIM_DOMAIN);
    assert_int_equal(law_discrete(&law, LAW_NORMAL, 2, good, NULL, NULL), FONDSIM_DOMAIN);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_invert_distribution_functions),
        cmocka_unit_test(steps_have_moments),
        cmocka_unit_test(lists_become_laws),
        cmocka_unit_test(impossible_lists_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
