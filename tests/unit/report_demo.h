/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small report that uses every part once, with names that try to be markup. Its numbers mean
 * nothing. For the tests of output/report. */
#ifndef FONDSIM_TESTS_REPORT_DEMO_H
#define FONDSIM_TESTS_REPORT_DEMO_H

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/report/escape.h"
#include "output/report/files.h"
#include "output/report/icons.h"
#include "output/report/workbook.h"

#define DEMO_NASTY "<script>alert('x')</script> & \"R|D\" `ls` [a](javascript:b) *c* _d_ {n} \\"
#define DEMO_LONG                                                                                  \
    "Fonds d’ingénierie territoriale, de partenariat et de co-construction des écosystèmes "  \
    "territoriaux d’intérêt général de la communauté d’agglomération et de ses alentours"

static const char *demo_either(enum language language, const char *fr, const char *en) {
    return language == LANGUAGE_FR ? fr : en;
}

struct demo {
    struct document *document;
    struct gallery gallery;
    struct sheet money, register_sheet, empty;
    struct table_column money_columns[6], register_columns[4], empty_columns[1];
    struct table tables[3];
};

static void demo_money(struct demo *self, enum language l) {
    static const char *const names[] = {"fund", "paid", "paid_se", "effect", "effect_se", "share"};
    static const double paid[] = {1234500, 987654.3, 0}, effect[] = {12.3456, -3.2, (double)NAN};
    const char *funds[] = {DEMO_LONG, DEMO_NASTY, demo_either(l, "Communs", "Commons")};
    self->money = (struct sheet){.name = "money", .n_columns = 6, .columns = names};
    for (int i = 0; i < 3; i++) {
        sheet_text(&self->money, funds[i]);
        sheet_number(&self->money, paid[i]);
        sheet_number(&self->money, 12000);
        sheet_number(&self->money, effect[i]);
        sheet_number(&self->money, 0.24);
        sheet_number(&self->money, i / 3.0);
    }
    struct table_column columns[6] = {
        {.title = demo_either(l, "Fonds", "Fund"), .format = CELL_TEXT},
        {.title = demo_either(l, "Versé", "Paid"),
         .format = CELL_MONEY,
         .decimals = DECIMALS_AUTO,
         .error = 3},
        {.title = demo_either(l, "Erreur-type", "Standard error"),
         .format = CELL_MONEY,
         .decimals = DECIMALS_AUTO,
         .place = PLACE_WORKBOOK},
        {.title = demo_either(l, "Écart", "Difference"),
         .unit = demo_either(l, "ETP", "FTE"),
         .format = CELL_SIGNED,
         .decimals = 1,
         .error = 5},
        {.title = demo_either(l, "Erreur-type de l’écart", "Standard error of the difference"),
         .format = CELL_NUMBER,
         .decimals = 2,
         .place = PLACE_WORKBOOK},
        {.title = demo_either(l, "Part", "Share"), .format = CELL_PERCENT, .decimals = 1}};
    memcpy(self->money_columns, columns, sizeof columns);
    self->tables[0] = (struct table){
        .id = "money",
        .title = demo_either(l, "L’argent de chaque fonds", "The money of each fund"),
        .tab = demo_either(l, "Argent", "Money"),
        .note = demo_either(l, "Moyennes ; les décimales s’arrêtent à l’erreur-type.",
                            "Means; decimals stop at the standard error."),
        .sheet = &self->money,
        .columns = self->money_columns};
}

