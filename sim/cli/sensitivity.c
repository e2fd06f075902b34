/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fondsim sensitivity: what would change our mind about one portfolio against another, on new runs
 * of the two, into the folder sensitivity/ of results and on one screen. Knows no statistics and no
 * words of the screen. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "output/sheets.h"
#include "scenarios/read.h"
#include "scenarios/register.h"
#include "scenarios/write.h"
#include "sim/cli/cli.h"
#include "sim/cli/described.h"
#include "sim/cli/folder.h"
#include "sim/cli/opened.h"
#include "sim/cli/running.h"
#include "sim/cli/sensitivity_drawing.h"
#include "sim/cli/sensitivity_names.h"
#include "sim/cli/sensitivity_screen.h"
#include "sim/comparison/comparison.h"
#include "sim/comparison/sensitivity_sheets.h"
#include "sim/store/store.h"

/* What the command line says. */
struct request {
    const char *argument, *portfolio, *against, *perspective, *pair, *folder;
    struct option_list outcomes, parameters, sets, allowed;
    struct option_number samples, sobol_samples, threads;
    int all, sobol, force, quiet, allow_cost;
    enum language language;
};

/* What is read, and made of it; zeroed to start. */
struct job {
    struct opened opened;      /* of results */
    struct scenario own;       /* of a scenario */
    struct scenario *scenario; /* one of the two */
    struct described described;
    int *outcomes;
    size_t *parameters;
    struct sensitivity sensitivity;
    char folder[FOLDER_PATH];
};

static void job_free(struct job *self) {
    sensitivity_free(&self->sensitivity);
    free(self->outcomes);
    free(self->parameters);
    described_free(&self->described);
    scenario_free(&self->own);
    opened_free(&self->opened);
}

/* ---- What is read ---- */

/* What one of the many runs would take, refused like that of `fondsim run`. */
static int refuse_cost(const struct request *request, const struct scenario *own,
                       struct error *error) {
    struct scenario one = *own; /* shares what own has */
    if (request->samples.given) {
        one.monte_carlo.samples = request->samples.value;
    } else if (one.monte_carlo.samples > SENSITIVITY_SAMPLES) {
        one.monte_carlo.samples = SENSITIVITY_SAMPLES;
    }
    return run_cost_refuse(&one, error);
}

