/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scenario says of the decision: conventions, worth of effects, criteria, members' weights.
 * Knows no comparison. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/keys.h"
#include "scenarios/nearest.h"
#include "scenarios/reader.h"

static const double weight_tolerance = 1e-6;

/* A problem at the key of an item that is none of `names`. */
static void unknown_item(struct reader *self, const struct tree *item, const char *expected,
                         const struct nearest *nearest) {
    tree_key_problem(self->problems, item, "found an unknown outcome, expected %s%s%s%s", expected,
                     nearest->best == NULL ? "" : " (nearest known: ",
                     nearest->best == NULL ? "" : nearest->best, nearest->best == NULL ? "" : ")");
}

/* ------------------------------------------------------------------ decision */

static void read_reference(struct reader *self, const struct tree *node) {
    const struct scenario *out = self->out;
    struct names names = {.what = "portfolio", .n = out->n_portfolios};
    self->out->decision.reference = -1;
    if (node == NULL) {
        return;
    }
    for (int i = 0; i < names.n; i++) {
        names.items[i] = out->portfolios[i].name == NULL ? "" : out->portfolios[i].name;
    }
    self->out->decision.reference = reader_index(self, node, &names);
}

static int is_effect(const struct scenario *scenario, const char *key, struct nearest *nearest) {
    for (char **effect = scenario->effects; effect != NULL && *effect != NULL; effect++) {
        if (strcmp(*effect, key) == 0) {
            return 1;
        }
        nearest_offer(nearest, *effect);
    }
    return 0;
}

/* Its unit may be said; what it must be is known only with the catalogue (decision_check). */
static void read_worth(struct reader *self, const struct tree *map, const struct tree *item,
                       struct willingness *willingness) {
    const struct tree *unit = tree_find(item, "unit");
    const char *said = unit != NULL && unit->kind == TREE_SCALAR ? unit->text : "EUR";
    const struct parameter worth = {.key = item->key,
                                    .kind = PARAMETER_NUMBER,
                                    .unit = said,
                                    .lower = 0,
                                    .upper = 1e12,
                                    .fallback = 0};
    willingness->outcome = reader_copy(self, item->key);
    stated_read(self, map, &worth, STATUS_CHOICE, &willingness->worth);
}

static void read_willingness(struct reader *self, const struct tree *map) {
    struct decision *decision = &self->out->decision;
    if (map == NULL) {
        return;
    }
    decision->willingness = reader_array(self, map->n, sizeof *decision->willingness);
    for (size_t i = 0; decision->willingness != NULL && i < map->n; i++) {
        const struct tree *item = map->items[i];
        struct nearest nearest = {item->key, NULL, 0};
        if (!is_effect(self->out, item->key, &nearest)) {
            unknown_item(self, item, "one that the list effects names", &nearest);
            continue;
        }
        read_worth(self, map, item, &decision->willingness[decision->n_willingness++]);
    }
}

static void read_conventions(struct reader *self, const struct tree *map) {
    static const char *const words[] = {"perspective", "reference", "willingness", NULL};
    static const char *const perspectives[] = {"fund", "public", "all", NULL};
    struct decision *decision = &self->out->decision;
    struct stated *const into[N_STATED_DECISION] = {
        [STATED_WILLINGNESS_MAX] = &decision->willingness_max,
        [STATED_ABSORPTION_FLOOR] = &decision->absorption_floor};
    const struct tree *perspective = tree_find(map, "perspective");
    reader_keys(self, map, words, &decision_table, NULL);
    if (perspective != NULL) {
        int index = reader_word(self, perspective, perspectives);
        decision->perspective = index < 0 ? PERSPECTIVE_FUND : (enum perspective)index;
    }
    read_reference(self, tree_find(map, "reference"));
    read_willingness(self, reader_map(self, tree_find(map, "willingness")));
    for (size_t j = 0; j < N_STATED_DECISION; j++) {
        stated_read(self, map, &decision_table.parameters[j], STATUS_CHOICE, into[j]);
    }
}

/* ------------------------------------------------------------------ criteria */

/* Key of the outcome of an item, or NULL with a problem. */
static const char *criterion_outcome(struct reader *self, const struct tree *item) {
    static const char *const words[] = {"outcome", "better", "weight", NULL};
    const struct tree *node = item;
    if (item->kind != TREE_SCALAR) {
        if (reader_map(self, item) == NULL) {
            return NULL;
        }
        reader_keys(self, item, words, NULL, NULL);
        node = tree_find(item, "outcome");
        if (node == NULL) {
            tree_missing(self->problems, item, "outcome", "the key of an outcome");
            return NULL;
        }
    }
    return reader_name(self, node, "the key of an outcome");
}

