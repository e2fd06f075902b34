/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of a report as Markdown, and the workbook they are said to stand in. Never knows what the
 * tables tell. */
#include <stdlib.h>
#include <string.h>

#include "output/report/document_private.h"
#include "output/report/escape.h"

/* More columns than this need the width of a page on its side; so few leave most of it empty; more
 * rows than this are set small; up to so many stay together. */
enum { COLUMNS_UPRIGHT = 8, COLUMNS_FEW = 2, ROWS_MANY = 25, ROWS_TOGETHER = 16 };

void document_workbook(struct document *self, const char *file, size_t n, const char *const *ids,
                       const char *const *tabs) {
    if (self == NULL || self->workbook != NULL)
        return;
    self->workbook = document_copy(self, file);
    self->tab_ids = calloc(n + 1, sizeof *self->tab_ids);
    self->tabs = calloc(n + 1, sizeof *self->tabs);
    if (self->tab_ids == NULL || self->tabs == NULL) {
        document_fail(self, FONDSIM_NO_MEMORY, "out of memory", NULL);
        return;
    }
    self->n_tabs = n;
    for (size_t i = 0; i < n; i++) {
        self->tab_ids[i] = document_copy(self, ids[i]);
        self->tabs[i] = document_copy(self, tabs[i]);
    }
}

/* The name of the table's sheet, or NULL. */
static const char *tab_of(const struct document *self, const char *id) {
    for (size_t i = 0; i < self->n_tabs; i++)
        if (self->tab_ids[i] != NULL && strcmp(self->tab_ids[i], id) == 0)
            return self->tabs[i];
    return NULL;
}

/* The note and where the whole table stands, or NULL for neither. */
static char *note_of(struct document *self, const struct table *table) {
    const char *tab = tab_of(self, table->id);
    if (tab == NULL)
        return document_copy(self, table->note);
    char said[2 * FORMAT_SIZE];
    word_fill(said, sizeof said, self->language, WORD_TABLE_IN_WORKBOOK, "tab", tab, "file",
              self->workbook, NULL_GAP);
    const char *note = table->note == NULL ? "" : table->note;
    size_t room = strlen(note) + strlen(said) + 2;
    char *both = malloc(room), *copy = NULL;
    if (both == NULL) {
        document_fail(self, FONDSIM_NO_MEMORY, "out of memory", NULL);
    } else {
        snprintf(both, room, "%s%s%s", note, *note == '\0' ? "" : " ", said);
        copy = document_copy(self, both);
    }
    free(both);
    return copy;
}

/* The anchor of a row, or false when rows have none. */
static bool row_anchor(const struct table *table, size_t row, char *anchor, size_t size) {
    if (table->row_anchor == 0)
        return false;
    const char *key = table_cell(table, row, (size_t)table->row_anchor - 1)->text;
    if (key == NULL)
        return false;
    escape_anchor(anchor, size, table->id, key);
    return true;
}

static void put_cell(struct document *self, FILE *out, const struct table *table, size_t row,
                     size_t column, struct table_look look) {
    const struct table_column *described = &table->columns[column];
    const struct sheet_cell *cell = table_cell(table, row, column);
    char number[FORMAT_SIZE];
    if (cell->text == NULL) {
        escape_text(out, ESCAPE_MARKDOWN,
                    table_number(number, sizeof number, table, row, column, look, self->language));
        return;
    }
    const char *target =
        described->link == 0 ? NULL : table_cell(table, row, (size_t)described->link - 1)->text;
    if (escape_is_target(target))
        document_put_link(out, cell->text, target);
    else if (described->format == CELL_CODE)
        escape_code(out, ESCAPE_MARKDOWN, cell->text);
    else
        escape_text(out, ESCAPE_MARKDOWN, cell->text);
}

static void put_headings(struct document *self, FILE *out, const struct table *table,
                         const struct table_look *looks) {
    char heading[FORMAT_SIZE];
    for (size_t c = 0; c < table->sheet->n_columns; c++)
        if (table_on_page(&table->columns[c])) {
            fputs("| ", out);
            table_heading(heading, sizeof heading, table, c, looks[c], self->language);
            escape_text(out, ESCAPE_MARKDOWN, heading);
            fputc(' ', out);
        }
    fputs("|\n", out);
    for (size_t c = 0; c < table->sheet->n_columns; c++)
        if (table_on_page(&table->columns[c]))
            fputs(table_is_words(&table->columns[c]) ? "| :--- " : "| ---: ", out);
    fputs("|\n", out);
}

static void put_rows(struct document *self, FILE *out, const struct table *table,
                     const struct table_look *looks) {
    for (size_t r = 0; r < sheet_rows(table->sheet); r++) {
        char anchor[512];
        bool anchored = row_anchor(table, r, anchor, sizeof anchor);
        if (anchored)
            document_anchor(self, anchor);
        for (size_t c = 0; c < table->sheet->n_columns; c++) {
            if (!table_on_page(&table->columns[c]))
                continue;
            fputs("| ", out);
            if (anchored)
                fprintf(out, SIGN_ANCHOR "%s" SIGN_END, anchor);
            anchored = false; /* in the first cell only */
            put_cell(self, out, table, r, c, looks[c]);
            fputc(' ', out);
        }
        fputs("|\n", out);
    }
}

/* The table's lines; NULL on a fault. */
static char *lines_of(struct document *self, const struct table *table) {
    char *lines = NULL;
    size_t size = 0;
    struct table_look *looks = calloc(table->sheet->n_columns, sizeof *looks);
    FILE *out = looks == NULL ? NULL : open_memstream(&lines, &size);
    if (out == NULL) {
        free(looks);
        document_fail(self, FONDSIM_NO_MEMORY, "out of memory", NULL);
        return NULL;
    }
    for (size_t c = 0; c < table->sheet->n_columns; c++)
        looks[c] = table_look_of(table, c);
    put_headings(self, out, table, looks);
    put_rows(self, out, table, looks);
    free(looks);
    int failed = ferror(out);
    if (fclose(out) != 0 || failed) {
        document_fail(self, FONDSIM_NO_MEMORY, "out of memory", NULL);
        free(lines);
        return NULL;
    }
    return lines;
}

void document_table(struct document *self, const struct table *table) {
    if (self == NULL || table_check(table, &self->fault) != FONDSIM_OK)
        return;
    struct piece *piece = document_piece(self, PIECE_TABLE);
    if (piece == NULL)
        return;
    size_t shown = 0, first = table->sheet->n_columns;
    for (size_t c = 0; c < table->sheet->n_columns; c++)
        if (table_on_page(&table->columns[c])) {
            first = first < c ? first : c;
            shown++;
        }
    document_anchor(self, table->id);
    piece->number = ++self->n_tables;
    piece->wide = shown > COLUMNS_UPRIGHT;
    piece->narrow = shown <= COLUMNS_FEW;
    piece->is_long = sheet_rows(table->sheet) > ROWS_MANY;
    piece->is_short = sheet_rows(table->sheet) <= ROWS_TOGETHER;
    piece->named = shown > 1 && table_is_words(&table->columns[first]);
    piece->id = document_copy(self, table->id);
    piece->text = document_copy(self, table->title);
    piece->note = note_of(self, table);
    piece->table = document_copy(self, table->basis);
    if (sheet_rows(table->sheet) > 0)
        piece->markdown = lines_of(self, table);
}
