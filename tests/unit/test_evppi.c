/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of EVPPI against cases worked out, its order between sets, its error and its bracket. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/analysis/evppi.h"
#include "sim/analysis/regression.h"
#include "tests/unit/analysis_draws.h"
#include "tests/unit/test_seed.h"
#include "tests/unit/voi_normal.h"

enum { N = 10000 };

/* Four errors, which are up to a fifth too small (evppi.h): false alarm 6e-5 each. */
#define FOUR 4.8

static struct evppi_set set_of(size_t n, const size_t *parameters) {
    return (struct evppi_set){n, parameters};
}

/* The published numbers; both parameters are everything. */
static void normal_case_known(void **state) {
    (void)state;
    struct normal_case made;
    normal_case_init(&made, test_seed(21), N);
    struct voi_evpi evpi;
    assert_int_equal(voi_evpi(&made.input, &evpi, NULL), 0);
    const size_t order[] = {0, 1, 1, 0};
    const struct evppi_set sets[] = {set_of(1, order), set_of(1, order + 1), set_of(4, order)};
    struct evppi rows[3];
    assert_int_equal(evppi(&made.input, &evpi, 3, sets, rows, NULL), 0);
    assert_within(rows[0].value, 0.083315470588, rows[0].se, FOUR);
    assert_within(rows[1].value, 0.395593114803, rows[1].se, FOUR);
    assert_within(rows[2].value, 0.479810706348, rows[2].se, FOUR);
    assert_close(rows[2].value, evpi.high, 1e-6);
    assert_true(rows[2].value <= evpi.high);
    for (int k = 0; k < 3; k++) {
        assert_true(rows[k].se > 0 && rows[k].se < 0.015);
        assert_true(rows[k].check > EVPPI_CHECK);
        assert_true(rows[k].low <= rows[k].plain + 3 * rows[k].low_se);
        assert_within(rows[k].low, rows[k].value, rows[k].low_se, FOUR);
    }
    normal_case_free(&made);
}

/* The jackknife error is the spread over repetitions: 40 of them know their sd within 11 %, so that
 * a factor 1.6 is four such errors. */
static void honest_error(void **state) {
    (void)state;
    enum { TRIES = 40, ROWS = 1600 };
    const size_t first[] = {0};
    const struct evppi_set set = set_of(1, first);
    double sum = 0, squares = 0, errors = 0;
    for (uint32_t t = 0; t < TRIES; t++) {
        struct normal_case made;
        normal_case_init(&made, test_seed(100) + t, ROWS);
        struct evppi row;
        assert_int_equal(evppi(&made.input, NULL, 1, &set, &row, NULL), 0);
        sum += row.value / TRIES;
        squares += row.value * row.value / TRIES;
        errors += row.se / TRIES;
        normal_case_free(&made);
    }
    double sd = sqrt((squares - sum * sum) * TRIES / (TRIES - 1));
    assert_true(errors / sd > 1 / 1.6 && errors / sd < 1.6);
    /* overfitting: too high by about 2 terms of 1600 times 4 of variance, phi(1) / 2 of it */
    assert_within(sum, 0.083315470588 + 0.0006, sd / sqrt(TRIES), 4);
}

/* Draws of six normal parameters and the gain of option 1 over option 0, which is 0. */
struct gain_case {
    double *p[6], *gain, *zero;
    const double *benefit[2];
    struct voi_input input;
};

static void gain_init(struct gain_case *self, uint32_t seed, size_t n) {
    *self = (struct gain_case){.gain = numbers(n), .zero = numbers(n)};
    for (uint32_t k = 0; k < 6; k++) {
        self->p[k] = numbers(n);
        for (size_t i = 0; i < n; i++) {
            self->p[k][i] = normal_at(seed, i, k);
        }
    }
    self->benefit[0] = self->zero;
    self->benefit[1] = self->gain;
    self->input = (struct voi_input){.shape = {n, 1, 32},
                                     .n_options = 2,
                                     .benefit = self->benefit,
                                     .n_parameters = 6,
                                     .theta = (const double *const *)self->p};
}

static void gain_free(struct gain_case *self) {
    for (int k = 0; k < 6; k++) {
        free(self->p[k]);
    }
    free(self->gain);
    free(self->zero);
}

/* Bent: gain z^2 - 1 + noise, EVPPI E max(0, z^2 - 1) = 2 phi(1). A product z1 z2 + noise: each
 * alone is worth nothing, both E |z1 z2| / 2 = 1 / pi. The tolerance adds what is fitted of the
 * noise: 0.02 where it is worth nothing. */
