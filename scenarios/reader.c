/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every part of the validation needs: memory, texts, names, keys, references. Knows no part of
 * a scenario. */
#include "scenarios/reader.h"

#include <ctype.h>
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/nearest.h"
#include "scenarios/number.h"

enum { NAME_MOST = 64 };

char *reader_copy(struct reader *self, const char *text) {
    if (text == NULL) {
        return NULL;
    }
    char *copy = strdup(text);
    self->no_memory |= copy == NULL;
    return copy;
}

void *reader_array(struct reader *self, size_t n, size_t size) {
    void *array = calloc(n == 0 ? 1 : n, size);
    self->no_memory |= array == NULL;
    return array;
}

char *reader_format(struct reader *self, const char *format, ...) {
    char text[PATH_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    return reader_copy(self, text);
}

static const struct tree *reader_kind(struct reader *self, const struct tree *node,
                                      enum tree_kind kind, const char *what) {
    char shown[SHOWN_SIZE];
    if (node == NULL || node->kind == kind) {
        return node;
    }
    tree_problem(self->problems, node, "found %s, expected %s", tree_shown(node, shown), what);
    return NULL;
}

const struct tree *reader_map(struct reader *self, const struct tree *node) {
    return reader_kind(self, node, TREE_MAP, "a mapping (key: value)");
}

const struct tree *reader_list(struct reader *self, const struct tree *node) {
    return reader_kind(self, node, TREE_LIST, "a list (- item)");
}

static int in_table(const struct parameter_table *table, const char *key) {
    for (size_t j = 0; table != NULL && j < table->n; j++) {
        if (strcmp(table->parameters[j].key, key) == 0) {
            return 1;
        }
    }
    return 0;
}

static void offer_keys(const struct parameter_table *table, struct nearest *nearest) {
    for (size_t j = 0; table != NULL && j < table->n; j++) {
        nearest_offer(nearest, table->parameters[j].key);
    }
}

void reader_keys(struct reader *self, const struct tree *map, const char *const *words,
                 const struct parameter_table *first, const struct parameter_table *second) {
    for (size_t i = 0; map != NULL && map->kind == TREE_MAP && i < map->n; i++) {
        const struct tree *item = map->items[i];
        struct nearest nearest = {item->key, NULL, 0};
        int known = in_table(first, item->key) || in_table(second, item->key);
        for (size_t j = 0; words[j] != NULL && !known; j++) {
            known = strcmp(words[j], item->key) == 0;
        }
        if (known) {
            continue;
        }
        for (size_t j = 0; words[j] != NULL && !problems_full(self->problems); j++) {
            nearest_offer(&nearest, words[j]);
        }
        if (!problems_full(self->problems)) {
            offer_keys(first, &nearest);
            offer_keys(second, &nearest);
        }
        if (nearest.best != NULL) {
            tree_key_problem(self->problems, item,
                             "found an unknown key, expected a known one (nearest known key: %s)",
                             nearest.best);
        } else {
            tree_key_problem(self->problems, item,
                             "found an unknown key, expected a known one (none is near)");
        }
    }
}

const char *reader_text(struct reader *self, const struct tree *node, const char *what) {
    char shown[SHOWN_SIZE];
    if (node->kind == TREE_SCALAR && !tree_is_nothing(node) && node->text[0] != '\0') {
        return node->text;
    }
    tree_problem(self->problems, node, "found %s, expected %s", tree_shown(node, shown), what);
    return NULL;
}

static int is_name(const char *text) {
    size_t n = strlen(text);
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)text[i];
        if (!(isalnum(c) && c < 128) && (i == 0 || (c != '_' && c != '-'))) {
            return 0;
        }
    }
    return n > 0 && n <= NAME_MOST;
}

const char *reader_name(struct reader *self, const struct tree *node, const char *what) {
    char shown[SHOWN_SIZE];
    const char *text = reader_text(self, node, what);
    if (text != NULL && !is_name(text)) {
        tree_problem(self->problems, node,
                     "found %s, expected a name of letters a-z, digits, _ and -, at most 64",
                     problems_shown(text, shown));
        return NULL;
    }
    return text;
}

const char *reader_item_name(struct reader *self, const struct tree *item, int plain_too,
                             struct names *names, int most) {
    char shown[SHOWN_SIZE];
    const struct tree *node = item;
    if (item->kind == TREE_MAP) {
        node = tree_find(item, "name");
        if (node == NULL) {
            tree_missing(self->problems, item, "name", "a name");
            return NULL;
        }
    } else if (!plain_too || item->kind == TREE_LIST) {
        tree_problem(self->problems, item, "found %s, expected a mapping with a name",
                     tree_shown(item, shown));
        return NULL;
    }
    const char *name = reader_name(self, node, "a name");
    if (name == NULL) {
        return NULL;
    }
    for (int i = 0; i < names->n; i++) {
        if (strcmp(names->items[i], name) == 0) {
            tree_problem(self->problems, node,
                         "found the %s %s a second time, expected different names", names->what,
                         name);
            return NULL;
        }
    }
    if (names->n >= most) {
        if (!names->full) {
            tree_problem(self->problems, node,
                         "found one more %s, expected at most %d (a fixed limit; split the "
                         "scenario)",
                         names->what, most);
        }
        names->full = 1; /* said once */
        return NULL;
    }
    names->items[names->n++] = name;
    return name;
}

/* A text that stands in figures and tables. */
static const char *read_title(struct reader *self, const struct tree *node, const char *what) {
    const char *text = reader_text(self, node, what);
    if (text != NULL && strlen(text) > TEXT_MOST) {
        tree_problem(self->problems, node,
                     "found a title of %zu bytes, expected at most %d (a fixed limit: it stands in "
                     "figures; `description` may be longer)",
                     strlen(text), TEXT_MOST);
        return NULL;
    }
    return text;
}

