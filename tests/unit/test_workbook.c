/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/report/workbook.c and workbook_tabs.c: what was written is read back with other
 * tools (tests/report/workbook.py). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "output/report/workbook.h"

static char folder[64], path[128];

static int make_folder(void **state) {
    (void)state;
    strcpy(folder, "/tmp/fondsim-workbook-XXXXXX");
    snprintf(path, sizeof path, "%s/tables.xlsx", folder);
    if (mkdtemp(folder) == NULL)
        return -1;
    snprintf(path, sizeof path, "%s/tables.xlsx", folder);
    return 0;
}

static int remove_folder(void **state) {
    (void)state;
    unlink(path);
    return rmdir(folder); /* fails when a .part file was left behind */
}

/* Two tables: every format, then an empty one. */
struct book {
    struct sheet sheets[2];
    struct table_column columns[8];
    struct table tables[2];
};

static void book_open(struct book *self) {
    static const char *const names[] = {"a", "b", "c", "d", "e", "f", "g", "h"};
    static const enum cell_format formats[] = {CELL_TEXT,  CELL_NUMBER,       CELL_SIGNED,
                                               CELL_MONEY, CELL_MONEY_SIGNED, CELL_PERCENT,
                                               CELL_YEAR,  CELL_CODE};
    memset(self, 0, sizeof *self);
    for (int c = 0; c < 8; c++)
        self->columns[c] = (struct table_column){
            .title = names[c], .format = formats[c], .decimals = c == 3 ? DECIMALS_AUTO : 1};
    self->columns[1].unit = "ETP";
    self->sheets[0] = (struct sheet){.name = "all", .n_columns = 8, .columns = names};
    sheet_text(&self->sheets[0], "=HYPERLINK(\"http://x\")");
    for (int c = 1; c < 7; c++)
        sheet_number(&self->sheets[0], c == 6 ? 2038 : 12345.678901234567);
    sheet_text(&self->sheets[0], "@a\x01<b>&\n\xff é");
    sheet_text(&self->sheets[0], "");
    for (int c = 1; c < 7; c++)
        sheet_number(&self->sheets[0], c % 2 ? (double)NAN : (double)-INFINITY);
    sheet_text(&self->sheets[0], "x");
    self->sheets[1] = (struct sheet){.name = "none", .n_columns = 1, .columns = names};
    self->tables[0] = (struct table){.id = "all",
                                     .title = "A/B: [C]?*\\ 'quoted' and very, very long",
                                     .note = "noted",
                                     .sheet = &self->sheets[0],
                                     .columns = self->columns};
    self->tables[1] = (struct table){.id = "none",
                                     .title = "Nothing",
                                     .tab = "a-b- -c---- 'QUOTED' and very, ",
                                     .sheet = &self->sheets[1],
                                     .columns = self->columns};
}

static void book_free(struct book *self) {
    sheet_free(&self->sheets[0]);
    sheet_free(&self->sheets[1]);
}

/* What the other tool says of the file. Owner: the caller, free(). */
static char *read_back(void) {
    char command[512];
    snprintf(command, sizeof command, "python3 '%s/tests/report/workbook.py' '%s'",
             FONDSIM_SOURCE_DIR, path);
    FILE *out = popen(command, "r");
    assert_non_null(out);
    char *said = calloc(1, 1 << 18);
    size_t n = fread(said, 1, (1 << 18) - 1, out);
    assert_int_equal(pclose(out), 0);
    assert_true(n > 0);
    return said;
}

static void numbers_are_numbers(void **state) {
    (void)state;
    struct book book;
    struct error error = {0};
    book_open(&book);
    assert_int_equal(workbook_xlsx(path, LANGUAGE_FR, "Titre", book.tables, 2, &error), 0);
    char *said = read_back();
    assert_string_equal(
        said, "dates 2000-01-01T00:00:00Z 1980\n"
              "sheet Sommaire frozen A2 filter None\n"
              "link A2 'A-B- -C---- ''quoted'' and very,'!A1\n"
              "link A3 'a-b- -c---- ''QUOTED'' and very 2'!A1\n"
              "row\tFeuille|b\tTableau|b\tLignes|b\tNote|b\n"
              "row\tA-B- -C---- 'quoted' and very,|\tA/B: [C]?*\\ 'quoted' and very, very long|\t"
              "2|#,##0\tnoted|\n"
              "row\ta-b- -c---- 'QUOTED' and very 2|\tNothing|\t0|#,##0\t\n"
              "sheet A-B- -C---- 'quoted' and very, frozen B2 filter A1:H3\n"
              "row\ta|b\tb (ETP)|b\tc|b\td (€)|b\te (€)|b\tf|b\tg|b\th|b\n"
              "row\t=HYPERLINK(\"http://x\")|\t12345.67890123457|#,##0.0\t"
              "12345.67890123457|+#,##0.0;-#,##0.0;#,##0.0\t12345.67890123457|#,##0\\ \"€\"\t"
              "12345.67890123457|+#,##0.0\\ \"€\";-#,##0.0\\ \"€\";#,##0.0\\ \"€\"\t"
              "12345.67890123457|0.0\\ %\t2038|0\t@a<b>& \xef\xbf\xbd é|\n"
              "row\t\t\t\t\t\t\t\tx|\n"
              "sheet a-b- -c---- 'QUOTED' and very 2 frozen A2 filter A1\n"
              "row\ta|b\n");
    free(said);
    book_free(&book);
}

