/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of attribution: games whose Shapley values are known, the axioms, errors on common draws,
 * the plan, and plan to values on the made-up model. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>

#include "sim/analysis/attribution.h"
#include "sim/analysis/collect.h"
#include "sim/engine/engine.h"
#include "tests/unit/analysis_draws.h"
#include "tests/unit/fake_model.h"

/* One draw of a game with values v[subset]; no standard errors. */
static void play(size_t n, const double *v, struct attribution *self) {
    struct draws one = {1, 1, 32};
    const double *y[1 << ATTRIBUTION_MOST];
    for (size_t s = 0; s < (size_t)1 << n; s++) {
        y[s] = v + s;
    }
    struct error error = {0};
    assert_int_equal(attribution_reduce(&one, ATTRIBUTION_OWN, n, y, self, &error), 0);
}

/* One right glove, two left ones; a pair is worth 1: 2/3, 1/6, 1/6. */
static void gloves(void **state) {
    (void)state;
    const double v[8] = {5, 5, 5, 6, 5, 6, 5, 6}; /* bit 0 the right glove; 5 without anybody */
    struct attribution g;
    play(3, v, &g);
    assert_close(g.rows[0].value.mean, 2.0 / 3, 1e-15);
    assert_close(g.rows[1].value.mean, 1.0 / 6, 1e-15);
    assert_close(g.rows[2].value.mean, 1.0 / 6, 1e-15);
    assert_true(g.total.mean == 1 && isnan(g.total.se) && !g.total.resolved);
    assert_true(fabs(g.residual) < 1e-14);
    assert_true(g.rows[0].alone.mean == 0 && g.rows[0].last.mean == 1 && g.rows[1].last.mean == 0);
    /* right and left strengthen one another, lefts stand in for each other: with s = 0 and 1 at
     * 1/2 each, (1 + 0) / 2 and (0 - 1) / 2 */
    assert_close(g.interactions[0 * 3 + 1].mean, 0.5, 1e-15);
    assert_close(g.interactions[1 * 3 + 2].mean, -0.5, 1e-15);
    assert_true(g.interactions[3].mean == g.interactions[1].mean && g.interactions[4].mean == 0);
    attribution_free(&g);
    attribution_free(&g);
}

/* The runway of Littlechild and Owen (1973): costs 1, 2, 4 give 1/3, 1/3 + 1/2, 1/3 + 1/2 + 2. */
static void runway(void **state) {
    (void)state;
    double v[8];
    for (int s = 0; s < 8; s++) {
        v[s] = (s & 4) != 0 ? 4 : (s & 2) != 0 ? 2 : (s & 1) != 0 ? 1 : 0;
    }
    struct attribution g;
    play(3, v, &g);
    assert_close(g.rows[0].value.mean, 1.0 / 3, 1e-15);
    assert_close(g.rows[1].value.mean, 5.0 / 6, 1e-15);
    assert_close(g.rows[2].value.mean, 17.0 / 6, 1e-15);
    attribution_free(&g);
}

/* A voting game: quota 3 of weights 2, 1, 1, 1 gives 1/2 and 1/6 each (Shapley and Shubik 1954);
 * unanimity of k among n shares 1/k, and its pairs interact by 1 / (k - 1). */
static void votes(void **state) {
    (void)state;
    double v[1 << ATTRIBUTION_MOST];
    for (int s = 0; s < 16; s++) {
        v[s] = 2 * (s & 1) + (s >> 1 & 1) + (s >> 2 & 1) + (s >> 3 & 1) >= 3;
    }
    struct attribution g;
    play(4, v, &g);
    assert_close(g.rows[0].value.mean, 0.5, 1e-15);
    assert_close(g.rows[3].value.mean, 1.0 / 6, 1e-15);
    attribution_free(&g);
    for (size_t n = 1; n <= ATTRIBUTION_MOST; n++) {
        for (size_t k = 1; k <= n; k += 3) {
            size_t all = ((size_t)1 << k) - 1;
            for (size_t s = 0; s < (size_t)1 << n; s++) {
                v[s] = (s & all) == all ? 6 : 0;
            }
            play(n, v, &g);
            for (size_t i = 0; i < n; i++) {
                assert_close(g.rows[i].value.mean, i < k ? 6 / (double)k : 0, 1e-13);
                assert_true(i < k || g.rows[i].value.mean == 0);
                for (size_t j = 0; j < n; j++) {
                    double expected = i != j && i < k && j < k ? 6 / (double)(k - 1) : 0;
                    assert_close(g.interactions[i * n + j].mean, expected, 1e-13);
                }
            }
            attribution_free(&g);
        }
    }
}

