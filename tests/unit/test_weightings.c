/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of shares of all weightings, against areas of the simplex. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>

#include "sim/analysis/weightings.h"
#include "tests/unit/analysis_draws.h"
#include "tests/unit/test_seed.h"

enum { N = 640, MOST = 4 };

/* Columns of given means [criterion][option] with independent noise that adds up to 0. */
struct table {
    double *columns[MOST * MOST];
    const double *values[MOST * MOST];
    int better[MOST];
    struct criteria criteria;
};

static void table_init(struct table *self, size_t criteria, size_t options, const double *means,
                       double noise) {
    *self = (struct table){.criteria = {.shape = {.samples = N, .inner = 1, .block = 32},
                                        .n_criteria = criteria,
                                        .n_options = options,
                                        .values = self->values,
                                        .better = self->better}};
    for (uint32_t c = 0; c < criteria * options; c++) {
        self->better[c / options] = 1;
        self->values[c] = self->columns[c] = numbers(N);
        for (size_t i = 0; i < N; i++) {
            self->columns[c][i] =
                means[c] + (i < N / 2 ? noise : -noise) * normal_at(11, i % (N / 2), c);
        }
    }
}

static void table_free(struct table *self) {
    for (size_t c = 0; c < sizeof self->columns / sizeof self->columns[0]; c++) {
        free(self->columns[c]);
    }
}

/* Two criteria: (1, 0), (0, 1) and (0.6, 0.6). With weight w on the first, the first wins above
 * 0.6, the second below 0.4. Central weights 0.8, 0.2 and 0.5. Four errors: one false alarm in
 * 16,000 each; central weights: half widths 0.2 and 0.1 over sqrt(3 * 3,200) draws, 0.002. */
static void two_criteria(void **state) {
    (void)state;
    const double means[] = {1, 0, 0.6, 0, 1, 0.6}, shares[] = {0.4, 0.4, 0.2};
    const double central[] = {0.8, 0.2, 0.5};
    struct table table;
    table_init(&table, 2, 3, means, 0);
    struct weightings result;
    assert_int_equal(weightings_of(&table.criteria, test_seed(37), &result, NULL), 0);
    for (int p = 0; p < 3; p++) {
        const struct weighting_row *row = &result.rows[p];
        assert_within(row->share, shares[p], row->drawn_se, 4);
        assert_close(row->drawn_se, sqrt(shares[p] * (1 - shares[p]) / WEIGHTINGS_ON_MEANS), 1e-3);
        assert_close(row->share_se, row->drawn_se, 1e-12); /* constants: no other error */
        assert_close(result.central[2 * p], central[p], 0.01);
        assert_close(result.central[2 * p] + result.central[2 * p + 1], 1, 1e-12);
        assert_within(result.ranks[3 * p].mean, shares[p], result.ranks[3 * p].se, 4);
    }
    assert_within(result.ranks[7].mean, 0.8, result.ranks[7].se, 4); /* second when not first */
    assert_true(result.ranks[8].mean == 0);
    weightings_free(&result);
    weightings_free(&result);
    table_free(&table);
}

/* Three criteria, one corner each, and (0.5, 0.5, 0.5), which wins where no weight is above one
 * half: the middle quarter of the triangle. A fourth criterion without swing changes nothing. */
static void three_criteria(void **state) {
    (void)state;
    const double means[] = {1, 0, 0, 0.5, 0, 1, 0, 0.5, 0, 0, 1, 0.5, 7, 7, 7, 7};
    for (size_t criteria = 3; criteria <= 4; criteria++) {
        struct table table;
        table_init(&table, criteria, 4, means, 0);
        struct weightings result;
        assert_int_equal(weightings_of(&table.criteria, test_seed(38), &result, NULL), 0);
        double sum = 0;
        for (size_t p = 0; p < 4; p++) {
            assert_within(result.rows[p].share, 0.25, result.rows[p].drawn_se, 4);
            sum += result.rows[p].share;
        }
        assert_close(sum, 1, 1e-9);
        if (criteria == 3) {
            assert_close(result.central[0], 2.0 / 3, 0.02); /* centre of a corner */
            assert_close(result.central[1], 1.0 / 6, 0.02);
            assert_close(result.central[9], 1.0 / 3, 0.02);
        }
        weightings_free(&result);
        table_free(&table);
    }
}

