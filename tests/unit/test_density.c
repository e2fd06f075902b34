/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of sim/analysis/density.c: the bandwidth by its formula, binned densities against the sum
 * of kernels, against the normal law, mass, degenerate columns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <string.h>

#include "sim/analysis/density.h"

enum { POINTS = 201, DRAWS = 20000 };

static double at[POINTS], density[POINTS];

static void near(double a, double b, double tolerance) {
    if (!(fabs(a - b) <= tolerance))
        fail_msg("%.17g is not %.17g within %g", a, b, tolerance);
}

static void the_bandwidth_is_silvermans(void **state) {
    (void)state;
    /* R: bw.nrd0(c(0, 1, 2, 3, 10)) = 0.9 * min(sd, 2 / 1.34) * 5^-0.2 */
    const double values[] = {0, 1, 2, 3, 10}, same[] = {4, 4, 4}, mostly[] = {0, 0, 0, 0, 0, 5};
    near(density_bandwidth(5, values), 0.9 * 2 / 1.34 * pow(5, -0.2), 1e-15);
    near(density_bandwidth(5, values), 0.9735846, 1e-7);
    assert_true(density_bandwidth(3, same) == 0);
    assert_true(density_bandwidth(1, values) == 0);
    /* Equal quartiles: the sd, here 5 / sqrt(6). */
    near(density_bandwidth(6, mostly), 0.9 * 5 / sqrt(6) * pow(6, -0.2), 1e-15);
}

/* Binning errs by (step / bandwidth)^2 / 8 of the density at most, with a quarter at most: 0.8 %.
 */
static void it_is_the_sum_of_kernels(void **state) {
    (void)state;
    const double values[] = {3, NAN, 0, 1, 10, 2};
    double width;
    struct error error = {0};
    assert_int_equal(density_of(6, values, -4, 14, POINTS, at, density, &width, &error), 0);
    near(width, 0.9735846, 1e-7);
    for (int p = 0; p < POINTS; p++) {
        double sum = 0;
        near(at[p], -4 + 0.09 * p, 1e-12);
        for (int i = 0; i < 6; i++)
            sum += isnan(values[i]) ? 0 : gsl_ran_gaussian_pdf(at[p] - values[i], width) / 5;
        near(density[p], sum, 0.008 * gsl_ran_gaussian_pdf(0, width));
    }
}

/* 20,000 even quantiles of the normal law: smoothing adds the bandwidth to the variance. */
static void a_normal_law_comes_back(void **state) {
    (void)state;
    static double values[DRAWS];
    double width, mass = 0;
    struct error error = {0};
    for (int i = 0; i < DRAWS; i++)
        values[(i * 7919) % DRAWS] = gsl_cdf_ugaussian_Pinv((i + 0.5) / DRAWS);
    assert_int_equal(density_of(DRAWS, values, -5, 5, POINTS, at, density, &width, &error), 0);
    for (int p = 0; p < POINTS; p++) {
        near(density[p], gsl_ran_gaussian_pdf(at[p], sqrt(1 + width * width)), 0.002);
        mass += density[p] * 0.05;
    }
    near(mass, 1, 1e-3);
}

/* Values beyond the window count in the mass, and do not move what is inside. */
static void a_window_is_a_window(void **state) {
    (void)state;
    const double values[] = {-100, 0, 1, 2, 3, 4, 5, 6, 7, 100};
    double whole[POINTS], other[POINTS], width, again;
    struct error error = {0};
    assert_int_equal(density_of(10, values, 0, 8, POINTS, at, density, &width, &error), 0);
    assert_int_equal(density_of(10, values, -200, 200, POINTS, other, whole, &again, &error), 0);
    near(width, again, 0);
    assert_int_equal(density_of(10, values, 2, 4, 3, other, whole, &again, &error), 0);
    for (int p = 0; p < 3; p++) /* at 2, 3 and 4 in both */
        near(whole[p], density[50 + 25 * p], 0.01 * whole[p]);
}

static void a_constant_has_no_density(void **state) {
    (void)state;
    const double values[] = {0, 0, 0};
    double width = 7;
    struct error error = {0};
    assert_int_equal(density_of(3, values, -1, 1, POINTS, at, density, &width, &error), 0);
    assert_true(width == 0);
    for (int p = 0; p < POINTS; p++)
        assert_true(density[p] == 0);
}

static void odd_requests_are_refused(void **state) {
    (void)state;
    const double values[] = {0, 1}, none[] = {NAN, NAN}, infinite[] = {0, INFINITY};
    double width;
    struct error error = {0};
    assert_int_equal(density_of(2, values, 1, 1, POINTS, at, density, &width, &error),
                     FONDSIM_DOMAIN);
    assert_int_equal(density_of(2, values, 0, NAN, POINTS, at, density, &width, &error),
                     FONDSIM_DOMAIN);
    assert_int_equal(density_of(2, values, 0, 1, 1, at, density, &width, &error), FONDSIM_DOMAIN);
    assert_int_equal(density_of(2, none, 0, 1, POINTS, at, density, &width, &error),
                     FONDSIM_DOMAIN);
    assert_int_equal(density_of(0, values, 0, 1, POINTS, at, density, &width, &error),
                     FONDSIM_DOMAIN);
    error = (struct error){0};
    assert_int_equal(density_of(2, infinite, 0, 1, POINTS, at, density, &width, &error),
                     FONDSIM_DOMAIN);
    assert_non_null(strstr(error.text, "value 1 is infinite"));
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_bandwidth_is_silvermans), cmocka_unit_test(it_is_the_sum_of_kernels),
        cmocka_unit_test(a_normal_law_comes_back),     cmocka_unit_test(a_window_is_a_window),
        cmocka_unit_test(a_constant_has_no_density),   cmocka_unit_test(odd_requests_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
