/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Incremental cost-effectiveness: frontier, dominance, increments. Knows no outcome or plot. */
#include "sim/analysis/effectiveness.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static int no_memory(struct error *error) {
    return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
}

/* ---- averages */

static int check(const struct effectiveness_input *input, struct error *error) {
    int code = draws_check(&input->shape, error);
    if (code == 0 && input->n_options == 0) {
        code = error_set(error, FONDSIM_DOMAIN, "no option to compare");
    }
    if (code == 0 && input->reference >= input->n_options) {
        code = error_set(error, FONDSIM_DOMAIN, "reference option %zu of %zu does not exist",
                         input->reference, input->n_options);
    }
    if (code == 0 && input->better != 1 && input->better != -1) {
        code = error_set(error, FONDSIM_DOMAIN,
                         "neither more nor less of this effect is better: it ranks nothing");
    }
    for (size_t p = 0; p < input->n_options && code == 0; p++) {
        char what[64];
        snprintf(what, sizeof what, "effect of option %zu", p);
        code = draws_finite(&input->shape, input->effect[p], what, error);
        if (code == 0) {
            snprintf(what, sizeof what, "cost of option %zu", p);
            code = draws_finite(&input->shape, input->cost[p], what, error);
        }
    }
    return code;
}

static int fill(const struct effectiveness_input *input, struct effectiveness_draws *self,
                struct error *error) {
    size_t samples = input->shape.samples;
    for (size_t p = 0; p < input->n_options; p++) {
        self->effect[p] = calloc(samples, sizeof **self->effect);
        self->cost[p] = calloc(samples, sizeof **self->cost);
        if (self->effect[p] == NULL || self->cost[p] == NULL) {
            return no_memory(error);
        }
        draws_average(&input->shape, input->effect[p], self->effect[p]);
        draws_average(&input->shape, input->cost[p], self->cost[p]);
        for (size_t s = 0; s < samples; s++) {
            self->effect[p][s] *= input->better;
        }
        /* not "absorption >= ...": NaN has no envelope to absorb */
        self->ranked[p] =
            input->absorption == NULL || !(input->absorption[p] < EFFECTIVENESS_ABSORPTION);
        self->n_ranked += (size_t)self->ranked[p];
    }
    if (self->n_ranked == 0) {
        return error_set(error, FONDSIM_DOMAIN, "no option absorbs %g %% of its money",
                         100 * EFFECTIVENESS_ABSORPTION);
    }
    return 0;
}

int effectiveness_average(const struct effectiveness_input *input, struct effectiveness_draws *self,
                          struct error *error) {
    *self = (struct effectiveness_draws){0};
    int code = check(input, error);
    if (code != 0) {
        return code;
    }
    self->n_options = input->n_options;
    self->effect = calloc(input->n_options, sizeof *self->effect);
    self->cost = calloc(input->n_options, sizeof *self->cost);
    self->ranked = calloc(input->n_options, sizeof *self->ranked);
    if (self->effect == NULL || self->cost == NULL || self->ranked == NULL) {
        code = no_memory(error);
    } else {
        code = fill(input, self, error);
    }
    if (code != 0) {
        effectiveness_draws_free(self);
    }
    return code;
}

void effectiveness_draws_free(struct effectiveness_draws *self) {
    for (size_t p = 0; p < self->n_options; p++) {
        if (self->effect != NULL) {
            free(self->effect[p]);
        }
        if (self->cost != NULL) {
            free(self->cost[p]);
        }
    }
    free(self->effect);
    free(self->cost);
    free(self->ranked);
    *self = (struct effectiveness_draws){0};
}

/* ---- the frontier */

/* 1 when option q leaves no reason to take p. */
static int dominates(const struct option_row *q, const struct option_row *p) {
    return q->effect.mean >= p->effect.mean && q->cost.mean <= p->cost.mean &&
           (q->effect.mean > p->effect.mean || q->cost.mean < p->cost.mean);
}

/* Strict dominance and equal means. */
static void find_dominated(struct effectiveness *self) {
    for (size_t p = 0; p < self->n_options; p++) {
        struct option_row *row = &self->rows[p];
        for (size_t q = 0; q < self->n_options && row->status == OPTION_ON_FRONTIER; q++) {
            const struct option_row *other = &self->rows[q];
            if (q == p || other->status == OPTION_NOT_RANKED) {
                continue;
            }
            if (dominates(other, row)) {
                row->status = OPTION_DOMINATED;
            } else if (q < p && other->effect.mean == row->effect.mean &&
                       other->cost.mean == row->cost.mean) {
                row->status = OPTION_SAME;
            }
            if (row->status != OPTION_ON_FRONTIER) {
                row->by[0] = row->by[1] = q;
            }
        }
    }
}

/* Says of a dominated option which one on the frontier, not which dominated one, beats it. */
static void name_members(struct effectiveness *self) {
    for (size_t p = 0; p < self->n_options; p++) {
        struct option_row *row = &self->rows[p];
        for (size_t i = 0; i < self->n_frontier && row->status == OPTION_DOMINATED; i++) {
            if (dominates(&self->rows[self->frontier[i]], row)) {
                row->by[0] = row->by[1] = self->frontier[i];
                break;
            }
        }
    }
}

