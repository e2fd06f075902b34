/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Response curves: the plan of the study and the reduction of its results. Pure. */
#include "sim/analysis/response.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "sim/core/stats.h"

const double response_multiples[RESPONSE_MULTIPLES] = {0.25, 0.5, 1, 2, 4};

static int no_memory(struct error *error) {
    return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
}

/* ---- Plan ---- */

static int name_portfolio(struct portfolio *p, const char *key, double multiple,
                          struct error *error) {
    enum { SIZE = 256 };
    p->name = malloc(SIZE);
    if (p->name == NULL) {
        return no_memory(error);
    }
    snprintf(p->name, SIZE, "%s x %g", key, multiple);
    p->label.fr = p->name;
    p->label.en = p->name;
    return 0;
}

int response_matters(const struct scenario *scenario) {
    const struct time_grid *time = &scenario->time;
    int from = time->decision_step < time->n_steps ? time->decision_step / time->steps_per_year : 0;
    for (int k = 0; k < scenario->n_instruments; k++) {
        for (int y = from; y < time->n_years; y++) {
            if (scenario->instruments[k].budget[y] > 0 &&
                scenario->instruments[k].known_awards[y] < 0) {
                return 1;
            }
        }
    }
    return 0;
}

int response_plan(const struct scenario *scenario, struct response_plan *plan,
                  struct error *error) {
    *plan = (struct response_plan){0};
    int n = 1 + RESPONSE_MULTIPLES * scenario->n_instruments;
    plan->portfolios = calloc((size_t)n, sizeof *plan->portfolios);
    if (plan->portfolios == NULL) {
        return no_memory(error);
    }
    uint32_t samples = scenario->monte_carlo.samples;
    samples = samples < RESPONSE_SAMPLES
                  ? (samples + SCENARIO_BLOCK - 1) / SCENARIO_BLOCK * SCENARIO_BLOCK
                  : RESPONSE_SAMPLES;
    plan->study = (struct study){.scenario = scenario,
                                 .n_portfolios = n,
                                 .portfolios = plan->portfolios,
                                 .samples = samples,
                                 .inner = 1};
    int decides = scenario->time.decision_step < scenario->time.n_steps;
    int status = 0;
    for (int j = 0; status == 0 && j < n; j++) {
        struct portfolio *p = &plan->portfolios[j];
        int i = (j - 1) / RESPONSE_MULTIPLES;
        p->question = decides ? QUESTION_PROSPECTIVE : QUESTION_RETROSPECTIVE;
        p->scale_to = -1;
        p->is_counterfactual = j == 0;
        for (int k = 0; k < SCENARIO_MAX_INSTRUMENTS; k++) {
            p->scale[k] = 1;
        }
        if (j == 0) {
            status = name_portfolio(p, "nothing", 0, error);
            continue;
        }
        double multiple = response_multiples[(j - 1) % RESPONSE_MULTIPLES];
        p->instruments = 1U << i;
        p->scale[i] = multiple;
        status = name_portfolio(p, scenario->instruments[i].key, multiple, error);
    }
    if (status < 0) {
        response_plan_free(plan);
    }
    return status;
}

void response_plan_free(struct response_plan *self) {
    for (int j = 0; self->portfolios != NULL && j < self->study.n_portfolios; j++) {
        free(self->portfolios[j].name);
    }
    free(self->portfolios);
    *self = (struct response_plan){0};
}

/* ---- Reduction ---- */

int response_init(struct response *self, const struct response_plan *plan,
                  const struct catalogue *catalogue, struct error *error) {
    *self = (struct response){.n_instruments = plan->study.scenario->n_instruments,
                              .n_outcomes = catalogue->n,
                              .envelope = catalogue_find(catalogue, "envelope"),
                              .paid = catalogue_find(catalogue, "paid"),
                              .overhead = catalogue_find(catalogue, "overhead"),
                              .n_blocks = plan->study.samples / SCENARIO_BLOCK};
    size_t portfolios = (size_t)plan->study.n_portfolios;
    self->used = calloc(portfolios * self->n_blocks + 1, sizeof *self->used);
    self->opened = calloc(portfolios * self->n_blocks + 1, sizeof *self->opened);
    int status = self->used == NULL || self->opened == NULL
                     ? no_memory(error)
                     : moments_init(&self->differences, portfolios * catalogue->n, error);
    if (status < 0) {
        response_free(self);
    }
    return status;
}

void response_free(struct response *self) {
    moments_free(&self->differences);
    free(self->used);
    free(self->opened);
    *self = (struct response){0};
}

