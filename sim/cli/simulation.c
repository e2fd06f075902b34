/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenario in, results folder out. */
#include "sim/cli/simulation.h"

#include <stdlib.h>

#include "models/registry.h"
#include "output/results_csv.h"
#include "output/summary_json.h"
#include "sim/analysis/response.h"
#include "sim/cli/drawing.h"
#include "sim/cli/running.h"
#include "sim/cli/terminal.h"
#include "sim/engine/engine.h"
#include "sim/engine/ranks.h"

void simulation_free(struct simulation *self) {
    store_close(self->store);
    reading_free(&self->tables);
    response_table_free(&self->response);
    results_shape_free(&self->shape);
    catalogue_free(&self->catalogue);
    scenario_free(&self->scenario);
    folder_unlock(&self->lock);
}

/* ---- Before anything is written ---- */

int simulation_read(struct simulation *self, const char *path, const struct scenario_given *given,
                    struct error *error) {
    struct problems *problems = calloc(1, sizeof *problems);
    if (problems == NULL) {
        return error_no_memory(error);
    }
    int status = scenario_read_given(path, given, &self->scenario, problems, error);
    if (status == FONDSIM_INVALID) {
        problems_print(problems, stderr);
        error->text[0] = '\0'; /* said already */
    }
    free(problems);
    if (status == 0) {
        status = territorial_model.catalogue(&self->scenario, &self->catalogue, error);
    }
    return status;
}

int simulation_plan(struct simulation *self, struct error *error) {
    const struct scenario *scenario = &self->scenario;
    self->study = (struct study){.scenario = scenario,
                                 .n_portfolios = scenario->n_portfolios,
                                 .portfolios = scenario->portfolios,
                                 .samples = engine_whole_blocks(scenario->monte_carlo.samples),
                                 .inner = scenario->monte_carlo.inner};
    return territorial_model.shape(&self->study, &self->shape, error);
}

/* ---- The run ---- */

static int respond(struct simulation *self, struct running *running, struct error *error) {
    struct response_plan plan;
    struct response response = {0};
    if (!response_matters(&self->scenario)) {
        return 0; /* facts settle every award: no curve to draw */
    }
    struct sink sink = {&response, response_take};
    int status = response_plan(&self->scenario, &plan, error);
    status = status < 0 ? status : response_init(&response, &plan, &self->catalogue, error);
    status = ranks_agree(status, error);
    status = status < 0 ? status : running_study(running, &plan.study, &sink, error);
    if (status == 0 && ranks_mine() == 0) {
        status = response_reduce(&response, &self->response, error);
    }
    response_free(&response);
    response_plan_free(&plan);
    return status;
}

/* Closed before its end, the store keeps the groups of blocks that were committed. Ranks other than
 * 0 have none: they only simulate. */
static int simulate(struct simulation *self, const struct simulation_manner *manner,
                    struct error *error) {
    struct running running = {
        .threads = manner->threads, .quiet = manner->quiet, .language = manner->language};
    struct sink sink = {self->store, store_take};
    uint32_t first = self->store != NULL ? store_first_block(self->store) : 0;
    int status =
        running_rest(&running, &self->study, first, store_group(&self->study), &sink, error);
    if (status == 0 && self->scenario.n_instruments > 0) {
        status = respond(self, &running, error);
    }
    if (status == 0 && self->store != NULL) {
        status = store_finish(self->store, &self->response, error);
    }
    store_close(self->store);
    self->store = NULL;
    return status;
}

/* ---- What is made of the stored run ---- */

static int write_tables(struct simulation *self, struct error *error) {
    char path[FOLDER_PATH];
    int status = folder_path(path, self->folder, "run.sqlite", error);
    if (status == 0) {
        status = store_open(&self->store, path, error);
    }
    if (status == 0) {
        status = reading_tables(self->store, &self->tables, error);
    }
    const struct run_tables *t = &self->tables;
    if (status == 0 && (status = folder_path(path, self->folder, "summary.csv", error)) == 0) {
        status = results_summary_csv(path, &t->info, &t->summary, error);
    }
    if (status == 0 && (status = folder_path(path, self->folder, "trajectories.csv", error)) == 0) {
        status = results_trajectories_csv(path, &t->info, &t->trajectories, error);
    }
    if (status == 0 && (status = folder_path(path, self->folder, "summary.json", error)) == 0) {
        status = results_summary_json(path, &t->info, &t->summary, &t->money, &t->ages,
                                      &t->response, error);
    }
    return status;
}

int simulation_tell(struct simulation *self, const struct simulation_manner *manner,
                    int is_complete, struct error *error) {
    int status = write_tables(self, error);
    if (status == 0 && is_complete) {
        status = drawing_figures(self->store, &self->tables, self->folder, manner->language, error);
    }
    if (status < 0 || manner->quiet) {
        return status;
    }
    folder_unlock(&self->lock); /* nothing is written any more; a closed pipe ends the process */
    if (!manner->no_table) {
        terminal_summary(stdout, manner->language, &self->tables.info, &self->tables.summary);
        fflush(stdout); /* so that the line below stands after the table in one file */
    }
    fprintf(stderr, manner->language == LANGUAGE_FR ? "Résultats dans %s\n" : "Results in %s\n",
            self->folder);
    return 0;
}

int simulation_finish(struct simulation *self, const struct simulation_manner *manner,
                      struct error *error) {
    int status = simulate(self, manner, error);
    if (ranks_mine() == 0 && (status == 0 || status == FONDSIM_INTERRUPTED)) {
        struct error late = {0};
        int told = simulation_tell(self, manner, status == 0, &late);
        if (told < 0) {
            *error = late;
            status = told;
        }
    }
    return status;
}
