/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sobol indices: plan and reduction. Pure. */
#include "sim/analysis/sobol.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "sim/core/blocks.h"
#include "sim/core/moments.h"

const double sobol_tolerance = 0.05;

static int no_memory(struct error *error) {
    return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
}

/* ---- Plan ---- */

static int varies(const struct scenario *scenario, size_t parameter) {
    return !law_is_constant(&scenario->assumptions[parameter].law);
}

/* label[j]: the smallest parameter that correlations join to j, by one or several steps. */
static void join(const struct scenario *scenario, size_t *label) {
    for (size_t j = 0; j < scenario->n_assumptions; j++) {
        label[j] = j;
    }
    for (int changed = 1; changed;) {
        changed = 0;
        for (int c = 0; c < scenario->n_correlations; c++) {
            size_t a = scenario->correlations[c].first, b = scenario->correlations[c].second;
            if (varies(scenario, a) && varies(scenario, b) && label[a] != label[b]) {
                size_t least = label[a] < label[b] ? label[a] : label[b];
                label[a] = least;
                label[b] = least;
                changed = 1;
            }
        }
    }
}

/* Adds a factor of all parameters that are not taken yet and stand under this label, `first` at the
 * head; any label when `first` is no parameter. */
static size_t add_factor(struct sobol_plan *plan, const struct scenario *scenario,
                         const size_t *label, char *taken, size_t first, size_t used) {
    size_t n = scenario->n_assumptions, start = used;
    int others = first >= n;
    if (!others) {
        plan->parameters[used++] = first;
        taken[first] = 1;
    }
    for (size_t j = 0; j < n; j++) {
        if (varies(scenario, j) && !taken[j] && (others || label[j] == label[first])) {
            plan->parameters[used++] = j;
            taken[j] = 1;
        }
    }
    if (used > start) {
        plan->factors[plan->n_factors++] =
            (struct sobol_factor){.kind = others ? SOBOL_OTHERS : SOBOL_PARAMETERS,
                                  .n = used - start,
                                  .parameters = plan->parameters + start};
    }
    return used;
}

static int make_factors(struct sobol_plan *plan, const struct scenario *scenario,
                        const struct passes_list *list, int luck, struct error *error) {
    size_t n = scenario->n_assumptions, used = 0;
    plan->factors = calloc(list->n + 2, sizeof *plan->factors);
    plan->parameters = calloc(n, sizeof *plan->parameters);
    size_t *label = calloc(n, sizeof *label);
    char *taken = calloc(n, 1);
    if (plan->factors == NULL || plan->parameters == NULL || label == NULL || taken == NULL) {
        free(label);
        free(taken);
        return no_memory(error);
    }
    join(scenario, label);
    for (size_t i = 0; i < list->n; i++) {
        if (!taken[list->parameters[i]]) {
            used = add_factor(plan, scenario, label, taken, list->parameters[i], used);
        }
    }
    add_factor(plan, scenario, label, taken, n, used);
    if (luck) {
        plan->factors[plan->n_factors++] = (struct sobol_factor){.kind = SOBOL_LUCK};
    }
    free(label);
    free(taken);
    return 0;
}

static int make_passes(struct sobol_plan *plan, const struct scenario *scenario, uint32_t blocks,
                       struct error *error) {
    plan->passes = calloc(2 + plan->n_factors, sizeof *plan->passes);
    plan->replaced = calloc(scenario->n_assumptions, sizeof *plan->replaced);
    if (plan->passes == NULL || plan->replaced == NULL) {
        return no_memory(error);
    }
    struct replacement *next = plan->replaced;
    uint32_t fresh = blocks_fresh(scenario->monte_carlo.design, blocks);
    plan->passes[1] = (struct pass){.parameters = fresh, .luck = blocks};
    for (size_t f = 0; f < plan->n_factors; f++) {
        const struct sobol_factor *factor = &plan->factors[f];
        plan->passes[2 + f] = (struct pass){.luck = factor->kind == SOBOL_LUCK ? blocks : 0,
                                            .other = fresh,
                                            .n_replaced = factor->n,
                                            .replaced = factor->n > 0 ? next : NULL};
        for (size_t i = 0; i < factor->n; i++) {
            *next++ = (struct replacement){.parameter = factor->parameters[i]};
        }
    }
    return 0;
}

