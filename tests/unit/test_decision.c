/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of scenarios/decision.c: conventions, worth of effects, criteria, members; what is refused.
 */
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

static void conventions(void **state) {
    struct scenario scenario;
    const struct decision *decision = &scenario.decision;
    (void)state;
    assert_int_equal(read_with(0, NULL, &scenario), 0);
    assert_int_equal(decision->perspective, PERSPECTIVE_PUBLIC);
    assert_string_equal(scenario.portfolios[decision->reference].name, "engineering-only");
    assert_true(decision->willingness_max.value == 6);
    assert_true(decision->absorption_floor.value == 0.85);
    assert_int_equal(decision->absorption_floor.status, STATUS_PRIOR);
    assert_string_equal(decision->absorption_floor.note, "hm");
    assert_int_equal(decision->n_willingness, 2);
    const struct willingness *levels = &decision->willingness[0];
    assert_string_equal(levels->outcome, "level_years");
    assert_true(levels->worth.value == 20000);
    assert_int_equal(levels->worth.status, STATUS_CHOICE); /* a value judgement */
    assert_string_equal(levels->worth.source, "a: b");
    assert_int_equal(levels->better, 1);
    assert_int_equal(levels->worth.is_default, 0);
    scenario_free(&scenario);
}

static void defaults(void **state) {
    static const char *const sets[] = {"decision=~", "criteria=~", "members=~", "variants=~",
                                       "surveys=~"};
    struct scenario scenario;
    const struct decision *decision = &scenario.decision;
    (void)state;
    assert_int_equal(read_with(5, sets, &scenario), 0);
    assert_int_equal(decision->perspective, PERSPECTIVE_FUND);
    assert_int_equal(decision->reference, -1);
    assert_true(decision->willingness_max.value == 4);
    assert_true(decision->absorption_floor.value == 0.9);
    assert_int_equal(decision->absorption_floor.is_default, 1);
    assert_int_equal(decision->absorption_floor.status, STATUS_CHOICE);
    assert_int_equal(decision->n_willingness, 0);
    assert_int_equal(decision->n_criteria, 0);
    assert_int_equal(decision->n_members, 0);
    assert_int_equal(decision->n_variants, 0);
    assert_int_equal(decision->n_surveys, 0);
    scenario_free(&scenario);
}

static void criteria(void **state) {
    struct scenario scenario;
    const struct decision *decision = &scenario.decision;
    (void)state;
    assert_int_equal(read_with(0, NULL, &scenario), 0);
    assert_int_equal(decision->n_criteria, 3);
    assert_string_equal(decision->criteria[0].outcome, "level_years");
    assert_int_equal(decision->criteria[0].better, 1);
    assert_int_equal(decision->criteria[1].better, 1);  /* by the catalogue */
    assert_int_equal(decision->criteria[2].better, -1); /* cost_fund: the same */
    assert_true(decision->criteria[1].weight == 0.5);
    assert_int_equal(decision->n_members, 2);
    assert_string_equal(decision->members[0].label.fr, "Maire");
    assert_true(decision->members[0].weights[0] == 0.75); /* in the order of criteria */
    assert_true(decision->members[0].weights[1] == 0.25);
    assert_true(decision->members[0].weights[2] == 0);
    assert_true(decision->members[1].weights[1] == 1);
    scenario_free(&scenario);
}

/* Names alone, no weights; an item goes by its outcome; a willingness follows its criterion. */
static void plain_criteria(void **state) {
    static const char *const sets[] = {
        "members=~", "criteria=[people, {outcome: level_years, better: more}]",
        "criteria.level_years.better=less", "decision.willingness.people=~"};
    struct scenario scenario;
    const struct decision *decision = &scenario.decision;
    (void)state;
    assert_int_equal(read_with(3, sets, &scenario), 0);
    assert_string_equal(decision->criteria[0].outcome, "people");
    assert_true(isnan(decision->criteria[0].weight));
    assert_int_equal(decision->criteria[1].better, -1);
    assert_int_equal(decision->willingness[0].better, -1); /* level_years */
    assert_int_equal(decision->willingness[1].better, 1);  /* project_years: the catalogue */
    scenario_free(&scenario);
}

static void refused(void **state) {
    static const struct fault faults[] = {
        {"decision.perspective=state", "one of fund, public, all"},
        {"decision.reference=curent", "nearest known name: current"},
        {"decision.refference=current", "nearest known key: reference"},
        {"decision.willingness={level_year: 3}", "nearest known: level_years"},
        {"decision.willingness={people: 3}", "one that the list effects names"},
        {"decision.willingness.level_years=-1", "from 0 to 1e+12"},
        {"decision.willingness.level_years={uniform: {min: 1, max: 2}}", "found a law"},
        {"decision.willingness.level_years={value: 1, unit: EUR/project-year}",
         "expected EUR/level-year"},
        {"decision.willingness.level_years={value: 1, status: sourced}", "its source too"},
        {"decision.willingness=3", "a mapping"},
        {"decision.willingness_max=0.5", "from 1 to 1000"},
        {"decision.absorption_floor=90", "from 0 to 1"},
        {"decision=fund", "a mapping"},
        {"criteria.2.outcome=peeple", "nearest known key: people"},
        {"criteria.people.weight=0.4", "add up to 0.9, expected 1"},
        {"criteria.people.weight=~", "weights for 2 of 3 criteria"},
        {"criteria.people.weight=-0.5", "from 0 to 1"},
        {"criteria.people.better=higher", "one of more, less"},
        {"criteria.level_years.better=~", "reported, not judged"},
        {"criteria.people.wieght=1", "nearest known key: weight"},
        {"members.patron.name=mayor", "a second time"},
        {"members.patron.weights={}", "add up to 0, expected 1"},
        {"members.patron.weights.people=0.9", "add up to 0.9, expected 1"},
        {"members.patron.weights={pepole: 1}", "nearest known: people"},
        {"members.patron.weights=~", "missing key"},
        {"members.patron.weights.people=2", "from 0 to 1"},
        {"members={a: 1}", "a list"},
    };
    (void)state;
    assert_faults(faults, sizeof faults / sizeof faults[0]);
}

/* Some faults come in pairs: the scenario below is set twice. */
static void refused_together(void **state) {
    static const char *const same[] = {"members=~", "criteria=[people, people]"};
    static const char *const none[] = {"criteria=~"};
    static const char *const stock[] = {"effects=[level_years, project_years, jobs]",
                                        "decision.willingness.jobs=1"};
    struct scenario scenario;
    (void)state;
    assert_int_equal(read_with(2, same, &scenario), FONDSIM_INVALID);
    assert_int_equal(problems.count, 1);
    assert_non_null(strstr(problems.kept[0].text, "a second time"));
    assert_int_equal(read_with(1, none, &scenario), FONDSIM_INVALID);
    assert_int_equal(problems.count, 1);
    assert_non_null(strstr(problems.kept[0].text, "members without criteria"));
    assert_int_equal(read_with(2, stock, &scenario), FONDSIM_INVALID);
    assert_int_equal(problems.count, 1);
    assert_non_null(strstr(problems.kept[0].text, "an outcome at one date"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(conventions), cmocka_unit_test(defaults),
        cmocka_unit_test(criteria),    cmocka_unit_test(plain_criteria),
        cmocka_unit_test(refused),     cmocka_unit_test(refused_together)};
    gsl_set_error_handler_off();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
