/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gains over the best option, and the expected value of perfect information. Pure. */
#include "sim/analysis/voi.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "sim/analysis/regression.h"
#include "sim/core/moments.h"
#include "sim/core/stats.h"

static int no_memory(struct error *error) {
    error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    return FONDSIM_NO_MEMORY;
}

int voi_threads(int asked, size_t jobs) {
    int all = 0;
    if (asked < 1) {
#pragma omp parallel reduction(+ : all)
        all += 1;
    }
    int threads = asked < 1 ? all : asked;
    return (size_t)threads < jobs ? threads : jobs > 0 ? (int)jobs : 1;
}

/* ---- gains */

static int allocate(struct voi_gains *self, struct error *error) {
    self->gain = calloc(self->others + 1, sizeof *self->gain);
    for (size_t d = 0; self->gain != NULL && d <= self->others; d++) {
        self->gain[d] = malloc(self->n * sizeof *self->gain[d]);
        if (self->gain[d] == NULL) {
            return no_memory(error);
        }
    }
    return self->gain == NULL ? no_memory(error) : 0;
}

/* Averages stand in gain[option]; takes those of the best option off and moves the others together.
 */
static void take_best_off(struct voi_gains *self) {
    double highest = stats_mean(self->gain[0], self->n);
    for (size_t d = 1; d <= self->others; d++) {
        double mean = stats_mean(self->gain[d], self->n);
        if (mean > highest) {
            highest = mean;
            self->best = d;
        }
    }
    double *best = self->gain[self->best];
    for (size_t d = 0; d <= self->others; d++) {
        for (size_t i = 0; d != self->best && i < self->n; i++) {
            self->gain[d][i] -= best[i];
        }
    }
    free(best);
    for (size_t d = self->best; d < self->others; d++) {
        self->gain[d] = self->gain[d + 1];
    }
    self->gain[self->others] = NULL;
}

int voi_gains_init(struct voi_gains *self, const struct voi_input *input, struct error *error) {
    *self = (struct voi_gains){0};
    int status = draws_check(&input->shape, error);
    if (status != 0) {
        return status;
    }
    if (input->n_options == 0) {
        error_set(error, FONDSIM_DOMAIN, "no option to choose");
        return FONDSIM_DOMAIN;
    }
    self->n = input->shape.samples;
    self->block = input->shape.block;
    self->blocks = draws_blocks(&input->shape);
    self->others = input->n_options - 1;
    for (size_t d = 0; status == 0 && d <= self->others; d++) {
        char what[64];
        snprintf(what, sizeof what, "net benefit of option %zu", d);
        status = draws_finite(&input->shape, input->benefit[d], what, error);
    }
    if (status == 0) {
        status = allocate(self, error);
    }
    if (status != 0) {
        voi_gains_free(self);
        return status;
    }
    for (size_t d = 0; d <= self->others; d++) {
        draws_average(&input->shape, input->benefit[d], self->gain[d]);
    }
    take_best_off(self);
    return 0;
}

void voi_gains_free(struct voi_gains *self) {
    for (size_t d = 0; self->gain != NULL && d <= self->others; d++) {
        free(self->gain[d]);
    }
    free(self->gain);
    *self = (struct voi_gains){0};
}

/* Sum over rows [from, to). */
static double sum_of(const double *x, size_t from, size_t to) {
    double sum = 0;
    for (size_t i = from; i < to; i++) {
        sum += x[i];
    }
    return sum;
}

/* Mean of values less the highest mean of gains, without rows [from, to). */
static double excess_without(const struct voi_gains *gains, const double *values, size_t from,
                             size_t to) {
    double n = (double)(gains->n - (to - from)), highest = 0;
    for (size_t d = 0; d < gains->others; d++) {
        const double *gain = gains->gain[d];
        highest = fmax(highest, (sum_of(gain, 0, from) + sum_of(gain, to, gains->n)) / n);
    }
    return (sum_of(values, 0, from) + sum_of(values, to, gains->n)) / n - highest;
}

