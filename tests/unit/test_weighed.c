/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of scores under given weights, worked by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>

#include "sim/analysis/weighed.h"
#include "tests/unit/analysis_draws.h"

enum { N = 40, OPTIONS = 3 };

/* Means 0, 6, 10 on a criterion where more is better and 100, 180, 200 on one where less is:
 * scaled 0, 0.6, 1 and 1, 0.2, 0. A small noise, the same for all options. */
static void two_members(void **state) {
    (void)state;
    const double means[2][OPTIONS] = {{0, 6, 10}, {100, 180, 200}};
    double columns[2 * OPTIONS][N];
    const double *values[2 * OPTIONS];
    for (int k = 0; k < 2; k++) {
        for (int p = 0; p < OPTIONS; p++) {
            for (int i = 0; i < N; i++) {
                columns[k * OPTIONS + p][i] = means[k][p] + (i < N / 2 ? 1 : -1);
            }
            values[k * OPTIONS + p] = columns[k * OPTIONS + p];
        }
    }
    const int better[] = {1, -1};
    const double weights[] = {3, 1, 1, 9};
    struct criteria criteria = {.shape = {.samples = N, .inner = 1, .block = 2},
                                .n_criteria = 2,
                                .n_options = OPTIONS,
                                .values = values,
                                .better = better};
    struct weighed weighed;
    assert_int_equal(weighed_of(&criteria, 2, weights, &weighed, NULL), 0);
    assert_true(weighed.scales.worst[1] == 200 && weighed.scales.best[1] == 100);
    assert_close(weighed.weights[0], 0.75, 1e-15);
    assert_close(weighed.weights[3], 0.9, 1e-15);
    const double scores[2][OPTIONS] = {{0.25, 0.5, 0.75}, {0.9, 0.24, 0.1}};
    const double ranks[2][OPTIONS] = {{3, 2, 1}, {1, 2, 3}};
    for (int i = 0; i < 2; i++) {
        for (int p = 0; p < OPTIONS; p++) {
            const struct weighed_row *row = &weighed.rows[i * OPTIONS + p];
            assert_close(row->score.mean, scores[i][p], 1e-14);
            assert_true(row->rank == ranks[i][p] && row->score.se > 0);
            assert_true(row->best.mean == (ranks[i][p] == 1));
        }
    }
    assert_true(weighed.sets[0].winner == 2 && weighed.sets[0].second == 1);
    assert_close(weighed.sets[0].lead.mean, 0.25, 1e-14);
    assert_true(weighed.sets[0].lead.se < 1e-14); /* paired: the common noise is gone */
    assert_true(weighed.sets[0].resolved && weighed.sets[1].winner == 0);
    weighed_free(&weighed);
    weighed_free(&weighed);
}

static void ties_and_flat_criteria(void **state) {
    (void)state;
    double a[N], b[N];
    for (int i = 0; i < N; i++) {
        a[i] = 1;
        b[i] = i % 2 ? 3 : -1; /* the same mean as a */
    }
    const double *const values[] = {a, b};
    const int better = 1;
    const double weight = 2;
    struct criteria criteria = {.shape = {.samples = N, .inner = 1, .block = 2},
                                .n_criteria = 1,
                                .n_options = 2,
                                .values = values,
                                .better = &better};
    struct weighed weighed;
    assert_int_equal(weighed_of(&criteria, 1, &weight, &weighed, NULL), 0);
    assert_true(!weighed.scales.resolved[0]);
    for (int p = 0; p < 2; p++) { /* no swing: all count 0 */
        assert_true(weighed.rows[p].score.mean == 0 && weighed.rows[p].best.mean == 0.5 &&
                    weighed.rows[p].rank == 1.5);
    }
    assert_true(weighed.sets[0].lead.mean == 0 && !weighed.sets[0].resolved);
    weighed_free(&weighed);
    const double worst = -1, best = 3; /* a scale that somebody gave shows them apart */
    criteria.worst = &worst;
    criteria.best = &best;
    assert_int_equal(weighed_of(&criteria, 1, &weight, &weighed, NULL), 0);
    assert_close(weighed.rows[0].score.mean, 0.5, 1e-15);
    assert_true(weighed.rows[1].best.mean == 0.5 && weighed.rows[1].score.mean == 0.5);
    weighed_free(&weighed);
    criteria.n_options = 1;
    assert_int_equal(weighed_of(&criteria, 1, &weight, &weighed, NULL), 0);
    assert_true(weighed.sets[0].winner == 0 && weighed.sets[0].second == 0 &&
                weighed.rows[0].best.mean == 1);
    weighed_free(&weighed);
}

static void refused(void **state) {
    (void)state;
    const double a[] = {1, 2}, b[] = {2, 4};
    const double *const values[] = {a, b, b, a};
    const int better[] = {1, 1};
    struct criteria criteria = {.shape = {.samples = 2, .inner = 1, .block = 32},
                                .n_criteria = 2,
                                .n_options = 2,
                                .values = values,
                                .better = better};
    const double wrong[][2] = {{0, 0}, {-1, 2}, {(double)NAN, 1}, {(double)INFINITY, 1}};
    struct weighed weighed;
    struct error error = {0};
    for (int i = 0; i < 4; i++) {
        assert_int_equal(weighed_of(&criteria, 1, wrong[i], &weighed, NULL), FONDSIM_DOMAIN);
    }
    assert_int_equal(weighed_of(&criteria, 1, wrong[1], &weighed, &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text,
                        "weights 0: criterion 0 has weight -1, which must be at least 0");
    assert_int_equal(weighed_of(&criteria, 0, wrong[0], &weighed, NULL), FONDSIM_DOMAIN);
    const double right[] = {0, 1};
    assert_int_equal(weighed_of(&criteria, 1, right, &weighed, NULL), 0);
    assert_true(weighed.sets[0].winner == 0 && isnan(weighed.sets[0].lead.se) &&
                !weighed.sets[0].resolved);
    weighed_free(&weighed);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_members),
        cmocka_unit_test(ties_and_flat_criteria),
        cmocka_unit_test(refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
