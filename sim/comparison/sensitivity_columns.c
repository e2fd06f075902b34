/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a study to the draws of each quantity: one portfolio minus the other, and net benefits made
 * of such differences. Never knows what the study varies. */
#include <math.h>
#include <stdlib.h>

#include "sim/analysis/collect.h"
#include "sim/comparison/sensitivity_steps.h"

enum { AGAINST, PORTFOLIO, SIDES }; /* places in struct sensitivity's portfolios */

struct pair_of_sinks {
    struct collect collect;
    const struct sink *also;
};

static int take_both(void *context, const struct batch *batch, struct error *error) {
    struct pair_of_sinks *self = context;
    int status = collect_take(&self->collect, batch, error);
    return status < 0 || self->also == NULL ? status
                                            : self->also->take(self->also->context, batch, error);
}

/* Turns the portfolio's columns into differences. FONDSIM_DOMAIN where one is not defined. */
static int subtract(const struct sensitivity *self, struct collect *collect, struct error *error) {
    size_t draws = draws_count(&collect->shape);
    int status = 0;
    for (size_t k = 0; status == 0 && k < self->n_kept; k++) {
        const char *key = self->info->catalogue.outcomes[self->kept[k]].key;
        for (size_t pass = 0; status == 0 && pass < collect->n_passes; pass++) {
            double *own = collect_column(collect, k, pass, PORTFOLIO);
            const double *other = collect_column(collect, k, pass, AGAINST);
            for (size_t r = 0; r < draws; r++) {
                own[r] -= other[r];
            }
            status = draws_finite(&collect->shape, own, key, error);
        }
    }
    return status;
}

static size_t place_of(const struct sensitivity *self, int outcome) {
    size_t k = 0;
    while (k + 1 < self->n_kept && self->kept[k] != outcome) {
        k++;
    }
    return k;
}

/* One column of a quantity, from the differences of a pass. */
static void fill(const struct sensitivity *self, const struct collect *collect, size_t pass,
                 const struct sensitivity_quantity *quantity, double *column) {
    const double *effect =
        collect_column(collect, place_of(self, quantity->outcome), pass, PORTFOLIO);
    const double *cost = collect_column(collect, self->n_kept - 1, pass, PORTFOLIO);
    size_t draws = draws_count(&collect->shape);
    double worth = quantity->better * quantity->willingness;
    for (size_t r = 0; r < draws; r++) {
        column[r] = quantity->is_net_benefit ? worth * effect[r] - cost[r] : effect[r];
    }
}

static int make_columns(const struct sensitivity *self, const struct collect *collect,
                        struct sensitivity_columns *columns, struct error *error) {
    size_t draws = draws_count(&collect->shape), n = self->n_quantities * collect->n_passes;
    columns->shape = collect->shape;
    columns->n_passes = collect->n_passes;
    columns->draws = calloc(n, sizeof *columns->draws);
    columns->memory = calloc(n, draws * sizeof *columns->memory);
    if (columns->draws == NULL || columns->memory == NULL) {
        return error_no_memory(error);
    }
    for (size_t i = 0; i < n; i++) {
        double *column = columns->memory + i * draws;
        fill(self, collect, i % collect->n_passes, &self->quantities[i / collect->n_passes],
             column);
        columns->draws[i] = column;
    }
    return 0;
}

int sensitivity_columns_run(const struct sensitivity *self, const struct runner *runner,
                            struct study *study, const struct sink *also,
                            struct sensitivity_columns *columns, struct error *error) {
    struct pair_of_sinks sinks = {.also = also};
    const struct sink sink = {&sinks, take_both};
    *columns = (struct sensitivity_columns){0};
    study->n_portfolios = SIDES;
    study->portfolios = self->portfolios;
    int status = collect_init(&sinks.collect, study, self->n_kept, self->kept, self->report, error);
    status = status < 0 ? status : runner->run(runner->context, study, &sink, error);
    status = status < 0 ? status : subtract(self, &sinks.collect, error);
    status = status < 0 ? status : make_columns(self, &sinks.collect, columns, error);
    collect_free(&sinks.collect);
    if (status < 0) {
        sensitivity_columns_free(columns);
    }
    return status;
}

void sensitivity_columns_free(struct sensitivity_columns *self) {
    free(self->memory);
    free(self->draws);
    *self = (struct sensitivity_columns){0};
}
