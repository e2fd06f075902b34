/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of sim/core/quantile.c: against the law's own quantile (GSL's), closed forms and
 * distribution functions, over common and extreme shapes; rising across the joints of pieces. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <float.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#include "sim/core/quantile.h"

static const double shapes[] = {0.02, 0.3, 0.9, 1, 2.7, 14, 300, 1e4, 1e5};
enum { N_SHAPES = sizeof shapes / sizeof shapes[0], STEPS = 100 };

/* Tails, both ends of the pieces' reach, and points that are in no other's way. */
static const double ends[] = {0x1p-53,  1e-12,     1e-9,     9.1e-5, 9.3e-5,
                              1 - 1e-9, 1 - 1e-12, 1 - 9e-5, 0.5,    1 - 0x1p-53};
enum { N_ENDS = sizeof ends / sizeof ends[0] };

static double at(int i) {
    return i < STEPS ? (i + 0.5) / STEPS : ends[i - STEPS];
}

static struct quantile prepared(const struct law *law) {
    struct quantile quantile;
    assert_int_equal(law_check(law, NULL), FONDSIM_OK);
    assert_int_equal(quantile_init(&quantile, law), 0);
    return quantile;
}

static int kept(const struct quantile *self) {
    int n = 0;
    for (int i = 0; self->piece != NULL && i < QUANTILE_PIECES; i++) {
        n += !isnan(self->piece[i][0]);
    }
    return n;
}

/* Greatest relative distance from the law's own quantile, measured from the lower bound, beyond
 * what one rounding near 1 makes: GSL turns the upper half of a beta law round, and comes back by
 * 1 - x. */
static double distance(const struct law *law) {
    struct quantile quantile = prepared(law);
    double worst = 0;
    for (int i = 0; i < STEPS + N_ENDS; i++) {
        double own = law_quantile(law, at(i)), found = quantile_at(&quantile, at(i));
        assert_true(found >= law_lower(law) && found <= law_upper(law));
        double beyond = fabs(found - own) - DBL_EPSILON * (law_upper(law) < HUGE_VAL);
        worst = fmax(worst, beyond > 0 ? beyond / (own - law_lower(law)) : 0);
    }
    quantile_free(&quantile);
    return worst;
}

/* Beyond shapes of 10,000 GSL's inverses are no closer themselves. */
static void all_shapes_agree(void **state) {
    (void)state;
    for (int i = 0; i < N_SHAPES; i++) {
        for (int j = 0; j < N_SHAPES; j++) {
            const struct law beta = {.kind = LAW_BETA, .p = {shapes[i], shapes[j], 0, 1}};
            assert_true(distance(&beta) < 2e-12);
        }
        const struct law gamma = {.kind = LAW_GAMMA, .p = {shapes[i], 1}};
        assert_true(distance(&gamma) < 5e-12);
    }
}

/* Laws as scenarios have them, rare chances among them: all pieces, and an order closer. */
static void common_laws_keep_all_pieces(void **state) {
    (void)state;
    const struct law common[] = {
        {.kind = LAW_BETA, .p = {7.9, 33.8, 0, 1}}, {.kind = LAW_BETA, .p = {2.3, 22.6, 0, 1}},
        {.kind = LAW_BETA, .p = {5, 1000, 0, 1}},   {.kind = LAW_BETA, .p = {1, 1, 0, 1}},
        {.kind = LAW_BETA, .p = {15.6, 4.8, 0, 1}}, {.kind = LAW_BETA, .p = {2, 2, -1, 3}},
        {.kind = LAW_BETA, .p = {300, 14, 10, 20}}, {.kind = LAW_PERT, .p = {0, 1, 5}},
        {.kind = LAW_PERT, .p = {2, 2, 3}},         {.kind = LAW_GAMMA, .p = {6.25, 0.08}},
        {.kind = LAW_GAMMA, .p = {12.7, 417.67}},
    };
    for (size_t i = 0; i < sizeof common / sizeof common[0]; i++) {
        struct quantile quantile = prepared(&common[i]);
        assert_int_equal(kept(&quantile), QUANTILE_PIECES);
        quantile_free(&quantile);
        assert_true(distance(&common[i]) < 1e-13);
    }
}

