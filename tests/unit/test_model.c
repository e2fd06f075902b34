/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contract with the engine: a world is a pure function of its place, portfolios do not touch
 * each other, histories are shared to the bit, every CPU level gives the same bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <math.h>

#include <stdio.h>
#include <stdlib.h>

#include "models/registry.h"
#include "tests/unit/support.h"

static const char *const funds[] = {"engineering_fund", "partnership_fund", "commons_fund",
                                    "company_fund", "foundation_fund"};
enum { FUNDS = 5 };

/* Eight years of quarters, all five funds, decision after four years. */
static void five_funds(struct support *s, enum question question) {
    char path[64];
    support_small(s, 8, 4);
    s->scenario.n_portfolios = 0;
    s->scenario.time.decision_step = question == QUESTION_PROSPECTIVE ? 16 : 32;
    for (int k = 0; k < FUNDS; k++) {
        (void)support_instrument(s, funds[k], funds[k], 120000.0 + 10000.0 * k);
        const struct {
            const char *key;
            double value;
        } values[] = {{"ticket", 40000}, {"duration", 2}, {"apply", 0.7}};
        for (size_t j = 0; j < sizeof values / sizeof values[0]; j++) {
            (void)snprintf(path, sizeof path, "%s.%s", funds[k], values[j].key);
            support_set(s, path, values[j].value);
        }
    }
    (void)support_portfolio(s, "nothing", question, 0);
    (void)support_portfolio(s, "three", question, 7);
    (void)support_portfolio(s, "all", question, 31);
    (void)support_portfolio(s, "two", question, 24);
}

static size_t block_size(const struct results_shape *shape) {
    return (size_t)shape->n_records * (size_t)shape->n_outcomes;
}

/* All of one portfolio's results in two worlds are the same bytes. */
static void same_portfolio(const struct support_results *a, int p, const struct support_results *b,
                           int q) {
    const struct results_shape *shape = &a->shape;
    assert_memory_equal(world_outcomes(&a->world, shape, p, 0),
                        world_outcomes(&b->world, &b->shape, q, 0),
                        block_size(shape) * sizeof(double));
    assert_memory_equal(
        world_money(&a->world, shape, p, 0, 0), world_money(&b->world, &b->shape, q, 0, 0),
        (size_t)shape->n_instruments * (size_t)shape->n_years * sizeof(struct money_row));
    assert_memory_equal(
        world_ages(&a->world, shape, p, 0, 0), world_ages(&b->world, &b->shape, q, 0, 0),
        (size_t)shape->n_instruments * (size_t)shape->n_ages * sizeof(struct age_row));
}

static void test_shape(void **state) {
    (void)state;
    struct support s;
    struct results_shape shape;
    struct error error = {0};
    int reports[] = {1, 7, 30};
    five_funds(&s, QUESTION_RETROSPECTIVE);
    s.scenario.time.n_reports = 3;
    s.scenario.time.report_steps = reports;
    assert_int_equal(territorial_model.shape(&s.study, &shape, &error), 0);
    static const int records[] = {1, 3, 7, 11, 15, 19, 23, 27, 30, 31};
    assert_int_equal(shape.n_records, 10);
    assert_memory_equal(shape.record_steps, records, sizeof records);
    assert_int_equal(shape.report_record[0], 0);
    assert_int_equal(shape.report_record[1], 2);
    assert_int_equal(shape.report_record[2], 8);
    assert_int_equal(shape.n_portfolios, 4);
    results_shape_free(&shape);
}

/* A workspace that has served other worlds gives what a new one gives. */
static void test_pure(void **state) {
    (void)state;
    struct support s;
    struct support_results fresh, used;
    struct error error = {0};
    void *workspace;
    five_funds(&s, QUESTION_PROSPECTIVE);
    support_simulate(&s, 5, &fresh);
    support_simulate(&s, 0, &used);
    assert_int_equal(territorial_model.prepare(&s.study, &used.shape, &workspace, &error), 0);
    static const uint32_t samples[] = {9, 2, 5};
    for (int k = 0; k < 3; k++) {
        assert_int_equal(
            territorial_model.simulate(workspace, s.theta, samples[k], 0, &used.world, &error), 0);
    }
    territorial_model.release(workspace);
    for (int p = 0; p < 4; p++) {
        same_portfolio(&fresh, p, &used, p);
    }
    support_results_free(&fresh);
    support_results_free(&used);
}

/* Another order, or other neighbours, change nothing. */
static void check_order(enum question question) {
    struct support s;
    struct support_results straight, turned;
    five_funds(&s, question);
    support_simulate(&s, 1, &straight);
    struct portfolio portfolios[2] = {s.portfolios[2], s.portfolios[1]};
    s.study.portfolios = portfolios;
    s.study.n_portfolios = 2;
    support_simulate(&s, 1, &turned);
    same_portfolio(&straight, 2, &turned, 0);
    same_portfolio(&straight, 1, &turned, 1);
    support_results_free(&straight);
    support_results_free(&turned);
}

static void test_order(void **state) {
    (void)state;
    check_order(QUESTION_RETROSPECTIVE);
    check_order(QUESTION_PROSPECTIVE);
}

/* One history up to the decision, to the bit; what was promised before it is honoured after it even
 * where no fund goes on; earlier money is no cost. */
