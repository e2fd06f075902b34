/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/report/document.c, document_table.c, document_links.c and document_markdown.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "output/report/document.h"

/* The document's Markdown, behind the title; the document is freed. Owner: the caller. */
static char *markdown_of(struct document *document) {
    struct error error = {0};
    char *text = NULL;
    size_t size = 0;
    if (document_markdown(document, "figures", "png", &text, &size, &error) != 0)
        fail_msg("%s", error.text);
    assert_int_equal(size, strlen(text));
    document_free(document);
    assert_memory_equal(text, "# T\n\n", 5);
    memmove(text, text + 5, size - 4);
    return text;
}

static void expect(struct document *document, const char *markdown) {
    char *text = markdown_of(document);
    assert_string_equal(text, markdown);
    free(text);
}

/* Faults are kept: the first one is told by every writer. */
static void expect_fault(struct document *document, int code, const char *said) {
    struct error error = {0}, again = {0};
    char *text = NULL;
    size_t size = 0;
    assert_int_equal(document_markdown(document, "f", "png", &text, &size, &error), code);
    assert_null(text);
    if (strstr(error.text, said) == NULL)
        fail_msg("'%s' does not say '%s'", error.text, said);
    assert_int_equal(document_html(document, &text, &size, &again), code);
    assert_null(text);
    document_free(document);
}

static void blocks_are_lines(void **state) {
    (void)state;
    struct document *d = document_new(LANGUAGE_EN, "T", NULL);
    document_text(d, BLOCK_PARAGRAPH, "1. a <b>\nc");
    document_text(d, BLOCK_ITEM, "x");
    document_text(d, BLOCK_ITEM, "- y");
    document_text(d, BLOCK_STEP, "x");
    document_text(d, BLOCK_STEP, "y");
    document_text(d, BLOCK_PARAGRAPH, "");
    document_text(d, BLOCK_STEP, "z");
    document_text(d, BLOCK_NOTE, "note");
    document_text(d, BLOCK_VERDICT, "verdict");
    expect(d,
           "1\\. a \\<b\\> c\n\n- x\n- \\- y\n\n1. x\n2. y\n\n\n\n1. z\n\n> note\n\n> verdict\n\n");
}

static void pieces_of_a_line(void **state) {
    (void)state;
    struct document *d = document_new(LANGUAGE_FR, "T", NULL);
    document_heading(d, 2, "a", "Coût : *x*");
    document_open(d, BLOCK_PARAGRAPH);
    document_add(d, "+ ");
    document_strong(d, " fort ");
    document_strong(d, "  ");
    document_code(d, "a_b");
    document_link(d, "[site]", "https://x.y/a b");
    document_link(d, "site", "https://x.y/(a)");
    document_link(d, NULL, "#a");
    document_reference(d, "a");
    document_close(d);
    expect(d, "**Sommaire**\n\n- [Coût\u00a0: \\*x\\*](#a)\n\n"
              "## <a id=\"a\"></a>Coût\u00a0: \\*x\\*\n\n"
              "\\+ **fort**`a_b`\\[site\\][site](https://x.y/%28a%29)[\\#a](#a)"
              "[«\u00a0Coût\u00a0: \\*x\\*\u00a0»](#a)\n\n");
}

/* Values are texts of people, our sentence is markup. */
static void sentences_are_filled(void **state) {
    (void)state;
    struct document *d = document_new(LANGUAGE_FR, "T", NULL);
    document_say(d, BLOCK_PARAGRAPH, WORD_ICONS_ROW, "label", "- *a* {worlds}", "worlds", "<b>",
                 NULL_GAP);
    document_open(d, BLOCK_NOTE);
    document_fill(d, WORD_WORLDS, "n", "7", NULL_GAP);
    document_close(d);
    expect(d, "\\- \\*a\\* \\{worlds\\}\u00a0: \\<b\\>\n\n> dans 7 mondes sur 100\n\n");
}

static void contents_stand_where_asked(void **state) {
    (void)state;
    struct document *d = document_new(LANGUAGE_EN, "T", "- Sub");
    document_heading(d, 2, "a", "A");
    document_heading(d, 3, "b", "B");
    document_heading(d, 4, "c", "C");
    document_page(d);
    document_contents(d);
    expect(d,
           "\\- Sub\n\n## <a id=\"a\"></a>A\n\n### <a id=\"b\"></a>B\n\n#### <a id=\"c\"></a>C\n\n"
           "**Contents**\n\n- [A](#a)\n  - [B](#b)\n\n");
}

