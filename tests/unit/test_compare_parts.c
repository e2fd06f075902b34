/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/compare/parts.c and words.c: shares that say what they are, colours, grids, no
 * text missing in a language, the same gaps in both, French punctuated as French. */
#include "output/compare/parts.h"

#include "compare_figures.h"
#include "output/compare/words.h"
#include "test_run_tables.h"

static void shares_say_what_they_are(void **state) {
    (void)state;
    char said[SAID_SIZE];
    assert_string_equal(compare_share(said, LANGUAGE_FR, 0.634, false), "63\u00a0%");
    assert_string_equal(compare_share(said, LANGUAGE_EN, 1, false), "100%");
    assert_string_equal(compare_share(said, LANGUAGE_EN, 0, true), "0%");
    assert_string_equal(compare_share(said, LANGUAGE_EN, 0.9996, false), "more than 99%");
    assert_string_equal(compare_share(said, LANGUAGE_FR, 0.9996, true), ">\u00a0"
                                                                        "99\u00a0%");
    assert_string_equal(compare_share(said, LANGUAGE_FR, 0.0004, false), "moins de 1\u00a0%");
    assert_string_equal(compare_share(said, LANGUAGE_EN, 0.0004, true), "< 1%");
    assert_string_equal(compare_share(said, LANGUAGE_EN, 0.99, true), "99%");
    assert_string_equal(compare_money(said, LANGUAGE_EN, 248765, 3000, true), "+€249k");
}

static void options_keep_their_colours(void **state) {
    (void)state;
    struct data data;
    data_init(&data);
    struct compare_option none = compare_option_of(&data.info, 1);
    struct compare_option commons = compare_option_of(&data.info, 5);
    struct colour grey = palette_grey(), green = palette_portfolio(2);
    struct colour a = compare_colour(&none), b = compare_colour(&commons);
    assert_int_equal(none.colour, COMPARE_GREY);
    assert_int_equal(commons.colour, parts_colour(&data.info, 5));
    assert_true(a.red == grey.red && a.green == grey.green && a.blue == grey.blue);
    assert_true(b.red == green.red && b.green == green.green && b.blue == green.blue);
    assert_int_equal(compare_line(&none).dash, DASH_DASHED);
    assert_int_equal(compare_line(&commons).dash, style_portfolio_line(2).dash);
    data_free(&data);
}

static void panels_fill_a_grid(void **state) {
    (void)state;
    static const size_t expected[][3] = {{1, 1, 1}, {2, 2, 1}, {3, 3, 1},
                                         {4, 2, 2}, {6, 3, 2}, {9, 3, 3}};
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        assert_int_equal(compare_columns(expected[i][0]), expected[i][1]);
        assert_int_equal(compare_rows(expected[i][0]), expected[i][2]);
    }
}

static void captions_name_the_samples(void **state) {
    (void)state;
    struct page page;
    page_init(&page, false);
    struct figure *figure = figure_new(FIGURE_WIDTH_MM, FIGURE_HEIGHT_MM);
    page.scene.samples = 0; /* those of the run */
    compare_caption(figure, &page.scene, LANGUAGE_EN, "Marks.");
    assert_non_null(strstr(figure->caption, "Marks.\nMethod: 640 sets of parameters"));
    page.scene.samples = 96;
    compare_caption(figure, &page.scene, LANGUAGE_EN, "Marks.");
    assert_non_null(strstr(figure->caption, "Method: 96 sets of parameters"));
    figure_free(figure);
}

/* ---- Words ---- */

static void every_text_exists_in_both_languages(void **state) {
    (void)state;
    for (int t = 0; t < COMPARE_COUNT; t++)
        for (int l = LANGUAGE_FR; l <= LANGUAGE_EN; l++) {
            const char *text = compare_text((enum language)l, (enum word_compare)t);
            if (text == NULL || text[0] == '\0')
                fail_msg("text %d is missing in language %d", t, l);
        }
    assert_null(compare_text(LANGUAGE_EN, COMPARE_COUNT));
}

static void gaps_are_in(const char *text, const char *other, int number) {
    for (const char *at = strchr(text, '{'); at != NULL; at = strchr(at + 1, '{')) {
        char gap[64];
        const char *end = strchr(at, '}');
        assert_non_null(end);
        snprintf(gap, sizeof gap, "%.*s", (int)(end - at + 1), at);
        if (strstr(other, gap) == NULL)
            fail_msg("text %d: %s stands in one language only", number, gap);
    }
}

static void languages_have_the_same_gaps(void **state) {
    (void)state;
    for (int t = 0; t < COMPARE_COUNT; t++) {
        const char *fr = compare_text(LANGUAGE_FR, (enum word_compare)t);
        const char *en = compare_text(LANGUAGE_EN, (enum word_compare)t);
        gaps_are_in(fr, en, t);
        gaps_are_in(en, fr, t);
    }
}

static void french_is_punctuated(void **state) {
    (void)state;
    for (int t = 0; t < COMPARE_COUNT; t++) {
        const char *fr = compare_text(LANGUAGE_FR, (enum word_compare)t);
        const char *en = compare_text(LANGUAGE_EN, (enum word_compare)t);
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
        cmocka_unit_test(shares_say_what_they_are),
        cmocka_unit_test(options_keep_their_colours),
        cmocka_unit_test(panels_fill_a_grid),
        cmocka_unit_test(captions_name_the_samples),
        cmocka_unit_test(every_text_exists_in_both_languages),
        cmocka_unit_test(languages_have_the_same_gaps),
        cmocka_unit_test(french_is_punctuated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
