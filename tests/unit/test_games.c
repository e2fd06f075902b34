/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of sim/comparison/games.c: both games on a made-up model whose Shapley values are known. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>

#include "sim/comparison/games.h"
#include "sim/engine/engine.h"
#include "tests/unit/analysis_draws.h"
#include "tests/unit/fake_model.h"

enum { EFFECT, NEUTRAL, UNDEFINED = 4, COST = 3, SAMPLES = 640 };

/* With funds 0 and 1 of money m each (twice as much when the whole is spent by one of them): effect
 * = theta m0 + 3 m1 - m0 m1 + luck, a neutral outcome = luck, cost = 10 (m0 + m1). */
static int simulate(void *workspace, const double *theta, uint32_t sample, uint16_t inner,
                    struct world_results *results, struct error *error) {
    (void)error;
    const struct fake_workspace *w = workspace;
    double luck = fake_luck(w->study->scenario, sample, inner);
    for (int p = 0; p < w->shape.n_portfolios; p++) {
        const struct portfolio *portfolio = &w->study->portfolios[p];
        double money = portfolio->scale_to >= 0 ? 2 : 1;
        double first = money * (portfolio->instruments & 1U);
        double second = money * (portfolio->instruments >> 1 & 1U);
        for (int r = 0; r < w->shape.n_records; r++) {
            double *values = world_outcomes(results, &w->shape, p, r);
            values[EFFECT] = theta[0] * first + 3 * second - first * second + luck;
            values[NEUTRAL] = luck;
            values[2] = 0;
            values[COST] = 10 * (first + second);
            values[UNDEFINED] = sample % 4 == 3 ? (double)NAN : luck;
        }
    }
    return 0;
}

static const struct model model = {fake_catalogue, fake_shape, fake_prepare, simulate,
                                   fake_release};

struct running {
    int runs, stop_at; /* studies; the number of the one that is interrupted */
    uint32_t samples;
    int portfolios;
};

static int run(void *context, const struct study *study, const struct sink *sink,
               struct error *error) {
    struct running *self = context;
    const struct engine_options options = {.threads = 2};
    self->samples = study->samples;
    self->portfolios = study->n_portfolios;
    if (++self->runs == self->stop_at) {
        return error_set(error, FONDSIM_INTERRUPTED, "stopped");
    }
    return engine_run(study, &model, &options, sink, error);
}

static const int effects[3] = {EFFECT, NEUTRAL, UNDEFINED};
static const int better[3] = {1, 1, 1};
static const double worth[3] = {(double)NAN, (double)NAN, (double)NAN};

static struct valued valued_of(const struct scenario *scenario) {
    return (struct valued){.scenario = scenario,
                           .question = QUESTION_RETROSPECTIVE,
                           .report = 1,
                           .n_effects = 3,
                           .effects = effects,
                           .better = better,
                           .willingness = worth,
                           .cost = COST};
}

/* Own: v = theta, 3, theta + 2. Pooled: 2 theta, 6, theta + 2. */
static void both_games(void **state) {
    (void)state;
    struct fake fake;
    struct games games;
    struct error error = {0};
    struct running running = {0};
    const struct runner runner = {&running, run};
    fake_init(&fake);
    const struct valued valued = valued_of(&fake.scenario);
    assert_int_equal(games_make(&valued, SAMPLES, &runner, &games, &error), 0);
    assert_int_equal(running.runs, 2);
    assert_int_equal(running.samples, SAMPLES);
    assert_int_equal(running.portfolios, 4);
    const struct attribution_pair *own = games_pair(&games, ATTRIBUTION_OWN, 0);
    const struct attribution_pair *pooled = games_pair(&games, ATTRIBUTION_POOLED, 0);
    double theta = own->effect.rows[0].alone.mean; /* mean of the draws */
    assert_within(theta, 5, own->effect.rows[0].alone.se, 4);
    assert_close(own->effect.rows[1].alone.mean, 3, 1e-12);
    assert_close(own->effect.rows[0].value.mean, theta - 0.5, 1e-12);
    assert_close(own->effect.rows[1].value.mean, 2.5, 1e-12);
    assert_close(own->effect.rows[0].last.mean, theta - 1, 1e-12);
    assert_close(own->effect.interactions[1].mean, -1, 1e-12);
    assert_close(own->effect.rows[0].value.mean + own->effect.rows[1].value.mean,
                 own->effect.total.mean, 1e-14);
    assert_close(own->cost.rows[0].value.mean, 10, 1e-12);
    assert_close(pooled->effect.total.mean, own->effect.total.mean, 1e-14);
    assert_close(pooled->effect.rows[0].alone.mean, 2 * theta, 1e-12);
    assert_close(pooled->effect.rows[0].value.mean, (3 * theta - 4) / 2, 1e-12);
    assert_true(own->effect.game == ATTRIBUTION_OWN && pooled->effect.game == ATTRIBUTION_POOLED);
    games_free(&games);
    games_free(&games);
}

