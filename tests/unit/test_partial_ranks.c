/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of partial rank correlations: by hand, in perfect and in known cases, their errors. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <string.h>

#include "sim/analysis/partial_ranks.h"
#include "tests/unit/analysis_draws.h"

/* Ranks of x1, x2 and y over six samples, with a tie in y. With r12, r1y, r2y their Spearman
 * correlations, the partial one is (r1y - r12 r2y) / sqrt((1 - r12^2)(1 - r2y^2)). */
static void by_hand(void **state) {
    (void)state;
    struct draws shape = {6, 1, 32};
    const double x1[6] = {10, 20, 30, 40, 50, 60}, x2[6] = {0.2, 0.1, 0.4, 0.3, 9, 0.5};
    const double y[6] = {1, 3, 2, 3, 100, 4}, *x[2] = {x1, x2};
    /* ranks 1..6; 2 1 4 3 6 5; 1 3.5 2 3.5 6 5, centred at 3.5 */
    double r12 = 14.5 / 17.5, r1y = 14.5 / sqrt(17.5 * 17), r2y = 11.5 / sqrt(17.5 * 17);
    struct partial_ranks ranks;
    struct error error = {0};
    assert_int_equal(partial_ranks_of(&shape, 2, x, y, &ranks, &error), 0);
    assert_close(ranks.rows[0].coefficient,
                 (r1y - r12 * r2y) / sqrt((1 - r12 * r12) * (1 - r2y * r2y)), 1e-12);
    assert_close(ranks.rows[1].coefficient,
                 (r2y - r12 * r1y) / sqrt((1 - r12 * r12) * (1 - r1y * r1y)), 1e-12);
    assert_true(isnan(ranks.rows[0].se) && isnan(ranks.rows[0].low) && !ranks.rows[0].resolved);
    partial_ranks_free(&ranks);
    partial_ranks_free(&ranks);
}

enum { SAMPLES = 3200, INNER = 2, DRAWS = SAMPLES * INNER };

/* y = 2 x0 - x1 + noise of variance 1, independent normal parameters. */
static void fill(double *cells, const double **x, double *y, uint32_t seed) {
    for (size_t j = 0; j < 4; j++) {
        x[j] = cells + j * SAMPLES;
        for (size_t s = 0; s < SAMPLES; s++) {
            cells[j * SAMPLES + s] = j < 3 ? normal_at(seed, s, (uint32_t)j) : 7;
        }
    }
    for (size_t d = 0; d < DRAWS; d++) {
        size_t s = d / INNER;
        double luck = d % INNER == 0 ? 0.3 : -0.3; /* gone in averages */
        y[d] = 2 * x[0][s] - x[1][s] + normal_at(seed, s, 9) + luck;
    }
}

/* For normal numbers the correlation of ranks is 6 / pi asin(r / 2) (Pearson 1907); the partial one
 * follows by algebra, parameters being independent. */
static void known_case(void **state) {
    (void)state;
    struct draws shape = {SAMPLES, INNER, 32};
    double *cells = numbers((size_t)4 * SAMPLES), *y = numbers(DRAWS);
    const double *x[4];
    fill(cells, x, y, 8);
    struct partial_ranks ranks;
    struct error error = {0};
    assert_int_equal(partial_ranks_of(&shape, 4, x, y, &ranks, &error), 0);
    double pi = acos(-1), s0 = 6 / pi * asin(2 / sqrt(6) / 2), s1 = -6 / pi * asin(1 / sqrt(6) / 2);
    const double expected[3] = {s0 / sqrt(1 - s1 * s1), s1 / sqrt(1 - s0 * s0), 0};
    for (size_t j = 0; j < 3; j++) {
        const struct partial_rank *row = &ranks.rows[j];
        assert_within(row->coefficient, expected[j], row->se, 4);
        /* between half and twice the error of a plain correlation, (1 - r^2) / sqrt(n) */
        double plain = (1 - expected[j] * expected[j]) / sqrt(SAMPLES);
        assert_true(row->se > plain / 2 && row->se < 2 * plain);
        assert_true(row->low < row->coefficient && row->coefficient < row->high);
        assert_int_equal(row->resolved, j < 2);
    }
    assert_true(isnan(ranks.rows[3].coefficient) && !ranks.rows[3].resolved); /* constant */
    partial_ranks_free(&ranks);
    free(cells);
    free(y);
}

/* The jackknife against 20 calls, each on what is left without a block. */
static void jackknife_by_hand(void **state) {
    (void)state;
    enum { BLOCKS = 20, N = BLOCKS * 32, LEFT = N - 32 };
    struct draws all = {N, 1, 32}, left = {LEFT, 1, 32};
    double *cells = numbers((size_t)3 * N), *spare = numbers((size_t)3 * LEFT);
    const double *x[2] = {cells, cells + N}, *some[2] = {spare, spare + LEFT};
    for (size_t s = 0; s < N; s++) {
        cells[s] = round(2 * normal_at(13, s, 1)); /* with ties */
        cells[N + s] = normal_at(13, s, 2) + cells[s] / 3;
        cells[2 * N + s] = cells[s] - cells[N + s] + normal_at(13, s, 3);
    }
    struct partial_ranks ranks;
    double mean = 0, m2 = 0;
    for (size_t b = 0; b < BLOCKS; b++) {
        for (size_t s = 0; s < (size_t)3 * N; s++) {
            size_t row = s % N, column = s / N;
            if (row / 32 != b) {
                spare[column * LEFT + row - (row / 32 > b ? 32 : 0)] = cells[s];
            }
        }
        assert_int_equal(partial_ranks_of(&left, 2, some, spare + 2 * (size_t)LEFT, &ranks, NULL),
                         0);
        double step = ranks.rows[0].coefficient - mean;
        mean += step / (double)(b + 1);
        m2 += step * (ranks.rows[0].coefficient - mean);
        partial_ranks_free(&ranks);
    }
    assert_int_equal(partial_ranks_of(&all, 2, x, cells + 2 * (size_t)N, &ranks, NULL), 0);
    assert_close(ranks.rows[0].se, sqrt(m2 * (BLOCKS - 1) / BLOCKS), 1e-12);
    partial_ranks_free(&ranks);
    free(cells);
    free(spare);
}

