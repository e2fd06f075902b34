/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fondsim voi: the value of information in anyone's table of draws: what it would be worth to know
 * everything, or some parameters, before choosing. Joins the reader of tables to the analysis;
 * knows no scenario and no results folder. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/csv.h"
#include "scenarios/file.h"
#include "scenarios/nearest.h"
#include "scenarios/number.h"
#include "sim/analysis/evppi.h"
#include "sim/cli/cli.h"
#include "sim/cli/voi_print.h"

/* Words of an option, cut at one character. */
struct words {
    size_t n;
    char **items; /* into text */
    char *text;
};

/* Lists, so that an option that is given twice is seen: each stands once. */
struct request {
    struct option_list samples, parameters, costs, effects, willingness, groups;
    enum language language;
};

static const char *given(const struct option_list *list) {
    return list->n == 0 ? NULL : list->values[0];
}

/* A table of draws and what is chosen of it. */
struct table {
    struct csv csv;
    struct problems problems;
    double **columns; /* [column of the file] numbers, NULL where not asked for */
    struct words parameters, costs, effects;
    size_t n_options;
    double **benefit;      /* [option][row] */
    size_t n_known;        /* distinct columns that are a parameter or in a group */
    size_t *known;         /* [n_known] columns of the file */
    const double **theta;  /* [n_known] */
    size_t n_sets;         /* the parameters, then the groups */
    struct evppi_set *set; /* [n_sets] of indices into known */
    char **names;          /* [n_sets] as they are asked for */
};

static int no_memory(struct error *error) {
    error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    return FONDSIM_NO_MEMORY;
}

/* ---- words */

/* Cuts a copy of text; what: the option, for the message. */
static int words_cut(struct words *self, const char *text, char mark, const char *what,
                     struct error *error) {
    *self = (struct words){.text = strdup(text), .n = 1};
    for (const char *c = text; *c != '\0'; c++) {
        self->n += *c == mark;
    }
    self->items = calloc(self->n, sizeof *self->items);
    if (self->text == NULL || self->items == NULL) {
        return no_memory(error);
    }
    char *rest = self->text;
    for (size_t k = 0; k < self->n; k++) {
        char *end = rest + strlen(rest), *cut = mark == '\0' ? NULL : strchr(rest, mark);
        self->items[k] = rest;
        rest = cut == NULL ? end : cut + 1;
        if (cut != NULL) {
            *cut = '\0';
        }
        if (self->items[k][0] == '\0') {
            error_set(error, FONDSIM_USAGE,
                      "--%s: found an empty name in '%s', expected names of columns with "
                      "'%c' between",
                      what, text, mark);
            return FONDSIM_USAGE;
        }
    }
    return 0;
}

static void words_free(struct words *self) {
    free(self->text);
    free(self->items);
    *self = (struct words){0};
}

/* ---- table */

static int read_table(struct table *self, const char *path, struct error *error) {
    char *text = NULL;
    size_t length;
    struct error why = {0};
    int status = file_read(path, &text, &length, &why);
    if (status == FONDSIM_INVALID) {
        return error_set(error, status, "%s: %s", path, why.text);
    }
    if (status == 0) {
        status = csv_parse(&self->csv, path, text, length, &self->problems);
    }
    if (status == 0) {
        self->columns = calloc(self->csv.n_columns, sizeof *self->columns);
        status = self->columns == NULL ? FONDSIM_NO_MEMORY : 0;
    }
    return status < 0 && status != FONDSIM_INVALID ? no_memory(error) : status;
}

/* Reads the numbers of a column of the file, once. Cells that are none become problems. */
static int read_column(struct table *self, size_t column, struct error *error) {
    if (self->columns[column] != NULL) {
        return 0;
    }
    const struct csv *csv = &self->csv;
    double *values = malloc(csv->n_rows * sizeof *values);
    if (values == NULL) {
        return no_memory(error);
    }
    for (size_t i = 0; i < csv->n_rows; i++) {
        const char *cell = csv_cell(csv, i, column), *why = "a number";
        char shown[SHOWN_SIZE];
        if (number_parse(cell, &values[i], &why) != 0) {
            values[i] = 0;
            problems_add(&self->problems, csv->path, csv->lines[i], (int)column + 1,
                         "%s: found %s, expected %s", csv->header[column],
                         problems_shown(cell, shown), why);
        }
    }
    self->columns[column] = values;
    return 0;
}

/* Index of the column of this name, its numbers read; the number of columns, and a problem, when
 * there is none. */
