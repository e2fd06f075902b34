/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of sim/core/random.c: published answers, addresses, uniforms, codes. Knows no model. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "sim/core/random.h"
#include "tests/unit/test_seed.h"

static void assert_words(struct address address, const uint32_t expected[4]) {
    struct random_words words = random_words(address);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(words.word[i], expected[i]);
    }
}

/* kat_vectors of Random123, philox4x32 with 10 rounds; the third also fixes how an address is
 * packed, since every field differs. */
static void published_vectors(void **state) {
    (void)state;
    assert_words((struct address){0},
                 (const uint32_t[]){0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    struct address ones;
    memset(&ones, 0xff, sizeof ones);
    assert_words(ones, (const uint32_t[]){0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    assert_words((struct address){.seed = 0xa4093822,
                                  .stream = 0x299f31d0,
                                  .sample = 0x243f6a88,
                                  .entity = 0x85a308d3,
                                  .birth = 0x1319,
                                  .step = 0x8a2e,
                                  .inner = 0x0370,
                                  .draw = 0x73,
                                  .purpose = 0x44},
                 (const uint32_t[]){0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

static void every_field_matters(void **state) {
    (void)state;
    const struct address base = {.seed = 7, .purpose = PURPOSE_STEP};
    struct address changed[8] = {base, base, base, base, base, base, base, base};
    changed[0].seed++;
    changed[1].stream++;
    changed[2].sample++;
    changed[3].entity++;
    changed[4].step++;
    changed[5].birth++;
    changed[6].draw++;
    changed[7].inner++;
    struct random_words all[9];
    for (int i = 0; i < 8; i++) {
        all[i] = random_words(changed[i]);
    }
    all[8] = random_words(base);
    for (int i = 0; i < 9; i++) {
        for (int j = 0; j < i; j++) {
            assert_memory_not_equal(&all[i], &all[j], sizeof all[i]);
        }
    }
}

static void purposes_are_distinct_bytes(void **state) {
    (void)state;
    static const int numbers[] = {
#define NUMBER(name, number) number,
        FONDSIM_PURPOSES(NUMBER)
#undef NUMBER
    };
    int n = (int)(sizeof numbers / sizeof numbers[0]), seen[256] = {0};
    assert_true(n >= 18); /* append only */
    for (int i = 0; i < n; i++) {
        assert_in_range(numbers[i], 1, 255);
        assert_int_equal(seen[numbers[i]]++, 0);
    }
    assert_int_equal(PURPOSE_SCRAMBLE, 18);
}

static void uniforms_are_open_at_both_ends(void **state) {
    (void)state;
    assert_true(random_uniform32(0) == 0x1p-33);
    assert_true(random_uniform32(UINT32_MAX) == 1 - 0x1p-33);
    assert_true(random_uniform32(UINT32_MAX) < 1 && random_uniform32(0) > 0);
    /* extreme words of 52-bit uniforms cannot be asked for: the formula, from the words drawn */
    double least = 1, most = 0;
    for (uint32_t i = 0; i < 10000; i++) {
        struct address address = {.seed = 3, .sample = i, .purpose = PURPOSE_STEP};
        struct random_words words = random_words(address);
        struct random_pair pair = random_pair(address);
        uint64_t first = ((uint64_t)words.word[1] << 32 | words.word[0]) >> 12;
        uint64_t second = ((uint64_t)words.word[3] << 32 | words.word[2]) >> 12;
        assert_true(pair.first == ((double)first + 0.5) / 4503599627370496.0);
        assert_true(pair.second == ((double)second + 0.5) / 4503599627370496.0);
        assert_true(random_uniform(address) == pair.first);
        least = fmin(least, fmin(pair.first, pair.second));
        most = fmax(most, fmax(pair.first, pair.second));
    }
    assert_true(least > 0 && most < 1);
    /* the formula at words of all ones and all zeros */
    assert_true(((double)(UINT64_MAX >> 12) + 0.5) / 4503599627370496.0 < 1);
    assert_true(0.5 / 4503599627370496.0 > 0);
}

/* Means of 20,000 pairs, their squares and their product: 4.5 standard errors, false alarms about
 * 7e-6 each. */
static void uniforms_are_uniform(void **state) {
    (void)state;
    enum { N = 20000 };
    double first = 0, second = 0, square = 0, product = 0;
    for (uint32_t i = 0; i < N; i++) {
        struct random_pair pair = random_pair((struct address){
            .seed = test_seed(1), .entity = i, .step = 5, .purpose = PURPOSE_AWARD});
        first += pair.first / N;
        second += pair.second / N;
        square += pair.first * pair.first / N;
        product += (pair.first - 0.5) * (pair.second - 0.5) / N;
    }
    assert_true(fabs(first - 0.5) < 4.5 * sqrt(1.0 / 12 / N));
    assert_true(fabs(second - 0.5) < 4.5 * sqrt(1.0 / 12 / N));
    assert_true(fabs(square - 1.0 / 3) < 4.5 * sqrt(4.0 / 45 / N));
    assert_true(fabs(product) < 4.5 * (1.0 / 12) / sqrt(N));
}

/* Published answers of 32-bit FNV-1a; CC 24 31 C4 is its shortest text of hash 0. */
static void codes_are_fnv(void **state) {
    (void)state;
    assert_int_equal(random_code(""), 0x811c9dc5);
    assert_int_equal(random_code("a"), 0xe40c292c);
    assert_int_equal(random_code("foobar"), 0xbf9cf968);
    assert_int_equal(random_code("\xcc\x24\x31\xc4"), 1);
}

static void row_codes_are_codes_of_their_text(void **state) {
    (void)state;
    const uint32_t rows[] = {0, 9, 10, 80, 1254, 4294967295U};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[64];
        snprintf(text, sizeof text, "panel/%lu", (unsigned long)rows[i]);
        assert_int_equal(random_row_code("panel", rows[i]), random_code(text));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_vectors),
        cmocka_unit_test(every_field_matters),
        cmocka_unit_test(purposes_are_distinct_bytes),
        cmocka_unit_test(uniforms_are_open_at_both_ends),
        cmocka_unit_test(uniforms_are_uniform),
        cmocka_unit_test(codes_are_fnv),
        cmocka_unit_test(row_codes_are_codes_of_their_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
