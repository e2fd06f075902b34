/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stages, partners and stops: against their laws. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#include "tests/unit/support.h"

/* Binomial gates: how often deployment is reached. */
static void test_gates(void **state) {
    (void)state;
    enum { SAMPLES = 200 };
    struct support_tally tally = {0};
    int n = 0;
    for (uint32_t sample = 0; sample < SAMPLES; sample++) {
        static struct support s;
        struct support_cell run;
        int p = support_one_fund(&s, "partnership_fund", 4, 4);
        support_set(&s, "fund.prototype_pass", 0.8);
        support_set(&s, "fund.proof_pass", 0.7);
        support_set(&s, "fund.deployment_pass", 0.9);
        support_set(&s, "fund.follow_on", 0.6);
        support_set(&s, "fund.partners_min", 0);
        support_run(&s, p, sample, support_count, &tally, &run);
        n += run.cell.n_awards;
        support_cell_free(&run);
    }
    double p = 0.8 * 0.7 * 0.9 * 0.6;
    assert_near((double)tally.cents[EVENT_QUALIFY] / n, p, 4 * sqrt(p * (1 - p) / n));
    assert_int_equal(tally.cents[EVENT_PAY] + tally.cents[EVENT_RELEASE], (int64_t)n * 3000000);
}

/* Partners leave at the hazard of alliances; the award stops when too few are left. */
static void test_partners(void **state) {
    (void)state;
    static struct support s;
    struct support_cell run;
    int p = support_one_fund(&s, "partnership_fund", 4, 4);
    support_set(&s, "fund.partners", 3);
    support_set(&s, "fund.partners_min", 3);
    support_set(&s, "alliances.births", 0);
    support_set(&s, "alliances.ends", 1e9); /* all leave after one step */
    support_run(&s, p, 0, NULL, NULL, &run);
    const double *alliances = cell_series(&run.cell, &run.world, SERIES_ALLIANCES);
    assert_near(alliances[0], 36, 0);
    assert_near(alliances[1], 0, 0);
    for (int a = 0; a < 12; a++) {
        assert_int_equal(run.cell.awards[a].end, 1);
        assert_int_equal(run.cell.awards[a].paid, 750000 / 4); /* first tranche of the prototype */
        assert_int_equal(run.cell.awards[a].released, 3000000 - 750000 / 4);
    }
    support_cell_free(&run);
    support_set(&s, "fund.partners", 2); /* too few from the start */
    support_run(&s, p, 0, NULL, NULL, &run);
    assert_int_equal(run.cell.awards[0].end, 0);
    assert_int_equal(run.cell.awards[0].released, 3000000);
    assert_int_equal(run.cell.active[0], 0);
    support_cell_free(&run);
}

/* Dates and money of the stages when everything passes. */
static void test_stages(void **state) {
    (void)state;
    static struct support s;
    struct support_cell run;
    int p = support_one_fund(&s, "partnership_fund", 4, 4);
    static const char *const sure[] = {"fund.prototype_pass", "fund.proof_pass",
                                       "fund.deployment_pass", "fund.follow_on"};
    for (int j = 0; j < 4; j++) {
        support_set(&s, sure[j], 1);
    }
    support_set(&s, "fund.prototype", 0.25);
    support_set(&s, "fund.proof", 0.35);
    support_set(&s, "alliances.ends", 0);
    support_run(&s, p, 0, NULL, NULL, &run);
    /* stages of 2, round(2.8) = 3 and round(3.2) = 3 steps */
    const double *paid = cell_series(&run.cell, &run.world, SERIES_PAID);
    static const double due[9] = {1875, 0, 5625 + 2625, 0, 0, 7875 + 3000, 0, 0, 9000};
    for (int t = 0; t < 9; t++) {
        assert_near(paid[t], 12 * due[t], 1e-6);
    }
    assert_int_equal(run.cell.awards[0].end, 8);
    assert_near(support_sum(&run, SERIES_GROSS_QUALIFIED) + support_sum(&run, SERIES_LOST_ATTEMPTS),
                12, 0);
    assert_near(run.cell.consortia[0], 4, 0); /* partners outlive the award */
    support_cell_free(&run);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_gates),
        cmocka_unit_test(test_partners),
        cmocka_unit_test(test_stages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
