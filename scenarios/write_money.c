/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Instruments, portfolios and correlations as YAML. Knows no model by name beyond the registry. */
#include "models/registry.h"
#include "scenarios/writer.h"

static void write_budget(struct emit *emit, const struct scenario *scenario,
                         const struct instrument *instrument) {
    emit_word(emit, "budget");
    emit_map(emit, 1);
    emit_word(emit, "value");
    emit_map(emit, 1);
    for (int y = 0; y < scenario->time.n_years; y++) {
        if (instrument->budget[y] != 0) {
            emit_integer(emit, scenario->time.start_year + y);
            emit_number(emit, (double)instrument->budget[y] / 100);
        }
    }
    emit_map_end(emit);
    emit_word(emit, "unit");
    emit_word(emit, "EUR");
    write_annotation(emit, instrument->budget_status, instrument->budget_source,
                     instrument->budget_note);
    emit_map_end(emit);
    emit_word(emit, "known_awards");
    emit_map(emit, 1);
    for (int y = 0; y < scenario->time.n_years; y++) {
        if (instrument->known_awards[y] >= 0) {
            emit_integer(emit, scenario->time.start_year + y);
            emit_integer(emit, instrument->known_awards[y]);
        }
    }
    emit_map_end(emit);
}

static void write_eligibility(struct emit *emit, const struct scenario *scenario,
                              const struct instrument *instrument) {
    emit_word(emit, "levels");
    emit_list(emit, 1);
    for (int i = 0; i < scenario->n_levels; i++) {
        if ((instrument->levels >> i & 1) != 0) {
            emit_word(emit, scenario->levels[i].name);
        }
    }
    emit_list_end(emit);
    emit_word(emit, "size_classes");
    emit_list(emit, 1);
    for (int i = 0; i < scenario->n_classes; i++) {
        if ((instrument->classes >> i & 1) != 0) {
            emit_word(emit, scenario->classes[i].name);
        }
    }
    emit_list_end(emit);
    emit_word(emit, "cohorts");
    emit_list(emit, 1);
    for (int i = 0; i < scenario->n_cohorts; i++) {
        if ((instrument->cohorts >> i & 1) != 0) {
            emit_word(emit, scenario->cohorts[i].name);
        }
    }
    emit_list_end(emit);
}

void write_instruments(struct emit *emit, const struct scenario *scenario) {
    size_t n_models;
    const struct fund_model *const *models = fund_models(&n_models);
    emit_word(emit, "instruments");
    emit_map(emit, 0);
    for (int f = 0; f < scenario->n_instruments; f++) {
        const struct instrument *instrument = &scenario->instruments[f];
        emit_word(emit, instrument->key);
        emit_map(emit, 0);
        emit_word(emit, "model");
        emit_word(emit, models[instrument->model]->name);
        write_label(emit, &instrument->label);
        emit_word(emit, "starts");
        write_date_begin(emit, &scenario->time, instrument->start_step);
        write_eligibility(emit, scenario, instrument);
        write_budget(emit, scenario, instrument);
        write_section(emit, scenario, instrument->section);
        write_section(emit, scenario, instrument->own);
        emit_map_end(emit);
    }
    emit_map_end(emit);
}

void write_portfolios(struct emit *emit, const struct scenario *scenario) {
    emit_word(emit, "portfolios");
    emit_list(emit, 0);
    for (int p = 0; p < scenario->n_portfolios; p++) {
        const struct portfolio *portfolio = &scenario->portfolios[p];
        emit_map(emit, 0);
        emit_word(emit, "name");
        emit_word(emit, portfolio->name);
        write_label(emit, &portfolio->label);
        emit_word(emit, "question");
        emit_word(emit,
                  portfolio->question == QUESTION_PROSPECTIVE ? "prospective" : "retrospective");
        emit_word(emit, "instruments");
        if (portfolio->is_counterfactual) {
            emit_word(emit, "none");
        } else {
            emit_list(emit, 1);
            for (int f = 0; f < scenario->n_instruments; f++) {
                if ((portfolio->instruments >> f & 1) != 0) {
                    emit_word(emit, scenario->instruments[f].key);
                }
            }
            emit_list_end(emit);
        }
        if (portfolio->scale_to >= 0) {
            emit_word(emit, "scale_to");
            emit_word(emit, scenario->portfolios[portfolio->scale_to].name);
        }
        emit_map_end(emit);
    }
    emit_list_end(emit);
}

void write_correlations(struct emit *emit, const struct scenario *scenario) {
    if (scenario->n_correlations == 0) {
        return;
    }
    emit_word(emit, "correlations");
    emit_list(emit, 0);
    for (int i = 0; i < scenario->n_correlations; i++) {
        const struct correlation *pair = &scenario->correlations[i];
        emit_map(emit, 1);
        emit_word(emit, "between");
        emit_list(emit, 1);
        emit_word(emit, scenario->assumptions[pair->first].path);
        emit_word(emit, scenario->assumptions[pair->second].path);
        emit_list_end(emit);
        emit_word(emit, "rho");
        emit_number(emit, pair->rho);
        emit_map_end(emit);
    }
    emit_list_end(emit);
}
