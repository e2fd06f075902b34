/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which territories a world has, how big they are and where they stand at entry (models/README.md,
 * sections 3.1 and 3.2). Never knows what happens to them. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/cell.h"
#include "models/sorting.h"

static inline int before(const struct world_rank *a, const struct world_rank *b) {
    return a->key < b->key || (!(b->key < a->key) && a->index < b->index);
}

static int compare_ranks(const void *left, const void *right) {
    return before(right, left) - before(left, right);
}

DEFINE_SORT(sort_ranks, struct world_rank, before, compare_ranks)

void world_sort(struct world_rank *ranks, size_t n) {
    sort_ranks(ranks, n);
}

/* ------------------------------------------------------------------ sampling from a table */

/* Puts the rank at `hole` of a heap of n whose largest stands first. */
static void sift_down(struct world_rank *heap, size_t n, size_t hole, struct world_rank rank) {
    for (size_t child = 2 * hole + 1; child < n; child = 2 * hole + 1) {
        if (child + 1 < n && before(&heap[child], &heap[child + 1])) {
            child++;
        }
        if (!before(&rank, &heap[child])) {
            break;
        }
        heap[hole] = heap[child];
        hole = child;
    }
    heap[hole] = rank;
}

/* Words of all rows of a cohort's table; their codes are kept from world to world. */
static void draw_rows(struct world *self, const struct cohort *cohort) {
    size_t n = cohort->territories.n;
    if (self->row_code_of != cohort) {
        for (size_t r = 0; r < n; r++) {
            self->row_code[r] = random_row_code(cohort->name, (uint32_t)r);
        }
        self->row_code_of = cohort;
    }
    struct kernel_key key = world_key(self, PURPOSE_TERRITORY, 0, 0);
    self->kernels->words(n, self->row_code, &key, self->row_words);
}

/* The n rows of smallest key, ascending, in self->ranks; how many there are, at most n. Since
 * -ln u >= 1 - u most rows are seen to be too far without a logarithm. */
static size_t smallest_keys(struct world *self, const struct cohort *cohort, size_t n) {
    const struct territory_table *table = &cohort->territories;
    const double rounding = 1.0 + 1e-12;
    struct world_rank *heap = self->ranks;
    size_t held = 0;
    draw_rows(self, cohort);
    for (size_t r = 0; r < table->n; r++) {
        double weight = table->weight == NULL ? 1.0 : table->weight[r];
        double u = random_uniform52(self->row_words[0][r], self->row_words[1][r]);
        if (!(weight > 0) || (held == n && 1.0 - u > heap[0].key * weight * rounding)) {
            continue;
        }
        struct world_rank rank = {-log(u) / weight, (int32_t)r};
        if (held < n) {
            heap[held++] = rank;
            for (size_t half = n / 2; held == n && half-- > 0;) {
                sift_down(heap, n, half, heap[half]);
            }
        } else if (before(&rank, &heap[0])) {
            sift_down(heap, n, 0, rank);
        }
    }
    world_sort(heap, held);
    return held;
}

static void take_row(struct world *self, const struct cohort *cohort, int i, size_t row) {
    const struct territory_table *table = &cohort->territories;
    self->table_row[i] = (int32_t)row;
    self->population[i] = table->population[row];
    self->fragility[i] = table->fragility == NULL ? 0.0 : table->fragility[row];
    self->level_at_entry[i] = table->level == NULL ? 0 : table->level[row];
}

static int draw_cohort(struct world *self, const struct cohort *cohort, int first) {
    const struct cohort_parameters *p =
        (const void *)scenario_values(self->scenario, self->theta, cohort->section);
    if (cohort->territories.n == 0) {
        world_words(self, PURPOSE_TERRITORY, 0, 1, self->words);
        for (size_t j = 0; j < cohort->n; j++) {
            int i = first + (int)j;
            double u = random_uniform52(self->words[0][i], self->words[1][i]);
            double scale =
                p->population_spread > 0 ? exp(p->population_spread * normal_quantile(u)) : 1.0;
            self->table_row[i] = -1;
            self->population[i] = p->population_median * scale;
            self->fragility[i] = 0.0;
        }
        return FONDSIM_OK;
    }
    if (!cohort->use_all && smallest_keys(self, cohort, cohort->n) < cohort->n) {
        return FONDSIM_DOMAIN;
    }
    for (size_t j = 0; j < cohort->n; j++) {
        size_t row = cohort->use_all ? j : (size_t)self->ranks[j].index;
        take_row(self, cohort, first + (int)j, row);
    }
    return FONDSIM_OK;
}

