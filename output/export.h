/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures as files: SVG from the driver, PNG and PDF from that SVG by librsvg and cairo. Files are
 * written beside and renamed, so a reader never sees half of one. Never knows what is drawn. */
#ifndef FONDSIM_OUTPUT_EXPORT_H
#define FONDSIM_OUTPUT_EXPORT_H

#include "output/chart.h"
#include "sim/core/error.h"
#include <stddef.h>

/* Dots per inch that suit print and screens. */
#define EXPORT_DPI 200.0

/* Writes folder/name.svg and folder/name.png (dpi dots per inch, in ]0, 1200]; the PNG is skipped
 * when dpi is 0). The folder must exist. Files of those names are replaced, each whole.
 * FONDSIM_IO, FONDSIM_NO_MEMORY, FONDSIM_DOMAIN (a figure that holds a fault, see figure_check). */
int export_figure(const struct figure *figure, const char *folder, const char *name, double dpi,
                  struct error *error);

/* Writes folder/name.pdf, one page of the figure's size, text as text. Same errors. */
int export_figure_pdf(const struct figure *figure, const char *folder, const char *name,
                      struct error *error);

/* An SVG text (as plot_svg returns) as a PNG or a PDF file at path. width_mm and height_mm are the
 * figure's size. */
int export_svg_png(const char *svg, size_t size, const char *path, double dpi, double width_mm,
                   double height_mm, struct error *error);
int export_svg_pdf(const char *svg, size_t size, const char *path, double width_mm,
                   double height_mm, struct error *error);

/* One page of a file of several. Everything borrowed. */
struct export_page {
    const char *svg; /* text as plot_svg returns, of `size` bytes */
    size_t size;
    double width, height;             /* [mm] of the drawing */
    double paper_width, paper_height; /* [mm] 0: the drawing's own; else it is put in their middle,
                                         as large as they let it be */
    const char *title;                /* in the list of pages that readers show; NULL for none */
};

/* Writes n >= 1 SVG texts as the pages of one PDF file, each of its own size. title: of the file,
 * NULL for none. No clock in it. Same errors. */
int export_pages_pdf(const struct export_page *pages, size_t n, const char *title, const char *path,
                     struct error *error);

/* Writes size bytes to path through a file beside it ("path.part"), flushed to disk, then renamed.
 * On error the file beside is removed and an older file at path is left as it was. */
int export_bytes(const char *path, const void *bytes, size_t size, struct error *error);

#endif
