/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time: the grid of steps, and dates as steps on it. Dates that begin something are the first day
 * written, dates that end or observe the last one (models/README.md, Calendar). */
#include <stdlib.h>
#include <string.h>

#include "scenarios/number.h"
#include "scenarios/reader.h"

static const char *const step_words[] = {"year", "semester", "quarter", "month", NULL};
static const int step_counts[] = {1, 2, 4, 12};

/* Year and month (0: whole year) of a node; 0 or -1 with a problem. */
static int read_date(struct reader *self, const struct tree *node, int *year, int *month) {
    char shown[SHOWN_SIZE];
    if (node->kind == TREE_SCALAR && number_parse_date(node->text, year, month) == 0) {
        return 0;
    }
    tree_problem(self->problems, node,
                 "found %s, expected a date from 1900 to 2500 (2026, 2026-03)",
                 tree_shown(node, shown));
    return -1;
}

/* Months from the start of the grid to an instant; on_step: it must fall between two steps. -1 with
 * a problem when it does not, or is outside [0, months of the grid]. */
static int place(struct reader *self, const struct tree *node, int months, int on_step, int *step) {
    const struct time_grid *time = &self->out->time;
    char shown[SHOWN_SIZE];
    if (months < 0 || months > 12 * time->n_years) {
        tree_problem(self->problems, node, "found %s, expected a date inside the horizon, %d to %d",
                     tree_shown(node, shown), time->start_year,
                     time->start_year + time->n_years - 1);
        return -1;
    }
    int per_step = 12 / time->steps_per_year;
    if (on_step && months % per_step != 0) {
        tree_problem(self->problems, node,
                     "found %s, expected a date on a step (a step is %d months)",
                     tree_shown(node, shown), per_step);
        return -1;
    }
    *step = months / per_step;
    return 0;
}

int date_begin(struct reader *self, const struct tree *node, int *step) {
    int year, month, found;
    if (read_date(self, node, &year, &month) != 0) {
        return -1;
    }
    int months = 12 * (year - self->out->time.start_year) + (month == 0 ? 0 : month - 1);
    /* what begins at the end of the horizon would never act */
    int outside = months == 12 * self->out->time.n_years;
    if (place(self, node, outside ? -1 : months, 1, &found) != 0) {
        return -1;
    }
    *step = found;
    return 0;
}

int date_end(struct reader *self, const struct tree *node, int *step) {
    int year, month, found;
    if (read_date(self, node, &year, &month) != 0) {
        return -1;
    }
    int months = 12 * (year - self->out->time.start_year) + (month == 0 ? 12 : month);
    if (place(self, node, months < 1 ? -1 : months, 1, &found) != 0) {
        return -1;
    }
    *step = found - 1;
    return 0;
}

int date_inside(struct reader *self, const struct tree *node, int *step) {
    int year, month, found;
    if (read_date(self, node, &year, &month) != 0) {
        return -1;
    }
    int months = 12 * (year - self->out->time.start_year) + (month == 0 ? 0 : month - 1);
    int outside = months == 12 * self->out->time.n_years;
    if (place(self, node, outside ? -1 : months, 0, &found) != 0) {
        return -1;
    }
    *step = found;
    return 0;
}

int date_years(struct reader *self, const struct tree *item, int *first, int *last) {
    const struct time_grid *time = &self->out->time;
    char copy[16], shown[SHOWN_SIZE];
    int month;
    size_t n = strlen(item->key);
    int good = n == 4 || (n == 9 && item->key[4] == '-');
    if (good) {
        snprintf(copy, sizeof copy, "%.4s", item->key);
        good = number_parse_date(copy, first, &month) == 0;
        good = good && number_parse_date(item->key + n - 4, last, &month) == 0 && *first <= *last;
    }
    if (!good) {
        tree_key_problem(self->problems, item,
                         "found %s, expected a year or years (2027, 2027-2032)",
                         problems_shown(item->key, shown));
        return -1;
    }
    *first -= time->start_year;
    *last -= time->start_year;
    if (*first < 0 || *last >= time->n_years) {
        tree_key_problem(self->problems, item,
                         "found %s, expected years inside the horizon, %d to %d", item->key,
                         time->start_year, time->start_year + time->n_years - 1);
        return -1;
    }
    return 0;
}

/* ------------------------------------------------------------------ the section `time` */

/* Start and end: whole years. */
static void read_horizon(struct reader *self, const struct tree *map) {
    struct time_grid *time = &self->out->time;
    const struct tree *start = tree_find(map, "start"), *end = tree_find(map, "end");
    const struct tree *step = tree_find(map, "step");
    int month, last;
    time->start_year = 2000; /* while there are problems, something to go on with */
    time->n_years = 1;
    time->steps_per_year = 4;
    if (step != NULL) {
        int index = reader_word(self, step, step_words);
        time->steps_per_year = index < 0 ? 4 : step_counts[index];
    }
    if (start == NULL) {
        tree_missing(self->problems, map, "start", "a year");
    } else if (read_date(self, start, &time->start_year, &month) == 0 && month > 1) {
        tree_problem(self->problems, start, "found %s, expected the start of a year", start->text);
    }
    last = time->start_year;
    if (end == NULL) {
        tree_missing(self->problems, map, "end", "a year");
    } else if (read_date(self, end, &last, &month) == 0) {
        if (month != 0 && month != 12) {
            tree_problem(self->problems, end, "found %s, expected the end of a year", end->text);
        }
        if (start != NULL &&
            (last < time->start_year || last >= time->start_year + SCENARIO_MAX_YEARS)) {
            tree_problem(self->problems, end,
                         "found %s, expected a year from %d to %d (100 years at most)", end->text,
                         time->start_year, time->start_year + SCENARIO_MAX_YEARS - 1);
            end = NULL;
        }
    } else {
        end = NULL;
    }
    /* a wrong horizon is said once: then as long as can be, so that other dates are not outside */
    time->n_years = start == NULL || end == NULL ? SCENARIO_MAX_YEARS : last - time->start_year + 1;
    time->n_steps = time->n_years * time->steps_per_year;
}

