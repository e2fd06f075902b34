/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a stored run to the answers of `compare`: reads the paired draws and hands them to the
 * analyses. Never prints. */
#include "sim/comparison/comparison.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *const comparison_costs[COMPARISON_COSTS] = {"cost_fund", "cost_public", "cost_all"};
const char *const comparison_perspectives[COMPARISON_COSTS] = {"fund", "public", "all"};
const char *const comparison_ledgers[COMPARISON_LEDGERS][5] = {
    {"projects_qualified", "projects_supported", "projects_deadweight", NULL, NULL},
    {"project_years", "project_years_supported", "project_years_deadweight", NULL, NULL},
    {"cofunding", "cofunding_supported", "cofunding_deadweight", "displaced_inside",
     "displaced_outside"}};

static int no_memory(struct error *error) {
    return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
}

/* ---- Columns ---- */

/* Draws of one outcome of all portfolios at a report, into values[portfolio]; allocated here. */
static int read_outcome(struct store *store, const struct comparison *self, int report, int outcome,
                        double **values, struct error *error) {
    int status = 0;
    for (int p = 0; status == 0 && p < self->info->n_portfolios; p++) {
        values[p] = malloc((draws_count(&self->shape) + 1) * sizeof **values);
        status = values[p] == NULL
                     ? no_memory(error)
                     : store_columns(store, self->info, p, report, 1, &outcome, &values[p], error);
    }
    return status;
}

static const double *column(const struct comparison *self, int outcome, int portfolio) {
    return self->columns[(size_t)outcome * (size_t)self->info->n_portfolios + (size_t)portfolio];
}

/* Reads an outcome by key unless it is there; *index receives it. */
static int need(struct store *store, struct comparison *self, const char *key, int *index,
                struct error *error) {
    *index = catalogue_find(&self->info->catalogue, key);
    if (*index < 0) {
        return error_set(error, FONDSIM_DOMAIN, "the run has no outcome '%s'", key);
    }
    double **values = self->columns + (size_t)*index * (size_t)self->info->n_portfolios;
    return values[0] != NULL ? 0 : read_outcome(store, self, self->report, *index, values, error);
}

/* ---- Differences ---- */

/* 1 for the outcomes of the scenario's effects, the main ones and the costs. */
static int is_watched(const struct comparison *self, int outcome) {
    const struct outcome *o = &self->info->catalogue.outcomes[outcome];
    int watched = o->is_main || strncmp(o->key, "ecosystems_", 11) == 0 ||
                  strncmp(o->key, "level_years_", 12) == 0;
    for (size_t k = 0; k < self->n_effects; k++) {
        watched |= self->effects[k] == outcome;
    }
    for (int c = 0; c < COMPARISON_COSTS; c++) {
        watched |= strcmp(o->key, comparison_costs[c]) == 0;
    }
    return watched;
}

/* Any two portfolios of a question for the effects at the last report; else the counterfactual
 * and each other one. */
static int is_pair(const struct comparison *self, int report, int outcome, int from, int to) {
    const struct portfolio *p = self->info->portfolios;
    int is_effect = 0;
    for (size_t k = 0; k < self->n_effects; k++) {
        is_effect |= self->effects[k] == outcome;
    }
    int any =
        report == self->report && is_effect && from < to && p[from].question == p[to].question;
    return from != to && (p[to].counterfactual == from || any);
}

static int differ(struct comparison *self, int report, int outcome, double *const *values,
                  struct error *error) {
    int n = self->info->n_portfolios;
    int status = 0;
    for (int from = 0; from < n; from++) {
        for (int to = 0; status == 0 && to < n; to++) {
            if (!is_pair(self, report, outcome, from, to)) {
                continue;
            }
            size_t used = self->n_differences;
            struct comparison_difference *grown =
                realloc(self->differences, (used + 1) * sizeof *grown);
            if (grown == NULL) {
                return no_memory(error);
            }
            self->differences = grown;
            grown[used] = (struct comparison_difference){
                .report = report, .outcome = outcome, .from = from, .to = to};
            status =
                difference_of(&self->shape, values[to], values[from], &grown[used].value, error);
            self->n_differences += status == 0;
        }
    }
    return status;
}

