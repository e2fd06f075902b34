/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fondsim compare: answers from the paired draws of a results folder, into its folder compare/ and
 * on one screen. A scenario is run first. Knows no statistics and no words of the screen. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "output/sheets.h"
#include "scenarios/read.h"
#include "sim/cli/cli.h"
#include "sim/cli/compare_screen.h"
#include "sim/cli/folder.h"
#include "sim/comparison/sheets.h"

struct request {
    const char *argument, *folder, *perspective;
    struct option_list willingness; /* "level_years=20000" */
    enum language language;
    int force;
};

/* Index of a perspective. FONDSIM_USAGE when there is none of this name. */
static int perspective_of(const char *name, struct error *error) {
    for (int i = 0; i < COMPARISON_COSTS; i++) {
        if (strcmp(name, comparison_perspectives[i]) == 0) {
            return i;
        }
    }
    return error_set(error, FONDSIM_USAGE, "--perspective %s: expected fund, public or all", name);
}

/* values[n]: what the options say of each of n effects, NaN where they say nothing. */
static int read_willingness(const struct request *request, const struct run_info *info, int n,
                            const int *effects, double *values, struct error *error) {
    for (int k = 0; k < n; k++) {
        values[k] = (double)NAN;
    }
    for (size_t i = 0; i < request->willingness.n; i++) {
        const char *text = request->willingness.values[i], *sign = strchr(text, '=');
        size_t length = sign == NULL ? strlen(text) : (size_t)(sign - text);
        int found = -1;
        for (int k = 0; k < n; k++) {
            const char *key = effects[k] < 0 ? "" : info->catalogue.outcomes[effects[k]].key;
            found = strlen(key) == length && strncmp(key, text, length) == 0 ? k : found;
        }
        char *end = NULL;
        double value = sign == NULL ? (double)NAN : strtod(sign + 1, &end);
        if (found < 0 || !(value > 0) || !isfinite(value) || *end != '\0') {
            return error_set(error, FONDSIM_USAGE,
                             "--willingness %s: expected EFFECT=EUR, an effect of the scenario and "
                             "a number above 0",
                             text);
        }
        values[found] = value;
    }
    return 0;
}

/* Runs a scenario as `fondsim run` does; its folder goes to folder[FOLDER_PATH]. Returns the exit
 * status of the run, or a negative error. */
