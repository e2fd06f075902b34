/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as one workbook, through libxlsxwriter. Never knows what the tables tell. */
#include "output/report/workbook.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <glib.h>
#include <xlsxwriter.h>

#include "output/report/escape.h"
#include "output/report/words.h"

/* No clock in the file: 1 January 2000. */
#define CREATED ((time_t)946684800)

enum {
    ROWS_MAX = 1048576,
    TEXT_MAX = 32767,
    NARROW = 9,
    WIDE = 60,
    HEADING_WIDE = 22,
    PAPER_A4 = 9
};

struct book {
    lxw_workbook *file;
    lxw_format *heading, *text, *code, *link;
    enum language language;
    lxw_error failed; /* the first refusal of the library */
};

static void note(struct book *self, lxw_error result) {
    if (self->failed == LXW_NO_ERROR)
        self->failed = result;
}

/* A format of the workbook, owned by it; NULL when memory is out. */
static lxw_format *new_format(struct book *self, const char *number) {
    lxw_format *format = workbook_add_format(self->file);
    if (format == NULL) {
        note(self, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return NULL;
    }
    format_set_font_name(format, "Liberation Sans");
    format_set_font_size(format, 10);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (number != NULL)
        format_set_num_format(format, number);
    return format;
}

static void open_formats(struct book *self) {
    self->heading = new_format(self, NULL);
    self->text = new_format(self, NULL);
    self->code = new_format(self, NULL);
    self->link = new_format(self, NULL);
    if (self->failed != LXW_NO_ERROR)
        return;
    format_set_bold(self->heading);
    format_set_text_wrap(self->heading);
    format_set_bottom(self->heading, LXW_BORDER_THIN);
    format_set_bg_color(self->heading, 0xE8ECEF);
    format_set_text_wrap(self->text);
    format_set_font_name(self->code, "Liberation Mono");
    format_set_underline(self->link, LXW_UNDERLINE_SINGLE);
    format_set_font_color(self->link, 0x0B5394);
}

/* The number format of a column, as spreadsheets write formats: separators are the reader's. */
static void number_format(char *buffer, size_t size, const struct table *table, size_t column,
                          enum language language) {
    const struct table_column *described = &table->columns[column];
    struct table_look look = table_look_of(table, column);
    char digits[32] = "0", money[64];
    int decimals = look.decimals;
    if (described->decimals == DECIMALS_AUTO && look.scale != MONEY_UNIT)
        decimals = 0; /* euros in full */
    if (decimals > 0)
        snprintf(digits, sizeof digits, "0.%0*d", decimals, 0);
    snprintf(money, sizeof money, language == LANGUAGE_FR ? "#,##%s\\ \"€\"" : "\"€\"#,##%s",
             digits);
    switch (described->format) {
    case CELL_SIGNED:
        snprintf(buffer, size, "+#,##%s;-#,##%s;#,##%s", digits, digits, digits);
        break;
    case CELL_MONEY:
        snprintf(buffer, size, "%s", money);
        break;
    case CELL_MONEY_SIGNED:
        snprintf(buffer, size, "+%s;-%s;%s", money, money, money);
        break;
    case CELL_PERCENT:
        snprintf(buffer, size, language == LANGUAGE_FR ? "%s\\ %%" : "%s%%", digits);
        break;
    case CELL_YEAR:
        snprintf(buffer, size, "0");
        break;
    default:
        snprintf(buffer, size, "#,##%s", digits);
        break;
    }
}

/* Writes a text as a text, whatever it begins with; cut where a cell ends. */
static void put_text(struct book *self, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                     const char *text, lxw_format *format) {
    char *clean = escape_copy(ESCAPE_PLAIN, text);
    if (clean == NULL) {
        note(self, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    if (g_utf8_strlen(clean, -1) > TEXT_MAX)
        *g_utf8_offset_to_pointer(clean, TEXT_MAX) = '\0';
    if (*clean == '\0')
        note(self, worksheet_write_blank(sheet, row, column, format));
    else
        note(self, worksheet_write_string(sheet, row, column, clean, format));
    free(clean);
}

static double wide_enough(double width, const char *text) {
    return fmax(width, (double)g_utf8_strlen(text, -1) + 2);
}

/* One column of a table: heading, cells, width. */
static void put_column(struct book *self, lxw_worksheet *sheet, const struct table *table,
                       size_t column, lxw_col_t place) {
    const struct table_column *described = &table->columns[column];
    struct table_look look = {MONEY_UNIT, 0}; /* headings name euros: cells hold them in full */
    char heading[FORMAT_SIZE], number[FORMAT_SIZE];
    double width = NARROW;
    table_heading(heading, sizeof heading, table, column, look, self->language);
    put_text(self, sheet, 0, place, heading, self->heading);
    width = fmin(HEADING_WIDE, wide_enough(width, heading) + 2);
    number_format(number, sizeof number, table, column, self->language);
    lxw_format *format = table_is_words(described) ? NULL : new_format(self, number);
    lxw_format *words = described->format == CELL_CODE ? self->code : self->text;
    look = table_look_of(table, column);
    for (size_t r = 0; r < sheet_rows(table->sheet); r++) {
        const struct sheet_cell *cell = table_cell(table, r, column);
        lxw_row_t row = (lxw_row_t)r + 1;
        if (cell->text != NULL) {
            put_text(self, sheet, row, place, cell->text, words);
            width = wide_enough(width, cell->text);
        } else if (isfinite(cell->number)) {
            note(self, worksheet_write_number(sheet, row, place, cell->number,
                                              format == NULL ? self->text : format));
            snprintf(number, sizeof number, "%.*f", look.decimals, cell->number);
            width = fmin(WIDE, wide_enough(width, number) + 4); /* separators and sign */
        } else {
            note(self, worksheet_write_blank(sheet, row, place, format));
        }
    }
    note(self, worksheet_set_column(sheet, place, place, fmin(WIDE, width), NULL));
}

/* A sheet that prints on A4: one page wide, headings on each page. */
static lxw_worksheet *open_sheet(struct book *self, const char *name, size_t columns) {
    lxw_worksheet *sheet = workbook_add_worksheet(self->file, name);
    if (sheet == NULL) {
        note(self, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return NULL;
    }
    worksheet_set_paper(sheet, PAPER_A4);
    if (columns > 6)
        worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
    note(self, worksheet_repeat_rows(sheet, 0, 0));
    note(self, worksheet_set_footer(sheet, "&L&A&R&P / &N"));
    worksheet_freeze_panes(sheet, 1, 0);
    return sheet;
}

/* Columns that the workbook shows; 0: the table stands in the report only. */
static size_t columns_of(const struct table *table) {
    size_t columns = 0;
    for (size_t c = 0; c < table->sheet->n_columns; c++)
        columns += table_in_workbook(&table->columns[c]) ? 1 : 0;
    return columns;
}

static void put_table(struct book *self, const struct table *table, const char *name) {
    size_t columns = columns_of(table);
    lxw_worksheet *sheet = open_sheet(self, name, columns);
    lxw_col_t place = 0;
    for (size_t c = 0; sheet != NULL && c < table->sheet->n_columns; c++)
        if (table_in_workbook(&table->columns[c]))
            put_column(self, sheet, table, c, place++);
    if (sheet == NULL)
        return;
    if (columns > 1 && table_is_words(&table->columns[0]) && table_in_workbook(&table->columns[0]))
        worksheet_freeze_panes(sheet, 1, 1);
    note(self, worksheet_autofilter(sheet, 0, 0, (lxw_row_t)sheet_rows(table->sheet),
                                    (lxw_col_t)(columns - 1)));
}

/* A link to another sheet, seen as its name. */
static void put_sheet_link(struct book *self, lxw_worksheet *sheet, lxw_row_t row,
                           const char *name) {
    char url[16 + 2 * 4 * WORKBOOK_TAB + 8], *at = url;
    at += sprintf(at, "internal:'");
    for (const char *c = name; *c != '\0'; c++) {
        *at++ = *c;
        if (*c == '\'')
            *at++ = *c;
    }
    strcpy(at, "'!A1");
    note(self, worksheet_write_url(sheet, row, 0, url, self->link));
    note(self, worksheet_write_string(sheet, row, 0, name, self->link));
}

/* The first sheet: what the others are. */
static void put_contents(struct book *self, const struct table *tables, size_t n, char **names) {
    static const enum word headings[] = {WORD_WORKBOOK_SHEET, WORD_WORKBOOK_TITLE,
                                         WORD_WORKBOOK_ROWS, WORD_WORKBOOK_NOTE};
    static const double widths[] = {WORKBOOK_TAB + 3, WIDE, 10, WIDE};
    lxw_worksheet *sheet = open_sheet(self, word_of(self->language, WORD_WORKBOOK_CONTENTS), 4);
    if (sheet == NULL)
        return;
    for (lxw_col_t c = 0; c < 4; c++) {
        put_text(self, sheet, 0, c, word_of(self->language, headings[c]), self->heading);
        note(self, worksheet_set_column(sheet, c, c, widths[c], NULL));
    }
    lxw_format *count = new_format(self, "#,##0");
    lxw_row_t row = 0;
    for (size_t i = 0; i < n; i++) {
        if (columns_of(&tables[i]) == 0)
            continue;
        row++;
        put_sheet_link(self, sheet, row, names[i]);
        put_text(self, sheet, row, 1, tables[i].title, self->text);
        note(self,
             worksheet_write_number(sheet, row, 2, (double)sheet_rows(tables[i].sheet), count));
        put_text(self, sheet, row, 3, tables[i].note == NULL ? "" : tables[i].note, self->text);
    }
}

static int check(const struct table *tables, size_t n, struct error *error) {
    int code = FONDSIM_OK;
    for (size_t i = 0; i < n && code == FONDSIM_OK; i++) {
        code = table_check(&tables[i], error);
        if (code == FONDSIM_OK && sheet_rows(tables[i].sheet) >= ROWS_MAX)
            code = error_set(error, FONDSIM_DOMAIN, "table %s: %zu rows do not fit into a sheet",
                             tables[i].id, sheet_rows(tables[i].sheet));
        for (size_t j = 0; j < i && code == FONDSIM_OK; j++)
            if (strcmp(tables[i].id, tables[j].id) == 0)
                code = error_set(error, FONDSIM_DOMAIN, "two tables are called %s", tables[i].id);
    }
    return code;
}

static void put_book(struct book *self, const char *title, const struct table *tables, size_t n,
                     char **names) {
    char generator[] = "fondsim";
    /* libxlsxwriter refuses properties of 256 bytes and more, and keeps copies of the others. */
    char *subject = escape_copy(ESCAPE_PLAIN, title);
    if (subject != NULL && strlen(subject) > 250)
        *g_utf8_find_prev_char(subject, subject + 250) = '\0';
    lxw_doc_properties properties = {.title = subject, .author = generator, .created = CREATED};
    note(self, workbook_set_properties(self->file, &properties));
    free(subject);
    open_formats(self);
    if (self->failed == LXW_NO_ERROR)
        put_contents(self, tables, n, names);
    for (size_t i = 0; i < n && self->failed == LXW_NO_ERROR; i++)
        if (columns_of(&tables[i]) > 0)
            put_table(self, &tables[i], names[i]);
}

/* Writes the workbook to part, then gives it its name. */
static int write_book(const char *path, const char *part, enum language language, const char *title,
                      const struct table *tables, size_t n, char **names, struct error *error) {
    struct book book = {.language = language};
    /* libxlsxwriter speaks on stderr when it cannot open a file: try it first. */
    FILE *probe = fopen(part, "wb");
    if (probe == NULL || fclose(probe) != 0)
        return error_set(error, FONDSIM_IO, "cannot write %s: %s", part, strerror(errno));
    book.file = workbook_new(part);
    if (book.file == NULL)
        return error_set(error, FONDSIM_NO_MEMORY, "no memory for a workbook");
    put_book(&book, title, tables, n, names);
    lxw_error refused = book.failed;
    if (refused != LXW_NO_ERROR) {
        lxw_workbook_free(book.file);
    } else {
        refused = workbook_close(book.file); /* frees it too */
    }
    if (refused != LXW_NO_ERROR)
        return error_set(error, FONDSIM_IO, "cannot write %s: %s", path, lxw_strerror(refused));
    if (rename(part, path) != 0)
        return error_set(error, FONDSIM_IO, "cannot write %s: %s", path, strerror(errno));
    return FONDSIM_OK;
}

int workbook_xlsx(const char *path, enum language language, const char *title,
                  const struct table *tables, size_t n, struct error *error) {
    int code = check(tables, n, error);
    if (code != FONDSIM_OK)
        return code;
    size_t room = strlen(path) + sizeof ".part";
    char *part = malloc(room), **names = calloc(n + 1, sizeof *names);
    bool named = false;
    if (part == NULL || names == NULL) {
        code = error_set(error, FONDSIM_NO_MEMORY, "no memory to write %s", path);
        goto out;
    }
    snprintf(part, room, "%s.part", path);
    code = workbook_tabs(language, tables, n, names, error);
    named = code == FONDSIM_OK;
    if (named)
        code = write_book(path, part, language, title, tables, n, names, error);
    if (code != FONDSIM_OK)
        unlink(part);
out:
    for (size_t i = 0; named && i < n; i++)
        free(names[i]);
    free(names);
    free(part);
    return code;
}
