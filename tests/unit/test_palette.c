/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of output/palette.c: colours stay apart for every eye, in grey, and texts can be read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "output/palette.h"

static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

/* CIE L*a*b* of a colour as an eye sees it: matrices of Machado, Oliveira and Fernandes (2009),
 * severity 1, on linear RGB. eye: 0 usual, 1 protanopia, 2 deuteranopia. */
static void lab(struct colour colour, int eye, double out[3]) {
    static const double sim[3][3][3] = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
                                        {{0.152286, 1.052583, -0.204868},
                                         {0.114503, 0.786281, 0.099216},
                                         {-0.003882, -0.048116, 1.051998}},
                                        {{0.367322, 0.860646, -0.227968},
                                         {0.280085, 0.672501, 0.047413},
                                         {-0.011820, 0.042940, 0.968881}}};
    static const double xyz[3][3] = {{0.4124564, 0.3575761, 0.1804375},
                                     {0.2126729, 0.7151522, 0.0721750},
                                     {0.0193339, 0.1191920, 0.9503041}};
    static const double white[3] = {0.95047, 1, 1.08883};
    double rgb[3] = {linear(colour.red / 255.0), linear(colour.green / 255.0),
                     linear(colour.blue / 255.0)};
    double seen[3], f[3];
    for (int i = 0; i < 3; i++) {
        seen[i] = 0;
        for (int j = 0; j < 3; j++)
            seen[i] += sim[eye][i][j] * rgb[j];
        seen[i] = fmin(fmax(seen[i], 0), 1);
    }
    for (int i = 0; i < 3; i++) {
        double t = 0;
        for (int j = 0; j < 3; j++)
            t += xyz[i][j] * seen[j];
        t /= white[i];
        f[i] = t > 0.008856 ? cbrt(t) : 7.787 * t + 16 / 116.0;
    }
    out[0] = 116 * f[1] - 16;
    out[1] = 500 * (f[0] - f[1]);
    out[2] = 200 * (f[1] - f[2]);
}

static double distance(struct colour a, struct colour b, int eye) {
    double p[3], q[3];
    lab(a, eye, p);
    lab(b, eye, q);
    return sqrt(pow(p[0] - q[0], 2) + pow(p[1] - q[1], 2) + pow(p[2] - q[2], 2));
}

/* A difference of about 2.3 is just noticeable (Mahy 1994); lines ask for several times that. */
static void portfolios_stay_apart(void **state) {
    (void)state;
    for (int eye = 0; eye < 3; eye++)
        for (size_t i = 0; i < PALETTE_PORTFOLIOS; i++) {
            for (size_t j = 0; j < i; j++) {
                double d = distance(palette_portfolio(i), palette_portfolio(j), eye);
                bool first = i < 8 && j < 8;
                struct style a = style_portfolio_line(i), b = style_portfolio_line(j);
                if (first)
                    assert_true(d > 10);
                else /* beyond eight, the dash helps where colours come near */
                    assert_true(d > 10 || (d > 0 && a.dash != b.dash));
            }
            assert_true(distance(palette_portfolio(i), palette_grey(), eye) > 8 ||
                        (i >= 8 && distance(palette_portfolio(i), palette_grey(), eye) > 5));
        }
    assert_int_equal(palette_portfolio(16).red, palette_portfolio(0).red);
}

/* In grey print neighbours differ by lightness, dash or marker. */
static void grey_prints_can_be_read(void **state) {
    (void)state;
    for (size_t i = 0; i < PALETTE_PORTFOLIOS; i++)
        for (size_t j = 0; j < i; j++) {
            double p[3], q[3];
            lab(palette_portfolio(i), 0, p);
            lab(palette_portfolio(j), 0, q);
            assert_true(fabs(p[0] - q[0]) > 4 ||
                        style_portfolio_line(i).dash != style_portfolio_line(j).dash ||
                        style_portfolio_point(i).marker != style_portfolio_point(j).marker);
        }
    assert_int_equal(style_counterfactual_line().dash, DASH_DASHED);
    for (size_t i = 0; i < PALETTE_PORTFOLIOS; i++)
        assert_int_not_equal(style_portfolio_line(i).dash, DASH_DASHED);
}

static void levels_and_heat_darken(void **state) {
    (void)state;
    for (size_t count = 2; count <= 6; count++)
        for (size_t i = 1; i < count; i++)
            assert_true(palette_luminance(palette_level(i, count)) <
                        palette_luminance(palette_level(i - 1, count)) - 0.03);
    for (int i = 1; i <= 10; i++)
        assert_true(palette_luminance(palette_heat(i / 10.0)) <
                    palette_luminance(palette_heat((i - 1) / 10.0)));
    assert_int_equal(palette_heat(-3).red, 255);
    assert_int_equal(palette_heat(7).red, palette_heat(1).red);
    assert_true(palette_signed(-1).red > palette_signed(-1).blue);
    assert_true(palette_signed(1).blue > palette_signed(1).red);
    assert_int_equal(palette_signed(0).green, 255);
    assert_true(palette_level(0, 1).on);
}

static void mixing(void **state) {
    (void)state;
    struct colour blue = palette_portfolio(0);
    assert_int_equal(palette_mix(blue, 1).green, blue.green);
    assert_int_equal(palette_mix(blue, 0).red, 255);
    assert_int_equal(palette_mix(blue, 0.5).red, 128);
    assert_int_equal(palette_mix(blue, 7).red, blue.red);
    assert_false(palette_mix(palette_none(), 0.5).on);
    assert_false(palette_none().on);
}

/* WCAG 2.1, 1.4.3: contrast of 4.5 to 1 for text. */
static void texts_can_be_read(void **state) {
    (void)state;
    for (size_t i = 0; i < PALETTE_PORTFOLIOS; i++) {
        struct colour text = palette_text(palette_portfolio(i));
        assert_true(1.05 / (palette_luminance(text) + 0.05) >= 4.5);
    }
    assert_true(1.05 / (palette_luminance(palette_soft()) + 0.05) >= 4.5);
    for (int i = 0; i <= 20; i++) {
        struct colour back = palette_heat(i / 20.0), text = palette_text_on(back);
        double a = palette_luminance(back) + 0.05, b = palette_luminance(text) + 0.05;
        assert_true(fmax(a, b) / fmin(a, b) >= 4.5);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(portfolios_stay_apart),  cmocka_unit_test(grey_prints_can_be_read),
        cmocka_unit_test(levels_and_heat_darken), cmocka_unit_test(mixing),
        cmocka_unit_test(texts_can_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
