/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fondsim compare: answers from the paired draws of a results folder, into its folder compare/ and
 * on one screen. A scenario is run first. Knows no statistics and no words of the screen. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "output/sheets.h"
#include "sim/cli/cli.h"
#include "sim/cli/compare_brief.h"
#include "sim/cli/compare_drawing.h"
#include "sim/cli/compare_runs.h"
#include "sim/cli/compare_screen.h"
#include "sim/cli/folder.h"
#include "sim/cli/opened.h"
#include "sim/cli/run.h"
#include "sim/cli/running.h"
#include "sim/comparison/sheets.h"

/* What the command line says. */
struct request {
    const char *argument, *perspective; /* perspective NULL: the scenario's */
    struct option_list willingness;     /* "level_years=20000" */
    int all_pairs, no_runs, full;
    struct option_number samples; /* of each new run */
    struct run_request run;       /* of a scenario; language and quiet of both */
};

/* What is read, and made of it; zeroed to start. */
struct job {
    struct opened opened;
    double *willingness;
    struct comparison comparison;
    struct compare_runs *runs;
};

static void job_free(struct job *self) {
    compare_runs_free(self->runs);
    comparison_free(&self->comparison);
    opened_free(&self->opened);
    free(self->willingness);
}

/* ---- What is asked ---- */

/* Index of a perspective, -1 without one. FONDSIM_USAGE when there is none of this name. */
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

/* Reads one "EFFECT=EUR" into values[n]. */
static int read_worth(const char *text, const struct run_info *info, int n, const int *effects,
                      double *values, struct error *error) {
    const char *sign = strchr(text, '=');
    size_t length = sign == NULL ? strlen(text) : (size_t)(sign - text);
    char *end = NULL, known[512] = "";
    double value = sign == NULL ? (double)NAN : strtod(sign + 1, &end);
    for (int k = 0; k < n; k++) {
        const char *key = effects[k] < 0 ? "" : info->catalogue.outcomes[effects[k]].key;
        if (strlen(key) == length && strncmp(key, text, length) == 0) {
            if (value > 0 && isfinite(value) && end != sign + 1 && *end == '\0') {
                values[k] = value;
                return 0;
            }
            return error_set(error, FONDSIM_USAGE,
                             "--willingness %s: expected a number of euros above 0 after %s=", text,
                             key);
        }
        size_t used = strlen(known);
        snprintf(known + used, sizeof known - used, "%s%s", used > 0 ? ", " : "", key);
    }
    return error_set(error, FONDSIM_USAGE,
                     "--willingness %s: expected EFFECT=EUR with one of the effects %s", text,
                     known);
}

/* What the options say of each effect, NaN where they say nothing. */
static int read_willingness(const struct request *request, struct job *job, struct error *error) {
    size_t room = job->opened.info.catalogue.n + (size_t)job->opened.info.n_effects + 1;
    int *effects = calloc(room, sizeof *effects);
    job->willingness = calloc(room, sizeof *job->willingness);
    int status = 0;
    if (effects == NULL || job->willingness == NULL) {
        status = error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
        goto out;
    }
    int n = comparison_effects(&job->opened.info, effects);
    for (int k = 0; k < n; k++) {
        job->willingness[k] = (double)NAN;
    }
    for (size_t i = 0; status == 0 && i < request->willingness.n; i++) {
        status = read_worth(request->willingness.values[i], &job->opened.info, n, effects,
                            job->willingness, error);
    }
out:
    free(effects);
    return status;
}

/* ---- What is written ---- */

enum { SHEETS = COMPARISON_SHEETS + COMPARE_RUNS_SHEETS };

/* One CSV a sheet in folder/compare, of those from `first` on, and all n of them in compare.json.
 */
static int write_sheets(const char *folder, const struct sheet *sheets, size_t first, size_t n,
                        struct error *error) {
    char path[FOLDER_PATH], name[64];
    int status = folder_path(path, folder, "compare", error);
    status = status < 0 ? status : folder_make(path, error);
    for (size_t i = first; status == 0 && i < n; i++) {
        snprintf(name, sizeof name, "compare/%s.csv", sheets[i].name);
        status = folder_path(path, folder, name, error);
        status = status < 0 ? status : sheet_csv(path, &sheets[i], error);
    }
    status = status < 0 ? status : folder_path(path, folder, "compare/compare.json", error);
    return status < 0 ? status : sheets_json(path, sheets, n, error);
}

/* Both languages: texts and figures of one must not stand beside those of an earlier comparison. */
static const enum language languages[] = {LANGUAGE_FR, LANGUAGE_EN};

