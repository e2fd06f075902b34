/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kernels against plain scalar twins with branches, to the bit, on every CPU level of this machine.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <math.h>

#include "models/kernels.h"
#include "sim/core/law.h"
#include "sim/core/random.h"

enum { N = 4096 };

static const char *const levels[] = {"baseline", "v3", "v4"};

/* Runs a test on every level that this machine has; the baseline always exists. */
static void on_each_level(void (*test)(const struct kernels *)) {
    int tried = 0;
    for (size_t l = 0; l < sizeof levels / sizeof levels[0]; l++) {
        const struct kernels *kernels = kernels_choose(levels[l]);
        if (kernels != NULL) {
            assert_string_equal(kernels->name, levels[l]);
            test(kernels);
            tried++;
        } else {
            print_message("level %s: not on this machine\n", levels[l]);
        }
    }
    assert_true(tried >= 1 && kernels_choose("baseline") != NULL);
}

static uint32_t word(uint32_t i, int k) {
    return random_words((struct address){.seed = 7, .entity = i}).word[k];
}

/* ------------------------------------------------------------------ twins */

static double twin_exp(double x) {
    double y = x < -700.0 ? -700.0 : x > 700.0 ? 700.0 : x;
    double k = nearbyint(y * 0x1.71547652b82fep+0);
    double r = (y - k * 0x1.62e42feep-1) - k * 0x1.a39ef35793c76p-33;
    static const double factorials[] = {6227020800.0, 479001600.0, 39916800.0, 3628800.0,
                                        362880.0,     40320.0,     5040.0,     720.0,
                                        120.0,        24.0,        6.0,        2.0};
    double p = 1.0 / factorials[0];
    for (int j = 1; j < 12; j++) {
        p = p * r + 1.0 / factorials[j];
    }
    return ldexp(1.0 + (r + (r * r) * p), (int)k);
}

static double twin_births(double u, double mean) {
    double p = twin_exp(-mean), sum = p;
    int k = 0;
    while (sum < u && k < KERNEL_MOST_EVENTS) {
        k++;
        p *= mean / k;
        sum += p;
    }
    return k;
}

static double twin_ends(double u, int n, const struct kernel_alliances *law) {
    double p = twin_exp(n * law->log_keep), sum = p;
    int k = 0;
    while (sum < u && k < n && k < KERNEL_MOST_EVENTS) {
        k++;
        p *= (n - k + 1.0) / k * law->odds;
        sum += p;
    }
    return k;
}

static double twin_intensity(double x) {
    if (isinf(x) && x < 0) {
        return 0.0;
    }
    return twin_exp(x < -30.0 ? -30.0 : x > 10.0 ? 10.0 : x);
}

/* ------------------------------------------------------------------ tests */

static void words_on(const struct kernels *kernels) {
    static uint32_t code[N], words[4][N];
    uint32_t *const out[4] = {words[0], words[1], words[2], words[3]};
    for (uint32_t i = 0; i < N; i++) {
        code[i] = i * 2654435761U;
    }
    code[0] = 0;
    code[1] = UINT32_MAX;
    const struct address address = {.seed = 2026,
                                    .stream = UINT32_MAX,
                                    .sample = 9,
                                    .step = 75,
                                    .birth = 3,
                                    .purpose = PURPOSE_STEP,
                                    .draw = 200,
                                    .inner = 65535};
    const struct kernel_key key = {{address.seed, address.stream},
                                   address.sample,
                                   (uint32_t)address.birth << 16 | address.step,
                                   (uint32_t)address.inner << 16 | (uint32_t)address.draw << 8 |
                                       address.purpose};
    kernels->words(N, code, &key, out);
    for (int i = 0; i < N; i++) {
        struct address at = address;
        at.entity = code[i];
        struct random_words expected = random_words(at);
        for (int k = 0; k < 4; k++) {
            assert_int_equal(words[k][i], expected.word[k]);
        }
    }
}

static void test_words(void **state) {
    (void)state;
    on_each_level(words_on);
}

