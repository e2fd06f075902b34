/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All numbers that say something of the decision, one after the other. Knows no reading. */
#include "scenarios/stated.h"

#include <math.h>
#include <stdio.h>

#include "scenarios/keys.h"

enum { PLACE_SIZE = 128, PATH_SIZE = 256 }; /* names have at most 64 bytes */

static void visit_row(stated_visitor *visit, void *context, const char *place,
                      const struct parameter *parameter, const struct stated *stated) {
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "%s.%s", place, parameter->key);
    visit(context, path, parameter->unit, stated);
}

static void visit_measure(stated_visitor *visit, void *context, const char *place, const char *key,
                          const char *unit, const struct stated *stated) {
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "%s.%s", place, key);
    if (!isnan(stated->value)) {
        visit(context, path, unit, stated);
    }
}

/* A weight is a choice, and nothing more is said of it. */
static void visit_weight(stated_visitor *visit, void *context, const char *place, const char *key,
                         double weight) {
    char path[PATH_SIZE];
    const struct stated stated = {weight, STATUS_CHOICE, 0, NULL, NULL};
    snprintf(path, sizeof path, "%s.%s", place, key);
    visit(context, path, "share", &stated);
}

static void visit_weights(const struct decision *decision, stated_visitor *visit, void *context) {
    char place[PLACE_SIZE];
    for (int j = 0; j < decision->n_criteria; j++) {
        if (!isnan(decision->criteria[j].weight)) {
            snprintf(place, sizeof place, "criteria.%s", decision->criteria[j].outcome);
            visit_weight(visit, context, place, "weight", decision->criteria[j].weight);
        }
    }
    for (int i = 0; i < decision->n_members; i++) {
        snprintf(place, sizeof place, "members.%s.weights", decision->members[i].name);
        for (int j = 0; j < decision->n_criteria; j++) {
            visit_weight(visit, context, place, decision->criteria[j].outcome,
                         decision->members[i].weights[j]);
        }
    }
}

static void visit_survey(const struct scenario *scenario, const struct survey *survey,
                         stated_visitor *visit, void *context) {
    const struct parameter *rows = survey_table.parameters;
    int is_biased = survey->design == SURVEY_BEFORE_AFTER || survey->design == SURVEY_MATCHED;
    const char *unit = survey->assumption < 0
                           ? "share"
                           : scenario->assumptions[survey->assumption].parameter->unit;
    char place[PLACE_SIZE];
    snprintf(place, sizeof place, "surveys.%s", survey->name);
    visit_row(visit, context, place, &rows[STATED_NON_RESPONSE], &survey->non_response);
    if (isnan(survey->noise.value)) {
        visit_row(visit, context, place, &rows[STATED_MISCLASSIFIED], &survey->misclassified);
    }
    visit_measure(visit, context, place, "noise", unit, &survey->noise);
    visit_measure(visit, context, place, "baseline", "share", &survey->baseline);
    if (is_biased) {
        visit_measure(visit, context, place, "confounding", unit, &survey->confounding);
    }
    visit_row(visit, context, place, &rows[STATED_DELAY], &survey->delay);
    visit_row(visit, context, place, &rows[STATED_COST], &survey->cost);
    visit_row(visit, context, place, &rows[STATED_FIXED_COST], &survey->fixed_cost);
}

void stated_visit(const struct scenario *scenario, stated_visitor *visit, void *context) {
    const struct decision *decision = &scenario->decision;
    const struct parameter *rows = decision_table.parameters;
    visit_row(visit, context, "decision", &rows[STATED_WILLINGNESS_MAX],
              &decision->willingness_max);
    visit_row(visit, context, "decision", &rows[STATED_ABSORPTION_FLOOR],
              &decision->absorption_floor);
    for (int j = 0; j < decision->n_willingness; j++) {
        visit_measure(visit, context, "decision.willingness", decision->willingness[j].outcome,
                      "EUR/unit", &decision->willingness[j].worth);
    }
    visit_weights(decision, visit, context);
    for (int i = 0; i < decision->n_surveys; i++) {
        visit_survey(scenario, &decision->surveys[i], visit, context);
    }
}
