/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of cost-effectiveness: the six-option frontier of the reference results, options that
 * cannot absorb, ties, quadrants, degenerate inputs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>

#include "sim/analysis/effectiveness.h"
#include "tests/unit/analysis_draws.h"

enum { U, A, B, C, D, E, OPTIONS, N = 640 };

static const double costs[OPTIONS] = {5000, 12000, 10000, 25000, 35000, 55000};
static const double effects[OPTIONS] = {1, 1.5, 2, 3, 4, 5};

/* Draws around given means. The noise of the second half is that of the first turned round: means
 * are exact, blocks are not. */
struct table {
    double *effect[OPTIONS], *cost[OPTIONS];
    struct effectiveness_input input;
};

static void table_init(struct table *self, const double *mean_effects, const double *mean_costs,
                       size_t n) {
    *self = (struct table){.input = {.shape = {.samples = N, .inner = 1, .block = 32},
                                     .n_options = n,
                                     .effect = (const double *const *)self->effect,
                                     .cost = (const double *const *)self->cost,
                                     .better = 1}};
    for (uint32_t p = 0; p < n; p++) {
        self->effect[p] = numbers(N);
        self->cost[p] = numbers(N);
        for (size_t i = 0; i < N; i++) {
            double sign = i < N / 2 ? 1 : -1;
            self->effect[p][i] = mean_effects[p] + sign * 0.125 * normal_at(7, i % (N / 2), 2 * p);
            self->cost[p][i] = mean_costs[p] + sign * 500 * normal_at(7, i % (N / 2), 2 * p + 1);
        }
    }
}

static void table_free(struct table *self) {
    for (size_t p = 0; p < OPTIONS; p++) {
        free(self->effect[p]);
        free(self->cost[p]);
    }
}

/* A dominated, C extendedly dominated; U to B 5,000, B to D 12,500, D to E 20,000 per unit. */
static void six_options(void **state) {
    (void)state;
    struct table table;
    table_init(&table, effects, costs, OPTIONS);
    struct effectiveness result;
    assert_int_equal(effectiveness_of(&table.input, &result, NULL), 0);
    const size_t frontier[] = {U, B, D, E};
    const double ratios[] = {0, 5000, 12500, 20000};
    assert_int_equal(result.n_frontier, 4);
    for (size_t i = 0; i < 4; i++) {
        const struct option_row *row = &result.rows[frontier[i]];
        assert_int_equal(result.frontier[i], frontier[i]);
        assert_int_equal(row->status, OPTION_ON_FRONTIER);
        assert_true(row->margin.mean == 0);
        if (i > 0) {
            assert_close(row->step.icer.ratio, ratios[i], 1e-9);
            assert_int_equal(row->step.from, frontier[i - 1]);
            assert_int_equal(row->step.icer.set, RATIO_BETWEEN);
            assert_int_equal(row->step.quadrant, QUADRANT_DEARER_BETTER);
        }
    }
    const struct option_row *a = &result.rows[A], *c = &result.rows[C];
    assert_int_equal(a->status, OPTION_DOMINATED);
    assert_true(a->by[0] == B && a->by[1] == B);
    assert_close(a->margin.mean, 4500, 1e-9); /* the line from U to B is at 7,500 */
    assert_int_equal(c->status, OPTION_EXTENDED);
    assert_true(c->by[0] == B && c->by[1] == D);
    assert_close(c->margin.mean, 2500, 1e-9); /* the line from B to D is at 22,500 */
    assert_true(c->margin.se > 0 && c->margin_resolved);
    assert_close(result.rows[E].increment.icer.ratio, 50000.0 / 4, 1e-9);
    assert_close(result.rows[E].effect.mean, 5, 1e-9);
    effectiveness_free(&result);
    table_free(&table);
}

