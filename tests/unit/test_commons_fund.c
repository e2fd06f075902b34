/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commons that funds build: success, life, maintenance, against their laws. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#include "tests/unit/support.h"

/* Lives are geometric-like: the hazard of a step, one threshold for all of them. */
static void test_life(void **state) {
    (void)state;
    enum { SAMPLES = 200, YEARS = 8 };
    double live = 0, upkeep = 0, built = 0;
    for (uint32_t sample = 0; sample < SAMPLES; sample++) {
        static struct support s;
        struct support_cell run;
        struct support_tally tally = {0};
        int p = support_one_fund(&s, "commons_fund", YEARS, 4);
        support_set(&s, "fund.build_success", 0.8);
        support_set(&s, "fund.maintained", 1);
        support_set(&s, "fund.maintenance", 0.1);
        support_set(&s, "commons.obsolescence", 0.2);
        support_run(&s, p, sample, support_count, &tally, &run);
        live += run.cell.built;
        built += (double)(tally.cents[EVENT_COMMONS] == run.cell.built);
        upkeep += support_sum(&run, SERIES_MAINTENANCE);
        support_cell_free(&run);
    }
    assert_near(built, SAMPLES, 0); /* what came less what went is what stands */
    double n = 12.0 * SAMPLES;
    /* after 24 steps from step 8 on, each with hazard 0.05 */
    double p = 0.8 * exp(-24 * 0.05);
    assert_near(live / n, p, 4 * sqrt(p * (1 - p) / n));
    /* live in step k (from 0) with probability exp(-0.05 (k + 1)); 3,000 EUR a year */
    double mean = 0;
    for (int k = 0; k < 24; k++) {
        mean += 0.8 * exp(-0.05 * (k + 1)) * 750.0;
    }
    assert_near(upkeep / n, mean, 4 * 750.0 * 24 * 0.5 / sqrt(n)); /* sd is below half the range */
}

/* What is not maintained ages faster; a stopped operator makes all age. */
static void test_ageing(void **state) {
    (void)state;
    int live[2] = {0};
    for (int maintained = 0; maintained < 2; maintained++) {
        static struct support s;
        struct support_cell run;
        int p = support_one_fund(&s, "commons_fund", 6, 4);
        support_set(&s, "fund.build_success", 1);
        support_set(&s, "fund.maintained", maintained);
        support_set(&s, "commons.ageing", 4);
        support_run(&s, p, 0, NULL, NULL, &run);
        live[maintained] = run.cell.built;
        assert_int_equal(support_sum(&run, SERIES_MAINTENANCE) > 0, maintained);
        support_cell_free(&run);
    }
    assert_true(live[1] > live[0]);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_life),
        cmocka_unit_test(test_ageing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
