/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/compare/words_runs.c: no text is missing in a language, both languages have the
 * same gaps, French is punctuated as French. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "output/compare/words_runs.h"

static void every_text_exists_in_both_languages(void **state) {
    (void)state;
    for (int t = 0; t < RUNS_COUNT; t++)
        for (int l = LANGUAGE_FR; l <= LANGUAGE_EN; l++) {
            const char *text = runs_text((enum language)l, (enum word_runs)t);
            if (text == NULL || text[0] == '\0')
                fail_msg("text %d is missing in language %d", t, l);
        }
    assert_null(runs_text(LANGUAGE_EN, RUNS_COUNT));
}

/* {nb} is punctuation, not a gap. */
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
    for (int t = 0; t < RUNS_COUNT; t++) {
        const char *fr = runs_text(LANGUAGE_FR, (enum word_runs)t);
        const char *en = runs_text(LANGUAGE_EN, (enum word_runs)t);
        gaps_are_in(fr, en, t);
        gaps_are_in(en, fr, t);
    }
}

static void french_is_punctuated(void **state) {
    (void)state;
    for (int t = 0; t < RUNS_COUNT; t++) {
        const char *fr = runs_text(LANGUAGE_FR, (enum word_runs)t);
        const char *en = runs_text(LANGUAGE_EN, (enum word_runs)t);
        for (const char *at = strpbrk(fr, ";:?!"); at != NULL; at = strpbrk(at + 1, ";:?!"))
            if (at < fr + 2 || memcmp(at - 2, "\u00a0", 2) != 0)
                fail_msg("text %d: '%s' lacks a no-break space before '%c'", t, fr, *at);
        if (strchr(fr, '\'') != NULL)
            fail_msg("text %d: '%s' has a typewriter apostrophe", t, fr);
        if (strstr(en, "«") != NULL || strstr(en, "\u00a0:") != NULL)
            fail_msg("text %d: '%s' is punctuated as French", t, en);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_exists_in_both_languages),
        cmocka_unit_test(languages_have_the_same_gaps),
        cmocka_unit_test(french_is_punctuated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
