/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a report: drawn once, then written as files and shown in documents. Never knows
 * what they show. */
#ifndef FONDSIM_OUTPUT_REPORT_GALLERY_H
#define FONDSIM_OUTPUT_REPORT_GALLERY_H

#include "output/chart.h"

/* A figure that was drawn. */
struct picture {
    char *name; /* of its files: letters, digits, '-' and '_' */
    char *title, *alt;
    char *svg; /* as plot_svg returns */
    size_t size;
    double width, height; /* [mm] */
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

void gallery_free(struct gallery *self); /* legal on a zeroed gallery */

#endif
