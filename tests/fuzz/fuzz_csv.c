/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzz target: bytes as a CSV table, read as it stands, then for several requests of columns: plain
 * territories, all their columns, weights by words, an empirical law. Knows no whole scenario. */
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/csv.h"
#include "scenarios/parse.h"
#include "scenarios/reader.h"
#include "scenarios/tables.h"
#include "tests/fuzz/fuzz.h"

enum { MAX_BYTES = 1 << 17, N_LEVELS = 3 };

static struct confine below; /* the folder of the target, from its first moment to its end */

/* NOLINTNEXTLINE(readability-non-const-parameter): libFuzzer's signature */
int LLVMFuzzerInitialize(int *argc, char ***argv) {
    (void)argc;
    (void)argv;
    gsl_set_error_handler_off();
    folder_enter();
    struct error error = {0};
    never(confine_init(&below, "request.yaml", 0, NULL, &error) != 0, "no memory");
    return 0;
}

static char *copied(const uint8_t *data, size_t size) {
    char *text = malloc(size + 1);
    never(text == NULL, "no memory");
    memcpy(text, data, size);
    text[size] = '\0';
    return text;
}

/* The table as it stands: 1 when it is sound. */
static int read_plain(const uint8_t *data, size_t size, struct problems *problems) {
    struct csv csv = {0};
    int code = csv_parse(&csv, "input.csv", copied(data, size), size, problems);
    never(code != 0 && code != FONDSIM_INVALID, "reading failed");
    never((code == 0) != (problems->count == 0), "refused without a problem, or the contrary");
    if (code == 0) {
        never(csv.n_rows == 0 || csv.n_columns == 0, "an empty table is accepted");
        const char *end = csv.text + size;
        for (size_t i = 0; i < csv.n_rows; i++) {
            never(csv.lines[i] <= (i == 0 ? 1 : csv.lines[i - 1]), "lines do not ascend");
            for (size_t j = 0; j < csv.n_columns; j++) {
                const char *cell = csv_cell(&csv, i, j);
                never(cell < csv.text || cell > end, "a cell is not of the text");
            }
        }
    }
    csv_free(&csv);
    return code == 0;
}

/* A reader that has levels and reads the request as its whole tree. */
static struct tree *prepare(struct reader *reader, const struct source *source,
                            struct tables *tables, const char *request) {
    static char names[N_LEVELS][12] = {"first_steps", "expertise", "innovation"};
    struct tree *root = NULL;
    reader->folder = "";
    reader->confine = &below;
    reader->tables = tables;
    reader->out->n_levels = N_LEVELS;
    for (int l = 0; l < N_LEVELS; l++) {
        reader->out->levels[l].name = names[l];
    }
    never(parse_yaml(request, strlen(request), source, reader->problems, &root) != 0, "no request");
    reader->root = root;
    return root;
}

static void check_territories(const struct territory_table *table) {
    never(table->n == 0, "a table without rows is accepted");
    for (size_t i = 0; i < table->n; i++) {
        never(table->name[i] == NULL, "no name");
        never(!(table->population[i] >= 1 && table->population[i] <= 1e9), "population");
        never(!(table->weight[i] >= 0 && table->weight[i] <= 1e9), "weight");
        never(table->level != NULL && (table->level[i] < 0 || table->level[i] >= N_LEVELS),
              "level");
        never(table->fragility != NULL && !(table->fragility[i] >= 0 && table->fragility[i] <= 1),
              "fragility");
    }
}

/* The cohort is freed with a scenario of its own. */
static void read_territories(const struct source *source, const char *request,
                             struct problems *problems) {
    struct scenario *scenario = calloc(1, sizeof *scenario), owner = {0};
    struct cohort *cohort = calloc(1, sizeof *cohort);
    never(scenario == NULL || cohort == NULL, "no memory");
    struct reader reader = {.out = scenario, .problems = problems};
    *problems = (struct problems){0};
    struct tables tables = {0};
    struct tree *root = prepare(&reader, source, &tables, request);
    territories_read(&reader, root, cohort);
    never(reader.no_memory, "no memory");
    if (problems->count == 0) {
        check_territories(&cohort->territories);
    }
    owner.n_cohorts = 1;
    owner.cohorts = cohort;
    scenario_free(&owner);
    tree_free(root);
    tables_free(&tables);
    free(scenario);
}

static void read_law(const struct source *source, const char *request, struct problems *problems) {
    static const struct parameter parameter = {
        .key = "duration", .unit = "year", .lower = -1e6, .upper = 1e6};
    struct scenario *scenario = calloc(1, sizeof *scenario);
    never(scenario == NULL, "no memory");
    struct reader reader = {.out = scenario, .problems = problems};
    struct law law = {0};
    *problems = (struct problems){0};
    struct tables tables = {0};
    struct tree *root = prepare(&reader, source, &tables, request);
    int code = value_read(&reader, root, &parameter, &law);
    never(reader.no_memory, "no memory");
    never((code == 0) != (problems->count == 0), "refused without a problem, or the contrary");
    never(code == 0 && !isfinite(law_mean(&law)), "a law without mean is accepted");
    law_free(&law);
    tree_free(root);
    tables_free(&tables);
    free(scenario);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char *const tables[] = {
        "{table: input.csv}",
        "{table: input.csv, population: p, name: n, weight: w, level: l, fragility: f}",
        "{table: input.csv, weight: {column: w, values: {CC: 1, CA: 2}}}"};
    static struct problems problems;
    static char name[] = "request.yaml", folder[] = "";
    const struct source source = {name, folder, NULL};
    problems = (struct problems){0};
    if (size > MAX_BYTES || !read_plain(data, size, &problems)) {
        return 0;
    }
    folder_write("input.csv", data, size);
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        read_territories(&source, tables[i], &problems);
    }
    read_law(&source, "{empirical: {csv: input.csv, column: p}}", &problems);
    return 0;
}
