/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks of a panel, clipped to its plot (libplot clips nothing). Never knows libplot, legends
 * or axes. */
#include "output/draw_marks.h"

#include <math.h>
#include <stdlib.h>

/* Points along each edge of a flow. */
enum { FLOW_STEPS = 40 };

/* How far over the plot a mark may stand before it counts as outside [mm]. */
#define SLACK 0.05

static struct point *new_points(const struct frame *frame, size_t n) {
    struct point *points = malloc((n == 0 ? 1 : n) * sizeof *points);
    if (points == NULL)
        pen_fail(frame->pen, FONDSIM_NO_MEMORY, "no memory for the points of a mark");
    return points;
}

/* ---- Clipping ---- */

/* Keeps the part of segment a-b inside the plot (Liang and Barsky 1984); false when none is. */
static bool clip_segment(const struct box *plot, struct point *a, struct point *b) {
    double dx = b->x - a->x, dy = b->y - a->y, from = 0, to = 1;
    const double p[] = {-dx, dx, -dy, dy};
    const double q[] = {a->x - plot->left + SLACK, plot->right + SLACK - a->x,
                        a->y - plot->bottom + SLACK, plot->top + SLACK - a->y};
    for (int i = 0; i < 4; i++) {
        if (p[i] == 0) {
            if (q[i] < 0)
                return false;
            continue;
        }
        double t = q[i] / p[i];
        if (p[i] < 0)
            from = fmax(from, t);
        else
            to = fmin(to, t);
    }
    if (from > to)
        return false;
    struct point start = *a;
    *a = (struct point){start.x + from * dx, start.y + from * dy};
    *b = (struct point){start.x + to * dx, start.y + to * dy};
    return true;
}

/* Signed distance inside one side of the plot: 0 left, 1 right, 2 bottom, 3 top. */
static double inside(const struct box *plot, int side, struct point p) {
    switch (side) {
    case 0:
        return p.x - plot->left;
    case 1:
        return plot->right - p.x;
    case 2:
        return p.y - plot->bottom;
    default:
        return plot->top - p.y;
    }
}

