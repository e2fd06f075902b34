/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Simulates a scenario with every parameter at the value `fondsim check --json` prints and writes
 * what happened in the form of the Python twin (tests/twin/README.md), for compare.py. Knows
 * nothing of how the twin works.
 *
 *     dump SCENARIO SAMPLES INNER FOLDER */
#include <gsl/gsl_errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "models/observe.h"
#include "models/registry.h"
#include "scenarios/read.h"

struct dump {
    const struct scenario *scenario;
    struct study study;
    struct results_shape shape;
    struct catalogue catalogue;
    struct world_results results;
    double *theta;
    uint32_t sample;
    uint16_t inner;
    FILE *state, *ledger, *outcomes;
};

static void write_state(struct dump *self, const char *portfolio, const struct world *world,
                        const struct cell *cell, int step) {
    for (int i = 0; i < world->n; i++) {
        if (cell->present[i] == 0) {
            continue;
        }
        fprintf(self->state, "%" PRIu32 ",%u,%s,%d,%d,%d,%.17g,%.0f,%.0f,%.0f\n", self->sample,
                (unsigned)self->inner, portfolio, step, i, (int)cell->level[i], cell->fte[i],
                cell->background[i], cell->consortia[i], cell->adopter[i]);
    }
}

/* The shared history (portfolio -1) is the past of every prospective portfolio. */
static void observe(void *context, const struct world *world, const struct cell *cell,
                    int portfolio, int step) {
    struct dump *self = context;
    for (int p = 0; p < self->study.n_portfolios; p++) {
        const struct portfolio *other = &self->study.portfolios[p];
        if (p == portfolio || (portfolio < 0 && other->question == QUESTION_PROSPECTIVE)) {
            write_state(self, other->name, world, cell, step);
        }
    }
}

static void write_ledger(struct dump *self, int p) {
    const struct scenario *scenario = self->scenario;
    for (int k = 0; k < scenario->n_instruments; k++) {
        for (int y = 0; y < scenario->time.n_years; y++) {
            const struct money_row *row = world_money(&self->results, &self->shape, p, k, y);
            const int64_t values[] = {
                row->opening,     row->envelope, row->released,   row->recovered_reuse,
                row->committed,   row->overhead, row->lapsed,     row->closing,
                row->open_before, row->paid,     row->open_after, row->cash_before,
                row->recovered,   row->refunded, row->cash_after};
            fprintf(self->ledger, "%" PRIu32 ",%u,%s,%s,%d", self->sample, (unsigned)self->inner,
                    self->study.portfolios[p].name, scenario->instruments[k].key,
                    scenario->time.start_year + y);
            for (size_t v = 0; v < sizeof values / sizeof *values; v++) {
                fprintf(self->ledger, ",%" PRId64, values[v]);
            }
            fputc('\n', self->ledger);
        }
    }
}

/* Every outcome of the catalogue; compare.py takes those that stand on both sides. */
static void write_outcomes(struct dump *self, int p) {
    for (int r = 0; r < self->shape.n_reports; r++) {
        int record = self->shape.report_record[r];
        const double *row = world_outcomes(&self->results, &self->shape, p, record);
        for (size_t o = 0; o < self->catalogue.n; o++) {
            fprintf(self->outcomes, "%" PRIu32 ",%u,%s,%d,%s,%.17g\n", self->sample,
                    (unsigned)self->inner, self->study.portfolios[p].name,
                    self->shape.record_steps[record], self->catalogue.outcomes[o].key, row[o]);
        }
    }
}

static FILE *open_csv(const char *folder, const char *name, const char *head) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (file == NULL) {
        perror(path);
        exit(EXIT_FAILURE);
    }
    fprintf(file, "%s\n", head);
    return file;
}

static void open_all(struct dump *self, const char *folder) {
    self->state = open_csv(folder, "state.csv",
                           "sample,inner,portfolio,step,ecosystem,level,fte,background,consortia,"
                           "adopter");
    self->ledger =
        open_csv(folder, "ledger.csv",
                 "sample,inner,portfolio,instrument,year,opening,envelope,released,recovered_reuse,"
                 "committed,overhead,lapsed,closing,open_before,paid,open_after,cash_before,"
                 "recovered,refunded,cash_after");
    self->outcomes =
        open_csv(folder, "outcomes.csv", "sample,inner,portfolio,report_step,key,value");
}

static int run(struct dump *self, int samples, int inner, struct error *error) {
    void *workspace = NULL;
    int code = territorial_model.prepare(&self->study, &self->shape, &workspace, error);
    if (code == FONDSIM_OK) {
        model_observe(workspace, observe, self);
    }
    for (int i = 0; i < samples * inner && code == FONDSIM_OK; i++) {
        self->sample = (uint32_t)(i / inner);
        self->inner = (uint16_t)(i % inner);
        code = territorial_model.simulate(workspace, self->theta, self->sample, self->inner,
                                          &self->results, error);
        for (int p = 0; p < self->study.n_portfolios && code == FONDSIM_OK; p++) {
            write_ledger(self, p);
            write_outcomes(self, p);
        }
    }
    territorial_model.release(workspace);
    return code;
}

static int prepare(struct dump *self, const struct scenario *scenario, struct error *error) {
    self->scenario = scenario;
    self->study = (struct study){.scenario = scenario,
                                 .n_portfolios = scenario->n_portfolios,
                                 .portfolios = scenario->portfolios,
                                 .samples = 1,
                                 .inner = 1};
    self->theta = calloc(scenario->n_assumptions, sizeof *self->theta);
    if (self->theta == NULL) {
        return FONDSIM_NO_MEMORY;
    }
    for (size_t j = 0; j < scenario->n_assumptions; j++) {
        self->theta[j] = law_mean(&scenario->assumptions[j].law);
    }
    int code = territorial_model.catalogue(scenario, &self->catalogue, error);
    if (code == FONDSIM_OK) {
        code = territorial_model.shape(&self->study, &self->shape, error);
    }
    return code == FONDSIM_OK ? world_results_init(&self->results, &self->shape) : code;
}

int main(int argc, char **argv) {
    if (argc != 5) {
        fprintf(stderr, "dump SCENARIO SAMPLES INNER FOLDER\n");
        return EXIT_FAILURE;
    }
    gsl_set_error_handler_off();
    static struct scenario scenario;
    static struct problems problems;
    struct error error = {0};
    struct dump self = {0};
    int code = scenario_read(argv[1], 0, NULL, &scenario, &problems, &error);
    if (code == FONDSIM_OK) {
        code = prepare(&self, &scenario, &error);
    }
    if (code == FONDSIM_OK) {
        open_all(&self, argv[4]);
        code = run(&self, atoi(argv[2]), atoi(argv[3]), &error);
        fclose(self.state);
        fclose(self.ledger);
        fclose(self.outcomes);
    }
    if (code != FONDSIM_OK) {
        fprintf(stderr, "%s\n", error.text);
    }
    world_results_free(&self.results);
    results_shape_free(&self.shape);
    catalogue_free(&self.catalogue);
    free(self.theta);
    scenario_free(&scenario);
    return code == FONDSIM_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