/* A long table with anchors of rows, paths and links to sources. */
static void demo_register(struct demo *self, enum language l) {
    static const char *const names[] = {"path", "value", "source", "target"};
    static const char *const paths[] = {"economics.discount_rate", "gifts.|pipe|`tick`",
                                        "territory.é_size"};
    static const char *const targets[] = {"https://example.org/a_(b)?c=1&d=2",
                                          "javascript:alert(1)", "#money"};
    self->register_sheet = (struct sheet){.name = "register", .n_columns = 4, .columns = names};
    for (int i = 0; i < 3; i++) {
        sheet_text(&self->register_sheet, paths[i]);
        sheet_number(&self->register_sheet, 0.025 * (i + 1));
        sheet_text(&self->register_sheet, i == 1 ? "=1+1" : "Le RAMEAU, 2024, <p. 12>");
        sheet_text(&self->register_sheet, targets[i]);
    }
    struct table_column columns[4] = {
        {.title = demo_either(l, "Hypothèse", "Assumption"), .format = CELL_CODE},
        {.title = demo_either(l, "Valeur", "Value"), .decimals = 3, .format = CELL_NUMBER},
        {.title = "Source", .format = CELL_TEXT, .link = 4},
        {.title = "Adresse", .format = CELL_TEXT, .place = PLACE_WORKBOOK}};
    memcpy(self->register_columns, columns, sizeof columns);
    self->tables[1] = (struct table){.id = "register",
                                     .title = DEMO_NASTY,
                                     .sheet = &self->register_sheet,
                                     .columns = self->register_columns,
                                     .row_anchor = 1};
}

static void demo_empty(struct demo *self, enum language l) {
    static const char *const names[] = {"nothing"};
    self->empty = (struct sheet){.name = "empty", .n_columns = 1, .columns = names};
    self->empty_columns[0] = (struct table_column){.title = "Rien | nothing", .format = CELL_TEXT};
    self->tables[2] = (struct table){.id = "empty",
                                     .title = demo_either(l, "Table vide", "Empty table"),
                                     .sheet = &self->empty,
                                     .columns = self->empty_columns};
}

static int demo_figures(struct demo *self, enum language l, struct error *error) {
    static const double x[] = {2020, 2024, 2030}, y[] = {0, 3, 4};
    struct figure *fan = figure_new(FIGURE_WIDTH_MM, FIGURE_HEIGHT_MM);
    struct chart *chart = figure_panel(fan, 0, 0, 1, 1);
    figure_language(fan, l);
    figure_title(fan, DEMO_NASTY);
    figure_alt(fan, demo_either(l, "Une courbe qui monte de 0 à 4 entre 2020 et 2030.",
                                "A curve that rises from 0 to 4 between 2020 and 2030."));
    figure_caption(fan, DEMO_LONG);
    chart_axis(chart, 'x', AXIS_DATE, AXIS_NUMBER, NULL, NULL);
    chart_line(chart, 3, x, y, style_portfolio_line(0), NULL);
    int code = gallery_add(&self->gallery, "fan", fan, NULL, error);
    const struct icon_group groups[] = {
        {demo_either(l, "Cinq fonds ensemble en tête", "All five funds first"), 0.78, 0.012, {0}},
        {demo_either(l, "Trois fonds historiques en tête", "Three historical funds first"),
         0.153,
         0.011,
         {0}},
        {DEMO_LONG, 0.067, 0.004, {0}}};
    if (code == FONDSIM_OK)
        code = gallery_add(&self->gallery, "icons",
                           icons_build(l,
                                       demo_either(l,
                                                   "Les cinq fonds arrivent en tête dans 78 "
                                                   "mondes sur 100",
                                                   "All five funds come first in 78 worlds out of "
                                                   "100"),
                                       NULL, groups, 3),
                           NULL, error);
    return code;
}

static void demo_answer(struct demo *self, enum language l) {
    struct document *d = self->document;
    char worlds[FORMAT_SIZE], money[FORMAT_SIZE];
    document_heading(d, 2, "answer", demo_either(l, "La réponse", "The answer"));
    document_open(d, BLOCK_VERDICT);
    document_add(d,
                 demo_either(l, "Les cinq fonds arrivent en tête ", "All five funds come first "));
    document_add(d, icons_say(worlds, sizeof worlds, l, 0.78, 0.012));
    document_add(d, ".");
    document_close(d);
    for (int i = 0; i < 3; i++) {
        document_open(d, BLOCK_KEY);
        document_strong(d, format_money(money, sizeof money, l, 1234500, MONEY_THOUSAND, 1));
        document_add(d, demo_either(l, " versés aux initiatives en dix ans", " paid in ten years"));
        document_close(d);
    }
    document_figure(d, "fig-icons", gallery_find(&self->gallery, "icons"), NULL, NULL);
    document_text(d, BLOCK_NOTE, "1. " DEMO_NASTY);
    document_contents(d);
}

