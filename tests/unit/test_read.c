/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of scenarios/read.c and the files it calls: what a right scenario becomes. What is refused
 * is in test_validate.c and tests/malformed. */
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

#include "models/parameters.h"
#include "models/registry.h"
#include "scenarios/read.h"
#include "sim/core/random.h"
#include "tests/unit/scenario_text.h"

/* Tables are looked for beside the shipped scenarios. */
static const char name[] = FONDSIM_SOURCE_DIR "/scenarios/rich.yaml";

static struct scenario scenario;

static int setup(void **state) {
    static struct problems problems;
    struct error error = {0};
    (void)state;
    int code =
        scenario_read_text(name, rich, sizeof rich - 1, 0, NULL, &scenario, &problems, &error);
    problems_print(&problems, stderr);
    return code;
}

static int teardown(void **state) {
    (void)state;
    scenario_free(&scenario);
    return 0;
}

static const struct assumption *assumption(const char *path) {
    for (size_t i = 0; i < scenario.n_assumptions; i++) {
        if (strcmp(scenario.assumptions[i].path, path) == 0) {
            return &scenario.assumptions[i];
        }
    }
    fail_msg("no assumption %s", path);
    return NULL;
}

static void time_grid(void **state) {
    const struct time_grid *time = &scenario.time;
    (void)state;
    assert_int_equal(time->start_year, 2020);
    assert_int_equal(time->steps_per_year, 4);
    assert_int_equal(time->n_years, 19);
    assert_int_equal(time->n_steps, 76);
    assert_int_equal(time->decision_step, 28);   /* 1 January 2027 */
    assert_int_equal(time->last_award_step, 49); /* to the end of June 2032 */
    assert_int_equal(time->evaluation_step, 27); /* to the end of 2026 */
    assert_int_equal(time->n_reports, 3);
    assert_int_equal(time->report_steps[0], 27);
    assert_int_equal(time->report_steps[1], 37);
    assert_int_equal(time->report_steps[2], 75);
    assert_string_equal(time->report_names[1], "2029-06");
    assert_int_equal(time->n_ages, 2);
    assert_true(time->ages[0] == 1.5);
}

static void economics(void **state) {
    (void)state;
    assert_string_equal(scenario.currency, "EUR");
    assert_int_equal(scenario.price_year, 2026);
    assert_true(scenario.deflator[0] == 1.17);
    assert_true(scenario.deflator[2] == 1.1);
    assert_true(scenario.deflator[6] == 1);
    assert_true(fabs(scenario.deflator[7] - 1 / 1.02) < 1e-15);
}

/* Sections stand in theta one after the other, in the documented order. */
static void theta_layout(void **state) {
    size_t expected = 0;
    (void)state;
    assert_int_equal(scenario.economics, 0);
    assert_int_equal(scenario.territory, 1);
    for (size_t s = 0; s < scenario.n_sections; s++) {
        assert_int_equal(scenario.sections[s].first, expected);
        expected += scenario.sections[s].table->n;
    }
    assert_int_equal(expected, scenario.n_assumptions);
    const struct instrument *fund = &scenario.instruments[0];
    assert_int_equal(fund->own, fund->section + 1);
    assert_ptr_equal(scenario.sections[fund->section].table, &fund_table);
    for (size_t i = 0; i < scenario.n_assumptions; i++) {
        assert_int_equal(scenario.assumptions[i].code, random_code(scenario.assumptions[i].path));
    }
}

static void values(void **state) {
    (void)state;
    assert_true(assumption("economics.risk_free")->law.p[0] == 1.2 / 100);
    assert_true(assumption("projects.small.wait")->law.p[0] == 1.5);
    assert_int_equal(assumption("projects.small.ideas")->law.kind, LAW_GAMMA);
    assert_true(fabs(law_mean(&assumption("projects.small.ideas")->law) - 2) < 1e-12);
    assert_int_equal(assumption("instruments.engineering.selection")->law.p[0], SELECT_NEED);
    assert_int_equal(assumption("instruments.engineering.per_year")->law.p[0], 1);
    const struct assumption *duration = assumption("instruments.engineering.duration");
    assert_int_equal(duration->law.kind, LAW_UNIFORM);
    assert_true(duration->law.p[0] == 1 && duration->law.p[1] == 3);
    const struct law *scale = &assumption("instruments.engineering.budget_scale")->law;
    assert_int_equal(scale->kind, LAW_EMPIRICAL);
    assert_true(law_lower(scale) >= 1);
    const struct law *ageing = &assumption("commons.ageing")->law;
    assert_true(ageing->p[2] == 1 && isinf(ageing->p[3]));
}