static void test_prospective(void **state) {
    (void)state;
    struct support s;
    struct support_results r;
    five_funds(&s, QUESTION_PROSPECTIVE);
    support_simulate(&s, 2, &r);
    int paid = catalogue_find(&r.catalogue, "paid"),
        cost = catalogue_find(&r.catalogue, "cost_fund");
    int awards = catalogue_find(&r.catalogue, "awards");
    for (int record = 0; r.shape.record_steps[record] < 16; record++) {
        const double *first = world_outcomes(&r.world, &r.shape, 0, record);
        assert_true(first[cost] == 0.0);
        for (int p = 1; p < 4; p++) {
            assert_memory_equal(first, world_outcomes(&r.world, &r.shape, p, record),
                                (size_t)r.shape.n_outcomes * sizeof(double));
        }
    }
    const double *before = world_outcomes(&r.world, &r.shape, 0, 3);
    const double *after = world_outcomes(&r.world, &r.shape, 0, 7);
    const double *all = world_outcomes(&r.world, &r.shape, 2, 7);
    assert_true(before[awards] > 0 && after[awards] == before[awards]);
    assert_true(after[paid] > before[paid] && after[cost] > 0);
    assert_true(all[awards] > after[awards] && all[cost] > after[cost]);
    support_results_free(&r);
}

/* Before the decision only funds that had money or known awards then are run. */
static void test_history_funds(void **state) {
    (void)state;
    struct support s;
    struct support_results r;
    five_funds(&s, QUESTION_PROSPECTIVE);
    for (int k = 0; k < FUNDS; k++) {
        for (int y = 0; y < 4; y++) {
            s.budgets[k][y] = 0;
        }
    }
    support_simulate(&s, 0, &r);
    int applications = catalogue_find(&r.catalogue, "applications");
    assert_true(world_outcomes(&r.world, &r.shape, 2, 3)[applications] == 0.0);
    assert_true(world_outcomes(&r.world, &r.shape, 2, 7)[applications] > 0.0);
    support_results_free(&r);
}

/* A retrospective portfolio opens nothing from the decision on; what was committed runs off. */
static void test_retrospective_stops(void **state) {
    (void)state;
    struct support s;
    struct support_results r;
    five_funds(&s, QUESTION_RETROSPECTIVE);
    s.scenario.time.decision_step = 16;
    support_simulate(&s, 0, &r);
    static const char *const stopped[] = {"envelope", "applications", "awards", "committed"};
    const double *before = world_outcomes(&r.world, &r.shape, 2, 3);
    const double *after = world_outcomes(&r.world, &r.shape, 2, 7);
    for (int k = 0; k < 4; k++) {
        int column = catalogue_find(&r.catalogue, stopped[k]);
        assert_true(before[column] > 0 && after[column] == before[column]);
    }
    int paid = catalogue_find(&r.catalogue, "paid");
    assert_true(after[paid] > before[paid]);
    support_results_free(&r);
}

/* Equal money: with neither discounting nor inflation, the same euros from the decision on; with a
 * share of the scale when the portfolio has its own. */
static void test_equal_money(void **state) {
    (void)state;
    struct support s;
    struct support_results r;
    five_funds(&s, QUESTION_PROSPECTIVE);
    support_set(&s, "economics.risk_free", 0.0);
    support_set(&s, "economics.beta", 0.0);
    s.portfolios[3].scale_to = 1;
    support_simulate(&s, 0, &r);
    int envelope = catalogue_find(&r.catalogue, "envelope");
    double opened[4];
    for (int p = 0; p < 4; p++) {
        opened[p] = world_outcomes(&r.world, &r.shape, p, 7)[envelope] -
                    world_outcomes(&r.world, &r.shape, p, 3)[envelope];
    }
    assert_true(opened[0] == 0.0);
    assert_near(opened[1], 4 * 390000.0, 1e-6);
    assert_near(opened[2], 4 * 700000.0, 1e-6);
    assert_near(opened[3], opened[1], 0.05); /* cents of two funds and four years */
    support_results_free(&r);
    for (int k = 0; k < SCENARIO_MAX_INSTRUMENTS; k++) {
        s.portfolios[3].scale[k] = 0.5;
    }
    support_simulate(&s, 0, &r);
    assert_near(world_outcomes(&r.world, &r.shape, 3, 7)[envelope] -
                    world_outcomes(&r.world, &r.shape, 3, 3)[envelope],
                0.5 * opened[1], 0.05);
    support_results_free(&r);
}

/* Every level this machine has gives the same bytes; a name that does not exist is refused. */
static void test_levels(void **state) {
    (void)state;
    static const char *const levels[] = {"v3", "v4"};
    struct support s;
    struct support_results baseline, other;
    five_funds(&s, QUESTION_PROSPECTIVE);
    assert_int_equal(setenv("FONDSIM_ISA", "baseline", 1), 0);
    support_simulate(&s, 4, &baseline);
    for (int l = 0; l < 2; l++) {
        if (kernels_choose(levels[l]) == NULL) {
            continue;
        }
        assert_int_equal(setenv("FONDSIM_ISA", levels[l], 1), 0);
        support_simulate(&s, 4, &other);
        for (int p = 0; p < 4; p++) {
            same_portfolio(&baseline, p, &other, p);
        }
        support_results_free(&other);
    }
    struct error error = {0};
    struct results_shape shape = {0};
    assert_int_equal(setenv("FONDSIM_ISA", "v9", 1), 0);
    assert_int_equal(territorial_model.shape(&s.study, &shape, &error), FONDSIM_USAGE);
    assert_non_null(strstr(error.text, "FONDSIM_ISA"));
    assert_null(shape.record_steps);
    assert_int_equal(unsetenv("FONDSIM_ISA"), 0);
    support_results_free(&baseline);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shape),         cmocka_unit_test(test_pure),
        cmocka_unit_test(test_order),         cmocka_unit_test(test_prospective),
        cmocka_unit_test(test_history_funds), cmocka_unit_test(test_retrospective_stops),
        cmocka_unit_test(test_equal_money),   cmocka_unit_test(test_levels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
