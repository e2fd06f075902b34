/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of acceptability and expected loss: skewed net benefits, reference values of perfect
 * information, luck against parameters, options that cannot absorb. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>

#include "sim/analysis/acceptability.h"
#include "tests/unit/analysis_draws.h"
#include "tests/unit/test_seed.h"

/* E[max(0, N(m, s^2))] - max(0, m). */
static double loss_of(double m, double s) {
    double d = fabs(m) / s;
    return s * (exp(-d * d / 2) / sqrt(2 * acos(-1)) - d * erfc(d / sqrt(2)) / 2);
}

/* Net benefit of option 1 is -1 in six draws of ten and 4 in the others: mean 1, best in 40 %. The
 * frontier is 0.4; the highest curve, 0.6, is that of the worse option. */
static void skewed(void **state) {
    (void)state;
    enum { N = 1000 };
    double effect[N], cost[N], zero[N] = {0};
    for (int i = 0; i < N; i++) {
        effect[i] = i % 10 < 6 ? 1 : 2; /* at 5 per unit: 5 or 10 */
        cost[i] = 6;
    }
    const double *const effects[] = {zero, effect}, *const costs[] = {zero, cost};
    struct effectiveness_input input = {.shape = {.samples = N, .inner = 1, .block = 10},
                                        .n_options = 2,
                                        .effect = effects,
                                        .cost = costs,
                                        .better = 1};
    const double willingness[] = {0, 5};
    struct acceptability result;
    assert_int_equal(acceptability_of(&input, 2, willingness, &result, NULL), 0);
    const struct acceptability_point *at = result.points + 2;
    assert_int_equal(result.choices[1].option, 1);
    assert_close(result.choices[1].probability.mean, 0.4, 1e-12);
    assert_close(at[0].best.mean, 0.6, 1e-12);
    assert_close(at[1].benefit.mean, 1, 1e-12);
    assert_close(at[1].gained.mean, 1, 1e-12);
    assert_close(at[1].loss.mean, 0.6, 1e-12);
    assert_close(at[0].loss.mean, 1.6, 1e-12);
    assert_close(result.choices[1].lead.mean, 1, 1e-12);
    assert_true(result.choices[1].resolved && result.choices[1].second == 0);
    /* at 0 only costs count: the reference is best in every draw */
    assert_int_equal(result.choices[0].option, 0);
    assert_true(result.choices[0].probability.mean == 1);
    assert_close(result.choices[0].probability.se, 1.0 / (N + 2), 1e-15);
    assert_true(isnan(result.luck));
    acceptability_free(&result);
    acceptability_free(&result);
}

/* Two options, p1 ~ N(1, 1) and p2 ~ N(0, 2^2): the least expected loss is EVPI 0.479810706348.
 * Within 4 standard errors (one false alarm in 16,000). */
static void perfect_information(void **state) {
    (void)state;
    enum { N = 64000 };
    double *p1 = numbers(N), *p2 = numbers(N), *zero = numbers(N);
    uint32_t seed = test_seed(34);
    for (size_t i = 0; i < N; i++) {
        p1[i] = 1 + normal_at(seed, i, 0);
        p2[i] = 2 * normal_at(seed, i, 1);
    }
    const double *const effects[] = {p1, p2}, *const costs[] = {zero, zero};
    struct effectiveness_input input = {.shape = {.samples = N, .inner = 1, .block = 32},
                                        .n_options = 2,
                                        .effect = effects,
                                        .cost = costs,
                                        .better = 1};
    const double one = 1;
    struct acceptability result;
    assert_close(loss_of(1, sqrt(5)), 0.479810706348, 1e-12);
    assert_int_equal(acceptability_of(&input, 1, &one, &result, NULL), 0);
    assert_within(result.points[0].loss.mean, 0.479810706348, result.points[0].loss.se, 4);
    assert_within(result.points[1].loss.mean, 1.479810706348, result.points[1].loss.se, 4);
    assert_within(result.points[0].best.mean, erfc(-1 / sqrt(10)) / 2, result.points[0].best.se, 4);
    assert_close(result.points[0].best.mean + result.points[1].best.mean, 1, 1e-12);
    acceptability_free(&result);
    free(p1);
    free(p2);
    free(zero);
}

/* Incremental net benefit of mean 0.5, parameter sd 1, event sd 2. Over averages of M inner runs
 * the least loss is that of a normal of variance 1 + 4 / M: 0.664 in single worlds, 0.210 for M =
 * 64, 0.198 for ever. */
