/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns that several tables have: a difference as readers see it and as the workbook keeps it,
 * numbers with their errors. Knows no chapter. */
#include "output/report/report_private.h"

#include <math.h>
#include <string.h>

#include "output/units.h"

static const char *word(const struct report *self, enum word which) {
    return word_of(self->language, which);
}

void report_change_columns(struct report *self, struct report_table *table) {
    static const enum word kept[] = {WORD_COLUMN_DIFFERENCE, WORD_COLUMN_ERROR, WORD_COLUMN_LOW,
                                     WORD_COLUMN_HIGH};
    report_column(table, word(self, WORD_COLUMN_EFFECT), NULL, CELL_TEXT);
    report_column(table, word(self, WORD_COLUMN_DIFFERENCE), NULL, CELL_NUMBER);
    report_place(table, PLACE_PAGE);
    report_column(table, word(self, WORD_COLUMN_INTERVAL), NULL, CELL_NUMBER);
    report_place(table, PLACE_PAGE);
    report_column(table, word(self, WORD_COLUMN_UNIT), NULL, CELL_TEXT);
    report_place(table, PLACE_WORKBOOK);
    for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++) {
        report_column(table, word(self, kept[i]), NULL, CELL_NUMBER);
        report_place(table, PLACE_WORKBOOK);
    }
}

void report_change_cells(struct report *self, struct report_table *table, int outcome,
                         struct fact_number difference, double low, double high) {
    const struct outcome *about = &self->facts->info->catalogue.outcomes[outcome];
    struct said_row said = report_row(self, outcome, difference, low, high);
    sheet_text(&table->sheet, report_outcome(self, outcome));
    sheet_text(&table->sheet, said.mean);
    sheet_text(&table->sheet, said.range);
    sheet_text(&table->sheet, unit_name(self->language, about->unit));
    sheet_number(&table->sheet, difference.value);
    sheet_number(&table->sheet, difference.se);
    sheet_number(&table->sheet, low);
    sheet_number(&table->sheet, high);
}

void report_number_columns(struct report *self, struct report_table *table, const char *title,
                           const char *unit, enum cell_format format) {
    report_column(table, title, unit, format);
    report_error_column(self, table);
}

void report_number_cells(struct report_table *table, struct fact_number number) {
    sheet_number(&table->sheet, number.value);
    sheet_number(&table->sheet, number.se);
}

void report_outcome_columns(struct report *self, struct report_table *table, const char *title,
                            int outcome, int is_difference) {
    const char *unit = self->facts->info->catalogue.outcomes[outcome].unit;
    int is_money = strcmp(unit, "EUR") == 0, is_share = strcmp(unit, "share") == 0;
    enum cell_format format = is_money        ? (is_difference ? CELL_MONEY_SIGNED : CELL_MONEY)
                              : is_share      ? CELL_PERCENT
                              : is_difference ? CELL_SIGNED
                                              : CELL_NUMBER;
    report_column(table, title, NULL, format);
    report_place(table, PLACE_PAGE);
    report_column(table, title, NULL, format);
    report_place(table, PLACE_WORKBOOK);
    report_error_column(self, table);
    if (table != NULL) /* errors of the column on the page too */
        table->columns[table->sheet.n_columns - 3].error = (int)table->sheet.n_columns;
}

void report_outcome_cells(struct report *self, struct report_table *table,
                          struct fact_number number) {
    if (number.resolved || number.value == 0)
        sheet_number(&table->sheet, number.value);
    else
        sheet_text(&table->sheet, word(self, WORD_NOT_RESOLVED));
    report_number_cells(table, number);
}
