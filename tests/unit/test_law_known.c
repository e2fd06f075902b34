/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of sim/core/law_known.c: laws from moments, modes and quantiles, and what is refused. Knows
 * no scenario. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <string.h>

#include "sim/core/law.h"

static void assert_close(double found, double expected, double tolerance) {
    if (!(fabs(found - expected) <= tolerance * fmax(1, fabs(expected)))) {
        fail_msg("found %.15g, expected %.15g", found, expected);
    }
}

/* What is known, by assignment: every member that is not named stays unknown. */
#define KNOWN(name) struct law_known name = law_known_nothing()

static struct law made(enum law_kind kind, const struct law_known *known) {
    struct law law;
    struct error error = {0};
    if (law_from_known(&law, kind, known, &error) != FONDSIM_OK) {
        fail_msg("%s", error.text);
    }
    return law;
}

static void reference_answers(void **state) {
    (void)state;
    KNOWN(quantiles);
    quantiles.p5 = 10;
    quantiles.p95 = 1000;
    struct law law = made(LAW_LOGNORMAL, &quantiles);
    assert_close(law.p[0], 4.6051701860, 5e-11);
    assert_close(law.p[1], 1.3998723383, 5e-11);
    assert_close(law_mean(&law), 266.398010, 2e-9);
    KNOWN(moments);
    moments.mean = 5;
    moments.sd = 3;
    law = made(LAW_LOGNORMAL, &moments);
    assert_close(law.p[0], 1.4556955626, 5e-11);
    assert_close(law.p[1], 0.5545130294, 5e-11);
    moments.mean = 0.7;
    moments.sd = 0.1;
    law = made(LAW_BETA, &moments);
    assert_close(law.p[0], 14, 1e-13);
    assert_close(law.p[1], 6, 1e-13);
    moments.mean = 5294;
    moments.sd = 1487;
    law = made(LAW_GAMMA, &moments);
    assert_close(law.p[0], 12.67494072, 5e-10);
    assert_close(law.p[1], 417.674537, 2e-9);
}

/* Each law, described by two of its quantiles, must come back. */
static void quantiles_give_the_law_back(void **state) {
    (void)state;
    static const struct law laws[] = {
        {.kind = LAW_UNIFORM, .p = {-2, 5}},
        {.kind = LAW_NORMAL, .p = {3, 2}},
        {.kind = LAW_LOGNORMAL, .p = {1, 0.4}},
        {.kind = LAW_BETA, .p = {14, 6, 0, 1}},
        {.kind = LAW_BETA, .p = {0.5, 0.7, 0, 1}},
        {.kind = LAW_BETA, .p = {2, 300, 0, 1}},
        {.kind = LAW_BETA, .p = {3, 2, 10, 50}},
        {.kind = LAW_GAMMA, .p = {12.67494072, 417.674537}},
        {.kind = LAW_GAMMA, .p = {0.5, 3}},
        {.kind = LAW_GAMMA, .p = {2000, 0.01}},
        {.kind = LAW_TRUNCATED_NORMAL, .p = {0.3, 0.2, 0, 1}},
        {.kind = LAW_TRUNCATED_NORMAL, .p = {5, 4, 0, INFINITY}},
    };
    const char pairs[] = {'e', 'l', 'h', 'c'}; /* ends, low half, high half, ci95 */
    for (size_t i = 0; i < sizeof laws / sizeof laws[0]; i++) {
        for (int j = 0; j < 4; j++) {
            KNOWN(known);
            known.p5 = pairs[j] == 'e' || pairs[j] == 'l' ? law_quantile(&laws[i], 0.05) : NAN;
            known.p50 = pairs[j] == 'l' || pairs[j] == 'h' ? law_quantile(&laws[i], 0.5) : NAN;
            known.p95 = pairs[j] == 'e' || pairs[j] == 'h' ? law_quantile(&laws[i], 0.95) : NAN;
            known.ci95_low = pairs[j] == 'c' ? law_quantile(&laws[i], 0.025) : NAN;
            known.ci95_high = pairs[j] == 'c' ? law_quantile(&laws[i], 0.975) : NAN;
            int bounded = laws[i].kind == LAW_TRUNCATED_NORMAL || laws[i].p[3] > 1;
            known.min = bounded ? laws[i].p[2] : NAN;
            known.max = bounded && isfinite(laws[i].p[3]) ? laws[i].p[3] : NAN;
            struct law law = made(laws[i].kind, &known);
            for (int k = 0; k < 4; k++) {
                if (isfinite(laws[i].p[k])) {
                    assert_close(law.p[k], laws[i].p[k], 1e-6);
                }
            }
        }
    }
}