static void bent_and_product(void **state) {
    (void)state;
    struct gain_case made;
    gain_init(&made, test_seed(22), N);
    const size_t order[] = {0, 1};
    const struct evppi_set sets[] = {set_of(1, order), set_of(1, order + 1), set_of(2, order)};
    struct evppi rows[3];
    for (size_t i = 0; i < N; i++) {
        made.gain[i] = made.p[0][i] * made.p[0][i] - 1 + made.p[5][i];
    }
    assert_int_equal(evppi(&made.input, NULL, 1, sets, rows, NULL), 0);
    assert_within(rows[0].value, 2 * gsl_ran_ugaussian_pdf(1), rows[0].se, FOUR);
    assert_true(rows[0].check > EVPPI_CHECK);
    for (size_t i = 0; i < N; i++) {
        made.gain[i] = made.p[0][i] * made.p[1][i] + made.p[5][i];
    }
    assert_int_equal(evppi(&made.input, NULL, 3, sets, rows, NULL), 0);
    assert_true(rows[0].value < 0.03 && rows[1].value < 0.03);
    /* less the mean of the greater of two equal means */
    assert_within(rows[2].value, 1 / 3.14159265358979 - normal_loss(0, sqrt(2.0 / N)), rows[2].se,
                  FOUR);
    assert_true(rows[2].level >= 1 && rows[2].check > EVPPI_CHECK);
    gain_free(&made);
}

/* All 63 sets of six parameters, two of which matter and one a little: no set is below a subset of
 * it that was asked for, none above EVPI; with few samples, so that noise has its say. */
static void monotone(void **state) {
    (void)state;
    enum { ROWS = 640, SETS = 63 };
    struct gain_case made;
    gain_init(&made, test_seed(23), ROWS);
    for (size_t i = 0; i < ROWS; i++) {
        made.gain[i] = made.p[0][i] + exp(made.p[1][i]) - 2 + 0.2 * made.p[2][i];
    }
    size_t members[SETS][6];
    struct evppi_set sets[SETS];
    for (unsigned mask = 1; mask <= SETS; mask++) {
        size_t n = 0;
        for (size_t k = 0; k < 6; k++) {
            if (mask >> k & 1U) {
                members[mask - 1][n++] = k;
            }
        }
        sets[mask - 1] = set_of(n, members[mask - 1]);
    }
    struct voi_evpi evpi;
    struct evppi rows[SETS], alone;
    assert_int_equal(voi_evpi(&made.input, &evpi, NULL), 0);
    assert_int_equal(evppi(&made.input, &evpi, SETS, sets, rows, NULL), 0);
    int raised = 0;
    for (unsigned a = 1; a <= SETS; a++) {
        assert_true(rows[a - 1].value >= 0 && rows[a - 1].value <= evpi.high);
        raised += rows[a - 1].raised;
        for (unsigned b = 1; b <= SETS; b++) {
            if ((a & b) == a) {
                assert_true(rows[a - 1].value <= rows[b - 1].value);
            }
        }
    }
    assert_true(raised > 0);
    /* a set of four is the same asked for alone: its subsets come with it */
    assert_int_equal(evppi(&made.input, &evpi, 1, &sets[0x2d - 1], &alone, NULL), 0);
    assert_true(alone.value == rows[0x2d - 1].value);
    gain_free(&made);
}

/* Luck in single runs does not inflate: gain 0.5 + z + 2 luck. */
static void luck_is_noise(void **state) {
    (void)state;
    struct gain_case made;
    gain_init(&made, test_seed(24), N);
    for (size_t i = 0; i < N; i++) {
        made.gain[i] = 0.5 + made.p[0][i] + 2 * made.p[5][i];
    }
    const size_t order[] = {0, 1, 2};
    const struct evppi_set set = set_of(3, order);
    struct evppi row;
    assert_int_equal(evppi(&made.input, NULL, 1, &set, &row, NULL), 0);
    assert_within(row.value, normal_loss(0.5, 1), row.se, FOUR);
    gain_free(&made);
}

/* A constant parameter, one option, no difference, an option that is always better: exactly 0. */
static void worth_nothing(void **state) {
    (void)state;
    enum { ROWS = 640 };
    struct gain_case made;
    gain_init(&made, 25, ROWS);
    const size_t order[] = {0, 1};
    const struct evppi_set sets[] = {set_of(1, order), set_of(2, order)};
    struct evppi rows[2];
    for (int kind = 0; kind < 4; kind++) {
        for (size_t i = 0; i < ROWS; i++) {
            made.gain[i] = kind == 3 ? 100 + made.p[1][i] : kind == 0 ? made.p[1][i] : 0;
            made.p[0][i] = kind == 0 ? 3.3 : made.p[2][i];
        }
        made.input.n_options = kind == 1 ? 1 : 2;
        assert_int_equal(evppi(&made.input, NULL, 2, sets, rows, NULL), 0);
        assert_true(rows[0].value == 0 && rows[0].se == 0 && rows[0].low == 0);
        assert_int_equal(rows[0].constant, kind == 0);
        assert_true(kind == 0 ? rows[1].value > 0.3 : rows[1].value == 0);
    }
    gain_free(&made);
}