/* ---- Tables ---- */

static const char *const column_names[] = {"path", "value", "target"};

static void fill_sheet(struct sheet *sheet) {
    *sheet = (struct sheet){.name = "s", .n_columns = 3, .columns = column_names};
    sheet_text(sheet, "a|b");
    sheet_number(sheet, 1234.5);
    sheet_text(sheet, "https://x.y");
    sheet_text(sheet, "é");
    sheet_number(sheet, -2);
    sheet_text(sheet, "javascript:x");
}

static void tables_are_tables(void **state) {
    (void)state;
    struct sheet sheet;
    fill_sheet(&sheet);
    const struct table_column columns[] = {
        {.title = "Path | x", .format = CELL_CODE, .link = 3},
        {.title = "Value", .unit = "h", .format = CELL_NUMBER, .decimals = 1},
        {.title = "Target", .format = CELL_TEXT, .place = PLACE_NEITHER}};
    const struct table table = {.id = "t",
                                .title = "Caption",
                                .note = "1. Note.",
                                .sheet = &sheet,
                                .columns = columns,
                                .row_anchor = 1};
    const char *ids[] = {"t"}, *tabs[] = {"Tab_1"};
    struct document *d = document_new(LANGUAGE_EN, "T", NULL);
    document_workbook(d, "tables.xlsx", 1, ids, tabs);
    document_table(d, &table);
    document_open(d, BLOCK_PARAGRAPH);
    document_reference(d, "t");
    document_link(d, "row", "#t-a-x7cb");
    document_close(d);
    sheet_free(&sheet); /* nothing is kept of it */
    expect(d, "<a id=\"t\"></a>**Table 1.** Caption\n\n"
              "| Path \\| x | Value (h) |\n| :--- | ---: |\n"
              "| <a id=\"t-a-x7cb\"></a>[a\\|b](https://x.y) | 1,234.5 |\n"
              "| <a id=\"t--xc3-xa9\"></a>`é` | \u2212"
              "2.0 |\n\n"
              "1\\. Note. tables.xlsx, sheet “Tab\\_1”.\n\n"
              "[table 1](#t)[row](#t-a-x7cb)\n\n");
}

static void an_empty_table_says_so(void **state) {
    (void)state;
    struct sheet sheet = {.name = "s", .n_columns = 3, .columns = column_names};
    const struct table_column columns[] = {{.title = "a"}, {.title = "b"}, {.title = "c"}};
    const struct table table = {.id = "t", .title = "C", .sheet = &sheet, .columns = columns};
    struct document *d = document_new(LANGUAGE_EN, "T", NULL);
    document_table(d, &table);
    expect(d, "<a id=\"t\"></a>**Table 1.** C\n\nThis table has no rows.\n\n");
}

/* ---- Figures and glossary ---- */

static void figures_are_files(void **state) {
    (void)state;
    char name[] = "fan", title[] = "Titre", alt[] = "Une *courbe* [x]", caption[] = "Lire ainsi.";
    const struct picture picture = {.name = name, .title = title, .alt = alt, .caption = caption};
    struct document *d = document_new(LANGUAGE_FR, "T", NULL);
    document_figure(d, "f", &picture, NULL, NULL);
    document_figure(d, "g", &picture, "Autre", NULL);
    document_open(d, BLOCK_PARAGRAPH);
    document_reference(d, "g");
    document_close(d);
    expect(d,
           "<a id=\"f\"></a>![Une \\*courbe\\* \\[x\\]](figures/fan.png)\n\n**Figure 1.** Lire "
           "ainsi.\n\n"
           "<a id=\"g\"></a>![Une \\*courbe\\* \\[x\\]](figures/fan.png)\n\n**Figure 2.** Autre\n\n"
           "[figure 2](#g)\n\n");
}

/* Terms that are linked are defined, in order; others are not. */
static void the_glossary_holds_what_was_used(void **state) {
    (void)state;
    struct document *d = document_new(LANGUAGE_EN, "T", NULL);
    document_open(d, BLOCK_PARAGRAPH);
    document_term(d, TERM_STANDARD_ERROR, "errors");
    document_add(d, " ");
    document_term(d, TERM_COUNTERFACTUAL, NULL);
    document_close(d);
    document_glossary(d, "glossary");
    char *text = markdown_of(d);
    const char *first = strstr(text, "<a id=\"term-counterfactual\"></a>**Counterfactual**: The");
    const char *second = strstr(text, "<a id=\"term-standard-error\"></a>**Standard error**: The");
    assert_true(first != NULL && second != NULL && first < second);
    assert_non_null(strstr(text, "[errors](#term-standard-error) [Counterfactual]("));
    assert_null(strstr(text, "term-prior"));
    free(text);
}

