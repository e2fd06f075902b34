/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fondsim run: scenario in, results folder out; or a folder with a run to go on with. Knows the
 * order of things and nothing of how they are done. */
#include <stdlib.h>
#include <string.h>

#include "scenarios/register.h"
#include "scenarios/write.h"
#include "sim/cli/resume.h"
#include "sim/cli/run.h"
#include "sim/cli/running.h"
#include "sim/cli/simulation.h"
#include "sim/engine/ranks.h"

/* --replicates, --inner and --seed are overrides like --set, so that they are validated with the
 * rest and end up in used_scenario.yaml. texts[3] receives them. */
static int add_sets(struct run_request *request, char texts[3][64], struct error *error) {
    const struct {
        const char *key;
        const struct option_number *number;
    } overrides[3] = {
        {"samples", &request->samples}, {"inner", &request->inner}, {"seed", &request->seed}};
    size_t n = request->sets.n + 3;
    const char **grown = realloc(request->sets.values, n * sizeof *grown);
    if (grown == NULL) {
        return error_no_memory(error);
    }
    request->sets.values = grown;
    for (int i = 0; i < 3; i++) {
        if (overrides[i].number->given) {
            snprintf(texts[i], 64, "monte_carlo.%s=%lu", overrides[i].key,
                     (unsigned long)overrides[i].number->value);
            grown[request->sets.n++] = texts[i];
        }
    }
    return 0;
}

static int choose_folder(const struct run_request *request, struct simulation *simulation,
                         struct error *error) {
    if (request->folder == NULL) {
        return folder_path(simulation->folder, "results", simulation->scenario.name, error);
    }
    if (strlen(request->folder) >= sizeof simulation->folder) {
        return error_set(error, FONDSIM_IO, "%s: the path is too long", request->folder);
    }
    strcpy(simulation->folder, request->folder);
    return 0;
}

/* The scenario is written before the results file: a results file always has its scenario. */
static int begin_folder(const struct run_request *request, struct simulation *simulation,
                        struct error *error) {
    char path[FOLDER_PATH];
    int status = choose_folder(request, simulation, error);
    status = status < 0 ? status : folder_check(simulation->folder, request->force, error);
    status = status < 0 ? status : folder_make(simulation->folder, error);
    status = status < 0 ? status : folder_lock(&simulation->lock, simulation->folder, error);
    status = status < 0 ? status : folder_prepare(simulation->folder, error);
    status = status < 0 ? status
                        : scenario_write_folder(&simulation->scenario, simulation->folder, error);
    status = status < 0 ? status : folder_path(path, simulation->folder, "run.sqlite", error);
    return status < 0
               ? status
               : store_create(&simulation->store, path, &simulation->study, &simulation->catalogue,
                              &simulation->shape, FONDSIM_VERSION, error);
}

static struct simulation_manner run_manner(const struct run_request *request) {
    return (struct simulation_manner){.language = request->language,
                                      .quiet = request->quiet,
                                      .no_table = request->no_table,
                                      .threads = (int)request->threads.value};
}

static int execute(struct run_request *request, struct simulation *simulation,
                   struct error *error) {
    char texts[3][64];
    const struct simulation_manner manner = run_manner(request);
    int status = add_sets(request, texts, error);
    const struct scenario_given given = {.n_sets = request->sets.n,
                                         .sets = request->sets.values,
                                         .n_allowed = request->allowed.n,
                                         .allowed = request->allowed.values};
    status = status < 0 ? status : simulation_read(simulation, request->scenario, &given, error);
    if (status == 0 && !request->allow_cost) {
        status = run_cost_refuse(&simulation->scenario, error);
    }
    status = status < 0 ? status : simulation_plan(simulation, error);
    status = ranks_agree(status, error);
    if (status == 0 && ranks_mine() == 0) {
        status = begin_folder(request, simulation, error);
    }
    status = ranks_agree(status, error);
    if (status < 0) {
        return status;
    }
    running_catch_signals();
    return simulation_finish(simulation, &manner, error);
}

int run_scenario(struct run_request *request, char *folder, struct error *error) {
    size_t given = request->sets.n;
    struct simulation *simulation = calloc(1, sizeof *simulation);
    int status = ranks_agree(simulation == NULL ? error_no_memory(error) : 0, error);
    if (status < 0 || simulation == NULL) {
        free(simulation);
        return status;
    }
    status = execute(request, simulation, error);
    request->sets.n = given; /* without the numbers, whose texts are gone */
    snprintf(folder, FOLDER_PATH, "%s", simulation->folder);
    simulation_free(simulation);
    free(simulation);
    return status;
}

