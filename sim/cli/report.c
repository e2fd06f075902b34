/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fondsim report: the committee's report from a results folder. Joins store, comparison, figures
 * and chapters; knows no sentence and no statistics. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "output/report/files.h"
#include "output/report/fingerprint.h"
#include "output/report/report.h"
#include "output/report/report_equity.h"
#include "output/report/report_icons.h"
#include "sim/cli/cli.h"
#include "sim/cli/compare_drawing.h"
#include "sim/cli/compare_runs.h"
#include "sim/cli/drawing.h"
#include "sim/cli/folder.h"
#include "sim/cli/opened.h"
#include "sim/cli/report_asked.h"
#include "sim/cli/report_facts.h"
#include "sim/cli/running.h"

/* What the command line says. */
struct request {
    const char *folder;
    enum language language;
    int both, no_pdf, no_runs, quiet;
    struct option_number samples, threads;
};

/* What is made on the way; zeroed to start. */
struct job {
    struct opened run;
    struct run_tables tables;
    struct comparison comparison;
    struct compare_runs *runs;
    struct report_facts facts;
    struct gallery gallery;
    struct report report;
};

static void job_free(struct job *self) {
    report_free(&self->report);
    gallery_free(&self->gallery);
    report_facts_free(&self->facts);
    compare_runs_free(self->runs);
    comparison_free(&self->comparison);
    reading_free(&self->tables);
    opened_free(&self->run);
}

/* What comes next, to somebody who waits at a terminal. */
static void announce(const struct request *request, enum word step) {
    if (!request->quiet && isatty(STDERR_FILENO)) {
        fprintf(stderr, "%s\n", word_of(request->language, step));
    }
}

/* ---- Facts ---- */

