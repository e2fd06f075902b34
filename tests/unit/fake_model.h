/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small made-up scenario and model for tests of the engine, the store and the analyses: outcomes
 * are formulas that a test can repeat. Never knows the real models. */
#ifndef FONDSIM_TESTS_FAKE_MODEL_H
#define FONDSIM_TESTS_FAKE_MODEL_H

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/core/model.h"
#include "sim/core/random.h"

enum {
    FAKE_ASSUMPTIONS = 6,
    FAKE_PORTFOLIOS = 3,
    FAKE_INSTRUMENTS = 2,
    FAKE_OUTCOMES = 5,
    FAKE_RECORDS = 3,
    FAKE_YEARS = 2,
    FAKE_AGES = 1,
    FAKE_SHARED = 1 /* streams of draws */
};

struct fake {
    struct scenario scenario;
    struct study study;
    struct assumption assumptions[FAKE_ASSUMPTIONS];
    struct instrument instruments[FAKE_INSTRUMENTS];
    struct portfolio portfolios[FAKE_PORTFOLIOS];
    struct level level;
    struct correlation correlation;
    int report_steps[2];
    double age;
};

static char fake_empty[] = "";
static char *fake_names[] = {"uniform", "normal", "fixed", "whole", "Beta", "beta"};
static char *fake_funds[] = {"first", "second"};
static char *fake_portfolios[] = {"nothing", "one", "both"};
static char *fake_reports[] = {"2021", "2022"};
static const struct parameter fake_number = {
    .key = "k", .kind = PARAMETER_NUMBER, .unit = "1", .fr = "un", .en = "one"};
static const struct parameter fake_whole = {
    .key = "w", .kind = PARAMETER_INTEGER, .unit = "1", .fr = "un", .en = "one"};

/* Outcomes in order; the last is not defined in every fourth replicate. */
static const char *const fake_keys[FAKE_OUTCOMES] = {"x", "envelope", "paid", "overhead", "some"};

/* 2021 and 2022 in half-years, three dates of record, two of them reports; 64 samples. */
static inline void fake_init(struct fake *self) {
    *self = (struct fake){0};
    const struct law laws[FAKE_ASSUMPTIONS] = {
        {.kind = LAW_UNIFORM, .p = {0, 10}},   {.kind = LAW_NORMAL, .p = {5, 2}},
        {.kind = LAW_FIXED, .p = {7}},         {.kind = LAW_UNIFORM, .p = {0.6, 9.4}},
        {.kind = LAW_BETA, .p = {2, 3, 0, 1}}, {.kind = LAW_UNIFORM, .p = {-1, 1}}};
    for (int j = 0; j < FAKE_ASSUMPTIONS; j++) {
        self->assumptions[j] = (struct assumption){.path = fake_names[j],
                                                   .parameter = j == 3 ? &fake_whole : &fake_number,
                                                   .law = laws[j],
                                                   .status = STATUS_PRIOR,
                                                   .code = random_code(fake_names[j])};
    }
    for (int i = 0; i < FAKE_INSTRUMENTS; i++) {
        self->instruments[i].key = fake_funds[i];
        self->instruments[i].label = (struct label){fake_funds[i], fake_funds[i]};
    }
    for (int p = 0; p < FAKE_PORTFOLIOS; p++) {
        self->portfolios[p] = (struct portfolio){.name = fake_portfolios[p],
                                                 .label = {fake_portfolios[p], fake_portfolios[p]},
                                                 .question = QUESTION_RETROSPECTIVE,
                                                 .instruments = p == 0   ? 0
                                                                : p == 1 ? 1
                                                                         : 3,
                                                 .scale_to = -1,
                                                 .scale = {1, 1},
                                                 .is_counterfactual = p == 0};
    }
    self->level = (struct level){.name = fake_funds[0], .label = {fake_funds[0], fake_funds[0]}};
    self->report_steps[0] = 1;
    self->report_steps[1] = 3;
    self->age = 1.5;
    struct scenario *s = &self->scenario;
    s->name = fake_funds[0];
    s->title = (struct label){"Essai « é »", "Trial"};
    s->folder = fake_empty;
    s->time = (struct time_grid){.start_year = 2021,
                                 .steps_per_year = 2,
                                 .n_steps = 4,
                                 .n_years = FAKE_YEARS,
                                 .decision_step = 4,
                                 .last_award_step = 3,
                                 .evaluation_step = 1,
                                 .n_reports = 2,
                                 .report_steps = self->report_steps,
                                 .report_names = fake_reports,
                                 .n_ages = FAKE_AGES,
                                 .ages = &self->age};
    memcpy(s->currency, "EUR", 4);
    s->price_year = 2022;
    s->n_assumptions = FAKE_ASSUMPTIONS;
    s->assumptions = self->assumptions;
    s->n_levels = 1;
    s->levels[0] = self->level;
    s->n_instruments = FAKE_INSTRUMENTS;
    memcpy(s->instruments, self->instruments, sizeof self->instruments);
    s->n_portfolios = FAKE_PORTFOLIOS;
    s->portfolios = self->portfolios;
    s->monte_carlo = (struct monte_carlo){
        .samples = 64, .inner = 1, .seed = 11, .design = DESIGN_LATIN_HYPERCUBE};
    self->study = (struct study){.scenario = s,
                                 .n_portfolios = FAKE_PORTFOLIOS,
                                 .portfolios = self->portfolios,
                                 .samples = 64,
                                 .inner = 1};
}

