/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two runs that differ in one thing, and what must or must not change between them: no budget,
 * order of portfolios, the past, neutral funds, envelopes, and every mechanism and parameter in
 * turn. Never knows how large a change should be. */
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

#include "models/registry.h"
#include "tests/theory/theory.h"
#include "tests/unit/test_seed.h"

enum { WORLDS = 20, TEXT = 16384 };

static void open_small(struct theory *self, size_t n_sets, const char *const *sets) {
    theory_open_file(self, "tests/twin/small.yaml", n_sets, sets, test_seed(79));
}

/* For what must show in some world, which 20 worlds need not hold on every seed: one seed only. */
static void open_fixed(struct theory *self, size_t n_sets, const char *const *sets) {
    theory_open_file(self, "tests/twin/small.yaml", n_sets, sets, 79);
}

static size_t outcomes_of_a_portfolio(const struct theory *self) {
    return (size_t)self->shape.n_records * (size_t)self->shape.n_outcomes;
}

static size_t outcomes_of_a_world(const struct theory *self) {
    return (size_t)self->shape.n_portfolios * outcomes_of_a_portfolio(self);
}

static double *outcomes(const struct theory *self, int p) {
    return world_outcomes(&self->results, &self->shape, p, 0);
}

/* Every outcome of every record of two portfolios, to the bit. */
static void assert_same(const struct theory *a, int p, const struct theory *b, int q) {
    assert_int_equal(outcomes_of_a_portfolio(a), outcomes_of_a_portfolio(b));
    assert_memory_equal(outcomes(a, p), outcomes(b, q),
                        outcomes_of_a_portfolio(a) * sizeof(double));
}

/* ------------------------------------------------------------------ the past and the portfolios */

static int is_one_of(const char *key, const char *const *list) {
    for (; *list != NULL; list++) {
        if (strcmp(key, *list) == 0)
            return 1;
    }
    return 0;
}

/* The same two portfolios but for the outcomes in the list. Returns the number of listed outcomes
 * that do differ. */
static int assert_same_but(const struct theory *self, int p, int q, const char *const *but) {
    int differ = 0;
    for (size_t o = 0; o < self->catalogue.n; o++) {
        const char *key = self->catalogue.outcomes[o].key;
        int same = 1;
        for (int r = 0; r < self->shape.n_records; r++) {
            double a = theory_get(self, p, r, key), b = theory_get(self, q, r, key);
            same &= memcmp(&a, &b, sizeof a) == 0;
        }
        differ += !same;
        if (!same && !is_one_of(key, but))
            fail_msg("%s differs from the counterfactual", key);
    }
    return differ;
}

/* All five funds with nothing to spend are the counterfactual, except that people apply. */
static void test_no_envelope_is_the_counterfactual(void **state) {
    (void)state;
    static const char *const but[] = {"applications", "cost_all", NULL};
    static const char *const sets[] = {"instruments.engineering.known_awards={}"};
    static const char *const funds[] = {"engineering", "partnership", "commons", "companies",
                                        "foundations"};
    struct theory self;
    open_small(&self, 1, sets);
    int differ = 0;
    for (uint32_t w = 0; w < WORLDS; w++) {
        for (int f = 0; f < 5; f++) {
            char path[64];
            (void)snprintf(path, sizeof path, "instruments.%s.budget_scale", funds[f]);
            theory_set(&self, path, 0);
        }
        theory_run(&self, w, 0);
        for (int p = 0; p < self.study.n_portfolios; p++)
            differ += assert_same_but(&self, p, self.study.portfolios[p].counterfactual, but);
    }
    assert_true(differ >= 2); /* they did apply */
    theory_close(&self);
}

/* Permutes the study's portfolios behind its counterfactuals, and drops one: others do not change.
 */
