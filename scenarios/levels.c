/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Levels of maturity, size classes, moves between levels, and the section `maturity`. */
#include <stdlib.h>
#include <string.h>

#include "scenarios/reader.h"

enum { MIN_LEVELS = 2, MAX_MOVES = SCENARIO_MAX_LEVELS * (SCENARIO_MAX_LEVELS - 1) };

struct names names_levels(const struct reader *self) {
    struct names names = {.what = "level", .n = self->out->n_levels};
    for (int i = 0; i < names.n; i++) {
        names.items[i] = self->out->levels[i].name;
    }
    return names;
}

struct names names_classes(const struct reader *self) {
    struct names names = {.what = "size class", .n = self->out->n_classes};
    for (int i = 0; i < names.n; i++) {
        names.items[i] = self->out->classes[i].name;
    }
    return names;
}

void levels_read(struct reader *self) {
    static const char *const words[] = {"name", "title", NULL};
    struct scenario *out = self->out;
    const struct tree *node = tree_find(self->root, "levels");
    const struct tree *list = reader_list(self, node);
    struct names names = {.what = "level"};
    if (node == NULL) {
        tree_missing(self->problems, self->root, "levels", "a list of names of levels");
    }
    for (size_t i = 0; list != NULL && i < list->n; i++) {
        const struct tree *item = list->items[i];
        const char *name = reader_item_name(self, item, 1, &names, SCENARIO_MAX_LEVELS);
        if (name == NULL) {
            continue;
        }
        struct level *level = &out->levels[out->n_levels];
        char path[PATH_SIZE];
        snprintf(path, sizeof path, "levels.%s", name);
        reader_keys(self, item, words, &level_table, NULL);
        level->name = reader_copy(self, name);
        reader_label(self, tree_find(item, "title"), name, &level->label);
        level->section = section_read(self, item, NULL, item, path, &level_table);
        out->n_levels++;
    }
    if (list != NULL && list->n < MIN_LEVELS) {
        tree_problem(self->problems, list, "found %zu levels, expected 2 to %d", list->n,
                     SCENARIO_MAX_LEVELS);
    }
}

static void read_class(struct reader *self, const struct tree *item, struct names *names) {
    static const char *const words[] = {"name", "title", "from", NULL};
    struct scenario *out = self->out;
    const char *name = reader_item_name(self, item, 0, names, SCENARIO_MAX_CLASSES);
    if (name == NULL) {
        return;
    }
    struct size_class *self_class = &out->classes[out->n_classes];
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "size_classes.%s", name);
    reader_keys(self, item, words, &class_table, NULL);
    self_class->name = reader_copy(self, name);
    reader_label(self, tree_find(item, "title"), name, &self_class->label);
    const struct tree *from = tree_find(item, "from");
    if (from == NULL) {
        tree_missing(self->problems, item, "from", "the population from which the class starts");
    } else if (reader_number(self, from, 0, 1e9, &self_class->from) == 0) {
        if (out->n_classes == 0 && self_class->from > 0) {
            tree_problem(self->problems, from, "found %s, expected 0 in the first size class",
                         from->text);
        }
        if (out->n_classes > 0 && self_class->from <= out->classes[out->n_classes - 1].from) {
            tree_problem(self->problems, from, "found %s, expected classes in ascending order",
                         from->text);
        }
    }
    self_class->section = section_read(self, item, NULL, item, path, &class_table);
    out->n_classes++;
}

void classes_read(struct reader *self) {
    struct scenario *out = self->out;
    const struct tree *list = reader_list(self, tree_find(self->root, "size_classes"));
    struct names names = {.what = "size class"};
    for (size_t i = 0; list != NULL && i < list->n; i++) {
        read_class(self, list->items[i], &names);
    }
    if (list != NULL && list->n == 0) {
        tree_problem(self->problems, list, "found an empty list, expected at least one class");
    }
    if (list == NULL) {
        static const char *const name = "all";
        out->classes[0].name = reader_copy(self, name);
        out->classes[0].label.fr = reader_copy(self, "toutes tailles");
        out->classes[0].label.en = reader_copy(self, "all sizes");
        out->classes[0].section =
            section_read(self, NULL, NULL, NULL, "size_classes.all", &class_table);
        out->n_classes = 1;
    }
}

void maturity_read(struct reader *self) {
    static const char *const words[] = {"moves", NULL};
    const struct tree *map = reader_map(self, tree_find(self->root, "maturity"));
    reader_keys(self, map, words, &maturity_table, NULL);
    self->out->maturity = section_read(self, map, NULL, map, "maturity", &maturity_table);
}

static int move_end(struct reader *self, const struct tree *item, const char *key,
                    const struct names *levels) {
    const struct tree *node = tree_find(item, key);
    if (node == NULL) {
        tree_missing(self->problems, item, key, "the name of a level");
        return -1;
    }
    return reader_index(self, node, levels);
}

static void read_move(struct reader *self, const struct tree *item, const struct names *levels) {
    static const char *const words[] = {"from", "to", NULL};
    struct scenario *out = self->out;
    if (reader_map(self, item) == NULL) {
        return;
    }
    reader_keys(self, item, words, &move_table, NULL);
    int from = move_end(self, item, "from", levels), to = move_end(self, item, "to", levels);
    if (from < 0 || to < 0) {
        return;
    }
    if (from == to) {
        tree_problem(self->problems, item, "found a move from %s to itself, expected two levels",
                     levels->items[from]);
    }
    for (int i = 0; i < out->n_moves; i++) {
        if (out->moves[i].from == from && out->moves[i].to == to) {
            tree_problem(self->problems, item, "found this move a second time, expected it once");
        }
    }
    if (out->n_moves >= MAX_MOVES) {
        return; /* only possible with moves that come twice, already reported */
    }
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "maturity.moves.%s_to_%s", levels->items[from], levels->items[to]);
    struct move *move = &out->moves[out->n_moves++];
    move->from = from;
    move->to = to;
    move->section = section_read(self, item, NULL, item, path, &move_table);
}

void moves_read(struct reader *self) {
    const struct tree *maturity = tree_find(self->root, "maturity");
    const struct tree *list = reader_list(self, tree_find(maturity, "moves"));
    struct names levels = names_levels(self);
    self->out->moves = reader_array(self, MAX_MOVES, sizeof *self->out->moves);
    if (levels.n == 0 || self->out->moves == NULL) {
        return; /* the levels themselves are missed */
    }
    for (size_t i = 0; list != NULL && i < list->n; i++) {
        read_move(self, list->items[i], &levels);
    }
}
