/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of Sobol indices: known answers, exact ones on a full grid, luck that must not count,
 * honest errors, and plan to indices on the made-up model. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <string.h>

#include "sim/analysis/collect.h"
#include "sim/analysis/sobol.h"
#include "sim/core/blocks.h"
#include "sim/engine/engine.h"
#include "tests/unit/analysis_draws.h"
#include "tests/unit/fake_model.h"

enum { INPUTS = 3, MATRICES = 2 + INPUTS };

/* Ishigami and Homma (1990) with a = 7, b = 0.1. */
static double ishigami(const double *x) {
    return sin(x[0]) + 7 * sin(x[1]) * sin(x[1]) + 0.1 * pow(x[2], 4) * sin(x[0]);
}

static const double variance = 13.8445879407;
static const double first_order[INPUTS] = {0.3139051911, 0.4424111448, 0};
static const double total_order[INPUTS] = {0.5575888552, 0.4424111448, 0.2436836641};

/* Columns of A, B and the mixed matrices, with luck of standard deviation sd: that of A's rows but
 * in B. */
static void fill(const struct draws *shape, uint32_t seed, double sd, double *cells,
                 const double **y) {
    double pi = acos(-1);
    for (size_t s = 0; s < shape->samples; s++) {
        double x[2][INPUTS];
        for (uint32_t i = 0; i < 2 * INPUTS; i++) {
            x[i / INPUTS][i % INPUTS] =
                pi * (2 * random_uniform(
                              (struct address){.seed = seed, .sample = (uint32_t)s, .entity = i}) -
                      1);
        }
        for (size_t p = 0; p < MATRICES; p++) {
            double row[INPUTS];
            for (size_t i = 0; i < INPUTS; i++) {
                row[i] = x[p == 1 || p == 2 + i][i];
            }
            y[p] = cells + p * draws_count(shape);
            for (size_t m = 0; m < shape->inner; m++) {
                uint32_t entity = 100 + (uint32_t)(2 * m) + (p == 1);
                double luck = sd > 0 ? sd * normal_at(seed, s, entity) : 0;
                cells[p * draws_count(shape) + s * shape->inner + m] = ishigami(row) + luck;
            }
        }
    }
}

static void reduce(const struct draws *shape, uint32_t seed, double sd, struct sobol *sobol) {
    double *cells = numbers(MATRICES * draws_count(shape));
    const double *y[MATRICES];
    struct error error = {0};
    fill(shape, seed, sd, cells, y);
    assert_int_equal(sobol_reduce(shape, INPUTS, y, sobol_tolerance, sobol, &error), 0);
    free(cells);
}

static void known_answers(void **state) {
    (void)state;
    struct draws shape = {8192, 1, 32};
    struct sobol sobol;
    reduce(&shape, 1, 0, &sobol);
    assert_within(sobol.mean.mean, 3.5, sobol.mean.se, 4);
    assert_within(sobol.variance, variance, sobol.variance_se, 4);
    for (size_t i = 0; i < INPUTS; i++) {
        const struct sobol_row *row = &sobol.rows[i];
        assert_within(row->first.value, first_order[i], row->first.se, 4);
        assert_within(row->total.value, total_order[i], row->total.se, 4);
        assert_true(row->first.se < 0.02 && row->total.se < 0.02);
        assert_true(row->first.low < row->first.value && row->first.value < row->first.high);
    }
    assert_within(sobol.sum.value, 0.7563163359, sobol.sum.se, 4);
    assert_true(isnan(sobol.luck) && sobol.converged && sobol.rows[0].first.converged);
    sobol_free(&sobol);
    sobol_free(&sobol);
    shape.samples = 1 << 17; /* a large plain run: two digits */
    reduce(&shape, 2, 0, &sobol);
    for (size_t i = 0; i < INPUTS; i++) {
        assert_true(fabs(sobol.rows[i].first.value - first_order[i]) < 0.01);
        assert_true(fabs(sobol.rows[i].total.value - total_order[i]) < 0.01);
    }
    sobol_free(&sobol);
}

/* Few samples are flagged; under 20 blocks nothing is said about errors. */
static void not_converged(void **state) {
    (void)state;
    struct draws shape = {640, 1, 32};
    struct sobol sobol;
    reduce(&shape, 3, 0, &sobol);
    assert_true(!sobol.converged && sobol.rows[0].first.se > 0.025);
    sobol_free(&sobol);
    shape.samples = 19 * 32;
    reduce(&shape, 3, 0, &sobol);
    assert_true(!sobol.converged && isnan(sobol.rows[0].first.se) &&
                isnan(sobol.rows[0].total.high) && isnan(sobol.variance_se));
    assert_true(sobol.rows[0].first.value > 0);
    sobol_free(&sobol);
}

