/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of sim/core/rank.c: correlations reached, margins kept, refusals. Knows no scenario. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/core/random.h"
#include "sim/core/rank.h"
#include "tests/unit/test_seed.h"

enum { ROWS = 32 };

static const double three[] = {1, 0.6, -0.3, 0.6, 1, 0.2, -0.3, 0.2, 1};

/* A Latin hypercube of n rows: a random stratum each, and a place inside it. */
static void hypercube(double *u, size_t n, size_t k, uint32_t sample) {
    double key[256];
    size_t order[256];
    assert_true(n <= 256);
    for (size_t j = 0; j < k; j++) {
        struct address address = {.seed = test_seed(20), .sample = sample, .entity = (uint32_t)j};
        for (size_t i = 0; i < n; i++) {
            address.step = (uint16_t)i;
            address.purpose = PURPOSE_DESIGN_ORDER;
            key[i] = random_uniform(address);
        }
        gsl_sort_index(order, key, 1, n);
        for (size_t i = 0; i < n; i++) {
            address.step = (uint16_t)i;
            address.purpose = PURPOSE_DESIGN_JITTER;
            u[i * k + j] = ((double)order[i] + random_uniform(address)) / (double)n;
        }
    }
}

static double spearman_of(const double *u, size_t n, size_t k, size_t first, size_t second) {
    double *work = calloc(2 * n, sizeof *work);
    double value = gsl_stats_spearman(u + first, k, u + second, k, n, work);
    free(work);
    return value;
}

static void copula_conversions(void **state) {
    (void)state;
    assert_true(fabs(rank_spearman_of_normal(0.3) - 0.2875642186) < 5e-11);
    assert_true(fabs(rank_spearman_of_normal(0.5) - 0.4825837395) < 5e-11);
    assert_true(fabs(rank_spearman_of_normal(0.8) - 0.7859392826) < 5e-11);
    for (double rho = -1; rho <= 1; rho += 0.125) {
        assert_true(fabs(rank_normal_of_spearman(rank_spearman_of_normal(rho)) - rho) < 1e-14);
    }
}

/* The mean over 200 blocks of 32 rows is within 0.03 of the target (scores of so few rows leave a
 * bias of about a hundredth), and no block is further than 0.35 from it (seen: 0.19). */
static void blocks_reach_the_target(void **state) {
    (void)state;
    double u[ROWS * 3], sum[9] = {0};
    for (uint32_t block = 0; block < 200; block++) {
        hypercube(u, ROWS, 3, block);
        assert_int_equal(rank_correlate(u, ROWS, 3, three, NULL), FONDSIM_OK);
        for (size_t i = 0; i < 3; i++) {
            for (size_t j = 0; j < i; j++) {
                double found = spearman_of(u, ROWS, 3, i, j);
                assert_true(fabs(found - three[i * 3 + j]) < 0.35);
                sum[i * 3 + j] += found / 200;
            }
        }
    }
    for (size_t i = 0; i < 3; i++) {
        for (size_t j = 0; j < i; j++) {
            assert_true(fabs(sum[i * 3 + j] - three[i * 3 + j]) < 0.03);
        }
    }
}

static void margins_and_the_first_column_stay(void **state) {
    (void)state;
    double before[ROWS * 3], after[ROWS * 3], again[ROWS * 3], left[ROWS], right[ROWS];
    hypercube(before, ROWS, 3, 5);
    memcpy(after, before, sizeof after);
    memcpy(again, before, sizeof again);
    assert_int_equal(rank_correlate(after, ROWS, 3, three, NULL), FONDSIM_OK);
    assert_int_equal(rank_correlate(again, ROWS, 3, three, NULL), FONDSIM_OK);
    assert_memory_equal(after, again, sizeof after);
    assert_memory_not_equal(after, before, sizeof after);
    for (size_t j = 0; j < 3; j++) {
        for (size_t i = 0; i < ROWS; i++) {
            left[i] = before[i * 3 + j];
            right[i] = after[i * 3 + j];
            assert_true(j > 0 || left[i] == right[i]);
        }
        gsl_sort(left, 1, ROWS);
        gsl_sort(right, 1, ROWS);
        assert_memory_equal(left, right, sizeof left);
    }
}

/* As many columns as a block can carry: uncorrelated target. */
static void many_columns(void **state) {
    (void)state;
    enum { K = 24 };
    double u[ROWS * K], target[K * K] = {0};
    for (size_t i = 0; i < K; i++) {
        target[i * K + i] = 1;
    }
    hypercube(u, ROWS, K, 9);
    double before = 0, after = 0;
    for (int pass = 0; pass < 2; pass++) {
        double *sum = pass == 0 ? &before : &after;
        for (size_t i = 0; i < K; i++) {
            for (size_t j = 0; j < i; j++) {
                *sum += fabs(spearman_of(u, ROWS, K, i, j));
            }
        }
        assert_int_equal(rank_correlate(u, ROWS, K, target, NULL), FONDSIM_OK);
    }
    assert_true(after < before / 2);
}

