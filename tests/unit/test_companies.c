/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clubs of companies: against their recursion, ceiling and end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#include "tests/unit/support.h"

/* Mean size without a ceiling: c <- c exp(-churn d) + rate d. */
static void test_recruiting(void **state) {
    (void)state;
    enum { SAMPLES = 100, STEPS = 8 };
    double mean[STEPS] = {0};
    static struct support s;
    for (uint32_t sample = 0; sample < SAMPLES; sample++) {
        struct support_cell run;
        int p = support_one_fund(&s, "company_fund", 2, 4);
        support_set(&s, "fund.hiring_delay", 0);
        support_set(&s, "fund.leave", 0);
        support_set(&s, "fund.willing", 1);
        support_set(&s, "fund.companies_per_1000", 1e4);
        support_run(&s, p, sample, NULL, NULL, &run);
        for (int t = 0; t < STEPS; t++) {
            mean[t] += cell_series(&run.cell, &run.world, SERIES_COMPANIES)[t];
        }
        support_cell_free(&run);
    }
    double n = 12.0 * SAMPLES, c = 0;
    for (int t = 0; t < STEPS; t++) {
        double rate =
            t < 4 ? support_get(&s, "fund.recruit_first") : support_get(&s, "fund.recruit_later");
        c = c * exp(-0.25 * support_get(&s, "fund.churn")) + rate * 0.25;
        assert_near(mean[t] / n, c, 4 * sqrt(c / n)); /* thinned Poisson sums are Poisson */
    }
}

/* At the ceiling from the first step on: gifts, skills, displacement and projects are arithmetic.
 */
static void test_full_club(void **state) {
    (void)state;
    static struct support s;
    struct support_cell run;
    struct support_tally tally = {0};
    int p = support_one_fund(&s, "company_fund", 4, 4);
    s.theta[s.sections[s.cohorts[0].section].first + 1] = 0; /* all of 25,000 */
    support_set(&s, "fund.hiring_delay", 0);
    support_set(&s, "fund.leave", 0);
    support_set(&s, "fund.churn", 0);
    support_set(&s, "fund.recruit_first", 1e6);
    support_set(&s, "fund.willing", 0.1);
    support_set(&s, "fund.companies_per_1000", 20); /* ceiling 50 */
    support_set(&s, "fund.lives_on", 0);
    support_set(&s, "fund.gift", 4000);
    support_set(&s, "fund.local_share", 0.5);
    support_set(&s, "fund.gift_per_project", 10000);
    support_set(&s, "fund.displaced", 0.4);
    support_set(&s, "fund.displaced_inside", 0.25);
    support_run(&s, p, 0, support_count, &tally, &run);
    double gifts = 12 * 50 * 4000 * 0.5 * 2; /* two years */
    assert_near(support_sum(&run, SERIES_GIFTS), gifts, 1e-6);
    assert_near(support_sum(&run, SERIES_SKILLS_DAYS), 12 * 50 * 0.16 * 4 * 2, 1e-9);
    assert_int_equal(tally.cents[EVENT_QUALIFY], 12 * 20); /* 200,000 EUR each */
    assert_near(support_sum(&run, SERIES_DISPLACED_INSIDE), 0.1 * gifts, 1e-6);
    assert_near(support_sum(&run, SERIES_DISPLACED_OUTSIDE), 0.3 * gifts, 1e-6);
    assert_near(support_last(&run, SERIES_CLUBS), 0, 0);
    assert_near(run.cell.boost[0], 0, 1e-12); /* ended with the club */
    support_cell_free(&run);
    support_set(&s, "gifts.baseline_gifts", 0.01); /* 62.5 EUR a step to take from */
    support_run(&s, p, 0, NULL, NULL, &run);
    assert_near(support_sum(&run, SERIES_DISPLACED_INSIDE), 12 * 62.5 * 8, 1e-6);
    assert_near(support_sum(&run, SERIES_DISPLACED_OUTSIDE), 0.4 * gifts - 12 * 62.5 * 8, 1e-6);
    support_cell_free(&run);
    support_set(&s, "fund.lives_on", 1);
    support_run(&s, p, 0, NULL, NULL, &run);
    assert_near(support_last(&run, SERIES_CLUBS), 12, 0);
    assert_near(support_last(&run, SERIES_COMPANIES), 600, 0);
    support_set(&s, "fund.churn", 1e9); /* without recruiting all leave at once */
    support_cell_free(&run);
    support_run(&s, p, 0, NULL, NULL, &run);
    assert_near(cell_series(&run.cell, &run.world, SERIES_CLUBS)[7], 12, 0);
    assert_near(cell_series(&run.cell, &run.world, SERIES_CLUBS)[8], 0, 0);
    support_cell_free(&run);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_recruiting),
        cmocka_unit_test(test_full_club),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
