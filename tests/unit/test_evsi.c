/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of EVSI against the normal case, of simulated surveys against the moments of their design,
 * and of the net benefit of sampling. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>

#include "sim/analysis/evsi.h"
#include "sim/core/stats.h"
#include "tests/unit/analysis_draws.h"
#include "tests/unit/test_seed.h"
#include "tests/unit/voi_normal.h"

enum { N = 10000, UNITS = 81 };

/* Four errors, which are up to a fifth too small (evppi.h): false alarm 6e-5 each. */
#define FOUR 4.8

static const struct evsi_survey one_value = {
    .name = "value", .measure = EVSI_VALUE, .noise = 1, .horizon = HUGE_VAL};

/* A survey of the first parameter, n observations of sd 1: four published numbers. */
static void normal_case_known(void **state) {
    (void)state;
    struct normal_case made;
    normal_case_init(&made, test_seed(31), N);
    const size_t sizes[] = {1, 10, 100, 1000};
    const double known[] = {0.025127270830, 0.072325120261, 0.082117605597, 0.083194606100};
    struct evppi target;
    struct evsi_row rows[4];
    size_t best;
    assert_int_equal(
        evsi_survey(&made.input, made.p[0], &one_value, 5, 4, sizes, &target, rows, &best, NULL),
        0);
    for (int k = 0; k < 4; k++) {
        assert_within(rows[k].information.value, known[k], rows[k].information.se, FOUR);
        assert_true(rows[k].information.value <= target.value);
        assert_true(k == 0 || rows[k].information.value >= rows[k - 1].information.value);
        assert_true(rows[k].net == rows[k].information.value); /* costs nothing */
    }
    assert_within(target.value, 0.083315470588, target.se, FOUR);
    normal_case_free(&made);
}

/* The same with a simulator of one's own: an observation is the mean of two. */
struct own {
    const double *target;
    double sd;
};

static int own_simulator(const void *context, size_t sample, double *summary, struct error *error) {
    const struct own *self = context;
    if (self->sd < 0) {
        return error_set(error, FONDSIM_FAILED, "no data");
    }
    summary[0] = self->target[sample] + self->sd * normal_at(77, sample, 1);
    summary[1] = self->target[sample] + self->sd * normal_at(77, sample, 2);
    return 0;
}

static void any_data(void **state) {
    (void)state;
    struct normal_case made;
    normal_case_init(&made, test_seed(32), N);
    struct own own = {made.p[0], sqrt(5)}; /* two of variance 5: ten of variance 1, in halves */
    struct evppi row;
    assert_int_equal(evsi_of(&made.input, NULL, own_simulator, &own, 2, &row, NULL), 0);
    assert_within(row.value, normal_loss(1, sqrt(1 / (1 + 2.5))), row.se, FOUR);
    struct evppi cap = {.value = 0.001, .se = 0.0001};
    assert_int_equal(evsi_of(&made.input, &cap, own_simulator, &own, 2, &row, NULL), 0);
    assert_true(row.value == 0.001 && row.capped);
    own.sd = -1;
    assert_int_equal(evsi_of(&made.input, NULL, own_simulator, &own, 2, &row, NULL),
                     FONDSIM_FAILED);
    assert_int_equal(evsi_of(&made.input, NULL, own_simulator, &own, 0, &row, NULL),
                     FONDSIM_DOMAIN);
    normal_case_free(&made);
}

/* Mean and variance of the estimate over worlds with the same target, within four and a half
 * standard errors (false alarm 7e-6; the variance of a variance as of normal numbers, doubled). */
static void check_moments(const struct evsi_survey *survey, double target, size_t n, double mean,
                          double variance) {
    enum { WORLDS = 20000 };
    double *x = numbers(WORLDS);
    for (size_t i = 0; i < WORLDS; i++) {
        double summary[2];
        evsi_simulate(survey, test_seed(33), i, target, 0, n, summary);
        x[i] = summary[0];
    }
    double found = stats_variance(x, WORLDS);
    assert_within(stats_mean(x, WORLDS), mean, sqrt(variance / WORLDS) + 1e-12, 4.5);
    assert_within(found, variance, 2 * variance * sqrt(2.0 / WORLDS) + 1e-20, 4.5);
    free(x);
}

static void designs(void **state) {
    (void)state;
    struct evsi_survey s = one_value;
    s.noise = 2;
    check_moments(&s, 3, 16, 3, 4.0 / 16);
    s.population = UNITS;
    check_moments(&s, 3, 27, 3, 4.0 / 27); /* a tendency: a sample all the same */
    s.of_population = 1;
    check_moments(&s, 3, 27, 3, 4.0 / 27 * (UNITS - 27) / (UNITS - 1));
    check_moments(&s, 3, UNITS, 3, 0); /* a census */
    s.design = EVSI_BEFORE_AFTER;
    s.correlation = 0.75;
    s.confounding = 0.5;
    check_moments(&s, 3, 27, 3, 0.25 + 2 * 4 * 0.25 / 27 * (UNITS - 27) / (UNITS - 1));
    s.design = EVSI_MATCHED;
    s.correlation = 0;
    check_moments(&s, 3, 40, 3, 0.25 + 2 * 4.0 / 20);
    s.design = EVSI_LOTTERY;
    s.confounding = 0;
    check_moments(&s, 3, 40, 3, 2 * 4.0 / 20);
}

