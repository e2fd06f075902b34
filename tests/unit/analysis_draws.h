/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws for tests of analyses: normal numbers at addresses, patterns with exact means, comparisons.
 * Knows no analysis. */
#ifndef FONDSIM_TESTS_UNIT_ANALYSIS_DRAWS_H
#define FONDSIM_TESTS_UNIT_ANALYSIS_DRAWS_H

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "sim/core/law.h"
#include "sim/core/random.h"

/* Fails unless found is within tolerance * max(1, |expected|) of expected. */
static inline void assert_close(double found, double expected, double tolerance) {
    if (!(fabs(found - expected) <= tolerance * fmax(1, fabs(expected)))) {
        fail_msg("found %.15g, expected %.15g", found, expected);
    }
}

/* Fails unless found is within k standard errors of expected; an unknown error fails. */
static inline void assert_within(double found, double expected, double se, double k) {
    if (!(fabs(found - expected) <= k * se)) {
        fail_msg("found %.10g +- %.3g, expected %.10g", found, se, expected);
    }
}

/* A standard normal number. */
static inline double normal_at(uint32_t seed, size_t sample, uint32_t entity) {
    return normal_quantile(random_uniform(
        (struct address){.seed = seed, .sample = (uint32_t)sample, .entity = entity}));
}

/* Memory that a test cannot do without. */
static inline double *numbers(size_t n) {
    double *x = calloc(n, sizeof *x);
    if (x == NULL) {
        abort();
    }
    return x;
}

#endif