/* The error says how estimates scatter: their variance over 40 seeds against its mean. */
static void honest_errors(void **state) {
    (void)state;
    enum { SEEDS = 40 };
    struct draws shape = {1280, 1, 32};
    double mean[2] = {0}, m2[2] = {0}, said[2] = {0};
    for (uint32_t seed = 0; seed < SEEDS; seed++) {
        struct sobol sobol;
        reduce(&shape, 1000 + seed, 0, &sobol);
        const struct sobol_index *index[2] = {&sobol.rows[0].first, &sobol.rows[0].total};
        for (int i = 0; i < 2; i++) {
            double step = index[i]->value - mean[i];
            mean[i] += step / (seed + 1);
            m2[i] += step * (index[i]->value - mean[i]);
            said[i] += index[i]->se * index[i]->se / SEEDS;
        }
        sobol_free(&sobol);
    }
    for (int i = 0; i < 2; i++) {
        double ratio = said[i] / (m2[i] / (SEEDS - 1));
        assert_true(ratio > 1 / (1 + 4 * sqrt(2.0 / 39)) && ratio < 1 / (1 - 3 * sqrt(2.0 / 39)));
    }
}

/* With inner runs, luck as large as the whole variance moves no index of the expectation; with one
 * run it takes its share, which is there for a factor to carry. */
static void luck_does_not_count(void **state) {
    (void)state;
    double sd = sqrt(variance);
    struct draws shape = {8192, 3, 32};
    struct sobol sobol;
    reduce(&shape, 4, sd, &sobol);
    assert_within(sobol.variance, variance, sobol.variance_se, 4);
    assert_true(sobol.luck > 0.25 && sobol.luck < 0.42); /* 1 / 3 of it is left in averages */
    for (size_t i = 0; i < INPUTS; i++) {
        const struct sobol_row *row = &sobol.rows[i];
        assert_within(row->first.value, first_order[i], row->first.se, 4);
        assert_within(row->total.value, total_order[i], row->total.se, 4);
        assert_true(row->first.se < 0.03);
    }
    sobol_free(&sobol);
    shape.inner = 1;
    reduce(&shape, 4, sd, &sobol);
    assert_within(sobol.variance, 2 * variance, sobol.variance_se, 4);
    assert_within(sobol.rows[1].total.value, total_order[1] / 2, sobol.rows[1].total.se, 4);
    sobol_free(&sobol);
}

/* Luck of its own in each matrix too: products of different inner runs still leave nothing. */
static void independent_luck(void **state) {
    (void)state;
    struct draws shape = {8192, 2, 32};
    size_t draws = draws_count(&shape);
    double *cells = numbers(MATRICES * draws);
    const double *y[MATRICES];
    fill(&shape, 5, 0, cells, y);
    for (size_t i = 0; i < MATRICES * draws; i++) {
        cells[i] += 2 * normal_at(6, i, 1);
    }
    struct sobol sobol;
    assert_int_equal(sobol_reduce(&shape, INPUTS, y, sobol_tolerance, &sobol, NULL), 0);
    for (size_t i = 0; i < INPUTS; i++) {
        assert_within(sobol.rows[i].first.value, first_order[i], sobol.rows[i].first.se, 4);
        assert_within(sobol.rows[i].total.value, total_order[i], sobol.rows[i].total.se, 4);
    }
    sobol_free(&sobol);
    free(cells);
}

/* Additive and linear, y = 3 + sum c_i x_i with x_i = -1 or 1: A and B over all 2^8 combinations
 * are the whole distribution, so S_i = S_Ti = c_i^2 / sum to the last digit; the last input has c =
 * 0. */
static void additive_exactly(void **state) {
    (void)state;
    enum { K = 4, ROWS = 1 << (2 * K) };
    const double c[K] = {1, -2, 0.5, 0};
    double *cells = numbers((size_t)(2 + K) * ROWS), all = 5.25;
    const double *y[2 + K];
    for (size_t p = 0; p < 2 + K; p++) {
        y[p] = cells + p * ROWS;
        for (size_t r = 0; r < ROWS; r++) {
            double sum = 3;
            for (size_t i = 0; i < K; i++) {
                size_t bit = p == 1 || p == 2 + i ? K + i : i;
                sum += (r >> bit & 1U) != 0 ? c[i] : -c[i];
            }
            cells[p * ROWS + r] = sum;
        }
    }
    struct draws shape = {ROWS, 1, 8};
    struct sobol sobol;
    assert_int_equal(sobol_reduce(&shape, K, y, sobol_tolerance, &sobol, NULL), 0);
    assert_close(sobol.mean.mean, 3, 1e-14);
    assert_close(sobol.variance, all, 1e-14);
    for (size_t i = 0; i < K; i++) {
        assert_close(sobol.rows[i].first.value, c[i] * c[i] / all, 1e-14);
        assert_close(sobol.rows[i].total.value, c[i] * c[i] / all, 1e-14);
    }
    assert_true(sobol.rows[3].first.value == 0 && sobol.rows[3].total.value == 0);
    assert_true(sobol.rows[3].total.se == 0 && sobol.rows[3].total.converged);
    assert_close(sobol.sum.value, 1, 1e-14);
    sobol_free(&sobol);
    free(cells);
}

