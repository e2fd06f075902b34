/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of sim/comparison/information.c on the normal case, whose values are known: what is asked
 * for, order of values, surveys, what cannot be valued. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <string.h>

#include "sim/comparison/information.h"
#include "tests/unit/voi_normal.h"

enum { SAMPLES = 3200, PARAMETERS = 4, OPTIONS = 2, EFFECTS = 2, SURVEYS = 4 };

static char *paths[PARAMETERS + 1] = {"fixed.value", "people.first", "people.second",
                                      "instruments.fund.luck", "instruments.fund.same"};

/* Effects p1 and p2 of two options, cost 0, worth 1; the second effect has no worth. Two parameters
 * more: one that matters to nothing, one that does not vary. */
struct trial {
    struct normal_case normal;
    struct scenario scenario;
    struct assumption assumptions[PARAMETERS + 1];
    struct survey surveys[SURVEYS];
    int sizes[2];
    double *noise, *constant, *nothing;
    const double *theta[PARAMETERS], *effect[EFFECTS * OPTIONS], *cost[OPTIONS];
    struct information_target targets[SURVEYS];
    struct valued valued;
    struct information_input input;
};

static const size_t assumptions[PARAMETERS] = {1, 2, 3, 4};
static const int effects[EFFECTS] = {0, 1}, better[EFFECTS] = {1, 1}, portfolios[OPTIONS] = {4, 7};
static const double worths[EFFECTS] = {1, (double)NAN};

static void trial_init(struct trial *self, size_t samples) {
    *self = (struct trial){.sizes = {10, 41}};
    normal_case_init(&self->normal, 5, samples);
    self->noise = numbers(samples);
    self->constant = numbers(samples);
    self->nothing = numbers(samples);
    for (size_t i = 0; i < samples; i++) {
        self->noise[i] = normal_at(9, i, 3);
        self->constant[i] = 7;
    }
    for (int j = 0; j <= PARAMETERS; j++) {
        self->assumptions[j].path = paths[j];
    }
    self->scenario.assumptions = self->assumptions;
    self->scenario.n_assumptions = PARAMETERS + 1;
    self->scenario.decision.surveys = self->surveys;
    self->scenario.decision.n_surveys = SURVEYS;
    for (int s = 0; s < SURVEYS; s++) {
        self->surveys[s] = (struct survey){.name = paths[s],
                                           .assumption = 1,
                                           .level = -1,
                                           .population = 50,
                                           .n_sizes = 2,
                                           .sizes = self->sizes,
                                           .noise = {.value = 2},
                                           .baseline = {.value = (double)NAN},
                                           .delay = {.value = 1},
                                           .cost = {.value = 1e-4}};
        self->targets[s] = (struct information_target){.values = self->normal.p[0]};
    }
    const double *theta[PARAMETERS] = {self->normal.p[0], self->normal.p[1], self->noise,
                                       self->constant};
    memcpy(self->theta, theta, sizeof theta);
    for (int o = 0; o < OPTIONS; o++) {
        self->effect[o] = self->effect[OPTIONS + o] = self->normal.p[o];
        self->cost[o] = self->nothing;
    }
    self->valued = (struct valued){.scenario = &self->scenario,
                                   .n_effects = EFFECTS,
                                   .effects = effects,
                                   .better = better,
                                   .willingness = worths};
    self->input = (struct information_input){.shape = {samples, 1, 32},
                                             .n_options = OPTIONS,
                                             .portfolios = portfolios,
                                             .effect = self->effect,
                                             .cost = self->cost,
                                             .n_parameters = PARAMETERS,
                                             .assumptions = assumptions,
                                             .theta = self->theta,
                                             .targets = self->targets,
                                             .horizon = 2,
                                             .rate = 0};
}

static void trial_free(struct trial *self) {
    normal_case_free(&self->normal);
    free(self->noise);
    free(self->constant);
    free(self->nothing);
}

