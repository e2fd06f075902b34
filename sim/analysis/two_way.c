/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two parameters at a time: plan and reduction. Pure. */
#include "sim/analysis/two_way.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static int no_memory(struct error *error) {
    return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
}

/* ---- Plan ---- */

/* Values of one axis, ascending and distinct. */
static int fill_axis(struct two_way_plan *plan, int axis, const struct assumption *assumption,
                     size_t asked, struct error *error) {
    double low = passes_value(assumption, 0.05), high = passes_value(assumption, 0.95);
    if (!(high > low)) {
        return error_set(error, FONDSIM_DOMAIN,
                         "%s is %g at its 5 %% and at its 95 %% quantile: nothing to map",
                         assumption->path, low);
    }
    plan->values[axis] = calloc(asked, sizeof *plan->values[axis]);
    if (plan->values[axis] == NULL) {
        return no_memory(error);
    }
    for (size_t i = 0; i < asked; i++) {
        double value = low + (high - low) * (double)i / (double)(asked - 1);
        value = i == asked - 1 ? high : value; /* no rounding at the end */
        value = assumption->parameter->kind == PARAMETER_INTEGER ? round(value) : value;
        size_t n = plan->n[axis];
        if (n == 0 || value > plan->values[axis][n - 1]) {
            plan->values[axis][plan->n[axis]++] = value;
        }
    }
    return 0;
}

static int fill_passes(struct two_way_plan *plan, struct error *error) {
    size_t cells = plan->n[0] * plan->n[1];
    plan->passes = calloc(cells, sizeof *plan->passes);
    plan->replaced = calloc(2 * cells, sizeof *plan->replaced);
    if (plan->passes == NULL || plan->replaced == NULL) {
        return no_memory(error);
    }
    for (size_t c = 0; c < cells; c++) {
        const size_t at[2] = {c / plan->n[1], c % plan->n[1]};
        for (int axis = 0; axis < 2; axis++) {
            plan->replaced[2 * c + (size_t)axis] =
                (struct replacement){.parameter = plan->parameters[axis],
                                     .is_fixed = 1,
                                     .value = plan->values[axis][at[axis]]};
        }
        plan->passes[c] = (struct pass){.n_replaced = 2, .replaced = &plan->replaced[2 * c]};
    }
    return 0;
}

int two_way_plan(const struct scenario *scenario, size_t first, size_t second, size_t n_first,
                 size_t n_second, uint32_t samples, struct two_way_plan *plan,
                 struct error *error) {
    *plan = (struct two_way_plan){.parameters = {first, second}};
    const size_t asked[2] = {n_first, n_second};
    struct passes_list list = {0};
    int code = 0;
    for (int axis = 0; code == 0 && axis < 2; axis++) {
        if (asked[axis] < 2 || asked[axis] > TWO_WAY_MOST) {
            code = error_set(error, FONDSIM_DOMAIN,
                             "%zu values of a parameter: 2 to %d are "
                             "possible",
                             asked[axis], TWO_WAY_MOST);
        }
    }
    code = code == 0 ? passes_list_init(&list, scenario, 2, plan->parameters, error) : code;
    for (int axis = 0; code == 0 && axis < 2; axis++) {
        code = fill_axis(plan, axis, &scenario->assumptions[plan->parameters[axis]], asked[axis],
                         error);
    }
    code = code == 0 ? fill_passes(plan, error) : code;
    if (code == 0) {
        code = passes_study(scenario, plan->n[0] * plan->n[1], plan->passes, samples, 0,
                            &plan->study, error);
    }
    passes_list_free(&list);
    if (code != 0) {
        two_way_plan_free(plan);
    }
    return code;
}

void two_way_plan_free(struct two_way_plan *self) {
    free(self->values[0]);
    free(self->values[1]);
    free(self->passes);
    free(self->replaced);
    *self = (struct two_way_plan){0};
}

/* ---- Reduction ---- */

static int check(const struct draws *shape, const size_t n[2], size_t n_options,
                 const double *const *y, struct error *error) {
    if (n[0] == 0 || n[1] == 0 || n_options == 0) {
        return error_set(error, FONDSIM_DOMAIN, "a map of %zu x %zu cells and %zu options", n[0],
                         n[1], n_options);
    }
    int code = draws_check(shape, error);
    for (size_t c = 0; code == 0 && c < n[0] * n[1] * n_options; c++) {
        char what[96];
        snprintf(what, sizeof what, "cell %zu, %zu, option %zu", c / n_options / n[1],
                 c / n_options % n[1], c % n_options);
        code = draws_finite(shape, y[c], what, error);
    }
    return code;
}

/* averages: [option][sample]. */
static void fill_cell(const struct draws *shape, size_t n_options, const double *const *y,
                      double *averages, struct two_way_cell *cell) {
    size_t samples = shape->samples, first = 0, second = n_options;
    for (size_t k = 0; k < n_options; k++) {
        draws_average(shape, y[k], averages + k * samples);
        cell->means[k] = draws_mean(averages + k * samples, samples, shape->block);
        if (k > 0 && cell->means[k].mean > cell->means[first].mean) {
            second = first;
            first = k;
        } else if (k > 0 &&
                   (second == n_options || cell->means[k].mean > cell->means[second].mean)) {
            second = k;
        }
    }
    cell->best = first;
    cell->second = second == n_options ? first : second;
    cell->lead = cell->means[first];
    if (cell->second != first) {
        double *lead = averages + first * samples, *other = averages + cell->second * samples;
        for (size_t s = 0; s < samples; s++) {
            lead[s] -= other[s];
        }
        cell->lead = draws_mean(lead, samples, shape->block);
    }
    cell->resolved = draws_resolved(cell->lead.mean, cell->lead.se, draws_blocks(shape));
}

int two_way_reduce(const struct draws *shape, const size_t n[2], size_t n_options,
                   const double *const *y, struct two_way *self, struct error *error) {
    *self = (struct two_way){.n = {n[0], n[1]}, .n_options = n_options};
    int code = check(shape, n, n_options, y, error);
    if (code != 0) {
        return code;
    }
    size_t cells = n[0] * n[1];
    self->cells = calloc(cells, sizeof *self->cells);
    self->means = calloc(cells, n_options * sizeof *self->means);
    double *averages = calloc(n_options, shape->samples * sizeof *averages);
    if (self->cells == NULL || self->means == NULL || averages == NULL) {
        free(averages);
        two_way_free(self);
        return no_memory(error);
    }
    for (size_t c = 0; c < cells; c++) {
        self->cells[c].means = self->means + c * n_options;
        fill_cell(shape, n_options, y + c * n_options, averages, &self->cells[c]);
    }
    free(averages);
    return 0;
}

void two_way_free(struct two_way *self) {
    free(self->cells);
    free(self->means);
    *self = (struct two_way){0};
}
