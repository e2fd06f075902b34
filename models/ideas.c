/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ideas of local projects that wait in each ecosystem (models/README.md, section 3.4). Never knows
 * who takes them. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/arena.h"
#include "models/cell.h"
#include "sim/core/law.h"

enum { AT_ONCE = 8, PLACED_AT_LEAST = 2 };
enum { IDEAS_A_YEAR = 64 }; /* at most, per ecosystem, size and year: fields of an address */

struct address idea_address(const struct world *self, int ecosystem, const struct idea *idea,
                            enum purpose purpose) {
    return (struct address){.seed = self->scenario->monte_carlo.seed,
                            .sample = self->sample,
                            .inner = self->inner,
                            .entity = self->code[ecosystem],
                            .step = idea->year,
                            .birth = idea->initial,
                            .purpose = (uint8_t)purpose,
                            .draw = idea->draw};
}

/* ------------------------------------------------------------------ memory */

static void lay_out(struct world *self, struct arena *arena, size_t capacity) {
    struct idea_words *words = &self->idea_words;
    for (int k = 0; k < 4; k++) {
        words->idea[k] = arena_take(arena, capacity, sizeof *words->idea[k]);
        words->project[k] = arena_take(arena, capacity, sizeof *words->project[k]);
        words->scale[k] = arena_take(arena, capacity, sizeof *words->scale[k]);
    }
    for (int k = 0; k < 3; k++) {
        words->minus_log[k] = arena_take(arena, capacity, sizeof *words->minus_log[k]);
    }
    self->drawn = arena_take(arena, capacity, sizeof *self->drawn);
    words->natural = arena_take(arena, capacity, sizeof *words->natural);
    words->code = arena_take(arena, capacity, sizeof *words->code);
    words->counter2 = arena_take(arena, capacity, sizeof *words->counter2);
    words->counter3 = arena_take(arena, capacity, sizeof *words->counter3);
}

/* Room for n ideas; what was there is lost when it grows. */
static int reserve(struct world *self, size_t n) {
    if (n + PLACED_AT_LEAST <= self->ideas_capacity) {
        return FONDSIM_OK;
    }
    size_t capacity = (n + n / 2 + 4096 + LANES - 1) / LANES * LANES;
    struct arena arena = {0};
    lay_out(self, &arena, capacity);
    free(self->ideas);
    free(self->courses);
    free(self->idea_block);
    self->ideas_capacity = 0;
    self->ideas = malloc(capacity * sizeof *self->ideas);
    self->courses = malloc(capacity * sizeof *self->courses);
    self->idea_block = aligned_alloc(ARENA_ALIGNMENT, arena.used);
    if (self->ideas == NULL || self->courses == NULL || self->idea_block == NULL) {
        return FONDSIM_NO_MEMORY;
    }
    memset(self->idea_block, 0, arena.used); /* lanes of padding are read */
    arena = (struct arena){self->idea_block, 0};
    lay_out(self, &arena, capacity);
    self->ideas_capacity = capacity;
    return FONDSIM_OK;
}

/* ------------------------------------------------------------------ how many */

/* Poisson law of one ecosystem and size, asked once a year: its cumulated probabilities are kept.
 * The sums are those of poisson_quantile (sim/core/law.h). */
struct arrivals {
    double mean, p;
    unsigned known; /* sums made so far */
    double sum[IDEAS_A_YEAR];
};

static void extend(struct arrivals *self) {
    unsigned k = self->known++;
    self->p = k == 0 ? exp(-self->mean) : self->p * (self->mean / k);
    double before = k == 0 ? 0.0 : self->sum[k - 1];
    double sum = before + self->p;
    /* where rounding keeps the sum from rising it ends, or a u close to 1 would never be reached */
    self->sum[k] = k > self->mean && sum <= before ? (double)INFINITY : sum;
}

/* min(IDEAS_A_YEAR, poisson_quantile(u, mean)) */
static unsigned how_many(struct arrivals *self, double u) {
    const double most = 600.0; /* its first term is a normal double */
    if (!(self->mean > 0) || self->mean > most) {
        unsigned count = poisson_quantile(u, self->mean);
        return count < IDEAS_A_YEAR ? count : IDEAS_A_YEAR;
    }
    unsigned k = 0;
    while (self->known < AT_ONCE) {
        extend(self);
    }
    for (unsigned j = 0; j < AT_ONCE; j++) { /* no branch: most numbers are small */
        k += self->sum[j] < u;
    }
    for (; k >= AT_ONCE && k < IDEAS_A_YEAR; k++) {
        if (k == self->known) {
            extend(self);
        }
        if (!(self->sum[k] < u)) {
            break;
        }
    }
    return k;
}

static int first_year(const struct world *self, int ecosystem) {
    return self->entry_step[ecosystem] / self->scenario->time.steps_per_year;
}