/* Arguments over the whole range, and its ends. */
static void exponential_on(const struct kernels *kernels) {
    static double x[N], y[N];
    for (int i = 0; i < N; i++) {
        x[i] = -750.0 + 1500.0 * (i + 0.5) / N;
    }
    for (int i = 0; i < N / 2; i++) {
        x[i] = -40.0 + 50.0 * random_uniform32(word((uint32_t)i, 0)); /* where the model works */
    }
    x[N - 1] = 0.0;
    x[N - 2] = -HUGE_VAL;
    x[N - 3] = HUGE_VAL;
    kernels->exponential(N, x, y);
    double worst = 0;
    for (int i = 0; i < N; i++) {
        double expected = twin_exp(x[i]);
        assert_memory_equal(&y[i], &expected, sizeof expected);
        if (fabs(x[i]) <= 700.0) {
            long double truth = expl((long double)x[i]);
            double ulp = nextafter(y[i], HUGE_VAL) - y[i];
            worst = fmax(worst, (double)fabsl((y[i] - truth) / ulp));
        }
    }
    assert_true(y[N - 1] == 1.0);
    assert_true(worst < 1.0);
}

static void test_exponential(void **state) {
    (void)state;
    on_each_level(exponential_on);
}

static void alliances_on(const struct kernels *kernels) {
    static uint32_t w1[N], w2[N];
    static int32_t present[N], dirty[N];
    static double boost[N], background[N];
    const struct kernel_alliances law = {0.7, log1p(-0.2), 0.25};
    int four = 0;
    for (uint32_t i = 0; i < N; i++) {
        w1[i] = word(i, 1);
        w2[i] = word(i, 2);
        present[i] = i % 7 == 0 ? 0 : -1;
        boost[i] = i % 3 == 0 ? 2.5 : 0.0;
        background[i] = i % 12;
        dirty[i] = i % 5 == 0;
    }
    w1[1] = w2[1] = w2[2] = UINT32_MAX; /* the far tails */
    w1[2] = 0;
    kernels->alliances(N, w1, w2, present, &law, boost, background, dirty);
    for (int i = 0; i < N; i++) {
        double change = twin_births(random_uniform32(w1[i]), law.mean * (1.0 + boost[i])) -
                        twin_ends(random_uniform32(w2[i]), i % 12, &law);
        change = present[i] ? change : 0.0;
        assert_true(background[i] == i % 12 + change);
        assert_int_equal(dirty[i], i % 5 == 0 || change != 0.0);
        assert_true(background[i] >= 0.0);
        four += change == 4.0;
    }
    assert_true(four > 0); /* the cap was met */
}

static void test_alliances(void **state) {
    (void)state;
    on_each_level(alliances_on);
}

/* The quantiles are those of the core but for the cap. */
static void test_twins_are_quantiles(void **state) {
    (void)state;
    const struct kernel_alliances law = {0.1, log1p(-0.025), 0.025 / 0.975};
    for (uint32_t i = 0; i < N; i++) {
        double u = random_uniform32(word(i, 3));
        unsigned born = poisson_quantile(u, 0.4), ended = binomial_quantile(u, i % 12, 0.025);
        assert_int_equal((int)twin_births(u, 0.4), born < 4 ? born : 4);
        assert_int_equal((int)twin_ends(u, (int)(i % 12), &law), ended < 4 ? ended : 4);
    }
}

static void adoption_on(const struct kernels *kernels) {
    static const double chance[] = {0.3, 0.01};
    static uint32_t w3[N];
    static int32_t present[N], level[N], dirty[N];
    static double adopter[N];
    int adopted = 0;
    for (uint32_t i = 0; i < N; i++) {
        w3[i] = word(i, 3);
        present[i] = i % 4 == 0 ? 0 : -1;
        level[i] = (int32_t)(i % 2);
        adopter[i] = i % 5 == 0;
        dirty[i] = 0;
    }
    int counted = kernels->adoption(N, w3, present, level, chance, adopter, dirty);
    for (int i = 0; i < N; i++) {
        int already = i % 5 == 0;
        int now = !already && present[i] && random_uniform32(w3[i]) < chance[i % 2];
        assert_true(adopter[i] == already + now);
        assert_int_equal(dirty[i], now);
        adopted += now;
    }
    assert_true(adopted > 0);
    assert_int_equal(counted, adopted);
}

static void test_adoption(void **state) {
    (void)state;
    on_each_level(adoption_on);
}