static void test_other_portfolios_change_nothing(void **state) {
    (void)state;
    struct theory self, other;
    struct portfolio moved[16];
    int place[16], n = 0;
    open_small(&self, 0, NULL);
    open_small(&other, 0, NULL);
    assert_int_equal(self.study.n_portfolios, 6);
    for (int p = 5; p >= 0; p--) { /* all but "five", to which another one is scaled, backwards */
        if (p != theory_portfolio(&self, "five")) {
            place[n] = p;
            moved[n++] = self.study.portfolios[p];
        }
    }
    struct error error = {0};
    territorial_model.release(other.workspace);
    world_results_free(&other.results);
    results_shape_free(&other.shape);
    other.study.portfolios = moved;
    other.study.n_portfolios = n;
    assert_int_equal(territorial_model.shape(&other.study, &other.shape, &error), 0);
    assert_int_equal(world_results_init(&other.results, &other.shape), 0);
    assert_int_equal(
        territorial_model.prepare(&other.study, &other.shape, &other.workspace, &error), 0);
    for (uint32_t w = 0; w < WORLDS; w++) {
        theory_run(&self, w, 0);
        theory_run(&other, w, 0);
        for (int k = 0; k < n; k++)
            assert_same(&other, k, &self, place[k]);
    }
    theory_close(&other);
    theory_close(&self);
}

/* The same from the text: written in another order with one more; found again by name. */
static void test_order_in_the_text_changes_nothing(void **state) {
    (void)state;
    static const char *const sets[] = {
        "portfolios=[{name: past, question: retrospective, instruments: [engineering, partnership, "
        "commons]}, {name: more, instruments: [commons, companies]}, {name: five, instruments: "
        "all}, {name: engineering-only, instruments: [engineering]}]"};
    static const char *const names[] = {"past", "five", "engineering-only"};
    struct theory self, other;
    open_small(&self, 0, NULL);
    open_small(&other, 1, sets);
    for (uint32_t w = 0; w < WORLDS; w++) {
        theory_run(&self, w, 1);
        theory_run(&other, w, 1);
        for (int k = 0; k < 3; k++)
            assert_same(&other, theory_portfolio(&other, names[k]), &self,
                        theory_portfolio(&self, names[k]));
    }
    theory_close(&other);
    theory_close(&self);
}

/* Every record before the decision, and every year of money, is the same in all prospective
 * portfolios, to the bit; costs before it are zero, since they are sunk. Later they differ. */
static void test_history_is_shared(void **state) {
    (void)state;
    struct theory self;
    open_small(&self, 0, NULL);
    const struct time_grid *time = &self.scenario.time;
    int first = -1, compared = 0, later = 0;
    size_t row = (size_t)self.shape.n_outcomes * sizeof(double);
    for (uint32_t w = 0; w < WORLDS; w++) {
        theory_run(&self, w, 0);
        for (int p = 0; p < self.study.n_portfolios; p++) {
            if (self.study.portfolios[p].question != QUESTION_PROSPECTIVE)
                continue;
            first = first < 0 ? p : first;
            for (int r = 0; r < self.shape.n_records; r++) {
                const double *a = world_outcomes(&self.results, &self.shape, first, r);
                const double *b = world_outcomes(&self.results, &self.shape, p, r);
                if (self.shape.record_steps[r] >= time->decision_step) {
                    later += memcmp(a, b, row) != 0;
                    continue;
                }
                assert_memory_equal(a, b, row);
                assert_true(theory_get(&self, p, r, "cost_fund") == 0);
                compared += p != first;
            }
            for (int k = 0; k < self.scenario.n_instruments; k++)
                assert_memory_equal(world_money(&self.results, &self.shape, first, k, 0),
                                    world_money(&self.results, &self.shape, p, k, 0),
                                    (size_t)(time->decision_step / time->steps_per_year) *
                                        sizeof(struct money_row));
        }
    }
    assert_true(compared > 0 && later > 0);
    theory_close(&self);
}

/* ------------------------------------------------------------------ neutral funds */

static const char world_text[] =
    "name: neutral\ntime: {start: 2020, last_award: 2027, end: 2031, step: quarter}\n"
    "levels: [low, middle, high]\n"
    "maturity: {moves: [{from: low, to: middle, annual: 15%}, {from: middle, to: high, annual: "
    "10%},\n  {from: middle, to: low, annual: 8%}]}\n"
    "cohorts: [{name: panel, ecosystems: 30, entry: 2020, maturity: {low: 60%, middle: 30%, high: "
    "10%}}]\n";