/* Shares: yes is noted with probability q = p (1 - w) + (1 - p) w / (levels - 1). An urn of 81 of
 * which 27 are yes: hypergeometric. */
static void shares(void **state) {
    (void)state;
    struct evsi_survey s = {
        .name = "share", .measure = EVSI_SHARE, .levels = 5, .horizon = HUGE_VAL};
    check_moments(&s, 0.3, 20, 0.3, 0.3 * 0.7 / 20);
    s.misclassified = 0.1;
    double q = 0.3 * 0.9 + 0.7 * 0.1 / 4;
    check_moments(&s, 0.3, 20, q, q * (1 - q) / 20);
    s.population = UNITS;
    s.of_population = 1;
    s.misclassified = 0;
    double p = 1.0 / 3;
    check_moments(&s, p, 20, p, p * (1 - p) / 20 * (UNITS - 20) / (UNITS - 1));
    check_moments(&s, p, UNITS, p, 0);
    s.misclassified = 0.1; /* a census that notes wrong: 27 yes and 54 no, each a coin */
    q = p * 0.9 + (1 - p) * 0.025;
    check_moments(&s, p, UNITS, q, (p * 0.9 * 0.1 + (1 - p) * 0.025 * 0.975) / UNITS);
    s.of_population = 0;
    s.misclassified = 0;
    s.design = EVSI_LOTTERY;
    s.baseline = 0.2;
    check_moments(&s, 0.3, 40, 0.3, 0.5 * 0.5 / 20 + 0.2 * 0.8 / 20);
    s.design = EVSI_BEFORE_AFTER;
    check_moments(&s, 0.3, 20, 0.3, 0.5 * 0.5 / 20 + 0.2 * 0.8 / 20);
}

/* The number of answers is binomial; no answer at all leaves the guess; a larger survey keeps the
 * answers of the smaller one. */
static void non_response(void **state) {
    (void)state;
    enum { WORLDS = 5000 };
    struct evsi_survey s = {.name = "share",
                            .measure = EVSI_SHARE,
                            .levels = 2,
                            .non_response = 0.6,
                            .horizon = HUGE_VAL};
    double sum = 0;
    size_t none = 0;
    for (size_t i = 0; i < WORLDS; i++) {
        double small[2], large[2];
        evsi_simulate(&s, test_seed(34), i, 0.5, 9, 3, small);
        evsi_simulate(&s, test_seed(34), i, 0.5, 9, 4, large);
        sum += small[1];
        none += small[1] < 0.5;
        assert_true((small[1] < 0.5) == (small[0] > 8));
        double yes = small[1] < 0.5 ? 0 : small[0] * small[1];
        double more = large[1] < 0.5 ? 0 : large[0] * large[1];
        assert_true(large[1] >= small[1] && large[1] <= small[1] + 1);
        assert_true(more >= yes - 1e-9 && more <= yes + large[1] - small[1] + 1e-9);
    }
    assert_within(sum / WORLDS, 1.2, sqrt(3 * 0.24 / WORLDS), 4.5);
    assert_within((double)none / WORLDS, 0.216, sqrt(0.216 * 0.784 / WORLDS), 4.5);
}

/* Asking all 81 about themselves is perfect information about the target; fewer, unwilling or
 * misnoted ones say less; a tendency is not known from a census. */
static void finite_population(void **state) {
    (void)state;
    enum { ROWS = 6400 };
    double *share = numbers(ROWS), *gain = numbers(ROWS), *zero = numbers(ROWS);
    for (size_t i = 0; i < ROWS; i++) {
        double z = normal_at(test_seed(35), i, 0);
        share[i] = floor(UNITS / (1 + exp(-z)) + 0.5) / UNITS;
        gain[i] = share[i] - 0.45 + 0.2 * normal_at(test_seed(35), i, 1);
    }
    const double *benefit[] = {zero, gain};
    struct voi_input input = {.shape = {ROWS, 1, 32}, .n_options = 2, .benefit = benefit};
    struct evsi_survey s = {.name = "levels",
                            .measure = EVSI_SHARE,
                            .levels = 5,
                            .population = UNITS,
                            .of_population = 1,
                            .horizon = HUGE_VAL};
    const size_t sizes[] = {10, 40, UNITS};
    struct evppi target;
    struct evsi_row sound[3], worse[3];
    size_t best;
    assert_int_equal(evsi_survey(&input, share, &s, 1, 3, sizes, &target, sound, &best, NULL), 0);
    assert_close(sound[2].information.value, target.value, 1e-9);
    assert_true(sound[0].information.value < sound[1].information.value &&
                sound[1].information.value <= sound[2].information.value);
    s.misclassified = 0.4;
    s.non_response = 0.5;
    assert_int_equal(evsi_survey(&input, share, &s, 1, 3, sizes, &target, worse, &best, NULL), 0);
    for (int k = 0; k < 3; k++) {
        assert_true(worse[k].information.value < sound[k].information.value);
        assert_close(worse[k].responses, 0.5 * (double)sizes[k], 1e-12);
    }
    free(share);
    free(gain);
    free(zero);
}