static void maturity_on(const struct kernels *kernels) {
    static uint32_t w0[N];
    static int32_t movable[N], move[N];
    static double x_up[N], x_down[N], up[N], down[N], rise[N], fall[N];
    const struct kernel_moves made = {up, down, rise, fall};
    int moves[3] = {0};
    for (uint32_t i = 0; i < N; i++) {
        w0[i] = word(i, 0);
        movable[i] = i % 9 == 0 ? 0 : -1;
        x_up[i] = i % 11 == 0 ? -HUGE_VAL : -5.0 + 20.0 * random_uniform32(word(i, 1));
        x_down[i] = i % 13 == 0 ? -HUGE_VAL : -60.0 + 70.0 * random_uniform32(word(i, 2));
    }
    kernels->intensities(N, x_up, x_down, -0.25, 0.25, &made);
    kernels->moves(N, w0, movable, &made, move);
    for (int i = 0; i < N; i++) {
        double u = random_uniform32(w0[i]);
        double h_up = twin_intensity(x_up[i] - 0.25), h_down = twin_intensity(x_down[i]);
        double sum = h_up + h_down, p = 1.0 - twin_exp(-sum * 0.25);
        double rises = p * h_up, falls = p * h_down;
        int expected = 0;
        if (movable[i] && u * sum < rises) {
            expected = 1;
        } else if (movable[i] && (1.0 - u) * sum < falls) {
            expected = -1;
        }
        assert_memory_equal(&up[i], &h_up, sizeof h_up);
        assert_memory_equal(&down[i], &h_down, sizeof h_down);
        assert_memory_equal(&rise[i], &rises, sizeof rises);
        assert_memory_equal(&fall[i], &falls, sizeof falls);
        assert_int_equal(move[i], expected);
        moves[expected + 1]++;
    }
    assert_true(moves[0] > 0 && moves[1] > 0 && moves[2] > 0);
}

static void test_maturity(void **state) {
    (void)state;
    on_each_level(maturity_on);
}

/* Addresses that differ in three fields at once. */
static void words_at_on(const struct kernels *kernels) {
    static uint32_t code[N], counter2[N], counter3[N], words[4][N];
    uint32_t *const out[4] = {words[0], words[1], words[2], words[3]};
    const struct kernel_key key = {{2026, 5}, 9, 1, 2};
    for (uint32_t j = 0; j < N; j++) {
        code[j] = j * 2654435761U;
        counter2[j] = (j % 2) << 16 | j % 100;
        counter3[j] = 3U << 16 | (j % 256) << 8 | PURPOSE_IDEA;
    }
    kernels->words_at(N, code, counter2, counter3, &key, out);
    for (uint32_t j = 0; j < N; j++) {
        struct random_words expected = random_words((struct address){.seed = 2026,
                                                                     .stream = 5,
                                                                     .sample = 9,
                                                                     .entity = code[j],
                                                                     .birth = (uint16_t)(j % 2),
                                                                     .step = (uint16_t)(j % 100),
                                                                     .inner = 3,
                                                                     .draw = (uint8_t)j,
                                                                     .purpose = PURPOSE_IDEA});
        for (int k = 0; k < 4; k++) {
            assert_int_equal(words[k][j], expected.word[k]);
        }
    }
}

static void test_words_at(void **state) {
    (void)state;
    on_each_level(words_at_on);
}

static void follow_on(const struct kernels *kernels) {
    static int32_t present[N], own[N], dirty[N];
    static double alone[N], background[N];
    for (int i = 0; i < N; i++) {
        alone[i] = i % 5;
        present[i] = i % 7 == 0 ? 0 : -1;
        own[i] = i % 3 == 0 ? -1 : 0;
        background[i] = i % 4;
        dirty[i] = i % 11 == 0;
    }
    kernels->follow(N, alone, present, own, background, dirty);
    for (int i = 0; i < N; i++) {
        int expected = present[i] && !own[i] ? i % 5 : i % 4;
        assert_true(background[i] == expected);
        assert_int_equal(dirty[i], i % 11 == 0 || expected != i % 4);
    }
}

static void test_follow(void **state) {
    (void)state;
    on_each_level(follow_on);
}

