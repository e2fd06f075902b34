/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hands sensitivities to the figures, one call each. Computes nothing. */
#include "sim/cli/sensitivity_drawing.h"

#include <stdio.h>

#include "output/figures.h"
#include "sim/cli/folder.h"
#include "sim/cli/runs_drawing.h"

/* file: the ending of the figures' names, [160]. */
static struct runs_quantity quantity_of(const struct sensitivity *s, size_t q, char *file) {
    const struct sensitivity_quantity *quantity = &s->quantities[q];
    snprintf(file, 160, "%s%.120s", quantity->is_net_benefit ? "net_benefit-" : "",
             s->info->catalogue.outcomes[quantity->outcome].key);
    return (struct runs_quantity){.file = file,
                                  .outcome = quantity->outcome,
                                  .is_net_benefit = quantity->is_net_benefit,
                                  .willingness = quantity->willingness,
                                  .perspective = s->perspective,
                                  .portfolio = s->portfolio,
                                  .reference = s->against,
                                  .report = s->report};
}

static struct runs_page page_of(const struct sensitivity *s, const struct draws *shape,
                                const struct figure_sink *sink, enum language language) {
    return (struct runs_page){.info = s->info,
                              .scenario = s->scenario,
                              .samples = shape->samples,
                              .inner = (unsigned)shape->inner,
                              .sink = sink,
                              .language = language};
}

/* What nothing moves has no picture: the screen says so in words. */
int sensitivity_draw(const struct sensitivity *s, const char *folder, enum language language,
                     struct error *error) {
    char path[FOLDER_PATH], file[160];
    struct figure_folder files = {path, FIGURES_DPI};
    const struct figure_sink sink = {&files, figure_sink_files};
    int status =
        folder_path(path, folder, language == LANGUAGE_FR ? "figures/fr" : "figures/en", error);
    status = status < 0 ? status : folder_make(path, error);
    const struct runs_page held = page_of(s, &s->shape, &sink, language);
    const struct runs_page crossed = page_of(s, &s->map_shape, &sink, language);
    const struct runs_page shared = page_of(s, &s->sobol_shape, &sink, language);
    for (size_t q = 0; status == 0 && q < s->n_quantities; q++) {
        const struct runs_quantity quantity = quantity_of(s, q, file);
        int is_first = q == 0 || quantity.is_net_benefit;
        if (s->n_held > 0 && !sensitivity_moves_nothing(s, q)) {
            status = runs_draw_tornado(&held, &quantity, s->tornado.list.parameters,
                                       &s->tornados[q], error);
        }
        if (status == 0 && s->has_map && is_first && !sensitivity_is_level(&s->maps[q])) {
            status = runs_draw_two_way(&crossed, &quantity, &s->two_way, &s->maps[q], NULL, error);
        }
        if (status == 0 && s->has_sobol && is_first && sensitivity_varies(&s->sobols[q])) {
            status = runs_draw_sobol(&shared, &quantity, s->sobol.factors, &s->sobols[q], error);
        }
    }
    return status;
}
