/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of sim/comparison/known.c and of the stored draws of parameters, on a stored run of a
 * made-up model: the same draws, what surveys would ask about, what this run cannot tell. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <unistd.h>

#include "sim/comparison/known.h"
#include "sim/engine/design.h"
#include "sim/engine/engine.h"
#include "tests/unit/analysis_draws.h"
#include "tests/unit/fake_model.h"

enum { LOW, HIGH, EFFECT, COST, OTHER, SAMPLES = 64, INNER = 2, SURVEYS = 6, VARYING = 5 };
enum { NOTHING, NEVER, SUPPORTED }; /* portfolios */

static const char path[] = "test_known.sqlite";

static int catalogue(const struct scenario *scenario, struct catalogue *self, struct error *error) {
    static const char *const keys[] = {"ecosystems_low", "ecosystems_high", "x", "cost_fund", "y"};
    (void)scenario;
    (void)error;
    *self = (struct catalogue){0};
    int status = 0;
    for (size_t k = 0; status == 0 && k < 5; k++) {
        char key[32], unit[] = "1";
        strcpy(key, keys[k]);
        struct outcome outcome = {.key = key, .unit = unit, .fr = key, .en = key};
        status = catalogue_add(self, &outcome);
    }
    return status;
}

/* Ten ecosystems; how many stand high. */
static double high(uint32_t sample, uint16_t inner, int portfolio, int report) {
    return (double)(sample % 3) + inner + (portfolio == NEVER ? 0 : 1) +
           (report == 1 ? 1 + portfolio : 0);
}

static int simulate(void *workspace, const double *theta, uint32_t sample, uint16_t inner,
                    struct world_results *results, struct error *error) {
    (void)theta;
    (void)error;
    const struct fake_workspace *w = workspace;
    for (int p = 0; p < w->shape.n_portfolios; p++) {
        for (int r = 0; r < w->shape.n_records; r++) {
            double *values = world_outcomes(results, &w->shape, p, r);
            values[HIGH] = high(sample, inner, p, r - 1); /* the first record is no report */
            values[LOW] = 10 - values[HIGH];
            values[EFFECT] = 100.0 * p + sample;
            values[COST] = 7 * p;
            values[OTHER] = 0;
        }
    }
    return 0;
}

static const struct model model = {catalogue, fake_shape, fake_prepare, simulate, fake_release};

struct trial {
    struct fake fake;
    struct survey surveys[SURVEYS];
    struct catalogue catalogue;
    struct store *store;
    struct run_info info;
    struct comparison comparison;
    struct comparison_group group;
    struct valued valued;
};

static const int options[2] = {NOTHING, SUPPORTED};
static const int effects[1] = {EFFECT}, better[1] = {1};
static const double worth[1] = {1};

static void set_scenario(struct trial *self) {
    struct scenario *s = &self->fake.scenario;
    const struct {
        long assumption;
        enum survey_design design;
        double delay;
    } asked[SURVEYS] = {{1, SURVEY_ONCE, 0},          {2, SURVEY_ONCE, 0},
                        {-1, SURVEY_ONCE, 0.9},       {-1, SURVEY_MATCHED, 0},
                        {-1, SURVEY_BEFORE_AFTER, 1}, {-1, SURVEY_BEFORE_AFTER, 0}};
    for (int i = 0; i < SURVEYS; i++) {
        static char name[] = "asked", target[] = "ecosystems_high";
        self->surveys[i] = (struct survey){.name = name,
                                           .target = target,
                                           .assumption = asked[i].assumption,
                                           .design = asked[i].design,
                                           .delay = {.value = asked[i].delay}};
    }
    s->n_levels = 2;
    s->levels[1] = self->fake.level;
    s->time.decision_step = 2; /* 2022 */
    s->decision.n_surveys = SURVEYS;
    s->decision.surveys = self->surveys;
    for (int p = 0; p < FAKE_PORTFOLIOS; p++) {
        struct portfolio *portfolio = &self->fake.portfolios[p];
        portfolio->question = p == NEVER ? QUESTION_RETROSPECTIVE : QUESTION_PROSPECTIVE;
        portfolio->is_counterfactual = p != SUPPORTED;
        portfolio->counterfactual = p == NEVER ? NEVER : NOTHING;
        portfolio->instruments = p == SUPPORTED ? 3 : 0;
    }
}

static void run(struct trial *self) {
    struct error error = {0};
    struct results_shape shape;
    struct store *store;
    const struct engine_options how = {.threads = 2};
    self->fake.study.samples = SAMPLES;
    self->fake.study.inner = INNER;
    assert_int_equal(catalogue(&self->fake.scenario, &self->catalogue, &error), 0);
    assert_int_equal(fake_shape(&self->fake.study, &shape, &error), 0);
    assert_int_equal(
        store_create(&store, path, &self->fake.study, &self->catalogue, &shape, "0", &error), 0);
    const struct sink sink = {store, store_take};
    assert_int_equal(engine_run(&self->fake.study, &model, &how, &sink, &error), 0);
    assert_int_equal(store_finish(store, NULL, &error), 0);
    store_close(store);
    results_shape_free(&shape);
}

