/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranks per criterion. Knows no outcome, store or plot. */
#include "sim/analysis/ranking.h"

#include <math.h>
#include <stdlib.h>

#include "sim/core/moments.h"

static int no_memory(struct error *error) {
    return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
}

/* How many of values[n] are better than values[p], and how many are the same, itself included. */
static size_t before(const double *values, size_t n, size_t p, int better, size_t *same) {
    size_t count = 0;
    *same = 0;
    for (size_t q = 0; q < n; q++) {
        count += better * (values[q] - values[p]) > 0;
        *same += values[q] == values[p];
    }
    return count;
}

/* Adds the ranks of one draw to moments of [option][rank], and of E[rank] after them when asked. */
static void add_ranks(const double *values, size_t n, int better, int with_mean,
                      struct moments *moments) {
    for (size_t p = 0; p < n; p++) {
        size_t same, first = before(values, n, p, better, &same);
        for (size_t r = 0; r < n; r++) {
            int taken = r >= first && r < first + same;
            moments_add(moments, p * n + r, taken ? 1 / (double)same : 0);
        }
        if (with_mean) {
            moments_add(moments, n * n + p, (double)first + ((double)same + 1) / 2);
        }
    }
}

static struct draws_mean taken(const struct moments *moments, size_t i) {
    return (struct draws_mean){
        .n = moments->all[i], .mean = moments_mean(moments, i), .se = moments_error(moments, i)};
}

static void take_shares(const struct moments *moments, size_t n, struct draws_mean *shares) {
    for (size_t i = 0; i < n * n; i++) {
        shares[i] = taken(moments, i);
        shares[i].se = draws_share_error(shares[i].mean, shares[i].se, shares[i].n);
    }
}

/* Rank probabilities of one criterion. at[n_options] is working memory. */
static int count_ranks(const struct criteria *criteria, const struct criteria_draws *draws,
                       size_t k, double *at, struct ranking *self, struct error *error) {
    const struct draws *shape = &criteria->shape;
    size_t n = criteria->n_options;
    struct moments expected = {0}, single = {0};
    int code = moments_init(&expected, n * n + n, error);
    if (code == 0) {
        code = moments_init(&single, n * n, error);
    }
    for (size_t s = 0; s < shape->samples && code == 0; s++) {
        for (size_t p = 0; p < n; p++) {
            at[p] = draws->averages[k * n + p][s];
        }
        add_ranks(at, n, criteria->better[k], 1, &expected);
        for (size_t m = 0; m < shape->inner; m++) {
            for (size_t p = 0; p < n; p++) {
                at[p] = criteria->values[k * n + p][s * shape->inner + m];
            }
            add_ranks(at, n, criteria->better[k], 0, &single);
        }
        if ((s + 1) % shape->block == 0 || s + 1 == shape->samples) {
            moments_end_block(&expected);
            moments_end_block(&single);
        }
    }
    if (code == 0) {
        take_shares(&expected, n, self->expected + k * n * n);
        take_shares(&single, n, self->single + k * n * n);
        for (size_t p = 0; p < n; p++) {
            self->rows[k * n + p].expected = taken(&expected, n * n + p);
        }
    }
    moments_free(&expected);
    moments_free(&single);
    return code;
}

/* 1 when options p and q are told apart on criterion k. */
static int apart(const struct criteria *criteria, const struct criteria_draws *draws, size_t k,
                 size_t p, size_t q, double *work) {
    size_t n = criteria->shape.samples;
    const double *x = draws->averages[k * criteria->n_options + p];
    const double *y = draws->averages[k * criteria->n_options + q];
    for (size_t s = 0; s < n; s++) {
        work[s] = x[s] - y[s];
    }
    struct draws_mean mean = draws_mean(work, n, criteria->shape.block);
    return draws_resolved(mean.mean, mean.se, draws_blocks(&criteria->shape));
}

/* Ranks by means. work[samples]. */
static void rank_means(const struct criteria *criteria, const struct criteria_draws *draws,
                       size_t k, double *work, struct ranking *self) {
    size_t n = criteria->n_options;
    const double *means = draws->means + k * n;
    int better = criteria->better[k];
    for (size_t p = 0; p < n; p++) {
        struct rank_row *row = &self->rows[k * n + p];
        size_t same, first = before(means, n, p, better, &same), up = n, down = n;
        row->value =
            draws_mean(draws->averages[k * n + p], criteria->shape.samples, criteria->shape.block);
        row->rank = (double)first + ((double)same + 1) / 2;
        for (size_t q = 0; q < n; q++) { /* the nearest on each side */
            double gap = better * (means[q] - means[p]);
            if (gap > 0 && (up == n || gap < better * (means[up] - means[p]))) {
                up = q;
            }
            if (gap < 0 && (down == n || gap > better * (means[down] - means[p]))) {
                down = q;
            }
        }
        row->resolved = same == 1 && (up == n || apart(criteria, draws, k, p, up, work)) &&
                        (down == n || apart(criteria, draws, k, p, down, work));
    }
}

int ranking_of(const struct criteria *criteria, struct ranking *self, struct error *error) {
    *self = (struct ranking){0};
    struct criteria_draws draws = {0};
    double *at = NULL, *work = NULL;
    int code = criteria_average(criteria, &draws, error);
    if (code != 0) {
        return code;
    }
    size_t n = criteria->n_options, cells = criteria->n_criteria * n;
    self->n_criteria = criteria->n_criteria;
    self->n_options = n;
    self->rows = calloc(cells, sizeof *self->rows);
    self->expected = calloc(cells * n, sizeof *self->expected);
    self->single = calloc(cells * n, sizeof *self->single);
    at = calloc(n, sizeof *at);
    work = calloc(criteria->shape.samples, sizeof *work);
    if (self->rows == NULL || self->expected == NULL || self->single == NULL || at == NULL ||
        work == NULL) {
        code = no_memory(error);
    }
    for (size_t k = 0; k < criteria->n_criteria && code == 0; k++) {
        rank_means(criteria, &draws, k, work, self);
        code = count_ranks(criteria, &draws, k, at, self, error);
    }
    if (code != 0) {
        ranking_free(self);
    }
    criteria_draws_free(&draws);
    free(at);
    free(work);
    return code;
}

void ranking_free(struct ranking *self) {
    free(self->rows);
    free(self->expected);
    free(self->single);
    *self = (struct ranking){0};
}
