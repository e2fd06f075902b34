/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/report/shelf.c: strings stay where they are until all are freed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "output/report/shelf.h"

static void strings_stay(void **state) {
    (void)state;
    struct shelf shelf = {0};
    const char *kept[300];
    char text[32];
    for (int i = 0; i < 300; i++) {
        snprintf(text, sizeof text, "number %d", i);
        kept[i] = shelf_keep(&shelf, text);
    }
    for (int i = 0; i < 300; i++) {
        snprintf(text, sizeof text, "number %d", i);
        assert_string_equal(kept[i], text);
    }
    assert_string_equal(shelf_keep(&shelf, NULL), "");
    shelf_free(&shelf);
    shelf_free(&shelf); /* legal on a zeroed shelf */
}

static void words_of_any_length(void **state) {
    (void)state;
    struct shelf shelf = {0};
    char value[5001];
    memset(value, 'x', 5000);
    value[5000] = '\0';
    const char *said =
        shelf_word(&shelf, LANGUAGE_FR, WORD_REFERENCE_HEADING, "text", value, (const char *)NULL);
    assert_int_equal(strlen(said), 5000 + strlen("«\u00a0\u00a0»"));
    shelf_free(&shelf);
}

static void a_failed_shelf_gives_empty_strings(void **state) {
    (void)state;
    struct shelf shelf = {.failed = 1};
    assert_string_equal(shelf_keep(&shelf, "x"), "");
    assert_int_equal(shelf.failed, 1);
    shelf_free(&shelf);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strings_stay),
        cmocka_unit_test(words_of_any_length),
        cmocka_unit_test(a_failed_shelf_gives_empty_strings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
