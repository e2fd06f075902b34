/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A law as written: by its own parameters, by what people know, or by its values. Knows no part of
 * a scenario. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/nearest.h"
#include "scenarios/number.h"
#include "scenarios/reader.h"
#include "scenarios/tables.h"

/* Members of struct law_known by name; ci95 apart, since it is a pair. */
static const struct {
    const char *name;
    size_t offset;
} known_members[] = {
    {"mean", offsetof(struct law_known, mean)}, {"sd", offsetof(struct law_known, sd)},
    {"mode", offsetof(struct law_known, mode)}, {"min", offsetof(struct law_known, min)},
    {"max", offsetof(struct law_known, max)},   {"p5", offsetof(struct law_known, p5)},
    {"p50", offsetof(struct law_known, p50)},   {"p95", offsetof(struct law_known, p95)},
};
enum { KNOWN_MEMBERS = sizeof known_members / sizeof known_members[0] };

/* A number among a law's arguments, in the parameter's unit. */
static int argument(struct reader *self, const struct tree *node, const struct parameter *parameter,
                    double *value) {
    char shown[SHOWN_SIZE];
    const char *why = "a number";
    if (node->kind != TREE_SCALAR || tree_is_nothing(node) ||
        value_number(parameter, node->text, value, &why) != 0) {
        tree_problem(self->problems, node, "found %s, expected %s", tree_shown(node, shown), why);
        return -1;
    }
    return 0;
}

static int position(const char *const *names, size_t n, const char *key) {
    for (size_t j = 0; j < n; j++) {
        if (strcmp(names[j], key) == 0) {
            return (int)j;
        }
    }
    return -1;
}

/* 1 when every argument is one of the law's own and none that it needs is missing. */
static int is_own(enum law_kind kind, const struct tree *arguments) {
    size_t n;
    const char *const *names = law_parameter_names(kind, &n);
    for (size_t i = 0; i < arguments->n; i++) {
        if (position(names, n, arguments->items[i]->key) < 0) {
            return 0;
        }
    }
    for (size_t j = 0; j < n; j++) {
        if (isnan(law_parameter_default(kind, j)) && tree_find(arguments, names[j]) == NULL) {
            return 0;
        }
    }
    return 1;
}

static int read_own(struct reader *self, const struct tree *arguments,
                    const struct parameter *parameter, struct law *law) {
    size_t n;
    const char *const *names = law_parameter_names(law->kind, &n);
    for (size_t j = 0; j < n; j++) {
        const struct tree *node = tree_find(arguments, names[j]);
        law->p[j] = law_parameter_default(law->kind, j);
        if (node != NULL && argument(self, node, parameter, &law->p[j]) != 0) {
            return -1;
        }
    }
    struct error error = {0};
    if (law_check(law, &error) != 0) {
        tree_problem(self->problems, arguments,
                     "found an impossible law, expected a possible one: "
                     "%s",
                     error.text);
        return -1;
    }
    return 0;
}

static int read_ci95(struct reader *self, const struct tree *node,
                     const struct parameter *parameter, struct law_known *known) {
    char shown[SHOWN_SIZE];
    if (node->kind != TREE_LIST || node->n != 2) {
        tree_problem(self->problems, node, "found %s, expected [low, high]",
                     tree_shown(node, shown));
        return -1;
    }
    int low = argument(self, node->items[0], parameter, &known->ci95_low);
    int high = argument(self, node->items[1], parameter, &known->ci95_high);
    return low != 0 || high != 0 ? -1 : 0;
}

