/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Portfolios that are compared with one another, each with its own money or all with the same:
 * planes, curves, ranks. Never prints. */
#include "sim/comparison/private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/core/stats.h"

/* Draws of the outcome of this key, or NULL. */
static const double *column(const struct comparison *self, int outcome, int portfolio) {
    return outcome < 0 ? NULL : columns_at(&self->kept, self->info, outcome, portfolio);
}

static int cost_of(const struct comparison *self, int perspective) {
    return catalogue_find(&self->info->catalogue, comparison_costs[perspective]);
}

/* ---- What is kept ---- */

/* Adds an outcome once. */
static void want(int *outcomes, size_t *n, int outcome) {
    for (size_t k = 0; k < *n; k++) {
        if (outcomes[k] == outcome) {
            return;
        }
    }
    outcomes[(*n)++] = outcome;
}

static int read_kept(struct store *store, struct comparison *self, struct error *error) {
    static const char *const needed[] = {"absorption", "envelope", "cost_fund", "cost_public",
                                         "cost_all"};
    const struct catalogue *catalogue = &self->info->catalogue;
    int *outcomes = calloc(self->n_effects + self->n_criteria + 6, sizeof *outcomes);
    int status = outcomes == NULL ? error_no_memory(error) : 0;
    size_t n = 0;
    for (size_t k = 0; status == 0 && k < sizeof needed / sizeof needed[0]; k++) {
        int index = catalogue_find(catalogue, needed[k]);
        if (index < 0) {
            status = error_set(error, FONDSIM_DOMAIN, "the run has no outcome '%s'", needed[k]);
        } else {
            want(outcomes, &n, index);
        }
    }
    for (size_t k = 0; status == 0 && k < self->n_effects; k++) {
        want(outcomes, &n, self->effects[k]);
    }
    for (size_t k = 0; status == 0 && k < self->n_criteria; k++) {
        want(outcomes, &n, self->criteria[k]);
    }
    if (status == 0 && catalogue_find(catalogue, "endowment") >= 0) {
        want(outcomes, &n, catalogue_find(catalogue, "endowment"));
    }
    status = status < 0
                 ? status
                 : columns_read(&self->kept, store, self->info, self->report, n, outcomes, error);
    self->columns = self->kept.of;
    free(outcomes);
    return status;
}

/* From nominal euros at the end of the report's step to constant euros at the base date of costs:
 * the decision, or the start without one. A rate that varies stands at its mean. */
static double present_value(const struct comparison *self) {
    const struct run_info *info = self->info;
    const struct scenario *scenario = self->scenario;
    const struct record_date *record = &info->records[info->report_record[self->report]];
    int decided = info->decision_year < info->start_year + info->n_years; /* false for NaN */
    double base = decided ? info->decision_year : (double)info->start_year;
    double rate = comparison_discount_rate(scenario);
    return scenario->deflator[record->step / info->steps_per_year] *
           stats_discount_factor(rate, record->year - base);
}

/* ---- Options ---- */

/* Mean of the catalogue's absorption, which leaves out what is still paid to awards made before the
 * decision; NaN when no envelope is opened beyond those of the counterfactual. */
static struct draws_mean absorption_of(const struct comparison *self, int portfolio) {
    int base = self->info->portfolios[portfolio].counterfactual;
    int absorption = catalogue_find(&self->info->catalogue, "absorption");
    int envelope = catalogue_find(&self->info->catalogue, "envelope");
    const double *own = column(self, envelope, portfolio), *without = column(self, envelope, base);
    size_t n = draws_count(&self->shape);
    double opened = 0;
    for (size_t i = 0; i < n; i++) {
        opened += own[i] - without[i];
    }
    if (!(opened > 0)) {
        return (struct draws_mean){.mean = (double)NAN, .se = (double)NAN};
    }
    return draws_mean(column(self, absorption, portfolio), n,
                      self->shape.block * self->shape.inner);
}

/* 1 when the portfolio stands in the group of this target. */
static int belongs(const struct comparison *self, int portfolio, int target) {
    const struct portfolio *p = &self->info->portfolios[portfolio];
    if (p->question != self->question) {
        return 0;
    }
    return p->is_counterfactual ||
           (target < 0 ? p->scale_to < 0 : p->scale_to == target || portfolio == target);
}

/* The decision's reference when it stands in the group, else the counterfactual. */
static size_t reference_in(const struct comparison *self, const struct comparison_group *group) {
    size_t counterfactual = 0;
    for (size_t i = 0; i < group->n; i++) {
        int p = group->portfolios[i];
        if (comparison_reference(self, p) == p) {
            return i;
        }
        counterfactual = self->info->portfolios[p].is_counterfactual ? i : counterfactual;
    }
    return counterfactual;
}