/* Above the line between a and c at the same effect. On the line is not above it. */
static int above_line(const struct option_row *a, const struct option_row *b,
                      const struct option_row *c) {
    double low = (b->cost.mean - a->cost.mean) * (c->effect.mean - a->effect.mean);
    double high = (c->cost.mean - a->cost.mean) * (b->effect.mean - a->effect.mean);
    return low - high > 1e-12 * (fabs(low) + fabs(high)); /* not by rounding */
}

/* Lower hull of the options that are left, walked by cost (Andrew 1979). */
static void walk_frontier(struct effectiveness *self) {
    size_t n = 0, *hull = self->frontier;
    for (size_t p = 0; p < self->n_options; p++) { /* insertion sort by cost */
        if (self->rows[p].status == OPTION_ON_FRONTIER) {
            size_t i = n++;
            for (; i > 0 && self->rows[hull[i - 1]].cost.mean > self->rows[p].cost.mean; i--) {
                hull[i] = hull[i - 1];
            }
            hull[i] = p;
        }
    }
    size_t top = 0;
    for (size_t i = 0; i < n; i++) {
        size_t next = hull[i];
        while (top >= 2 && above_line(&self->rows[hull[top - 2]], &self->rows[hull[top - 1]],
                                      &self->rows[next])) {
            self->rows[hull[--top]].status = OPTION_EXTENDED;
        }
        hull[top++] = next;
    }
    self->n_frontier = top;
}

/* Members of the frontier around an effect: i and i + 1, or twice the first one. */
static void neighbours(const struct effectiveness *self, double effect, size_t by[2]) {
    by[0] = by[1] = self->frontier[0];
    for (size_t i = 0; i + 1 < self->n_frontier; i++) {
        if (effect >= self->rows[self->frontier[i]].effect.mean) {
            by[0] = self->frontier[i];
            by[1] = self->frontier[i + 1];
        }
    }
    if (effect <= self->rows[self->frontier[0]].effect.mean) {
        by[1] = by[0]; /* cheaper than the first there is nothing */
    }
}

/* ---- numbers */

enum quadrant quadrant_of(double effect, double cost) {
    if (effect == 0 || cost == 0) {
        return QUADRANT_AXIS;
    }
    if (effect > 0) {
        return cost > 0 ? QUADRANT_DEARER_BETTER : QUADRANT_CHEAPER_BETTER;
    }
    return cost > 0 ? QUADRANT_DEARER_WORSE : QUADRANT_CHEAPER_WORSE;
}

/* x - y into out. */
static void subtract(const double *x, const double *y, size_t n, double *out) {
    for (size_t i = 0; i < n; i++) {
        out[i] = x[i] - y[i];
    }
}

/* work[2 samples] holds the differences in effect, then in cost, afterwards. */
static struct increment increment_of(const struct effectiveness_input *input,
                                     const struct effectiveness_draws *draws, size_t from,
                                     size_t to, double *work) {
    size_t n = input->shape.samples, blocks = draws_blocks(&input->shape);
    double *effect = work, *cost = work + n;
    subtract(draws->effect[to], draws->effect[from], n, effect);
    subtract(draws->cost[to], draws->cost[from], n, cost);
    struct increment self = {.from = from};
    self.icer = ratio_of_means(cost, effect, n, input->shape.block);
    self.effect = self.icer.denominator;
    self.cost = self.icer.numerator;
    self.quadrant = quadrant_of(self.effect.mean, self.cost.mean);
    self.resolved = draws_resolved(self.effect.mean, self.effect.se, blocks) &&
                    draws_resolved(self.cost.mean, self.cost.se, blocks);
    return self;
}

/* Shares of the plane over n draws of an increment; work[n]. */
static void quadrants(const double *effect, const double *cost, size_t n, size_t per_block,
                      double *work, double shares[N_QUADRANTS], double errors[N_QUADRANTS]) {
    for (int q = 0; q < N_QUADRANTS; q++) {
        for (size_t i = 0; i < n; i++) {
            work[i] = (int)quadrant_of(effect[i], cost[i]) == q;
        }
        struct draws_mean mean = draws_mean(work, n, per_block);
        shares[q] = mean.mean;
        errors[q] = draws_share_error(mean.mean, mean.se, n);
    }
}

static void ellipse(const double *effect, const double *cost, size_t n, struct option_row *row) {
    double me = 0, mc = 0, ee = 0, cc = 0, ec = 0;
    for (size_t i = 0; i < n; i++) {
        double k = (double)(i + 1), de = effect[i] - me, dc = cost[i] - mc;
        me += de / k;
        mc += dc / k;
        ee += de * (effect[i] - me);
        cc += dc * (cost[i] - mc);
        ec += de * (cost[i] - mc);
    }
    double freedom = n > 1 ? (double)(n - 1) : (double)NAN;
    row->sd_effect = sqrt(ee / freedom);
    row->sd_cost = sqrt(cc / freedom);
    row->correlation = ee > 0 && cc > 0 ? ec / sqrt(ee * cc) : (double)NAN;
}

