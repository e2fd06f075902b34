/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of columns kept in memory, on the made-up model. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>

#include "sim/analysis/collect.h"
#include "sim/core/blocks.h"
#include "sim/engine/design.h"
#include "sim/engine/engine.h"
#include "tests/unit/fake_model.h"

/* Every column holds what the formulas of the model say, with and without passes. */
static void every_draw(void **state) {
    (void)state;
    const int outcomes[2] = {4, 0}; /* the first is not defined in every fourth sample */
    const struct pass passes[2] = {{0}, {7, 3, 0, 0, NULL}};
    for (uint32_t n = 0; n <= 2; n += 2) {
        struct fake fake;
        fake_init(&fake);
        fake.study.inner = 3;
        fake.study.samples = n > 0 ? 128 : 64;
        fake.study.n_passes = n;
        fake.study.passes = n > 0 ? passes : NULL;
        struct collect collect;
        struct error error = {0};
        assert_int_equal(collect_init(&collect, &fake.study, 2, outcomes, 1, &error), 0);
        assert_int_equal(collect.shape.samples, 64);
        assert_int_equal(collect.shape.inner, 3);
        assert_int_equal(collect.n_passes, n > 0 ? 2 : 1);
        struct engine_options options = {.threads = 2};
        struct sink sink = {&collect, collect_take};
        assert_int_equal(engine_run(&fake.study, &fake_model, &options, &sink, &error), 0);
        double theta[SCENARIO_BLOCK * FAKE_ASSUMPTIONS];
        for (uint32_t b = 0; b < 2 * collect.n_passes; b++) {
            uint32_t pass = b / 2, from = passes[pass].parameters + b % 2;
            uint32_t luck = (passes[pass].luck + b % 2) * SCENARIO_BLOCK;
            assert_int_equal(design_block(&fake.scenario, from, theta, &error), 0);
            for (uint32_t i = 0; i < 3 * SCENARIO_BLOCK * FAKE_PORTFOLIOS * 2; i++) {
                uint32_t k = i % 2, p = i / 2 % FAKE_PORTFOLIOS, draw = i / 2 / FAKE_PORTFOLIOS;
                double found = collect_column(&collect, k, pass, p)[b % 2 * 96 + draw];
                double expected =
                    fake_outcome(&fake.study, theta + (size_t)draw / 3 * FAKE_ASSUMPTIONS,
                                 luck + draw / 3, (uint16_t)(draw % 3), (int)p, 2, outcomes[k]);
                assert_true(isnan(expected) ? isnan(found) : found == expected);
            }
        }
        collect_free(&collect);
        collect_free(&collect);
    }
}

/* Sobol points: samples of one scrambling are neighbours, and are the unit of errors. */
static void scramblings_are_units(void **state) {
    (void)state;
    enum { SAMPLES = 2 * BLOCKS_ROUND };
    struct fake fake;
    fake_init(&fake);
    fake.scenario.monte_carlo.design = DESIGN_SOBOL;
    fake.study.samples = SAMPLES;
    struct collect collect;
    struct error error = {0};
    int outcome = 0;
    assert_int_equal(collect_init(&collect, &fake.study, 1, &outcome, 1, &error), 0);
    assert_int_equal(collect.shape.block, 64);
    assert_int_equal(draws_blocks(&collect.shape), 32);
    struct engine_options options = {.threads = 2};
    struct sink sink = {&collect, collect_take};
    assert_int_equal(engine_run(&fake.study, &fake_model, &options, &sink, &error), 0);
    double theta[SCENARIO_BLOCK * FAKE_ASSUMPTIONS];
    static const uint32_t blocks[] = {0, 1, 31, 32, 63};
    static const size_t places[] = {0, 2, 62, 1, 63}; /* in blocks */
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(design_block(&fake.scenario, blocks[i], theta, &error), 0);
        for (uint32_t r = 0; r < SCENARIO_BLOCK; r++) {
            double found = collect_column(&collect, 0, 0, 2)[places[i] * SCENARIO_BLOCK + r];
            double expected = fake_outcome(&fake.study, theta + (size_t)r * FAKE_ASSUMPTIONS,
                                           blocks[i] * SCENARIO_BLOCK + r, 0, 2, 2, outcome);
            assert_true(found == expected);
        }
    }
    collect_free(&collect);
}

static void refused(void **state) {
    (void)state;
    struct fake fake;
    fake_init(&fake);
    struct collect collect;
    struct error error = {0};
    int outcome = 0;
    assert_int_equal(collect_init(&collect, &fake.study, 1, &outcome, 2, &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text, "1 outcomes at report 2 of 2");
    assert_int_equal(collect_init(&collect, &fake.study, 0, &outcome, 1, NULL), FONDSIM_DOMAIN);
    assert_int_equal(collect_init(&collect, &fake.study, 1, &outcome, -1, NULL), FONDSIM_DOMAIN);
    outcome = -1; /* what catalogue_find() says of an unknown key */
    assert_int_equal(collect_init(&collect, &fake.study, 1, &outcome, 1, NULL), FONDSIM_DOMAIN);
    outcome = 0;
    fake.study.n_passes = 3;
    assert_int_equal(collect_init(&collect, &fake.study, 1, &outcome, 1, NULL), FONDSIM_DOMAIN);
    fake.study.n_passes = 0;
    fake.study.inner = 0;
    assert_int_equal(collect_init(&collect, &fake.study, 1, &outcome, 1, NULL), FONDSIM_DOMAIN);
    fake.study.inner = 1;
    outcome = FAKE_OUTCOMES; /* known only once results come */
    assert_int_equal(collect_init(&collect, &fake.study, 1, &outcome, 1, NULL), 0);
    struct engine_options options = {.threads = 1};
    struct sink sink = {&collect, collect_take};
    error = (struct error){0};
    assert_int_equal(engine_run(&fake.study, &fake_model, &options, &sink, &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text, "outcome 5 does not exist");
    collect_free(&collect);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_draw),
                                       cmocka_unit_test(scramblings_are_units),
                                       cmocka_unit_test(refused)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
