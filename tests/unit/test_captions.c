/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/report/captions.c: what figures share is said once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "output/report/captions.h"

enum { PICTURES = 5 };

/* A gallery of pictures that are only captions. */
struct small {
    char names[PICTURES][16], captions[PICTURES][96];
    struct picture pictures[PICTURES];
    struct picture *list[PICTURES];
    struct gallery gallery;
};

static void small_open(struct small *self, size_t n, const char *const (*texts)[2]) {
    memset(self, 0, sizeof *self);
    for (size_t i = 0; i < n; i++) {
        strcpy(self->names[i], texts[i][0]);
        strcpy(self->captions[i], texts[i][1]);
        self->pictures[i] = (struct picture){.name = self->names[i], .caption = self->captions[i]};
        self->list[i] = &self->pictures[i];
    }
    self->gallery = (struct gallery){.n = n, .pictures = self->list};
}

static void expect_own(const struct small *self, size_t i, const char *said) {
    char text[256];
    captions_own(&self->gallery, &self->pictures[i], text, sizeof text);
    assert_string_equal(text, said);
}

static void expect_common(const struct small *self, const char *said) {
    char text[256];
    captions_common(&self->gallery, text, sizeof text);
    assert_string_equal(text, said);
}

static void what_three_kinds_share_is_said_once(void **state) {
    (void)state;
    static const char *const texts[][2] = {{"plane", "Des ellipses. Fin 2038. Tirage par tirage."},
                                           {"ranks", "Des rangs. Tirage par tirage. Fin 2038."},
                                           {"loss", "Fin 2038."},
                                           {"fan", "Des bandes. Tirage par tirage."}};
    struct small small;
    small_open(&small, 4, texts);
    expect_common(&small, "Fin 2038. Tirage par tirage.");
    expect_own(&small, 0, "Des ellipses.");
    expect_own(&small, 1, "Des rangs.");
    expect_own(&small, 2, "");
    expect_own(&small, 3, "Des bandes.");
}

static void one_kind_shares_nothing_with_itself(void **state) {
    (void)state;
    static const char *const texts[][2] = {{"regret-a", "Au pire. A."},
                                           {"regret-b", "Au pire. B."},
                                           {"regret-c", "Au pire. C."},
                                           {"plane", "Au pire. D."},
                                           {"fan", ""}};
    struct small small;
    small_open(&small, 5, texts);
    expect_common(&small, ""); /* two kinds */
    expect_own(&small, 1, "Au pire. B.");
    expect_own(&small, 4, "");
}

static void a_sentence_is_whole(void **state) {
    (void)state;
    static const char *const texts[][2] = {
        {"a", "Un trait. Un trait fin."}, {"b", "Un trait fin."}, {"c", "Un trait fin. Fin"}};
    struct small small;
    char text[12];
    small_open(&small, 3, texts);
    expect_own(&small, 0, "Un trait."); /* not the start of another */
    expect_own(&small, 2, "Fin");
    captions_common(&small.gallery, text, sizeof text); /* no room: left out, not cut */
    assert_string_equal(text, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_three_kinds_share_is_said_once),
        cmocka_unit_test(one_kind_shares_nothing_with_itself),
        cmocka_unit_test(a_sentence_is_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
