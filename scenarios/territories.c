/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of territories: which columns are read, and their rows. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/file.h"
#include "scenarios/reader.h"
#include "scenarios/tables.h"

enum { MAX_WEIGHT_WORDS = 64 }; /* each is looked for in each row */

/* A table being read. */
struct reading {
    struct reader *reader;
    const struct tree *map; /* the mapping `territories` */
    const struct csv *csv;
    struct territory_table *table;
};

/* Index of the column that a key names; its name is copied. -1 when the key is absent or wrong. */
static long column_of(struct reading *self, const struct tree *node, char **name) {
    if (node == NULL || reader_text(self->reader, node, "the name of a column") == NULL) {
        return -1;
    }
    long column = csv_column(self->reader, self->csv, node);
    if (column >= 0) {
        *name = reader_copy(self->reader, node->text);
    }
    return column;
}

static long usual_column(const struct csv *csv, const char *name) {
    for (size_t j = 0; j < csv->n_columns; j++) {
        if (strcmp(csv->header[j], name) == 0) {
            return (long)j;
        }
    }
    return -1;
}

static void read_population(struct reading *self) {
    struct reader *reader = self->reader;
    struct territory_table *table = self->table;
    const struct tree *node = tree_find(self->map, "population");
    long column = column_of(self, node, &table->columns.population);
    if (node == NULL) {
        column = usual_column(self->csv, "population");
        table->columns.population = reader_copy(reader, "population");
        if (column < 0) {
            tree_problem(reader->problems, tree_find(self->map, "table"),
                         "found no column population, expected one, or its name in `population`%s",
                         csv_hint(self->csv));
        }
    }
    if (column >= 0) {
        csv_numbers(reader, self->csv, (size_t)column, 1, 1e9, table->population);
    }
}

static void read_names(struct reading *self) {
    struct reader *reader = self->reader;
    struct territory_table *table = self->table;
    const struct tree *node = tree_find(self->map, "name");
    long column = column_of(self, node, &table->columns.name);
    if (node == NULL) {
        column = usual_column(self->csv, "name");
        table->columns.name = column < 0 ? NULL : reader_copy(reader, "name");
    }
    for (size_t i = 0; i < table->n; i++) {
        const char *cell = column < 0 ? NULL : csv_cell(self->csv, i, (size_t)column);
        if (cell != NULL && strlen(cell) > TEXT_MOST) {
            problems_add(reader->problems, self->csv->path, self->csv->lines[i], (int)column + 1,
                         "found a name of %zu bytes, expected at most %d (a fixed limit)",
                         strlen(cell), TEXT_MOST);
        }
        table->name[i] = cell == NULL ? reader_format(reader, "%zu", i) : reader_copy(reader, cell);
    }
}

/* {column: type, values: {CC: 1, CA: 1}}: words that are not listed weigh nothing. */
static void read_weight_words(struct reading *self, const struct tree *values, long column) {
    struct reader *reader = self->reader;
    struct territory_columns *columns = &self->table->columns;
    columns->weight_words = reader_array(reader, values->n, sizeof *columns->weight_words);
    columns->weight_values = reader_array(reader, values->n, sizeof *columns->weight_values);
    if (columns->weight_words == NULL || columns->weight_values == NULL) {
        return;
    }
    if (values->n > MAX_WEIGHT_WORDS) {
        tree_problem(reader->problems, values,
                     "found %zu words, expected at most %d (a fixed limit; a column of numbers has "
                     "none)",
                     values->n, MAX_WEIGHT_WORDS);
        return;
    }
    for (size_t i = 0; i < values->n; i++) {
        const struct tree *item = values->items[i];
        size_t found = 0;
        columns->weight_words[i] = reader_copy(reader, item->key);
        columns->n_weights = i + 1;
        reader_number(reader, item, 0, 1e9, &columns->weight_values[i]);
        for (size_t r = 0; r < self->table->n; r++) {
            if (strcmp(csv_cell(self->csv, r, (size_t)column), item->key) == 0) {
                self->table->weight[r] = columns->weight_values[i];
                found++;
            }
        }
        if (found == 0) {
            char shown[SHOWN_SIZE];
            tree_key_problem(reader->problems, item,
                             "found %s, expected a word of the column %s of the table",
                             problems_shown(item->key, shown), columns->weight);
        }
    }
}