/* Clips a closed shape to one side (Sutherland and Hodgman 1974); out holds 2n points. */
static size_t clip_side(const struct box *plot, int side, size_t n, const struct point *in,
                        struct point *out) {
    size_t m = 0;
    for (size_t i = 0; i < n; i++) {
        struct point a = in[i == 0 ? n - 1 : i - 1], b = in[i];
        double da = inside(plot, side, a), db = inside(plot, side, b);
        if ((da < 0) != (db < 0)) {
            double t = da / (da - db);
            out[m++] = (struct point){a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
        }
        if (db >= 0)
            out[m++] = b;
    }
    return m;
}

static bool all_inside(const struct box *plot, size_t n, const struct point *points) {
    for (size_t i = 0; i < n; i++)
        for (int side = 0; side < 4; side++)
            if (inside(plot, side, points[i]) < 0)
                return false;
    return true;
}

/* Draws a closed shape, cut at the plot's edges. */
static void shape(const struct frame *frame, size_t n, const struct point *points,
                  const struct style *style) {
    if (all_inside(&frame->plot, n, points)) {
        pen_shape(frame->pen, n, points, style->fill, style->stroke, style->width);
        return;
    }
    /* Each side can at most double the count. */
    struct point *a = new_points(frame, 16 * n), *b = new_points(frame, 16 * n);
    if (a != NULL && b != NULL) {
        size_t m = clip_side(&frame->plot, 0, n, points, a);
        m = clip_side(&frame->plot, 1, m, a, b);
        m = clip_side(&frame->plot, 2, m, b, a);
        m = clip_side(&frame->plot, 3, m, a, b);
        pen_shape(frame->pen, m, b, style->fill, style->stroke, style->width);
    }
    free(a);
    free(b);
}

/* Draws an open line in the runs that lie inside the plot. */
static void line(const struct frame *frame, size_t n, const struct point *points,
                 const struct style *style) {
    struct point *run = new_points(frame, n + 1);
    size_t m = 0;
    for (size_t i = 1; run != NULL && i < n; i++) {
        struct point a = points[i - 1], b = points[i];
        bool seen = clip_segment(&frame->plot, &a, &b);
        if (seen && m == 0)
            run[m++] = a;
        if (seen)
            run[m++] = b;
        bool cut = !seen || b.x != points[i].x || b.y != points[i].y;
        if (cut || i + 1 == n) {
            pen_line(frame->pen, m, run, style->stroke, style->width, style->dash);
            m = 0;
        }
    }
    free(run);
}

/* ---- Markers ---- */

void marker_draw(struct pen *pen, double x, double y, const struct style *style) {
    double r = style->marker_size / 2 * PEN_MM_PER_PT;
    struct colour fill = style->fill.on ? style->fill : style->stroke;
    struct colour edge = style->stroke;
    if (style->marker == MARKER_NONE || !(r > 0))
        return;
    switch (style->marker) {
    case MARKER_CIRCLE:
        pen_disc(pen, x, y, r, fill, edge, style->width);
        return;
    case MARKER_RING:
        pen_disc(pen, x, y, 0.9 * r, palette_white(), fill, 1.1);
        return;
    case MARKER_SQUARE:
        pen_box(pen, x - 0.88 * r, y - 0.88 * r, x + 0.88 * r, y + 0.88 * r, fill, edge,
                style->width);
        return;
    case MARKER_DIAMOND: {
        const struct point p[] = {
            {x - 1.2 * r, y}, {x, y - 1.2 * r}, {x + 1.2 * r, y}, {x, y + 1.2 * r}};
        pen_shape(pen, 4, p, fill, edge, style->width);
        return;
    }
    case MARKER_TRIANGLE:
    case MARKER_TRIANGLE_DOWN: {
        double up = style->marker == MARKER_TRIANGLE ? r : -r;
        const struct point p[] = {
            {x - 1.1 * r, y - 0.75 * up}, {x + 1.1 * r, y - 0.75 * up}, {x, y + 1.15 * up}};
        pen_shape(pen, 3, p, fill, edge, style->width);
        return;
    }
    case MARKER_CROSS:
    case MARKER_PLUS: {
        double d = style->marker == MARKER_PLUS ? 0 : 0.8 * r, s = 1.1 * r;
        const struct point p[] = {{x - (d > 0 ? d : s), y - d}, {x + (d > 0 ? d : s), y + d}};
        const struct point q[] = {{x - d, y + (d > 0 ? d : s)}, {x + d, y - (d > 0 ? d : s)}};
        pen_line(pen, 2, p, fill, 1.3, DASH_SOLID);
        pen_line(pen, 2, q, fill, 1.3, DASH_SOLID);
        return;
    }
    case MARKER_NONE:
        break;
    }
}

static void markers(const struct frame *frame, const struct series *series) {
    const struct box *plot = &frame->plot;
    for (size_t i = 0; i < series->n; i++) {
        double x = frame_x(frame, series->column[0][i]), y = frame_y(frame, series->column[1][i]);
        if (x > plot->left - SLACK && x < plot->right + SLACK && y > plot->bottom - SLACK &&
            y < plot->top + SLACK)
            marker_draw(frame->pen, x, y, &series->style);
    }
}

/* ---- Marks ---- */

/* A point from a position and a value, which axis bears which depending on the direction. */
static struct point oriented(const struct frame *frame, enum direction direction, double at,
                             double value) {
    if (direction == UPRIGHT)
        return (struct point){frame_x(frame, at), frame_y(frame, value)};
    return (struct point){frame_x(frame, value), frame_y(frame, at)};
}

static void draw_path(const struct frame *frame, const struct series *series) {
    struct point *points = new_points(frame, series->n);
    for (size_t i = 0; points != NULL && i < series->n; i++)
        points[i] = oriented(frame, UPRIGHT, series->column[0][i], series->column[1][i]);
    if (points != NULL && series->mark == MARK_POLYGON)
        shape(frame, series->n, points, &series->style);
    else if (points != NULL)
        line(frame, series->n, points, &series->style);
    free(points);
    if (series->mark == MARK_LINE)
        markers(frame, series);
}

static void draw_band(const struct frame *frame, const struct series *series) {
    size_t n = series->n;
    struct point *points = new_points(frame, 2 * n);
    for (size_t i = 0; points != NULL && i < n; i++) {
        double at = series->column[0][i];
        points[i] = oriented(frame, series->direction, at, series->column[1][i]);
        points[2 * n - 1 - i] = oriented(frame, series->direction, at, series->column[2][i]);
    }
    if (points != NULL)
        shape(frame, 2 * n, points, &series->style);
    free(points);
}

/* A rectangle between two corners, cut at the plot's edges; nothing when none of it is inside. */
static void rectangle(const struct frame *frame, struct point a, struct point b,
                      const struct style *style) {
    const struct box *plot = &frame->plot;
    double left = fmax(fmin(a.x, b.x), plot->left), right = fmin(fmax(a.x, b.x), plot->right);
    double bottom = fmax(fmin(a.y, b.y), plot->bottom), top = fmin(fmax(a.y, b.y), plot->top);
    if (left < right && bottom < top)
        pen_box(frame->pen, left, bottom, right, top, style->fill, style->stroke, style->width);
}

static void draw_bars(const struct frame *frame, const struct series *series) {
    double half = series->thickness / 2;
    for (size_t i = 0; i < series->n; i++) {
        double at = series->column[0][i];
        rectangle(frame, oriented(frame, series->direction, at - half, series->column[1][i]),
                  oriented(frame, series->direction, at + half, series->column[2][i]),
                  &series->style);
    }
}

static void segment(const struct frame *frame, struct point a, struct point b,
                    const struct style *style) {
    if (clip_segment(&frame->plot, &a, &b)) {
        const struct point points[] = {a, b};
        pen_line(frame->pen, 2, points, style->stroke, style->width, style->dash);
    }
}

static void draw_errors(const struct frame *frame, const struct series *series) {
    enum direction direction = series->direction;
    double half = series->thickness / 2;
    for (size_t i = 0; i < series->n; i++) {
        double at = series->column[0][i];
        segment(frame, oriented(frame, direction, at, series->column[1][i]),
                oriented(frame, direction, at, series->column[2][i]), &series->style);
        for (size_t end = 1; half > 0 && end <= 2; end++) {
            double value = series->column[end][i];
            segment(frame, oriented(frame, direction, at - half, value),
                    oriented(frame, direction, at + half, value), &series->style);
        }
    }
}

static void draw_rule(const struct frame *frame, const struct series *series) {
    const struct box *plot = &frame->plot;
    double at = series->column[0][0];
    if (series->direction == UPRIGHT) {
        double x = frame_x(frame, at);
        segment(frame, (struct point){x, plot->bottom}, (struct point){x, plot->top},
                &series->style);
    } else {
        double y = frame_y(frame, at);
        segment(frame, (struct point){plot->left, y}, (struct point){plot->right, y},
                &series->style);
    }
}

static void draw_cells(const struct frame *frame, const struct series *series) {
    for (size_t i = 0; i < series->n; i++) {
        struct style style = series->style;
        style.fill = series->colours[i];
        rectangle(frame, oriented(frame, UPRIGHT, series->column[0][i], series->column[2][i]),
                  oriented(frame, UPRIGHT, series->column[1][i], series->column[3][i]), &style);
    }
}

static void draw_flow(const struct frame *frame, const struct series *series) {
    double value[6];
    struct point points[2 * (FLOW_STEPS + 1)];
    for (size_t i = 0; i < 6; i++)
        value[i] = series->column[i][0];
    for (size_t i = 0; i <= FLOW_STEPS; i++) {
        double t = (double)i / FLOW_STEPS, s = t * t * (3 - 2 * t);
        double x = value[0] + t * (value[1] - value[0]);
        points[i] = oriented(frame, UPRIGHT, x, value[2] + s * (value[4] - value[2]));
        points[2 * FLOW_STEPS + 1 - i] =
            oriented(frame, UPRIGHT, x, value[3] + s * (value[5] - value[3]));
    }
    shape(frame, 2 * (FLOW_STEPS + 1), points, &series->style);
}

static void draw_text(const struct frame *frame, const struct series *series) {
    const struct text_look *look = &series->look;
    double size = look->size > 0 ? look->size : SIZE_TICK;
    double x = frame_x(frame, series->column[0][0]) + look->dx * PEN_MM_PER_PT;
    double y = frame_y(frame, series->column[1][0]) + look->dy * PEN_MM_PER_PT;
    struct lines lines;
    lines_wrap(&lines, frame->pen, series->text, size, look->bold, look->max_width);
    double height = lines_height(lines.n, size);
    double top = look->valign == VALIGN_TOP      ? y
                 : look->valign == VALIGN_MIDDLE ? y + height / 2
                                                 : y + height;
    /* A text stays on the page, whatever its point. */
    double share = look->anchor == ANCHOR_LEFT ? 0 : look->anchor == ANCHOR_CENTRE ? 0.5 : 1;
    double most = pen_page_width(frame->pen) - 1 - (1 - share) * lines.widest;
    x = fmax(fmin(x, most), 1 + share * lines.widest);
    top = fmin(fmax(top, height + 1), pen_page_height(frame->pen) - 1);
    lines_write(&lines, frame->pen, x, top, look->anchor, size, look->bold,
                look->colour.on ? look->colour : palette_ink());
    lines_free(&lines);
}

static void draw_series(const struct frame *frame, const struct series *series) {
    switch (series->mark) {
    case MARK_LINE:
    case MARK_POLYGON:
        draw_path(frame, series);
        break;
    case MARK_BAND:
        draw_band(frame, series);
        break;
    case MARK_BAR:
        draw_bars(frame, series);
        break;
    case MARK_POINT:
        markers(frame, series);
        break;
    case MARK_ERROR:
        draw_errors(frame, series);
        break;
    case MARK_RULE:
        draw_rule(frame, series);
        break;
    case MARK_CELL:
        draw_cells(frame, series);
        break;
    case MARK_FLOW:
        draw_flow(frame, series);
        break;
    case MARK_TEXT:
        draw_text(frame, series);
        break;
    }
}

void marks_draw(const struct frame *frame) {
    const struct chart *chart = frame->chart;
    for (int texts = 0; texts <= 1; texts++)
        for (size_t i = 0; i < chart->n; i++)
            if (chart->series[i].n > 0 && (chart->series[i].mark == MARK_TEXT) == (texts == 1))
                draw_series(frame, &chart->series[i]);
}
