/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shapley values and interactions over the subsets of funds: plan and reduction. Pure. */
#include "sim/analysis/attribution.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int no_memory(struct error *error) {
    return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
}

/* ---- Plan ---- */

/* "engineering + commons", or "none". */
static int name_subset(struct portfolio *p, const struct scenario *scenario, struct error *error) {
    static const char none[] = "none", plus[] = " + ";
    size_t size = sizeof none;
    for (int k = 0; k < scenario->n_instruments; k++) {
        size += strlen(scenario->instruments[k].key) + sizeof plus;
    }
    p->name = malloc(size);
    if (p->name == NULL) {
        return no_memory(error);
    }
    size_t used = 0;
    for (int k = 0; k < scenario->n_instruments; k++) {
        if ((p->instruments >> k & 1U) != 0) {
            used += (size_t)snprintf(p->name + used, size - used, "%s%s", used > 0 ? plus : "",
                                     scenario->instruments[k].key);
        }
    }
    if (used == 0) {
        memcpy(p->name, none, sizeof none);
    }
    p->label.fr = p->name;
    p->label.en = p->name;
    return 0;
}

static int plan_check(const struct scenario *scenario, enum question question,
                      struct error *error) {
    if (scenario->n_instruments < 1 || scenario->n_instruments > ATTRIBUTION_MOST) {
        return error_set(error, FONDSIM_DOMAIN, "attribution among %d funds: 1 to %d are possible",
                         scenario->n_instruments, ATTRIBUTION_MOST);
    }
    if (question == QUESTION_PROSPECTIVE &&
        scenario->time.decision_step >= scenario->time.n_steps) {
        return error_set(error, FONDSIM_DOMAIN,
                         "attribution from the decision on: the scenario has no decision date");
    }
    return 0;
}

int attribution_plan(const struct scenario *scenario, enum question question,
                     enum attribution_game game, struct attribution_plan *plan,
                     struct error *error) {
    *plan = (struct attribution_plan){.game = game};
    int code = plan_check(scenario, question, error);
    if (code != 0) {
        return code;
    }
    int n = 1 << scenario->n_instruments;
    plan->portfolios = calloc((size_t)n, sizeof *plan->portfolios);
    plan->scenario = malloc(sizeof *plan->scenario);
    plan->study.n_portfolios = plan->portfolios != NULL ? n : 0;
    if (plan->portfolios == NULL || plan->scenario == NULL) {
        attribution_plan_free(plan);
        return no_memory(error);
    }
    *plan->scenario = *scenario;
    plan->scenario->portfolios = plan->portfolios; /* so that scale_to may name a subset */
    plan->scenario->n_portfolios = n;
    plan->study = (struct study){
        .scenario = plan->scenario,
        .n_portfolios = n,
        .portfolios = plan->portfolios,
        .samples =
            (scenario->monte_carlo.samples + SCENARIO_BLOCK - 1) / SCENARIO_BLOCK * SCENARIO_BLOCK,
        .inner = scenario->monte_carlo.inner,
    };
    for (int s = 0; code == 0 && s < n; s++) {
        struct portfolio *p = &plan->portfolios[s];
        p->question = question;
        p->instruments = (uint32_t)s;
        p->scale_to = game == ATTRIBUTION_POOLED && s > 0 && s < n - 1 ? n - 1 : -1;
        p->is_counterfactual = s == 0;
        for (int k = 0; k < SCENARIO_MAX_INSTRUMENTS; k++) {
            p->scale[k] = 1;
        }
        code = name_subset(p, scenario, error);
    }
    if (code < 0) {
        attribution_plan_free(plan);
    }
    return code;
}

void attribution_plan_free(struct attribution_plan *self) {
    for (int s = 0; self->portfolios != NULL && s < self->study.n_portfolios; s++) {
        free(self->portfolios[s].name);
    }
    free(self->portfolios);
    free(self->scenario);
    *self = (struct attribution_plan){0};
}

/* ---- Reduction ---- */

/* One game in the making: v[subset] of one sample, and the columns that are averaged over samples.
 */
struct game {
    const struct draws *shape;
    size_t n, subsets;
    const double *const *y;
    double weights[ATTRIBUTION_MOST]; /* [size of S] of a marginal contribution */
    double pairs[ATTRIBUTION_MOST];   /* [size of S] of an interaction */
    double *v;                        /* [subsets] */
    double *columns;                  /* [column][sample] */
    size_t n_columns;                 /* 1 + 3 n + n (n - 1) / 2 */
};