static void sets(void **state) {
    (void)state;
    struct trial trial;
    struct information information;
    struct error error = {0};
    trial_init(&trial, SAMPLES);
    assert_int_equal(information_make(&trial.valued, &trial.input, &information, &error), 0);
    const struct {
        enum information_kind kind;
        const char *name;
        size_t n, first;
    } expected[] = {{INFORMATION_ALL, "all", 4, 1},
                    {INFORMATION_GROUP, "people", 2, 1},
                    {INFORMATION_GROUP, "instruments.fund", 2, 3},
                    {INFORMATION_ONE, "people.first", 1, 1},
                    {INFORMATION_ONE, "people.second", 1, 2},
                    {INFORMATION_ONE, "instruments.fund.luck", 1, 3},
                    {INFORMATION_ONE, "instruments.fund.same", 1, 4}};
    assert_int_equal(information.n_sets, 7);
    for (size_t s = 0; s < 7; s++) {
        assert_int_equal(information.sets[s].kind, expected[s].kind);
        assert_string_equal(information.sets[s].name, expected[s].name);
        assert_int_equal(information.sets[s].n, expected[s].n);
        assert_int_equal(information.sets[s].parameters[0], expected[s].first);
    }
    information_free(&information);
    information_free(&information);
    trial_free(&trial);
}

/* 0.8 sd 1 about p1 alone, sd sqrt(5) about both; d = 1. */
static void values(void **state) {
    (void)state;
    struct trial trial;
    struct information information;
    struct error error = {0};
    trial_init(&trial, SAMPLES);
    assert_int_equal(information_make(&trial.valued, &trial.input, &information, &error), 0);
    assert_int_equal(information.n_decisions, 1); /* the other effect has no worth */
    const struct information_decision *decision = &information.decisions[0];
    const struct evppi *v = decision->values;
    assert_int_equal(decision->effect, 0);
    assert_int_equal(decision->evpi.best, 0);
    assert_within(decision->evpi.high, normal_loss(1, sqrt(5)), decision->evpi.high_se, 4);
    assert_within(v[1].value, normal_loss(1, sqrt(5)), v[1].se, 4);
    assert_within(v[3].value, normal_loss(1, 1), v[3].se, 4);
    assert_within(v[4].value, normal_loss(1, 2), v[4].se, 4);
    assert_true(v[5].value < 0.01);
    assert_true(v[6].value == 0 && v[6].constant);
    for (size_t s = 0; s < information.n_sets; s++) {
        assert_true(v[s].value <= decision->evpi.high && v[s].value <= v[0].value);
    }
    assert_true(v[1].value >= v[3].value && v[1].value >= v[4].value);
    assert_true(v[2].value >= v[5].value);
    assert_ptr_equal(information_all(&information, 0), &v[0]);
    information_free(&information);
    trial_free(&trial);
}

/* The mean of n answers with sd 2 of p1 ~ N(1, 1) tells N(1, n / (n + 4)). */
static void a_survey(void **state) {
    (void)state;
    struct trial trial;
    struct information information;
    struct error error = {0};
    trial_init(&trial, SAMPLES);
    assert_int_equal(information_make(&trial.valued, &trial.input, &information, &error), 0);
    const struct information_survey *survey = &information.decisions[0].surveys[0];
    assert_int_equal(survey->n_sizes, 2);
    assert_within(survey->target.value, normal_loss(1, 1), survey->target.se, 4);
    for (size_t i = 0; i < 2; i++) {
        const struct evsi_row *row = &survey->rows[i];
        double n = trial.sizes[i];
        assert_within(row->information.value, normal_loss(1, sqrt(n / (n + 4))),
                      row->information.se, 4.5);
        assert_close(row->left, 0.5, 1e-12); /* a year of two is left */
        assert_close(row->cost, 1e-4 * n, 1e-12);
        assert_close(row->net, 0.5 * row->information.value - row->cost, 1e-12);
    }
    assert_true(survey->rows[0].information.value <= survey->rows[1].information.value);
    assert_int_equal(survey->best, survey->rows[1].net > survey->rows[0].net);
    information_free(&information);
    trial_free(&trial);
}

/* How a survey of the scenario is taken. */
static void surveys(void **state) {
    (void)state;
    struct trial trial;
    trial_init(&trial, 640);
    struct survey *s = trial.surveys;
    s[1].design = SURVEY_LOTTERY;
    s[2] = (struct survey){.name = paths[0],
                           .assumption = -1,
                           .level = 1,
                           .population = 81,
                           .design = SURVEY_BEFORE_AFTER,
                           .noise = {.value = (double)NAN},
                           .baseline = {.value = (double)NAN},
                           .misclassified = {.value = 0.1},
                           .non_response = {.value = 0.2},
                           .confounding = {.value = 0.05}};
    trial.targets[2].baseline = 0.3;
    trial.scenario.n_levels = 4;
    struct evsi_survey value = information_survey(&trial.valued, &trial.input, 0);
    assert_true(value.measure == EVSI_VALUE && value.design == EVSI_ONCE && value.noise == 2);
    assert_true(value.levels == 0 && value.misclassified == 0 && !value.of_population);
    assert_true(value.horizon == 2 && value.delay == 1 && value.population == 50);
    assert_int_equal(information_survey(&trial.valued, &trial.input, 1).design, EVSI_LOTTERY);
    struct evsi_survey share = information_survey(&trial.valued, &trial.input, 2);
    assert_true(share.measure == EVSI_SHARE && share.design == EVSI_BEFORE_AFTER);
    assert_true(share.of_population && share.levels == 4 && share.baseline == 0.3);
    assert_true(share.noise == 0 && share.non_response == 0.2 && share.confounding == 0.05);
    s[2].design = SURVEY_ONCE;
    assert_true(information_survey(&trial.valued, &trial.input, 2).baseline == 0);
    trial_free(&trial);
}