/* A made-up game of four funds on many draws: fund 0 and 1 alike, fund 3 changes nothing. */
enum { FUNDS = 4, SUBSETS = 16, SAMPLES = 640, INNER = 2, DRAWS = SAMPLES * INNER };

struct table {
    struct draws shape;
    double *cells;
    const double *y[SUBSETS];
};

static void table_init(struct table *self, uint32_t seed) {
    self->shape = (struct draws){SAMPLES, INNER, 32};
    self->cells = numbers((size_t)SUBSETS * DRAWS);
    for (size_t s = 0; s < SUBSETS; s++) {
        double *column = self->cells + s * DRAWS;
        self->y[s] = column;
        for (size_t d = 0; d < DRAWS; d++) {
            double noise = 100 * normal_at(seed, d, 1), twins = (double)((s & 1) + (s >> 1 & 1));
            double third = (double)(s >> 2 & 1);
            column[d] = noise + twins * (3 + normal_at(seed, d, 2)) +
                        third * normal_at(seed, d, 3) - twins * third * normal_at(seed, d, 4);
        }
    }
}

static void the_axioms(void **state) {
    (void)state;
    struct table a, b, sum;
    table_init(&a, 1);
    table_init(&b, 2);
    table_init(&sum, 3);
    for (size_t i = 0; i < (size_t)SUBSETS * DRAWS; i++) {
        sum.cells[i] = a.cells[i] + b.cells[i];
    }
    struct attribution of_a, of_b, of_sum;
    struct error error = {0};
    assert_int_equal(attribution_reduce(&a.shape, ATTRIBUTION_OWN, FUNDS, a.y, &of_a, &error), 0);
    assert_int_equal(attribution_reduce(&b.shape, ATTRIBUTION_OWN, FUNDS, b.y, &of_b, &error), 0);
    assert_int_equal(attribution_reduce(&a.shape, ATTRIBUTION_POOLED, FUNDS, sum.y, &of_sum, NULL),
                     0);
    assert_true(of_a.game == ATTRIBUTION_OWN && of_sum.game == ATTRIBUTION_POOLED);
    double total = 0;
    for (size_t i = 0; i < FUNDS; i++) {
        total += of_a.rows[i].value.mean;
        assert_close(of_sum.rows[i].value.mean, of_a.rows[i].value.mean + of_b.rows[i].value.mean,
                     1e-12);
        struct attribution_value with_null = of_a.interactions[i * FUNDS + 3];
        assert_true(with_null.mean == 0 && with_null.se == 0);
    }
    assert_true(fabs(total - of_a.total.mean) < 1e-11 && fabs(of_a.residual) < 1e-11);
    assert_close(of_a.rows[0].value.mean, of_a.rows[1].value.mean, 1e-13); /* alike */
    assert_close(of_a.rows[0].value.se, of_a.rows[1].value.se, 1e-12);
    assert_true(of_a.rows[3].value.mean == 0 && of_a.rows[3].value.se == 0); /* nothing */
    assert_true(!of_a.rows[3].value.resolved && of_a.rows[3].last.mean == 0);
    attribution_free(&of_a);
    attribution_free(&of_b);
    attribution_free(&of_sum);
    free(a.cells);
    free(b.cells);
    free(sum.cells);
}

/* Common noise of sd 100 is in no difference: value of a twin = 3 + e2 - e4 / 2, its error that of
 * a mean of 1280 numbers with variance 1.25. */
static void errors_on_common_draws(void **state) {
    (void)state;
    struct table t;
    table_init(&t, 4);
    struct attribution g;
    struct error error = {0};
    assert_int_equal(attribution_reduce(&t.shape, ATTRIBUTION_OWN, FUNDS, t.y, &g, &error), 0);
    struct attribution_value twin = g.rows[0].value, third = g.rows[2].value;
    assert_within(twin.mean, 3, twin.se, 4);
    double se = sqrt(1.25 / DRAWS); /* 20 blocks give it within 1 / sqrt(38), four times */
    assert_true(fabs(twin.se - se) < 4 * se / sqrt(38));
    assert_true(twin.resolved && twin.low < 3 && twin.high > 3);
    assert_within(third.mean, 0, third.se, 4);
    struct attribution_value pair = g.interactions[2];
    assert_within(pair.mean, 0, pair.se, 4);
    assert_true(fabs(pair.se - 1 / sqrt(DRAWS)) < 4 / sqrt(DRAWS) / sqrt(38));
    assert_true(g.interactions[1].mean < 1e-12); /* twins add up */
    attribution_free(&g);
    t.shape.samples = 19 * 32; /* too few blocks: no error, no verdict */
    assert_int_equal(attribution_reduce(&t.shape, ATTRIBUTION_OWN, FUNDS, t.y, &g, &error), 0);
    assert_true(isnan(g.rows[0].value.se) && isnan(g.rows[0].value.low) &&
                !g.rows[0].value.resolved);
    attribution_free(&g);
    free(t.cells);
}

