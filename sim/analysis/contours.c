/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kernel density on a grid, its levels, and marching squares. Never knows what the draws are of. */
#include "sim/analysis/contours.h"

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>

enum { GRID = CONTOURS_GRID, POINTS = GRID * GRID, EDGES = 2 * POINTS, REACH = 3 };

/* One direction of the plane. */
struct axis {
    double low, high, step, bandwidth; /* bandwidth 0: all draws are the same here */
    double least, most;                /* of the draws */
};

/* Points of the grid to where draws are: a kernel spills over an edge that no draw passes. */
static double inside(const struct axis *axis, double point) {
    return fmax(axis->least, fmin(axis->most, axis->low + axis->step * point));
}

/* sorted[n] is working memory, ascending afterwards. */
static struct axis axis_of(size_t n, const double *values, double *sorted) {
    for (size_t i = 0; i < n; i++) {
        sorted[i] = values[i];
    }
    gsl_sort(sorted, 1, n);
    if (!(sorted[n - 1] > sorted[0])) {
        return (struct axis){.low = sorted[0], .high = sorted[0]};
    }
    double sd = gsl_stats_sd(sorted, 1, n);
    double range = gsl_stats_quantile_from_sorted_data(sorted, 1, n, 0.75) -
                   gsl_stats_quantile_from_sorted_data(sorted, 1, n, 0.25);
    double bandwidth = (range > 0 ? fmin(sd, range / 1.34) : sd) * pow((double)n, -1.0 / 6);
    struct axis axis = {.least = sorted[0], .most = sorted[n - 1]};
    axis.low = gsl_stats_quantile_from_sorted_data(sorted, 1, n, 0.001) - REACH * bandwidth;
    axis.high = gsl_stats_quantile_from_sorted_data(sorted, 1, n, 0.999) + REACH * bandwidth;
    axis.step = (axis.high - axis.low) / (GRID - 1);
    axis.bandwidth = fmax(bandwidth, axis.step / 2); /* no thinner than the grid can show */
    return axis;
}

/* Cell of a draw and where in it, or 0 when it lies outside. */
static int place_of(const struct axis *axis, double value, size_t *cell, double *within) {
    double place = (value - axis->low) / axis->step;
    if (!(place >= 0) || place >= GRID - 1) {
        return 0;
    }
    *cell = (size_t)place;
    *within = place - (double)*cell;
    return 1;
}

/* ---- Density ---- */

static void fill_bins(size_t n, const double *x, const double *y, const struct axis axes[2],
                      double *density) {
    for (size_t i = 0; i < n; i++) {
        size_t c, r;
        double u, v;
        if (place_of(&axes[0], x[i], &c, &u) && place_of(&axes[1], y[i], &r, &v)) {
            double *at = density + r * GRID + c;
            at[0] += (1 - u) * (1 - v);
            at[1] += u * (1 - v);
            at[GRID] += (1 - u) * v;
            at[GRID + 1] += u * v;
        }
    }
}

/* Along lines of points `stride` apart, which begin every `next`. */
static void smooth(double *density, size_t stride, size_t next, double bandwidth) {
    double kernel[GRID], line[GRID];
    for (size_t k = 0; k < GRID; k++) {
        kernel[k] = exp(-0.5 * (double)(k * k) / (bandwidth * bandwidth));
    }
    for (size_t l = 0; l < GRID; l++) {
        double *from = density + l * next;
        for (size_t i = 0; i < GRID; i++) {
            line[i] = from[i * stride];
        }
        for (size_t i = 0; i < GRID; i++) {
            double sum = 0;
            for (size_t k = 0; k < GRID; k++) {
                sum += kernel[k > i ? k - i : i - k] * line[k];
            }
            from[i * stride] = sum;
        }
    }
}

/* 0 around, so that every line closes. */
static void clear_border(double *density) {
    for (size_t i = 0; i < GRID; i++) {
        density[i] = density[POINTS - GRID + i] = density[i * GRID] = density[i * GRID + GRID - 1] =
            0;
    }
}