static int find_column(struct table *self, const char *name, const char *option, size_t *column,
                       struct error *error) {
    const struct csv *csv = &self->csv;
    struct nearest nearest = {name, NULL, 0};
    for (*column = 0; *column < csv->n_columns; ++*column) {
        if (strcmp(csv->header[*column], name) == 0) {
            return read_column(self, *column, error);
        }
        nearest_offer(&nearest, csv->header[*column]);
    }
    char shown[SHOWN_SIZE], best[SHOWN_SIZE];
    problems_add(&self->problems, csv->path, 1, 1, "--%s: found no column %s%s%s%s%s", option,
                 problems_shown(name, shown),
                 nearest.best == NULL ? "" : " (nearest known column: ",
                 nearest.best == NULL ? "" : problems_shown(nearest.best, best),
                 nearest.best == NULL ? "" : ")", csv_hint(csv));
    return 0;
}

/* Net benefits, willingness * effect - cost, row by row. */
static int make_benefits(struct table *self, double willingness, struct error *error) {
    self->n_options = self->costs.n;
    self->benefit = calloc(self->n_options, sizeof *self->benefit);
    if (self->benefit == NULL) {
        return no_memory(error);
    }
    for (size_t d = 0; d < self->n_options; d++) {
        size_t cost = 0, effect = 0;
        int status = find_column(self, self->costs.items[d], "costs", &cost, error);
        if (status == 0) {
            status = find_column(self, self->effects.items[d], "effects", &effect, error);
        }
        if (status != 0) {
            return status;
        }
        if (cost == self->csv.n_columns || effect == self->csv.n_columns) {
            continue; /* a problem already */
        }
        self->benefit[d] = malloc(self->csv.n_rows * sizeof *self->benefit[d]);
        if (self->benefit[d] == NULL) {
            return no_memory(error);
        }
        for (size_t i = 0; i < self->csv.n_rows; i++) {
            self->benefit[d][i] = willingness * self->columns[effect][i] - self->columns[cost][i];
        }
    }
    return 0;
}

/* Index of a column among those that are known already, added when new. */
static size_t know(struct table *self, size_t column) {
    for (size_t k = 0; k < self->n_known; k++) {
        if (self->known[k] == column) {
            return k;
        }
    }
    self->known[self->n_known] = column;
    self->theta[self->n_known] = self->columns[column];
    return self->n_known++;
}

/* Adds the set of the columns that text names, '+' between. */
static int add_set(struct table *self, const char *text, char mark, const char *option,
                   struct error *error) {
    struct words words = {0};
    size_t *members = NULL;
    int status = words_cut(&words, text, mark, option, error);
    if (status == 0) {
        members = calloc(words.n, sizeof *members);
        self->names[self->n_sets] = strdup(text);
        status = members == NULL || self->names[self->n_sets] == NULL ? no_memory(error) : 0;
    }
    self->set[self->n_sets++] = (struct evppi_set){words.n, members};
    for (size_t k = 0; status == 0 && k < words.n; k++) {
        size_t column = 0;
        status = find_column(self, words.items[k], option, &column, error);
        if (status == 0 && column < self->csv.n_columns) {
            members[k] = know(self, column);
        }
    }
    words_free(&words);
    return status;
}

static int make_sets(struct table *self, const struct words *groups, struct error *error) {
    size_t most = self->parameters.n + groups->n;
    self->set = calloc(most, sizeof *self->set);
    self->names = calloc(most, sizeof *self->names);
    self->known = calloc(self->csv.n_columns, sizeof *self->known);
    self->theta = calloc(self->csv.n_columns, sizeof *self->theta);
    if (self->set == NULL || self->names == NULL || self->known == NULL || self->theta == NULL) {
        return no_memory(error);
    }
    int status = 0;
    for (size_t k = 0; status == 0 && k < self->parameters.n; k++) {
        status = add_set(self, self->parameters.items[k], '\0', "parameters", error);
    }
    for (size_t k = 0; status == 0 && k < groups->n; k++) {
        status = add_set(self, groups->items[k], '+', "groups", error);
    }
    return status;
}

static void table_free(struct table *self) {
    for (size_t k = 0; self->columns != NULL && k < self->csv.n_columns; k++) {
        free(self->columns[k]);
    }
    for (size_t d = 0; self->benefit != NULL && d < self->n_options; d++) {
        free(self->benefit[d]);
    }
    for (size_t s = 0; s < self->n_sets; s++) {
        free((void *)self->set[s].parameters);
        free(self->names[s]);
    }
    free(self->columns);
    free(self->benefit);
    free(self->known);
    free((void *)self->theta);
    free(self->set);
    free(self->names);
    words_free(&self->parameters);
    words_free(&self->costs);
    words_free(&self->effects);
    csv_free(&self->csv);
}

/* ---- command */