static int fill_files(struct job *job, const char *folder, struct error *error) {
    static const char *const names[] = {"used_scenario.yaml", "run.sqlite", "summary.csv"};
    enum { N = sizeof names / sizeof names[0] };
    job->facts.files = calloc(N, sizeof *job->facts.files);
    if (job->facts.files == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    int status = 0;
    for (size_t i = 0; status == 0 && i < N; i++) {
        char path[FOLDER_PATH];
        struct fact_file *file = &job->facts.files[job->facts.n_files++];
        file->name = names[i];
        status = folder_path(path, folder, names[i], error);
        status = status < 0 ? status : fingerprint_sha256(path, file->sha256, error);
    }
    return status;
}

/* Answers that need new runs, and what they tell. */
static int ask(const struct request *request, struct job *job, struct error *error) {
    struct running running = {.threads = (int)request->threads.value,
                              .quiet = request->quiet,
                              .language = request->language};
    const struct runner runner = {&running, running_study};
    const struct compare_runs_asked asked = {.folder = request->folder,
                                             .language = request->language,
                                             .quiet = request->quiet,
                                             .no_runs = request->no_runs,
                                             .samples = request->samples.value,
                                             .threads = (int)request->threads.value};
    running_catch_signals();
    int status = compare_runs_make(job->run.store, &job->comparison, &asked, &job->runs, error);
    if (status == 0 && !request->no_runs) {
        announce(request, WORD_STEP_SWITCHES);
    }
    status = status < 0 ? status
                        : report_asked_fill(job->run.store, &job->comparison,
                                            compare_runs_information(job->runs),
                                            request->no_runs ? NULL : &runner, &job->facts, error);
    if (status == 0 && !request->no_runs) {
        announce(request, WORD_STEP_PRIORS);
        status = report_asked_priors(&job->comparison, &runner, &job->facts, error);
    }
    return status;
}

static int fill_facts(const struct request *request, struct job *job, struct error *error) {
    job->facts = (struct report_facts){.info = &job->tables.info,
                                       .scenario = &job->run.scenario,
                                       .summary = &job->tables.summary,
                                       .money = &job->tables.money,
                                       .response = &job->tables.response};
    int status = report_facts_fill(&job->comparison, &job->facts, error);
    status = status < 0 ? status : ask(request, job, error);
    return status < 0 ? status : fill_files(job, request->folder, error);
}

/* ---- Figures ---- */

static int draw(const struct request *request, struct job *job, struct error *error) {
    int status = 0;
    struct figure_sink sink = {&job->gallery, gallery_take};
    announce(request, WORD_STEP_FIGURES);
    if (job->facts.n_verdicts > 0) {
        status = gallery_add(&job->gallery, "icons", report_icons(request->language, &job->facts),
                             NULL, error);
    }
    if (status == 0 && report_equity_possible(&job->facts)) {
        status = gallery_add(&job->gallery, "equity", report_equity(request->language, &job->facts),
                             NULL, error);
    }
    status = status < 0
                 ? status
                 : drawing_into(job->run.store, &job->tables, request->language, &sink, error);
    status = status < 0 ? status
                        : compare_drawing_into(&job->comparison, request->language, &sink, error);
    return status < 0 ? status
                      : compare_runs_drawing_into(job->runs, request->language, &sink, error);
}

/* ---- Files ---- */

static int write_files(const struct request *request, struct job *job, struct error *error) {
    char path[FOLDER_PATH];
    announce(request, WORD_STEP_FILES);
    int status = folder_path(path, request->folder, "report", error);
    status = status < 0 ? status : folder_make(path, error);
    status = status < 0
                 ? status
                 : folder_path(path, request->folder,
                               request->language == LANGUAGE_FR ? "report/fr" : "report/en", error);
    struct table *tables = calloc(job->report.n_tables + 1, sizeof *tables);
    if (status == 0 && tables == NULL) {
        status = error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    for (size_t i = 0; status == 0 && i < job->report.n_tables; i++) {
        tables[i] = job->report.tables[i]->table;
    }
    if (status == 0) {
        const struct label *title = &job->tables.info.title;
        enum report_pdf pdf;
        struct report_files files = {.language = request->language,
                                     .title =
                                         request->language == LANGUAGE_FR ? title->fr : title->en,
                                     .document = job->report.document,
                                     .gallery = &job->gallery,
                                     .tables = tables,
                                     .n_tables = job->report.n_tables,
                                     .dpi = REPORT_DPI,
                                     .no_pdf = request->no_pdf};
        status = report_files_write(&files, path, &pdf, error);
        if (status == 0 && pdf == REPORT_PDF_NO_PROGRAM && !request->quiet) {
            char said[FORMAT_SIZE];
            fprintf(stderr, "%s\n",
                    word_fill(said, sizeof said, request->language, WORD_PDF_MISSING, NULL_GAP));
        }
        if (status == 0 && !request->quiet) {
            printf("%s/report.html\n", path);
        }
    }
    free(tables);
    return status;
}

/* The report in one language, from facts that are the same in both. */
static int write_one(const struct request *request, struct job *job, struct error *error) {
    report_free(&job->report);
    gallery_free(&job->gallery);
    int status = draw(request, job, error);
    status = status < 0
                 ? status
                 : report_write(&job->report, request->language, &job->facts, &job->gallery, error);
    return status < 0 ? status : write_files(request, job, error);
}

static int execute(const struct request *request, struct job *job, struct error *error) {
    struct comparison_asked asked = {.perspective = -1};
    int status = opened_for_writing(request->folder, &job->run, error);
    status = status < 0 ? status : reading_tables(job->run.store, &job->tables, error);
    if (status == 0) {
        announce(request, WORD_STEP_COMPARE);
    }
    status = status < 0 ? status
                        : comparison_make(job->run.store, &job->tables.info, &job->run.scenario,
                                          &asked, &job->comparison, error);
    status = status < 0 ? status : fill_facts(request, job, error);
    status = status < 0 ? status : write_one(request, job, error);
    if (status == 0 && request->both) {
        struct request other = *request;
        other.language = request->language == LANGUAGE_FR ? LANGUAGE_EN : LANGUAGE_FR;
        status = write_one(&other, job, error);
    }
    return status;
}

int cmd_report(int argc, char **argv) {
    struct request request = {.language = LANGUAGE_FR};
    const struct option_spec options[] = {
        {"lang", 0, OPTION_LANGUAGE, &request.language, "fr|en", "language (default fr)", 0, 0},
        {"both", 0, OPTION_FLAG, &request.both, NULL,
         "in the other language too: what takes time is computed once", 0, 0},
        {"samples", 0, OPTION_NUMBER, &request.samples, "N",
         "of each new run (default as compare does)", 1, 4000000000U},
        {"no-runs", 0, OPTION_FLAG, &request.no_runs, NULL,
         "leave out what needs new runs: attribution, variants, switching values", 0, 0},
        {"threads", 't', OPTION_NUMBER, &request.threads, "T",
         "threads (default OMP_NUM_THREADS, else all processors)", 1, 1024},
        {"no-pdf", 0, OPTION_FLAG, &request.no_pdf, NULL, "do not write report.pdf", 0, 0},
        {"quiet", 'q', OPTION_FLAG, &request.quiet, NULL, "print nothing but errors", 0, 0},
    };
    const struct command_line line = {
        "report",
        "RESULTS",
        1,
        1,
        "Writes the committee's report of a results folder into RESULTS/report/fr or\n"
        "RESULTS/report/en: report.html, report.md, report.pdf, tables.xlsx, figures, slides.",
        "report.html stands alone and prints on A4. report.pdf needs WeasyPrint.\n",
        sizeof options / sizeof options[0],
        options};
    const char *positionals[CLI_MAX_POSITIONALS];
    size_t n = 0;
    struct error error = {0};
    int status = options_read(&line, argc, argv, positionals, &n, &error);
    if (status == 1) {
        return 0;
    }
    struct job *job = calloc(1, sizeof *job);
    if (status == 0 && job == NULL) {
        status = error_set(&error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    if (status == 0) {
        request.folder = positionals[0];
        status = execute(&request, job, &error);
    }
    if (job != NULL) {
        job_free(job);
    }
    free(job);
    if (status < 0) {
        error.code = status;
        return cli_fail(line.name, &error);
    }
    return 0;
}
