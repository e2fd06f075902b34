/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cell: one portfolio of a world. Its memory, its start, its copy where portfolios branch, and
 * the order of events in a step (models/README.md, section 4). Never knows what an event does. */
#include <stdlib.h>
#include <string.h>

#include "models/arena.h"
#include "models/cell.h"

static void lay_out(struct cell *self, const struct world *world, struct arena *arena) {
    const struct scenario *scenario = world->scenario;
    size_t n = (size_t)world->n_padded, steps = (size_t)world->n_steps;
    size_t instruments = (size_t)scenario->n_instruments;
    self->level = arena_take(arena, n, sizeof *self->level);
    self->present = arena_take(arena, n, sizeof *self->present);
    self->fte = arena_take(arena, n, sizeof *self->fte);
    self->background = arena_take(arena, n, sizeof *self->background);
    self->consortia = arena_take(arena, n, sizeof *self->consortia);
    self->boost = arena_take(arena, n, sizeof *self->boost);
    self->adopter = arena_take(arena, n, sizeof *self->adopter);
    self->offers = arena_take(arena, n, sizeof *self->offers);
    self->received = arena_take(arena, n, sizeof *self->received);
    self->displaced = arena_take(arena, n, sizeof *self->displaced);
    self->displaced_step = arena_take(arena, n, sizeof *self->displaced_step);
    self->dirty = arena_take(arena, n, sizeof *self->dirty);
    arena_take_moves(arena, n, &self->moves);
    self->own_alliances = arena_take(arena, n, sizeof *self->own_alliances);
    self->club_ones = arena_take(arena, n, sizeof *self->club_ones);
    self->movable = arena_take(arena, n, sizeof *self->movable);
    self->offer_until =
        arena_take(arena, n * (size_t)scenario->n_offers, sizeof *self->offer_until);
    self->idea_next = arena_take(arena, SCENARIO_SIZES * n, sizeof *self->idea_next);
    self->active = arena_take(arena, n * instruments, sizeof *self->active);
    self->series = arena_take(arena, SERIES_COUNT * steps, sizeof *self->series);
    self->level_count =
        arena_take(arena, (size_t)scenario->n_levels * steps, sizeof *self->level_count);
    self->class_levels =
        arena_take(arena, (size_t)scenario->n_classes * steps, sizeof *self->class_levels);
    self->class_received =
        arena_take(arena, (size_t)scenario->n_classes * steps, sizeof *self->class_received);
    size_t cohorts = scenario->n_cohorts > 1 ? (size_t)scenario->n_cohorts : 0;
    self->cohort_levels = arena_take(arena, cohorts * steps, sizeof *self->cohort_levels);
    self->cohort_received = arena_take(arena, cohorts * steps, sizeof *self->cohort_received);
    self->concentration = arena_take(arena, steps, sizeof *self->concentration);
    self->ledger =
        arena_take(arena, instruments * (size_t)scenario->time.n_years, sizeof *self->ledger);
    self->ages = arena_take(arena, instruments * (size_t)scenario->time.n_ages, sizeof *self->ages);
    self->purses = arena_take(arena, instruments, sizeof *self->purses);
    self->first_due = arena_take(arena, steps, sizeof *self->first_due);
    self->last_due = arena_take(arena, steps, sizeof *self->last_due);
}

int cell_init(struct cell *self, const struct world *world) {
    *self = (struct cell){0};
    struct arena arena = {0};
    lay_out(self, world, &arena);
    self->block_bytes = arena.used;
    self->block = aligned_alloc(ARENA_ALIGNMENT, arena.used);
    if (self->block == NULL) {
        return FONDSIM_NO_MEMORY;
    }
    memset(self->block, 0, arena.used);
    arena = (struct arena){self->block, 0};
    lay_out(self, world, &arena);
    return FONDSIM_OK;
}

void cell_free(struct cell *self) {
    free(self->block);
    free(self->due);
    free(self->awards);
    free(self->takings);
    free(self->idea_taken);
    free(self->candidates);
    *self = (struct cell){0};
}

/* Makes room for at least `needed` elements; what was there is kept. */
static int reserve(void **list, size_t needed, size_t *capacity, size_t size) {
    if (needed <= *capacity) {
        return FONDSIM_OK;
    }
    void *grown = realloc(*list, needed * size);
    if (grown == NULL) {
        return FONDSIM_NO_MEMORY;
    }
    *list = grown;
    *capacity = needed;
    return FONDSIM_OK;
}

static int reserve_taken(struct cell *self, const struct world *world) {
    void *list = self->idea_taken;
    int code =
        reserve(&list, world->ideas_capacity, &self->idea_taken_capacity, sizeof *self->idea_taken);
    self->idea_taken = list;
    return code;
}

static size_t idea_count(const struct world *world) {
    return (size_t)world->idea_first[SCENARIO_SIZES * world->n];
}

