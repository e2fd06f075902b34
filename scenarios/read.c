/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a tree to a frozen scenario: the parts in theta order, then what ties them together. Knows
 * no engine and no output. */
#include "scenarios/read.h"

#include <stdlib.h>
#include <string.h>

#include "scenarios/file.h"
#include "scenarios/load.h"
#include "scenarios/nearest.h"
#include "scenarios/reader.h"

enum { NAME_MOST = 64, MAX_KEYS_LISTED = 200 };

/* ------------------------------------------------------------------ name, title */

/* A name that can be that of a folder. */
static int is_file_safe(const char *text) {
    size_t n = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.");
    return n > 0 && n <= NAME_MOST && text[n] == '\0' && text[0] != '.' && text[0] != '-';
}

static void read_head(struct reader *self) {
    struct scenario *out = self->out;
    const struct tree *name = tree_find(self->root, "name");
    const struct tree *description = tree_find(self->root, "description");
    const char *text = NULL;
    char shown[SHOWN_SIZE];
    if (name == NULL) {
        tree_missing(self->problems, self->root, "name", "a name for the results folder");
    } else {
        text = reader_text(self, name, "a name for the results folder");
        if (text != NULL && !is_file_safe(text)) {
            tree_problem(self->problems, name,
                         "found %s, expected letters a-z, digits, _ - and ., at most 64",
                         problems_shown(text, shown));
        }
    }
    out->name = reader_copy(self, text == NULL ? "" : text);
    reader_label(self, tree_find(self->root, "title"), text == NULL ? "" : text, &out->title);
    if (description != NULL) {
        out->description = reader_copy(self, reader_text(self, description, "a text"));
    }
}

/* ------------------------------------------------------------------ single sections */

/* A section that has nothing but its table. */
static size_t read_single(struct reader *self, const char *key,
                          const struct parameter_table *table) {
    static const char *const words[] = {NULL};
    const struct tree *map = reader_map(self, tree_find(self->root, key));
    reader_keys(self, map, words, table, NULL);
    return section_read(self, map, NULL, map, key, table);
}

static void read_projects(struct reader *self) {
    static const char *const sizes[] = {"small", "medium", "large", NULL};
    static const char *const words[] = {NULL};
    const struct tree *projects = reader_map(self, tree_find(self->root, "projects"));
    reader_keys(self, projects, sizes, NULL, NULL);
    for (size_t z = 0; z < SCENARIO_SIZES; z++) {
        const struct tree *map = reader_map(self, tree_find(projects, sizes[z]));
        char path[PATH_SIZE];
        snprintf(path, sizeof path, "projects.%s", sizes[z]);
        reader_keys(self, map, words, &project_tables[z], NULL);
        self->out->project_sizes[z] = section_read(self, map, NULL, map, path, &project_tables[z]);
    }
}

/* ------------------------------------------------------------------ runs, figures */

static void read_monte_carlo(struct reader *self) {
    static const char *const words[] = {"samples", "inner", "seed", "design", NULL};
    static const char *const designs[] = {"latin_hypercube", "plain", NULL};
    struct monte_carlo *runs = &self->out->monte_carlo;
    const struct tree *map = reader_map(self, tree_find(self->root, "monte_carlo"));
    const struct tree *design = tree_find(map, "design");
    const struct tree *given[] = {tree_find(map, "samples"), tree_find(map, "inner"),
                                  tree_find(map, "seed")};
    static const long least[] = {1, 1, 0}, most[] = {10000000, 65535, UINT32_MAX};
    long values[] = {1000, 1, 1};
    reader_keys(self, map, words, NULL, NULL);
    for (size_t i = 0; i < 3; i++) {
        if (given[i] != NULL) {
            reader_integer(self, given[i], least[i], most[i], &values[i]);
        }
    }
    int index = design == NULL ? 0 : reader_word(self, design, designs);
    long blocks = (values[0] + SCENARIO_BLOCK - 1) / SCENARIO_BLOCK;
    runs->samples = (uint32_t)(blocks * SCENARIO_BLOCK);
    runs->inner = (uint16_t)values[1];
    runs->seed = (uint32_t)values[2];
    runs->design = index == 1 ? DESIGN_PLAIN : DESIGN_LATIN_HYPERCUBE;
}

static void read_figures(struct reader *self) {
    struct scenario *out = self->out;
    const struct tree *effects = reader_list(self, tree_find(self->root, "effects"));
    const struct tree *fan = tree_find(self->root, "fan_outcome");
    if (effects != NULL) {
        out->effects = reader_array(self, effects->n + 1, sizeof *out->effects);
        size_t n = 0;
        for (size_t i = 0; out->effects != NULL && i < effects->n; i++) {
            const char *key = reader_name(self, effects->items[i], "the key of an outcome");
            if (key != NULL) {
                out->effects[n++] = reader_copy(self, key);
            }
        }
    }
    if (fan != NULL) {
        out->fan_outcome = reader_copy(self, reader_name(self, fan, "the key of an outcome"));
    }
}

