/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one visual language of the figures. Never knows charts or what is drawn. */
#include "output/palette.h"

#include <math.h>

#define RGB(r, g, b)                                                                               \
    { r, g, b, true }

/* Okabe and Ito (2008), ordered so that neighbours differ in lightness too; their yellow is too
 * pale for lines on white (darkened it meets their orange): a brown stands for it; their black is
 * an ink. */
static const struct colour hues[8] = {
    RGB(0, 114, 178),   /* blue */
    RGB(230, 159, 0),   /* orange */
    RGB(0, 158, 115),   /* bluish green */
    RGB(204, 121, 167), /* reddish purple */
    RGB(213, 94, 0),    /* vermilion */
    RGB(86, 180, 233),  /* sky blue */
    RGB(60, 60, 60),    /* ink, for their black */
    RGB(120, 60, 20),   /* brown, for their yellow */
};

static const struct colour ink = RGB(34, 38, 43);
static const struct colour white = RGB(255, 255, 255);

struct colour palette_ink(void) {
    return ink;
}
struct colour palette_soft(void) {
    return (struct colour)RGB(92, 98, 105);
}
struct colour palette_grid(void) {
    return (struct colour)RGB(228, 230, 233);
}
struct colour palette_none(void) {
    return (struct colour){0, 0, 0, false};
}
struct colour palette_white(void) {
    return white;
}
struct colour palette_grey(void) {
    return (struct colour)RGB(128, 132, 137);
}

struct colour palette_blend(struct colour a, struct colour b, double share) {
    double t = fmin(fmax(share, 0), 1);
    return (struct colour){(unsigned char)lround(t * a.red + (1 - t) * b.red),
                           (unsigned char)lround(t * a.green + (1 - t) * b.green),
                           (unsigned char)lround(t * a.blue + (1 - t) * b.blue), a.on};
}

struct colour palette_mix(struct colour colour, double share) {
    return palette_blend(colour, white, share);
}

struct colour palette_portfolio(size_t index) {
    index %= PALETTE_PORTFOLIOS;
    struct colour hue = hues[index % 8];
    /* The second eight are the same hues deepened; a deeper ink would be ink: a purple instead. */
    if (index < 8)
        return hue;
    return index == 14 ? (struct colour)RGB(90, 40, 120) : palette_blend(hue, ink, 0.55);
}

struct colour palette_fund(size_t index) {
    return hues[index % 8];
}

/* Piecewise linear walk through colours, t in [0,1]. */
static struct colour walk(const struct colour *steps, size_t n, double t) {
    double place = fmin(fmax(t, 0), 1) * (double)(n - 1);
    size_t from = (size_t)place;
    if (from >= n - 1)
        return steps[n - 1];
    return palette_blend(steps[from + 1], steps[from], place - (double)from);
}

struct colour palette_level(size_t index, size_t count) {
    static const struct colour steps[] = {RGB(214, 226, 233), RGB(136, 186, 205), RGB(43, 128, 160),
                                          RGB(10, 58, 92)};
    return walk(steps, 4, count < 2 ? 1 : (double)index / (double)(count - 1));
}

struct colour palette_heat(double t) {
    static const struct colour steps[] = {RGB(255, 255, 255), RGB(190, 217, 232), RGB(66, 144, 190),
                                          RGB(8, 48, 94)};
    return walk(steps, 4, t);
}

struct colour palette_signed(double t) {
    static const struct colour steps[] = {RGB(166, 63, 0), RGB(232, 160, 110), RGB(255, 255, 255),
                                          RGB(120, 180, 215), RGB(0, 78, 130)};
    return walk(steps, 5, (t + 1) / 2);
}

static double linear(unsigned char channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

double palette_luminance(struct colour colour) {
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
           0.0722 * linear(colour.blue);
}

struct colour palette_text(struct colour colour) {
    struct colour dark = colour;
    /* Contrast with white is 1.05 / (luminance + 0.05); 4.5 asks for a luminance under 0.1833. */
    for (int i = 19; i >= 0 && palette_luminance(dark) > 0.183; i--)
        dark = palette_blend(colour, ink, i / 20.0);
    return dark;
}

struct colour palette_text_on(struct colour background) {
    double light = palette_luminance(background) + 0.05;
    return 1.05 / light >= light / 0.05 ? white : (struct colour)RGB(0, 0, 0);
}

struct style style_line(struct colour colour) {
    return (struct style){.stroke = colour, .width = 1.5};
}

struct style style_portfolio_line(size_t index) {
    static const enum dash dashes[] = {DASH_SOLID, DASH_LONG, DASH_DASHDOT, DASH_DOTTED};
    struct style style = style_line(palette_portfolio(index));
    style.dash = dashes[(index + index / 8) % 4];
    return style;
}

struct style style_counterfactual_line(void) {
    struct style style = style_line(palette_grey());
    style.dash = DASH_DASHED;
    return style;
}

struct style style_point(struct colour colour, enum marker shape) {
    return (struct style){
        .stroke = white, .fill = colour, .width = 0.5, .marker_size = 5, .marker = shape};
}

struct style style_portfolio_point(size_t index) {
    static const enum marker shapes[] = {MARKER_CIRCLE,  MARKER_SQUARE,        MARKER_TRIANGLE,
                                         MARKER_DIAMOND, MARKER_TRIANGLE_DOWN, MARKER_CROSS,
                                         MARKER_RING,    MARKER_PLUS};
    return style_point(palette_portfolio(index), shapes[index % 8]);
}

struct style style_fill(struct colour colour) {
    return (struct style){.fill = colour};
}

struct style style_ribbon(struct colour colour, double share) {
    return (struct style){.fill = palette_mix(colour, share)};
}

struct style style_outline(struct colour colour, double share) {
    return (struct style){.stroke = colour, .fill = palette_mix(colour, share), .width = 0.8};
}

struct style style_rule(void) {
    return (struct style){.stroke = palette_soft(), .width = 0.7, .dash = DASH_DASHED};
}
