/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the comparison room on a stored run of a made-up model: which differences are taken, by
 * whose judgement, who is ranked, what stands at the end, what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <unistd.h>

#include "sim/comparison/sheets.h"
#include "sim/engine/engine.h"
#include "tests/unit/fake_model.h"

enum { PORTFOLIOS = 6, OUTCOMES = 14, STOCKS = 2, SAMPLES = 640 };
enum { NOTHING, NEVER, PAST, SMALL, LARGE, EQUAL }; /* portfolios */
enum { LEVELS, PEOPLE, COST_FUND, COST_PUBLIC, COST_ALL, ABSORPTION, ENVELOPE, ENDOWMENT };

static const char path[] = "test_comparison.sqlite";
static const char *const keys[OUTCOMES] = {
    "level_years", "people",   "cost_fund", "cost_public",      "cost_all",
    "absorption",  "envelope", "endowment", "cofunding",        "cofunding_supported",
    "paid",        "overhead", "jobs",      "cost_fund_nominal"};
static const double gain[PORTFOLIOS] = {0, 0, 3, 1, 4, 2};
static const double spent[PORTFOLIOS] = {0, 0, 500, 100, 1000, 300};
static const double used[PORTFOLIOS] = {0, 0, 0.5, 0.95, 0.95, 0.5};

static int trial_catalogue(const struct scenario *scenario, struct catalogue *catalogue,
                           struct error *error) {
    (void)scenario;
    (void)error;
    *catalogue = (struct catalogue){0};
    int status = 0;
    for (int k = 0; status == 0 && k < OUTCOMES; k++) {
        char key[32], unit[] = "EUR";
        strcpy(key, keys[k]);
        int stock = k == ENDOWMENT || strcmp(key, "jobs") == 0;
        struct outcome outcome = {.key = key,
                                  .unit = unit,
                                  .fr = key,
                                  .en = key,
                                  .kind = stock ? OUTCOME_STOCK : OUTCOME_CUMULATIVE,
                                  .lag = k <= PEOPLE ? LAG_INNOVATION : LAG_NONE,
                                  .is_main = k <= PEOPLE};
        status = catalogue_add(catalogue, &outcome);
    }
    return status;
}

/* Effects: luck that all portfolios share, and the portfolio's gain times a parameter. */
static double trial_outcome(const double *theta, double luck, int portfolio, int decided, int k) {
    double p = decided || portfolio == PAST ? gain[portfolio] : 0;
    double cost = decided || portfolio == PAST ? spent[portfolio] : 0;
    switch (k) {
    case LEVELS:
        return luck + p * (1 + theta[0]);
    case PEOPLE:
        return luck - p * theta[0];
    case COST_FUND:
        return cost;
    case COST_PUBLIC:
        return 2 * cost;
    case ABSORPTION:
        return used[portfolio];
    case ENDOWMENT:
        return portfolio == LARGE ? 200 : 0;
    default:
        return cost + luck;
    }
}

static int trial_simulate(void *workspace, const double *theta, uint32_t sample, uint16_t inner,
                          struct world_results *results, struct error *error) {
    (void)error;
    const struct fake_workspace *w = workspace;
    double luck = fake_luck(w->study->scenario, sample, inner);
    for (int p = 0; p < PORTFOLIOS; p++) {
        for (int r = 0; r < FAKE_RECORDS; r++) {
            for (int k = 0; k < OUTCOMES; k++) {
                world_outcomes(results, &w->shape, p, r)[k] =
                    trial_outcome(theta, luck, p, r == 2, k);
            }
        }
        for (int i = 0; i < FAKE_INSTRUMENTS; i++) {
            for (int y = 0; y < FAKE_YEARS; y++) {
                *world_money(results, &w->shape, p, i, y) = (struct money_row){0};
            }
            *world_ages(results, &w->shape, p, i, 0) = (struct age_row){0};
        }
    }
    return 0;
}

static int trial_shape(const struct study *study, struct results_shape *shape,
                       struct error *error) {
    int status = fake_shape(study, shape, error);
    shape->n_outcomes = OUTCOMES;
    return status;
}

static const struct model trial_model = {trial_catalogue, trial_shape, fake_prepare, trial_simulate,
                                         fake_release};