/* The error of the margin against a jackknife of the whole of its formula. */
static void error_of_the_margin(void **state) {
    (void)state;
    struct table table;
    table_init(&table, effects, costs, OPTIONS);
    struct effectiveness result;
    assert_int_equal(effectiveness_of(&table.input, &result, NULL), 0);
    double mean = 0, m2 = 0;
    for (size_t block = 0; block < N / 32; block++) {
        double e[OPTIONS] = {0}, c[OPTIONS] = {0};
        for (size_t p = 0; p < OPTIONS; p++) {
            for (size_t i = 0; i < N; i++) {
                e[p] += i / 32 == block ? 0 : table.effect[p][i] / (N - 32);
                c[p] += i / 32 == block ? 0 : table.cost[p][i] / (N - 32);
            }
        }
        double margin = c[C] - c[B] - (c[D] - c[B]) / (e[D] - e[B]) * (e[C] - e[B]);
        double step = margin - mean;
        mean += step / (double)(block + 1);
        m2 += step * (margin - mean);
    }
    double blocks = (double)N / 32, se = sqrt(m2 * (blocks - 1) / blocks);
    assert_close(result.rows[C].margin.se / se, 1, 0.01); /* they differ by the curvature only */
    effectiveness_free(&result);
    table_free(&table);
}

/* The frontier does not depend on the order of options. */
static void any_order(void **state) {
    (void)state;
    for (size_t shift = 1; shift < OPTIONS; shift++) {
        double e[OPTIONS], c[OPTIONS];
        for (size_t p = 0; p < OPTIONS; p++) { /* 5 - p, turned */
            e[(OPTIONS - 1 - p + shift) % OPTIONS] = effects[p];
            c[(OPTIONS - 1 - p + shift) % OPTIONS] = costs[p];
        }
        struct table table;
        table_init(&table, e, c, OPTIONS);
        struct effectiveness result;
        assert_int_equal(effectiveness_of(&table.input, &result, NULL), 0);
        const double expected[] = {5000, 10000, 35000, 55000};
        assert_int_equal(result.n_frontier, 4);
        for (size_t i = 0; i < 4; i++) {
            assert_close(result.rows[result.frontier[i]].cost.mean, expected[i], 1e-9);
        }
        effectiveness_free(&result);
        table_free(&table);
    }
}

