/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures into files. Never knows what a figure shows. */
#include "output/figure_sink.h"

#include "output/chart.h"
#include "output/export.h"

int figure_sink_files(void *context, const char *name, struct figure *figure, struct error *error) {
    const struct figure_folder *self = context;
    if (figure == NULL)
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    int status = export_figure(figure, self->folder, name, self->dpi, error);
    figure_free(figure);
    return status;
}
