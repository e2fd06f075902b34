/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of sim/comparison/variants.c: a world and its variant on a made-up model whose regrets are
 * known. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>

#include "sim/comparison/variants.h"
#include "sim/engine/engine.h"
#include "tests/unit/analysis_draws.h"
#include "tests/unit/fake_model.h"

enum { EFFECT, COST = 3, UNDEFINED = 4, SAMPLES = 640 };

/* Of f funds: effect = theta f + luck, cost = 4 f. */
static int simulate(void *workspace, const double *theta, uint32_t sample, uint16_t inner,
                    struct world_results *results, struct error *error) {
    (void)error;
    const struct fake_workspace *w = workspace;
    double luck = fake_luck(w->study->scenario, sample, inner);
    for (int p = 0; p < w->shape.n_portfolios; p++) {
        double funds = fake_envelope(&w->study->portfolios[p]) / 1000;
        for (int r = 0; r < w->shape.n_records; r++) {
            double *values = world_outcomes(results, &w->shape, p, r);
            values[EFFECT] = theta[0] * funds + luck;
            values[1] = values[2] = 0;
            values[COST] = 4 * funds;
            values[UNDEFINED] = sample % 4 == 3 ? (double)NAN : luck;
        }
    }
    return 0;
}

static const struct model model = {fake_catalogue, fake_shape, fake_prepare, simulate,
                                   fake_release};

static int run(void *context, const struct study *study, const struct sink *sink,
               struct error *error) {
    int *left = context; /* studies before it is interrupted */
    const struct engine_options options = {.threads = 2};
    return (*left)-- == 0 ? error_set(error, FONDSIM_INTERRUPTED, "stopped")
                          : engine_run(study, &model, &options, sink, error);
}

static const int effects[1] = {EFFECT}, undefined[1] = {UNDEFINED}, better[1] = {1};
static const double worth[1] = {1}, no_worth[1] = {(double)NAN};

/* The scenario, and a variant in which theta is 2.5 instead of uniform between 0 and 10. */
struct trial {
    struct fake base, other;
    struct variant variant;
    const struct scenario *worlds[1];
    struct valued valued;
    int left;
    struct runner runner;
};

static void trial_init(struct trial *self) {
    fake_init(&self->base);
    fake_init(&self->other);
    self->other.assumptions[0].law = (struct law){.kind = LAW_FIXED, .p = {2.5}};
    self->other.scenario.monte_carlo.seed = 12; /* is not looked at */
    self->variant = (struct variant){.name = fake_funds[0]};
    self->base.scenario.decision.variants = &self->variant;
    self->base.scenario.decision.n_variants = 1;
    self->worlds[0] = &self->other.scenario;
    self->valued = (struct valued){.scenario = &self->base.scenario,
                                   .question = QUESTION_RETROSPECTIVE,
                                   .report = 1,
                                   .n_effects = 1,
                                   .effects = effects,
                                   .better = better,
                                   .willingness = worth,
                                   .cost = COST};
    self->left = 100;
    self->runner = (struct runner){&self->left, run};
}

static const int all[3] = {0, 1, 2}, single[1] = {0};
static const struct variants_group groups[2] = {{-1, "own_money", 3, all, 0},
                                                {2, "both", 1, single, 0}};

/* Net benefits are (theta - 4) f: about 0, 1, 2 as written, exactly 0, -1.5, -3 in the variant. */
static void regrets(void **state) {
    (void)state;
    struct trial trial;
    struct variants variants;
    struct error error = {0};
    trial_init(&trial);
    assert_int_equal(variants_make(&trial.valued, 2, trial.worlds, 2, groups, SAMPLES,
                                   &trial.runner, &variants, &error),
                     0);
    assert_int_equal(variants.n_tables, 2); /* one portfolio is no group */
    const struct variants_table *effect = &variants.tables[0], *net = &variants.tables[1];
    assert_true(!effect->is_net_benefit && net->is_net_benefit);
    double one = net->mean[1], se = net->se[1];
    assert_within(one, 1, se, 4);
    const double values[6] = {0, one, 2 * one, 0, -1.5, -3};
    const double regret[6] = {2 * one, one, 0, 0, 1.5, 3};
    const double errors[6] = {2 * se, se, 0, 0, 0, 0};
    for (size_t i = 0; i < 6; i++) {
        assert_close(net->mean[i], values[i], 1e-12);
        assert_close(net->regret.cells[i].regret, regret[i], 1e-12);
        assert_close(net->regret.cells[i].se, errors[i], 1e-12);
        assert_int_equal(net->regret.cells[i].satisfies, values[i] >= 0);
    }
    assert_true(net->mean[0] == 0 && net->se[0] == 0 && net->mean[3] == 0);
    assert_true(net->regret.cells[2].regret == 0 && net->regret.cells[3].regret == 0);
    assert_int_equal(net->regret.best[0], 2);
    assert_int_equal(net->regret.best[1], 0);
    assert_int_equal(net->regret.minimax, 1);
    assert_int_equal(net->regret.rows[0].n_satisfied, 2);
    assert_int_equal(net->regret.rows[2].n_satisfied, 1);
    assert_int_equal(net->regret.rows[1].worst_variant, 1);
    assert_close(effect->mean[2], 2 * (one + 4), 1e-12);
    assert_close(effect->mean[5], 5, 1e-12);
    assert_int_equal(effect->regret.minimax, 2);
    assert_true(effect->regret.rows[2].worst == 0);
    variants_free(&variants);
    variants_free(&variants);
}

