/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold in every world, whatever its parameters: money closes, ecosystems are kept, stocks
 * are not negative, additionality is an identity. Never knows what is likely. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "tests/theory/theory.h"
#include "tests/unit/test_seed.h"

enum { WORLDS = 200 };

struct fixture {
    struct theory theory;
    gsl_rng *rng;
    double *usual; /* values of the scenario */
    int world;
    const char *fault; /* what the observer found; NULL when nothing */
};

static int set_up(void **state) {
    static struct fixture self;
    static double usual[4096];
    memset(&self, 0, sizeof self);
    theory_open_file(&self.theory, "tests/twin/small.yaml", 0, NULL, test_seed(71));
    assert_true(self.theory.scenario.n_assumptions < 4096);
    for (size_t j = 0; j < self.theory.scenario.n_assumptions; j++)
        usual[j] = self.theory.theta[j];
    self.usual = usual;
    self.rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(self.rng, test_seed(73));
    *state = &self;
    return 0;
}

static int tear_down(void **state) {
    struct fixture *self = *state;
    gsl_rng_free(self->rng);
    theory_close(&self->theory);
    return 0;
}

/* ------------------------------------------------------------------ random parameters */

/* A value in bounds: anything in a bounded unit range, a factor of up to 4.5 around the scenario's
 * value elsewhere, now and then a bound itself. */
static double draw_number(const struct parameter *p, double usual, gsl_rng *rng) {
    double value;
    if (p->lower >= 0 && p->upper <= 1)
        value = p->lower + (p->upper - p->lower) * gsl_rng_uniform(rng);
    else if (!isfinite(p->lower) || usual == 0)
        value = usual + 2 * gsl_rng_uniform(rng) - 1;
    else
        value = usual * exp(3 * gsl_rng_uniform(rng) - 1.5);
    unsigned long edge = gsl_rng_uniform_int(rng, 40);
    if (edge == 0 && isfinite(p->lower))
        value = p->lower;
    if (edge == 1 && isfinite(p->upper))
        value = p->upper;
    return fmin(fmax(value, p->lower), p->upper);
}

static double draw_value(const struct parameter *p, double usual, gsl_rng *rng) {
    unsigned long n = 0;
    switch (p->kind) {
    case PARAMETER_NUMBER:
        return draw_number(p, usual, rng);
    case PARAMETER_INTEGER:
        return p->lower +
               (double)gsl_rng_uniform_int(rng, (unsigned long)fmin(p->upper - p->lower, 5) + 1);
    case PARAMETER_CHOICE:
        while (p->choices[n] != NULL)
            n++;
        return (double)gsl_rng_uniform_int(rng, n);
    case PARAMETER_FLAG:
        return (double)gsl_rng_uniform_int(rng, 2);
    }
    return usual;
}

static void draw_all(struct fixture *self) {
    const struct scenario *scenario = &self->theory.scenario;
    for (size_t j = 0; j < scenario->n_assumptions; j++)
        self->theory.theta[j] =
            draw_value(scenario->assumptions[j].parameter, self->usual[j], self->rng);
    /* a rate of -100 % or less has no discount factors: test_discounting_is_finite */
    double *premium = theory_value(&self->theory, "economics.risk_premium");
    double *beta = theory_value(&self->theory, "economics.beta");
    if (*theory_value(&self->theory, "economics.risk_free") + *beta * *premium < -0.4)
        *premium = 0;
}

/* ------------------------------------------------------------------ inside a cell */

static const char *ecosystem_fault(const struct world *world, const struct cell *cell, int i,
                                   int step) {
    int entered = step >= world->entry_step[i];
    if ((cell->present[i] != 0) != entered)
        return "an ecosystem is present before its entry, or not after it";
    if (!entered)
        return NULL;
    if (cell->level[i] < 0 || cell->level[i] >= world->scenario->n_levels)
        return "a level does not exist";
    if (step < world->qualified_step[i] && cell->level[i] != world->level_at_entry[i])
        return "a level moved before it was qualified";
    if (cell->fte[i] < -1e-9 || cell->boost[i] < -1e-9 || cell->received[i] < 0)
        return "negative engineering, boost or money";
    if (cell->background[i] < 0 || cell->consortia[i] < 0 ||
        floor(cell->background[i]) != cell->background[i])
        return "alliances are not a count";
    if (cell->adopter[i] != 0 && cell->adopter[i] != 1)
        return "an adopter is neither 0 nor 1";
    return NULL;
}

