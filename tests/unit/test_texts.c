/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/texts.c: no text is missing in a language, both languages have the same gaps, and
 * gaps are filled. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/texts.h"

static void every_text_exists_in_both_languages(void **state) {
    (void)state;
    for (int t = 0; t < TEXT_COUNT; t++)
        for (int l = LANGUAGE_FR; l <= LANGUAGE_EN; l++) {
            const char *text = text_of((enum language)l, (enum text)t);
            if (text == NULL || text[0] == '\0')
                fail_msg("text %d is missing in language %d", t, l);
        }
    assert_null(text_of(LANGUAGE_FR, TEXT_COUNT));
}

/* Whether each gap of one text stands in the other; {nb} is punctuation, not a gap. */
static void gaps_are_in(const char *text, const char *other, int number) {
    for (const char *at = strchr(text, '{'); at != NULL; at = strchr(at + 1, '{')) {
        char gap[64];
        const char *end = strchr(at, '}');
        assert_non_null(end);
        snprintf(gap, sizeof gap, "%.*s", (int)(end - at + 1), at);
        if (strcmp(gap, "{nb}") != 0 && strstr(other, gap) == NULL)
            fail_msg("text %d: %s stands in one language only", number, gap);
    }
}

static void languages_have_the_same_gaps(void **state) {
    (void)state;
    for (int t = 0; t < TEXT_COUNT; t++) {
        const char *fr = text_of(LANGUAGE_FR, (enum text)t);
        const char *en = text_of(LANGUAGE_EN, (enum text)t);
        gaps_are_in(fr, en, t);
        gaps_are_in(en, fr, t);
    }
}

/* French puts a no-break space before ; : ? ! and inside its quotes; English never does. */
static void french_is_punctuated(void **state) {
    (void)state;
    for (int t = 0; t < TEXT_COUNT; t++) {
        const char *fr = text_of(LANGUAGE_FR, (enum text)t);
        for (const char *at = strpbrk(fr, ";:?!"); at != NULL; at = strpbrk(at + 1, ";:?!")) {
            bool spaced = at >= fr + 2 && memcmp(at - 2, "\u00a0", 2) == 0;
            bool gap = at >= fr + 4 && memcmp(at - 4, "{nb}", 4) == 0;
            if (!spaced && !gap)
                fail_msg("text %d: '%s' lacks a no-break space before '%c'", t, fr, *at);
        }
        if (strchr(fr, '\'') != NULL)
            fail_msg("text %d: '%s' has a typewriter apostrophe", t, fr);
        const char *en = text_of(LANGUAGE_EN, (enum text)t);
        if (strstr(en, "«") != NULL || strstr(en, "\u00a0:") != NULL)
            fail_msg("text %d: '%s' is punctuated as French", t, en);
    }
}

static void gaps_are_filled(void **state) {
    (void)state;
    char text[64];
    text_fill(text, sizeof text, LANGUAGE_EN, TEXT_RANGE_SHORT, "value", "{low}", "low", "1",
              "high", "2", (const char *)NULL);
    assert_string_equal(text, "{low} (1 to 2)"); /* a value is not read again */
    text_fill(text, sizeof text, LANGUAGE_EN, TEXT_RANGE_SHORT, "value", "7", (const char *)NULL);
    assert_string_equal(text, "7 ({low} to {high})");
    text_fill(text, sizeof text, LANGUAGE_FR, TEXT_END_OF_YEAR, "year", "2038", (const char *)NULL);
    assert_string_equal(text, "fin\u00a0"
                              "2038");
}

static void long_texts_are_cut_between_characters(void **state) {
    (void)state;
    for (size_t size = 1; size < 16; size++) {
        char text[16];
        memset(text, 'x', sizeof text);
        text_fill(text, size, LANGUAGE_EN, TEXT_RANGE_SHORT, "value", "ééééé", "low", "", "high",
                  "", (const char *)NULL);
        assert_true(strlen(text) < size);
        size_t length = strlen(text);
        assert_true(length % 2 == 0 || length > 10); /* é is two bytes, and nothing follows a cut */
        assert_true(length + 2 >= size || length == strlen("ééééé ( to )"));
    }
}

static void units_are_words_of_the_language(void **state) {
    (void)state;
    assert_string_equal(text_unit(LANGUAGE_FR, "FTE"), "ETP");
    assert_string_equal(text_unit(LANGUAGE_EN, "FTE"), "FTE");
    assert_null(text_unit(LANGUAGE_FR, "project"));
    assert_null(text_unit(LANGUAGE_FR, NULL));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_exists_in_both_languages),
        cmocka_unit_test(languages_have_the_same_gaps),
        cmocka_unit_test(french_is_punctuated),
        cmocka_unit_test(gaps_are_filled),
        cmocka_unit_test(long_texts_are_cut_between_characters),
        cmocka_unit_test(units_are_words_of_the_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
