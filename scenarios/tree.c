/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trees of maps, lists and scalars: making, finding, naming. Knows neither libyaml nor what a
 * scenario means. */
#include "scenarios/tree.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_SIZE = 256, NAME_SIZE = 160, TEXT_SIZE = 768 };

struct tree *tree_new(enum tree_kind kind, const char *text, const struct source *source, int line,
                      int column) {
    struct tree *self = calloc(1, sizeof *self);
    if (self == NULL) {
        return NULL;
    }
    self->kind = kind;
    self->source = source;
    self->line = line;
    self->column = column;
    if (text != NULL) {
        self->text = strdup(text);
        if (self->text == NULL) {
            free(self);
            return NULL;
        }
    }
    return self;
}

void tree_free(struct tree *self) {
    if (self == NULL) {
        return;
    }
    for (size_t i = 0; i < self->n; i++) {
        tree_free(self->items[i]);
    }
    free(self->items);
    free(self->text);
    free(self->key);
    free(self);
}

struct tree *tree_copy(const struct tree *self) {
    struct tree *copy = tree_new(self->kind, self->text, self->source, self->line, self->column);
    if (copy == NULL) {
        return NULL;
    }
    copy->quoted = self->quoted;
    copy->replace = self->replace;
    copy->key_line = self->key_line;
    copy->key_column = self->key_column;
    for (size_t i = 0; i < self->n; i++) {
        struct tree *item = tree_copy(self->items[i]);
        if (item == NULL || tree_append(copy, self->items[i]->key, item) != 0) {
            tree_free(copy);
            return NULL;
        }
    }
    return copy;
}

int tree_append(struct tree *self, const char *key, struct tree *child) {
    if (self->n == self->room) {
        size_t room = self->room == 0 ? 8 : 2 * self->room;
        struct tree **items = realloc(self->items, room * sizeof(struct tree *));
        if (items == NULL) {
            tree_free(child);
            return -1;
        }
        self->items = items;
        self->room = room;
    }
    if (key != NULL) {
        child->key = strdup(key);
        if (child->key == NULL) {
            tree_free(child);
            return -1;
        }
    }
    child->parent = self;
    self->items[self->n++] = child;
    return 0;
}

void tree_replace(struct tree *self, size_t i, struct tree *child) {
    struct tree *old = self->items[i];
    free(child->key);
    child->key = old->key;
    old->key = NULL;
    child->parent = self;
    self->items[i] = child;
    tree_free(old);
}

void tree_remove(struct tree *self, size_t i) {
    tree_free(self->items[i]);
    self->n--;
    memmove(self->items + i, self->items + i + 1, (self->n - i) * sizeof *self->items);
}

const struct tree *tree_find(const struct tree *self, const char *key) {
    if (self == NULL || self->kind != TREE_MAP) {
        return NULL;
    }
    for (size_t i = 0; i < self->n; i++) {
        if (strcmp(self->items[i]->key, key) == 0) {
            return self->items[i];
        }
    }
    return NULL;
}

static const char *text_of(const struct tree *self) {
    return self != NULL && self->kind == TREE_SCALAR ? self->text : NULL;
}

const char *tree_item_name(const struct tree *self, size_t i, char *room, size_t size) {
    const struct tree *item = self->items[i];
    const char *name = text_of(tree_find(item, "name"));
    if (name == NULL) {
        name = text_of(tree_find(item, "outcome"));
    }
    if (name != NULL) {
        return name;
    }
    if (item->kind == TREE_SCALAR) {
        return item->text;
    }
    const char *from = text_of(tree_find(item, "from")), *to = text_of(tree_find(item, "to"));
    if (from != NULL && to != NULL) {
        snprintf(room, size, "%s_to_%s", from, to);
    } else {
        snprintf(room, size, "%zu", i);
    }
    return room;
}

int tree_position(const struct tree *self, const char *name) {
    char room[NAME_SIZE];
    if (self->kind == TREE_SCALAR) {
        return -1;
    }
    for (size_t i = 0; i < self->n; i++) {
        const char *here = self->kind == TREE_MAP ? self->items[i]->key
                                                  : tree_item_name(self, i, room, sizeof room);
        if (strcmp(here, name) == 0) {
            return (int)i;
        }
    }
    if (self->kind == TREE_LIST && name[0] >= '0' && name[0] <= '9') {
        char *end;
        unsigned long index = strtoul(name, &end, 10);
        if (*end == '\0' && index < self->n) {
            return (int)index;
        }
    }
    return -1;
}

void tree_path(const struct tree *self, char *path, size_t size) {
    path[0] = '\0';
    if (self->parent == NULL) {
        return;
    }
    tree_path(self->parent, path, size);
    char room[NAME_SIZE];
    const char *name = self->key;
    if (self->parent->kind == TREE_LIST) {
        size_t i = 0;
        while (self->parent->items[i] != self) {
            i++;
        }
        name = tree_item_name(self->parent, i, room, sizeof room);
        if (self->kind == TREE_SCALAR) {
            return; /* the list is path enough; the item itself is shown */
        }
    }
    size_t used = strlen(path);
    snprintf(path + used, size - used, "%s%.80s", used > 0 ? "." : "", name);
}

int tree_is_nothing(const struct tree *self) {
    if (self == NULL) {
        return 1;
    }
    return self->kind == TREE_SCALAR && !self->quoted &&
           (self->text[0] == '\0' || strcmp(self->text, "~") == 0 ||
            strcmp(self->text, "null") == 0);
}

const char *tree_shown(const struct tree *self, char room[SHOWN_SIZE]) {
    if (tree_is_nothing(self)) {
        return "nothing";
    }
    switch (self->kind) {
    case TREE_MAP:
        return "a mapping";
    case TREE_LIST:
        return "a list";
    case TREE_SCALAR:
        break;
    }
    return problems_shown(self->text, room);
}

static void add(struct problems *problems, const struct tree *node, int line, int column,
                const char *text) {
    char path[PATH_SIZE];
    if (problems_full(problems)) { /* finding the path takes as long as the lists above are */
        problems->count++;
        return;
    }
    tree_path(node, path, sizeof path);
    problems_add(problems, node->source->name, line, column, "%s%s%s", path,
                 path[0] == '\0' ? "" : ": ", text);
}

void tree_problem(struct problems *problems, const struct tree *node, const char *format, ...) {
    char text[TEXT_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    add(problems, node, node->line, node->column, text);
}

void tree_key_problem(struct problems *problems, const struct tree *node, const char *format, ...) {
    char text[TEXT_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (node->key != NULL) {
        add(problems, node, node->key_line, node->key_column, text);
    } else {
        add(problems, node, node->line, node->column, text);
    }
}

void tree_missing(struct problems *problems, const struct tree *map, const char *key,
                  const char *expected) {
    char path[PATH_SIZE];
    if (problems_full(problems)) {
        problems->count++;
        return;
    }
    tree_path(map, path, sizeof path);
    int at_key = map->key != NULL;
    problems_add(problems, map->source->name, at_key ? map->key_line : map->line,
                 at_key ? map->key_column : map->column,
                 "%s%s%s: found no such key, expected %s (missing key)", path,
                 path[0] == '\0' ? "" : ".", key, expected);
}
