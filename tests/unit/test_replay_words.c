/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of sim/cli/replay_words.c: no text is missing, both languages have the same gaps, French
 * elides and is punctuated as French. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "sim/cli/replay_words.h"

static const char *said(enum language language, int word) {
    return replay_word(language, (enum replay_word)word);
}

static void every_text_exists(void **state) {
    (void)state;
    for (int w = 0; w < SAY_COUNT; w++) {
        for (int l = LANGUAGE_FR; l <= LANGUAGE_EN; l++) {
            if (said((enum language)l, w) == NULL || said((enum language)l, w)[0] == '\0') {
                fail_msg("text %d is missing in language %d", w, l);
            }
        }
    }
    for (int n = 0; n < NOUN_COUNT; n++) {
        for (int l = LANGUAGE_FR; l <= LANGUAGE_EN; l++) {
            assert_non_null(replay_noun((enum language)l, (enum replay_noun)n, 1));
            assert_non_null(replay_noun((enum language)l, (enum replay_noun)n, 2));
        }
    }
}

/* {de} is French only. */
static void gaps_are_in(const char *text, const char *other, int number) {
    for (const char *at = strchr(text, '{'); at != NULL; at = strchr(at + 1, '{')) {
        char gap[64];
        const char *end = strchr(at, '}');
        assert_non_null(end);
        snprintf(gap, sizeof gap, "%.*s", (int)(end - at + 1), at);
        if (strcmp(gap, "{de}") != 0 && strstr(other, gap) == NULL) {
            fail_msg("text %d: %s stands in one language only", number, gap);
        }
    }
}

static void languages_have_the_same_gaps(void **state) {
    (void)state;
    for (int w = 0; w < SAY_COUNT; w++) {
        gaps_are_in(said(LANGUAGE_FR, w), said(LANGUAGE_EN, w), w);
        gaps_are_in(said(LANGUAGE_EN, w), said(LANGUAGE_FR, w), w);
    }
}

/* A space that breaks no line before ";" and ":" and inside quotes; ’ rather than '. */
static void french_is_punctuated(void **state) {
    (void)state;
    for (int w = 0; w < SAY_COUNT; w++) {
        const char *fr = said(LANGUAGE_FR, w), *en = said(LANGUAGE_EN, w);
        for (const char *at = strpbrk(fr, ";:"); at != NULL; at = strpbrk(at + 1, ";:")) {
            if (at < fr + 2 || memcmp(at - 2, "\u00a0", 2) != 0) {
                fail_msg("text %d: '%s' lacks a no-break space before '%c'", w, fr, *at);
            }
        }
        if (strchr(fr, '\'') != NULL || strstr(fr, "« ") != NULL || strstr(fr, " »") != NULL) {
            fail_msg("text %d: '%s' is not typeset", w, fr);
        }
        if (strchr(en, '\'') != NULL || strstr(en, "«") != NULL || strstr(en, "\u00a0:") != NULL) {
            fail_msg("text %d: '%s' is punctuated as French, or typed", w, en);
        }
    }
}

static void de_before_a_vowel(void **state) {
    (void)state;
    static const char *const elided[] = {"Expertises",   "innovation", "Économie",   "étape",
                                         "octobre 2027", "Œuvres",     "avril 2027", "Ères"};
    static const char *const whole[] = {
        "Premiers pas", "Nouveaux modèles", "janvier 2027", "2027", "ça", ""};
    char text[200];
    for (size_t k = 0; k < sizeof elided / sizeof elided[0]; k++) {
        assert_string_equal(replay_of(elided[k]), "d’");
    }
    for (size_t k = 0; k < sizeof whole / sizeof whole[0]; k++) {
        assert_string_equal(replay_of(whole[k]), "de ");
    }
    replay_fill(text, sizeof text, LANGUAGE_FR, SAY_LEVEL_DOWN, "de", replay_of("Expertises"),
                "from", "Expertises", "to", "Premiers pas", (const char *)NULL);
    assert_string_equal(text, "REDESCEND d’«\u00a0"
                              "Expertises\u00a0» à «\u00a0"
                              "Premiers pas\u00a0».");
    replay_fill(text, sizeof text, LANGUAGE_EN, SAY_LEVEL_DOWN, "de", replay_of("Expertise"),
                "from", "Expertise", "to", "First steps", (const char *)NULL);
    assert_string_equal(text, "MOVES DOWN from “Expertise” to “First steps”.");
}

static void ordinals(void **state) {
    (void)state;
    static const char *const expected[2][4] = {{"1er", "2e", "3e", "4e"},
                                               {"1st", "2nd", "3rd", "4th"}};
    char text[16];
    for (int n = 1; n <= 4; n++) {
        assert_string_equal(replay_nth(text, sizeof text, LANGUAGE_FR, n), expected[0][n - 1]);
        assert_string_equal(replay_nth(text, sizeof text, LANGUAGE_EN, n), expected[1][n - 1]);
    }
}

static void none_and_plurals(void **state) {
    (void)state;
    assert_string_equal(replay_none(LANGUAGE_FR, NOUN_ALLIANCE), "aucune alliance");
    assert_string_equal(replay_none(LANGUAGE_EN, NOUN_IDEA), "no idea");
    assert_null(replay_none(LANGUAGE_FR, NOUN_YEAR));
    assert_string_equal(replay_noun(LANGUAGE_FR, NOUN_FTE, 0.5),
                        "équivalent temps plein d’ingénierie");
    assert_string_equal(replay_noun(LANGUAGE_EN, NOUN_FTE, 0.5),
                        "full-time equivalents of engineering");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_exists),
        cmocka_unit_test(languages_have_the_same_gaps),
        cmocka_unit_test(french_is_punctuated),
        cmocka_unit_test(de_before_a_vowel),
        cmocka_unit_test(ordinals),
        cmocka_unit_test(none_and_plurals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
