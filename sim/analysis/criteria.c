/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks, averages and scale of several criteria. Knows no outcome, store or plot. */
#include "sim/analysis/criteria.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "sim/core/stats.h"

static int check_scale(const struct criteria *self, size_t k, struct error *error) {
    if (self->better[k] != 1 && self->better[k] != -1) {
        return error_set(error, FONDSIM_DOMAIN, "criterion %zu has no direction: it ranks nothing",
                         k);
    }
    if ((self->worst == NULL) != (self->best == NULL)) {
        return error_set(error, FONDSIM_DOMAIN, "one end of the scale of criteria is missing");
    }
    if (self->worst != NULL && (!isfinite(self->worst[k]) || !isfinite(self->best[k]) ||
                                !(self->better[k] * (self->best[k] - self->worst[k]) > 0))) {
        return error_set(error, FONDSIM_DOMAIN, "criterion %zu: no scale from worst %g to best %g",
                         k, self->worst[k], self->best[k]);
    }
    return 0;
}

static int check(const struct criteria *self, struct error *error) {
    int code = draws_check(&self->shape, error);
    if (code == 0 && (self->n_criteria == 0 || self->n_options == 0)) {
        code = error_set(error, FONDSIM_DOMAIN, "%zu criteria and %zu options: nothing to rank",
                         self->n_criteria, self->n_options);
    }
    for (size_t k = 0; k < self->n_criteria && code == 0; k++) {
        code = check_scale(self, k, error);
        for (size_t p = 0; p < self->n_options && code == 0; p++) {
            char what[64];
            snprintf(what, sizeof what, "criterion %zu, option %zu", k, p);
            code = draws_finite(&self->shape, self->values[k * self->n_options + p], what, error);
        }
    }
    return code;
}

int criteria_average(const struct criteria *self, struct criteria_draws *draws,
                     struct error *error) {
    *draws = (struct criteria_draws){0};
    int code = check(self, error);
    if (code != 0) {
        return code;
    }
    size_t n = self->n_criteria * self->n_options;
    draws->averages = calloc(n, sizeof *draws->averages);
    draws->means = calloc(n, sizeof *draws->means);
    int enough = draws->averages != NULL && draws->means != NULL;
    for (size_t i = 0; i < n && enough; i++) {
        draws->averages[i] = calloc(self->shape.samples, sizeof **draws->averages);
        draws->n = i + 1;
        enough = draws->averages[i] != NULL;
        if (enough) {
            draws_average(&self->shape, self->values[i], draws->averages[i]);
            draws->means[i] = stats_mean(draws->averages[i], self->shape.samples);
        }
    }
    if (!enough) {
        criteria_draws_free(draws);
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    return 0;
}

void criteria_draws_free(struct criteria_draws *self) {
    for (size_t i = 0; self->averages != NULL && i < self->n; i++) {
        free(self->averages[i]);
    }
    free(self->averages);
    free(self->means);
    *self = (struct criteria_draws){0};
}

void criteria_scale(const struct criteria *self, size_t criterion, const double *means,
                    double *worst, double *best) {
    if (self->worst != NULL) {
        *worst = self->worst[criterion];
        *best = self->best[criterion];
        return;
    }
    double low = means[0], high = means[0];
    for (size_t p = 1; p < self->n_options; p++) {
        low = fmin(low, means[p]);
        high = fmax(high, means[p]);
    }
    *worst = self->better[criterion] > 0 ? low : high;
    *best = self->better[criterion] > 0 ? high : low;
}

/* 1 when the options of the lowest and of the highest mean are told apart. */
static int swing_resolved(const struct criteria *self, const struct criteria_draws *draws,
                          size_t criterion, double *work) {
    size_t n = self->n_options, low = criterion * n, high = low;
    for (size_t i = criterion * n; i < (criterion + 1) * n; i++) {
        low = draws->means[i] < draws->means[low] ? i : low;
        high = draws->means[i] > draws->means[high] ? i : high;
    }
    for (size_t s = 0; s < self->shape.samples; s++) {
        work[s] = draws->averages[high][s] - draws->averages[low][s];
    }
    struct draws_mean swing = draws_mean(work, self->shape.samples, self->shape.block);
    return draws_resolved(swing.mean, swing.se, draws_blocks(&self->shape));
}

int criteria_scales(const struct criteria *self, const struct criteria_draws *draws,
                    struct criteria_scales *scales, struct error *error) {
    size_t n = self->n_criteria;
    *scales = (struct criteria_scales){
        .worst = calloc(n, sizeof *scales->worst),
        .best = calloc(n, sizeof *scales->best),
        .resolved = calloc(n, sizeof *scales->resolved),
    };
    double *work = calloc(self->shape.samples, sizeof *work);
    if (scales->worst == NULL || scales->best == NULL || scales->resolved == NULL || work == NULL) {
        free(work);
        criteria_scales_free(scales);
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    for (size_t k = 0; k < n; k++) {
        criteria_scale(self, k, draws->means + k * self->n_options, &scales->worst[k],
                       &scales->best[k]);
        scales->resolved[k] = self->worst != NULL || swing_resolved(self, draws, k, work);
    }
    free(work);
    return 0;
}

void criteria_scales_free(struct criteria_scales *self) {
    free(self->worst);
    free(self->best);
    free(self->resolved);
    *self = (struct criteria_scales){0};
}

double criteria_scaled(double value, double worst, double best) {
    return best != worst ? (value - worst) / (best - worst) : 0;
}