/* The whole text: what the stored draws tell, or after it what came with new runs. */
static int write_answers(const char *folder, const struct job *job, int with_runs,
                         struct error *error) {
    static const char *const names[] = {
        [LANGUAGE_FR] = "compare/answers.fr.txt", [LANGUAGE_EN] = "compare/answers.en.txt"};
    char path[FOLDER_PATH];
    int status = 0;
    for (int l = 0; status == 0 && l < 2; l++) {
        status = folder_path(path, folder, names[languages[l]], error);
        FILE *file = status < 0 ? NULL : fopen(path, with_runs ? "a" : "w");
        if (file != NULL && with_runs) {
            compare_runs_screen(file, languages[l], job->runs);
        } else if (file != NULL) {
            comparison_screen(file, languages[l], &job->comparison);
        }
        int failed = file == NULL || ferror(file);
        if (file != NULL) {
            failed |= fclose(file) != 0;
        }
        if (status == 0 && failed) {
            status = error_set(error, FONDSIM_IO, "%s: cannot be written", path);
        }
    }
    return status;
}

/* What the stored draws tell, in place of all that was compared before: sheets, the screen,
 * figures. */
static int show(const struct request *request, const char *folder, const struct job *job,
                struct sheet *sheets, struct error *error) {
    comparison_sheets(&job->comparison, sheets);
    int status = folder_remove(folder, "compare", error);
    status = status < 0 ? status : write_sheets(folder, sheets, 0, COMPARISON_SHEETS, error);
    status = status < 0 ? status : write_answers(folder, job, 0, error);
    if (status == 0 && !request->run.quiet) {
        if (request->full) {
            comparison_screen(stdout, request->run.language, &job->comparison);
        } else {
            comparison_brief(stdout, request->run.language, &job->comparison);
        }
        fflush(stdout); /* what follows takes time */
    }
    for (int l = 0; status == 0 && l < 2; l++) {
        status = compare_drawing(&job->comparison, folder, languages[l], error);
    }
    return status;
}

/* What needs new runs, or the draws of the parameters: the same after it. What was finished before
 * an interruption is kept. */
static int run_and_show(const struct request *request, const char *folder, struct job *job,
                        struct sheet *sheets, struct error *error) {
    enum language language = request->run.language;
    const struct compare_runs_asked asked = {.folder = folder,
                                             .language = language,
                                             .quiet = request->run.quiet,
                                             .no_runs = request->no_runs,
                                             .samples = (uint32_t)request->samples.value,
                                             .threads = (int)request->run.threads.value};
    int made = compare_runs_make(job->opened.store, &job->comparison, &asked, &job->runs, error);
    if (job->runs == NULL) {
        return made;
    }
    struct error late = {0};
    compare_runs_sheets(job->runs, sheets + COMPARISON_SHEETS);
    int status = write_sheets(folder, sheets, COMPARISON_SHEETS, SHEETS, &late);
    status = status < 0 ? status : write_answers(folder, job, 1, &late);
    if (status == 0 && !request->run.quiet) {
        if (request->full) {
            compare_runs_screen(stdout, language, job->runs);
        } else {
            compare_runs_brief(stdout, language, job->runs);
            compare_brief_files(stdout, language, folder);
        }
        fflush(stdout);
    }
    for (int l = 0; status == 0 && made == 0 && l < 2; l++) {
        status = compare_runs_figures(job->runs, folder, languages[l], &late);
    }
    if (status < 0) {
        *error = late;
    }
    return status < 0 ? status : made;
}

static int compare(const struct request *request, const char *folder, struct job *job,
                   struct error *error) {
    struct comparison_asked asked = {.all_pairs = request->all_pairs};
    int status = perspective_of(request->perspective, &asked.perspective, error);
    status = status < 0 ? status : opened_for_writing(folder, &job->opened, error);
    status = status < 0 ? status : read_willingness(request, job, error);
    asked.willingness = job->willingness;
    if (status == 0) {
        status = comparison_make(job->opened.store, &job->opened.info, &job->opened.scenario,
                                 &asked, &job->comparison, error);
    }
    struct sheet sheets[SHEETS] = {{0}};
    if (!request->no_runs) {
        running_catch_signals(); /* an early one ends the new runs before they begin */
    }
    status = status < 0 ? status : show(request, folder, job, sheets, error);
    status = status < 0 ? status : run_and_show(request, folder, job, sheets, error);
    for (size_t i = 0; i < SHEETS; i++) {
        sheet_free(&sheets[i]);
    }
    return status;
}

/* ---- The command ---- */

/* Options that say how to run, beside results that are there already. */
static int refuse_run_options(const struct request *request, struct error *error) {
    const struct run_request *run = &request->run;
    const struct {
        const char *name;
        int given;
    } options[] = {{"--set", run->sets.n > 0},        {"--allow-path", run->allowed.n > 0},
                   {"--allow-cost", run->allow_cost}, {"--replicates", run->samples.given},
                   {"--inner", run->inner.given},     {"--seed", run->seed.given},
                   {"--output", run->folder != NULL}, {"--force", run->force}};
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
        if (options[i].given) {
            return error_set(error, FONDSIM_USAGE,
                             "%s: a scenario is run with it; %s is to be a results folder",
                             options[i].name, request->argument);
        }
    }
    return 0;
}