static void read_weight(struct reading *self) {
    static const char *const words[] = {"column", "values", NULL};
    struct reader *reader = self->reader;
    struct territory_table *table = self->table;
    const struct tree *node = tree_find(self->map, "weight");
    if (node == NULL) {
        for (size_t i = 0; i < table->n; i++) {
            table->weight[i] = 1;
        }
        return;
    }
    if (node->kind != TREE_MAP) {
        long column = column_of(self, node, &table->columns.weight);
        if (column >= 0) {
            csv_numbers(reader, self->csv, (size_t)column, 0, 1e9, table->weight);
        }
        return;
    }
    const struct tree *name = tree_find(node, "column");
    const struct tree *values = reader_map(reader, tree_find(node, "values"));
    reader_keys(reader, node, words, NULL, NULL);
    if (name == NULL || values == NULL) {
        tree_missing(reader->problems, node, name == NULL ? "column" : "values",
                     name == NULL ? "the name of a column" : "a weight for each word");
        return;
    }
    long column = column_of(self, name, &table->columns.weight);
    if (column >= 0) {
        read_weight_words(self, values, column);
    }
}

static void read_levels(struct reading *self) {
    struct reader *reader = self->reader;
    struct territory_table *table = self->table;
    const struct tree *node = tree_find(self->map, "level");
    long column = column_of(self, node, &table->columns.level);
    if (column < 0) {
        return;
    }
    table->level = reader_array(reader, table->n, sizeof *table->level);
    struct names levels = names_levels(reader);
    for (size_t i = 0; table->level != NULL && i < table->n; i++) {
        const char *cell = csv_cell(self->csv, i, (size_t)column);
        int found = -1;
        for (int l = 0; l < levels.n; l++) {
            found = strcmp(levels.items[l], cell) == 0 ? l : found;
        }
        if (found < 0) {
            char shown[SHOWN_SIZE];
            problems_add(reader->problems, self->csv->path, self->csv->lines[i], (int)column + 1,
                         "%s: found %s, expected the name of a level", node->text,
                         problems_shown(cell, shown));
        }
        table->level[i] = found < 0 ? 0 : found;
    }
}

static void read_fragility(struct reading *self) {
    struct territory_table *table = self->table;
    long column = column_of(self, tree_find(self->map, "fragility"), &table->columns.fragility);
    if (column < 0) {
        return;
    }
    table->fragility = reader_array(self->reader, table->n, sizeof *table->fragility);
    if (table->fragility != NULL) {
        csv_numbers(self->reader, self->csv, (size_t)column, 0, 1, table->fragility);
    }
}

void territories_read(struct reader *reader, const struct tree *node, struct cohort *cohort) {
    static const char *const words[] = {"table", "population", "name", "weight",
                                        "level", "fragility",  NULL};
    struct territory_table *table = &cohort->territories;
    struct reading self = {reader, reader_map(reader, node), NULL, table};
    const struct tree *file = tree_find(self.map, "table");
    if (self.map == NULL) {
        return;
    }
    reader_keys(reader, self.map, words, NULL, NULL);
    if (file == NULL) {
        tree_missing(reader->problems, self.map, "table", "the name of a CSV file");
        return;
    }
    if (reader_text(reader, file, "the name of a CSV file") == NULL) {
        return;
    }
    self.csv = tables_open(reader, file);
    if (self.csv == NULL) {
        return;
    }
    table->path = file_join(file->source->folder, file->text);
    table->name = reader_array(reader, self.csv->n_rows, sizeof *table->name);
    table->population = reader_array(reader, self.csv->n_rows, sizeof *table->population);
    table->weight = reader_array(reader, self.csv->n_rows, sizeof *table->weight);
    reader->no_memory |= table->path == NULL;
    if (!reader->no_memory) {
        table->n = self.csv->n_rows;
        read_population(&self);
        read_names(&self);
        read_weight(&self);
        read_levels(&self);
        read_fragility(&self);
    }
}
