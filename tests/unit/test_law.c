/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of sim/core/law.c: quantiles against distribution functions, moments
 * against numerical integration of the quantile, refusals, text, copies. Knows no scenario. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_math.h>
#include <math.h>
#include <string.h>

#include "sim/core/law.h"

static void assert_close(double found, double expected, double tolerance) {
    if (!(fabs(found - expected) <= tolerance * fmax(1, fabs(expected)))) {
        fail_msg("found %.15g, expected %.15g", found, expected);
    }
}

static const struct law continuous[] = {
    {.kind = LAW_UNIFORM, .p = {-2, 5}},
    {.kind = LAW_TRIANGULAR, .p = {15000, 30000, 60000}},
    {.kind = LAW_TRIANGULAR, .p = {0, 0, 1}},
    {.kind = LAW_TRIANGULAR, .p = {0, 1, 1}},
    {.kind = LAW_PERT, .p = {0, 1, 5}},
    {.kind = LAW_PERT, .p = {2, 2, 3}},
    {.kind = LAW_NORMAL, .p = {3, 2}},
    {.kind = LAW_TRUNCATED_NORMAL, .p = {0, 1, -1, 2}},
    {.kind = LAW_TRUNCATED_NORMAL, .p = {0, 1, 3, INFINITY}},
    {.kind = LAW_TRUNCATED_NORMAL, .p = {1, 2, -INFINITY, 0}},
    {.kind = LAW_TRUNCATED_NORMAL, .p = {0, 1, 0.5, 0.5005}},
    {.kind = LAW_LOGNORMAL, .p = {1.4556955626, 0.5545130294}},
    {.kind = LAW_BETA, .p = {14, 6, 0, 1}},
    {.kind = LAW_BETA, .p = {0.5, 2, 0, 3}},
    {.kind = LAW_BETA, .p = {2, 2, -1, 3}},
    {.kind = LAW_BETA, .p = {1, 1000, 0, 1}},
    {.kind = LAW_GAMMA, .p = {12.67494072, 417.674537}},
    {.kind = LAW_GAMMA, .p = {0.3, 2}},
};
enum { N_CONTINUOUS = sizeof continuous / sizeof continuous[0] };

/* Written apart from law.c, from the densities of the textbooks. */
static double cdf(const struct law *law, double x) {
    const double *p = law->p;
    double width, a, b;
    switch (law->kind) {
    case LAW_UNIFORM:
        return gsl_cdf_flat_P(x, p[0], p[1]);
    case LAW_TRIANGULAR:
        width = p[2] - p[0];
        return x < p[1]      ? (x - p[0]) * (x - p[0]) / (width * (p[1] - p[0]))
               : p[1] < p[2] ? 1 - (p[2] - x) * (p[2] - x) / (width * (p[2] - p[1]))
                             : 1;
    case LAW_PERT:
        a = (4 * p[1] + p[2] - 5 * p[0]) / (p[2] - p[0]);
        b = (5 * p[2] - p[0] - 4 * p[1]) / (p[2] - p[0]);
        return gsl_cdf_beta_P((x - p[0]) / (p[2] - p[0]), a, b);
    case LAW_NORMAL:
        return gsl_cdf_gaussian_P(x - p[0], p[1]);
    case LAW_TRUNCATED_NORMAL:
        a = gsl_cdf_gaussian_Q(p[2] - p[0], p[1]);
        b = gsl_cdf_gaussian_Q(p[3] - p[0], p[1]);
        return (a - gsl_cdf_gaussian_Q(x - p[0], p[1])) / (a - b);
    case LAW_LOGNORMAL:
        return gsl_cdf_lognormal_P(x, p[0], p[1]);
    case LAW_BETA:
        return gsl_cdf_beta_P((x - p[2]) / (p[3] - p[2]), p[0], p[1]);
    case LAW_GAMMA:
        return gsl_cdf_gamma_P(x, p[0], p[1]);
    default:
        return NAN;
    }
}