void reader_label(struct reader *self, const struct tree *title, const char *name,
                  struct label *label) {
    static const char *const words[] = {"fr", "en", NULL};
    const char *fr = NULL, *en = NULL;
    if (title != NULL && title->kind == TREE_MAP) {
        reader_keys(self, title, words, NULL, NULL);
        const struct tree *french = tree_find(title, "fr"), *english = tree_find(title, "en");
        fr = french == NULL ? NULL : read_title(self, french, "a text");
        en = english == NULL ? NULL : read_title(self, english, "a text");
        fr = fr == NULL ? en : fr;
        en = en == NULL ? fr : en;
    } else if (title != NULL) {
        fr = read_title(self, title, "a text, or {fr: ..., en: ...}");
        en = fr;
    }
    label->fr = reader_copy(self, fr == NULL ? name : fr);
    label->en = reader_copy(self, en == NULL ? name : en);
}

int reader_number(struct reader *self, const struct tree *node, double least, double most,
                  double *value) {
    char shown[SHOWN_SIZE];
    const char *why = "a number";
    int good = node->kind == TREE_SCALAR && number_parse(node->text, value, &why) == 0;
    if (!good) {
        tree_problem(self->problems, node, "found %s, expected %s", tree_shown(node, shown), why);
        return -1;
    }
    if (*value < least || *value > most) {
        if (isfinite(most)) {
            tree_problem(self->problems, node, "found %s, expected a number from %.10g to %.10g",
                         tree_shown(node, shown), least, most);
        } else {
            tree_problem(self->problems, node, "found %s, expected a number of at least %.10g",
                         tree_shown(node, shown), least);
        }
        return -1;
    }
    return 0;
}

int reader_limited(struct reader *self, const struct tree *node, long least, long most,
                   const char *why, long *value) {
    char shown[SHOWN_SIZE];
    double number;
    const char *unused;
    if (node->kind == TREE_SCALAR && number_parse(node->text, &number, &unused) == 0 &&
        number > (double)most) {
        tree_problem(self->problems, node, "found %s, expected at most %ld: %s",
                     tree_shown(node, shown), most, why);
        return -1;
    }
    return reader_integer(self, node, least, most, value);
}

int reader_integer(struct reader *self, const struct tree *node, long least, long most,
                   long *value) {
    char shown[SHOWN_SIZE];
    double number;
    if (reader_number(self, node, (double)least, (double)most, &number) != 0) {
        return -1;
    }
    if (number != floor(number)) {
        tree_problem(self->problems, node, "found %s, expected a whole number",
                     tree_shown(node, shown));
        return -1;
    }
    *value = (long)number;
    return 0;
}

int reader_index(struct reader *self, const struct tree *node, const struct names *names) {
    char shown[SHOWN_SIZE];
    if (node->kind != TREE_SCALAR || tree_is_nothing(node)) {
        tree_problem(self->problems, node, "found %s, expected the name of one %s",
                     tree_shown(node, shown), names->what);
        return -1;
    }
    struct nearest nearest = {node->text, NULL, 0};
    for (int i = 0; i < names->n; i++) {
        if (strcmp(names->items[i], node->text) == 0) {
            return i;
        }
    }
    for (int i = 0; i < names->n && !problems_full(self->problems); i++) {
        nearest_offer(&nearest, names->items[i]);
    }
    tree_problem(self->problems, node, "found %s, expected the name of one %s%s%s%s",
                 tree_shown(node, shown), names->what,
                 nearest.best == NULL ? "" : " (nearest known name: ",
                 nearest.best == NULL ? "" : nearest.best, nearest.best == NULL ? "" : ")");
    return -1;
}

int reader_word(struct reader *self, const struct tree *node, const char *const *words) {
    char shown[SHOWN_SIZE], list[256] = "";
    struct nearest nearest = {node->kind == TREE_SCALAR ? node->text : "", NULL, 0};
    for (int i = 0; words[i] != NULL; i++) {
        if (node->kind == TREE_SCALAR && strcmp(words[i], node->text) == 0) {
            return i;
        }
        nearest_offer(&nearest, words[i]);
        size_t used = strlen(list);
        snprintf(list + used, sizeof list - used, "%s%s", i == 0 ? "" : ", ", words[i]);
    }
    tree_problem(self->problems, node, "found %s, expected one of %s%s%s%s",
                 tree_shown(node, shown), list, nearest.best == NULL ? "" : " (nearest: ",
                 nearest.best == NULL ? "" : nearest.best, nearest.best == NULL ? "" : ")");
    return -1;
}

uint32_t reader_mask(struct reader *self, const struct tree *node, const struct names *names,
                     uint32_t absent) {
    uint32_t mask = 0;
    uint32_t all = names->n >= 32 ? UINT32_MAX : (UINT32_C(1) << names->n) - 1;
    if (node == NULL) {
        return absent;
    }
    if (node->kind == TREE_SCALAR && strcmp(node->text, "all") == 0) {
        return all;
    }
    if (node->kind != TREE_LIST) {
        int index = reader_index(self, node, names);
        return index < 0 ? 0 : UINT32_C(1) << index;
    }
    for (size_t i = 0; i < node->n; i++) {
        int index = reader_index(self, node->items[i], names);
        if (index >= 0 && (mask >> index & 1) != 0) {
            tree_problem(self->problems, node->items[i], "found %s a second time, expected it once",
                         names->items[index]);
        }
        mask |= index < 0 ? 0 : UINT32_C(1) << index;
    }
    if (node->n == 0) {
        tree_problem(self->problems, node, "found an empty list, expected all or names of %ss",
                     names->what);
    }
    return mask;
}
