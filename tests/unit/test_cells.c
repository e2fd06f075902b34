/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of cells of CSV files: quotes, texts that spreadsheets would run, numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/cells.h"

static void expect_text(const char *text, const char *expected) {
    char *written = NULL;
    size_t size = 0;
    FILE *csv = open_memstream(&written, &size);
    assert_non_null(csv);
    cells_text(csv, text);
    assert_int_equal(fclose(csv), 0);
    assert_string_equal(written, expected);
    free(written);
}

static void expect_number(double value, const char *expected) {
    char *written = NULL;
    size_t size = 0;
    FILE *csv = open_memstream(&written, &size);
    assert_non_null(csv);
    cells_number(csv, value);
    assert_int_equal(fclose(csv), 0);
    assert_string_equal(written, expected);
    free(written);
}

static void quotes(void **state) {
    (void)state;
    expect_text("", "");
    expect_text("plain - text = no + formula @ all", "plain - text = no + formula @ all");
    expect_text("a,b", "\"a,b\"");
    expect_text("say \"hi\"", "\"say \"\"hi\"\"\"");
    expect_text("two\nlines", "\"two\nlines\"");
    expect_text("1/year", "1/year");
    expect_text("'quoted", "'quoted");
}

static void formulas(void **state) {
    (void)state;
    expect_text("=1+1", "'=1+1");
    expect_text("+33 1 23", "'+33 1 23");
    expect_text("-2+3", "'-2+3");
    expect_text("@SUM(A1)", "'@SUM(A1)");
    expect_text("\t=1", "'\t'=1");
    expect_text("\r=1", "\"'\r'=1\"");
    expect_text("  =1", "'  =1");
    expect_text("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
    expect_text("\xEF\xBC\x9D"
                "1",
                "'\xEF\xBC\x9D"
                "1");
    expect_text("\xEF\xBC\xA0", "'\xEF\xBC\xA0");
    /* where semicolons, tabs or lines separate cells, these begin one */
    expect_text("a;=1", "a;'=1");
    expect_text("a; -1", "a;' -1");
    expect_text("a\t@x", "a\t'@x");
    expect_text("a\n=1,2", "\"a\n'=1,2\"");
    expect_text("a;b", "a;b");
}

static void numbers(void **state) {
    (void)state;
    expect_number(-1.5, "-1.5");
    expect_number(0, "0");
    expect_number(1.0 / 3, "0.3333333333");
    expect_number(-1e300, "-1e+300");
    expect_number((double)NAN, "");
    expect_number(-(double)INFINITY, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quotes),
        cmocka_unit_test(formulas),
        cmocka_unit_test(numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
