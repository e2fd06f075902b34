/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is compared and by whose judgement: effects, what they are worth, criteria and weights, from
 * the run and the scenario's decision. Never computes an estimate. */
#include "sim/comparison/private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

int comparison_effects(const struct run_info *info, int *effects) {
    int n = 0;
    for (int k = 0; k < info->n_effects; k++) {
        effects[k] = catalogue_find(&info->catalogue, info->effects[k]);
    }
    for (size_t k = 0; info->n_effects == 0 && k < info->catalogue.n; k++) {
        const struct outcome *o = &info->catalogue.outcomes[k];
        if (o->is_main && o->kind == OUTCOME_CUMULATIVE && o->lag != LAG_NONE) {
            effects[n++] = (int)k;
        }
    }
    return info->n_effects > 0 ? info->n_effects : n;
}

/* Index of an outcome that the run must have. */
static int find(const struct comparison *self, const char *key, int *index, struct error *error) {
    *index = catalogue_find(&self->info->catalogue, key);
    return *index >= 0 ? 0 : error_set(error, FONDSIM_DOMAIN, "the run has no outcome '%s'", key);
}

/* The criterion's direction when there is one, else the catalogue's; more when neither judges. */
static int direction(const struct comparison *self, int outcome) {
    const struct decision *decision = &self->scenario->decision;
    const struct outcome *o = &self->info->catalogue.outcomes[outcome];
    for (int k = 0; k < decision->n_criteria; k++) {
        if (strcmp(decision->criteria[k].outcome, o->key) == 0) {
            return decision->criteria[k].better;
        }
    }
    return o->better < 0 ? -1 : 1;
}

/* What the decision, and before it the command, says of an effect. */
static void judge(struct comparison *self, size_t effect, const struct comparison_asked *asked) {
    const struct decision *decision = &self->scenario->decision;
    const char *key = self->info->catalogue.outcomes[self->effects[effect]].key;
    self->better[effect] = direction(self, self->effects[effect]);
    self->willingness[effect] = (double)NAN;
    for (int k = 0; k < decision->n_willingness; k++) {
        if (strcmp(decision->willingness[k].outcome, key) == 0) {
            self->willingness[effect] = decision->willingness[k].worth.value;
            self->better[effect] = decision->willingness[k].better < 0 ? -1 : 1;
        }
    }
    if (asked->willingness != NULL && isfinite(asked->willingness[effect])) {
        self->willingness[effect] = asked->willingness[effect];
    }
}

static int make_effects(struct comparison *self, const struct comparison_asked *asked,
                        struct error *error) {
    const struct run_info *info = self->info;
    size_t room = info->catalogue.n + (size_t)info->n_effects + 1;
    self->effects = calloc(room, sizeof *self->effects);
    self->better = calloc(room, sizeof *self->better);
    self->willingness = calloc(room, sizeof *self->willingness);
    if (!self->effects || !self->better || !self->willingness) {
        return error_no_memory(error);
    }
    size_t n = (size_t)comparison_effects(info, self->effects);
    if (n == 0) {
        return error_set(error, FONDSIM_DOMAIN, "the scenario names no effects to compare");
    }
    for (size_t k = 0; k < n; k++) {
        if (self->effects[k] < 0) {
            return error_set(error, FONDSIM_DOMAIN, "the run has no outcome '%s'",
                             info->effects[k]);
        }
        judge(self, k, asked);
    }
    self->n_effects = n;
    return 0;
}

static int make_criteria(struct comparison *self, struct error *error) {
    const struct decision *decision = &self->scenario->decision;
    size_t given = (size_t)decision->n_criteria, n = given > 0 ? given : self->n_effects + 1;
    self->criteria = calloc(n, sizeof *self->criteria);
    self->criterion_better = calloc(n, sizeof *self->criterion_better);
    if (!self->criteria || !self->criterion_better) {
        return error_no_memory(error);
    }
    self->n_criteria = n;
    self->are_criteria_given = given > 0;
    int status = 0;
    for (size_t k = 0; status == 0 && k < given; k++) {
        status = find(self, decision->criteria[k].outcome, &self->criteria[k], error);
        self->criterion_better[k] = decision->criteria[k].better < 0 ? -1 : 1;
    }
    for (size_t k = 0; given == 0 && k < self->n_effects; k++) {
        self->criteria[k] = self->effects[k];
        self->criterion_better[k] = self->better[k];
    }
    if (status == 0 && given == 0) {
        self->criterion_better[n - 1] = -1;
        status = find(self, comparison_costs[self->perspective], &self->criteria[n - 1], error);
    }
    return status;
}

/* The criteria's own weights first when they have some, then the members'. */
static int make_sets(struct comparison *self, struct error *error) {
    const struct decision *decision = &self->scenario->decision;
    int weighed = decision->n_criteria > 0 && !isnan(decision->criteria[0].weight);
    self->sets = calloc((size_t)decision->n_members + 2, sizeof *self->sets);
    self->own_weights = calloc((size_t)decision->n_criteria + 1, sizeof *self->own_weights);
    if (self->sets == NULL || self->own_weights == NULL) {
        return error_no_memory(error);
    }
    if (weighed) {
        for (int k = 0; k < decision->n_criteria; k++) {
            self->own_weights[k] = decision->criteria[k].weight;
        }
        self->sets[self->n_sets++] = (struct comparison_set){"scenario", NULL, self->own_weights};
    }
    for (int m = 0; m < decision->n_members && decision->n_criteria > 0; m++) {
        const struct committee_member *member = &decision->members[m];
        self->sets[self->n_sets++] =
            (struct comparison_set){member->name, &member->label, member->weights};
    }
    return 0;
}

int criteria_make(struct comparison *self, const struct comparison_asked *asked,
                  struct error *error) {
    int status = make_effects(self, asked, error);
    status = status < 0 ? status : make_criteria(self, error);
    return status < 0 ? status : make_sets(self, error);
}