static char *read_file(size_t *size) {
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *bytes = malloc(1 << 18);
    *size = fread(bytes, 1, 1 << 18, file);
    fclose(file);
    return bytes;
}

static void no_clock_and_no_place_in_the_file(void **state) {
    (void)state;
    struct book book;
    size_t first, second;
    book_open(&book);
    assert_int_equal(setenv("TZ", "Pacific/Auckland", 1), 0);
    assert_int_equal(workbook_xlsx(path, LANGUAGE_EN, "T", book.tables, 2, NULL), 0);
    char *a = read_file(&first);
    assert_int_equal(setenv("TZ", "America/Lima", 1), 0);
    sleep(1);
    assert_int_equal(workbook_xlsx(path, LANGUAGE_EN, "T", book.tables, 2, NULL), 0);
    char *b = read_file(&second);
    assert_int_equal(unsetenv("TZ"), 0);
    assert_int_equal(first, second);
    assert_memory_equal(a, b, first);
    free(a);
    free(b);
    book_free(&book);
}

/* Names are short enough, allowed and different, case aside. */
static void tabs_are_made_to_fit(void **state) {
    (void)state;
    static const char *const wanted[] = {"contents",
                                         "History",
                                         "'",
                                         "",
                                         "a",
                                         "A",
                                         "a 2",
                                         "\u202e[]",
                                         "éééééééééééééééééééééééééééééééééé",
                                         "🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍"};
    static const char *const given[] = {"contents 2",
                                        "History 2",
                                        "- 2",
                                        "- 3",
                                        "a",
                                        "A 2",
                                        "a 2 2",
                                        "--",
                                        "ééééééééééééééééééééééééééééééé",
                                        "🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍"};
    enum { N = sizeof wanted / sizeof wanted[0] };
    struct table tables[N];
    char *tabs[N];
    for (int i = 0; i < N; i++)
        tables[i] = (struct table){.title = "t", .tab = wanted[i]};
    assert_int_equal(workbook_tabs(LANGUAGE_EN, tables, N, tabs, NULL), 0);
    for (int i = 0; i < N; i++) {
        assert_string_equal(tabs[i], given[i]);
        free(tabs[i]);
    }
}

static void very_long_texts_are_cut(void **state) {
    (void)state;
    static const char *const names[] = {"a"};
    struct sheet sheet = {.name = "s", .n_columns = 1, .columns = names};
    struct table_column column = {.title = "t", .format = CELL_TEXT};
    struct table table = {.id = "t", .title = "t", .sheet = &sheet, .columns = &column};
    char *text = malloc(100001);
    for (int i = 0; i < 100000; i += 2)
        memcpy(text + i, "é", 2);
    text[100000] = '\0';
    table.title = text;
    sheet_text(&sheet, text);
    assert_int_equal(workbook_xlsx(path, LANGUAGE_EN, text, &table, 1, NULL), 0);
    char *said = read_back();
    assert_non_null(strstr(said, "sheet ééé"));
    free(said);
    free(text);
    sheet_free(&sheet);
}

static void faults_leave_the_old_file(void **state) {
    (void)state;
    struct book book;
    struct error error = {0};
    size_t before, after;
    book_open(&book);
    assert_int_equal(workbook_xlsx(path, LANGUAGE_EN, "T", book.tables, 2, NULL), 0);
    char *a = read_file(&before);
    book.tables[1].id = "all";
    assert_int_equal(workbook_xlsx(path, LANGUAGE_EN, "T", book.tables, 2, &error), FONDSIM_DOMAIN);
    book.sheets[0].failed = 1;
    assert_int_equal(workbook_xlsx(path, LANGUAGE_EN, "T", book.tables, 1, NULL),
                     FONDSIM_NO_MEMORY);
    book.sheets[0].failed = 0;
    char part[160];
    snprintf(part, sizeof part, "%s.part", path);
    assert_int_equal(mkdir(part, 0700), 0);
    assert_int_equal(workbook_xlsx(path, LANGUAGE_EN, "T", book.tables, 1, NULL), FONDSIM_IO);
    assert_int_equal(rmdir(part), 0);
    assert_int_equal(workbook_xlsx("/nowhere/x.xlsx", LANGUAGE_EN, "T", book.tables, 1, NULL),
                     FONDSIM_IO);
    char *b = read_file(&after);
    assert_int_equal(before, after);
    assert_memory_equal(a, b, after);
    assert_int_equal(workbook_xlsx(path, LANGUAGE_EN, NULL, NULL, 0, NULL), 0); /* no table */
    free(a);
    free(b);
    book_free(&book);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_numbers),
        cmocka_unit_test(no_clock_and_no_place_in_the_file),
        cmocka_unit_test(tabs_are_made_to_fit),
        cmocka_unit_test(very_long_texts_are_cut),
        cmocka_unit_test(faults_leave_the_old_file),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