static int fill_group(struct comparison *self, struct comparison_group *group, int target,
                      struct error *error) {
    size_t n = (size_t)self->info->n_portfolios, planes = self->n_effects * COMPARISON_COSTS;
    group->target = target;
    const char *own = self->is_part ? "retrospective" : "own_money";
    group->label = target < 0 ? own : self->info->portfolios[target].name;
    group->portfolios = calloc(n + 1, sizeof *group->portfolios);
    group->ranked = calloc(n + 1, sizeof *group->ranked);
    group->absorption = calloc(n + 1, sizeof *group->absorption);
    group->absorption_se = calloc(n + 1, sizeof *group->absorption_se);
    group->absorbs = calloc(n + 1, sizeof *group->absorbs);
    group->planes = calloc(planes + 1, sizeof *group->planes);
    group->assets = calloc(planes + 1, sizeof *group->assets);
    group->curves = calloc(planes + 1, sizeof *group->curves);
    if (!group->portfolios || !group->ranked || !group->absorption || !group->absorption_se ||
        !group->absorbs || !group->planes || !group->assets || !group->curves) {
        return error_no_memory(error);
    }
    double floor = self->scenario->decision.absorption_floor.value;
    for (int p = 0; p < self->info->n_portfolios; p++) {
        if (belongs(self, p, target)) {
            struct draws_mean used = absorption_of(self, p);
            int absorbs = target < 0 || !(used.mean < floor); /* NaN: nothing to absorb */
            group->absorbs[group->n] = absorbs;
            group->absorption[group->n] = used.mean;
            group->absorption_se[group->n] = used.se;
            group->portfolios[group->n++] = p;
            if (absorbs) {
                group->ranked[group->n_ranked++] = p;
            }
        }
    }
    group->reference = reference_in(self, group);
    return 0;
}

static int make_groups(struct comparison *self, struct error *error) {
    const struct run_info *info = self->info;
    self->groups = calloc((size_t)info->n_portfolios + 2, sizeof *self->groups);
    if (self->groups == NULL) {
        return error_no_memory(error);
    }
    int status = fill_group(self, &self->groups[self->n_groups++], -1, error);
    for (int target = 0; status == 0 && target < info->n_portfolios; target++) {
        int wanted = 0;
        for (int p = 0; p < info->n_portfolios; p++) {
            wanted |= !self->is_part && info->portfolios[p].scale_to == target &&
                      belongs(self, p, target);
        }
        if (wanted) {
            status = fill_group(self, &self->groups[self->n_groups++], target, error);
        }
    }
    return status;
}

/* ---- Planes and curves ---- */

/* Working memory of one group. */
struct bench {
    const double **columns; /* [2 * (criteria + effects + 1) * portfolios] */
    double *net;            /* [option][draw] costs less the endowment */
};

/* Highest willingness of the curves: the decision's multiple of the one given, else twice the
 * dearest step of the frontier; 0 when no step has a price. */
static double most_willing(const struct comparison *self, const struct effectiveness *plane,
                           size_t effect) {
    if (isfinite(self->willingness[effect])) {
        return self->scenario->decision.willingness_max.value * self->willingness[effect];
    }
    /* A step whose effect is hardly told from 0 has a price without bound: no scale to draw on. */
    double most = 0, any = 0;
    for (size_t i = 1; i < plane->n_frontier; i++) {
        const struct ratio *price = &plane->rows[plane->frontier[i]].step.icer;
        if (isfinite(price->ratio)) {
            any = fmax(any, 2 * price->ratio);
            most = price->set == RATIO_BETWEEN && price->high - price->low < price->ratio
                       ? fmax(most, 2 * price->ratio)
                       : most;
        }
    }
    return most > 0 ? most : any;
}

/* Even steps from 0 to the highest; the nearest one after 0 moves to what is given. Returns how
 * many there are. */
static size_t fill_willingness(const struct comparison *self, size_t effect, double most,
                               double values[COMPARISON_CURVE]) {
    double given = self->willingness[effect];
    values[0] = 0;
    if (!(most > 0)) {
        return 1;
    }
    for (int i = 1; i < COMPARISON_CURVE; i++) {
        values[i] = most * i / (COMPARISON_CURVE - 1);
    }
    if (given > 0) { /* false for NaN */
        long at = lround(given / most * (COMPARISON_CURVE - 1));
        values[at < 1 ? 1 : at] = given;
    }
    return COMPARISON_CURVE;
}

static struct effectiveness_input input_of(const struct comparison *self,
                                           const struct comparison_group *group, size_t effect,
                                           int cost, const double **columns) {
    for (size_t i = 0; i < group->n; i++) {
        columns[i] = column(self, self->effects[effect], group->portfolios[i]);
        columns[group->n + i] = column(self, cost_of(self, cost), group->portfolios[i]);
    }
    return (struct effectiveness_input){.shape = self->shape,
                                        .n_options = group->n,
                                        .effect = columns,
                                        .cost = columns + group->n,
                                        .absorption =
                                            group->absorbs, /* the floor is the scenario's */
                                        .reference = group->reference,
                                        .better = self->better[effect]};
}

