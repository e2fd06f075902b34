/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of outcomes as an owned, growing array. Never knows how an outcome is computed. */
#include "sim/core/catalogue.h"

#include <stdlib.h>
#include <string.h>

#include "sim/core/error.h"

double outcome_lag_years(enum outcome_lag lag) {
    static const double years[] = {
        [LAG_NONE] = 0.0, [LAG_PERFORMANCE] = 1.5, [LAG_INNOVATION] = 7.0, [LAG_TRUST] = 28.0};
    return years[lag];
}

int catalogue_find(const struct catalogue *self, const char *key) {
    for (size_t j = 0; j < self->n; j++) {
        if (strcmp(self->outcomes[j].key, key) == 0) {
            return (int)j;
        }
    }
    return -1;
}

static void outcome_free(struct outcome *self) {
    free(self->key);
    free(self->unit);
    free(self->fr);
    free(self->en);
    *self = (struct outcome){0};
}

int catalogue_add(struct catalogue *self, const struct outcome *outcome) {
    struct outcome copy = *outcome;
    copy.key = strdup(outcome->key);
    copy.unit = strdup(outcome->unit);
    copy.fr = strdup(outcome->fr);
    copy.en = strdup(outcome->en);
    struct outcome *grown = realloc(self->outcomes, (self->n + 1) * sizeof *grown);
    if (grown != NULL) {
        self->outcomes = grown;
    }
    if (grown == NULL || copy.key == NULL || copy.unit == NULL || copy.fr == NULL ||
        copy.en == NULL) {
        outcome_free(&copy);
        return FONDSIM_NO_MEMORY;
    }
    self->outcomes[self->n++] = copy;
    return FONDSIM_OK;
}

void catalogue_free(struct catalogue *self) {
    for (size_t j = 0; j < self->n; j++) {
        outcome_free(&self->outcomes[j]);
    }
    free(self->outcomes);
    *self = (struct catalogue){0};
}
