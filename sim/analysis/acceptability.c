/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Acceptability curves and frontier, expected loss. Knows no outcome, store or plot. */
#include "sim/analysis/acceptability.h"

#include <math.h>
#include <stdlib.h>

#include "sim/core/moments.h"

/* Quantities kept per option in running moments. */
enum { BENEFIT, GAINED, BEST, LOSS, SINGLE, N_KEPT };

/* One evaluation, and its working memory. */
struct sweep {
    const struct effectiveness_input *input;
    const struct effectiveness_draws *draws;
    double willingness;
    double *benefit;        /* [option] of one draw, NaN when not ranked */
    double *work;           /* [draw] */
    struct moments moments; /* [option][kept] */
};

static int no_memory(struct error *error) {
    return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
}

/* The highest benefit of one draw and how many options have it. */
static double highest(const double *benefit, size_t n, size_t *ties) {
    double most = -(double)INFINITY;
    *ties = 0;
    for (size_t p = 0; p < n; p++) {
        if (benefit[p] > most) {
            most = benefit[p];
            *ties = 1;
        } else if (benefit[p] == most) {
            ++*ties;
        }
    }
    return most;
}

/* Averaged draw of one sample. */
static void add_sample(struct sweep *self, size_t s) {
    size_t n = self->draws->n_options, ties, from = self->input->reference;
    for (size_t p = 0; p < n; p++) {
        self->benefit[p] = self->draws->ranked[p] ? self->willingness * self->draws->effect[p][s] -
                                                        self->draws->cost[p][s]
                                                  : (double)NAN;
    }
    double most = highest(self->benefit, n, &ties);
    double base = self->willingness * self->draws->effect[from][s] - self->draws->cost[from][s];
    for (size_t p = 0; p < n; p++) {
        double benefit = self->benefit[p];
        if (!isnan(benefit)) {
            size_t kept = p * N_KEPT;
            moments_add(&self->moments, kept + BENEFIT, benefit);
            moments_add(&self->moments, kept + GAINED, benefit - base);
            moments_add(&self->moments, kept + BEST, benefit == most ? 1 / (double)ties : 0);
            moments_add(&self->moments, kept + LOSS, most - benefit);
        }
    }
}

/* One inner run. */
static void add_world(struct sweep *self, size_t i) {
    size_t n = self->draws->n_options, ties;
    double willing = self->willingness * self->input->better;
    for (size_t p = 0; p < n; p++) {
        self->benefit[p] = self->draws->ranked[p]
                               ? willing * self->input->effect[p][i] - self->input->cost[p][i]
                               : (double)NAN;
    }
    double most = highest(self->benefit, n, &ties);
    for (size_t p = 0; p < n; p++) {
        if (!isnan(self->benefit[p])) {
            moments_add(&self->moments, p * N_KEPT + SINGLE,
                        self->benefit[p] == most ? 1 / (double)ties : 0);
        }
    }
}

static struct draws_mean kept(const struct sweep *self, size_t option, size_t which) {
    size_t i = option * N_KEPT + which;
    return (struct draws_mean){
        .n = self->moments.all[i],
        .mean = moments_mean(&self->moments, i),
        .se = moments_error(&self->moments, i),
    };
}

static struct draws_mean kept_share(const struct sweep *self, size_t option, size_t which) {
    struct draws_mean mean = kept(self, option, which);
    mean.se = draws_share_error(mean.mean, mean.se, mean.n);
    return mean;
}

/* Highest and second highest mean, and how far apart they are. */
static void choose(struct sweep *self, const struct acceptability_point *points,
                   struct acceptability_choice *choice) {
    size_t n = self->draws->n_options, samples = self->input->shape.samples, best = n, second = n;
    for (size_t p = 0; p < n; p++) {
        double mean = points[p].benefit.mean;
        if (!self->draws->ranked[p]) {
            continue;
        }
        if (best == n || mean > points[best].benefit.mean) {
            second = best;
            best = p;
        } else if (second == n || mean > points[second].benefit.mean) {
            second = p;
        }
    }
    second = second == n ? best : second;
    for (size_t s = 0; s < samples; s++) {
        self->work[s] =
            self->willingness * (self->draws->effect[best][s] - self->draws->effect[second][s]) -
            (self->draws->cost[best][s] - self->draws->cost[second][s]);
    }
    choice->option = best;
    choice->second = second;
    choice->probability = points[best].best;
    choice->lead = draws_mean(self->work, samples, self->input->shape.block);
    choice->resolved =
        draws_resolved(choice->lead.mean, choice->lead.se, draws_blocks(&self->input->shape));
}

