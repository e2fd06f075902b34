/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the drawing, output/draw*.c and output/plot_driver.c: golden SVGs compared byte for
 * byte, labels that stay on the page and apart. To accept new drawings, look at them first, then
 * run this program with FONDSIM_REGENERATE=1 in the environment. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/plot_driver.h"
#include "test_figures.h"

typedef struct figure *(*builder)(enum language language);

static const struct {
    const char *name;
    builder build;
    enum language language;
} goldens[] = {
    {"fan_fr", figure_fan, LANGUAGE_FR},     {"fan_en", figure_fan, LANGUAGE_EN},
    {"areas_fr", figure_areas, LANGUAGE_FR}, {"bars_fr", figure_bars, LANGUAGE_FR},
    {"bars_en", figure_bars, LANGUAGE_EN},   {"marks_fr", figure_marks, LANGUAGE_FR},
    {"crowd_en", figure_crowd, LANGUAGE_EN},
};

/* Draws and forgets the figure. Owner of the text: the caller, free(). */
static void draw(struct figure *figure, char **svg, size_t *size) {
    struct error error = {0};
    if (plot_svg(figure, svg, size, &error) != FONDSIM_OK)
        fail_msg("%s", error.text);
    figure_free(figure);
}

static void check_golden(const char *name, const char *svg, size_t size) {
    char path[512], *golden = malloc(size + 2);
    snprintf(path, sizeof path, "%s/tests/golden/%s.svg", FONDSIM_SOURCE_DIR, name);
    FILE *file = NULL;
    if (getenv("FONDSIM_REGENERATE") != NULL) {
        file = fopen(path, "wb");
        assert_non_null(file);
        assert_int_equal(fwrite(svg, 1, size, file), size);
        assert_int_equal(fclose(file), 0);
    }
    file = fopen(path, "rb");
    if (file == NULL)
        fail_msg("no golden file %s", path);
    size_t read = fread(golden, 1, size + 1, file);
    fclose(file);
    if (read != size || memcmp(golden, svg, size) != 0)
        fail_msg("%s is not drawn as its golden file", name);
    free(golden);
}

static void drawings_are_the_golden_ones(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof goldens / sizeof goldens[0]; i++) {
        size_t size;
        char *svg;
        draw(goldens[i].build(goldens[i].language), &svg, &size);
        check_golden(goldens[i].name, svg, size);
        free(svg);
    }
}

static void twice_the_same_bytes(void **state) {
    (void)state;
    size_t a_size, b_size;
    char *a, *b;
    draw(figure_marks(LANGUAGE_EN), &a, &a_size);
    draw(figure_marks(LANGUAGE_EN), &b, &b_size);
    assert_int_equal(a_size, strlen(a));
    assert_string_equal(a, b);
    free(a);
    free(b);
}

/* Boxes hold ascenders and descenders of any letter; lines set one under the other may touch by the
 * part of that room that letters seldom use [mm]. */
static const double touch = 0.35;

static int overlap(const struct text_box *a, const struct text_box *b) {
    return a->left < b->right && b->left < a->right && a->bottom + touch < b->top &&
           b->bottom + touch < a->top;
}

static void check_boxes(const char *name, const struct figure *figure) {
    struct error error = {0};
    struct text_boxes list;
    size_t size;
    char *svg;
    if (plot_svg_boxes(figure, &svg, &size, &list, &error) != FONDSIM_OK)
        fail_msg("%s: %s", name, error.text);
    assert_true(list.n > 10);
    for (size_t i = 0; i < list.n; i++) {
        const struct text_box *a = &list.boxes[i];
        assert_true(a->right > a->left && a->top > a->bottom);
        if (a->left < 0 || a->bottom < 0 || a->right > figure->width || a->top > figure->height)
            fail_msg("%s: \"%s\" leaves the page", name, a->text);
        for (size_t j = 0; j < i; j++)
            if (overlap(a, &list.boxes[j]))
                fail_msg("%s: \"%s\" lies over \"%s\"", name, a->text, list.boxes[j].text);
    }
    free(svg);
    text_boxes_free(&list);
}