/* 20,000 rows: the standard error of a Spearman correlation is at most 1 / sqrt(n - 1); 4.5 of
 * them, false alarms about 7e-6 each. Uniform margins: mean within 4.5 standard errors. */
static void copula_reaches_the_target(void **state) {
    (void)state;
    enum { N = 20000 };
    double *u = calloc(3 * N, sizeof *u), mean[3] = {0};
    for (uint32_t i = 0; i < 3 * N; i++) {
        u[i] = random_uniform((struct address){.seed = test_seed(21), .entity = i});
    }
    double first = u[0];
    assert_int_equal(rank_copula(u, N, 3, three, NULL), FONDSIM_OK);
    assert_true(u[0] == first);
    for (size_t i = 0; i < 3; i++) {
        for (size_t j = 0; j < i; j++) {
            assert_true(fabs(spearman_of(u, N, 3, i, j) - three[i * 3 + j]) < 4.5 / sqrt(N - 1));
        }
    }
    for (size_t i = 0; i < 3 * N; i++) {
        assert_true(u[i] > 0 && u[i] < 1);
        mean[i % 3] += u[i] / N;
    }
    for (int j = 0; j < 3; j++) {
        assert_true(fabs(mean[j] - 0.5) < 4.5 * sqrt(1.0 / 12 / N));
    }
    free(u);
}

static void assert_says(const struct error *error, const char *part) {
    if (error->code != FONDSIM_DOMAIN || strstr(error->text, part) == NULL) {
        fail_msg("'%s' does not say '%s'", error->text, part);
    }
}

static void impossible_targets_are_refused(void **state) {
    (void)state;
    double u[ROWS * 3], before[ROWS * 3];
    hypercube(u, ROWS, 3, 1);
    memcpy(before, u, sizeof u);
    /* all three at -0.9: eigenvalues 1.9081, 1.9081 and 1 + 2 * 2 sin(-0.15 pi) = -0.816 */
    const double indefinite[] = {1, -0.9, -0.9, -0.9, 1, -0.9, -0.9, -0.9, 1};
    struct error error = {0};
    rank_correlate(u, ROWS, 3, indefinite, &error);
    assert_says(&error, "smallest eigenvalue (as correlations of normal scores) is -0.816");
    error = (struct error){0};
    rank_copula(u, ROWS, 3, indefinite, &error);
    assert_says(&error, "-0.816");
    error = (struct error){0};
    rank_check(indefinite, 3, &error);
    assert_says(&error, "not positive definite");
    const double same[] = {1, 1, 1, 1};
    assert_int_equal(rank_check(same, 2, NULL), FONDSIM_DOMAIN);
    const double lopsided[] = {1, 0.3, 0.4, 1}, large[] = {1, 1.2, 1.2, 1},
                 nan[] = {1, NAN, NAN, 1}, diagonal[] = {2, 0, 0, 1};
    assert_int_equal(rank_check(lopsided, 2, NULL), FONDSIM_DOMAIN);
    assert_int_equal(rank_check(large, 2, NULL), FONDSIM_DOMAIN);
    assert_int_equal(rank_check(nan, 2, NULL), FONDSIM_DOMAIN);
    assert_int_equal(rank_check(diagonal, 2, NULL), FONDSIM_DOMAIN);
    assert_int_equal(rank_check(three, 3, NULL), FONDSIM_OK);
    assert_int_equal(rank_check(NULL, 0, NULL), FONDSIM_OK);
    error = (struct error){0};
    assert_int_equal(rank_correlate(u, 4, 3, three, &error), FONDSIM_DOMAIN);
    assert_says(&error, "3 correlated parameters need blocks of more than 4 rows, these have 4");
    for (size_t i = 0; i < ROWS; i++) {
        u[i * 3 + 2] = u[i * 3]; /* a column twice */
        before[i * 3 + 2] = u[i * 3];
    }
    error = (struct error){0};
    rank_correlate(u, ROWS, 3, three, &error);
    assert_says(&error, "repeat one another's order");
    assert_memory_equal(u, before, sizeof u);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copula_conversions),
        cmocka_unit_test(blocks_reach_the_target),
        cmocka_unit_test(margins_and_the_first_column_stay),
        cmocka_unit_test(many_columns),
        cmocka_unit_test(copula_reaches_the_target),
        cmocka_unit_test(impossible_targets_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
