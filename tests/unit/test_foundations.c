/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Community foundations: launch, the recurrence of the endowment, ends. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#include "tests/unit/support.h"

enum { YEARS = 10, STEPS = 4 * YEARS, GRANT = 8 };

static int prepare(struct support *s) {
    int p = support_one_fund(s, "foundation_fund", YEARS, 4);
    s->theta[s->sections[s->cohorts[0].section].first + 1] = 0; /* all of 25,000 */
    support_set(s, "fund.launch", 1);
    support_set(s, "fund.closure", 0);
    support_set(s, "fund.dormancy", 0);
    return p;
}

static void test_recurrence(void **state) {
    (void)state;
    static struct support s;
    struct support_cell run;
    struct support_tally tally = {0};
    int p = prepare(&s);
    support_set(&s, "fund.running_fixed", 4000);
    support_run(&s, p, 0, support_count, &tally, &run);
    double endowment = 0, regranted = 0, collected = 0;
    for (int t = GRANT; t < STEPS; t++) {
        double age = (t - GRANT + 0.5) / 4;
        double collection = 25000 * 0.6 * fmin(1, age / 5) / 4;
        double rest = 0.85 * collection - (1000 + 0.1 * collection);
        endowment += endowment * 0.015 / 4 + 0.15 * collection;
        if (rest < 0) {
            endowment = fmax(0, endowment + rest);
        } else {
            regranted += rest;
        }
        collected += collection;
        assert_near(cell_series(&run.cell, &run.world, SERIES_ENDOWMENT)[t], 12 * endowment, 1e-6);
    }
    assert_true(endowment > 0 && regranted > 6700);
    assert_near(support_sum(&run, SERIES_COLLECTION), 12 * collected, 1e-6);
    assert_near(support_sum(&run, SERIES_REGRANTS), 12 * regranted, 1e-6);
    assert_int_equal(tally.cents[EVENT_QUALIFY], 12 * (int64_t)floor(regranted / 6700));
    assert_near(support_last(&run, SERIES_FOUNDATIONS), 12, 0);
    assert_near(run.cell.fte[0], 0.3 * 4000 / 52000, 1e-12); /* staff */
    support_cell_free(&run);
}

/* Fully covered, hazards are the plain ones: shares live after some years. */
static void test_ends(void **state) {
    (void)state;
    enum { SAMPLES = 100 };
    double live = 0, dormant = 0;
    for (uint32_t sample = 0; sample < SAMPLES; sample++) {
        static struct support s;
        struct support_cell run;
        int p = prepare(&s);
        support_set(&s, "fund.running_fixed", 0);
        support_set(&s, "fund.running_share", 0);
        support_set(&s, "fund.cover_effect", 0);
        support_set(&s, "fund.closure", 0.05);
        support_set(&s, "fund.dormancy", 0.1);
        support_run(&s, p, sample, NULL, NULL, &run);
        live += support_last(&run, SERIES_FOUNDATIONS);
        dormant += support_last(&run, SERIES_ENDOWMENT) > 0;
        support_cell_free(&run);
    }
    double n = 12.0 * SAMPLES;
    double stay = exp(-0.05 / 4) + exp(-0.1 / 4) - 1; /* neither end of the same uniform */
    double p = pow(stay, STEPS - GRANT);
    assert_near(live / n, p, 4 * sqrt(p * (1 - p) / n));
    assert_true(dormant > 0);
}

/* Nothing covers the running cost: hazards rise by the whole effect; no launch, no foundation. */
static void test_cover_and_launch(void **state) {
    (void)state;
    double live[2];
    for (int effect = 0; effect < 2; effect++) {
        static struct support s;
        live[effect] = 0;
        for (uint32_t sample = 0; sample < 20; sample++) {
            struct support_cell run;
            int p = prepare(&s);
            support_set(&s, "fund.euros_per_inhabitant", 0);
            support_set(&s, "fund.closure", 0.05);
            support_set(&s, "fund.cover_effect", effect * 2.0);
            support_run(&s, p, sample, NULL, NULL, &run);
            live[effect] += support_last(&run, SERIES_FOUNDATIONS);
            support_cell_free(&run);
        }
        double p = exp(-0.05 * exp(effect * 2.0) * (YEARS - 2));
        assert_near(live[effect] / 240, p, 4 * sqrt(p * (1 - p) / 240));
    }
    static struct support s;
    struct support_cell run;
    int p = prepare(&s);
    support_set(&s, "fund.launch", 0);
    support_run(&s, p, 0, NULL, NULL, &run);
    assert_near(support_sum(&run, SERIES_FOUNDATIONS), 0, 0);
    assert_near(cell_series(&run.cell, &run.world, SERIES_FTE)[GRANT - 1], 12 * 0.3, 1e-9);
    assert_near(cell_series(&run.cell, &run.world, SERIES_FTE)[GRANT], 0, 1e-9);
    support_cell_free(&run);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_recurrence),
        cmocka_unit_test(test_ends),
        cmocka_unit_test(test_cover_and_launch),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