/* What every test starts from: a stored run, and a decision that it may change. */
struct trial {
    struct fake fake;
    struct portfolio portfolios[PORTFOLIOS];
    double deflator[FAKE_YEARS];
    struct willingness worth;
    struct criterion criteria[2];
    struct committee_member members[2];
    struct store *store;
    struct run_info info;
    struct comparison comparison;
};

static void describe(struct trial *t) {
    static const char *const names[PORTFOLIOS] = {"nothing", "never", "past",
                                                  "small",   "large", "equal"};
    fake_init(&t->fake);
    struct scenario *s = &t->fake.scenario;
    for (int p = 0; p < PORTFOLIOS; p++) {
        t->portfolios[p] = (struct portfolio){
            .name = (char *)names[p],
            .label = {(char *)names[p], (char *)names[p]},
            .question = p == NEVER || p == PAST ? QUESTION_RETROSPECTIVE : QUESTION_PROSPECTIVE,
            .counterfactual = p == NEVER || p == PAST ? NEVER : NOTHING,
            .scale_to = p == EQUAL ? LARGE : -1,
            .is_counterfactual = p <= NEVER};
    }
    s->time.decision_step = 2;
    s->n_portfolios = t->fake.study.n_portfolios = PORTFOLIOS;
    s->portfolios = t->portfolios;
    t->fake.study.portfolios = t->portfolios;
    t->deflator[0] = 1;
    t->deflator[1] = 0.9;
    s->deflator = t->deflator;
    t->fake.assumptions[2].path = (char *)"economics.risk_free";
    t->fake.assumptions[2].law.p[0] = 0.05;
    t->fake.assumptions[0].law.p[1] = 1; /* uniform on 0 .. 1 */
    t->worth = (struct willingness){.outcome = (char *)"level_years", .better = 1};
    t->worth.worth.value = 123;
    s->decision = (struct decision){.reference = -1, .n_willingness = 1, .willingness = &t->worth};
    s->decision.willingness_max.value = 4;
    s->decision.absorption_floor.value = 0.9;
}

static void begin(struct trial *t, uint32_t samples) {
    struct error error = {0};
    struct catalogue catalogue;
    struct results_shape shape;
    *t = (struct trial){.store = NULL};
    describe(t);
    t->fake.study.samples = t->fake.scenario.monte_carlo.samples = samples;
    unlink(path);
    assert_int_equal(trial_catalogue(NULL, &catalogue, &error), 0);
    assert_int_equal(trial_shape(&t->fake.study, &shape, &error), 0);
    assert_int_equal(store_create(&t->store, path, &t->fake.study, &catalogue, &shape, "1", &error),
                     0);
    struct engine_options options = {.threads = 1};
    struct sink sink = {t->store, store_take};
    assert_int_equal(engine_run(&t->fake.study, &trial_model, &options, &sink, &error), 0);
    assert_int_equal(store_finish(t->store, NULL, &error), 0);
    store_close(t->store);
    assert_int_equal(store_open(&t->store, path, &error), 0);
    assert_int_equal(store_info(t->store, &t->info, &error), 0);
    catalogue_free(&catalogue);
    results_shape_free(&shape);
}

static void end(struct trial *t) {
    comparison_free(&t->comparison);
    run_info_free(&t->info);
    store_close(t->store);
    unlink(path);
}

static void compare(struct trial *t, struct comparison_asked asked) {
    struct error error = {0};
    comparison_free(&t->comparison);
    if (comparison_make(t->store, &t->info, &t->fake.scenario, &asked, &t->comparison, &error) !=
        0) {
        fail_msg("%s", error.text);
    }
}

static const struct comparison_asked nothing_asked = {.perspective = -1};

static void assert_close(double a, double b, double tolerance) {
    if (!(fabs(a - b) <= tolerance)) {
        fail_msg("%.17g and %.17g", a, b);
    }
}

/* ---- Differences ---- */

