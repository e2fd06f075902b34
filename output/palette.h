/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one visual language of the figures: colours, line styles and markers, by role. Built on the
 * eight colours of Okabe and Ito (2008), told apart by colour-blind readers; lightness, dash and
 * marker differ too, so that a grey print can be read. Never knows charts or what is drawn. */
#ifndef FONDSIM_OUTPUT_PALETTE_H
#define FONDSIM_OUTPUT_PALETTE_H

#include <stdbool.h>
#include <stddef.h>

/* sRGB, 0 to 255. A colour with on = false draws nothing, so a zeroed colour is "none". */
struct colour {
    unsigned char red, green, blue;
    bool on;
};

enum dash { DASH_SOLID, DASH_DASHED, DASH_DOTTED, DASH_DASHDOT, DASH_LONG };

enum marker {
    MARKER_NONE,
    MARKER_CIRCLE,
    MARKER_SQUARE,
    MARKER_DIAMOND,
    MARKER_TRIANGLE,
    MARKER_TRIANGLE_DOWN,
    MARKER_CROSS,
    MARKER_PLUS,
    MARKER_RING
};

/* How a mark looks. A zeroed style draws nothing. */
struct style {
    struct colour stroke; /* lines, outlines, marker edges */
    struct colour fill;   /* areas, bars, cells, markers */
    double width;         /* line width [pt]; 0 with a stroke means the thinnest used, 0.5 pt */
    double marker_size;   /* diameter [pt] */
    enum dash dash;
    enum marker marker;
};

enum { PALETTE_PORTFOLIOS = 16 };

/* Fixed colours of the page. */
struct colour palette_ink(void);   /* text, near black */
struct colour palette_soft(void);  /* captions, tick labels */
struct colour palette_grid(void);  /* grid lines */
struct colour palette_none(void);  /* draws nothing */
struct colour palette_white(void); /* the paper */
struct colour palette_grey(void);  /* the counterfactual */

/* Colour of portfolio `index`, 0 to 15 (beyond: again from 0). Index 0 is the first portfolio that
 * is not the counterfactual, which is always palette_grey(). */
struct colour palette_portfolio(size_t index);

/* Colour of level `index` among `count` ordered maturity levels: pale to dark, one hue. */
struct colour palette_level(size_t index, size_t count);

/* Colour of fund `index`, 0 to 7 (beyond: again from 0). Paler brothers of the portfolio colours
 * are avoided: funds take the same eight hues in a fixed order. */
struct colour palette_fund(size_t index);

/* Ordered scale for heat cells: t in [0,1] (clamped), white to dark blue; and two-sided:
 * t in [-1,1], vermilion through white to blue. */
struct colour palette_heat(double t);
struct colour palette_signed(double t);

/* share of `colour` mixed with white, in sRGB: 1 is the colour, 0 white. Replaces transparency,
 * which libplot lacks. */
struct colour palette_mix(struct colour colour, double share);

/* share of a mixed with the rest of b. */
struct colour palette_blend(struct colour a, struct colour b, double share);

/* The same hue, dark enough for text on white (contrast 4.5 to 1 or more, WCAG 2 AA). */
struct colour palette_text(struct colour colour);

/* White or black, whichever reads better on this background: contrast of 4.5 to 1 or more. */
struct colour palette_text_on(struct colour background);

/* WCAG 2 relative luminance in [0,1]. */
double palette_luminance(struct colour colour);

/* Styles by role. Lines bear the dash of their index; grey is dashed. */
struct style style_line(struct colour colour);                     /* solid, 1.5 pt */
struct style style_portfolio_line(size_t index);                   /* colour, dash by index */
struct style style_counterfactual_line(void);                      /* grey, dashed */
struct style style_portfolio_point(size_t index);                  /* marker by index */
struct style style_fill(struct colour colour);                     /* flat fill, no outline */
struct style style_ribbon(struct colour colour, double share);     /* fill mixed with white */
struct style style_outline(struct colour colour, double share);    /* the same with an edge */
struct style style_point(struct colour colour, enum marker shape); /* 5 pt marker */
struct style style_rule(void);                                     /* ink, thin, dashed */

#endif
