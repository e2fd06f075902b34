/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/report/table.c: numbers as readers see them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "output/report/table.h"

#define NNBSP "\u202f"
#define NBSP "\u00a0"

/* A table of one described column, then one of standard errors; cells are numbers. */
struct small {
    struct sheet sheet;
    struct table_column columns[2];
    struct table table;
};

static void small_open(struct small *self, struct table_column column, size_t n,
                       const double *numbers, const double *errors) {
    static const char *const names[] = {"a", "b"};
    memset(self, 0, sizeof *self);
    self->sheet = (struct sheet){.name = "s", .n_columns = 2, .columns = names};
    for (size_t i = 0; i < n; i++) {
        sheet_number(&self->sheet, numbers[i]);
        sheet_number(&self->sheet, errors == NULL ? (double)NAN : errors[i]);
    }
    self->columns[0] = column;
    self->columns[0].title = "Coût";
    self->columns[1] = (struct table_column){.title = "se", .place = PLACE_NEITHER};
    self->table =
        (struct table){.id = "t", .title = "T", .sheet = &self->sheet, .columns = self->columns};
    assert_int_equal(table_check(&self->table, NULL), 0);
}

static void expect_cell(const struct small *self, enum language l, size_t row, const char *said) {
    char text[FORMAT_SIZE];
    struct table_look look = table_look_of(&self->table, 0);
    assert_string_equal(table_number(text, sizeof text, &self->table, row, 0, look, l), said);
}

static void expect_heading(const struct small *self, enum language l, const char *said) {
    char text[FORMAT_SIZE];
    struct table_look look = table_look_of(&self->table, 0);
    assert_string_equal(table_heading(text, sizeof text, &self->table, 0, look, l), said);
}

static void money_has_one_scale(void **state) {
    (void)state;
    struct small small;
    struct table_column column = {.format = CELL_MONEY, .decimals = DECIMALS_AUTO};
    small_open(&small, column, 3, (double[]){1234600, -46000, (double)NAN}, NULL);
    expect_heading(&small, LANGUAGE_FR, "Coût (k€)");
    expect_heading(&small, LANGUAGE_EN, "Coût (€k)");
    expect_cell(&small, LANGUAGE_FR, 0, "1" NNBSP "235");
    expect_cell(&small, LANGUAGE_EN, 1,
                "\u2212"
                "46");
    expect_cell(&small, LANGUAGE_FR, 2, "n." NBSP "d.");
    sheet_free(&small.sheet);
    column.decimals = 0; /* euros in full */
    small_open(&small, column, 1, (double[]){1234500}, NULL);
    expect_heading(&small, LANGUAGE_FR, "Coût (€)");
    expect_cell(&small, LANGUAGE_FR, 0, "1" NNBSP "234" NNBSP "500");
    sheet_free(&small.sheet);
}

static void decimals_stop_at_the_standard_error(void **state) {
    (void)state;
    struct small small;
    struct table_column column = {.format = CELL_SIGNED, .decimals = 4, .error = 2, .unit = "ETP"};
    small_open(&small, column, 4, (double[]){12.3456, 12.3456, 12.3456, -0.04},
               (double[]){0.24, 30, (double)NAN, 0.3});
    expect_heading(&small, LANGUAGE_FR, "Coût (ETP)");
    expect_cell(&small, LANGUAGE_FR, 0, "+12,3");
    expect_cell(&small, LANGUAGE_FR, 1, "+10"); /* tens: the error is 30 */
    expect_cell(&small, LANGUAGE_FR, 2, "+12,3456");
    expect_cell(&small, LANGUAGE_FR, 3, "0,0");
    sheet_free(&small.sheet);
    column = (struct table_column){.format = CELL_PERCENT, .decimals = 0, .error = 2};
    small_open(&small, column, 1, (double[]){0.63456}, (double[]){0.003});
    expect_cell(&small, LANGUAGE_FR, 0, "63" NBSP "%"); /* finer tells nothing */
    expect_cell(&small, LANGUAGE_EN, 0, "63%");
    sheet_free(&small.sheet);
    small_open(&small, column, 3, (double[]){0.9991, 0.0004, 1}, (double[]){0.001, 0.0003, 0});
    expect_cell(&small, LANGUAGE_FR, 0, ">" NBSP "99" NBSP "%");
    expect_cell(&small, LANGUAGE_EN, 1, "<" NBSP "1%");
    expect_cell(&small, LANGUAGE_EN, 2, "100%");
    sheet_free(&small.sheet);
    column = (struct table_column){.format = CELL_MONEY, .decimals = DECIMALS_AUTO, .error = 2};
    small_open(&small, column, 1, (double[]){1234567}, (double[]){2100});
    expect_cell(&small, LANGUAGE_FR, 0, "1" NNBSP "230"); /* three digits are enough */
    sheet_free(&small.sheet);
    small_open(&small, column, 2, (double[]){0, 46123}, (double[]){0, 60});
    expect_cell(&small, LANGUAGE_FR, 0, "0");
    expect_cell(&small, LANGUAGE_FR, 1, "46,1");
    sheet_free(&small.sheet);
}

