/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fondsim plot: draws the figures of a results folder again, without simulating. Knows no chart. */
#include "sim/cli/plot.h"

#include <stdlib.h>

#include "output/figures.h"
#include "sim/cli/cli.h"
#include "sim/cli/folder.h"

/* Values of one outcome of a portfolio and of its counterfactual, a work array each. */
struct pair {
    size_t n;
    double *own, *without, *difference; /* own is the block of memory */
};

/* Adds the spreads of all portfolios of one counterfactual. */
static int spread_outcome(struct store *store, const struct run_info *info, struct pair *pair,
                          int report, int outcome, int base, struct spread_table *table,
                          struct error *error) {
    int status = store_columns(store, info, base, report, 1, &outcome, &pair->without, error);
    for (int p = 0; status == 0 && p < info->n_portfolios; p++) {
        if (p == base || info->portfolios[p].counterfactual != base) {
            continue;
        }
        status = store_columns(store, info, p, report, 1, &outcome, &pair->own, error);
        if (status < 0) {
            return status;
        }
        for (size_t r = 0; r < pair->n; r++) {
            pair->difference[r] = pair->own[r] - pair->without[r];
        }
        status = spread_add(table, report, p, outcome, pair->difference, pair->n, error);
    }
    return status;
}

static int read_spreads(struct store *store, const struct run_info *info,
                        struct spread_table *table, struct error *error) {
    enum { MOST_OUTCOMES = 64 };
    int outcomes[MOST_OUTCOMES], status = 0;
    struct pair pair = {.n = (size_t)info->samples * info->inner};
    pair.own = malloc((3 * pair.n + 1) * sizeof *pair.own);
    if (pair.own == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    pair.without = pair.own + pair.n;
    pair.difference = pair.without + pair.n;
    for (int report = 0; report < info->n_reports; report++) {
        size_t n = figures_spread_outcomes(info, report, outcomes, MOST_OUTCOMES);
        for (size_t k = 0; k < n; k++) {
            for (int p = 0; status == 0 && p < info->n_portfolios; p++) {
                if (info->portfolios[p].is_counterfactual) {
                    status =
                        spread_outcome(store, info, &pair, report, outcomes[k], p, table, error);
                }
            }
        }
    }
    free(pair.own);
    return status;
}

int plot_figures(struct store *store, const struct run_tables *tables, const char *folder,
                 enum language language, struct error *error) {
    char path[FOLDER_PATH];
    struct spread_table spreads = {0};
    struct report_tables all = {.info = &tables->info,
                                .summary = &tables->summary,
                                .trajectories = &tables->trajectories,
                                .money = &tables->money,
                                .response = &tables->response,
                                .spreads = &spreads};
    int status = store_register(store, &all.n_assumptions, &all.n_priors, error);
    status = status < 0 ? status : read_spreads(store, &tables->info, &spreads, error);
    status = status < 0 ? status
                        : folder_path(path, folder,
                                      language == LANGUAGE_FR ? "figures/fr" : "figures/en", error);
    status = status < 0 ? status : folder_make(path, error);
    status = status < 0 ? status : figures_draw(&all, path, language, error);
    spread_table_free(&spreads);
    return status;
}

static int plot_folder(const char *folder, enum language language, struct error *error) {
    char path[FOLDER_PATH];
    struct store *store = NULL;
    struct run_tables *tables = calloc(1, sizeof *tables);
    if (tables == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    int status = folder_path(path, folder, "run.sqlite", error);
    status = status < 0 ? status : store_open(&store, path, error);
    status = status < 0 ? status : reading_tables(store, tables, error);
    if (status == 0) {
        status = plot_figures(store, tables, folder, language, error);
        reading_free(tables);
    }
    store_close(store);
    free(tables);
    return status;
}

int cmd_plot(int argc, char **argv) {
    enum language language = LANGUAGE_FR;
    const struct option_spec options[] = {
        {"lang", 0, OPTION_LANGUAGE, &language, "fr|en", "language (default fr)", 0, 0},
    };
    const struct command_line line = {
        "plot",
        "RESULTS",
        1,
        1,
        "Draws the figures of a results folder again, without simulating, into\n"
        "RESULTS/figures/fr or RESULTS/figures/en, as SVG and PNG.",
        NULL,
        sizeof options / sizeof options[0],
        options};
    const char *positionals[CLI_MAX_POSITIONALS];
    size_t n = 0;
    struct error error = {0};
    int status = options_read(&line, argc, argv, positionals, &n, &error);
    if (status == 0) {
        status = plot_folder(positionals[0], language, &error);
    }
    if (status < 0) {
        error.code = status;
        return cli_fail(line.name, &error);
    }
    return 0;
}
