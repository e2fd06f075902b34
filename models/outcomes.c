/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the series of a finished cell to the outcomes of the catalogue (models/README.md, section
 * 6). Columns: ecosystems by level, the table, then per size class, per cohort when there are
 * several, then indices. Never knows figures. */
#include "models/outcomes.h"

#include <stdio.h>
#include <string.h>

#include "models/fund.h"

enum { KEY_SIZE = 128, TEXT_SIZE = 512, INDICES = 2 };

/* Cohorts that have outcomes of their own. */
static int told_apart(const struct scenario *scenario) {
    return scenario->n_cohorts > 1 ? scenario->n_cohorts : 0;
}

int outcomes_count(const struct scenario *scenario) {
    return scenario->n_levels + n_outcome_rows + 2 * scenario->n_classes +
           2 * told_apart(scenario) + INDICES;
}

/* ------------------------------------------------------------------ catalogue */

/* "<prefix>_<name>" in the letters of a column: others become underscores. */
static void make_key(char *key, const char *prefix, const char *name) {
    snprintf(key, KEY_SIZE, "%s_%s", prefix, name);
    for (char *c = key; *c != '\0'; c++) {
        if (*c >= 'A' && *c <= 'Z') {
            *c = (char)(*c - 'A' + 'a');
        } else if (!(*c >= 'a' && *c <= 'z') && !(*c >= '0' && *c <= '9')) {
            *c = '_';
        }
    }
}

/* Adds an outcome named after a level or a class. */
static int add_named(struct catalogue *catalogue, struct outcome outcome, const char *prefix,
                     const char *name, const struct label *label) {
    char key[KEY_SIZE], fr[TEXT_SIZE], en[TEXT_SIZE];
    make_key(key, prefix, name);
    snprintf(fr, sizeof fr, "%s : %s", outcome.fr, label->fr);
    snprintf(en, sizeof en, "%s: %s", outcome.en, label->en);
    outcome.key = key;
    outcome.fr = fr;
    outcome.en = en;
    return catalogue_add(catalogue, &outcome);
}

static int add_rows(struct catalogue *catalogue) {
    int code = FONDSIM_OK;
    for (int r = 0; r < n_outcome_rows && code == FONDSIM_OK; r++) {
        const struct outcome_row *row = &outcome_rows[r];
        char key[KEY_SIZE], unit[KEY_SIZE], fr[TEXT_SIZE], en[TEXT_SIZE];
        snprintf(key, sizeof key, "%s", row->key);
        snprintf(unit, sizeof unit, "%s", row->unit);
        snprintf(fr, sizeof fr, "%s", row->fr);
        snprintf(en, sizeof en, "%s", row->en);
        struct outcome outcome = {
            key, unit, fr, en, row->kind, row->lag, row->better, row->is_main, row->trajectory};
        code = catalogue_add(catalogue, &outcome);
    }
    return code;
}

static int add_indices(struct catalogue *catalogue) {
    char unit[] = "share", absorption[] = "absorption", concentration[] = "received_concentration";
    char absorption_fr[] = "Part de l’enveloppe utilisée";
    char absorption_en[] = "Share of the envelope that was used";
    char concentration_fr[] = "Concentration des versements selon la population";
    char concentration_en[] = "Concentration of payments by population";
    struct outcome first = {
        absorption, unit, absorption_fr, absorption_en, OUTCOME_INDEX, LAG_NONE, 1, 1, 0};
    struct outcome second = {
        concentration, unit, concentration_fr, concentration_en, OUTCOME_INDEX, LAG_NONE, 0, 0, 0};
    int code = catalogue_add(catalogue, &first);
    return code == FONDSIM_OK ? catalogue_add(catalogue, &second) : code;
}

int outcomes_catalogue(const struct scenario *scenario, struct catalogue *catalogue) {
    char ecosystem[] = "ecosystem", years[] = "level-year", euro[] = "EUR";
    char levels_fr[] = "Écosystèmes", levels_en[] = "Ecosystems";
    char years_fr[] = "Années-niveaux", years_en[] = "Level-years";
    char received_fr[] = "Versements reçus", received_en[] = "Payments received";
    struct outcome level = {NULL,           ecosystem, levels_fr, levels_en, OUTCOME_STOCK,
                            LAG_INNOVATION, 0,         0,         1};
    struct outcome class_years = {NULL,           years, years_fr, years_en, OUTCOME_CUMULATIVE,
                                  LAG_INNOVATION, 0,     0,        0};
    struct outcome class_received = {
        NULL, euro, received_fr, received_en, OUTCOME_CUMULATIVE, LAG_NONE, 0, 0, 0};
    int code = FONDSIM_OK;
    for (int l = 0; l < scenario->n_levels && code == FONDSIM_OK; l++) {
        const struct level *named = &scenario->levels[l];
        code = add_named(catalogue, level, "ecosystems", named->name, &named->label);
    }
    if (code == FONDSIM_OK) {
        code = add_rows(catalogue);
    }
    for (int c = 0; c < scenario->n_classes && code == FONDSIM_OK; c++) {
        const struct size_class *named = &scenario->classes[c];
        code = add_named(catalogue, class_years, "level_years", named->name, &named->label);
    }
    for (int c = 0; c < scenario->n_classes && code == FONDSIM_OK; c++) {
        const struct size_class *named = &scenario->classes[c];
        code = add_named(catalogue, class_received, "received", named->name, &named->label);
    }
    for (int c = 0; c < told_apart(scenario) && code == FONDSIM_OK; c++) {
        const struct cohort *named = &scenario->cohorts[c];
        code = add_named(catalogue, class_years, "level_years_cohort", named->name, &named->label);
    }
    for (int c = 0; c < told_apart(scenario) && code == FONDSIM_OK; c++) {
        const struct cohort *named = &scenario->cohorts[c];
        code = add_named(catalogue, class_received, "received_cohort", named->name, &named->label);
    }
    return code == FONDSIM_OK ? add_indices(catalogue) : code;
}

