/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares of all weightings (SMAA-2). Knows no outcome, store or plot. */
#include "sim/analysis/weightings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/core/moments.h"
#include "sim/core/random.h"
#include "sim/core/stats.h"

enum { GROUPS = 40 };

/* Working memory of one call. */
struct bench {
    const struct criteria *criteria;
    const struct criteria_draws *draws;
    double *weights; /* [WEIGHTINGS_ON_MEANS][criterion] */
    double *scaled;  /* [criterion][option] of one vector of values */
    double *scores;  /* [option] */
    double *means;   /* [criterion][option] without a group */
    double *without; /* [group][option] shares without each group */
    double *drawn;   /* [criterion] one set of weights */
};

static int no_memory(struct error *error) {
    return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
}

/* Uniform on the simplex. */
static void draw_weights(struct address address, size_t n, double *weights) {
    double sum = 0;
    for (size_t k = 0; k < n; k += 2) {
        address.draw = (uint8_t)(k / 2);
        struct random_pair pair = random_pair(address);
        weights[k] = -log(pair.first);
        sum += weights[k];
        if (k + 1 < n) {
            weights[k + 1] = -log(pair.second);
            sum += weights[k + 1];
        }
    }
    for (size_t k = 0; k < n; k++) {
        weights[k] /= sum;
    }
}

/* Scores of all options under one set of weights; scaled[criterion][option]. */
static void score(const double *scaled, const double *weights, size_t criteria, size_t options,
                  double *scores) {
    memset(scores, 0, options * sizeof *scores);
    for (size_t k = 0; k < criteria; k++) {
        for (size_t p = 0; p < options; p++) {
            scores[p] += weights[k] * scaled[k * options + p];
        }
    }
}

/* Share of the weights on means under which each option wins, scale from these means; and the sum
 * of the weights under which it does when central is not NULL. */
static void count_wins(struct bench *self, const double *means, double *shares, double *central) {
    size_t m = self->criteria->n_criteria, n = self->criteria->n_options;
    for (size_t k = 0; k < m; k++) {
        double worst, best;
        criteria_scale(self->criteria, k, means + k * n, &worst, &best);
        for (size_t p = 0; p < n; p++) {
            self->scaled[k * n + p] = criteria_scaled(means[k * n + p], worst, best);
        }
    }
    memset(shares, 0, n * sizeof *shares);
    for (size_t j = 0; j < WEIGHTINGS_ON_MEANS; j++) {
        const double *weights = self->weights + j * m;
        score(self->scaled, weights, m, n, self->scores);
        double most = self->scores[0];
        size_t ties = 0;
        for (size_t p = 1; p < n; p++) {
            most = fmax(most, self->scores[p]);
        }
        for (size_t p = 0; p < n; p++) {
            ties += self->scores[p] == most;
        }
        for (size_t p = 0; p < n; p++) {
            if (self->scores[p] == most) {
                double part = 1 / (double)ties;
                shares[p] += part / WEIGHTINGS_ON_MEANS;
                for (size_t k = 0; k < m && central != NULL; k++) {
                    central[p * m + k] += part * weights[k];
                }
            }
        }
    }
}

/* Means of all columns without samples first ... end - 1. */
static void means_without(struct bench *self, size_t first, size_t end) {
    size_t samples = self->criteria->shape.samples;
    for (size_t i = 0; i < self->draws->n; i++) {
        double sum = 0;
        for (size_t s = first; s < end; s++) {
            sum += self->draws->averages[i][s] - self->draws->means[i];
        }
        self->means[i] = self->draws->means[i] - sum / (double)(samples - (end - first));
    }
}

static void fill_shares(struct bench *self, struct weightings *result) {
    size_t m = result->n_criteria, n = result->n_options;
    size_t blocks = draws_blocks(&self->criteria->shape), block = self->criteria->shape.block;
    double *shares = self->without; /* its first row is free until the jackknife */
    count_wins(self, self->draws->means, shares, result->central);
    for (size_t p = 0; p < n; p++) {
        double share = shares[p], sets = WEIGHTINGS_ON_MEANS, sum = 0;
        double drawn = m > 1 ? draws_share_error(share, sqrt(share * fmax(1 - share, 0) / sets),
                                                 WEIGHTINGS_ON_MEANS)
                             : 0;
        result->rows[p] =
            (struct weighting_row){.share = share, .share_se = (double)NAN, .drawn_se = drawn};
        for (size_t k = 0; k < m; k++) {
            sum += result->central[p * m + k];
        }
        for (size_t k = 0; k < m; k++) {
            result->central[p * m + k] = sum > 0 ? result->central[p * m + k] / sum : (double)NAN;
        }
    }
    if (blocks < MOMENTS_MIN_BLOCKS) {
        return;
    }
    size_t groups = blocks < GROUPS ? blocks : GROUPS;
    for (size_t g = 0; g < groups; g++) {
        size_t end = (g + 1) * blocks / groups * block;
        end = end < self->criteria->shape.samples ? end : self->criteria->shape.samples;
        means_without(self, g * blocks / groups * block, end);
        count_wins(self, self->means, self->without + g * n, NULL);
    }
    for (size_t p = 0; p < n; p++) {
        double one[GROUPS];
        for (size_t g = 0; g < groups; g++) {
            one[g] = self->without[g * n + p];
        }
        result->rows[p].share_se =
            hypot(stats_jackknife_error(one, groups), result->rows[p].drawn_se);
    }
}

