/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fondsim reproduce: simulates a stored run again from its folder and says whether every value is
 * found again. Writes no file; knows nothing of how values are simulated or read. */
#include "sim/cli/reproduce.h"

#include <math.h>
#include <string.h>

#include "models/registry.h"
#include "sim/cli/cli.h"
#include "sim/cli/opened.h"
#include "sim/cli/running.h"
#include "sim/core/stats.h"

enum { TEXT = 512, NUMBER = 48 };

struct request {
    const char *folder;
    struct option_number samples, threads;
    enum language language;
    int quiet;
};

/* What is built on the way; zeroed to start. */
struct job {
    struct opened opened;
    struct catalogue catalogue;
    struct results_shape shape;
    struct study study;
    struct store_check *check;
};

static void job_free(struct job *self) {
    store_check_free(self->check);
    results_shape_free(&self->shape);
    catalogue_free(&self->catalogue);
    opened_free(&self->opened);
}

static const char *say(const struct request *request, const char *fr, const char *en) {
    return request->language == LANGUAGE_FR ? fr : en;
}

static uint64_t count_differences(const struct check_result *result) {
    uint64_t n = 0;
    for (int k = 0; k < CHECK_KINDS; k++) {
        n += result->differ[k];
    }
    return n;
}

/* ---- The run again ---- */

static int other_run(const char *what, struct error *error) {
    return error_set(error, FONDSIM_DOMAIN,
                     "used_scenario.yaml has other %s than run.sqlite: it is not the scenario of "
                     "this run, or of another version",
                     what);
}

/* The scenario of the folder must be the one of the run before values can be compared. */
static int check_run(const struct job *self, struct error *error) {
    const struct run_info *info = &self->opened.info;
    const struct scenario *scenario = &self->opened.scenario;
    const struct monte_carlo *runs = &scenario->monte_carlo;
    if (info->seed != runs->seed || info->inner != runs->inner || info->design != runs->design) {
        return other_run("draws (seed, inner runs or design)", error);
    }
    int same = info->n_portfolios == scenario->n_portfolios;
    for (int p = 0; same && p < info->n_portfolios; p++) {
        same = strcmp(info->portfolios[p].name, scenario->portfolios[p].name) == 0;
    }
    if (!same) {
        return other_run("portfolios", error);
    }
    same = info->n_reports == self->shape.n_reports && info->n_records == self->shape.n_records &&
           info->n_instruments == self->shape.n_instruments &&
           info->n_years == self->shape.n_years && info->n_ages == self->shape.n_ages;
    for (int r = 0; same && r < info->n_records; r++) {
        same = info->records[r].step == self->shape.record_steps[r];
    }
    if (!same) {
        return other_run("dates or instruments", error);
    }
    same = info->catalogue.n == self->catalogue.n;
    for (size_t k = 0; same && k < self->catalogue.n; k++) {
        same = strcmp(info->catalogue.outcomes[k].key, self->catalogue.outcomes[k].key) == 0 &&
               info->catalogue.outcomes[k].trajectory == self->catalogue.outcomes[k].trajectory;
    }
    return same ? 0 : other_run("outcomes", error);
}

static int plan(const struct request *request, struct job *self, struct error *error) {
    const struct run_info *info = &self->opened.info;
    const struct scenario *scenario = &self->opened.scenario;
    uint64_t asked = request->samples.given ? request->samples.value : info->samples;
    asked = (asked + SCENARIO_BLOCK - 1) / SCENARIO_BLOCK * SCENARIO_BLOCK;
    self->study = (struct study){.scenario = scenario,
                                 .n_portfolios = scenario->n_portfolios,
                                 .portfolios = scenario->portfolios,
                                 .samples = asked < info->samples ? (uint32_t)asked : info->samples,
                                 .inner = scenario->monte_carlo.inner};
    if (info->samples == 0) {
        return error_set(error, FONDSIM_FAILED, "no block of this run was finished");
    }
    int status = territorial_model.catalogue(scenario, &self->catalogue, error);
    status = status < 0 ? status : territorial_model.shape(&self->study, &self->shape, error);
    return status < 0 ? status : check_run(self, error);
}