static int check_request(const struct request *request, double *willingness, struct error *error) {
    const struct {
        const struct option_list *list;
        const char *name;
        int is_needed;
    } options[] = {{&request->samples, "samples", 1},
                   {&request->parameters, "parameters", 1},
                   {&request->costs, "costs", 1},
                   {&request->effects, "effects", 1},
                   {&request->willingness, "willingness", 1},
                   {&request->groups, "groups", 0}};
    for (size_t k = 0; k < sizeof options / sizeof options[0]; k++) {
        if (options[k].list->n > 1) {
            return error_set(error, FONDSIM_USAGE,
                             "--%s: given %zu times, expected once (names stand with ',' between)",
                             options[k].name, options[k].list->n);
        }
        if (options[k].list->n == 0 && options[k].is_needed) {
            return error_set(error, FONDSIM_USAGE, "expected --%s", options[k].name);
        }
    }
    const char *why = "a number", *text = given(&request->willingness);
    if (number_parse(text, willingness, &why) != 0 || *willingness < 0) {
        return error_set(error, FONDSIM_USAGE,
                         "--willingness: found '%s', expected %s of at least 0", text, why);
    }
    return 0;
}

static int has(const struct words *words, const char *name) {
    for (size_t k = 0; k < words->n; k++) {
        if (strcmp(words->items[k], name) == 0) {
            return 1;
        }
    }
    return 0;
}

/* What is named twice is a slip of the pen: nobody values the same thing twice. */
static int refuse_twice(const struct words *words, const char *option, struct error *error) {
    for (size_t k = 1; k < words->n; k++) {
        for (size_t j = 0; j < k; j++) {
            if (strcmp(words->items[j], words->items[k]) == 0) {
                return error_set(error, FONDSIM_USAGE, "--%s: %s is named twice", option,
                                 words->items[k]);
            }
        }
    }
    return 0;
}

/* 1 when two groups hold the same columns, in whatever order. */
static int same_members(const char *a, const char *b, int *same, struct error *error) {
    struct words first = {0}, second = {0};
    int status = words_cut(&first, a, '+', "groups", error);
    status = status < 0 ? status : words_cut(&second, b, '+', "groups", error);
    *same = status == 0 && first.n == second.n;
    for (size_t k = 0; *same && k < first.n; k++) {
        *same = has(&second, first.items[k]);
    }
    words_free(&first);
    words_free(&second);
    return status;
}

static int check_groups(const struct words *groups, struct error *error) {
    int status = 0;
    for (size_t k = 0; status == 0 && k < groups->n; k++) {
        struct words members = {0};
        status = words_cut(&members, groups->items[k], '+', "groups", error);
        status = status < 0 ? status : refuse_twice(&members, "groups", error);
        words_free(&members);
        for (size_t j = 0; status == 0 && j < k; j++) {
            int same = 0;
            status = same_members(groups->items[j], groups->items[k], &same, error);
            if (status == 0 && same) {
                status = error_set(error, FONDSIM_USAGE, "--groups: %s and %s are the same",
                                   groups->items[j], groups->items[k]);
            }
        }
    }
    return status;
}

/* Two options at least, each another one. */
static int check_options(const struct table *self, struct error *error) {
    if (self->costs.n < 2) {
        return error_set(error, FONDSIM_USAGE,
                         "--costs and --effects name one option: information is worth something "
                         "only where there is a choice, expected at least two (a column of zeros "
                         "can stand for doing nothing)");
    }
    for (size_t d = 1; d < self->costs.n; d++) {
        for (size_t e = 0; e < d; e++) {
            if (strcmp(self->costs.items[d], self->costs.items[e]) == 0 &&
                strcmp(self->effects.items[d], self->effects.items[e]) == 0) {
                return error_set(error, FONDSIM_USAGE,
                                 "--costs and --effects: the option of %s and %s is named twice",
                                 self->costs.items[d], self->effects.items[d]);
            }
        }
    }
    return 0;
}

/* Cuts the options into names; one effect for each cost. */
static int cut_options(struct table *self, const struct request *request, struct words *groups,
                       struct error *error) {
    int status =
        words_cut(&self->parameters, given(&request->parameters), ',', "parameters", error);
    if (status == 0) {
        status = words_cut(&self->costs, given(&request->costs), ',', "costs", error);
    }
    if (status == 0) {
        status = words_cut(&self->effects, given(&request->effects), ',', "effects", error);
    }
    if (status == 0 && request->groups.n > 0) {
        status = words_cut(groups, given(&request->groups), ',', "groups", error);
    }
    status = status < 0 ? status : refuse_twice(&self->parameters, "parameters", error);
    status = status < 0 ? status : check_groups(groups, error);
    if (status == 0 && self->costs.n != self->effects.n) {
        status = error_set(error, FONDSIM_USAGE,
                           "--costs names %zu and --effects %zu: expected one of each for every "
                           "option",
                           self->costs.n, self->effects.n);
    }
    return status < 0 ? status : check_options(self, error);
}

