/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The normal case whose values of information are known: two options, p1 ~ N(1, 1), p2 ~ N(0, 4),
 * net benefits p1 and p2. Knows no analysis. */
#ifndef FONDSIM_TESTS_UNIT_VOI_NORMAL_H
#define FONDSIM_TESTS_UNIT_VOI_NORMAL_H

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>

#include "sim/analysis/voi.h"
#include "tests/unit/analysis_draws.h"

/* E[max(0, N(m, s^2))] - max(0, m) = s (phi(d) - d (1 - Phi(d))), d = |m| / s. */
static inline double normal_loss(double m, double s) {
    double d = fabs(m) / s;
    return s * (gsl_ran_ugaussian_pdf(d) - d * gsl_cdf_ugaussian_Q(d));
}

struct normal_case {
    double *p[2];
    const double *benefit[2];
    double mean_first; /* of p1 in these draws */
    struct voi_input input;
};

static inline void normal_case_init(struct normal_case *self, uint32_t seed, size_t n) {
    *self = (struct normal_case){.p = {numbers(n), numbers(n)}};
    for (size_t i = 0; i < n; i++) {
        self->p[0][i] = 1 + normal_at(seed, i, 1);
        self->p[1][i] = 2 * normal_at(seed, i, 2);
        self->mean_first += self->p[0][i] / (double)n;
    }
    self->benefit[0] = self->p[0];
    self->benefit[1] = self->p[1];
    self->input = (struct voi_input){.shape = {n, 1, 1},
                                     .n_options = 2,
                                     .benefit = self->benefit,
                                     .n_parameters = 2,
                                     .theta = (const double *const *)self->p};
}

static inline void normal_case_free(struct normal_case *self) {
    free(self->p[0]);
    free(self->p[1]);
}

#endif
