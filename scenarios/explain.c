/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Explanations of keys, made from the tables. Knows no scenario. */
#include "scenarios/explain.h"

#include <math.h>
#include <string.h>

#include "scenarios/keys.h"
#include "scenarios/nearest.h"
#include "scenarios/number.h"

/* Words of a path, separated by dots, from the last; at most a few matter. */
static const char *last_word(const char *path) {
    const char *dot = strrchr(path, '.');
    return dot == NULL ? path : dot + 1;
}

/* 1 when the words before the last may stand for this place: its own words or its model are among
 * them, or there is none. `instruments.engineering.ticket` fits instruments. */
static int fits(const char *path, const char *place, const char *model) {
    const char *last = last_word(path);
    size_t before = last == path ? 0 : (size_t)(last - path - 1);
    if (before == 0) {
        return 1;
    }
    char first[64];
    size_t n = strcspn(path, ".");
    snprintf(first, sizeof first, "%.*s", (int)(n < 63 ? n : 63), path);
    size_t length = strcspn(place, ".");
    int same = strlen(first) == length && strncmp(first, place, length) == 0;
    const char *dot = strchr(place, '.');
    if (same && dot != NULL) { /* projects.small, maturity.moves, cohorts.territories */
        same = strstr(path, dot + 1) != NULL;
    }
    return same || (model != NULL && strcmp(first, model) == 0);
}

static void print_bounds(const struct parameter *parameter, int french, FILE *stream) {
    if (parameter->kind == PARAMETER_FLAG) {
        fputs(french ? "  valeurs : yes, no\n" : "  values: yes, no\n", stream);
        return;
    }
    if (parameter->kind == PARAMETER_CHOICE) {
        fputs(french ? "  valeurs :" : "  values:", stream);
        for (size_t i = 0; parameter->choices[i] != NULL; i++) {
            fprintf(stream, "%s %s", i == 0 ? "" : ",", parameter->choices[i]);
        }
        fputc('\n', stream);
        return;
    }
    fprintf(stream, french ? "  unité : %s%s\n" : "  unit: %s%s\n", parameter->unit,
            parameter->kind != PARAMETER_INTEGER ? ""
            : french                             ? " (entier)"
                                                 : " (whole number)");
    fprintf(stream, french ? "  bornes : de %g à %g\n" : "  bounds: %g to %g\n", parameter->lower,
            parameter->upper);
}

static void default_text(const struct parameter *parameter, const char *none, char *text,
                         size_t size) {
    char room[NUMBER_SIZE];
    if (isnan(parameter->fallback)) {
        snprintf(text, size, "%s", none);
    } else if (parameter->kind == PARAMETER_FLAG) {
        snprintf(text, size, "%s", parameter->fallback != 0 ? "yes" : "no");
    } else if (parameter->kind == PARAMETER_CHOICE) {
        snprintf(text, size, "%s", parameter->choices[(size_t)parameter->fallback]);
    } else {
        snprintf(text, size, "%s", number_print(parameter->fallback, room));
    }
}

static void print_parameter(const struct table_place *place, const struct parameter *parameter,
                            int french, explain_citation *citation, FILE *stream) {
    char text[64];
    const char *owner = place->model != NULL ? place->model : place->table->name;
    fprintf(stream, "%s.%s (%s)\n  %s\n", place->place, parameter->key, owner,
            french ? parameter->fr : parameter->en);
    print_bounds(parameter, french, stream);
    default_text(parameter, french ? "aucun, la clé est obligatoire" : "none, the key is required",
                 text, sizeof text);
    fprintf(stream, french ? "  défaut : %s\n" : "  default: %s\n", text);
    if (!isnan(parameter->low)) {
        fprintf(stream,
                french ? "  intervalle publié (5-95 %%) : de %g à %g\n"
                       : "  published range (5-95 %%): %g to %g\n",
                parameter->low, parameter->high);
    }
    const char *cited = citation == NULL ? NULL : citation(parameter->reference);
    fprintf(stream, french ? "  référence : %s%s%s\n" : "  reference: %s%s%s\n",
            parameter->reference, cited == NULL ? "" : ". ", cited == NULL ? "" : cited);
}

static void print_key(const struct scenario_key *key, int french, FILE *stream) {
    fprintf(stream, "%s%s%s%s\n  %s\n", key->place, key->place[0] == '\0' ? "" : ".", key->key,
            !key->required ? ""
            : french       ? " (obligatoire)"
                           : " (required)",
            french ? key->fr : key->en);
    if (key->words != NULL) {
        fputs(french ? "  valeurs :" : "  values:", stream);
        for (size_t i = 0; key->words[i] != NULL; i++) {
            fprintf(stream, "%s %s", i == 0 ? "" : ",", key->words[i]);
        }
        fputc('\n', stream);
    }
}

/* A place or a model by its name: its keys, a line each. */
static int print_place(const char *name, int french, FILE *stream) {
    int found = 0;
    size_t n;
    const struct scenario_key *keys = scenario_keys(&n);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(keys[i].place, name) == 0 && name[0] != '\0') {
            fprintf(stream, "%s.%s: %s\n", name, keys[i].key, french ? keys[i].fr : keys[i].en);
            found++;
        }
    }
    for (size_t i = 0; i < scenario_places(); i++) {
        struct table_place place = scenario_place(i);
        const char *own = place.model != NULL ? place.model : place.place;
        for (size_t j = 0; place.table != NULL && strcmp(own, name) == 0 && j < place.table->n;
             j++) {
            const struct parameter *parameter = &place.table->parameters[j];
            fprintf(stream, "%s.%s [%s]: %s\n", name, parameter->key, parameter->unit,
                    french ? parameter->fr : parameter->en);
            found++;
        }
    }
    return found;
}