/* Net benefit = what is left after the delay, less cost; the best size; none when it costs too
 * much.
 */
static void net_benefit(void **state) {
    (void)state;
    struct normal_case made;
    normal_case_init(&made, test_seed(36), N);
    struct evsi_survey s = one_value;
    s.delay = 2;
    s.horizon = 10;
    s.rate = 0.032;
    s.non_response = 0.5;
    s.fixed_cost = 0.005;
    s.cost = 0.0005;
    const size_t sizes[] = {2, 20, 200};
    struct evppi target;
    struct evsi_row rows[3];
    size_t best;
    assert_int_equal(
        evsi_survey(&made.input, made.p[0], &s, 5, 3, sizes, &target, rows, &best, NULL), 0);
    double left = 0.8 / 1.032 / 1.032;
    for (int k = 0; k < 3; k++) {
        double cost = 0.005 + 0.0005 * 0.5 * (double)sizes[k];
        assert_close(rows[k].cost, cost, 1e-12);
        assert_close(rows[k].left, left, 1e-12);
        assert_close(rows[k].net, left * rows[k].information.value - cost, 1e-12);
        assert_close(rows[k].net_se, left * rows[k].information.se, 1e-12);
    }
    assert_int_equal(best, 1); /* 0.04, 0.048 and -0.002 */
    s.fixed_cost = 1;
    assert_int_equal(
        evsi_survey(&made.input, made.p[0], &s, 5, 3, sizes, &target, rows, &best, NULL), 0);
    assert_int_equal(best, 3);
    s.fixed_cost = 0;
    s.delay = 11; /* too late */
    assert_int_equal(
        evsi_survey(&made.input, made.p[0], &s, 5, 3, sizes, &target, rows, &best, NULL), 0);
    assert_true(rows[2].left == 0 && best == 3);
    normal_case_free(&made);
}

static void refuse(const struct normal_case *made, struct evsi_survey s, size_t size,
                   const char *sentence) {
    struct evppi target;
    struct evsi_row row;
    size_t best;
    struct error error = {0};
    assert_int_equal(
        evsi_survey(&made->input, made->p[0], &s, 5, 1, &size, &target, &row, &best, &error),
        FONDSIM_DOMAIN);
    assert_string_equal(error.text, sentence);
}

static void refuses(void **state) {
    (void)state;
    struct normal_case made;
    normal_case_init(&made, 37, 640);
    struct evsi_survey s = one_value;
    s.population = UNITS;
    refuse(&made, s, 82, "survey value: 82 units, expected 1 to 81");
    s.design = EVSI_LOTTERY;
    refuse(&made, s, 81, "survey value: 81 units, expected 2 to 162, an even number");
    s.confounding = 1;
    refuse(&made, s, 80, "survey value: confounding is 1, expected 0 to 0");
    s = one_value;
    s.non_response = 1;
    refuse(&made, s, 10, "survey value: non-response is 1, expected 0 to 0.999999999");
    s = one_value;
    s.misclassified = 0.1;
    refuse(&made, s, 10, "survey value: misclassified is 0.1, expected 0 to 0");
    s = (struct evsi_survey){.name = "value", .measure = EVSI_SHARE, .levels = 2, .horizon = 1};
    made.p[0][0] = 1.5;
    refuse(&made, s, 10, "survey value: a share is 1.5, expected 0 to 1");
    made.p[0][0] = (double)NAN;
    refuse(&made, s, 10, "survey target: sample 0, inner run 0 is not defined");
    made.p[0][0] = 0;
    made.input.shape.samples = 2;
    struct evppi target;
    struct evsi_row rows[2];
    size_t best;
    assert_int_equal(evsi_survey(&made.input, made.p[0], &one_value, 5, 1, (size_t[]){3}, &target,
                                 rows, &best, NULL),
                     FONDSIM_DOMAIN);
    assert_int_equal(evsi_survey(&made.input, made.p[0], &one_value, 5, 2, (size_t[]){3, 3},
                                 &target, rows, &best, NULL),
                     FONDSIM_DOMAIN);
    normal_case_free(&made);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(normal_case_known), cmocka_unit_test(any_data),
        cmocka_unit_test(designs),           cmocka_unit_test(shares),
        cmocka_unit_test(non_response),      cmocka_unit_test(finite_population),
        cmocka_unit_test(net_benefit),       cmocka_unit_test(refuses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