/* Options that say what to run, beside a run that is there already. */
static int check_resume(const struct run_request *request, struct error *error) {
    const struct {
        const char *name;
        int given;
    } options[] = {
        {"output", request->folder != NULL},    {"replicates", request->samples.given},
        {"inner", request->inner.given},        {"seed", request->seed.given},
        {"set", request->sets.n > 0},           {"force", request->force},
        {"allow-path", request->allowed.n > 0}, {"allow-cost", request->allow_cost},
    };
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
        if (options[i].given) {
            return error_set(error, FONDSIM_USAGE,
                             "--%s: not beside --resume or --extend, which go on with the run of a "
                             "results folder",
                             options[i].name);
        }
    }
    return 0;
}

int cmd_run(int argc, char **argv) {
    struct run_request request = {.language = LANGUAGE_FR};
    int resumes = 0;
    struct option_number more = {0};
    const struct option_spec options[] = {
        {"output", 'o', OPTION_TEXT, &request.folder, "DIR",
         "results folder (default results/<name of the scenario>)", 0, 0},
        {"replicates", 'n', OPTION_NUMBER, &request.samples, "N",
         "parameter samples, rounded up to blocks of 32", 1, 4000000000U},
        {"inner", 0, OPTION_NUMBER, &request.inner, "M", "event runs for each sample", 1, 65535},
        {"seed", 0, OPTION_NUMBER, &request.seed, "S", "seed of all draws", 0, UINT32_MAX},
        {"threads", 't', OPTION_NUMBER, &request.threads, "T",
         "threads (default OMP_NUM_THREADS, else all processors)", 1, 1024},
        {"set", 0, OPTION_LIST, &request.sets, "KEY=VALUE",
         "replace a value of the scenario; may be repeated", 0, 0},
        {"allow-path", 0, OPTION_LIST, &request.allowed, "DIR",
         "let the scenario name files below DIR too; may be repeated", 0, 0},
        {"allow-cost", 0, OPTION_FLAG, &request.allow_cost, NULL,
         "run whatever time, memory and disk it takes", 0, 0},
        {"lang", 0, OPTION_LANGUAGE, &request.language, "fr|en", "language (default fr)", 0, 0},
        {"force", 'f', OPTION_FLAG, &request.force, NULL, "replace earlier results", 0, 0},
        {"resume", 0, OPTION_FLAG, &resumes, NULL, "go on with the stopped run of a results folder",
         0, 0},
        {"extend", 0, OPTION_NUMBER, &more, "N", "add N samples to the run of a results folder", 1,
         4000000000U},
        {"quiet", 'q', OPTION_FLAG, &request.quiet, NULL, "print nothing but errors", 0, 0},
    };
    const struct command_line line = {
        "run",
        "SCENARIO | --resume RESULTS | --extend N RESULTS",
        1,
        1,
        "Simulates a scenario and writes its results folder: run.sqlite, used_scenario.yaml\n"
        "with inputs/, summary.csv, trajectories.csv, summary.json and figures/.",
        "Ctrl-C ends after a second or two and keeps what is finished. A run that was stopped or\n"
        "killed goes on with --resume, and ends with the bytes of one that never was.\n"
        "A folder that holds results is refused, unless --force is given.\n",
        sizeof options / sizeof options[0],
        options};
    const char *positionals[CLI_MAX_POSITIONALS];
    size_t n = 0;
    struct error error = {0};
    int status = options_read(&line, argc, argv, positionals, &n, &error);
    if (status == 0 && (resumes || more.given)) {
        status = check_resume(&request, &error);
        const struct simulation_manner manner = run_manner(&request);
        status = status < 0 ? status : resume_folder(positionals[0], more.value, &manner, &error);
    } else if (status == 0) {
        char folder[FOLDER_PATH];
        request.scenario = positionals[0];
        status = run_scenario(&request, folder, &error);
    }
    option_list_free(&request.sets);
    option_list_free(&request.allowed);
    if (status < 0) {
        error.code = status;
        return cli_fail(line.name, &error);
    }
    return 0;
}
