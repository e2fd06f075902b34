/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of sheets as CSV and JSON: exact text, quotes, numbers that are not known, failed sheets.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "output/sheets.h"

static const char *const columns[] = {"name", "value"};
static const char path[] = "test_sheets.out";

static struct sheet sample(void) {
    return (struct sheet){.name = "things", .n_columns = 2, .columns = columns};
}

static void expect_file(const char *expected) {
    char text[1000] = "";
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_true(fread(text, 1, sizeof text - 1, file) < sizeof text - 1);
    fclose(file);
    unlink(path);
    assert_string_equal(text, expected);
}

static void files_hold_the_cells(void **state) {
    (void)state;
    struct error error = {0};
    struct sheet sheet = sample();
    sheet_text(&sheet, "a, \"b\"");
    sheet_number(&sheet, 0.5);
    sheet_text(&sheet, NULL);
    sheet_number(&sheet, (double)NAN);
    assert_int_equal(sheet_rows(&sheet), 2);
    assert_int_equal(sheet_csv(path, &sheet, &error), 0);
    expect_file("name,value\n\"a, \"\"b\"\"\",0.5\n,\n");
    assert_int_equal(sheets_json(path, &sheet, 1, &error), 0);
    expect_file(
        "{\n \"format\": 1,\n \"things\": [\n  {\n   \"name\": \"a, \\\"b\\\"\",\n"
        "   \"value\": 0.5\n  },\n  {\n   \"name\": \"\",\n   \"value\": null\n  }\n ]\n}\n");
    sheet_free(&sheet);
}

/* One object a line, without what says nothing; what cannot be said in JSON stays out. */
static void lines_hold_what_is_known(void **state) {
    (void)state;
    struct error error = {0};
    struct sheet sheet = sample();
    sheet_text(&sheet, "a, \"b\"");
    sheet_number(&sheet, -3);
    sheet_text(&sheet, "");
    sheet_number(&sheet, 0.5);
    sheet_text(&sheet, "c");
    sheet_number(&sheet, (double)INFINITY);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(sheet_lines(file, &sheet, &error), 0);
    fclose(file);
    expect_file("{\"name\":\"a, \\\"b\\\"\",\"value\":-3}\n{\"value\":0.5}\n{\"name\":\"c\"}\n");
    sheet.failed = 1;
    assert_int_equal(sheet_lines(stdout, &sheet, &error), FONDSIM_NO_MEMORY);
    sheet_free(&sheet);
}

static void many_rows_are_kept(void **state) {
    (void)state;
    struct sheet sheet = sample();
    for (int i = 0; i < 1000; i++) {
        sheet_text(&sheet, "x");
        sheet_number(&sheet, i);
    }
    assert_int_equal(sheet_rows(&sheet), 1000);
    assert_true(sheet.cells[1999].number >= 999 && sheet.cells[1999].number <= 999);
    sheet_free(&sheet);
    sheet_free(&sheet);
}

static void failed_sheets_are_refused(void **state) {
    (void)state;
    struct error error = {0};
    struct sheet sheet = sample();
    sheet.failed = 1;
    sheet_number(&sheet, 1);
    assert_int_equal(sheet.n, 0);
    assert_int_equal(sheet_csv(path, &sheet, &error), FONDSIM_NO_MEMORY);
    assert_int_equal(sheets_json(path, &sheet, 1, &error), FONDSIM_NO_MEMORY);
    assert_int_not_equal(access(path, F_OK), 0);
}

int main(void) {
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_hold_the_cells),
        cmocka_unit_test(lines_hold_what_is_known),
        cmocka_unit_test(many_rows_are_kept),
        cmocka_unit_test(failed_sheets_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
