/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plane of a group of options. Estimates nothing but the contours that are looked at, and knows
 * not how anything is drawn. */
#include "sim/cli/compare_plane.h"

#include <stdlib.h>

#include "output/figures.h"
#include "sim/analysis/contours.h"

enum { SHARES = 2 };

static const double shares[SHARES] = {0.95, 0.5};

/* What is drawn, and the memory behind it. */
struct bench {
    double *draws, *effect, *cost; /* [draws]; [samples] inner runs averaged */
    struct plane_panel *panels;    /* [effect] */
    struct plane_mark *marks;      /* [effect][option] */
    struct contours *contours;     /* [effect][option] */
    struct plane_contour **lines;  /* [effect][option] the same as the figure takes them */
};

static int bench_init(struct bench *self, const struct comparison *c, size_t n,
                      struct error *error) {
    size_t marks = c->n_effects * n + 1, draws = draws_count(&c->shape) + 1;
    *self = (struct bench){.draws = calloc(draws, sizeof *self->draws),
                           .effect = calloc(c->shape.samples + 1, sizeof *self->effect),
                           .cost = calloc(c->shape.samples + 1, sizeof *self->cost),
                           .panels = calloc(c->n_effects + 1, sizeof *self->panels),
                           .marks = calloc(marks, sizeof *self->marks),
                           .contours = calloc(marks, sizeof *self->contours),
                           .lines = calloc(marks, sizeof *self->lines)};
    int missing = self->draws == NULL || self->effect == NULL || self->cost == NULL ||
                  self->panels == NULL || self->marks == NULL || self->contours == NULL ||
                  self->lines == NULL;
    return missing ? error_no_memory(error) : 0;
}

static void bench_free(struct bench *self, size_t marks) {
    for (size_t i = 0; i < marks; i++) {
        if (self->contours != NULL) {
            contours_free(&self->contours[i]);
        }
        if (self->lines != NULL) {
            free(self->lines[i]);
        }
    }
    free(self->draws);
    free(self->effect);
    free(self->cost);
    free(self->panels);
    free(self->marks);
    free(self->contours);
    free((void *)self->lines);
}

/* Differences of an outcome from the reference, inner runs averaged: out[samples]. */
static void take(const struct bench *bench, const struct comparison *c, int outcome, int from,
                 int to, int sign, double *out) {
    const double *a = columns_at(&c->kept, c->info, outcome, to);
    const double *b = columns_at(&c->kept, c->info, outcome, from);
    for (size_t i = 0; i < draws_count(&c->shape); i++) {
        bench->draws[i] = sign * (a[i] - b[i]);
    }
    draws_average(&c->shape, bench->draws, out);
}

static struct plane_mark mark_of(const struct option_row *row) {
    struct plane_mark mark = {.effect = row->increment.effect.mean,
                              .effect_se = row->increment.effect.se,
                              .cost = row->increment.cost.mean,
                              .cost_se = row->increment.cost.se,
                              .resolved = row->increment.resolved};
    mark.shares[PLANE_DEARER_BETTER] = row->expected[QUADRANT_DEARER_BETTER];
    mark.shares[PLANE_CHEAPER_BETTER] = row->expected[QUADRANT_CHEAPER_BETTER];
    mark.shares[PLANE_CHEAPER_WORSE] = row->expected[QUADRANT_CHEAPER_WORSE];
    mark.shares[PLANE_DEARER_WORSE] = row->expected[QUADRANT_DEARER_WORSE];
    return mark;
}

static int add_contours(const struct bench *bench, const struct comparison *c, size_t at,
                        struct error *error) {
    struct contours *contours = &bench->contours[at];
    int status =
        contours_of(c->shape.samples, bench->effect, bench->cost, SHARES, shares, contours, error);
    struct plane_contour *lines = calloc(contours->n + 1, sizeof *lines);
    bench->lines[at] = lines;
    if (status < 0 || lines == NULL) {
        return status < 0 ? status : error_no_memory(error);
    }
    for (size_t l = 0; l < contours->n; l++) {
        const struct contour *line = &contours->lines[l];
        lines[l] = (struct plane_contour){line->share > 0, line->n, line->x, line->y};
    }
    bench->marks[at].n_contours = contours->n;
    bench->marks[at].contours = lines;
    return 0;
}

int compare_plane(const struct comparison *c, const struct comparison_group *group,
                  const struct compare_scene *scene, const struct compare_option *options,
                  enum language language, struct figure **figure, struct error *error) {
    size_t n = group->n;
    int from = group->portfolios[group->reference],
        cost = catalogue_find(&c->info->catalogue, comparison_costs[c->perspective]);
    struct bench bench;
    *figure = NULL;
    int status = bench_init(&bench, c, n, error);
    for (size_t k = 0; status == 0 && k < c->n_effects; k++) {
        const struct effectiveness *plane =
            &group->planes[k * COMPARISON_COSTS + (size_t)c->perspective];
        bench.panels[k] = (struct plane_panel){&c->info->catalogue.outcomes[c->effects[k]],
                                               c->willingness[k], bench.marks + k * n};
        for (size_t i = 0; status == 0 && i < n; i++) {
            bench.marks[k * n + i] = mark_of(&plane->rows[i]);
            take(&bench, c, c->effects[k], from, group->portfolios[i], c->better[k], bench.effect);
            take(&bench, c, cost, from, group->portfolios[i], 1, bench.cost);
            status = i == group->reference ? 0 : add_contours(&bench, c, k * n + i, error);
        }
    }
    if (status == 0) {
        const struct plane_data data = {*scene,       n,           group->reference, options,
                                        c->n_effects, bench.panels};
        *figure = plane_figure(&data, language);
        status = *figure == NULL ? error_no_memory(error) : 0;
    }
    bench_free(&bench, c->n_effects * n);
    return status;
}
