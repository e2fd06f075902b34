/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario as YAML, in the order in which it is read, and the files it names. Knows no engine and
 * no output. */
#include "scenarios/write.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "scenarios/file.h"
#include "scenarios/writer.h"

/* ------------------------------------------------------------------ dates */

static void write_month(struct emit *emit, int year, int month) {
    char text[16];
    snprintf(text, sizeof text, "%04d-%02d", year, month);
    emit_word(emit, text);
}

void write_date_begin(struct emit *emit, const struct time_grid *time, int step) {
    int months = step * (12 / time->steps_per_year);
    if (months % 12 == 0) {
        emit_integer(emit, time->start_year + months / 12);
    } else {
        write_month(emit, time->start_year + months / 12, months % 12 + 1);
    }
}

void write_date_end(struct emit *emit, const struct time_grid *time, int step) {
    int months = (step + 1) * (12 / time->steps_per_year);
    if (months % 12 == 0) {
        emit_integer(emit, time->start_year + months / 12 - 1);
    } else {
        write_month(emit, time->start_year + months / 12, months % 12);
    }
}

/* ------------------------------------------------------------------ parts */

static void write_time(struct emit *emit, const struct time_grid *time) {
    const char *step = time->steps_per_year == 12  ? "month"
                       : time->steps_per_year == 4 ? "quarter"
                       : time->steps_per_year == 2 ? "semester"
                                                   : "year";
    emit_word(emit, "time");
    emit_map(emit, 0);
    emit_word(emit, "start");
    emit_integer(emit, time->start_year);
    if (time->decision_step < time->n_steps) {
        emit_word(emit, "decision_date");
        write_date_begin(emit, time, time->decision_step);
    }
    emit_word(emit, "last_award");
    write_date_end(emit, time, time->last_award_step);
    emit_word(emit, "end");
    emit_integer(emit, time->start_year + time->n_years - 1);
    emit_word(emit, "evaluation");
    write_date_end(emit, time, time->evaluation_step);
    emit_word(emit, "step");
    emit_word(emit, step);
    emit_word(emit, "reports");
    emit_list(emit, 1);
    for (int i = 0; i < time->n_reports; i++) {
        emit_word(emit, time->report_names[i]);
    }
    emit_list_end(emit);
    emit_word(emit, "ages");
    emit_list(emit, 1);
    for (int i = 0; i < time->n_ages; i++) {
        emit_number(emit, time->ages[i]);
    }
    emit_list_end(emit);
    emit_map_end(emit);
}

static void write_economics(struct emit *emit, const struct scenario *scenario) {
    emit_word(emit, "economics");
    emit_map(emit, 0);
    emit_word(emit, "currency");
    emit_word(emit, scenario->currency);
    emit_word(emit, "price_year");
    emit_integer(emit, scenario->price_year);
    emit_word(emit, "deflator");
    emit_map(emit, 1);
    for (int y = 0; y < scenario->time.n_years; y++) {
        emit_integer(emit, scenario->time.start_year + y);
        emit_number(emit, scenario->deflator[y]);
    }
    emit_map_end(emit);
    write_section(emit, scenario, scenario->economics);
    emit_map_end(emit);
}

static void write_single(struct emit *emit, const struct scenario *scenario, const char *key,
                         size_t section) {
    emit_word(emit, key);
    emit_map(emit, 0);
    write_section(emit, scenario, section);
    emit_map_end(emit);
}

static void write_levels(struct emit *emit, const struct scenario *scenario) {
    emit_word(emit, "levels");
    emit_list(emit, 0);
    for (int i = 0; i < scenario->n_levels; i++) {
        emit_map(emit, 0);
        emit_word(emit, "name");
        emit_word(emit, scenario->levels[i].name);
        write_label(emit, &scenario->levels[i].label);
        write_section(emit, scenario, scenario->levels[i].section);
        emit_map_end(emit);
    }
    emit_list_end(emit);
    emit_word(emit, "size_classes");
    emit_list(emit, 0);
    for (int i = 0; i < scenario->n_classes; i++) {
        emit_map(emit, 0);
        emit_word(emit, "name");
        emit_word(emit, scenario->classes[i].name);
        write_label(emit, &scenario->classes[i].label);
        emit_word(emit, "from");
        emit_number(emit, scenario->classes[i].from);
        write_section(emit, scenario, scenario->classes[i].section);
        emit_map_end(emit);
    }
    emit_list_end(emit);
}

