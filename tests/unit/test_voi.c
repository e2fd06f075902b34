/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of EVPI against the normal case worked out, its bracket under luck, and inputs without
 * information. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>

#include "sim/analysis/voi.h"
#include "tests/unit/analysis_draws.h"
#include "tests/unit/test_seed.h"
#include "tests/unit/voi_normal.h"

/* The formula against the published numbers. */
static void formula(void **state) {
    (void)state;
    assert_close(normal_loss(1, sqrt(5)), 0.479810706348, 1e-11);
    assert_close(normal_loss(1, 1), 0.083315470588, 1e-11);
    assert_close(normal_loss(1, 2), 0.395593114803, 1e-11);
    const double n[] = {1, 10, 100, 1000};
    const double evsi[] = {0.025127270830, 0.072325120261, 0.082117605597, 0.083194606100};
    for (int k = 0; k < 4; k++) {
        assert_close(normal_loss(1, sqrt(n[k] / (n[k] + 1))), evsi[k], 1e-11);
    }
    assert_close(normal_loss(0.5, 1), 0.198, 1e-3);
    assert_close(normal_loss(0.5, sqrt(5)), 0.664, 1e-3);
}

/* Two options: within four standard errors (false alarm 6e-5 a seed), whichever stands first. */
static void two_options(void **state) {
    (void)state;
    struct normal_case made;
    normal_case_init(&made, test_seed(11), 20000);
    for (int swapped = 0; swapped < 2; swapped++) {
        struct voi_evpi evpi;
        assert_int_equal(voi_evpi(&made.input, &evpi, NULL), 0);
        assert_int_equal(evpi.best, swapped);
        assert_close(evpi.benefit, made.mean_first, 1e-9);
        assert_within(evpi.high, normal_loss(1, sqrt(5)), evpi.high_se, 4);
        assert_true(evpi.high_se > 0.005 && evpi.high_se < 0.012); /* sd 1.17 / sqrt(n) */
        assert_true(isnan(evpi.low) && isnan(evpi.luck));
        const double *first = made.benefit[0];
        made.benefit[0] = made.benefit[1];
        made.benefit[1] = first;
    }
    normal_case_free(&made);
}

/* Parameter sd 1, luck sd 2, mean 0.5. One run: the naive figure. More runs: a bracket around the
 * answer that closes. */
static void luck(void **state) {
    (void)state;
    enum { SAMPLES = 4000, MOST = 80 };
    uint32_t seed = test_seed(12);
    double *gain = numbers((size_t)SAMPLES * MOST), *zero = numbers((size_t)SAMPLES * MOST);
    const double *benefit[] = {zero, gain};
    double width = INFINITY;
    const size_t inner[] = {1, 4, 20, MOST};
    for (int k = 0; k < 4; k++) {
        for (size_t i = 0; i < SAMPLES; i++) {
            double g = 0.5 + normal_at(seed, i, 0);
            for (size_t m = 0; m < inner[k]; m++) {
                gain[i * inner[k] + m] = g + 2 * normal_at(seed, i, (uint32_t)m + 1);
            }
        }
        struct voi_input input = {
            .shape = {SAMPLES, inner[k], 32}, .n_options = 2, .benefit = benefit};
        struct voi_evpi evpi;
        assert_int_equal(voi_evpi(&input, &evpi, NULL), 0);
        double m = (double)inner[k];
        assert_within(evpi.high, normal_loss(0.5, sqrt(1 + 4 / m)), evpi.high_se, 4);
        if (k == 0) {
            assert_true(isnan(evpi.low));
            assert_int_equal(evpi.inner_needed, 0);
            continue;
        }
        double truth = normal_loss(0.5, 1);
        assert_true(evpi.low < truth + 4 * evpi.low_se && evpi.high > truth - 4 * evpi.high_se);
        assert_true(evpi.low < evpi.high && evpi.high - evpi.low < width);
        width = evpi.high - evpi.low;
        assert_true(fabs(evpi.luck * m / 4 - 1) <
                    0.15); /* 4 / m over 1; sd of variances 2 to 7 % */
        assert_true(evpi.inner_needed >= 65 && evpi.inner_needed <= 100); /* 4 / 0.05 = 80 */
    }
    assert_true(width < 0.03);
    free(gain);
    free(zero);
}

/* No choice, no difference, one option always better: worth nothing, exactly. */
static void worth_nothing(void **state) {
    (void)state;
    enum { SAMPLES = 640 };
    double *a = numbers(SAMPLES), *b = numbers(SAMPLES);
    for (size_t i = 0; i < SAMPLES; i++) {
        a[i] = 1e7 * normal_at(1, i, 0);
        b[i] = a[i] - 1 - (double)(i % 3);
    }
    const double *benefit[] = {a, a, a, b};
    for (size_t options = 1; options <= 4; options++) {
        struct voi_input input = {
            .shape = {SAMPLES, 1, 32}, .n_options = options, .benefit = benefit};
        struct voi_evpi evpi;
        assert_int_equal(voi_evpi(&input, &evpi, NULL), 0);
        assert_true(evpi.high == 0 && evpi.high_se == 0);
        input.shape = (struct draws){SAMPLES / 2, 2, 16};
        assert_int_equal(voi_evpi(&input, &evpi, NULL), 0);
        assert_true(evpi.high == 0 && evpi.low == 0);
    }
    free(a);
    free(b);
}

/* By hand: gains of the second option 2, -4; mean -1; perfect information brings (2 + 0) / 2. */
static void two_samples(void **state) {
    (void)state;
    const double a[] = {0, 4}, b[] = {2, 0};
    const double *benefit[] = {a, b};
    struct voi_input input = {.shape = {2, 1, 1}, .n_options = 2, .benefit = benefit};
    struct voi_evpi evpi;
    assert_int_equal(voi_evpi(&input, &evpi, NULL), 0);
    assert_close(evpi.high, 1, 1e-15);
    assert_close(evpi.benefit, 2, 1e-15);
    assert_true(isnan(evpi.high_se));
    input.shape = (struct draws){1, 2, 1}; /* one sample, two runs: choose on one, value on other */
    assert_int_equal(voi_evpi(&input, &evpi, NULL), 0);
    assert_true(evpi.high == 0 && evpi.low == 0); /* (-4 + 0) / 2 is cut at 0 */
    assert_true(isinf(evpi.luck) && evpi.inner_needed == 0);
}

static void refuses(void **state) {
    (void)state;
    double a[] = {1, 2}, b[] = {1, (double)NAN};
    const double *benefit[] = {a, b};
    struct voi_input input = {.shape = {2, 1, 1}, .n_options = 2, .benefit = benefit};
    struct voi_evpi evpi;
    struct error error = {0};
    assert_int_equal(voi_evpi(&input, &evpi, &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text,
                        "net benefit of option 1: sample 1, inner run 0 is not defined");
    input.n_options = 0;
    assert_int_equal(voi_evpi(&input, &evpi, NULL), FONDSIM_DOMAIN);
    input.n_options = 1;
    input.shape.samples = 0;
    assert_int_equal(voi_evpi(&input, &evpi, NULL), FONDSIM_DOMAIN);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formula),       cmocka_unit_test(two_options), cmocka_unit_test(luck),
        cmocka_unit_test(worth_nothing), cmocka_unit_test(two_samples), cmocka_unit_test(refuses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