/* ---- Faults ---- */

static void links_that_lead_nowhere_are_faults(void **state) {
    (void)state;
    struct document *d = document_new(LANGUAGE_EN, "T", NULL);
    document_open(d, BLOCK_PARAGRAPH);
    document_link(d, "x", "#nowhere");
    document_close(d);
    expect_fault(d, FONDSIM_DOMAIN, "#nowhere");
    d = document_new(LANGUAGE_EN, "T", NULL);
    document_open(d, BLOCK_PARAGRAPH);
    document_term(d, TERM_WORLD, NULL); /* no glossary */
    document_close(d);
    expect_fault(d, FONDSIM_DOMAIN, "#term-world");
    char name[] = "fan", title[] = "Titre";
    const struct picture picture = {.name = name, .title = title, .alt = title};
    d = document_new(LANGUAGE_EN, "T", NULL);
    document_figure(d, "f", &picture, NULL, "no-table");
    expect_fault(d, FONDSIM_DOMAIN, "#no-table");
}

static void wrong_calls_are_faults(void **state) {
    (void)state;
    struct document *d = document_new(LANGUAGE_EN, "T", NULL);
    document_heading(d, 2, "a", "A");
    document_heading(d, 2, "a", "B");
    document_heading(d, 2, "not an anchor", "C"); /* the first fault stays */
    expect_fault(d, FONDSIM_DOMAIN, "two places are called a");
    d = document_new(LANGUAGE_EN, "T", NULL);
    document_heading(d, 2, "1 a", "A");
    expect_fault(d, FONDSIM_DOMAIN, "1 a");
    d = document_new(LANGUAGE_EN, "T", NULL);
    document_heading(d, 1, "a", "A");
    expect_fault(d, FONDSIM_DOMAIN, "level");
    d = document_new(LANGUAGE_EN, "T", NULL);
    document_add(d, "x");
    expect_fault(d, FONDSIM_DOMAIN, "no block is open");
    d = document_new(LANGUAGE_EN, "T", NULL);
    document_open(d, BLOCK_NOTE);
    document_heading(d, 2, "a", "A");
    document_close(d);
    expect_fault(d, FONDSIM_DOMAIN, "still open");
    d = document_new(LANGUAGE_EN, "T", NULL);
    document_open(d, BLOCK_NOTE);
    expect_fault(d, FONDSIM_DOMAIN, "still open");
    d = document_new(LANGUAGE_EN, "T", NULL);
    document_figure(d, "f", NULL, NULL, NULL);
    expect_fault(d, FONDSIM_DOMAIN, "no picture");
    d = document_new(LANGUAGE_EN, "T", NULL);
    document_say(d, BLOCK_NOTE, WORD_COUNT, NULL_GAP);
    expect_fault(d, FONDSIM_DOMAIN, "sentence");
}

static void null_is_accepted(void **state) {
    (void)state;
    char *text = NULL;
    size_t size = 0;
    document_heading(NULL, 2, "a", "A");
    document_text(NULL, BLOCK_NOTE, "x");
    document_say(NULL, BLOCK_NOTE, WORD_CONTENTS, NULL_GAP);
    document_link(NULL, "a", "#b");
    document_figure(NULL, "f", NULL, NULL, NULL);
    document_table(NULL, NULL);
    document_glossary(NULL, "g");
    document_contents(NULL);
    document_page(NULL);
    document_workbook(NULL, "f", 0, NULL, NULL);
    document_free(NULL);
    assert_int_equal(document_markdown(NULL, "f", "png", &text, &size, NULL), FONDSIM_NO_MEMORY);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_are_lines),
        cmocka_unit_test(pieces_of_a_line),
        cmocka_unit_test(sentences_are_filled),
        cmocka_unit_test(contents_stand_where_asked),
        cmocka_unit_test(tables_are_tables),
        cmocka_unit_test(an_empty_table_says_so),
        cmocka_unit_test(figures_are_files),
        cmocka_unit_test(the_glossary_holds_what_was_used),
        cmocka_unit_test(links_that_lead_nowhere_are_faults),
        cmocka_unit_test(wrong_calls_are_faults),
        cmocka_unit_test(null_is_accepted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
