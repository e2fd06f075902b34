/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of sim/analysis/false_share.c: the published example of Benjamini and Hochberg, and
 * how often chance alone is called told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>

#include "sim/analysis/false_share.h"
#include "tests/unit/analysis_draws.h"

/* Their table of 15 probabilities (1995, section 3.3): four are told at 5 %, five at 10 %. */
static void published_example(void **state) {
    (void)state;
    double p[] = {0.0459, 0.0001, 0.3240, 0.0004, 0.4262, 0.0019, 0.5719, 0.0095,
                  0.6528, 0.0201, 0.7590, 0.0278, 1.0000, 0.0298, 0.0344};
    enum { N = sizeof p / sizeof p[0] };
    assert_int_equal(false_share_adjust(N, p), 0);
    /* the smallest over itself and all larger ones of p * 15 / rank */
    assert_close(p[1], 0.0001 * 15, 1e-12);
    assert_close(p[3], 0.0004 * 15 / 2, 1e-12);
    assert_close(p[5], 0.0019 * 15 / 3, 1e-12);
    assert_close(p[7], 0.0095 * 15 / 4, 1e-12);
    assert_close(p[9], 0.0201 * 15 / 5, 1e-12);
    assert_close(p[11], 0.0298 * 15 / 7, 1e-12); /* rank 6 takes what rank 7 has */
    assert_close(p[13], 0.0298 * 15 / 7, 1e-12);
    assert_close(p[12], 1, 1e-12);
    size_t told = 0;
    for (size_t i = 0; i < N; i++) {
        told += p[i] <= FALSE_SHARE;
    }
    assert_int_equal(told, 4);
}

static void degenerate_lists(void **state) {
    (void)state;
    const double none = (double)NAN;
    double p[] = {none, 0.04, none, 0.02}, alone = 0.04, tied[] = {0.03, 0.03, 0.03};
    assert_int_equal(false_share_adjust(0, p), 0);
    assert_int_equal(false_share_adjust(4, p), 0); /* of two that are known */
    assert_true(isnan(p[0]) && isnan(p[2]));
    assert_close(p[1], 0.04, 1e-12);
    assert_close(p[3], 0.04, 1e-12);
    assert_int_equal(false_share_adjust(1, &alone), 0);
    assert_close(alone, 0.04, 1e-12);
    assert_int_equal(false_share_adjust(3, tied), 0);
    assert_close(tied[0], 0.03, 1e-12);
    assert_close(tied[2], 0.03, 1e-12);
}

/* At the end of its interval a coefficient has a probability of 5 %. */
static void agrees_with_the_interval(void **state) {
    (void)state;
    struct partial_rank rank = {.coefficient = 0.3, .se = 0.1};
    double t = draws_t(20), stretch = 1 - 0.3 * 0.3;
    rank.se = atanh(0.3) * stretch / t; /* its interval begins at 0 */
    assert_close(partial_rank_p(&rank), 0.05, 1e-9);
    rank.coefficient = -0.3;
    assert_close(partial_rank_p(&rank), 0.05, 1e-9);
    rank = (struct partial_rank){.coefficient = 1, .se = 0, .resolved = 1};
    assert_true(partial_rank_p(&rank) <= 0);
    rank = (struct partial_rank){.coefficient = 0, .se = 0};
    assert_close(partial_rank_p(&rank), 1, 1e-12);
    rank = (struct partial_rank){.coefficient = 0.3, .se = (double)NAN};
    assert_true(isnan(partial_rank_p(&rank)));
}

enum { SAMPLES = 640, PARAMETERS = 60, REPEATS = 40 };

/* Nothing is tied to the quantity: one by one, one in twenty is told; together, in about one
 * repeat in twenty anything is. Over 40 repeats at most 8 under a rate of 8 % (the jackknife's
 * probabilities are rough far out): binomial, false alarms 0.7 %. */
static void chance_alone(void **state) {
    (void)state;
    static double x[PARAMETERS][SAMPLES], y[SAMPLES];
    const double *columns[PARAMETERS];
    const struct draws shape = {SAMPLES, 1, 32};
    struct error error = {0};
    size_t alone = 0, repeats = 0;
    for (uint32_t repeat = 0; repeat < REPEATS; repeat++) {
        double p[PARAMETERS];
        int any = 0;
        struct partial_ranks ranks;
        for (uint32_t s = 0; s < SAMPLES; s++) {
            y[s] = normal_at(repeat, s, PARAMETERS);
            for (uint32_t j = 0; j < PARAMETERS; j++) {
                x[j][s] = normal_at(repeat, s, j);
                columns[j] = x[j];
            }
        }
        assert_int_equal(partial_ranks_of(&shape, PARAMETERS, columns, y, &ranks, &error), 0);
        for (size_t j = 0; j < PARAMETERS; j++) {
            p[j] = partial_rank_p(&ranks.rows[j]);
            alone += (size_t)ranks.rows[j].resolved;
        }
        assert_int_equal(false_share_adjust(PARAMETERS, p), 0);
        for (size_t j = 0; j < PARAMETERS; j++) {
            any |= p[j] <= FALSE_SHARE;
        }
        repeats += (size_t)any;
        partial_ranks_free(&ranks);
    }
    assert_true(alone > REPEATS * PARAMETERS / 40); /* what the correction is for */
    assert_true(repeats <= 8);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_example),
        cmocka_unit_test(degenerate_lists),
        cmocka_unit_test(agrees_with_the_interval),
        cmocka_unit_test(chance_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
