/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outcomes of a study kept as columns of draws. Knows no outcome, store or plot. */
#include "sim/analysis/collect.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sim/core/blocks.h"

static int check(const struct study *study, size_t n_outcomes, const int *outcomes, int report,
                 struct error *error) {
    uint32_t passes = study->n_passes > 0 ? study->n_passes : 1;
    if (study->samples == 0 || study->samples % SCENARIO_BLOCK != 0 ||
        study->samples / SCENARIO_BLOCK % passes != 0 || study->n_portfolios <= 0) {
        return error_set(error, FONDSIM_DOMAIN, "%lu samples in %lu passes of %d portfolios",
                         (unsigned long)study->samples, (unsigned long)passes, study->n_portfolios);
    }
    if (n_outcomes == 0 || report < 0 || report >= study->scenario->time.n_reports) {
        return error_set(error, FONDSIM_DOMAIN, "%zu outcomes at report %d of %d", n_outcomes,
                         report, study->scenario->time.n_reports);
    }
    for (size_t k = 0; k < n_outcomes; k++) {
        if (outcomes[k] < 0) {
            return error_set(error, FONDSIM_DOMAIN, "outcome %d does not exist", outcomes[k]);
        }
    }
    return 0;
}

int collect_init(struct collect *self, const struct study *study, size_t n_outcomes,
                 const int *outcomes, int report, struct error *error) {
    *self = (struct collect){0};
    int code = check(study, n_outcomes, outcomes, report, error);
    if (code != 0) {
        return code;
    }
    self->n_passes = study->n_passes > 0 ? study->n_passes : 1;
    self->n_portfolios = (size_t)study->n_portfolios;
    self->n_outcomes = n_outcomes;
    self->report = report;
    self->design = study->scenario->monte_carlo.design;
    size_t samples = study->samples / self->n_passes;
    self->shape = (struct draws){
        .samples = samples, .inner = study->inner, .block = blocks_unit(self->design, samples)};
    code = draws_check(&self->shape, error);
    if (code != 0) {
        return code;
    }
    size_t draws = draws_count(&self->shape), most = SIZE_MAX / sizeof(double) / draws;
    int fits = self->n_passes <= most / self->n_portfolios &&
               n_outcomes <= most / self->n_portfolios / self->n_passes;
    size_t n = fits ? draws * self->n_passes * self->n_portfolios * n_outcomes : 0;
    self->outcomes = malloc(n_outcomes * sizeof *self->outcomes);
    self->values = fits ? malloc(n * sizeof *self->values) : NULL;
    if (self->outcomes == NULL || self->values == NULL) {
        collect_free(self);
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    memcpy(self->outcomes, outcomes, n_outcomes * sizeof *outcomes);
    for (size_t i = 0; i < n; i++) {
        self->values[i] = (double)NAN;
    }
    return 0;
}

void collect_free(struct collect *self) {
    free(self->outcomes);
    free(self->values);
    *self = (struct collect){0};
}

double *collect_column(const struct collect *self, size_t k, size_t pass, size_t portfolio) {
    return self->values + ((k * self->n_passes + pass) * self->n_portfolios + portfolio) *
                              draws_count(&self->shape);
}

int collect_take(void *context, const struct batch *batch, struct error *error) {
    struct collect *self = context;
    const struct results_shape *shape = batch->shape;
    size_t draws = draws_count(&self->shape);
    int record = shape->report_record[self->report];
    for (size_t k = 0; k < self->n_outcomes; k++) {
        if (self->outcomes[k] >= shape->n_outcomes) {
            return error_set(error, FONDSIM_DOMAIN, "outcome %d does not exist", self->outcomes[k]);
        }
        for (size_t p = 0; p < self->n_portfolios; p++) {
            for (size_t w = 0; w < BATCH_WORLDS; w++) {
                size_t replicate = (size_t)batch->first + w, inner = self->shape.inner;
                size_t sample =
                    blocks_place(self->design, self->shape.samples, replicate % draws / inner);
                collect_column(self, k, replicate / draws, p)[sample * inner + replicate % inner] =
                    world_outcomes(&batch->worlds[w], shape, (int)p, record)[self->outcomes[k]];
            }
        }
    }
    return 0;
}
