/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Releasing a scenario, zeroed, half built or whole: meant for the leak checkers too. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <stdlib.h>

#include "sim/core/scenario.h"

static void test_zeroed(void **state) {
    (void)state;
    struct scenario scenario = {0};
    scenario_free(&scenario);
    assert_null(scenario.name);
}

/* Counts stand already, arrays do not. */
static void test_half_built(void **state) {
    (void)state;
    struct scenario scenario = {.n_assumptions = 3,
                                .n_sections = 2,
                                .n_levels = 2,
                                .n_moves = 1,
                                .n_classes = 1,
                                .n_cohorts = 2,
                                .n_offers = 1,
                                .n_shocks = 1,
                                .n_instruments = 1,
                                .n_portfolios = 3,
                                .n_correlations = 1};
    scenario.time.n_reports = 4;
    scenario.decision.n_willingness = scenario.decision.n_criteria = 2;
    scenario.decision.n_members = scenario.decision.n_variants = scenario.decision.n_surveys = 1;
    scenario.levels[0].name = strdup("first");
    scenario_free(&scenario);
    assert_int_equal(scenario.n_cohorts, 0);
    assert_null(scenario.levels[0].name);
}

static void test_owned(void **state) {
    (void)state;
    struct scenario scenario = {.n_cohorts = 1, .n_assumptions = 1, .n_instruments = 1};
    scenario.name = strdup("name");
    scenario.cohorts = calloc(1, sizeof *scenario.cohorts);
    scenario.cohorts[0].name = strdup("panel");
    scenario.cohorts[0].territories.n = 1;
    scenario.cohorts[0].territories.name = calloc(1, sizeof(char *));
    scenario.cohorts[0].territories.name[0] = strdup("Metz");
    scenario.cohorts[0].territories.population = calloc(1, sizeof(double));
    scenario.assumptions = calloc(1, sizeof *scenario.assumptions);
    const double values[] = {1.0, 2.0};
    struct error error = {0};
    assert_int_equal(
        law_discrete(&scenario.assumptions[0].law, LAW_EMPIRICAL, 2, values, NULL, &error),
        FONDSIM_OK);
    scenario.instruments[0].budget = calloc(1, sizeof *scenario.instruments[0].budget);
    scenario.effects = calloc(2, sizeof *scenario.effects);
    scenario.effects[0] = strdup("level_years");
    struct decision *decision = &scenario.decision;
    decision->absorption_floor.note = strdup("note");
    decision->n_willingness = 1;
    decision->willingness = calloc(1, sizeof *decision->willingness);
    decision->willingness[0].outcome = strdup("level_years");
    decision->willingness[0].worth.source = strdup("source");
    decision->n_members = 2; /* the second one is not built yet */
    decision->members = calloc(2, sizeof *decision->members);
    decision->members[0].label.fr = strdup("maire");
    decision->members[0].weights = calloc(1, sizeof(double));
    decision->n_variants = 1;
    decision->variants = calloc(1, sizeof *decision->variants);
    decision->variants[0].n_sets = 1;
    decision->variants[0].sets = calloc(1, sizeof(char *));
    decision->variants[0].sets[0] = strdup("commons.p=1%");
    decision->n_surveys = 1;
    decision->surveys = calloc(1, sizeof *decision->surveys);
    decision->surveys[0].sizes = calloc(1, sizeof(int));
    decision->surveys[0].confounding.note = strdup("note");
    decision->surveys[0].open = strdup("awards of 2029");
    scenario_free(&scenario);
    assert_null(scenario.decision.variants);
    assert_int_equal(scenario.decision.n_surveys, 0);
    assert_null(scenario.cohorts);
    assert_null(scenario.effects);
    scenario_free(&scenario);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_zeroed),
        cmocka_unit_test(test_half_built),
        cmocka_unit_test(test_owned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
