/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV tables by RFC 4180. Knows nothing of what columns mean. */
#include "scenarios/csv.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/file.h"
#include "scenarios/nearest.h"
#include "scenarios/number.h"
#include "scenarios/reader.h"

/* Where the reading of the text stands. */
struct cursor {
    char *at;
    int line;
    const char *fault; /* phrase of what is wrong with the field */
};

/* Cuts one field off: *end is 0 at the end of the text, else ',' or '\n'. Quotes are undone in
 * place. */
static char *cut_field(struct cursor *cursor, char *end) {
    char *start = cursor->at, *out = start, *in = start;
    cursor->fault = NULL;
    if (*in == '"') {
        in++;
        for (;; in++) {
            if (*in == '\0') {
                cursor->fault = "found a quote that is never closed, expected a second \"";
                break;
            }
            if (*in == '"' && in[1] != '"') {
                in++;
                break;
            }
            in += *in == '"';
            cursor->line += *in == '\n';
            *out++ = *in;
        }
        if (*in != '\0' && *in != ',' && *in != '\n' && *in != '\r') {
            cursor->fault = "found text behind a closing quote, expected a comma";
        }
    }
    while (*in != '\0' && *in != ',' && *in != '\n' && !(*in == '\r' && in[1] == '\n')) {
        if (*in == '"' && cursor->fault == NULL) {
            cursor->fault = "found a quote inside a field, expected the whole field in quotes";
        }
        *out++ = *in++;
    }
    in += *in == '\r';
    *end = *in;
    cursor->at = *in == '\0' ? in : in + 1;
    cursor->line += *in == '\n';
    *out = '\0';
    return start;
}

/* Reads a row into room for CSV_MAX_COLUMNS cells; the number of its fields. */
static size_t cut_row(struct cursor *cursor, char **cells, const char *path,
                      struct problems *problems) {
    size_t n = 0;
    char end;
    int line = cursor->line;
    do {
        char *cell = cut_field(cursor, &end);
        if (cursor->fault != NULL) {
            problems_add(problems, path, line, (int)n + 1, "%s", cursor->fault);
        }
        if (n < CSV_MAX_COLUMNS) {
            cells[n] = cell;
        }
        n++;
    } while (end == ',');
    return n;
}

/* Lines of a text; the last one may lack its line feed. */
static size_t count_lines(const char *text) {
    size_t n = 0;
    for (const char *c = text; *c != '\0'; c++) {
        n += *c == '\n' || c[1] == '\0';
    }
    return n;
}

static void check_header(const struct csv *self, struct problems *problems) {
    for (size_t j = 0; j < self->n_columns; j++) {
        for (size_t k = 0; k < j; k++) {
            if (strcmp(self->header[j], self->header[k]) == 0) {
                char shown[SHOWN_SIZE];
                problems_add(problems, self->path, 1, (int)j + 1,
                             "found the column %s a second time, expected different names",
                             problems_shown(self->header[j], shown));
            }
        }
    }
}

static int parse_rows(struct csv *self, struct cursor *cursor, struct problems *problems) {
    size_t room = count_lines(cursor->at);
    if (room > CSV_MAX_ROWS) {
        problems_add(problems, self->path, CSV_MAX_ROWS, 1,
                     "found more than 100,000 rows, expected fewer (a fixed limit; split the table "
                     "between cohorts)");
        return FONDSIM_INVALID;
    }
    char *cells[CSV_MAX_COLUMNS];
    self->cells = calloc(room * self->n_columns + 1, sizeof *self->cells);
    self->lines = calloc(room + 1, sizeof *self->lines);
    if (self->cells == NULL || self->lines == NULL) {
        return FONDSIM_NO_MEMORY;
    }
    while (*cursor->at != '\0') {
        int line = cursor->line;
        size_t n = cut_row(cursor, cells, self->path, problems);
        if (n != self->n_columns) {
            problems_add(
                problems, self->path, line, (int)(n < self->n_columns ? n : self->n_columns + 1),
                "found a row of %zu fields, expected %zu as in the header", n, self->n_columns);
            continue;
        }
        memcpy(self->cells + self->n_rows * self->n_columns, cells, n * sizeof *cells);
        self->lines[self->n_rows++] = line;
    }
    if (self->n_rows == 0) {
        problems_add(problems, self->path, cursor->line, 1, "found no row, expected at least one");
    }
    return FONDSIM_OK;
}