static void take_absorption(struct response *self, size_t at, const double *values,
                            const double *without) {
    if (self->envelope >= 0 && self->paid >= 0 && self->overhead >= 0) {
        self->used[at] += values[self->paid] - without[self->paid] + values[self->overhead] -
                          without[self->overhead];
        self->opened[at] += values[self->envelope] - without[self->envelope];
    }
}

int response_take(void *context, const struct batch *batch, struct error *error) {
    (void)error;
    struct response *self = context;
    const struct results_shape *shape = batch->shape;
    int last = shape->report_record[shape->n_reports - 1];
    for (int w = 0; w < BATCH_WORLDS; w++) {
        const double *without = world_outcomes(&batch->worlds[w], shape, 0, last);
        for (int j = 0; j < shape->n_portfolios; j++) {
            const double *values = world_outcomes(&batch->worlds[w], shape, j, last);
            size_t at = (size_t)j * self->n_outcomes;
            for (size_t k = 0; k < self->n_outcomes; k++) {
                moments_add(&self->differences, at + k, values[k] - without[k]);
            }
            take_absorption(self, (size_t)j * self->n_blocks + batch->block, values, without);
        }
    }
    if (batch->ends_block) {
        moments_end_block(&self->differences);
    }
    return 0;
}

/* Ratio of sums with its error by delete-one-block jackknife. */
static int absorption(const struct response *self, size_t portfolio, struct absorption_row *row,
                      struct error *error) {
    const double *used = self->used + portfolio * self->n_blocks;
    const double *opened = self->opened + portfolio * self->n_blocks;
    double all_used = 0, all_opened = 0;
    for (size_t b = 0; b < self->n_blocks; b++) {
        all_used += used[b];
        all_opened += opened[b];
    }
    row->share = all_opened > 0 ? all_used / all_opened : (double)NAN;
    row->se = (double)NAN;
    if (self->n_blocks < MOMENTS_MIN_BLOCKS || !(all_opened > 0)) {
        return 0;
    }
    double *without = malloc(self->n_blocks * sizeof *without);
    if (without == NULL) {
        return no_memory(error);
    }
    for (size_t b = 0; b < self->n_blocks; b++) {
        without[b] = (all_used - used[b]) / (all_opened - opened[b]);
    }
    row->se = stats_jackknife_error(without, self->n_blocks);
    free(without);
    return 0;
}

/* Slope of an outcome over the envelope between a multiple and the next, per 100,000 EUR. */
static double next_100k(const struct response *self, size_t portfolio, size_t multiple, size_t k) {
    if (multiple + 1 >= RESPONSE_MULTIPLES || self->envelope < 0) {
        return (double)NAN;
    }
    const struct moments *m = &self->differences;
    size_t here = portfolio * self->n_outcomes, there = here + self->n_outcomes;
    size_t envelope = (size_t)self->envelope;
    double money = moments_mean(m, there + envelope) - moments_mean(m, here + envelope);
    double gain = moments_mean(m, there + k) - moments_mean(m, here + k);
    return money > 0 ? gain / money * 1e5 : (double)NAN;
}

int response_reduce(const struct response *self, struct response_table *table,
                    struct error *error) {
    size_t curves = (size_t)self->n_instruments * RESPONSE_MULTIPLES;
    *table = (struct response_table){.n = curves * self->n_outcomes, .n_absorption = curves};
    table->rows = calloc(table->n + 1, sizeof *table->rows);
    table->absorption = calloc(curves + 1, sizeof *table->absorption);
    if (table->rows == NULL || table->absorption == NULL) {
        response_table_free(table);
        return no_memory(error);
    }
    for (size_t c = 0; c < curves; c++) {
        size_t portfolio = c + 1, m = c % RESPONSE_MULTIPLES;
        int instrument = (int)(c / RESPONSE_MULTIPLES);
        for (size_t k = 0; k < self->n_outcomes; k++) {
            size_t at = portfolio * self->n_outcomes + k;
            table->rows[c * self->n_outcomes + k] =
                (struct response_row){.instrument = instrument,
                                      .multiple = response_multiples[m],
                                      .outcome = (int)k,
                                      .mean = moments_mean(&self->differences, at),
                                      .se = moments_error(&self->differences, at),
                                      .next_100k = next_100k(self, portfolio, m, k)};
        }
        table->absorption[c].instrument = instrument;
        table->absorption[c].multiple = response_multiples[m];
        int status = absorption(self, portfolio, &table->absorption[c], error);
        if (status < 0) {
            response_table_free(table);
            return status;
        }
    }
    return 0;
}
