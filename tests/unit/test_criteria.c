/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the scale of criteria and of what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>

#include "sim/analysis/criteria.h"
#include "tests/unit/analysis_draws.h"

enum { N = 40 };

/* Criterion 0: more is better, means 10 and 30; criterion 1: less is better, both 5. */
static void scales(void **state) {
    (void)state;
    double a[N], b[N], same[N];
    for (int i = 0; i < N; i++) {
        a[i] = 10 + (i % 4 < 2 ? 1 : -1);
        b[i] = 30 + (i % 2 ? 1 : -1);
        same[i] = 5;
    }
    const double *const values[] = {a, b, same, same};
    const int better[] = {1, -1};
    struct criteria criteria = {.shape = {.samples = 20, .inner = 2, .block = 1},
                                .n_criteria = 2,
                                .n_options = 2,
                                .values = values,
                                .better = better};
    struct criteria_draws draws;
    struct criteria_scales used;
    assert_int_equal(criteria_average(&criteria, &draws, NULL), 0);
    assert_close(draws.means[0], 10, 1e-14);
    assert_close(draws.averages[0][0], 11, 1e-14);
    assert_close(draws.averages[1][0], 30, 1e-14);
    assert_int_equal(criteria_scales(&criteria, &draws, &used, NULL), 0);
    assert_true(used.worst[0] == 10 && used.best[0] == 30 && used.resolved[0]);
    assert_true(used.worst[1] == 5 && used.best[1] == 5 && !used.resolved[1]);
    assert_true(criteria_scaled(15, 10, 30) == 0.25 && criteria_scaled(40, 10, 30) == 1.5);
    assert_true(criteria_scaled(15, 30, 10) == 0.75 && criteria_scaled(7, 5, 5) == 0);
    criteria_scales_free(&used);
    criteria_scales_free(&used);
    const int less[] = {-1, -1};
    criteria.better = less;
    double worst, best;
    criteria_scale(&criteria, 0, draws.means, &worst, &best);
    assert_true(worst == 30 && best == 10);
    const double given_worst[] = {100, 9}, given_best[] = {0, 1};
    criteria.worst = given_worst;
    criteria.best = given_best;
    assert_int_equal(criteria_scales(&criteria, &draws, &used, NULL), 0);
    assert_true(used.worst[0] == 100 && used.best[1] == 1 && used.resolved[1]);
    criteria_scales_free(&used);
    criteria_draws_free(&draws);
    criteria_draws_free(&draws);
}

static void refused(void **state) {
    (void)state;
    double a[2] = {1, 2}, b[2] = {1, (double)NAN};
    const double *const values[] = {a, b};
    const int up = 1, none = 0;
    const double low = 0, high = 10;
    struct criteria base = {.shape = {.samples = 2, .inner = 1, .block = 32},
                            .n_criteria = 1,
                            .n_options = 2,
                            .values = values,
                            .better = &up};
    struct criteria_draws draws;
    struct error error = {0};
    assert_int_equal(criteria_average(&base, &draws, &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text, "criterion 0, option 1: sample 1, inner run 0 is not defined");
    b[1] = 2;
    assert_int_equal(criteria_average(&base, &draws, NULL), 0);
    criteria_draws_free(&draws);
    struct criteria wrong = base;
    wrong.better = &none;
    assert_int_equal(criteria_average(&wrong, &draws, NULL), FONDSIM_DOMAIN);
    wrong = base;
    wrong.worst = &low;
    assert_int_equal(criteria_average(&wrong, &draws, NULL), FONDSIM_DOMAIN);
    wrong.best = &low;
    assert_int_equal(criteria_average(&wrong, &draws, NULL), FONDSIM_DOMAIN);
    wrong.worst = &high; /* upside down */
    assert_int_equal(criteria_average(&wrong, &draws, NULL), FONDSIM_DOMAIN);
    wrong = base;
    wrong.n_criteria = 0;
    assert_int_equal(criteria_average(&wrong, &draws, NULL), FONDSIM_DOMAIN);
    wrong = base;
    wrong.n_options = 0;
    assert_int_equal(criteria_average(&wrong, &draws, NULL), FONDSIM_DOMAIN);
    wrong = base;
    wrong.shape.samples = 0;
    assert_int_equal(criteria_average(&wrong, &draws, NULL), FONDSIM_DOMAIN);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scales),
        cmocka_unit_test(refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
