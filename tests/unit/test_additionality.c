/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the additionality ledger and of leverage: the identity, hand-made means, what is
 * missing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>

#include "sim/analysis/additionality.h"
#include "tests/unit/analysis_draws.h"

enum { SAMPLES = 320, INNER = 2, N = SAMPLES * INNER };

static const struct draws shape = {.samples = SAMPLES, .inner = INNER, .block = 16};

/* base + amplitude * noise that adds up to 0. */
static void wave(double base, double amplitude, uint32_t entity, double *x) {
    for (size_t i = 0; i < N; i++) {
        double noise = normal_at(21, i % (N / 2), entity);
        x[i] = base + (i < N / 2 ? amplitude : -amplitude) * noise;
    }
}

/* Gross 100 of which 20 already without (past commitments), deadweight 30, displacement 10, net 55:
 * indirect 15 = 55 - 80 + 30 + 10. Elsewhere 5: 50 anywhere. */
static void ledger(void **state) {
    (void)state;
    double *x[7];
    const double base[7] = {100, 20, 30, 10, 5, 255, 200};
    for (uint32_t i = 0; i < 7; i++) {
        x[i] = numbers(N);
        wave(base[i], 3, i, x[i]);
    }
    struct additionality_input input = {.gross = {x[0], x[1]},
                                        .deadweight = {x[2], NULL},
                                        .displacement = {x[3], NULL},
                                        .elsewhere = {x[4], NULL},
                                        .outcome = {x[5], x[6]}};
    struct additionality result;
    assert_int_equal(additionality_of(&shape, &input, &result, NULL), 0);
    const double means[N_ADDITIONALITY_STEPS] = {80, 30, 10, 15, 55, 5, 50};
    for (int i = 0; i < N_ADDITIONALITY_STEPS; i++) {
        assert_close(result.steps[i].mean, means[i], 1e-12);
        assert_true(result.steps[i].se > 0 && result.steps[i].n == N);
    }
    assert_true(result.net_resolved);
    assert_close(result.additional.ratio, 55.0 / 80, 1e-12);
    assert_int_equal(result.additional.set, RATIO_BETWEEN);
    for (int i = 0; i < 7; i++) {
        free(x[i]);
    }
}

/* When nothing but deadweight and displacement is at work, indirect is 0 in every draw: so is its
 * error, whatever the noise of the others. */
static void nothing_indirect(void **state) {
    (void)state;
    double gross[N], dead[N], moved[N], without[N], with[N];
    wave(64, 8, 0, gross);
    wave(16, 4, 1, dead);
    wave(8, 2, 2, moved);
    wave(256, 32, 3, without);
    for (int i = 0; i < N; i++) {
        gross[i] = floor(gross[i]);
        dead[i] = floor(dead[i]);
        moved[i] = floor(moved[i]);
        without[i] = floor(without[i]);
        with[i] = without[i] + gross[i] - dead[i] - moved[i];
    }
    struct additionality_input input = {.gross = {gross, NULL},
                                        .deadweight = {dead, NULL},
                                        .displacement = {moved, NULL},
                                        .outcome = {with, without}};
    struct additionality result;
    assert_int_equal(additionality_of(&shape, &input, &result, NULL), 0);
    assert_true(result.steps[ADDITIONALITY_INDIRECT].mean == 0);
    assert_true(result.steps[ADDITIONALITY_INDIRECT].se == 0);
    assert_true(result.steps[ADDITIONALITY_ELSEWHERE].mean == 0);
    assert_true(result.steps[ADDITIONALITY_NET_ANYWHERE].mean ==
                result.steps[ADDITIONALITY_NET].mean);
    input.gross.with = NULL; /* an outcome that nobody supports directly: all is indirect */
    input.deadweight.with = input.displacement.with = NULL;
    assert_int_equal(additionality_of(&shape, &input, &result, NULL), 0);
    assert_true(result.steps[ADDITIONALITY_INDIRECT].mean == result.steps[ADDITIONALITY_NET].mean);
    assert_true(isnan(result.additional.ratio));
}

static void refused(void **state) {
    (void)state;
    double x[4] = {1, 2, (double)NAN, 4}, y[4] = {1, 1, 1, 1};
    struct draws small = {.samples = 2, .inner = 2, .block = 32};
    struct additionality_input input = {.gross = {y, x}, .outcome = {y, NULL}};
    struct additionality result;
    struct error error = {0};
    assert_int_equal(additionality_of(&small, &input, &result, &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text,
                        "gross effect without the fund: sample 1, inner run 0 is not defined");
    input.gross = (struct additionality_pair){NULL, y};
    error = (struct error){0};
    assert_int_equal(additionality_of(&small, &input, &result, &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text, "gross effect without the fund but not with it");
    input.gross = (struct additionality_pair){y, NULL};
    assert_int_equal(additionality_of(&small, &input, &result, NULL), 0);
    assert_true(isnan(result.steps[ADDITIONALITY_NET].se) && !result.net_resolved);
    assert_true(result.additional.ratio == 1 && result.additional.set == RATIO_UNKNOWN);
    input.outcome.with = NULL;
    assert_int_equal(additionality_of(&small, &input, &result, NULL), FONDSIM_DOMAIN);
    small.samples = 0;
    assert_int_equal(additionality_of(&small, &input, &result, NULL), FONDSIM_DOMAIN);
}

/* Gross 300 / 100 = 3; net (340 - 220) / 80 = 1.5. Never one without the other. */
static void leverages(void **state) {
    (void)state;
    double received[N], spent[N], with[N], without[N], cost[N], zero[N] = {0};
    wave(300, 20, 0, received);
    wave(100, 5, 1, spent);
    wave(340, 40, 2, with);
    wave(220, 40, 3, without);
    wave(80, 5, 4, cost);
    struct leverage_input input = {.received = {received, NULL},
                                   .spent = {spent, NULL},
                                   .cofunding = {with, without},
                                   .cost = {cost, zero}};
    struct leverage leverage;
    assert_int_equal(leverage_of(&shape, &input, &leverage, NULL), 0);
    assert_close(leverage.gross.ratio, 3, 1e-12);
    assert_close(leverage.net.ratio, 1.5, 1e-12);
    assert_true(leverage.net.low < 1.5 && leverage.net.high > 1.5 && leverage.net.se > 0);
    input.cost = (struct additionality_pair){zero, NULL}; /* no money: no leverage, no error */
    assert_int_equal(leverage_of(&shape, &input, &leverage, NULL), 0);
    assert_true(isnan(leverage.net.ratio) && leverage.gross.ratio > 2);
    input.cost.with = NULL;
    struct error error = {0};
    assert_int_equal(leverage_of(&shape, &input, &leverage, &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text, "net leverage lacks a column");
    assert_true(leverage.gross.ratio == 0);
    input.cost.with = cost;
    received[5] = (double)INFINITY;
    assert_int_equal(leverage_of(&shape, &input, &leverage, NULL), FONDSIM_DOMAIN);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ledger),
        cmocka_unit_test(nothing_indirect),
        cmocka_unit_test(refused),
        cmocka_unit_test(leverages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
