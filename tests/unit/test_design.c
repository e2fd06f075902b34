/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the draw matrix: strata, margins, correlations, purity. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#include "sim/core/stats.h"
#include "sim/engine/design.h"
#include "tests/unit/fake_model.h"

enum { N = FAKE_ASSUMPTIONS, ROWS = SCENARIO_BLOCK, BLOCKS = 200 };

static void every_stratum_once(void **state) {
    (void)state;
    struct fake fake;
    fake_init(&fake);
    double u[ROWS * N];
    struct error error = {0};
    for (uint32_t block = 0; block < 5; block++) {
        assert_int_equal(design_uniforms(&fake.scenario, block, u, &error), 0);
        for (int j = 0; j < N; j++) {
            uint64_t seen = 0;
            for (int r = 0; r < ROWS && j != 2; r++) {
                assert_true(u[r * N + j] > 0 && u[r * N + j] < 1);
                seen |= UINT64_C(1) << (int)(u[r * N + j] * ROWS);
            }
            assert_true(j == 2 || seen == 0xFFFFFFFFU);
        }
    }
}

/* A column by hand from its addresses. */
static void as_documented(void **state) {
    (void)state;
    struct fake fake;
    fake_init(&fake);
    double u[ROWS * N], order[ROWS];
    struct error error = {0};
    const uint32_t block = 3;
    struct address address = {.seed = 11, .entity = random_code("normal")};
    address.purpose = PURPOSE_DESIGN_ORDER;
    for (uint32_t r = 0; r < ROWS; r++) {
        address.sample = block * ROWS + r;
        order[r] = random_uniform(address);
    }
    assert_int_equal(design_uniforms(&fake.scenario, block, u, &error), 0);
    address.purpose = PURPOSE_DESIGN_JITTER;
    for (uint32_t r = 0; r < ROWS; r++) {
        int rank = 0;
        for (int s = 0; s < ROWS; s++) {
            rank += order[s] < order[r];
        }
        address.sample = block * ROWS + r;
        assert_true(fabs(u[r * N + 1] - (rank + random_uniform(address)) / ROWS) < 1e-15);
    }
    fake.scenario.monte_carlo.design = DESIGN_PLAIN;
    assert_int_equal(design_uniforms(&fake.scenario, block, u, &error), 0);
    for (uint32_t r = 0; r < ROWS; r++) {
        address.sample = block * ROWS + r;
        assert_true(fabs(u[r * N + 1] - random_uniform(address)) < 1e-15);
    }
}

/* Means over 200 blocks within four standard errors of the laws' (false alarm 6e-5 a column). A
 * Latin hypercube is tighter than plain draws, so plain errors are safe for both. */
static void margins(void **state) {
    (void)state;
    struct fake fake;
    fake_init(&fake);
    for (int plain = 0; plain < 2; plain++) {
        fake.scenario.monte_carlo.design = plain ? DESIGN_PLAIN : DESIGN_LATIN_HYPERCUBE;
        double sum[N] = {0}, theta[ROWS * N];
        struct error error = {0};
        for (uint32_t block = 0; block < BLOCKS; block++) {
            assert_int_equal(design_block(&fake.scenario, block, theta, &error), 0);
            for (int r = 0; r < ROWS; r++) {
                for (int j = 0; j < N; j++) {
                    sum[j] += theta[r * N + j];
                }
                assert_true(floor(theta[r * N + 3]) >= theta[r * N + 3]);
                assert_true(theta[r * N + 2] >= 7 && theta[r * N + 2] <= 7);
            }
        }
        for (int j = 0; j < N; j++) {
            const struct law *law = &fake.assumptions[j].law;
            /* rounding adds a variance of 1/12 */
            double sd = sqrt((law_variance(law) + 1.0 / 12) / (BLOCKS * ROWS));
            assert_true(fabs(sum[j] / (BLOCKS * ROWS) - law_mean(law)) <= 4 * sd);
        }
    }
}

static void rows_are_pure(void **state) {
    (void)state;
    struct fake fake;
    fake_init(&fake);
    double all[ROWS * N], some[3 * N], other[ROWS * N];
    struct error error = {0};
    assert_int_equal(design_block(&fake.scenario, 7, other, &error), 0);
    assert_int_equal(design_block(&fake.scenario, 5, all, &error), 0);
    assert_int_equal(design_rows(&fake.scenario, 5, 9, 3, some, &error), 0);
    assert_memory_equal(some, all + 9 * N, sizeof some);
    assert_memory_not_equal(all, other, sizeof all);
    /* the order of the list of assumptions is no part of a draw */
    struct assumption kept = fake.assumptions[0];
    fake.assumptions[0] = fake.assumptions[5];
    fake.assumptions[5] = kept;
    assert_int_equal(design_block(&fake.scenario, 5, other, &error), 0);
    for (int r = 0; r < ROWS; r++) {
        assert_memory_equal(&other[r * N + 5], &all[r * N], sizeof(double));
    }
    fake.scenario.monte_carlo.seed = 12;
    assert_int_equal(design_block(&fake.scenario, 5, other, &error), 0);
    assert_memory_not_equal(all, other, sizeof all);
}

/* Spearman over all rows: within 0.05 of the target, strata kept, other columns untouched. */
static void correlated(void **state) {
    (void)state;
    struct fake fake;
    fake_init(&fake);
    struct error error = {0};
    double before[ROWS * N], u[ROWS * N];
    struct correlation pairs[2] = {{1, 4, 0.6}, {2, 0, 0.9}}; /* with a constant: no effect */
    for (int plain = 0; plain < 2; plain++) {
        fake.scenario.monte_carlo.design = plain ? DESIGN_PLAIN : DESIGN_LATIN_HYPERCUBE;
        double product = 0;
        for (uint32_t block = 0; block < BLOCKS; block++) {
            fake.scenario.n_correlations = 0;
            assert_int_equal(design_uniforms(&fake.scenario, block, before, &error), 0);
            fake.scenario.n_correlations = 2;
            fake.scenario.correlations = pairs;
            assert_int_equal(design_uniforms(&fake.scenario, block, u, &error), 0);
            uint64_t seen = 0;
            for (int r = 0; r < ROWS; r++) {
                assert_memory_equal(&u[r * N], &before[r * N], sizeof(double));
                assert_memory_equal(&u[r * N + 3], &before[r * N + 3], sizeof(double));
                product += 12 * (u[r * N + 1] - 0.5) * (u[r * N + 4] - 0.5);
                seen |= UINT64_C(1) << (int)(u[r * N + 4] * ROWS);
            }
            assert_true(plain || seen == 0xFFFFFFFFU);
        }
        assert_true(fabs(product / (BLOCKS * ROWS) - 0.6) < 0.05);
    }
}

static void impossible_correlations(void **state) {
    (void)state;
    struct fake fake;
    fake_init(&fake);
    struct correlation pairs[3] = {{0, 1, 0.9}, {1, 4, 0.9}, {0, 4, -0.9}};
    fake.scenario.n_correlations = 3;
    fake.scenario.correlations = pairs;
    double theta[ROWS * N];
    struct error error = {0};
    assert_int_equal(design_block(&fake.scenario, 0, theta, &error), FONDSIM_DOMAIN);
    assert_true(error.text[0] != '\0');
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_stratum_once),
        cmocka_unit_test(as_documented),
        cmocka_unit_test(margins),
        cmocka_unit_test(rows_are_pure),
        cmocka_unit_test(correlated),
        cmocka_unit_test(impossible_correlations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
