/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves between levels against the theory of Markov chains: matrix powers, exponentials, absorption
 * times, first passages. Never knows how the model draws a move. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_blas.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_matrix.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "tests/theory/theory.h"
#include "tests/unit/test_seed.h"

enum { LEVELS = 6, STEPS = 1200, TEXT = 4096 };

/* Annual intensities of moves between n levels, q[from][to]; 0: no such move. */
struct generator {
    int n;
    double q[LEVELS][LEVELS];
};

static const struct generator ladder = {
    4,
    {{0, 0.3, 0.05}, {0.1, 0, 0.25, 0}, {0.02, 0.08, 0, 0.15}, {0, 0, 0.06, 0}},
};
static const struct generator illness = {3, {{0, 0.2, 0.1}, {0, 0, 0.5}}};
static const struct generator mild_illness = {3, {{0, 0.2, 0.1}, {0, 0, 0.3}}};

/* ------------------------------------------------------------------ theory */

/* One step of length d years (models/README.md, section 5.1, without covariates): it leaves with
 * probability 1 - exp(-H d), H the sum of its intensities, in proportion to them. */
static gsl_matrix *one_step(const struct generator *g, double d) {
    gsl_matrix *p = gsl_matrix_calloc((size_t)g->n, (size_t)g->n);
    for (int a = 0; a < g->n; a++) {
        double total = 0;
        for (int b = 0; b < g->n; b++)
            total += g->q[a][b];
        for (int b = 0; b < g->n && total > 0; b++)
            gsl_matrix_set(p, (size_t)a, (size_t)b, -expm1(-total * d) * g->q[a][b] / total);
        gsl_matrix_set(p, (size_t)a, (size_t)a, exp(-total * d));
    }
    return p;
}

/* p to the power n; frees p. */
static gsl_matrix *power(gsl_matrix *p, unsigned n) {
    gsl_matrix *result = gsl_matrix_alloc(p->size1, p->size2);
    gsl_matrix *scratch = gsl_matrix_alloc(p->size1, p->size2);
    gsl_matrix_set_identity(result);
    for (; n > 0; n >>= 1) {
        if (n & 1U) {
            gsl_blas_dgemm(CblasNoTrans, CblasNoTrans, 1.0, result, p, 0.0, scratch);
            gsl_matrix_memcpy(result, scratch);
        }
        gsl_blas_dgemm(CblasNoTrans, CblasNoTrans, 1.0, p, p, 0.0, scratch);
        gsl_matrix_memcpy(p, scratch);
    }
    gsl_matrix_free(scratch);
    gsl_matrix_free(p);
    return result;
}

/* exp(Q t), by GSL. */
static gsl_matrix *exponential(const struct generator *g, double t) {
    gsl_matrix *q = gsl_matrix_calloc((size_t)g->n, (size_t)g->n);
    gsl_matrix *result = gsl_matrix_alloc((size_t)g->n, (size_t)g->n);
    for (size_t a = 0; a < (size_t)g->n; a++) {
        for (size_t b = 0; b < (size_t)g->n; b++) {
            gsl_matrix_set(q, a, b, gsl_matrix_get(q, a, b) + g->q[a][b] * t);
            gsl_matrix_set(q, a, a, gsl_matrix_get(q, a, a) - g->q[a][b] * t);
        }
    }
    assert_int_equal(gsl_linalg_exponential_ss(q, result, GSL_PREC_DOUBLE), 0);
    gsl_matrix_free(q);
    return result;
}

/* Largest difference; frees the first. */
static double distance(gsl_matrix *a, const gsl_matrix *b) {
    gsl_matrix_sub(a, b);
    double most = fmax(fabs(gsl_matrix_max(a)), fabs(gsl_matrix_min(a)));
    gsl_matrix_free(a);
    return most;
}

/* ------------------------------------------------------------------ the model */

static const char *const step_names[] = {"year", "semester", "quarter", "month"};
static const int per_year[] = {1, 2, 4, 12};

/* A scenario of these moves; cohort "c<l>" of n ecosystems starts at level l, for each bit l of
 * `starts`. Intensity -ln(1 - p) gives p back. */