static const char *award_fault(const struct world *world, const struct award *award) {
    const struct scenario *scenario = world->scenario;
    const struct instrument *instrument = &scenario->instruments[award->instrument];
    if (award->step < instrument->start_step || award->step > scenario->time.last_award_step)
        return "an award outside the dates of its fund";
    if (award->step < world->entry_step[award->ecosystem])
        return "an award to an ecosystem that has not entered";
    if (!(instrument->cohorts >> world->cohort[award->ecosystem] & 1U) ||
        !(instrument->classes >> world->size_class[award->ecosystem] & 1U))
        return "an award to an ecosystem that is not eligible";
    if (award->paid < 0 || award->released < 0 || award->commitment < award->paid + award->released)
        return "an award is paid more than its commitment";
    return NULL;
}

static void inspect(void *context, const struct world *world, const struct cell *cell,
                    int portfolio, int step) {
    struct fixture *self = context;
    const char *fault = NULL;
    (void)portfolio;
    for (int i = 0; i < world->n && fault == NULL; i++)
        fault = ecosystem_fault(world, cell, i, step);
    for (int32_t a = 0; a < cell->n_awards && fault == NULL; a++)
        fault = award_fault(world, &cell->awards[a]);
    for (int k = 0; k < world->scenario->n_instruments && fault == NULL; k++) {
        const struct purse *purse = &cell->purses[k];
        if (purse->authority < 0 || purse->open < 0 || purse->cash < 0)
            fault = "a purse is negative";
    }
    if (fault == NULL && (cell->built < 0 || cell->commons < 0 || cell->adopters > cell->n_present))
        fault = "commons or adopters";
    if (fault == NULL && !(cell->adopted_outside >= 0 && cell->adopted_outside <= 1))
        fault = "a share of adopters outside is not a share";
    if (self->fault == NULL)
        self->fault = fault;
}

/* ------------------------------------------------------------------ outcomes of a world */

static int starts_with(const char *key, const char *prefix) {
    return strncmp(key, prefix, strlen(prefix)) == 0;
}

/* Levels add up to those entered; stocks are not negative; flows never run backwards, but for
 * costs (repayments) and attributed gains (a channel may harm). 1e-9 of the largest value seen is
 * left for rounding of sums. */
static void check_outcomes(const struct fixture *self, int p) {
    const struct theory *theory = &self->theory;
    double entered;
    for (size_t o = 0; o < theory->catalogue.n; o++) {
        const struct outcome *outcome = &theory->catalogue.outcomes[o];
        double before = 0, most = 1;
        for (int r = 0; r < theory->shape.n_records; r++) {
            double value = theory_get(theory, p, r, outcome->key);
            most = fmax(most, fabs(value));
            if (!isfinite(value))
                fail_msg("world %d: %s is not finite", self->world, outcome->key);
            if (outcome->kind == OUTCOME_STOCK && value < -1e-9 * most)
                fail_msg("world %d: %s is %g", self->world, outcome->key, value);
            if (outcome->kind == OUTCOME_CUMULATIVE && value < before - 1e-9 * most &&
                !starts_with(outcome->key, "cost_") && !starts_with(outcome->key, "gain_"))
                fail_msg("world %d: %s falls from %.17g to %.17g", self->world, outcome->key,
                         before, value);
            before = value;
        }
    }
    for (int r = 0; r < theory->shape.n_records; r++) {
        entered = 0;
        for (int c = 0; c < theory->scenario.n_cohorts; c++) {
            if (theory->scenario.cohorts[c].entry_step <= theory->shape.record_steps[r])
                entered += (double)theory->scenario.cohorts[c].n;
        }
        for (size_t o = 0; o < theory->catalogue.n; o++) {
            if (starts_with(theory->catalogue.outcomes[o].key, "ecosystems_"))
                entered -= theory_get(theory, p, r, theory->catalogue.outcomes[o].key);
        }
        assert_true(entered == 0);
    }
}

