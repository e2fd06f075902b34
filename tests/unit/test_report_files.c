/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/report/files.c with a small report of every part (report_demo.h): all files in
 * both languages, checked with other tools, the same bytes twice. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/unit/report_demo.h"

static char folder[64];

static int make_folder(void **state) {
    (void)state;
    strcpy(folder, "/tmp/fondsim-report-XXXXXX");
    return mkdtemp(folder) == NULL ? -1 : 0;
}

static int remove_folder(void **state) {
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -r '%s'", folder);
    return system(command);
}

static const char *const files[] = {"report.md",         "report.html",       "tables.xlsx",
                                    "figures.pdf",       "figures/icons.svg", "figures/icons.png",
                                    "figures/icons.pdf", "figures/fan.svg",   "figures/fan.png",
                                    "figures/fan.pdf"};
enum { N_FILES = sizeof files / sizeof files[0] };

/* Writes the demonstration into folder/name. */
static void write_demo(const char *name, enum language l) {
    struct demo demo;
    struct error error = {0};
    enum report_pdf pdf = REPORT_PDF_WRITTEN;
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    if (demo_build(&demo, l, &error) != 0)
        fail_msg("%s", error.text);
    struct report_files report = demo_files(&demo, l);
    report.no_pdf = true;
    if (report_files_write(&report, path, &pdf, &error) != 0)
        fail_msg("%s", error.text);
    assert_int_equal(pdf, REPORT_PDF_NOT_ASKED);
    demo_free(&demo);
}

static char *read_file(const char *name, const char *file, size_t *size) {
    char path[256];
    snprintf(path, sizeof path, "%s/%s/%s", folder, name, file);
    FILE *in = fopen(path, "rb");
    if (in == NULL)
        fail_msg("no %s", path);
    char *bytes = calloc(1, 1 << 20);
    *size = fread(bytes, 1, (1 << 20) - 1, in);
    fclose(in);
    return bytes;
}

/* Well formed, alone, unique ids, links that lead somewhere: tests/report/page.py says more. */
static void check_with_tools(const char *name, const char *language) {
    char command[512];
    snprintf(command, sizeof command, "python3 '%s/tests/report/page.py' '%s/%s' %s",
             FONDSIM_SOURCE_DIR, folder, name, language);
    assert_int_equal(system(command), 0);
    snprintf(command, sizeof command, "xmllint --noout '%s/%s/report.html' '%s/%s/figures/'*.svg",
             folder, name, folder, name);
    assert_int_equal(system(command), 0);
}

static void reports_in_both_languages(void **state) {
    (void)state;
    size_t size;
    write_demo("fr", LANGUAGE_FR);
    check_with_tools("fr", "fr");
    write_demo("en", LANGUAGE_EN);
    check_with_tools("en", "en");
    char *fr = read_file("fr", "report.html", &size);
    assert_non_null(strstr(fr, "1\u202f"
                               "234,5\u00a0"
                               "k€"));
    assert_non_null(strstr(fr, "dans 78 mondes sur 100"));
    assert_null(strstr(fr, "<script"));
    assert_null(strstr(fr, "http:")); /* not even the name of a name space */
    free(fr);
    char *en = read_file("en", "report.html", &size);
    assert_non_null(strstr(en, "€1,234.5k"));
    assert_null(strstr(en, "«"));
    free(en);
}

static void the_same_report_is_the_same_bytes(void **state) {
    (void)state;
    write_demo("one", LANGUAGE_FR);
    write_demo("two", LANGUAGE_FR);
    for (int i = 0; i < N_FILES; i++) {
        size_t first, second;
        char *a = read_file("one", files[i], &first), *b = read_file("two", files[i], &second);
        assert_true(first > 0);
        if (first != second || memcmp(a, b, first) != 0)
            fail_msg("%s differs", files[i]);
        free(a);
        free(b);
    }
}

/* Without the program the report is whole but for report.pdf, and an older one is gone. */
static void no_program_is_told(void **state) {
    (void)state;
    struct demo demo;
    struct error error = {0};
    enum report_pdf pdf = REPORT_PDF_WRITTEN;
    char path[128], old[160];
    snprintf(path, sizeof path, "%s/fr", folder);
    snprintf(old, sizeof old, "%s/report.pdf", path);
    write_demo("fr", LANGUAGE_FR);
    FILE *file = fopen(old, "w");
    assert_non_null(file);
    fclose(file);
    char *kept = strdup(getenv("PATH"));
    setenv("PATH", folder, 1);
    assert_int_equal(demo_build(&demo, LANGUAGE_FR, &error), 0);
    struct report_files report = demo_files(&demo, LANGUAGE_FR);
    assert_int_equal(report_files_write(&report, path, &pdf, &error), 0);
    setenv("PATH", kept, 1);
    free(kept);
    assert_int_equal(pdf, REPORT_PDF_NO_PROGRAM);
    assert_int_not_equal(access(old, F_OK), 0);
    demo_free(&demo);
}

static void faults_are_told(void **state) {
    (void)state;
    struct demo demo;
    struct error error = {0};
    assert_int_equal(demo_build(&demo, LANGUAGE_FR, &error), 0);
    struct report_files report = demo_files(&demo, LANGUAGE_FR);
    assert_int_equal(report_files_write(&report, "/nowhere/at/all", NULL, &error), FONDSIM_IO);
    document_link(demo.document, "x", "#y"); /* no block is open */
    error = (struct error){0};
    assert_int_equal(report_files_write(&report, folder, NULL, &error), FONDSIM_DOMAIN);
    demo_free(&demo);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reports_in_both_languages),
        cmocka_unit_test(the_same_report_is_the_same_bytes),
        cmocka_unit_test(no_program_is_told),
        cmocka_unit_test(faults_are_told),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