static void open_chain(struct theory *self, const struct generator *g, unsigned starts, int n,
                       int step, int years, uint32_t seed) {
    char text[TEXT] = "", line[512];
    (void)snprintf(text, sizeof text,
                   "name: chain\ntime: {start: 2000, last_award: 2000, end: %d, step: %s}\n",
                   2000 + years - 1, step_names[step]);
    strcat(text, "levels: [l0");
    for (int l = 1; l < g->n; l++) {
        (void)snprintf(line, sizeof line, ", l%d", l);
        strcat(text, line);
    }
    strcat(text, "]\nmaturity:\n  frailty: 0\n  moves:\n");
    for (int a = 0; a < g->n; a++) {
        for (int b = 0; b < g->n; b++) {
            (void)snprintf(line, sizeof line, "    - {from: l%d, to: l%d, annual: %.17g}\n", a, b,
                           -expm1(-g->q[a][b]));
            if (g->q[a][b] > 0)
                strcat(text, line);
        }
    }
    strcat(text, "cohorts:\n");
    for (int l = 0; l < g->n; l++) {
        (void)snprintf(line, sizeof line,
                       "  - {name: c%d, ecosystems: %d, entry: 2000, maturity: {l%d: 1}}\n", l, n,
                       l);
        if (starts >> l & 1U)
            strcat(text, line);
    }
    strcat(text, THEORY_NO_FUND THEORY_QUIET);
    assert_true(strlen(text) < sizeof text - 1);
    theory_open(self, text, test_seed(seed));
}

/* What is counted while worlds run. */
struct census {
    double at[STEPS][LEVELS]; /* ecosystems by step and level, all cohorts */
    double absorbed_below, absorbed_above;
    struct sample passage[LEVELS]; /* steps until absorption, by cohort */
    int steps[1 << 13];            /* of each ecosystem so far; -1 when absorbed */
};

static void count_levels(void *context, const struct world *world, const struct cell *cell,
                         int portfolio, int step) {
    struct census *self = context;
    (void)portfolio;
    for (int i = 0; i < world->n; i++)
        self->at[step][cell->level[i]] += 1.0;
}

/* Steps until a level outside (absorbed_below, absorbed_above) is reached. */
static void count_passage(void *context, const struct world *world, const struct cell *cell,
                          int portfolio, int step) {
    struct census *self = context;
    (void)portfolio;
    for (int i = 0; i < world->n; i++) {
        if (step == 0)
            self->steps[i] = 0;
        if (self->steps[i] < 0)
            continue;
        self->steps[i]++;
        double level = cell->level[i];
        if (level <= self->absorbed_below || level >= self->absorbed_above) {
            sample_add(&self->passage[world->cohort[i]], self->steps[i]);
            self->steps[i] = -1;
        }
    }
}

static void run_worlds(struct theory *self, int worlds, model_observer observer,
                       struct census *census) {
    theory_observe(self, observer, census);
    for (int k = 0; k < worlds; k++)
        theory_run(self, (uint32_t)k, 0);
}

/* ------------------------------------------------------------------ tests */

/* 4 steps lengths, 4 dates, 4 levels: false-alarm rate 64 * 6.4e-5 = 0.004 in all. */
static void test_shares_follow_the_matrix_power(void **state) {
    (void)state;
    static const int years[] = {1, 3, 5, 8};
    for (int s = 0; s < 4; s++) {
        struct theory self;
        static struct census census;
        memset(&census, 0, sizeof census);
        open_chain(&self, &ladder, 1U, 2000, s, 8, 11);
        run_worlds(&self, 10, count_levels, &census);
        for (int k = 0; k < 4; k++) {
            int steps = years[k] * per_year[s];
            gsl_matrix *p = power(one_step(&ladder, 1.0 / per_year[s]), (unsigned)steps);
            for (int l = 0; l < 4; l++)
                assert_share(step_names[s], census.at[steps - 1][l], 20000,
                             gsl_matrix_get(p, 0, (size_t)l));
            gsl_matrix_free(p);
        }
        theory_close(&self);
    }
}

/* The same worlds, where the step is a year, are far from the exponential: the tolerance above can
 * tell the two. Yearly step: bias at level l0 in year 8 over 10 standard errors. */