int explain_print(const char *key, int french, explain_citation *citation, FILE *stream,
                  const char **nearest) {
    struct nearest near = {last_word(key), NULL, 0};
    size_t n;
    const struct scenario_key *keys = scenario_keys(&n);
    int found = print_place(key, french, stream);
    for (size_t i = 0; i < n; i++) {
        nearest_offer(&near, keys[i].key);
        if (strcmp(keys[i].key, last_word(key)) == 0 && fits(key, keys[i].place, NULL)) {
            print_key(&keys[i], french, stream);
            found++;
        }
    }
    for (size_t i = 0; i < scenario_places(); i++) {
        struct table_place place = scenario_place(i);
        for (size_t j = 0; place.table != NULL && j < place.table->n; j++) {
            const struct parameter *parameter = &place.table->parameters[j];
            nearest_offer(&near, parameter->key);
            if (strcmp(parameter->key, last_word(key)) == 0 &&
                fits(key, place.place, place.model)) {
                print_parameter(&place, parameter, french, citation, stream);
                found++;
            }
        }
    }
    *nearest = found > 0 ? NULL : near.best;
    return found;
}

void explain_print_list(int french, FILE *stream) {
    size_t n;
    const struct scenario_key *keys = scenario_keys(&n);
    for (size_t i = 0; i < n; i++) {
        fprintf(stream, "%s%s%s: %s\n", keys[i].place, keys[i].place[0] == '\0' ? "" : ".",
                keys[i].key, french ? keys[i].fr : keys[i].en);
    }
    for (size_t i = 0; i < scenario_places(); i++) {
        struct table_place place = scenario_place(i);
        for (size_t j = 0; place.table != NULL && j < place.table->n; j++) {
            const struct parameter *parameter = &place.table->parameters[j];
            fprintf(stream, "%s.%s [%s]: %s\n", place.model == NULL ? place.place : place.model,
                    parameter->key, parameter->unit, french ? parameter->fr : parameter->en);
        }
    }
}

/* ------------------------------------------------------------------ the reference page */

static void page_number(double value, FILE *stream) {
    char room[NUMBER_SIZE];
    if (isinf(value)) {
        fputs(value > 0 ? "∞" : "-∞", stream);
    } else {
        fputs(number_print(value, room), stream);
    }
}

static void page_row(const struct parameter *parameter, FILE *stream) {
    char text[64];
    default_text(parameter, "required", text, sizeof text);
    fprintf(stream, "| `%s` | %s | ", parameter->key, parameter->en);
    if (parameter->kind == PARAMETER_CHOICE) {
        for (size_t i = 0; parameter->choices[i] != NULL; i++) {
            fprintf(stream, "%s%s", i == 0 ? "" : ", ", parameter->choices[i]);
        }
        fputs(" | ", stream);
    } else if (parameter->kind == PARAMETER_FLAG) {
        fputs("yes, no | ", stream);
    } else {
        fprintf(stream, "%s, ", parameter->unit);
        page_number(parameter->lower, stream);
        fputs(" to ", stream);
        page_number(parameter->upper, stream);
        fputs(" | ", stream);
    }
    fprintf(stream, "%s | ", text);
    if (!isnan(parameter->low)) {
        page_number(parameter->low, stream);
        fputs(" to ", stream);
        page_number(parameter->high, stream);
    }
    fprintf(stream, " | %s |\n", parameter->reference);
}

/* Citations that the page uses, once each, in order of first use. */
static void page_references(explain_citation *citation, FILE *stream) {
    const char *seen[64];
    size_t n = 0;
    fputs("\n## References\n\n", stream);
    for (size_t i = 0; i < scenario_places(); i++) {
        struct table_place place = scenario_place(i);
        for (size_t j = 0; !place.is_stated && place.table != NULL && j < place.table->n; j++) {
            const char *key = place.table->parameters[j].reference;
            size_t k = 0;
            while (k < n && strcmp(seen[k], key) != 0) {
                k++;
            }
            if (k < n || n == sizeof seen / sizeof seen[0]) {
                continue;
            }
            seen[n++] = key;
            const char *text = citation == NULL ? NULL : citation(key);
            fprintf(stream, "- %s: %s\n", key, text == NULL ? "" : text);
        }
    }
}

void explain_print_page(explain_citation *citation, FILE *stream) {
    fputs("<!-- SPDX-License-Identifier: GPL-3.0-or-later -->\n"
          "<!-- Made by `fondsim explain --markdown`: do not edit. -->\n"
          "# Parameters\n\nBounds are inclusive; published ranges are 5-95 %. `prior`: expert "
          "judgement, no source.\n",
          stream);
    for (size_t i = 0; i < scenario_places(); i++) {
        struct table_place place = scenario_place(i);
        if (place.table == NULL || place.table->n == 0 || place.is_stated) {
            continue; /* the page is of what models read */
        }
        fprintf(stream, "\n## %s: %s\n\n", place.model == NULL ? place.place : place.model,
                place.table->en);
        fputs("| key | meaning | unit, bounds | default | published range | reference |\n"
              "| --- | --- | --- | --- | --- | --- |\n",
              stream);
        for (size_t j = 0; j < place.table->n; j++) {
            page_row(&place.table->parameters[j], stream);
        }
    }
    page_references(citation, stream);
}
