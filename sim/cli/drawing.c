/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a stored run. Knows where values are read and who draws them, not how. */
#include "sim/cli/drawing.h"

#include <stdlib.h>

#include "output/figures.h"
#include "sim/cli/folder.h"

enum { MOST_SPREADS = 64 };

/* Values of one outcome for a portfolio and its counterfactual. */
struct pair {
    size_t n;
    double *own, *without;
};

/* Differences of one outcome at one report, all portfolios that have a counterfactual. */
static int add_spreads(struct store *store, const struct run_info *info, struct pair *pair,
                       int report, int outcome, struct spread_table *spreads, struct error *error) {
    int status = 0, base = -1;
    for (int p = 0; status == 0 && p < info->n_portfolios; p++) {
        if (info->portfolios[p].is_counterfactual) {
            continue;
        }
        if (base != info->portfolios[p].counterfactual) {
            base = info->portfolios[p].counterfactual;
            status = store_columns(store, info, base, report, 1, &outcome, &pair->without, error);
        }
        if (status == 0) {
            status = store_columns(store, info, p, report, 1, &outcome, &pair->own, error);
        }
        for (size_t r = 0; status == 0 && r < pair->n; r++) {
            pair->own[r] -= pair->without[r];
        }
        if (status == 0) {
            status = spread_add(spreads, report, p, outcome, pair->own, pair->n, error);
        }
    }
    return status;
}

static int read_spreads(struct store *store, const struct run_info *info,
                        struct spread_table *spreads, struct error *error) {
    struct pair pair = {.n = (size_t)info->samples * info->inner};
    int outcomes[MOST_SPREADS];
    int status = 0;
    pair.own = malloc((pair.n + 1) * sizeof *pair.own);
    pair.without = malloc((pair.n + 1) * sizeof *pair.without);
    if (pair.own == NULL || pair.without == NULL) {
        status = error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    for (int report = 0; status == 0 && report < info->n_reports; report++) {
        size_t n = figures_spread_outcomes(info, report, outcomes, MOST_SPREADS);
        for (size_t k = 0; status == 0 && k < n; k++) {
            status = add_spreads(store, info, &pair, report, outcomes[k], spreads, error);
        }
    }
    free(pair.own);
    free(pair.without);
    return status;
}

int drawing_into(struct store *store, const struct run_tables *tables, enum language language,
                 const struct figure_sink *sink, struct error *error) {
    struct spread_table spreads = {0};
    int status = read_spreads(store, &tables->info, &spreads, error);
    if (status == 0) {
        struct report_tables drawn = {.info = &tables->info,
                                      .summary = &tables->summary,
                                      .trajectories = &tables->trajectories,
                                      .money = &tables->money,
                                      .response = &tables->response,
                                      .spreads = &spreads,
                                      .n_assumptions = tables->info.n_assumptions,
                                      .n_priors = tables->info.n_priors};
        status = figures_draw(&drawn, language, sink, error);
    }
    spread_table_free(&spreads);
    return status;
}

int drawing_figures(struct store *store, const struct run_tables *tables, const char *folder,
                    enum language language, struct error *error) {
    char path[FOLDER_PATH];
    struct figure_folder files = {path, FIGURES_DPI};
    struct figure_sink sink = {&files, figure_sink_files};
    int status =
        folder_path(path, folder, language == LANGUAGE_FR ? "figures/fr" : "figures/en", error);
    status = status < 0 ? status : folder_make(path, error);
    return status < 0 ? status : drawing_into(store, tables, language, &sink, error);
}