/* A fund that changes nothing has exactly 0; an effect without all draws has no values. */
static void nothing_and_not_defined(void **state) {
    (void)state;
    struct fake fake;
    struct games games;
    struct error error = {0};
    struct running running = {0};
    const struct runner runner = {&running, run};
    fake_init(&fake);
    const struct valued valued = valued_of(&fake.scenario);
    assert_int_equal(games_make(&valued, SAMPLES, &runner, &games, &error), 0);
    for (int game = 0; game < GAMES_KINDS; game++) {
        const struct attribution_pair *pair = games_pair(&games, (enum attribution_game)game, 1);
        for (size_t i = 0; i < 2; i++) {
            const struct attribution_value *value = &pair->effect.rows[i].value;
            assert_true(value->mean == 0 && value->se == 0 && !value->resolved);
        }
        assert_null(games_pair(&games, (enum attribution_game)game, 2));
        assert_null(games_pair(&games, (enum attribution_game)game, 3));
    }
    games_free(&games);
}

static void limits(void **state) {
    (void)state;
    struct fake fake;
    struct games games;
    struct error error = {0};
    struct running running = {0};
    const struct runner runner = {&running, run};
    fake_init(&fake);
    const struct valued valued = valued_of(&fake.scenario);
    fake.scenario.n_instruments = 1;
    assert_int_equal(games_make(&valued, 32, &runner, &games, &error), 0);
    assert_int_equal(games.limits[ATTRIBUTION_OWN], GAMES_MADE);
    assert_int_equal(games.limits[ATTRIBUTION_POOLED], GAMES_FEW);
    assert_true(isnan(games_pair(&games, ATTRIBUTION_OWN, 0)->effect.total.se)); /* one block */
    games_free(&games);
    const struct {
        int funds;
        enum games_limit own, pooled;
    } cases[] = {{0, GAMES_FEW, GAMES_FEW}, {11, GAMES_MANY, GAMES_MANY}};
    for (size_t i = 0; i < 2; i++) {
        running.runs = 0;
        fake.scenario.n_instruments = cases[i].funds;
        assert_int_equal(games_make(&valued, 32, &runner, &games, &error), 0);
        assert_int_equal(games.limits[ATTRIBUTION_OWN], cases[i].own);
        assert_int_equal(games.limits[ATTRIBUTION_POOLED], cases[i].pooled);
        assert_int_equal(running.runs, 0);
        assert_null(games_pair(&games, ATTRIBUTION_OWN, 0));
        games_free(&games);
    }
    char *names[7] = {"a", "b", "c", "d", "e", "f", "g"};
    for (int i = 0; i < 7; i++) {
        fake.scenario.instruments[i].key = names[i];
    }
    fake.scenario.n_instruments = 7; /* 128 subsets, of which the pooled game is spared */
    assert_int_equal(games_make(&valued, 32, &runner, &games, &error), 0);
    assert_int_equal(running.runs, 1);
    assert_int_equal(running.portfolios, 128);
    assert_int_equal(games.limits[ATTRIBUTION_POOLED], GAMES_MANY);
    assert_true(games_pair(&games, ATTRIBUTION_OWN, 0)->effect.rows[6].value.mean == 0);
    games_free(&games);
}

/* Stopped in the second game: the first is there. Other errors leave nothing. */
static void interrupted(void **state) {
    (void)state;
    struct fake fake;
    struct games games;
    struct error error = {0};
    struct running running = {.stop_at = 2};
    const struct runner runner = {&running, run};
    fake_init(&fake);
    struct valued valued = valued_of(&fake.scenario);
    assert_int_equal(games_make(&valued, 32, &runner, &games, &error), FONDSIM_INTERRUPTED);
    assert_non_null(games_pair(&games, ATTRIBUTION_OWN, 0));
    assert_null(games_pair(&games, ATTRIBUTION_POOLED, 0));
    games_free(&games);
    valued.report = 9;
    error = (struct error){0};
    running.stop_at = 0;
    assert_int_equal(games_make(&valued, 32, &runner, &games, &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text, "4 outcomes at report 9 of 2");
    assert_null(games_pair(&games, ATTRIBUTION_OWN, 0));
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_games),
        cmocka_unit_test(nothing_and_not_defined),
        cmocka_unit_test(limits),
        cmocka_unit_test(interrupted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