static void open_neutral(struct theory *self, const char *fund) {
    char text[TEXT];
    (void)snprintf(text, sizeof text,
                   "%sinstruments:\n  f: {model: none_fund, %s}\n"
                   "portfolios: [{name: with, instruments: all}]\n"
                   "monte_carlo: {samples: 32, seed: 1}\n",
                   world_text, fund);
    theory_open(self, text, test_seed(83));
}

/* none_fund pays, and what it pays is all that differs. */
static void test_neutral_effects_change_money_only(void **state) {
    (void)state;
    static const char *const money[] = {"applications",
                                        "awards",
                                        "envelope",
                                        "committed",
                                        "paid",
                                        "overhead",
                                        "recovered",
                                        "lapsed",
                                        "cost_fund",
                                        "cost_fund_nominal",
                                        "cost_public",
                                        "cost_all",
                                        "absorption",
                                        "received_all",
                                        "received_concentration",
                                        NULL};
    struct theory self;
    open_neutral(&self, "budget: 200k, ticket: 30k, duration: 2, apply: 0.4, form: recoverable");
    for (uint32_t w = 0; w < WORLDS; w++) {
        theory_run(&self, w, 0);
        assert_true(assert_same_but(&self, 1, 0, money) >= 10);
        assert_true(theory_get(&self, 1, -1, "paid") > 0);
    }
    theory_close(&self);
}

/* Equal tickets, one call a year, no limit of concurrency, no effect on who is eligible: awards so
 * far never fall at any date when the envelope grows, whatever the selection, with or without quota
 * (two ecosystems in three are small) and carrying over. */
static void test_awards_never_fall(void **state) {
    (void)state;
    struct theory self;
    open_neutral(&self, "budget: 100k, ticket: 33k, duration: 1, apply: 0.7, concurrent: 1000, "
                        "quota_below: 30000");
    double total = 0;
    for (int variant = 0; variant < 20; variant++) {
        theory_set(&self, "instruments.f.selection", variant % 5);
        theory_set(&self, "instruments.f.quota", variant / 5 % 2 ? 0.4 : 0);
        theory_set(&self, "instruments.f.carry_over", variant / 10);
        for (uint32_t w = 0; w < 4; w++) {
            double before[64] = {0};
            for (int k = 0; k <= 12; k++) {
                theory_set(&self, "instruments.f.budget_scale", 0.35 * k);
                theory_run(&self, w, 0);
                for (int r = 0; r < self.shape.n_records; r++) {
                    double awards = theory_get(&self, 1, r, "awards");
                    assert_true(awards >= before[r]);
                    before[r] = awards;
                }
            }
            total += before[0];
        }
    }
    assert_true(total > 0);
    theory_close(&self);
}

/* ------------------------------------------------------------------ nothing is dead */

/* Whether the worlds of one scenario differ from what is kept of the other. */
struct kept {
    double *outcomes; /* [WORLDS][outcomes of a world] */
    size_t n;
};

static void keep(struct kept *self, struct theory *theory) {
    self->n = outcomes_of_a_world(theory);
    self->outcomes = calloc(WORLDS * self->n, sizeof *self->outcomes);
    assert_non_null(self->outcomes);
    for (uint32_t w = 0; w < WORLDS; w++) {
        theory_run(theory, w, 0);
        memcpy(self->outcomes + w * self->n, outcomes(theory, 0), self->n * sizeof(double));
    }
}

static int changes(const struct kept *self, struct theory *theory) {
    assert_int_equal(outcomes_of_a_world(theory), self->n);
    for (uint32_t w = 0; w < WORLDS; w++) {
        theory_run(theory, w, 0);
        if (memcmp(self->outcomes + w * self->n, outcomes(theory, 0), self->n * sizeof(double)))
            return 1;
    }
    return 0;
}

/* Parameters whose removal switches one mechanism off. */
struct removal {
    const char *path;
    double value;
};

