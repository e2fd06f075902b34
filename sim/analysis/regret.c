/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Minimax regret and satisficing over variants. Knows no outcome, scenario or plot. */
#include "sim/analysis/regret.h"

#include <math.h>
#include <stdlib.h>

#include "sim/core/moments.h"

static const double z_95 = 1.959963984540054; /* normal quantile at 97.5 % */

static size_t at(const struct regret_input *input, size_t variant, size_t portfolio) {
    return variant * input->n_portfolios + portfolio;
}

static int check(const struct regret_input *input, struct error *error) {
    if (input->n_variants == 0 || input->n_portfolios == 0) {
        return error_set(error, FONDSIM_DOMAIN,
                         "%zu variants and %zu portfolios: nothing to compare", input->n_variants,
                         input->n_portfolios);
    }
    if (isnan(input->threshold) || !(input->tolerated >= 0)) {
        return error_set(error, FONDSIM_DOMAIN, "threshold %g, tolerated regret %g: not usable",
                         input->threshold, input->tolerated);
    }
    if (input->block_means != NULL && input->n_blocks < MOMENTS_MIN_BLOCKS) {
        return error_set(error, FONDSIM_DOMAIN, "%zu blocks give no standard error, %d do",
                         input->n_blocks, MOMENTS_MIN_BLOCKS);
    }
    for (size_t v = 0; v < input->n_variants; v++) {
        for (size_t p = 0; p < input->n_portfolios; p++) {
            size_t i = at(input, v, p);
            if (!isfinite(input->value[i]) || (input->se != NULL && input->se[i] < 0)) {
                return error_set(error, FONDSIM_DOMAIN,
                                 "variant %zu, portfolio %zu: value %g with error %g", v, p,
                                 input->value[i], input->se != NULL ? input->se[i] : (double)NAN);
            }
            for (size_t b = 0; input->block_means != NULL && b < input->n_blocks; b++) {
                if (!isfinite(input->block_means[i * input->n_blocks + b])) {
                    return error_set(error, FONDSIM_DOMAIN,
                                     "variant %zu, portfolio %zu: block %zu is not finite", v, p,
                                     b);
                }
            }
        }
    }
    return 0;
}

/* Error of sum_k sign[k] * value[cell[k]], paired by blocks when there are some. */
static double error_of_sum(const struct regret_input *input, size_t n, const size_t *cell,
                           const double *sign) {
    if (input->block_means != NULL) {
        double mean = 0, m2 = 0, blocks = (double)input->n_blocks;
        for (size_t b = 0; b < input->n_blocks; b++) {
            double sum = 0;
            for (size_t k = 0; k < n; k++) {
                sum += sign[k] * input->block_means[cell[k] * input->n_blocks + b];
            }
            double step = sum - mean;
            mean += step / (double)(b + 1);
            m2 += step * (sum - mean);
        }
        return sqrt(m2 / (blocks - 1) / blocks);
    }
    double square = 0;
    for (size_t k = 0; k < n; k++) { /* a cell that stands several times counts as one */
        double factor = 0;
        int first = 1;
        for (size_t j = 0; j < n; j++) {
            factor += cell[j] == cell[k] ? sign[j] : 0;
            first = first && !(j < k && cell[j] == cell[k]);
        }
        if (first && factor != 0) {
            double se = input->se != NULL ? input->se[cell[k]] : (double)NAN;
            square += factor * factor * se * se;
        }
    }
    return sqrt(square);
}

static double own_error(const struct regret_input *input, size_t cell) {
    const double plus = 1;
    return error_of_sum(input, 1, &cell, &plus);
}

static void fill_variant(const struct regret_input *input, size_t v, struct regret *self) {
    const double *value = input->value + at(input, v, 0);
    size_t best = 0;
    for (size_t p = 1; p < input->n_portfolios; p++) {
        best = value[p] > value[best] ? p : best;
    }
    self->best[v] = best;
    for (size_t p = 0; p < input->n_portfolios; p++) {
        struct regret_cell *cell = &self->cells[at(input, v, p)];
        const size_t pair[2] = {at(input, v, best), at(input, v, p)};
        const double signs[2] = {1, -1};
        double gap = fabs(value[p] - input->threshold), se = own_error(input, pair[1]);
        cell->regret = value[best] - value[p];
        cell->se = error_of_sum(input, 2, pair, signs);
        cell->satisfies = value[p] >= input->threshold;
        cell->unresolved = !(se == 0 || gap > z_95 * se);
    }
}

static void fill_row(const struct regret_input *input, size_t p, struct regret *self) {
    struct regret_row *row = &self->rows[p];
    for (size_t v = 0; v < input->n_variants; v++) {
        const struct regret_cell *cell = &self->cells[at(input, v, p)];
        double value = input->value[at(input, v, p)];
        if (v == 0 || cell->regret > row->worst) {
            row->worst = cell->regret;
            row->worst_se = cell->se;
            row->worst_variant = v;
        }
        if (v == 0 || value < row->least) {
            row->least = value;
            row->least_se = own_error(input, at(input, v, p));
            row->least_variant = v;
        }
        row->n_best += cell->regret == 0;
        row->n_satisfied += (size_t)cell->satisfies;
        row->n_unresolved += (size_t)cell->unresolved;
        row->n_tolerated += cell->regret <= input->tolerated;
    }
}

static void choose(const struct regret_input *input, struct regret *self) {
    const struct regret_row *rows = self->rows;
    size_t n = input->n_portfolios, first = 0, second = n;
    for (size_t p = 1; p < n; p++) {
        if (rows[p].worst < rows[first].worst) {
            second = first;
            first = p;
        } else if (second == n || rows[p].worst < rows[second].worst) {
            second = p;
        }
        const struct regret_row *robust = &rows[self->robust];
        if (rows[p].n_satisfied > robust->n_satisfied ||
            (rows[p].n_satisfied == robust->n_satisfied && rows[p].worst < robust->worst)) {
            self->robust = p;
        }
        self->maximin = rows[p].least > rows[self->maximin].least ? p : self->maximin;
    }
    second = second == n ? first : second;
    self->minimax = first;
    self->second = second;
    size_t v = rows[second].worst_variant, u = rows[first].worst_variant;
    const size_t cells[4] = {at(input, v, self->best[v]), at(input, v, second),
                             at(input, u, self->best[u]), at(input, u, first)};
    const double signs[4] = {1, -1, -1, 1};
    self->lead = rows[second].worst - rows[first].worst;
    self->lead_se = error_of_sum(input, 4, cells, signs);
    self->resolved = self->lead > z_95 * self->lead_se;
}

int regret_of(const struct regret_input *input, struct regret *self, struct error *error) {
    *self = (struct regret){0};
    int code = check(input, error);
    if (code != 0) {
        return code;
    }
    self->n_variants = input->n_variants;
    self->n_portfolios = input->n_portfolios;
    self->best = calloc(input->n_variants, sizeof *self->best);
    self->cells = calloc(input->n_variants * input->n_portfolios, sizeof *self->cells);
    self->rows = calloc(input->n_portfolios, sizeof *self->rows);
    if (self->best == NULL || self->cells == NULL || self->rows == NULL) {
        regret_free(self);
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    for (size_t v = 0; v < input->n_variants; v++) {
        fill_variant(input, v, self);
    }
    for (size_t p = 0; p < input->n_portfolios; p++) {
        fill_row(input, p, self);
    }
    choose(input, self);
    return 0;
}

void regret_free(struct regret *self) {
    free(self->best);
    free(self->cells);
    free(self->rows);
    *self = (struct regret){0};
}
