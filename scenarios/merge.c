/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One tree over another: extends and --set. Knows nothing of files. */
#include "scenarios/merge.h"

#include <stdlib.h>
#include <string.h>

#include "scenarios/nearest.h"
#include "sim/core/law.h"

/* Keys that say something about a value without being it. */
static int is_annotation(const char *key) {
    return strcmp(key, "unit") == 0 || strcmp(key, "status") == 0 || strcmp(key, "source") == 0 ||
           strcmp(key, "note") == 0;
}

/* 1 when the mapping is one value: has `value`, or a law as its only key. */
static int is_one_value(const struct tree *self) {
    if (self->kind != TREE_MAP || self->n == 0) {
        return 0;
    }
    if (tree_find(self, "value") != NULL) {
        return 1;
    }
    const char *key = self->items[0]->key;
    return self->n == 1 && (law_kind_of(key) >= 0 || strcmp(key, "dirichlet") == 0);
}

static int only_annotations(const struct tree *self) {
    for (size_t i = 0; self->kind == TREE_MAP && i < self->n; i++) {
        if (!is_annotation(self->items[i]->key)) {
            return 0;
        }
    }
    return self->kind == TREE_MAP && self->n > 0;
}

static int is_named_list(const struct tree *self) {
    for (size_t i = 0; i < self->n; i++) {
        if (tree_find(self->items[i], "name") == NULL) {
            return 0;
        }
    }
    return self->kind == TREE_LIST && self->n > 0;
}

/* `key: ~` takes a key away, `{name: x, remove: yes}` an item of a list. */
static int removes(const struct tree *self) {
    const struct tree *remove = tree_find(self, "remove");
    return tree_is_nothing(self) ||
           (remove != NULL && remove->kind == TREE_SCALAR && strcmp(remove->text, "yes") == 0);
}

/* Takes item i out of its parent, which keeps a hole: the parent is about to be freed. */
static struct tree *take(struct tree *parent, size_t i) {
    struct tree *item = parent->items[i];
    parent->items[i] = NULL; /* tree_free is legal on NULL */
    return item;
}

/* Names of the items of a tree, sorted: lists may be long on both sides. */
struct entry {
    char *name; /* owned */
    size_t at;
};

struct index {
    size_t n;
    struct entry *entries; /* owned */
};

static int compare_entries(const void *left, const void *right) {
    const struct entry *a = left, *b = right;
    int order = strcmp(a->name, b->name);
    return order != 0 ? order : (a->at > b->at) - (a->at < b->at);
}

static void index_free(struct index *self) {
    for (size_t i = 0; i < self->n; i++) {
        free(self->entries[i].name);
    }
    free(self->entries);
    *self = (struct index){0};
}

static const char *name_at(const struct tree *tree, size_t i, char *room, size_t size) {
    return tree->kind == TREE_MAP ? tree->items[i]->key : tree_item_name(tree, i, room, size);
}

/* 0, or -1 when memory is out. */
static int index_init(struct index *self, const struct tree *tree) {
    char room[160];
    self->n = 0;
    self->entries = calloc(tree->n + 1, sizeof *self->entries);
    for (size_t i = 0; self->entries != NULL && i < tree->n; i++) {
        char *name = strdup(name_at(tree, i, room, sizeof room));
        if (name == NULL) {
            index_free(self);
            return -1;
        }
        self->entries[self->n++] = (struct entry){name, i};
    }
    if (self->entries == NULL) {
        return -1;
    }
    qsort(self->entries, self->n, sizeof *self->entries, compare_entries);
    return 0;
}

/* Place of the first item of that name, or -1. */
static long index_find(const struct index *self, const char *name) {
    size_t low = 0, high = self->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(self->entries[middle].name, name) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < self->n && strcmp(self->entries[low].name, name) == 0 ? (long)self->entries[low].at
                                                                       : -1;
}

/* Item i of over into base: at its place, where the item may be gone already, or behind all. 0, or
 * -1 when memory is out. */
static int merge_item(struct tree *base, long at, struct tree *over, size_t i) {
    int is_gone = at >= 0 && base->items[at] == NULL;
    if (at >= 0 && removes(over->items[i])) {
        tree_free(take(base, (size_t)at));
        return 0;
    }
    struct tree *item = take(over, i);
    if (at < 0) {
        char *key = item->key;
        item->key = NULL;
        int failed = tree_append(base, key, item);
        free(key);
        return failed;
    }
    int line = item->key_line, column = item->key_column;
    struct tree *merged = is_gone ? item : merge_trees(take(base, (size_t)at), item);
    if (merged == NULL) {
        return -1;
    }
    merged->parent = base;
    merged->key_line = line; /* the key is where it was written last */
    merged->key_column = column;
    base->items[at] = merged;
    return 0;
}

