/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a report, each in its sizes: as files, on a page beside its caption, on a slide.
 * Never knows what they show. */
#ifndef FONDSIM_OUTPUT_REPORT_GALLERY_H
#define FONDSIM_OUTPUT_REPORT_GALLERY_H

#include "output/chart.h"

/* A figure that was drawn. */
struct picture {
    char *name; /* of its files: letters, digits, '-' and '_' */
    char *title, *alt;
    char *caption, *method; /* how to read it, how it was made; "" for none */
    char *svg;              /* as plot_svg returns: all of it, caption too */
    size_t size;
    double width, height; /* [mm] */
    char *page;           /* without the caption, which the page writes, and no taller than paper */
    size_t page_size;
    double page_height; /* [mm], of the same width */
    char *slide;        /* drawn for a slide of 16 to 9; NULL: its texts find no room there */
    size_t slide_size;
    double slide_width, slide_height; /* [mm] */
};

struct gallery {
    size_t n, room;
    struct picture **pictures; /* owned; a picture stays where it is */
};

/* Draws the figure (takes it over: it is freed, also on error; NULL is an error of memory) under a
 * name not used before. *picture, when picture is not NULL, receives the picture, owned by the
 * gallery. Errors of plot_svg; FONDSIM_DOMAIN for a name that is no file name or was used. */
int gallery_add(struct gallery *self, const char *name, struct figure *figure,
                const struct picture **picture, struct error *error);

/* The same as `take` of a struct figure_sink whose context is a gallery. */
int gallery_take(void *gallery, const char *name, struct figure *figure, struct error *error);

/* The picture of this name, or NULL. */
const struct picture *gallery_find(const struct gallery *self, const char *name);

/* Writes every picture as folder/<name>.svg, .pdf and, unless dpi is 0, .png. The folder must
 * exist. Errors of export_figure. */
int gallery_write(const struct gallery *self, const char *folder, double dpi, struct error *error);

/* Writes every picture as a page of one PDF file, in order. Nothing to write is no error: no file
 * then. */
int gallery_pdf(const struct gallery *self, const char *title, const char *path,
                struct error *error);

/* The same for slides of 16 to 9: those that were drawn for one fill it, the others stand in its
 * middle. */
int gallery_slides(const struct gallery *self, const char *title, const char *path,
                   struct error *error);

void gallery_free(struct gallery *self); /* legal on a zeroed gallery */

#endif
