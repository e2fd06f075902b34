/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts as plain data: a figure is a grid of panels, each a chart with two axes and a list of
 * series drawn in order. Built here, drawn by plot_driver. Never knows results, models, libplot or
 * how anything is drawn.
 *
 * Building never fails in the builder's face: the figure keeps the first fault (memory, a number
 * that is not finite, an axis turned over) and figure_check, plot_svg and the exporters report it.
 * Every figure_* and chart_* function accepts NULL and does nothing, so a builder may be written as
 * one straight list of calls. Texts are UTF-8 and copied; arrays are copied.
 *
 *     struct figure *f = figure_new(FIGURE_WIDTH_MM, FIGURE_HEIGHT_MM);
 *     figure_title(f, "Les fonds font gagner deux ans");
 *     struct chart *c = figure_panel(f, 0, 0, 1, 1);
 *     chart_line(c, n, year, value, style_portfolio_line(0), "Cinq fonds");
 *     export_figure(f, folder, "name", EXPORT_DPI, &error);
 *     figure_free(f);
 */
#ifndef FONDSIM_OUTPUT_CHART_H
#define FONDSIM_OUTPUT_CHART_H

#include "output/format.h"
#include "output/palette.h"
#include "sim/core/error.h"
#include <stdbool.h>
#include <stddef.h>

#define FIGURE_WIDTH_MM 180.0
#define FIGURE_HEIGHT_MM 110.0

/* Figures have at most this many rows and columns of panels. */
enum { FIGURE_GRID = 12 };

/* ---- Axes ---- */

enum axis_kind {
    AXIS_LINEAR,
    AXIS_DATE,     /* decimal years; ticks on whole years (or quarters under three years) */
    AXIS_CATEGORY, /* position i = 0, 1, ... bears label i; the range is [-0.5, n - 0.5] */
    AXIS_HIDDEN    /* linear, without line, ticks or grid */
};

/* How ticks are written, in the figure's language. */
enum axis_numbers { AXIS_NUMBER, AXIS_PERCENT, AXIS_MONEY };

struct axis {
    enum axis_kind kind;
    enum axis_numbers numbers;
    char *label; /* drawn flat: over the y axis, under the x axis; NULL for none */
    char *unit;  /* added to the label in brackets; NULL for none */
    bool ranged; /* low and high were given; otherwise they come from the data */
    double low, high;
    bool include_zero; /* a range from the data is stretched to hold 0 */
    bool reversed; /* high end left or down; categories on y stand first on top unless reversed */
    bool grid;     /* light lines at the ticks (default: y only; x only when y bears names) */
    bool quiet;    /* no tick labels (an inner panel that shares its neighbour's axis) */
    int ticks;     /* about how many ticks are wanted; 0: as many as fit */
    size_t n_names;
    char **names; /* AXIS_CATEGORY */
};

/* ---- Series ---- */

enum mark {
    MARK_LINE,    /* x, y */
    MARK_BAND,    /* x, low, high: ribbon between two curves; with sideways: y, low, high */
    MARK_BAR,     /* at, low, high: from low to high, `thickness` wide in units of the other axis */
    MARK_POINT,   /* x, y */
    MARK_ERROR,   /* at, low, high: interval with caps of `thickness` in units of the other axis */
    MARK_RULE,    /* at: one reference line across the panel */
    MARK_TEXT,    /* x, y and a text */
    MARK_POLYGON, /* x, y: closed shape: density outline, ellipse, frontier hull */
    MARK_CELL,    /* x0, x1, y0, y1, one colour each: heat cells, icon arrays, boxes */
    MARK_FLOW     /* x0, x1 and the two vertical extents: ribbon of a money trail */
};

enum anchor { ANCHOR_LEFT, ANCHOR_CENTRE, ANCHOR_RIGHT }; /* the point is at the text's ... */
enum valign { VALIGN_BOTTOM, VALIGN_MIDDLE, VALIGN_TOP }; /* the point is at the text's ... */
enum direction { UPRIGHT, SIDEWAYS };                     /* values along y, or along x */