static void quantiles_invert_distribution_functions(void **state) {
    (void)state;
    const double at[] = {1e-9, 1e-4, 0.05, 0.31, 0.5, 0.77, 0.95, 0.9999, 1 - 1e-9};
    for (int i = 0; i < N_CONTINUOUS; i++) {
        assert_int_equal(law_check(&continuous[i], NULL), FONDSIM_OK);
        for (size_t j = 0; j < sizeof at / sizeof at[0]; j++) {
            assert_close(cdf(&continuous[i], law_quantile(&continuous[i], at[j])), at[j], 2e-10);
        }
    }
}

static void quantiles_rise_within_bounds(void **state) {
    (void)state;
    for (int i = 0; i < N_CONTINUOUS; i++) {
        double previous = law_lower(&continuous[i]);
        for (int j = 0; j < 2000; j++) {
            double u = (j + 0.5) / 2000;
            double x = law_quantile(&continuous[i], u);
            assert_true(x >= previous && x <= law_upper(&continuous[i]));
            previous = x;
        }
        assert_true(isfinite(law_quantile(&continuous[i], 0x1p-53)));
        assert_true(isfinite(law_quantile(&continuous[i], 1 - 0x1p-53)));
        assert_false(law_is_constant(&continuous[i]));
    }
}

struct integrand {
    const struct law *law;
    double centre;
    int power;
};

static double integrand_at(double u, void *self) {
    const struct integrand *integrand = self;
    return gsl_pow_int(law_quantile(integrand->law, u) - integrand->centre, integrand->power);
}

static double moment(const struct law *law, double centre, int power) {
    struct integrand integrand = {law, centre, power};
    gsl_function function = {integrand_at, &integrand};
    gsl_integration_workspace *workspace = gsl_integration_workspace_alloc(1000);
    double value = NAN, error;
    gsl_integration_qags(&function, 0, 1, 0, 1e-8, 1000, workspace, &value, &error);
    gsl_integration_workspace_free(workspace);
    return value;
}

static void moments_agree_with_integration(void **state) {
    (void)state;
    for (int i = 0; i < N_CONTINUOUS; i++) {
        const struct law *law = &continuous[i];
        double mean = law_mean(law), sd = sqrt(law_variance(law));
        assert_close((moment(law, mean, 1)) / sd, 0, 1e-5);
        assert_close(moment(law, mean, 2) / (sd * sd), 1, 1e-5);
    }
}

/* Answers of the reference results that concern laws given by their own parameters. */
static void reference_answers(void **state) {
    (void)state;
    const struct law pert = {.kind = LAW_PERT, .p = {0, 1, 5}};
    assert_close(law_mean(&pert), 1.5, 1e-15);
    assert_close(law_variance(&pert), 0.75, 1e-15);
    const struct law lognormal = {.kind = LAW_LOGNORMAL, .p = {4.6051701860, 1.3998723383}};
    assert_close(law_mean(&lognormal), 266.398010, 1e-8);
    const struct law cut = {.kind = LAW_TRUNCATED_NORMAL, .p = {0, 1, -1, 2}};
    assert_close(law_mean(&cut), 0.2296371791, 5e-11);
    assert_close(law_variance(&cut), 0.5197625392, 5e-11);
    assert_close(normal_quantile(0.975), 1.959963984540054, 1e-14);
}

/* GSL's own inverses give NaN for many of these shapes. Where doubles are too coarse for the wanted
 * probability, the two neighbours of the answer must enclose it. */
static void extreme_shapes_have_quantiles(void **state) {
    (void)state;
    const double shapes[] = {1e-3, 0.01, 0.1, 0.9, 1, 3, 100, 1e4, 1e5};
    const double at[] = {0x1p-53, 1e-9, 1e-3, 0.05, 0.5, 0.95, 0.999, 1 - 1e-9, 1 - 0x1p-53};
    for (int i = 0; i < 9; i++) {
        for (int j = 0; j < 9; j++) {
            const struct law law = {.kind = LAW_BETA, .p = {shapes[i], shapes[j], 0, 1}};
            assert_int_equal(law_check(&law, NULL), FONDSIM_OK);
            double previous = 0;
            for (int k = 0; k < 9; k++) {
                double x = law_quantile(&law, at[k]);
                assert_true(x >= previous && x <= 1);
                previous = x;
                double low = gsl_cdf_beta_P(fmax(0, x - 1e-15), shapes[i], shapes[j]);
                double high = gsl_cdf_beta_P(fmin(1, x + 1e-15), shapes[i], shapes[j]);
                assert_true(low - 2e-10 <= at[k] && at[k] <= high + 2e-10);
            }
        }
        const struct law law = {.kind = LAW_GAMMA, .p = {shapes[i], 1}};
        double previous = 0;
        for (int k = 0; k < 9; k++) {
            double x = law_quantile(&law, at[k]);
            assert_true(x >= previous && isfinite(x));
            previous = x;
            assert_true(fabs(gsl_cdf_gamma_P(x, shapes[i], 1) - at[k]) < 2e-10 || x < 1e-50);
        }
    }
    const struct law wide = {.kind = LAW_GAMMA, .p = {1e6, 1}};
    assert_close(law_quantile(&wide, 0.5), 1e6 - 1.0 / 3, 1e-9); /* median: shape - 1/3 */
}