/* Where the variance is the same in all blocks an index is a mean, and its error that of a mean. */
static void jackknife_of_a_mean(void **state) {
    (void)state;
    enum { N = 640 };
    struct draws shape = {N, 1, 32};
    double *a = numbers(N), *b = numbers(N), *mixed = numbers(N), *half = numbers(N);
    const double *y[3] = {a, b, mixed};
    for (size_t s = 0; s < N; s++) {
        double z = normal_at(7, s, 1);
        a[s] = s % 2 == 0 ? 1 : -1;
        b[s] = s % 4 < 2 ? 1 : -1;
        mixed[s] = a[s] + z;
        half[s] = z * z / 2;
    }
    struct sobol sobol;
    assert_int_equal(sobol_reduce(&shape, 1, y, sobol_tolerance, &sobol, NULL), 0);
    struct draws_mean total = draws_mean(half, N, 32);
    assert_true(sobol.variance == 1 && sobol.variance_se == 0);
    assert_close(sobol.rows[0].total.value, total.mean, 1e-13);
    assert_close(sobol.rows[0].total.se, total.se, 1e-13);
    assert_close(sobol.rows[0].total.high, total.mean + draws_t(20) * total.se, 1e-13);
    sobol_free(&sobol);
    free(a);
    free(b);
    free(mixed);
    free(half);
}

