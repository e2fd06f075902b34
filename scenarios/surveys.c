/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Planned surveys: what they would measure, on whom, how well, when and at what cost. Knows no
 * value of information. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/keys.h"
#include "scenarios/reader.h"

enum { MOST_UNITS = 65535 };

/* Prefix of the outcomes that count the ecosystems of a level, in the order of levels. */
static const char level_prefix[] = "ecosystems_";

/* ------------------------------------------------------------------ target */

/* An assumption's path has a dot, an outcome's key none. */
static void read_target(struct reader *self, const struct tree *item, struct survey *survey) {
    const struct tree *node = tree_find(item, "target");
    survey->assumption = -1;
    survey->level = -1;
    if (node == NULL) {
        tree_missing(self->problems, item, "target",
                     "the path of a parameter, or ecosystems_<level>");
        return;
    }
    const char *text = reader_text(self, node, "the path of a parameter, or ecosystems_<level>");
    if (text == NULL) {
        return;
    }
    if (strchr(text, '.') != NULL) {
        survey->assumption = assumption_uncertain(self, node);
        text = survey->assumption < 0 ? text : self->out->assumptions[survey->assumption].path;
    }
    survey->target = reader_copy(self, text);
}

/* Unit of the target; NULL when it is not known. */
static const char *target_unit(const struct reader *self, const struct survey *survey) {
    if (survey->assumption >= 0) {
        return self->out->assumptions[survey->assumption].parameter->unit;
    }
    return survey->target == NULL || strchr(survey->target, '.') != NULL ? NULL : "share";
}

/* ------------------------------------------------------------------ how well it measures */

/* A number in the unit of the target; NaN without one. */
static void read_measure(struct reader *self, const struct tree *item, const char *key,
                         const char *unit, double upper, struct stated *out) {
    const struct parameter measure = {.key = key,
                                      .kind = PARAMETER_NUMBER,
                                      .unit = unit == NULL ? "1" : unit,
                                      .lower = 0,
                                      .upper = upper};
    *out = (struct stated){NAN, STATUS_PRIOR, 1, NULL, NULL};
    if (tree_find(item, key) != NULL) {
        stated_read(self, item, &measure, STATUS_PRIOR, out);
    }
}

static void refuse(struct reader *self, const struct tree *item, const char *key, const char *why) {
    const struct tree *node = tree_find(item, key);
    if (node != NULL) {
        tree_key_problem(self->problems, node, "found %s", why);
    }
}

/* An observation is a yes or a no, or a number with noise; each way has its own keys. */
static void check_measure(struct reader *self, const struct tree *item, struct survey *survey) {
    const char *unit = target_unit(self, survey);
    int is_level = survey->assumption < 0;
    int is_share = unit != NULL && (strcmp(unit, "share") == 0 || strcmp(unit, "1/year") == 0);
    int is_number = tree_find(item, "noise") != NULL;
    int is_biased = survey->design == SURVEY_BEFORE_AFTER || survey->design == SURVEY_MATCHED;
    if (unit == NULL) {
        return; /* the target is complained of */
    }
    if (is_number && is_level) {
        refuse(self, item, "noise", "noise for a level, expected none: one is at a level or not");
    } else if (is_number) {
        refuse(self, item, "misclassified",
               "misclassified beside noise, expected one of them: noise is of numbers");
        refuse(self, item, "baseline",
               "baseline beside noise, expected one of them: noise is of numbers");
        survey->misclassified.value = 0;
    } else if (!is_share) {
        char expected[160];
        snprintf(expected, sizeof expected, "the sd of one observation [%s]", unit);
        tree_missing(self->problems, item, "noise", expected);
    } else if (survey->design == SURVEY_ONCE) {
        refuse(self, item, "baseline", "baseline in a survey made once, expected none");
    } else if (!is_level && tree_find(item, "baseline") == NULL) {
        tree_missing(self->problems, item, "baseline",
                     "the share without the funds, or before, from 0 to 1");
    }
    if (!is_biased) {
        refuse(self, item, "confounding",
               "confounding, expected none: only before_after and matched are biased");
        survey->confounding.value = 0;
    } else if (tree_find(item, "confounding") == NULL) {
        char expected[160];
        snprintf(expected, sizeof expected, "the sd of the bias of this design [%s]", unit);
        tree_missing(self->problems, item, "confounding", expected);
    }
}

/* ------------------------------------------------------------------ on whom */

static void read_population(struct reader *self, const struct tree *item, struct survey *survey) {
    const struct tree *node = tree_find(item, "population");
    long units = 0;
    for (int c = 0; c < self->out->n_cohorts; c++) {
        units += (long)self->out->cohorts[c].n;
    }
    units = units < MOST_UNITS ? units : MOST_UNITS;
    if (node != NULL) {
        reader_integer(self, node, 1, MOST_UNITS, &units);
    }
    survey->population = (int)units;
}