static void statuses(void **state) {
    (void)state;
    const struct assumption *ticket = assumption("instruments.engineering.ticket");
    assert_int_equal(ticket->status, STATUS_SOURCED);
    assert_string_equal(ticket->source, "x: \"quoted\" # é");
    assert_int_equal(ticket->is_default, 0);
    assert_true(ticket->line > 40);
    const struct assumption *apply = assumption("instruments.engineering.apply");
    assert_int_equal(apply->status, STATUS_PRIOR);
    assert_null(apply->source);
    const struct assumption *dropout = assumption("instruments.engineering.dropout");
    assert_int_equal(dropout->is_default, 1);
    assert_int_equal(dropout->status, STATUS_INFERRED); /* its table cites a source */
    assert_string_equal(dropout->source, "facts-B1");
    assert_string_equal(dropout->note, "default");
    assert_int_equal(assumption("instruments.engineering.overhead")->status, STATUS_PRIOR);
    assert_int_equal(scenario.instruments[0].budget_status, STATUS_PRIOR);
    assert_string_equal(scenario.instruments[0].budget_note, "hm");
    assert_int_equal(scenario.instruments[1].budget_status, STATUS_CHOICE);
}

static void levels_and_cohorts(void **state) {
    (void)state;
    assert_int_equal(scenario.n_levels, 3);
    assert_string_equal(scenario.levels[0].label.fr, "first_steps");
    assert_string_equal(scenario.levels[1].label.fr, "Expertise");
    assert_true(scenario.classes[1].from == 15000);
    assert_int_equal(scenario.n_moves, 2);
    assert_int_equal(scenario.moves[1].from, 1);
    assert_int_equal(scenario.n_cohorts, 3);
    const struct cohort *panel = &scenario.cohorts[0], *whole = &scenario.cohorts[1];
    assert_int_equal(panel->n, 81);
    assert_int_equal(panel->entry_step, 0);
    assert_int_equal(panel->qualified_step, 20);
    assert_int_equal(panel->territories.n, 1255);
    assert_int_equal(panel->use_all, 0);
    const struct law *share = &scenario.assumptions[panel->shares].law;
    assert_int_equal(share->kind, LAW_GAMMA); /* dirichlet */
    assert_true(share->p[0] == 51 && share->p[1] == 1);
    assert_int_equal(scenario.assumptions[panel->shares + 1].law.kind, LAW_FIXED); /* not named */
    assert_int_equal(whole->n, 1255);
    assert_int_equal(whole->use_all, 1);
    assert_int_equal(whole->entry_step, 17);
    assert_int_equal(whole->qualified_step, 17);
    assert_true(scenario.assumptions[whole->shares + 1].law.p[0] == 0.37);
    double weights = 0; /* 989 CC and 230 CA at half weight */
    for (size_t i = 0; i < panel->territories.n; i++) {
        weights += panel->territories.weight[i];
    }
    assert_true(weights == 989 + 115);
    assert_int_equal(scenario.cohorts[2].territories.n, 0);
    assert_int_equal(scenario.offers[0].levels, 5);
    assert_int_equal(scenario.shocks[0].step, 0);
}

static void instruments(void **state) {
    const struct instrument *fund = &scenario.instruments[0];
    size_t n;
    (void)state;
    assert_string_equal(fund_models(&n)[fund->model]->name, "engineering_fund");
    assert_int_equal(fund->code, random_code("engineering"));
    assert_string_equal(fund->label.en, "Ingénierie"); /* one language stands for both */
    assert_int_equal(fund->start_step, 2);
    assert_int_equal(fund->levels, 4);
    assert_int_equal(fund->classes, 3);
    assert_int_equal(fund->cohorts, 5);
    assert_true(fund->budget[0] == 40000000);
    assert_true(fund->budget[1] == 0);
    assert_true(fund->budget[7] == 10000055);
    assert_true(fund->budget[8] == 700); /* a year alone wins over the range */
    assert_int_equal(fund->known_awards[0], 8);
    assert_int_equal(fund->known_awards[1], 0);
    assert_int_equal(fund->known_awards[2], -1);
    const struct instrument *flat = &scenario.instruments[1];
    assert_true(flat->budget[0] == 100000 && flat->budget[12] == 100000 && flat->budget[13] == 0);
}