static void luck_is_not_a_decision(void **state) {
    (void)state;
    enum { SAMPLES = 6400, INNER = 64 };
    double *gain = numbers(SAMPLES * INNER), *zero = numbers(SAMPLES * INNER);
    uint32_t seed = test_seed(35);
    for (size_t s = 0; s < SAMPLES; s++) {
        double theta = 0.5 + normal_at(seed, s, 0);
        for (uint32_t m = 0; m < INNER; m++) {
            gain[s * INNER + m] = theta + 2 * normal_at(seed, s, m + 1);
        }
    }
    const double *const effects[] = {zero, gain}, *const costs[] = {zero, zero};
    struct effectiveness_input input = {.shape = {.samples = SAMPLES, .inner = INNER, .block = 32},
                                        .n_options = 2,
                                        .effect = effects,
                                        .cost = costs,
                                        .better = 1};
    const double one = 1;
    struct acceptability result;
    assert_close(loss_of(0.5, 1), 0.198, 0.0005);
    assert_close(loss_of(0.5, sqrt(5)), 0.664, 0.0005);
    assert_int_equal(acceptability_of(&input, 1, &one, &result, NULL), 0);
    const struct acceptability_point *at = &result.points[1];
    assert_within(at->loss.mean, loss_of(0.5, sqrt(1 + 4.0 / INNER)), at->loss.se, 4);
    assert_within(at->best.mean, erfc(-0.5 / sqrt(1 + 4.0 / INNER) / sqrt(2)) / 2, at->best.se, 4);
    assert_within(at->best_single.mean, erfc(-0.5 / sqrt(10)) / 2, at->best_single.se, 4);
    assert_close(result.luck, 4.0 / INNER, 0.01);
    acceptability_free(&result);
    input.shape = (struct draws){.samples = SAMPLES * INNER, .inner = 1, .block = 32 * INNER};
    assert_int_equal(acceptability_of(&input, 1, &one, &result, NULL), 0);
    at = &result.points[1];
    assert_within(at->loss.mean, loss_of(0.5, sqrt(5)), at->loss.se, 4); /* the naive figure */
    acceptability_free(&result);
    free(gain);
    free(zero);
}

/* Options that tie share; one that cannot absorb is out of everything. */
static void ties_and_absorption(void **state) {
    (void)state;
    enum { N = 100 };
    double a[N], b[N], cost[N] = {0};
    for (int i = 0; i < N; i++) {
        a[i] = 1 + i % 5;
        b[i] = 2 * a[i];
    }
    const double *const effects[] = {a, a, b}, *const costs[] = {cost, cost, cost};
    const double absorbed[] = {(double)NAN, 1, 0.3};
    struct effectiveness_input input = {.shape = {.samples = N, .inner = 1, .block = 5},
                                        .n_options = 3,
                                        .effect = effects,
                                        .cost = costs,
                                        .absorption = absorbed,
                                        .better = 1};
    const double willingness[] = {1, 2};
    struct acceptability result;
    assert_int_equal(acceptability_of(&input, 2, willingness, &result, NULL), 0);
    assert_true(result.points[0].best.mean == 0.5 && result.points[1].best.mean == 0.5);
    assert_true(result.points[1].best_single.mean == 0.5);
    assert_true(result.points[0].loss.mean == 0 && result.points[1].gained.mean == 0);
    assert_true(isnan(result.points[2].benefit.mean) && isnan(result.points[2].best.mean) &&
                isnan(result.points[2].best_single.mean) && isnan(result.points[2].loss.se));
    assert_true(result.choices[0].option == 0 && result.choices[0].second == 1);
    assert_true(result.choices[0].lead.mean == 0 && !result.choices[0].resolved);
    acceptability_free(&result);
    input.absorption = NULL;
    assert_int_equal(acceptability_of(&input, 2, willingness, &result, NULL), 0);
    assert_true(result.choices[0].option == 2 && result.points[2].best.mean == 1);
    acceptability_free(&result);
    input.better = -1; /* now the least effect is best */
    assert_int_equal(acceptability_of(&input, 2, willingness, &result, NULL), 0);
    assert_true(result.points[2].best.mean == 0 && result.points[2].best_single.mean == 0);
    assert_true(result.points[2].gained.mean == -3 && result.points[0].best_single.mean == 0.5);
    acceptability_free(&result);
}

static void degenerate(void **state) {
    (void)state;
    double e[] = {1, 2}, c[] = {3, 5};
    const double *const effect[] = {e}, *const cost[] = {c};
    struct effectiveness_input input = {.shape = {.samples = 2, .inner = 1, .block = 32},
                                        .n_options = 1,
                                        .effect = effect,
                                        .cost = cost,
                                        .better = 1};
    const double down[] = {2, 1}, negative[] = {-1, 1}, fine[] = {0, 1};
    struct acceptability result;
    struct error error = {0};
    assert_int_equal(acceptability_of(&input, 2, fine, &result, NULL), 0);
    assert_true(result.points[0].best.mean == 1 && isnan(result.points[0].best.se));
    assert_true(result.choices[0].second == 0 && result.choices[0].lead.mean == 0);
    acceptability_free(&result);
    assert_int_equal(acceptability_of(&input, 2, down, &result, &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text,
                        "willingness to pay 1 is 1: they must be at least 0 and ascending");
    assert_int_equal(acceptability_of(&input, 2, negative, &result, NULL), FONDSIM_DOMAIN);
    assert_int_equal(acceptability_of(&input, 0, fine, &result, NULL), FONDSIM_DOMAIN);
    e[0] = (double)NAN;
    assert_int_equal(acceptability_of(&input, 2, fine, &result, NULL), FONDSIM_DOMAIN);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(skewed),
        cmocka_unit_test(perfect_information),
        cmocka_unit_test(luck_is_not_a_decision),
        cmocka_unit_test(ties_and_absorption),
        cmocka_unit_test(degenerate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