/* The error says how estimates scatter: their variance over 40 seeds against its mean. */
static void honest_errors(void **state) {
    (void)state;
    enum { SEEDS = 40, SHORT = 640 };
    struct draws shape = {SHORT, INNER, 32};
    double *cells = numbers((size_t)4 * SAMPLES), *y = numbers(DRAWS);
    double mean = 0, m2 = 0, said = 0;
    for (uint32_t seed = 0; seed < SEEDS; seed++) {
        const double *x[4];
        fill(cells, x, y, 100 + seed);
        struct partial_ranks ranks;
        assert_int_equal(partial_ranks_of(&shape, 4, x, y, &ranks, NULL), 0);
        double step = ranks.rows[1].coefficient - mean;
        mean += step / (seed + 1);
        m2 += step * (ranks.rows[1].coefficient - mean);
        said += ranks.rows[1].se * ranks.rows[1].se / SEEDS;
        partial_ranks_free(&ranks);
    }
    double ratio = said / (m2 / (SEEDS - 1)); /* sd of m2 is about sqrt(2 / 39) of it */
    assert_true(ratio > 1 / (1 + 4 * sqrt(2.0 / 39)) && ratio < 1 / (1 - 3 * sqrt(2.0 / 39)));
    free(cells);
    free(y);
}

/* y a rising function of one parameter: 1 for it, 0 for the other, and no division by 0. */
static void perfect(void **state) {
    (void)state;
    struct draws shape = {640, 1, 32};
    double *x0 = numbers(640), *x1 = numbers(640), *y = numbers(640);
    const double *x[2] = {x0, x1};
    for (size_t s = 0; s < 640; s++) {
        x0[s] = normal_at(12, s, 1);
        x1[s] = normal_at(12, s, 2);
        y[s] = -exp(x0[s]);
    }
    struct partial_ranks ranks;
    assert_int_equal(partial_ranks_of(&shape, 2, x, y, &ranks, NULL), 0);
    assert_close(ranks.rows[0].coefficient, -1, 1e-12);
    assert_true(ranks.rows[0].low >= -1 && ranks.rows[0].high < -0.99 && ranks.rows[0].resolved);
    assert_true(fabs(ranks.rows[1].coefficient) < 1e-6);
    partial_ranks_free(&ranks);
    for (size_t s = 0; s < 640; s++) {
        y[s] = 3; /* a difference of 0 everywhere */
    }
    assert_int_equal(partial_ranks_of(&shape, 2, x, y, &ranks, NULL), 0);
    assert_true(isnan(ranks.rows[0].coefficient) && isnan(ranks.rows[1].high));
    partial_ranks_free(&ranks);
    free(x0);
    free(x1);
    free(y);
}

static void refused(void **state) {
    (void)state;
    struct draws shape = {4, 1, 32};
    double x0[5] = {1, 2, 3, 4, 5}, x1[5] = {2, 1, 4, 3, 5}, y[5] = {1, 3, 2, 5, 4};
    const double *x[2] = {x0, x1}, *twice[2] = {x0, x0};
    struct partial_ranks ranks;
    struct error error = {0};
    assert_int_equal(partial_ranks_of(&shape, 2, x, y, &ranks, &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text, "4 samples are too few for 2 parameters: 5 are needed");
    shape.samples = 5;
    assert_int_equal(partial_ranks_of(&shape, 2, x, y, &ranks, NULL), 0);
    partial_ranks_free(&ranks);
    error = (struct error){0};
    assert_int_equal(partial_ranks_of(&shape, 2, twice, y, &ranks, &error), FONDSIM_DOMAIN);
    assert_non_null(strstr(error.text, "follow from those of the others"));
    assert_int_equal(partial_ranks_of(&shape, 0, x, y, &ranks, NULL), FONDSIM_DOMAIN);
    x1[3] = (double)NAN;
    error = (struct error){0};
    assert_int_equal(partial_ranks_of(&shape, 2, x, y, &ranks, &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text, "parameter 1: sample 3, inner run 0 is not defined");
    y[0] = (double)INFINITY;
    assert_int_equal(partial_ranks_of(&shape, 1, x, y, &ranks, NULL), FONDSIM_DOMAIN);
    assert_null(ranks.rows);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_hand),       cmocka_unit_test(known_case),
        cmocka_unit_test(honest_errors), cmocka_unit_test(perfect),
        cmocka_unit_test(refused),       cmocka_unit_test(jackknife_by_hand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