static int analyse(const struct table *self, double willingness, enum language language,
                   struct error *error) {
    struct voi_input input = {.shape = {self->csv.n_rows, 1, 1},
                              .n_options = self->n_options,
                              .benefit = (const double *const *)self->benefit,
                              .n_parameters = self->n_known,
                              .theta = self->theta};
    struct error why = {0};
    struct voi_evpi evpi;
    struct evppi *rows = calloc(self->n_sets, sizeof *rows);
    int status = rows == NULL ? no_memory(&why) : voi_evpi(&input, &evpi, &why);
    if (status == 0) {
        status = evppi(&input, &evpi, self->n_sets, self->set, rows, &why);
    }
    if (status == FONDSIM_DOMAIN) { /* of the table: too few rows, numbers too large */
        status = error_set(error, FONDSIM_INVALID, "%s: %s", self->csv.path, why.text);
    } else if (status != 0) {
        error_set(error, status, "%s", why.text);
    } else {
        struct voi_print print = {
            .language = language,
            .willingness = willingness,
            .rows = self->csv.n_rows,
            .options = self->n_options,
            .best_cost = self->costs.items[evpi.best],
            .best_effect = self->effects.items[evpi.best],
            .evpi = &evpi,
            .n_sets = self->n_sets,
            .names = self->names,
            .evppi = rows,
        };
        voi_print(&print, stdout);
    }
    free(rows);
    return status;
}

static int voi(const struct request *request, struct error *error) {
    double willingness = 0;
    struct words groups = {0};
    struct table *table = calloc(1, sizeof *table);
    int status = table == NULL ? no_memory(error) : check_request(request, &willingness, error);
    if (status == 0) {
        status = cut_options(table, request, &groups, error);
    }
    if (status == 0) {
        status = read_table(table, given(&request->samples), error);
    }
    if (status == 0) {
        status = make_benefits(table, willingness, error);
    }
    if (status == 0) {
        status = make_sets(table, &groups, error);
    }
    if (table != NULL && table->problems.count > 0) {
        problems_sort(&table->problems);
        problems_print(&table->problems, stderr);
        status = error_set(error, FONDSIM_INVALID, "invalid table of draws");
    }
    if (status == 0) {
        status = analyse(table, willingness, request->language, error);
    }
    words_free(&groups);
    if (table != NULL) {
        table_free(table);
    }
    free(table);
    return status;
}

int cmd_voi(int argc, char **argv) {
    struct request request = {.language = LANGUAGE_FR};
    const struct option_spec options[] = {
        {"samples", 0, OPTION_LIST, &request.samples, "FILE",
         "required: CSV table with a header, one draw of the parameters a row", 0, 0},
        {"parameters", 0, OPTION_LIST, &request.parameters, "A,B...",
         "required: columns whose knowledge is valued one by one", 0, 0},
        {"costs", 0, OPTION_LIST, &request.costs, "A,B...",
         "required: columns of costs, one an option, two at least", 0, 0},
        {"effects", 0, OPTION_LIST, &request.effects, "A,B...",
         "required: columns of effects, in the order of the costs", 0, 0},
        {"willingness", 0, OPTION_LIST, &request.willingness, "V",
         "required: what one unit of effect is worth, in the unit of costs", 0, 0},
        {"groups", 0, OPTION_LIST, &request.groups, "A+B,A+C...",
         "sets of columns whose knowledge together is valued too", 0, 0},
        {"lang", 0, OPTION_LANGUAGE, &request.language, "fr|en", "language (default fr)", 0, 0},
    };
    const struct command_line line = {
        "voi",
        "--samples FILE --parameters A,B... --costs A,B...\n"
        "       --effects A,B... --willingness V",
        0,
        0,
        "Values information in a table of draws: what it would be worth, for one decision, to\n"
        "know everything (EVPI) or some parameters (EVPPI) before choosing among options.",
        "Net benefit is willingness x effect - cost. Values are in the unit of costs, with their\n"
        "standard errors; rows are independent draws, at least ten for each coefficient;\n"
        "under thirty a warning says so.\n"
        "Exit status 3: the table is not valid.\n",
        sizeof options / sizeof options[0],
        options};
    const char *positionals[CLI_MAX_POSITIONALS];
    size_t n;
    struct error error = {0};
    int status = options_read(&line, argc, argv, positionals, &n, &error);
    if (status == 0) {
        status = voi(&request, &error);
    }
    option_list_free(&request.samples);
    option_list_free(&request.parameters);
    option_list_free(&request.costs);
    option_list_free(&request.effects);
    option_list_free(&request.willingness);
    option_list_free(&request.groups);
    return status < 0 ? cli_fail("voi", &error) : EXIT_SUCCESS;
}