static int simulate(const struct request *request, struct job *self, struct error *error) {
    const struct running running = {.threads = (int)request->threads.value,
                                    .quiet = request->quiet,
                                    .language = request->language};
    int status = store_check_begin(&self->check, self->opened.store, &self->opened.info,
                                   &self->study, error);
    if (status < 0) {
        return status;
    }
    const struct sink sink = {self->check, store_check_take};
    status = running_study((void *)&running, &self->study, &sink, error);
    if (status == FONDSIM_INTERRUPTED) {
        const struct check_result *result = store_check_result(self->check);
        printf(say(request, "Interrompu : %llu valeurs comparées, %llu diffèrent\n",
                   "Interrupted: %llu values compared, %llu differ\n"),
               (unsigned long long)result->values, (unsigned long long)count_differences(result));
    }
    return status < 0 ? status : store_check_end(self->check, error);
}

/* ---- What is told ---- */

/* A number as the language writes it, into room[NUMBER]. */
static const char *shown(const struct request *request, char *room, int digits, double value) {
    snprintf(room, NUMBER, "%.*g", digits, value);
    for (char *c = room; request->language == LANGUAGE_FR && *c != '\0'; c++) {
        *c = *c == '.' ? ',' : *c;
    }
    return room;
}

/* Where a difference stands, in words. */
static void tell_place(const struct request *request, const struct run_info *info,
                       const struct check_difference *at, char *text, size_t size) {
    int used = snprintf(text, size,
                        say(request, "tirage %lu, événements %lu", "sample %lu, inner run %lu"),
                        (unsigned long)at->sample, (unsigned long)at->inner);
    size_t n = used > 0 && (size_t)used < size ? (size_t)used : size - 1;
    if (at->portfolio >= 0) {
        n += (size_t)snprintf(text + n, size - n,
                              say(request, ", portefeuille %s", ", portfolio %s"),
                              info->portfolios[at->portfolio].name);
    }
    int report = at->record >= 0 ? info->records[at->record].report : at->report;
    if (report >= 0 && n < size) {
        n += (size_t)snprintf(text + n, size - n, ", %s", info->report_names[report]);
    } else if (at->record >= 0 && n < size) { /* a record that is no report is the end of a year */
        n += (size_t)snprintf(text + n, size - n, say(request, ", fin %.0f", ", end of %.0f"),
                              info->records[at->record].year - 1);
    }
    if (at->instrument >= 0 && n < size) {
        n += (size_t)snprintf(text + n, size - n,
                              say(request, ", instrument %s, année %d", ", instrument %s, year %d"),
                              info->instruments[at->instrument].key, at->year);
    }
    if (n < size) {
        snprintf(text + n, size - n, ", %s", at->name);
    }
}

static double farthest(const struct check_result *result) {
    double most = 0;
    for (int k = 0; k < CHECK_KINDS; k++) {
        most = fmax(most, result->farthest[k]);
    }
    return most;
}

static void tell_first(const struct request *request, const struct run_info *info,
                       const struct check_result *result) {
    char text[TEXT], a[NUMBER], b[NUMBER];
    uint64_t n = count_differences(result);
    if (n == 0) {
        puts(say(request, "  seules des moyennes sur toutes les répliques diffèrent",
                 "  only means over all replicates differ"));
        return;
    }
    tell_place(request, info, &result->first, text, sizeof text);
    printf(say(request, "  valeurs qui diffèrent : %llu, de %s au plus en relatif\n",
               "  values that differ: %llu, by at most %s of their size\n"),
           (unsigned long long)n, shown(request, a, 2, farthest(result)));
    printf(say(request, "  la première : %s\n    conservé %s, recalculé %s\n",
               "  the first: %s\n    stored %s, now %s\n"),
           text, shown(request, a, 17, result->first.stored),
           shown(request, b, 17, result->first.now));
}

/* The mean that is farthest. */
static void tell_worst(const struct request *request, const struct run_info *info,
                       const struct reproduce_worst *worst) {
    if (worst->cells == 0) {
        puts(say(request, "  aucune moyenne ne diffère de plus qu’un arrondi",
                 "  no mean differs by more than rounding"));
        return;
    }
    char a[NUMBER], b[NUMBER];
    size_t outcome = worst->cell % info->catalogue.n, row = worst->cell / info->catalogue.n;
    size_t reports = (size_t)info->n_reports;
    printf(say(request,
               "  la moyenne la plus éloignée : %s, %s, %s ; z = %s, limite %s (appariée, une "
               "fausse alarme sur 100 passages)\n",
               "  the mean that is farthest: %s, %s, %s; z = %s, limit %s (paired, one false "
               "alarm in 100 runs)\n"),
           info->portfolios[row / reports].name, info->report_names[row % reports],
           info->catalogue.outcomes[outcome].key, shown(request, a, 3, worst->z),
           shown(request, b, 3, worst->limit));
}

