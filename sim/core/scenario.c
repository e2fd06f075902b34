/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Releases a scenario, whole or half built. Never knows how it was read. */
#include "sim/core/scenario.h"

#include <stdlib.h>
#include <string.h>

const char *const design_names[] = {"latin_hypercube", "plain", "sobol", NULL};

static void label_free(struct label *self) {
    free(self->fr);
    free(self->en);
}

static void texts_free(char **texts, size_t n) {
    for (size_t j = 0; texts != NULL && j < n; j++) {
        free(texts[j]);
    }
    free(texts);
}

static void time_free(struct time_grid *self) {
    free(self->report_steps);
    texts_free(self->report_names, (size_t)self->n_reports);
    free(self->ages);
}

static void columns_free(struct territory_columns *self) {
    free(self->population);
    free(self->name);
    free(self->weight);
    free(self->level);
    free(self->fragility);
    texts_free(self->weight_words, self->n_weights);
    free(self->weight_values);
}

static void table_free(struct territory_table *self) {
    free(self->path);
    columns_free(&self->columns);
    texts_free(self->name, self->n);
    free(self->population);
    free(self->weight);
    free(self->level);
    free(self->fragility);
}

static void assumptions_free(struct scenario *self) {
    for (size_t j = 0; self->assumptions != NULL && j < self->n_assumptions; j++) {
        struct assumption *assumption = &self->assumptions[j];
        free(assumption->path);
        law_free(&assumption->law);
        free(assumption->source);
        free(assumption->note);
        free(assumption->file);
    }
    free(self->assumptions);
    for (size_t j = 0; self->sections != NULL && j < self->n_sections; j++) {
        free(self->sections[j].path);
    }
    free(self->sections);
}

static void world_free(struct scenario *self) {
    for (int l = 0; l < self->n_levels; l++) {
        free(self->levels[l].name);
        label_free(&self->levels[l].label);
    }
    free(self->moves);
    for (int c = 0; c < self->n_classes; c++) {
        free(self->classes[c].name);
        label_free(&self->classes[c].label);
    }
    for (int c = 0; self->cohorts != NULL && c < self->n_cohorts; c++) {
        free(self->cohorts[c].name);
        label_free(&self->cohorts[c].label);
        table_free(&self->cohorts[c].territories);
    }
    free(self->cohorts);
    for (int o = 0; self->offers != NULL && o < self->n_offers; o++) {
        free(self->offers[o].name);
        label_free(&self->offers[o].label);
    }
    free(self->offers);
    for (int s = 0; self->shocks != NULL && s < self->n_shocks; s++) {
        free(self->shocks[s].name);
        label_free(&self->shocks[s].label);
    }
    free(self->shocks);
}

static void funding_free(struct scenario *self) {
    for (int k = 0; k < self->n_instruments; k++) {
        struct instrument *instrument = &self->instruments[k];
        free(instrument->key);
        label_free(&instrument->label);
        free(instrument->budget);
        free(instrument->known_awards);
        free(instrument->budget_source);
        free(instrument->budget_note);
    }
    for (int p = 0; self->portfolios != NULL && p < self->n_portfolios; p++) {
        free(self->portfolios[p].name);
        label_free(&self->portfolios[p].label);
    }
    free(self->portfolios);
    free(self->correlations);
}

void scenario_free(struct scenario *self) {
    free(self->name);
    label_free(&self->title);
    free(self->description);
    free(self->folder);
    time_free(&self->time);
    free(self->deflator);
    assumptions_free(self);
    world_free(self);
    funding_free(self);
    for (char **key = self->effects; key != NULL && *key != NULL; key++) {
        free(*key);
    }
    free(self->effects);
    free(self->fan_outcome);
    decision_free(&self->decision);
    memset(self, 0, sizeof *self);
}