/* Ranks of one set of scores into moments of [option][rank]. */
static void add_ranks(const double *scores, size_t n, struct moments *moments) {
    for (size_t p = 0; p < n; p++) {
        size_t above = 0, same = 0;
        for (size_t q = 0; q < n; q++) {
            above += scores[q] > scores[p];
            same += scores[q] == scores[p];
        }
        for (size_t r = 0; r < n; r++) {
            moments_add(moments, p * n + r, r >= above && r < above + same ? 1 / (double)same : 0);
        }
    }
}

/* Weights and parameters together. */
static int fill_ranks(struct bench *self, struct address address, struct weightings *result,
                      struct error *error) {
    size_t m = result->n_criteria, n = result->n_options;
    const struct draws *shape = &self->criteria->shape;
    struct moments moments = {0};
    int code = moments_init(&moments, n * n, error);
    if (code != 0) {
        return code;
    }
    for (size_t s = 0; s < shape->samples; s++) {
        for (size_t i = 0; i < m * n; i++) {
            self->scaled[i] =
                criteria_scaled(self->draws->averages[i][s], result->scales.worst[i / n],
                                result->scales.best[i / n]);
        }
        address.sample = (uint32_t)s;
        for (uint32_t j = 0; j < WEIGHTINGS_PER_SAMPLE; j++) {
            address.entity = j + 1;
            draw_weights(address, m, self->drawn);
            score(self->scaled, self->drawn, m, n, self->scores);
            add_ranks(self->scores, n, &moments);
        }
        if ((s + 1) % shape->block == 0 || s + 1 == shape->samples) {
            moments_end_block(&moments);
        }
    }
    for (size_t i = 0; i < n * n; i++) {
        double mean = moments_mean(&moments, i);
        result->ranks[i] = (struct draws_mean){
            .n = moments.all[i],
            .mean = mean,
            .se = draws_share_error(mean, moments_error(&moments, i), moments.all[i])};
    }
    moments_free(&moments);
    return 0;
}

static int prepare(struct bench *bench, struct weightings *self, struct error *error) {
    size_t m = bench->criteria->n_criteria, n = bench->criteria->n_options;
    self->n_criteria = m;
    self->n_options = n;
    self->rows = calloc(n, sizeof *self->rows);
    self->central = calloc(n * m, sizeof *self->central);
    self->ranks = calloc(n * n, sizeof *self->ranks);
    bench->weights = calloc(WEIGHTINGS_ON_MEANS * m, sizeof *bench->weights);
    bench->scaled = calloc(m * n, sizeof *bench->scaled);
    bench->scores = calloc(n, sizeof *bench->scores);
    bench->means = calloc(m * n, sizeof *bench->means);
    bench->without = calloc(GROUPS * n, sizeof *bench->without);
    bench->drawn = calloc(m, sizeof *bench->drawn);
    if (self->rows == NULL || self->central == NULL || self->ranks == NULL ||
        bench->weights == NULL || bench->scaled == NULL || bench->scores == NULL ||
        bench->means == NULL || bench->without == NULL || bench->drawn == NULL) {
        return no_memory(error);
    }
    return criteria_scales(bench->criteria, bench->draws, &self->scales, error);
}

static void bench_free(struct bench *self) {
    free(self->weights);
    free(self->scaled);
    free(self->scores);
    free(self->means);
    free(self->without);
    free(self->drawn);
}

int weightings_of(const struct criteria *criteria, uint32_t seed, struct weightings *self,
                  struct error *error) {
    *self = (struct weightings){0};
    struct criteria_draws draws = {0};
    struct bench bench = {.criteria = criteria, .draws = &draws};
    struct address address = {
        .seed = seed, .stream = random_code("weightings"), .purpose = PURPOSE_BOOTSTRAP};
    if (criteria->n_criteria > WEIGHTINGS_CRITERIA) {
        return error_set(error, FONDSIM_DOMAIN, "%zu criteria, more than %d", criteria->n_criteria,
                         WEIGHTINGS_CRITERIA);
    }
    int code = criteria_average(criteria, &draws, error);
    if (code != 0) {
        return code;
    }
    code = prepare(&bench, self, error);
    for (uint32_t j = 0; j < WEIGHTINGS_ON_MEANS && code == 0; j++) {
        address.sample = j;
        draw_weights(address, criteria->n_criteria, bench.weights + j * criteria->n_criteria);
    }
    if (code == 0) {
        fill_shares(&bench, self);
        code = fill_ranks(&bench, address, self, error);
    }
    if (code != 0) {
        weightings_free(self);
    }
    bench_free(&bench);
    criteria_draws_free(&draws);
    return code;
}

void weightings_free(struct weightings *self) {
    criteria_scales_free(&self->scales);
    free(self->rows);
    free(self->central);
    free(self->ranks);
    *self = (struct weightings){0};
}
