/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One value of a parameter: plain, a law, or with its unit, status, source and note. Knows no part
 * of a scenario. */
#include <math.h>
#include <string.h>

#include "scenarios/nearest.h"
#include "scenarios/number.h"
#include "scenarios/reader.h"

static void append(char *text, size_t size, const char *piece) {
    size_t used = strlen(text);
    if (used + 1 < size) {
        snprintf(text + used, size - used, "%s", piece);
    }
}

const char *value_expected(const struct parameter *parameter, char *text, size_t size) {
    char bounds[96] = "";
    double lower = parameter->lower, upper = parameter->upper;
    text[0] = '\0';
    if (parameter->kind == PARAMETER_FLAG) {
        append(text, size, "yes or no");
        return text;
    }
    if (parameter->kind == PARAMETER_CHOICE) {
        append(text, size, "one of ");
        for (size_t i = 0; parameter->choices[i] != NULL; i++) {
            append(text, size, i == 0 ? "" : ", ");
            append(text, size, parameter->choices[i]);
        }
        return text;
    }
    if (isfinite(lower) && isfinite(upper)) {
        snprintf(bounds, sizeof bounds, " from %.10g to %.10g", lower, upper);
    } else if (isfinite(lower)) {
        snprintf(bounds, sizeof bounds, " of at least %.10g", lower);
    } else if (isfinite(upper)) {
        snprintf(bounds, sizeof bounds, " of at most %.10g", upper);
    }
    append(text, size, parameter->kind == PARAMETER_INTEGER ? "a whole number [" : "a number [");
    append(text, size, parameter->unit);
    append(text, size, "]");
    append(text, size, bounds);
    return text;
}

int value_number(const struct parameter *parameter, const char *text, double *value,
                 const char **why) {
    return strcmp(parameter->unit, "year") == 0 ? number_parse_duration(text, value, why)
                                                : number_parse(text, value, why);
}

/* ------------------------------------------------------------------ what is said of a value */

static int read_status(struct reader *self, const struct tree *node,
                       enum assumption_status *status) {
    static const char *const words[] = {"sourced", "inferred", "prior", "choice", NULL};
    int index = reader_word(self, node, words);
    if (index >= 0) {
        *status = (enum assumption_status)index;
    }
    return index;
}

static void check_unit(struct reader *self, const struct tree *node,
                       const struct parameter *parameter) {
    const char *expected = parameter == NULL ? "EUR" : parameter->unit;
    const char *text = reader_text(self, node, "a unit");
    if (text == NULL) {
        return;
    }
    int good = parameter == NULL ? unit_same(text, "EUR") || unit_same(text, "EUR/year")
                                 : unit_matches(parameter, text);
    if (!good) {
        char shown[SHOWN_SIZE];
        tree_problem(self->problems, node, "found the unit %s, expected %s",
                     problems_shown(text, shown), expected);
    }
}

const struct tree *value_annotation(struct reader *self, const struct tree *node,
                                    const struct parameter *parameter,
                                    enum assumption_status fallback,
                                    struct annotation *annotation) {
    static const char *const words[] = {"value", "unit", "status", "source", "note", NULL};
    *annotation = (struct annotation){fallback, NULL, NULL};
    if (node->kind != TREE_MAP || tree_find(node, "value") == NULL) {
        return node;
    }
    reader_keys(self, node, words, NULL, NULL);
    const struct tree *unit = tree_find(node, "unit"), *status = tree_find(node, "status");
    const struct tree *source = tree_find(node, "source"), *note = tree_find(node, "note");
    if (unit != NULL) {
        check_unit(self, unit, parameter);
    }
    if (source != NULL) {
        annotation->source = reader_copy(self, reader_text(self, source, "a text"));
    }
    if (note != NULL) {
        annotation->note = reader_copy(self, reader_text(self, note, "a text"));
    }
    if (status != NULL && read_status(self, status, &annotation->status) >= 0 && source == NULL &&
        (annotation->status == STATUS_SOURCED || annotation->status == STATUS_INFERRED)) {
        tree_problem(self->problems, status, "found %s without source, expected its source too",
                     status->text);
    }
    return tree_find(node, "value");
}

/* ------------------------------------------------------------------ values */

static int refuse(struct reader *self, const struct tree *node, const struct parameter *parameter,
                  const char *hint) {
    char shown[SHOWN_SIZE], expected[256];
    tree_problem(self->problems, node, "found %s, expected %s%s", tree_shown(node, shown),
                 value_expected(parameter, expected, sizeof expected), hint);
    return -1;
}

static int read_flag(struct reader *self, const struct tree *node,
                     const struct parameter *parameter, double *value) {
    static const char *const words[] = {"no", "yes", "false", "true", NULL};
    for (int i = 0; node->kind == TREE_SCALAR && words[i] != NULL; i++) {
        if (strcmp(words[i], node->text) == 0) {
            *value = i % 2;
            return 0;
        }
    }
    return refuse(self, node, parameter, node->kind == TREE_MAP ? " (a choice takes no law)" : "");
}

