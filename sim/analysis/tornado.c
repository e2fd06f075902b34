/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One parameter at a time, and switching values: plan and reduction. Pure. */
#include "sim/analysis/tornado.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/core/moments.h"

static int no_memory(struct error *error) {
    return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
}

/* ---- Plan ---- */

static void fill_passes(struct tornado_plan *plan, const struct scenario *scenario) {
    for (size_t p = 0; p < plan->list.n; p++) {
        size_t parameter = plan->list.parameters[p];
        for (size_t i = 0; i < plan->n_points; i++) {
            size_t at = p * plan->n_points + i;
            /* 0.95 exactly at the end: a law with steps may have one there */
            double part = (double)i / (double)(plan->n_points - 1);
            double u = i == plan->n_points - 1 ? 0.95 : 0.05 + 0.9 * part;
            plan->values[at] = passes_value(&scenario->assumptions[parameter], u);
            plan->replaced[at] = (struct replacement){
                .parameter = parameter, .is_fixed = 1, .value = plan->values[at]};
            plan->passes[1 + at] = (struct pass){.n_replaced = 1, .replaced = &plan->replaced[at]};
        }
    }
}

int tornado_plan(const struct scenario *scenario, size_t n, const size_t *asked, size_t n_points,
                 uint32_t samples, struct tornado_plan *plan, struct error *error) {
    *plan = (struct tornado_plan){.n_points = n_points};
    if (n_points < 2 || n_points > TORNADO_MOST_POINTS) {
        return error_set(error, FONDSIM_DOMAIN,
                         "%zu values for each parameter: 2 to %d are "
                         "possible",
                         n_points, TORNADO_MOST_POINTS);
    }
    int code = passes_list_init(&plan->list, scenario, n, asked, error);
    if (code != 0) {
        return code;
    }
    size_t cells = plan->list.n * n_points;
    plan->values = calloc(cells, sizeof *plan->values);
    plan->replaced = calloc(cells, sizeof *plan->replaced);
    plan->passes = calloc(1 + cells, sizeof *plan->passes);
    if (plan->values == NULL || plan->replaced == NULL || plan->passes == NULL) {
        code = no_memory(error);
    } else {
        fill_passes(plan, scenario);
        code = passes_study(scenario, 1 + cells, plan->passes, samples, 0, &plan->study, error);
    }
    if (code != 0) {
        tornado_plan_free(plan);
    }
    return code;
}

void tornado_plan_free(struct tornado_plan *self) {
    passes_list_free(&self->list);
    free(self->values);
    free(self->replaced);
    free(self->passes);
    *self = (struct tornado_plan){0};
}

/* ---- Reduction ---- */

static int check(const struct draws *shape, size_t n, size_t n_points, const double *values,
                 const double *const *y, struct error *error) {
    if (n == 0 || n_points < 2) {
        return error_set(error, FONDSIM_DOMAIN, "%zu parameters at %zu values: nothing to compare",
                         n, n_points);
    }
    int code = draws_check(shape, error);
    code = code == 0 ? draws_finite(shape, y[0], "nothing held", error) : code;
    for (size_t c = 0; code == 0 && c < n * n_points; c++) {
        char what[64];
        snprintf(what, sizeof what, "parameter %zu, point %zu", c / n_points, c % n_points);
        if (!isfinite(values[c]) || (c % n_points > 0 && values[c] < values[c - 1])) {
            return error_set(error, FONDSIM_DOMAIN, "%s: value %g is not finite or falls", what,
                             values[c]);
        }
        code = draws_finite(shape, y[1 + c], what, error);
    }
    return code;
}

static int sign(double x) {
    return (x > 0) - (x < 0);
}

/* Two neighbouring points between which the mean changes sign, zeros between them left out. */
struct crossing {
    size_t count, before, after; /* of the first */
};

static struct crossing find_crossings(const struct tornado_row *row, size_t n_points) {
    struct crossing self = {0};
    size_t last = 0; /* last point that is not 0 */
    for (size_t i = 1; i < n_points; i++) {
        int now = sign(row->points[i].mean.mean), then = sign(row->points[last].mean.mean);
        if (now * then < 0) {
            self.before = self.count == 0 ? last : self.before;
            self.after = self.count == 0 ? i : self.after;
            self.count++;
        }
        last = now != 0 ? i : last;
    }
    return self;
}

/* Where the straight line through (x0, y0) and (x1, y1) is 0. */
static double root(double x0, double x1, double y0, double y1) {
    return x0 + (x1 - x0) * (y0 / (y0 - y1));
}

/* Error of the root by delete-one-block jackknife, on the same two points. */
static double root_error(const struct draws *shape, const double *left, const double *right,
                         double x0, double x1) {
    size_t blocks = draws_blocks(shape);
    if (blocks < MOMENTS_MIN_BLOCKS) {
        return (double)NAN;
    }
    double all_left = 0, all_right = 0, mean = 0, m2 = 0;
    for (size_t s = 0; s < shape->samples; s++) {
        all_left += left[s];
        all_right += right[s];
    }
    for (size_t b = 0; b < blocks; b++) {
        double y0 = all_left, y1 = all_right;
        size_t first = b * shape->block;
        for (size_t s = first; s < shape->samples && s - first < shape->block; s++) {
            y0 -= left[s];
            y1 -= right[s];
        }
        double without = root(x0, x1, y0, y1), step = without - mean;
        mean += step / (double)(b + 1);
        m2 += step * (without - mean);
    }
    return sqrt(m2 * (double)(blocks - 1) / (double)blocks);
}