static void write_maturity(struct emit *emit, const struct scenario *scenario) {
    emit_word(emit, "maturity");
    emit_map(emit, 0);
    write_section(emit, scenario, scenario->maturity);
    emit_word(emit, "moves");
    emit_list(emit, 0);
    for (int i = 0; i < scenario->n_moves; i++) {
        const struct move *move = &scenario->moves[i];
        emit_map(emit, 0);
        emit_word(emit, "from");
        emit_word(emit, scenario->levels[move->from].name);
        emit_word(emit, "to");
        emit_word(emit, scenario->levels[move->to].name);
        write_section(emit, scenario, move->section);
        emit_map_end(emit);
    }
    emit_list_end(emit);
    emit_map_end(emit);
}

static void write_projects(struct emit *emit, const struct scenario *scenario) {
    static const char *const sizes[] = {"small", "medium", "large"};
    emit_word(emit, "projects");
    emit_map(emit, 0);
    for (size_t z = 0; z < SCENARIO_SIZES; z++) {
        write_single(emit, scenario, sizes[z], scenario->project_sizes[z]);
    }
    emit_map_end(emit);
}

/* ------------------------------------------------------------------ cohorts */

static void write_shares(struct emit *emit, const struct scenario *scenario,
                         const struct cohort *cohort) {
    const struct assumption *shares = &scenario->assumptions[cohort->shares];
    int dirichlet = 0;
    for (int l = 0; l < scenario->n_levels; l++) {
        dirichlet |= shares[l].law.kind == LAW_GAMMA;
    }
    emit_word(emit, "maturity");
    emit_map(emit, 0);
    if (dirichlet) {
        emit_word(emit, "dirichlet");
        emit_map(emit, 0);
    }
    for (int l = 0; l < scenario->n_levels; l++) {
        if (!dirichlet || shares[l].law.kind == LAW_GAMMA) {
            emit_word(emit, scenario->levels[l].name);
            write_share(emit, &shares[l]);
        }
    }
    if (dirichlet) {
        emit_map_end(emit);
    }
    emit_map_end(emit);
}

static void write_column(struct emit *emit, const char *key, const char *column) {
    if (column != NULL) {
        emit_word(emit, key);
        emit_text(emit, column);
    }
}

static void write_territories(struct emit *emit, const struct cohort *cohort, const char *file) {
    const struct territory_columns *columns = &cohort->territories.columns;
    emit_word(emit, "territories");
    emit_map(emit, 0);
    emit_word(emit, "table");
    emit_text(emit, file);
    write_column(emit, "population", columns->population);
    write_column(emit, "name", columns->name);
    if (columns->n_weights == 0) {
        write_column(emit, "weight", columns->weight);
    } else {
        emit_word(emit, "weight");
        emit_map(emit, 0);
        write_column(emit, "column", columns->weight);
        emit_word(emit, "values");
        emit_map(emit, 1);
        for (size_t i = 0; i < columns->n_weights; i++) {
            emit_text(emit, columns->weight_words[i]);
            emit_number(emit, columns->weight_values[i]);
        }
        emit_map_end(emit);
        emit_map_end(emit);
    }
    write_column(emit, "level", columns->level);
    write_column(emit, "fragility", columns->fragility);
    emit_map_end(emit);
}

/* Name under inputs/ of a cohort's table. */
static const char *input_name(const struct scenario *scenario, const struct cohort *cohort,
                              const struct input_files *inputs) {
    char *from = file_join(scenario->folder, cohort->territories.path);
    const char *name = NULL;
    for (size_t i = 0; from != NULL && i < inputs->n; i++) {
        if (strcmp(inputs->items[i].from, from) == 0) {
            name = inputs->items[i].name;
        }
    }
    free(from);
    return name;
}

static void write_cohorts(struct emit *emit, const struct scenario *scenario,
                          const struct input_files *inputs) {
    emit_word(emit, "cohorts");
    emit_list(emit, 0);
    for (int i = 0; i < scenario->n_cohorts; i++) {
        const struct cohort *cohort = &scenario->cohorts[i];
        emit_map(emit, 0);
        emit_word(emit, "name");
        emit_word(emit, cohort->name);
        write_label(emit, &cohort->label);
        emit_word(emit, "ecosystems");
        if (cohort->use_all) {
            emit_word(emit, "all");
        } else {
            emit_integer(emit, (long long)cohort->n);
        }
        emit_word(emit, "entry");
        write_date_begin(emit, &scenario->time, cohort->entry_step);
        emit_word(emit, "qualified");
        write_date_begin(emit, &scenario->time, cohort->qualified_step);
        write_section(emit, scenario, cohort->section);
        write_shares(emit, scenario, cohort);
        if (cohort->territories.n > 0) {
            const char *name = input_name(scenario, cohort, inputs);
            emit->failed |= name == NULL;
            write_territories(emit, cohort, name == NULL ? "" : name);
        }
        emit_map_end(emit);
    }
    emit_list_end(emit);
}