static void read_criterion(struct reader *self, const struct tree *item) {
    static const char *const directions[] = {"more", "less", NULL};
    struct decision *decision = &self->out->decision;
    const char *outcome = criterion_outcome(self, item);
    const struct tree *better = tree_find(item, "better"), *weight = tree_find(item, "weight");
    if (outcome == NULL) {
        return;
    }
    for (int j = 0; j < decision->n_criteria; j++) {
        if (strcmp(decision->criteria[j].outcome, outcome) == 0) {
            tree_problem(self->problems, item,
                         "found the criterion %s a second time, expected different outcomes",
                         outcome);
            return;
        }
    }
    struct criterion *criterion = &decision->criteria[decision->n_criteria++];
    *criterion = (struct criterion){reader_copy(self, outcome), 0, NAN};
    if (better != NULL) {
        int index = reader_word(self, better, directions);
        criterion->better = index < 0 ? 0 : index == 0 ? 1 : -1;
    }
    if (weight != NULL && reader_number(self, weight, 0, 1, &criterion->weight) != 0) {
        criterion->weight = -1; /* complained of */
    }
}

/* Weights of all criteria or of none, and then they add up to 1. */
static void check_weights(struct reader *self, const struct tree *list) {
    const struct decision *decision = &self->out->decision;
    double sum = 0;
    int given = 0, wrong = 0;
    for (int j = 0; j < decision->n_criteria; j++) {
        double weight = decision->criteria[j].weight;
        given += !isnan(weight);
        wrong |= weight < 0;
        sum += isnan(weight) ? 0 : weight;
    }
    if (given == 0 || wrong) {
        return;
    }
    if (given < decision->n_criteria) {
        tree_problem(self->problems, list,
                     "found weights for %d of %d criteria, expected weights for all or for none",
                     given, decision->n_criteria);
    } else if (fabs(sum - 1) > weight_tolerance) {
        tree_problem(self->problems, list, "found weights that add up to %.8g, expected 1", sum);
    }
}

static void read_criteria(struct reader *self) {
    struct decision *decision = &self->out->decision;
    const struct tree *list = reader_list(self, tree_find(self->root, "criteria"));
    if (list == NULL) {
        return;
    }
    if (list->n > MAX_CRITERIA) {
        tree_problem(self->problems, list,
                     "found %zu criteria, expected at most %d (a fixed limit)", list->n,
                     MAX_CRITERIA);
        return;
    }
    decision->criteria = reader_array(self, list->n, sizeof *decision->criteria);
    if (decision->criteria == NULL) {
        return;
    }
    size_t before = self->problems->count;
    for (size_t i = 0; i < list->n && !self->no_memory; i++) {
        read_criterion(self, list->items[i]);
    }
    if (self->problems->count == before && !self->no_memory) {
        check_weights(self, list);
    }
}

/* ------------------------------------------------------------------ members */

/* One weight by its criterion; what is not named weighs nothing. */
static void read_weights(struct reader *self, const struct tree *map, double *weights) {
    const struct decision *decision = &self->out->decision;
    double sum = 0;
    size_t before = self->problems->count;
    for (size_t i = 0; i < map->n; i++) {
        const struct tree *item = map->items[i];
        struct nearest nearest = {item->key, NULL, 0};
        int at = -1;
        for (int j = 0; j < decision->n_criteria; j++) {
            at = strcmp(decision->criteria[j].outcome, item->key) == 0 ? j : at;
            nearest_offer(&nearest, decision->criteria[j].outcome);
        }
        if (at < 0) {
            unknown_item(self, item, "that of a criterion", &nearest);
        } else if (reader_number(self, item, 0, 1, &weights[at]) == 0) {
            sum += weights[at];
        }
    }
    if (self->problems->count == before && fabs(sum - 1) > weight_tolerance) {
        tree_problem(self->problems, map, "found weights that add up to %.8g, expected 1", sum);
    }
}