static void side_by_side(void **state) {
    (void)state;
    struct table effect, cost;
    table_init(&effect, 5);
    table_init(&cost, 5);
    for (size_t s = 0; s < SUBSETS;
         s++) { /* funds cost 10, 20, 30, 40; the first two together 4 more
                 */
        for (size_t d = 0; d < DRAWS; d++) {
            cost.cells[s * DRAWS + d] =
                10 * (double)((s & 1) + 2 * (s >> 1 & 1) + 3 * (s >> 2 & 1) + 4 * (s >> 3 & 1)) +
                ((s & 3) == 3 ? 4 : 0);
        }
    }
    struct attribution_pair pair;
    struct error error = {0};
    assert_int_equal(attribution_pair_reduce(&effect.shape, ATTRIBUTION_OWN, FUNDS, effect.y,
                                             cost.y, &pair, &error),
                     0);
    for (size_t i = 0; i < FUNDS; i++) {
        assert_close(pair.cost.rows[i].value.mean, 10 * (double)(i + 1) + (i < 2 ? 2 : 0), 1e-13);
    }
    const struct ratio *first = &pair.cost_per_effect[0];
    assert_close(first->ratio, 12 / pair.effect.rows[0].value.mean, 1e-12);
    assert_true(first->set == RATIO_BETWEEN && first->se > 0);
    assert_true(isnan(pair.cost_per_effect[3].ratio)); /* 40 for nothing: no ratio */
    attribution_pair_free(&pair);
    attribution_pair_free(&pair);
    cost.cells[77 + 3 * DRAWS] = (double)INFINITY;
    assert_int_equal(attribution_pair_reduce(&effect.shape, ATTRIBUTION_OWN, FUNDS, effect.y,
                                             cost.y, &pair, &error),
                     FONDSIM_DOMAIN);
    assert_string_equal(error.text, "subset 3: sample 38, inner run 1 is infinite");
    assert_true(pair.effect.rows == NULL && pair.cost_per_effect == NULL);
    free(effect.cells);
    free(cost.cells);
}