/* Uniforms of one size: idea_flow for all years, idea_stock in the year of entry. */
static void draw_uniforms(struct world *self, int size) {
    size_t n = (size_t)self->n_padded;
    uint32_t *const *w = self->words;
    for (int year = 0; year < self->scenario->time.n_years; year++) {
        world_words(self, PURPOSE_IDEAS, year, size, self->words);
        for (int i = 0; i < self->n; i++) {
            self->idea_flow[(size_t)year * n + (size_t)i] = random_uniform52(w[2][i], w[3][i]);
            if (year == first_year(self, i)) {
                self->idea_stock[i] = random_uniform52(w[0][i], w[1][i]);
            }
        }
    }
}

static const struct project_parameters *parameters_of(const struct world *self, int size) {
    return (const void *)scenario_values(self->scenario, self->theta,
                                         self->scenario->project_sizes[size]);
}

/* Numbers of one ecosystem and size: at entry, then of each year. */
static unsigned char *counts_of(const struct world *self, int ecosystem, int size) {
    return self->idea_counts +
           (size_t)(SCENARIO_SIZES * ecosystem + size) * (size_t)(self->scenario->time.n_years + 1);
}

/* What the number of ideas owes to population. */
static void scale_ideas(struct world *self) {
    const struct territory_parameters *territory =
        (const void *)scenario_values(self->scenario, self->theta, self->scenario->territory);
    int any = 0;
    for (int z = 0; z < SCENARIO_SIZES; z++) {
        any |= parameters_of(self, z)->ideas > 0;
    }
    for (int i = 0; i < self->n && any; i++) {
        self->idea_scale[i] = pow(self->population[i] / 25000.0, territory->ideas_elasticity);
    }
}

/* Counts the ideas of one size; how many there are. */
static size_t count_size(struct world *self, int size) {
    const struct scenario *scenario = self->scenario;
    const struct project_parameters *p = parameters_of(self, size);
    size_t sum = 0;
    if (!(p->ideas > 0)) {
        for (int i = 0; i < self->n; i++) {
            memset(counts_of(self, i, size), 0, (size_t)scenario->time.n_years + 1);
            self->idea_sums[SCENARIO_SIZES * i + size] = 0;
        }
        return 0;
    }
    draw_uniforms(self, size);
    for (int i = 0; i < self->n; i++) {
        unsigned char *counts = counts_of(self, i, size);
        double rate = p->ideas * self->idea_scale[i];
        struct arrivals stock, flow;
        stock.mean = rate * p->wait;
        flow.mean = rate;
        stock.known = flow.known = 0;
        int exists = first_year(self, i) < scenario->time.n_years;
        counts[0] = exists ? (unsigned char)how_many(&stock, self->idea_stock[i]) : 0;
        int32_t here = counts[0];
        for (int year = 0; year < scenario->time.n_years; year++) {
            double u = self->idea_flow[(size_t)year * (size_t)self->n_padded + (size_t)i];
            int begun = year >= first_year(self, i);
            counts[1 + year] = begun ? (unsigned char)how_many(&flow, u) : 0;
            here += counts[1 + year];
        }
        self->idea_sums[SCENARIO_SIZES * i + size] = here;
        sum += (size_t)here;
    }
    return sum;
}

/* ------------------------------------------------------------------ which */

/* Places and addresses `count` ideas from n on, their dates still to be drawn. What is written
 * beyond the count is written over: whether there are none, one or two cannot be foreseen. */
static void place(struct world *self, size_t n, int ecosystem, struct idea idea, unsigned count) {
    struct idea_words *words = &self->idea_words;
    uint32_t shared = world_key(self, PURPOSE_IDEA, 0, 0).counter3;
    for (unsigned k = 0; k < count || k < PLACED_AT_LEAST; k++) {
        idea.draw = (uint8_t)(IDEAS_A_YEAR * (unsigned)idea.size + k);
        self->ideas[n + k] = idea;
        words->code[n + k] = self->code[ecosystem];
        words->counter2[n + k] = (uint32_t)idea.initial << 16 | idea.year;
        words->counter3[n + k] = shared | (uint32_t)idea.draw << 8;
    }
}

/* Draws words of ideas 0..n-1 for a purpose, at the addresses that stand. */
static void draw_words(struct world *self, size_t n, enum purpose purpose, uint32_t *const *words) {
    struct idea_words *addresses = &self->idea_words;
    for (size_t j = 0; j < n; j++) {
        addresses->counter3[j] = (addresses->counter3[j] & ~UINT32_C(0xFF)) | (uint32_t)purpose;
    }
    struct kernel_key key = world_key(self, purpose, 0, 0);
    self->kernels->words_at((n + LANES - 1) / LANES * LANES, addresses->code, addresses->counter2,
                            addresses->counter3, &key, words);
}

/* life_steps at the second uniform of idea j. */
static int wait_steps(const struct world *self, size_t j, double wait) {
    int steps = life_steps_near(self->idea_words.minus_log[0][j], wait, self->d);
    uint32_t *const *w = self->idea_words.idea;
    return steps > 0 ? steps : life_steps(random_uniform52(w[2][j], w[3][j]), wait, self->d);
}

