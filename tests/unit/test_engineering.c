/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posts, projects and posts kept: against their laws. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#include "models/fund.h"
#include "tests/unit/support.h"

enum { SAMPLES = 200, TERRITORIES = 12, AWARDS = SAMPLES * TERRITORIES };

/* The post chain against its three-state recursion: share filled at each step. */
static void test_post_chain(void **state) {
    (void)state;
    enum { STEPS = 8 };
    static struct support s;
    double filled[STEPS] = {0};
    for (uint32_t sample = 0; sample < SAMPLES; sample++) {
        struct support_cell run;
        int p = support_one_fund(&s, "engineering_fund", 4, 4);
        support_run(&s, p, sample, NULL, NULL, &run);
        for (int t = 0; t < STEPS; t++) {
            filled[t] += cell_series(&run.cell, &run.world, SERIES_FTE)[t];
        }
        support_cell_free(&run);
    }
    double hired = 1 - exp(-0.25 / support_get(&s, "fund.hiring_delay"));
    double replaced = 1 - exp(-0.25 / support_get(&s, "fund.vacancy_delay"));
    double left = 1 - exp(-0.25 * support_get(&s, "fund.leave"));
    double never = 1, busy = 0, vacant = 0;
    for (int t = 0; t < STEPS; t++) {
        double next = busy * (1 - left) + vacant * replaced + never * hired;
        vacant = vacant * (1 - replaced) + busy * left;
        never *= 1 - hired;
        busy = next;
        assert_near(filled[t] / AWARDS, busy, 4 * sqrt(busy * (1 - busy) / AWARDS));
    }
}

/* A post filled from the first step to the last, and its projects: a Poisson mean. */
static void test_projects_and_kept(void **state) {
    (void)state;
    struct support_tally tally = {0};
    double local = 0, resources = 0;
    for (uint32_t sample = 0; sample < SAMPLES; sample++) {
        static struct support s;
        struct support_cell run;
        int p = support_one_fund(&s, "engineering_fund", 3, 4);
        support_set(&s, "fund.hiring_delay", 0);
        support_set(&s, "fund.leave", 0);
        support_set(&s, "fund.fte", 0.5);
        support_set(&s, "fund.kept", 0.4);
        support_set(&s, "fund.kept_loss", 0);
        support_run(&s, p, sample, support_count, &tally, &run);
        assert_near(support_sum(&run, SERIES_PAID), 12 * 30000.0, 1e-6);
        local += support_last(&run, SERIES_FTE_LOCAL);
        assert_near(support_last(&run, SERIES_FTE), support_last(&run, SERIES_FTE_LOCAL), 1e-9);
        resources += support_sum(&run, SERIES_POST_RESOURCES);
        support_cell_free(&run);
    }
    double kept = local / 0.5;
    assert_near(kept / AWARDS, 0.4, 4 * sqrt(0.24 / AWARDS));
    assert_near(resources, kept * 0.5 * 52000.0, 1.0); /* one year is left after the grant */
    double mean = 4.0 * 0.5 * (2.0 * AWARDS + kept);
    assert_near((double)tally.cents[EVENT_QUALIFY], mean, 4 * sqrt(mean));
}

/* A vacant post fails its milestones: the money goes back. */
static void test_vacant_post(void **state) {
    (void)state;
    static struct support s;
    struct support_cell run;
    int p = support_one_fund(&s, "engineering_fund", 3, 4);
    support_set(&s, "fund.hiring_delay", INFINITY);
    support_run(&s, p, 0, NULL, NULL, &run);
    assert_near(support_sum(&run, SERIES_PAID), 12 * 7500.0, 1e-6);
    assert_int_equal(run.cell.awards[0].released, 2250000);
    assert_near(support_sum(&run, SERIES_FTE), 0, 0);
    support_cell_free(&run);
}

/* Draws of many steps at once are the draws of each step. */
static void test_step_draws(void **state) {
    (void)state;
    enum { STEPS = 150, FROM = 3, DRAW = 2 };
    static struct support s;
    static struct random_pair pairs[STEPS];
    struct support_cell run;
    int p = support_one_fund(&s, "engineering_fund", 3, 4);
    support_run(&s, p, 7, NULL, NULL, &run);
    struct award_plan plan = {.world = &run.world, .stream = 12345, .ecosystem = 4, .step = 9};
    for (int to = FROM; to <= STEPS; to += 7) {
        award_step_draws(&plan, DRAW, FROM, to, pairs);
        for (int t = FROM; t < to; t++) {
            struct address address = {.seed = s.scenario.monte_carlo.seed,
                                      .stream = plan.stream,
                                      .sample = 7,
                                      .entity = run.world.code[plan.ecosystem],
                                      .step = (uint16_t)t,
                                      .birth = (uint16_t)plan.step,
                                      .purpose = PURPOSE_AWARD_STEP,
                                      .draw = DRAW};
            struct random_pair expected = random_pair(address);
            assert_true(pairs[t].first == expected.first && pairs[t].second == expected.second);
        }
    }
    support_cell_free(&run);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_post_chain),
        cmocka_unit_test(test_projects_and_kept),
        cmocka_unit_test(test_vacant_post),
        cmocka_unit_test(test_step_draws),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