/* Everything in which two portfolios may differ, one difference at a time. */
struct standing {
    int32_t level[N], dirty[N];
    double fte[N], background[N], consortia[N], adopter[N], offers[N];
    double up[N], down[N], rise[N], fall[N];
};

static struct kernel_standing standing_of(struct standing *self) {
    return (struct kernel_standing){
        self->level,      self->fte,
        self->background, self->consortia,
        self->adopter,    self->offers,
        self->dirty,      {self->up, self->down, self->rise, self->fall}};
}

/* Ecosystem i differs in what i % 9 says: 0 and 8 in nothing. */
static void stand(struct standing *self, int i, int there) {
    int differs = there ? i % 9 : 0;
    self->level[i] = i % 4 + (differs == 1);
    self->fte[i] = i % 3 + (differs == 2 ? 0.5 : 0.0);
    self->background[i] = i % 7 + (differs == 3);
    self->consortia[i] = i % 5 + (differs == 4);
    self->offers[i] = i % 2 * 0.1 + (differs == 5 ? 0.25 : 0.0);
    self->adopter[i] = (i / 9 % 2 + (differs == 6)) % 2;
    self->dirty[i] = there ? differs == 7 : i % 10 != 0;
    self->up[i] = there + i;
    self->down[i] = there + 0.1 * i;
    self->rise[i] = there + 0.2 * i;
    self->fall[i] = there + 0.3 * i;
}

static void alike_on(const struct kernels *kernels) {
    static struct standing here, there;
    for (int commons = 0; commons < 2; commons++) {
        for (int i = 0; i < N; i++) {
            stand(&here, i, 0);
            stand(&there, i, 1);
        }
        struct kernel_standing a = standing_of(&there), b = standing_of(&here);
        kernels->copy_alike(N - 8, &a, commons, &b); /* no whole number of blocks */
        for (int i = 0; i < N; i++) {
            int alike = (i % 9 == 0 || i % 9 == 8) && (commons || i / 9 % 2 == 0) && i < N - 8;
            assert_true(here.up[i] == alike + i);
            assert_true(here.down[i] == alike + 0.1 * i);
            assert_true(here.rise[i] == alike + 0.2 * i);
            assert_true(here.fall[i] == alike + 0.3 * i);
            assert_int_equal(here.dirty[i], !alike && i % 10 != 0);
            assert_int_equal(there.dirty[i], i % 9 == 7);
        }
    }
}

static void test_alike(void **state) {
    (void)state;
    on_each_level(alike_on);
}

/* One negative stock at a time, then engineering at the bound and under it. */
static void stocks_on(const struct kernels *kernels) {
    static int32_t present[N];
    static double fte[N], consortia[N], background[N];
    int64_t expected = 0;
    for (int i = 0; i < N; i++) {
        present[i] = i % 7 == 0 ? 0 : -1;
        consortia[i] = i % 3;
        background[i] = i % 12;
        fte[i] = i % 2;
        expected += present[i] ? i % 3 + i % 12 : 0;
    }
    assert_true(kernels->stocks(N, present, fte, -1e-6, consortia, background) == expected);
    double *const stocks[] = {fte, consortia, background};
    for (int k = 0; k < 3; k++) {
        double kept = stocks[k][N - 3];
        stocks[k][N - 3] = -1.0;
        assert_true(kernels->stocks(N, present, fte, -1e-6, consortia, background) == -1);
        stocks[k][N - 3] = kept;
    }
    fte[5] = -1e-6;
    assert_true(kernels->stocks(N, present, fte, -1e-6, consortia, background) == expected);
    fte[5] = -2e-6;
    assert_true(kernels->stocks(N, present, fte, -1e-6, consortia, background) == -1);
}

static void test_stocks(void **state) {
    (void)state;
    on_each_level(stocks_on);
}