static int make_differences(struct store *store, struct comparison *self, struct error *error) {
    size_t n = (size_t)self->info->n_portfolios;
    double **values = calloc(n + 1, sizeof *values);
    int status = values == NULL ? no_memory(error) : 0;
    for (int report = 0; report < self->info->n_reports; report++) {
        for (size_t k = 0; status == 0 && k < self->info->catalogue.n; k++) {
            if (!is_watched(self, (int)k)) {
                continue;
            }
            status = read_outcome(store, self, report, (int)k, values, error);
            status = status < 0 ? status : differ(self, report, (int)k, values, error);
            for (size_t p = 0; p < n; p++) {
                free(values[p]);
                values[p] = NULL;
            }
        }
    }
    free(values);
    return status;
}

const struct difference *comparison_find(const struct comparison *self, int report, int outcome,
                                         int from, int to) {
    for (size_t i = 0; i < self->n_differences; i++) {
        const struct comparison_difference *d = &self->differences[i];
        if (d->report == report && d->outcome == outcome && d->from == from && d->to == to) {
            return &d->value;
        }
    }
    return NULL;
}

/* ---- Groups ---- */

/* Mean of the catalogue's absorption, which leaves out what is still paid to awards made before the
 * decision; NaN when no envelope is opened beyond those of the counterfactual. money: absorption,
 * envelope. */
