/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a stored run to the answers of `compare`: the order of things. Never prints. */
#include "sim/comparison/private.h"
#include "sim/core/blocks.h"
#include "sim/core/stats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *const comparison_costs[COMPARISON_COSTS] = {"cost_fund", "cost_public", "cost_all"};
const char *const comparison_perspectives[COMPARISON_COSTS] = {"fund", "public", "all"};

/* Mean of a parameter of the scenario by its path; 0 when it has none of this name. */
static double parameter_mean(const struct scenario *scenario, const char *path) {
    for (size_t i = 0; i < scenario->n_assumptions; i++) {
        if (strcmp(scenario->assumptions[i].path, path) == 0) {
            return law_mean(&scenario->assumptions[i].law);
        }
    }
    return 0;
}

double comparison_discount_rate(const struct scenario *scenario) {
    return stats_discount_rate(parameter_mean(scenario, "economics.risk_free"),
                               parameter_mean(scenario, "economics.beta"),
                               parameter_mean(scenario, "economics.risk_premium"));
}

/* The scenario may have been changed since in what is said of the decision, in nothing else that
 * is looked at here. */
static int check(const struct run_info *info, const struct scenario *scenario,
                 struct error *error) {
    int same = scenario->n_portfolios == info->n_portfolios;
    for (int p = 0; same && p < info->n_portfolios; p++) {
        same = strcmp(scenario->portfolios[p].name, info->portfolios[p].name) == 0;
    }
    if (!same) {
        return error_set(error, FONDSIM_DOMAIN,
                         "the scenario does not have the portfolios of the run");
    }
    if (info->samples == 0 || info->n_reports == 0) {
        return error_set(error, FONDSIM_DOMAIN, "the run holds no draws");
    }
    return 0;
}

int comparison_reference(const struct comparison *self, int portfolio) {
    const struct portfolio *p = self->info->portfolios;
    int reference = self->scenario->decision.reference;
    return reference >= 0 && p[reference].question == p[portfolio].question
               ? reference
               : p[portfolio].counterfactual;
}

size_t comparison_worth(const struct comparison *self, size_t effect,
                        const struct acceptability *curve) {
    size_t at = 0;
    double given = self->willingness[effect];
    for (size_t w = 1; w < curve->n_willingness; w++) {
        if (fabs(curve->willingness[w] - given) < fabs(curve->willingness[at] - given)) {
            at = w;
        }
    }
    return at;
}

/* The prospective question when the run asks it. */
static enum question main_question(const struct run_info *info) {
    for (int p = 0; p < info->n_portfolios; p++) {
        if (info->portfolios[p].question == QUESTION_PROSPECTIVE) {
            return QUESTION_PROSPECTIVE;
        }
    }
    return QUESTION_RETROSPECTIVE;
}

static int make_answers(struct store *store, struct comparison *self, struct error *error) {
    int status = groups_make(store, self, error);
    return status < 0 ? status : ledgers_make(store, self, error);
}

/* 1 when there is something to compare in the retrospective question too. */
static int asks_both(const struct comparison *self) {
    int n = 0;
    for (int p = 0; p < self->info->n_portfolios; p++) {
        n += self->info->portfolios[p].question == QUESTION_RETROSPECTIVE;
    }
    return self->question == QUESTION_PROSPECTIVE && n > 1;
}

/* The last report that is no later than the end of the evaluated period, else the first. */
static int evaluation_report(const struct comparison *self) {
    const struct run_info *info = self->info;
    int report = 0;
    for (int r = 0; r < info->n_reports; r++) {
        int step = info->records[info->report_record[r]].step;
        report = step <= self->scenario->time.evaluation_step ? r : report;
    }
    return report;
}

static int make_retrospective(struct store *store, struct comparison *self,
                              const struct comparison_asked *asked, struct error *error) {
    struct comparison *part = calloc(1, sizeof *part);
    if (part == NULL) {
        return error_no_memory(error);
    }
    *part = (struct comparison){.info = self->info,
                                .scenario = self->scenario,
                                .shape = self->shape,
                                .report = evaluation_report(self),
                                .perspective = self->perspective,
                                .question = QUESTION_RETROSPECTIVE,
                                .n_differences = self->n_differences,
                                .differences = self->differences,
                                .is_part = 1};
    self->retrospective = part;
    int status = criteria_make(part, asked, error);
    return status < 0 ? status : make_answers(store, part, error);
}

int comparison_make(struct store *store, const struct run_info *info,
                    const struct scenario *scenario, const struct comparison_asked *asked,
                    struct comparison *self, struct error *error) {
    *self = (struct comparison){
        .info = info,
        .scenario = scenario,
        .shape = {info->samples, info->inner, blocks_unit(info->design, info->samples)},
        .report = info->n_reports - 1,
        .perspective =
            asked->perspective >= 0 ? asked->perspective : (int)scenario->decision.perspective,
        .all_pairs = asked->all_pairs,
        .question = main_question(info)};
    int status = check(info, scenario, error);
    status = status < 0 ? status : criteria_make(self, asked, error);
    status = status < 0 ? status : differences_make(store, self, error);
    status = status < 0 ? status : make_answers(store, self, error);
    if (status == 0 && asks_both(self)) {
        status = make_retrospective(store, self, asked, error);
    }
    if (status < 0) {
        comparison_free(self);
    }
    return status;
}

/* All but what a part borrows. */
static void free_answers(struct comparison *self) {
    groups_free(self);
    columns_free(&self->kept);
    free(self->effects);
    free(self->better);
    free(self->willingness);
    free(self->criteria);
    free(self->criterion_better);
    free(self->sets);
    free(self->own_weights);
    free(self->ledgers);
    free(self->leverages);
}

void comparison_free(struct comparison *self) {
    if (self->retrospective != NULL) {
        free_answers(self->retrospective);
        free(self->retrospective);
    }
    free_answers(self);
    free(self->differences);
    free(self->assets);
    *self = (struct comparison){0};
}