static void differences_that_are_taken(void **state) {
    (void)state;
    struct trial t;
    begin(&t, SAMPLES);
    compare(&t, nothing_asked);
    const struct comparison *c = &t.comparison;
    assert_int_equal(c->n_effects, 2);
    /* the past at two reports; three with their counterfactual after the decision only; two
     * effects and three costs (one a criterion) between the three others */
    assert_int_equal(c->n_differences, 2 * OUTCOMES + 3 * OUTCOMES + 3 * 5);
    for (size_t i = 1; i < c->n_differences; i++) { /* ascending, none twice */
        const struct comparison_difference *a = &c->differences[i - 1], *b = a + 1;
        const int apart[] = {b->report - a->report, b->outcome - a->outcome, b->from - a->from,
                             b->to - a->to};
        int k = 0;
        while (k < 3 && apart[k] == 0) {
            k++;
        }
        assert_true(apart[k] > 0);
    }
    assert_null(comparison_find(c, 0, LEVELS, NOTHING, LARGE)); /* before the decision */
    assert_null(comparison_find(c, 1, ENDOWMENT, SMALL, LARGE));
    assert_null(comparison_find(c, 1, LEVELS, LARGE, SMALL));
    const struct difference *d = comparison_find(c, 1, LEVELS, SMALL, LARGE);
    assert_non_null(d);
    /* 3 (1 + u) in every draw, luck gone. The mean of u over a block of 32 strata has a standard
     * deviation of 32^-1.5 / sqrt(12), over 20 blocks 3.6e-4: 0.01 is 9 of them */
    assert_close(d->mean, 4.5, 0.01);
    assert_true(d->resolved && d->expected.above > 0.999 && d->saved > 0);
    assert_close(comparison_find(c, 1, COST_FUND, NOTHING, LARGE)->mean, 1000, 1e-9);
    compare(&t, (struct comparison_asked){.perspective = -1, .all_pairs = 1});
    assert_int_equal(c->n_differences, 2 * OUTCOMES + 6 * OUTCOMES);
    assert_close(comparison_find(c, 1, ENDOWMENT, SMALL, LARGE)->mean, 200, 1e-9);
    end(&t);
}

static void a_reference_replaces_the_counterfactual(void **state) {
    (void)state;
    struct trial t;
    begin(&t, SAMPLES);
    t.fake.scenario.decision.reference = SMALL;
    compare(&t, nothing_asked);
    const struct comparison *c = &t.comparison;
    assert_int_equal(comparison_reference(c, LARGE), SMALL);
    assert_int_equal(comparison_reference(c, SMALL), SMALL);
    assert_int_equal(comparison_reference(c, PAST), NEVER); /* another question */
    assert_close(comparison_find(c, 1, ENDOWMENT, SMALL, LARGE)->mean, 200, 1e-9);
    assert_non_null(comparison_find(c, 1, ENDOWMENT, NOTHING, LARGE));
    assert_non_null(comparison_find(c, 1, ENDOWMENT, SMALL, NOTHING));
    assert_int_equal(c->groups[0].portfolios[c->groups[0].reference], SMALL);
    assert_int_equal(c->groups[1].portfolios[c->groups[1].reference], NOTHING); /* not in it */
    assert_close(c->groups[0].planes[0].rows[2].increment.cost.mean, 900, 1e-9);
    end(&t);
}

/* ---- Groups ---- */

static void who_cannot_absorb_is_not_ranked(void **state) {
    (void)state;
    struct trial t;
    begin(&t, SAMPLES);
    compare(&t, nothing_asked);
    const struct comparison *c = &t.comparison;
    assert_int_equal(c->n_groups, 2);
    assert_true(c->groups[0].n == 3 && c->groups[0].n_ranked == 3);
    const struct comparison_group *equal = &c->groups[1];
    assert_int_equal(equal->target, LARGE);
    assert_true(equal->n == 3 && equal->n_ranked == 2 && equal->ranked[1] == LARGE);
    assert_close(equal->absorption[2], 0.5, 1e-12);
    assert_true(isnan(equal->absorption[0])); /* opens no envelope */
    assert_int_equal(equal->planes[0].rows[2].status, OPTION_NOT_RANKED);
    t.fake.scenario.decision.absorption_floor.value = 0.4;
    compare(&t, nothing_asked);
    assert_int_equal(c->groups[1].n_ranked, 3);
    t.fake.scenario.decision.absorption_floor.value = 0.99;
    compare(&t, nothing_asked);
    assert_int_equal(c->groups[1].n_ranked, 1);
    assert_true(c->groups[1].curves[0].n_willingness == 0 && c->groups[1].ranking.rows == NULL);
    assert_int_equal(c->groups[0].n_ranked, 3); /* its own money: nothing to absorb */
    end(&t);
}

