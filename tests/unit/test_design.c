/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the draw matrix: strata, margins, correlations, purity. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#include "sim/core/blocks.h"
#include "sim/core/sobol_points.h"
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
 * Latin hypercube and Sobol points are tighter than plain draws, so plain errors are safe for all.
 */
static void margins(void **state) {
    (void)state;
    struct fake fake;
    fake_init(&fake);
    for (int design = 0; design_names[design] != NULL; design++) {
        fake.scenario.monte_carlo.design = (enum design)design;
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
    struct design_matrix design;
    assert_int_equal(design_open(&design, &fake.scenario, &error), 0);
    assert_int_equal(design_rows(&design, 5, 9, 3, some, &error), 0);
    design_close(&design);
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
    for (int design = 0; design_names[design] != NULL; design++) {
        fake.scenario.monte_carlo.design = (enum design)design;
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
            assert_true(design != DESIGN_LATIN_HYPERCUBE || seen == 0xFFFFFFFFU);
        }
        assert_true(fabs(product / (BLOCKS * ROWS) - 0.6) < 0.05);
    }
}

/* Sobol: every block of 32 is a net in each column, all blocks of one scrambling together are one
 * too; rows are pure and independent of the list's order; the copula keeps the first column. */
static void sobol_rows(void **state) {
    (void)state;
    struct fake fake;
    fake_init(&fake);
    fake.scenario.monte_carlo.design = DESIGN_SOBOL;
    fake.scenario.n_correlations = 0;
    enum { EACH = 4, ALL = EACH * ROWS };
    double u[ROWS * N], again[ROWS * N];
    struct error error = {0};
    for (uint32_t family = 0; family < 2; family++) {
        int whole[ALL] = {0};
        for (uint32_t k = 0; k < EACH; k++) {
            uint32_t block = family * BLOCKS_FRESH + k * BLOCKS_SCRAMBLINGS + 7, seen = 0;
            assert_int_equal(design_uniforms(&fake.scenario, block, u, &error), 0);
            for (int r = 0; r < ROWS; r++) {
                seen |= UINT32_C(1) << (int)(u[r * N + 4] * ROWS);
                whole[(int)(u[r * N + 4] * ALL)]++;
                assert_true(u[r * N + 2] == 0.5); /* a constant */
            }
            assert_int_equal(seen, UINT32_MAX);
        }
        for (int i = 0; i < ALL; i++) {
            assert_int_equal(whole[i], 1);
        }
    }
    /* scramblings differ, and so do blocks from BLOCKS_FRESH on */
    assert_int_equal(design_uniforms(&fake.scenario, 7, u, &error), 0);
    static const uint32_t others[] = {8, 39, BLOCKS_FRESH + 7};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(design_uniforms(&fake.scenario, others[i], again, &error), 0);
        for (int r = 0; r < ROWS; r++) {
            assert_true(fabs(u[r * N] - again[r * N]) > 1e-9);
        }
    }
    struct assumption kept = fake.assumptions[0];
    fake.assumptions[0] = fake.assumptions[5];
    fake.assumptions[5] = kept;
    assert_int_equal(design_uniforms(&fake.scenario, 7, again, &error), 0);
    for (int r = 0; r < ROWS; r++) {
        assert_memory_equal(&again[r * N + 5], &u[r * N], sizeof(double));
    }
}

/* Means of all parameters over 1,024 samples: errors from the 32 scramblings are a fifth of plain
 * ones or less for laws without far tails (a net leaves 1/32 of a stratum; measured: a tenth). */
static void sobol_is_tighter(void **state) {
    (void)state;
    struct fake fake;
    fake_init(&fake);
    fake.scenario.n_correlations = 0;
    enum { EACH = 8, BLOCKS_HERE = EACH * BLOCKS_SCRAMBLINGS, ALL = BLOCKS_HERE * ROWS };
    static double values[3][ALL];
    double u[ROWS * N];
    struct error error = {0};
    for (int d = 0; d < 3; d++) {
        fake.scenario.monte_carlo.design = (enum design)d;
        for (uint32_t block = 0; block < BLOCKS_HERE; block++) {
            assert_int_equal(design_uniforms(&fake.scenario, block, u, &error), 0);
            for (uint32_t r = 0; r < ROWS; r++) {
                size_t at = blocks_place((enum design)d, ALL, block * ROWS + r);
                values[d][at] = exp(u[r * N]) * (1 + u[r * N + 1] * u[r * N + 4]);
            }
        }
    }
    double latin = stats_block_error(values[DESIGN_LATIN_HYPERCUBE], ALL, ROWS);
    double plain = stats_block_error(values[DESIGN_PLAIN], ALL, ROWS);
    double sobol = stats_block_error(values[DESIGN_SOBOL], ALL, blocks_unit(DESIGN_SOBOL, ALL));
    assert_true(sobol < latin / 3 && latin < plain / 2);
    /* (e - 1) (1 + 1/4) */
    double mean = stats_mean(values[DESIGN_SOBOL], ALL), exact = (exp(1) - 1) * 1.25;
    assert_true(fabs(mean - exact) < 5 * sobol); /* 31 degrees of freedom: false alarm 2e-5 */
}

static void too_many_dimensions(void **state) {
    (void)state;
    struct fake fake;
    fake_init(&fake);
    enum { MANY = SOBOL_DIMENSIONS + 1 };
    struct assumption *many = calloc(MANY, sizeof *many);
    double *u = calloc(MANY * ROWS, sizeof *u);
    assert_true(many != NULL && u != NULL);
    for (uint32_t j = 0; j < MANY; j++) {
        many[j] = fake.assumptions[0];
        many[j].code = j + 1;
    }
    struct error error = {0};
    fake.scenario.assumptions = many;
    fake.scenario.monte_carlo.design = DESIGN_SOBOL;
    fake.scenario.n_correlations = 0;
    fake.scenario.n_assumptions = SOBOL_DIMENSIONS;
    assert_int_equal(design_uniforms(&fake.scenario, 3, u, &error), 0);
    fake.scenario.n_assumptions = MANY;
    assert_int_equal(design_uniforms(&fake.scenario, 3, u, &error), FONDSIM_DOMAIN);
    assert_non_null(strstr(error.text, "1024"));
    free(many);
    free(u);
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
        cmocka_unit_test(sobol_rows),
        cmocka_unit_test(sobol_is_tighter),
        cmocka_unit_test(too_many_dimensions),
        cmocka_unit_test(impossible_correlations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
