/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Supported projects: ideas that awards take from the waiting ones, and at the end of the run what
 * they bring, what would have come anyway, and the rows by age of award. Never knows which fund
 * qualified a project. */
#include <math.h>

#include "models/funding.h"

/* Sizes in the order in which they are tried: the wanted one, smaller ones, larger ones. */
static const int size_order[3][3] = {{0, 1, 2}, {1, 0, 2}, {2, 1, 0}};

/* First waiting idea of this size that nobody took; -1 when there is none. */
static int32_t waiting(const struct cell *self, const struct world *world, int ecosystem, int size,
                       int step) {
    int32_t last = world->idea_first[3 * ecosystem + size + 1];
    for (int32_t k = world->idea_first[3 * ecosystem + size]; k < last; k++) {
        const struct idea *idea = &world->ideas[k];
        if (idea->arrival > step)
            return -1; /* they stand by arrival */
        if (step < idea->natural && !self->idea_taken[k])
            return k;
    }
    return -1;
}

static void take(struct cell *self, int award, int32_t idea, int step) {
    struct taking *takings = list_grow(self->takings, self->n_takings + 1, &self->takings_capacity,
                                       sizeof *self->takings, &self->failed);
    if (takings == NULL)
        return;
    self->takings = takings;
    int32_t index = self->n_takings++;
    takings[index] = (struct taking){.idea = idea, .step = step, .next = -1};
    self->idea_taken[idea] = 1;
    struct award *owner = &self->awards[award];
    if (owner->last_taking < 0) {
        owner->takings = index;
    } else {
        takings[owner->last_taking].next = index;
    }
    owner->last_taking = index;
}

void takings_qualify(struct cell *self, const struct world *world, int award, int step, int size,
                     unsigned count) {
    int i = self->awards[award].ecosystem;
    for (; count > 0 && !self->failed; count--) {
        int32_t idea = -1;
        for (int z = 0; z < 3 && idea < 0; z++) {
            idea = waiting(self, world, i, size_order[size][z], step);
        }
        if (idea < 0) { /* none is left for the others either */
            cell_series(self, world, SERIES_LOST_ATTEMPTS)[step] += count;
            return;
        }
        take(self, award, idea, step);
    }
}

/* ---- the end of the run */

/* A taking seen at the end: the project it became, and its planned co-funding. */
struct supported {
    const struct idea *idea;
    struct project_life life;
    double planned; /* [EUR] */
};

static int until(int step, int limit) {
    return step < limit ? step : limit;
}

/* Co-funding received before `limit` [EUR]; adds each step to flows when not NULL. */
static double receive(const struct world *world, const struct project_life *life, double planned,
                      int limit, double *flows) {
    double sum = 0.0;
    int last = until(life->end, limit);
    for (int t = life->running; t < last; t++) {
        double money = planned * world->cofund[t - life->running];
        sum += money;
        if (flows != NULL)
            flows[t] += money;
    }
    return sum;
}

static double share_weight(const struct world *world, int ecosystem, const struct idea *idea) {
    struct random_words words = random_words(idea_address(world, ecosystem, idea, PURPOSE_SHARE));
    return -log(random_uniform32(words.word[0]));
}

/* Adds a life to three series that start at `first`: qualified, project-years, money. */
static void add_gross(struct cell *self, const struct world *world, enum series first,
                      const struct project_life *life, double planned) {
    int limit = world->n_steps;
    if (life->qualified >= limit)
        return;
    cell_series(self, world, first)[life->qualified] += 1.0;
    double *years = cell_series(self, world, first + 1);
    for (int t = life->running; t < until(life->end, limit); t++) {
        years[t] += world->d;
    }
    receive(world, life, planned, limit, cell_series(self, world, first + 2));
}

