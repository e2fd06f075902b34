/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening tables: held within the scenario's folders, each read once. Knows nothing of what columns
 * mean. */
#include "scenarios/tables.h"

#include <stdlib.h>
#include <string.h>

#include "scenarios/file.h"
#include "scenarios/reader.h"

void tables_free(struct tables *self) {
    while (self->first != NULL) {
        struct table *next = self->first->next;
        csv_free(&self->first->csv);
        free(self->first->real);
        free(self->first);
        self->first = next;
    }
    *self = (struct tables){0};
}

int tables_full(const struct tables *self) {
    return self->rows > TABLES_MAX_ROWS;
}

static struct table *known(const struct tables *self, const char *real) {
    struct table *table = self->first;
    while (table != NULL && strcmp(table->real, real) != 0) {
        table = table->next;
    }
    return table;
}

/* Reads a table that is not known yet; real passes to it. */
static int add(struct reader *reader, const struct tree *node, const char *path, char *real) {
    struct tables *self = reader->tables;
    struct error error = {0};
    char *text = NULL, shown[SHOWN_SIZE];
    size_t length;
    struct table *table = calloc(1, sizeof *table);
    int code = table == NULL ? FONDSIM_NO_MEMORY : file_read(real, &text, &length, &error);
    if (code != FONDSIM_OK) {
        if (code == FONDSIM_INVALID) {
            tree_problem(reader->problems, node, "found %s: %s", problems_shown(path, shown),
                         error.text);
        }
        free(table);
        free(real);
        return code;
    }
    self->bytes += length;
    if (self->bytes > TABLES_MAX_BYTES) {
        tree_problem(reader->problems, node,
                     "found tables of more than 64 MB together, expected less (a fixed limit; "
                     "split the scenario)");
        free(text);
        free(table);
        free(real);
        return FONDSIM_INVALID;
    }
    table->real = real;
    table->next = self->first;
    self->first = table;
    code = csv_parse(&table->csv, path, text, length, reader->problems);
    table->sound = code == FONDSIM_OK;
    return code;
}

/* Counts the work that the use of a table brings: a scenario of little text may name a large one
 * for each of its parameters, in each of its variants. */
static int count_rows(struct reader *reader, const struct tree *node, const struct csv *csv) {
    reader->tables->rows += csv->n_rows;
    if (!tables_full(reader->tables)) {
        return 0;
    }
    tree_problem(reader->problems, node,
                 "found uses of tables that read more than 10,000,000 rows together, expected "
                 "fewer (a fixed limit; each use counts, in each variant too)");
    return -1;
}

const struct csv *tables_open(struct reader *reader, const struct tree *node) {
    struct error error = {0};
    char *inside = file_join(node->source->folder, node->text), *real = NULL, shown[SHOWN_SIZE];
    char *path = inside == NULL ? NULL : file_join(reader->folder, inside);
    struct table *table = NULL;
    int code =
        path == NULL ? FONDSIM_NO_MEMORY : confine_resolve(reader->confine, path, &real, &error);
    if (code == FONDSIM_INVALID) {
        tree_problem(reader->problems, node, "found %s: %s", problems_shown(path, shown),
                     error.text);
    } else if (code == FONDSIM_OK) {
        table = known(reader->tables, real);
        if (table == NULL) {
            code = add(reader, node, path, real);
            table = code == FONDSIM_OK ? reader->tables->first : NULL;
        } else {
            free(real);
        }
    }
    reader->no_memory |= code == FONDSIM_NO_MEMORY;
    free(inside);
    free(path);
    if (table == NULL || !table->sound || count_rows(reader, node, &table->csv) != 0) {
        return NULL;
    }
    return &table->csv;
}
