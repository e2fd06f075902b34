/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the section of a parameter to the label of what the section is about. */
#include "sim/cli/parameter_place.h"

/* The section that holds the parameter; n_sections when there is none. */
static size_t section_of(const struct scenario *scenario, size_t theta) {
    size_t s = 0;
    while (s < scenario->n_sections &&
           (theta < scenario->sections[s].first ||
            theta >= scenario->sections[s].first + scenario->sections[s].table->n)) {
        s++;
    }
    return s;
}

/* The label of a listed thing whose section it is; 0 when it is of no list. */
static int listed(const struct scenario *scenario, size_t section, struct parameter_place *place) {
    for (int i = 0; i < scenario->n_instruments; i++) {
        const struct instrument *instrument = &scenario->instruments[i];
        if (instrument->section == section || instrument->own == section) {
            place->of = instrument->label;
            return 1;
        }
    }
    for (int i = 0; i < scenario->n_moves; i++) {
        if (scenario->moves[i].section == section) {
            place->of = scenario->levels[scenario->moves[i].from].label;
            place->to = scenario->levels[scenario->moves[i].to].label;
            return 1;
        }
    }
    const struct label *found = NULL;
    for (int i = 0; i < scenario->n_levels; i++) {
        found = scenario->levels[i].section == section ? &scenario->levels[i].label : found;
    }
    for (int i = 0; i < scenario->n_classes; i++) {
        found = scenario->classes[i].section == section ? &scenario->classes[i].label : found;
    }
    for (int i = 0; i < scenario->n_cohorts; i++) {
        found = scenario->cohorts[i].section == section ? &scenario->cohorts[i].label : found;
    }
    for (int i = 0; i < scenario->n_offers; i++) {
        found = scenario->offers[i].section == section ? &scenario->offers[i].label : found;
    }
    for (int i = 0; i < scenario->n_shocks; i++) {
        found = scenario->shocks[i].section == section ? &scenario->shocks[i].label : found;
    }
    if (found != NULL) {
        place->of = *found;
    }
    return found != NULL;
}

/* A weight at entry: which cohort, which level. */
static int shared(const struct scenario *scenario, size_t theta, struct parameter_place *place) {
    for (int c = 0; c < scenario->n_cohorts; c++) {
        const struct cohort *cohort = &scenario->cohorts[c];
        if (theta >= cohort->shares && theta < cohort->shares + (size_t)scenario->n_levels) {
            place->of = cohort->label;
            place->to = scenario->levels[theta - cohort->shares].label;
            return 1;
        }
    }
    return 0;
}

struct parameter_place parameter_place_of(const struct scenario *scenario, size_t theta) {
    struct parameter_place place = {{NULL, NULL}, {NULL, NULL}};
    size_t section = section_of(scenario, theta);
    if (section == scenario->n_sections) {
        return place;
    }
    if (!shared(scenario, theta, &place) && !listed(scenario, section, &place)) {
        const struct parameter_table *table = scenario->sections[section].table;
        place.of = (struct label){(char *)table->fr, (char *)table->en};
    }
    return place;
}