static void trial_init(struct trial *self) {
    static const int kept[2] = {EFFECT, COST};
    struct error error = {0};
    *self = (struct trial){0};
    fake_init(&self->fake);
    set_scenario(self);
    unlink(path);
    run(self);
    assert_int_equal(store_open(&self->store, path, &error), 0);
    assert_int_equal(store_info(self->store, &self->info, &error), 0);
    self->group = (struct comparison_group){.target = -1, .n = 2, .portfolios = (int *)options};
    self->comparison = (struct comparison){.info = &self->info,
                                           .scenario = &self->fake.scenario,
                                           .shape = {SAMPLES, INNER, SCENARIO_BLOCK},
                                           .report = 1,
                                           .question = QUESTION_PROSPECTIVE,
                                           .n_groups = 1,
                                           .groups = &self->group};
    assert_int_equal(
        columns_read(&self->comparison.kept, self->store, &self->info, 1, 2, kept, &error), 0);
    self->valued = (struct valued){.scenario = &self->fake.scenario,
                                   .question = QUESTION_PROSPECTIVE,
                                   .report = 1,
                                   .n_effects = 1,
                                   .effects = effects,
                                   .better = better,
                                   .willingness = worth,
                                   .cost = COST};
}

static void trial_free(struct trial *self) {
    columns_free(&self->comparison.kept);
    run_info_free(&self->info);
    store_close(self->store);
    catalogue_free(&self->catalogue);
    unlink(path);
}

/* The file holds what the design gives, to the bit. */
static void parameters(void **state) {
    (void)state;
    struct trial trial;
    struct parameter_draws draws;
    struct error error = {0};
    double theta[SCENARIO_BLOCK * FAKE_ASSUMPTIONS];
    const size_t varying[VARYING] = {0, 1, 3, 4, 5};
    trial_init(&trial);
    assert_int_equal(store_parameters(trial.store, &trial.info, &draws, &error), 0);
    assert_int_equal(draws.n, VARYING);
    assert_int_equal(draws.samples, SAMPLES);
    for (size_t k = 0; k < VARYING; k++) {
        assert_int_equal(draws.assumptions[k], varying[k]);
        assert_string_equal(draws.paths[k], fake_names[varying[k]]);
    }
    for (uint32_t b = 0; b < SAMPLES / SCENARIO_BLOCK; b++) {
        assert_int_equal(design_block(&trial.fake.scenario, b, theta, &error), 0);
        for (size_t i = 0; i < SCENARIO_BLOCK * VARYING; i++) {
            size_t row = i / VARYING, k = i % VARYING;
            assert_true(draws.values[k][b * SCENARIO_BLOCK + row] ==
                        theta[row * FAKE_ASSUMPTIONS + varying[k]]);
        }
    }
    parameter_draws_free(&draws);
    parameter_draws_free(&draws);
    trial_free(&trial);
}

static void options_and_dates(void **state) {
    (void)state;
    struct trial trial;
    struct known known;
    struct error error = {0};
    trial_init(&trial);
    assert_int_equal(known_read(trial.store, &trial.comparison, &trial.valued, &known, &error), 0);
    const struct information_input *input = &known.input;
    assert_int_equal(input->n_options, 2);
    assert_true(input->portfolios[1] == SUPPORTED);
    assert_true(input->effect[1][3 * INNER] == 203 && input->cost[1][0] == 14);
    assert_int_equal(input->n_parameters, VARYING);
    assert_close(input->horizon, 1, 1e-12); /* 2022 to the end of step 3 */
    assert_true(input->rate == 0);
    known_free(&known);
    known_free(&known);
    trial_free(&trial);
}

/* Mean over inner runs of the share that stands high. */
static double share(uint32_t sample, int portfolio, int report) {
    return (high(sample, 0, portfolio, report) + high(sample, 1, portfolio, report)) / 20;
}

static void targets(void **state) {
    (void)state;
    struct trial trial;
    struct known known;
    struct error error = {0};
    trial_init(&trial);
    assert_int_equal(known_read(trial.store, &trial.comparison, &trial.valued, &known, &error), 0);
    const struct information_target *t = known.input.targets;
    assert_ptr_equal(t[0].values, known.parameters.values[1]);
    assert_null(t[1].values);
    assert_string_equal(t[1].why, "its target does not vary in this run");
    double never = 0, before = 0;
    for (uint32_t s = 0; s < SAMPLES; s++) {
        assert_close(t[2].values[s], share(s, SUPPORTED, 0), 1e-12);
        assert_close(t[3].values[s], share(s, SUPPORTED, 0) - share(s, NEVER, 0), 1e-12);
        assert_close(t[4].values[s], share(s, SUPPORTED, 1) - share(s, SUPPORTED, 0), 1e-12);
        never += share(s, NEVER, 0) / SAMPLES;
        before += share(s, SUPPORTED, 0) / SAMPLES;
    }
    assert_close(t[3].baseline, never, 1e-12);
    assert_close(t[4].baseline, before, 1e-12);
    assert_null(t[5].values);
    assert_string_equal(t[5].why, "before and after need a report that comes before");
    known_free(&known);
    trial_free(&trial);
}

static void refused(void **state) {
    (void)state;
    struct trial trial;
    struct known known;
    struct error error = {0};
    trial_init(&trial);
    trial.fake.assumptions[1].path = fake_names[2];
    assert_int_equal(known_read(trial.store, &trial.comparison, &trial.valued, &known, &error),
                     FONDSIM_DOMAIN);
    assert_string_equal(error.text, "the scenario does not have the parameters of the run: normal");
    assert_null(known.effects);
    trial.info.samples = SAMPLES + 1;
    error = (struct error){0};
    assert_int_equal(known_read(trial.store, &trial.comparison, &trial.valued, &known, &error),
                     FONDSIM_IO);
    assert_string_equal(error.text, "run.sqlite: draws of sample 64 are missing");
    trial_free(&trial);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parameters),
        cmocka_unit_test(options_and_dates),
        cmocka_unit_test(targets),
        cmocka_unit_test(refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