static void portfolios(void **state) {
    (void)state;
    assert_int_equal(scenario.n_portfolios, 5);
    const struct portfolio *all = scenario.portfolios;
    assert_string_equal(all[0].name, "zero"); /* renames the prospective counterfactual */
    assert_string_equal(all[0].label.fr, "Rien");
    assert_int_equal(all[0].is_counterfactual, 1);
    assert_string_equal(all[1].name, "nothing-since-start");
    assert_int_equal(all[1].question, QUESTION_RETROSPECTIVE);
    assert_string_equal(all[2].name, "current");
    assert_int_equal(all[2].instruments, 3);
    assert_int_equal(all[2].counterfactual, 0);
    assert_int_equal(all[2].scale_to, -1);
    assert_int_equal(all[3].scale_to, 2);
    assert_true(all[3].scale[0] == 1);
    assert_int_equal(all[4].counterfactual, 1);
    assert_int_equal(scenario.n_correlations, 1);
    assert_string_equal(scenario.assumptions[scenario.correlations[0].second].path,
                        "instruments.engineering.apply");
    assert_int_equal(scenario.monte_carlo.samples, 128); /* whole blocks */
    assert_int_equal(scenario.monte_carlo.seed, UINT32_MAX);
    assert_int_equal(scenario.monte_carlo.design, DESIGN_PLAIN);
    assert_string_equal(scenario.effects[1], "project_years");
    assert_null(scenario.effects[2]);
}

/* Sobol points: whole rounds of 32 scramblings above one round, whole blocks below. */
static void sobol_samples(void **state) {
    static const struct {
        const char *asked;
        uint32_t samples;
    } cases[] = {{"33", 64}, {"1000", 1024}, {"1025", 2048}, {"10000", 10240}, {"16384", 16384}};
    static const char head[] =
        "name: small\ntime: {start: 2026, end: 2030}\nlevels: [a, b]\n"
        "cohorts: [{name: c, ecosystems: 3, maturity: {a: 1}}]\n"
        "instruments: {f: {model: none_fund, budget: 1k, ticket: 1, duration: 1, apply: 1}}\n";
    static struct problems problems;
    struct scenario small;
    struct error error = {0};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[64];
        const char *const sets[] = {"monte_carlo.design=sobol", text};
        snprintf(text, sizeof text, "monte_carlo.samples=%s", cases[i].asked);
        assert_int_equal(scenario_read_text("small.yaml", head, sizeof head - 1, 2, sets, &small,
                                            &problems, &error),
                         0);
        assert_int_equal(small.monte_carlo.design, DESIGN_SOBOL);
        assert_int_equal(small.monte_carlo.samples, cases[i].samples);
        scenario_free(&small);
    }
}

/* A scenario of 1,024 parameters that vary. */
static void fill_many(char *many) {
    strcpy(many, "name: many\ntime: {start: 2026, end: 2030}\nmonte_carlo: {design: sobol}\n"
                 "cohorts: [{name: c, ecosystems: 3, maturity: {l0: 1}}]\n"
                 "levels: [l0, l1, l2, l3, l4, l5, l6, l7, l8, l9, l10, l11, l12, l13, l14, l15]\n"
                 "maturity:\n  moves:\n");
    for (int m = 0; m < 240; m++) { /* 240 */
        snprintf(many + strlen(many), 200,
                 "    - {from: l%d, to: l%d, annual: {uniform: {min: 0.1, max: 0.2}}}\n", m / 15,
                 m % 15 < m / 15 ? m % 15 : m % 15 + 1);
    }
    strcat(many, "shocks:\n");
    for (int k = 0; k < 64; k++) { /* 192 */
        snprintf(
            many + strlen(many), 200,
            "  - {name: s%d, date: 2027, duration: {uniform: {min: 1, max: 2}}, activity_loss: "
            "{uniform: {min: 0, max: 0.5}}, gift_loss: {uniform: {min: 0, max: 0.5}}}\n",
            k);
    }
    static const char *const of_offers[] = {"uptake",   "hours",        "unit_cost",
                                            "capacity", "hazard_ratio", "lasts"};
    static const char *const of_funds[] = {
        "ticket",  "ticket_spread", "duration",         "first_tranche",  "overhead",
        "match",   "apply",         "application_cost", "fragility_from", "quota",
        "dropout", "jury_noise",    "leverage"};
    strcat(many, "offers:\n");
    for (int k = 0; k < 64; k++) { /* 384 */
        snprintf(many + strlen(many), 200, "  - {name: o%d, levels: [l0]", k);
        for (int j = 0; j < 6; j++) {
            snprintf(many + strlen(many), 200, ", %s: {uniform: {min: 1, max: 2}}", of_offers[j]);
        }
        strcat(many, "}\n");
    }
    strcat(many, "instruments:\n");
    for (int k = 0; k < 16; k++) { /* 208 */
        snprintf(many + strlen(many), 200, "  f%d: {model: none_fund, budget: 1", k);
        for (int j = 0; j < 13; j++) {
            snprintf(many + strlen(many), 200, ", %s: {uniform: {min: 0.1, max: 0.9}}",
                     of_funds[j]);
        }
        strcat(many, "}\n");
    }
}