/* The same plane with costs less the present value of the endowment that stands at the end. */
static int make_assets(struct comparison *self, struct comparison_group *group, size_t at,
                       struct effectiveness_input input, struct bench *bench, struct error *error) {
    int endowment = catalogue_find(&self->info->catalogue, "endowment");
    size_t n = draws_count(&self->shape);
    double most = 0;
    for (size_t i = 0; endowment >= 0 && i < group->n; i++) {
        const double *stands = column(self, endowment, group->portfolios[i]);
        for (size_t d = 0; d < n; d++) {
            double value = self->endowment_factor * stands[d];
            bench->net[i * n + d] = input.cost[i][d] - value;
            most = fmax(most, value);
        }
        bench->columns[group->n + i] = bench->net + i * n;
    }
    return most > 0 ? effectiveness_of(&input, &group->assets[at], error) : 0;
}

static int make_plane(struct comparison *self, struct comparison_group *group, size_t effect,
                      int cost, struct bench *bench, struct error *error) {
    size_t at = effect * COMPARISON_COSTS + (size_t)cost;
    struct effectiveness_input input = input_of(self, group, effect, cost, bench->columns);
    double willingness[COMPARISON_CURVE];
    int status = effectiveness_of(&input, &group->planes[at], error);
    if (status == 0 && group->n_ranked > 1) {
        double most = most_willing(self, &group->planes[at], effect);
        size_t n = fill_willingness(self, effect, most, willingness);
        status = acceptability_of(&input, n, willingness, &group->curves[at], error);
    }
    return status < 0 ? status : make_assets(self, group, at, input, bench, error);
}

/* ---- Ranks ---- */

/* Weights of all sets after one another. */
static int make_weighed(struct comparison *self, struct comparison_group *group,
                        const struct criteria *criteria, struct error *error) {
    size_t m = self->n_criteria;
    double *weights = calloc(self->n_sets * m + 1, sizeof *weights);
    if (weights == NULL) {
        return error_no_memory(error);
    }
    for (size_t s = 0; s < self->n_sets; s++) {
        memcpy(weights + s * m, self->sets[s].weights, m * sizeof *weights);
    }
    int status = weighed_of(criteria, self->n_sets, weights, &group->weighed, error);
    free(weights);
    return status;
}

static int make_ranks(struct comparison *self, struct comparison_group *group,
                      const double **columns, struct error *error) {
    for (size_t k = 0; k < self->n_criteria; k++) {
        for (size_t i = 0; i < group->n_ranked; i++) {
            columns[k * group->n_ranked + i] = column(self, self->criteria[k], group->ranked[i]);
        }
    }
    const struct criteria criteria = {.shape = self->shape,
                                      .n_criteria = self->n_criteria,
                                      .n_options = group->n_ranked,
                                      .values = columns,
                                      .better = self->criterion_better};
    int status = ranking_of(&criteria, &group->ranking, error);
    status =
        status < 0 ? status : weightings_of(&criteria, self->info->seed, &group->weightings, error);
    return status < 0 || self->n_sets == 0 ? status : make_weighed(self, group, &criteria, error);
}

int groups_make(struct store *store, struct comparison *self, struct error *error) {
    size_t portfolios = (size_t)self->info->n_portfolios;
    struct bench bench = {calloc((self->n_criteria + 2) * portfolios + 1, sizeof *bench.columns),
                          malloc((portfolios * draws_count(&self->shape) + 1) * sizeof *bench.net)};
    int status = bench.columns == NULL || bench.net == NULL ? error_no_memory(error) : 0;
    status = status < 0 ? status : read_kept(store, self, error);
    self->endowment_factor = present_value(self);
    status = status < 0 ? status : make_groups(self, error);
    for (size_t g = 0; g < self->n_groups; g++) {
        struct comparison_group *group = &self->groups[g];
        for (size_t k = 0; k < self->n_effects; k++) {
            for (int c = 0; status == 0 && c < COMPARISON_COSTS; c++) {
                status = make_plane(self, group, k, c, &bench, error);
            }
        }
        if (status == 0 && group->n_ranked > 1) {
            status = make_ranks(self, group, bench.columns, error);
        }
    }
    free(bench.columns);
    free(bench.net);
    return status;
}

static void group_free(struct comparison_group *self, size_t planes) {
    for (size_t i = 0; i < planes; i++) {
        if (self->planes != NULL) {
            effectiveness_free(&self->planes[i]);
        }
        if (self->assets != NULL) {
            effectiveness_free(&self->assets[i]);
        }
        if (self->curves != NULL) {
            acceptability_free(&self->curves[i]);
        }
    }
    ranking_free(&self->ranking);
    weightings_free(&self->weightings);
    weighed_free(&self->weighed);
    free(self->planes);
    free(self->assets);
    free(self->curves);
    free(self->portfolios);
    free(self->ranked);
    free(self->absorption);
    free(self->absorption_se);
    free(self->absorbs);
}

void groups_free(struct comparison *self) {
    for (size_t g = 0; g < self->n_groups; g++) {
        group_free(&self->groups[g], self->n_effects * COMPARISON_COSTS);
    }
    free(self->groups);
    self->groups = NULL;
    self->n_groups = 0;
}