/* What is not there is a scenario when its name says so. */
static int is_scenario_name(const char *name) {
    const char *dot = strrchr(name, '.');
    return dot != NULL && (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".yml") == 0);
}

/* Negative for an error. */
static int execute(struct request *request, struct error *error) {
    char folder[FOLDER_PATH];
    struct stat found;
    int perspective, status = perspective_of(request->perspective, &perspective, error);
    int is_there = stat(request->argument, &found) == 0;
    int is_file = is_there ? S_ISREG(found.st_mode) : is_scenario_name(request->argument);
    struct job *job = calloc(1, sizeof *job);
    if (job == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    if (status == 0 && is_file) {
        request->run.scenario = request->argument;
        request->run.no_table = 1;
        status = run_scenario(&request->run, folder, error);
    } else if (status == 0) {
        status = refuse_run_options(request, error);
    }
    status =
        status < 0 ? status : compare(request, is_file ? folder : request->argument, job, error);
    job_free(job);
    free(job);
    return status;
}

int cmd_compare(int argc, char **argv) {
    struct request request = {.run = {.language = LANGUAGE_FR}};
    struct run_request *run = &request.run;
    const struct option_spec options[] = {
        {"perspective", 'p', OPTION_TEXT, &request.perspective, "fund|public|all",
         "whose cost on the screen and in ranks (default the scenario's)", 0, 0},
        {"willingness", 'w', OPTION_LIST, &request.willingness, "EFFECT=EUR",
         "what a unit of an effect is worth; may be repeated", 0, 0},
        {"full", 0, OPTION_FLAG, &request.full, NULL,
         "print the whole text, as in compare/answers.*.txt, not the verdicts", 0, 0},
        {"all-pairs", 0, OPTION_FLAG, &request.all_pairs, NULL,
         "differences between any two portfolios for all outcomes", 0, 0},
        {"no-runs", 0, OPTION_FLAG, &request.no_runs, NULL,
         "leave out what needs new runs: attribution, regret over variants", 0, 0},
        {"samples", 0, OPTION_NUMBER, &request.samples, "N",
         "parameter samples of each new run (default 2048 and 1024 at most)", 1, 4000000000U},
        {"lang", 0, OPTION_LANGUAGE, &run->language, "fr|en", "language (default fr)", 0, 0},
        {"quiet", 'q', OPTION_FLAG, &run->quiet, NULL, "print nothing but errors", 0, 0},
        {"output", 'o', OPTION_TEXT, &run->folder, "DIR",
         "of a scenario: results folder (default results/<name>)", 0, 0},
        {"replicates", 'n', OPTION_NUMBER, &run->samples, "N",
         "of a scenario: parameter samples, rounded up to blocks of 32", 1, 4000000000U},
        {"inner", 0, OPTION_NUMBER, &run->inner, "M", "of a scenario: event runs for each sample",
         1, 65535},
        {"seed", 0, OPTION_NUMBER, &run->seed, "S", "of a scenario: seed of all draws", 0,
         UINT32_MAX},
        {"threads", 't', OPTION_NUMBER, &run->threads, "T",
         "threads (default OMP_NUM_THREADS, else all processors)", 1, 1024},
        {"set", 0, OPTION_LIST, &run->sets, "KEY=VALUE",
         "of a scenario: replace a value; may be repeated", 0, 0},
        {"allow-path", 0, OPTION_LIST, &run->allowed, "DIR",
         "of a scenario: let it name files below DIR too; may be repeated", 0, 0},
        {"allow-cost", 0, OPTION_FLAG, &run->allow_cost, NULL,
         "of a scenario: run whatever time, memory and disk it takes", 0, 0},
        {"force", 'f', OPTION_FLAG, &run->force, NULL, "of a scenario: replace earlier results", 0,
         0},
    };
    const struct command_line line = {
        "compare",
        "RESULTS|SCENARIO",
        1,
        1,
        "Compares the funding models of a results folder on its paired draws: differences,\n"
        "cost-effectiveness, additionality, ranks, value of information; and, on new runs,\n"
        "attribution among funds and regret over variants; into RESULTS/compare/ and on the "
        "screen.\n"
        "A scenario is run first.",
        "Perspective, worth of effects, reference, criteria and members' weights are those of\n"
        "RESULTS/used_scenario.yaml, where they may be changed without running again.\n",
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
    option_list_free(&run->sets);
    option_list_free(&run->allowed);
    if (status < 0) {
        error.code = status;
        return cli_fail(line.name, &error);
    }
    return status;
}
