/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cohorts of ecosystems: number, dates, levels at entry. Their tables are in territories.c. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/nearest.h"
#include "scenarios/number.h"
#include "scenarios/reader.h"

static const double share_tolerance = 1e-6;

/* Draws are addressed by codes of 32 bits made from the name of the cohort and the row. */
static const char too_many[] =
    "a fixed limit for one cohort, whose ecosystems must differ in 32 bits; write several cohorts";

struct names names_cohorts(const struct reader *self) {
    struct names names = {.what = "cohort", .n = self->out->n_cohorts};
    for (int i = 0; i < names.n; i++) {
        names.items[i] = self->out->cohorts[i].name;
    }
    return names;
}

/* ------------------------------------------------------------------ levels at entry */

/* A share, or the weight of a dirichlet law: then the gamma law of shape alpha and scale 1, since
 * gammas divided by their sum are dirichlet. Returns the number. */
static double read_share(struct reader *self, const struct tree *node, int dirichlet,
                         struct assumption *assumption) {
    static const struct parameter share = {
        .key = "weight", .unit = "share", .lower = 0, .upper = 1};
    struct annotation annotation;
    double value = 0;
    const struct tree *inner = value_annotation(self, node, &share, STATUS_PRIOR, &annotation);
    int code = reader_number(self, inner, dirichlet ? 1e-3 : 0, dirichlet ? 1e6 : 1, &value);
    if (code != 0 && inner->kind == TREE_MAP && tree_find(inner, "dirichlet") == NULL) {
        value = NAN; /* no second complaint about the sum */
    }
    assumption->law.kind = dirichlet ? LAW_GAMMA : LAW_FIXED;
    assumption->law.p[0] = isnan(value) ? 0 : value;
    assumption->law.p[1] = dirichlet ? 1 : 0;
    section_annotate(self, assumption, node, &annotation);
    return code == 0 ? value : NAN;
}

/* 1 when all keys are names of levels. */
static int check_share_names(struct reader *self, const struct tree *map) {
    struct names levels = names_levels(self);
    int good = levels.n > 0;
    for (size_t i = 0; levels.n > 0 && i < map->n; i++) {
        struct nearest nearest = {map->items[i]->key, NULL, 0};
        int known = 0;
        for (int l = 0; l < levels.n; l++) {
            known |= strcmp(levels.items[l], map->items[i]->key) == 0;
            nearest_offer(&nearest, levels.items[l]);
        }
        if (!known) {
            tree_key_problem(self->problems, map->items[i],
                             "found an unknown level, expected a level of the scenario%s%s%s",
                             nearest.best == NULL ? "" : " (nearest known level: ",
                             nearest.best == NULL ? "" : nearest.best,
                             nearest.best == NULL ? "" : ")");
            good = 0;
        }
    }
    return good;
}

/* One assumption per level; a level that is not named has none of the ecosystems. Without a map all
 * are equal: then levels come from a table. */
static void read_shares(struct reader *self, const struct tree *node, struct cohort *cohort) {
    struct scenario *out = self->out;
    const struct tree *map = reader_map(self, node);
    const struct tree *alphas = reader_map(self, tree_find(map, "dirichlet"));
    if (alphas != NULL && map->n > 1) {
        tree_problem(self->problems, map, "found dirichlet beside other keys, expected it alone");
    }
    const struct tree *shares = alphas == NULL ? map : alphas;
    int check_sum = shares != NULL && check_share_names(self, shares) && alphas == NULL;
    double sum = 0;
    cohort->shares = out->n_assumptions;
    for (int l = 0; l < out->n_levels; l++) {
        struct assumption *assumption;
        char path[PATH_SIZE];
        snprintf(path, sizeof path, "cohorts.%s.maturity.%s", cohort->name, out->levels[l].name);
        section_single(self, path, &share_table, &assumption);
        const struct tree *item = tree_find(shares, out->levels[l].name);
        if (assumption == NULL) {
            return;
        }
        if (item != NULL) {
            sum += read_share(self, item, alphas != NULL, assumption);
            continue;
        }
        assumption->is_default = 1;
        assumption->note = reader_copy(self, "default");
        assumption->status = STATUS_PRIOR;
        assumption->law.kind = LAW_FIXED;
        assumption->law.p[0] = map == NULL ? 1.0 / out->n_levels : 0;
    }
    if (check_sum && fabs(sum - 1) > share_tolerance) { /* not when NaN */
        tree_problem(self->problems, map, "found shares that add up to %.8g, expected 1", sum);
    }
}

