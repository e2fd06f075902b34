/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/report/sizes.c: one figure as a file, for a page, for a slide. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "output/report/sizes.h"

/* A line over `names` names on the y axis: many names need height. */
static struct figure *figure_of(double height, size_t names, const char *caption) {
    static const double x[] = {0, 1}, y[] = {0, 4};
    static const char *const all[] = {"un",   "deux",  "trois",  "quatre", "cinq",
                                      "six",  "sept",  "huit",   "neuf",   "dix",
                                      "onze", "douze", "treize", "seize"};
    struct figure *figure = figure_new(180, height);
    struct chart *chart = figure_panel(figure, 0, 0, 1, 1);
    figure_title(figure, "Un titre");
    figure_caption(figure, caption);
    if (names > 0)
        chart_names(chart, 'y', names, all);
    chart_line(chart, 2, x, y, style_portfolio_line(0), NULL);
    return figure;
}

static struct picture drawn(struct figure *figure) {
    struct picture picture = {.width = figure->width, .height = figure->height};
    struct error error = {0};
    if (sizes_draw(figure, &picture, &error) < 0)
        fail_msg("%s", error.text);
    return picture;
}

static void forget(struct figure *figure, struct picture *picture) {
    free(picture->svg);
    free(picture->page);
    free(picture->slide);
    figure_free(figure);
}

static const char caption[] = "Une légende assez longue pour tenir sur une ligne entière.\n"
                              "Méthode : 640 jeux de paramètres.";

static void the_page_leaves_the_caption_to_the_text(void **state) {
    (void)state;
    struct figure *figure = figure_of(80, 0, caption);
    struct picture picture = drawn(figure);
    assert_non_null(strstr(picture.svg, "Une légende"));
    assert_null(strstr(picture.page, "Une légende"));
    assert_null(strstr(picture.page, "640"));
    assert_non_null(strstr(picture.page, "Un titre"));
    assert_non_null(strstr(picture.slide, "Une légende")); /* a slide goes alone */
    assert_true(picture.page_height < 80 - 5 && picture.page_height > 60);
    assert_string_equal(figure->caption, caption); /* the figure is as it was */
    assert_true(figure->width == 180 && figure->height == 80);
    forget(figure, &picture);
}

static void without_a_caption_nothing_is_cut(void **state) {
    (void)state;
    struct figure *figure = figure_of(80, 0, NULL);
    struct picture picture = drawn(figure);
    assert_true(picture.page_height == 80);
    assert_string_equal(picture.page, picture.svg);
    forget(figure, &picture);
}

static void tall_figures_become_flatter_where_texts_let_them(void **state) {
    (void)state;
    static const double wanted[] = SIZES_MM;
    struct figure *figure = figure_of(140, 3, NULL);
    struct picture picture = drawn(figure);
    assert_true(picture.page_height == wanted[0]); /* 98 mm: seven tenths of 140 */
    forget(figure, &picture);
    figure = figure_of(200, 3, NULL);
    picture = drawn(figure);
    assert_true(picture.page_height == 150); /* no flatter than two thirds */
    forget(figure, &picture);
}

static void slides_are_sixteen_to_nine(void **state) {
    (void)state;
    struct figure *figure = figure_of(100, 3, caption);
    struct picture picture = drawn(figure);
    assert_non_null(picture.slide);
    assert_true(picture.slide_width * 9 / 16 - picture.slide_height < 0.51);
    assert_true(picture.slide_width * picture.slide_height >= 180 * 100);
    forget(figure, &picture);
}

static void what_finds_no_room_has_no_slide(void **state) {
    (void)state;
    struct figure *figure = figure_new(180, 360); /* twelve rows of panels */
    struct error error = {0};
    static const double x[] = {0, 1}, y[] = {0, 4};
    for (size_t r = 0; r < 12; r++) {
        struct chart *chart = figure_panel(figure, r, 0, 1, 1);
        chart_title(chart, "Un panneau", "et sa ligne");
        chart_axis(chart, 'x', AXIS_LINEAR, AXIS_NUMBER, "abscisse", NULL);
        chart_line(chart, 2, x, y, style_portfolio_line(0), NULL);
    }
    struct picture picture = {.width = 180, .height = 360};
    assert_int_equal(sizes_draw(figure, &picture, &error), 0);
    assert_null(picture.slide);
    assert_true(picture.page_height == 360);
    forget(figure, &picture);
}

static void a_fault_of_the_figure_is_told(void **state) {
    (void)state;
    struct figure *figure = figure_of(100, 0, NULL);
    struct picture picture = {.width = 180, .height = 100};
    struct error error = {0};
    chart_axis(figure->charts[0], 'z', AXIS_LINEAR, AXIS_NUMBER, NULL, NULL);
    assert_int_equal(sizes_draw(figure, &picture, &error), FONDSIM_DOMAIN);
    assert_true(strlen(error.text) > 0);
    forget(figure, &picture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_page_leaves_the_caption_to_the_text),
        cmocka_unit_test(without_a_caption_nothing_is_cut),
        cmocka_unit_test(tall_figures_become_flatter_where_texts_let_them),
        cmocka_unit_test(slides_are_sixteen_to_nine),
        cmocka_unit_test(what_finds_no_room_has_no_slide),
        cmocka_unit_test(a_fault_of_the_figure_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
