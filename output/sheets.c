/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets as CSV and JSON files. Never knows what they tell. */
#include "output/sheets.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/cells.h"
#include "output/export.h"

static void print_sheet(FILE *csv, const struct sheet *sheet) {
    for (size_t c = 0; c < sheet->n_columns; c++) {
        fputs(c > 0 ? "," : "", csv);
        cells_text(csv, sheet->columns[c]);
    }
    for (size_t i = 0; i < sheet_rows(sheet) * sheet->n_columns; i++) {
        fputs(i % sheet->n_columns > 0 ? "," : "\n", csv);
        if (sheet->cells[i].text != NULL) {
            cells_text(csv, sheet->cells[i].text);
        } else {
            cells_number(csv, sheet->cells[i].number);
        }
    }
    fputc('\n', csv);
}

static int no_memory(struct error *error) {
    return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
}

int sheet_csv(const char *path, const struct sheet *sheet, struct error *error) {
    char *text = NULL;
    size_t size = 0;
    FILE *csv = sheet->failed ? NULL : open_memstream(&text, &size);
    if (csv == NULL) {
        return no_memory(error);
    }
    print_sheet(csv, sheet);
    int failed = ferror(csv);
    failed |= fclose(csv) != 0;
    int status = failed ? no_memory(error) : export_bytes(path, text, size, error);
    free(text);
    return status;
}

/* Rows as objects; *failed is set when one could not be made. */
static json_t *rows_of(const struct sheet *sheet, int *failed) {
    json_t *list = json_array();
    for (size_t r = 0; r < sheet_rows(sheet); r++) {
        json_t *row = json_object();
        for (size_t c = 0; c < sheet->n_columns; c++) {
            const struct sheet_cell *cell = &sheet->cells[r * sheet->n_columns + c];
            json_t *value = cell->text != NULL       ? json_string(cell->text)
                            : isfinite(cell->number) ? json_real(cell->number)
                                                     : json_null();
            *failed |= json_object_set_new(row, sheet->columns[c], value) != 0;
        }
        *failed |= json_array_append_new(list, row) != 0;
    }
    return list;
}

int sheets_json(const char *path, const struct sheet *sheets, size_t n, struct error *error) {
    int failed = 0;
    json_t *root = json_object();
    failed |= json_object_set_new(root, "format", json_integer(1)) != 0;
    for (size_t i = 0; i < n; i++) {
        failed |= sheets[i].failed;
        failed |= json_object_set_new(root, sheets[i].name, rows_of(&sheets[i], &failed)) != 0;
    }
    char *text = failed ? NULL : json_dumps(root, JSON_INDENT(1) | JSON_REAL_PRECISION(12));
    json_decref(root);
    if (text == NULL) {
        return no_memory(error);
    }
    size_t length = strlen(text);
    text[length] = '\n'; /* in place of the end: written by length */
    int status = export_bytes(path, text, length + 1, error);
    free(text);
    return status;
}

/* NULL for a cell that says nothing. */
static json_t *line_value(const struct sheet_cell *cell) {
    const double most = 0x1p53; /* whole numbers up to here are exact */
    if (cell->text != NULL) {
        return cell->text[0] != '\0' ? json_string(cell->text) : NULL;
    }
    if (!isfinite(cell->number)) {
        return NULL;
    }
    int whole = fabs(cell->number) < most && !(floor(cell->number) < cell->number);
    return whole ? json_integer((json_int_t)cell->number) : json_real(cell->number);
}

int sheet_lines(FILE *file, const struct sheet *sheet, struct error *error) {
    int failed = sheet->failed;
    for (size_t r = 0; r < sheet_rows(sheet) && !failed; r++) {
        json_t *row = json_object();
        for (size_t c = 0; c < sheet->n_columns; c++) {
            json_t *value = line_value(&sheet->cells[r * sheet->n_columns + c]);
            failed |= value != NULL && json_object_set_new(row, sheet->columns[c], value) != 0;
        }
        char *text = json_dumps(row, JSON_COMPACT | JSON_REAL_PRECISION(12));
        failed |= text == NULL;
        if (text != NULL) {
            fprintf(file, "%s\n", text);
        }
        free(text);
        json_decref(row);
    }
    return failed ? no_memory(error) : 0;
}
