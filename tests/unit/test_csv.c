/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of scenarios/csv.c: RFC 4180, and faults at their row and field. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/csv.h"
#include "sim/core/error.h"

/* csv_parse owns its text. */
static int parse(struct csv *csv, const char *text, struct problems *problems) {
    *problems = (struct problems){0};
    char *copy = strdup(text);
    assert_non_null(copy);
    memset(csv, 0, sizeof *csv);
    return csv_parse(csv, "t.csv", copy, strlen(copy), problems);
}

static void quotes_commas_lines(void **state) {
    struct csv csv;
    struct problems problems;
    (void)state;
    assert_int_equal(parse(&csv,
                           "\xEF\xBB\xBF"
                           "name,\"a,b\",c\r\n"
                           "\"say \"\"hi\"\"\",,3\r\n"
                           "\"two\nlines\",x,y\r\n"
                           "last,1,2",
                           &problems),
                     0);
    assert_int_equal(csv.n_columns, 3);
    assert_int_equal(csv.n_rows, 3);
    assert_string_equal(csv.header[0], "name");
    assert_string_equal(csv.header[1], "a,b");
    assert_string_equal(csv_cell(&csv, 0, 0), "say \"hi\"");
    assert_string_equal(csv_cell(&csv, 0, 1), "");
    assert_string_equal(csv_cell(&csv, 1, 0), "two\nlines");
    assert_string_equal(csv_cell(&csv, 2, 2), "2");
    assert_int_equal(csv.lines[1], 3);
    assert_int_equal(csv.lines[2], 5); /* after the field of two lines */
    csv_free(&csv);
}

static void faults(void **state) {
    static const struct {
        const char *text;
        int line, column;
        const char *what;
    } cases[] = {
        {"", 1, 1, "empty file"},
        {"a,b\n", 2, 1, "no row"},
        {"a,a\n1,2\n", 1, 2, "a second time"},
        {"a,b\n1,2,3\n", 2, 3, "a row of 3 fields, expected 2"},
        {"a,b\n1\n", 2, 1, "a row of 1 fields, expected 2"},
        {"a,b\n1,\"2\n", 2, 2, "never closed"},
        {"a,b\n1,\"2\"x\n", 2, 2, "behind a closing quote"},
        {"a,b\n1,2\"\n", 2, 2, "a quote inside a field"},
        {"a,b\n\n1,2\n", 2, 1, "a row of 1 fields, expected 2"},
        {"a,b\n1,\xFF\n", 2, 3, "not UTF-8"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct csv csv;
        struct problems problems;
        assert_int_equal(parse(&csv, cases[i].text, &problems), FONDSIM_INVALID);
        assert_true(problems.count >= 1);
        assert_int_equal(problems.kept[0].line, cases[i].line);
        assert_int_equal(problems.kept[0].column, cases[i].column);
        assert_non_null(strstr(problems.kept[0].text, cases[i].what));
        csv_free(&csv);
    }
}

static void limits(void **state) {
    struct csv csv;
    struct problems problems;
    char *wide = calloc(1, 2 * CSV_MAX_COLUMNS + 16);
    (void)state;
    assert_non_null(wide);
    for (int i = 0; i <= CSV_MAX_COLUMNS; i++) {
        strcat(wide, "a,");
    }
    assert_int_equal(parse(&csv, wide, &problems), FONDSIM_INVALID);
    csv_free(&csv);
    csv_free(&csv); /* legal on a zeroed one */
    free(wide);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(quotes_commas_lines),
                                       cmocka_unit_test(faults), cmocka_unit_test(limits)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