/* The key is neither the law's own nor among what may be known. */
static void unknown_argument(struct reader *self, const struct tree *node, enum law_kind kind) {
    size_t n;
    const char *const *names = law_parameter_names(kind, &n);
    struct nearest nearest = {node->key, NULL, 0};
    for (size_t j = 0; j < n; j++) {
        nearest_offer(&nearest, names[j]);
    }
    for (size_t j = 0; j < KNOWN_MEMBERS; j++) {
        nearest_offer(&nearest, known_members[j].name);
    }
    nearest_offer(&nearest, "ci95");
    char own[128] = "";
    for (size_t j = 0; j < n; j++) {
        size_t used = strlen(own);
        snprintf(own + used, sizeof own - used, "%s%s", j == 0 ? "" : ", ", names[j]);
    }
    tree_key_problem(self->problems, node,
                     "found an unknown key, expected %s, or what is known: %s%s%s%s", own,
                     law_known_choices(kind), nearest.best == NULL ? "" : " (nearest known key: ",
                     nearest.best == NULL ? "" : nearest.best, nearest.best == NULL ? "" : ")");
}

static int read_known(struct reader *self, const struct tree *arguments,
                      const struct parameter *parameter, enum law_kind kind, struct law *law) {
    struct law_known known = law_known_nothing();
    int code = 0;
    for (size_t i = 0; i < arguments->n; i++) {
        const struct tree *node = arguments->items[i];
        size_t j = 0;
        while (j < KNOWN_MEMBERS && strcmp(known_members[j].name, node->key) != 0) {
            j++;
        }
        if (strcmp(node->key, "ci95") == 0) {
            code |= read_ci95(self, node, parameter, &known);
        } else if (j < KNOWN_MEMBERS) {
            double value = NAN;
            code |= argument(self, node, parameter, &value);
            memcpy((char *)&known + known_members[j].offset, &value, sizeof value);
        } else {
            unknown_argument(self, node, kind);
            code = -1;
        }
    }
    struct error error = {0};
    if (code == 0 && law_from_known(law, kind, &known, &error) != 0) {
        tree_problem(self->problems, arguments,
                     "found an impossible law, expected a possible one: "
                     "%s",
                     error.text);
        code = -1;
    }
    return code == 0 ? 0 : -1;
}

/* ------------------------------------------------------------------ lists of values */

/* Numbers of a list; NULL with a problem. */
static double *numbers(struct reader *self, const struct tree *list,
                       const struct parameter *parameter) {
    if (reader_list(self, list) == NULL) {
        return NULL;
    }
    double *values = reader_array(self, list->n, sizeof *values);
    int code = values == NULL ? -1 : 0;
    for (size_t i = 0; i < list->n && values != NULL; i++) {
        code |= argument(self, list->items[i], parameter, &values[i]);
    }
    if (code != 0) {
        free(values);
        return NULL;
    }
    return values;
}

static int from_values(struct reader *self, const struct tree *node, enum law_kind kind, size_t n,
                       const double *values, const double *weights, struct law *law) {
    struct error error = {0};
    int code = law_discrete(law, kind, n, values, weights, &error);
    if (code == FONDSIM_NO_MEMORY) {
        self->no_memory = 1;
    } else if (code != FONDSIM_OK) {
        tree_problem(self->problems, node, "found an impossible law, expected a possible one: %s",
                     error.text);
    }
    return code == FONDSIM_OK ? 0 : -1;
}

/* {csv: file, column: name} */
static int read_column(struct reader *self, const struct tree *node,
                       const struct parameter *parameter, struct law *law) {
    static const char *const words[] = {"csv", "column", NULL};
    const struct tree *file = tree_find(node, "csv"), *column = tree_find(node, "column");
    double *values = NULL;
    int code = -1;
    reader_keys(self, node, words, NULL, NULL);
    if (column == NULL) {
        tree_missing(self->problems, node, "column", "the name of a column");
        return -1;
    }
    const char *name = reader_text(self, column, "the name of a column");
    if (name == NULL || reader_text(self, file, "the name of a CSV file") == NULL) {
        return -1;
    }
    const struct csv *csv = tables_open(self, file);
    if (csv == NULL) {
        return -1;
    }
    long index = csv_column(self, csv, column);
    values = reader_array(self, csv->n_rows, sizeof *values);
    if (index >= 0 && values != NULL &&
        csv_numbers(self, csv, (size_t)index, parameter->lower, parameter->upper, values) == 0) {
        code = from_values(self, node, LAW_EMPIRICAL, csv->n_rows, values, NULL, law);
    }
    free(values);
    return code;
}

