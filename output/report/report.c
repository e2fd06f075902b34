/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report from its chapters, and the making of its tables. Knows no chapter from inside. */
#include "output/report/report.h"

#include <stdlib.h>
#include <string.h>

#include "output/figures_parts.h"
#include "output/report/captions.h"
#include "output/report/report_private.h"
#include "output/report/workbook.h"

enum { FIGURE_NAME = 128, CAPTION = 4096 };

/* ---- Tables ---- */

static void drop_tables(struct report *self) {
    for (size_t i = 0; i < self->n_tables; i++) {
        sheet_free(&self->tables[i]->sheet);
        free(self->tables[i]);
    }
    free(self->tables);
    self->tables = NULL;
    self->n_tables = self->room = 0;
}

struct report_table *report_table(struct report *self, const char *id, const char *tab,
                                  const char *title, const char *note) {
    if (self->n_tables == self->room) {
        size_t room = self->room == 0 ? 32 : 2 * self->room;
        struct report_table **grown = realloc(self->tables, room * sizeof *grown);
        if (grown == NULL) {
            self->shelf.failed = 1;
            return NULL;
        }
        self->tables = grown;
        self->room = room;
    }
    struct report_table *made = calloc(1, sizeof *made);
    if (made == NULL) {
        self->shelf.failed = 1;
        return NULL;
    }
    self->tables[self->n_tables++] = made;
    made->sheet.name = shelf_keep(&self->shelf, id);
    made->sheet.columns = made->keys;
    made->table = (struct table){.id = made->sheet.name,
                                 .title = shelf_keep(&self->shelf, title),
                                 .tab = shelf_keep(&self->shelf, tab),
                                 .note = note == NULL ? NULL : shelf_keep(&self->shelf, note),
                                 .basis = "register",
                                 .sheet = &made->sheet,
                                 .columns = made->columns};
    return made;
}

void report_column(struct report_table *table, const char *title, const char *unit,
                   enum cell_format format) {
    if (table == NULL || table->sheet.n_columns == REPORT_COLUMNS)
        return;
    size_t at = table->sheet.n_columns++;
    table->keys[at] = title;
    table->columns[at] = (struct table_column){
        .title = title, .unit = unit, .format = format, .decimals = DECIMALS_AUTO};
}

void report_basis(struct report_table *table, const char *anchor) {
    if (table != NULL)
        table->table.basis = anchor;
}

void report_place(struct report_table *table, enum column_place place) {
    if (table != NULL && table->sheet.n_columns > 0)
        table->columns[table->sheet.n_columns - 1].place = place;
}

void report_decimals(struct report_table *table, int decimals) {
    if (table != NULL && table->sheet.n_columns > 0)
        table->columns[table->sheet.n_columns - 1].decimals = decimals;
}

void report_compared(struct report_table *table, int group) {
    if (table != NULL && table->sheet.n_columns > 0)
        table->columns[table->sheet.n_columns - 1].compared = group;
}

void report_links(struct report_table *table, int column) {
    if (table == NULL || table->sheet.n_columns == REPORT_COLUMNS)
        return;
    report_column(table, "#", NULL, CELL_CODE);
    report_place(table, PLACE_NEITHER);
    table->columns[column - 1].link = (int)table->sheet.n_columns;
}

void report_error_column(struct report *self, struct report_table *table) {
    if (table == NULL || table->sheet.n_columns == 0)
        return;
    struct table_column *of = &table->columns[table->sheet.n_columns - 1];
    enum cell_format format = of->format == CELL_SIGNED         ? CELL_NUMBER
                              : of->format == CELL_MONEY_SIGNED ? CELL_MONEY
                                                                : of->format;
    report_column(table, word_of(self->language, WORD_COLUMN_ERROR), of->unit, format);
    of->error = (int)table->sheet.n_columns;
    table->columns[table->sheet.n_columns - 1].place = PLACE_WORKBOOK;
}

/* Removes a table without rows; 0 when it was. */
static int has_rows(struct report *self, struct report_table *table) {
    if (table == NULL || sheet_rows(&table->sheet) > 0)
        return table != NULL;
    for (size_t i = 0; i < self->n_tables; i++)
        if (self->tables[i] == table) {
            memmove(&self->tables[i], &self->tables[i + 1],
                    (self->n_tables - i - 1) * sizeof(struct report_table *));
            self->n_tables--;
            break;
        }
    sheet_free(&table->sheet);
    free(table);
    return 0;
}

void report_show(struct report *self, struct report_table *table) {
    if (has_rows(self, table))
        document_table(self->document, &table->table);
}

void report_keep(struct report *self, struct report_table *table) {
    (void)has_rows(self, table);
}

/* ---- Figures ---- */

/* How to read the figure, less what chapter 6 tells of all; how it was made only where that differs
 * from what is told there. */
