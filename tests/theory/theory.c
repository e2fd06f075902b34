/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the tests against theory play a scenario and compare a mean. Never knows what they prove. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "models/registry.h"
#include "tests/theory/theory.h"

static void give_up(const char *what, const char *why) {
    (void)fprintf(stderr, "%s: %s\n", what, why);
    abort();
}

static void prepare(struct theory *self, uint32_t seed) {
    struct error error = {0};
    struct scenario *scenario = &self->scenario;
    scenario->monte_carlo.seed = seed;
    self->study = (struct study){.scenario = scenario,
                                 .n_portfolios = scenario->n_portfolios,
                                 .portfolios = scenario->portfolios,
                                 .samples = 1,
                                 .inner = 1};
    self->theta = calloc(scenario->n_assumptions + 1, sizeof *self->theta);
    if (self->theta == NULL)
        give_up("theory", "no memory");
    for (size_t j = 0; j < scenario->n_assumptions; j++)
        self->theta[j] = law_mean(&scenario->assumptions[j].law);
    if (territorial_model.catalogue(scenario, &self->catalogue, &error) != FONDSIM_OK ||
        territorial_model.shape(&self->study, &self->shape, &error) != FONDSIM_OK ||
        world_results_init(&self->results, &self->shape) != FONDSIM_OK ||
        territorial_model.prepare(&self->study, &self->shape, &self->workspace, &error) !=
            FONDSIM_OK)
        give_up("prepare", error.text);
}

void theory_open(struct theory *self, const char *yaml, uint32_t seed) {
    struct error error = {0};
    memset(self, 0, sizeof *self);
    if (scenario_read_text("theory.yaml", yaml, strlen(yaml), 0, NULL, &self->scenario,
                           &self->problems, &error) != FONDSIM_OK) {
        problems_print(&self->problems, stderr);
        give_up("read", error.text);
    }
    prepare(self, seed);
}

void theory_open_file(struct theory *self, const char *path, size_t n_sets, const char *const *sets,
                      uint32_t seed) {
    struct error error = {0};
    char full[4096];
    memset(self, 0, sizeof *self);
    (void)snprintf(full, sizeof full, "%s/%s", FONDSIM_SOURCE_DIR, path);
    if (scenario_read(full, n_sets, sets, &self->scenario, &self->problems, &error) != FONDSIM_OK) {
        problems_print(&self->problems, stderr);
        give_up("read", error.text);
    }
    prepare(self, seed);
}

void theory_close(struct theory *self) {
    territorial_model.release(self->workspace);
    world_results_free(&self->results);
    results_shape_free(&self->shape);
    catalogue_free(&self->catalogue);
    free(self->theta);
    scenario_free(&self->scenario);
}

double *theory_value(struct theory *self, const char *path) {
    for (size_t j = 0; j < self->scenario.n_assumptions; j++) {
        if (strcmp(self->scenario.assumptions[j].path, path) == 0)
            return &self->theta[j];
    }
    give_up(path, "no such parameter");
    return NULL;
}

void theory_set(struct theory *self, const char *path, double value) {
    *theory_value(self, path) = value;
}

void theory_observe(struct theory *self, model_observer observer, void *context) {
    model_observe(self->workspace, observer, context);
}

void theory_run(struct theory *self, uint32_t sample, uint16_t inner) {
    struct error error = {0};
    if (territorial_model.simulate(self->workspace, self->theta, sample, inner, &self->results,
                                   &error) != FONDSIM_OK)
        give_up("simulate", error.text);
}

int theory_portfolio(const struct theory *self, const char *name) {
    for (int p = 0; p < self->study.n_portfolios; p++) {
        if (strcmp(self->study.portfolios[p].name, name) == 0)
            return p;
    }
    give_up(name, "no such portfolio");
    return -1;
}

double theory_get(const struct theory *self, int portfolio, int record, const char *key) {
    int column = catalogue_find(&self->catalogue, key);
    if (column < 0)
        give_up(key, "no such outcome");
    int row = record < 0 ? self->shape.n_records - 1 : record;
    return world_outcomes(&self->results, &self->shape, portfolio, row)[column];
}

void sample_add(struct sample *self, double x) {
    self->n += 1.0;
    self->sum += x;
    self->squares += x * x;
}

double sample_mean(const struct sample *self) {
    return self->sum / self->n;
}

double sample_variance(const struct sample *self) {
    double mean = sample_mean(self);
    return fmax(0.0, (self->squares - self->n * mean * mean) / (self->n - 1.0));
}

void assert_mean(const char *what, const struct sample *self, double expected, double variance) {
    double error = sqrt(variance / self->n), mean = sample_mean(self);
    if (!(fabs(mean - expected) <= 4.0 * error + 1e-12 * fabs(expected)))
        fail_msg("%s: mean %.10g of %.0f, theory %.10g, standard error %.3g", what, mean, self->n,
                 expected, error);
}

void assert_mean_own(const char *what, const struct sample *self, double expected) {
    assert_mean(what, self, expected, sample_variance(self));
}

void assert_share(const char *what, double successes, double n, double p) {
    double error = sqrt(p * (1.0 - p) / n);
    if (!(fabs(successes / n - p) <= 4.0 * error + 1e-12))
        fail_msg("%s: share %.8g of %.0f, theory %.8g, standard error %.3g", what, successes / n, n,
                 p, error);
}

void assert_close(const char *what, double got, double expected, double tolerance) {
    if (!(fabs(got - expected) <= tolerance * fmax(1.0, fabs(expected))))
        fail_msg("%s: %.15g, theory %.15g, tolerance %.3g", what, got, expected, tolerance);
}