/* ------------------------------------------------------------------ a cohort */

static void read_dates(struct reader *self, const struct tree *item, struct cohort *cohort) {
    const struct tree *entry = tree_find(item, "entry"), *qualified = tree_find(item, "qualified");
    if (entry != NULL) {
        date_begin(self, entry, &cohort->entry_step);
    }
    cohort->qualified_step = cohort->entry_step;
    if (qualified != NULL && date_begin(self, qualified, &cohort->qualified_step) == 0 &&
        cohort->qualified_step < cohort->entry_step) {
        tree_problem(self->problems, qualified, "found %s, expected a date from the entry on",
                     qualified->text);
    }
}

/* After the table, since `all` is its number of rows. */
static void read_size(struct reader *self, const struct tree *item, int table_is_good,
                      struct cohort *cohort) {
    const struct tree *node = tree_find(item, "ecosystems");
    const struct territory_table *table = &cohort->territories;
    long n = 1;
    if (node == NULL) {
        tree_missing(self->problems, item, "ecosystems", "a number, or all");
    } else if (node->kind == TREE_SCALAR && strcmp(node->text, "all") == 0) {
        cohort->use_all = 1;
        n = (long)table->n;
        if (tree_find(item, "territories") == NULL) {
            tree_problem(self->problems, node,
                         "found all, expected a number, since there is no "
                         "table of territories");
        } else if (table->columns.weight != NULL) {
            tree_problem(self->problems, node, "found all beside weights, expected one of them");
        }
        if (n > MAX_ECOSYSTEMS) {
            tree_problem(self->problems, node, "found %ld territories, expected at most %d: %s", n,
                         MAX_ECOSYSTEMS, too_many);
        }
    } else if (reader_limited(self, node, 1, MAX_ECOSYSTEMS, too_many, &n) == 0 && table->n > 0 &&
               table_is_good) {
        size_t drawable = 0;
        for (size_t i = 0; i < table->n; i++) {
            drawable += table->weight[i] > 0;
        }
        if ((size_t)n > drawable) {
            tree_problem(self->problems, node,
                         "found %ld, expected at most the %zu territories that have a weight", n,
                         drawable);
        }
    }
    cohort->n = (size_t)n;
}

static void read_cohort(struct reader *self, const struct tree *item, struct names *names) {
    static const char *const words[] = {"name",      "title",    "ecosystems",  "entry",
                                        "qualified", "maturity", "territories", NULL};
    struct scenario *out = self->out;
    const char *name = reader_item_name(self, item, 0, names, MAX_COHORTS);
    if (name == NULL) {
        return;
    }
    struct cohort *cohort = &out->cohorts[out->n_cohorts++];
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "cohorts.%s", name);
    reader_keys(self, item, words, &cohort_table, NULL);
    cohort->name = reader_copy(self, name);
    reader_label(self, tree_find(item, "title"), name, &cohort->label);
    read_dates(self, item, cohort);
    cohort->section = section_read(self, item, NULL, item, path, &cohort_table);
    size_t before = self->problems->count;
    if (tree_find(item, "territories") != NULL) {
        territories_read(self, tree_find(item, "territories"), cohort);
    }
    int table_is_good = self->problems->count == before;
    const struct tree *maturity = tree_find(item, "maturity");
    if (maturity == NULL && tree_find(tree_find(item, "territories"), "level") == NULL) {
        tree_missing(self->problems, item, "maturity", "the share of each level at entry");
    }
    read_shares(self, maturity, cohort);
    read_size(self, item, table_is_good, cohort);
}

void cohorts_read(struct reader *self) {
    const struct tree *node = tree_find(self->root, "cohorts");
    const struct tree *list = reader_list(self, node);
    struct names names = {.what = "cohort"};
    if (node == NULL) {
        tree_missing(self->problems, self->root, "cohorts", "a list of cohorts");
    } else if (list != NULL && list->n == 0) {
        tree_problem(self->problems, list, "found an empty list, expected at least one cohort");
    }
    self->out->cohorts = reader_array(self, MAX_COHORTS, sizeof *self->out->cohorts);
    for (size_t i = 0; list != NULL && self->out->cohorts != NULL && i < list->n; i++) {
        read_cohort(self, list->items[i], &names);
    }
}