double voi_excess(const struct voi_gains *gains, const double *values, double *se) {
    size_t group[REGRESSION_MOST_GROUPS + 1];
    size_t groups = regression_groups(gains->n, gains->block, group);
    double without[REGRESSION_MOST_GROUPS];
    *se = (double)NAN;
    if (gains->blocks >= MOMENTS_MIN_BLOCKS) {
        for (size_t g = 0; g < groups; g++) {
            without[g] = excess_without(gains, values, group[g], group[g + 1]);
        }
        *se = stats_jackknife_error(without, groups);
    }
    return excess_without(gains, values, gains->n, gains->n);
}

/* ---- perfect information */

static void plug_in(const struct voi_gains *gains, double *values) {
    for (size_t i = 0; i < gains->n; i++) {
        values[i] = 0;
        for (size_t d = 0; d < gains->others; d++) {
            values[i] = fmax(values[i], gains->gain[d][i]);
        }
    }
}

static double mean_of_runs(const double *runs, const double *best, size_t from, size_t to) {
    double sum = 0;
    for (size_t m = from; m < to; m++) {
        sum += runs[m] - best[m];
    }
    return sum / (double)(to - from);
}

/* Chosen on inner runs [0, half) and valued on the others, and the other way round. */
static void split_halves(const struct voi_input *input, size_t best, double *values) {
    size_t inner = input->shape.inner, half = inner / 2;
    for (size_t i = 0; i < input->shape.samples; i++) {
        const double *reference = input->benefit[best] + i * inner;
        double chosen[2] = {0, 0}, valued[2] = {0, 0};
        for (size_t d = 0; d < input->n_options; d++) {
            const double *runs = input->benefit[d] + i * inner;
            double halves[2] = {mean_of_runs(runs, reference, 0, half),
                                mean_of_runs(runs, reference, half, inner)};
            for (int h = 0; h < 2; h++) {
                if (halves[h] > chosen[h]) {
                    chosen[h] = halves[h];
                    valued[h] = halves[1 - h];
                }
            }
        }
        values[i] = (valued[0] + valued[1]) / 2;
    }
}

/* Variance within samples (of one run) and between averages, summed over the gains. */
static void fill_luck(const struct voi_input *input, const struct voi_gains *gains,
                      struct voi_evpi *self) {
    size_t inner = input->shape.inner, n = gains->n;
    double within = 0, between = 0, m = (double)inner;
    const double *best = input->benefit[gains->best];
    for (size_t d = 0, other = 0; d < input->n_options; d++) {
        if (d == gains->best) {
            continue;
        }
        const double *gain = gains->gain[other++], *runs = input->benefit[d];
        double squares = 0;
        for (size_t r = 0; r < n * inner; r++) {
            double away = runs[r] - best[r] - gain[r / inner];
            squares += away * away;
        }
        within += squares / (m - 1) / (double)n;
        between += n > 1 ? stats_variance(gain, n) : 0;
    }
    double parameters = between - within / m;
    if (within <= 0) {
        self->luck = between > 0 ? 0 : (double)NAN;
        self->inner_needed = between > 0 ? 1 : 0;
        return;
    }
    self->luck = parameters > 0 ? within / m / parameters : (double)INFINITY;
    double needed = parameters > 0 ? ceil(within / parameters / VOI_LUCK) : 0;
    self->inner_needed = needed < 1e9 ? (size_t)needed : 0;
}

int voi_evpi(const struct voi_input *input, struct voi_evpi *self, struct error *error) {
    *self = (struct voi_evpi){.low = (double)NAN, .low_se = (double)NAN, .luck = (double)NAN};
    struct voi_gains gains;
    int status = voi_gains_init(&gains, input, error);
    if (status != 0) {
        return status;
    }
    double *values = calloc(gains.n + 1, sizeof *values);
    if (values == NULL) {
        voi_gains_free(&gains);
        return no_memory(error);
    }
    self->best = gains.best;
    self->benefit = stats_mean(input->benefit[gains.best], draws_count(&input->shape));
    plug_in(&gains, values);
    self->high = voi_excess(&gains, values, &self->high_se);
    if (input->shape.inner > 1) {
        split_halves(input, gains.best, values);
        self->low = fmax(0, voi_excess(&gains, values, &self->low_se));
        fill_luck(input, &gains, self);
    }
    free(values);
    voi_gains_free(&gains);
    return 0;
}