static void labels_stay_on_the_page_and_apart(void **state) {
    (void)state;
    static const builder builders[] = {figure_fan, figure_areas, figure_bars, figure_marks,
                                       figure_crowd};
    static const char *const names[] = {"fan", "areas", "bars", "marks", "crowd"};
    for (size_t i = 0; i < sizeof builders / sizeof builders[0]; i++)
        for (int l = 0; l < 2; l++) {
            struct figure *figure = builders[i]((enum language)l);
            check_boxes(names[i], figure);
            figure_free(figure);
        }
}

/* Two texts written over one another must be seen, or the test above proves nothing. */
static void overlaps_are_seen(void **state) {
    (void)state;
    const struct text_box a = {0, 0, 10, 3, NULL}, b = {9, 1, 20, 4, NULL}, c = {9, 3, 20, 6, NULL};
    assert_true(overlap(&a, &b));
    assert_true(overlap(&b, &a));
    assert_false(overlap(&a, &c));
}

/* Widths are those of Helvetica's metrics, which Liberation Sans shares: sums of the advances of
 * the AFM table [thousandths of an em] at 8 points. */
static void texts_are_measured(void **state) {
    (void)state;
    static const struct {
        const char *text;
        double em;
    } cases[] = {
        {"AV", 0.667 + 0.667},      {"œ", 0.944}, {"co-op", 0.5 + 0.556 + 0.333 + 0.556 * 2},
        {"l’a", 0.222 * 2 + 0.556}, {"…", 1},     {"€ 1", 0.556 + 0.278 + 0.556}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct figure *figure = figure_new(100, 60);
        struct chart *chart = figure_panel(figure, 0, 0, 1, 1);
        struct text_boxes list;
        struct error error = {0};
        size_t size;
        char *svg;
        chart_axis(chart, 'x', AXIS_HIDDEN, AXIS_NUMBER, NULL, NULL);
        chart_axis(chart, 'y', AXIS_HIDDEN, AXIS_NUMBER, NULL, NULL);
        chart_text(chart, 0.5, 0.5, cases[i].text, (struct text_look){.size = 8});
        assert_int_equal(plot_svg_boxes(figure, &svg, &size, &list, &error), 0);
        assert_int_equal(list.n, 1);
        double expected = cases[i].em * 8 * 25.4 / 72;
        assert_true(fabs(list.boxes[0].right - list.boxes[0].left - expected) < 0.003);
        assert_string_equal(list.boxes[0].text, cases[i].text);
        free(svg);
        text_boxes_free(&list);
        figure_free(figure);
    }
}

static void the_file_says_what_it_is(void **state) {
    (void)state;
    size_t size;
    char *svg;
    draw(figure_fan(LANGUAGE_FR), &svg, &size);
    assert_int_equal(strncmp(svg, "<?xml version=\"1.0\" encoding=\"UTF-8\"", 36), 0);
    assert_non_null(strstr(svg, "width=\"18cm\" height=\"11cm\""));
    assert_non_null(strstr(svg, "<title>Avec les cinq fonds, les écosystèmes"));
    assert_non_null(strstr(svg, "<desc>Des courbes d’écosystèmes par année : R&amp;D &lt; "));
    assert_non_null(strstr(svg, "\"Liberation Sans, Arial, Helvetica, sans-serif\""));
    assert_null(strstr(svg, "Helvetica-Bold"));
    assert_null(strstr(svg, "libplot"));
    free(svg);
    draw(figure_marks(LANGUAGE_FR), &svg, &size);
    assert_non_null(strstr(svg, ">a\\b \\sp ≥ ≤ → ∞ ’ – — … − ± œ Œ € « » “ ” &amp; &lt; &gt;"));
    free(svg);
}

