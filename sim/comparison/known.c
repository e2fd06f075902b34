/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a stored run to the input of values of information. Computes no value. */
#include "sim/comparison/known.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/comparison/private.h"
#include "sim/core/stats.h"

/* ---- Dates ---- */

/* The decision, or the start of the run when there is none. */
static double base_year(const struct run_info *info) {
    int decided = info->decision_year < info->start_year + info->n_years; /* false for NaN */
    return decided ? info->decision_year : (double)info->start_year;
}

/* From the decision to the end of the last awards. */
static double horizon_of(const struct comparison *c) {
    const struct time_grid *time = &c->scenario->time;
    double end = time->start_year + (double)(time->last_award_step + 1) / time->steps_per_year;
    double years = end - base_year(c->info);
    return years > 0 ? years : (double)INFINITY;
}

static int report_of(const struct run_info *info, const struct survey *survey) {
    int report = 0;
    for (int r = 0; r < info->n_reports; r++) {
        double year = info->records[info->report_record[r]].year;
        report = year <= base_year(info) + survey->delay.value + 1e-9 ? r : report;
    }
    return report;
}

/* ---- Targets that are outcomes ---- */

static const char level_prefix[] = "ecosystems_";

/* share[sample]: of ecosystems at a level, inner runs averaged. */
static int read_share(struct store *store, const struct comparison *c, const struct survey *survey,
                      int portfolio, int report, double *share, struct error *error) {
    const struct catalogue *catalogue = &c->info->catalogue;
    size_t draws = draws_count(&c->shape), n = 0, own = 0;
    int *outcomes = calloc(catalogue->n + 1, sizeof *outcomes);
    double **columns = calloc(catalogue->n + 1, sizeof *columns);
    double *memory = NULL;
    int status = outcomes == NULL || columns == NULL ? error_no_memory(error) : 0;
    for (size_t k = 0; status == 0 && k < catalogue->n && n < (size_t)c->info->n_levels; k++) {
        const char *key = catalogue->outcomes[k].key;
        if (strncmp(key, level_prefix, sizeof level_prefix - 1) == 0) {
            own = strcmp(key, survey->target) == 0 ? n : own;
            outcomes[n++] = (int)k;
        }
    }
    if (status == 0) {
        memory = malloc((n * draws + 1) * sizeof *memory);
        status = memory == NULL ? error_no_memory(error) : 0;
    }
    for (size_t k = 0; status == 0 && k < n; k++) {
        columns[k] = memory + k * draws;
    }
    if (status == 0) {
        status = store_columns(store, c->info, portfolio, report, n, outcomes, columns, error);
    }
    for (size_t d = 0; status == 0 && d < draws; d++) {
        double all = 0;
        for (size_t k = 0; k < n; k++) {
            all += columns[k][d];
        }
        columns[own][d] = all > 0 ? columns[own][d] / all : 0;
    }
    if (status == 0) {
        draws_average(&c->shape, columns[own], share);
    }
    free(memory);
    free(columns);
    free(outcomes);
    return status;
}

/* The option with the most funds; the first of equals. */
static int fullest(const struct comparison *c) {
    const struct comparison_group *group = &c->groups[0];
    int best = group->portfolios[0], most = -1;
    for (size_t i = 0; i < group->n; i++) {
        int funds = 0;
        for (uint32_t mask = c->info->portfolios[group->portfolios[i]].instruments; mask != 0;
             mask >>= 1) {
            funds += (int)(mask & 1U);
        }
        if (funds > most) {
            most = funds;
            best = group->portfolios[i];
        }
    }
    return best;
}

/* A portfolio without any fund since the start, when the run has one. */
static int without_funds(const struct comparison *c) {
    for (int p = 0; p < c->info->n_portfolios; p++) {
        const struct portfolio *portfolio = &c->info->portfolios[p];
        if (portfolio->is_counterfactual && portfolio->question == QUESTION_RETROSPECTIVE) {
            return p;
        }
    }
    return c->info->portfolios[c->groups[0].portfolios[0]].counterfactual;
}

