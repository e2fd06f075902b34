/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ideas of local projects that wait in each ecosystem (models/README.md, section 3.4). Never knows
 * who takes them. */
#include <math.h>
#include <stdlib.h>

#include "models/cell.h"

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

static int reserve(struct world *self, size_t n) {
    if (n <= self->ideas_capacity) {
        return FONDSIM_OK;
    }
    size_t capacity = n + n / 2 + 4096;
    struct idea *ideas = realloc(self->ideas, capacity * sizeof *ideas);
    if (ideas == NULL) {
        return FONDSIM_NO_MEMORY;
    }
    self->ideas = ideas;
    struct idea_course *courses = realloc(self->courses, capacity * sizeof *courses);
    if (courses == NULL) {
        return FONDSIM_NO_MEMORY;
    }
    self->courses = courses;
    self->ideas_capacity = capacity;
    return FONDSIM_OK;
}

static unsigned at_most_a_year(unsigned count) {
    return count < IDEAS_A_YEAR ? count : IDEAS_A_YEAR;
}

/* What the ideas of one ecosystem and size have in common. */
struct kind {
    int ecosystem, size, entry;
    const struct project_parameters *p;
};

/* Idea k of a year; 0 when it arrives outside [entry, n_steps). */
static int draw_idea(const struct world *self, const struct kind *kind, int year, int initial,
                     unsigned k, struct idea *idea) {
    int per_year = self->scenario->time.steps_per_year;
    *idea = (struct idea){.year = (uint16_t)year,
                          .initial = (uint8_t)initial,
                          .draw = (uint8_t)(IDEAS_A_YEAR * (unsigned)kind->size + k),
                          .size = (uint8_t)kind->size};
    struct random_pair u = random_pair(idea_address(self, kind->ecosystem, idea, PURPOSE_IDEA));
    if (initial) {
        idea->arrival = kind->entry;
        idea->anyway = u.first < kind->p->deadweight;
    } else {
        double place = u.first * per_year, step = floor(place);
        idea->arrival = per_year * year + (int)step;
        idea->anyway = place - step < kind->p->deadweight;
    }
    if (idea->arrival < kind->entry || idea->arrival >= self->n_steps) {
        return 0;
    }
    idea->natural = idea->arrival + life_steps(u.second, kind->p->wait, self->d);
    return 1;
}

/* Sorts a year's arrivals by step; those of a step stay in the order of k. */
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

/* Appends the ideas of one ecosystem and size to n that stand already. */
static int draw_kind(struct world *self, const struct kind *kind, size_t *n) {
    const struct time_grid *time = &self->scenario->time;
    const struct territory_parameters *territory =
        (const void *)scenario_values(self->scenario, self->theta, self->scenario->territory);
    double rate = kind->p->ideas *
                  pow(self->population[kind->ecosystem] / 25000.0, territory->ideas_elasticity);
    int first_year = kind->entry / time->steps_per_year;
    for (int year = first_year; year < time->n_years; year++) {
        struct address address = {.seed = self->scenario->monte_carlo.seed,
                                  .sample = self->sample,
                                  .inner = self->inner,
                                  .entity = self->code[kind->ecosystem],
                                  .step = (uint16_t)year,
                                  .purpose = PURPOSE_IDEAS,
                                  .draw = (uint8_t)kind->size};
        struct random_pair u = random_pair(address);
        if (reserve(self, *n + 2 * (size_t)IDEAS_A_YEAR) != FONDSIM_OK) {
            return FONDSIM_NO_MEMORY;
        }
        if (year == first_year) {
            unsigned initial = at_most_a_year(poisson_quantile(u.first, rate * kind->p->wait));
            for (unsigned k = 0; k < initial; k++) {
                *n += (size_t)draw_idea(self, kind, year, 1, k, &self->ideas[*n]);
            }
        }
        unsigned arrivals = at_most_a_year(poisson_quantile(u.second, rate));
        size_t before = *n;
        for (unsigned k = 0; k < arrivals; k++) {
            *n += (size_t)draw_idea(self, kind, year, 0, k, &self->ideas[*n]);
        }
        sort_arrivals(self->ideas + before, *n - before);
    }
    return FONDSIM_OK;
}

int world_draw_ideas(struct world *self) {
    const struct scenario *scenario = self->scenario;
    size_t n = 0;
    for (int i = 0; i < self->n; i++) {
        for (int z = 0; z < SCENARIO_SIZES; z++) {
            const void *p = scenario_values(scenario, self->theta, scenario->project_sizes[z]);
            struct kind kind = {i, z, self->entry_step[i], p};
            self->idea_first[SCENARIO_SIZES * i + z] = (int32_t)n;
            int code = draw_kind(self, &kind, &n);
            if (code != FONDSIM_OK) {
                return code;
            }
        }
    }
    self->idea_first[SCENARIO_SIZES * self->n] = (int32_t)n;
    for (size_t j = 0; j < n; j++) {
        self->courses[j].known = 0;
    }
    return FONDSIM_OK;
}