/* Nothing is drawn outside the plot, however far the data go. */
static void marks_are_clipped(void **state) {
    (void)state;
    static const double x[] = {0, 1, 2, 3, 4, 5}, y[] = {0, 1e6, -1e6, 5, 1e6, 3},
                        low[] = {-9e5, 2, 3, -1e6, 4, 2};
    struct figure *figure = figure_new(100, 60);
    struct chart *chart = figure_panel(figure, 0, 0, 1, 1);
    struct colour ink = palette_ink();
    chart_range(chart, 'x', 1, 4);
    chart_range(chart, 'y', 0, 10);
    chart_band(chart, 6, x, low, y, style_outline(ink, 0.3), NULL);
    chart_polygon(chart, 6, x, y, style_outline(ink, 0.3), NULL);
    chart_line(chart, 6, x, y, style_line(ink), NULL);
    chart_bar(chart, UPRIGHT, 6, x, NULL, y, 0.5, style_outline(ink, 0.5), NULL);
    chart_error(chart, SIDEWAYS, 6, x, low, y, 0.5, style_line(ink), NULL);
    chart_point(chart, 6, x, y, style_point(ink, MARKER_DIAMOND), NULL);
    chart_rule(chart, UPRIGHT, 77, style_rule(), "far away");
    chart_flow(chart, -5, -5, 5, 20, 30, 1e5, style_fill(ink), NULL);
    size_t size, seen = 0;
    char *svg;
    draw(figure, &svg, &size);
    for (const char *p = strstr(svg, "points=\""); p != NULL; p = strstr(p, "points=\"")) {
        double px, py;
        int length;
        for (p += 8; sscanf(p, "%lf,%lf %n", &px, &py, &length) == 2; p += length) {
            assert_true(px > 4 && px < 97 && py > 4 && py < 56);
            seen++;
        }
    }
    assert_true(seen > 20);
    assert_null(strstr(svg, "far away"));
    assert_null(strstr(svg, "nan"));
    free(svg);
}

static void faults_are_reported(void **state) {
    (void)state;
    static const double bad[] = {NAN, 1};
    struct error error = {0};
    size_t size;
    char *svg;
    assert_int_equal(plot_svg(NULL, &svg, &size, &error), FONDSIM_NO_MEMORY);
    assert_null(svg);
    struct figure *figure = figure_new(100, 60);
    chart_line(figure_panel(figure, 0, 0, 1, 1), 2, bad, bad, style_line(palette_ink()), NULL);
    assert_int_equal(plot_svg(figure, &svg, &size, NULL), FONDSIM_DOMAIN);
    assert_null(svg);
    figure_free(figure);
    /* twelve rows of panels do not hold in 6 cm */
    figure = figure_new(100, 60);
    for (size_t row = 0; row < FIGURE_GRID; row++)
        figure_panel(figure, row, 0, 1, 1);
    error = (struct error){0};
    assert_int_equal(plot_svg(figure, &svg, &size, &error), FONDSIM_DOMAIN);
    assert_non_null(strstr(error.text, "too small"));
    figure_free(figure);
}

static void odd_figures_are_drawn(void **state) {
    (void)state;
    static const double one[] = {3}, same[] = {2, 2, 2};
    struct style style = style_portfolio_line(0);
    size_t size;
    char *svg;
    draw(figure_new(100, 60), &svg, &size); /* no panel */
    free(svg);
    struct figure *figure = figure_new(100, 60);
    struct chart *chart = figure_panel(figure, 0, 0, 1, 1);
    chart_line(chart, 0, one, one, style, "empty");
    chart_line(chart, 1, one, one, style, "one point");
    chart_line(chart, 3, same, same, style, "");
    chart_title(chart, "", NULL);
    chart_names(chart, 'x', 0, NULL);
    draw(figure, &svg, &size);
    free(svg);
    figure = figure_new(100, 60);
    chart = figure_panel(figure, 2, 3, 1, 1); /* rows and columns before it are empty */
    chart_axis(chart, 'x', AXIS_DATE, AXIS_NUMBER, "x", "y");
    chart_reverse(chart, 'x');
    chart_reverse(chart, 'y');
    chart_labelling(chart, LABELS_END);
    chart_line(chart, 3, same, same, style, "Donaudampfschifffahrtsgesellschaftskapitän");
    figure_column_weight(figure, 3, 50);
    figure_row_weight(figure, 2, 50);
    draw(figure, &svg, &size);
    free(svg);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drawings_are_the_golden_ones),
        cmocka_unit_test(twice_the_same_bytes),
        cmocka_unit_test(labels_stay_on_the_page_and_apart),
        cmocka_unit_test(overlaps_are_seen),
        cmocka_unit_test(texts_are_measured),
        cmocka_unit_test(the_file_says_what_it_is),
        cmocka_unit_test(marks_are_clipped),
        cmocka_unit_test(faults_are_reported),
        cmocka_unit_test(odd_figures_are_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
