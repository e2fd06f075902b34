/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of scenarios/number.c: numbers, durations and dates as people write them, and their way
 * back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>

#include "scenarios/number.h"

static void assert_number(const char *text, double expected) {
    double value;
    const char *why;
    assert_int_equal(number_parse(text, &value, &why), 0);
    assert_true(value == expected);
}

static void numbers(void **state) {
    (void)state;
    assert_number("52000", 52000);
    assert_number("52e3", 52000);
    assert_number("52k", 52000);
    assert_number("1.2M", 1.2 * 1e6);
    assert_number("63%", 63.0 / 100);
    assert_number("63 %", 63.0 / 100);
    assert_number("-0.5", -0.5);
    assert_number("+7", 7);
    assert_number(".5", 0.5);
    assert_number("5.", 5);
    assert_number("1e-3", 0.001);
}

static void not_numbers(void **state) {
    static const char *const texts[] = {
        "",      "-",     ".",   "k",   "1,5",    "1 000", "0x10",  "nan", ".nan",     "inf",
        "-.inf", "1e999", "5kk", "5 k", "1e308M", "12a",   "1.2.3", "%",   "infinity", "1e308k"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        double value;
        const char *why = NULL;
        assert_int_equal(number_parse(texts[i], &value, &why), -1);
        assert_non_null(why);
    }
}

static void durations(void **state) {
    static const struct {
        const char *text;
        double years;
    } good[] = {{"18 months", 1.5},   {"2 years", 2}, {"1 year", 1},        {"1 quarter", 0.25},
                {"3 semesters", 1.5}, {"2.5", 2.5},   {"1 month", 1.0 / 12}};
    static const char *const bad[] = {"18 moons", "months", "", "2 years 3 months", "nan years"};
    double years;
    const char *why;
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        assert_int_equal(number_parse_duration(good[i].text, &years, &why), 0);
        assert_true(years == good[i].years);
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_int_equal(number_parse_duration(bad[i], &years, &why), -1);
    }
}

static void dates(void **state) {
    int year, month;
    static const char *const bad[] = {
        "26",         "2026-13",  "2026-00", "2026-3",     "2026/03", "1899", "2501",       "2026-",
        "2026-02-30", "2026-03-", "20260",   "2026-03-1x", "",        "year", "2026-03-151"};
    (void)state;
    assert_int_equal(number_parse_date("2026", &year, &month), 0);
    assert_int_equal(year, 2026);
    assert_int_equal(month, 0);
    assert_int_equal(number_parse_date("2026-03", &year, &month), 0);
    assert_int_equal(month, 3);
    assert_int_equal(number_parse_date("2026-12-31", &year, &month), 0);
    assert_int_equal(month, 12);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_int_equal(number_parse_date(bad[i], &year, &month), -1);
    }
}

/* Printing loses nothing, and is as short as can be. */
static void printing(void **state) {
    static const double values[] = {
        0, 1, 0.1, 1.0 / 3, 1e300, 5e-324, 123456789012345680.0, 2.0 / 3, -0.63};
    char room[NUMBER_SIZE];
    (void)state;
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        double back;
        const char *why;
        assert_int_equal(number_parse(number_print(values[i], room), &back, &why), 0);
        assert_true(back == values[i]);
    }
    assert_string_equal(number_print(0.1, room), "0.1");
    assert_string_equal(number_print(52000, room), "52000");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(numbers), cmocka_unit_test(not_numbers),
                                       cmocka_unit_test(durations), cmocka_unit_test(dates),
                                       cmocka_unit_test(printing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
