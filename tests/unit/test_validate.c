/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the validation: problems at their place with their hint, many at once, units, printable
 * messages. Whole files that are refused are in tests/malformed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/read.h"
#include "scenarios/reader.h"
#include "tests/unit/scenario_text.h"

static const char name[] = FONDSIM_SOURCE_DIR "/scenarios/rich.yaml";
static struct problems problems;

static int read_with(size_t n, const char *const *sets) {
    struct scenario scenario;
    struct error error = {0};
    int code =
        scenario_read_text(name, rich, sizeof rich - 1, n, sets, &scenario, &problems, &error);
    assert_int_equal(code == 0, problems.count == 0);
    scenario_free(&scenario);
    return code;
}

/* Each of these alone is refused once, with these words. */
static void one_fault(void **state) {
    static const struct {
        const char *set, *words;
    } cases[] = {
        {"projects.small.wait=3 weeks", "a duration (2 years"},
        {"commons.stock=1.5", "a whole number [commons] from 0 to 1000"},
        {"commons.ageing={poisson: -1}", "impossible law"},
        {"instruments.engineering.dropout={value: 0.5, unit: EUR}",
         "the unit \"EUR\", expected share"},
        {"instruments.engineering.dropout={value: 0.5, unit: \"%\", status: sourced}",
         "its source"},
        {"instruments.engineering.kept=[0.5]", "{empirical: [...]}"},
        {"instruments.engineering.kept={}", "a mapping, expected a number [share]"},
        {"instruments.engineering.kept={beta: 3}", "the parameters of the law"},
        {"instruments.engineering.kept={beta: {mean: 0.5, p59: 0.9}}", "nearest known key: p5"},
        {"instruments.engineering.kept={normal: {ci95: 0.5}}", "[low, high]"},
        {"instruments.engineering.apply={value: {normal: {mean: 1}}}", "impossible law"},
        {"instruments.engineering.per_year={bernoulli: 0.5}", "takes no law"},
        {"instruments.engineering.cohorts=[panel, panel]", "a second time"},
        {"instruments.engineering.levels=[]", "an empty list"},
        {"instruments.plain.budget=~", "missing key"},
        {"instruments.plain.budget={2037: 1e13}", "from 0 to 1e+12"},
        {"instruments.plain.kept=0.5", "unknown key"},
        {"economics.risk_free=1%", "two places"},
        {"economics.currency=euro", "three capital letters"},
        {"economics.deflator.2020=0", "from 0.001 to 1000"},
        {"portfolios.past.name=current", "a second time"},
        {"cohorts.panel.ecosystems=2000", "at most the 1219 territories"},
        {"cohorts.whole.territories.weight=population", "all beside weights"},
        {"portfolios.engineering-only={name: b, instruments: none}",
         "second portfolio without instruments"},
        {"portfolios.engineering-only.question=retrospective", "another portfolio of the same"},
        {"portfolios.past.scale_to=current", "another portfolio of the same"},
        {"correlations.0.rho=1", "not positive definite"},
        {"monte_carlo.inner=0", "from 1 to 65535"},
        {"fan_outcome=projects_alife", "nearest known key: projects_alive"},
        {"time.ages=[3, 2]", "ascending order"},
        {"title={de: x}", "unknown key"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *sets[] = {cases[i].set};
        assert_int_equal(read_with(1, sets), FONDSIM_INVALID);
        if (problems.count != 1 || strstr(problems.kept[0].text, cases[i].words) == NULL) {
            problems_print(&problems, stderr);
            fail_msg("%s: %zu problems, expected one with: %s", cases[i].set, problems.count,
                     cases[i].words);
        }
    }
}

static void legal_forms(void **state) {
    static const char *const sets[] = {
        "instruments.engineering.dropout={value: 20%, unit: probability, status: inferred, source: "
        "x}",
        "instruments.engineering.duration={value: 6 months, unit: years}",
        "instruments.engineering.overhead={value: 0.1, unit: 1}",
        "instruments.engineering.engineering_below={value: 1, unit: \"FTE per 10,000 "
        "inhabitants\"}",
        "territory.post_cost={value: 50k, unit: €/year}",
        "instruments.engineering.leave={value: 20%, unit: \"%/year\"}",
        "commons.stock={poisson: 3}",
        "commons.p={fixed: {value: 0.01}}",
        "instruments.engineering.carry_over=false",
    };
    size_t n = sizeof sets / sizeof sets[0];
    (void)state;
    int code = read_with(n, sets);
    problems_print(&problems, stderr);
    assert_int_equal(code, 0);
}

/* All faults at once, sorted by place, at most 20 kept and all counted. */
static void many_faults(void **state) {
    const char *sets[30];
    char texts[30][64];
    (void)state;
    for (size_t i = 0; i < 30; i++) {
        snprintf(texts[i], sizeof texts[i], "instruments.engineering.wrong_%zu=1", i);
        sets[i] = texts[i];
    }
    assert_int_equal(read_with(30, sets), FONDSIM_INVALID);
    assert_int_equal(problems.count, 30);
    for (size_t i = 1; i < PROBLEMS_KEPT; i++) {
        assert_true(problems.kept[i - 1].line <= problems.kept[i].line);
    }
}

/* No message carries an escape sequence or half a character. */
static void printable(void **state) {
    char room[SHOWN_SIZE], text[128];
    (void)state;
    assert_string_equal(problems_shown("a\x1B[31m", room), "\"a?[31m\"");
    memset(text, 'a', 39);
    strcpy(text + 39, "éé");
    problems_shown(text, room);
    assert_null(strchr(room, '\xC3'));
    struct problems some = {0};
    problems_add(&some, "f", 1, 1, "%s", "line\nline");
    assert_string_equal(some.kept[0].text, "line?line");
}

static void units(void **state) {
    (void)state;
    assert_true(unit_same("EUR/year", "euros per year"));
    assert_true(unit_same("EUR/year", "€/year"));
    assert_true(unit_same("FTE/10000 inhabitants", "FTE per 10,000 inhabitants"));
    assert_true(unit_same("share", "%"));
    assert_true(unit_same("1", "ratio"));
    assert_true(unit_same("hour/year", "hours per year"));
    assert_false(unit_same("EUR", "kEUR"));
    assert_false(unit_same("year", "month"));
    assert_false(unit_same("EUR", "EUR/year"));
    assert_false(unit_same("EUR/year", "year/EUR"));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(one_fault), cmocka_unit_test(legal_forms),
                                       cmocka_unit_test(many_faults), cmocka_unit_test(printable),
                                       cmocka_unit_test(units)};
    gsl_set_error_handler_off();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
