/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of scenarios/variants.c and scenario_read_variant: what a variant becomes, that it is
 * checked as a whole scenario, and how it is read again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/read.h"
#include "tests/unit/decision_text.h"

static const char name[] = "deciding.yaml";
static struct problems problems;

/* Reads the scenario with sets over it. */
static int read_with(size_t n, const char *const *sets, struct scenario *out) {
    struct error error = {0};
    return scenario_read_text(name, deciding, sizeof deciding - 1, n, sets, out, &problems, &error);
}

struct fault {
    const char *set, *words;
};

/* Each of these alone is refused once, with these words. */
static void assert_faults(const struct fault *faults, size_t n) {
    for (size_t i = 0; i < n; i++) {
        struct scenario scenario;
        const char *sets[] = {faults[i].set};
        assert_int_equal(read_with(1, sets, &scenario), FONDSIM_INVALID);
        if (problems.count != 1 || strstr(problems.kept[0].text, faults[i].words) == NULL) {
            problems_print(&problems, stderr);
            fail_msg("%s: %zu problems, expected one with: %s", faults[i].set, problems.count,
                     faults[i].words);
        }
    }
}

static const struct assumption *assumption(const struct scenario *scenario, const char *path) {
    for (size_t i = 0; i < scenario->n_assumptions; i++) {
        if (strcmp(scenario->assumptions[i].path, path) == 0) {
            return &scenario->assumptions[i];
        }
    }
    fail_msg("no assumption %s", path);
    return NULL;
}

static void kept_as_sets(void **state) {
    struct scenario scenario;
    (void)state;
    assert_int_equal(read_with(0, NULL, &scenario), 0);
    assert_int_equal(scenario.decision.n_variants, 2);
    const struct variant *dark = &scenario.decision.variants[0];
    assert_string_equal(dark->name, "dark");
    assert_string_equal(dark->label.en, "Sombre");
    assert_int_equal(dark->n_sets, 4);
    assert_string_equal(dark->sets[0], "instruments.engineering.dropout={value: {uniform: {min: "
                                       "20%, max: 0.4}}, note: \"a \\\"b\\\": {c}, é\"}");
    assert_string_equal(dark->sets[1], "commons.stock=2");
    assert_string_equal(dark->sets[2], "instruments.engineering.budget={2027: 5k}");
    assert_string_equal(dark->sets[3], "shocks.vote.operator_stops=no");
    /* the scenario itself is not varied */
    assert_int_equal(assumption(&scenario, "commons.stock")->law.kind, LAW_DISCRETE);
    scenario_free(&scenario);
}

/* The sets of a variant, as --set, give its world; so does scenario_read_variant. */
static void read_again(void **state) {
    char path[] = FONDSIM_SOURCE_DIR "/scenarios/evaluation-2026.yaml";
    static const char *const sets[] = {"monte_carlo.seed=7"};
    struct scenario scenario, world;
    struct error error = {0};
    (void)state;
    assert_int_equal(scenario_read(path, 1, sets, &scenario, &problems, &error), 0);
    const struct decision *decision = &scenario.decision;
    assert_true(decision->n_variants >= 5);
    for (int i = 0; i < decision->n_variants; i++) {
        int code =
            scenario_read_variant(path, 1, sets, &decision->variants[i], &world, &problems, &error);
        problems_print(&problems, stderr);
        assert_int_equal(code, 0);
        assert_int_equal(world.decision.n_variants, 0);
        assert_int_equal(world.decision.n_surveys, 0);
        assert_int_equal(world.decision.n_criteria, decision->n_criteria);
        assert_int_equal(world.monte_carlo.seed, 7);
        /* the same parameters at the same addresses, and something differs */
        size_t different = 0;
        assert_int_equal(world.n_assumptions, scenario.n_assumptions);
        for (size_t j = 0; j < world.n_assumptions; j++) {
            const struct assumption *a = &world.assumptions[j], *b = &scenario.assumptions[j];
            assert_int_equal(a->code, b->code);
            different +=
                a->law.kind != b->law.kind || memcmp(a->law.p, b->law.p, sizeof a->law.p) != 0;
        }
        assert_int_equal(different, decision->variants[i].n_sets);
        assert_int_equal(world.n_portfolios, scenario.n_portfolios);
        scenario_free(&world);
    }
    scenario_free(&scenario);
}