static void write_offers(struct emit *emit, const struct scenario *scenario) {
    emit_word(emit, "offers");
    emit_list(emit, 0);
    for (int i = 0; i < scenario->n_offers; i++) {
        const struct offer *offer = &scenario->offers[i];
        emit_map(emit, 0);
        emit_word(emit, "name");
        emit_word(emit, offer->name);
        write_label(emit, &offer->label);
        emit_word(emit, "levels");
        emit_list(emit, 1);
        for (int l = 0; l < scenario->n_levels; l++) {
            if ((offer->levels >> l & 1) != 0) {
                emit_word(emit, scenario->levels[l].name);
            }
        }
        emit_list_end(emit);
        write_section(emit, scenario, offer->section);
        emit_map_end(emit);
    }
    emit_list_end(emit);
    emit_word(emit, "shocks");
    emit_list(emit, 0);
    for (int i = 0; i < scenario->n_shocks; i++) {
        const struct shock *shock = &scenario->shocks[i];
        emit_map(emit, 0);
        emit_word(emit, "name");
        emit_word(emit, shock->name);
        write_label(emit, &shock->label);
        emit_word(emit, "date");
        write_date_begin(emit, &scenario->time, shock->step);
        write_section(emit, scenario, shock->section);
        emit_map_end(emit);
    }
    emit_list_end(emit);
}

static void write_runs(struct emit *emit, const struct scenario *scenario) {
    const struct monte_carlo *runs = &scenario->monte_carlo;
    emit_word(emit, "monte_carlo");
    emit_map(emit, 0);
    emit_word(emit, "samples");
    emit_integer(emit, runs->samples);
    emit_word(emit, "inner");
    emit_integer(emit, runs->inner);
    emit_word(emit, "seed");
    emit_integer(emit, runs->seed);
    emit_word(emit, "design");
    emit_word(emit, design_names[runs->design]);
    emit_map_end(emit);
    if (scenario->effects != NULL) {
        emit_word(emit, "effects");
        emit_list(emit, 1);
        for (char **key = scenario->effects; *key != NULL; key++) {
            emit_word(emit, *key);
        }
        emit_list_end(emit);
    }
    if (scenario->fan_outcome != NULL) {
        emit_word(emit, "fan_outcome");
        emit_word(emit, scenario->fan_outcome);
    }
}

/* ------------------------------------------------------------------ all */

int scenario_write(const struct scenario *scenario, FILE *stream, struct error *error) {
    struct emit emit;
    struct input_files inputs = {0};
    if (scenario_inputs(scenario, &inputs) != 0) {
        return error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
    }
    fputs("# The scenario as it was run, everything explicit. Written by fondsim.\n", stream);
    emit_begin(&emit, stream);
    emit_map(&emit, 0);
    emit_word(&emit, "name");
    emit_word(&emit, scenario->name);
    write_label(&emit, &scenario->title);
    if (scenario->description != NULL) {
        emit_word(&emit, "description");
        emit_text(&emit, scenario->description);
    }
    write_time(&emit, &scenario->time);
    write_economics(&emit, scenario);
    write_levels(&emit, scenario);
    write_single(&emit, scenario, "territory", scenario->territory);
    write_maturity(&emit, scenario);
    write_single(&emit, scenario, "alliances", scenario->alliances);
    write_single(&emit, scenario, "commons", scenario->commons);
    write_single(&emit, scenario, "gifts", scenario->gifts);
    write_projects(&emit, scenario);
    write_cohorts(&emit, scenario, &inputs);
    write_offers(&emit, scenario);
    write_instruments(&emit, scenario);
    write_portfolios(&emit, scenario);
    write_correlations(&emit, scenario);
    write_runs(&emit, scenario);
    write_decision(&emit, scenario);
    emit_map_end(&emit);
    int failed = emit_end(&emit) != 0 || fflush(stream) != 0 || ferror(stream);
    scenario_inputs_free(&inputs);
    return failed ? error_set(error, FONDSIM_IO, "the scenario could not be written") : FONDSIM_OK;
}
