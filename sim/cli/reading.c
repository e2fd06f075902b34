/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a stored run to plain tables. Never prints. */
#include "sim/cli/reading.h"

#include <stdlib.h>

#include "sim/analysis/summary.h"
#include "sim/core/blocks.h"

/* Values of a group of outcomes for a portfolio and its counterfactual. */
struct columns {
    size_t n;                /* replicates */
    size_t room;             /* outcomes that fit */
    double *memory;          /* [2][room][n], then work[2 n] */
    double **own, **without; /* [room] */
    double *work;
    int *outcomes; /* [room] indices in the catalogue */
};

enum { COLUMNS_BYTES = 1 << 28 };

static void columns_free(struct columns *self) {
    free(self->memory);
    free(self->own);
    free(self->without);
    free(self->outcomes);
}

static int columns_init(struct columns *self, const struct run_info *info, struct error *error) {
    size_t n = (size_t)info->samples * info->inner;
    size_t fit = COLUMNS_BYTES / (2 * sizeof(double)) / (n > 0 ? n : 1);
    size_t room = fit < 1 ? 1 : fit > info->catalogue.n ? info->catalogue.n : fit;
    *self = (struct columns){.n = n, .room = room};
    self->memory = malloc(((2 * room + 2) * n + 1) * sizeof *self->memory);
    self->own = calloc(room + 1, sizeof *self->own);
    self->without = calloc(room + 1, sizeof *self->without);
    self->outcomes = calloc(room + 1, sizeof *self->outcomes);
    if (!self->memory || !self->own || !self->without || !self->outcomes) {
        columns_free(self);
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    for (size_t k = 0; k < room; k++) {
        self->own[k] = self->memory + k * n;
        self->without[k] = self->memory + (room + k) * n;
    }
    self->work = self->memory + 2 * room * n;
    return 0;
}

/* Rows of one report, one group of outcomes and all portfolios compared with `base`. */
static int summarise(struct store *store, const struct run_info *info, struct columns *columns,
                     int report, int base, size_t group, struct summary_table *table,
                     struct error *error) {
    int status =
        store_columns(store, info, base, report, group, columns->outcomes, columns->without, error);
    size_t per_block = blocks_unit(info->design, info->samples) * info->inner;
    for (int p = 0; status == 0 && p < info->n_portfolios; p++) {
        if (info->portfolios[p].counterfactual != base) {
            continue;
        }
        double **values = columns->without;
        if (p != base) {
            values = columns->own;
            status = store_columns(store, info, p, report, group, columns->outcomes, values, error);
        }
        for (size_t k = 0; status == 0 && k < group; k++) {
            size_t at =
                ((size_t)report * (size_t)info->n_portfolios + (size_t)p) * info->catalogue.n +
                (size_t)columns->outcomes[k];
            struct summary_row *row = &table->rows[at];
            row->report = report;
            row->portfolio = p;
            row->outcome = columns->outcomes[k];
            summary_compare(values[k], columns->without[k], columns->n, per_block, columns->work,
                            row);
        }
    }
    return status;
}

static int read_summary(struct store *store, const struct run_info *info,
                        struct summary_table *table, struct error *error) {
    struct columns columns;
    table->n = (size_t)info->n_reports * (size_t)info->n_portfolios * info->catalogue.n;
    table->rows = calloc(table->n + 1, sizeof *table->rows);
    if (table->rows == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    int status = columns_init(&columns, info, error);
    if (status < 0) {
        return status;
    }
    for (int report = 0; report < info->n_reports; report++) {
        for (size_t first = 0; first < info->catalogue.n; first += columns.room) {
            size_t left = info->catalogue.n - first;
            size_t group = left < columns.room ? left : columns.room;
            for (size_t k = 0; k < group; k++) {
                columns.outcomes[k] = (int)(first + k);
            }
            for (int p = 0; status == 0 && p < info->n_portfolios; p++) {
                if (info->portfolios[p].counterfactual == p) {
                    status = summarise(store, info, &columns, report, p, group, table, error);
                }
            }
        }
    }
    columns_free(&columns);
    return status;
}

int reading_tables(struct store *store, struct run_tables *tables, struct error *error) {
    *tables = (struct run_tables){0};
    int status = store_info(store, &tables->info, error);
    status = status < 0 ? status : store_trajectories(store, &tables->trajectories, error);
    status = status < 0 ? status : store_money(store, &tables->money, error);
    status = status < 0 ? status : store_ages(store, &tables->ages, error);
    status = status < 0 ? status : store_response(store, &tables->response, error);
    status = status < 0 ? status : read_summary(store, &tables->info, &tables->summary, error);
    if (status < 0) {
        reading_free(tables);
    }
    return status;
}

void reading_free(struct run_tables *self) {
    run_info_free(&self->info);
    summary_table_free(&self->summary);
    trajectory_table_free(&self->trajectories);
    money_table_free(&self->money);
    age_table_free(&self->ages);
    response_table_free(&self->response);
}
