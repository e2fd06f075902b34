/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/format.c. Knows no other file of the room. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/format.h"

#define FR LANGUAGE_FR
#define EN LANGUAGE_EN
#define N "\u202f" /* narrow no-break space */
#define S "\u00a0" /* no-break space */
#define M "\u2212" /* minus */

static char b[FORMAT_SIZE];

static void numbers(void **state) {
    (void)state;
    assert_string_equal(format_number(b, sizeof b, FR, 1234.5, 1), "1" N "234,5");
    assert_string_equal(format_number(b, sizeof b, EN, 1234.5, 1), "1,234.5");
    assert_string_equal(format_number(b, sizeof b, FR, 1234567, 0), "1" N "234" N "567");
    assert_string_equal(format_number(b, sizeof b, EN, -0.25, 2), M "0.25");
    assert_string_equal(format_number(b, sizeof b, EN, 999, 0), "999");
    assert_string_equal(format_number(b, sizeof b, EN, 999.96, 1), "1,000.0");
    assert_string_equal(format_number(b, sizeof b, FR, -0.001, 1), "0,0");
    assert_string_equal(format_number(b, sizeof b, EN, -0.0, 0), "0");
    assert_string_equal(format_number(b, sizeof b, EN, 1, -3), "1");
    assert_string_equal(format_number(b, sizeof b, EN, 999999999999999.0, 0),
                        "999,999,999,999,999");
    assert_string_equal(format_number(b, sizeof b, FR, -1.5e18, 0), M "1,50e+18");
    assert_string_equal(format_number(b, sizeof b, EN, 1e308, 15), "1.00e+308");
    assert_string_equal(format_number(b, sizeof b, FR, NAN, 1), "n." S "d.");
    assert_string_equal(format_number(b, sizeof b, EN, NAN, 1), "n/a");
    assert_string_equal(format_number(b, sizeof b, EN, -INFINITY, 1), M "\u221e");
}

static void signs(void **state) {
    (void)state;
    assert_string_equal(format_signed(b, sizeof b, FR, 12.34, 1), "+12,3");
    assert_string_equal(format_signed(b, sizeof b, EN, -12.34, 1), M "12.3");
    assert_string_equal(format_signed(b, sizeof b, EN, 0.01, 1), "0.0");
    assert_string_equal(format_signed(b, sizeof b, EN, INFINITY, 1), "+\u221e");
}

static void shares(void **state) {
    (void)state;
    assert_string_equal(format_percent(b, sizeof b, FR, 0.63, 0), "63" S "%");
    assert_string_equal(format_percent(b, sizeof b, EN, 0.63, 0), "63%");
    assert_string_equal(format_percent(b, sizeof b, FR, -0.0345, 1), M "3,5" S "%");
    assert_string_equal(format_percent(b, sizeof b, EN, NAN, 1), "n/a");
}

static void money(void **state) {
    (void)state;
    assert_string_equal(format_money(b, sizeof b, FR, 1234500, MONEY_THOUSAND, 1),
                        "1" N "234,5" S "k€");
    assert_string_equal(format_money(b, sizeof b, EN, 1234500, MONEY_THOUSAND, 1), "€1,234.5k");
    assert_string_equal(format_money(b, sizeof b, EN, -2e6, MONEY_MILLION, 0), M "€2m");
    assert_string_equal(format_money(b, sizeof b, FR, 52000, MONEY_UNIT, 0), "52" N "000" S "€");
    assert_string_equal(format_money(b, sizeof b, EN, 3e9, MONEY_BILLION, 1), "€3.0bn");
    assert_string_equal(format_money(b, sizeof b, FR, 3e9, MONEY_BILLION, 1), "3,0" S "Md€");
    assert_string_equal(format_money(b, sizeof b, EN, NAN, MONEY_UNIT, 0), "n/a");
}