static void tell_verdict(const struct request *request, enum reproduce_verdict verdict,
                         const struct check_result *result) {
    switch (verdict) {
    case REPRODUCE_IDENTICAL:
        puts(result->means_differ < 0
                 ? say(request, "Identique : chaque valeur comparée est retrouvée au bit près",
                       "Identical: every value compared is found again to the bit")
                 : say(request,
                       "Identique : chaque valeur, et les moyennes de toutes, sont retrouvées au "
                       "bit près",
                       "Identical: every value, and the means of all, are found again to the bit"));
        break;
    case REPRODUCE_WITHIN:
        puts(say(request,
                 "À l’erreur de Monte-Carlo près : des valeurs diffèrent, aucune moyenne plus que "
                 "par hasard",
                 "Within Monte Carlo error: values differ, no mean by more than chance"));
        break;
    case REPRODUCE_DIFFERENT:
        puts(say(request, "Différent", "Different"));
        break;
    }
}

static enum reproduce_verdict tell(const struct request *request, const struct job *job) {
    const struct run_info *info = &job->opened.info;
    const struct check_result *result = store_check_result(job->check);
    struct reproduce_worst worst;
    enum reproduce_verdict verdict = reproduce_judge(result, &worst);
    tell_verdict(request, verdict, result);
    printf(say(request,
               "  %lu tirages sur %lu, %llu valeurs comparées ; version du passage %s, "
               "celle-ci %s\n",
               "  %lu samples of %lu, %llu values compared; run by version %s, this is %s\n"),
           (unsigned long)job->study.samples, (unsigned long)info->asked,
           (unsigned long long)result->values, info->version, FONDSIM_VERSION);
    if (verdict != REPRODUCE_IDENTICAL) {
        tell_first(request, info, result);
        tell_worst(request, info, &worst);
    }
    return verdict;
}

/* ---- The command ---- */

/* 0 or more: exit status of the verdict. */
static int execute(const struct request *request, struct error *error) {
    struct job job = {0};
    running_catch_signals();
    int status = opened_folder(request->folder, &job.opened, error);
    status = status < 0 ? status : plan(request, &job, error);
    status = status < 0 ? status : simulate(request, &job, error);
    if (status == 0) {
        status = reproduce_status[tell(request, &job)];
    }
    job_free(&job);
    return status;
}

int cmd_reproduce(int argc, char **argv) {
    struct request request = {.language = LANGUAGE_FR};
    const struct option_spec options[] = {
        {"replicates", 'n', OPTION_NUMBER, &request.samples, "N",
         "only the first samples, rounded up to blocks of 32 (default all)", 1, 4000000000U},
        {"threads", 't', OPTION_NUMBER, &request.threads, "T",
         "threads (default OMP_NUM_THREADS, else all processors)", 1, 1024},
        {"lang", 0, OPTION_LANGUAGE, &request.language, "fr|en", "language (default fr)", 0, 0},
        {"quiet", 'q', OPTION_FLAG, &request.quiet, NULL, "show no progress", 0, 0},
    };
    const struct command_line line = {
        "reproduce",
        "RESULTS",
        1,
        1,
        "Simulates a stored run again from used_scenario.yaml and inputs/ of its folder, and says\n"
        "whether outcomes, draws of parameters, ledgers and trajectories are those that are "
        "stored.",
        "Status 0: identical, to the bit; 5: values differ, but no mean by more than chance\n"
        "(another version, compiler or processor); 6: different. Writes nothing. Of a run that\n"
        "was interrupted, the finished blocks are compared.\n",
        sizeof options / sizeof options[0],
        options};
    const char *positionals[CLI_MAX_POSITIONALS];
    size_t n = 0;
    struct error error = {0};
    int status = options_read(&line, argc, argv, positionals, &n, &error);
    if (status == 0) {
        request.folder = positionals[0];
        status = execute(&request, &error);
    } else if (status == 1) {
        status = 0;
    }
    if (status < 0) {
        error.code = status;
        return cli_fail(line.name, &error);
    }
    return status;
}