static void refuses(void **state) {
    (void)state;
    struct gain_case made;
    gain_init(&made, 26, 640);
    const size_t order[] = {0, 6};
    struct evppi_set set = set_of(1, order);
    struct evppi row;
    struct error error = {0};
    made.p[0][7] = (double)NAN;
    assert_int_equal(evppi(&made.input, NULL, 1, &set, &row, &error), FONDSIM_DOMAIN);
    assert_string_equal(error.text, "parameter 0: sample 7, inner run 0 is not defined");
    set = set_of(1, order + 1);
    assert_int_equal(evppi(&made.input, NULL, 1, &set, &row, NULL), FONDSIM_DOMAIN);
    set = set_of(0, order);
    assert_int_equal(evppi(&made.input, NULL, 1, &set, &row, NULL), FONDSIM_DOMAIN);
    made.p[0][7] = 0;
    set = set_of(1, order);
    made.input.shape.samples = 2;
    assert_int_equal(evppi(&made.input, NULL, 1, &set, &row, NULL), FONDSIM_DOMAIN);
    made.input.shape.samples = 608; /* 19 blocks */
    assert_int_equal(evppi(&made.input, NULL, 1, &set, &row, NULL), 0);
    assert_true(isnan(row.se) && row.value >= 0);
    assert_int_equal(evppi(&made.input, NULL, 0, NULL, NULL, NULL), 0);
    gain_free(&made);
}

/* Counts regressions, and asks to stop after so many. */
struct waiting {
    size_t calls, columns, most;
};

static int wait_for(void *context, size_t columns) {
    struct waiting *self = context;
    self->calls++;
    self->columns += columns;
    return self->calls >= self->most;
}

/* Threads, functions made beforehand and somebody who waits change no byte. */
static void threads_change_nothing(void **state) {
    (void)state;
    struct gain_case made;
    gain_init(&made, test_seed(31), 1600);
    for (size_t i = 0; i < 1600; i++) {
        made.gain[i] = made.p[0][i] * made.p[1][i] + 0.5 * made.p[2][i] + made.p[5][i];
    }
    const size_t order[] = {0, 1, 2};
    const struct evppi_set sets[] = {set_of(1, order), set_of(2, order), set_of(3, order)};
    struct evppi first[3], again[3];
    made.input.threads = 1;
    assert_int_equal(evppi(&made.input, NULL, 3, sets, first, NULL), 0);
    struct regression_basis bases[6];
    assert_int_equal(evppi_bases_init(&made.input, bases, NULL), 0);
    for (int threads = 0; threads < 4; threads++) {
        struct waiting waiting = {.most = 1000};
        made.input.threads = threads;
        made.input.bases = threads % 2 ? bases : NULL;
        made.input.fitted = wait_for;
        made.input.context = &waiting;
        memset(again, 0, sizeof again);
        assert_int_equal(evppi(&made.input, NULL, 3, sets, again, NULL), 0);
        for (int s = 0; s < 3; s++) {
            assert_true(again[s].value == first[s].value && again[s].se == first[s].se &&
                        again[s].low == first[s].low && again[s].check == first[s].check);
        }
        assert_int_equal(waiting.calls, 7); /* subsets of three */
        assert_int_equal(waiting.columns, 12);
    }
    evppi_bases_free(bases, 6);
    evppi_bases_free(NULL, 6);
    gain_free(&made);
}

static void stops_when_asked(void **state) {
    (void)state;
    struct gain_case made;
    struct waiting waiting = {.most = 2};
    struct error error = {0};
    gain_init(&made, test_seed(32), 640);
    for (size_t i = 0; i < 640; i++) {
        made.gain[i] = made.p[0][i];
    }
    made.input.threads = 1;
    made.input.fitted = wait_for;
    made.input.context = &waiting;
    const size_t order[] = {0, 1, 2};
    const struct evppi_set set = set_of(3, order);
    struct evppi row;
    assert_int_equal(evppi(&made.input, NULL, 1, &set, &row, &error), FONDSIM_INTERRUPTED);
    assert_int_equal(error.code, FONDSIM_INTERRUPTED);
    assert_int_equal(waiting.calls, 2);
    gain_free(&made);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(normal_case_known), cmocka_unit_test(honest_error),
        cmocka_unit_test(bent_and_product),  cmocka_unit_test(monotone),
        cmocka_unit_test(luck_is_noise),     cmocka_unit_test(worth_nothing),
        cmocka_unit_test(refuses),           cmocka_unit_test(threads_change_nothing),
        cmocka_unit_test(stops_when_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