/* ------------------------------------------------------------------ values */

/* What the functions below share. */
struct writer {
    const struct cell *cell;
    const struct world *world;
    const struct results_shape *shape;
    int costs_from;
    double *values; /* [n_steps] */
    double *rows;   /* [n_records][n_outcomes] */
    int column;
};

/* Takes the lowest of a set of series out of it. */
static const double *take_series(const struct writer *self, uint64_t *set) {
    size_t series = (size_t)__builtin_ctzll(*set);
    *set &= *set - 1;
    return self->cell->series + series * (size_t)self->world->n_steps;
}

/* values[t] += factor * each series of the set. */
static void add_set(const struct writer *self, uint64_t set, double factor) {
    while (set != 0) {
        const double *series = take_series(self, &set);
        self->world->kernels->add_scaled((size_t)self->world->n_steps, factor, series,
                                         self->values);
    }
}

/* What a row says of each step: the series itself where it is made of a single one. */
static const double *values_of(const struct writer *self, const struct outcome_row *row,
                               double tax) {
    uint64_t plus = row->plus;
    const double *first = take_series(self, &plus);
    if ((plus | row->minus | row->taxed | row->untaxed) == 0) {
        return first;
    }
    memcpy(self->values, first, (size_t)self->world->n_steps * sizeof *self->values);
    add_set(self, plus, 1.0);
    add_set(self, row->minus, -1.0);
    add_set(self, row->taxed, tax);
    add_set(self, row->untaxed, -tax);
    return self->values;
}

static double *place_of(const struct writer *self, int record) {
    return &self->rows[(size_t)record * (size_t)self->shape->n_outcomes + (size_t)self->column];
}

/* One column of all records. */
static void write_column(struct writer *self, const double *values) {
    for (int r = 0; r < self->shape->n_records; r++) {
        *place_of(self, r) = values[self->shape->record_steps[r]];
    }
    self->column++;
}

/* Likewise: weighted sums of the steps from `from` on. */
static void write_sums(struct writer *self, const double *values, enum outcome_weight weight,
                       int from) {
    const double *weights = self->world->weights[weight];
    double sum = 0;
    int t = from;
    for (int r = 0; r < self->shape->n_records; r++) {
        for (; t <= self->shape->record_steps[r]; t++) {
            sum += values[t] * weights[t];
        }
        *place_of(self, r) = sum;
    }
    self->column++;
}

static void write_row(struct writer *self, const struct outcome_row *row, double tax) {
    const double *values = values_of(self, row, tax);
    if (row->kind == OUTCOME_CUMULATIVE) {
        write_sums(self, values, row->weight, row->is_cost ? self->costs_from : 0);
    } else {
        write_column(self, values);
    }
}

/* Cumulated flows of each of `count` size classes or cohorts. */
static void write_flows(struct writer *self, const double *flows, int count) {
    for (int c = 0; c < count; c++) {
        write_sums(self, flows + (size_t)c * (size_t)self->world->n_steps, WEIGHT_ONE, 0);
    }
}

/* (paid + overhead) / envelope; 0 where no envelope has been opened. */
/* Envelopes since the decision are not used by what is still paid to awards made before it. */
static void write_absorption(struct writer *self) {
    size_t n = (size_t)self->world->n_steps;
    int since_decision = self->costs_from == self->world->scenario->time.decision_step;
    double used = 0, opened = 0;
    for (size_t t = 0; t < n; t++) {
        if ((int)t >= self->costs_from) {
            used += self->cell->series[SERIES_PAID * n + t] +
                    self->cell->series[SERIES_OVERHEAD * n + t];
            used -= since_decision ? self->cell->series[SERIES_PAID_EARLIER * n + t] : 0.0;
            opened += self->cell->series[SERIES_ENVELOPE * n + t];
        }
        self->values[t] = opened > 0 ? used / opened : 0.0;
    }
    write_column(self, self->values);
}

/* Natural projects change neighbouring series only. */
static void add_natural(struct cell *self, const struct world *world) {
    size_t n = (size_t)world->n_steps;
    size_t first = SERIES_QUALIFIED * n, end = (SERIES_MONEY_OWN + 1) * n;
    world->kernels->add_scaled(end - first, 1.0, world->natural + first, self->series + first);
}

void outcomes_fill(struct cell *self, const struct world *world, const struct results_shape *shape,
                   int costs_from, double *scratch, double *rows) {
    const struct scenario *scenario = world->scenario;
    const struct economics_parameters *economics =
        (const void *)scenario_values(scenario, world->theta, scenario->economics);
    size_t n = (size_t)world->n_steps;
    add_natural(self, world);
    struct writer writer = {.cell = self, .world = world, .shape = shape, .costs_from = costs_from};
    writer.values = scratch;
    writer.rows = rows;
    for (int l = 0; l < scenario->n_levels; l++) {
        write_column(&writer, self->level_count + (size_t)l * n);
    }
    for (int r = 0; r < n_outcome_rows; r++) {
        write_row(&writer, &outcome_rows[r], economics->tax_rate * economics->declared);
    }
    write_flows(&writer, self->class_levels, scenario->n_classes);
    write_flows(&writer, self->class_received, scenario->n_classes);
    write_flows(&writer, self->cohort_levels, told_apart(scenario));
    write_flows(&writer, self->cohort_received, told_apart(scenario));
    write_absorption(&writer);
    write_column(&writer, self->concentration);
}