static double absorption_of(const struct comparison *self, const int *money, int portfolio) {
    int base = self->info->portfolios[portfolio].counterfactual;
    size_t n = draws_count(&self->shape);
    double used = 0, opened = 0;
    for (size_t i = 0; i < n; i++) {
        used += column(self, money[0], portfolio)[i];
        opened += column(self, money[1], portfolio)[i] - column(self, money[1], base)[i];
    }
    return opened > 0 ? used / (double)n : (double)NAN;
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

static int fill_group(struct comparison *self, struct comparison_group *group, int target,
                      const int *money, struct error *error) {
    size_t n = (size_t)self->info->n_portfolios, planes = self->n_effects * COMPARISON_COSTS;
    group->target = target;
    group->label = target < 0 ? "own_money" : self->info->portfolios[target].name;
    group->portfolios = calloc(n + 1, sizeof *group->portfolios);
    group->ranked = calloc(n + 1, sizeof *group->ranked);
    group->absorption = calloc(n + 1, sizeof *group->absorption);
    group->planes = calloc(planes + 1, sizeof *group->planes);
    group->curves = calloc(planes + 1, sizeof *group->curves);
    if (!group->portfolios || !group->ranked || !group->absorption || !group->planes ||
        !group->curves) {
        return no_memory(error);
    }
    for (int p = 0; p < self->info->n_portfolios; p++) {
        if (belongs(self, p, target)) {
            double absorption = absorption_of(self, money, p);
            group->absorption[group->n] = absorption;
            group->portfolios[group->n++] = p;
            if (target < 0 || isnan(absorption) || absorption >= EFFECTIVENESS_ABSORPTION) {
                group->ranked[group->n_ranked++] = p;
            }
        }
    }
    return 0;
}

static int make_groups(struct store *store, struct comparison *self, struct error *error) {
    const struct run_info *info = self->info;
    int money[2];
    int status = need(store, self, "absorption", &money[0], error);
    status = status < 0 ? status : need(store, self, "envelope", &money[1], error);
    self->groups = calloc((size_t)info->n_portfolios + 2, sizeof *self->groups);
    if (status < 0 || self->groups == NULL) {
        return status < 0 ? status : no_memory(error);
    }
    self->question = QUESTION_RETROSPECTIVE;
    for (int p = 0; p < info->n_portfolios; p++) {
        if (info->portfolios[p].question == QUESTION_PROSPECTIVE) {
            self->question = QUESTION_PROSPECTIVE;
        }
    }
    status = fill_group(self, &self->groups[self->n_groups++], -1, money, error);
    for (int target = 0; status == 0 && target < info->n_portfolios; target++) {
        int wanted = 0;
        for (int p = 0; p < info->n_portfolios; p++) {
            wanted |= info->portfolios[p].scale_to == target && belongs(self, p, target);
        }
        if (wanted) {
            status = fill_group(self, &self->groups[self->n_groups++], target, money, error);
        }
    }
    return status;
}

/* ---- Planes and curves ---- */

/* Highest willingness of the curves: four times the one given, else twice the dearest step of the
 * frontier; 0 when no step has a price. */
static double most_willing(const struct comparison *self, const struct effectiveness *plane,
                           size_t effect) {
    if (isfinite(self->willingness[effect])) {
        return 4 * self->willingness[effect];
    }
    double most = 0;
    for (size_t i = 1; i < plane->n_frontier; i++) {
        double price = plane->rows[plane->frontier[i]].step.icer.ratio;
        most = isfinite(price) && 2 * price > most ? 2 * price : most;
    }
    return most;
}

static int make_plane(struct comparison *self, struct comparison_group *group, size_t effect,
                      int cost, const double **columns, struct error *error) {
    size_t at = effect * COMPARISON_COSTS + (size_t)cost;
    int money = catalogue_find(&self->info->catalogue, comparison_costs[cost]);
    for (size_t i = 0; i < group->n; i++) {
        columns[i] = column(self, self->effects[effect], group->portfolios[i]);
        columns[group->n + i] = column(self, money, group->portfolios[i]);
    }
    struct effectiveness_input input = {.shape = self->shape,
                                        .n_options = group->n,
                                        .effect = columns,
                                        .cost = columns + group->n,
                                        .absorption = group->target < 0 ? NULL : group->absorption,
                                        .reference = 0,
                                        .better = self->better[effect]};
    int status = effectiveness_of(&input, &group->planes[at], error);
    if (status < 0) {
        return status;
    }
    double willingness[COMPARISON_CURVE];
    double most = most_willing(self, &group->planes[at], effect);
    for (int i = 0; i < COMPARISON_CURVE; i++) {
        willingness[i] = most * i / (COMPARISON_CURVE - 1);
    }
    return acceptability_of(&input, most > 0 ? COMPARISON_CURVE : 1, willingness,
                            &group->curves[at], error);
}

/* Effects, then the cost of the perspective, on the options that are ranked. */
static int make_ranks(struct comparison *self, struct comparison_group *group,
                      const double **columns, struct error *error) {
    int money = catalogue_find(&self->info->catalogue, comparison_costs[self->perspective]);
    for (size_t k = 0; k <= self->n_effects; k++) {
        for (size_t i = 0; i < group->n_ranked; i++) {
            columns[k * group->n_ranked + i] =
                column(self, k < self->n_effects ? self->effects[k] : money, group->ranked[i]);
        }
    }
    struct criteria criteria = {.shape = self->shape,
                                .n_criteria = self->n_effects + 1,
                                .n_options = group->n_ranked,
                                .values = columns,
                                .better = self->better};
    int status = ranking_of(&criteria, &group->ranking, error);
    return status < 0 ? status
                      : weightings_of(&criteria, self->info->seed, &group->weightings, error);
}

static int analyse_groups(struct store *store, struct comparison *self, struct error *error) {
    const double **columns =
        calloc((self->n_effects + 3) * (size_t)self->info->n_portfolios + 1, sizeof *columns);
    int status = columns == NULL ? no_memory(error) : 0, index;
    for (int c = 0; status == 0 && c < COMPARISON_COSTS; c++) {
        status = need(store, self, comparison_costs[c], &index, error);
    }
    for (size_t k = 0; status == 0 && k < self->n_effects; k++) {
        status =
            need(store, self, self->info->catalogue.outcomes[self->effects[k]].key, &index, error);
    }
    for (size_t g = 0; status == 0 && g < self->n_groups; g++) {
        struct comparison_group *group = &self->groups[g];
        for (size_t k = 0; k < self->n_effects; k++) {
            for (int c = 0; status == 0 && c < COMPARISON_COSTS; c++) {
                status = make_plane(self, group, k, c, columns, error);
            }
        }
        status = status < 0 ? status : make_ranks(self, group, columns, error);
    }
    free(columns);
    return status;
}

/* ---- Ledgers ---- */

int comparison_has_ledger(const struct comparison *self, int ledger) {
    int all = 1;
    for (int i = 0; i < 3; i++) {
        all &= catalogue_find(&self->info->catalogue, comparison_ledgers[ledger][i]) >= 0;
    }
    return all;
}

static int make_ledgers(struct store *store, struct comparison *self, int portfolio,
                        struct error *error) {
    int base = self->info->portfolios[portfolio].counterfactual, status = 0, index = -1;
    for (int l = 0; l < COMPARISON_LEDGERS && comparison_has_ledger(self, l); l++) {
        struct additionality_pair pairs[5] = {{0}};
        for (int i = 0; status == 0 && i < 5; i++) {
            const char *key = comparison_ledgers[l][i];
            if (key != NULL) {
                status = need(store, self, key, &index, error);
                pairs[i] = status < 0 ? pairs[i]
                                      : (struct additionality_pair){column(self, index, portfolio),
                                                                    column(self, index, base)};
            }
        }
        const struct additionality_input input = {.outcome = pairs[0],
                                                  .gross = pairs[1],
                                                  .deadweight = pairs[2],
                                                  .displacement = pairs[3],
                                                  .elsewhere = pairs[4]};
        status = status < 0
                     ? status
                     : additionality_of(&self->shape, &input,
                                        &self->ledgers[portfolio * COMPARISON_LEDGERS + l], error);
    }
    return status;
}

/* All in nominal euros. spent[2 n] is working memory. */
static int make_leverage(struct store *store, struct comparison *self, int portfolio, double *spent,
                         struct error *error) {
    static const char *const keys[5] = {"cofunding_supported", "paid", "overhead", "cofunding",
                                        "cost_fund_nominal"};
    int base = self->info->portfolios[portfolio].counterfactual, status = 0, index = -1;
    size_t n = draws_count(&self->shape);
    struct additionality_pair pairs[5] = {{0}};
    for (int i = 0; status == 0 && i < 5; i++) {
        status = need(store, self, keys[i], &index, error);
        pairs[i] = status < 0 ? pairs[i]
                              : (struct additionality_pair){column(self, index, portfolio),
                                                            column(self, index, base)};
    }
    if (status < 0) {
        return status;
    }
    for (size_t i = 0; i < n; i++) {
        spent[i] = pairs[1].with[i] + pairs[2].with[i];
        spent[n + i] = pairs[1].without[i] + pairs[2].without[i];
    }
    const struct leverage_input input = {
        .received = pairs[0], .spent = {spent, spent + n}, .cofunding = pairs[3], .cost = pairs[4]};
    return leverage_of(&self->shape, &input, &self->leverages[portfolio], error);
}

static int make_additionality(struct store *store, struct comparison *self, struct error *error) {
    size_t n = (size_t)self->info->n_portfolios;
    double *spent = malloc((2 * draws_count(&self->shape) + 1) * sizeof *spent);
    self->ledgers = calloc(n * COMPARISON_LEDGERS + 1, sizeof *self->ledgers);
    self->leverages = calloc(n + 1, sizeof *self->leverages);
    int status = !spent || !self->ledgers || !self->leverages ? no_memory(error) : 0;
    for (int p = 0; status == 0 && p < self->info->n_portfolios; p++) {
        if (!self->info->portfolios[p].is_counterfactual) {
            status = make_ledgers(store, self, p, error);
            status = status < 0 ? status : make_leverage(store, self, p, spent, error);
        }
    }
    free(spent);
    return status;
}

/* ---- All ---- */

int comparison_effects(const struct run_info *info, int *effects) {
    int n = 0;
    for (int k = 0; k < info->n_effects; k++) {
        effects[k] = catalogue_find(&info->catalogue, info->effects[k]);
    }
    for (size_t k = 0; info->n_effects == 0 && k < info->catalogue.n; k++) {
        const struct outcome *o = &info->catalogue.outcomes[k];
        if (o->is_main && o->kind == OUTCOME_CUMULATIVE && o->lag != LAG_NONE) {
            effects[n++] = (int)k;
        }
    }
    return info->n_effects > 0 ? info->n_effects : n;
}

static int begin(struct comparison *self, const double *willingness, struct error *error) {
    const struct run_info *info = self->info;
    self->effects = calloc(info->catalogue.n + (size_t)info->n_effects + 1, sizeof *self->effects);
    if (self->effects == NULL) {
        return no_memory(error);
    }
    size_t n = (size_t)comparison_effects(info, self->effects);
    if (info->samples == 0 || n == 0 || info->n_reports == 0) {
        return error_set(error, FONDSIM_DOMAIN, "%s",
                         info->samples == 0 ? "the run holds no draws"
                                            : "the scenario names no effects to compare");
    }
    self->n_effects = n;
    self->better = calloc(n + 1, sizeof *self->better);
    self->willingness = calloc(n + 1, sizeof *self->willingness);
    self->columns =
        calloc(info->catalogue.n * (size_t)info->n_portfolios + 1, sizeof *self->columns);
    if (!self->better || !self->willingness || !self->columns) {
        return no_memory(error);
    }
    for (size_t k = 0; k < n; k++) {
        if (self->effects[k] < 0) {
            return error_set(error, FONDSIM_DOMAIN, "the run has no outcome '%s'",
                             info->effects[k]);
        }
        self->better[k] = info->catalogue.outcomes[self->effects[k]].better < 0 ? -1 : 1;
        self->willingness[k] = willingness[k];
    }
    self->better[n] = -1; /* the cost */
    return 0;
}

int comparison_make(struct store *store, const struct run_info *info, int perspective,
                    const double *willingness, struct comparison *self, struct error *error) {
    *self = (struct comparison){.info = info,
                                .shape = {info->samples, info->inner, SCENARIO_BLOCK},
                                .report = info->n_reports - 1,
                                .perspective = perspective};
    int status = begin(self, willingness, error);
    status = status < 0 ? status : make_differences(store, self, error);
    status = status < 0 ? status : make_groups(store, self, error);
    status = status < 0 ? status : analyse_groups(store, self, error);
    status = status < 0 ? status : make_additionality(store, self, error);
    if (status < 0) {
        comparison_free(self);
    }
    return status;
}

static void group_free(struct comparison_group *self, size_t planes) {
    for (size_t i = 0; i < planes; i++) {
        if (self->planes != NULL) {
            effectiveness_free(&self->planes[i]);
        }
        if (self->curves != NULL) {
            acceptability_free(&self->curves[i]);
        }
    }
    ranking_free(&self->ranking);
    weightings_free(&self->weightings);
    free(self->planes);
    free(self->curves);
    free(self->portfolios);
    free(self->ranked);
    free(self->absorption);
}

void comparison_free(struct comparison *self) {
    for (size_t g = 0; g < self->n_groups; g++) {
        group_free(&self->groups[g], self->n_effects * COMPARISON_COSTS);
    }
    size_t columns =
        self->columns == NULL ? 0 : self->info->catalogue.n * (size_t)self->info->n_portfolios;
    for (size_t i = 0; i < columns; i++) {
        free(self->columns[i]);
    }
    free(self->columns);
    free(self->groups);
    free(self->effects);
    free(self->better);
    free(self->willingness);
    free(self->differences);
    free(self->ledgers);
    free(self->leverages);
    *self = (struct comparison){0};
}
