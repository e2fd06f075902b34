/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which differences are taken, and taking them: all outcomes of a report in groups that fit in
 * memory. What stands at the end is read on the way. Never prints. */
#include "sim/comparison/private.h"

#include <stdlib.h>
#include <string.h>

/* Outcomes for which any two portfolios are compared: effects, criteria, costs. */
static int is_watched(const struct comparison *self, int outcome) {
    int watched = self->all_pairs;
    for (size_t k = 0; k < self->n_effects; k++) {
        watched |= self->effects[k] == outcome;
    }
    for (size_t k = 0; k < self->n_criteria; k++) {
        watched |= self->criteria[k] == outcome;
    }
    for (int c = 0; c < COMPARISON_COSTS; c++) {
        watched |= strcmp(self->info->catalogue.outcomes[outcome].key, comparison_costs[c]) == 0;
    }
    return watched;
}

/* Before the decision the portfolios of the prospective question share one history: every
 * difference is exactly 0, and no row says so. */
static int is_decided(const struct comparison *self, int report, int portfolio) {
    const struct run_info *info = self->info;
    return info->portfolios[portfolio].question != QUESTION_PROSPECTIVE ||
           info->records[info->report_record[report]].year > info->decision_year;
}

/* With the counterfactual, with the reference, or any two portfolios of a question once. */
static int is_pair(const struct comparison *self, int report, int watched, int from, int to) {
    const struct portfolio *p = self->info->portfolios;
    if (from == to || p[from].question != p[to].question || !is_decided(self, report, to)) {
        return 0;
    }
    int reference = comparison_reference(self, to);
    int turned = comparison_reference(self, from) == to; /* stands there the other way round */
    return p[to].counterfactual == from || reference == from || (watched && from < to && !turned);
}

/* Number of differences of an outcome at a report; `take` says what to do with each. */
static int each_pair(struct comparison *self, int report, int outcome,
                     const struct columns *columns, size_t *n, struct error *error) {
    int portfolios = self->info->n_portfolios, watched = is_watched(self, outcome), status = 0;
    for (int from = 0; from < portfolios; from++) {
        for (int to = 0; status == 0 && to < portfolios; to++) {
            if (!is_pair(self, report, watched, from, to)) {
                continue;
            }
            if (columns != NULL) {
                struct comparison_difference *row = &self->differences[*n];
                *row = (struct comparison_difference){
                    .report = report, .outcome = outcome, .from = from, .to = to};
                status = difference_of(&self->shape, columns_at(columns, self->info, outcome, to),
                                       columns_at(columns, self->info, outcome, from), &row->value,
                                       error);
            }
            ++*n;
        }
    }
    return status;
}

/* What stands at the report, over all worlds. */
static void take_asset(struct comparison *self, int outcome, const struct columns *columns) {
    size_t per_block = self->shape.block * self->shape.inner;
    for (int p = 0; p < self->info->n_portfolios; p++) {
        self->assets[self->n_assets++] =
            (struct comparison_asset){outcome, p,
                                      draws_mean(columns_at(columns, self->info, outcome, p),
                                                 draws_count(&self->shape), per_block)};
    }
}

/* Outcomes first ... first + n - 1 of one report. outcomes[n] is working memory. */
static int take_outcomes(struct store *store, struct comparison *self, struct columns *columns,
                         int report, int first, size_t n, int *outcomes, struct error *error) {
    for (size_t k = 0; k < n; k++) {
        outcomes[k] = first + (int)k;
    }
    int status = columns_read(columns, store, self->info, report, n, outcomes, error);
    for (size_t k = 0; status == 0 && k < n; k++) {
        status = each_pair(self, report, outcomes[k], columns, &self->n_differences, error);
        const struct outcome *o = &self->info->catalogue.outcomes[outcomes[k]];
        if (status == 0 && report == self->report && o->kind == OUTCOME_STOCK) {
            take_asset(self, outcomes[k], columns);
        }
    }
    return status;
}

static int begin(struct comparison *self, struct error *error) {
    size_t outcomes = self->info->catalogue.n, rows = 0, stocks = 0;
    for (size_t k = 0; k < outcomes; k++) {
        stocks += self->info->catalogue.outcomes[k].kind == OUTCOME_STOCK;
        for (int report = 0; report < self->info->n_reports; report++) {
            each_pair(self, report, (int)k, NULL, &rows, error);
        }
    }
    self->differences = calloc(rows + 1, sizeof *self->differences);
    self->assets = calloc(stocks * (size_t)self->info->n_portfolios + 1, sizeof *self->assets);
    return self->differences == NULL || self->assets == NULL ? error_no_memory(error) : 0;
}

int differences_make(struct store *store, struct comparison *self, struct error *error) {
    size_t all = self->info->catalogue.n, room = columns_room(self->info);
    struct columns columns = {0};
    int *outcomes = calloc(room + 1, sizeof *outcomes);
    int status = outcomes == NULL ? error_no_memory(error) : begin(self, error);
    for (int report = 0; report < self->info->n_reports; report++) {
        for (size_t first = 0; status == 0 && first < all; first += room) {
            size_t n = all - first < room ? all - first : room;
            status = take_outcomes(store, self, &columns, report, (int)first, n, outcomes, error);
        }
    }
    columns_free(&columns);
    free(outcomes);
    return status;
}

/* Order of the rows. */
static int compare_rows(const void *left, const void *right) {
    const struct comparison_difference *a = left, *b = right;
    const int keys[][2] = {
        {a->report, b->report}, {a->outcome, b->outcome}, {a->from, b->from}, {a->to, b->to}};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        if (keys[i][0] != keys[i][1]) {
            return keys[i][0] < keys[i][1] ? -1 : 1;
        }
    }
    return 0;
}

const struct difference *comparison_find(const struct comparison *self, int report, int outcome,
                                         int from, int to) {
    const struct comparison_difference key = {
        .report = report, .outcome = outcome, .from = from, .to = to};
    const struct comparison_difference *row =
        bsearch(&key, self->differences, self->n_differences, sizeof key, compare_rows);
    return row != NULL ? &row->value : NULL;
}
