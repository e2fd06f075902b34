/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an ecosystem does from step to step: entry, offers, applications, alliances, adoption,
 * levels, found as differences between the ends of steps. Never knows what an award does. */
#include "models/story.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *const story_kind_names[STORY_KIND_COUNT] = {
#define STORY_KIND_NAME(kind, name) name,
    STORY_KINDS(STORY_KIND_NAME)
#undef STORY_KIND_NAME
};

const char *const story_total_keys[STORY_TOTAL_COUNT] = {
#define STORY_TOTAL_KEY(total, key) key,
    STORY_TOTALS(STORY_TOTAL_KEY)
#undef STORY_TOTAL_KEY
};

struct story_event story_event(enum story_kind kind, int step) {
    return (struct story_event){.kind = kind,
                                .step = step,
                                .until = -1,
                                .instrument = -1,
                                .since = -1,
                                .offer = -1,
                                .idea = -1,
                                .size = -1,
                                .from = -1,
                                .to = -1,
                                .anyway = -1};
}

void story_add(struct stories *self, struct story *story, struct story_event event) {
    if (story->n == story->room) {
        size_t room = story->room == 0 ? 128 : 2 * story->room;
        struct story_event *grown = realloc(story->events, room * sizeof *grown);
        if (grown == NULL) {
            self->failed = FONDSIM_NO_MEMORY;
            return;
        }
        story->events = grown;
        story->room = room;
    }
    story->events[story->n++] = event;
}

static int is_prospective(const struct portfolio *portfolio) {
    return portfolio->question == QUESTION_PROSPECTIVE;
}

/* A prospective portfolio goes on from the history. */
static void branch(struct stories *self, struct story *story) {
    for (size_t k = 0; k < self->history.n; k++) {
        story_add(self, story, self->history.events[k]);
    }
    struct story begun = self->history;
    begun.events = story->events;
    begun.n = story->n;
    begun.room = story->room;
    *story = begun;
}

/* ------------------------------------------------------------------ who it is */

/* Standard normal distribution function. */
static double share_below(double z) {
    return 0.5 * erfc(-z / sqrt(2.0));
}

static void meet(struct stories *self, const struct world *world) {
    const struct scenario *scenario = world->scenario;
    const struct maturity_parameters *maturity =
        (const void *)scenario_values(scenario, world->theta, scenario->maturity);
    int i = self->ecosystem, first = 0;
    for (int c = 0; c < world->cohort[i]; c++) {
        first += (int)scenario->cohorts[c].n;
    }
    const struct territory_table *table = &scenario->cohorts[world->cohort[i]].territories;
    int named = world->table_row[i] >= 0 && table->name != NULL;
    double sigma = maturity->frailty;
    self->who = (struct story_who){
        .cohort = world->cohort[i],
        .row = i - first,
        .name = named ? table->name[world->table_row[i]] : NULL,
        .population = world->population[i],
        .fragility = world->fragility[i],
        .size_class = world->size_class[i],
        .level = world->level_at_entry[i],
        .entry_step = world->entry_step[i],
        .qualified_step = world->qualified_step[i],
        .own_fte = world->own_fte[i],
        .alliances = world->alliances_at_start[i],
        .adopter = world->adopter_at_start[i] > 0.5,
        .drive = exp(world->frailty[i]),
        .drive_rank = sigma > 0 ? share_below(world->frailty[i] / sigma + sigma / 2.0) : 0.5,
    };
    for (int32_t j = world->idea_first[3 * i]; j < world->idea_first[3 * i + 3]; j++) {
        self->who.ideas_waiting += world->ideas[j].initial;
        self->who.ideas_later += !world->ideas[j].initial;
    }
}

/* ------------------------------------------------------------------ calls */

static struct story *story_of(struct stories *self, const struct portfolio *portfolio, int step) {
    int shared = is_prospective(portfolio) && step < self->study->scenario->time.decision_step;
    return shared ? &self->history : &self->stories[portfolio - self->study->portfolios];
}

static void see_call(void *context, const struct cell *cell, int instrument, int step,
                     const struct candidate *candidates, int32_t n) {
    struct stories *self = context;
    struct story *story = story_of(self, cell->portfolio, step);
    if (!story->begun && step >= self->study->scenario->time.decision_step &&
        is_prospective(cell->portfolio)) {
        branch(self, story);
    }
    for (int32_t c = 0; c < n; c++) {
        if (candidates[c].ecosystem == self->ecosystem && candidates[c].applied) {
            struct story_event event = story_event(STORY_APPLIES, step);
            event.instrument = instrument;
            story_add(self, story, event);
            story->totals[TOTAL_APPLICATIONS] += 1.0;
        }
    }
}

/* ------------------------------------------------------------------ steps */

