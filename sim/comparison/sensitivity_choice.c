/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is looked at when sensitivities are asked for: two portfolios, quantities of their
 * difference. Never runs or computes anything. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/comparison/comparison.h"
#include "sim/comparison/sensitivity_steps.h"

/* ---- Portfolios ---- */

static int count(uint32_t mask) {
    int n = 0;
    for (; mask != 0; mask &= mask - 1) {
        n++;
    }
    return n;
}

/* 1 when `p` is looked at rather than `other`. */
static int goes_before(const struct portfolio *p, const struct portfolio *other) {
    int asked = (p->question == QUESTION_PROSPECTIVE) - (other->question == QUESTION_PROSPECTIVE);
    int own = (p->scale_to < 0) - (other->scale_to < 0);
    return asked != 0 ? asked > 0
           : own != 0 ? own > 0
                      : count(p->instruments) > count(other->instruments);
}

int sensitivity_portfolio(const struct scenario *scenario) {
    const struct portfolio *p = scenario->portfolios;
    int best = -1;
    for (int i = 0; i < scenario->n_portfolios; i++) {
        if (!p[i].is_counterfactual && (best < 0 || goes_before(&p[i], &p[best]))) {
            best = i;
        }
    }
    return best;
}

static int choose_portfolios(struct sensitivity *self, const struct sensitivity_asked *asked,
                             struct error *error) {
    const struct scenario *scenario = self->scenario;
    self->portfolio = asked->portfolio >= 0 ? asked->portfolio : sensitivity_portfolio(scenario);
    if (self->portfolio < 0) {
        return error_set(error, FONDSIM_DOMAIN, "the scenario has no portfolio with a fund");
    }
    const struct portfolio *portfolio = &scenario->portfolios[self->portfolio];
    self->against = asked->against >= 0 ? asked->against : portfolio->counterfactual;
    if (self->against == self->portfolio) {
        return error_set(error, FONDSIM_DOMAIN, "%s against itself is exactly 0", portfolio->name);
    }
    self->portfolios[0] = scenario->portfolios[self->against];
    self->portfolios[1] = *portfolio;
    return 0;
}

/* ---- Quantities ---- */

uint32_t sensitivity_samples(const struct scenario *scenario, uint32_t asked) {
    uint32_t own = scenario->monte_carlo.samples;
    return asked > 0 ? asked : own < SENSITIVITY_SAMPLES ? own : SENSITIVITY_SAMPLES;
}

static const struct willingness *worth_of(const struct scenario *scenario, const char *key) {
    for (int k = 0; k < scenario->decision.n_willingness; k++) {
        if (strcmp(scenario->decision.willingness[k].outcome, key) == 0) {
            return &scenario->decision.willingness[k];
        }
    }
    return NULL;
}

/* Net benefits of the n outcomes first, as far as they have a worth, then the outcomes. */
static void fill_quantities(struct sensitivity *self, size_t n, const int *outcomes) {
    for (size_t k = 0; k < n; k++) {
        const struct willingness *worth =
            worth_of(self->scenario, self->info->catalogue.outcomes[outcomes[k]].key);
        if (worth != NULL) {
            self->quantities[self->n_quantities++] =
                (struct sensitivity_quantity){.outcome = outcomes[k],
                                              .is_net_benefit = 1,
                                              .better = worth->better < 0 ? -1 : 1,
                                              .willingness = worth->worth.value};
        }
    }
    for (size_t k = 0; k < n; k++) {
        int better = self->info->catalogue.outcomes[outcomes[k]].better < 0 ? -1 : 1;
        self->quantities[self->n_quantities++] = (struct sensitivity_quantity){
            .outcome = outcomes[k], .better = better, .willingness = (double)NAN};
        self->kept[self->n_kept++] = outcomes[k];
    }
}

static int choose_quantities(struct sensitivity *self, const struct sensitivity_asked *asked,
                             struct error *error) {
    const struct catalogue *catalogue = &self->info->catalogue;
    int cost = catalogue_find(catalogue, comparison_costs[self->perspective]), status = 0;
    size_t room = catalogue->n + (size_t)self->info->n_effects + asked->n_outcomes;
    int *effects = calloc(room + 1, sizeof *effects);
    self->quantities = calloc(2 * room + 1, sizeof *self->quantities);
    self->kept = calloc(room + 1, sizeof *self->kept);
    if (effects == NULL || self->quantities == NULL || self->kept == NULL) {
        status = error_no_memory(error);
    }
    size_t n = asked->n_outcomes;
    for (size_t k = 0; status == 0 && k < n; k++) {
        effects[k] = asked->outcomes[k];
    }
    if (status == 0 && n == 0) {
        n = (size_t)comparison_effects(self->info, effects);
    }
    for (size_t k = 0; status == 0 && k < n; k++) {
        if (effects[k] < 0 || (size_t)effects[k] >= catalogue->n) {
            status = error_set(error, FONDSIM_DOMAIN, "an effect is not in the catalogue");
        }
    }
    if (status == 0 && (n == 0 || cost < 0)) {
        status = error_set(error, FONDSIM_DOMAIN, "the scenario names no effects to look at");
    }
    if (status == 0) {
        fill_quantities(self, n, effects);
        self->kept[self->n_kept++] = cost;
    }
    free(effects);
    return status;
}

int sensitivity_choose(struct sensitivity *self, const struct sensitivity_asked *asked,
                       struct error *error) {
    self->report = self->info->n_reports - 1;
    self->perspective = asked->perspective >= 0 ? (enum perspective)asked->perspective
                                                : self->scenario->decision.perspective;
    int status = choose_portfolios(self, asked, error);
    return status < 0 ? status : choose_quantities(self, asked, error);
}