static const char *caption_of(struct report *self, const struct picture *picture) {
    char samples[FORMAT_SIZE], both[CAPTION] = "";
    format_number(samples, sizeof samples, self->language, self->facts->info->samples, 0);
    captions_own(self->gallery, picture, both, sizeof both);
    if (strstr(picture->method, samples) == NULL && *picture->method != '\0') {
        size_t used = strlen(both);
        const char *end = strstr(picture->method, ". "); /* the rest is said of the whole report */
        size_t length = end == NULL ? strlen(picture->method) : (size_t)(end - picture->method) + 1;
        snprintf(both + used, sizeof both - used, "%s%.*s", used > 0 ? " " : "", (int)length,
                 picture->method);
    }
    return shelf_keep(&self->shelf, both);
}

void report_figure(struct report *self, const char *name, const char *table) {
    const struct picture *picture = gallery_find(self->gallery, name);
    char id[FIGURE_NAME + 8];
    if (picture != NULL) {
        snprintf(id, sizeof id, "fig-%.120s", name);
        document_figure(self->document, id, picture, caption_of(self, picture), table);
    }
}

int report_is_valued(const struct report_facts *facts, size_t effect) {
    int valued = facts->n_verdicts == 0;
    for (size_t i = 0; i < facts->n_verdicts; i++)
        valued |= facts->verdicts[i].effect == effect;
    return valued;
}

static void name_figure(const struct report *self, const char *name, size_t effect,
                        char full[FIGURE_NAME]) {
    const struct report_facts *facts = self->facts;
    snprintf(full, FIGURE_NAME, "%.40s-%.70s", name,
             facts->info->catalogue.outcomes[facts->effects[effect]].key);
}

void report_figure_of(struct report *self, const char *name, size_t effect) {
    char full[FIGURE_NAME];
    name_figure(self, name, effect, full);
    report_figure(self, full, NULL);
}

void report_figures(struct report *self, const char *name) {
    for (size_t k = 0; k < self->facts->n_effects; k++)
        if (report_is_valued(self->facts, k))
            report_figure_of(self, name, k);
}

int report_has_figures(const struct report *self, const char *name) {
    char full[FIGURE_NAME];
    int any = 0;
    for (size_t k = 0; k < self->facts->n_effects; k++) {
        name_figure(self, name, k, full);
        any |= report_is_valued(self->facts, k) && gallery_find(self->gallery, full) != NULL;
    }
    return any;
}

/* ---- The whole ---- */

static void write_chapters(struct report *self) {
    chapter_answer(self);
    chapter_funds(self);
    chapter_compare(self);
    chapter_time(self);
    chapter_evidence(self);
    chapter_method(self);
    document_glossary(self->document, "glossary");
    chapter_register(self);
}

static int has_sheet(const struct table *table) {
    int any = 0;
    for (size_t c = 0; c < table->sheet->n_columns; c++)
        any |= table_in_workbook(&table->columns[c]);
    return any;
}

/* Tells the document the names that sheets will have; tables are those of a first writing. */
static int name_sheets(struct report *self, struct error *error) {
    size_t n = self->n_tables, kept = 0;
    struct table *tables = calloc(n + 1, sizeof *tables);
    char **names = calloc(n + 1, sizeof *names);
    const char **ids = calloc(n + 1, sizeof *ids), **tabs = calloc(n + 1, sizeof *tabs);
    int status = tables == NULL || names == NULL || ids == NULL || tabs == NULL
                     ? error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY))
                     : 0;
    for (size_t i = 0; status == 0 && i < n; i++) {
        tables[i] = self->tables[i]->table;
    }
    status = status < 0 ? status : workbook_tabs(self->language, tables, n, names, error);
    for (size_t i = 0; status == 0 && i < n; i++)
        if (has_sheet(&tables[i])) {
            ids[kept] = tables[i].id;
            tabs[kept++] = names[i];
        }
    if (status == 0)
        document_workbook(self->document, "tables.xlsx", kept, ids, tabs);
    for (size_t i = 0; names != NULL && i < n; i++)
        free(names[i]);
    free(tables);
    free(names);
    free(ids);
    free(tabs);
    return status;
}

int report_write(struct report *self, enum language language, const struct report_facts *facts,
                 const struct gallery *gallery, struct error *error) {
    *self = (struct report){.language = language, .facts = facts, .gallery = gallery};
    const char *title = parts_label(language, &facts->info->title);
    write_chapters(self); /* without a document: only to know the tables */
    self->document = document_new(language, title, word_of(language, WORD_REPORT_SUBTITLE));
    int status = self->document == NULL
                     ? error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY))
                     : name_sheets(self, error);
    if (status == 0) {
        drop_tables(self);
        write_chapters(self);
        status = self->shelf.failed
                     ? error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY))
                     : document_check(self->document, error);
    }
    if (status < 0)
        report_free(self);
    return status;
}

void report_free(struct report *self) {
    drop_tables(self);
    document_free(self->document);
    shelf_free(&self->shelf);
    *self = (struct report){0};
}
