/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of sensitivities in the comparison room, on a made-up model whose means are known: what is
 * looked at, which parameters are held, break-evens on joined passes, what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>

#include "sim/comparison/sensitivity_sheets.h"
#include "sim/engine/engine.h"
#include "tests/unit/analysis_draws.h"
#include "tests/unit/fake_model.h"

/* nothing, the same as nothing but with a fund, one fund, two funds, two with scaled money */
enum { NOTHING, IDLE, ONE, TWO, SCALED, PORTFOLIOS };
enum { GAIN, COST_FUND, COST_PUBLIC, COST_ALL, HOLES, OUTCOMES };
enum { DRIVER = 0, FIXED = 2, MINOR = 5 }; /* parameters, by place in theta */

static const char *const keys[OUTCOMES] = {"gain", "cost_fund", "cost_public", "cost_all", "holes"};

/* gain = strength (driver - 4 + minor / 10) + luck; costs 2, 3 and 4 a strength. */
static double outcome_of(const double *theta, double luck, const struct portfolio *p, int k) {
    double strength = p->instruments == 3 ? 2 : p->instruments == 1 && p->scale[0] > 0 ? 1 : 0;
    switch (k) {
    case GAIN:
        return strength * (theta[DRIVER] - 4 + theta[MINOR] / 10) + luck;
    case HOLES:
        return luck > 0.9 ? (double)NAN : strength;
    default:
        return (1 + k) * strength;
    }
}

static int made_catalogue(const struct scenario *scenario, struct catalogue *catalogue,
                          struct error *error) {
    (void)scenario;
    (void)error;
    *catalogue = (struct catalogue){0};
    int status = 0;
    for (int k = 0; status == 0 && k < OUTCOMES; k++) {
        char unit[] = "EUR";
        struct outcome outcome = {.key = (char *)keys[k],
                                  .unit = unit,
                                  .fr = (char *)keys[k],
                                  .en = (char *)keys[k],
                                  .kind = OUTCOME_CUMULATIVE,
                                  .lag = k == GAIN ? LAG_PERFORMANCE : LAG_NONE,
                                  .better = k == GAIN ? 1 : 0,
                                  .is_main = 1};
        status = catalogue_add(catalogue, &outcome);
    }
    return status;
}

static int made_shape(const struct study *study, struct results_shape *shape, struct error *error) {
    int status = fake_shape(study, shape, error);
    shape->n_outcomes = OUTCOMES;
    return status;
}

