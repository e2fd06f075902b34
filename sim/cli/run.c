/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fondsim run: scenario in, results folder out. Hands the models to the engine and the plain tables
 * to output; knows the order of things and nothing of how they are done. */
#include <stdlib.h>
#include <string.h>

#include "models/registry.h"
#include "output/results_csv.h"
#include "output/summary_json.h"
#include "scenarios/read.h"
#include "scenarios/write.h"
#include "sim/analysis/response.h"
#include "sim/cli/drawing.h"
#include "sim/cli/reading.h"
#include "sim/cli/run.h"
#include "sim/cli/running.h"
#include "sim/cli/terminal.h"
#include "sim/engine/engine.h"
#include "sim/store/store.h"

/* What is built on the way; zeroed to start, released at the end. */
struct job {
    struct scenario scenario;
    struct catalogue catalogue;
    struct study study;
    struct results_shape shape;
    struct store *store;
    struct run_tables tables;
    struct response_table response;
    char folder[FOLDER_PATH];
};

static void job_free(struct job *self) {
    store_close(self->store);
    reading_free(&self->tables);
    response_table_free(&self->response);
    results_shape_free(&self->shape);
    catalogue_free(&self->catalogue);
    scenario_free(&self->scenario);
}

/* ---- Before anything is written ---- */

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
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
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