/* Density at each draw, ascending. */
static void fill_levels(size_t n, const double *x, const double *y, const struct axis axes[2],
                        const double *density, double *levels) {
    for (size_t i = 0; i < n; i++) {
        size_t c, r;
        double u, v;
        levels[i] = 0;
        if (place_of(&axes[0], x[i], &c, &u) && place_of(&axes[1], y[i], &r, &v)) {
            const double *at = density + r * GRID + c;
            levels[i] = (1 - v) * ((1 - u) * at[0] + u * at[1]) +
                        v * ((1 - u) * at[GRID] + u * at[GRID + 1]);
        }
    }
    gsl_sort(levels, 1, n);
}

/* ---- Lines ---- */

/* Crossings of a level with the edges of the grid: edge 2 p leaves point p to the right, 2 p + 1
 * upwards. Each crossing joins two others, one in each cell beside its edge. */
struct crossings {
    int joined[EDGES][2]; /* -1: free */
    double x[EDGES], y[EDGES];
};

static void join(struct crossings *self, int a, int b) {
    self->joined[a][self->joined[a][0] >= 0] = b;
    self->joined[b][self->joined[b][0] >= 0] = a;
}

static void cross_cell(struct crossings *self, const double *density, double level, size_t p) {
    const int edges[4] = {(int)(2 * p), (int)(2 * (p + 1) + 1), (int)(2 * (p + GRID)),
                          (int)(2 * p + 1)}; /* below, right, above, left */
    const double corners[4] = {density[p], density[p + 1], density[p + GRID + 1],
                               density[p + GRID]};
    int crossed[4], n = 0;
    for (int i = 0; i < 4; i++) {
        if ((corners[i] > level) != (corners[(i + 1) % 4] > level)) {
            crossed[n++] = edges[i];
        }
    }
    if (n == 2) {
        join(self, crossed[0], crossed[1]);
    } else if (n == 4) {
        /* A saddle: what its middle says joins the first corner to the third, or keeps them apart.
         */
        double middle = (corners[0] + corners[1] + corners[2] + corners[3]) / 4;
        int together = (middle > level) == (corners[0] > level);
        join(self, edges[0], edges[together ? 1 : 3]);
        join(self, edges[2], edges[together ? 3 : 1]);
    }
}

static void find_crossings(struct crossings *self, const double *density, double level,
                           const struct axis axes[2]) {
    for (size_t e = 0; e < EDGES; e++) {
        size_t p = e / 2, row = p / GRID, other = p + (e % 2 == 0 ? 1 : GRID);
        self->joined[e][0] = self->joined[e][1] = -1;
        if (other >= POINTS) {
            continue;
        }
        double here = density[p], there = density[other];
        double part = here < there || here > there ? (level - here) / (there - here) : 0;
        self->x[e] = inside(&axes[0], (double)(p % GRID) + (e % 2 == 0 ? part : 0));
        self->y[e] = inside(&axes[1], (double)row + (e % 2 == 0 ? 0 : part));
    }
    for (size_t r = 0; r + 1 < GRID; r++) {
        for (size_t c = 0; c + 1 < GRID; c++) {
            cross_cell(self, density, level, r * GRID + c);
        }
    }
}

static int add_line(struct contours *self, size_t share, size_t n, struct error *error) {
    struct contour *grown = realloc(self->lines, (self->n + 1) * sizeof *grown);
    if (grown == NULL) {
        return error_no_memory(error);
    }
    self->lines = grown;
    struct contour *line = &self->lines[self->n++];
    *line = (struct contour){share, n, malloc(n * sizeof *line->x), malloc(n * sizeof *line->y)};
    return line->x == NULL || line->y == NULL ? error_no_memory(error) : 0;
}

