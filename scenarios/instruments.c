/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Instruments: model, eligibility, envelopes, known awards and the parameters of their two tables.
 * Knows no model by name. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/nearest.h"
#include "scenarios/number.h"
#include "scenarios/reader.h"
#include "sim/core/random.h"

enum { MAX_AWARDS_A_YEAR = 100000 };
static const double max_envelope = 1e12; /* [EUR]: cents stay far inside 64 bits */

/* For models without parameters of their own. */
static const struct parameter_table no_parameters = {"no parameters", "aucun paramètre",
                                                     "no parameters", NULL, 0};

struct names names_instruments(const struct reader *self) {
    struct names names = {.what = "instrument", .n = self->out->n_instruments};
    for (int i = 0; i < names.n; i++) {
        names.items[i] = self->out->instruments[i].key;
    }
    return names;
}

/* Index of the model that `model` names, or -1 with a problem. */
static int read_model(struct reader *self, const struct tree *map) {
    size_t n;
    const struct fund_model *const *models = fund_models(&n);
    const struct tree *node = tree_find(map, "model");
    if (node == NULL) {
        tree_missing(self->problems, map, "model", "the name of a fund model");
        return -1;
    }
    const char *words[64];
    for (size_t i = 0; i < n && i < 63; i++) {
        words[i] = models[i]->name;
        words[i + 1] = NULL;
    }
    return reader_word(self, node, words);
}

/* ------------------------------------------------------------------ envelopes */

/* First year in which the instrument may have money. */
static int first_year(const struct reader *self, const struct instrument *instrument) {
    return instrument->start_step / self->out->time.steps_per_year;
}

static int read_euros(struct reader *self, const struct tree *node, int64_t *cents) {
    double euros;
    if (reader_number(self, node, 0, max_envelope, &euros) != 0) {
        return -1;
    }
    *cents = (int64_t)llround(euros * 100);
    return 0;
}

/* One number: that much each year, from the start of the fund to the last award. */
static void read_flat_budget(struct reader *self, const struct tree *node,
                             struct instrument *instrument) {
    const struct time_grid *time = &self->out->time;
    int64_t cents;
    if (read_euros(self, node, &cents) != 0) {
        return;
    }
    for (int y = first_year(self, instrument); y <= time->last_award_step / time->steps_per_year;
         y++) {
        instrument->budget[y] = cents;
    }
}

/* How often each year was given, by keys of one year and by keys of several: a year alone wins over
 * the range that contains it. */
struct given {
    unsigned char alone[SCENARIO_MAX_YEARS], range[SCENARIO_MAX_YEARS];
};

/* Checks the years of an item of `budget` or `known_awards`, and that none comes twice. 1 when a
 * range is given, 0 for a year, -1 with a problem. */
static int read_years(struct reader *self, const struct tree *item,
                      const struct instrument *instrument, struct given *given, int *first,
                      int *last) {
    if (date_years(self, item, first, last) != 0) {
        return -1;
    }
    int is_range = strlen(item->key) > 4;
    unsigned char *counts = is_range ? given->range : given->alone;
    if (*first < first_year(self, instrument)) {
        tree_key_problem(self->problems, item,
                         "found %s, before the fund starts, expected years from %d on", item->key,
                         self->out->time.start_year + first_year(self, instrument));
        return -1;
    }
    for (int y = *first; y <= *last; y++) {
        if (counts[y]++ != 0) {
            tree_key_problem(self->problems, item,
                             "found the year %d a second time, expected it once",
                             self->out->time.start_year + y);
            return -1;
        }
    }
    return is_range;
}

static void read_budget(struct reader *self, const struct tree *map,
                        struct instrument *instrument) {
    const struct tree *node = tree_find(map, "budget");
    struct annotation annotation;
    struct given given = {{0}, {0}};
    instrument->budget = reader_array(self, (size_t)self->out->time.n_years, sizeof(int64_t));
    if (node == NULL) {
        tree_missing(self->problems, map, "budget", "an envelope [EUR] for each year");
    }
    if (node == NULL || instrument->budget == NULL) {
        return;
    }
    const struct tree *value = value_annotation(self, node, NULL, STATUS_CHOICE, &annotation);
    instrument->budget_status = annotation.status;
    instrument->budget_source = annotation.source;
    instrument->budget_note = annotation.note;
    if (value->kind == TREE_SCALAR) {
        read_flat_budget(self, value, instrument);
        return;
    }
    if (reader_map(self, value) == NULL) {
        return;
    }
    for (size_t i = 0; i < value->n; i++) {
        int first, last;
        int64_t cents;
        int is_range = read_years(self, value->items[i], instrument, &given, &first, &last);
        if (is_range < 0 || read_euros(self, value->items[i], &cents) != 0) {
            continue;
        }
        for (int y = first; y <= last; y++) {
            if (!is_range || given.alone[y] == 0) {
                instrument->budget[y] = cents;
            }
        }
    }
}

