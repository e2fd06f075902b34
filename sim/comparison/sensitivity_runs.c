/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tornado, two-way map and Sobol indices: which parameters, then plan, run, reduce. Never knows how
 * worlds are simulated. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/comparison/sensitivity_steps.h"

/* ---- Tornado ---- */

/* chosen[varying.n]: parameters that are held; returns how many. */
static size_t choose_held(struct sensitivity *self, const struct sensitivity_asked *asked,
                          size_t *chosen) {
    size_t n = asked->n_parameters;
    if (n > 0) {
        memcpy(chosen, asked->parameters, n * sizeof *chosen);
        return n;
    }
    self->is_screened = !asked->all;
    n = asked->all ? self->varying.n
                   : (self->n_told < SENSITIVITY_HELD ? self->n_told : SENSITIVITY_HELD);
    for (size_t i = 0; i < n; i++) {
        chosen[i] = self->varying.parameters[self->order[i]];
    }
    return n;
}

static int reduce(struct sensitivity *self, const struct draws *shape,
                  const struct tornado_plan *plan, const double *const *y, size_t n_passes,
                  struct tornado *tornados, struct error *error) {
    int status = 0;
    for (size_t q = 0; status == 0 && q < self->n_quantities; q++) {
        status = tornado_reduce(shape, plan->list.n, plan->n_points, plan->values, y + q * n_passes,
                                &tornados[q], error);
    }
    return status;
}

/* The caller frees the columns. */
static int hold(struct sensitivity *self, const struct sensitivity_asked *asked,
                const struct runner *runner, const size_t *chosen,
                struct sensitivity_columns *columns, struct error *error) {
    struct tornado_plan *plan = &self->tornado;
    self->tornados = calloc(self->n_quantities, sizeof *self->tornados);
    if (self->tornados == NULL) {
        return error_no_memory(error);
    }
    int status = tornado_plan(self->scenario, self->n_held, chosen, SENSITIVITY_POINTS,
                              sensitivity_samples(self->scenario, asked->samples), plan, error);
    if (status == 0) {
        status = sensitivity_columns_run(self, runner, &plan->study, NULL, columns, error);
    }
    self->shape = columns->shape;
    return status < 0 ? status
                      : reduce(self, &columns->shape, plan, columns->draws, columns->n_passes,
                               self->tornados, error);
}

/* ---- Break-evens: values between, where a sign changes ---- */

enum {
    STEP = (SENSITIVITY_FINE - 1) / (SENSITIVITY_POINTS - 1), /* every STEP-th was held already */
    BETWEEN = SENSITIVITY_FINE - SENSITIVITY_POINTS
};

_Static_assert((SENSITIVITY_FINE - 1) % (SENSITIVITY_POINTS - 1) == 0,
               "the finer values hold the coarser ones");

/* 1 when the sign of some quantity changes with the held parameter at this place. */
static int changes_sign(const struct sensitivity *self, size_t place) {
    for (size_t q = 0; q < self->n_quantities; q++) {
        for (size_t r = 0; r < self->n_held; r++) {
            const struct tornado_row *row = &self->tornados[q].rows[r];
            if (row->parameter == place && row->kind != TORNADO_NEVER) {
                return 1;
            }
        }
    }
    return 0;
}

const struct tornado_row *sensitivity_row(const struct sensitivity *self, size_t quantity,
                                          size_t place, size_t *n_points) {
    size_t parameter = self->tornado.list.parameters[place];
    for (size_t r = 0; r < self->fine.list.n; r++) {
        const struct tornado_row *row = &self->fines[quantity].rows[r];
        if (self->fine.list.parameters[row->parameter] == parameter) {
            *n_points = self->fine.n_points;
            return row;
        }
    }
    const struct tornado_row *row = self->tornados[quantity].rows;
    while (row->parameter != place) {
        row++;
    }
    *n_points = self->tornado.n_points;
    return row;
}

static void take_break_evens(struct sensitivity *self) {
    for (size_t q = 0; q < self->n_quantities; q++) {
        for (size_t r = 0; r < self->n_held; r++) {
            struct tornado_row *row = &self->tornados[q].rows[r];
            size_t n_points;
            const struct tornado_row *fine = sensitivity_row(self, q, row->parameter, &n_points);
            row->kind = fine->kind;
            row->at = fine->at;
            row->at_se = fine->at_se;
            row->at_resolved = fine->at_resolved;
        }
    }
}

