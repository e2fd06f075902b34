/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures as files, through librsvg and cairo. Never knows what is drawn. */
#include "output/export.h"
#include "output/plot_driver.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cairo-pdf.h>
#include <cairo.h>
#include <librsvg/rsvg.h>

#define MM_PER_INCH 25.4
#define PT_PER_INCH 72.0

/* ---- Whole files ---- */

/* Joins up to three texts. NULL without memory. Owner: the caller, free(). */
static char *join(const char *a, const char *b, const char *c) {
    size_t size = strlen(a) + strlen(b) + strlen(c) + 1;
    char *text = malloc(size);
    if (text != NULL) {
        strcpy(text, a);
        strcat(text, b);
        strcat(text, c);
    }
    return text;
}

static int write_all(int file, const unsigned char *bytes, size_t size) {
    while (size > 0) {
        ssize_t written = write(file, bytes, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return -1;
        bytes += written;
        size -= (size_t)written;
    }
    return 0;
}

int export_bytes(const char *path, const void *bytes, size_t size, struct error *error) {
    int code = FONDSIM_OK, file = -1;
    char *part = join(path, ".part", "");
    if (part == NULL)
        return error_set(error, FONDSIM_NO_MEMORY, "no memory to write %s", path);
    file = open(part, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (file < 0) {
        code = error_set(error, FONDSIM_IO, "cannot write %s: %s", part, strerror(errno));
        goto out;
    }
    bool failed = write_all(file, bytes, size) != 0 || fsync(file) != 0;
    int reason = errno;
    if (close(file) != 0 && !failed) {
        failed = true;
        reason = errno;
    }
    if (!failed && rename(part, path) != 0) {
        failed = true;
        reason = errno;
    }
    if (failed) {
        code = error_set(error, FONDSIM_IO, "cannot write %s: %s", path, strerror(reason));
        unlink(part);
    }
out:
    free(part);
    return code;
}

/* ---- Drawing an SVG elsewhere ---- */

/* What cairo writes, gathered in memory so that the file is written whole. */
struct gathered {
    unsigned char *bytes;
    size_t size, room;
};

static cairo_status_t gather(void *closure, const unsigned char *data, unsigned int length) {
    struct gathered *self = closure;
    if (self->room - self->size < length) {
        size_t room = 2 * self->room + length;
        unsigned char *bytes = realloc(self->bytes, room);
        if (bytes == NULL)
            return CAIRO_STATUS_NO_MEMORY;
        self->bytes = bytes;
        self->room = room;
    }
    memcpy(self->bytes + self->size, data, length);
    self->size += length;
    return CAIRO_STATUS_SUCCESS;
}

/* Renders svg onto a part of a surface [device units]. */
static int render(const char *svg, size_t size, cairo_surface_t *surface, RsvgRectangle page,
                  struct error *error) {
    int code = FONDSIM_OK;
    GError *reason = NULL;
    cairo_t *context = cairo_create(surface);
    RsvgHandle *handle = rsvg_handle_new_from_data((const guint8 *)svg, size, &reason);
    if (handle == NULL || !rsvg_handle_render_document(handle, context, &page, &reason))
        code = error_set(error, FONDSIM_FAILED, "librsvg cannot draw the figure: %s",
                         reason == NULL ? "no reason given" : reason->message);
    else if (cairo_status(context) != CAIRO_STATUS_SUCCESS)
        code = error_set(error, FONDSIM_NO_MEMORY, "cairo cannot draw the figure: %s",
                         cairo_status_to_string(cairo_status(context)));
    if (reason != NULL)
        g_error_free(reason);
    if (handle != NULL)
        g_object_unref(handle);
    cairo_destroy(context);
    return code;
}

static int check_page(double width_mm, double height_mm, struct error *error) {
    if (width_mm > 0 && width_mm <= 2000 && height_mm > 0 && height_mm <= 2000)
        return FONDSIM_OK;
    return error_set(error, FONDSIM_DOMAIN, "a figure of %g x %g mm", width_mm, height_mm);
}

int export_svg_png(const char *svg, size_t size, const char *path, double dpi, double width_mm,
                   double height_mm, struct error *error) {
    int code = check_page(width_mm, height_mm, error);
    if (code != FONDSIM_OK)
        return code;
    if (!(dpi > 0 && dpi <= 1200))
        return error_set(error, FONDSIM_DOMAIN, "%g dots per inch: from 1 to 1,200", dpi);
    struct gathered png = {0};
    int width = (int)lround(fmax(1, width_mm / MM_PER_INCH * dpi));
    int height = (int)lround(fmax(1, height_mm / MM_PER_INCH * dpi));
    /* Figures paint their paper: 24 bits suffice and files are smaller. */
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    code = render(svg, size, surface, (RsvgRectangle){0, 0, width, height}, error);
    if (code == FONDSIM_OK) {
        cairo_status_t status = cairo_surface_write_to_png_stream(surface, gather, &png);
        if (status != CAIRO_STATUS_SUCCESS)
            code = error_set(error, FONDSIM_NO_MEMORY, "cannot make %s: %s", path,
                             cairo_status_to_string(status));
    }
    if (code == FONDSIM_OK)
        code = export_bytes(path, png.bytes, png.size, error);
    cairo_surface_destroy(surface);
    free(png.bytes);
    return code;
}

/* Size of a page [pt]. */
static double points(double mm) {
    return mm / MM_PER_INCH * PT_PER_INCH;
}

static double paper_width(const struct export_page *page) {
    return page->paper_width > 0 ? page->paper_width : page->width;
}

static double paper_height(const struct export_page *page) {
    return page->paper_height > 0 ? page->paper_height : page->height;
}

/* Where the drawing stands on its paper [pt]. */
static RsvgRectangle place_of(const struct export_page *page) {
    double wide = paper_width(page), high = paper_height(page);
    double scale = fmin(wide / page->width, high / page->height);
    double width = scale * page->width, height = scale * page->height;
    return (RsvgRectangle){points((wide - width) / 2), points((high - height) / 2), points(width),
                           points(height)};
}

/* Draws each page on the surface; the last one is finished by cairo_surface_finish. */
static int render_pages(const struct export_page *pages, size_t n, cairo_surface_t *surface,
                        struct error *error) {
    int code = FONDSIM_OK;
    for (size_t i = 0; i < n && code == FONDSIM_OK; i++) {
        if (i > 0)
            cairo_surface_show_page(surface);
        cairo_pdf_surface_set_size(surface, points(paper_width(&pages[i])),
                                   points(paper_height(&pages[i])));
        if (n > 1 && pages[i].title != NULL) {
            char place[32];
            snprintf(place, sizeof place, "page=%zu", i + 1);
            cairo_pdf_surface_add_outline(surface, CAIRO_PDF_OUTLINE_ROOT, pages[i].title, place,
                                          (cairo_pdf_outline_flags_t)0);
        }
        code = render(pages[i].svg, pages[i].size, surface, place_of(&pages[i]), error);
    }
    return code;
}

int export_pages_pdf(const struct export_page *pages, size_t n, const char *title, const char *path,
                     struct error *error) {
    int code = n > 0 ? FONDSIM_OK : error_set(error, FONDSIM_DOMAIN, "%s would have no page", path);
    for (size_t i = 0; i < n && code == FONDSIM_OK; i++) {
        code = check_page(pages[i].width, pages[i].height, error);
        if (code == FONDSIM_OK)
            code = check_page(paper_width(&pages[i]), paper_height(&pages[i]), error);
    }
    if (code != FONDSIM_OK)
        return code;
    struct gathered pdf = {0};
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
        gather, &pdf, points(paper_width(&pages[0])), points(paper_height(&pages[0])));
    /* No clock in the file: the same figure is the same bytes. */
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
    if (title != NULL)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title);
    code = render_pages(pages, n, surface, error);
    cairo_surface_finish(surface);
    if (code == FONDSIM_OK && cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
        code = error_set(error, FONDSIM_NO_MEMORY, "cannot make %s: %s", path,
                         cairo_status_to_string(cairo_surface_status(surface)));
    if (code == FONDSIM_OK)
        code = export_bytes(path, pdf.bytes, pdf.size, error);
    cairo_surface_destroy(surface);
    free(pdf.bytes);
    return code;
}

int export_svg_pdf(const char *svg, size_t size, const char *path, double width_mm,
                   double height_mm, struct error *error) {
    struct export_page page = {.svg = svg, .size = size, .width = width_mm, .height = height_mm};
    return export_pages_pdf(&page, 1, NULL, path, error);
}

/* ---- Figures ---- */

/* folder/name with an ending, or NULL. Owner: the caller, free(). */
static char *path_of(const char *folder, const char *name, const char *ending) {
    char *base = join(folder, "/", name);
    char *path = base == NULL ? NULL : join(base, ending, "");
    free(base);
    return path;
}

int export_figure(const struct figure *figure, const char *folder, const char *name, double dpi,
                  struct error *error) {
    char *svg = NULL, *svg_path = path_of(folder, name, ".svg");
    char *png_path = path_of(folder, name, ".png");
    size_t size = 0;
    int code = FONDSIM_OK;
    if (svg_path == NULL || png_path == NULL)
        code = error_set(error, FONDSIM_NO_MEMORY, "no memory to write %s", name);
    if (code == FONDSIM_OK)
        code = plot_svg(figure, &svg, &size, error);
    if (code == FONDSIM_OK)
        code = export_bytes(svg_path, svg, size, error);
    if (code == FONDSIM_OK && dpi != 0)
        code = export_svg_png(svg, size, png_path, dpi, figure->width, figure->height, error);
    free(svg);
    free(svg_path);
    free(png_path);
    return code;
}

int export_figure_pdf(const struct figure *figure, const char *folder, const char *name,
                      struct error *error) {
    char *svg = NULL, *path = path_of(folder, name, ".pdf");
    size_t size = 0;
    int code = FONDSIM_OK;
    if (path == NULL)
        code = error_set(error, FONDSIM_NO_MEMORY, "no memory to write %s", name);
    if (code == FONDSIM_OK)
        code = plot_svg(figure, &svg, &size, error);
    if (code == FONDSIM_OK)
        code = export_svg_pdf(svg, size, path, figure->width, figure->height, error);
    free(svg);
    free(path);
    return code;
}