/* Who cannot absorb is described but neither ranks nor dominates. */
static void absorption(void **state) {
    (void)state;
    struct table table;
    table_init(&table, effects, costs, OPTIONS);
    const double without_e[] = {(double)NAN, 1, 0.9, 0.95, 1, 0.8999};
    table.input.absorption = without_e;
    struct effectiveness result;
    assert_int_equal(effectiveness_of(&table.input, &result, NULL), 0);
    assert_int_equal(result.n_frontier, 3); /* U has no envelope and ranks; B at 0.9 ranks */
    assert_int_equal(result.frontier[1], B);
    assert_int_equal(result.rows[E].status, OPTION_NOT_RANKED);
    assert_true(isnan(result.rows[E].margin.mean));
    assert_close(result.rows[E].increment.icer.ratio, 12500, 1e-9);
    effectiveness_free(&result);
    /* without B and E: U, C and D stand on one line, 10,000 per unit; A is above it */
    const double without_b[] = {(double)NAN, 1, 0.5, 1, 1, 0};
    table.input.absorption = without_b;
    assert_int_equal(effectiveness_of(&table.input, &result, NULL), 0);
    assert_int_equal(result.n_frontier, 3);
    assert_int_equal(result.frontier[1], C);
    assert_close(result.rows[D].step.icer.ratio, 10000, 1e-9);
    assert_int_equal(result.rows[A].status, OPTION_EXTENDED);
    assert_true(result.rows[A].by[0] == U && result.rows[A].by[1] == C);
    effectiveness_free(&result);
    const double nobody[] = {0, 0, 0, 0, 0, 0};
    table.input.absorption = nobody;
    struct error error = {0};
    assert_int_equal(effectiveness_of(&table.input, &result, &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text, "no option absorbs 90 % of its money");
    table_free(&table);
}

static void same_means_and_less_is_better(void **state) {
    (void)state;
    const double e[] = {-1, -2, -2, -1}, c[] = {10, 20, 20, 30};
    struct table table;
    table_init(&table, e, c, 4);
    for (size_t p = 0; p < 4; p++) {
        for (size_t i = 0; i < N; i++) { /* constants */
            table.effect[p][i] = e[p];
            table.cost[p][i] = c[p];
        }
    }
    table.input.better = -1;
    struct effectiveness result;
    assert_int_equal(effectiveness_of(&table.input, &result, NULL), 0);
    assert_int_equal(result.n_frontier, 2);
    assert_true(result.frontier[0] == 0 && result.frontier[1] == 1);
    assert_int_equal(result.rows[2].status, OPTION_SAME);
    assert_int_equal(result.rows[2].by[0], 1);
    assert_int_equal(result.rows[3].status, OPTION_DOMINATED);
    assert_true(result.rows[1].effect.mean == -2);          /* as given */
    assert_true(result.rows[1].increment.effect.mean == 1); /* gained */
    assert_true(result.rows[1].step.icer.ratio == 10 && result.rows[1].step.icer.low == 10);
    assert_true(result.rows[1].increment.resolved && !result.rows[3].increment.resolved);
    assert_int_equal(result.rows[3].increment.quadrant, QUADRANT_AXIS);
    assert_true(result.rows[1].single[QUADRANT_DEARER_BETTER] == 1);
    assert_true(result.rows[1].expected[QUADRANT_DEARER_BETTER] == 1);
    assert_true(isnan(result.rows[3].increment.icer.ratio));
    assert_true(isnan(result.rows[1].correlation) && result.rows[1].sd_cost == 0);
    assert_true(result.rows[0].increment.cost.mean == 0 && result.rows[0].increment.cost.se == 0);
    effectiveness_free(&result);
    table_free(&table);
}

/* One sample in each quadrant and one on an axis, two inner runs that average to it. */
static void quadrants(void **state) {
    (void)state;
    const double e[] = {2, 0, 2, 0, -2, -4, -1, -1, 1, -1};
    const double c[] = {1, 1, -2, -2, -1, -3, 5, 5, 7, 7}, zero[10] = {0};
    const double *const effect[] = {zero, e}, *const cost[] = {zero, c};
    struct effectiveness_input input = {.shape = {.samples = 5, .inner = 2, .block = 32},
                                        .n_options = 2,
                                        .effect = effect,
                                        .cost = cost,
                                        .better = 1};
    struct effectiveness result;
    assert_int_equal(effectiveness_of(&input, &result, NULL), 0);
    const struct option_row *row = &result.rows[1];
    for (int q = 0; q < N_QUADRANTS; q++) {
        assert_close(row->expected[q], 0.2, 1e-15);
        assert_true(isnan(row->expected_se[q])); /* one block */
    }
    const double single[N_QUADRANTS] = {0.2, 0.1, 0.2, 0.3, 0.2};
    for (int q = 0; q < N_QUADRANTS; q++) {
        assert_close(row->single[q], single[q], 1e-15);
    }
    assert_int_equal(row->increment.quadrant, QUADRANT_DEARER_WORSE);
    assert_int_equal(row->status, OPTION_DOMINATED);
    assert_true(!row->increment.resolved && isnan(row->increment.icer.low));
    assert_true(result.rows[0].expected[QUADRANT_AXIS] == 1);
    effectiveness_free(&result);
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
    struct effectiveness result;
    assert_int_equal(effectiveness_of(&input, &result, NULL), 0);
    assert_true(result.n_frontier == 1 && result.rows[0].effect.mean == 1.5);
    assert_true(isnan(result.rows[0].cost.se));
    effectiveness_free(&result);
    effectiveness_free(&result);
    struct error error = {0};
    c[1] = (double)NAN;
    assert_int_equal(effectiveness_of(&input, &result, &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text, "cost of option 0: sample 1, inner run 0 is not defined");
    c[1] = 5;
    input.better = 0;
    assert_int_equal(effectiveness_of(&input, &result, NULL), FONDSIM_DOMAIN);
    input.better = 1;
    input.reference = 1;
    assert_int_equal(effectiveness_of(&input, &result, NULL), FONDSIM_DOMAIN);
    input.reference = input.n_options = 0;
    assert_int_equal(effectiveness_of(&input, &result, NULL), FONDSIM_DOMAIN);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(six_options), cmocka_unit_test(error_of_the_margin),
        cmocka_unit_test(any_order),   cmocka_unit_test(absorption),
        cmocka_unit_test(quadrants),   cmocka_unit_test(same_means_and_less_is_better),
        cmocka_unit_test(degenerate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
