/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/latin.c: texts come back from libplot's alphabet as they went. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/latin.h"

#define assert_near(a, b, tolerance) assert_true(fabs((a) - (b)) <= (tolerance))

/* To the alphabet and back, through a text element. Owner: the caller, free(). */
static char *there_and_back(const char *text) {
    struct error error = {0};
    double extra[2];
    char *latin = malloc(latin_room(strlen(text)) + 64), *out;
    size_t size;
    strcpy(latin, "<?xml v?>");
    assert_int_equal(latin_encode(text, latin + strlen(latin), extra, &error), 0);
    assert_int_equal(latin_decode_svg(latin, NULL, NULL, &out, &size, &error), 0);
    assert_int_equal(strlen(out), size);
    free(latin);
    char *body = strdup(strstr(out, "?>") + 2);
    free(out);
    return body;
}

static void texts_return(void **state) {
    (void)state;
    static const char *const same[] = {
        "Évaluation des écosystèmes : œuvre, ŒUVRE, Ÿ, çà et là",
        "« guillemets » 52 k€ 63 % ± 3 × 4 ÷ 2 µ °C",
        "l’écart – vaste — reste … −3 ≤ x ≥ y → ∞ “so”",
        "back\\slash \\sp \\#H",
        "",
    };
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        char *back = there_and_back(same[i]);
        assert_string_equal(back, same[i]);
        free(back);
    }
}

static void others_find_a_neighbour(void **state) {
    (void)state;
    static const char *const pairs[][2] = {
        {"1\u202f234", "1\u00a0234"},
        {"\u2018a", "'a"},
        {"\u2011", "-"},
        {"中é", "?é"},
        {"a\tb\nc", "a b c"},
        {"\xc2\x85", " "},
        {"þ", "?"},
        {"\xff\xfe"
         "a",
         "??a"},
        {"\xc3", "?"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        char *back = there_and_back(pairs[i][0]);
        assert_string_equal(back, pairs[i][1]);
        free(back);
    }
}

static void widths_are_corrected(void **state) {
    (void)state;
    char out[32];
    double extra[2];
    assert_int_equal(latin_encode("abc é €", out, extra, NULL), 0);
    assert_true(extra[0] == 0 && extra[1] == 0);
    assert_int_equal(latin_encode("œ-", out, extra, NULL), 0);
    assert_near(extra[0], 0.110 - 0.251, 1e-12);
    assert_int_equal(latin_encode("’", out, extra, NULL), 0);
    assert_near(extra[1], -0.389, 1e-12);
}

static void the_svg_is_put_right(void **state) {
    (void)state;
    static const char svg[] = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\" standalone=\"no\"?>\n"
                              "<svg><title>SVG drawing</title>\n<desc>by libplot</desc>"
                              "<text font-family=\"Helvetica,sans-serif\" x=\"1\">\xe9\xa4</text>"
                              "</svg>";
    struct error error = {0};
    char *out;
    size_t size;
    assert_int_equal(latin_decode_svg(svg, "a < b & c",
                                      "d > \x01"
                                      "e \"é\"",
                                      &out, &size, &error),
                     0);
    assert_string_equal(
        out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n"
             "<svg><title>a &lt; b &amp; c</title>\n<desc>d &gt; e \"é\"</desc>"
             "<text font-family=\"Liberation Sans, Arial, Helvetica, sans-serif\" x=\"1\">é€</text>"
             "</svg>");
    free(out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_return),
        cmocka_unit_test(others_find_a_neighbour),
        cmocka_unit_test(widths_are_corrected),
        cmocka_unit_test(the_svg_is_put_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
