/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One figure in three sizes: as a file, for a page that writes its caption, for a slide. Never
 * knows what it shows. */
#ifndef FONDSIM_OUTPUT_REPORT_SIZES_H
#define FONDSIM_OUTPUT_REPORT_SIZES_H

#include "output/report/gallery.h"

/* Heights that pages are made of [mm]: two such figures with their captions and a heading on A4,
 * two without, one with a table, one alone. */
#define SIZES_MM                                                                                   \
    { 98, 112, 128, 150, 228 }

/* Fills svg, page and slide of *picture, whose other members are set; the caller frees them, also
 * on failure. The page is drawn flatter, down to two thirds, where that gives it one of
 * the heights above and no text meets another; the slide likewise at 16 to 9, with a surface of
 * the figure's own at least. The figure is as it was afterwards. Errors of plot_svg. */
int sizes_draw(struct figure *figure, struct picture *picture, struct error *error);

#endif