/* The three identities of sim/core/results.h, from year to year, and nothing before the start. */
static void check_money(const struct fixture *self, int p) {
    const struct theory *theory = &self->theory;
    const struct time_grid *time = &theory->scenario.time;
    static const struct money_row nothing = {0};
    for (int k = 0; k < theory->scenario.n_instruments; k++) {
        struct money_row last = nothing;
        for (int y = 0; y < time->n_years; y++) {
            const struct money_row *row = world_money(&theory->results, &theory->shape, p, k, y);
            assert_true(row->opening + row->envelope + row->released + row->recovered_reuse ==
                        row->committed + row->overhead + row->lapsed + row->closing);
            assert_true(row->open_before + row->committed ==
                        row->paid + row->released + row->open_after);
            assert_true(row->cash_before + row->envelope + row->recovered ==
                        row->paid + row->overhead + row->refunded + row->cash_after);
            assert_true(row->opening == last.closing && row->open_before == last.open_after &&
                        row->cash_before == last.cash_after);
            assert_true(row->closing >= 0 && row->open_after >= 0 && row->cash_after >= 0);
            last = *row;
            if ((y + 1) * time->steps_per_year <= theory->scenario.instruments[k].start_step)
                assert_memory_equal(row, &nothing, sizeof nothing);
        }
        assert_true(last.open_after == last.cash_after - last.closing);
    }
}

static double projects_money(const struct theory *theory, int p, int r) {
    return theory_get(theory, p, r, "cofunding") - theory_get(theory, p, r, "gifts") -
           theory_get(theory, p, r, "collection");
}

/* Supported less deadweight is the difference with the counterfactual, at every record. In
 * prospective portfolios both sides also have the history's. */
static void check_additionality(const struct fixture *self, int p) {
    static const char *const keys[3][3] = {
        {"projects_supported", "projects_deadweight", "projects_qualified"},
        {"project_years_supported", "project_years_deadweight", "project_years"},
        {"cofunding_supported", "cofunding_deadweight", NULL}};
    const struct theory *theory = &self->theory;
    int q = theory->study.portfolios[p].counterfactual;
    for (int r = 0; r < theory->shape.n_records; r++) {
        for (int k = 0; k < 3; k++) {
            double net =
                theory_get(theory, p, r, keys[k][0]) - theory_get(theory, p, r, keys[k][1]);
            net -= theory_get(theory, q, r, keys[k][0]) - theory_get(theory, q, r, keys[k][1]);
            double with =
                k < 2 ? theory_get(theory, p, r, keys[k][2]) : projects_money(theory, p, r);
            double without =
                k < 2 ? theory_get(theory, q, r, keys[k][2]) : projects_money(theory, q, r);
            if (fabs(net - (with - without)) > 1e-9 * (1 + fabs(with) + fabs(without)))
                fail_msg("world %d, %s: %.12g, difference %.12g", self->world, keys[k][0], net,
                         with - without);
        }
    }
}

static void test_every_world(void **state) {
    struct fixture *self = *state;
    double awards = 0, supported = 0;
    theory_observe(&self->theory, inspect, self);
    for (self->world = 0; self->world < WORLDS; self->world++) {
        draw_all(self);
        theory_run(&self->theory, (uint32_t)self->world, 0);
        if (self->fault != NULL)
            fail_msg("world %d: %s", self->world, self->fault);
        for (int p = 0; p < self->theory.study.n_portfolios; p++) {
            check_outcomes(self, p);
            check_money(self, p);
            check_additionality(self, p);
            awards += theory_get(&self->theory, p, -1, "awards");
            supported += theory_get(&self->theory, p, -1, "projects_supported");
        }
    }
    theory_observe(&self->theory, NULL, NULL);
    assert_true(awards > 10 * WORLDS && supported > 10 * WORLDS); /* something did happen */
}

/* ------------------------------------------------------------------ costs */

static void set_everywhere(struct theory *theory, const char *key, double value) {
    for (size_t j = 0; j < theory->scenario.n_assumptions; j++) {
        const struct assumption *assumption = &theory->scenario.assumptions[j];
        if (starts_with(assumption->path, "instruments.") &&
            strcmp(assumption->parameter->key, key) == 0)
            theory->theta[j] = value;
    }
}

