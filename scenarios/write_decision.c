/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scenario says of the decision, as YAML. Knows no comparison. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/keys.h"
#include "scenarios/parse.h"
#include "scenarios/writer.h"

static void write_stated(struct emit *emit, const char *key, const char *unit,
                         const struct stated *stated) {
    emit_word(emit, key);
    emit_map(emit, 1);
    emit_word(emit, "value");
    emit_number(emit, stated->value);
    emit_word(emit, "unit");
    emit_word(emit, unit);
    write_annotation(emit, stated->status, stated->source, stated->note);
    emit_map_end(emit);
}

static void write_row(struct emit *emit, const struct parameter_table *table, size_t j,
                      const struct stated *stated) {
    write_stated(emit, table->parameters[j].key, table->parameters[j].unit, stated);
}

static void write_conventions(struct emit *emit, const struct scenario *scenario) {
    static const char *const perspectives[] = {"fund", "public", "all"};
    const struct decision *decision = &scenario->decision;
    emit_word(emit, "decision");
    emit_map(emit, 0);
    emit_word(emit, "perspective");
    emit_word(emit, perspectives[decision->perspective]);
    if (decision->reference >= 0) {
        emit_word(emit, "reference");
        emit_word(emit, scenario->portfolios[decision->reference].name);
    }
    write_row(emit, &decision_table, STATED_WILLINGNESS_MAX, &decision->willingness_max);
    write_row(emit, &decision_table, STATED_ABSORPTION_FLOOR, &decision->absorption_floor);
    if (decision->n_willingness > 0) {
        emit_word(emit, "willingness");
        emit_map(emit, 0);
        for (int j = 0; j < decision->n_willingness; j++) {
            write_stated(emit, decision->willingness[j].outcome, "EUR",
                         &decision->willingness[j].worth);
        }
        emit_map_end(emit);
    }
    emit_map_end(emit);
}

static void write_criteria(struct emit *emit, const struct decision *decision) {
    emit_word(emit, "criteria");
    emit_list(emit, 0);
    for (int j = 0; j < decision->n_criteria; j++) {
        const struct criterion *criterion = &decision->criteria[j];
        emit_map(emit, 1);
        emit_word(emit, "outcome");
        emit_word(emit, criterion->outcome);
        emit_word(emit, "better");
        emit_word(emit, criterion->better > 0 ? "more" : "less");
        if (!isnan(criterion->weight)) {
            emit_word(emit, "weight");
            emit_number(emit, criterion->weight);
        }
        emit_map_end(emit);
    }
    emit_list_end(emit);
}

static void write_members(struct emit *emit, const struct decision *decision) {
    emit_word(emit, "members");
    emit_list(emit, 0);
    for (int i = 0; i < decision->n_members; i++) {
        const struct committee_member *member = &decision->members[i];
        emit_map(emit, 0);
        emit_word(emit, "name");
        emit_word(emit, member->name);
        write_label(emit, &member->label);
        emit_word(emit, "weights");
        emit_map(emit, 1);
        for (int j = 0; j < decision->n_criteria; j++) {
            emit_word(emit, decision->criteria[j].outcome);
            emit_number(emit, member->weights[j]);
        }
        emit_map_end(emit);
        emit_map_end(emit);
    }
    emit_list_end(emit);
}

/* One "path=value" as a pair. Its path is that of used_scenario.yaml, where the discount rate
 * stands in economics itself. */
static void write_set(struct emit *emit, const char *set) {
    static const char nested[] = "economics.discount.", flat[] = "economics.";
    char name[] = "variant", folder[] = "";
    struct source source = {name, folder, NULL};
    struct problems *problems = calloc(1, sizeof *problems);
    struct tree *value = NULL;
    char *path = strdup(set), *equal = path == NULL ? NULL : strchr(path, '=');
    if (problems == NULL || equal == NULL ||
        parse_yaml(equal + 1, strlen(equal + 1), &source, problems, &value) != 0) {
        emit->failed = 1;
        goto out;
    }
    *equal = '\0';
    if (strncmp(path, nested, strlen(nested)) == 0) {
        char *rest = path + strlen(nested);
        memmove(path + strlen(flat), rest, strlen(rest) + 1);
    }
    emit_word(emit, path);
    emit_tree(emit, value);
out:
    tree_free(value);
    free(path);
    free(problems);
}