static void decimals_from_the_largest(void **state) {
    (void)state;
    struct small small;
    struct table_column column = {.format = CELL_NUMBER, .decimals = DECIMALS_AUTO};
    small_open(&small, column, 2, (double[]){0.0123, 0.00456}, NULL);
    expect_cell(&small, LANGUAGE_EN, 1, "0.0046");
    sheet_free(&small.sheet);
    small_open(&small, column, 2, (double[]){12, 3}, NULL); /* counts */
    expect_cell(&small, LANGUAGE_EN, 0, "12");
    sheet_free(&small.sheet);
    small_open(&small, column, 2, (double[]){0, (double)INFINITY}, NULL);
    expect_cell(&small, LANGUAGE_EN, 0, "0");
    sheet_free(&small.sheet);
    column.format = CELL_YEAR;
    small_open(&small, column, 2, (double[]){2038, (double)NAN}, NULL);
    expect_cell(&small, LANGUAGE_EN, 0, "2038");
    expect_cell(&small, LANGUAGE_EN, 1, "n/a");
    sheet_free(&small.sheet);
}

static void compared_columns_share_a_scale(void **state) {
    (void)state;
    struct small small;
    struct table_column column = {.format = CELL_MONEY, .decimals = DECIMALS_AUTO, .compared = 1};
    small_open(&small, column, 1, (double[]){12e6}, (double[]){3e6});
    expect_heading(&small, LANGUAGE_EN, "Coût (€m)");
    small.columns[1] = column;
    small.columns[1].title = "Other";
    small.sheet.cells[1].number = 40e3;
    expect_heading(&small, LANGUAGE_EN, "Coût (€k)"); /* thousands for the sake of the other */
    small.columns[1].compared = 2;
    expect_heading(&small, LANGUAGE_EN, "Coût (€m)");
    sheet_free(&small.sheet);
    assert_int_equal(table_scale(HUGE_VAL, 0), MONEY_UNIT);
    assert_int_equal(table_scale(0.8, 380e3), MONEY_UNIT);
    assert_int_equal(table_scale(4e3, 9e6), MONEY_THOUSAND);
    assert_int_equal(table_scale(6e5, 2e7), MONEY_MILLION);
    assert_int_equal(table_scale(6e8, 2e11), MONEY_BILLION);
}

static void wrong_tables_are_refused(void **state) {
    (void)state;
    struct small small;
    struct error error = {0};
    small_open(&small, (struct table_column){.format = CELL_NUMBER}, 1, (double[]){1}, NULL);
    struct table good = small.table, table = good;
    table.id = "not an anchor";
    assert_int_equal(table_check(&table, &error), FONDSIM_DOMAIN);
    assert_non_null(strstr(error.text, "not an anchor"));
    table = good;
    table.title = NULL;
    assert_int_equal(table_check(&table, NULL), FONDSIM_DOMAIN);
    table = good;
    table.row_anchor = 3;
    assert_int_equal(table_check(&table, NULL), FONDSIM_DOMAIN);
    small.columns[0].error = 3;
    assert_int_equal(table_check(&good, NULL), FONDSIM_DOMAIN);
    small.columns[0].error = 0;
    small.columns[0].decimals = 16;
    assert_int_equal(table_check(&good, NULL), FONDSIM_DOMAIN);
    small.columns[0].decimals = 0;
    small.columns[0].place = PLACE_WORKBOOK;
    assert_int_equal(table_check(&good, NULL), FONDSIM_DOMAIN); /* nothing on the page */
    small.columns[0].place = PLACE_BOTH;
    small.sheet.failed = 1;
    assert_int_equal(table_check(&good, NULL), FONDSIM_NO_MEMORY);
    sheet_free(&small.sheet);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(money_has_one_scale),
        cmocka_unit_test(decimals_stop_at_the_standard_error),
        cmocka_unit_test(decimals_from_the_largest),
        cmocka_unit_test(compared_columns_share_a_scale),
        cmocka_unit_test(wrong_tables_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