/* 20 blocks: the jackknife by its definition, each block really taken out. */
static void error_by_its_definition(void **state) {
    (void)state;
    enum { BLOCKS = N / 32, KEPT = N - 32 };
    const double means[] = {5, 2, 4, 0.1, 1, 0.8};
    struct table table, less;
    table_init(&table, 2, 3, means, 1);
    table_init(&less, 2, 3, means, 0);
    for (size_t i = 0; i < N; i++) { /* or blocks would mirror one another */
        table.columns[2][i] += normal_at(12, i, 0);
    }
    less.criteria.shape.samples = KEPT;
    struct weightings result, one;
    assert_int_equal(weightings_of(&table.criteria, 5, &result, NULL), 0);
    double mean[3] = {0}, m2[3] = {0};
    for (size_t b = 0; b < BLOCKS; b++) {
        for (size_t c = 0; c < 6; c++) {
            for (size_t i = 0; i < KEPT; i++) {
                less.columns[c][i] = table.columns[c][i < b * 32 ? i : i + 32];
            }
        }
        assert_int_equal(weightings_of(&less.criteria, 5, &one, NULL), 0);
        for (int p = 0; p < 3; p++) {
            double step = one.rows[p].share - mean[p];
            mean[p] += step / (double)(b + 1);
            m2[p] += step * (one.rows[p].share - mean[p]);
        }
        weightings_free(&one);
    }
    for (int p = 0; p < 3; p++) {
        double moved = sqrt(m2[p] * (BLOCKS - 1) / BLOCKS);
        assert_true(moved > 0.005);
        assert_close(result.rows[p].share_se, hypot(moved, result.rows[p].drawn_se), 1e-9);
    }
    weightings_free(&result);
    table_free(&table);
    table_free(&less);
}

/* The error of the means is in: over 60 tables drawn anew, shares spread as their error says. The
 * ratio of variances, 59 degrees of freedom and an error of its own, is known within 25 %: bounds
 * are 4 of these away. */
static void error_of_the_means(void **state) {
    (void)state;
    enum { TIMES = 60 };
    const double scale[2] = {0, 0}, top[2] = {1, 1};
    uint32_t seed = test_seed(39);
    double mean = 0, m2 = 0, square = 0;
    for (uint32_t r = 0; r < TIMES; r++) {
        const double means[] = {1, 0.5, 0, 0.5};
        struct table table;
        table_init(&table, 2, 2, means, 0);
        table.criteria.worst = scale;
        table.criteria.best = top;
        for (uint32_t c = 0; c < 4; c++) {
            for (size_t i = 0; i < N; i++) {
                table.columns[c][i] += normal_at(seed, i, 4 * r + c);
            }
        }
        struct weightings result;
        assert_int_equal(weightings_of(&table.criteria, 1, &result, NULL), 0);
        double step = result.rows[0].share - mean;
        mean += step / (r + 1);
        m2 += step * (result.rows[0].share - mean);
        square += result.rows[0].share_se * result.rows[0].share_se / TIMES;
        weightings_free(&result);
        table_free(&table);
    }
    double ratio = square / (m2 / (TIMES - 1));
    if (!(ratio > 0.5 && ratio < 2)) {
        fail_msg("error^2 over variance is %g", ratio);
    }
}

/* The same seed gives the same bytes, another seed others. */
static void seeds(void **state) {
    (void)state;
    const double means[] = {1, 0.3, 0, 1};
    struct table table;
    table_init(&table, 2, 2, means, 0.5);
    struct weightings a, b, c;
    assert_int_equal(weightings_of(&table.criteria, 5, &a, NULL), 0);
    assert_int_equal(weightings_of(&table.criteria, 5, &b, NULL), 0);
    assert_int_equal(weightings_of(&table.criteria, 6, &c, NULL), 0);
    assert_true(a.rows[0].share == b.rows[0].share && a.ranks[0].mean == b.ranks[0].mean);
    assert_true(a.rows[0].share != c.rows[0].share && a.ranks[0].mean != c.ranks[0].mean);
    weightings_free(&a);
    weightings_free(&b);
    weightings_free(&c);
    table_free(&table);
}

static void degenerate(void **state) {
    (void)state;
    const double means[] = {1, 2, 2};
    struct table table;
    table_init(&table, 1, 3, means, 0);
    struct weightings result;
    assert_int_equal(weightings_of(&table.criteria, 5, &result, NULL), 0);
    assert_close(result.rows[1].share, 0.5, 1e-9); /* ties share */
    assert_true(result.rows[0].share == 0 && isnan(result.central[0]) &&
                result.rows[0].drawn_se == 0);
    assert_close(result.central[1], 1, 1e-12);
    assert_close(result.ranks[3].mean, 0.5, 1e-12);
    weightings_free(&result);
    table.criteria.shape.samples = 2;
    assert_int_equal(weightings_of(&table.criteria, 5, &result, NULL), 0);
    assert_true(isnan(result.rows[0].share_se) && isnan(result.ranks[0].se));
    weightings_free(&result);
    table.criteria.n_options = 1;
    assert_int_equal(weightings_of(&table.criteria, 5, &result, NULL), 0);
    assert_close(result.rows[0].share, 1, 1e-9);
    weightings_free(&result);
    table.columns[0][1] = (double)NAN;
    assert_int_equal(weightings_of(&table.criteria, 5, &result, NULL), FONDSIM_DOMAIN);
    table.criteria.n_criteria = WEIGHTINGS_CRITERIA + 1;
    assert_int_equal(weightings_of(&table.criteria, 5, &result, NULL), FONDSIM_DOMAIN);
    table_free(&table);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_criteria),
        cmocka_unit_test(three_criteria),
        cmocka_unit_test(seeds),
        cmocka_unit_test(error_of_the_means),
        cmocka_unit_test(error_by_its_definition),
        cmocka_unit_test(degenerate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