/* Dates of idea j of an ecosystem, from its words; 0 when it arrives outside [entry, n_steps). */
static int date(const struct world *self, int ecosystem, size_t j, struct idea *idea) {
    const struct project_parameters *p = parameters_of(self, idea->size);
    uint32_t *const *w = self->idea_words.idea;
    int per_year = self->scenario->time.steps_per_year, entry = self->entry_step[ecosystem];
    double first = random_uniform52(w[0][j], w[1][j]);
    if (idea->initial) {
        idea->arrival = entry;
        idea->anyway = first < p->deadweight;
    } else {
        double place_in_year = first * per_year;
        int step = (int)place_in_year;
        idea->arrival = per_year * idea->year + step;
        idea->anyway = place_in_year - step < p->deadweight;
    }
    if (idea->arrival < entry || idea->arrival >= self->n_steps) {
        return 0;
    }
    idea->natural = idea->arrival + wait_steps(self, j, p->wait);
    return 1;
}

/* Sorts by arrival; those of a step stay as they are, so initial ones first, then by k. */
static void sort_arrivals(struct idea *ideas, size_t n) {
    for (size_t j = 1; j < n; j++) {
        struct idea idea = ideas[j];
        size_t hole = j;
        for (; hole > 0 && ideas[hole - 1].arrival > idea.arrival; hole--) {
            ideas[hole] = ideas[hole - 1];
        }
        ideas[hole] = idea;
    }
}

/* Places all ideas that the counts announce: by ecosystem, size and year, initial ones first. */
static void place_all(struct world *self) {
    size_t n = 0;
    for (int i = 0; i < self->n; i++) {
        for (int z = 0; z < SCENARIO_SIZES; z++) {
            const unsigned char *counts = counts_of(self, i, z);
            struct idea idea = {
                .year = (uint16_t)first_year(self, i), .initial = 1, .size = (uint8_t)z};
            place(self, n, i, idea, counts[0]);
            n += counts[0];
            idea.initial = 0;
            for (int year = 0; year < self->scenario->time.n_years; year++) {
                idea.year = (uint16_t)year;
                place(self, n, i, idea, counts[1 + year]);
                n += counts[1 + year];
            }
        }
    }
}

/* Dates `count` ideas of one ecosystem and size from `*from` on and moves them up to `*to`; those
 * outside are dropped. */
static void settle(struct world *self, int ecosystem, size_t count, size_t *from, size_t *to) {
    size_t first = *to;
    for (size_t k = 0; k < count; k++, (*from)++) {
        struct idea idea = self->ideas[*from];
        if (date(self, ecosystem, *from, &idea)) {
            self->ideas[*to] = idea;
            (*to)++;
        }
    }
    sort_arrivals(self->ideas + first, *to - first);
}

static size_t settle_all(struct world *self) {
    size_t from = 0, to = 0;
    for (int i = 0; i < self->n; i++) {
        for (int z = 0; z < SCENARIO_SIZES; z++) {
            self->idea_first[SCENARIO_SIZES * i + z] = (int32_t)to;
            settle(self, i, (size_t)self->idea_sums[SCENARIO_SIZES * i + z], &from, &to);
        }
    }
    self->idea_first[SCENARIO_SIZES * self->n] = (int32_t)to;
    return to;
}

/* Words about the projects that ideas may become. */
static void draw_projects(struct world *self, size_t n) {
    uint32_t shared = world_key(self, PURPOSE_PROJECT, 0, 0).counter3;
    memset(self->drawn, 0, n * sizeof *self->drawn);
    for (int i = 0; i < self->n; i++) {
        int32_t last = self->idea_first[SCENARIO_SIZES * (i + 1)];
        for (int32_t j = self->idea_first[SCENARIO_SIZES * i]; j < last; j++) {
            struct idea_words *words = &self->idea_words;
            const struct idea *idea = &self->ideas[j];
            words->code[j] = self->code[i];
            words->counter2[j] = (uint32_t)idea->initial << 16 | idea->year;
            words->counter3[j] = shared | (uint32_t)idea->draw << 8;
        }
    }
    draw_words(self, n, PURPOSE_PROJECT, self->idea_words.project);
    draw_words(self, n, PURPOSE_PROJECT_SCALE, self->idea_words.scale);
}

int world_draw_ideas(struct world *self) {
    size_t n = 0;
    scale_ideas(self);
    for (int z = 0; z < SCENARIO_SIZES; z++) {
        n += count_size(self, z);
    }
    if (reserve(self, n) != FONDSIM_OK) {
        return FONDSIM_NO_MEMORY;
    }
    if (n == 0) {
        memset(self->idea_first, 0,
               ((size_t)SCENARIO_SIZES * (size_t)self->n + 1) * sizeof *self->idea_first);
        return FONDSIM_OK;
    }
    place_all(self);
    draw_words(self, n, PURPOSE_IDEA, self->idea_words.idea);
    self->kernels->minus_log(n, self->idea_words.idea[2], self->idea_words.idea[3],
                             self->idea_words.minus_log[0]);
    draw_projects(self, settle_all(self));
    return FONDSIM_OK;
}