static void constants_are_seen(void **state) {
    (void)state;
    const struct law constants[] = {
        {.kind = LAW_FIXED, .p = {7}},
        {.kind = LAW_UNIFORM, .p = {7, 7}},
        {.kind = LAW_TRIANGULAR, .p = {7, 7, 7}},
        {.kind = LAW_PERT, .p = {7, 7, 7}},
        {.kind = LAW_NORMAL, .p = {7, 0}},
        {.kind = LAW_LOGNORMAL, .p = {log(7), 0}},
    };
    for (size_t i = 0; i < sizeof constants / sizeof constants[0]; i++) {
        assert_int_equal(law_check(&constants[i], NULL), FONDSIM_OK);
        assert_true(law_is_constant(&constants[i]));
        assert_close(law_quantile(&constants[i], 0.3), 7, 1e-15);
        assert_close(law_mean(&constants[i]), 7, 1e-15);
        assert_true(law_variance(&constants[i]) == 0);
    }
    const struct law never = {.kind = LAW_BERNOULLI, .p = {0}},
                     always = {.kind = LAW_BERNOULLI, .p = {1}};
    assert_true(law_is_constant(&never) && law_quantile(&never, 1 - 0x1p-53) == 0);
    assert_true(law_is_constant(&always) && law_quantile(&always, 0x1p-53) == 1);
    const struct law none = {.kind = LAW_POISSON, .p = {0}};
    assert_true(law_is_constant(&none) && law_quantile(&none, 0.999) == 0);
}

static void assert_refused(const struct law *law, const char *part) {
    struct error error = {0};
    assert_int_equal(law_check(law, &error), FONDSIM_DOMAIN);
    if (strstr(error.text, part) == NULL) {
        fail_msg("'%s' does not say '%s'", error.text, part);
    }
}

static void impossible_laws_are_refused(void **state) {
    (void)state;
    static const struct {
        struct law law;
        const char *part;
    } refused[] = {
        {{.kind = LAW_FIXED, .p = {NAN}}, "fixed: value must be a finite number, found nan"},
        {{.kind = LAW_NORMAL, .p = {0, INFINITY}}, "normal: sd must be a finite number, found inf"},
        {{.kind = LAW_NORMAL, .p = {0, -1}}, "normal: sd must be 0 or more, found -1"},
        {{.kind = LAW_LOGNORMAL, .p = {0, -1}}, "sdlog must be 0 or more"},
        {{.kind = LAW_LOGNORMAL, .p = {0, 30}}, "its variance is not a finite number"},
        {{.kind = LAW_UNIFORM, .p = {2, 1}}, "uniform: min 2 is above max 1"},
        {{.kind = LAW_UNIFORM, .p = {-1e308, 1e308}}, "its variance is not a finite number"},
        {{.kind = LAW_TRIANGULAR, .p = {0, 5, 4}}, "min 0, mode 5, max 4 are not in this order"},
        {{.kind = LAW_PERT, .p = {1, 0, 4}}, "pert: min 1, mode 0, max 4 are not in this order"},
        {{.kind = LAW_TRUNCATED_NORMAL, .p = {0, 0, -1, 1}}, "sd must be more than 0"},
        {{.kind = LAW_TRUNCATED_NORMAL, .p = {0, 1, 2, 2}}, "min 2 is not under max 2"},
        {{.kind = LAW_TRUNCATED_NORMAL, .p = {0, 1, 8, 9}}, "less than a millionth"},
        {{.kind = LAW_TRUNCATED_NORMAL, .p = {0, 1, NAN, 9}}, "min must be a finite number"},
        {{.kind = LAW_BETA, .p = {0, 1, 0, 1}},
         "beta: a must be between 0.001 and 100000, found 0"},
        {{.kind = LAW_BETA, .p = {1, 1e9, 0, 1}}, "b must be between"},
        {{.kind = LAW_BETA, .p = {1, 1, 1, 1}}, "min 1 is not under max 1"},
        {{.kind = LAW_GAMMA, .p = {0, 1}}, "shape must be between"},
        {{.kind = LAW_GAMMA, .p = {1, 0}}, "scale must be more than 0"},
        {{.kind = LAW_POISSON, .p = {-1}}, "mean must be between 0 and 700, found -1"},
        {{.kind = LAW_POISSON, .p = {701}}, "mean must be between 0 and 700, found 701"},
        {{.kind = LAW_BERNOULLI, .p = {1.1}}, "p must be between 0 and 1, found 1.1"},
        {{.kind = LAW_DISCRETE}, "discrete: values must be finite"},
        {{.kind = LAW_KINDS}, "unknown law"},
    };
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        assert_refused(&refused[i].law, refused[i].part);
    }
}

