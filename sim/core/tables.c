/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Releases and searches the plain tables of a run. Knows no file and no chart. */
#include "sim/core/tables.h"

#include <stdlib.h>

const char *const money_columns[MONEY_COLUMNS] = {
    "opening",    "envelope",    "released",  "recovered_reuse", "committed",
    "overhead",   "lapsed",      "closing",   "open_before",     "paid",
    "open_after", "cash_before", "recovered", "refunded",        "cash_after"};

const char *const age_columns[AGE_COLUMNS] = {"awards", "paid",       "cofunding", "qualified",
                                              "alive",  "deadweight", "fte"};

static void label_free(struct label *label) {
    free(label->fr);
    free(label->en);
}

static void named_free(struct named *items, int n) {
    for (int i = 0; items != NULL && i < n; i++) {
        free(items[i].key);
        label_free(&items[i].label);
    }
    free(items);
}

static void texts_free(char **texts, int n) {
    for (int i = 0; texts != NULL && i < n; i++) {
        free(texts[i]);
    }
    free(texts);
}

void run_info_free(struct run_info *self) {
    free(self->name);
    label_free(&self->title);
    free(self->version);
    named_free(self->levels, self->n_levels);
    named_free(self->classes, self->n_classes);
    named_free(self->instruments, self->n_instruments);
    for (int i = 0; self->portfolios != NULL && i < self->n_portfolios; i++) {
        free(self->portfolios[i].name);
        label_free(&self->portfolios[i].label);
    }
    free(self->portfolios);
    free(self->records);
    free(self->report_record);
    texts_free(self->report_names, self->n_reports);
    free(self->ages);
    catalogue_free(&self->catalogue);
    free(self->fan_outcome);
    texts_free(self->effects, self->n_effects);
    *self = (struct run_info){0};
}

void summary_table_free(struct summary_table *self) {
    free(self->rows);
    *self = (struct summary_table){0};
}

void trajectory_table_free(struct trajectory_table *self) {
    free(self->rows);
    *self = (struct trajectory_table){0};
}

void money_table_free(struct money_table *self) {
    free(self->rows);
    *self = (struct money_table){0};
}

void age_table_free(struct age_table *self) {
    free(self->rows);
    *self = (struct age_table){0};
}

void response_table_free(struct response_table *self) {
    free(self->rows);
    free(self->absorption);
    *self = (struct response_table){0};
}

const struct summary_row *summary_find(const struct summary_table *self, int report, int portfolio,
                                       int outcome) {
    for (size_t i = 0; i < self->n; i++) {
        const struct summary_row *row = &self->rows[i];
        if (row->report == report && row->portfolio == portfolio && row->outcome == outcome) {
            return row;
        }
    }
    return NULL;
}