static void willingness_stands_on_the_curve(void **state) {
    (void)state;
    struct trial t;
    begin(&t, SAMPLES);
    compare(&t, nothing_asked);
    const struct comparison *c = &t.comparison;
    const struct acceptability *curve = &c->groups[0].curves[0];
    assert_int_equal(curve->n_willingness, COMPARISON_CURVE);
    assert_close(curve->willingness[COMPARISON_CURVE - 1], 4 * 123, 1e-9);
    assert_true(curve->willingness[comparison_worth(c, 0, curve)] == 123);
    assert_true(isnan(c->willingness[1]));
    /* 123 (1 + u) is worth more than 100, 4 (123) (1 + u) less than 1000 when u < 1: small */
    assert_int_equal(curve->choices[comparison_worth(c, 0, curve)].option, 1);
    const double asked[] = {7, (double)NAN};
    t.fake.scenario.decision.willingness_max.value = 100; /* 7 is before the first step */
    compare(&t, (struct comparison_asked){.perspective = 1, .willingness = asked});
    curve = &c->groups[0].curves[1];
    assert_true(curve->willingness[comparison_worth(c, 0, curve)] == 7);
    assert_int_equal(comparison_worth(c, 0, curve), 1);
    assert_int_equal(c->perspective, 1);
    assert_int_equal(c->criteria[2], COST_PUBLIC);
    t.worth.worth.value = 0;
    t.worth.better = -1;
    compare(&t, nothing_asked);
    assert_int_equal(c->groups[0].curves[0].n_willingness, 1);
    assert_int_equal(c->better[0], -1);
    end(&t);
}

static void criteria_and_members(void **state) {
    (void)state;
    struct trial t;
    begin(&t, SAMPLES);
    double first[] = {1, 0}, second[] = {0, 1};
    t.criteria[0] = (struct criterion){(char *)"level_years", 1, 0.5};
    t.criteria[1] = (struct criterion){(char *)"cost_all", -1, 0.5};
    t.members[0] = (struct committee_member){(char *)"a", {(char *)"A", (char *)"A"}, first};
    t.members[1] = (struct committee_member){(char *)"b", {(char *)"B", (char *)"B"}, second};
    struct decision *decision = &t.fake.scenario.decision;
    decision->n_criteria = decision->n_members = 2;
    decision->criteria = t.criteria;
    decision->members = t.members;
    compare(&t, nothing_asked);
    const struct comparison *c = &t.comparison;
    const struct comparison_group *own = &c->groups[0];
    assert_true(c->are_criteria_given && c->n_criteria == 2 && c->criteria[1] == COST_ALL);
    assert_int_equal(own->ranking.n_criteria, 2);
    assert_int_equal(c->n_sets, 3);
    assert_string_equal(c->sets[0].name, "scenario");
    assert_int_equal(own->ranked[own->weighed.sets[1].winner], LARGE);   /* most levels */
    assert_int_equal(own->ranked[own->weighed.sets[2].winner], NOTHING); /* least cost */
    t.criteria[0].weight = t.criteria[1].weight = (double)NAN;
    compare(&t, nothing_asked);
    assert_int_equal(c->n_sets, 2);
    end(&t);
}

static void what_stands_at_the_end(void **state) {
    (void)state;
    struct trial t;
    begin(&t, SAMPLES);
    compare(&t, nothing_asked);
    const struct comparison *c = &t.comparison;
    assert_int_equal(c->n_assets, STOCKS * PORTFOLIOS);
    assert_true(c->assets[LARGE].outcome == ENDOWMENT && c->assets[LARGE].portfolio == LARGE);
    assert_close(c->assets[LARGE].value.mean, 200, 1e-9);
    /* end of 2022, one year after the decision, in euros of the price year */
    assert_close(c->endowment_factor, 0.9 / 1.05, 1e-12);
    assert_close(c->groups[0].planes[0].rows[2].cost.mean, 1000, 1e-9);
    assert_close(c->groups[0].assets[0].rows[2].cost.mean, 1000 - 200 * 0.9 / 1.05, 1e-9);
    assert_close(c->groups[0].assets[0].rows[1].cost.mean, 100, 1e-9);
    end(&t);
}

/* ---- Sheets ---- */