static void a_mode_and_a_range_give_min_and_max(void **state) {
    (void)state;
    static const struct law laws[] = {
        {.kind = LAW_TRIANGULAR, .p = {15000, 30000, 60000}},
        {.kind = LAW_TRIANGULAR, .p = {0, 0.3, 1}},
        {.kind = LAW_PERT, .p = {0, 1, 5}},
        {.kind = LAW_PERT, .p = {-4, 0.5, 1}},
    };
    for (size_t i = 0; i < sizeof laws / sizeof laws[0]; i++) {
        KNOWN(known);
        known.mode = laws[i].p[1];
        known.p5 = law_quantile(&laws[i], 0.05);
        known.p95 = law_quantile(&laws[i], 0.95);
        struct law law = made(laws[i].kind, &known);
        assert_close(law.p[0], laws[i].p[0], 1e-7);
        assert_true(law.p[1] == laws[i].p[1]);
        assert_close(law.p[2], laws[i].p[2], 1e-7);
        KNOWN(with_mean);
        with_mean.min = laws[i].p[0];
        with_mean.max = laws[i].p[2];
        with_mean.mean = law_mean(&laws[i]);
        assert_close(made(laws[i].kind, &with_mean).p[1], laws[i].p[1], 1e-12);
    }
}

static void moments_modes_and_medians(void **state) {
    (void)state;
    KNOWN(known);
    known.mean = 6;
    known.p95 = 9;
    assert_close(
        law_quantile(&(struct law){.kind = LAW_NORMAL, .p = {6, made(LAW_NORMAL, &known).p[1]}},
                     0.95),
        9, 1e-12);
    known = law_known_nothing();
    known.p50 = 4;
    known.sd = 2;
    struct law law = made(LAW_NORMAL, &known);
    assert_true(law.p[0] == 4 && law.p[1] == 2);
    known = law_known_nothing();
    known.mean = 290;
    known.p50 = 150; /* people reached by a project */
    law = made(LAW_LOGNORMAL, &known);
    assert_close(law_mean(&law), 290, 1e-13);
    assert_close(law_quantile(&law, 0.5), 150, 1e-13);
    known.mode = exp(law.p[0] - law.p[1] * law.p[1]);
    known.p50 = NAN;
    assert_close(made(LAW_LOGNORMAL, &known).p[1], law.p[1], 1e-13);
    known.p50 = 150;
    known.mean = NAN;
    assert_close(made(LAW_LOGNORMAL, &known).p[1], law.p[1], 1e-13);
    known = law_known_nothing();
    known.mean = 0.7;
    known.mode = 13.0 / 18;
    law = made(LAW_BETA, &known);
    assert_close(law.p[0], 14, 1e-10);
    assert_close(law.p[1], 6, 1e-10);
    known.mean = 12;
    known.mode = 9;
    law = made(LAW_GAMMA, &known);
    assert_close(law.p[0], 4, 1e-14);
    assert_close(law.p[1], 3, 1e-14);
    known = law_known_nothing();
    known.mean = 3;
    known.sd = 2;
    law = made(LAW_UNIFORM, &known);
    assert_close(law_mean(&law), 3, 1e-15);
    assert_close(law_variance(&law), 4, 1e-15);
    known.min = 0;
    law = made(LAW_TRUNCATED_NORMAL, &known); /* of the parent */
    assert_true(law.p[0] == 3 && law.p[1] == 2 && law.p[2] == 0 && isinf(law.p[3]));
    known = law_known_nothing();
    known.mean = 3;
    assert_true(made(LAW_FIXED, &known).p[0] == 3);
    assert_true(made(LAW_POISSON, &known).p[0] == 3);
    known.mean = 0.3;
    assert_true(made(LAW_BERNOULLI, &known).p[0] == 0.3);
}

/* Given in the order of struct law_known; X is unknown. */
#define X NAN