/* {values: [...], cumulated: [...]}: as used_scenario.yaml gives a law back, to the bit. */
static int read_cumulated(struct reader *self, const struct tree *node, enum law_kind kind,
                          size_t n, double **values, double **cumulated, struct law *law) {
    struct error error = {0};
    law->kind = kind;
    law->n = n;
    law->values = *values;
    law->cumulated = *cumulated;
    *values = NULL; /* they are the law's now */
    *cumulated = NULL;
    if (law_check(law, &error) != 0) {
        tree_problem(self->problems, node, "found an impossible law, expected a possible one: %s",
                     error.text);
        return -1;
    }
    return 0;
}

static int read_lists(struct reader *self, const struct tree *node,
                      const struct parameter *parameter, enum law_kind kind, struct law *law) {
    static const char *const words[] = {"values", "weights", "cumulated", NULL};
    static const struct parameter pure = {.key = "weight", .unit = "1"};
    const struct tree *list = tree_find(node, "values"), *weight = tree_find(node, "weights");
    const struct tree *sums = tree_find(node, "cumulated");
    double *values = NULL, *weights = NULL;
    int code = -1;
    reader_keys(self, node, words, NULL, NULL);
    if (list == NULL) {
        tree_missing(self->problems, node, "values", "a list of numbers");
        return -1;
    }
    const struct tree *second = sums == NULL ? weight : sums;
    values = numbers(self, list, parameter);
    weights = second == NULL ? NULL : numbers(self, second, &pure);
    if (values == NULL || (second != NULL && weights == NULL)) {
        goto out;
    }
    if (second != NULL && second->n != list->n) {
        tree_problem(self->problems, second, "found %zu numbers, expected %zu: one for each value",
                     second->n, list->n);
        goto out;
    }
    code = sums == NULL ? from_values(self, node, kind, list->n, values, weights, law)
                        : read_cumulated(self, node, kind, list->n, &values, &weights, law);
out:
    free(values);
    free(weights);
    return code;
}

static int read_values(struct reader *self, const struct tree *node,
                       const struct parameter *parameter, enum law_kind kind, struct law *law) {
    if (kind == LAW_EMPIRICAL && tree_find(node, "csv") != NULL) {
        return read_column(self, node, parameter, law);
    }
    if (node->kind == TREE_MAP) {
        return read_lists(self, node, parameter, kind, law);
    }
    double *values = numbers(self, node, parameter);
    if (values == NULL) {
        return -1;
    }
    int code = from_values(self, node, kind, node->n, values, NULL, law);
    free(values);
    return code;
}

/* ------------------------------------------------------------------ all */

int law_read(struct reader *self, const struct tree *node, const struct parameter *parameter,
             struct law *law) {
    enum law_kind kind = (enum law_kind)law_kind_of(node->key);
    size_t n;
    char shown[SHOWN_SIZE];
    law_parameter_names(kind, &n);
    memset(law, 0, sizeof *law);
    law->kind = kind;
    if (kind == LAW_DISCRETE || kind == LAW_EMPIRICAL) {
        return read_values(self, node, parameter, kind, law);
    }
    if (node->kind == TREE_SCALAR && n == 1) { /* {poisson: 3} */
        struct error error = {0};
        if (argument(self, node, parameter, &law->p[0]) != 0) {
            return -1;
        }
        if (law_check(law, &error) != 0) {
            tree_problem(self->problems, node,
                         "found an impossible law, expected a possible one: %s", error.text);
            return -1;
        }
        return 0;
    }
    if (node->kind != TREE_MAP) {
        tree_problem(self->problems, node,
                     "found %s, expected the parameters of the law: {%s: ...}",
                     tree_shown(node, shown), law_known_choices(kind));
        return -1;
    }
    return is_own(kind, node) ? read_own(self, node, parameter, law)
                              : read_known(self, node, parameter, kind, law);
}