/* What does not come from GSL's inverse. */
static void closed_forms(void **state) {
    (void)state;
    const struct law flat = {.kind = LAW_BETA, .p = {1, 1, 0, 1}},
                     power = {.kind = LAW_BETA, .p = {3, 1, 0, 1}},
                     mirror = {.kind = LAW_BETA, .p = {1, 3, 0, 1}},
                     exponential = {.kind = LAW_GAMMA, .p = {1, 2}};
    struct quantile quantiles[] = {prepared(&flat), prepared(&power), prepared(&mirror),
                                   prepared(&exponential)};
    for (int i = 0; i < STEPS; i++) {
        double u = at(i);
        const double expected[] = {u, cbrt(u), 1 - cbrt(1 - u), -2 * log1p(-u)};
        for (int j = 0; j < 4; j++) {
            assert_true(fabs(quantile_at(&quantiles[j], u) / expected[j] - 1) < 2e-13);
        }
    }
    for (int j = 0; j < 4; j++) {
        quantile_free(&quantiles[j]);
    }
}

static void distribution_functions_are_inverted(void **state) {
    (void)state;
    for (int i = 1; i < N_SHAPES; i++) {
        for (int j = 1; j < N_SHAPES; j++) {
            const struct law law = {.kind = LAW_BETA, .p = {shapes[i], shapes[j], 0, 1}};
            struct quantile quantile = prepared(&law);
            for (int k = 0; k < STEPS; k += 3) {
                double x = quantile_at(&quantile, at(k));
                double low = gsl_cdf_beta_P(fmax(0, x - 1e-15), shapes[i], shapes[j]);
                double high = gsl_cdf_beta_P(fmin(1, x + 1e-15), shapes[i], shapes[j]);
                assert_true(low - 3e-10 <= at(k) && at(k) <= high + 3e-10);
            }
            quantile_free(&quantile);
        }
    }
}

/* Rises over a fine grid; within a few doubles of a joint, and where pieces end, it may fall by
 * what the pieces are apart and no more. */
static void rises(void **state) {
    (void)state;
    for (int i = 1; i < N_SHAPES; i++) {
        for (int j = 1; j < N_SHAPES; j++) {
            const struct law law = {.kind = LAW_BETA, .p = {shapes[i], shapes[j], 0, 1}};
            struct quantile quantile = prepared(&law);
            double previous = 0;
            for (int k = 0; k < 5000; k++) {
                double x = quantile_at(&quantile, (k + 0.5) / 5000);
                assert_true(x >= previous);
                previous = x;
            }
            for (int k = 0; k <= QUANTILE_PIECES + 2; k++) {
                double joint = k <= QUANTILE_PIECES ? -3.75 + 0.5 * k : k % 2 > 0 ? 3.74 : -3.74;
                double u = gsl_cdf_ugaussian_P(joint);
                double left = quantile_at(&quantile, u * (1 - 1e-15));
                double right = quantile_at(&quantile, u + (1 - u) * 1e-15);
                assert_true(right >= left * (1 - 3e-12));
            }
            quantile_free(&quantile);
        }
    }
}

static void other_laws_are_left_alone(void **state) {
    (void)state;
    const struct law others[] = {
        {.kind = LAW_FIXED, .p = {7}},
        {.kind = LAW_UNIFORM, .p = {-2, 5}},
        {.kind = LAW_NORMAL, .p = {3, 2}},
        {.kind = LAW_LOGNORMAL, .p = {1.4, 0.5}},
        {.kind = LAW_PERT, .p = {7, 7, 7}},
        {.kind = LAW_TRIANGULAR, .p = {1, 2, 4}},
        {.kind = LAW_BERNOULLI, .p = {0.3}},
        {.kind = LAW_POISSON, .p = {4}},
        {.kind = LAW_TRUNCATED_NORMAL, .p = {0, 1, -1, 2}},
    };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        struct quantile quantile = prepared(&others[i]);
        assert_null(quantile.piece);
        for (int k = 0; k < STEPS + N_ENDS; k++) {
            assert_true(quantile_at(&quantile, at(k)) == law_quantile(&others[i], at(k)));
        }
        quantile_free(&quantile);
    }
    struct quantile none = {0};
    quantile_free(&none);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_shapes_agree),
        cmocka_unit_test(common_laws_keep_all_pieces),
        cmocka_unit_test(closed_forms),
        cmocka_unit_test(distribution_functions_are_inverted),
        cmocka_unit_test(rises),
        cmocka_unit_test(other_laws_are_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