static void short_money(void **state) {
    (void)state;
    static const struct {
        double euros;
        const char *fr, *en;
    } cases[] = {{0, "0" S "€", "€0"},
                 {850, "850" S "€", "€850"},
                 {999.6, "1" S "k€", "€1k"},
                 {45000, "45" S "k€", "€45k"},
                 {1234500, "1,23" S "M€", "€1.23m"},
                 {2000000, "2" S "M€", "€2m"},
                 {2500000, "2,5" S "M€", "€2.5m"},
                 {-12340000, M "12,3" S "M€", M "€12.3m"},
                 {999600, "1" S "M€", "€1m"},
                 {4.567e11, "457" S "Md€", "€457bn"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_string_equal(format_money_short(b, sizeof b, FR, cases[i].euros), cases[i].fr);
        assert_string_equal(format_money_short(b, sizeof b, EN, cases[i].euros), cases[i].en);
    }
    assert_int_equal(format_money_scale(9999), MONEY_UNIT);
    assert_int_equal(format_money_scale(-10000), MONEY_THOUSAND);
    assert_int_equal(format_money_scale(1e6), MONEY_MILLION);
    assert_int_equal(format_money_scale(5e9), MONEY_BILLION);
    assert_string_equal(format_money_sign(FR, MONEY_THOUSAND), "k€");
    assert_string_equal(format_money_sign(EN, MONEY_BILLION), "€bn");
}

static void intervals_and_dates(void **state) {
    (void)state;
    assert_string_equal(format_interval(b, sizeof b, FR, 12.34, 4.5, 20.1, 1),
                        "12,3 [4,5" S "; 20,1]");
    assert_string_equal(format_interval(b, sizeof b, EN, 12.34, -4.5, 20.1, 1),
                        "12.3 [" M "4.5, 20.1]");
    assert_string_equal(format_date(b, sizeof b, FR, 2026, 0), "janvier 2026");
    assert_string_equal(format_date(b, sizeof b, FR, 2026.5, 1), "1er juillet 2026");
    assert_string_equal(format_date(b, sizeof b, EN, 2026.5, 1), "1 July 2026");
    assert_string_equal(format_date(b, sizeof b, FR, 2026.75, 15), "15 octobre 2026");
    assert_string_equal(format_date(b, sizeof b, EN, 2026 + 11.99999999 / 12, 0), "January 2027");
    assert_string_equal(format_date(b, sizeof b, FR, 2026 + 7.5 / 12, 0), "août 2026");
    assert_string_equal(format_date(b, sizeof b, EN, NAN, 0), "n/a");
    assert_string_equal(format_year(b, sizeof b, 2026), "2026");
    assert_string_equal(format_year(b, sizeof b, 2025.9999999), "2026");
}

/* The last digit stands at the decimal place of the first significant digit of the error. */
static void decimals(void **state) {
    (void)state;
    assert_int_equal(format_decimals(0.3, 2), 1);
    assert_int_equal(format_decimals(0.034, 2), 2);
    assert_int_equal(format_decimals(0.0996, 2), 1);
    assert_int_equal(format_decimals(0.0949, 2), 2);
    assert_int_equal(format_decimals(3, 2), 0);
    assert_int_equal(format_decimals(1200, 2), 0);
    assert_int_equal(format_decimals(0, 2), 2);
    assert_int_equal(format_decimals(NAN, 4), 4);
    assert_int_equal(format_decimals(1e-30, 4), 15);
}

static void small_buffers_cut_between_characters(void **state) {
    (void)state;
    char tiny[6];
    memset(tiny, 'x', sizeof tiny);
    assert_string_equal(format_number(tiny, 3, FR, 1234, 0), "1"); /* U+202F takes three bytes */
    assert_string_equal(format_number(tiny, 5, FR, 1234, 0), "1" N);
    assert_int_equal(tiny[5], 'x');
    assert_string_equal(format_number(tiny, 1, FR, 1234, 0), "");
    format_number(tiny, 0, FR, 1234, 0); /* writes nothing */
    assert_int_equal(tiny[0], '\0');
}

static void locales_change_nothing(void **state) {
    (void)state;
    static const char *const names[] = {"fr_FR.UTF-8", "de_DE.UTF-8", "fr_FR.utf8", "ps_AF.UTF-8"};
    int found = 0;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (setlocale(LC_ALL, names[i]) == NULL)
            continue;
        found = 1;
        assert_string_equal(format_number(b, sizeof b, EN, 1234.5, 1), "1,234.5");
        assert_string_equal(format_number(b, sizeof b, FR, 0.5, 2), "0,50");
        assert_int_equal(format_decimals(0.034, 2), 2);
    }
    setlocale(LC_ALL, "C");
    if (!found) {
        print_message("skipped: no locale with a decimal comma is installed\n");
        skip();
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers),
        cmocka_unit_test(signs),
        cmocka_unit_test(shares),
        cmocka_unit_test(money),
        cmocka_unit_test(short_money),
        cmocka_unit_test(intervals_and_dates),
        cmocka_unit_test(decimals),
        cmocka_unit_test(small_buffers_cut_between_characters),
        cmocka_unit_test(locales_change_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