/* Moves every item of `over` into `base`: merged where base has one of that name, else appended. */
static struct tree *merge_items(struct tree *base, struct tree *over) {
    char room[160];
    struct index index;
    int failed = index_init(&index, base);
    for (size_t i = 0; i < over->n && !failed; i++) {
        const char *name = name_at(over, i, room, sizeof room);
        failed = merge_item(base, index_find(&index, name), over, i);
    }
    index_free(&index);
    tree_free(over);
    if (failed) {
        tree_free(base);
        return NULL;
    }
    size_t kept = 0; /* closes the holes of what was taken away */
    for (size_t i = 0; i < base->n; i++) {
        if (base->items[i] != NULL) {
            base->items[kept++] = base->items[i];
        }
    }
    base->n = kept;
    return base;
}

struct tree *merge_trees(struct tree *base, struct tree *over) {
    int both_maps = base->kind == TREE_MAP && over->kind == TREE_MAP;
    int whole =
        over->replace || is_one_value(over) || (is_one_value(base) && !only_annotations(over));
    if (!whole && (both_maps || (is_named_list(base) && is_named_list(over)))) {
        int line = over->line, column = over->column;
        const struct source *source = over->source;
        struct tree *merged = merge_items(base, over);
        if (merged != NULL) { /* what is missing is missed where the mapping was written last */
            merged->source = source;
            merged->line = line;
            merged->column = column;
        }
        return merged;
    }
    tree_free(base);
    return over;
}

/* Reports that a word of the path names nothing. */
static int unknown_step(const struct tree *at, const char *word, const struct tree *value,
                        const char *path, struct problems *problems) {
    size_t distance = 0;
    char shown[SHOWN_SIZE], room[160], hint[200] = "";
    for (size_t i = 0; at->kind == TREE_LIST && i < at->n; i++) {
        const char *name = tree_item_name(at, i, room, sizeof room);
        struct nearest nearest = {word, NULL, 0};
        nearest_offer(&nearest, name);
        if (nearest.best != NULL && (hint[0] == '\0' || nearest.distance < distance)) {
            distance = nearest.distance;
            snprintf(hint, sizeof hint, " (nearest known name: %.150s)", name);
        }
    }
    problems_add(problems, value->source->name, value->line, value->column,
                 "%s: found %s, expected %s%s", path, problems_shown(word, shown),
                 at->kind == TREE_LIST ? "the name of an item of the list"
                                       : "nothing more: what is above is a plain value",
                 hint);
    return FONDSIM_INVALID;
}

/* Steps down to the child of that name; *next NULL and 0 when a map lacks it. */
static int step_down(struct tree *at, const char *word, const struct tree *value, const char *path,
                     struct problems *problems, int *position) {
    *position = tree_position(at, word);
    if (*position < 0 && at->kind != TREE_MAP) {
        return unknown_step(at, word, value, path, problems);
    }
    return FONDSIM_OK;
}

int merge_set(struct tree *root, const char *path, struct tree *value, struct problems *problems) {
    int code = FONDSIM_OK, depth = 1;
    struct tree *at = root;
    char *copy = strdup(path), *rest = copy;
    if (copy == NULL) {
        code = FONDSIM_NO_MEMORY;
        goto out;
    }
    for (;; depth++) {
        if (depth > TREE_MAX_DEPTH) {
            problems_add(problems, value->source->name, value->line, value->column,
                         "%.80s...: found a path of more than 64 words, expected fewer (a fixed "
                         "limit)",
                         path);
            code = FONDSIM_INVALID;
            goto out;
        }
        char *dot = strchr(rest, '.');
        if (dot != NULL) {
            *dot = '\0';
        }
        int position;
        code = step_down(at, rest, value, path, problems, &position);
        if (code != FONDSIM_OK) {
            goto out;
        }
        if (dot == NULL) {
            value->key_line = value->line;
            value->key_column = 1;
            if (position >= 0 && tree_is_nothing(value)) {
                tree_remove(at, (size_t)position);
                tree_free(value);
            } else if (position >= 0) {
                tree_replace(at, (size_t)position, value);
            } else if (tree_append(at, rest, value) != 0) {
                code = FONDSIM_NO_MEMORY;
            }
            value = NULL;
            goto out;
        }
        if (position < 0) {
            struct tree *map = tree_new(TREE_MAP, NULL, value->source, value->line, value->column);
            if (map == NULL || tree_append(at, rest, map) != 0) {
                code = FONDSIM_NO_MEMORY;
                goto out;
            }
            map->key_line = value->line;
            map->key_column = 1;
            at = map;
        } else {
            at = at->items[position];
        }
        rest = dot + 1;
    }
out:
    free(copy);
    tree_free(value);
    return code;
}