int cell_start(struct cell *self, const struct world *world, const struct portfolio *portfolio) {
    const struct commons_parameters *commons =
        (const void *)scenario_values(world->scenario, world->theta, world->scenario->commons);
    memset(self->block, 0, self->block_bytes);
    self->portfolio = portfolio;
    for (int k = 0; k < SCENARIO_MAX_INSTRUMENTS; k++) {
        self->scale[k] = 1.0;
    }
    for (int i = 0; i < world->n_padded; i++) {
        self->level[i] = world->level_at_entry[i];
        self->background[i] = world->alliances_at_start[i];
        self->adopter[i] = world->adopter_at_start[i];
        self->displaced_step[i] = -1;
        self->dirty[i] = i < world->n;
    }
    memcpy(self->idea_next, world->idea_first,
           (size_t)(SCENARIO_SIZES * world->n) * sizeof *self->idea_next);
    for (int t = 0; t < world->n_steps; t++) {
        self->first_due[t] = self->last_due[t] = -1;
    }
    self->built = self->adopters = self->n_present = self->n_clubs = self->failed = 0;
    memset(self->at_level, 0, sizeof self->at_level);
    memset(self->class_sum, 0, sizeof self->class_sum);
    self->activity = -1.0;
    self->commons = (int)(commons->stock + 0.5);
    self->adopted_outside = commons->adopted_at_start;
    self->n_due = self->n_awards = self->n_takings = 0;
    if (reserve_taken(self, world) != FONDSIM_OK) {
        return FONDSIM_NO_MEMORY;
    }
    if (idea_count(world) > 0) {
        memset(self->idea_taken, 0, idea_count(world));
    }
    return FONDSIM_OK;
}

/* Copies a list of n elements, growing when needed. */
static int copy_list(void **list, const void *from, int32_t n, int32_t *capacity, size_t size) {
    size_t room = (size_t)*capacity;
    if (n <= 0) {
        return FONDSIM_OK;
    }
    if (reserve(list, (size_t)n, &room, size) != FONDSIM_OK) {
        return FONDSIM_NO_MEMORY;
    }
    *capacity = (int32_t)room;
    memcpy(*list, from, (size_t)n * size);
    return FONDSIM_OK;
}

static int copy_lists(struct cell *self, const struct cell *other, const struct world *world) {
    void *due = self->due, *awards = self->awards, *takings = self->takings;
    int code = copy_list(&due, other->due, other->n_due, &self->due_capacity, sizeof *self->due);
    self->due = due;
    code |= copy_list(&awards, other->awards, other->n_awards, &self->awards_capacity,
                      sizeof *self->awards);
    self->awards = awards;
    code |= copy_list(&takings, other->takings, other->n_takings, &self->takings_capacity,
                      sizeof *self->takings);
    self->takings = takings;
    code |= reserve_taken(self, world);
    if (code != FONDSIM_OK) {
        return FONDSIM_NO_MEMORY;
    }
    self->n_due = other->n_due;
    self->n_awards = other->n_awards;
    self->n_takings = other->n_takings;
    if (idea_count(world) > 0) {
        memcpy(self->idea_taken, other->idea_taken, idea_count(world));
    }
    return FONDSIM_OK;
}

int cell_copy(struct cell *self, const struct cell *other, const struct world *world) {
    memcpy(self->block, other->block, self->block_bytes);
    self->built = other->built;
    self->commons = other->commons;
    self->adopters = other->adopters;
    self->n_present = other->n_present;
    self->n_clubs = other->n_clubs;
    memcpy(self->at_level, other->at_level, sizeof self->at_level);
    memcpy(self->class_sum, other->class_sum, sizeof self->class_sum);
    self->activity = other->activity;
    self->adopted_outside = other->adopted_outside;
    self->failed = other->failed;
    return copy_lists(self, other, world);
}

void cell_entries(struct cell *self, const struct world *world, int step) {
    const struct scenario *scenario = world->scenario;
    int changes = 0;
    for (int c = 0; c < scenario->n_cohorts; c++) {
        changes |= scenario->cohorts[c].entry_step == step;
        changes |= scenario->cohorts[c].qualified_step == step;
    }
    if (!changes) {
        return;
    }
    self->n_present = self->adopters = 0;
    memset(self->at_level, 0, sizeof self->at_level);
    memset(self->class_sum, 0, sizeof self->class_sum);
    for (int i = 0; i < world->n; i++) {
        self->present[i] = world->entry_step[i] <= step ? -1 : 0;
        self->movable[i] = world->qualified_step[i] <= step ? self->present[i] : 0;
        if (self->present[i] != 0) {
            self->n_present++;
            self->adopters += self->adopter[i] > 0.5; /* some may have come as adopters */
            self->at_level[self->level[i]]++;
            self->class_sum[world->size_class[i]] += self->level[i];
        }
    }
}

int cell_step(struct cell *self, const struct world *world, int step, uint32_t running) {
    int per_year = world->scenario->time.steps_per_year;
    funding_calendar(self, world, step, running);
    cell_entries(self, world, step);
    offers_step(self, world, step);
    funding_calls(self, world, step, running);
    cell_handle_events(self, world, step);
    commons_step(self, world, step);
    alliances_step(self, world, step);
    maturity_step(self, world, step);
    int code = cell_record(self, world, step);
    if (code == FONDSIM_OK && (step + 1) % per_year == 0) {
        code = funding_close_year(self, world, step);
    }
    return code;
}