static void test_a_long_step_is_not_the_exponential(void **state) {
    (void)state;
    struct theory self;
    static struct census census;
    memset(&census, 0, sizeof census);
    open_chain(&self, &ladder, 1U, 2000, 0, 8, 11);
    run_worlds(&self, 10, count_levels, &census);
    gsl_matrix *limit = exponential(&ladder, 8);
    double worst = 0;
    for (int l = 0; l < 4; l++) {
        double p = gsl_matrix_get(limit, 0, (size_t)l);
        worst = fmax(worst, fabs(census.at[7][l] / 20000 - p) / sqrt(p * (1 - p) / 20000));
    }
    assert_true(worst > 10.0);
    gsl_matrix_free(limit);
    theory_close(&self);
}

/* Error of the matrix power at 8 years: e(d) = c d + O(d^2), so e(d1) / e(d2) is d1 / d2 within
 * what the second order can do here, a tenth; Richardson's 2 P(d/2) - P(d) leaves O(d^2). */
static void test_power_converges_to_the_exponential(void **state) {
    (void)state;
    double errors[4];
    gsl_matrix *limit = exponential(&ladder, 8);
    for (int s = 0; s < 4; s++)
        errors[s] = distance(
            power(one_step(&ladder, 1.0 / per_year[s]), 8U * (unsigned)per_year[s]), limit);
    for (int s = 1; s < 4; s++) {
        double ratio = errors[s - 1] / errors[s], steps = (double)per_year[s] / per_year[s - 1];
        assert_close("ratio of errors", ratio / steps, 1.0, 0.1);
    }
    assert_close("bias of a quarter", errors[2], 0.01099, 1e-4);
    gsl_matrix *fine = power(one_step(&ladder, 1.0 / 8192), 8U * 8192);
    gsl_matrix *coarse = power(one_step(&ladder, 1.0 / 4096), 8U * 4096);
    gsl_matrix_scale(fine, 2.0);
    gsl_matrix_sub(fine, coarse);
    assert_true(distance(fine, limit) < 1e-7);
    gsl_matrix_free(coarse);
    gsl_matrix_free(limit);
}

static void assert_row(const struct generator *g, double t, const double *expected) {
    gsl_matrix *exact = exponential(g, t);
    for (size_t l = 0; l < 3; l++)
        assert_close("exponential", gsl_matrix_get(exact, 0, l), expected[l], 1e-9);
    gsl_matrix_free(exact);
}

/* Published to ten decimals; and in the model, by month, against its own matrix power. False-alarm
 * rate 6 * 6.4e-5. */
static void test_illness_and_death(void **state) {
    (void)state;
    static const double two_years[] = {0.5488116361, 0.1809321949, 0.2702561690};
    static const double one_year[] = {0.7408182207, 0.1481636441, 0.1110181352};
    assert_row(&illness, 2.0, two_years);
    assert_row(&mild_illness, 1.0, one_year);
    const struct generator *generators[] = {&illness, &mild_illness};
    for (int k = 0; k < 2; k++) {
        struct theory self;
        static struct census census;
        memset(&census, 0, sizeof census);
        int years = 2 - k;
        open_chain(&self, generators[k], 1U, 2000, 3, years, 13);
        run_worlds(&self, 20, count_levels, &census);
        gsl_matrix *p = power(one_step(generators[k], 1.0 / 12), 12U * (unsigned)years);
        for (int l = 0; l < 3; l++)
            assert_share("illness", census.at[12 * years - 1][l], 40000,
                         gsl_matrix_get(p, 0, (size_t)l));
        gsl_matrix_free(p);
        theory_close(&self);
    }
}

/* Expected steps to absorption t = (I - P)^-1 1 of the transient states and their variances
 * (2 N - I) t - t^2 (Kemeny and Snell 1960). */
static void absorption(double means[4], double variances[4]) {
    gsl_matrix *a = gsl_matrix_calloc(4, 4), *n = gsl_matrix_alloc(4, 4);
    gsl_permutation *order = gsl_permutation_alloc(4);
    int sign;
    for (size_t i = 0; i < 4; i++) {
        gsl_matrix_set(a, i, i, 1.0);
        if (i > 0)
            gsl_matrix_set(a, i, i - 1, -0.5);
        if (i < 3)
            gsl_matrix_set(a, i, i + 1, -0.5);
    }
    gsl_linalg_LU_decomp(a, order, &sign);
    gsl_linalg_LU_invert(a, order, n);
    for (size_t i = 0; i < 4; i++) {
        means[i] = 0;
        for (size_t j = 0; j < 4; j++)
            means[i] += gsl_matrix_get(n, i, j);
    }
    for (size_t i = 0; i < 4; i++) {
        variances[i] = -means[i] - means[i] * means[i];
        for (size_t j = 0; j < 4; j++)
            variances[i] += 2.0 * gsl_matrix_get(n, i, j) * means[j];
    }
    gsl_permutation_free(order);
    gsl_matrix_free(n);
    gsl_matrix_free(a);
}