static void refused_or_empty(void **state) {
    (void)state;
    enum { N = 640 };
    struct draws shape = {N, 1, 32};
    double *same = numbers(N), *gap = numbers(N);
    const double *y[3] = {same, same, same};
    for (size_t s = 0; s < N; s++) {
        same[s] = 0.1;
    }
    struct sobol sobol;
    struct error error = {0};
    assert_int_equal(sobol_reduce(&shape, 1, y, 0.05, &sobol, &error), 0);
    assert_true(isnan(sobol.rows[0].first.value) && isnan(sobol.rows[0].total.value) &&
                isnan(sobol.sum.value) && !sobol.converged);
    sobol_free(&sobol);
    gap[7] = (double)NAN;
    y[2] = gap;
    assert_int_equal(sobol_reduce(&shape, 1, y, 0.05, &sobol, &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text, "factor 0: sample 7, inner run 0 is not defined");
    y[1] = gap;
    error = (struct error){0};
    assert_int_equal(sobol_reduce(&shape, 1, y, 0.05, &sobol, &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text, "matrix B: sample 7, inner run 0 is not defined");
    y[1] = same;
    y[2] = same;
    assert_int_equal(sobol_reduce(&shape, 0, y, 0.05, &sobol, NULL), FONDSIM_DOMAIN);
    assert_int_equal(sobol_reduce(&shape, 1, y, 0, &sobol, NULL), FONDSIM_DOMAIN);
    shape.inner = 0;
    assert_int_equal(sobol_reduce(&shape, 1, y, 0.05, &sobol, NULL), FONDSIM_DOMAIN);
    free(same);
    free(gap);
}

/* Correlated parameters move together, what was not asked for is one factor, luck is one with a
 * single inner run. */
static void the_plan(void **state) {
    (void)state;
    struct fake fake;
    fake_init(&fake);
    struct correlation correlations[4] = {{0, 4, 0.5}, {4, 3, 0.2}, {5, 2, 0.9}, {2, 1, 0.9}};
    fake.scenario.correlations = correlations;
    fake.scenario.n_correlations = 4;
    struct sobol_plan plan;
    struct error error = {0};
    const size_t asked[2] = {4, 1};
    assert_int_equal(sobol_plan(&fake.scenario, 2, asked, 100, 0, &plan, &error), 0);
    assert_int_equal(plan.n_factors, 4);
    const size_t group[3] = {4, 0, 3};
    assert_int_equal(plan.factors[0].n, 3);
    assert_memory_equal(plan.factors[0].parameters, group, sizeof group);
    assert_true(plan.factors[1].n == 1 && plan.factors[1].parameters[0] == 1);
    assert_true(plan.factors[2].kind == SOBOL_OTHERS && plan.factors[2].n == 1 &&
                plan.factors[2].parameters[0] == 5); /* 2 is constant: it joins nothing */
    assert_true(plan.factors[3].kind == SOBOL_LUCK && plan.factors[3].n == 0);
    assert_int_equal(plan.study.n_passes, 6);
    assert_int_equal(plan.study.samples, 6 * 128);
    assert_true(plan.passes[0].parameters == 0 && plan.passes[0].n_replaced == 0);
    assert_true(plan.passes[1].parameters == 4 && plan.passes[1].luck == 4);
    assert_true(plan.passes[2].n_replaced == 3 && plan.passes[2].other == 4 &&
                plan.passes[2].luck == 0 && plan.passes[2].parameters == 0);
    assert_true(!plan.passes[2].replaced[2].is_fixed && plan.passes[2].replaced[2].parameter == 3);
    assert_true(plan.passes[5].luck == 4 && plan.passes[5].n_replaced == 0);
    sobol_plan_free(&plan);
    sobol_plan_free(&plan);
    /* points that follow in a Sobol sequence would not be independent: B has other scramblings */
    fake.scenario.monte_carlo.design = DESIGN_SOBOL;
    assert_int_equal(sobol_plan(&fake.scenario, 0, NULL, 32, 2, &plan, &error), 0);
    assert_true(plan.passes[1].parameters == BLOCKS_FRESH && plan.passes[1].luck == 1);
    assert_true(plan.passes[2].parameters == 0 && plan.passes[2].other == BLOCKS_FRESH);
    sobol_plan_free(&plan);
    fake.scenario.monte_carlo.design = DESIGN_LATIN_HYPERCUBE;
    assert_int_equal(sobol_plan(&fake.scenario, 0, NULL, 32, 2, &plan, &error), 0);
    assert_int_equal(plan.n_factors, 3); /* {0, 3, 4}, {1}, {5}; no others and no luck */
    assert_int_equal(plan.study.inner, 2);
    sobol_plan_free(&plan);
    const size_t both[2] = {3, 0}; /* joined: one factor */
    assert_int_equal(sobol_plan(&fake.scenario, 2, both, 32, 2, &plan, &error), 0);
    assert_true(plan.n_factors == 2 && plan.factors[0].n == 3 && plan.factors[1].n == 2);
    sobol_plan_free(&plan);
    const size_t constant = 2;
    assert_int_equal(sobol_plan(&fake.scenario, 1, &constant, 32, 2, &plan, NULL), FONDSIM_DOMAIN);
    assert_int_equal(sobol_plan(&fake.scenario, 1, asked, 0, 2, &plan, NULL), FONDSIM_DOMAIN);
    assert_null(plan.passes);
}

/* x / 3 = uniform + normal + luck: variances 100 / 12, 4 and 1 / 12, nothing interacts. */
static void plan_to_indices(void **state) {
    (void)state;
    struct fake fake;
    fake_init(&fake);
    for (uint16_t inner = 1; inner <= 2; inner++) {
        struct sobol_plan plan;
        struct collect collect;
        struct sobol sobol;
        struct error error = {0};
        const int outcome = 0;
        const size_t asked[2] = {0, 1};
        assert_int_equal(sobol_plan(&fake.scenario, 2, asked, 3200, inner, &plan, &error), 0);
        assert_int_equal(collect_init(&collect, &plan.study, 1, &outcome, 1, &error), 0);
        struct engine_options options = {.threads = 2};
        struct sink sink = {&collect, collect_take};
        assert_int_equal(engine_run(&plan.study, &fake_model, &options, &sink, &error), 0);
        const double *y[6];
        for (size_t p = 0; p < 2 + plan.n_factors; p++) {
            y[p] = collect_column(&collect, 0, p, 2);
        }
        assert_int_equal(
            sobol_reduce(&collect.shape, plan.n_factors, y, sobol_tolerance, &sobol, &error), 0);
        double luck = inner == 1 ? 1.0 / 12 : 0, all = 100.0 / 12 + 4 + luck;
        const double parts[4] = {100.0 / 12 / all, 4 / all, 0, luck / all};
        assert_int_equal(plan.n_factors, inner == 1 ? 4 : 3);
        for (size_t f = 0; f < plan.n_factors; f++) {
            assert_within(sobol.rows[f].first.value, parts[f], sobol.rows[f].first.se, 4);
            assert_within(sobol.rows[f].total.value, parts[f], sobol.rows[f].total.se, 4);
        }
        assert_true(sobol.rows[2].total.value == 0 && sobol.rows[2].first.value == 0);
        assert_within(sobol.variance, 9 * all, sobol.variance_se, 4);
        sobol_free(&sobol);
        collect_free(&collect);
        sobol_plan_free(&plan);
    }
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_answers),    cmocka_unit_test(not_converged),
        cmocka_unit_test(honest_errors),    cmocka_unit_test(luck_does_not_count),
        cmocka_unit_test(independent_luck), cmocka_unit_test(additive_exactly),
        cmocka_unit_test(refused_or_empty), cmocka_unit_test(the_plan),
        cmocka_unit_test(plan_to_indices),  cmocka_unit_test(jackknife_of_a_mean),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
