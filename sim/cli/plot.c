/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fondsim plot: draws the figures of a results folder again, without simulating. Knows no chart. */
#include <stdlib.h>

#include "sim/cli/cli.h"
#include "sim/cli/drawing.h"
#include "sim/cli/folder_lock.h"

static int plot_folder(const char *folder, enum language language, struct error *error) {
    char path[FOLDER_PATH];
    struct store *store = NULL;
    struct run_tables *tables = calloc(1, sizeof *tables);
    if (tables == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    struct folder_lock lock = {0};
    int status = folder_path(path, folder, "run.sqlite", error);
    if (status == 0 && store_is_ours(path)) { /* else what is wrong with it is said below */
        status = folder_lock(&lock, folder, error);
    }
    status = status < 0 ? status : store_open(&store, path, error);
    status = status < 0 ? status : reading_tables(store, tables, error);
    if (status == 0) {
        status = drawing_figures(store, tables, folder, language, error);
        reading_free(tables);
    }
    store_close(store);
    folder_unlock(&lock);
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
