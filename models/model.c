/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contract with the engine: catalogue, shape, and one world simulated for all portfolios at
 * once, cells in lock step so that draws are made once. Never knows threads or files. */
#include <stdlib.h>
#include <string.h>

#include "models/observe.h"
#include "models/registry.h"

struct workspace {
    const struct study *study;
    const struct results_shape *shape;
    struct world world;
    struct cell *cells;      /* [n_portfolios] */
    struct cell history;     /* of all prospective portfolios, up to the decision */
    int n_cells;             /* ready to be freed */
    double *values;          /* [n_steps] */
    model_observer observer; /* NULL in ordinary runs */
    void *context;
};

/* ------------------------------------------------------------------ catalogue and shape */

static int model_catalogue(const struct scenario *scenario, struct catalogue *catalogue,
                           struct error *error) {
    *catalogue = (struct catalogue){0};
    int code = outcomes_catalogue(scenario, catalogue);
    if (code != FONDSIM_OK) {
        catalogue_free(catalogue);
        return error_set(error, code, "%s", error_sentence(code));
    }
    return FONDSIM_OK;
}

/* 1 when outcomes are taken at the end of step t: the last of a year, or a report. */
static int is_record(const struct time_grid *time, int t) {
    if ((t + 1) % time->steps_per_year == 0) {
        return 1;
    }
    for (int r = 0; r < time->n_reports; r++) {
        if (time->report_steps[r] == t) {
            return 1;
        }
    }
    return 0;
}

