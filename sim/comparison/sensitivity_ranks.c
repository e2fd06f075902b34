/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A first look at all parameters: their partial rank correlations with each quantity in one run
 * with nothing held, and their order by importance. Never holds a parameter. */
#include <math.h>
#include <stdlib.h>

#include "sim/analysis/false_share.h"
#include "sim/comparison/sensitivity_steps.h"
#include "sim/core/blocks.h"

/* Parameters that vary, as they are drawn: fits `struct sink`. */
struct theta {
    const struct passes_list *varying;
    size_t samples;
    enum design design;
    double *values; /* [varying][samples], in the order of collect_column */
};

static int take_theta(void *context, const struct batch *batch, struct error *error) {
    struct theta *self = context;
    (void)error;
    for (uint32_t r = 0; r < batch->n_samples; r++) {
        size_t sample = batch->first_sample + r;
        const double *row = batch->theta + r * batch->study->scenario->n_assumptions;
        size_t place = blocks_place(self->design, self->samples, sample);
        for (size_t j = 0; sample < self->samples && j < self->varying->n; j++) {
            self->values[j * self->samples + place] = row[self->varying->parameters[j]];
        }
    }
    return 0;
}

/* Many samples cost little here: the run is a single pass. Correlations need more of them than
 * there are parameters, and their errors 20 blocks. */
static uint32_t base_samples(const struct sensitivity *self,
                             const struct sensitivity_asked *asked) {
    uint32_t held = sensitivity_samples(self->scenario, asked->samples);
    uint32_t most = self->scenario->monte_carlo.samples;
    uint32_t fold = held > UINT32_MAX / SENSITIVITY_BASE_FOLD ? held : held * SENSITIVITY_BASE_FOLD;
    uint32_t n = fold < most ? fold : most, least = 20 * SCENARIO_BLOCK;
    uint32_t need = (uint32_t)(2 * (self->varying.n + 3));
    n = n > held ? n : held;
    n = n > least ? n : least;
    n = n > need ? n : need;
    return (n + SCENARIO_BLOCK - 1) / SCENARIO_BLOCK * SCENARIO_BLOCK;
}

/* ---- Order ---- */

struct place {
    size_t at;
    double importance;
};

static int by_importance(const void *a, const void *b) {
    const struct place *x = a, *y = b;
    if (x->importance != y->importance) {
        return x->importance > y->importance ? -1 : 1;
    }
    return x->at < y->at ? -1 : x->at > y->at;
}

/* What could be chance when one looks at all correlations of all quantities. */
static int tell_apart(struct sensitivity *self, struct error *error) {
    size_t n = self->varying.n;
    self->false_shares = calloc(self->n_quantities * n, sizeof *self->false_shares);
    if (self->false_shares == NULL) {
        return error_no_memory(error);
    }
    for (size_t q = 0; q < self->n_quantities; q++) {
        for (size_t j = 0; j < n; j++) {
            self->false_shares[q * n + j] = partial_rank_p(&self->ranks[q].rows[j]);
        }
    }
    if (false_share_adjust(self->n_quantities * n, self->false_shares) < 0) {
        return error_no_memory(error);
    }
    for (size_t i = 0; i < self->n_quantities * n; i++) {
        self->n_correlations += (size_t)!isnan(self->false_shares[i]);
        self->n_correlations_told += (size_t)(self->false_shares[i] <= FALSE_SHARE);
    }
    return 0;
}

static int is_told(const struct sensitivity *self, size_t quantity, size_t place) {
    return self->false_shares[quantity * self->varying.n + place] <= FALSE_SHARE;
}

static int put_in_order(struct sensitivity *self, struct error *error) {
    size_t n = self->varying.n;
    struct place *places = calloc(n, sizeof *places);
    self->order = calloc(n, sizeof *self->order);
    self->importance = calloc(n, sizeof *self->importance);
    if (places == NULL || self->order == NULL || self->importance == NULL) {
        free(places);
        return error_no_memory(error);
    }
    for (size_t j = 0; j < n; j++) {
        places[j].at = j;
        for (size_t q = 0; q < self->n_quantities; q++) {
            const struct partial_rank *rank = &self->ranks[q].rows[j];
            double size = is_told(self, q, j) ? fabs(rank->coefficient) : 0;
            places[j].importance = fmax(places[j].importance, size);
        }
        self->importance[j] = places[j].importance;
        self->n_told += places[j].importance > 0;
    }
    qsort(places, n, sizeof *places, by_importance);
    for (size_t i = 0; i < n; i++) {
        self->order[i] = places[i].at;
    }
    free(places);
    return 0;
}

/* ---- The run ---- */

static int correlate(struct sensitivity *self, const struct sensitivity_columns *columns,
                     const struct theta *theta, struct error *error) {
    const double **x = calloc(self->varying.n, sizeof *x);
    self->ranks = calloc(self->n_quantities, sizeof *self->ranks);
    int status =
        x == NULL || self->ranks == NULL || columns->draws == NULL ? error_no_memory(error) : 0;
    for (size_t j = 0; status == 0 && j < self->varying.n; j++) {
        x[j] = theta->values + j * theta->samples;
    }
    for (size_t q = 0; status == 0 && q < self->n_quantities; q++) {
        status = partial_ranks_of(&columns->shape, self->varying.n, x, columns->draws[q],
                                  &self->ranks[q], error);
    }
    free(x);
    return status;
}

int sensitivity_correlate(struct sensitivity *self, const struct sensitivity_asked *asked,
                          const struct runner *runner, struct error *error) {
    static const struct pass nothing_held;
    struct study study;
    struct sensitivity_columns columns = {0};
    struct theta theta = {.varying = &self->varying, .design = self->scenario->monte_carlo.design};
    const struct sink sink = {&theta, take_theta};
    int status = passes_list_init(&self->varying, self->scenario, 0, NULL, error);
    if (status == 0) {
        theta.samples = base_samples(self, asked);
        theta.values = calloc(self->varying.n, theta.samples * sizeof *theta.values);
        status = theta.values == NULL ? error_no_memory(error) : 0;
    }
    if (status == 0) {
        status = passes_study(self->scenario, 1, &nothing_held, (uint32_t)theta.samples, 0, &study,
                              error);
    }
    if (status == 0) {
        status = sensitivity_columns_run(self, runner, &study, &sink, &columns, error);
    }
    status = status < 0 ? status : correlate(self, &columns, &theta, error);
    status = status < 0 ? status : tell_apart(self, error);
    status = status < 0 ? status : put_in_order(self, error);
    self->base = columns.shape;
    sensitivity_columns_free(&columns);
    free(theta.values);
    return status;
}

const struct partial_rank *sensitivity_rank(const struct sensitivity *self, size_t quantity,
                                            size_t parameter, int *told) {
    for (size_t j = 0; j < self->varying.n; j++) {
        if (self->varying.parameters[j] == parameter) {
            *told = is_told(self, quantity, j);
            return &self->ranks[quantity].rows[j];
        }
    }
    return NULL;
}