/* Sure moves (annual 100 %, capped at 1 - 10^-9) up or down alike: a fair walk on 0..5 that stops
 * at its ends. A hundred years leave 10^-9 of walks unabsorbed. False-alarm rate 4 * 6.4e-5. */
static void test_absorption_times(void **state) {
    (void)state;
    static const double published[] = {4, 6, 6, 4};
    double means[4], variances[4];
    absorption(means, variances);
    struct generator walk = {6, {{0}}};
    for (int l = 1; l < 5; l++)
        walk.q[l][l - 1] = walk.q[l][l + 1] = 50.0; /* annual is then 1 in doubles */
    struct theory self;
    static struct census census;
    memset(&census, 0, sizeof census);
    census.absorbed_above = 5;
    open_chain(&self, &walk, 0x1eU, 500, 0, 100, 17);
    run_worlds(&self, 20, count_passage, &census);
    for (int l = 0; l < 4; l++) {
        assert_close("expected time", means[l], published[l], 1e-12);
        assert_int_equal((int)census.passage[l].n, 10000);
        assert_mean("absorption", &census.passage[l], means[l], variances[l]);
    }
    theory_close(&self);
}

/* Steps to leave a level are geometric: mean 1 / p, variance (1 - p) / p^2; two in a row add up.
 * By semester over a hundred years, with p near 0.2, 10^-19 are left. False-alarm rate 3 * 6.4e-5.
 */
static void test_first_passage(void **state) {
    (void)state;
    static const struct generator two_moves = {3, {{0, 0.5, 0}, {0, 0, 0.4}}};
    double p = -expm1(-0.25), r = -expm1(-0.2);
    for (int target = 1; target <= 2; target++) {
        struct theory self;
        static struct census census;
        memset(&census, 0, sizeof census);
        census.absorbed_below = -1;
        census.absorbed_above = target;
        open_chain(&self, &two_moves, 1U, 2000, 1, 100, 19);
        run_worlds(&self, 5, count_passage, &census);
        assert_int_equal((int)census.passage[0].n, 10000);
        double mean = 1 / p, variance = (1 - p) / (p * p);
        if (target == 2) {
            mean += 1 / r;
            variance += (1 - r) / (r * r);
        } else { /* the shape too: no memory */
            assert_close("variance", sample_variance(&census.passage[0]) / variance, 1.0, 0.12);
        }
        assert_mean("first passage", &census.passage[0], mean, variance);
        theory_close(&self);
    }
}

/* Standard deviation of means over n and over 4 n worlds, 64 of each: their squared ratio is 4
 * times a Fisher variable with 63 and 63 degrees of freedom. Bounds at 3.2e-5 on each side. */
static void test_error_shrinks_as_the_root(void **state) {
    (void)state;
    struct theory self;
    open_chain(&self, &ladder, 3U, 10, 0, 8, 23);
    struct sample few = {0}, many = {0};
    uint32_t world = 0;
    for (int group = 0; group < 64; group++) {
        struct sample inside = {0}, wide = {0};
        for (int k = 0; k < 80; k++) {
            theory_run(&self, world++, 0);
            sample_add(k < 16 ? &inside : &wide, theory_get(&self, 0, -1, "level_years"));
        }
        sample_add(&few, sample_mean(&inside));
        sample_add(&many, sample_mean(&wide));
    }
    double ratio = sample_variance(&few) / sample_variance(&many);
    assert_true(ratio > 4.0 * gsl_cdf_fdist_Pinv(3.2e-5, 63, 63));
    assert_true(ratio < 4.0 * gsl_cdf_fdist_Qinv(3.2e-5, 63, 63));
    theory_close(&self);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shares_follow_the_matrix_power),
        cmocka_unit_test(test_a_long_step_is_not_the_exponential),
        cmocka_unit_test(test_power_converges_to_the_exponential),
        cmocka_unit_test(test_illness_and_death),
        cmocka_unit_test(test_absorption_times),
        cmocka_unit_test(test_first_passage),
        cmocka_unit_test(test_error_shrinks_as_the_root),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
