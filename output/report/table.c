/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets as readers see them. Never knows files or what the cells tell. */
#include "output/report/table.h"

#include <math.h>
#include <stdio.h>

#include "output/report/escape.h"

static const double scales[] = {
    [MONEY_UNIT] = 1, [MONEY_THOUSAND] = 1e3, [MONEY_MILLION] = 1e6, [MONEY_BILLION] = 1e9};

static bool is_money(const struct table_column *column) {
    return column->format == CELL_MONEY || column->format == CELL_MONEY_SIGNED;
}

const struct sheet_cell *table_cell(const struct table *self, size_t row, size_t column) {
    return &self->sheet->cells[row * self->sheet->n_columns + column];
}

int table_check(const struct table *self, struct error *error) {
    const char *id = self->id == NULL ? "(no id)" : self->id;
    if (self->sheet->failed)
        return error_set(error, FONDSIM_NO_MEMORY, "no memory for table %s", id);
    if (self->sheet->n_columns == 0 || self->title == NULL || !escape_is_anchor(self->id))
        return error_set(error, FONDSIM_DOMAIN, "table %s: no column, title or anchor", id);
    int columns = (int)self->sheet->n_columns;
    bool shown = false, wrong = self->row_anchor < 0 || self->row_anchor > columns;
    for (int c = 0; c < columns; c++) {
        const struct table_column *column = &self->columns[c];
        wrong = wrong || column->title == NULL || column->decimals < DECIMALS_AUTO ||
                column->decimals > 15 || column->error < 0 || column->error > columns ||
                column->link < 0 || column->link > columns;
        shown = shown || table_on_page(column);
    }
    if (wrong || !shown)
        return error_set(error, FONDSIM_DOMAIN, "table %s: a column is not well described", id);
    return FONDSIM_OK;
}

bool table_on_page(const struct table_column *column) {
    return column->place == PLACE_BOTH || column->place == PLACE_PAGE;
}

bool table_in_workbook(const struct table_column *column) {
    return column->place == PLACE_BOTH || column->place == PLACE_WORKBOOK;
}

bool table_is_words(const struct table_column *column) {
    return column->format == CELL_TEXT || column->format == CELL_CODE;
}

struct table_look table_look_of(const struct table *self, size_t column) {
    const struct table_column *described = &self->columns[column];
    double largest = 0;
    bool whole = described->format != CELL_PERCENT; /* counts bear no decimals */
    for (size_t r = 0; r < sheet_rows(self->sheet); r++) {
        const struct sheet_cell *cell = table_cell(self, r, column);
        if (cell->text == NULL && isfinite(cell->number)) {
            largest = fmax(largest, fabs(cell->number));
            whole = whole && cell->number == floor(cell->number);
        }
    }
    struct table_look look = {MONEY_UNIT, described->decimals};
    if (is_money(described) && described->decimals == DECIMALS_AUTO)
        look.scale = format_money_scale(largest);
    if (described->decimals == DECIMALS_AUTO) {
        double seen = described->format == CELL_PERCENT ? 100 * largest : largest;
        seen /= scales[look.scale];
        look.decimals = seen > 0 && !(whole && look.scale == MONEY_UNIT)
                            ? 2 - (int)floor(log10(seen) + 1e-9)
                            : 0;
        look.decimals = look.decimals < 0 ? 0 : look.decimals > 15 ? 15 : look.decimals;
    }
    return look;
}

char *table_heading(char *buffer, size_t size, const struct table *self, size_t column,
                    struct table_look look, enum language language) {
    const struct table_column *described = &self->columns[column];
    const char *unit = described->unit;
    if (is_money(described) && unit == NULL)
        unit = format_money_sign(language, look.scale);
    if (unit == NULL)
        snprintf(buffer, size, "%s", described->title);
    else
        snprintf(buffer, size, "%s (%s)", described->title, unit);
    return buffer;
}

/* The decimals that the row's standard error asks for, or those of the column. */
static int row_decimals(const struct table *self, size_t row, size_t column,
                        struct table_look look) {
    const struct table_column *described = &self->columns[column];
    if (described->error == 0)
        return look.decimals;
    const struct sheet_cell *error = table_cell(self, row, (size_t)described->error - 1);
    double unit = described->format == CELL_PERCENT ? 0.01 : scales[look.scale];
    return error->text != NULL ? look.decimals
                               : format_decimals(fabs(error->number) / unit, look.decimals);
}

char *table_number(char *buffer, size_t size, const struct table *self, size_t row, size_t column,
                   struct table_look look, enum language language) {
    double number = table_cell(self, row, column)->number;
    int decimals = row_decimals(self, row, column, look);
    switch (self->columns[column].format) {
    case CELL_MONEY:
        return format_number(buffer, size, language, number / scales[look.scale], decimals);
    case CELL_SIGNED:
    case CELL_MONEY_SIGNED:
        return format_signed(buffer, size, language, number / scales[look.scale], decimals);
    case CELL_PERCENT:
        return format_percent(buffer, size, language, number, decimals);
    case CELL_YEAR:
        if (isfinite(number)) {
            snprintf(buffer, size, "%.0f", number);
            return buffer;
        }
        break;
    default:
        break;
    }
    return format_number(buffer, size, language, number, decimals);
}
