/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/report/words.c and of the list: no sentence is missing in a language, both have
 * the same gaps, French is typed so that its spaces can be made no-break. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/report/words.h"

static void every_sentence_exists_in_both_languages(void **state) {
    (void)state;
    for (int w = 0; w < WORD_COUNT; w++)
        for (int l = LANGUAGE_FR; l <= LANGUAGE_EN; l++) {
            const char *text = word_of((enum language)l, (enum word)w);
            if (text == NULL || text[0] == '\0')
                fail_msg("%s is missing in language %d", word_name((enum word)w), l);
        }
    assert_null(word_of(LANGUAGE_FR, WORD_COUNT));
    assert_null(word_name(WORD_COUNT));
    assert_string_equal(word_name(WORD_CONTENTS), "CONTENTS");
}

/* Whether each gap of one text stands in the other; {nb} is punctuation, not a gap. */
static void gaps_are_in(const char *text, const char *other, const char *name) {
    for (const char *at = strchr(text, '{'); at != NULL; at = strchr(at + 1, '{')) {
        char gap[64];
        const char *end = strchr(at, '}');
        if (end == NULL || end - at > 60)
            fail_msg("%s: a gap without end", name);
        snprintf(gap, sizeof gap, "%.*s", (int)(end - at + 1), at);
        if (strcmp(gap, "{nb}") != 0 && strstr(other, gap) == NULL)
            fail_msg("%s: %s stands in one language only", name, gap);
    }
}

static void languages_have_the_same_gaps(void **state) {
    (void)state;
    for (int w = 0; w < WORD_COUNT; w++) {
        const char *fr = word_of(LANGUAGE_FR, (enum word)w);
        const char *en = word_of(LANGUAGE_EN, (enum word)w);
        gaps_are_in(fr, en, word_name((enum word)w));
        gaps_are_in(en, fr, word_name((enum word)w));
    }
}

/* Every ; : ? ! % has a space before it, and no typewriter quote is left. */
static void french_is_punctuated(void **state) {
    (void)state;
    for (int w = 0; w < WORD_COUNT; w++) {
        const char *name = word_name((enum word)w);
        const char *fr = word_of(LANGUAGE_FR, (enum word)w);
        for (const char *at = strpbrk(fr, ";:?!%"); at != NULL; at = strpbrk(at + 1, ";:?!%")) {
            bool spaced = at > fr && at[-1] == ' ';
            bool gap = at >= fr + 4 && memcmp(at - 4, "{nb}", 4) == 0;
            if (!spaced && !gap && strncmp(at, "://", 3) != 0)
                fail_msg("%s: '%s' lacks a space before '%c'", name, fr, *at);
        }
        for (const char *at = strstr(fr, "«"); at != NULL; at = strstr(at + 1, "«"))
            if (at[2] != ' ' && at[2] != '{')
                fail_msg("%s: '%s' lacks a space after «", name, fr);
        if (strchr(fr, '\'') != NULL || strchr(fr, '"') != NULL)
            fail_msg("%s: '%s' has a typewriter quote", name, fr);
        const char *en = word_of(LANGUAGE_EN, (enum word)w);
        if (strstr(en, "«") != NULL || strstr(en, " :") != NULL || strstr(en, " ;") != NULL ||
            strchr(en, '\'') != NULL)
            fail_msg("%s: '%s' is not punctuated as English", name, en);
    }
}

static void french_spaces_do_not_break(void **state) {
    (void)state;
    char text[128];
    word_fill(text, sizeof text, LANGUAGE_FR, WORD_ICONS_ROW, "label", "A : « b »", "worlds", "c",
              (const char *)NULL);
    assert_string_equal(text, "A : « b »\u00a0: c"); /* values stay as they are */
    word_fill(text, sizeof text, LANGUAGE_FR, WORD_REFERENCE_HEADING, "text", "x",
              (const char *)NULL);
    assert_string_equal(text, "«\u00a0x\u00a0»");
    word_fill(text, sizeof text, LANGUAGE_EN, WORD_ICONS_ROW, "label", "A", "worlds", "c",
              (const char *)NULL);
    assert_string_equal(text, "A: c");
    char *spaced = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&spaced, &size);
    word_space(out, LANGUAGE_FR, "Coût : 5 k€, 3 % ? « oui »");
    fclose(out);
    assert_string_equal(spaced, "Coût\u00a0: 5\u00a0k€, 3\u00a0%\u00a0? «\u00a0oui\u00a0»");
    free(spaced);
}

static void gaps_are_filled(void **state) {
    (void)state;
    char text[64];
    word_fill(text, sizeof text, LANGUAGE_EN, WORD_WORLDS_BETWEEN, "worlds", "{low}", "low", "1",
              "high", NULL, (const char *)NULL);
    assert_string_equal(text,
                        "{low} (between\u00a01\u00a0and\u00a0)"); /* a value is not read again */
    word_fill(text, sizeof text, LANGUAGE_EN, WORD_WORLDS, (const char *)NULL);
    assert_string_equal(text, "in {n} worlds out of 100");
    word_fill(text, sizeof text, LANGUAGE_EN, WORD_COUNT, (const char *)NULL);
    assert_string_equal(text, "");
}

static void long_texts_are_cut_between_characters(void **state) {
    (void)state;
    for (size_t size = 1; size < 16; size++) {
        char text[16];
        memset(text, 'x', sizeof text);
        word_fill(text, size, LANGUAGE_EN, WORD_ICONS_ROW, "label", "ééééé", "worlds", "x",
                  (const char *)NULL);
        assert_true(strlen(text) < size);
        assert_true(strlen(text) % 2 == 0 || strlen(text) > 10);
        assert_true(strlen(text) + 2 >= size || strcmp(text, "ééééé: x") == 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_sentence_exists_in_both_languages),
        cmocka_unit_test(languages_have_the_same_gaps),
        cmocka_unit_test(french_is_punctuated),
        cmocka_unit_test(french_spaces_do_not_break),
        cmocka_unit_test(gaps_are_filled),
        cmocka_unit_test(long_texts_are_cut_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