/* The passes of the finer plan that were not run yet, in order. */
static int run_between(const struct sensitivity *self, const struct runner *runner,
                       struct sensitivity_columns *columns, struct error *error) {
    const struct tornado_plan *plan = &self->fine;
    struct pass *passes = calloc(plan->list.n * BETWEEN, sizeof *passes);
    struct study study;
    size_t n = 0;
    if (passes == NULL) {
        return error_no_memory(error);
    }
    for (size_t c = 0; c < plan->list.n * plan->n_points; c++) {
        if (c % plan->n_points % STEP != 0) {
            passes[n++] = plan->passes[1 + c];
        }
    }
    int status =
        passes_study(self->scenario, n, passes, (uint32_t)self->shape.samples, 0, &study, error);
    if (status == 0) {
        status = sensitivity_columns_run(self, runner, &study, NULL, columns, error);
    }
    free(passes);
    return status;
}

/* y[quantity][1 + parameter * points + point] of the finer plan, from both studies. */
static void join_columns(const struct sensitivity *self, const size_t *places,
                         const struct sensitivity_columns *coarse,
                         const struct sensitivity_columns *between, const double **y) {
    size_t n = self->fine.list.n;
    for (size_t q = 0; q < self->n_quantities; q++) {
        const double *const *held = coarse->draws + q * coarse->n_passes;
        const double *const *added = between->draws + q * between->n_passes;
        *y++ = held[0];
        for (size_t p = 0; p < n; p++) {
            for (size_t i = 0; i < SENSITIVITY_FINE; i++) {
                *y++ = i % STEP == 0 ? held[1 + places[p] * SENSITIVITY_POINTS + i / STEP]
                                     : added[p * BETWEEN + i - i / STEP - 1];
            }
        }
    }
}

/* chosen, places: [n_held] of room. */
static int refine(struct sensitivity *self, const struct runner *runner,
                  const struct sensitivity_columns *coarse, size_t *chosen, size_t *places,
                  struct error *error) {
    struct sensitivity_columns between = {0};
    size_t n = 0;
    for (size_t p = 0; p < self->n_held; p++) {
        if (changes_sign(self, p)) {
            places[n] = p;
            chosen[n++] = self->tornado.list.parameters[p];
        }
    }
    if (n == 0) {
        return 0;
    }
    size_t n_passes = 1 + n * SENSITIVITY_FINE;
    const double **y = calloc(self->n_quantities * n_passes, sizeof *y);
    self->fines = calloc(self->n_quantities, sizeof *self->fines);
    int status = y == NULL || self->fines == NULL ? error_no_memory(error) : 0;
    if (status == 0) {
        status = tornado_plan(self->scenario, n, chosen, SENSITIVITY_FINE,
                              (uint32_t)self->shape.samples, &self->fine, error);
    }
    status = status < 0 ? status : run_between(self, runner, &between, error);
    if (status == 0) {
        join_columns(self, places, coarse, &between, y);
        status = reduce(self, &coarse->shape, &self->fine, y, n_passes, self->fines, error);
    }
    if (status == 0) {
        take_break_evens(self);
    }
    sensitivity_columns_free(&between);
    free(y);
    return status;
}

int sensitivity_hold(struct sensitivity *self, const struct sensitivity_asked *asked,
                     const struct runner *runner, struct error *error) {
    struct sensitivity_columns columns = {0};
    size_t room = self->varying.n + asked->n_parameters;
    size_t *chosen = calloc(2 * room, sizeof *chosen);
    int status = chosen == NULL ? error_no_memory(error) : 0;
    self->n_held = status < 0 ? 0 : choose_held(self, asked, chosen);
    if (status == 0 && self->n_held > 0) {
        status = hold(self, asked, runner, chosen, &columns, error);
        status = status < 0 ? status : refine(self, runner, &columns, chosen, chosen + room, error);
    }
    sensitivity_columns_free(&columns);
    free(chosen);
    return status;
}

/* ---- Two-way map ---- */

/* The two heaviest parameters of the first quantity that have more than one value. */
static int choose_pair(const struct sensitivity *self, const struct sensitivity_asked *asked,
                       size_t pair[2]) {
    size_t n = 0;
    if (asked->has_pair) {
        memcpy(pair, asked->pair, sizeof asked->pair);
        return 1;
    }
    for (size_t i = 0; n < 2 && i < self->n_held; i++) {
        const struct tornado_row *row = &self->tornados[0].rows[i];
        if (row->points[0].value < row->points[self->tornado.n_points - 1].value) {
            pair[n++] = self->tornado.list.parameters[row->parameter];
        }
    }
    return n == 2;
}