static void refused(void **state) {
    (void)state;
    struct attribution g;
    struct draws shape = {2, 1, 32};
    double small[2] = {1, 2}, gap[2] = {1, (double)NAN}, huge[2] = {1.7e308, -1.7e308};
    double other[2] = {-1.7e308, 1.7e308};
    const double *y[2] = {small, gap}, *beyond[2] = {other, huge};
    struct error error = {0};
    assert_int_equal(attribution_reduce(&shape, ATTRIBUTION_OWN, 1, y, &g, &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text, "subset 1: sample 1, inner run 0 is not defined");
    assert_int_equal(attribution_reduce(&shape, ATTRIBUTION_OWN, 1, beyond, &g, NULL),
                     FONDSIM_DOMAIN);
    assert_int_equal(attribution_reduce(&shape, ATTRIBUTION_OWN, 0, y, &g, NULL), FONDSIM_DOMAIN);
    assert_int_equal(attribution_reduce(&shape, ATTRIBUTION_OWN, 11, y, &g, NULL), FONDSIM_DOMAIN);
    shape.samples = 0;
    assert_int_equal(attribution_reduce(&shape, ATTRIBUTION_OWN, 1, y, &g, NULL), FONDSIM_DOMAIN);
    shape.samples = 2;
    y[1] = small; /* one fund that changes nothing: exactly 0 */
    assert_int_equal(attribution_reduce(&shape, ATTRIBUTION_OWN, 1, y, &g, NULL), 0);
    assert_true(g.total.mean == 0 && g.rows[0].value.mean == 0 && g.residual == 0);
    attribution_free(&g);
}

static void the_plan(void **state) {
    (void)state;
    struct fake fake;
    fake_init(&fake);
    fake.scenario.monte_carlo.samples = 100;
    struct attribution_plan plan;
    struct error error = {0};
    assert_int_equal(
        attribution_plan(&fake.scenario, QUESTION_RETROSPECTIVE, ATTRIBUTION_OWN, &plan, &error),
        0);
    assert_int_equal(plan.study.n_portfolios, 4);
    assert_int_equal(plan.study.samples, 128);
    assert_true(plan.portfolios[0].is_counterfactual && !plan.portfolios[3].is_counterfactual);
    assert_string_equal(plan.portfolios[0].name, "none");
    assert_string_equal(plan.portfolios[3].name, "first + second");
    for (uint32_t s = 0; s < 4; s++) {
        assert_true(plan.portfolios[s].instruments == s && plan.portfolios[s].scale_to == -1);
        assert_true(plan.portfolios[s].scale[0] == 1 && plan.portfolios[s].counterfactual == 0);
    }
    attribution_plan_free(&plan);
    attribution_plan_free(&plan);
    /* without a decision there is no prospective question */
    assert_int_equal(
        attribution_plan(&fake.scenario, QUESTION_PROSPECTIVE, ATTRIBUTION_OWN, &plan, &error),
        FONDSIM_DOMAIN);
    assert_non_null(strstr(error.text, "no decision date"));
    fake.scenario.time.decision_step = 2;
    assert_int_equal(
        attribution_plan(&fake.scenario, QUESTION_PROSPECTIVE, ATTRIBUTION_POOLED, &plan, NULL), 0);
    assert_true(plan.portfolios[1].scale_to == 3 && plan.portfolios[2].scale_to == 3);
    assert_true(plan.portfolios[0].scale_to == -1 && plan.portfolios[3].scale_to == -1);
    assert_true(plan.study.scenario->portfolios[plan.portfolios[1].scale_to].instruments == 3);
    assert_int_equal(plan.portfolios[2].question, QUESTION_PROSPECTIVE);
    attribution_plan_free(&plan);
    fake.scenario.n_instruments = 11;
    assert_int_equal(
        attribution_plan(&fake.scenario, QUESTION_RETROSPECTIVE, ATTRIBUTION_OWN, &plan, NULL),
        FONDSIM_DOMAIN);
    fake.scenario.n_instruments = 0;
    assert_int_equal(
        attribution_plan(&fake.scenario, QUESTION_RETROSPECTIVE, ATTRIBUTION_OWN, &plan, NULL),
        FONDSIM_DOMAIN);
}

/* x grows with the square root of 1000 times the number of funds, whatever the draw: each of the
 * two has sqrt(2000) / 2, and they stand in for each other by sqrt(2000) - 2 sqrt(1000). */
static void plan_to_values(void **state) {
    (void)state;
    struct fake fake;
    fake_init(&fake);
    fake.scenario.monte_carlo.samples = 640;
    struct attribution_plan plan;
    struct collect collect;
    struct attribution_pair pair;
    struct error error = {0};
    const int outcomes[2] = {0, 1};
    assert_int_equal(
        attribution_plan(&fake.scenario, QUESTION_RETROSPECTIVE, ATTRIBUTION_OWN, &plan, &error),
        0);
    assert_int_equal(collect_init(&collect, &plan.study, 2, outcomes, 1, &error), 0);
    struct engine_options options = {.threads = 2};
    struct sink sink = {&collect, collect_take};
    assert_int_equal(engine_run(&plan.study, &fake_model, &options, &sink, &error), 0);
    const double *effect[4], *cost[4];
    for (size_t s = 0; s < 4; s++) {
        effect[s] = collect_column(&collect, 0, 0, s);
        cost[s] = collect_column(&collect, 1, 0, s);
    }
    assert_int_equal(
        attribution_pair_reduce(&collect.shape, plan.game, 2, effect, cost, &pair, &error), 0);
    for (size_t i = 0; i < 2; i++) {
        assert_close(pair.effect.rows[i].value.mean, sqrt(2000) / 2, 1e-12);
        assert_close(pair.cost.rows[i].value.mean, 1000, 1e-13);
        assert_close(pair.cost_per_effect[i].ratio, 2000 / sqrt(2000), 1e-11);
    }
    assert_close(pair.effect.interactions[1].mean, sqrt(2000) - 2 * sqrt(1000), 1e-12);
    assert_true(pair.effect.interactions[1].resolved);
    attribution_pair_free(&pair);
    collect_free(&collect);
    attribution_plan_free(&plan);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gloves),         cmocka_unit_test(runway),
        cmocka_unit_test(votes),          cmocka_unit_test(the_axioms),
        cmocka_unit_test(side_by_side),   cmocka_unit_test(errors_on_common_draws),
        cmocka_unit_test(refused),        cmocka_unit_test(the_plan),
        cmocka_unit_test(plan_to_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
