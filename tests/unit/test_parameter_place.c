/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of sim/cli/parameter_place.c: on a shipped scenario every parameter belongs to something
 * that people can name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/problems.h"
#include "scenarios/read.h"
#include "sim/cli/parameter_place.h"

static int read_shipped(void **state) {
    struct problems *problems = calloc(1, sizeof *problems);
    struct scenario *scenario = calloc(1, sizeof *scenario);
    struct error error = {0};
    int status = problems == NULL || scenario == NULL
                     ? -1
                     : scenario_read(FONDSIM_SCENARIOS "/evaluation-2026.yaml", 0, NULL, scenario,
                                     problems, &error);
    free(problems);
    *state = scenario;
    return status;
}

static int free_shipped(void **state) {
    scenario_free(*state);
    free(*state);
    return 0;
}

static size_t find(const struct scenario *scenario, const char *path) {
    size_t j = 0;
    while (j < scenario->n_assumptions && strcmp(scenario->assumptions[j].path, path) != 0) {
        j++;
    }
    return j;
}

static void named_as_people_do(void **state) {
    const struct scenario *scenario = *state;
    static const struct {
        const char *path, *fr, *to;
    } expected[] = {
        {"instruments.commons.ticket", "Investissement structurel (communs)", NULL},
        {"instruments.engineering.projects_per_fte", "Ingénierie territoriale", NULL},
        {"maturity.moves.expertise_to_innovation.annual", "Expertises", "Innovation"},
        {"projects.large.hazard", "Grand projet", NULL},
        {"commons.p", "Communs", NULL},
        {"cohorts.panel.maturity.expertise", "Les 81 écosystèmes", "Expertises"},
        {"cohorts.panel.population_median", "Les 81 écosystèmes", NULL},
    };
    for (size_t k = 0; k < sizeof expected / sizeof expected[0]; k++) {
        size_t theta = find(scenario, expected[k].path);
        if (theta == scenario->n_assumptions) {
            fail_msg("%s is not in the scenario", expected[k].path);
        }
        struct parameter_place place = parameter_place_of(scenario, theta);
        assert_string_equal(place.of.fr, expected[k].fr);
        if (expected[k].to == NULL) {
            assert_null(place.to.fr);
        } else {
            assert_string_equal(place.to.fr, expected[k].to);
        }
    }
}

static void no_parameter_is_without_place(void **state) {
    const struct scenario *scenario = *state;
    for (size_t j = 0; j < scenario->n_assumptions; j++) {
        struct parameter_place place = parameter_place_of(scenario, j);
        if (place.of.fr == NULL || place.of.en == NULL || place.of.fr[0] == '\0') {
            fail_msg("%s has no place", scenario->assumptions[j].path);
        }
    }
    assert_null(parameter_place_of(scenario, scenario->n_assumptions).of.fr);
}

/* Every label is typeset, in one line of a figure, and says nothing in the language of code. */
static void labels_are_words(void **state) {
    const struct scenario *scenario = *state;
    for (size_t j = 0; j < scenario->n_assumptions; j++) {
        const struct parameter *parameter = scenario->assumptions[j].parameter;
        const char *const texts[] = {parameter->fr, parameter->en};
        for (size_t k = 0; k < 2; k++) {
            if (strpbrk(texts[k], "_'") != NULL || strlen(texts[k]) > 95) {
                fail_msg("%s: %s", scenario->assumptions[j].path, texts[k]);
            }
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(named_as_people_do),
        cmocka_unit_test(no_parameter_is_without_place),
        cmocka_unit_test(labels_are_words),
    };
    return cmocka_run_group_tests(tests, read_shipped, free_shipped);
}
