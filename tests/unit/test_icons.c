/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/report/icons.c: what is said of a share, and a hundred marks that agree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/format.h"
#include "output/plot_driver.h"
#include "output/report/icons.h"

static void expect(enum language l, double share, double se, const char *said) {
    char text[FORMAT_SIZE];
    assert_string_equal(icons_say(text, sizeof text, l, share, se), said);
}

static void shares_are_said(void **state) {
    (void)state;
    expect(LANGUAGE_FR, 0.78, 0, "dans 78 mondes sur 100");
    expect(LANGUAGE_EN, 0.78, (double)NAN, "in 78 worlds out of 100");
    expect(LANGUAGE_FR, 0.78, 0.004, "dans 78 mondes sur 100");
    expect(LANGUAGE_FR, 0.78, 0.02, "dans 78 mondes sur 100 (entre\u00a074\u00a0et\u00a082)");
    expect(LANGUAGE_EN, 0.99, 0.01, "in 99 worlds out of 100 (between\u00a097\u00a0and\u00a0100)");
    expect(LANGUAGE_FR, 0.0123, 0, "dans 1 monde sur 100");
    expect(LANGUAGE_EN, 0, 0, "in no simulated world");
    expect(LANGUAGE_EN, 0.0001, 0, "in fewer than 1 world out of 100");
    expect(LANGUAGE_FR, 0.9999, 0, "dans plus de 99 mondes sur 100");
    expect(LANGUAGE_FR, 1, 0, "dans tous les mondes simulés");
    expect(LANGUAGE_EN, (double)NAN, 0, "n/a");
}

static void marks_add_up_to_a_hundred(void **state) {
    (void)state;
    static const double shares[][4] = {{0.78, 0.15, 0.07, 0},        {1 / 3., 1 / 3., 1 / 3., 0},
                                       {0.995, 0.005, 0, 0},         {0.25, 0.25, 0.25, 0.25},
                                       {0.005, 0.005, 0.005, 0.985}, {1, 0, 0, 0},
                                       {0.333, 0.333, 0.334, 0}};
    for (size_t i = 0; i < sizeof shares / sizeof shares[0]; i++) {
        struct icon_group groups[4] = {{0}};
        int counts[4], sum = 0;
        for (int g = 0; g < 4; g++)
            groups[g].share = shares[i][g];
        icons_count(groups, 4, counts);
        for (int g = 0; g < 4; g++) {
            sum += counts[g];
            assert_true(fabs(counts[g] - 100 * shares[i][g]) < 1 + 1e-9);
        }
        assert_int_equal(sum, 100);
    }
}

static void closeness_is_not_resolved(void **state) {
    (void)state;
    struct icon_group groups[] = {{"a", 0.47, 0.01, {0}}, {"b", 0.53, 0.01, {0}}};
    assert_true(icons_resolved(groups, 2));
    groups[0].se = groups[1].se = 0.02;
    assert_false(icons_resolved(groups, 2));
    groups[0].se = groups[1].se = (double)NAN;
    assert_true(icons_resolved(groups, 2));
    assert_true(icons_resolved(groups, 1));
}

/* The boxes of texts stay on the page and off each other. */
static void texts_have_room(const struct figure *figure) {
    char *svg = NULL;
    size_t size = 0;
    struct text_boxes boxes;
    assert_int_equal(plot_svg_boxes(figure, &svg, &size, &boxes, NULL), 0);
    for (size_t i = 0; i < boxes.n; i++) {
        const struct text_box *a = &boxes.boxes[i];
        assert_true(a->left >= 0 && a->right <= figure->width && a->bottom >= 0 &&
                    a->top <= figure->height);
        for (size_t j = 0; j < i; j++) {
            const struct text_box *b = &boxes.boxes[j];
            double wide = fmin(a->right, b->right) - fmax(a->left, b->left);
            double high = fmin(a->top, b->top) - fmax(a->bottom, b->bottom);
            if (wide > 0.1 && high > 0.3)
                fail_msg("'%s' lies on '%s'", a->text, b->text);
        }
    }
    text_boxes_free(&boxes);
    free(svg);
}

static size_t count_of(const char *text, const char *word) {
    size_t n = 0;
    for (const char *at = strstr(text, word); at != NULL; at = strstr(at + 1, word))
        n++;
    return n;
}

