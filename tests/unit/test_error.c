/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of sim/core/error.c. Knows no other room. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "sim/core/error.h"

static void fills_and_returns_the_code(void **state) {
    (void)state;
    struct error error = {0};
    assert_int_equal(error_set(&error, FONDSIM_INVALID, "%s:%d: %s\n", "a.yaml", 3, "no"), -4);
    assert_int_equal(error.code, FONDSIM_INVALID);
    assert_string_equal(error.text, "a.yaml:3: no");
    assert_int_equal(error_set(NULL, FONDSIM_IO, "unseen"), FONDSIM_IO);
}

static void keeps_the_first_error(void **state) {
    (void)state;
    struct error error = {0};
    error_set(&error, FONDSIM_IO, "first");
    assert_int_equal(error_set(&error, FONDSIM_LEDGER, "second"), FONDSIM_LEDGER);
    assert_int_equal(error.code, FONDSIM_IO);
    assert_string_equal(error.text, "first");
}

static void cuts_a_long_text_between_characters(void **state) {
    (void)state;
    char accents[2 * sizeof((struct error *)0)->text + 1];
    for (int shift = 0; shift < 2; shift++) {
        struct error error = {0};
        for (size_t i = 0; i + 2 < sizeof accents; i += 2) {
            memcpy(accents + i, "\xC3\xA9", 3);
        }
        error_set(&error, FONDSIM_FAILED, "%s%s", shift ? "x" : "", accents);
        size_t length = strlen(error.text);
        assert_in_range(length, sizeof error.text - 3, sizeof error.text - 1);
        assert_string_equal(error.text + length - 3, "...");
        /* what stands before the dots is whole two-byte characters */
        assert_int_equal((length - 3 - (size_t)shift) % 2, 0);
        assert_int_equal((unsigned char)error.text[length - 4], 0xA9);
    }
    struct error exact = {0}; /* 1023 bytes fit */
    char full[sizeof exact.text];
    memset(full, 'a', sizeof full);
    full[sizeof full - 1] = '\0';
    error_set(&exact, FONDSIM_FAILED, "%s", full);
    assert_string_equal(exact.text, full);
}

static void every_code_has_a_sentence_and_a_status(void **state) {
    (void)state;
    static const struct {
        int code, status;
    } expected[] = {{FONDSIM_OK, 0},          {FONDSIM_FAILED, 1},  {FONDSIM_NO_MEMORY, 1},
                    {FONDSIM_USAGE, 2},       {FONDSIM_INVALID, 3}, {FONDSIM_IO, 4},
                    {FONDSIM_INTERRUPTED, 1}, {FONDSIM_LEDGER, 1},  {FONDSIM_DOMAIN, 1}};
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        assert_int_equal(expected[i].code, -(int)i);
        assert_int_equal(error_exit_status(expected[i].code), expected[i].status);
        assert_string_not_equal(error_sentence(expected[i].code), "unknown error");
    }
    assert_string_equal(error_sentence(FONDSIM_NO_MEMORY), "out of memory");
    assert_string_equal(error_sentence(-1000), "unknown error");
    assert_int_equal(error_exit_status(-1000), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_and_returns_the_code),
        cmocka_unit_test(keeps_the_first_error),
        cmocka_unit_test(cuts_a_long_text_between_characters),
        cmocka_unit_test(every_code_has_a_sentence_and_a_status),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
