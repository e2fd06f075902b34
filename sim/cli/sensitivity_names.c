/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From names on the command line to indices. Never reads a file. */
#include "sim/cli/sensitivity_names.h"

#include <stdlib.h>
#include <string.h>

#include "scenarios/nearest.h"
#include "scenarios/problems.h"

/* FONDSIM_USAGE: "--outcome poeple: no such outcome (nearest known: "people")". */
static int unknown(const char *option, const char *what, const struct nearest *nearest,
                   struct error *error) {
    char name[SHOWN_SIZE], best[SHOWN_SIZE];
    problems_shown(nearest->word, name);
    if (nearest->best == NULL) {
        return error_set(error, FONDSIM_USAGE, "%s %s: no such %s", option, name, what);
    }
    return error_set(error, FONDSIM_USAGE, "%s %s: no such %s (nearest known: %s)", option, name,
                     what, problems_shown(nearest->best, best));
}

int names_portfolio(const struct scenario *scenario, const char *option, const char *name,
                    int *portfolio, struct error *error) {
    struct nearest nearest = {.word = name};
    *portfolio = -1;
    for (int p = 0; name != NULL && p < scenario->n_portfolios; p++) {
        nearest_offer(&nearest, scenario->portfolios[p].name);
        *portfolio = strcmp(scenario->portfolios[p].name, name) == 0 ? p : *portfolio;
    }
    return name == NULL || *portfolio >= 0 ? 0 : unknown(option, "portfolio", &nearest, error);
}

int names_outcomes(const struct catalogue *catalogue, const struct option_list *list, int *outcomes,
                   size_t *n, struct error *error) {
    *n = 0;
    for (size_t i = 0; i < list->n; i++) {
        int found = catalogue_find(catalogue, list->values[i]), known = 0;
        struct nearest nearest = {.word = list->values[i]};
        for (size_t k = 0; found < 0 && k < catalogue->n; k++) {
            nearest_offer(&nearest, catalogue->outcomes[k].key);
        }
        if (found < 0) {
            return unknown("--outcome", "outcome", &nearest, error);
        }
        for (size_t k = 0; k < *n; k++) {
            known |= outcomes[k] == found;
        }
        if (!known) {
            outcomes[(*n)++] = found;
        }
    }
    return 0;
}

/* 1 when the path is this one, or in the section of this name; `from` a prefix that is left out. */
static int is_in(const char *path, const char *name, const char *from) {
    size_t skipped = strlen(from), length = strlen(name);
    if (length == 0 || strncmp(path, from, skipped) != 0 ||
        strncmp(path + skipped, name, length) != 0) {
        return 0;
    }
    return path[skipped + length] == '\0' || path[skipped + length] == '.';
}

/* As in scenarios, a fund's key stands for its section, unless a section has this name. */
static const char *prefix_of(const struct scenario *scenario, const char *name) {
    for (size_t j = 0; j < scenario->n_assumptions; j++) {
        if (is_in(scenario->assumptions[j].path, name, "")) {
            return "";
        }
    }
    return "instruments.";
}

/* The nearest of all paths and of the sections that they stand in. */
static int unknown_parameter(const struct scenario *scenario, const char *option, const char *name,
                             struct error *error) {
    struct nearest nearest = {.word = name};
    for (size_t j = 0; j < scenario->n_assumptions; j++) {
        nearest_offer(&nearest, scenario->assumptions[j].path);
    }
    for (size_t s = 0; s < scenario->n_sections; s++) {
        nearest_offer(&nearest, scenario->sections[s].path);
    }
    return unknown(option, "parameter or section", &nearest, error);
}

/* Adds what varies under a name; FONDSIM_USAGE when there is nothing. */
static int add(const struct scenario *scenario, const char *option, const char *name,
               size_t *parameters, size_t *n, struct error *error) {
    const char *from = prefix_of(scenario, name);
    size_t found = 0, varying = 0;
    for (size_t j = 0; j < scenario->n_assumptions; j++) {
        const struct assumption *assumption = &scenario->assumptions[j];
        int is_under = is_in(assumption->path, name, from), known = 0;
        int varies = is_under && !law_is_constant(&assumption->law);
        found += (size_t)is_under;
        varying += (size_t)varies;
        for (size_t k = 0; varies && k < *n; k++) {
            known |= parameters[k] == j;
        }
        if (varies && !known) {
            parameters[(*n)++] = j;
        }
    }
    if (found == 0) {
        return unknown_parameter(scenario, option, name, error);
    }
    return varying > 0 ? 0
                       : error_set(error, FONDSIM_USAGE,
                                   "%s %s: constant, there is nothing to vary", option, name);
}

int names_parameters(const struct scenario *scenario, const struct option_list *list,
                     size_t *parameters, size_t *n, struct error *error) {
    int status = 0;
    *n = 0;
    for (size_t i = 0; status == 0 && i < list->n; i++) {
        status = add(scenario, "--parameter", list->values[i], parameters, n, error);
    }
    return status;
}

int names_pair(const struct scenario *scenario, const char *text, size_t pair[2],
               struct error *error) {
    const char *comma = strchr(text, ',');
    size_t room = scenario->n_assumptions + 1, n[2] = {0, 0};
    size_t *found = calloc(2 * room, sizeof *found);
    char *first = strdup(text);
    int status = 0;
    if (found == NULL || first == NULL) {
        status = error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    } else if (comma == NULL || strchr(comma + 1, ',') != NULL) {
        status = error_set(error, FONDSIM_USAGE, "--two-way %s: expected PATH1,PATH2", text);
    } else {
        first[comma - text] = '\0';
        status = add(scenario, "--two-way", first, found, &n[0], error);
        status =
            status < 0 ? status : add(scenario, "--two-way", comma + 1, found + room, &n[1], error);
    }
    if (status == 0 && (n[0] != 1 || n[1] != 1 || found[0] == found[room])) {
        status = error_set(error, FONDSIM_USAGE,
                           "--two-way %s: expected two different parameters, not sections", text);
    }
    for (size_t k = 0; status == 0 && k < 2; k++) {
        pair[k] = found[k * room];
    }
    free(found);
    free(first);
    return status;
}