/* How a text mark is set. A zeroed one is: 8 pt, ink, plain, point at the left bottom. */
struct text_look {
    struct colour colour; /* off: ink */
    double size;          /* [pt]; 0: 8 */
    bool bold;
    enum anchor anchor;
    enum valign valign;
    double dx, dy;    /* moved by so much right and up [pt] */
    double max_width; /* wrapped at this width [mm]; 0: only at line feeds */
};

struct series {
    enum mark mark;
    enum direction direction;
    struct style style;
    char *label; /* for the legend or the line's end; NULL for none */
    size_t n;
    double *column[6]; /* by mark, as listed at enum mark; x0 x1 low0 high0 low1 high1 for flows */
    struct colour *colours; /* MARK_CELL: one each; else NULL */
    double thickness;       /* MARK_BAR, MARK_ERROR */
    char *text;             /* MARK_TEXT, MARK_RULE; UTF-8, '\n' breaks the line */
    struct text_look look;
};

/* Where the names of series are written. A chart begins with LABELS_LEGEND. */
enum labelling {
    LABELS_NONE,
    LABELS_LEGEND, /* in the figure's shared legend (one entry for equal labels) */
    LABELS_END     /* lines, bands, areas, points: beside their right end, pushed apart; bars and
                      other marks: in the legend */
};

struct chart {
    struct figure *figure;
    size_t row, column, rows, columns; /* place in the grid */
    char *title, *subtitle;            /* over the panel; NULL for none */
    struct axis x, y;
    enum labelling labelling;
    size_t n, room;
    struct series *series;
};

enum legend_place { LEGEND_TOP, LEGEND_BOTTOM, LEGEND_NONE };

struct figure {
    double width, height; /* [mm] */
    enum language language;
    char *title;   /* the message, bold */
    char *caption; /* method, source, interval: small grey lines under all; '\n' breaks */
    char *alt;     /* what the figure shows, for those who cannot see it; goes to <desc> */
    enum legend_place legend;
    double row_weight[FIGURE_GRID], column_weight[FIGURE_GRID];
    size_t n, room;
    struct chart **charts;
    struct error fault; /* the first one met while building */
};

/* ---- Figure ---- */

/* Empty figure, French, legend on top, every grid weight 1. NULL without memory (then every other
 * call does nothing and figure_check says FONDSIM_NO_MEMORY). Owner: the caller, figure_free. */
struct figure *figure_new(double width_mm, double height_mm);
void figure_free(struct figure *self); /* NULL is legal */

/* 0, or the first fault met while building, copied to *error. */
int figure_check(const struct figure *self, struct error *error);

void figure_language(struct figure *self, enum language language);
void figure_title(struct figure *self, const char *text);
void figure_caption(struct figure *self, const char *text);
void figure_alt(struct figure *self, const char *text);
void figure_legend(struct figure *self, enum legend_place place);

/* Relative size of a row or column of panels (default 1; weight > 0). */
void figure_row_weight(struct figure *self, size_t row, double weight);
void figure_column_weight(struct figure *self, size_t column, double weight);

/* Adds a panel that covers rows x columns cells of the grid from (row, column), counted from 0 at
 * the top left. The figure keeps it; the pointer lives as long as the figure. NULL on a fault. */
struct chart *figure_panel(struct figure *self, size_t row, size_t column, size_t rows,
                           size_t columns);

/* ---- Chart ---- */

void chart_title(struct chart *self, const char *title, const char *subtitle);
void chart_labelling(struct chart *self, enum labelling labelling);

/* which is 'x' or 'y'. label and unit may be NULL. */
void chart_axis(struct chart *self, char which, enum axis_kind kind, enum axis_numbers numbers,
                const char *label, const char *unit);
void chart_range(struct chart *self, char which, double low, double high);
/* Makes the axis one of categories. Long names read best on y (bars SIDEWAYS). */
void chart_names(struct chart *self, char which, size_t n, const char *const *names);
void chart_include_zero(struct chart *self, char which);
void chart_reverse(struct chart *self, char which);
void chart_grid(struct chart *self, char which, bool drawn);
void chart_quiet(struct chart *self, char which);
void chart_ticks(struct chart *self, char which, int about);