/* Follows a line from one crossing until it comes back; the crossings are free afterwards. */
static int follow(struct contours *self, struct crossings *crossings, int first, size_t share,
                  struct error *error) {
    size_t n = 0;
    for (int at = first, last = -1, next; at >= 0 && (n == 0 || at != first); n++) {
        next =
            crossings->joined[at][0] == last ? crossings->joined[at][1] : crossings->joined[at][0];
        last = at;
        at = next;
    }
    int status = add_line(self, share, n, error);
    int at = first, last = -1;
    for (size_t i = 0; status == 0 && i < n; i++) {
        const struct contour *line = &self->lines[self->n - 1];
        int *joined = crossings->joined[at];
        line->x[i] = crossings->x[at];
        line->y[i] = crossings->y[at];
        int next = joined[0] == last ? joined[1] : joined[0];
        joined[0] = joined[1] = -1;
        last = at;
        at = next;
    }
    return status;
}

static int trace(struct contours *self, const double *density, double level, size_t share,
                 const struct axis axes[2], struct error *error) {
    struct crossings *crossings = malloc(sizeof *crossings);
    if (crossings == NULL) {
        return error_no_memory(error);
    }
    int status = 0;
    find_crossings(crossings, density, level, axes);
    for (int e = 0; status == 0 && e < EDGES; e++) {
        if (crossings->joined[e][0] >= 0) {
            status = follow(self, crossings, e, share, error);
        }
    }
    free(crossings);
    return status;
}

/* ---- All ---- */

/* The middle share of draws that vary along one axis only. sorted[n]. */
static int trace_middle(struct contours *self, size_t n, const double *sorted, int along_x,
                        double other, size_t share, double inside, struct error *error) {
    int status = add_line(self, share, 2, error);
    for (int i = 0; status == 0 && i < 2; i++) {
        double p = 0.5 + (i == 0 ? -0.5 : 0.5) * inside;
        double end = gsl_stats_quantile_from_sorted_data(sorted, 1, n, p);
        self->lines[self->n - 1].x[i] = along_x ? end : other;
        self->lines[self->n - 1].y[i] = along_x ? other : end;
    }
    return status;
}

static int trace_all(struct contours *self, size_t n, const double *x, const double *y,
                     size_t n_shares, const double *shares, double *room, double *density,
                     struct error *error) {
    const struct axis axes[2] = {axis_of(n, x, room), axis_of(n, y, room)};
    int varies[2] = {axes[0].bandwidth > 0, axes[1].bandwidth > 0}, status = 0;
    if (!varies[0] || !varies[1]) {
        axis_of(n, varies[0] ? x : y, room);
        for (size_t s = 0; status == 0 && (varies[0] || varies[1]) && s < n_shares; s++) {
            status = trace_middle(self, n, room, varies[0], varies[0] ? y[0] : x[0], s, shares[s],
                                  error);
        }
        return status;
    }
    fill_bins(n, x, y, axes, density);
    smooth(density, 1, GRID, axes[0].bandwidth / axes[0].step);
    smooth(density, GRID, 1, axes[1].bandwidth / axes[1].step);
    clear_border(density);
    fill_levels(n, x, y, axes, density, room);
    for (size_t s = 0; status == 0 && s < n_shares; s++) {
        double level = room[(size_t)((1 - shares[s]) * (double)n)];
        status = level > 0 ? trace(self, density, level, s, axes, error) : 0;
    }
    return status;
}

int contours_of(size_t n, const double *x, const double *y, size_t n_shares, const double *shares,
                struct contours *self, struct error *error) {
    *self = (struct contours){0};
    for (size_t i = 0; i < n; i++) {
        if (!isfinite(x[i]) || !isfinite(y[i])) {
            return error_set(error, FONDSIM_DOMAIN, "contours: draw %zu is not finite", i);
        }
    }
    if (n < CONTOURS_LEAST) {
        return 0;
    }
    double *room = malloc(n * sizeof *room), *density = calloc(POINTS, sizeof *density);
    int status = room == NULL || density == NULL
                     ? error_no_memory(error)
                     : trace_all(self, n, x, y, n_shares, shares, room, density, error);
    free(room);
    free(density);
    if (status < 0) {
        contours_free(self);
    }
    return status;
}

void contours_free(struct contours *self) {
    for (size_t l = 0; l < self->n; l++) {
        free(self->lines[l].x);
        free(self->lines[l].y);
    }
    free(self->lines);
    *self = (struct contours){0};
}