static inline int fake_catalogue(const struct scenario *scenario, struct catalogue *catalogue,
                                 struct error *error) {
    (void)scenario;
    (void)error;
    *catalogue = (struct catalogue){0};
    static char keys[FAKE_OUTCOMES][16], unit[] = "EUR", name[] = "nom, \"cité\"";
    int status = 0;
    for (int k = 0; status == 0 && k < FAKE_OUTCOMES; k++) {
        strcpy(keys[k], fake_keys[k]);
        struct outcome outcome = {.key = keys[k],
                                  .unit = unit,
                                  .fr = name,
                                  .en = name,
                                  .kind = OUTCOME_CUMULATIVE,
                                  .lag = k == 0 ? LAG_INNOVATION : LAG_NONE,
                                  .better = k == 0 ? 1 : 0,
                                  .is_main = k == 0 || k == 4,
                                  .trajectory = k == 0 || k == 4};
        status = catalogue_add(catalogue, &outcome);
    }
    return status;
}

static inline int fake_shape(const struct study *study, struct results_shape *shape,
                             struct error *error) {
    (void)error;
    *shape = (struct results_shape){.n_portfolios = study->n_portfolios,
                                    .n_records = FAKE_RECORDS,
                                    .n_outcomes = FAKE_OUTCOMES,
                                    .n_instruments = FAKE_INSTRUMENTS,
                                    .n_years = FAKE_YEARS,
                                    .n_ages = FAKE_AGES,
                                    .n_reports = 2};
    shape->record_steps = malloc(FAKE_RECORDS * sizeof(int));
    shape->report_record = malloc(2 * sizeof(int));
    if (shape->record_steps == NULL || shape->report_record == NULL) {
        return FONDSIM_NO_MEMORY;
    }
    shape->record_steps[0] = 0;
    shape->record_steps[1] = 1;
    shape->record_steps[2] = 3;
    shape->report_record[0] = 1;
    shape->report_record[1] = 2;
    return 0;
}

static inline double fake_luck(const struct scenario *scenario, uint32_t sample, uint16_t inner) {
    return random_uniform((struct address){.seed = scenario->monte_carlo.seed,
                                           .stream = FAKE_SHARED,
                                           .sample = sample,
                                           .inner = inner,
                                           .purpose = PURPOSE_STEP});
}

/* What a fund opens in a portfolio [EUR]: 1000 times its scale. */
static inline double fake_envelope(const struct portfolio *p) {
    double sum = 0;
    for (int i = 0; i < FAKE_INSTRUMENTS; i++) {
        sum += (p->instruments >> i & 1U) != 0 ? 1000 * p->scale[i] : 0;
    }
    return sum;
}

/* x = (uniform + normal + luck) * (record + 1) + sqrt(envelope); overhead = envelope / 10; paid =
 * min(envelope / 2, 1000); some = luck + envelope, not defined when sample % 4 == 3. */
static inline double fake_outcome(const struct study *study, const double *theta, uint32_t sample,
                                  uint16_t inner, int portfolio, int record, int k) {
    double luck = fake_luck(study->scenario, sample, inner);
    double envelope = fake_envelope(&study->portfolios[portfolio]);
    switch (k) {
    case 0:
        return (theta[0] + theta[1] + luck) * (record + 1) + sqrt(envelope);
    case 1:
        return envelope;
    case 2:
        return fmin(envelope / 2, 1000);
    case 3:
        return envelope / 10;
    default:
        return sample % 4 == 3 ? (double)NAN : luck + envelope;
    }
}

struct fake_workspace {
    const struct study *study;
    struct results_shape shape;
};

static inline int fake_prepare(const struct study *study, const struct results_shape *shape,
                               void **workspace, struct error *error) {
    (void)error;
    struct fake_workspace *made = malloc(sizeof *made);
    if (made == NULL) {
        return FONDSIM_NO_MEMORY;
    }
    *made = (struct fake_workspace){study, *shape};
    *workspace = made;
    return 0;
}

static inline int fake_simulate(void *workspace, const double *theta, uint32_t sample,
                                uint16_t inner, struct world_results *results,
                                struct error *error) {
    (void)error;
    const struct fake_workspace *w = workspace;
    for (int p = 0; p < w->shape.n_portfolios; p++) {
        for (int r = 0; r < w->shape.n_records; r++) {
            double *values = world_outcomes(results, &w->shape, p, r);
            for (int k = 0; k < FAKE_OUTCOMES; k++) {
                values[k] = fake_outcome(w->study, theta, sample, inner, p, r, k);
            }
        }
        for (int i = 0; i < FAKE_INSTRUMENTS; i++) {
            for (int y = 0; y < FAKE_YEARS; y++) {
                int acts = (w->study->portfolios[p].instruments >> i & 1U) != 0;
                *world_money(results, &w->shape, p, i, y) = (struct money_row){
                    .envelope = acts ? 100000 + y : 0, .paid = acts ? (int64_t)sample : 0};
            }
            *world_ages(results, &w->shape, p, i, 0) = (struct age_row){.awards = p, .fte = i};
        }
    }
    return 0;
}

static inline void fake_release(void *workspace) {
    free(workspace);
}

static const struct model fake_model = {fake_catalogue, fake_shape, fake_prepare, fake_simulate,
                                        fake_release};

#endif