/* One number or an ascending list. */
static void read_sizes(struct reader *self, const struct tree *item, struct survey *survey) {
    const struct tree *node = tree_find(item, "n");
    int groups = survey->design == SURVEY_MATCHED || survey->design == SURVEY_LOTTERY ? 2 : 1;
    if (node == NULL) {
        tree_missing(self->problems, item, "n", "numbers of units asked");
        return;
    }
    size_t n = node->kind == TREE_LIST ? node->n : 1;
    if (n == 0 || n > MAX_SURVEY_SIZES) {
        tree_problem(self->problems, node, "found %zu numbers, expected 1 to %d", n,
                     MAX_SURVEY_SIZES);
        return;
    }
    survey->sizes = reader_array(self, n, sizeof *survey->sizes);
    for (size_t i = 0; survey->sizes != NULL && i < n; i++) {
        const struct tree *one = node->kind == TREE_LIST ? node->items[i] : node;
        long size;
        if (reader_integer(self, one, groups, survey->population, &size) != 0) {
            return;
        }
        if (i > 0 && size <= survey->sizes[i - 1]) {
            tree_problem(self->problems, one, "found %ld, expected numbers in ascending order",
                         size);
            return;
        }
        survey->sizes[survey->n_sizes++] = (int)size;
    }
}

/* ------------------------------------------------------------------ a survey */

/* 0, or -1 with a problem. */
static int read_design(struct reader *self, const struct tree *item, struct survey *survey) {
    static const char *const designs[] = {"once", "before_after", "matched", "lottery", NULL};
    const struct tree *node = tree_find(item, "design");
    int index = node == NULL ? 0 : reader_word(self, node, designs);
    survey->design = index < 0 ? SURVEY_ONCE : (enum survey_design)index;
    return index < 0 ? -1 : 0;
}

static void read_numbers(struct reader *self, const struct tree *item, struct survey *survey) {
    struct stated *const into[N_STATED_SURVEY] = {[STATED_NON_RESPONSE] = &survey->non_response,
                                                  [STATED_MISCLASSIFIED] = &survey->misclassified,
                                                  [STATED_DELAY] = &survey->delay,
                                                  [STATED_COST] = &survey->cost,
                                                  [STATED_FIXED_COST] = &survey->fixed_cost};
    const char *unit = target_unit(self, survey);
    for (size_t j = 0; j < survey_table.n; j++) {
        stated_read(self, item, &survey_table.parameters[j], STATUS_PRIOR, into[j]);
    }
    read_measure(self, item, "noise", unit, 1e12, &survey->noise);
    read_measure(self, item, "baseline", "share", 1, &survey->baseline);
    read_measure(self, item, "confounding", unit, 1e12, &survey->confounding);
}

static void read_survey(struct reader *self, const struct tree *item, struct names *names) {
    static const char *const words[] = {"name",   "title",    "target",   "population",
                                        "n",      "noise",    "baseline", "confounding",
                                        "design", "decision", NULL};
    struct decision *decision = &self->out->decision;
    const char *name = reader_item_name(self, item, 0, names, MAX_SURVEYS);
    if (name == NULL) {
        return;
    }
    struct survey *survey = &decision->surveys[decision->n_surveys++];
    const struct tree *open = tree_find(item, "decision");
    reader_keys(self, item, words, &survey_table, NULL);
    survey->name = reader_copy(self, name);
    reader_label(self, tree_find(item, "title"), name, &survey->label);
    read_target(self, item, survey);
    int is_known = read_design(self, item, survey) == 0;
    read_population(self, item, survey);
    read_sizes(self, item, survey);
    read_numbers(self, item, survey);
    if (is_known) {
        check_measure(self, item, survey);
    }
    if (open == NULL) {
        tree_missing(self->problems, item, "decision",
                     "the decision that is still open when the answer comes");
    } else {
        survey->open = reader_copy(self, reader_text(self, open, "a text"));
    }
}

void surveys_read(struct reader *self) {
    struct decision *decision = &self->out->decision;
    const struct tree *node = tree_find(self->root, "surveys");
    const struct tree *list = tree_is_nothing(node) ? NULL : reader_list(self, node);
    struct names names = {.what = "survey"};
    if (list == NULL) {
        return;
    }
    decision->surveys = reader_array(self, MAX_SURVEYS, sizeof *decision->surveys);
    for (size_t i = 0; decision->surveys != NULL && i < list->n; i++) {
        read_survey(self, list->items[i], &names);
    }
}

/* ------------------------------------------------------------------ with the catalogue */

void surveys_check(struct reader *self, const struct catalogue *catalogue) {
    struct decision *decision = &self->out->decision;
    const struct tree *list = tree_find(self->root, "surveys");
    for (int i = 0; i < decision->n_surveys; i++) {
        struct survey *survey = &decision->surveys[i];
        if (survey->assumption >= 0) {
            continue;
        }
        const struct tree *node = tree_find(list->items[i], "target");
        int index = outcome_find(self, catalogue, node, survey->target), level = 0;
        char shown[SHOWN_SIZE];
        if (index < 0) {
            continue;
        }
        if (strncmp(survey->target, level_prefix, strlen(level_prefix)) != 0) {
            tree_problem(self->problems, node,
                         "found %s, expected the path of a parameter, or ecosystems_<level>: of "
                         "outcomes only levels are asked about",
                         problems_shown(survey->target, shown));
            continue;
        }
        for (int k = 0; k < index; k++) {
            level += strncmp(catalogue->outcomes[k].key, level_prefix, strlen(level_prefix)) == 0;
        }
        survey->level = level;
    }
}