/* Any length and any alignment; what lies outside is left alone. */
static void series_on(const struct kernels *kernels) {
    static double x[N], y[N], z[N];
    static int32_t until[N];
    for (size_t from = 0; from < 9; from++) {
        for (size_t n = 0; n < 40; n++) {
            for (size_t t = 0; t < 64; t++) {
                x[t] = 1.0 / (double)(t + 3);
                y[t] = z[t] = (double)t / 7.0;
            }
            kernels->add(n, 0.1, y + from);
            kernels->add_scaled(n, 0.3, x + 1, z + from);
            for (size_t t = 0; t < 64; t++) {
                int inside = t >= from && t < from + n;
                double start = (double)t / 7.0;
                assert_true(y[t] == (inside ? start + 0.1 : start));
                assert_true(z[t] == (inside ? start + 0.3 * x[t - from + 1] : start));
            }
        }
    }
    for (int i = 0; i < N; i++) {
        until[i] = i % 10;
        y[i] = i / 7.0;
    }
    kernels->add_later(N, 0.1, until, 4, y);
    for (int i = 0; i < N; i++) {
        assert_true(y[i] == (i % 10 > 4 ? i / 7.0 + 0.1 : i / 7.0));
    }
}

static void test_series(void **state) {
    (void)state;
    on_each_level(series_on);
}

/* The logarithm against the library's, from the least uniform to the largest. */
static void minus_log_on(const struct kernels *kernels) {
    static uint32_t low[N], high[N];
    static double y[N];
    for (uint32_t i = 0; i < N; i++) {
        low[i] = word(i, 0);
        high[i] = i % 2 == 0 ? word(i, 1) >> (i / 2 % 32) : ~(word(i, 1) >> (i / 2 % 32));
    }
    low[0] = high[0] = 0;
    low[1] = high[1] = UINT32_MAX;
    kernels->minus_log(N, low, high, y);
    for (int i = 0; i < N; i++) {
        double expected = -log(random_uniform52(low[i], high[i]));
        assert_true(expected > 0.0);
        assert_true(fabs(y[i] - expected) <= 1e-14 * expected);
    }
    kernels->minus_log32(N, high, y);
    for (int i = 0; i < N; i++) {
        double expected = -log(random_uniform32(high[i]));
        assert_true(fabs(y[i] - expected) <= 1e-14 * expected);
    }
}

static void test_minus_log(void **state) {
    (void)state;
    on_each_level(minus_log_on);
}

/* A life against the same sums one step and one series at a time. */
static void life_on(const struct kernels *kernels) {
    enum { SERIES = 3, STEPS = 64 };
    static double series[SERIES][STEPS], expected[SERIES][STEPS], ramp[STEPS];
    for (int t = 0; t < STEPS; t++) {
        ramp[t] = 100.0 * t / 7.0;
    }
    for (size_t first = 0; first < 12; first++) {
        for (size_t length = 0; length < 48; length++) {
            for (size_t turn = 0; turn <= length; turn += 1 + length / 5) {
                for (int k = 0; k < SERIES * STEPS; k++) {
                    series[k / STEPS][k % STEPS] = expected[k / STEPS][k % STEPS] = k / 3.0;
                }
                struct kernel_life life = {turn,
                                           length,
                                           0.7,
                                           1.3,
                                           -1.0,
                                           ramp,
                                           series[0] + first,
                                           series[1] + first,
                                           series[2] + first};
                kernels->life(&life);
                for (size_t t = 0; t < length; t++) {
                    expected[0][first + t] += 0.7;
                    expected[1][first + t] += t >= turn ? 1.3 : 0.0;
                    expected[2][first + t] += t >= turn ? -1.0 * ramp[t - turn] : 0.0;
                }
                assert_memory_equal(series, expected, sizeof series);
            }
        }
    }
}

static void test_life(void **state) {
    (void)state;
    on_each_level(life_on);
}

static void test_choice(void **state) {
    (void)state;
    assert_null(kernels_choose("v5"));
    assert_null(kernels_choose("BASELINE"));
    assert_non_null(kernels_choose(NULL));
    assert_ptr_equal(kernels_choose(""), kernels_choose(NULL));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),     cmocka_unit_test(test_exponential),
        cmocka_unit_test(test_alliances), cmocka_unit_test(test_twins_are_quantiles),
        cmocka_unit_test(test_adoption),  cmocka_unit_test(test_maturity),
        cmocka_unit_test(test_words_at),  cmocka_unit_test(test_follow),
        cmocka_unit_test(test_stocks),    cmocka_unit_test(test_series),
        cmocka_unit_test(test_alike),     cmocka_unit_test(test_life),
        cmocka_unit_test(test_minus_log), cmocka_unit_test(test_choice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