/* Place in the plane that starts at the reference. work[3 draws]. */
static void place(const struct effectiveness_input *input, const struct effectiveness_draws *draws,
                  size_t p, double *work, struct option_row *row) {
    size_t samples = input->shape.samples, n = draws_count(&input->shape);
    size_t block = input->shape.block, from = input->reference;
    row->increment = increment_of(input, draws, from, p, work);
    ellipse(work, work + samples, samples, row);
    quadrants(work, work + samples, samples, block, work + 2 * samples, row->expected,
              row->expected_se);
    subtract(input->effect[p], input->effect[from], n, work);
    for (size_t i = 0; i < n; i++) {
        work[i] *= input->better;
    }
    subtract(input->cost[p], input->cost[from], n, work + n);
    quadrants(work, work + n, n, block * input->shape.inner, work + 2 * n, row->single,
              row->single_se);
}

/* Cost above the line through neighbours a and b at the option's own mean effect. The line moves
 * with the draws too, so its error is counted by the delta method: with w the place between them
 * and x = cost - slope * effect, the margin is the mean of x - (1 - w) x_a - w x_b. */
static void margin(const struct effectiveness_input *input, const struct effectiveness_draws *draws,
                   const struct effectiveness *self, size_t p, double *work) {
    struct option_row *row = &self->rows[p];
    size_t n = input->shape.samples, by[2];
    neighbours(self, row->effect.mean, by);
    const struct option_row *a = &self->rows[by[0]], *b = &self->rows[by[1]];
    double width = b->effect.mean - a->effect.mean;
    double slope = by[0] != by[1] ? (b->cost.mean - a->cost.mean) / width : 0;
    double w = by[0] != by[1] ? (row->effect.mean - a->effect.mean) / width : 0;
    for (size_t s = 0; s < n; s++) {
        double own = draws->cost[p][s] - slope * draws->effect[p][s];
        double first = draws->cost[by[0]][s] - slope * draws->effect[by[0]][s];
        double second = draws->cost[by[1]][s] - slope * draws->effect[by[1]][s];
        work[s] = own - (1 - w) * first - w * second;
    }
    row->margin = draws_mean(work, n, input->shape.block);
    row->margin_resolved =
        draws_resolved(row->margin.mean, row->margin.se, draws_blocks(&input->shape));
    if (row->status == OPTION_EXTENDED) {
        row->by[0] = by[0];
        row->by[1] = by[1];
    }
}

static void describe(const struct effectiveness_input *input,
                     const struct effectiveness_draws *draws, struct effectiveness *self,
                     double *work) {
    size_t n = input->shape.samples, block = input->shape.block;
    for (size_t p = 0; p < self->n_options; p++) {
        struct option_row *row = &self->rows[p];
        row->status = draws->ranked[p] ? OPTION_ON_FRONTIER : OPTION_NOT_RANKED;
        row->by[0] = row->by[1] = p;
        row->effect = draws_mean(draws->effect[p], n, block);
        row->cost = draws_mean(draws->cost[p], n, block);
        row->step = increment_of(input, draws, p, p, work);
        place(input, draws, p, work, row);
    }
    find_dominated(self);
    walk_frontier(self);
    name_members(self);
    for (size_t i = 1; i < self->n_frontier; i++) {
        size_t from = self->frontier[i - 1], to = self->frontier[i];
        self->rows[to].step = increment_of(input, draws, from, to, work);
    }
    for (size_t p = 0; p < self->n_options; p++) {
        struct option_row *row = &self->rows[p];
        if (row->status == OPTION_DOMINATED || row->status == OPTION_EXTENDED) {
            margin(input, draws, self, p, work);
        } else if (row->status == OPTION_NOT_RANKED) {
            row->margin = (struct draws_mean){.mean = (double)NAN, .se = (double)NAN};
        }
        if (input->better < 0) {
            row->effect.mean = -row->effect.mean; /* as it was given */
        }
    }
}

int effectiveness_of(const struct effectiveness_input *input, struct effectiveness *self,
                     struct error *error) {
    struct effectiveness_draws draws = {0};
    double *work = NULL;
    *self = (struct effectiveness){0};
    int code = effectiveness_average(input, &draws, error);
    if (code != 0) {
        return code;
    }
    self->n_options = input->n_options;
    self->rows = calloc(input->n_options, sizeof *self->rows);
    self->frontier = calloc(input->n_options, sizeof *self->frontier);
    work = calloc(draws_count(&input->shape), 3 * sizeof *work);
    if (self->rows == NULL || self->frontier == NULL || work == NULL) {
        code = no_memory(error);
        effectiveness_free(self);
        goto out;
    }
    describe(input, &draws, self, work);
out:
    effectiveness_draws_free(&draws);
    free(work);
    return code;
}

void effectiveness_free(struct effectiveness *self) {
    free(self->rows);
    free(self->frontier);
    *self = (struct effectiveness){0};
}
