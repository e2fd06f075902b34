/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores under given weights, each set of weights beside the others. Knows no outcome, name of a
 * member, store or plot. */
#include "sim/analysis/weighed.h"

#include <math.h>
#include <stdlib.h>

static int check(const struct criteria *criteria, size_t n_sets, const double *weights,
                 struct error *error) {
    if (n_sets == 0) {
        return error_set(error, FONDSIM_DOMAIN, "no weights are given");
    }
    for (size_t i = 0; i < n_sets; i++) {
        double sum = 0;
        for (size_t k = 0; k < criteria->n_criteria; k++) {
            double weight = weights[i * criteria->n_criteria + k];
            if (!isfinite(weight) || weight < 0) {
                return error_set(
                    error, FONDSIM_DOMAIN,
                    "weights %zu: criterion %zu has weight %g, which must be at least 0", i, k,
                    weight);
            }
            sum += weight;
        }
        if (!(sum > 0) || isinf(sum)) {
            return error_set(error, FONDSIM_DOMAIN, "weights %zu add up to %g", i, sum);
        }
    }
    return 0;
}

static int prepare(const struct criteria *criteria, const struct criteria_draws *draws,
                   size_t n_sets, const double *weights, struct weighed *self,
                   struct error *error) {
    size_t n = criteria->n_options, m = criteria->n_criteria;
    self->n_criteria = m;
    self->n_options = n;
    self->n_sets = n_sets;
    self->weights = calloc(n_sets * m, sizeof *self->weights);
    self->rows = calloc(n_sets * n, sizeof *self->rows);
    self->sets = calloc(n_sets, sizeof *self->sets);
    if (self->weights == NULL || self->rows == NULL || self->sets == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    for (size_t i = 0; i < n_sets; i++) {
        double sum = 0;
        for (size_t k = 0; k < m; k++) {
            sum += weights[i * m + k];
        }
        for (size_t k = 0; k < m; k++) {
            self->weights[i * m + k] = weights[i * m + k] / sum;
        }
    }
    return criteria_scales(criteria, draws, &self->scales, error);
}

/* scores[option][sample] under one set of weights. */
static void score(const struct criteria *criteria, const struct criteria_draws *draws, size_t set,
                  const struct weighed *self, double *scores) {
    size_t n = self->n_options, m = self->n_criteria, samples = criteria->shape.samples;
    for (size_t p = 0; p < n; p++) {
        for (size_t s = 0; s < samples; s++) {
            double sum = 0;
            for (size_t k = 0; k < m; k++) {
                sum += self->weights[set * m + k] * criteria_scaled(draws->averages[k * n + p][s],
                                                                    self->scales.worst[k],
                                                                    self->scales.best[k]);
            }
            scores[p * samples + s] = sum;
        }
    }
}

/* 1 / ties for the option of the highest score in each sample, else 0. */
static void mark_best(const double *scores, size_t n, size_t samples, size_t option,
                      double *marks) {
    for (size_t s = 0; s < samples; s++) {
        double own = scores[option * samples + s];
        size_t ties = 0, above = 0;
        for (size_t q = 0; q < n; q++) {
            above += scores[q * samples + s] > own;
            ties += scores[q * samples + s] == own;
        }
        marks[s] = above == 0 ? 1 / (double)ties : 0;
    }
}

/* Rows, winner and lead of one set. work[samples]. */
static void describe(const struct criteria *criteria, const double *scores, double *work,
                     struct weighed_row *rows, struct weighed_set *set) {
    size_t n = criteria->n_options, samples = criteria->shape.samples;
    size_t block = criteria->shape.block, second = n;
    for (size_t p = 0; p < n; p++) {
        rows[p].score = draws_mean(scores + p * samples, samples, block);
        mark_best(scores, n, samples, p, work);
        rows[p].best = draws_mean(work, samples, block);
        rows[p].best.se = draws_share_error(rows[p].best.mean, rows[p].best.se, samples);
        set->winner = rows[p].score.mean > rows[set->winner].score.mean ? p : set->winner;
    }
    for (size_t p = 0; p < n; p++) {
        double above = 0, same = 0;
        for (size_t q = 0; q < n; q++) {
            above += rows[q].score.mean > rows[p].score.mean;
            same += rows[q].score.mean == rows[p].score.mean;
        }
        rows[p].rank = above + (same + 1) / 2;
        if (p != set->winner && (second == n || rows[p].score.mean > rows[second].score.mean)) {
            second = p;
        }
    }
    set->second = second == n ? set->winner : second;
    for (size_t s = 0; s < samples; s++) {
        work[s] = scores[set->winner * samples + s] - scores[set->second * samples + s];
    }
    set->lead = draws_mean(work, samples, block);
    set->resolved = draws_resolved(set->lead.mean, set->lead.se, draws_blocks(&criteria->shape));
}

int weighed_of(const struct criteria *criteria, size_t n_sets, const double *weights,
               struct weighed *self, struct error *error) {
    *self = (struct weighed){0};
    struct criteria_draws draws = {0};
    double *scores = NULL, *work = NULL;
    int code = criteria_average(criteria, &draws, error);
    if (code == 0) {
        code = check(criteria, n_sets, weights, error);
    }
    if (code == 0) {
        code = prepare(criteria, &draws, n_sets, weights, self, error);
    }
    if (code != 0) {
        goto out;
    }
    scores = calloc(criteria->n_options * criteria->shape.samples, sizeof *scores);
    work = calloc(criteria->shape.samples, sizeof *work);
    if (scores == NULL || work == NULL) {
        code = error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
        goto out;
    }
    for (size_t i = 0; i < n_sets; i++) {
        score(criteria, &draws, i, self, scores);
        describe(criteria, scores, work, self->rows + i * criteria->n_options, &self->sets[i]);
    }
out:
    if (code != 0) {
        weighed_free(self);
    }
    criteria_draws_free(&draws);
    free(scores);
    free(work);
    return code;
}

void weighed_free(struct weighed *self) {
    criteria_scales_free(&self->scales);
    free(self->weights);
    free(self->rows);
    free(self->sets);
    *self = (struct weighed){0};
}
