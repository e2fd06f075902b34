/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of response curves on the made-up model, whose curve is known: x grows with the square root
 * of the envelope, payments stop growing at 1000. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#include "sim/analysis/response.h"
#include "sim/engine/engine.h"
#include "tests/unit/fake_model.h"

#define near(a, b) assert_true(fabs((a) - (b)) < 1e-9)

static void the_plan(void **state) {
    (void)state;
    struct fake fake;
    fake_init(&fake);
    struct response_plan plan;
    struct error error = {0};
    assert_int_equal(response_plan(&fake.scenario, &plan, &error), 0);
    assert_int_equal(plan.study.n_portfolios, 1 + 2 * RESPONSE_MULTIPLES);
    assert_int_equal(plan.study.samples, 64);
    assert_int_equal(plan.study.inner, 1);
    assert_true(plan.portfolios[0].is_counterfactual && plan.portfolios[0].instruments == 0);
    assert_string_equal(plan.portfolios[9].name, "second x 2");
    assert_true(plan.portfolios[9].instruments == 2);
    near(plan.portfolios[9].scale[1], 2);
    near(plan.portfolios[9].scale[0], 1);
    assert_int_equal(plan.portfolios[9].question, QUESTION_RETROSPECTIVE);
    response_plan_free(&plan);
    fake.scenario.time.decision_step = 2;
    fake.scenario.monte_carlo.samples = 100000;
    assert_int_equal(response_plan(&fake.scenario, &plan, &error), 0);
    assert_int_equal(plan.portfolios[9].question, QUESTION_PROSPECTIVE);
    assert_int_equal(plan.study.samples, RESPONSE_SAMPLES);
    response_plan_free(&plan);
}

/* Envelopes in years whose awards are known facts decide nothing. */
static void settled_by_facts(void **state) {
    (void)state;
    int64_t money[2] = {100, 100}, nothing[2] = {0, 0};
    int known[2] = {3, 3}, open[2] = {3, -1};
    struct scenario scenario = {.n_instruments = 2};
    scenario.time =
        (struct time_grid){.steps_per_year = 4, .n_steps = 8, .n_years = 2, .decision_step = 8};
    scenario.instruments[0].budget = money;
    scenario.instruments[0].known_awards = known;
    scenario.instruments[1].budget = nothing;
    scenario.instruments[1].known_awards = open;
    assert_int_equal(response_matters(&scenario), 0);
    scenario.instruments[0].known_awards = open;
    assert_int_equal(response_matters(&scenario), 1);
    scenario.time.decision_step = 4;
    assert_int_equal(response_matters(&scenario), 1);
    open[0] = -1, open[1] = 3;
    assert_int_equal(response_matters(&scenario), 0);
}

static void the_curves(void **state) {
    (void)state;
    struct fake fake;
    fake_init(&fake);
    fake.scenario.monte_carlo.samples = 1000;
    struct catalogue catalogue;
    struct response_plan plan;
    struct response response;
    struct response_table table;
    struct error error = {0};
    assert_int_equal(fake_catalogue(&fake.scenario, &catalogue, &error), 0);
    assert_int_equal(response_plan(&fake.scenario, &plan, &error), 0);
    assert_int_equal(response_init(&response, &plan, &catalogue, &error), 0);
    struct engine_options options = {.threads = 2};
    struct sink sink = {&response, response_take};
    assert_int_equal(engine_run(&plan.study, &fake_model, &options, &sink, &error), 0);
    assert_int_equal(response_reduce(&response, &table, &error), 0);
    assert_int_equal(table.n, 2 * RESPONSE_MULTIPLES * FAKE_OUTCOMES);
    for (size_t i = 0; i < table.n; i++) {
        const struct response_row *row = &table.rows[i];
        double envelope = 1000 * row->multiple, next = 2 * envelope;
        int last = row->multiple > 3;
        assert_int_equal(row->instrument, (int)i / (RESPONSE_MULTIPLES * FAKE_OUTCOMES));
        assert_int_equal(row->outcome, (int)i % FAKE_OUTCOMES);
        if (row->outcome == 0) {
            near(row->mean, sqrt(envelope));
            near(row->se, 0);
            assert_true(last ? isnan(row->next_100k)
                             : fabs(row->next_100k -
                                    (sqrt(next) - sqrt(envelope)) / envelope * 1e5) < 1e-6);
        } else if (row->outcome == 1) {
            near(row->mean, envelope);
            assert_true(last || fabs(row->next_100k - 1e5) < 1e-6);
        }
    }
    assert_int_equal(table.n_absorption, 2 * RESPONSE_MULTIPLES);
    for (size_t i = 0; i < table.n_absorption; i++) {
        double envelope = 1000 * table.absorption[i].multiple;
        near(table.absorption[i].share, (fmin(envelope / 2, 1000) + envelope / 10) / envelope);
        near(table.absorption[i].se, 0);
    }
    response_table_free(&table);
    response_free(&response);
    response_plan_free(&plan);
    catalogue_free(&catalogue);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_plan),
                                       cmocka_unit_test(settled_by_facts),
                                       cmocka_unit_test(the_curves)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