static size_t size_of(size_t subset) {
    size_t size = 0;
    for (; subset != 0; subset >>= 1) {
        size += subset & 1U;
    }
    return size;
}

/* weights[s] = s! (players - 1 - s)! / players!, so that they add up to 1 over subsets of the other
 * players: 1 / (players * C(players - 1, s)). */
static void fill_weights(double *weights, size_t players) {
    double choose = 1;
    for (size_t s = 0; s < players; s++) {
        weights[s] = 1 / ((double)players * choose);
        choose = choose * (double)(players - 1 - s) / (double)(s + 1);
    }
}

static double *column(const struct game *game, size_t c) {
    return game->columns + c * game->shape->samples;
}

/* Fills v: differences from the empty set, inner runs averaged. */
static void values_of_sample(const struct game *game, size_t sample) {
    size_t inner = game->shape->inner;
    for (size_t s = 0; s < game->subsets; s++) {
        double sum = 0;
        for (size_t m = 0; m < inner; m++) {
            sum += game->y[s][sample * inner + m] - game->y[0][sample * inner + m];
        }
        game->v[s] = sum / (double)inner;
    }
}

static double shapley(const struct game *game, size_t i) {
    size_t own = (size_t)1 << i;
    double sum = 0;
    for (size_t s = 0; s < game->subsets; s++) {
        if ((s & own) == 0) {
            sum += game->weights[size_of(s)] * (game->v[s | own] - game->v[s]);
        }
    }
    return sum;
}

static double interaction(const struct game *game, size_t i, size_t j) {
    size_t a = (size_t)1 << i, b = (size_t)1 << j;
    const double *v = game->v;
    double sum = 0;
    for (size_t s = 0; s < game->subsets; s++) {
        if ((s & (a | b)) == 0) {
            /* in this order a fund that changes nothing, be it i or j, gives exactly 0 */
            double with_j = v[s | a | b] - v[s | b], without_j = v[s | a] - v[s];
            sum += game->pairs[size_of(s)] * (with_j - without_j);
        }
    }
    return sum;
}

static void fill_columns(const struct game *game) {
    size_t n = game->n, all = game->subsets - 1;
    for (size_t sample = 0; sample < game->shape->samples; sample++) {
        values_of_sample(game, sample);
        size_t c = 0;
        column(game, c++)[sample] = game->v[all];
        for (size_t i = 0; i < n; i++) {
            size_t own = (size_t)1 << i;
            column(game, c++)[sample] = shapley(game, i);
            column(game, c++)[sample] = game->v[own];
            column(game, c++)[sample] = game->v[all] - game->v[all ^ own];
        }
        for (size_t i = 0; i < n; i++) {
            for (size_t j = i + 1; j < n; j++) {
                column(game, c++)[sample] = interaction(game, i, j);
            }
        }
    }
}

static struct attribution_value value_of(const struct game *game, size_t c) {
    const struct draws *shape = game->shape;
    struct draws_mean mean = draws_mean(column(game, c), shape->samples, shape->block);
    size_t blocks = draws_blocks(shape);
    double half = draws_t(blocks) * mean.se;
    return (struct attribution_value){.mean = mean.mean,
                                      .se = mean.se,
                                      .low = mean.mean - half,
                                      .high = mean.mean + half,
                                      .resolved = draws_resolved(mean.mean, mean.se, blocks)};
}

/* Largest mean size of what was added up, the measure of rounding. */
static double magnitude(const struct game *game) {
    double most = 0;
    for (size_t s = 0; s < game->subsets; s++) {
        for (size_t d = 0; d < draws_count(game->shape); d++) {
            most = fmax(most, fabs(game->y[s][d]));
        }
    }
    return most;
}

static int fill(const struct game *game, struct attribution *self, struct error *error) {
    size_t n = game->n, c = 0;
    double sum = 0;
    self->total = value_of(game, c++);
    for (size_t i = 0; i < n; i++) {
        self->rows[i].value = value_of(game, c++);
        self->rows[i].alone = value_of(game, c++);
        self->rows[i].last = value_of(game, c++);
        sum += self->rows[i].value.mean;
    }
    for (size_t i = 0; i < n; i++) {
        for (size_t j = i + 1; j < n; j++) {
            self->interactions[i * n + j] = value_of(game, c++);
            self->interactions[j * n + i] = self->interactions[i * n + j];
        }
    }
    self->residual = self->total.mean - sum;
    /* sums of 2^n terms in each sample, then over samples */
    double terms = (double)game->subsets + (double)game->shape->samples;
    if (!(fabs(self->residual) <= 4 * DBL_EPSILON * terms * magnitude(game))) {
        return error_set(error, FONDSIM_DOMAIN,
                         "Shapley values add up to %g, not to %g: numbers too large to add", sum,
                         self->total.mean);
    }
    return 0;
}