static int made_simulate(void *workspace, const double *theta, uint32_t sample, uint16_t inner,
                         struct world_results *results, struct error *error) {
    (void)error;
    const struct fake_workspace *w = workspace;
    double luck = fake_luck(w->study->scenario, sample, inner);
    for (int p = 0; p < w->shape.n_portfolios; p++) {
        for (int r = 0; r < FAKE_RECORDS; r++) {
            for (int k = 0; k < OUTCOMES; k++) {
                world_outcomes(results, &w->shape, p, r)[k] =
                    outcome_of(theta, luck, &w->study->portfolios[p], k);
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

static const struct model made_model = {made_catalogue, made_shape, fake_prepare, made_simulate,
                                        fake_release};

/* ---- What every test starts from ---- */

struct trial {
    struct fake fake;
    struct portfolio portfolios[PORTFOLIOS];
    struct willingness worth;
    struct run_info info;
    struct sensitivity_asked asked;
    struct sensitivity made;
    struct error error;
    int n_runs;         /* studies that were run */
    uint32_t n_passes;  /* of the last one */
    int n_simulated;    /* portfolios of the last one */
    int interrupted_at; /* this study is interrupted; 0: none */
};

static int run(void *context, const struct study *study, const struct sink *sink,
               struct error *error) {
    struct trial *t = context;
    const struct engine_options options = {.threads = 1};
    t->n_runs++;
    t->n_passes = study->n_passes;
    t->n_simulated = study->n_portfolios;
    return t->n_runs == t->interrupted_at ? error_set(error, FONDSIM_INTERRUPTED, "stopped")
                                          : engine_run(study, &made_model, &options, sink, error);
}

static void begin(struct trial *t) {
    static const char *const names[PORTFOLIOS] = {"nothing", "idle", "one", "two", "scaled"};
    static char *reports[] = {(char *)"2021", (char *)"2022"};
    static char *effects[] = {(char *)"gain"};
    *t = (struct trial){.asked = {.portfolio = -1, .against = -1, .perspective = -1}};
    fake_init(&t->fake);
    struct scenario *s = &t->fake.scenario;
    for (int p = 0; p < PORTFOLIOS; p++) {
        t->portfolios[p] = (struct portfolio){.name = (char *)names[p],
                                              .label = {(char *)names[p], (char *)names[p]},
                                              .question = QUESTION_PROSPECTIVE,
                                              .instruments = p == NOTHING ? 0
                                                             : p >= TWO   ? 3
                                                                          : 1,
                                              .scale = {p == IDLE ? 0 : 1, 1},
                                              .scale_to = p == SCALED ? ONE : -1,
                                              .is_counterfactual = p == NOTHING};
    }
    s->n_portfolios = PORTFOLIOS;
    s->portfolios = t->portfolios;
    s->monte_carlo.samples = 1280;
    t->worth = (struct willingness){.outcome = (char *)"gain", .better = 1};
    t->worth.worth.value = 1;
    s->decision = (struct decision){.perspective = PERSPECTIVE_FUND,
                                    .reference = -1,
                                    .n_willingness = 1,
                                    .willingness = &t->worth};
    assert_int_equal(made_catalogue(s, &t->info.catalogue, &t->error), 0);
    t->info.n_reports = 2;
    t->info.report_names = reports;
    t->info.effects = effects;
    t->info.n_effects = 1;
    t->info.portfolios = t->portfolios;
    t->info.n_portfolios = PORTFOLIOS;
    memcpy(t->info.currency, "EUR", 4);
}

static int make(struct trial *t) {
    const struct runner runner = {t, run};
    return sensitivity_make(&t->info, &t->fake.scenario, &t->asked, &runner, &t->made, &t->error);
}

static void end(struct trial *t) {
    sensitivity_free(&t->made);
    sensitivity_free(&t->made);
    catalogue_free(&t->info.catalogue);
}

/* ---- What is looked at ---- */

static void default_pair_and_quantities(void **state) {
    (void)state;
    struct trial t;
    begin(&t);
    assert_int_equal(sensitivity_portfolio(&t.fake.scenario), TWO); /* money of its own */
    t.portfolios[TWO].question = QUESTION_RETROSPECTIVE;
    assert_int_equal(sensitivity_portfolio(&t.fake.scenario), IDLE); /* the first of one fund */
    t.portfolios[TWO].question = QUESTION_PROSPECTIVE;
    assert_int_equal(make(&t), 0);
    const struct sensitivity *s = &t.made;
    assert_true(s->portfolio == TWO && s->against == NOTHING);
    assert_int_equal(s->n_quantities, 2);
    assert_true(s->quantities[0].is_net_benefit && s->quantities[0].outcome == GAIN);
    assert_true(!s->quantities[1].is_net_benefit && s->quantities[1].outcome == GAIN);
    assert_true(isnan(s->quantities[1].willingness));
    assert_int_equal(t.n_simulated, 2);
    assert_int_equal(s->shape.samples, SENSITIVITY_SAMPLES);
    assert_int_equal(s->base.samples, 1280);
    assert_int_equal(s->map_shape.samples, SENSITIVITY_MAP);
    assert_false(s->has_sobol);
    end(&t);
}

/* ---- One parameter at a time ---- */

/* Net benefit of two funds: 2 (v - 4 + minor / 10) - 4, whose mean is 0 at 6. */
static void break_even_on_joined_passes(void **state) {
    (void)state;
    struct trial t;
    size_t n_points;
    int told = 0;
    begin(&t);
    assert_int_equal(make(&t), 0);
    const struct sensitivity *s = &t.made;
    const struct partial_rank *rank = sensitivity_rank(s, 0, DRIVER, &told);
    assert_true(s->is_screened && rank != NULL && rank->coefficient > 0.99 && told);
    assert_null(sensitivity_rank(s, 0, FIXED, &told));
    assert_int_equal(s->order[0], 0);
    assert_int_equal(s->tornado.list.parameters[0], DRIVER);
    const struct tornado_row *row = &s->tornados[0].rows[0];
    assert_int_equal(row->parameter, 0);
    assert_close(row->swing.mean, 18, 1e-9); /* 2 (9.5 - 0.5), on common draws */
    assert_int_equal(row->kind, TORNADO_ONCE);
    assert_true(row->at_resolved);
    assert_within(row->at, 6, row->at_se, 4);
    assert_true(row->at_se < 0.01);

    /* the finer row has the points of the coarser one among them, bit for bit */
    const struct tornado_row *fine = sensitivity_row(s, 0, 0, &n_points);
    assert_int_equal(n_points, SENSITIVITY_FINE);
    for (size_t i = 0; i < SENSITIVITY_POINTS; i++) {
        size_t at = i * (SENSITIVITY_FINE - 1) / (SENSITIVITY_POINTS - 1);
        assert_true(fine->points[at].value == row->points[i].value);
        assert_true(fine->points[at].mean.mean == row->points[i].mean.mean);
    }
    for (size_t i = 0; i < SENSITIVITY_FINE; i++) { /* each point has its own pass */
        double v = 0.5 + 9.0 * (double)i / 8;
        assert_close(fine->points[i].value, v, 1e-12);
        assert_close(fine->points[i].mean.mean - fine->points[0].mean.mean, 2 * (v - 0.5), 1e-9);
    }
    /* what changes no sign is held at the coarse values alone */
    for (size_t p = 1; p < s->n_held; p++) {
        sensitivity_row(s, 0, p, &n_points);
        assert_int_equal(n_points, SENSITIVITY_POINTS);
    }
    end(&t);
}

/* Paid for a unit less: - (v - 4) - 2 is 0 at 2 for one fund, and falls. */
static void less_is_better(void **state) {
    (void)state;
    struct trial t;
    const size_t driver[] = {DRIVER};
    begin(&t);
    t.worth.better = -1;
    t.asked.portfolio = ONE;
    t.asked.n_parameters = 1;
    t.asked.parameters = driver;
    assert_int_equal(make(&t), 0);
    const struct tornado_row *row = &t.made.tornados[0].rows[0];
    assert_close(row->swing.mean, -9, 1e-9);
    assert_within(row->at, 2, row->at_se, 4);
    assert_false(t.made.is_screened);
    assert_false(t.made.has_map); /* one parameter has nothing to cross */
    end(&t);
}

/* Another cost moves the break-even: 2 (v - 4) - 8 is 0 at 8. */
static void perspective_moves_the_break_even(void **state) {
    (void)state;
    struct trial t;
    begin(&t);
    t.asked.perspective = PERSPECTIVE_ALL;
    assert_int_equal(make(&t), 0);
    assert_within(t.made.tornados[0].rows[0].at, 8, t.made.tornados[0].rows[0].at_se, 4);
    end(&t);
}

static void everything_and_nothing_held(void **state) {
    (void)state;
    struct trial t;
    begin(&t);
    t.asked.all = 1;
    assert_int_equal(make(&t), 0);
    assert_int_equal(t.made.n_held, FAKE_ASSUMPTIONS - 1); /* one is fixed */
    end(&t);

    begin(&t); /* exactly no difference: nothing is told from 0 */
    t.asked.portfolio = IDLE;
    assert_int_equal(make(&t), 0);
    assert_int_equal(t.made.n_held, 0);
    assert_int_equal(t.made.n_told, 0);
    assert_false(t.made.has_map);
    assert_int_equal(t.n_runs, 1);
    struct sheet sheets[SENSITIVITY_SHEETS] = {{0}};
    sensitivity_sheets(&t.made, sheets);
    assert_int_equal(sheet_rows(&sheets[1]), 0);
    assert_int_equal(sheet_rows(&sheets[4]), 2 * (FAKE_ASSUMPTIONS - 1));
    for (int i = 0; i < SENSITIVITY_SHEETS; i++) {
        sheet_free(&sheets[i]);
    }
    end(&t);
}

/* ---- Two at a time ---- */

static void map_of_the_pair_that_is_asked(void **state) {
    (void)state;
    struct trial t;
    begin(&t);
    t.asked.has_pair = 1;
    t.asked.pair[0] = MINOR;
    t.asked.pair[1] = DRIVER;
    assert_int_equal(make(&t), 0);
    const struct two_way_plan *plan = &t.made.two_way;
    const struct two_way *map = &t.made.maps[0];
    assert_int_equal(plan->parameters[0], MINOR);
    assert_true(map->n[0] == SENSITIVITY_GRID && map->n[1] == SENSITIVITY_GRID);
    for (size_t i = 0; i < map->n[0]; i++) {
        for (size_t j = 0; j < map->n[1]; j++) {
            double minor = plan->values[0][i], driver = plan->values[1][j];
            assert_close(map->cells[i * map->n[1] + j].lead.mean, 2 * (driver - 4 + minor / 10) - 4,
                         1e-9);
        }
    }
    end(&t);
}

/* ---- Sobol indices ---- */

/* 4 var(driver) = 4 * 100 / 12 against 4 var(minor) / 100 = 4 / 300: shares 0.9996 and 0.0004. */
static void sobol_shares(void **state) {
    (void)state;
    struct trial t;
    const size_t both[] = {MINOR, DRIVER};
    begin(&t);
    t.asked.n_parameters = 2;
    t.asked.parameters = both;
    t.asked.sobol = 8192;
    assert_int_equal(make(&t), 0);
    const struct sensitivity *s = &t.made;
    assert_true(s->has_sobol);
    assert_int_equal(s->sobol_shape.inner, 2);
    assert_string_equal(s->factors[0], "uniform"); /* the most important first */
    assert_string_equal(s->factors[s->sobol.n_factors - 1], "others");
    const struct sobol_row *driver = &s->sobols[0].rows[0];
    assert_within(driver->first.value, 0.9996, driver->first.se, 4);
    assert_within(driver->total.value, 0.9996, driver->total.se, 4);
    assert_true(driver->first.converged);
    for (size_t f = 1; f < s->sobol.n_factors; f++) {
        assert_true(fabs(s->sobols[0].rows[f].total.value) < 0.01);
    }
    end(&t);
}

/* ---- Sheets ---- */

static void sheets_hold_every_value(void **state) {
    (void)state;
    struct trial t;
    const size_t both[] = {DRIVER, MINOR};
    struct sheet sheets[SENSITIVITY_SHEETS] = {{0}};
    begin(&t);
    t.asked.n_parameters = 2;
    t.asked.parameters = both;
    t.asked.sobol = 640;
    assert_int_equal(make(&t), 0);
    sensitivity_sheets(&t.made, sheets);
    const struct {
        const char *name;
        size_t rows;
    } expected[SENSITIVITY_SHEETS] = {{"conventions", 28},
                                      {"tornado", 2 * (1 + SENSITIVITY_FINE + SENSITIVITY_POINTS)},
                                      {"switching", 2 * 2},
                                      {"two_way", 2 * SENSITIVITY_GRID * SENSITIVITY_GRID},
                                      {"partial_ranks", 2 * (FAKE_ASSUMPTIONS - 1)},
                                      {"sobol", 2 * (t.made.sobol.n_factors + 1)}};
    for (int i = 0; i < SENSITIVITY_SHEETS; i++) {
        assert_string_equal(sheets[i].name, expected[i].name);
        assert_int_equal(sheet_rows(&sheets[i]), expected[i].rows);
        assert_int_equal(sheets[i].n % sheets[i].n_columns, 0);
        assert_false(sheets[i].failed);
        sheet_free(&sheets[i]);
    }
    end(&t);
}

/* ---- What is refused ---- */

static void assert_refused(struct trial *t, int code, const char *words) {
    assert_int_equal(make(t), code);
    if (strstr(t->error.text, words) == NULL) {
        fail_msg("'%s' does not say '%s'", t->error.text, words);
    }
    assert_null(t->made.quantities); /* freed */
    end(t);
}

static void refused(void **state) {
    (void)state;
    struct trial t;
    begin(&t);
    t.asked.portfolio = t.asked.against = ONE;
    assert_refused(&t, FONDSIM_DOMAIN, "one against itself");

    begin(&t);
    t.fake.scenario.n_portfolios = 1;
    assert_refused(&t, FONDSIM_DOMAIN, "no portfolio with a fund");

    const int holes[] = {HOLES};
    begin(&t);
    t.asked.n_outcomes = 1;
    t.asked.outcomes = holes;
    assert_refused(&t, FONDSIM_DOMAIN, "holes: sample ");

    begin(&t);
    t.info.n_effects = 0;
    t.info.catalogue.outcomes[GAIN].lag = LAG_NONE;
    assert_refused(&t, FONDSIM_DOMAIN, "names no effects");

    begin(&t);
    for (int j = 0; j < FAKE_ASSUMPTIONS; j++) {
        t.fake.assumptions[j].law = (struct law){.kind = LAW_FIXED, .p = {1}};
    }
    assert_refused(&t, FONDSIM_DOMAIN, "no parameter varies");
}

static void interrupted_anywhere(void **state) {
    (void)state;
    for (int at = 1; at <= 5; at++) {
        struct trial t;
        begin(&t);
        t.asked.sobol = 640;
        t.interrupted_at = at;
        assert_refused(&t, FONDSIM_INTERRUPTED, "stopped");
    }
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(default_pair_and_quantities),
        cmocka_unit_test(break_even_on_joined_passes),
        cmocka_unit_test(less_is_better),
        cmocka_unit_test(perspective_moves_the_break_even),
        cmocka_unit_test(everything_and_nothing_held),
        cmocka_unit_test(map_of_the_pair_that_is_asked),
        cmocka_unit_test(sobol_shares),
        cmocka_unit_test(sheets_hold_every_value),
        cmocka_unit_test(refused),
        cmocka_unit_test(interrupted_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
