/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Both games of attribution: from plans through the runner to values. Never prints. */
#include "sim/comparison/games.h"

#include <stdlib.h>

#include "sim/analysis/collect.h"
#include "sim/comparison/private.h"

static enum games_limit limit_of(size_t n_funds, enum attribution_game game) {
    size_t least = game == ATTRIBUTION_POOLED ? 2 : 1;
    size_t most = game == ATTRIBUTION_POOLED ? GAMES_POOLED_MOST : ATTRIBUTION_MOST;
    return n_funds < least ? GAMES_FEW : n_funds > most ? GAMES_MANY : GAMES_MADE;
}

/* Columns of all subsets of the k-th outcome. */
static void subsets_of(const struct collect *collect, size_t k, const double **y) {
    for (size_t s = 0; s < collect->n_portfolios; s++) {
        y[s] = collect_column(collect, k, 0, s);
    }
}

/* Reduces what was collected: effects first, the cost last. */
static int reduce(struct games *self, enum attribution_game game, const struct collect *collect,
                  struct error *error) {
    size_t subsets = collect->n_portfolios, n = self->n_effects;
    const double **y = calloc(2 * subsets, sizeof *y);
    self->pairs[game] = calloc(n + 1, sizeof *self->pairs[game]);
    int status = y == NULL || self->pairs[game] == NULL ? error_no_memory(error) : 0;
    for (size_t k = 0; status == 0 && k < n; k++) {
        struct error why = {0};
        subsets_of(collect, k, y);
        subsets_of(collect, n, y + subsets);
        status = attribution_pair_reduce(&collect->shape, game, self->n_funds, y, y + subsets,
                                         &self->pairs[game][k], &why);
        if (status == FONDSIM_DOMAIN) { /* not defined in every draw */
            self->pairs[game][k] = (struct attribution_pair){0};
            status = 0;
        } else if (status < 0) {
            *error = why;
        }
    }
    free((void *)y);
    return status;
}

static int play(const struct valued *valued, uint32_t samples, const struct runner *runner,
                enum attribution_game game, struct games *self, struct error *error) {
    struct attribution_plan plan = {0};
    struct collect collect = {0};
    int *outcomes = calloc(valued->n_effects + 1, sizeof *outcomes);
    int status = outcomes == NULL ? error_no_memory(error) : 0;
    for (size_t k = 0; status == 0 && k < valued->n_effects; k++) {
        outcomes[k] = valued->effects[k];
    }
    if (status == 0) {
        outcomes[valued->n_effects] = valued->cost;
        status = attribution_plan(valued->scenario, valued->question, game, &plan, error);
    }
    plan.study.samples = samples;
    status = status < 0 ? status
                        : collect_init(&collect, &plan.study, valued->n_effects + 1, outcomes,
                                       valued->report, error);
    const struct sink sink = {&collect, collect_take};
    status = status < 0 ? status : runner->run(runner->context, &plan.study, &sink, error);
    if (status == 0) {
        self->shape = collect.shape;
        status = reduce(self, game, &collect, error);
    }
    collect_free(&collect);
    attribution_plan_free(&plan);
    free(outcomes);
    return status;
}

int games_make(const struct valued *valued, uint32_t samples, const struct runner *runner,
               struct games *self, struct error *error) {
    *self = (struct games){.n_funds = (size_t)valued->scenario->n_instruments,
                           .n_effects = valued->n_effects};
    int status = 0;
    for (int game = 0; game < GAMES_KINDS; game++) {
        self->limits[game] = limit_of(self->n_funds, (enum attribution_game)game);
    }
    for (int game = 0; status == 0 && game < GAMES_KINDS; game++) {
        if (self->limits[game] == GAMES_MADE) {
            status = play(valued, samples, runner, (enum attribution_game)game, self, error);
        }
    }
    if (status < 0 && status != FONDSIM_INTERRUPTED) {
        games_free(self);
    }
    return status;
}

void games_free(struct games *self) {
    for (int game = 0; game < GAMES_KINDS; game++) {
        for (size_t k = 0; self->pairs[game] != NULL && k < self->n_effects; k++) {
            attribution_pair_free(&self->pairs[game][k]);
        }
        free(self->pairs[game]);
    }
    *self = (struct games){0};
}

const struct attribution_pair *games_pair(const struct games *self, enum attribution_game game,
                                          size_t effect) {
    const struct attribution_pair *pairs = self->pairs[game];
    return pairs == NULL || effect >= self->n_effects || pairs[effect].effect.rows == NULL
               ? NULL
               : &pairs[effect];
}