static void names_and_parameters(void **state) {
    (void)state;
    for (int kind = 0; kind < LAW_KINDS; kind++) {
        assert_int_equal(law_kind_of(law_name((enum law_kind)kind)), kind);
    }
    assert_int_equal(law_kind_of("Normal"), -1);
    assert_null(law_name(LAW_KINDS));
    size_t n;
    const char *const *names = law_parameter_names(LAW_BETA, &n);
    assert_int_equal(n, 4);
    assert_string_equal(names[0], "a");
    assert_string_equal(names[3], "max");
    assert_true(isnan(law_parameter_default(LAW_BETA, 1)));
    assert_true(law_parameter_default(LAW_BETA, 3) == 1);
    assert_true(law_parameter_default(LAW_TRUNCATED_NORMAL, 2) == -INFINITY);
    assert_true(isnan(law_parameter_default(LAW_BETA, 4)));
    law_parameter_names(LAW_DISCRETE, &n);
    assert_int_equal(n, 0);
}

static void texts(void **state) {
    (void)state;
    char text[64], small[8];
    struct law law = {.kind = LAW_TRIANGULAR, .p = {15000, 30000, 60000}};
    law_print(&law, text, sizeof text);
    assert_string_equal(text, "triangular(15000, 30000, 60000)");
    law_print(&law, small, sizeof small);
    assert_string_equal(small, "triangu");
    law = (struct law){.kind = LAW_FIXED, .p = {0.1}};
    law_print(&law, text, sizeof text);
    assert_string_equal(text, "0.1");
    law = (struct law){.kind = LAW_BETA, .p = {14, 6, 0, 1}};
    law_print(&law, text, sizeof text);
    assert_string_equal(text, "beta(14, 6)");
    law.p[3] = 2;
    law_print(&law, text, sizeof text);
    assert_string_equal(text, "beta(14, 6, 0, 2)");
    const double values[] = {1, 2, 3, 4, 5}, weights[] = {3, 1};
    assert_int_equal(law_discrete(&law, LAW_DISCRETE, 2, values, weights, NULL), FONDSIM_OK);
    law_print(&law, text, sizeof text);
    assert_string_equal(text, "discrete(1: 0.75, 2: 0.25)");
    law_free(&law);
    assert_int_equal(law_discrete(&law, LAW_EMPIRICAL, 5, values, NULL, NULL), FONDSIM_OK);
    law_print(&law, text, sizeof text);
    assert_string_equal(text, "empirical(5 values from 1 to 5)");
    law_free(&law);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quantiles_invert_distribution_functions),
        cmocka_unit_test(quantiles_rise_within_bounds),
        cmocka_unit_test(moments_agree_with_integration),
        cmocka_unit_test(reference_answers),
        cmocka_unit_test(extreme_shapes_have_quantiles),
        cmocka_unit_test(constants_are_seen),
        cmocka_unit_test(impossible_laws_are_refused),
        cmocka_unit_test(names_and_parameters),
        cmocka_unit_test(texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