/* A scenario without variants has none to take away. */
static void nothing_to_take_away(void **state) {
    char path[] = FONDSIM_SOURCE_DIR "/scenarios/experiment-2020-2022.yaml";
    char set[] = "commons.q=0", *sets[] = {set};
    const struct variant variant = {.n_sets = 1, .sets = sets};
    struct scenario world;
    struct error error = {0};
    (void)state;
    assert_int_equal(scenario_read_variant(path, 0, NULL, &variant, &world, &problems, &error), 0);
    assert_int_equal(assumption(&world, "commons.q")->law.kind, LAW_FIXED);
    scenario_free(&world);
}

static void refused(void **state) {
    static const struct fault faults[] = {
        {"variants.dark.name=late", "a second time"},
        {"variants.dark.set=~", "missing key"},
        {"variants.dark.set={}", "an empty mapping"},
        {"variants.dark.set=[a]", "a mapping"},
        {"variants.dark.sets={}", "nearest known key: set"},
        {"variants={a: b}", "a list"},
        /* paths: in full, of values, not of things */
        {"variants.dark.set={commons.stok: 1}", "nearest known path: commons.stock"},
        {"variants.dark.set={engineering.kept: 1}", "an unknown path"},
        {"variants.dark.set={cohorts.0.population_median: 1}", "an unknown path"},
        {"variants.dark.set={time.end: 2040}", "an unknown path"},
        {"variants.dark.set={instruments.engineering.budget.2027: 1}", "an unknown path"},
        {"variants.dark.set={portfolios: []}", "an unknown path"},
        {"variants.dark.set={territory.post_cost: ~}", "the value in this variant"},
        {"variants.dark.set={commons.stock: {empirical: {csv: a.csv, column: b}}}",
         "variants name no files"},
        /* as in the scenario itself */
        {"variants.dark.set={commons.stock: -1}",
         "variants.dark: commons.stock: found \"-1\", expected a whole number [commons] from 0"},
        {"variants.dark.set={instruments.engineering.kept: 0.5}", "variants.dark: correlations.0"},
        {"variants.dark.set={levels.innovation.reach: 2}", "what is above is a plain value"},
        {"variants.dark.set={cohorts.panel.maturity.expertise: 0}", "add up to 0.63"},
    };
    (void)state;
    assert_faults(faults, sizeof faults / sizeof faults[0]);
}

/* A fault at the value is shown there, one elsewhere where the variant's values begin; a law of the
 * rate of discount may be set where it stands. */
static void places(void **state) {
    static const char *const value[] = {"variants.late.set={commons.p: 0.1, commons.stock: -7}"};
    static const char *const elsewhere[] = {
        "variants.late.set={commons.p: 0.1, instruments.engineering.kept: 1}"};
    static const char *const rate[] = {
        "variants.late.set={economics.discount.risk_free: {uniform: {min: 0, max: 2%}}}"};
    static const char *const twice[] = {"variants.late.set={economics.risk_free: 0}"};
    struct scenario scenario;
    (void)state;
    assert_int_equal(read_with(1, value, &scenario), FONDSIM_INVALID);
    assert_int_equal(problems.count, 1);
    assert_string_equal(problems.kept[0].file, "--set");
    assert_int_equal(problems.kept[0].column, strchr(value[0], '-') - value[0] + 1);
    assert_int_equal(read_with(1, elsewhere, &scenario), FONDSIM_INVALID);
    assert_int_equal(problems.count, 1);
    assert_string_equal(problems.kept[0].file, "--set");
    assert_int_equal(problems.kept[0].line, 1);
    assert_int_equal(read_with(1, rate, &scenario), 0);
    scenario_free(&scenario);
    assert_int_equal(read_with(1, twice, &scenario), FONDSIM_INVALID);
    assert_non_null(strstr(problems.kept[0].text, "variants.late: economics.discount.risk_free: "
                                                  "found this key in two places"));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(kept_as_sets), cmocka_unit_test(read_again),
                                       cmocka_unit_test(nothing_to_take_away),
                                       cmocka_unit_test(refused), cmocka_unit_test(places)};
    gsl_set_error_handler_off();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
