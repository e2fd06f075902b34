/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of ranks and rank probabilities, against cases worked by hand and a normal law. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>

#include "sim/analysis/ranking.h"
#include "tests/unit/analysis_draws.h"
#include "tests/unit/test_seed.h"

/* Two samples of two inner runs. Averages: option 0 2, 3; option 1 2, 5; option 2 1, 4. More is
 * better: ranks 1.5, 1.5, 3 then 3, 1, 2. */
static void by_hand(void **state) {
    (void)state;
    const double a[] = {1, 3, 3, 3}, b[] = {2, 2, 4, 6}, c[] = {1, 1, 4, 4};
    const double *const values[] = {a, b, c};
    int better = 1;
    struct criteria criteria = {.shape = {.samples = 2, .inner = 2, .block = 32},
                                .n_criteria = 1,
                                .n_options = 3,
                                .values = values,
                                .better = &better};
    struct ranking ranking;
    assert_int_equal(ranking_of(&criteria, &ranking, NULL), 0);
    const double expected[9] = {0.25, 0.25, 0.5, 0.75, 0.25, 0, 0, 0.5, 0.5};
    /* single worlds: (1 2 1) (3 2 1) (3 4 4) (3 6 4) */
    const double single[9] = {0.25, 0.125, 0.625, 0.625, 0.375, 0, 0.125, 0.5, 0.375};
    for (int i = 0; i < 9; i++) {
        assert_close(ranking.expected[i].mean, expected[i], 1e-15);
        assert_close(ranking.single[i].mean, single[i], 1e-15);
        assert_true(isnan(ranking.single[i].se));
    }
    assert_close(ranking.rows[0].expected.mean, 2.25, 1e-15);
    assert_close(ranking.rows[1].expected.mean, 1.25, 1e-15);
    assert_close(ranking.rows[2].expected.mean, 2.5, 1e-15);
    assert_true(ranking.rows[1].rank == 1 && ranking.rows[0].rank == 2.5 &&
                ranking.rows[2].rank == 2.5); /* means 2.5, 3.5, 2.5 */
    assert_true(ranking.rows[1].value.mean == 3.5 && !ranking.rows[1].resolved);
    ranking_free(&ranking);
    ranking_free(&ranking);
    better = -1;
    assert_int_equal(ranking_of(&criteria, &ranking, NULL), 0);
    assert_true(ranking.rows[1].rank == 3 && ranking.rows[0].rank == 1.5);
    assert_true(ranking.expected[0].mean == 0.5 && ranking.expected[3].mean == 0);
    ranking_free(&ranking);
}

/* Two criteria at once; the share of rank 1 is P(A > B) of the reference, within 4 errors. Common
 * noise tells apart what independent errors would not. */
static void probabilities(void **state) {
    (void)state;
    enum { SAMPLES = 6400 };
    double *a = numbers(SAMPLES), *b = numbers(SAMPLES), *c = numbers(SAMPLES);
    uint32_t seed = test_seed(36);
    for (size_t i = 0; i < SAMPLES; i++) {
        a[i] = 1 + normal_at(seed, i, 0);
        b[i] = 0.5 + 2 * normal_at(seed, i, 1);
        c[i] = a[i] - 0.001;
    }
    const double *const values[] = {a, b, c, a};
    const int better[] = {1, 1};
    struct criteria criteria = {.shape = {.samples = SAMPLES, .inner = 1, .block = 32},
                                .n_criteria = 2,
                                .n_options = 2,
                                .values = values,
                                .better = better};
    struct ranking ranking;
    assert_int_equal(ranking_of(&criteria, &ranking, NULL), 0);
    assert_within(ranking.expected[0].mean, 0.5884683631, ranking.expected[0].se, 4);
    assert_close(ranking.expected[0].mean + ranking.expected[1].mean, 1, 1e-12);
    assert_close(ranking.expected[0].mean + ranking.expected[2].mean, 1, 1e-12);
    assert_true(ranking.rows[0].rank == 1 && ranking.rows[0].resolved);
    assert_true(ranking.rows[2].rank == 2 && ranking.rows[2].resolved && ranking.rows[3].resolved);
    assert_true(ranking.expected[4].mean == 0 && ranking.expected[5].mean == 1);
    assert_close(ranking.expected[5].se, 1.0 / (SAMPLES + 2), 1e-15);
    ranking_free(&ranking);
    free(a);
    free(b);
    free(c);
}

static void degenerate(void **state) {
    (void)state;
    double a[] = {1, 2};
    const double *const values[] = {a};
    const int better = 1;
    struct criteria criteria = {.shape = {.samples = 2, .inner = 1, .block = 32},
                                .n_criteria = 1,
                                .n_options = 1,
                                .values = values,
                                .better = &better};
    struct ranking ranking;
    assert_int_equal(ranking_of(&criteria, &ranking, NULL), 0);
    assert_true(ranking.rows[0].rank == 1 && ranking.rows[0].resolved &&
                ranking.expected[0].mean == 1 && isnan(ranking.expected[0].se));
    ranking_free(&ranking);
    a[0] = (double)NAN;
    assert_int_equal(ranking_of(&criteria, &ranking, NULL), FONDSIM_DOMAIN);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_hand),
        cmocka_unit_test(probabilities),
        cmocka_unit_test(degenerate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