static void impossible_or_unfit_facts_are_refused(void **state) {
    (void)state;
    static const struct {
        enum law_kind kind;
        struct law_known known; /* mean, sd, mode, min, max, p5, p50, p95, ci95 low, high */
        const char *part;
    } refused[] = {
        {LAW_BETA, {0.5, 0.9, X, X, X, X, X, X, X, X}, "beta: mean 0.5 and sd 0.9 are impossible"},
        {LAW_BETA, {0.5, 0.9, X, X, X, X, X, X, X, X}, "under 0.5"},
        {LAW_BETA, {1.5, 0.1, X, X, X, X, X, X, X, X}, "must lie between the bounds"},
        {LAW_BETA, {0.5, 0.1, X, 0, X, X, X, X, X, X}, "found mean, sd, min"},
        {LAW_BETA, {0.9, X, 0.7, X, X, X, X, X, X, X}, "the mean must lie between the mode"},
        {LAW_BETA, {X, X, X, X, X, -1, X, 0.5, X, X}, "quantiles must lie between the bounds"},
        {LAW_NORMAL, {X, X, X, X, X, X, X, X, X, X}, "found nothing"},
        {LAW_NORMAL, {1, X, X, X, X, X, X, X, X, X}, "normal: give one of mean, mode and p50"},
        {LAW_NORMAL, {1, 2, X, X, X, 0, X, 4, X, X}, "found mean, sd, p5, p95"},
        {LAW_NORMAL, {1, -2, X, X, X, X, X, X, X, X}, "sd must be 0 or more"},
        {LAW_NORMAL, {1, X, X, X, X, 3, X, X, X, X}, "p5 must be under the mean"},
        {LAW_NORMAL, {X, X, X, X, X, X, X, X, 1, X}, "found ci95's low"},
        {LAW_NORMAL, {X, X, X, X, X, 1, X, X, X, 2}, "found p5, ci95's high"},
        {LAW_NORMAL, {X, X, X, X, X, 1, 2, 3, X, X}, "found p5, p50, p95"},
        {LAW_NORMAL, {X, X, X, X, X, 3, X, 1, X, X}, "p5 3 is not under p95 1"},
        {LAW_NORMAL, {INFINITY, 1, X, X, X, X, X, X, X, X}, "mean must be finite"},
        {LAW_LOGNORMAL, {-1, 1, X, X, X, X, X, X, X, X}, "must be above 0"},
        {LAW_LOGNORMAL, {X, X, X, X, X, 0, X, 2, X, X}, "must be above 0"},
        {LAW_LOGNORMAL, {1, X, X, X, X, X, 2, X, X, X}, "must rise in this order"},
        {LAW_LOGNORMAL, {1, X, X, X, X, X, X, 2, X, X}, "found mean, p95"},
        {LAW_GAMMA, {3, 0, X, X, X, X, X, X, X, X}, "sd must be above 0"},
        {LAW_GAMMA, {3, X, 4, X, X, X, X, X, X, X}, "the mode must be under the mean"},
        {LAW_GAMMA, {X, X, X, X, X, -1, X, 2, X, X}, "must be above 0"},
        {LAW_GAMMA, {X, X, X, X, X, 1, X, 1.0000001, X, X}, "gamma: no such law"},
        {LAW_UNIFORM, {3, X, X, 0, X, X, X, X, X, X}, "found mean, min"},
        {LAW_UNIFORM, {X, X, X, 2, 1, X, X, X, X, X}, "min 2 is not under max 1"},
        {LAW_TRIANGULAR, {9, X, X, 0, 10, X, X, X, X, X}, "would put the mode at 17"},
        {LAW_TRIANGULAR, {X, X, 5, X, X, 1, X, 4, X, X}, "mode must lie between"},
        {LAW_TRIANGULAR, {X, X, 11, 0, 10, X, X, X, X, X}, "are not in this order"},
        {LAW_PERT, {9.5, X, X, 0, 10, X, X, X, X, X}, "would put the mode at 11.75"},
        {LAW_PERT, {3, 1, X, X, X, X, X, X, X, X}, "found mean, sd"},
        {LAW_TRUNCATED_NORMAL, {3, 1, X, X, X, X, X, X, X, X}, "give min, max or both"},
        {LAW_TRUNCATED_NORMAL, {3, 1, X, 40, X, X, X, X, X, X}, "less than a millionth"},
        /* flatter than a uniform law between the bounds: no normal parent */
        {LAW_TRUNCATED_NORMAL, {X, X, X, 0, 1, 0.001, X, 0.999, X, X}, "truncated_normal: no such"},
        {LAW_POISSON, {800, X, X, X, X, X, X, X, X, X}, "between 0 and 700"},
        {LAW_POISSON, {3, 1, X, X, X, X, X, X, X, X}, "poisson: give mean; found mean, sd"},
        {LAW_BERNOULLI, {1.2, X, X, X, X, X, X, X, X, X}, "p must be between 0 and 1"},
        {LAW_FIXED, {1, X, 1, X, X, X, X, X, X, X}, "found mean, mode"},
        {LAW_DISCRETE, {1, X, X, X, X, X, X, X, X, X}, "discrete: give values and weights"},
        {LAW_EMPIRICAL, {1, X, X, X, X, X, X, X, X, X}, "empirical: give values"},
        {LAW_KINDS, {1, X, X, X, X, X, X, X, X, X}, "unknown law"},
    };
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        struct law law;
        struct error error = {0};
        int code = law_from_known(&law, refused[i].kind, &refused[i].known, &error);
        if (code != FONDSIM_DOMAIN || strstr(error.text, refused[i].part) == NULL) {
            fail_msg("case %zu: code %d, '%s' does not say '%s'", i, code, error.text,
                     refused[i].part);
        }
        assert_true(law.p[0] == 0 && law.values == NULL);
    }
}

static void choices_are_named_for_every_kind(void **state) {
    (void)state;
    for (int kind = 0; kind < LAW_KINDS; kind++) {
        assert_non_null(law_known_choices((enum law_kind)kind));
    }
    assert_null(law_known_choices(LAW_KINDS));
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reference_answers),
        cmocka_unit_test(quantiles_give_the_law_back),
        cmocka_unit_test(a_mode_and_a_range_give_min_and_max),
        cmocka_unit_test(moments_modes_and_medians),
        cmocka_unit_test(impossible_or_unfit_facts_are_refused),
        cmocka_unit_test(choices_are_named_for_every_kind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