/* Record before the decision step, to which costs of prospective portfolios do not reach; -1. */
static int sunk_record(const struct theory *theory, int p) {
    int r = -1;
    while (theory->study.portfolios[p].question == QUESTION_PROSPECTIVE &&
           theory->shape.record_steps[r + 1] < theory->scenario.time.decision_step)
        r++;
    return r;
}

/* Cumulated since costs count. */
static double since(const struct theory *theory, int p, const char *key) {
    int r = sunk_record(theory, p);
    return theory_get(theory, p, -1, key) - (r < 0 ? 0 : theory_get(theory, p, r, key));
}

/* Where nothing is discounted or deflated and match, application costs are the same everywhere,
 * costs can be made again from other outcomes (section 6). */
static void test_costs_are_identities(void **state) {
    struct fixture *self = *state;
    struct theory *theory = &self->theory;
    for (int y = 0; y < theory->scenario.time.n_years; y++)
        theory->scenario.deflator[y] = 1;
    for (self->world = 0; self->world < WORLDS / 2; self->world++) {
        draw_all(self);
        theory_set(theory, "economics.risk_free", 0);
        theory_set(theory, "economics.risk_premium", 0);
        set_everywhere(theory, "match", 0.3);
        set_everywhere(theory, "application_cost", 700);
        set_everywhere(theory, "maintenance", 0);
        double tax = *theory_value(theory, "economics.tax_rate") *
                     *theory_value(theory, "economics.declared");
        theory_run(theory, (uint32_t)self->world, 1);
        for (int p = 0; p < theory->study.n_portfolios; p++) {
            double fund = since(theory, p, "paid") + since(theory, p, "overhead") -
                          since(theory, p, "recovered");
            double displaced =
                since(theory, p, "displaced_inside") + since(theory, p, "displaced_outside");
            double origins =
                since(theory, p, "cofunding_public") + since(theory, p, "cofunding_companies") +
                since(theory, p, "cofunding_donors") + since(theory, p, "cofunding_own");
            double public = fund + since(theory, p, "cofunding_public") +
                            tax * (since(theory, p, "cofunding_companies") +
                                   since(theory, p, "cofunding_donors") - displaced);
            double all = fund + origins + 0.3 * since(theory, p, "paid") +
                         700 * since(theory, p, "applications");
            assert_close("origins", origins, since(theory, p, "cofunding"), 1e-9);
            assert_close("fund", theory_get(theory, p, -1, "cost_fund"), fund, 1e-9);
            assert_close("nominal", theory_get(theory, p, -1, "cost_fund_nominal"), fund, 1e-9);
            assert_close("public", theory_get(theory, p, -1, "cost_public"), public, 1e-9);
            assert_close("all", theory_get(theory, p, -1, "cost_all"), all, 1e-9);
        }
    }
}

/* risk_free + beta * risk_premium is at most -100 % for values that the bounds of each allow: the
 * reader refuses them, or what is reported is finite. */
static void test_discounting_is_finite(void **state) {
    (void)state;
    static const char *const sets[] = {"economics.discount.risk_free=-0.5",
                                       "economics.discount.beta=-10",
                                       "economics.discount.risk_premium=0.06"};
    static struct scenario scenario;
    static struct problems problems;
    struct error error = {0};
    const char *path = FONDSIM_SOURCE_DIR "/tests/twin/small.yaml";
    if (scenario_read(path, 3, sets, &scenario, &problems, &error) != FONDSIM_OK) {
        assert_true(problems.count > 0 && strstr(problems.kept[0].text, "economics") != NULL);
        return;
    }
    scenario_free(&scenario);
    struct theory theory;
    theory_open_file(&theory, "tests/twin/small.yaml", 3, sets, test_seed(71));
    theory_run(&theory, 0, 0);
    int finite = isfinite(theory_get(&theory, theory_portfolio(&theory, "five"), -1, "cost_fund"));
    theory_close(&theory);
    assert_true(finite);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_world),
        cmocka_unit_test(test_costs_are_identities),
        cmocka_unit_test(test_discounting_is_finite),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
