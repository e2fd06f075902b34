/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a scenario to the facts that tables and figures tell of a run. Never simulates. */
#include "sim/cli/described.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "models/registry.h"
#include "sim/engine/engine.h"

static double year_of(const struct time_grid *time, int step) {
    return time->start_year + (double)step / time->steps_per_year;
}

static void fill_names(struct described *self, const struct scenario *scenario) {
    struct run_info *info = &self->info;
    struct named *next = self->names;
    info->levels = next;
    info->n_levels = scenario->n_levels;
    for (int i = 0; i < scenario->n_levels; i++) {
        *next++ = (struct named){scenario->levels[i].name, scenario->levels[i].label};
    }
    info->classes = next;
    info->n_classes = scenario->n_classes;
    for (int i = 0; i < scenario->n_classes; i++) {
        *next++ = (struct named){scenario->classes[i].name, scenario->classes[i].label};
    }
    info->instruments = next;
    info->n_instruments = scenario->n_instruments;
    for (int i = 0; i < scenario->n_instruments; i++) {
        *next++ = (struct named){scenario->instruments[i].key, scenario->instruments[i].label};
    }
    info->portfolios = scenario->portfolios;
    info->n_portfolios = scenario->n_portfolios;
    for (info->effects = scenario->effects;
         scenario->effects != NULL && scenario->effects[info->n_effects] != NULL;) {
        info->n_effects++;
    }
}

static void fill_dates(struct described *self, const struct time_grid *time) {
    struct run_info *info = &self->info;
    info->start_year = time->start_year;
    info->steps_per_year = time->steps_per_year;
    info->n_years = time->n_years;
    info->decision_year =
        time->decision_step < time->n_steps ? year_of(time, time->decision_step) : (double)NAN;
    info->evaluation_year = year_of(time, time->evaluation_step + 1);
    info->n_ages = time->n_ages;
    info->ages = time->ages;
    info->report_record = self->shape.report_record;
    info->report_names = time->report_names;
    info->n_reports = self->shape.n_reports;
    info->records = self->records;
    info->n_records = self->shape.n_records;
    for (int r = 0; r < info->n_records; r++) {
        int step = self->shape.record_steps[r];
        self->records[r] = (struct record_date){step, year_of(time, step + 1), -1};
    }
    for (int k = 0; k < info->n_reports; k++) {
        self->records[info->report_record[k]].report = k;
    }
}

static void fill_numbers(struct run_info *info, const struct scenario *scenario) {
    static char version[] = FONDSIM_VERSION;
    info->name = scenario->name;
    info->title = scenario->title;
    info->version = version;
    info->seed = scenario->monte_carlo.seed;
    info->samples = engine_whole_blocks(scenario->monte_carlo.samples);
    info->asked = info->samples;
    info->inner = scenario->monte_carlo.inner;
    info->design = scenario->monte_carlo.design;
    info->complete = 1;
    memcpy(info->currency, scenario->currency, sizeof info->currency);
    info->price_year = scenario->price_year;
    info->fan_outcome = scenario->fan_outcome;
    info->n_assumptions = scenario->n_assumptions;
    for (size_t i = 0; i < scenario->n_assumptions; i++) {
        info->n_priors += scenario->assumptions[i].status == STATUS_PRIOR;
    }
}

int described_init(struct described *self, const struct scenario *scenario, struct error *error) {
    *self = (struct described){0};
    const struct study study = {.scenario = scenario,
                                .n_portfolios = scenario->n_portfolios,
                                .portfolios = scenario->portfolios,
                                .samples = SCENARIO_BLOCK,
                                .inner = scenario->monte_carlo.inner};
    int status = territorial_model.catalogue(scenario, &self->catalogue, error);
    status = status < 0 ? status : territorial_model.shape(&study, &self->shape, error);
    if (status == 0) {
        size_t n = (size_t)scenario->n_levels + (size_t)scenario->n_classes +
                   (size_t)scenario->n_instruments;
        self->names = calloc(n + 1, sizeof *self->names);
        self->records = calloc((size_t)self->shape.n_records + 1, sizeof *self->records);
        if (self->names == NULL || self->records == NULL) {
            status = error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
        }
    }
    if (status < 0) {
        described_free(self);
        return status;
    }
    self->info.catalogue = self->catalogue;
    fill_numbers(&self->info, scenario);
    fill_names(self, scenario);
    fill_dates(self, &scenario->time);
    return 0;
}

void described_free(struct described *self) {
    catalogue_free(&self->catalogue);
    results_shape_free(&self->shape);
    free(self->names);
    free(self->records);
    *self = (struct described){0};
}