static int read_outcome(struct store *store, const struct comparison *c, size_t number,
                        struct known *self, struct error *error) {
    const struct survey *survey = &c->scenario->decision.surveys[number];
    struct information_target *target = &self->targets[number];
    size_t samples = c->shape.samples;
    int report = report_of(c->info, survey), earlier = survey->design == SURVEY_BEFORE_AFTER;
    if (earlier && report == 0) {
        target->why = "before and after need a report that comes before";
        return 0;
    }
    double *share = malloc(2 * samples * sizeof *share), *other = share + samples;
    if (share == NULL) {
        return error_no_memory(error);
    }
    self->shares[number] = share;
    int status = read_share(store, c, survey, fullest(c), report, share, error);
    if (status == 0 && survey->design != SURVEY_ONCE) {
        status = read_share(store, c, survey, earlier ? fullest(c) : without_funds(c),
                            report - earlier, other, error);
        target->baseline = status == 0 ? stats_mean(other, samples) : 0;
        for (size_t s = 0; status == 0 && s < samples; s++) {
            share[s] -= other[s];
        }
    }
    target->values = share;
    return status;
}

/* ---- Targets that are parameters, and all ---- */

static void find_parameter(const struct comparison *c, size_t number, struct known *self) {
    long assumption = c->scenario->decision.surveys[number].assumption;
    struct information_target *target = &self->targets[number];
    target->why = "its target does not vary in this run";
    for (size_t k = 0; k < self->parameters.n; k++) {
        if ((long)self->parameters.assumptions[k] == assumption) {
            target->values = self->parameters.values[k];
        }
    }
}

/* Paths of the draws are those of the scenario. */
static int check(const struct comparison *c, const struct known *self, struct error *error) {
    const struct scenario *scenario = c->scenario;
    for (size_t k = 0; k < self->parameters.n; k++) {
        size_t at = self->parameters.assumptions[k];
        if (at >= scenario->n_assumptions ||
            strcmp(scenario->assumptions[at].path, self->parameters.paths[k]) != 0) {
            return error_set(error, FONDSIM_DOMAIN,
                             "the scenario does not have the parameters of the run: %s",
                             self->parameters.paths[k]);
        }
    }
    return 0;
}

static void fill_options(const struct comparison *c, const struct valued *valued,
                         struct known *self) {
    const struct comparison_group *group = &c->groups[0];
    for (size_t o = 0; o < group->n; o++) {
        int p = group->portfolios[o];
        self->costs[o] = columns_at(&c->kept, c->info, valued->cost, p);
        for (size_t k = 0; k < valued->n_effects; k++) {
            self->effects[k * group->n + o] = columns_at(&c->kept, c->info, valued->effects[k], p);
        }
    }
}

int known_read(struct store *store, const struct comparison *c, const struct valued *valued,
               struct known *self, struct error *error) {
    const struct comparison_group *group = &c->groups[0];
    size_t surveys = (size_t)c->scenario->decision.n_surveys;
    *self =
        (struct known){.effects = calloc(valued->n_effects * group->n + 1, sizeof *self->effects),
                       .costs = calloc(group->n + 1, sizeof *self->costs),
                       .targets = calloc(surveys + 1, sizeof *self->targets),
                       .shares = calloc(surveys + 1, sizeof *self->shares),
                       .n_surveys = surveys};
    int status = 0;
    if (!self->effects || !self->costs || !self->targets || !self->shares) {
        status = error_no_memory(error);
    }
    status = status < 0 ? status : store_parameters(store, c->info, &self->parameters, error);
    status = status < 0 ? status : check(c, self, error);
    for (size_t s = 0; status == 0 && s < surveys; s++) {
        if (c->scenario->decision.surveys[s].assumption >= 0) {
            find_parameter(c, s, self);
        } else {
            status = read_outcome(store, c, s, self, error);
        }
    }
    if (status < 0) {
        known_free(self);
        return status;
    }
    fill_options(c, valued, self);
    self->input =
        (struct information_input){.shape = c->shape,
                                   .n_options = group->n,
                                   .portfolios = group->portfolios,
                                   .effect = self->effects,
                                   .cost = self->costs,
                                   .n_parameters = self->parameters.n,
                                   .assumptions = self->parameters.assumptions,
                                   .theta = (const double *const *)self->parameters.values,
                                   .targets = self->targets,
                                   .horizon = horizon_of(c),
                                   .rate = comparison_discount_rate(c->scenario)};
    return 0;
}

void known_free(struct known *self) {
    for (size_t s = 0; self->shares != NULL && s < self->n_surveys; s++) {
        free(self->shares[s]);
    }
    parameter_draws_free(&self->parameters);
    free((void *)self->effects);
    free((void *)self->costs);
    free(self->targets);
    free(self->shares);
    *self = (struct known){0};
}