static int read_choice(struct reader *self, const struct tree *node,
                       const struct parameter *parameter, double *value) {
    if (node->kind != TREE_SCALAR) {
        return refuse(self, node, parameter, " (a choice takes no law)");
    }
    int index = reader_word(self, node, parameter->choices);
    *value = index;
    return index < 0 ? -1 : 0;
}

static int read_plain(struct reader *self, const struct tree *node,
                      const struct parameter *parameter, double *value) {
    char hint[160];
    const char *why = NULL;
    if (tree_is_nothing(node) || value_number(parameter, node->text, value, &why) != 0) {
        int says_more = why != NULL && strcmp(why, "a number") != 0;
        snprintf(hint, sizeof hint, "%s%s", says_more ? ": " : "", says_more ? why : "");
        return refuse(self, node, parameter, hint);
    }
    if (*value < parameter->lower || *value > parameter->upper ||
        (parameter->kind == PARAMETER_INTEGER && *value != floor(*value))) {
        return refuse(self, node, parameter, "");
    }
    return 0;
}

/* A law is judged by the values that a draw can give: uniforms are at least 2^-60 (a stratum of 32,
 * 52 bits inside it) away from 0 and 2^-53 from 1. */
static int check_bounds(struct reader *self, const struct tree *node,
                        const struct parameter *parameter, const struct law *law) {
    double lower = law_quantile(law, 0x1p-60), upper = law_quantile(law, 1 - 0x1p-53);
    char expected[256], text[160];
    if (lower >= parameter->lower && upper <= parameter->upper) {
        return 0;
    }
    law_print(law, text, sizeof text);
    tree_problem(self->problems, node,
                 "found %s, which can give %.4g to %.4g, expected each value to be %s%s", text,
                 lower, upper, value_expected(parameter, expected, sizeof expected),
                 law->kind == LAW_NORMAL ? " (truncated_normal has bounds)" : "");
    return -1;
}

/* A mapping that is no law: the most useful thing to say of it. */
static int refuse_map(struct reader *self, const struct tree *node,
                      const struct parameter *parameter) {
    static const char *const known[] = {"mean", "sd",  "mode", "min",  "max",
                                        "p5",   "p50", "p95",  "ci95", NULL};
    if (node->n == 0) {
        return refuse(self, node, parameter, "");
    }
    const char *key = node->items[0]->key;
    for (size_t i = 0; known[i] != NULL; i++) {
        if (strcmp(known[i], key) == 0) {
            tree_problem(self->problems, node,
                         "found what is known (%s) without its law, expected the law's name too: "
                         "{lognormal: {p5: 10, p95: 40}}",
                         key);
            return -1;
        }
    }
    if (strcmp(key, "dirichlet") == 0) {
        tree_problem(self->problems, node,
                     "found dirichlet, expected the law of one number (dirichlet is for the "
                     "shares in `maturity` of a cohort)");
        return -1;
    }
    struct nearest nearest = {key, NULL, 0};
    for (int kind = 0; kind < LAW_KINDS; kind++) {
        nearest_offer(&nearest, law_name((enum law_kind)kind));
    }
    char shown[SHOWN_SIZE];
    tree_key_problem(self->problems, node->items[0], "found %s, expected a law or value%s%s%s",
                     problems_shown(key, shown),
                     nearest.best == NULL ? "" : " (nearest known law: ",
                     nearest.best == NULL ? "" : nearest.best, nearest.best == NULL ? "" : ")");
    return -1;
}

int value_read(struct reader *self, const struct tree *node, const struct parameter *parameter,
               struct law *law) {
    double value = 0;
    int code;
    memset(law, 0, sizeof *law);
    if (parameter->kind == PARAMETER_FLAG) {
        code = read_flag(self, node, parameter, &value);
    } else if (parameter->kind == PARAMETER_CHOICE) {
        code = read_choice(self, node, parameter, &value);
    } else if (node->kind == TREE_SCALAR) {
        code = read_plain(self, node, parameter, &value);
    } else if (node->kind == TREE_LIST) {
        return refuse(self, node, parameter, " (a list of values is {empirical: [...]})");
    } else if (node->n == 1 && law_kind_of(node->items[0]->key) >= 0) {
        code = law_read(self, node->items[0], parameter, law);
        if (code == 0) {
            code = check_bounds(self, node, parameter, law);
        }
        if (code != 0) {
            law_free(law);
        }
        return code;
    } else {
        return refuse_map(self, node, parameter);
    }
    if (code == 0) {
        law->kind = LAW_FIXED;
        law->p[0] = value;
    }
    return code;
}