/* The difference that one supported project makes, and its two parts. */
static void add_difference(struct cell *self, const struct world *world, int ecosystem,
                           const struct supported *project) {
    const struct idea *idea = project->idea;
    add_gross(self, world, SERIES_GROSS_QUALIFIED, &project->life, project->planned);
    project_add(world, self->series, &project->life, idea->size, project->planned, 1.0);
    if (!idea->anyway || idea->natural >= world->n_steps)
        return;
    const struct scenario *scenario = world->scenario;
    const struct project_parameters *size =
        (const void *)scenario_values(scenario, world->theta, scenario->project_sizes[idea->size]);
    struct project_life natural = project_life(world, ecosystem, idea, idea->natural);
    add_gross(self, world, SERIES_DEAD_QUALIFIED, &natural, size->money);
    project_add(world, self->series, &natural, idea->size, size->money, -1.0);
}

/* Steps of an age. */
static int age_steps(double years, double d) {
    return (int)fmin(round(years / d), LIFE_LONGEST);
}

static void age_project(const struct world *world, const struct award *award,
                        const struct supported *project, struct age_row *ages, int n_ages,
                        const double *age_years) {
    for (int a = 0; a < n_ages; a++) {
        int limit = award->step + age_steps(age_years[a], world->d);
        if (limit > world->n_steps || project->life.qualified >= limit)
            continue;
        ages[a].qualified += 1.0;
        ages[a].deadweight += project->idea->anyway;
        ages[a].cofunding += receive(world, &project->life, project->planned, limit, NULL);
        ages[a].alive += project->life.running < limit && project->life.end >= limit;
    }
}

static void finish_award(struct cell *self, const struct world *world, const struct award *award,
                         struct age_row *ages, int n_ages, const double *age_years) {
    int i = award->ecosystem;
    double weights = 0.0;
    for (int32_t k = award->takings; k >= 0; k = self->takings[k].next) {
        weights += share_weight(world, i, &world->ideas[self->takings[k].idea]);
    }
    double planned = cents_euros(award->paid) * award->leverage;
    for (int32_t k = award->takings; k >= 0; k = self->takings[k].next) {
        struct supported project = {.idea = &world->ideas[self->takings[k].idea]};
        project.life = project_life(world, i, project.idea, self->takings[k].step);
        project.planned = planned * share_weight(world, i, project.idea) / weights;
        add_difference(self, world, i, &project);
        age_project(world, award, &project, ages, n_ages, age_years);
    }
}

/* Rows by age that events tell: payments and engineering. */
static void age_events(const struct cell *self, const struct world *world, struct age_row *ages,
                       int n_ages, const double *age_years) {
    for (int step = 0; step < world->n_steps; step++) {
        for (int32_t e = self->first_event[step]; e >= 0; e = self->events[e].next) {
            const struct event *event = &self->events[e];
            if (event->kind != EVENT_PAY && event->kind != EVENT_FTE)
                continue;
            const struct award *award = &self->awards[event->award];
            struct age_row *rows = ages + (size_t)award->instrument * (size_t)n_ages;
            for (int a = 0; a < n_ages; a++) {
                int limit = award->step + age_steps(age_years[a], world->d);
                if (limit > world->n_steps || step >= limit)
                    continue;
                if (event->kind == EVENT_PAY) {
                    rows[a].paid += cents_euros(event->cents);
                } else {
                    rows[a].fte += event->amount;
                }
            }
        }
    }
}

void funding_finish(struct cell *self, const struct world *world, struct age_row *ages, int n_ages,
                    const double *age_years) {
    for (int r = 0; r < world->scenario->n_instruments * n_ages; r++) {
        ages[r] = (struct age_row){0};
    }
    for (int32_t k = 0; k < self->n_awards; k++) {
        const struct award *award = &self->awards[k];
        struct age_row *rows = ages + (size_t)award->instrument * (size_t)n_ages;
        for (int a = 0; a < n_ages; a++) {
            rows[a].awards += award->step + age_steps(age_years[a], world->d) <= world->n_steps;
        }
        finish_award(self, world, award, rows, n_ages, age_years);
    }
    age_events(self, world, ages, n_ages, age_years);
}
