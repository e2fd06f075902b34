/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where finished figures go, one after another: into files of a folder, or into a report's gallery.
 * Never knows what a figure shows. */
#ifndef FONDSIM_OUTPUT_FIGURE_SINK_H
#define FONDSIM_OUTPUT_FIGURE_SINK_H

#include "sim/core/error.h"

struct figure; /* chart.h */

/* take() takes the figure over (it is freed, also on error; NULL is an error of memory) under the
 * name that its files have. 0 or a negative code, which ends the drawing. */
struct figure_sink {
    void *context;
    int (*take)(void *context, const char *name, struct figure *figure, struct error *error);
};

/* The context of figure_sink_files: a folder that exists, and dots per inch of PNG files. */
struct figure_folder {
    const char *folder;
    double dpi;
};

/* Fits `take` with a struct figure_folder: folder/<name>.svg and .png, replacing files of those
 * names. Errors of export_figure. */
int figure_sink_files(void *folder, const char *name, struct figure *figure, struct error *error);

#endif
