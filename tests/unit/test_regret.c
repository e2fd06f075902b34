/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of minimax regret and satisficing, worked by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>

#include "sim/analysis/regret.h"
#include "tests/unit/analysis_draws.h"

/* Variants down, portfolios across. Best 10, 8, 6. Regrets: 0 2 7 | 8 1 0 | 5 0 2; worst 8, 2, 7.
 */
static const double values[] = {10, 8, 3, 0, 7, 8, 1, 6, 4};

static void by_hand(void **state) {
    (void)state;
    const double se[] = {0.3, 0.4, 0.4, 0.3, 0.3, 0.4, 0.5, 0.5, 0.5};
    struct regret_input input = {.n_variants = 3,
                                 .n_portfolios = 3,
                                 .value = values,
                                 .se = se,
                                 .threshold = 6,
                                 .tolerated = 2};
    struct regret result;
    assert_int_equal(regret_of(&input, &result, NULL), 0);
    const double regrets[] = {0, 2, 7, 8, 1, 0, 5, 0, 2};
    for (int i = 0; i < 9; i++) {
        assert_true(result.cells[i].regret == regrets[i]);
        assert_int_equal(result.cells[i].satisfies, values[i] >= 6);
    }
    assert_true(result.best[0] == 0 && result.best[1] == 2 && result.best[2] == 1);
    assert_close(result.cells[1].se, 0.5, 1e-15); /* 0.3 and 0.4, as if independent */
    assert_true(result.cells[0].se == 0);
    assert_true(result.cells[7].unresolved && !result.cells[1].unresolved);
    const struct regret_row *rows = result.rows;
    assert_true(rows[0].worst == 8 && rows[1].worst == 2 && rows[2].worst == 7);
    assert_true(rows[0].worst_variant == 1 && rows[1].worst_variant == 0);
    assert_true(rows[0].least == 0 && rows[1].least == 6 && rows[2].least == 3);
    assert_true(rows[1].least_variant == 2 && rows[1].least_se == 0.5);
    assert_true(rows[0].n_satisfied == 1 && rows[1].n_satisfied == 3 && rows[2].n_satisfied == 1);
    assert_true(rows[0].n_tolerated == 1 && rows[1].n_tolerated == 3 && rows[2].n_tolerated == 2);
    assert_true(rows[0].n_best == 1 && rows[1].n_best == 1 && rows[1].n_unresolved == 1);
    assert_true(result.minimax == 1 && result.second == 2 && result.robust == 1 &&
                result.maximin == 1);
    /* leads by (best 0 - portfolio 2) - (best 0 - portfolio 1), both in variant 0: the best cancels
     */
    assert_true(result.lead == 5 && result.resolved);
    assert_close(result.lead_se, sqrt(0.32), 1e-15);
    regret_free(&result);
    regret_free(&result);
    input.threshold = -1; /* all satisfy everywhere: the lowest worst regret decides */
    assert_int_equal(regret_of(&input, &result, NULL), 0);
    assert_true(result.robust == 1 && result.rows[0].n_satisfied == 3);
    regret_free(&result);
    /* one that is best everywhere leads by the whole regret of the other: 4 and 3 make 5 */
    const double two[] = {5, 3}, errors[] = {4, 3};
    input = (struct regret_input){.n_variants = 1, .n_portfolios = 2, .value = two, .se = errors};
    assert_int_equal(regret_of(&input, &result, NULL), 0);
    assert_true(result.minimax == 0 && result.lead == 2 && !result.resolved);
    assert_close(result.lead_se, 5, 1e-15);
    regret_free(&result);
}

/* A noise common to all portfolios of a variant leaves regrets without error. */
static void paired_by_blocks(void **state) {
    (void)state;
    enum { BLOCKS = 20 };
    double means[9 * BLOCKS];
    for (int i = 0; i < 9; i++) {
        for (int b = 0; b < BLOCKS; b++) {
            means[i * BLOCKS + b] = values[i] + (b % 2 ? 4 : -4);
        }
    }
    struct regret_input input = {.n_variants = 3,
                                 .n_portfolios = 3,
                                 .value = values,
                                 .n_blocks = BLOCKS,
                                 .block_means = means,
                                 .threshold = 6};
    struct regret result;
    assert_int_equal(regret_of(&input, &result, NULL), 0);
    for (int i = 0; i < 9; i++) {
        assert_true(result.cells[i].se < 1e-12);
    }
    assert_close(result.rows[0].least_se, 4 * sqrt(1.0 / 19), 1e-12);
    assert_true(result.resolved && result.cells[4].unresolved);
    regret_free(&result);
    struct error error = {0};
    input.n_blocks = 19;
    assert_int_equal(regret_of(&input, &result, &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text, "19 blocks give no standard error, 20 do");
    input.n_blocks = BLOCKS;
    means[25] = (double)NAN;
    assert_int_equal(regret_of(&input, &result, NULL), FONDSIM_DOMAIN);
}

static void degenerate(void **state) {
    (void)state;
    double value[] = {3, 3}, se[] = {0, 0};
    struct regret_input input = {
        .n_variants = 1, .n_portfolios = 2, .value = value, .threshold = 3, .tolerated = 0};
    struct regret result;
    assert_int_equal(regret_of(&input, &result, NULL), 0);
    assert_true(result.minimax == 0 && result.second == 1 && result.lead == 0 && !result.resolved);
    assert_true(isnan(result.cells[1].se) && result.cells[0].unresolved);
    assert_true(result.rows[1].n_best == 1);
    regret_free(&result);
    input.se = se; /* exactly known: at the threshold is enough */
    assert_int_equal(regret_of(&input, &result, NULL), 0);
    assert_true(result.cells[0].satisfies && !result.cells[0].unresolved && !result.resolved);
    regret_free(&result);
    input.n_portfolios = 1;
    assert_int_equal(regret_of(&input, &result, NULL), 0);
    assert_true(result.minimax == 0 && result.second == 0 && result.rows[0].worst == 0 &&
                result.lead_se == 0 && !result.resolved);
    regret_free(&result);
    se[0] = -1;
    assert_int_equal(regret_of(&input, &result, NULL), FONDSIM_DOMAIN);
    se[0] = 0;
    value[0] = (double)NAN;
    struct error error = {0};
    assert_int_equal(regret_of(&input, &result, &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text, "variant 0, portfolio 0: value nan with error 0");
    value[0] = 3;
    input.tolerated = -1;
    assert_int_equal(regret_of(&input, &result, NULL), FONDSIM_DOMAIN);
    input.tolerated = 0;
    input.n_portfolios = 0;
    assert_int_equal(regret_of(&input, &result, NULL), FONDSIM_DOMAIN);
    input.n_portfolios = 1;
    input.n_variants = 0;
    assert_int_equal(regret_of(&input, &result, NULL), FONDSIM_DOMAIN);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_hand),
        cmocka_unit_test(paired_by_blocks),
        cmocka_unit_test(degenerate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