static int reduce_check(const struct draws *shape, size_t n, const double *const *y,
                        struct error *error) {
    if (n < 1 || n > ATTRIBUTION_MOST) {
        return error_set(error, FONDSIM_DOMAIN, "attribution among %zu funds: 1 to %d are possible",
                         n, ATTRIBUTION_MOST);
    }
    int code = draws_check(shape, error);
    for (size_t s = 0; code == 0 && s < (size_t)1 << n; s++) {
        char what[32];
        snprintf(what, sizeof what, "subset %zu", s);
        code = draws_finite(shape, y[s], what, error);
    }
    return code;
}

static void game_free(struct game *self) {
    free(self->v);
    free(self->columns);
    *self = (struct game){0};
}

static int game_init(struct game *self, const struct draws *shape, size_t n, const double *const *y,
                     struct error *error) {
    *self = (struct game){.shape = shape,
                          .n = n,
                          .subsets = (size_t)1 << n,
                          .y = y,
                          .n_columns = 1 + 3 * n + n * (n - 1) / 2};
    fill_weights(self->weights, n);
    fill_weights(self->pairs, n - 1); /* the pair enters as one player among n - 1 */
    self->v = calloc(self->subsets + 1, sizeof *self->v);
    self->columns = calloc(self->n_columns * shape->samples + 1, sizeof *self->columns);
    if (self->v == NULL || self->columns == NULL) {
        game_free(self);
        return no_memory(error);
    }
    return 0;
}

/* Makes the attribution and leaves the game, with its columns, to the caller on success. */
static int play(const struct draws *shape, enum attribution_game kind, size_t n,
                const double *const *y, struct game *game, struct attribution *self,
                struct error *error) {
    *game = (struct game){0};
    *self = (struct attribution){.game = kind, .n = n};
    int code = reduce_check(shape, n, y, error);
    if (code == 0) {
        code = game_init(game, shape, n, y, error);
    }
    if (code != 0) {
        return code;
    }
    self->rows = calloc(n, sizeof *self->rows);
    self->interactions = calloc(n * n, sizeof *self->interactions);
    if (self->rows == NULL || self->interactions == NULL) {
        code = no_memory(error);
    } else {
        fill_columns(game);
        code = fill(game, self, error);
    }
    if (code != 0) {
        game_free(game);
        attribution_free(self);
    }
    return code;
}

int attribution_reduce(const struct draws *shape, enum attribution_game game, size_t n,
                       const double *const *y, struct attribution *self, struct error *error) {
    struct game played;
    int code = play(shape, game, n, y, &played, self, error);
    game_free(&played);
    return code;
}

void attribution_free(struct attribution *self) {
    free(self->rows);
    free(self->interactions);
    *self = (struct attribution){0};
}

int attribution_pair_reduce(const struct draws *shape, enum attribution_game game, size_t n,
                            const double *const *effect, const double *const *cost,
                            struct attribution_pair *self, struct error *error) {
    *self = (struct attribution_pair){0};
    struct game effects, costs = {0};
    int code = play(shape, game, n, effect, &effects, &self->effect, error);
    if (code == 0) {
        code = play(shape, game, n, cost, &costs, &self->cost, error);
    }
    if (code == 0) {
        self->cost_per_effect = calloc(n, sizeof *self->cost_per_effect);
        code = self->cost_per_effect == NULL ? no_memory(error) : 0;
    }
    for (size_t i = 0; code == 0 && i < n; i++) {
        self->cost_per_effect[i] = ratio_of_means(
            column(&costs, 1 + 3 * i), column(&effects, 1 + 3 * i), shape->samples, shape->block);
    }
    game_free(&effects);
    game_free(&costs);
    if (code != 0) {
        attribution_pair_free(self);
    }
    return code;
}

void attribution_pair_free(struct attribution_pair *self) {
    attribution_free(&self->effect);
    attribution_free(&self->cost);
    free(self->cost_per_effect);
    *self = (struct attribution_pair){0};
}