/* No more parameters than dimensions. */
static void sobol_dimensions(void **state) {
    static struct problems problems;
    struct scenario small;
    struct error error = {0};
    (void)state;
    char *many = calloc(1, 200000);
    assert_non_null(many);
    fill_many(many);
    for (int more = 0; more < 2; more++) {
        const char *const sets[] = {"economics.discount.beta={uniform: {min: 0, max: 1}}"};
        int code = scenario_read_text("many.yaml", many, strlen(many), (size_t)more, sets, &small,
                                      &problems, &error);
        assert_int_equal(code, more ? FONDSIM_INVALID : 0);
        scenario_free(&small);
    }
    assert_string_equal(error.text,
                        "many.yaml:3:23: monte_carlo.design: found 'sobol' with 1025 parameters "
                        "that vary, expected at most 1024 (or another design)");
    free(many);
}

/* What is left out takes its documented default. */
static void defaults(void **state) {
    static const char text[] =
        "name: small\ntime: {start: 2026, end: 2030}\nlevels: [a, b]\n"
        "cohorts: [{name: c, ecosystems: 3, maturity: {a: 1}}]\n"
        "instruments: {f: {model: none_fund, budget: 1k, ticket: 1, duration: 1, apply: 1}}\n";
    static const char *const sets[] = {"time.step=year", "instruments.f.budget.2027=5"};
    static struct problems problems;
    struct scenario small;
    struct error error = {0};
    (void)state;
    assert_int_equal(
        scenario_read_text("small.yaml", text, sizeof text - 1, 1, sets, &small, &problems, &error),
        0);
    assert_int_equal(small.time.n_steps, 5);
    assert_int_equal(small.time.decision_step, 5);
    assert_int_equal(small.time.report_steps[0], 4);
    assert_string_equal(small.time.report_names[0], "2030");
    assert_int_equal(small.n_classes, 1);
    assert_int_equal(small.n_portfolios, 2);
    assert_string_equal(small.portfolios[1].name, "all");
    assert_int_equal(small.monte_carlo.samples, 1024);
    assert_null(small.effects);
    scenario_free(&small);
    scenario_free(&small); /* legal on a zeroed one */
    /* a plain number has no years to set */
    assert_int_equal(
        scenario_read_text("small.yaml", text, sizeof text - 1, 2, sets, &small, &problems, &error),
        FONDSIM_INVALID);
    assert_int_equal(problems.count, 1);
    assert_string_equal(problems.kept[0].file, "--set");
    assert_int_equal(problems.kept[0].line, 2);
    scenario_free(&small);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sobol_samples), cmocka_unit_test(sobol_dimensions),
        cmocka_unit_test(time_grid),     cmocka_unit_test(economics),
        cmocka_unit_test(theta_layout),  cmocka_unit_test(values),
        cmocka_unit_test(statuses),      cmocka_unit_test(levels_and_cohorts),
        cmocka_unit_test(instruments),   cmocka_unit_test(portfolios),
        cmocka_unit_test(defaults)};
    gsl_set_error_handler_off();
    return cmocka_run_group_tests(tests, setup, teardown);
}