/* All numbers at one willingness to pay. */
static int sweep_run(struct sweep *self, struct acceptability_point *points,
                     struct acceptability_choice *choice, struct error *error) {
    const struct draws *shape = &self->input->shape;
    int code = moments_init(&self->moments, self->draws->n_options * N_KEPT, error);
    for (size_t s = 0; s < shape->samples && code == 0; s++) {
        add_sample(self, s);
        for (size_t m = 0; m < shape->inner; m++) {
            add_world(self, s * shape->inner + m);
        }
        if ((s + 1) % shape->block == 0 || s + 1 == shape->samples) {
            moments_end_block(&self->moments);
        }
    }
    for (size_t p = 0; p < self->draws->n_options && code == 0; p++) {
        points[p] = (struct acceptability_point){
            .benefit = kept(self, p, BENEFIT),
            .gained = kept(self, p, GAINED),
            .best = kept_share(self, p, BEST),
            .best_single = kept_share(self, p, SINGLE),
            .loss = kept(self, p, LOSS),
        };
    }
    if (code == 0) {
        choose(self, points, choice);
    }
    moments_free(&self->moments);
    return code;
}

/* Luck in net benefits against the reference at this willingness: the worst over options. */
static double luck_at(const struct sweep *self, double willingness) {
    const struct effectiveness_input *input = self->input;
    size_t n = draws_count(&input->shape), from = input->reference;
    double worst = (double)NAN, willing = willingness * input->better;
    for (size_t p = 0; p < input->n_options; p++) {
        if (p == from || !self->draws->ranked[p]) {
            continue;
        }
        for (size_t i = 0; i < n; i++) {
            self->work[i] = willing * (input->effect[p][i] - input->effect[from][i]) -
                            (input->cost[p][i] - input->cost[from][i]);
        }
        worst = fmax(worst, draws_luck(&input->shape, self->work)); /* fmax: NaN is left out */
    }
    return worst;
}

static int check(size_t n, const double *willingness, struct error *error) {
    if (n == 0) {
        return error_set(error, FONDSIM_DOMAIN, "no willingness to pay");
    }
    for (size_t w = 0; w < n; w++) {
        if (!isfinite(willingness[w]) || willingness[w] < 0 ||
            (w > 0 && willingness[w] <= willingness[w - 1])) {
            return error_set(error, FONDSIM_DOMAIN,
                             "willingness to pay %zu is %g: they must be at least 0 and ascending",
                             w, willingness[w]);
        }
    }
    return 0;
}

/* Memory of the result and of the sweep. */
static int prepare(struct acceptability *self, struct sweep *sweep, size_t n,
                   const double *willingness, struct error *error) {
    size_t options = sweep->input->n_options;
    self->n_options = options;
    self->n_willingness = n;
    self->willingness = calloc(n, sizeof *self->willingness);
    self->points = calloc(n * options, sizeof *self->points);
    self->choices = calloc(n, sizeof *self->choices);
    sweep->benefit = calloc(options, sizeof *sweep->benefit);
    sweep->work = calloc(draws_count(&sweep->input->shape), sizeof *sweep->work);
    if (self->willingness == NULL || self->points == NULL || self->choices == NULL ||
        sweep->benefit == NULL || sweep->work == NULL) {
        return no_memory(error);
    }
    for (size_t w = 0; w < n; w++) {
        self->willingness[w] = willingness[w];
    }
    return 0;
}

int acceptability_of(const struct effectiveness_input *input, size_t n, const double *willingness,
                     struct acceptability *self, struct error *error) {
    *self = (struct acceptability){0};
    struct effectiveness_draws draws = {0};
    struct sweep sweep = {.input = input, .draws = &draws};
    int code = check(n, willingness, error);
    if (code != 0) {
        return code;
    }
    code = effectiveness_average(input, &draws, error);
    if (code != 0) {
        return code;
    }
    code = prepare(self, &sweep, n, willingness, error);
    for (size_t w = 0; w < n && code == 0; w++) {
        sweep.willingness = willingness[w];
        code = sweep_run(&sweep, self->points + w * input->n_options, &self->choices[w], error);
    }
    if (code == 0) {
        self->luck = fmax(luck_at(&sweep, willingness[0]), luck_at(&sweep, willingness[n - 1]));
    } else {
        acceptability_free(self);
    }
    effectiveness_draws_free(&draws);
    free(sweep.benefit);
    free(sweep.work);
    return code;
}

void acceptability_free(struct acceptability *self) {
    free(self->willingness);
    free(self->points);
    free(self->choices);
    *self = (struct acceptability){0};
}