/* A variant that changes nothing has the same draws, whatever its seed and size; less may be
 * better, and inner runs are averaged. */
static void same_draws(void **state) {
    (void)state;
    struct trial trial;
    struct variants variants;
    struct error error = {0};
    const int less[1] = {-1};
    trial_init(&trial);
    trial.other.assumptions[0].law = trial.base.assumptions[0].law;
    trial.other.scenario.monte_carlo.samples = 32;
    trial.base.scenario.monte_carlo.inner = 3;
    trial.valued.better = less;
    trial.valued.willingness = no_worth;
    assert_int_equal(variants_make(&trial.valued, 2, trial.worlds, 1, groups, SAMPLES,
                                   &trial.runner, &variants, &error),
                     0);
    assert_int_equal(variants.n_tables, 1);
    assert_int_equal(variants.shape.inner, 3);
    const struct variants_table *table = &variants.tables[0];
    for (size_t p = 0; p < 3; p++) {
        assert_true(table->mean[p] == table->mean[3 + p] && table->se[p] == table->se[3 + p]);
    }
    assert_true(table->mean[2] < 0);
    assert_int_equal(table->regret.minimax, 0);
    variants_free(&variants);
}

/* Few samples: values without errors. An undefined value: no regret. */
static void not_known(void **state) {
    (void)state;
    struct trial trial;
    struct variants variants;
    struct error error = {0};
    trial_init(&trial);
    assert_int_equal(variants_make(&trial.valued, 2, trial.worlds, 1, groups, 32, &trial.runner,
                                   &variants, &error),
                     0);
    assert_true(isnan(variants.tables[1].se[1]) && isfinite(variants.tables[1].mean[1]));
    assert_true(variants.tables[1].se[0] == 0 && !variants.tables[1].regret.resolved);
    variants_free(&variants);
    trial.valued.effects = undefined;
    assert_int_equal(variants_make(&trial.valued, 2, trial.worlds, 1, groups, 64, &trial.runner,
                                   &variants, &error),
                     0);
    assert_null(variants.tables[0].regret.rows);
    variants_free(&variants);
}

static void refused(void **state) {
    (void)state;
    struct trial trial;
    struct variants variants;
    struct error error = {0};
    trial_init(&trial);
    trial.other.scenario.n_portfolios = 2;
    assert_int_equal(variants_make(&trial.valued, 2, trial.worlds, 1, groups, 32, &trial.runner,
                                   &variants, &error),
                     FONDSIM_DOMAIN);
    assert_string_equal(error.text, "variant 'first' has other portfolios, reports or parameters "
                                    "than the scenario");
    assert_null(variants.tables);
    trial_init(&trial);
    trial.left = 1;
    error = (struct error){0};
    assert_int_equal(variants_make(&trial.valued, 2, trial.worlds, 1, groups, 32, &trial.runner,
                                   &variants, &error),
                     FONDSIM_INTERRUPTED);
    assert_null(variants.tables);
    assert_int_equal(
        variants_make(&trial.valued, 1, NULL, 1, groups + 1, 32, &trial.runner, &variants, NULL),
        0); /* nothing to compare: nothing is run */
    assert_int_equal(variants.n_tables, 0);
    variants_free(&variants);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(regrets),
        cmocka_unit_test(same_draws),
        cmocka_unit_test(not_known),
        cmocka_unit_test(refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