int sobol_plan(const struct scenario *scenario, size_t n, const size_t *asked, uint32_t samples,
               uint16_t inner, struct sobol_plan *plan, struct error *error) {
    *plan = (struct sobol_plan){0};
    struct passes_list list = {0};
    uint16_t runs = inner > 0 ? inner : scenario->monte_carlo.inner;
    uint32_t blocks = samples / SCENARIO_BLOCK + (samples % SCENARIO_BLOCK != 0);
    int code = passes_list_init(&list, scenario, n, asked, error);
    code = code == 0 ? make_factors(plan, scenario, &list, runs == 1, error) : code;
    code = code == 0 ? make_passes(plan, scenario, blocks, error) : code;
    if (code == 0) {
        code = passes_study(scenario, 2 + plan->n_factors, plan->passes, samples, inner,
                            &plan->study, error);
    }
    passes_list_free(&list);
    if (code != 0) {
        sobol_plan_free(plan);
    }
    return code;
}

void sobol_plan_free(struct sobol_plan *self) {
    free(self->factors);
    free(self->parameters);
    free(self->passes);
    free(self->replaced);
    *self = (struct sobol_plan){0};
}

/* ---- Reduction ---- */

/* Sums over the samples of each block of what estimators are made of. */
struct sums {
    const struct draws *shape;
    size_t blocks;
    double centre;
    double least;     /* sum of variances that rounding alone may make */
    double *variance; /* [block] */
    double *first;    /* [block] covariance part of one factor */
    double *total;    /* [block] half of squared differences of one factor */
    double *all;      /* [block] first, over factors */
};

/* Mean over pairs of different inner runs of the product of x - centre; with one run its square.
 * x = a - b when b is given. */
static double product(const double *a, const double *b, size_t inner, double centre) {
    double sum = 0, squares = 0;
    for (size_t m = 0; m < inner; m++) {
        double x = a[m] - (b != NULL ? b[m] : centre);
        sum += x;
        squares += x * x;
    }
    double runs = (double)inner;
    return inner == 1 ? squares : (sum * sum - squares) / (runs * (runs - 1));
}

static double average(const double *a, size_t inner) {
    double sum = 0;
    for (size_t m = 0; m < inner; m++) {
        sum += a[m];
    }
    return sum / (double)inner;
}

static void add_variance(struct sums *sums, const double *a, const double *b) {
    size_t inner = sums->shape->inner;
    for (size_t s = 0; s < sums->shape->samples; s++) {
        double both = product(a + s * inner, NULL, inner, sums->centre) +
                      product(b + s * inner, NULL, inner, sums->centre);
        sums->variance[s / sums->shape->block] += both / 2;
    }
}

/* Saltelli et al. (2010), table 2 (b), with f(B) centred; Jansen (1999), table 2 (f). */
static void add_factor_sums(struct sums *sums, const double *a, const double *b,
                            const double *mixed) {
    size_t inner = sums->shape->inner;
    for (size_t block = 0; block < sums->blocks; block++) {
        sums->first[block] = 0;
        sums->total[block] = 0;
    }
    for (size_t s = 0; s < sums->shape->samples; s++) {
        size_t at = s * inner, block = s / sums->shape->block;
        double first = (average(b + at, inner) - sums->centre) *
                       (average(mixed + at, inner) - average(a + at, inner));
        sums->first[block] += first;
        sums->all[block] += first;
        sums->total[block] += product(a + at, mixed + at, inner, 0) / 2;
    }
}

static double sum_of(const double *x, size_t n) {
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        sum += x[i];
    }
    return sum;
}

