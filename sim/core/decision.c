/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Releases what a scenario says of the decision, whole or half built. Never knows how it was read.
 */
#include "sim/core/decision.h"

#include <stdlib.h>
#include <string.h>

static void label_free(struct label *self) {
    free(self->fr);
    free(self->en);
}

static void stated_free(struct stated *self) {
    free(self->source);
    free(self->note);
}

static void variant_free(struct variant *self) {
    free(self->name);
    label_free(&self->label);
    for (size_t j = 0; self->sets != NULL && j < self->n_sets; j++) {
        free(self->sets[j]);
    }
    free(self->sets);
}

static void survey_free(struct survey *self) {
    free(self->name);
    label_free(&self->label);
    free(self->target);
    free(self->sizes);
    stated_free(&self->non_response);
    stated_free(&self->misclassified);
    stated_free(&self->noise);
    stated_free(&self->baseline);
    stated_free(&self->confounding);
    stated_free(&self->delay);
    stated_free(&self->cost);
    stated_free(&self->fixed_cost);
    free(self->open);
}

void decision_free(struct decision *self) {
    stated_free(&self->willingness_max);
    stated_free(&self->absorption_floor);
    for (int j = 0; self->willingness != NULL && j < self->n_willingness; j++) {
        free(self->willingness[j].outcome);
        stated_free(&self->willingness[j].worth);
    }
    free(self->willingness);
    for (int j = 0; self->criteria != NULL && j < self->n_criteria; j++) {
        free(self->criteria[j].outcome);
    }
    free(self->criteria);
    for (int j = 0; self->members != NULL && j < self->n_members; j++) {
        free(self->members[j].name);
        label_free(&self->members[j].label);
        free(self->members[j].weights);
    }
    free(self->members);
    for (int j = 0; self->variants != NULL && j < self->n_variants; j++) {
        variant_free(&self->variants[j]);
    }
    free(self->variants);
    for (int j = 0; self->surveys != NULL && j < self->n_surveys; j++) {
        survey_free(&self->surveys[j]);
    }
    free(self->surveys);
    memset(self, 0, sizeof *self);
}