static void see_offers(struct stories *self, struct story *story, const struct world *world,
                       const struct cell *cell, int step) {
    int per_year = world->scenario->time.steps_per_year;
    for (int o = 0; o < world->scenario->n_offers && step % per_year == 0; o++) {
        const struct offer_parameters *p = (const void *)scenario_values(
            world->scenario, world->theta, world->scenario->offers[o].section);
        int32_t until =
            cell->offer_until[(size_t)o * (size_t)world->n_padded + (size_t)self->ecosystem];
        int lasts = per_year * (int)round(p->lasts);
        if (lasts > 0 && until == step + lasts) {
            struct story_event event = story_event(STORY_OFFER, step);
            event.offer = o;
            event.until = until;
            story_add(self, story, event);
        }
    }
}

/* Where the calls of this step could find it: at the level of the last one. */
static void see_calls(struct stories *self, struct story *story, int portfolio, int step) {
    const struct scenario *scenario = self->study->scenario;
    int open = portfolio < 0 || is_prospective(&self->study->portfolios[portfolio]) ||
               step < scenario->time.decision_step;
    for (int k = 0; k < scenario->n_instruments; k++) {
        if (open && step >= scenario->instruments[k].start_step &&
            step <= scenario->time.last_award_step) {
            story->levels_seen[k] |= UINT32_C(1) << story->level;
        }
    }
}

static void see_level(struct stories *self, struct story *story, const struct world *world,
                      const struct cell *cell, int step) {
    int to = cell->level[self->ecosystem];
    if (to == story->level) {
        return;
    }
    struct story_event event =
        story_event(to > story->level ? STORY_LEVEL_UP : STORY_LEVEL_DOWN, step);
    event.from = story->level;
    event.to = to;
    maturity_parts(cell, world, self->ecosystem, event.parts);
    story_add(self, story, event);
    story->totals[to > story->level ? TOTAL_MOVES_UP : TOTAL_MOVES_DOWN] += abs(to - story->level);
    story->level = to;
}

static void see_use(struct stories *self, struct story *story, const struct world *world,
                    const struct cell *cell, int step) {
    const struct commons_parameters *p =
        (const void *)scenario_values(world->scenario, world->theta, world->scenario->commons);
    int adopter = cell->adopter[self->ecosystem] > 0.5;
    int alliances = (int)cell->background[self->ecosystem];
    int ends_year = (step + 1) % world->scenario->time.steps_per_year == 0;
    int adopts = adopter && !story->adopter;
    if (adopts) {
        struct story_event event = story_event(STORY_ADOPTS, step);
        event.count = cell->commons;
        story_add(self, story, event);
    } else if (adopter && ends_year && cell->commons != story->commons) {
        struct story_event event = story_event(STORY_COMMONS, step);
        event.from = story->commons;
        event.to = cell->commons;
        story_add(self, story, event);
    }
    if (alliances != story->alliances) {
        struct story_event event = story_event(STORY_ALLIANCES, step);
        event.from = story->alliances;
        event.to = alliances;
        story_add(self, story, event);
    }
    story->adopter = adopter;
    story->alliances = alliances;
    story->commons = ends_year || adopts ? cell->commons : story->commons;
    if (adopter && cell->commons > 0) {
        story->totals[TOTAL_HOURS] +=
            p->hours * cell->commons / (cell->commons + p->half_stock) * world->d;
    }
}

/* It may have moved in the very step in which it entered: the start is that of the world. */
static void enter(struct stories *self, struct story *story, const struct cell *cell, int step) {
    struct story_event event = story_event(STORY_ENTERS, step);
    event.to = self->who.level;
    event.count = self->who.alliances;
    story_add(self, story, event);
    story->present = 1;
    story->level = self->who.level;
    story->adopter = self->who.adopter;
    story->alliances = self->who.alliances;
    story->commons = cell->commons;
}

/* ------------------------------------------------------------------ the end */

static int by_date(const void *left, const void *right) {
    const struct story_event *a = left, *b = right;
    if (a->step != b->step) {
        return a->step < b->step ? -1 : 1;
    }
    if (a->kind != b->kind) {
        return a->kind < b->kind ? -1 : 1;
    }
    const int keys[][2] = {{a->instrument, b->instrument},
                           {a->since, b->since},
                           {a->offer, b->offer},
                           {a->size, b->size},
                           {a->idea, b->idea}};
    for (size_t k = 0; k < sizeof keys / sizeof keys[0]; k++) {
        if (keys[k][0] != keys[k][1]) {
            return keys[k][0] < keys[k][1] ? -1 : 1;
        }
    }
    return 0;
}

/* An application that was followed by its award is told by the award. */
static void join_applications(struct story *story) {
    size_t kept = 0;
    for (size_t k = 0; k < story->n; k++) {
        struct story_event *event = &story->events[k];
        int told = 0;
        for (size_t j = 0; j < story->n && event->kind == STORY_APPLIES; j++) {
            struct story_event *award = &story->events[j];
            if (award->kind == STORY_AWARD && award->step == event->step &&
                award->instrument == event->instrument) {
                award->count = 1.0;
                told = 1;
            }
        }
        if (!told) {
            story->events[kept++] = *event;
        }
    }
    story->n = kept;
}