static void read_member(struct reader *self, const struct tree *item, struct names *names) {
    static const char *const words[] = {"name", "title", "weights", NULL};
    struct decision *decision = &self->out->decision;
    const char *name = reader_item_name(self, item, 0, names, MAX_MEMBERS);
    if (name == NULL) {
        return;
    }
    struct committee_member *member = &decision->members[decision->n_members++];
    const struct tree *node = tree_find(item, "weights");
    const struct tree *weights = reader_map(self, node);
    reader_keys(self, item, words, NULL, NULL);
    member->name = reader_copy(self, name);
    reader_label(self, tree_find(item, "title"), name, &member->label);
    member->weights = reader_array(self, (size_t)decision->n_criteria, sizeof *member->weights);
    if (node == NULL) {
        tree_missing(self->problems, item, "weights", "weights by the outcome of a criterion");
    }
    if (weights != NULL && member->weights != NULL) {
        read_weights(self, weights, member->weights);
    }
}

static void read_members(struct reader *self) {
    struct decision *decision = &self->out->decision;
    const struct tree *list = reader_list(self, tree_find(self->root, "members"));
    struct names names = {.what = "member"};
    if (list == NULL || self->no_memory) {
        return;
    }
    if (tree_find(self->root, "criteria") == NULL) {
        tree_key_problem(self->problems, list, "found members without criteria, expected them too");
        return;
    }
    decision->members = reader_array(self, MAX_MEMBERS, sizeof *decision->members);
    for (size_t i = 0; decision->members != NULL && i < list->n; i++) {
        read_member(self, list->items[i], &names);
    }
}

void decision_read(struct reader *self) {
    read_conventions(self, reader_map(self, tree_find(self->root, "decision")));
    read_criteria(self);
    read_members(self);
}

/* ------------------------------------------------------------------ with the catalogue */

/* Which way a willingness pays: by the criterion, else the catalogue, else more. */
static int better_of(const struct decision *decision, const struct outcome *outcome) {
    for (int j = 0; j < decision->n_criteria; j++) {
        if (strcmp(decision->criteria[j].outcome, outcome->key) == 0) {
            return decision->criteria[j].better;
        }
    }
    return outcome->better < 0 ? -1 : 1;
}

/* Reads nothing more; the items of the tree are those of the struct, since all were right. */
static void check_criteria(struct reader *self, const struct catalogue *catalogue) {
    struct decision *decision = &self->out->decision;
    const struct tree *list = tree_find(self->root, "criteria");
    for (int j = 0; j < decision->n_criteria; j++) {
        struct criterion *criterion = &decision->criteria[j];
        const struct tree *item = list->items[j], *key = tree_find(item, "outcome");
        int index = outcome_find(self, catalogue, key == NULL ? item : key, criterion->outcome);
        if (index < 0 || criterion->better != 0) {
            continue;
        }
        criterion->better = catalogue->outcomes[index].better;
        if (criterion->better == 0) {
            tree_problem(self->problems, item,
                         "found the criterion %s without better, expected more or less: this "
                         "outcome is reported, not judged",
                         criterion->outcome);
        }
    }
}

static void check_willingness(struct reader *self, const struct catalogue *catalogue) {
    struct decision *decision = &self->out->decision;
    const struct tree *map = tree_find(tree_find(self->root, "decision"), "willingness");
    for (int j = 0; j < decision->n_willingness; j++) {
        struct willingness *willingness = &decision->willingness[j];
        const struct tree *item = map->items[j], *unit = tree_find(item, "unit");
        int index = catalogue_find(catalogue, willingness->outcome);
        if (index < 0) { /* an effect that is complained of */
            continue;
        }
        const struct outcome *outcome = &catalogue->outcomes[index];
        char expected[160], shown[SHOWN_SIZE];
        snprintf(expected, sizeof expected, "EUR/%s", outcome->unit);
        willingness->better = better_of(decision, outcome);
        if (outcome->kind != OUTCOME_CUMULATIVE) {
            tree_key_problem(self->problems, item,
                             "found an outcome at one date, expected a flow or a sum over time "
                             "(job_years, not jobs)");
        }
        if (unit != NULL && !unit_same(unit->text, "EUR") && !unit_same(unit->text, expected)) {
            tree_problem(self->problems, unit, "found the unit %s, expected %s",
                         problems_shown(unit->text, shown), expected);
        }
    }
}

void decision_check(struct reader *self, const struct catalogue *catalogue) {
    check_criteria(self, catalogue);
    check_willingness(self, catalogue);
}