int outcome_find(struct reader *self, const struct catalogue *catalogue, const struct tree *node,
                 const char *text) {
    char shown[SHOWN_SIZE];
    int index = catalogue_find(catalogue, text);
    if (index >= 0) {
        return index;
    }
    struct nearest nearest = {text, NULL, 0};
    for (size_t i = 0; i < catalogue->n; i++) {
        nearest_offer(&nearest, catalogue->outcomes[i].key);
    }
    tree_problem(self->problems, node, "found %s, expected the key of an outcome%s%s%s",
                 problems_shown(text, shown), nearest.best == NULL ? "" : " (nearest known key: ",
                 nearest.best == NULL ? "" : nearest.best, nearest.best == NULL ? "" : ")");
    return -1;
}

/* The catalogue depends on the scenario: only a right one has it. */
static void check_outcomes(struct reader *self) {
    struct catalogue catalogue = {0};
    struct error error = {0};
    const struct tree *effects = tree_find(self->root, "effects");
    if (territorial_model.catalogue(self->out, &catalogue, &error) != 0) {
        self->no_memory = 1;
    } else {
        const struct tree *fan = tree_find(self->root, "fan_outcome");
        for (size_t i = 0; effects != NULL && i < effects->n; i++) {
            outcome_find(self, &catalogue, effects->items[i], effects->items[i]->text);
        }
        if (fan != NULL) {
            outcome_find(self, &catalogue, fan, fan->text);
        }
        decision_check(self, &catalogue);
        surveys_check(self, &catalogue);
    }
    catalogue_free(&catalogue);
}

/* ------------------------------------------------------------------ all */

void parts_read(struct reader *self) {
    static const char *const words[] = {
        "name",        "title",       "description",  "extends",   "time",
        "economics",   "levels",      "size_classes", "territory", "maturity",
        "alliances",   "commons",     "gifts",        "projects",  "cohorts",
        "offers",      "shocks",      "instruments",  "effects",   "portfolios",
        "fan_outcome", "monte_carlo", "correlations", "decision",  "criteria",
        "members",     "variants",    "surveys",      NULL};
    struct scenario *out = self->out;
    reader_keys(self, self->root, words, NULL, NULL);
    read_head(self);
    time_read(self);
    economics_read(self);
    out->territory = read_single(self, "territory", &territory_parameters_table);
    maturity_read(self);
    out->alliances = read_single(self, "alliances", &alliances_table);
    out->commons = read_single(self, "commons", &commons_table);
    out->gifts = read_single(self, "gifts", &gifts_table);
    read_projects(self);
    levels_read(self);
    classes_read(self);
    moves_read(self);
    cohorts_read(self);
    offers_read(self);
    shocks_read(self);
    instruments_read(self);
    portfolios_read(self);
    correlations_read(self);
    codes_check(self);
    read_monte_carlo(self);
    read_figures(self);
    decision_read(self);
    variants_read(self);
    surveys_read(self);
    if (self->problems->count == 0 && !self->no_memory) {
        check_outcomes(self);
    }
    if (self->problems->count == 0 && !self->no_memory) {
        variants_check(self);
    }
}

static int finish(struct reader *self, int code, struct error *error) {
    struct problems *problems = self->problems;
    if (self->no_memory) {
        code = FONDSIM_NO_MEMORY;
    } else if (problems->count > 0) {
        code = FONDSIM_INVALID;
    }
    if (code == FONDSIM_OK) {
        return code;
    }
    scenario_free(self->out);
    memset(self->out, 0, sizeof *self->out);
    problems_sort(problems);
    if (code == FONDSIM_INVALID && problems->count > 0) {
        const struct problem *first = &problems->kept[0];
        return error_set(error, code, "%s:%d:%d: %s", first->file, first->line, first->column,
                         first->text);
    }
    return error_set(error, code, "%s", error_sentence(code));
}

int scenario_read_text(const char *name, const char *text, size_t length, size_t n_sets,
                       const char *const *sets, struct scenario *out, struct problems *problems,
                       struct error *error) {
    struct load load = {0};
    memset(out, 0, sizeof *out);
    memset(problems, 0, sizeof *problems);
    struct reader reader = {.out = out, .problems = problems};
    int code = load_scenario(&load, name, text, length, n_sets, sets, problems);
    reader.no_memory = code == FONDSIM_NO_MEMORY;
    out->folder = file_folder(name);
    reader.no_memory |= out->folder == NULL;
    if (load.root != NULL && !reader.no_memory) {
        reader.root = load.root;
        reader.folder = out->folder;
        parts_read(&reader);
    }
    code = finish(&reader, code, error);
    load_free(&load);
    return code;
}

int scenario_read(const char *path, size_t n_sets, const char *const *sets, struct scenario *out,
                  struct problems *problems, struct error *error) {
    return scenario_read_text(path, NULL, 0, n_sets, sets, out, problems, error);
}

int scenario_read_variant(const char *path, size_t n_sets, const char *const *sets,
                          const struct variant *variant, struct scenario *out,
                          struct problems *problems, struct error *error) {
    static const char *const without[] = {"variants=~", "surveys=~"};
    size_t n = n_sets + variant->n_sets + 2, at = 0;
    const char **all = calloc(n, sizeof *all);
    memset(out, 0, sizeof *out);
    memset(problems, 0, sizeof *problems);
    if (all == NULL) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    for (size_t i = 0; i < n_sets; i++) {
        all[at++] = sets[i];
    }
    for (size_t i = 0; i < variant->n_sets; i++) {
        all[at++] = variant->sets[i];
    }
    for (size_t i = 0; i < 2; i++) {
        all[at++] = without[i];
    }
    int code = scenario_read(path, n, all, out, problems, error);
    free(all);
    return code;
}
