/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of scenarios/surveys.c: what a planned survey becomes, its defaults, what is refused. */
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

static void of_a_level(void **state) {
    struct scenario scenario;
    (void)state;
    assert_int_equal(read_with(0, NULL, &scenario), 0);
    assert_int_equal(scenario.decision.n_surveys, 3);
    const struct survey *survey = &scenario.decision.surveys[0];
    assert_string_equal(survey->name, "levels-again");
    assert_string_equal(survey->target, "ecosystems_expertise");
    assert_int_equal(survey->assumption, -1);
    assert_int_equal(survey->level, 1);
    assert_int_equal(survey->population, 81);
    assert_int_equal(survey->n_sizes, 3);
    assert_int_equal(survey->sizes[2], 81);
    assert_int_equal(survey->design, SURVEY_BEFORE_AFTER);
    assert_true(survey->confounding.value == 0.05);
    assert_int_equal(survey->confounding.status, STATUS_CHOICE);
    assert_true(survey->non_response.value == 0.3);
    assert_true(survey->misclassified.value == 0.15);
    assert_true(isnan(survey->noise.value));
    assert_true(isnan(survey->baseline.value));
    assert_true(survey->delay.value == 1.5);
    assert_true(survey->cost.value == 400);
    assert_true(survey->fixed_cost.value == 15000);
    assert_string_equal(survey->open, "awards of: 2029");
    scenario_free(&scenario);
}

static void of_parameters(void **state) {
    struct scenario scenario;
    (void)state;
    assert_int_equal(read_with(0, NULL, &scenario), 0);
    const struct survey *posts = &scenario.decision.surveys[1];
    assert_string_equal(posts->target, "instruments.engineering.kept"); /* in full */
    assert_string_equal(scenario.assumptions[posts->assumption].path, posts->target);
    assert_int_equal(posts->level, -1);
    assert_int_equal(posts->population, 81 + 5); /* all cohorts */
    assert_int_equal(posts->n_sizes, 1);
    assert_int_equal(posts->sizes[0], 25);
    assert_int_equal(posts->design, SURVEY_LOTTERY);
    assert_true(posts->baseline.value == 0.2);
    assert_true(posts->confounding.value == 0);
    assert_true(posts->misclassified.value == 0.1);
    assert_int_equal(posts->misclassified.is_default, 1);
    assert_int_equal(posts->misclassified.status, STATUS_PRIOR);
    assert_true(posts->non_response.value == 0.2);
    assert_true(posts->delay.value == 1);
    const struct survey *money = &scenario.decision.surveys[2];
    assert_int_equal(money->design, SURVEY_ONCE);
    assert_true(money->noise.value == 8000);
    assert_string_equal(money->noise.source, "S");
    assert_true(money->misclassified.value == 0); /* answers are numbers */
    scenario_free(&scenario);
}

static void refused(void **state) {
    static const struct fault faults[] = {
        {"surveys.posts.target=~", "missing key"},
        {"surveys.posts.target=engineering.keept", "nearest known path: engineering.kept"},
        {"surveys.levels-again.target=ecosystems_expertize",
         "nearest known key: ecosystems_expertise"},
        {"surveys.levels-again.target=people", "of outcomes only levels are asked about"},
        {"surveys.posts.target=engineering.overhead", "one fixed value"},
        {"surveys.posts.target=engineering.duration", "the sd of one observation [year]"},
        {"surveys.posts.target=[a]", "found a list"},
        {"surveys.posts.population=0", "from 1 to 65535"},
        {"surveys.posts.population=20", "from 2 to 20"},
        {"surveys.posts.n=~", "missing key"},
        {"surveys.posts.n=1", "from 2 to 86"}, /* two groups */
        {"surveys.posts.n=[]", "found 0 numbers"},
        {"surveys.posts.n=[20, 10]", "ascending order"},
        {"surveys.posts.n=[10, 10]", "ascending order"},
        {"surveys.posts.n=2.5", "a whole number"},
        {"surveys.posts.design=lotery", "nearest: lottery"},
        {"surveys.posts.baseline=~", "the share without the funds"},
        {"surveys.posts.baseline=2", "from 0 to 1"},
        {"surveys.posts.confounding=0.1", "only before_after and matched are biased"},
        {"surveys.posts.design=matched", "the sd of the bias of this design [share]"},
        {"surveys.posts.design=once", "found baseline in a survey made once"},
        {"surveys.levels-again.noise=0.1", "noise for a level, expected none"},
        {"surveys.levels-again.confounding=~", "the sd of the bias of this design [share]"},
        {"surveys.money.noise=~", "the sd of one observation [EUR]"},
        {"surveys.money.noise={value: 8k, unit: hours}", "expected EUR"},
        {"surveys.money.noise={value: 8k, status: guess}", "one of sourced"},
        {"surveys.money.misclassified=0.1", "misclassified beside noise"},
        {"surveys.money.baseline=0.1", "baseline beside noise"},
        {"surveys.money.non_response=1", "from 0 to 0.99"},
        {"surveys.posts.misclassified=0.6", "from 0 to 0.5"},
        {"surveys.money.delay=3 weeks", "a duration (2 years"},
        {"surveys.money.cost=~", "missing key"},
        {"surveys.money.cost={uniform: {min: 1, max: 2}}", "found a law"},
        {"surveys.money.cost={value: 1, unit: EUR}", "expected EUR/response"},
        {"surveys.money.fixed_cost=-1", "from 0"},
        {"surveys.money.decision=~", "missing key"},
        {"surveys.money.decision=[]", "expected a text"},
        {"surveys.money.price=3", "unknown key"},
        {"surveys.money.name=posts", "a second time"},
        {"surveys={a: b}", "a list"},
    };
    (void)state;
    assert_faults(faults, sizeof faults / sizeof faults[0]);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(of_a_level),
                                       cmocka_unit_test(of_parameters), cmocka_unit_test(refused)};
    gsl_set_error_handler_off();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
