/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The driver of GNU libplot: the only file that knows <plot.h>. Opens an SVG page in memory, gives
 * the drawing its pen, closes and recodes. Never knows charts beyond handing them to draw_figure.
 */
#include "output/plot_driver.h"
#include "output/draw.h"
#include "output/latin.h"
#include "output/pen.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <plot.h> /* after <stdio.h>, which it needs and does not name */

/* Helvetica's ascent and descent for the boxes of lines [em]. */
#define ASCENT 0.74
#define DESCENT 0.21

struct pen {
    plPlotterParams *parameters;
    plPlotter *plotter;
    FILE *stream;
    char *bytes; /* libplot's SVG, ISO-8859-15 */
    size_t size;
    double width, height;     /* [mm] */
    struct text_boxes *boxes; /* NULL: not recorded */
    struct error fault;
};

void pen_fail(struct pen *self, int code, const char *what) {
    error_set(&self->fault, code, "%s", what);
}

bool pen_failed(const struct pen *self) {
    return self->fault.code != FONDSIM_OK;
}

double pen_page_width(const struct pen *self) {
    return self->width;
}
double pen_page_height(const struct pen *self) {
    return self->height;
}

/* ---- Text ---- */

void text_boxes_free(struct text_boxes *self) {
    for (size_t i = 0; i < self->n; i++)
        free(self->boxes[i].text);
    free(self->boxes);
    *self = (struct text_boxes){0};
}

static void record(struct pen *self, struct text_box box, const char *text) {
    struct text_boxes *list = self->boxes;
    if (list == NULL)
        return;
    if (list->n == list->room) {
        size_t room = list->room == 0 ? 32 : 2 * list->room;
        struct text_box *boxes = realloc(list->boxes, room * sizeof *boxes);
        if (boxes == NULL) {
            pen_fail(self, FONDSIM_NO_MEMORY, "no memory for the boxes of labels");
            return;
        }
        list->boxes = boxes;
        list->room = room;
    }
    box.text = strdup(text);
    if (box.text == NULL) {
        pen_fail(self, FONDSIM_NO_MEMORY, "no memory for the boxes of labels");
        return;
    }
    list->boxes[list->n++] = box;
}

/* The text as libplot takes it; NULL with the fault kept. Owner: the caller, free(). */
static char *encode(struct pen *self, const char *text, double extra[2]) {
    char *latin = malloc(latin_room(strlen(text)));
    if (latin == NULL) {
        pen_fail(self, FONDSIM_NO_MEMORY, "no memory for a label");
        return NULL;
    }
    if (latin_encode(text, latin, extra, &self->fault) != FONDSIM_OK) {
        free(latin);
        return NULL;
    }
    return latin;
}

static double choose_font(struct pen *self, double size, bool bold) {
    double height = size * PEN_MM_PER_PT;
    pl_fontname_r(self->plotter, bold ? "Helvetica-Bold" : "Helvetica");
    pl_ffontsize_r(self->plotter, height);
    return height;
}

double pen_width(struct pen *self, const char *text, double size, bool bold) {
    double extra[2] = {0, 0};
    char *latin = encode(self, text, extra);
    if (latin == NULL)
        return 0;
    double height = choose_font(self, size, bold);
    double width = pl_flabelwidth_r(self->plotter, latin) + extra[bold] * height;
    free(latin);
    return width;
}

/* libplot counts colour channels to 65,535. */
static int channel(unsigned char value) {
    return value * 257;
}

static void pen_colour(struct pen *self, struct colour colour) {
    pl_pencolor_r(self->plotter, channel(colour.red), channel(colour.green), channel(colour.blue));
}

void pen_write(struct pen *self, double x, double y, const char *text, double size, bool bold,
               struct colour colour) {
    if (text[0] == '\0' || !colour.on)
        return;
    double extra[2] = {0, 0};
    char *latin = encode(self, text, extra);
    if (latin == NULL)
        return;
    double height = choose_font(self, size, bold);
    double width = pl_flabelwidth_r(self->plotter, latin) + extra[bold] * height;
    pen_colour(self, colour);
    pl_fmove_r(self->plotter, x, y);
    pl_alabel_r(self->plotter, 'l', 'x', latin);
    free(latin);
    record(self,
           (struct text_box){.left = x,
                             .bottom = y - DESCENT * height,
                             .right = x + width,
                             .top = y + ASCENT * height},
           text);
}

/* ---- Lines and shapes ---- */

/* Dash patterns in line widths: mark, gap ... */
static void choose_line(struct pen *self, struct colour colour, double width, enum dash dash) {
    static const double pattern[][4] = {[DASH_SOLID] = {0},
                                        [DASH_DASHED] = {3.2, 2.2},
                                        [DASH_DOTTED] = {1.1, 1.5},
                                        [DASH_DASHDOT] = {6, 1.8, 1.4, 1.8},
                                        [DASH_LONG] = {7.5, 2.2}};
    double mm = fmax(width, 0.5) * PEN_MM_PER_PT, lengths[4];
    int n = dash == DASH_SOLID ? 0 : dash == DASH_DASHDOT ? 4 : 2;
    for (int i = 0; i < n; i++)
        lengths[i] = pattern[dash][i] * fmax(mm, 0.35);
    pen_colour(self, colour);
    pl_flinewidth_r(self->plotter, mm);
    pl_linemod_r(self->plotter, "solid");
    pl_flinedash_r(self->plotter, n, lengths, 0);
}

