/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One assumption as YAML: value or law by its own parameters, unit, status, source, note. Knows no
 * part of a scenario. */
#include <math.h>
#include <string.h>

#include "scenarios/writer.h"

static const char *const statuses[] = {"sourced", "inferred", "prior", "choice"};

static void emit_values(struct emit *emit, const double *values, size_t n) {
    emit_list(emit, 1);
    for (size_t i = 0; i < n; i++) {
        emit_number(emit, values[i]);
    }
    emit_list_end(emit);
}

/* 1 when the values alone, as a list, make the same law to the bit. */
static int list_is_enough(const struct law *law) {
    struct law other;
    int same = law_discrete(&other, law->kind, law->n, law->values, NULL, NULL) == 0;
    same = same && other.n == law->n;
    for (size_t i = 0; same && i < law->n; i++) {
        same = other.cumulated[i] == law->cumulated[i];
    }
    law_free(&other);
    return same;
}

static void emit_law(struct emit *emit, const struct law *law) {
    size_t n;
    const char *const *names = law_parameter_names(law->kind, &n);
    emit_map(emit, 1);
    emit_word(emit, law_name(law->kind));
    if (n == 0 && list_is_enough(law)) {
        emit_values(emit, law->values, law->n);
        emit_map_end(emit);
        return;
    }
    emit_map(emit, 1);
    for (size_t j = 0; j < n; j++) {
        if (isfinite(law->p[j])) { /* an infinite bound is the default */
            emit_word(emit, names[j]);
            emit_number(emit, law->p[j]);
        }
    }
    if (n == 0) {
        emit_word(emit, "values");
        emit_values(emit, law->values, law->n);
        emit_word(emit, "cumulated");
        emit_values(emit, law->cumulated, law->n);
    }
    emit_map_end(emit);
    emit_map_end(emit);
}

static void emit_value(struct emit *emit, const struct assumption *assumption) {
    const struct parameter *parameter = assumption->parameter;
    const struct law *law = &assumption->law;
    if (parameter->kind == PARAMETER_FLAG) {
        emit_word(emit, law->p[0] != 0 ? "yes" : "no");
    } else if (parameter->kind == PARAMETER_CHOICE) {
        emit_word(emit, parameter->choices[(size_t)law->p[0]]);
    } else if (law->kind == LAW_FIXED) {
        emit_number(emit, law->p[0]);
    } else {
        emit_law(emit, law);
    }
}

void write_annotation(struct emit *emit, enum assumption_status status, const char *source,
                      const char *note) {
    emit_word(emit, "status");
    emit_word(emit, statuses[status]);
    if (source != NULL) {
        emit_word(emit, "source");
        emit_text(emit, source);
    }
    if (note != NULL) {
        emit_word(emit, "note");
        emit_text(emit, note);
    }
}

void write_assumption(struct emit *emit, const struct assumption *assumption) {
    const struct parameter *parameter = assumption->parameter;
    emit_map(emit, 1);
    emit_word(emit, "value");
    emit_value(emit, assumption);
    if (parameter->kind == PARAMETER_NUMBER || parameter->kind == PARAMETER_INTEGER) {
        emit_word(emit, "unit");
        emit_word(emit, parameter->unit);
    }
    write_annotation(emit, assumption->status, assumption->source, assumption->note);
    emit_map_end(emit);
}

void write_share(struct emit *emit, const struct assumption *assumption) {
    emit_map(emit, 1);
    emit_word(emit, "value");
    emit_number(emit, assumption->law.p[0]);
    write_annotation(emit, assumption->status, assumption->source, assumption->note);
    emit_map_end(emit);
}

void write_section(struct emit *emit, const struct scenario *scenario, size_t section) {
    const struct section *here = &scenario->sections[section];
    for (size_t j = 0; j < here->table->n; j++) {
        emit_word(emit, here->table->parameters[j].key);
        write_assumption(emit, &scenario->assumptions[here->first + j]);
    }
}

void write_label(struct emit *emit, const struct label *label) {
    emit_word(emit, "title");
    emit_map(emit, 1);
    emit_word(emit, "fr");
    emit_text(emit, label->fr);
    emit_word(emit, "en");
    emit_text(emit, label->en);
    emit_map_end(emit);
}
