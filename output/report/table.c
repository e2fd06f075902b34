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

/* The sizes of a column's numbers that are not 0. */
static void range_of(const struct table *self, size_t column, double *least, double *largest) {
    for (size_t r = 0; r < sheet_rows(self->sheet); r++) {
        const struct sheet_cell *cell = table_cell(self, r, column);
        double size = cell->text == NULL && isfinite(cell->number) ? fabs(cell->number) : 0;
        *largest = fmax(*largest, size);
        *least = size > 0 ? fmin(*least, size) : *least;
    }
}

enum money_scale table_scale(double least, double largest) {
    if (largest < 1e4 || least < 500)
        return MONEY_UNIT;
    if (largest < 1e7 || least < 5e5)
        return MONEY_THOUSAND;
    return largest < 1e10 || least < 5e8 ? MONEY_MILLION : MONEY_BILLION;
}

static enum money_scale scale_of(const struct table *self, size_t column) {
    const struct table_column *described = &self->columns[column];
    double least = HUGE_VAL, largest = 0;
    if (!is_money(described) || described->decimals != DECIMALS_AUTO)
        return MONEY_UNIT;
    for (size_t c = 0; c < self->sheet->n_columns; c++) {
        const struct table_column *other = &self->columns[c];
        if (c == column ||
            (described->compared > 0 && other->compared == described->compared && is_money(other)))
            range_of(self, c, &least, &largest);
    }
    return table_scale(least, largest);
}

struct table_look table_look_of(const struct table *self, size_t column) {
    const struct table_column *described = &self->columns[column];
    double least = HUGE_VAL, largest = 0;
    bool whole = described->format != CELL_PERCENT; /* counts bear no decimals */
    range_of(self, column, &least, &largest);
    for (size_t r = 0; r < sheet_rows(self->sheet); r++) {
        const struct sheet_cell *cell = table_cell(self, r, column);
        if (cell->text == NULL && isfinite(cell->number))
            whole = whole && cell->number == floor(cell->number);
    }
    struct table_look look = {scale_of(self, column), described->decimals};
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

/* The power of ten of a number's first digit. */
static double first_place(double size) {
    return pow(10, floor(log10(size) + 1e-9));
}

/* A number as it is shown [shown units], rounded to what its error supports, with its decimals. */
static double rounded(const struct table *self, size_t row, size_t column, struct table_look look,
                      int *decimals) {
    const struct table_column *described = &self->columns[column];
    double unit = described->format == CELL_PERCENT ? 0.01 : scales[look.scale];
    double shown = table_cell(self, row, column)->number / unit, error = (double)NAN;
    *decimals = look.decimals;
    if (described->error > 0) {
        const struct sheet_cell *cell = table_cell(self, row, (size_t)described->error - 1);
        error = cell->text != NULL ? (double)NAN : fabs(cell->number) / unit;
    }
    if (!isfinite(shown))
        return shown;
    if (error == 0 && shown == 0)
        *decimals = 0;
    if (!(error > 0) || !isfinite(error))
        return shown;
    double place = pow(10, -format_decimals(error, look.decimals));
    if (described->format == CELL_PERCENT)
        place = fmax(place, 1); /* finer percentages tell nothing */
    if (error >= 9.5)
        place = first_place(error * 1.05); /* 9.5 and more are written as 10 */
    if (described->format != CELL_PERCENT && shown != 0)
        place = fmax(place, first_place(fabs(shown)) / 100);
    *decimals = place >= 1 ? 0 : (int)lround(-log10(place));
    return round(shown / place) * place;
}

/* A share; an estimate that is neither none nor all never looks as if it were. */
static char *put_percent(char *buffer, size_t size, enum language language, double share,
                         int decimals, bool is_estimate) {
    bool high = share >= 0.995 && share<1, low = share> 0 && share < 0.005;
    char said[FORMAT_SIZE];
    if (!is_estimate || decimals > 0 || (!high && !low))
        return format_percent(buffer, size, language, share, decimals);
    format_percent(said, sizeof said, language, high ? 0.99 : 0.01, 0);
    snprintf(buffer, size, "%s\u00a0%s", high ? ">" : "<", said);
    return buffer;
}

char *table_number(char *buffer, size_t size, const struct table *self, size_t row, size_t column,
                   struct table_look look, enum language language) {
    double number = table_cell(self, row, column)->number;
    int decimals;
    double shown = rounded(self, row, column, look, &decimals);
    switch (self->columns[column].format) {
    case CELL_SIGNED:
    case CELL_MONEY_SIGNED:
        return format_signed(buffer, size, language, shown, decimals);
    case CELL_PERCENT:
        return put_percent(buffer, size, language, number, decimals,
                           self->columns[column].error > 0);
    case CELL_YEAR:
        if (isfinite(number)) {
            snprintf(buffer, size, "%.0f", number);
            return buffer;
        }
        break;
    default:
        break;
    }
    return format_number(buffer, size, language, shown, decimals);
}