/* 1 when some point in [first, last] has this sign and is told from 0. */
static int is_told(const struct tornado_row *row, size_t first, size_t last, int wanted,
                   size_t blocks) {
    for (size_t i = first; i <= last; i++) {
        const struct draws_mean *mean = &row->points[i].mean;
        if (sign(mean->mean) == wanted && draws_resolved(mean->mean, mean->se, blocks)) {
            return 1;
        }
    }
    return 0;
}

/* averages: [1 + points] columns of samples, of nothing held and of each point of the row. */
static void find_switch(const struct draws *shape, size_t n_points, const double *averages,
                        struct tornado_row *row) {
    struct crossing crossing = find_crossings(row, n_points);
    size_t before = crossing.before, after = crossing.after, blocks = draws_blocks(shape);
    row->at = (double)NAN;
    row->at_se = (double)NAN;
    if (crossing.count == 0) {
        return;
    }
    row->kind = crossing.count == 1 ? TORNADO_ONCE : TORNADO_SEVERAL;
    const struct tornado_point *points = row->points;
    const double *left = averages + (1 + before) * shape->samples;
    const double *right = averages + (1 + after) * shape->samples;
    if (after == before + 1) {
        row->at = root(points[before].value, points[after].value, points[before].mean.mean,
                       points[after].mean.mean);
    } else {
        row->at = points[before + 1].value; /* 0 exactly there */
    }
    row->at_se = root_error(shape, left, right, points[before].value, points[after].value);
    row->at_resolved = is_told(row, 0, before, sign(points[before].mean.mean), blocks) &&
                       is_told(row, after, n_points - 1, sign(points[after].mean.mean), blocks);
}

static struct draws_mean paired(const struct draws *shape, const double *a, const double *b,
                                double *work) {
    for (size_t s = 0; s < shape->samples; s++) {
        work[s] = a[s] - b[s];
    }
    return draws_mean(work, shape->samples, shape->block);
}

/* averages and work: [1 + n_points] columns and one more; column 0 is filled. */
static void fill_row(const struct draws *shape, size_t n_points, const double *values,
                     const double *const *y, double *averages, struct tornado_row *row) {
    double *work = averages + (1 + n_points) * shape->samples;
    double lowest = (double)INFINITY, highest = -(double)INFINITY;
    for (size_t i = 0; i < n_points; i++) {
        double *own = averages + (1 + i) * shape->samples;
        draws_average(shape, y[i], own);
        row->points[i] = (struct tornado_point){
            .value = values[i],
            .mean = draws_mean(own, shape->samples, shape->block),
            .shift = paired(shape, own, averages, work),
        };
        lowest = fmin(lowest, row->points[i].mean.mean);
        highest = fmax(highest, row->points[i].mean.mean);
    }
    row->spread = highest - lowest;
    row->swing =
        paired(shape, averages + n_points * shape->samples, averages + shape->samples, work);
    row->resolved = draws_resolved(row->swing.mean, row->swing.se, draws_blocks(shape));
    find_switch(shape, n_points, averages, row);
}

static int by_spread(const void *a, const void *b) {
    const struct tornado_row *x = a, *y = b;
    if (x->spread != y->spread) {
        return x->spread > y->spread ? -1 : 1;
    }
    return x->parameter < y->parameter ? -1 : x->parameter > y->parameter;
}

int tornado_reduce(const struct draws *shape, size_t n, size_t n_points, const double *values,
                   const double *const *y, struct tornado *self, struct error *error) {
    *self = (struct tornado){.n = n, .n_points = n_points};
    int code = check(shape, n, n_points, values, y, error);
    if (code != 0) {
        return code;
    }
    self->rows = calloc(n, sizeof *self->rows);
    self->points = calloc(n, n_points * sizeof *self->points);
    double *averages = calloc(n_points + 2, shape->samples * sizeof *averages);
    if (self->rows == NULL || self->points == NULL || averages == NULL) {
        free(averages);
        tornado_free(self);
        return no_memory(error);
    }
    draws_average(shape, y[0], averages);
    self->base = draws_mean(averages, shape->samples, shape->block);
    for (size_t p = 0; p < n; p++) {
        self->rows[p].parameter = p;
        self->rows[p].points = self->points + p * n_points;
        fill_row(shape, n_points, values + p * n_points, y + 1 + p * n_points, averages,
                 &self->rows[p]);
    }
    qsort(self->rows, n, sizeof *self->rows, by_spread);
    free(averages);
    return 0;
}

void tornado_free(struct tornado *self) {
    free(self->rows);
    free(self->points);
    *self = (struct tornado){0};
}