static int model_shape(const struct study *study, struct results_shape *shape,
                       struct error *error) {
    const struct scenario *scenario = study->scenario;
    const struct time_grid *time = &scenario->time;
    if (kernels_choose(getenv("FONDSIM_ISA")) == NULL) {
        return error_set(error, FONDSIM_USAGE,
                         "FONDSIM_ISA: this machine has no level of this name; levels are "
                         "baseline, v3 and v4");
    }
    *shape = (struct results_shape){.n_portfolios = study->n_portfolios,
                                    .n_outcomes = outcomes_count(scenario),
                                    .n_instruments = scenario->n_instruments,
                                    .n_years = time->n_years,
                                    .n_ages = time->n_ages,
                                    .n_reports = time->n_reports};
    shape->record_steps = calloc((size_t)time->n_steps + 1, sizeof *shape->record_steps);
    shape->report_record = calloc((size_t)time->n_reports + 1, sizeof *shape->report_record);
    if (shape->record_steps == NULL || shape->report_record == NULL) {
        results_shape_free(shape);
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    for (int t = 0; t < time->n_steps; t++) {
        if (!is_record(time, t)) {
            continue;
        }
        for (int r = 0; r < time->n_reports; r++) {
            if (time->report_steps[r] == t) {
                shape->report_record[r] = shape->n_records;
            }
        }
        shape->record_steps[shape->n_records++] = t;
    }
    return FONDSIM_OK;
}

/* ------------------------------------------------------------------ workspace */

static void model_release(void *workspace) {
    struct workspace *self = workspace;
    if (self == NULL) {
        return;
    }
    for (int p = 0; p < self->n_cells; p++) {
        cell_free(&self->cells[p]);
    }
    cell_free(&self->history);
    world_free(&self->world);
    free(self->cells);
    free(self->values);
    free(self);
}

/* Among the portfolios of the same question that are stepped before this one, that which differs by
 * the fewest instruments; NULL when there is none. */
static const struct cell *most_alike(const struct workspace *self, int p) {
    const struct portfolio *portfolios = self->study->portfolios;
    int best = -1, fewest = 0;
    for (int q = 0; q < p; q++) {
        int differ = __builtin_popcount(portfolios[q].instruments ^ portfolios[p].instruments);
        if (portfolios[q].question == portfolios[p].question && (best < 0 || differ < fewest)) {
            best = q;
            fewest = differ;
        }
    }
    return best >= 0 ? &self->cells[best] : NULL;
}

static int make_cells(struct workspace *self) {
    size_t n = (size_t)self->study->n_portfolios;
    self->cells = calloc(n > 0 ? n : 1, sizeof *self->cells);
    self->values = calloc((size_t)self->world.n_steps + 1, sizeof *self->values);
    if (self->cells == NULL || self->values == NULL) {
        return FONDSIM_NO_MEMORY;
    }
    for (; self->n_cells < self->study->n_portfolios; self->n_cells++) {
        int code = cell_init(&self->cells[self->n_cells], &self->world);
        if (code != FONDSIM_OK) {
            return code;
        }
        self->cells[self->n_cells].like = most_alike(self, self->n_cells);
    }
    return cell_init(&self->history, &self->world);
}

static int model_prepare(const struct study *study, const struct results_shape *shape,
                         void **workspace, struct error *error) {
    struct workspace *self = calloc(1, sizeof *self);
    *workspace = NULL;
    if (self == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    self->study = study;
    self->shape = shape;
    int code = world_init(&self->world, study->scenario);
    if (code == FONDSIM_OK) {
        code = make_cells(self);
    }
    if (code != FONDSIM_OK) {
        model_release(self);
        return error_set(error, code, "%s", error_sentence(code));
    }
    for (int r = 0; r < shape->n_records; r++) {
        self->world.recorded[shape->record_steps[r]] = 1;
    }
    *workspace = self;
    return FONDSIM_OK;
}

/* ------------------------------------------------------------------ equal money */

static int is_prospective(const struct portfolio *portfolio) {
    return portfolio->question == QUESTION_PROSPECTIVE;
}

/* Present value of a portfolio's envelopes opened in steps from..to - 1, before any scale (section
 * 6). */
static double envelopes_value(const struct world *world, uint32_t instruments, int from, int to) {
    const struct scenario *scenario = world->scenario;
    const struct time_grid *time = &scenario->time;
    double sum = 0;
    for (int k = 0; k < scenario->n_instruments; k++) {
        const struct instrument *instrument = &scenario->instruments[k];
        const struct fund_parameters *fund =
            (const void *)scenario_values(scenario, world->theta, instrument->section);
        for (int y = 0; (instruments >> k & 1U) != 0 && y < time->n_years; y++) {
            int first = y * time->steps_per_year, open = first;
            if (instrument->start_step > first) {
                open = instrument->start_step; /* opens when it starts, if within the year */
            }
            if (open < first + time->steps_per_year && open >= from && open < to &&
                open <= time->last_award_step) {
                sum += (double)instrument->budget[y] / 100.0 * fund->budget_scale *
                       world->deflator[open] * world->discount[open];
            }
        }
    }
    return sum;
}

static int costs_from(const struct world *world, const struct portfolio *portfolio) {
    return is_prospective(portfolio) ? world->scenario->time.decision_step : 0;
}

/* Scales of a cell's envelopes, when they are its own to decide. */
static void set_scales(struct cell *cell, const struct world *world,
                       const struct portfolio *portfolio) {
    const struct scenario *scenario = world->scenario;
    double factor = 1.0;
    if (portfolio->scale_to >= 0) {
        int from = costs_from(world, portfolio);
        int to = is_prospective(portfolio) ? world->n_steps : scenario->time.decision_step;
        const struct portfolio *other = &scenario->portfolios[portfolio->scale_to];
        double own = envelopes_value(world, portfolio->instruments, from, to);
        factor = own > 0 ? envelopes_value(world, other->instruments, from, to) / own : 1.0;
    }
    for (int k = 0; k < SCENARIO_MAX_INSTRUMENTS; k++) {
        cell->scale[k] = portfolio->scale[k] * factor;
    }
}

/* ------------------------------------------------------------------ one world */

/* Instruments with money or known awards in a year that begins before the decision. */
static uint32_t past_instruments(const struct scenario *scenario) {
    const struct time_grid *time = &scenario->time;
    uint32_t mask = 0;
    for (int k = 0; k < scenario->n_instruments; k++) {
        const struct instrument *instrument = &scenario->instruments[k];
        for (int y = 0; y < time->n_years && y * time->steps_per_year < time->decision_step; y++) {
            if (instrument->budget[y] > 0 || instrument->known_awards[y] > 0) {
                mask |= UINT32_C(1) << k;
            }
        }
    }
    return mask;
}

static const struct portfolio *first_prospective(const struct study *study) {
    for (int p = 0; p < study->n_portfolios; p++) {
        if (is_prospective(&study->portfolios[p])) {
            return &study->portfolios[p];
        }
    }
    return NULL;
}

static int start_cells(struct workspace *self, const struct portfolio *prospective) {
    const struct study *study = self->study;
    for (int p = 0; p < study->n_portfolios; p++) {
        const struct portfolio *portfolio = &study->portfolios[p];
        if (is_prospective(portfolio)) {
            continue;
        }
        if (cell_start(&self->cells[p], &self->world, portfolio) != FONDSIM_OK) {
            return FONDSIM_NO_MEMORY;
        }
        set_scales(&self->cells[p], &self->world, portfolio);
    }
    return prospective == NULL ? FONDSIM_OK : cell_start(&self->history, &self->world, prospective);
}

/* From here on prospective portfolios differ. */
static int branch(struct workspace *self) {
    const struct study *study = self->study;
    for (int p = 0; p < study->n_portfolios; p++) {
        struct cell *cell = &self->cells[p];
        const struct portfolio *portfolio = &study->portfolios[p];
        if (!is_prospective(portfolio)) {
            continue;
        }
        cell->portfolio = portfolio;
        if (cell_copy(cell, &self->history, &self->world) != FONDSIM_OK) {
            return FONDSIM_NO_MEMORY;
        }
        set_scales(cell, &self->world, portfolio);
    }
    return FONDSIM_OK;
}

void model_observe(void *workspace, model_observer observer, void *context) {
    struct workspace *self = workspace;
    self->observer = observer;
    self->context = context;
}

void model_observe_calls(void *workspace, call_observer observer, void *context) {
    struct workspace *self = workspace;
    for (int p = 0; p < self->study->n_portfolios; p++) {
        self->cells[p].on_call = observer;
        self->cells[p].call_context = context;
    }
    self->history.on_call = observer;
    self->history.call_context = context;
}

/* One step of one cell; portfolio -1 is the history. */
static int step_cell(struct workspace *self, struct cell *cell, int portfolio, int t,
                     uint32_t running) {
    int code = cell_step(cell, &self->world, t, running);
    if (code == FONDSIM_OK && self->observer != NULL) {
        self->observer(self->context, &self->world, cell, portfolio, t);
    }
    return code;
}

/* One step of every cell that has its own life. */
static int step_cells(struct workspace *self, int t, int branched) {
    struct world *world = &self->world;
    int decision = world->scenario->time.decision_step;
    for (int p = 0; p < self->study->n_portfolios; p++) {
        const struct portfolio *portfolio = &self->study->portfolios[p];
        if (is_prospective(portfolio) && !branched) {
            continue;
        }
        if (t == decision) {
            funding_lapse(&self->cells[p], world, t);
        }
        int open = is_prospective(portfolio) || t < decision;
        uint32_t running = open ? portfolio->instruments : 0;
        int code = step_cell(self, &self->cells[p], p, t, running);
        if (code != FONDSIM_OK) {
            return code;
        }
    }
    return FONDSIM_OK;
}

static int run_cells(struct workspace *self) {
    struct world *world = &self->world;
    const struct portfolio *prospective = first_prospective(self->study);
    int decision = world->scenario->time.decision_step;
    int code = start_cells(self, prospective);
    for (int t = 0; t < world->n_steps && code == FONDSIM_OK; t++) {
        world_step_words(world, t);
        if (prospective != NULL && t == decision) {
            code = branch(self);
        } else if (prospective != NULL && t < decision) {
            code = step_cell(self, &self->history, -1, t, past_instruments(world->scenario));
        }
        if (code == FONDSIM_OK) {
            code = step_cells(self, t, prospective != NULL && t >= decision);
        }
    }
    if (code == FONDSIM_OK && prospective != NULL && decision >= world->n_steps) {
        code = branch(self); /* no decision: the history is all there is */
    }
    return code;
}

/* Fills what the world gives for one portfolio. */
static int report_cell(struct workspace *self, int p, struct world_results *results) {
    const struct results_shape *shape = self->shape;
    struct cell *cell = &self->cells[p];
    funding_finish(cell, &self->world);
    if (cell->failed != FONDSIM_OK) {
        return cell->failed;
    }
    outcomes_fill(cell, &self->world, shape, costs_from(&self->world, &self->study->portfolios[p]),
                  self->values, world_outcomes(results, shape, p, 0));
    size_t rows = (size_t)shape->n_instruments * (size_t)shape->n_years;
    if (rows > 0) {
        memcpy(world_money(results, shape, p, 0, 0), cell->ledger, rows * sizeof *cell->ledger);
    }
    size_t aged = (size_t)shape->n_instruments * (size_t)shape->n_ages;
    if (aged > 0) {
        memcpy(world_ages(results, shape, p, 0, 0), cell->ages, aged * sizeof *cell->ages);
    }
    return FONDSIM_OK;
}

static int model_simulate(void *workspace, const double *theta, uint32_t sample, uint16_t inner,
                          struct world_results *results, struct error *error) {
    struct workspace *self = workspace;
    int code = world_draw(&self->world, theta, sample, inner);
    if (code == FONDSIM_OK) {
        code = run_cells(self);
    }
    for (int p = 0; p < self->study->n_portfolios && code == FONDSIM_OK; p++) {
        code = report_cell(self, p, results);
    }
    if (code != FONDSIM_OK) {
        return error_set(
            error, code, "sample %lu, inner run %u: %s", (unsigned long)sample, (unsigned)inner,
            code == FONDSIM_DOMAIN ? "too few territories to draw from" : error_sentence(code));
    }
    return FONDSIM_OK;
}

const struct model territorial_model = {model_catalogue, model_shape, model_prepare, model_simulate,
                                        model_release};