/* Removing any one mechanism changes results. */
static void test_no_mechanism_is_dead(void **state) {
    (void)state;
    static const struct removal removals[] = {
        {"maturity.beta_engineering", 0},
        {"maturity.beta_alliances", 0},
        {"maturity.beta_commons", 0},
        {"maturity.hr_max", 1e9},
        {"maturity.frailty", 0},
        {"maturity.down_capacity", 0},
        {"territory.ideas_elasticity", 0},
        {"territory.own_spread", 0},
        {"alliances.births", 0},
        {"alliances.ends", 0},
        {"commons.stock", 0},
        {"commons.obsolescence", 0},
        {"commons.ageing", 1},
        {"commons.p", 0},
        {"commons.q", 0},
        {"gifts.baseline_gifts", 0},
        {"projects.small.deadweight", 0},
        {"projects.medium.deadweight", 0},
        {"projects.large.deadweight", 0},
        {"offers.platform.uptake", 0},
        {"offers.training.uptake", 0},
        {"offers.platform.hazard_ratio", 1},
        {"offers.training.hazard_ratio", 1},
        {"shocks.elections.activity_loss", 0},
        {"shocks.crisis.gift_loss", 0},
        {"shocks.crisis.operator_stops", 0},
        {"instruments.engineering.leverage", 0},
        {"instruments.engineering.leverage_spread", 0},
        {"instruments.engineering.ticket_spread", 0},
        {"instruments.engineering.propensity", 0},
        {"instruments.engineering.dropout", 0},
        {"instruments.engineering.quota", 0},
        {"instruments.engineering.projects_per_fte", 0},
        {"instruments.engineering.leave", 0},
        {"instruments.engineering.hiring_delay", 0},
        {"instruments.engineering.kept", 0},
        {"instruments.engineering.match", 0},
        {"instruments.engineering.overhead", 0},
        {"instruments.partnership.follow_on", 1},
        {"instruments.partnership.partners", 0},
        {"instruments.partnership.partners_min", 0},
        {"instruments.partnership.reuse", 0},
        {"instruments.commons.build_success", 0},
        {"instruments.commons.maintained", 0},
        {"instruments.commons.maintenance", 0},
        {"instruments.companies.churn", 0},
        {"instruments.companies.gift", 0},
        {"instruments.companies.displaced", 0},
        {"instruments.companies.alliance_boost", 0},
        {"instruments.companies.lives_on", 0},
        {"instruments.foundations.launch", 0},
        {"instruments.foundations.closure", 0},
        {"instruments.foundations.dormancy", 0},
        {"instruments.foundations.cover_effect", 0},
        {"instruments.foundations.endowment_share", 0},
        {"instruments.foundations.displaced", 0},
    };
    struct theory self;
    struct kept kept;
    open_fixed(&self, 0, NULL);
    keep(&kept, &self);
    for (size_t k = 0; k < sizeof removals / sizeof *removals; k++) {
        double *value = theory_value(&self, removals[k].path), usual = *value;
        *value = removals[k].value;
        if (usual == *value || !changes(&kept, &self))
            fail_msg("without %s nothing changes", removals[k].path);
        *value = usual;
    }
    free(kept.outcomes);
    theory_close(&self);
}

/* Whole lists taken out of the text, where the worlds stay comparable. */
static void test_no_list_is_dead(void **state) {
    (void)state;
    static const char *const lists[] = {"offers=[]", "shocks=[]",
                                        "instruments.engineering.known_awards={}"};
    struct theory self;
    struct kept kept;
    open_fixed(&self, 0, NULL);
    keep(&kept, &self);
    theory_close(&self);
    for (int k = 0; k < 3; k++) {
        open_fixed(&self, 1, &lists[k]);
        assert_true(changes(&kept, &self));
        theory_close(&self);
    }
    free(kept.outcomes);
}

