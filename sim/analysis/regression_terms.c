/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which products of functions stand in a regression, level by level. Knows no data. */
#include "sim/analysis/regression_terms.h"

#include <stdlib.h>

/* Functions of each of so many columns that a level multiplies. Alone: at least. */
static const size_t depths[TERM_LEVELS][REGRESSION_FACTORS] = {
    {0, 0, 0, 0}, {0, 1, 0, 0}, {6, 2, 0, 0}, {6, 3, 1, 1}, {(size_t)-1, 5, 2, 1}};

struct making {
    struct term_list *list;
    size_t n_columns, budget;
    const size_t *have, *alone;
    int level;
    int full; /* the level does not fit */
    int no_memory;
};

static void append(struct making *self, const struct regression_term *term) {
    struct term_list *list = self->list;
    if (list->n >= self->budget) {
        self->full = 1;
        return;
    }
    if (list->n == list->room) {
        size_t room = list->room == 0 ? 32 : 2 * list->room;
        struct regression_term *grown = realloc(list->terms, room * sizeof *grown);
        if (grown == NULL) {
            self->no_memory = 1;
            return;
        }
        list->terms = grown;
        list->room = room;
    }
    list->terms[list->n++] = *term;
}

/* Functions of a column that stand at a level in products of n columns. */
static size_t depth(const struct making *self, int level, size_t n, size_t column) {
    size_t most = depths[level][n - 1];
    if (n == 1 && most < self->alone[column]) {
        most = self->alone[column];
    }
    return most < self->have[column] ? most : self->have[column];
}

/* 1 when all functions of the term stand at the level. */
static int stands(const struct making *self, int level, const struct regression_term *term) {
    for (size_t f = 0; f < term->n; f++) {
        if (term->function[f] >= depth(self, level, term->n, term->column[f])) {
            return 0;
        }
    }
    return 1;
}

/* Adds the terms of n columns that stand at this level and not at the one before: the first f
 * factors are chosen. */
static void add_products(struct making *self, struct regression_term *term, size_t f) {
    if (f == REGRESSION_FACTORS || f == term->n) {
        if (self->level == 0 || !stands(self, self->level - 1, term)) {
            append(self, term);
        }
        return;
    }
    for (size_t c = f == 0 ? 0 : term->column[f - 1] + 1; c < self->n_columns; c++) {
        size_t most = depth(self, self->level, term->n, c);
        for (size_t k = 0; k < most; k++) {
            if (self->full || self->no_memory) {
                return;
            }
            term->column[f] = c;
            term->function[f] = k;
            add_products(self, term, f + 1);
        }
    }
}

int term_list_make(struct term_list *self, size_t n_columns, const size_t *have,
                   const size_t *alone, size_t budget, struct error *error) {
    struct making making = {
        .list = self, .n_columns = n_columns, .budget = budget, .have = have, .alone = alone};
    append(&making, &(struct regression_term){0});
    size_t used = 0;
    for (size_t c = 0; c < n_columns; c++) {
        used += have[c] > 0;
    }
    for (int l = 0; l < TERM_LEVELS && (l == 0 || used > 1) && !making.no_memory; l++) {
        making.level = l;
        for (size_t n = 1; n <= REGRESSION_FACTORS; n++) {
            struct regression_term term = {.n = n};
            add_products(&making, &term, 0);
        }
        if (making.full) {
            self->n = self->end[l - 1]; /* level 0 fits */
            break;
        }
        self->end[l] = self->n;
        self->n_levels = l + 1;
    }
    if (making.no_memory) {
        free(self->terms);
        *self = (struct term_list){0};
        error_set(error, FONDSIM_NO_MEMORY, "%s", error_sentence(FONDSIM_NO_MEMORY));
        return FONDSIM_NO_MEMORY;
    }
    return 0;
}