int csv_parse(struct csv *self, const char *path, char *text, size_t length,
              struct problems *problems) {
    size_t before = problems->count;
    char *header[CSV_MAX_COLUMNS];
    self->text = text;
    self->path = strdup(path);
    if (self->path == NULL) {
        return FONDSIM_NO_MEMORY;
    }
    struct text_fault fault = file_check_text(text, length);
    if (fault.what != NULL) {
        problems_add(problems, path, fault.line, fault.column, "%s", fault.what);
        return FONDSIM_INVALID;
    }
    struct cursor cursor = {text, 1, NULL};
    if (strncmp(text, "\xEF\xBB\xBF", 3) == 0) { /* byte order mark of spreadsheets */
        cursor.at += 3;
    }
    if (*cursor.at == '\0') {
        problems_add(problems, path, 1, 1, "found an empty file, expected a header and rows");
        return FONDSIM_INVALID;
    }
    self->n_columns = cut_row(&cursor, header, path, problems);
    if (self->n_columns > CSV_MAX_COLUMNS) {
        problems_add(problems, path, 1, CSV_MAX_COLUMNS + 1,
                     "found more than 256 columns, expected fewer (a fixed limit; leave out those "
                     "that nothing names)");
        return FONDSIM_INVALID;
    }
    self->header = calloc(self->n_columns, sizeof *self->header);
    if (self->header == NULL) {
        return FONDSIM_NO_MEMORY;
    }
    memcpy(self->header, header, self->n_columns * sizeof *header);
    check_header(self, problems);
    int code = parse_rows(self, &cursor, problems);
    if (code == FONDSIM_OK && problems->count > before) {
        code = FONDSIM_INVALID;
    }
    return code;
}

void csv_free(struct csv *self) {
    free(self->path);
    free(self->text);
    free(self->header);
    free(self->cells);
    free(self->lines);
    memset(self, 0, sizeof *self);
}

const char *csv_cell(const struct csv *self, size_t row, size_t column) {
    return self->cells[row * self->n_columns + column];
}

const char *csv_hint(const struct csv *self) {
    return self->n_columns == 1 && strchr(self->header[0], ';') != NULL
               ? " (its header has semicolons; commas must separate fields)"
               : "";
}

long csv_column(struct reader *reader, const struct csv *self, const struct tree *node) {
    char shown[SHOWN_SIZE];
    struct nearest nearest = {node->kind == TREE_SCALAR ? node->text : "", NULL, 0};
    for (size_t j = 0; j < self->n_columns; j++) {
        if (strcmp(self->header[j], nearest.word) == 0) {
            return (long)j;
        }
        nearest_offer(&nearest, self->header[j]);
    }
    char best[SHOWN_SIZE];
    tree_problem(reader->problems, node, "found %s, expected a column of %s%s%s%s%s",
                 tree_shown(node, shown), self->path,
                 nearest.best == NULL ? "" : " (nearest known column: ",
                 nearest.best == NULL ? "" : problems_shown(nearest.best, best),
                 nearest.best == NULL ? "" : ")", csv_hint(self));
    return -1;
}

int csv_numbers(struct reader *reader, const struct csv *self, size_t column, double least,
                double most, double *values) {
    int code = 0;
    for (size_t i = 0; i < self->n_rows; i++) {
        const char *cell = csv_cell(self, i, column), *why = "a number";
        char shown[SHOWN_SIZE];
        if (number_parse(cell, &values[i], &why) == 0 && values[i] >= least && values[i] <= most) {
            continue;
        }
        if (isfinite(most)) {
            problems_add(reader->problems, self->path, self->lines[i], (int)column + 1,
                         "%s: found %s, expected %s from %.10g to %.10g", self->header[column],
                         problems_shown(cell, shown), why, least, most);
        } else {
            problems_add(reader->problems, self->path, self->lines[i], (int)column + 1,
                         "%s: found %s, expected %s of at least %.10g", self->header[column],
                         problems_shown(cell, shown), why, least);
        }
        code = -1;
    }
    return code;
}
