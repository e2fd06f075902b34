/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The step-up procedure of Benjamini and Hochberg. */
#include "sim/analysis/false_share.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

#include "sim/core/error.h"
#include "sim/core/moments.h"

double partial_rank_p(const struct partial_rank *rank) {
    double r = rank->coefficient, stretch = 1 - r * r;
    if (isnan(rank->se) || isnan(r)) {
        return (double)NAN;
    }
    if (!(stretch > 1e-12) || !(rank->se > 0)) {
        return rank->resolved ? 0 : 1;
    }
    /* Fisher's scale, as the interval: the error of atanh(r) is se / (1 - r^2). */
    double t = fabs(atanh(r)) * stretch / rank->se;
    return 2 * gsl_cdf_tdist_Q(t, MOMENTS_MIN_BLOCKS - 1);
}

struct probability {
    double p;
    size_t at;
};

static int by_probability(const void *a, const void *b) {
    const struct probability *x = a, *y = b;
    return x->p < y->p ? -1 : x->p > y->p;
}

int false_share_adjust(size_t n, double *p) {
    struct probability *known = malloc((n + 1) * sizeof *known);
    size_t m = 0;
    if (known == NULL) {
        return FONDSIM_NO_MEMORY;
    }
    for (size_t i = 0; i < n; i++) {
        if (!isnan(p[i])) {
            known[m++] = (struct probability){p[i], i};
        }
    }
    qsort(known, m, sizeof *known, by_probability);
    double least = 1;
    for (size_t k = m; k-- > 0;) {
        least = fmin(least, known[k].p * (double)m / (double)(k + 1));
        p[known[k].at] = least;
    }
    free(known);
    return 0;
}