static void sheets_are_whole(void **state) {
    (void)state;
    struct trial t;
    begin(&t, SAMPLES);
    compare(&t, nothing_asked);
    struct sheet sheets[COMPARISON_SHEETS] = {{0}};
    comparison_sheets(&t.comparison, sheets);
    for (int i = 0; i < COMPARISON_SHEETS; i++) {
        assert_non_null(sheets[i].name);
        assert_true(!sheets[i].failed && sheets[i].n_columns > 0);
        assert_int_equal(sheets[i].n % sheets[i].n_columns, 0);
        if (strcmp(sheets[i].name, "differences") == 0) {
            assert_int_equal(sheet_rows(&sheets[i]), t.comparison.n_differences);
        }
        if (strcmp(sheets[i].name, "members") == 0) {
            assert_int_equal(sheet_rows(&sheets[i]), 0);
        }
        sheet_free(&sheets[i]);
    }
    end(&t);
}

/* ---- Limits and errors ---- */

static void one_block_resolves_nothing(void **state) {
    (void)state;
    struct trial t;
    begin(&t, SCENARIO_BLOCK);
    compare(&t, nothing_asked);
    const struct difference *d = comparison_find(&t.comparison, 1, LEVELS, NOTHING, LARGE);
    assert_true(isnan(d->se) && !d->resolved);
    assert_close(d->mean, 6, 0.05); /* 4 (1 + u): 8 standard deviations */
    end(&t);
}

static void room_is_bounded(void **state) {
    (void)state;
    struct run_info info = {.samples = 100000, .inner = 1, .n_portfolios = 15};
    info.catalogue.n = 80;
    assert_int_equal(columns_room(&info), 22); /* 12 MB each */
    info.samples = 4000000000U;
    assert_int_equal(columns_room(&info), 1);
    info.samples = 32;
    assert_int_equal(columns_room(&info), 80);
}

static void refused(struct trial *t, int code, const char *text) {
    struct error error = {0};
    struct comparison c;
    assert_int_equal(
        comparison_make(t->store, &t->info, &t->fake.scenario, &nothing_asked, &c, &error), code);
    assert_non_null(strstr(error.text, text));
    assert_null(c.differences);
    comparison_free(&c);
}

static void wrong_input_is_refused(void **state) {
    (void)state;
    struct trial t;
    begin(&t, SCENARIO_BLOCK);
    t.portfolios[LARGE].name = (char *)"other";
    refused(&t, FONDSIM_DOMAIN, "does not have the portfolios of the run");
    t.portfolios[LARGE].name = (char *)"large";
    t.fake.scenario.n_portfolios = PORTFOLIOS - 1;
    refused(&t, FONDSIM_DOMAIN, "does not have the portfolios of the run");
    t.fake.scenario.n_portfolios = PORTFOLIOS;
    t.criteria[0] = (struct criterion){(char *)"nowhere", 1, (double)NAN};
    t.fake.scenario.decision.criteria = t.criteria;
    t.fake.scenario.decision.n_criteria = 1;
    refused(&t, FONDSIM_DOMAIN, "no outcome 'nowhere'");
    t.fake.scenario.decision.n_criteria = 0;
    t.info.catalogue.outcomes[LEVELS].is_main = t.info.catalogue.outcomes[PEOPLE].is_main = 0;
    refused(&t, FONDSIM_DOMAIN, "names no effects");
    t.info.samples = 0;
    refused(&t, FONDSIM_DOMAIN, "holds no draws");
    t.info.samples = 2 * SCENARIO_BLOCK; /* more than are there */
    t.info.catalogue.outcomes[LEVELS].is_main = 1;
    refused(&t, FONDSIM_IO, "replicate 32 is missing");
    end(&t);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(differences_that_are_taken),
        cmocka_unit_test(a_reference_replaces_the_counterfactual),
        cmocka_unit_test(who_cannot_absorb_is_not_ranked),
        cmocka_unit_test(willingness_stands_on_the_curve),
        cmocka_unit_test(criteria_and_members),
        cmocka_unit_test(what_stands_at_the_end),
        cmocka_unit_test(sheets_are_whole),
        cmocka_unit_test(one_block_resolves_nothing),
        cmocka_unit_test(room_is_bounded),
        cmocka_unit_test(wrong_input_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