static void demo_chapters(struct demo *self, enum language l) {
    struct document *d = self->document;
    char anchor[128], target[160] = "#";
    document_heading(d, 2, "funds", demo_either(l, "Les fonds", "The funds"));
    document_heading(d, 3, "fund-1", DEMO_NASTY);
    document_open(d, BLOCK_PARAGRAPH);
    document_term(d, TERM_COUNTERFACTUAL, NULL);
    document_add(d, " : ");
    document_reference(d, "money");
    document_add(d, ", ");
    document_reference(d, "fig-fan");
    document_add(d, ", ");
    document_reference(d, "answer");
    document_add(d, ", ");
    escape_anchor(anchor, sizeof anchor, "register", "territory.é_size");
    document_link(d, "territory.é_size", strcat(target, anchor));
    document_add(d, ", ");
    document_link(d, DEMO_NASTY, "https://example.org/?q=<script>&copy;=1");
    document_add(d, ", ");
    document_link(d, "no link", "javascript:alert(1)");
    document_add(d, ", ");
    document_code(d, "fondsim report <folder> --lang=fr");
    document_close(d);
    document_figure(d, "fig-fan", gallery_find(&self->gallery, "fan"), DEMO_NASTY, "money");
    document_table(d, &self->tables[0]);
    document_page(d);
    document_heading(d, 3, "fund-2", DEMO_LONG);
    document_text(d, BLOCK_ITEM, "- " DEMO_NASTY);
    document_text(d, BLOCK_ITEM, "# " DEMO_LONG);
    document_text(d, BLOCK_STEP, "2) two");
    document_text(d, BLOCK_STEP, "");
    document_heading(d, 2, "evidence", demo_either(l, "Les preuves", "The evidence"));
    document_table(d, &self->tables[1]);
    document_table(d, &self->tables[2]);
    document_open(d, BLOCK_PARAGRAPH);
    document_term(d, TERM_STANDARD_ERROR, demo_either(l, "l’erreur-type", "the standard error"));
    document_close(d);
    document_glossary(d, "glossary");
}

static int demo_build(struct demo *self, enum language l, struct error *error) {
    static const char *const ids[] = {"money", "register", "empty"};
    char *tabs[3];
    memset(self, 0, sizeof *self);
    demo_money(self, l);
    demo_register(self, l);
    demo_empty(self, l);
    int code = demo_figures(self, l, error);
    if (code == FONDSIM_OK)
        code = workbook_tabs(l, self->tables, 3, tabs, error);
    if (code != FONDSIM_OK)
        return code;
    self->document = document_new(
        l, DEMO_NASTY, demo_either(l, "Rapport au comité d’évaluation", "Committee report"));
    document_workbook(self->document, "tables.xlsx", 3, ids, (const char *const *)tabs);
    for (int i = 0; i < 3; i++)
        free(tabs[i]);
    demo_answer(self, l);
    demo_chapters(self, l);
    return document_check(self->document, error);
}

static struct report_files demo_files(const struct demo *self, enum language l) {
    return (struct report_files){.language = l,
                                 .title = DEMO_NASTY,
                                 .document = self->document,
                                 .gallery = &self->gallery,
                                 .tables = self->tables,
                                 .n_tables = 3,
                                 .dpi = 100};
}

static void demo_free(struct demo *self) {
    document_free(self->document);
    gallery_free(&self->gallery);
    sheet_free(&self->money);
    sheet_free(&self->register_sheet);
    sheet_free(&self->empty);
}

#endif
