/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Variants of the world: values set over the scenario, as --set does. A variant changes values, not
 * what there is: portfolios, outcomes and dates of report stay those of the scenario, so that
 * worlds can be compared, and its paths are the same in the scenario and in used_scenario.yaml. */
#include <stdlib.h>
#include <string.h>

#include "scenarios/emit.h"
#include "scenarios/merge.h"
#include "scenarios/nearest.h"
#include "scenarios/reader.h"
#include "scenarios/tables.h"

/* ------------------------------------------------------------------ paths */

static int is_joined(const char *path, const char *place, const char *name, const char *key) {
    char joined[PATH_SIZE];
    snprintf(joined, sizeof joined, "%s.%s.%s", place, name == NULL ? "" : name, key);
    return strcmp(path, joined) == 0;
}

/* Values that are no assumptions: money, facts, eligibility and dates. */
static int is_other_value(const struct scenario *scenario, const char *path) {
    static const char *const words[] = {"budget",       "known_awards", "starts", "levels",
                                        "size_classes", "cohorts",      NULL};
    for (int f = 0; f < scenario->n_instruments; f++) {
        for (size_t w = 0; words[w] != NULL; w++) {
            if (is_joined(path, "instruments", scenario->instruments[f].key, words[w])) {
                return 1;
            }
        }
    }
    for (int s = 0; s < scenario->n_shocks; s++) {
        if (is_joined(path, "shocks", scenario->shocks[s].name, "date")) {
            return 1;
        }
    }
    for (int o = 0; o < scenario->n_offers; o++) {
        if (is_joined(path, "offers", scenario->offers[o].name, "levels")) {
            return 1;
        }
    }
    return 0;
}

/* Index of the assumption of a path in full, or -1. economics.discount is another place of
 * economics. */
static long assumption_at(const struct scenario *scenario, const char *path) {
    static const char discount[] = "economics.discount.";
    char flat[PATH_SIZE];
    if (strncmp(path, discount, strlen(discount)) == 0) {
        snprintf(flat, sizeof flat, "economics.%s", path + strlen(discount));
        path = flat;
    }
    for (size_t i = 0; i < scenario->n_assumptions; i++) {
        const char *known = scenario->assumptions[i].path;
        if (known != NULL && strcmp(known, path) == 0) {
            return (long)i;
        }
    }
    return -1;
}

/* The path of an assumption or of another value; else a problem at the item's key. */
static int check_path(struct reader *self, const struct tree *item) {
    const struct scenario *out = self->out;
    if (assumption_at(out, item->key) >= 0 || is_other_value(out, item->key)) {
        return 0;
    }
    struct nearest nearest = {item->key, NULL, 0};
    int is_kept = !problems_full(self->problems); /* else the search is for nothing */
    for (size_t i = 0; is_kept && i < out->n_assumptions; i++) {
        if (out->assumptions[i].path != NULL) {
            nearest_offer(&nearest, out->assumptions[i].path);
        }
    }
    tree_key_problem(self->problems, item,
                     "found an unknown path, expected that of a parameter, or of a fund's budget, "
                     "known_awards, starts or eligibility%s%s%s",
                     nearest.best == NULL ? "" : " (nearest known path: ",
                     nearest.best == NULL ? "" : nearest.best, nearest.best == NULL ? "" : ")");
    return -1;
}

/* A results folder keeps no file for a variant. */
static int check_files(struct reader *self, const struct tree *node) {
    const struct tree *csv = tree_find(node, "csv");
    if (csv != NULL) {
        tree_problem(self->problems, csv,
                     "found a file, expected the values themselves: variants name no files");
        return -1;
    }
    for (size_t i = 0; i < node->n; i++) {
        if (check_files(self, node->items[i]) != 0) {
            return -1;
        }
    }
    return 0;
}

/* ------------------------------------------------------------------ reading */

static void read_sets(struct reader *self, const struct tree *map, struct variant *variant) {
    if (map->n == 0) {
        tree_problem(self->problems, map, "found an empty mapping, expected at least one value");
    }
    variant->sets = reader_array(self, map->n, sizeof *variant->sets);
    for (size_t i = 0; variant->sets != NULL && i < map->n; i++) {
        const struct tree *item = map->items[i];
        if (check_path(self, item) != 0 || check_files(self, item) != 0) {
            continue;
        }
        if (tree_is_nothing(item)) {
            tree_problem(self->problems, item, "found nothing, expected the value in this variant");
            continue;
        }
        char *value = emit_line(item);
        size_t size = value == NULL ? 0 : strlen(item->key) + strlen(value) + 2;
        char *set = value == NULL ? NULL : malloc(size);
        if (set == NULL) {
            self->no_memory = 1;
        } else {
            snprintf(set, size, "%s=%s", item->key, value);
            variant->sets[variant->n_sets++] = set;
        }
        free(value);
    }
}

