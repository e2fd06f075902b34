/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sections of parameters, read by their tables into assumptions in theta order. Knows tables, not
 * what a parameter does. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/reader.h"
#include "sim/core/random.h"

/* Room for one more item of `size` bytes; NULL when memory is out. */
static void *grown(struct reader *self, void *items, size_t n, size_t *room, size_t size) {
    if (n < *room) {
        return items;
    }
    size_t wanted = *room == 0 ? 64 : 2 * *room;
    void *larger = realloc(items, wanted * size);
    self->no_memory |= larger == NULL;
    *room = larger == NULL ? *room : wanted;
    return larger;
}

struct assumption *section_assumption(struct reader *self, const char *path,
                                      const struct parameter *parameter) {
    struct scenario *out = self->out;
    struct assumption *items =
        grown(self, out->assumptions, out->n_assumptions, &self->assumptions_room, sizeof *items);
    if (items == NULL) {
        return NULL;
    }
    out->assumptions = items;
    struct assumption *assumption = &items[out->n_assumptions++];
    memset(assumption, 0, sizeof *assumption);
    assumption->path = reader_copy(self, path);
    assumption->parameter = parameter;
    assumption->code = random_code(path);
    return assumption;
}

static size_t section_add(struct reader *self, const char *path,
                          const struct parameter_table *table) {
    struct scenario *out = self->out;
    struct section *items =
        grown(self, out->sections, out->n_sections, &self->sections_room, sizeof *items);
    if (items == NULL) {
        return 0;
    }
    out->sections = items;
    items[out->n_sections] = (struct section){reader_copy(self, path), table, out->n_assumptions};
    return out->n_sections++;
}

size_t section_single(struct reader *self, const char *path, const struct parameter_table *table,
                      struct assumption **assumption) {
    size_t index = section_add(self, path, table);
    *assumption = section_assumption(self, path, &table->parameters[0]);
    return index;
}

/* A default is an expert's prior, or inferred from the reference that its table gives. */
static void take_default(struct reader *self, struct assumption *assumption) {
    const struct parameter *parameter = assumption->parameter;
    int is_prior = strcmp(parameter->reference, "prior") == 0 ||
                   parameter->kind == PARAMETER_FLAG || parameter->kind == PARAMETER_CHOICE;
    assumption->law.kind = LAW_FIXED;
    assumption->law.p[0] = parameter->fallback;
    assumption->is_default = 1;
    assumption->status = is_prior ? STATUS_PRIOR : STATUS_INFERRED;
    assumption->source = is_prior ? NULL : reader_copy(self, parameter->reference);
    assumption->note = reader_copy(self, "default");
}

void section_annotate(struct reader *self, struct assumption *assumption, const struct tree *node,
                      struct annotation *annotation) {
    assumption->status = annotation->status;
    assumption->source = annotation->source;
    assumption->note = annotation->note;
    assumption->file = reader_copy(self, node->source->name);
    assumption->line = node->line;
    assumption->column = node->column;
    annotation->source = NULL; /* they are the assumption's now */
    annotation->note = NULL;
}

static void read_parameter(struct reader *self, const struct tree *node, const struct tree *where,
                           const char *path, const struct parameter *parameter) {
    struct assumption *assumption = section_assumption(self, path, parameter);
    if (assumption == NULL) {
        return;
    }
    if (node == NULL) {
        if (isnan(parameter->fallback)) {
            char expected[256];
            char here[PATH_SIZE];
            tree_path(where, here, sizeof here);
            const char *dot = strrchr(path, '.');
            const char *key = here[0] == '\0' ? path : dot == NULL ? path : dot + 1;
            tree_missing(self->problems, where, key,
                         value_expected(parameter, expected, sizeof expected));
        } else {
            take_default(self, assumption);
        }
        return;
    }
    struct annotation annotation;
    const struct tree *value = value_annotation(self, node, parameter, STATUS_PRIOR, &annotation);
    if (value_read(self, value, parameter, &assumption->law) != 0) {
        assumption->law.p[0] = NAN; /* marks what was already complained of */
    }
    section_annotate(self, assumption, node, &annotation);
}

size_t section_read(struct reader *self, const struct tree *map, const struct tree *second,
                    const struct tree *where, const char *path,
                    const struct parameter_table *table) {
    size_t index = section_add(self, path, table);
    for (size_t j = 0; j < table->n; j++) {
        const struct parameter *parameter = &table->parameters[j];
        const struct tree *node = tree_find(map, parameter->key);
        const struct tree *other = tree_find(second, parameter->key);
        if (node != NULL && other != NULL) {
            tree_key_problem(self->problems, other,
                             "found this key in two places, expected it once");
        }
        char full[PATH_SIZE];
        snprintf(full, sizeof full, "%s.%s", path, parameter->key);
        read_parameter(self, node == NULL ? other : node, where == NULL ? self->root : where, full,
                       parameter);
    }
    return index;
}

/* ------------------------------------------------------------------ what no model reads */

void stated_read(struct reader *self, const struct tree *map, const struct parameter *parameter,
                 enum assumption_status usual, struct stated *out) {
    const struct tree *node = tree_find(map, parameter->key);
    char expected[256];
    *out = (struct stated){parameter->fallback, usual, node == NULL, NULL, NULL};
    if (node == NULL) {
        if (isnan(parameter->fallback)) {
            tree_missing(self->problems, map == NULL ? self->root : map, parameter->key,
                         value_expected(parameter, expected, sizeof expected));
        }
        out->note = reader_copy(self, "default");
        return;
    }
    struct annotation annotation;
    struct law law;
    const struct tree *value = value_annotation(self, node, parameter, usual, &annotation);
    if (value_read(self, value, parameter, &law) == 0) {
        if (law.kind != LAW_FIXED) {
            tree_problem(self->problems, value, "found a law, expected %s: nothing draws it",
                         value_expected(parameter, expected, sizeof expected));
        }
        out->value = law.p[0];
        law_free(&law);
    }
    out->status = annotation.status;
    out->source = annotation.source;
    out->note = annotation.note;
}