static void figures_have_room_and_a_hundred_marks(void **state) {
    (void)state;
    static const char long_name[] =
        "Fonds d’ingénierie territoriale, de partenariat et de co-construction des écosystèmes "
        "territoriaux d’intérêt général de la communauté d’agglomération";
    for (size_t n = 1; n <= ICONS_GROUPS; n++)
        for (int l = 0; l < 2; l++) {
            struct icon_group groups[ICONS_GROUPS];
            for (size_t g = 0; g < n; g++)
                groups[g] = (struct icon_group){long_name, 1.0 / (double)n, 0.011, {0}};
            struct figure *figure = icons_build((enum language)l, long_name, long_name, groups, n);
            struct error error = {0};
            assert_int_equal(figure_check(figure, &error), 0);
            texts_have_room(figure);
            char *svg = NULL;
            size_t size = 0;
            assert_int_equal(plot_svg(figure, &svg, &size, NULL), 0);
            /* discs and rings, of the field and of their words */
            if (n == 2)
                assert_int_equal(count_of(svg, "<circle"), 100 + 2);
            assert_non_null(figure->alt);
            assert_int_equal(count_of(figure->alt, long_name), n);
            free(svg);
            figure_free(figure);
        }
}

/* Byte for byte as the drawing that was looked at; FONDSIM_REGENERATE=1 writes it anew. */
static void the_array_is_the_golden_one(void **state) {
    (void)state;
    struct icon_group groups[] = {{"Communs seuls", 0.47, 0.011, palette_portfolio(2)},
                                  {"Aucun fonds après la décision", 0.36, 0.011, palette_grey()},
                                  {"Les cinq fonds", 0.168, 0.008, palette_portfolio(6)},
                                  {"Un autre modèle", 0.002, (double)NAN, palette_none()}};
    struct figure *figure =
        icons_build(LANGUAGE_FR, "À 20 k€ par année-niveau, monde par monde", NULL, groups, 4);
    char *svg = NULL, *golden = calloc(1, 1 << 20);
    size_t size = 0, read = 0;
    assert_int_equal(plot_svg(figure, &svg, &size, NULL), 0);
    FILE *file = NULL;
    if (getenv("FONDSIM_REGENERATE") != NULL) {
        file = fopen(FONDSIM_SOURCE_DIR "/tests/golden/icons_fr.svg", "wb");
        assert_non_null(file);
        assert_int_equal(fwrite(svg, 1, size, file), size);
        assert_int_equal(fclose(file), 0);
    }
    file = fopen(FONDSIM_SOURCE_DIR "/tests/golden/icons_fr.svg", "rb");
    assert_non_null(file);
    read = fread(golden, 1, 1 << 20, file);
    fclose(file);
    assert_int_equal(read, size);
    assert_memory_equal(golden, svg, size);
    free(golden);
    free(svg);
    figure_free(figure);
}

static void the_title_says_what_is_not_resolved(void **state) {
    (void)state;
    struct icon_group groups[] = {{"a", 0.51, 0.02, {0}}, {"b", 0.49, 0.02, {0}}};
    struct figure *figure = icons_build(LANGUAGE_FR, "A gagne", NULL, groups, 2);
    assert_string_equal(figure->title, "Non résolu à cette précision\u00a0: A gagne");
    figure_free(figure);
    groups[0].share = 0.9, groups[1].share = 0.1;
    figure = icons_build(LANGUAGE_EN, "A wins", NULL, groups, 2);
    assert_string_equal(figure->title, "A wins");
    figure_free(figure);
}

static void wrong_shares_are_faults(void **state) {
    (void)state;
    static const double wrong[][2] = {{0.5, 0.4}, {1.2, -0.2}, {(double)NAN, 1}};
    for (size_t i = 0; i < 3; i++) {
        struct icon_group groups[] = {{"a", wrong[i][0], 0, {0}}, {"b", wrong[i][1], 0, {0}}};
        struct figure *figure = icons_build(LANGUAGE_FR, "t", NULL, groups, 2);
        assert_int_equal(figure_check(figure, NULL), FONDSIM_DOMAIN);
        figure_free(figure);
    }
    struct figure *figure = icons_build(LANGUAGE_FR, "t", NULL, NULL, 0);
    assert_int_equal(figure_check(figure, NULL), FONDSIM_DOMAIN);
    figure_free(figure);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_are_said),
        cmocka_unit_test(marks_add_up_to_a_hundred),
        cmocka_unit_test(closeness_is_not_resolved),
        cmocka_unit_test(figures_have_room_and_a_hundred_marks),
        cmocka_unit_test(the_array_is_the_golden_one),
        cmocka_unit_test(the_title_says_what_is_not_resolved),
        cmocka_unit_test(wrong_shares_are_faults),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