/* Each survey that cannot be valued says why; two groups are asked in even numbers. */
static void not_valued(void **state) {
    (void)state;
    struct trial trial;
    struct information information;
    struct error error = {0};
    trial_init(&trial, 640);
    trial.targets[1] = (struct information_target){.why = "nobody knows"};
    trial.surveys[2].noise.value = (double)NAN; /* a share that is none */
    trial.surveys[3].design = SURVEY_LOTTERY;
    assert_int_equal(information_make(&trial.valued, &trial.input, &information, &error), 0);
    const struct information_survey *made = information.decisions[0].surveys;
    assert_true(made[0].n_sizes == 2 && made[0].why[0] == '\0');
    assert_true(made[1].n_sizes == 0 && made[2].n_sizes == 0 && made[2].rows == NULL);
    assert_string_equal(made[1].why, "nobody knows");
    assert_non_null(strstr(made[2].why, "a share"));
    assert_int_equal(made[3].rows[1].n, 40);
    information_free(&information);
    trial_free(&trial);
}

/* Ten samples for each parameter and one more; one sample, one option, no parameter. */
static void little(void **state) {
    (void)state;
    struct trial trial;
    struct information information;
    struct error error = {0};
    trial_init(&trial, 32);
    trial.scenario.decision.n_surveys = 0;
    assert_int_equal(information_make(&trial.valued, &trial.input, &information, &error), 0);
    assert_null(information_all(&information, 0));
    assert_true(isnan(information.decisions[0].values[0].value));
    assert_true(isfinite(information.decisions[0].values[1].value)); /* two parameters */
    assert_true(isnan(information.decisions[0].values[3].se));
    information_free(&information);
    trial.input.n_options = 1;
    assert_int_equal(information_make(&trial.valued, &trial.input, &information, &error), 0);
    assert_true(information.decisions[0].evpi.high == 0);
    assert_true(information.decisions[0].values[3].value == 0);
    information_free(&information);
    trial.input.n_parameters = 0;
    assert_int_equal(information_make(&trial.valued, &trial.input, &information, &error), 0);
    assert_int_equal(information.n_sets, 0);
    assert_null(information_all(&information, 0));
    information_free(&information);
    trial.input.n_options = 2;
    trial.normal.p[0][3] = (double)NAN;
    assert_int_equal(information_make(&trial.valued, &trial.input, &information, &error),
                     FONDSIM_DOMAIN);
    assert_null(information.sets);
    trial_free(&trial);
}

struct waiting {
    uint64_t done, all, calls, stop_at;
};

static int wait_for(void *context, uint64_t done, uint64_t all) {
    struct waiting *self = context;
    assert_true(done > self->done && done <= all);
    self->done = done;
    self->all = all;
    return ++self->calls == self->stop_at;
}

/* Progress grows to the whole; who asks to stop gets nothing. */
static void waited_for(void **state) {
    (void)state;
    for (uint64_t stop = 0; stop <= 3; stop += 3) {
        struct trial trial;
        struct information information;
        struct waiting waiting = {.stop_at = stop};
        struct error error = {0};
        trial_init(&trial, 640);
        trial.input.progress = wait_for;
        trial.input.context = &waiting;
        int status = information_make(&trial.valued, &trial.input, &information, &error);
        assert_int_equal(status, stop > 0 ? FONDSIM_INTERRUPTED : 0);
        assert_true(stop > 0 ||
                    (waiting.calls > 3 && waiting.all - waiting.done < waiting.all / 2));
        assert_true(stop == 0 || information.n_decisions == 0);
        information_free(&information);
        trial_free(&trial);
    }
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sets),       cmocka_unit_test(values),     cmocka_unit_test(a_survey),
        cmocka_unit_test(surveys),    cmocka_unit_test(not_valued), cmocka_unit_test(little),
        cmocka_unit_test(waited_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