static void read_decision(struct reader *self, const struct tree *node) {
    struct time_grid *time = &self->out->time;
    int year, month;
    time->decision_step = time->n_steps;
    if (node == NULL || read_date(self, node, &year, &month) != 0) {
        return;
    }
    self->decision = 1;
    if (month > 1) {
        tree_problem(self->problems, node,
                     "found %s, expected the start of a year: budgets are by calendar year",
                     node->text);
        return;
    }
    date_begin(self, node, &time->decision_step);
}

static void read_reports(struct reader *self, const struct tree *list) {
    struct time_grid *time = &self->out->time;
    size_t n = list == NULL || list->n == 0 ? 1 : list->n;
    if (list != NULL && (list->n == 0 || list->n > MAX_REPORTS)) {
        tree_problem(self->problems, list, "found %zu dates, expected 1 to %d (a fixed limit)",
                     list->n, MAX_REPORTS);
        n = 1;
        list = NULL;
    }
    time->report_steps = reader_array(self, n, sizeof *time->report_steps);
    time->report_names = reader_array(self, n, sizeof *time->report_names);
    if (time->report_steps == NULL || time->report_names == NULL) {
        return;
    }
    time->n_reports = (int)n;
    if (list == NULL) {
        time->report_steps[0] = time->n_steps - 1;
        time->report_names[0] = reader_format(self, "%d", time->start_year + time->n_years - 1);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        const struct tree *item = list->items[i];
        if (date_end(self, item, &time->report_steps[i]) != 0) {
            time->report_steps[i] = i == 0 ? 0 : time->report_steps[i - 1] + 1;
            continue;
        }
        time->report_names[i] = reader_copy(self, item->text);
        if (i > 0 && time->report_steps[i] <= time->report_steps[i - 1]) {
            tree_problem(self->problems, item, "found %s, expected dates in ascending order",
                         item->text);
        }
    }
}

static void read_ages(struct reader *self, const struct tree *list) {
    static const double usual[] = {1.5, 3, 6, 10};
    struct time_grid *time = &self->out->time;
    size_t n = list == NULL ? 4 : list->n;
    if (n > MAX_AGES) {
        tree_problem(self->problems, list, "found %zu ages, expected at most %d (a fixed limit)", n,
                     MAX_AGES);
        return;
    }
    time->ages = reader_array(self, n, sizeof *time->ages);
    if (time->ages == NULL) {
        return;
    }
    time->n_ages = (int)n;
    for (size_t i = 0; i < n; i++) {
        if (list == NULL) {
            time->ages[i] = usual[i];
            continue;
        }
        const struct tree *item = list->items[i];
        const char *why = "a number of years";
        char shown[SHOWN_SIZE];
        if (item->kind != TREE_SCALAR ||
            number_parse_duration(item->text, &time->ages[i], &why) != 0) {
            tree_problem(self->problems, item, "found %s, expected %s", tree_shown(item, shown),
                         why);
        } else if (!(time->ages[i] > (i == 0 ? 0 : time->ages[i - 1])) ||
                   time->ages[i] > SCENARIO_MAX_YEARS) {
            tree_problem(self->problems, item,
                         "found %s, expected ages above 0 in ascending order, at most 100",
                         item->text);
        }
    }
}

void time_read(struct reader *self) {
    static const char *const words[] = {"start", "decision_date", "last_award", "end", "evaluation",
                                        "step",  "reports",       "ages",       NULL};
    struct time_grid *time = &self->out->time;
    const struct tree *node = tree_find(self->root, "time");
    const struct tree *map = reader_map(self, node);
    if (node == NULL) {
        tree_missing(self->problems, self->root, "time", "a mapping with start and end");
    }
    if (map == NULL) {
        static const struct time_grid one = {2000, 4, 4, 1, 4, 3, 3, 0, NULL, NULL, 0, NULL};
        *time = one;
        return;
    }
    reader_keys(self, map, words, NULL, NULL);
    read_horizon(self, map);
    read_decision(self, tree_find(map, "decision_date"));
    read_reports(self, reader_list(self, tree_find(map, "reports")));
    read_ages(self, reader_list(self, tree_find(map, "ages")));
    time->last_award_step = time->n_steps - 1;
    if (tree_find(map, "last_award") != NULL) {
        date_end(self, tree_find(map, "last_award"), &time->last_award_step);
    }
    time->evaluation_step = time->n_reports > 0 ? time->report_steps[0] : time->n_steps - 1;
    if (tree_find(map, "evaluation") != NULL) {
        date_end(self, tree_find(map, "evaluation"), &time->evaluation_step);
    }
}
