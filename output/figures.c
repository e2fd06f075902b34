/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of figures, their files, and the spreads they are drawn from. Never knows one figure
 * from inside. */
#include "output/figures.h"
#include "output/figures_parts.h"
#include "sim/core/stats.h"

#include <math.h>
#include <stdlib.h>

static const struct {
    const char *name;
    bool (*possible)(const struct report_tables *tables);
    struct figure *(*build)(const struct report_tables *tables, enum language language);
} figures[FIGURE_COUNT] = {
    [FIGURE_FAN] = {"fan", fan_possible, fan_build},
    [FIGURE_LEVELS] = {"levels", levels_possible, levels_build},
    [FIGURE_MONEY] = {"money", money_possible, money_build},
    [FIGURE_EFFECTS] = {"effects", effects_possible, effects_build},
    [FIGURE_RESPONSE] = {"response", response_possible, response_build},
};

const char *figures_name(enum figure_name name) {
    return (unsigned)name < FIGURE_COUNT ? figures[name].name : NULL;
}

bool figures_possible(const struct report_tables *tables, enum figure_name name) {
    return (unsigned)name < FIGURE_COUNT && figures[name].possible(tables);
}

struct figure *figures_build(const struct report_tables *tables, enum figure_name name,
                             enum language language) {
    return (unsigned)name < FIGURE_COUNT ? figures[name].build(tables, language) : NULL;
}

int figures_draw(const struct report_tables *tables, enum language language,
                 const struct figure_sink *sink, struct error *error) {
    int status = 0;
    for (int i = 0; status == 0 && i < FIGURE_COUNT; i++)
        if (figures[i].possible(tables))
            status = sink->take(sink->context, figures[i].name, figures[i].build(tables, language),
                                error);
    return status;
}

/* ---- Spreads ---- */

size_t figures_spread_outcomes(const struct run_info *info, int report, int *outcomes,
                               size_t room) {
    size_t n = 0;
    int fan = parts_fan_outcome(info);
    if (fan >= 0 && n < room)
        outcomes[n++] = fan;
    int effects[PARTS_EFFECTS];
    size_t n_effects =
        report == info->n_reports - 1 ? parts_effects(info, effects, PARTS_EFFECTS) : 0;
    for (size_t i = 0; i < n_effects && n < room; i++)
        if (effects[i] != fan)
            outcomes[n++] = effects[i];
    return n;
}

int spread_add(struct spread_table *self, int report, int portfolio, int outcome,
               double *differences, size_t n, struct error *error) {
    static const double p[5] = {0.05, 0.25, 0.5, 0.75, 0.95};
    size_t defined = 0;
    for (size_t i = 0; i < n; i++)
        if (!isnan(differences[i]))
            differences[defined++] = differences[i];
    if (defined == 0)
        return 0;
    struct spread *rows = realloc(self->rows, (self->n + 1) * sizeof *rows);
    if (rows == NULL)
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    self->rows = rows;
    struct spread *row = &rows[self->n++];
    *row = (struct spread){report, portfolio, outcome, defined, {0}};
    stats_quantiles(differences, defined, p, 5, row->q);
    return 0;
}

void spread_table_free(struct spread_table *self) {
    free(self->rows);
    *self = (struct spread_table){0};
}
