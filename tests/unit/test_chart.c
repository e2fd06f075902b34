/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/chart.c and output/figure.c: charts keep copies, faults and bounds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "output/chart.h"

#define assert_near(a, b, tolerance) assert_true(fabs((a) - (b)) <= (tolerance))

static const double x3[] = {2020, 2021, 2022}, y3[] = {1, 5, 2};

static struct chart *new_chart(struct figure **figure) {
    *figure = figure_new(FIGURE_WIDTH_MM, FIGURE_HEIGHT_MM);
    return figure_panel(*figure, 0, 0, 1, 1);
}

static void data_and_texts_are_copied(void **state) {
    (void)state;
    struct figure *figure;
    struct chart *chart = new_chart(&figure);
    char title[] = "title", label[] = "label";
    double x[] = {1, 2}, y[] = {3, 4};
    figure_title(figure, title);
    chart_line(chart, 2, x, y, style_line(palette_ink()), label);
    title[0] = label[0] = 'X';
    x[0] = y[1] = 99;
    assert_string_equal(figure->title, "title");
    assert_string_equal(chart->series[0].label, "label");
    assert_near(chart->series[0].column[0][0], 1, 0);
    assert_near(chart->series[0].column[1][1], 4, 0);
    figure_title(figure, "again");
    assert_string_equal(figure->title, "again");
    figure_title(figure, NULL);
    assert_null(figure->title);
    assert_int_equal(figure_check(figure, NULL), FONDSIM_OK);
    figure_free(figure);
}

static void null_is_accepted_everywhere(void **state) {
    (void)state;
    struct style s = {0};
    struct colour c = palette_ink();
    const double q[5] = {0, 1, 2, 3, 4};
    const char *names[] = {"a"};
    figure_title(NULL, "t");
    figure_caption(NULL, "t");
    figure_alt(NULL, "t");
    figure_language(NULL, LANGUAGE_EN);
    figure_legend(NULL, LEGEND_NONE);
    figure_row_weight(NULL, 0, 1);
    figure_column_weight(NULL, 0, 1);
    assert_null(figure_panel(NULL, 0, 0, 1, 1));
    chart_title(NULL, "t", "s");
    chart_labelling(NULL, LABELS_END);
    chart_axis(NULL, 'x', AXIS_DATE, AXIS_NUMBER, NULL, NULL);
    chart_range(NULL, 'x', 0, 1);
    chart_names(NULL, 'x', 1, names);
    chart_include_zero(NULL, 'y');
    chart_reverse(NULL, 'y');
    chart_grid(NULL, 'y', true);
    chart_quiet(NULL, 'y');
    chart_ticks(NULL, 'y', 3);
    chart_line(NULL, 3, x3, y3, s, NULL);
    chart_band(NULL, 3, x3, y3, y3, s, NULL);
    chart_band_sideways(NULL, 3, x3, y3, y3, s, NULL);
    chart_bar(NULL, UPRIGHT, 3, x3, NULL, y3, 1, s, NULL);
    chart_error(NULL, UPRIGHT, 3, x3, y3, y3, 1, s, NULL);
    chart_point(NULL, 3, x3, y3, s, NULL);
    chart_rule(NULL, UPRIGHT, 1, s, NULL);
    chart_text(NULL, 1, 1, "t", (struct text_look){0});
    chart_polygon(NULL, 3, x3, y3, s, NULL);
    chart_cell(NULL, 1, x3, x3, y3, y3, &c, s, NULL);
    chart_flow(NULL, 0, 0, 1, 1, 0, 1, s, NULL);
    chart_bar_groups(NULL, UPRIGHT, 1, 3, y3, 0.8, &s, NULL);
    chart_bar_stacks(NULL, UPRIGHT, 1, 3, y3, 0.8, &s, NULL);
    chart_areas(NULL, 3, x3, 1, y3, &s, NULL);
    chart_strip(NULL, UPRIGHT, 1, q, 0.4, c, NULL);
    figure_free(NULL);
    struct error error = {0};
    assert_int_equal(figure_check(NULL, &error), FONDSIM_NO_MEMORY);
}

static void the_first_fault_is_kept(void **state) {
    (void)state;
    const double bad[] = {1, NAN, INFINITY};
    struct error error = {0};
    struct figure *figure;
    struct chart *chart = new_chart(&figure);
    chart_line(chart, 3, x3, bad, style_line(palette_ink()), NULL);
    chart_range(chart, 'x', 5, 1);
    assert_int_equal(figure_check(figure, &error), FONDSIM_DOMAIN);
    assert_non_null(strstr(error.text, "not finite"));
    figure_free(figure);
}

static void each_wrong_use_is_a_fault(void **state) {
    (void)state;
    for (int fault = 0; fault < 9; fault++) {
        struct figure *figure;
        struct chart *chart = new_chart(&figure);
        const double nan_value = NAN;
        switch (fault) {
        case 0:
            chart_range(chart, 'y', 2, 2);
            break;
        case 1:
            chart_range(chart, 'y', 0, INFINITY);
            break;
        case 2:
            chart_reverse(chart, 'z');
            break;
        case 3:
            assert_null(figure_panel(figure, FIGURE_GRID, 0, 1, 1));
            break;
        case 4:
            assert_null(figure_panel(figure, 0, 0, 0, 1));
            break;
        case 5:
            chart_bar(chart, UPRIGHT, 3, x3, NULL, y3, -1, style_fill(palette_ink()), NULL);
            break;
        case 6:
            figure_row_weight(figure, 0, 0);
            break;
        case 7:
            chart_rule(chart, UPRIGHT, nan_value, style_rule(), "x");
            break;
        default:
            figure_free(figure);
            figure = figure_new(3, 110);
        }
        assert_int_equal(figure_check(figure, NULL), FONDSIM_DOMAIN);
        figure_free(figure);
    }
}