static int run_first(const struct request *request, char *folder, struct error *error) {
    struct problems *problems = calloc(1, sizeof *problems);
    struct scenario scenario = {0};
    if (problems == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    int status = scenario_read(request->argument, 0, NULL, &scenario, problems, error);
    if (status == FONDSIM_INVALID) {
        problems_print(problems, stderr);
        error->text[0] = '\0'; /* said already */
    }
    free(problems);
    if (status == 0 && request->folder == NULL) {
        status = folder_path(folder, "results", scenario.name, error);
    } else if (status == 0 && snprintf(folder, FOLDER_PATH, "%s", request->folder) >= FOLDER_PATH) {
        status = error_set(error, FONDSIM_IO, "%s: the path is too long", request->folder);
    }
    scenario_free(&scenario);
    if (status < 0) {
        return status;
    }
    fprintf(stderr,
            request->language == LANGUAGE_FR ? "Calcul de %s dans %s\n" : "Running %s into %s\n",
            request->argument, folder);
    char name[] = "run", quiet[] = "-q", output[] = "-o", lang[] = "--lang", force[] = "--force",
         end[] = "--", fr[] = "fr", en[] = "en", path[FOLDER_PATH];
    if (snprintf(path, sizeof path, "%s", request->argument) >= (int)sizeof path) {
        return error_set(error, FONDSIM_IO, "%s: the path is too long", request->argument);
    }
    char *arguments[10] = {name,   quiet, output,
                           folder, lang,  request->language == LANGUAGE_FR ? fr : en};
    int n = 6;
    if (request->force) {
        arguments[n++] = force;
    }
    arguments[n++] = end;
    arguments[n++] = path;
    return cmd_run(n, arguments);
}

/* ---- What is written ---- */

static int write_files(const struct comparison *comparison, const char *folder,
                       struct error *error) {
    char path[FOLDER_PATH], name[64];
    struct sheet sheets[COMPARISON_SHEETS] = {{0}};
    comparison_sheets(comparison, sheets);
    int status = folder_path(path, folder, "compare", error);
    status = status < 0 ? status : folder_make(path, error);
    for (size_t i = 0; status == 0 && i < COMPARISON_SHEETS; i++) {
        snprintf(name, sizeof name, "compare/%s.csv", sheets[i].name);
        status = folder_path(path, folder, name, error);
        status = status < 0 ? status : sheet_csv(path, &sheets[i], error);
    }
    status = status < 0 ? status : folder_path(path, folder, "compare/compare.json", error);
    status = status < 0 ? status : sheets_json(path, sheets, COMPARISON_SHEETS, error);
    for (size_t i = 0; i < COMPARISON_SHEETS; i++) {
        sheet_free(&sheets[i]);
    }
    return status;
}

static int compare_folder(const struct request *request, const char *folder, struct error *error) {
    char path[FOLDER_PATH];
    struct store *store = NULL;
    struct run_info info = {0};
    struct comparison comparison = {0};
    double *willingness = NULL;
    int *effects = NULL;
    int perspective = perspective_of(request->perspective, error);
    int status = perspective < 0 ? perspective : folder_path(path, folder, "run.sqlite", error);
    status = status < 0 ? status : store_open(&store, path, error);
    status = status < 0 ? status : store_info(store, &info, error);
    if (status == 0) {
        size_t room = info.catalogue.n + (size_t)info.n_effects + 1;
        willingness = calloc(room, sizeof *willingness);
        effects = calloc(room, sizeof *effects);
        status = !willingness || !effects
                     ? error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY))
                     : read_willingness(request, &info, comparison_effects(&info, effects), effects,
                                        willingness, error);
    }
    if (status == 0) {
        status = comparison_make(store, &info, perspective, willingness, &comparison, error);
    }
    status = status < 0 ? status : write_files(&comparison, folder, error);
    if (status == 0) {
        comparison_screen(stdout, request->language, &comparison);
    }
    comparison_free(&comparison);
    run_info_free(&info);
    store_close(store);
    free(willingness);
    free(effects);
    return status;
}

/* Negative for an error, else an exit status. */
static int execute(const struct request *request, struct error *error) {
    char folder[FOLDER_PATH];
    struct stat found;
    int perspective = perspective_of(request->perspective, error);
    if (perspective < 0) {
        return perspective;
    }
    if (stat(request->argument, &found) != 0 || !S_ISREG(found.st_mode)) {
        return compare_folder(request, request->argument, error);
    }
    int status = run_first(request, folder, error);
    return status != 0 ? status : compare_folder(request, folder, error);
}

int cmd_compare(int argc, char **argv) {
    struct request request = {.language = LANGUAGE_FR, .perspective = "fund"};
    const struct option_spec options[] = {
        {"perspective", 'p', OPTION_TEXT, &request.perspective, "fund|public|all",
         "whose cost on the screen and in ranks (default fund)", 0, 0},
        {"willingness", 'w', OPTION_LIST, &request.willingness, "EFFECT=EUR",
         "what a unit of an effect is worth; may be repeated", 0, 0},
        {"output", 'o', OPTION_TEXT, &request.folder, "DIR",
         "of a scenario: results folder (default results/<name>)", 0, 0},
        {"lang", 0, OPTION_LANGUAGE, &request.language, "fr|en", "language (default fr)", 0, 0},
        {"force", 'f', OPTION_FLAG, &request.force, NULL, "of a scenario: replace earlier results",
         0, 0},
    };
    const struct command_line line = {
        "compare",
        "RESULTS|SCENARIO",
        1,
        1,
        "Compares the funding models of a results folder on its paired draws: differences,\n"
        "cost-effectiveness, additionality, ranks; into RESULTS/compare/ and on the screen.\n"
        "A scenario is run first.",
        NULL,
        sizeof options / sizeof options[0],
        options};
    const char *positionals[CLI_MAX_POSITIONALS];
    size_t n = 0;
    struct error error = {0};
    int status = options_read(&line, argc, argv, positionals, &n, &error);
    if (status == 0) {
        request.argument = positionals[0];
        status = execute(&request, &error);
    } else if (status == 1) {
        status = 0;
    }
    option_list_free(&request.willingness);
    if (status < 0) {
        error.code = status;
        return cli_fail(line.name, &error);
    }
    return status;
}