static int read_scenario(const struct run_request *request, struct job *job, struct error *error) {
    struct problems *problems = calloc(1, sizeof *problems);
    if (problems == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    int status = scenario_read(request->scenario, request->sets.n, request->sets.values,
                               &job->scenario, problems, error);
    if (status == FONDSIM_INVALID) {
        problems_print(problems, stderr);
        error->text[0] = '\0'; /* said already */
    }
    free(problems);
    if (status == 0) {
        status = territorial_model.catalogue(&job->scenario, &job->catalogue, error);
    }
    return status;
}

static int plan(struct job *job, struct error *error) {
    const struct scenario *scenario = &job->scenario;
    job->study = (struct study){.scenario = scenario,
                                .n_portfolios = scenario->n_portfolios,
                                .portfolios = scenario->portfolios,
                                .samples = engine_whole_blocks(scenario->monte_carlo.samples),
                                .inner = scenario->monte_carlo.inner};
    return territorial_model.shape(&job->study, &job->shape, error);
}

static int choose_folder(const struct run_request *request, struct job *job, struct error *error) {
    if (request->folder == NULL) {
        return folder_path(job->folder, "results", job->scenario.name, error);
    }
    if (strlen(request->folder) >= sizeof job->folder) {
        return error_set(error, FONDSIM_IO, "%s: the path is too long", request->folder);
    }
    strcpy(job->folder, request->folder);
    return 0;
}

/* ---- The run ---- */

/* used_scenario.yaml and the files it names. */
static int write_inputs(const struct job *job, struct error *error) {
    return scenario_write_folder(&job->scenario, job->folder, error);
}

static int respond(struct job *job, struct running *running, struct error *error) {
    struct response_plan plan;
    struct response response = {0};
    if (!response_matters(&job->scenario)) {
        return 0; /* facts settle every award: no curve to draw */
    }
    int status = response_plan(&job->scenario, &plan, error);
    if (status < 0) {
        return status;
    }
    struct sink sink = {&response, response_take};
    status = response_init(&response, &plan, &job->catalogue, error);
    status = status < 0 ? status : running_study(running, &plan.study, &sink, error);
    status = status < 0 ? status : response_reduce(&response, &job->response, error);
    response_free(&response);
    response_plan_free(&plan);
    return status;
}

/* Runs both studies into the store. FONDSIM_INTERRUPTED after the store was closed cleanly. */
static int run_studies(const struct run_request *request, struct job *job, struct error *error) {
    struct running running = {(int)request->threads.value, request->quiet, request->language};
    struct sink sink = {job->store, store_take};
    running_catch_signals();
    int status = running_study(&running, &job->study, &sink, error);
    if (status == 0 && job->scenario.n_instruments > 0) {
        status = respond(job, &running, error);
    }
    if (status == 0 || status == FONDSIM_INTERRUPTED) {
        struct error late = {0};
        int finished =
            store_finish(job->store, status == 0 ? &job->response : NULL, status == 0, &late);
        if (finished < 0) {
            *error = late;
            status = finished;
        }
    }
    store_close(job->store);
    job->store = NULL;
    return status;
}

/* ---- What is made of the stored run ---- */

static int write_tables(struct job *job, struct error *error) {
    char path[FOLDER_PATH];
    int status = folder_path(path, job->folder, "run.sqlite", error);
    if (status == 0) {
        status = store_open(&job->store, path, error);
    }
    if (status == 0) {
        status = reading_tables(job->store, &job->tables, error);
    }
    const struct run_tables *t = &job->tables;
    if (status == 0 && (status = folder_path(path, job->folder, "summary.csv", error)) == 0) {
        status = results_summary_csv(path, &t->info, &t->summary, error);
    }
    if (status == 0 && (status = folder_path(path, job->folder, "trajectories.csv", error)) == 0) {
        status = results_trajectories_csv(path, &t->info, &t->trajectories, error);
    }
    if (status == 0 && (status = folder_path(path, job->folder, "summary.json", error)) == 0) {
        status = results_summary_json(path, &t->info, &t->summary, &t->money, &t->ages,
                                      &t->response, error);
    }
    return status;
}

static int execute(struct run_request *request, struct job *job, struct error *error) {
    char texts[3][64];
    char path[FOLDER_PATH];
    int status = add_sets(request, texts, error);
    status = status < 0 ? status : read_scenario(request, job, error);
    status = status < 0 ? status : plan(job, error);
    status = status < 0 ? status : choose_folder(request, job, error);
    status = status < 0 ? status : folder_check(job->folder, request->force, error);
    status = status < 0 ? status : folder_prepare(job->folder, error);
    status = status < 0 ? status : folder_path(path, job->folder, "run.sqlite", error);
    status = status < 0 ? status
                        : store_create(&job->store, path, &job->study, &job->catalogue, &job->shape,
                                       FONDSIM_VERSION, error);
    status = status < 0 ? status : write_inputs(job, error);
    if (status < 0) {
        return status;
    }
    int ran = run_studies(request, job, error);
    if (ran < 0 && ran != FONDSIM_INTERRUPTED) {
        return ran;
    }
    struct error late = {0};
    status = write_tables(job, &late);
    if (status == 0 && ran == 0) {
        status = drawing_figures(job->store, &job->tables, job->folder, request->language, &late);
    }
    if (status < 0) {
        *error = late;
        return status;
    }
    if (!request->quiet) {
        if (!request->no_table) {
            terminal_summary(stdout, request->language, &job->tables.info, &job->tables.summary);
            fflush(stdout); /* so that the line below stands after the table in one file */
        }
        fprintf(stderr,
                request->language == LANGUAGE_FR ? "Résultats dans %s\n" : "Results in %s\n",
                job->folder);
    }
    return ran;
}

int run_scenario(struct run_request *request, char *folder, struct error *error) {
    size_t given = request->sets.n;
    struct job *job = calloc(1, sizeof *job);
    if (job == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    int status = execute(request, job, error);
    request->sets.n = given; /* without the numbers, whose texts are gone */
    snprintf(folder, FOLDER_PATH, "%s", job->folder);
    job_free(job);
    free(job);
    return status;
}

int cmd_run(int argc, char **argv) {
    struct run_request request = {.language = LANGUAGE_FR};
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
        {"lang", 0, OPTION_LANGUAGE, &request.language, "fr|en", "language (default fr)", 0, 0},
        {"force", 'f', OPTION_FLAG, &request.force, NULL, "replace earlier results", 0, 0},
        {"quiet", 'q', OPTION_FLAG, &request.quiet, NULL, "print nothing but errors", 0, 0},
    };
    const struct command_line line = {
        "run",
        "SCENARIO",
        1,
        1,
        "Simulates a scenario and writes its results folder: run.sqlite, used_scenario.yaml\n"
        "with inputs/, summary.csv, trajectories.csv, summary.json and figures/.",
        "Ctrl-C ends after the blocks that have begun and keeps what is finished.\n"
        "A folder that holds results is refused, unless --force is given.\n",
        sizeof options / sizeof options[0],
        options};
    const char *positionals[CLI_MAX_POSITIONALS];
    size_t n = 0;
    struct error error = {0};
    int status = options_read(&line, argc, argv, positionals, &n, &error);
    if (status == 0) {
        char folder[FOLDER_PATH];
        request.scenario = positionals[0];
        status = run_scenario(&request, folder, &error);
    }
    option_list_free(&request.sets);
    if (status < 0) {
        error.code = status;
        return cli_fail(line.name, &error);
    }
    return 0;
}