static int read_scenario(const struct request *request, struct job *job, struct error *error) {
    struct problems *problems = calloc(1, sizeof *problems);
    if (problems == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    const struct scenario_given given = {.n_sets = request->sets.n,
                                         .sets = request->sets.values,
                                         .n_allowed = request->allowed.n,
                                         .allowed = request->allowed.values};
    int status = scenario_read_given(request->argument, &given, &job->own, problems, error);
    if (status == FONDSIM_INVALID) {
        problems_print(problems, stderr);
        error->text[0] = '\0'; /* said already */
    }
    free(problems);
    return status < 0 || request->allow_cost ? status : refuse_cost(request, &job->own, error);
}

/* Options about a scenario, beside results that are there already. */
static int refuse_options(const struct request *request, struct error *error) {
    const char *given = request->folder != NULL  ? "--output"
                        : request->sets.n > 0    ? "--set"
                        : request->allowed.n > 0 ? "--allow-path"
                        : request->allow_cost    ? "--allow-cost"
                        : request->force         ? "--force"
                                                 : NULL;
    return given == NULL ? 0
                         : error_set(error, FONDSIM_USAGE,
                                     "%s: goes with a scenario; %s is to be a results folder",
                                     given, request->argument);
}

/* Where the sensitivities of a scenario go: a folder of their own. Writes nothing. */
static int choose_folder(const struct request *request, struct job *job, struct error *error) {
    char path[FOLDER_PATH];
    struct stat found;
    int status = 0;
    if (request->folder == NULL) {
        status = folder_path(job->folder, "results", job->own.name, error);
    } else if (strlen(request->folder) >= sizeof job->folder) {
        status = error_set(error, FONDSIM_IO, "%s: the path is too long", request->folder);
    } else {
        strcpy(job->folder, request->folder);
    }
    status = status < 0 ? status : folder_path(path, job->folder, "run.sqlite", error);
    if (status == 0 && store_is_ours(path)) {
        return error_set(error, FONDSIM_IO,
                         "%s: holds the results of a run; 'fondsim sensitivity %s' looks into "
                         "them, -o chooses another folder",
                         job->folder, job->folder);
    }
    status =
        status < 0 ? status : folder_path(path, job->folder, "sensitivity/sensitivity.json", error);
    if (status == 0 && stat(path, &found) == 0) {
        return request->force ? 0
                              : error_set(error, FONDSIM_IO,
                                          "%s: holds sensitivities already; --force replaces them, "
                                          "-o chooses another folder",
                                          job->folder);
    }
    return status < 0 ? status : folder_check(job->folder, 0, error);
}

static int read_all(const struct request *request, struct job *job, struct error *error) {
    struct stat found;
    int status, is_file = stat(request->argument, &found) == 0 && S_ISREG(found.st_mode);
    if (is_file) {
        job->scenario = &job->own;
        status = read_scenario(request, job, error);
        return status < 0 ? status : choose_folder(request, job, error);
    }
    status = refuse_options(request, error);
    status = status < 0 ? status : opened_for_writing(request->argument, &job->opened, error);
    job->scenario = &job->opened.scenario;
    if (status == 0 && strlen(request->argument) >= sizeof job->folder) {
        status = error_set(error, FONDSIM_IO, "%s: the path is too long", request->argument);
    }
    if (status == 0) {
        strcpy(job->folder, request->argument);
    }
    return status;
}

/* ---- What is asked ---- */

static int perspective_of(const char *name, int *perspective, struct error *error) {
    *perspective = -1;
    for (int i = 0; name != NULL && i < COMPARISON_COSTS; i++) {
        *perspective = strcmp(name, comparison_perspectives[i]) == 0 ? i : *perspective;
    }
    return name == NULL || *perspective >= 0
               ? 0
               : error_set(error, FONDSIM_USAGE, "--perspective %s: expected fund, public or all",
                           name);
}

/* FONDSIM_USAGE when a portfolio would be compared with itself. */
static int refuse_same(const struct scenario *scenario, const struct sensitivity_asked *asked,
                       struct error *error) {
    int portfolio = asked->portfolio >= 0 ? asked->portfolio : sensitivity_portfolio(scenario);
    int against = asked->against;
    if (against < 0 && portfolio >= 0) {
        against = scenario->portfolios[portfolio].counterfactual;
    }
    return portfolio < 0 || portfolio != against
               ? 0
               : error_set(error, FONDSIM_USAGE,
                           "%s against itself is exactly 0: name another with --portfolio or "
                           "--against",
                           scenario->portfolios[portfolio].name);
}

/* FONDSIM_USAGE for portfolios of two questions: what they differ by is no answer to either. */
static int refuse_mixed(const struct scenario *scenario, const struct sensitivity_asked *asked,
                        struct error *error) {
    static const char *const questions[] = {
        [QUESTION_RETROSPECTIVE] = "retrospective", [QUESTION_PROSPECTIVE] = "prospective"};
    int portfolio = asked->portfolio >= 0 ? asked->portfolio : sensitivity_portfolio(scenario);
    if (portfolio < 0 || asked->against < 0) {
        return 0; /* none, or a counterfactual: of the same question */
    }
    const struct portfolio *own = &scenario->portfolios[portfolio];
    const struct portfolio *other = &scenario->portfolios[asked->against];
    return own->question == other->question
               ? 0
               : error_set(error, FONDSIM_USAGE,
                           "%s answers the %s question and %s the %s one: their difference answers "
                           "neither; choose two of one question with --portfolio and --against",
                           own->name, questions[own->question], other->name,
                           questions[other->question]);
}

/* Names to indices; what cannot be answered is told before anything runs. */
static int fill_asked(const struct request *request, struct job *job,
                      struct sensitivity_asked *asked, struct error *error) {
    const struct scenario *scenario = job->scenario;
    job->outcomes = calloc(request->outcomes.n + 1, sizeof *job->outcomes);
    job->parameters = calloc(scenario->n_assumptions + 1, sizeof *job->parameters);
    if (job->outcomes == NULL || job->parameters == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    *asked = (struct sensitivity_asked){.outcomes = job->outcomes,
                                        .parameters = job->parameters,
                                        .all = request->all,
                                        .samples = request->samples.value,
                                        .has_pair = request->pair != NULL};
    int status = perspective_of(request->perspective, &asked->perspective, error);
    status = status < 0 ? status
                        : names_portfolio(scenario, "--portfolio", request->portfolio,
                                          &asked->portfolio, error);
    status = status < 0
                 ? status
                 : names_portfolio(scenario, "--against", request->against, &asked->against, error);
    status = status < 0 ? status
                        : names_outcomes(&job->described.catalogue, &request->outcomes,
                                         job->outcomes, &asked->n_outcomes, error);
    status = status < 0 ? status
                        : names_parameters(scenario, &request->parameters, job->parameters,
                                           &asked->n_parameters, error);
    status = status < 0 ? status : refuse_same(scenario, asked, error);
    status = status < 0 ? status : refuse_mixed(scenario, asked, error);
    if (status == 0 && request->pair != NULL) {
        status = names_pair(scenario, request->pair, asked->pair, error);
    }
    if (status == 0 && request->all && request->parameters.n > 0) {
        status = error_set(error, FONDSIM_USAGE, "--all: not beside --parameter");
    }
    if (request->sobol || request->sobol_samples.given) {
        asked->sobol =
            request->sobol_samples.given ? request->sobol_samples.value : SENSITIVITY_SOBOL;
    }
    return status;
}

/* ---- What is run and written ---- */

/* A runner that says on a terminal which study it is about, before its progress. */
struct steps {
    struct running running;
    int done;
};

static int run_step(void *context, const struct study *study, const struct sink *sink,
                    struct error *error) {
    struct steps *self = context;
    self->done++;
    if (!self->running.quiet && isatty(STDERR_FILENO) == 1) {
        unsigned long passes = study->n_passes > 0 ? study->n_passes : 1;
        fprintf(stderr,
                self->running.language == LANGUAGE_FR
                    ? "Étape %d : %lu fois %lu tirages de deux portefeuilles\n"
                    : "Step %d: %lu times %lu samples of two portfolios\n",
                self->done, passes, (unsigned long)study->samples / passes);
    }
    return running_study(&self->running, study, sink, error);
}

static int write_sheets(const struct job *job, const char *folder, struct error *error) {
    char path[FOLDER_PATH], name[64];
    struct sheet sheets[SENSITIVITY_SHEETS] = {{0}};
    sensitivity_sheets(&job->sensitivity, sheets);
    int status = 0;
    for (size_t i = 0; status == 0 && i < SENSITIVITY_SHEETS; i++) {
        snprintf(name, sizeof name, "%s.csv", sheets[i].name);
        status = folder_path(path, folder, name, error);
        status = status < 0 ? status : sheet_csv(path, &sheets[i], error);
    }
    status = status < 0 ? status : folder_path(path, folder, "sensitivity.json", error);
    status = status < 0 ? status : sheets_json(path, sheets, SENSITIVITY_SHEETS, error);
    for (size_t i = 0; i < SENSITIVITY_SHEETS; i++) {
        sheet_free(&sheets[i]);
    }
    return status;
}

/* Earlier sensitivities go as a whole: their figures may be of other quantities. */
static int write_all(const struct job *job, struct error *error) {
    char path[FOLDER_PATH];
    int status = folder_path(path, job->folder, "sensitivity", error);
    status = status < 0 ? status : folder_make(job->folder, error);
    status = status < 0 ? status : folder_remove(job->folder, "sensitivity", error);
    status = status < 0 ? status : folder_make(path, error);
    if (status == 0 && job->scenario == &job->own) {
        status = scenario_write_folder(job->scenario, job->folder, error);
    }
    status = status < 0 ? status : write_sheets(job, path, error);
    status = status < 0 ? status : sensitivity_draw(&job->sensitivity, path, LANGUAGE_FR, error);
    return status < 0 ? status : sensitivity_draw(&job->sensitivity, path, LANGUAGE_EN, error);
}

static int execute(const struct request *request, struct job *job, struct error *error) {
    struct sensitivity_asked asked;
    struct steps steps = {.running = {.threads = (int)request->threads.value,
                                      .quiet = request->quiet,
                                      .language = request->language}};
    const struct runner runner = {&steps, run_step};
    int status = read_all(request, job, error);
    status = status < 0 ? status : described_init(&job->described, job->scenario, error);
    status = status < 0 ? status : fill_asked(request, job, &asked, error);
    if (status < 0) {
        return status;
    }
    running_catch_signals();
    status = sensitivity_make(&job->described.info, job->scenario, &asked, &runner,
                              &job->sensitivity, error);
    if (status == FONDSIM_INTERRUPTED) {
        *error = (struct error){0};
        return error_set(error, status, "interrupted; nothing was written");
    }
    status = status < 0 ? status : write_all(job, error);
    if (status == 0 && !request->quiet) {
        sensitivity_screen(stdout, request->language, &job->sensitivity);
        fflush(stdout); /* so that the line below stands after it in one file */
        fprintf(stderr,
                request->language == LANGUAGE_FR ? "Sensibilités dans %s/sensitivity\n"
                                                 : "Sensitivities in %s/sensitivity\n",
                job->folder);
    }
    return status;
}

static void request_free(struct request *self) {
    option_list_free(&self->outcomes);
    option_list_free(&self->parameters);
    option_list_free(&self->sets);
    option_list_free(&self->allowed);
}

int cmd_sensitivity(int argc, char **argv) {
    struct request request = {.language = LANGUAGE_FR};
    const struct option_spec options[] = {
        {"portfolio", 0, OPTION_TEXT, &request.portfolio, "NAME",
         "which portfolio (default the one with the most funds)", 0, 0},
        {"against", 0, OPTION_TEXT, &request.against, "NAME",
         "minus which one (default its counterfactual)", 0, 0},
        {"outcome", 0, OPTION_LIST, &request.outcomes, "KEY",
         "what is looked at (default the scenario's effects); may be repeated", 0, 0},
        {"perspective", 'p', OPTION_TEXT, &request.perspective, "fund|public|all",
         "whose cost in net benefits (default the scenario's)", 0, 0},
        {"parameter", 0, OPTION_LIST, &request.parameters, "PATH",
         "parameter to hold, or a section of them; may be repeated", 0, 0},
        {"all", 0, OPTION_FLAG, &request.all, NULL, "hold every parameter that varies", 0, 0},
        {"samples", 'n', OPTION_NUMBER, &request.samples, "N",
         "samples at each held value (default the scenario's, at most 1024)", 1, 4000000U},
        {"two-way", 0, OPTION_TEXT, &request.pair, "PATH1,PATH2",
         "parameters of the two-way map (default the two heaviest)", 0, 0},
        {"sobol", 0, OPTION_FLAG, &request.sobol, NULL,
         "Sobol indices of the eight strongest parameters and all others", 0, 0},
        {"sobol-samples", 0, OPTION_NUMBER, &request.sobol_samples, "N",
         "--sobol with N samples of each matrix (default 4096)", 1, 4000000U},
        {"lang", 0, OPTION_LANGUAGE, &request.language, "fr|en",
         "language of the screen (default fr)", 0, 0},
        {"quiet", 'q', OPTION_FLAG, &request.quiet, NULL, "print nothing but errors", 0, 0},
        {"threads", 't', OPTION_NUMBER, &request.threads, "T",
         "threads (default OMP_NUM_THREADS, else all processors)", 1, 1024},
        {"output", 'o', OPTION_TEXT, &request.folder, "DIR",
         "of a scenario: folder (default results/<name>)", 0, 0},
        {"set", 0, OPTION_LIST, &request.sets, "KEY=VALUE",
         "of a scenario: replace a value; may be repeated", 0, 0},
        {"allow-path", 0, OPTION_LIST, &request.allowed, "DIR",
         "of a scenario: let it name files below DIR too; may be repeated", 0, 0},
        {"allow-cost", 0, OPTION_FLAG, &request.allow_cost, NULL,
         "of a scenario: run whatever time, memory and disk it takes", 0, 0},
        {"force", 'f', OPTION_FLAG, &request.force, NULL,
         "of a scenario: replace earlier sensitivities", 0, 0},
    };
    const struct command_line line = {
        "sensitivity",
        "RESULTS|SCENARIO",
        1,
        1,
        "Says what would change our mind about one portfolio against another: parameters held one\n"
        "and two at a time, break-even values, rank correlations and Sobol indices of effects and\n"
        "net benefits, on new runs of the two; into RESULTS/sensitivity/ and on the screen.",
        "A scenario needs no earlier run. Unless --parameter or --all is given, the parameters\n"
        "with the strongest rank correlations are held, at most twenty.\n",
        sizeof options / sizeof options[0],
        options};
    const char *positionals[CLI_MAX_POSITIONALS];
    size_t n = 0;
    struct error error = {0};
    struct job *job = calloc(1, sizeof *job);
    int status = job == NULL ? error_no_memory(&error)
                             : options_read(&line, argc, argv, positionals, &n, &error);
    if (status == 0) {
        request.argument = positionals[0];
        status = execute(&request, job, &error);
    } else if (status == 1) {
        status = 0;
    }
    if (job != NULL) {
        job_free(job);
    }
    free(job);
    request_free(&request);
    if (status < 0) {
        error.code = status;
        return cli_fail(line.name, &error);
    }
    return status;
}