/* ------------------------------------------------------------------ levels at entry */

/* counts[] of n by largest remainder; ties to the lower level. */
static void count_levels(const struct world *self, const struct cohort *cohort, int *counts) {
    const double *weights = self->theta + cohort->shares;
    int n_levels = self->scenario->n_levels, left = (int)cohort->n;
    double sum = 0, remainders[SCENARIO_MAX_LEVELS] = {0};
    counts[0] = 0; /* takes what is left when there are no weights */
    for (int l = 0; l < n_levels; l++) {
        sum += weights[l];
    }
    for (int l = 0; l < n_levels; l++) {
        double exact = sum > 0 ? (double)cohort->n * (weights[l] / sum) : 0.0;
        counts[l] = (int)floor(exact);
        remainders[l] = exact - floor(exact);
        left -= counts[l];
    }
    for (; left > 0; left--) {
        int largest = 0;
        for (int l = 1; l < n_levels; l++) {
            if (remainders[l] > remainders[largest]) {
                largest = l;
            }
        }
        counts[largest]++;
        remainders[largest] = sum > 0 ? -1.0 : 0.0; /* without weights all stand at level 0 */
    }
}

/* Ecosystems first..first + n - 1 by ascending uniforms of words 0 and 1, in self->ranks. Uniforms
 * fall into n equal intervals, about one in each: counted first, then put there. */
static void rank_uniforms(struct world *self, int32_t first, int32_t n) {
    int32_t *next = self->dirty_ones; /* [n + 1] where the next of an interval goes */
    memset(next, 0, ((size_t)n + 1) * sizeof *next);
    for (int32_t i = first; i < first + n; i++) {
        next[1 + (int32_t)(random_uniform52(self->words[0][i], self->words[1][i]) * n)]++;
    }
    for (int32_t k = 0; k < n; k++) {
        next[k + 1] += next[k];
    }
    for (int32_t i = first; i < first + n; i++) {
        double u = random_uniform52(self->words[0][i], self->words[1][i]);
        self->ranks[next[(int32_t)(u * n)]++] = (struct world_rank){u, i};
    }
    sort_ranks_near(self->ranks, (size_t)n, 1);
}

static void draw_levels(struct world *self, const struct cohort *cohort, int first) {
    int counts[SCENARIO_MAX_LEVELS];
    count_levels(self, cohort, counts);
    world_words(self, PURPOSE_LEVEL, 0, 0, self->words);
    rank_uniforms(self, first, (int32_t)cohort->n);
    size_t j = 0;
    for (int l = 0; l < self->scenario->n_levels; l++) {
        for (int k = 0; k < counts[l] && j < cohort->n; k++, j++) {
            self->level_at_entry[self->ranks[j].index] = l;
        }
    }
}

/* ------------------------------------------------------------------ all cohorts */

static void classify(struct world *self) {
    const struct scenario *scenario = self->scenario;
    for (int i = 0; i < self->n; i++) {
        self->size_class[i] = 0;
        for (int c = 1; c < scenario->n_classes; c++) {
            if (scenario->classes[c].from <= self->population[i]) {
                self->size_class[i] = c;
            }
        }
    }
}

/* Only what funds pay is ever put in this order. */
static void order_by_population(struct world *self) {
    for (int i = 0; i < self->n; i++) {
        self->ranks[i] = (struct world_rank){self->population[i], i};
    }
    world_sort(self->ranks, (size_t)self->n);
    for (int i = 0; i < self->n; i++) {
        self->population_order[i] = self->ranks[i].index;
    }
}

int world_draw_territories(struct world *self) {
    const struct scenario *scenario = self->scenario;
    int first = 0, known = 1;
    for (int c = 0; c < scenario->n_cohorts; c++) {
        const struct cohort *cohort = &scenario->cohorts[c];
        int code = draw_cohort(self, cohort, first);
        if (code != FONDSIM_OK) {
            return code;
        }
        if (cohort->territories.n == 0 || cohort->territories.level == NULL) {
            draw_levels(self, cohort, first);
        }
        known = known && cohort->territories.n > 0 && cohort->use_all;
        first += (int)cohort->n;
    }
    if (!self->territories_known) {
        classify(self);
    }
    if (!self->territories_known && scenario->n_instruments > 0) {
        order_by_population(self);
    }
    self->territories_known = known;
    return FONDSIM_OK;
}