/* Series. `label` may be NULL everywhere. Data must be finite; n = 0 draws nothing. */
void chart_line(struct chart *self, size_t n, const double *x, const double *y, struct style style,
                const char *label);
void chart_band(struct chart *self, size_t n, const double *x, const double *low,
                const double *high, struct style style, const char *label);
/* A ribbon whose values run along x, stacked along y: half violins and ridges lie UPRIGHT as
 * chart_band(x = value, low = foot, high = foot + density), violins stand SIDEWAYS as
 * chart_band_sideways(y = value, low = centre - density, high = centre + density). On a y axis of
 * names positions grow down the page: a ridge that rises is low = foot - density, high = foot. */
void chart_band_sideways(struct chart *self, size_t n, const double *y, const double *low,
                         const double *high, struct style style, const char *label);
/* Bars at positions `at`, from low (NULL: 0) to high. Both ends free: waterfalls, tornados and
 * interval strips are bars. thickness in units of the axis that bears `at`. */
void chart_bar(struct chart *self, enum direction direction, size_t n, const double *at,
               const double *low, const double *high, double thickness, struct style style,
               const char *label);
void chart_point(struct chart *self, size_t n, const double *x, const double *y, struct style style,
                 const char *label);
/* Intervals from low to high at `at`, with caps (thickness 0: none). */
void chart_error(struct chart *self, enum direction direction, size_t n, const double *at,
                 const double *low, const double *high, double thickness, struct style style,
                 const char *label);
/* One reference line: UPRIGHT at x = at, with its text (NULL: none) over the panel; SIDEWAYS at
 * y = at, with its text right of the panel. */
void chart_rule(struct chart *self, enum direction direction, double at, struct style style,
                const char *text);
/* A text at a point of the panel; it may stand outside the plot and is kept on the page. */
void chart_text(struct chart *self, double x, double y, const char *text, struct text_look look);
void chart_polygon(struct chart *self, size_t n, const double *x, const double *y,
                   struct style style, const char *label);
/* Rectangles [x0,x1] x [y0,y1] filled with their colour, outlined by the style's stroke if on. */
void chart_cell(struct chart *self, size_t n, const double *x0, const double *x1, const double *y0,
                const double *y1, const struct colour *colours, struct style style,
                const char *label);
/* Ribbon from [low0, high0] at x0 to [low1, high1] at x1, along an S. */
void chart_flow(struct chart *self, double x0, double low0, double high0, double x1, double low1,
                double high1, struct style style, const char *label);

/* ---- Compositions: several series at once ---- */

/* Bars side by side: values[group * n_series + series] round positions 0 .. n_groups - 1. The bars
 * of a group fill `fill` (in ]0,1]) of the unit. labels may be NULL. */
void chart_bar_groups(struct chart *self, enum direction direction, size_t n_groups,
                      size_t n_series, const double *values, double fill,
                      const struct style *styles, const char *const *labels);
/* The same values on top of one another, first series at the bottom (values >= 0). */
void chart_bar_stacks(struct chart *self, enum direction direction, size_t n_groups,
                      size_t n_series, const double *values, double fill,
                      const struct style *styles, const char *const *labels);
/* Stacked areas: values[series * n + point] >= 0, first series at the bottom. */
void chart_areas(struct chart *self, size_t n, const double *x, size_t n_series,
                 const double *values, const struct style *styles, const char *const *labels);
/* Distribution strip of one variable lying at position `at`: thin bar p5-p95, thick bar p25-p75,
 * white mark at the median. q = {p5, p25, p50, p75, p95}; direction as for chart_bar. */
void chart_strip(struct chart *self, enum direction direction, double at, const double q[5],
                 double thickness, struct colour colour, const char *label);

/* ---- For drivers ---- */

/* Bounds of the data along an axis, from series and compositions; false when there are none. */
bool chart_bounds(const struct chart *self, char which, double *low, double *high);

#endif
