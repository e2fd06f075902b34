/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/report/print.c with programs that play WeasyPrint: what it is asked, what becomes
 * of its answers. The true one is not needed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "output/report/print.h"

static char folder[64], html[128], pdf[128], program[128], found_path[4096];

static int make_folder(void **state) {
    (void)state;
    strcpy(folder, "/tmp/fondsim-print-XXXXXX");
    if (mkdtemp(folder) == NULL)
        return -1;
    snprintf(html, sizeof html, "%s/a page.html", folder);
    snprintf(pdf, sizeof pdf, "%s/a page.pdf", folder);
    snprintf(program, sizeof program, "%s/weasyprint", folder);
    const char *path = getenv("PATH");
    snprintf(found_path, sizeof found_path, "%s", path == NULL ? "/usr/bin:/bin" : path);
    FILE *file = fopen(html, "w");
    fputs("<p>x</p>\n", file);
    return fclose(file);
}

static int remove_folder(void **state) {
    (void)state;
    setenv("PATH", found_path, 1);
    unlink(html);
    unlink(pdf);
    unlink(program);
    return rmdir(folder); /* fails when a .part file was left behind */
}

/* A shell script stands in for WeasyPrint, alone in PATH. */
static void play(const char *script) {
    FILE *file = fopen(program, "w");
    assert_non_null(file);
    fprintf(file, "#!/bin/sh\nPATH=/usr/bin:/bin\n%s\n", script);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(program, 0700), 0);
    setenv("PATH", folder, 1);
}

static void expect_file(const char *wanted) {
    char text[512] = "";
    FILE *file = fopen(pdf, "r");
    assert_non_null(file);
    size_t n = fread(text, 1, sizeof text - 1, file);
    text[n] = '\0';
    fclose(file);
    assert_string_equal(text, wanted);
}

static void the_page_is_printed(void **state) {
    (void)state;
    struct error error = {0};
    char wanted[512];
    play("for last; do :; done\n"
         "echo \"$#|$1|$2|$3|$SOURCE_DATE_EPOCH\" >\"$last\"; cat \"$3\" - >>\"$last\"");
    setenv("SOURCE_DATE_EPOCH", "12", 1);
    assert_true(print_possible());
    assert_int_equal(print_pdf(html, pdf, &error), 0);
    unsetenv("SOURCE_DATE_EPOCH");
    snprintf(wanted, sizeof wanted, "4|--encoding|utf-8|%s|946684800\n<p>x</p>\n", html);
    expect_file(wanted);
}

static void a_failure_is_told_and_leaves_the_old_file(void **state) {
    (void)state;
    struct error error = {0};
    play("for last; do :; done\necho half >\"$last\"; echo said; echo 'no font' >&2; exit 3");
    FILE *file = fopen(pdf, "w");
    fputs("old\n", file);
    fclose(file);
    assert_int_equal(print_pdf(html, pdf, &error), FONDSIM_FAILED);
    assert_non_null(strstr(error.text, "said\nno font"));
    expect_file("old\n");
    error = (struct error){0};
    play("kill -KILL $$");
    assert_int_equal(print_pdf(html, pdf, &error), FONDSIM_FAILED);
    error = (struct error){0};
    play("yes 'very long talk' | head -n 20000; exit 1"); /* more than a pipe holds */
    assert_int_equal(print_pdf(html, pdf, &error), FONDSIM_FAILED);
    assert_non_null(strstr(error.text, "very long talk"));
    error = (struct error){0};
    play("exit 0"); /* and no file */
    assert_int_equal(print_pdf(html, pdf, &error), FONDSIM_IO);
    expect_file("old\n");
}

static void a_missing_program_is_told(void **state) {
    (void)state;
    struct error error = {0};
    play("exit 0");
    assert_int_equal(chmod(program, 0600), 0); /* not a program */
    assert_int_equal(unlink(program), 0);
    assert_false(print_possible());
    assert_int_equal(print_pdf(html, pdf, &error), FONDSIM_FAILED);
    assert_non_null(strstr(error.text, "not installed"));
    setenv("PATH", "", 1);
    assert_false(print_possible());
}

static void a_missing_page_is_told(void **state) {
    (void)state;
    struct error error = {0};
    play("exit 0");
    assert_int_equal(print_pdf("/nowhere/page.html", pdf, &error), FONDSIM_IO);
    assert_non_null(strstr(error.text, "/nowhere/page.html"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_page_is_printed),
        cmocka_unit_test(a_failure_is_told_and_leaves_the_old_file),
        cmocka_unit_test(a_missing_program_is_told),
        cmocka_unit_test(a_missing_page_is_told),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
