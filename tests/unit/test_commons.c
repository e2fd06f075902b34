/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adoption of commons against the exact law of the number of adopters, and what adopters save. Four
 * standard errors (false alarm 6e-5). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <math.h>

#include "sim/core/law.h"
#include "tests/unit/support.h"
#include "tests/unit/test_seed.h"

enum { N = 12, STEPS = 20 };

static double choose(int n, int k) {
    return exp(lgamma(n + 1.0) - lgamma(k + 1.0) - lgamma(n - k + 1.0));
}

/* Mean and variance of adopters after so many steps of d years: from k adopters, the number that
 * follows is binomial. */
static void exact(double p, double q, double d, int steps, double *mean, double *variance) {
    double law[N + 1] = {1.0};
    for (int t = 0; t < steps; t++) {
        double next[N + 1] = {0};
        for (int k = 0; k <= N; k++) {
            double c = -expm1(-(p + q * k / N) * d);
            for (int more = 0; more <= N - k; more++) {
                next[k + more] +=
                    law[k] * choose(N - k, more) * pow(c, more) * pow(1.0 - c, N - k - more);
            }
        }
        memcpy(law, next, sizeof next);
    }
    *mean = *variance = 0.0;
    for (int k = 0; k <= N; k++) {
        *mean += k * law[k];
        *variance += (double)k * k * law[k];
    }
    *variance -= *mean * *mean;
}

static void test_bass(void **state) {
    (void)state;
    struct support s;
    struct support_cell run;
    int samples = 2000;
    double adopters = 0, mean, variance;
    support_small(&s, 5, 4);
    s.scenario.monte_carlo.seed = test_seed(8);
    support_set(&s, "commons.obsolescence", 0.0);
    for (int k = 0; k < samples; k++) {
        support_run(&s, 0, (uint32_t)k, NULL, NULL, &run);
        adopters += support_last(&run, SERIES_ADOPTERS);
        support_cell_free(&run);
    }
    exact(0.03, 0.38, 0.25, STEPS, &mean, &variance);
    assert_near(adopters / samples, mean, 4.0 * sqrt(variance / samples));
}

/* Hours are those of the formula; outside follows its recurrence. */
static void test_hours(void **state) {
    (void)state;
    struct support s;
    struct support_cell run;
    support_small(&s, 5, 4);
    support_set(&s, "commons.adopted_at_start", 0.5);
    support_set(&s, "commons.p", 0.0);
    support_run(&s, 0, 1, NULL, NULL, &run);
    double outside = 0.5;
    for (int t = 0; t < STEPS; t++) {
        double k = cell_series(&run.cell, &run.world, SERIES_COMMONS)[t];
        assert_true(k == run.world.old_commons[t]);
        outside += k > 0 ? (1.0 - outside) * -expm1(-0.38 * outside * 0.3 * 0.25) : 0.0;
        double hours = k > 0 ? 60.0 * k / (k + 4.0) * 0.25 : 0.0;
        double inside = cell_series(&run.cell, &run.world, SERIES_ADOPTERS)[t];
        assert_near(cell_series(&run.cell, &run.world, SERIES_ADOPTERS_OUTSIDE)[t],
                    1800.0 * outside, 1e-9);
        assert_near(cell_series(&run.cell, &run.world, SERIES_HOURS)[t], inside * hours, 1e-9);
        assert_near(cell_series(&run.cell, &run.world, SERIES_HOURS_OUTSIDE)[t],
                    1800.0 * outside * hours, 1e-6);
    }
    support_cell_free(&run);
}

/* Without any common, nobody adopts. */
static void test_none(void **state) {
    (void)state;
    struct support s;
    struct support_cell run;
    support_small(&s, 5, 4);
    support_set(&s, "commons.stock", 0.0);
    support_set(&s, "commons.p", 100.0);
    support_run(&s, 0, 0, NULL, NULL, &run);
    assert_true(support_sum(&run, SERIES_ADOPTERS) == 0.0);
    assert_true(support_sum(&run, SERIES_HOURS_OUTSIDE) == 0.0);
    support_cell_free(&run);
}

/* Background alliances stay stationary: mean births / ends at the start and ten years later. */
static void test_alliances(void **state) {
    (void)state;
    struct support s;
    struct support_cell run;
    int samples = 1000;
    double first = 0, last = 0;
    support_small(&s, 10, 12);
    s.scenario.monte_carlo.seed = test_seed(9);
    for (int k = 0; k < samples; k++) {
        support_run(&s, 0, (uint32_t)k, NULL, NULL, &run);
        first += cell_series(&run.cell, &run.world, SERIES_ALLIANCES)[0];
        last += support_last(&run, SERIES_ALLIANCES);
        support_cell_free(&run);
    }
    double n = 12.0 * samples;
    /* a step: births of mean b, ends with probability q: the mean tends to b / q */
    double stationary = 0.5 / 12.0 / -expm1(-0.1 / 12.0);
    assert_near(first / n, 5.0, 4.0 * sqrt(5.0 / n) + 0.05);
    assert_near(last / n, stationary, 4.0 * sqrt(stationary / n));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bass),
        cmocka_unit_test(test_hours),
        cmocka_unit_test(test_none),
        cmocka_unit_test(test_alliances),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