/* Other values in bounds, the k-th one: near, far, and the bounds. NaN: no more. */
static double moved(const struct parameter *p, double usual, int k) {
    const double lower = isfinite(p->lower) ? p->lower : usual - 1;
    const double numbers[] = {usual == 0 ? 0.5 : usual * 1.6, usual * 0.5, usual * 0.02, lower};
    size_t n = 0;
    switch (p->kind) {
    case PARAMETER_NUMBER:
        return k < 4 ? fmin(fmax(numbers[k], p->lower), p->upper) : (double)NAN;
    case PARAMETER_INTEGER:
        return k == 0 ? fmin(usual + 1, p->upper) : k == 1 ? p->lower : (double)NAN;
    case PARAMETER_CHOICE:
        while (p->choices[n] != NULL)
            n++;
        return k + 1 < (int)n ? fmod(usual + 1 + k, (double)n) : (double)NAN;
    case PARAMETER_FLAG:
        return k == 0 ? 1 - usual : (double)NAN;
    }
    return (double)NAN;
}

static int is_alive(const struct kept *kept, struct theory *self, size_t j) {
    const struct parameter *parameter = self->scenario.assumptions[j].parameter;
    double usual = self->theta[j];
    int alive = 0;
    for (int k = 0; !alive && !isnan(moved(parameter, usual, k)); k++) {
        self->theta[j] = moved(parameter, usual, k);
        alive = self->theta[j] != usual && changes(kept, self);
    }
    self->theta[j] = usual;
    return alive;
}

/* Rules that small.yaml does not use: repayment, scores of a jury and quotas in every fund. */
static const char *const other_rules[] = {
    "instruments.engineering.form=recoverable",
    "instruments.companies.form=recoverable",
    "instruments.foundations.form=risk_shared",
    "instruments.partnership.selection=score",
    "instruments.commons.selection=score",
    "instruments.companies.selection=score",
    "instruments.foundations.selection=score",
    "instruments.companies.size_classes=all",
    "instruments.partnership.quota=0.8",
    "instruments.commons.quota=0.8",
    "instruments.companies.quota=0.8",
    "instruments.foundations.quota=0.9",
    "instruments.partnership.quota_below=25000",
    "instruments.commons.quota_below=25000",
    "instruments.companies.quota_below=25000",
    "instruments.foundations.quota_below=25000",
    "instruments.companies.budget={2023-2029: 150k}",
};

/* What cannot act, and why: README.md. */
static const char *const inert[] = {
    "cohorts.drawn.population_median", /* its populations stand in a table */
    "cohorts.drawn.population_spread",     "instruments.commons.leverage", /* a commons fund
                                                                              qualifies no project
                                                                              to co-fund */
    "instruments.commons.leverage_spread", "instruments.commons.leverage_cap", NULL,
};

/* Moving any one parameter changes an outcome of some of 20 worlds, as the scenario stands or under
 * the other rules; those that cannot act are listed, and do not. */
static void test_every_parameter_is_alive(void **state) {
    (void)state;
    struct theory self, other;
    struct kept kept, other_kept;
    int wrong = 0;
    open_fixed(&self, 0, NULL);
    open_fixed(&other, sizeof other_rules / sizeof *other_rules, other_rules);
    keep(&kept, &self);
    keep(&other_kept, &other);
    assert_int_equal(self.scenario.n_assumptions, other.scenario.n_assumptions);
    for (size_t j = 0; j < self.scenario.n_assumptions; j++) {
        const char *path = self.scenario.assumptions[j].path;
        int alive = is_alive(&kept, &self, j) || is_alive(&other_kept, &other, j);
        if (alive == is_one_of(path, inert)) {
            wrong++;
            print_error("%s: %s\n", path, alive ? "acts, take it off the list" : "is dead");
        }
    }
    free(kept.outcomes);
    free(other_kept.outcomes);
    theory_close(&self);
    theory_close(&other);
    assert_int_equal(wrong, 0);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_envelope_is_the_counterfactual),
        cmocka_unit_test(test_other_portfolios_change_nothing),
        cmocka_unit_test(test_order_in_the_text_changes_nothing),
        cmocka_unit_test(test_history_is_shared),
        cmocka_unit_test(test_neutral_effects_change_money_only),
        cmocka_unit_test(test_awards_never_fall),
        cmocka_unit_test(test_no_mechanism_is_dead),
        cmocka_unit_test(test_no_list_is_dead),
        cmocka_unit_test(test_every_parameter_is_alive),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
