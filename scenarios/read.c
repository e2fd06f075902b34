/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a tree to a frozen scenario: the parts in theta order, then what ties them together. Knows
 * no engine and no output. */
#include "scenarios/read.h"

#include <stdlib.h>
#include <string.h>

#include "scenarios/confine.h"
#include "scenarios/file.h"
#include "scenarios/load.h"
#include "scenarios/nearest.h"
#include "scenarios/reader.h"
#include "scenarios/tables.h"
#include "sim/core/blocks.h"
#include "sim/core/sobol_points.h"

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

/* Sobol points have only so many dimensions; and whole rounds of their scramblings are needed for
 * the best standard errors. */
static void check_sobol(struct reader *self, const struct tree *design) {
    struct monte_carlo *runs = &self->out->monte_carlo;
    size_t varying = 0;
    for (size_t i = 0; i < self->out->n_assumptions; i++) {
        varying += !law_is_constant(&self->out->assumptions[i].law);
    }
    if (varying > SOBOL_DIMENSIONS) {
        tree_problem(self->problems, design,
                     "found 'sobol' with %zu parameters that vary, expected at most %d (or another "
                     "design)",
                     varying, SOBOL_DIMENSIONS);
    }
    if (runs->samples > BLOCKS_ROUND) {
        runs->samples = (runs->samples + BLOCKS_ROUND - 1) / BLOCKS_ROUND * BLOCKS_ROUND;
    }
}

static void read_monte_carlo(struct reader *self) {
    static const char *const words[] = {"samples", "inner", "seed", "design", NULL};
    struct monte_carlo *runs = &self->out->monte_carlo;
    const struct tree *map = reader_map(self, tree_find(self->root, "monte_carlo"));
    const struct tree *design = tree_find(map, "design");
    const struct tree *given[] = {tree_find(map, "samples"), tree_find(map, "inner"),
                                  tree_find(map, "seed")};
    static const long least[] = {1, 1, 0}, most[] = {10000000, 65535, UINT32_MAX};
    static const char *const why[] = {"a fixed limit; more would be settled by fewer, well before",
                                      "a fixed limit; raise samples instead", "seeds have 32 bits"};
    long values[] = {1000, 1, 1};
    reader_keys(self, map, words, NULL, NULL);
    for (size_t i = 0; i < 3; i++) {
        if (given[i] != NULL) {
            reader_limited(self, given[i], least[i], most[i], why[i], &values[i]);
        }
    }
    int index = design == NULL ? 0 : reader_word(self, design, design_names);
    long blocks = (values[0] + SCENARIO_BLOCK - 1) / SCENARIO_BLOCK;
    runs->samples = (uint32_t)(blocks * SCENARIO_BLOCK);
    runs->inner = (uint16_t)values[1];
    runs->seed = (uint32_t)values[2];
    runs->design = index > 0 ? (enum design)index : DESIGN_LATIN_HYPERCUBE;
    if (runs->design == DESIGN_SOBOL) {
        check_sobol(self, design);
    }
}

/* 1, with a problem, when an effect is among the first n. */
static int effect_again(struct reader *self, const struct tree *item, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (self->out->effects[i] != NULL && strcmp(self->out->effects[i], item->text) == 0) {
            tree_problem(self->problems, item,
                         "found the effect %s a second time, expected different ones", item->text);
            return 1;
        }
    }
    return 0;
}

static void read_figures(struct reader *self) {
    struct scenario *out = self->out;
    const struct tree *effects = reader_list(self, tree_find(self->root, "effects"));
    const struct tree *fan = tree_find(self->root, "fan_outcome");
    if (effects != NULL) {
        out->effects = reader_array(self, effects->n + 1, sizeof *out->effects);
        size_t n = 0;
        for (size_t i = 0; out->effects != NULL && i < effects->n && n < MAX_EFFECTS; i++) {
            const char *key = reader_name(self, effects->items[i], "the key of an outcome");
            if (key != NULL && !effect_again(self, effects->items[i], n)) {
                out->effects[n++] = reader_copy(self, key);
            }
        }
        if (effects->n > MAX_EFFECTS) {
            tree_problem(self->problems, effects, "found %zu effects, expected at most %d%s",
                         effects->n, MAX_EFFECTS,
                         " (a fixed limit: figures and tables repeat for each)");
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
    for (size_t i = 0; i < catalogue->n && !problems_full(self->problems); i++) {
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

static void read_territory(struct reader *self) {
    self->out->territory = read_single(self, "territory", &territory_parameters_table);
}

static void read_networks(struct reader *self) {
    self->out->alliances = read_single(self, "alliances", &alliances_table);
    self->out->commons = read_single(self, "commons", &commons_table);
    self->out->gifts = read_single(self, "gifts", &gifts_table);
}

static void check_codes(struct reader *self) {
    if (!self->is_variant) { /* of the same names */
        codes_check(self);
    }
}

/* A later part refers to names of earlier ones; none begins once memory is out. */
void parts_read(struct reader *self) {
    static const char *const words[] = {
        "name",        "title",       "description",  "extends",   "time",
        "economics",   "levels",      "size_classes", "territory", "maturity",
        "alliances",   "commons",     "gifts",        "projects",  "cohorts",
        "offers",      "shocks",      "instruments",  "effects",   "portfolios",
        "fan_outcome", "monte_carlo", "correlations", "decision",  "criteria",
        "members",     "variants",    "surveys",      NULL};
    static void (*const parts[])(struct reader *) = {
        read_head,         time_read,     economics_read,   read_territory,   maturity_read,
        read_networks,     read_projects, levels_read,      classes_read,     moves_read,
        cohorts_read,      offers_read,   shocks_read,      instruments_read, portfolios_read,
        correlations_read, check_codes,   read_monte_carlo, read_figures,     decision_read,
        variants_read,     surveys_read};
    static void (*const checks[])(struct reader *) = {check_outcomes, variants_check};
    reader_keys(self, self->root, words, NULL, NULL);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0] && !self->no_memory; i++) {
        parts[i](self);
    }
    for (size_t i = 0; i < sizeof checks / sizeof checks[0]; i++) {
        if (self->problems->count == 0 && !self->no_memory) {
            checks[i](self);
        }
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

/* From the file, or from text when it is not NULL. */
static int read_all(const char *name, const char *text, size_t length,
                    const struct scenario_given *given, struct scenario *out,
                    struct problems *problems, struct error *error) {
    struct load load = {0};
    struct confine confine = {0};
    struct tables tables = {0};
    memset(out, 0, sizeof *out);
    memset(problems, 0, sizeof *problems);
    int code = confine_init(&confine, name, given->n_allowed, given->allowed, error);
    if (code != FONDSIM_OK) {
        confine_free(&confine);
        return code;
    }
    struct reader reader = {
        .out = out, .problems = problems, .confine = &confine, .tables = &tables};
    code = load_scenario(&load, &confine, name, text, length, given->n_sets, given->sets, problems);
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
    tables_free(&tables);
    confine_free(&confine);
    return code;
}

int scenario_read_text(const char *name, const char *text, size_t length, size_t n_sets,
                       const char *const *sets, struct scenario *out, struct problems *problems,
                       struct error *error) {
    const struct scenario_given given = {.n_sets = n_sets, .sets = sets};
    return read_all(name, text, length, &given, out, problems, error);
}

int scenario_read_given(const char *path, const struct scenario_given *given, struct scenario *out,
                        struct problems *problems, struct error *error) {
    return read_all(path, NULL, 0, given, out, problems, error);
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