/* Puts n points on the path, leaving out those that would print as their neighbour does. */
static void trace(struct pen *self, size_t n, const struct point *points) {
    pl_fmove_r(self->plotter, points[0].x, points[0].y);
    struct point last = points[0];
    for (size_t i = 1; i < n; i++) {
        if (i + 1 < n && fabs(points[i].x - last.x) < 0.01 && fabs(points[i].y - last.y) < 0.01)
            continue;
        pl_fcont_r(self->plotter, points[i].x, points[i].y);
        last = points[i];
    }
}

void pen_line(struct pen *self, size_t n, const struct point *points, struct colour colour,
              double width, enum dash dash) {
    if (!colour.on || n < 2)
        return;
    choose_line(self, colour, width, dash);
    pl_filltype_r(self->plotter, 0);
    trace(self, n, points);
    pl_endpath_r(self->plotter);
}

/* Sets fill and outline; false when there is nothing to draw. */
static bool choose_area(struct pen *self, struct colour fill, struct colour stroke, double width) {
    if (!fill.on && !stroke.on)
        return false;
    if (stroke.on)
        choose_line(self, stroke, width, DASH_SOLID);
    pl_pentype_r(self->plotter, stroke.on ? 1 : 0);
    pl_filltype_r(self->plotter, fill.on ? 1 : 0);
    if (fill.on)
        pl_fillcolor_r(self->plotter, channel(fill.red), channel(fill.green), channel(fill.blue));
    return true;
}

static void end_area(struct pen *self) {
    pl_pentype_r(self->plotter, 1);
    pl_filltype_r(self->plotter, 0);
}

void pen_shape(struct pen *self, size_t n, const struct point *points, struct colour fill,
               struct colour stroke, double width) {
    if (n < 3 || !choose_area(self, fill, stroke, width))
        return;
    trace(self, n, points);
    /* Back to the first point by hand: pl_closepath_r leaves long outlines open. */
    pl_fcont_r(self->plotter, points[0].x, points[0].y);
    pl_endpath_r(self->plotter);
    end_area(self);
}

void pen_box(struct pen *self, double left, double bottom, double right, double top,
             struct colour fill, struct colour stroke, double width) {
    if (!choose_area(self, fill, stroke, width))
        return;
    pl_fbox_r(self->plotter, left, bottom, right, top);
    end_area(self);
}

void pen_disc(struct pen *self, double x, double y, double radius, struct colour fill,
              struct colour stroke, double width) {
    if (!choose_area(self, fill, stroke, width))
        return;
    pl_fcircle_r(self->plotter, x, y, radius);
    end_area(self);
}

/* ---- The page ---- */

static int open_page(struct pen *self) {
    char page[128];
    self->stream = open_memstream(&self->bytes, &self->size);
    self->parameters = pl_newplparams();
    if (self->stream == NULL || self->parameters == NULL)
        return error_set(&self->fault, FONDSIM_NO_MEMORY, "no memory for a figure");
    /* Whole millimetres: no decimal mark, which the locale of the process would choose. */
    snprintf(page, sizeof page, "a4,xsize=%ldmm,ysize=%ldmm,xorigin=0mm,yorigin=0mm",
             lround(self->width), lround(self->height));
    pl_setplparam(self->parameters, "PAGESIZE", page);
    pl_setplparam(self->parameters, "BG_COLOR", "white");
    pl_setplparam(self->parameters, "MAX_LINE_LENGTH", "1000000");
    self->plotter = pl_newpl_r("svg", NULL, self->stream, NULL, self->parameters);
    if (self->plotter == NULL || pl_openpl_r(self->plotter) < 0)
        return error_set(&self->fault, FONDSIM_IO, "libplot does not open an SVG page");
    pl_fspace_r(self->plotter, 0, 0, self->width, self->height);
    pl_joinmod_r(self->plotter, "round");
    pl_capmod_r(self->plotter, "butt");
    return FONDSIM_OK;
}

/* Closes what is open; the bytes are whole afterwards. */
static void close_page(struct pen *self) {
    if (self->plotter != NULL) {
        if (pl_closepl_r(self->plotter) < 0)
            pen_fail(self, FONDSIM_IO, "libplot does not finish an SVG page");
        pl_deletepl_r(self->plotter);
    }
    if (self->parameters != NULL)
        pl_deleteplparams(self->parameters);
    if (self->stream != NULL && fclose(self->stream) != 0)
        pen_fail(self, FONDSIM_NO_MEMORY, "no memory for a figure");
    self->plotter = NULL;
    self->parameters = NULL;
    self->stream = NULL;
}

int plot_svg_boxes(const struct figure *figure, char **svg, size_t *size, struct text_boxes *boxes,
                   struct error *error) {
    *svg = NULL;
    *size = 0;
    if (boxes != NULL)
        *boxes = (struct text_boxes){0};
    int code = figure_check(figure, error);
    if (code != FONDSIM_OK)
        return code;
    /* The page is a whole number of mm: libplot prints its size from the same text. */
    struct pen pen = {
        .width = round(figure->width), .height = round(figure->height), .boxes = boxes};
    if (open_page(&pen) == FONDSIM_OK)
        draw_figure(figure, &pen);
    close_page(&pen);
    if (pen_failed(&pen))
        code = error_set(error, pen.fault.code, "%s", pen.fault.text);
    else
        code = latin_decode_svg(pen.bytes, figure->title, figure->alt, svg, size, error);
    free(pen.bytes);
    if (code != FONDSIM_OK && boxes != NULL)
        text_boxes_free(boxes);
    return code;
}

int plot_svg(const struct figure *figure, char **svg, size_t *size, struct error *error) {
    return plot_svg_boxes(figure, svg, size, NULL, error);
}