/* Ratio of sums over blocks to the sum of variances, with a delete-one-block jackknife. */
static struct sobol_index index_of(const struct sums *sums, const double *part, double tolerance) {
    const double none = (double)NAN;
    struct sobol_index self = {.value = none, .se = none, .low = none, .high = none};
    double all = sum_of(part, sums->blocks), variance = sum_of(sums->variance, sums->blocks);
    if (!(variance > sums->least)) {
        return self;
    }
    self.value = all / variance;
    if (sums->blocks < MOMENTS_MIN_BLOCKS) {
        return self;
    }
    double mean = 0, m2 = 0, n = (double)sums->blocks;
    for (size_t b = 0; b < sums->blocks; b++) {
        double left = variance - sums->variance[b];
        double without = left > sums->least ? (all - part[b]) / left : none, step = without - mean;
        mean += step / (double)(b + 1);
        m2 += step * (without - mean);
    }
    double half = draws_t(sums->blocks) * sqrt(m2 * (n - 1) / n);
    self.se = sqrt(m2 * (n - 1) / n);
    self.low = self.value - half;
    self.high = self.value + half;
    self.converged = half <= tolerance;
    return self;
}

static int check(const struct draws *shape, size_t n, const double *const *y, double tolerance,
                 struct error *error) {
    if (n == 0 || !(tolerance > 0)) {
        return error_set(error, FONDSIM_DOMAIN, "%zu factors at a tolerance of %g: not possible", n,
                         tolerance);
    }
    int code = draws_check(shape, error);
    for (size_t p = 0; code == 0 && p < n + 2; p++) {
        char what[32] = "matrix A";
        if (p == 1) {
            snprintf(what, sizeof what, "matrix B");
        } else if (p > 1) {
            snprintf(what, sizeof what, "factor %zu", p - 2);
        }
        code = draws_finite(shape, y[p], what, error);
    }
    return code;
}

/* The mean over A and B, sample by sample, and the luck in A. */
static void fill_mean(const struct draws *shape, const double *a, const double *b, double *work,
                      struct sobol *self) {
    for (size_t s = 0; s < shape->samples; s++) {
        size_t at = s * shape->inner;
        work[s] = (average(a + at, shape->inner) + average(b + at, shape->inner)) / 2;
    }
    self->mean = draws_mean(work, shape->samples, shape->block);
    self->luck = draws_luck(shape, a);
}

static void fill_rows(struct sums *sums, const double *const *y, double tolerance,
                      struct sobol *self) {
    const struct draws *shape = sums->shape;
    double samples = (double)shape->samples, blocks = (double)sums->blocks, m2 = 0;
    add_variance(sums, y[0], y[1]);
    double variance = sum_of(sums->variance, sums->blocks);
    for (size_t b = 0; b < sums->blocks; b++) {
        double step = sums->variance[b] - variance / blocks;
        m2 += step * step;
    }
    self->variance = variance / samples;
    self->variance_se = sums->blocks < MOMENTS_MIN_BLOCKS
                            ? (double)NAN
                            : sqrt(m2 * blocks / (blocks - 1)) / samples;
    self->converged = 1;
    for (size_t f = 0; f < self->n; f++) {
        add_factor_sums(sums, y[0], y[1], y[2 + f]);
        struct sobol_row *row = &self->rows[f];
        row->first = index_of(sums, sums->first, tolerance);
        row->total = index_of(sums, sums->total, tolerance);
        self->converged = self->converged && row->first.converged && row->total.converged;
    }
    self->sum = index_of(sums, sums->all, tolerance);
}

int sobol_reduce(const struct draws *shape, size_t n, const double *const *y, double tolerance,
                 struct sobol *self, struct error *error) {
    *self = (struct sobol){.n = n};
    int code = check(shape, n, y, tolerance, error);
    if (code != 0) {
        return code;
    }
    struct sums sums = {.shape = shape, .blocks = draws_blocks(shape)};
    double *work = calloc(4 * sums.blocks + shape->samples, sizeof *work);
    self->rows = calloc(n, sizeof *self->rows);
    if (work == NULL || self->rows == NULL) {
        free(work);
        sobol_free(self);
        return no_memory(error);
    }
    sums.variance = work;
    sums.first = work + sums.blocks;
    sums.total = work + 2 * sums.blocks;
    sums.all = work + 3 * sums.blocks;
    fill_mean(shape, y[0], y[1], work + 4 * sums.blocks, self);
    sums.centre = self->mean.mean;
    sums.least = (double)shape->samples * pow(1e-13 * sums.centre, 2);
    fill_rows(&sums, y, tolerance, self);
    free(work);
    return 0;
}

void sobol_free(struct sobol *self) {
    free(self->rows);
    *self = (struct sobol){0};
}