static void bounds_follow_the_marks(void **state) {
    (void)state;
    struct figure *figure;
    struct chart *chart = new_chart(&figure);
    double low, high;
    struct style s = style_fill(palette_ink());
    assert_false(chart_bounds(chart, 'x', &low, &high));
    chart_text(chart, 1e9, 1e9, "not data", (struct text_look){0});
    assert_false(chart_bounds(chart, 'x', &low, &high));
    chart_bar(chart, UPRIGHT, 3, x3, NULL, y3, 0.5, s, NULL);
    assert_true(chart_bounds(chart, 'x', &low, &high));
    assert_near(low, 2019.75, 1e-9);
    assert_near(high, 2022.25, 1e-9);
    assert_true(chart_bounds(chart, 'y', &low, &high));
    assert_near(low, 0, 0);
    assert_near(high, 5, 0);
    chart_rule(chart, SIDEWAYS, -3, style_rule(), NULL);
    chart_rule(chart, UPRIGHT, 2030, style_rule(), NULL);
    chart_bounds(chart, 'y', &low, &high);
    assert_near(low, -3, 0);
    chart_bounds(chart, 'x', &low, &high);
    assert_near(high, 2030, 0);
    chart_flow(chart, 2000, 7, 8, 2040, 9, 10, s, NULL);
    chart_bounds(chart, 'y', &low, &high);
    assert_near(high, 10, 0);
    chart_bounds(chart, 'x', &low, &high);
    assert_near(low, 2000, 0);
    assert_near(high, 2040, 0);
    figure_free(figure);
    chart = new_chart(&figure);
    chart_bar(chart, SIDEWAYS, 3, y3, NULL, x3, 1, s, NULL);
    chart_bounds(chart, 'x', &low, &high);
    assert_near(low, 0, 0);
    assert_near(high, 2022, 0);
    chart_bounds(chart, 'y', &low, &high);
    assert_near(low, 0.5, 0);
    assert_near(high, 5.5, 0);
    figure_free(figure);
}

static void stacks_and_groups_stand_where_they_should(void **state) {
    (void)state;
    struct figure *figure;
    struct chart *chart = new_chart(&figure);
    const double values[] = {1, 2, 3, 10, 20, 30}; /* two groups of three */
    const struct style styles[3] = {style_fill(palette_fund(0)), style_fill(palette_fund(1)),
                                    style_fill(palette_fund(2))};
    const char *labels[] = {"a", "b", "c"};
    chart_bar_stacks(chart, UPRIGHT, 2, 3, values, 0.8, styles, labels);
    assert_int_equal(chart->n, 3);
    assert_near(chart->series[2].column[1][1], 30, 1e-12);
    assert_near(chart->series[2].column[2][1], 60, 1e-12);
    assert_near(chart->series[1].column[0][1], 1, 0);
    chart_bar_groups(chart, SIDEWAYS, 2, 3, values, 0.9, styles, NULL);
    assert_int_equal(chart->n, 6);
    assert_near(chart->series[3].column[0][0], -0.3, 1e-12);
    assert_near(chart->series[4].column[0][1], 1, 1e-12);
    assert_near(chart->series[5].column[0][1], 1.3, 1e-12);
    assert_null(chart->series[4].label);
    /* three areas over two points: values[series * n + point] */
    chart_areas(chart, 2, x3, 3, values, styles, labels);
    assert_near(chart->series[8].column[1][0], 1 + 3, 1e-12);
    assert_near(chart->series[8].column[2][0], 1 + 3 + 20, 1e-12);
    assert_near(chart->series[8].column[2][1], 2 + 10 + 30, 1e-12);
    assert_string_equal(chart->series[8].label, "c");
    figure_free(figure);
}

static void names_make_categories(void **state) {
    (void)state;
    struct figure *figure;
    struct chart *chart = new_chart(&figure);
    const char *names[] = {"a", "b"}, *others[] = {"c"};
    chart_names(chart, 'y', 2, names);
    assert_int_equal(chart->y.kind, AXIS_CATEGORY);
    assert_true(chart->x.grid && !chart->y.grid);
    chart_names(chart, 'y', 1, others);
    assert_int_equal(chart->y.n_names, 1);
    assert_string_equal(chart->y.names[0], "c");
    figure_free(figure);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(data_and_texts_are_copied),
        cmocka_unit_test(null_is_accepted_everywhere),
        cmocka_unit_test(the_first_fault_is_kept),
        cmocka_unit_test(each_wrong_use_is_a_fault),
        cmocka_unit_test(bounds_follow_the_marks),
        cmocka_unit_test(stacks_and_groups_stand_where_they_should),
        cmocka_unit_test(names_make_categories),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