static void read_variant(struct reader *self, const struct tree *item, struct names *names) {
    static const char *const words[] = {"name", "title", "set", NULL};
    struct decision *decision = &self->out->decision;
    const char *name = reader_item_name(self, item, 0, names, MAX_VARIANTS);
    if (name == NULL) {
        return;
    }
    struct variant *variant = &decision->variants[decision->n_variants++];
    const struct tree *node = tree_find(item, "set"), *map = reader_map(self, node);
    reader_keys(self, item, words, NULL, NULL);
    variant->name = reader_copy(self, name);
    reader_label(self, tree_find(item, "title"), name, &variant->label);
    if (node == NULL) {
        tree_missing(self->problems, item, "set", "values by the path of what they replace");
    }
    if (map != NULL) {
        read_sets(self, map, variant);
    }
}

void variants_read(struct reader *self) {
    struct decision *decision = &self->out->decision;
    const struct tree *node = tree_find(self->root, "variants");
    const struct tree *list = tree_is_nothing(node) ? NULL : reader_list(self, node);
    struct names names = {.what = "variant"};
    if (list == NULL) {
        return;
    }
    decision->variants = reader_array(self, MAX_VARIANTS, sizeof *decision->variants);
    for (size_t i = 0; decision->variants != NULL && i < list->n; i++) {
        read_variant(self, list->items[i], &names);
    }
}

/* ------------------------------------------------------------------ checking */

/* The scenario's tree without what a world does not have, then the values over it. */
static struct tree *varied(struct reader *self, const struct tree *sets, struct problems *found) {
    static const char *const without[] = {"variants", "surveys"};
    struct tree *root = tree_copy(self->root);
    for (size_t i = 0; root != NULL && i < 2; i++) {
        int at = tree_position(root, without[i]);
        if (at >= 0) {
            tree_remove(root, (size_t)at);
        }
    }
    for (size_t i = 0; root != NULL && i < sets->n; i++) {
        struct tree *value = tree_copy(sets->items[i]);
        int code =
            value == NULL ? FONDSIM_NO_MEMORY : merge_set(root, sets->items[i]->key, value, found);
        if (code == FONDSIM_NO_MEMORY) {
            tree_free(root);
            root = NULL;
        }
    }
    self->no_memory |= root == NULL;
    return root;
}

static int last_line(const struct tree *node) {
    int line = node->line;
    for (size_t i = 0; i < node->n; i++) {
        int below = last_line(node->items[i]);
        line = below > line ? below : line;
    }
    return line;
}

/* Says what is wrong with a variant: at its value when the fault is there, else where it begins. */
static void report(struct reader *self, const char *name, const struct tree *sets,
                   const struct problems *found) {
    size_t n = found->count < PROBLEMS_KEPT ? found->count : PROBLEMS_KEPT;
    for (size_t k = 0; k < n; k++) {
        const struct problem *problem = &found->kept[k];
        const char *file = sets->source->name;
        int line = sets->key_line, column = sets->key_column;
        if (strcmp(problem->file, file) == 0 && problem->line >= sets->key_line &&
            problem->line <= last_line(sets)) {
            line = problem->line;
            column = problem->column;
        }
        problems_add(self->problems, file, line, column, "variants.%s: %s", name, problem->text);
    }
}

static void check_variant(struct reader *self, const struct tree *sets, const char *name) {
    struct scenario world = {0};
    struct problems *found = calloc(1, sizeof *found);
    struct tree *root = found == NULL ? NULL : varied(self, sets, found);
    if (root == NULL) {
        self->no_memory = 1;
        free(found);
        return;
    }
    struct reader inner = {.out = &world,
                           .problems = found,
                           .root = root,
                           .folder = self->folder,
                           .confine = self->confine,
                           .tables = self->tables,
                           .is_variant = 1};
    if (found->count == 0) {
        parts_read(&inner);
    }
    self->no_memory |= inner.no_memory;
    problems_sort(found);
    report(self, name, sets, found);
    scenario_free(&world);
    tree_free(root);
    free(found);
}

void variants_check(struct reader *self) {
    const struct decision *decision = &self->out->decision;
    const struct tree *list = tree_find(self->root, "variants");
    for (int i = 0; i < decision->n_variants && !self->no_memory && !tables_full(self->tables);
         i++) {
        check_variant(self, tree_find(list->items[i], "set"), decision->variants[i].name);
    }
}