int sensitivity_cross(struct sensitivity *self, const struct sensitivity_asked *asked,
                      const struct runner *runner, struct error *error) {
    struct sensitivity_columns columns = {0};
    struct two_way_plan *plan = &self->two_way;
    size_t pair[2];
    if (!choose_pair(self, asked, pair)) {
        return 0;
    }
    self->maps = calloc(self->n_quantities, sizeof *self->maps);
    uint32_t samples = sensitivity_samples(self->scenario, asked->samples);
    if (asked->samples == 0 && samples > SENSITIVITY_MAP) {
        samples = SENSITIVITY_MAP;
    }
    int status = self->maps == NULL ? error_no_memory(error) : 0;
    if (status == 0) {
        status = two_way_plan(self->scenario, pair[0], pair[1], SENSITIVITY_GRID, SENSITIVITY_GRID,
                              samples, plan, error);
    }
    if (status == 0) {
        status = sensitivity_columns_run(self, runner, &plan->study, NULL, &columns, error);
    }
    for (size_t q = 0; status == 0 && q < self->n_quantities; q++) {
        status = two_way_reduce(&columns.shape, plan->n, 1, columns.draws + q * columns.n_passes,
                                &self->maps[q], error);
    }
    self->has_map = status == 0;
    self->map_shape = columns.shape;
    sensitivity_columns_free(&columns);
    return status;
}

/* ---- Sobol indices ---- */

static int is_held(const struct sensitivity *self, size_t parameter) {
    for (size_t p = 0; p < self->n_held; p++) {
        if (self->tornado.list.parameters[p] == parameter) {
            return 1;
        }
    }
    return 0;
}

/* A name to be freed: paths with " + " between them. */
static char *factor_name(const struct sensitivity *self, const struct sobol_factor *factor) {
    size_t size = sizeof "others";
    for (size_t i = 0; i < factor->n; i++) {
        size += strlen(self->scenario->assumptions[factor->parameters[i]].path) + 3;
    }
    char *name = calloc(size, 1);
    if (name == NULL || factor->kind != SOBOL_PARAMETERS) {
        if (name != NULL) {
            strcpy(name, factor->kind == SOBOL_LUCK ? "luck" : "others");
        }
        return name;
    }
    size_t at = 0;
    for (size_t i = 0; i < factor->n; i++) {
        at += (size_t)snprintf(name + at, size - at, "%s%s", i > 0 ? " + " : "",
                               self->scenario->assumptions[factor->parameters[i]].path);
    }
    return name;
}

static int name_factors(struct sensitivity *self, struct error *error) {
    self->factors = calloc(self->sobol.n_factors + 1, sizeof *self->factors);
    for (size_t f = 0; self->factors != NULL && f < self->sobol.n_factors; f++) {
        self->factors[f] = factor_name(self, &self->sobol.factors[f]);
        if (self->factors[f] == NULL) {
            return error_no_memory(error);
        }
    }
    return self->factors == NULL ? error_no_memory(error) : 0;
}

int sensitivity_share(struct sensitivity *self, const struct sensitivity_asked *asked,
                      const struct runner *runner, struct error *error) {
    struct sensitivity_columns columns = {0};
    size_t chosen[SENSITIVITY_FACTORS], n = 0;
    for (size_t i = 0; n < SENSITIVITY_FACTORS && i < self->varying.n; i++) {
        size_t parameter = self->varying.parameters[self->order[i]];
        if (is_held(self, parameter)) {
            chosen[n++] = parameter;
        }
    }
    if (asked->sobol == 0 || n == 0) {
        return 0;
    }
    /* two runs of luck at least: their product is what luck adds nothing to */
    uint16_t inner = self->scenario->monte_carlo.inner < 2 ? 2 : 0;
    self->sobols = calloc(self->n_quantities, sizeof *self->sobols);
    int status = self->sobols == NULL ? error_no_memory(error) : 0;
    if (status == 0) {
        status = sobol_plan(self->scenario, n, chosen, asked->sobol, inner, &self->sobol, error);
    }
    status = status < 0 ? status : name_factors(self, error);
    if (status == 0) {
        status = sensitivity_columns_run(self, runner, &self->sobol.study, NULL, &columns, error);
    }
    for (size_t q = 0; status == 0 && q < self->n_quantities; q++) {
        status = sobol_reduce(&columns.shape, self->sobol.n_factors,
                              columns.draws + q * columns.n_passes, sobol_tolerance,
                              &self->sobols[q], error);
    }
    self->has_sobol = status == 0;
    self->sobol_shape = columns.shape;
    sensitivity_columns_free(&columns);
    return status;
}