static void read_known_awards(struct reader *self, const struct tree *map,
                              struct instrument *instrument) {
    const struct tree *node = reader_map(self, tree_find(map, "known_awards"));
    const struct time_grid *time = &self->out->time;
    struct given given = {{0}, {0}};
    instrument->known_awards = reader_array(self, (size_t)time->n_years, sizeof(int));
    for (int y = 0; instrument->known_awards != NULL && y < time->n_years; y++) {
        instrument->known_awards[y] = -1;
    }
    for (size_t i = 0; node != NULL && instrument->known_awards != NULL && i < node->n; i++) {
        const struct tree *item = node->items[i];
        int first, last;
        long count;
        int is_range = read_years(self, item, instrument, &given, &first, &last);
        if (is_range < 0 || reader_integer(self, item, 0, MAX_AWARDS_A_YEAR, &count) != 0) {
            continue;
        }
        if (last * time->steps_per_year > time->last_award_step) {
            tree_key_problem(self->problems, item,
                             "found %s, after the last award, expected "
                             "earlier years",
                             item->key);
        }
        for (int y = first; y <= last; y++) {
            if (!is_range || given.alone[y] == 0) {
                instrument->known_awards[y] = (int)count;
            }
        }
    }
}

/* ------------------------------------------------------------------ an instrument */

static void read_instrument(struct reader *self, const struct tree *map) {
    static const char *const words[] = {"model",  "title",        "starts",
                                        "levels", "size_classes", "cohorts",
                                        "budget", "known_awards", NULL};
    struct scenario *out = self->out;
    struct instrument *instrument = &out->instruments[out->n_instruments++];
    struct names levels = names_levels(self), classes = names_classes(self),
                 cohorts = names_cohorts(self);
    size_t n_models;
    const struct fund_model *const *models = fund_models(&n_models);
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "instruments.%s", map->key);
    instrument->key = reader_copy(self, map->key);
    instrument->code = random_code(map->key);
    reader_label(self, tree_find(map, "title"), map->key, &instrument->label);
    instrument->model = read_model(self, map);
    if (tree_find(map, "starts") != NULL) {
        date_begin(self, tree_find(map, "starts"), &instrument->start_step);
    }
    instrument->levels = reader_mask(self, tree_find(map, "levels"), &levels, UINT32_MAX);
    instrument->classes = reader_mask(self, tree_find(map, "size_classes"), &classes, UINT32_MAX);
    instrument->cohorts = reader_mask(self, tree_find(map, "cohorts"), &cohorts, UINT32_MAX);
    instrument->levels &= (UINT32_C(1) << levels.n) - 1;
    instrument->classes &= (UINT32_C(1) << classes.n) - 1;
    instrument->cohorts &= cohorts.n >= 32 ? UINT32_MAX : (UINT32_C(1) << cohorts.n) - 1;
    read_budget(self, map, instrument);
    read_known_awards(self, map, instrument);
    instrument->section = section_read(self, map, NULL, map, path, &fund_table);
    const struct parameter_table *own = &no_parameters;
    if (instrument->model >= 0 && models[instrument->model]->parameters != NULL) {
        own = models[instrument->model]->parameters;
    }
    if (instrument->model >= 0) { /* else nothing is known of its keys */
        reader_keys(self, map, words, &fund_table, own);
    }
    instrument->own = section_read(self, map, NULL, map, path, own);
}

void instruments_read(struct reader *self) {
    const struct tree *node = tree_find(self->root, "instruments");
    const struct tree *map = reader_map(self, node);
    char shown[SHOWN_SIZE];
    if (node == NULL) {
        tree_missing(self->problems, self->root, "instruments", "a mapping of funds by name");
    }
    for (size_t i = 0; map != NULL && i < map->n; i++) {
        const struct tree *item = map->items[i];
        const char *key = item->key;
        size_t n = strspn(key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");
        if (n == 0 || n > 64 || key[n] != '\0' || strcmp(key, "all") == 0 ||
            strcmp(key, "none") == 0) {
            tree_key_problem(self->problems, item,
                             "found the name %s, expected letters a-z, digits, _ and -, at most "
                             "64, but not all or none",
                             problems_shown(key, shown));
        } else if (self->out->n_instruments == SCENARIO_MAX_INSTRUMENTS) {
            tree_key_problem(self->problems, item,
                             "found one more instrument, expected at most %d (a fixed limit)",
                             SCENARIO_MAX_INSTRUMENTS);
            return;
        } else if (reader_map(self, item) != NULL) {
            read_instrument(self, item);
        }
    }
}