static void write_variants(struct emit *emit, const struct decision *decision) {
    emit_word(emit, "variants");
    emit_list(emit, 0);
    for (int i = 0; i < decision->n_variants; i++) {
        const struct variant *variant = &decision->variants[i];
        emit_map(emit, 0);
        emit_word(emit, "name");
        emit_word(emit, variant->name);
        write_label(emit, &variant->label);
        emit_word(emit, "set");
        emit_map(emit, 0);
        for (size_t j = 0; j < variant->n_sets; j++) {
            write_set(emit, variant->sets[j]);
        }
        emit_map_end(emit);
        emit_map_end(emit);
    }
    emit_list_end(emit);
}

/* How well it measures: what is not for this survey is left out. */
static void write_measure(struct emit *emit, const struct survey *survey, const char *unit) {
    if (!isnan(survey->noise.value)) {
        write_stated(emit, "noise", unit, &survey->noise);
    } else {
        write_row(emit, &survey_table, STATED_MISCLASSIFIED, &survey->misclassified);
    }
    if (!isnan(survey->baseline.value)) {
        write_stated(emit, "baseline", "share", &survey->baseline);
    }
    if (survey->design == SURVEY_BEFORE_AFTER || survey->design == SURVEY_MATCHED) {
        write_stated(emit, "confounding", unit, &survey->confounding);
    }
    write_row(emit, &survey_table, STATED_NON_RESPONSE, &survey->non_response);
    write_row(emit, &survey_table, STATED_DELAY, &survey->delay);
    write_row(emit, &survey_table, STATED_COST, &survey->cost);
    write_row(emit, &survey_table, STATED_FIXED_COST, &survey->fixed_cost);
}

static void write_survey(struct emit *emit, const struct scenario *scenario,
                         const struct survey *survey) {
    static const char *const designs[] = {"once", "before_after", "matched", "lottery"};
    const struct assumption *target =
        survey->assumption < 0 ? NULL : &scenario->assumptions[survey->assumption];
    emit_map(emit, 0);
    emit_word(emit, "name");
    emit_word(emit, survey->name);
    write_label(emit, &survey->label);
    emit_word(emit, "target");
    emit_word(emit, survey->target);
    emit_word(emit, "population");
    emit_integer(emit, survey->population);
    emit_word(emit, "n");
    emit_list(emit, 1);
    for (int k = 0; k < survey->n_sizes; k++) {
        emit_integer(emit, survey->sizes[k]);
    }
    emit_list_end(emit);
    emit_word(emit, "design");
    emit_word(emit, designs[survey->design]);
    write_measure(emit, survey, target == NULL ? "share" : target->parameter->unit);
    emit_word(emit, "decision");
    emit_text(emit, survey->open);
    emit_map_end(emit);
}

void write_decision(struct emit *emit, const struct scenario *scenario) {
    const struct decision *decision = &scenario->decision;
    write_conventions(emit, scenario);
    if (decision->n_criteria > 0) {
        write_criteria(emit, decision);
    }
    if (decision->n_members > 0) {
        write_members(emit, decision);
    }
    if (decision->n_variants > 0) {
        write_variants(emit, decision);
    }
    if (decision->n_surveys > 0) {
        emit_word(emit, "surveys");
        emit_list(emit, 0);
        for (int i = 0; i < decision->n_surveys; i++) {
            write_survey(emit, scenario, &decision->surveys[i]);
        }
        emit_list_end(emit);
    }
}
