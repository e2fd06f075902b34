/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A YAML document as a tree of maps, lists and scalars, each with the place where it is written.
 * Aliases are already copied. Knows neither libyaml nor what a scenario means. */
#ifndef FONDSIM_SCENARIOS_TREE_H
#define FONDSIM_SCENARIOS_TREE_H

#include <stddef.h>

#include "scenarios/problems.h"

enum {
    TREE_MAX_DEPTH = 64,               /* of nesting */
    TREE_MAX_NODES = 100000,           /* visited, counting a node once for each alias of it */
    TREE_MAX_KEYS = 4096,              /* in one map */
    TREE_MAX_SCALAR = 64 * 1024,       /* bytes of one text */
    TREE_MAX_BYTES = 16 * 1024 * 1024, /* of all texts, counted like nodes */
    TREE_MAX_ANCHORS = 1000,
    TREE_MAX_DIRECTIVES = 16 /* lines that begin with %: libyaml compares each with all others */
};

enum tree_kind { TREE_SCALAR, TREE_MAP, TREE_LIST };

/* A file or another origin of nodes; outlives the trees read from it. */
struct source {
    char *name;   /* as opened: for messages */
    char *folder; /* relative to the folder of the main scenario; "" or ends with '/' */
    struct source *next;
};

struct tree {
    enum tree_kind kind;
    int quoted;  /* scalar in quotes or in a block */
    int replace; /* tagged !replace: takes the place of what it extends, whole */
    char *text;  /* of a scalar; NULL otherwise */
    char *key;   /* when the parent is a map; NULL otherwise */
    const struct source *source;
    int line, column;         /* of the value, from 1 */
    int key_line, key_column; /* of the key */
    struct tree *parent;
    size_t n, room;
    struct tree **items; /* of a map, in the order written; of a list */
};

/* NULL when memory is out; text may be NULL. Copies text. */
struct tree *tree_new(enum tree_kind kind, const char *text, const struct source *source, int line,
                      int column);
void tree_free(struct tree *self); /* with everything below; legal on NULL */

/* Deep copy without parent, NULL when memory is out. */
struct tree *tree_copy(const struct tree *self);

/* Appends child (ownership passes); key is copied, NULL in a list. -1 when memory is out: child is
 * then freed. */
int tree_append(struct tree *self, const char *key, struct tree *child);

/* Replaces item i by child (ownership passes), keeping the key's text; the old one is freed. */
void tree_replace(struct tree *self, size_t i, struct tree *child);

/* Removes item i and what is below it. */
void tree_remove(struct tree *self, size_t i);

/* Value of a key of a map, NULL when absent or self is not a map (or NULL). */
const struct tree *tree_find(const struct tree *self, const char *key);

/* Position of a key in a map, or of the item so named in a list: by its `name` or `outcome`, by
 * "<from>_to_<to>" for items with these keys, by its text for scalars, else by its index from 0. -1
 * when absent. */
int tree_position(const struct tree *self, const char *name);

/* Name of an item of a list as tree_position takes it; in `room` when it must be made. */
const char *tree_item_name(const struct tree *self, size_t i, char *room, size_t size);

/* "instruments.engineering.ticket"; "" for the root. Cut to size. */
void tree_path(const struct tree *self, char *path, size_t size);

/* 1 when the node is absent or an empty plain scalar: nothing, ~ or null. */
int tree_is_nothing(const struct tree *self);

/* What a node looks like, for messages: a scalar shown, "a list", "a mapping", "nothing". */
const char *tree_shown(const struct tree *self, char room[SHOWN_SIZE]);

/* Adds a problem at a node, starting with its key path. */
void tree_problem(struct problems *problems, const struct tree *node, const char *format, ...)
    FONDSIM_PRINTF(3, 4);

/* The same at the node's key. */
void tree_key_problem(struct problems *problems, const struct tree *node, const char *format, ...)
    FONDSIM_PRINTF(3, 4);

/* The same at a map (or at the document), for a key that is not there. */
void tree_missing(struct problems *problems, const struct tree *map, const char *key,
                  const char *expected);

#endif