/* Why an instrument of the portfolio never met it. */
static void tell_absences(struct stories *self, struct story *story, const struct world *world,
                          const struct portfolio *portfolio) {
    const struct scenario *scenario = world->scenario;
    for (int k = 0; k < scenario->n_instruments; k++) {
        const struct instrument *instrument = &scenario->instruments[k];
        int met = !(portfolio->instruments >> k & 1U);
        for (size_t j = 0; j < story->n && !met; j++) {
            met = story->events[j].instrument == k;
        }
        if (met) {
            continue;
        }
        int fits = (instrument->classes >> self->who.size_class & 1U) &&
                   (instrument->cohorts >> self->who.cohort & 1U);
        int reached = (instrument->levels & story->levels_seen[k]) != 0;
        struct story_event event = story_event(!fits      ? STORY_NOT_FOR
                                               : !reached ? STORY_LEVEL_NEVER
                                                          : STORY_NEVER_APPLIES,
                                               world->n_steps - 1);
        event.instrument = k;
        story_add(self, story, event);
    }
}

static void finish(struct stories *self, struct story *story, const struct world *world,
                   const struct cell *cell, const struct portfolio *portfolio) {
    double consortia = cell->consortia[self->ecosystem];
    story->totals[TOTAL_ALLIANCES] = story->present ? story->alliances + consortia : 0.0;
    if (story_lives(self, story, world, cell) != FONDSIM_OK) {
        self->failed = FONDSIM_NO_MEMORY;
        return;
    }
    join_applications(story);
    tell_absences(self, story, world, portfolio);
    if (story->n > 0) {
        qsort(story->events, story->n, sizeof *story->events, by_date);
    }
}

static void see_step(void *context, const struct world *world, const struct cell *cell,
                     int portfolio, int step) {
    struct stories *self = context;
    const struct study *study = self->study;
    struct story *story = portfolio < 0 ? &self->history : &self->stories[portfolio];
    if (step == 0) {
        meet(self, world);
    }
    if (portfolio >= 0 && is_prospective(&study->portfolios[portfolio]) && !story->begun) {
        branch(self, story);
    }
    story->begun = 1;
    if (!story->present && cell->present[self->ecosystem] != 0) {
        enter(self, story, cell, step);
    }
    if (story->present) {
        see_calls(self, story, portfolio, step);
        see_offers(self, story, world, cell, step);
        see_use(self, story, world, cell, step);
        see_level(self, story, world, cell, step);
        story->totals[TOTAL_LEVEL_YEARS] += story->level * world->d;
    }
    if (step < world->n_steps - 1) {
        return;
    }
    if (portfolio >= 0) {
        finish(self, story, world, cell, &study->portfolios[portfolio]);
    }
    for (int p = 0; p < study->n_portfolios && portfolio < 0; p++) { /* nothing was decided */
        if (is_prospective(&study->portfolios[p])) {
            branch(self, &self->stories[p]);
            finish(self, &self->stories[p], world, cell, &study->portfolios[p]);
        }
    }
}

/* ------------------------------------------------------------------ from outside */

int stories_init(struct stories *self, const struct study *study, int ecosystem) {
    *self = (struct stories){.study = study, .ecosystem = ecosystem};
    self->stories = calloc((size_t)study->n_portfolios + 1, sizeof *self->stories);
    return self->stories == NULL ? FONDSIM_NO_MEMORY : FONDSIM_OK;
}

void stories_free(struct stories *self) {
    for (int p = 0; self->stories != NULL && p < self->study->n_portfolios; p++) {
        free(self->stories[p].events);
    }
    free(self->stories);
    free(self->history.events);
    *self = (struct stories){0};
}

void stories_watch(struct stories *self, void *workspace) {
    model_observe(workspace, see_step, self);
    model_observe_calls(workspace, see_call, self);
}

int stories_done(const struct stories *self) {
    return self->failed;
}

int story_same(const struct story_event *a, const struct story_event *b) {
    return by_date(a, b) == 0 && a->until == b->until && a->from == b->from && a->to == b->to &&
           a->early == b->early && a->success == b->success && !(a->euros < b->euros) &&
           !(b->euros < a->euros) && !(a->count < b->count) && !(b->count < a->count) &&
           !(a->fte < b->fte) && !(b->fte < a->fte);
}

int stories_find(const struct scenario *scenario, const double *theta, uint32_t sample,
                 uint16_t inner, const char *name, int *ecosystem) {
    struct world world;
    int status = world_init(&world, scenario);
    status = status == FONDSIM_OK ? world_draw(&world, theta, sample, inner) : status;
    *ecosystem = -1;
    for (int i = world.n - 1; i >= 0 && status == FONDSIM_OK; i--) {
        const struct territory_table *table = &scenario->cohorts[world.cohort[i]].territories;
        int32_t row = world.table_row[i];
        if (row >= 0 && table->name != NULL && strcmp(table->name[row], name) == 0) {
            *ecosystem = i;
        }
    }
    world_free(&world);
    return status;
}
