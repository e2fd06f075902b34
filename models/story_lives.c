/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the awards of one ecosystem did, told after the run: an award's life depends on nothing but
 * its addresses, so it is unrolled once more alone, and all of them together in a cell without any
 * other ecosystem, which gives this one's part of every sum. Never knows a fund. */
#include <stdlib.h>

#include "models/funding.h"
#include "models/story.h"

/* What the parts of this file share. */
struct lives {
    struct stories *stories;
    struct story *story;
    const struct world *world;
    const struct cell *real; /* of the run */
    struct cell alone;       /* one award */
    struct cell own;         /* all awards of the ecosystem, nobody else's */
};

/* One award, unrolled alone. */
struct life {
    int instrument, since, end; /* end: first step at which it is not active */
    int success;
    int alliances; /* still live at the end of what was told */
    int local;     /* 1: its post is kept */
};

static struct story_event of_award(const struct life *life, enum story_kind kind, int step) {
    struct story_event event = story_event(kind, step);
    event.instrument = life->instrument;
    event.since = life->since;
    return event;
}

/* ------------------------------------------------------------------ events of one award */

/* Posts: what the grant pays, then what is kept. The changes at the end of the grant go without
 * saying. */
static void tell_post(struct lives *self, struct life *life, int step, const struct event *event,
                      int local) {
    if (local) {
        life->local = event->amount > 0;
        struct story_event kept = of_award(life, life->local ? STORY_KEPT : STORY_KEPT_ENDS, step);
        kept.fte = event->amount > 0 ? event->amount : -event->amount;
        story_add(self->stories, self->story, kept);
    } else if (step < life->end) {
        struct story_event post =
            of_award(life, event->amount > 0 ? STORY_POST_FILLED : STORY_POST_VACANT, step);
        post.fte = event->amount > 0 ? event->amount : -event->amount;
        story_add(self->stories, self->story, post);
    }
}

static void tell_event(struct lives *self, struct life *life, int step, const struct event *event,
                       int local) {
    struct story_event told = of_award(life, STORY_PARTNERS_JOIN, step);
    switch ((enum event_kind)event->kind) {
    case EVENT_FTE:
        tell_post(self, life, step, event, local);
        return;
    case EVENT_ALLIANCES:
        told.kind = event->amount > 0 ? STORY_PARTNERS_JOIN : STORY_PARTNER_LEAVES;
        told.count = event->amount > 0 ? event->amount : -event->amount;
        break;
    case EVENT_COMMONS:
        told.kind = event->cents > 0 ? STORY_COMMON_BUILT : STORY_COMMON_GONE;
        break;
    case EVENT_RECOVER:
        told.kind = STORY_REPAID;
        told.euros = cents_euros(event->cents);
        break;
    case EVENT_PAY:
    case EVENT_RELEASE:
    case EVENT_AWARD_END:
    case EVENT_FTE_LOCAL:
    case EVENT_BOOST:
    case EVENT_QUALIFY:
    case EVENT_DISPLACE:
    case EVENT_KINDS:
        return;
    }
    story_add(self->stories, self->story, told);
}

/* Engineering of a kept post is announced by a local event that follows it. */
static int is_local(const struct event *event, const struct event *end) {
    return event + 1 < end && event[1].kind == EVENT_FTE_LOCAL;
}

/* Events of the one award in a step: the first, and behind the last in *end. */
static const struct event *events_at(const struct lives *self, int step, const struct event **end) {
    const struct scripts *scripts = self->world->scripts;
    int32_t first = self->alone.first_due[step];
    if (first < 0) {
        return *end = scripts->events;
    }
    const struct due *due = &self->alone.due[first];
    *end = scripts->events + due->first + due->n;
    return scripts->events + due->first;
}

static void tell_events(struct lives *self, struct life *life) {
    double fte = 0.0;
    for (int t = life->since; t < self->world->n_steps; t++) {
        const struct event *end, *event = events_at(self, t, &end);
        for (; event < end; event++) {
            fte += event->kind == EVENT_FTE ? event->amount : 0.0;
            tell_event(self, life, t, event, is_local(event, end));
        }
    }
    if (life->local) {
        struct story_event lives = of_award(life, STORY_KEPT_LIVES, self->world->n_steps - 1);
        lives.fte = fte;
        story_add(self->stories, self->story, lives);
    }
}

/* ------------------------------------------------------------------ what an award brought to life
 */

static double alone_at(const struct lives *self, enum series series, int step) {
    return cell_series(&self->alone, self->world, series)[step];
}

static void tell_club(struct lives *self, const struct life *life) {
    double gifts = 0.0, most = 0.0;
    int open = 0, last = self->world->n_steps - 1;
    for (int t = life->since; t <= last; t++) {
        int club = alone_at(self, SERIES_CLUBS, t) > 0.5;
        double companies = alone_at(self, SERIES_COMPANIES, t);
        if (club != open) {
            struct story_event event = of_award(life, club ? STORY_CLUB_OPENS : STORY_CLUB_ENDS, t);
            event.count = club ? companies : most;
            event.euros = gifts;
            story_add(self->stories, self->story, event);
        }
        open = club;
        most = companies > most ? companies : most;
        gifts += alone_at(self, SERIES_GIFTS, t);
    }
    if (open) {
        struct story_event event = of_award(life, STORY_CLUB_LIVES, last);
        event.count = alone_at(self, SERIES_COMPANIES, last);
        event.euros = gifts;
        story_add(self->stories, self->story, event);
    }
}

static void tell_foundation(struct lives *self, const struct life *life) {
    double collected = 0.0;
    int open = 0, born = 0, last = self->world->n_steps - 1;
    for (int t = life->since; t <= last; t++) {
        double collection = alone_at(self, SERIES_COLLECTION, t);
        double endowment = alone_at(self, SERIES_ENDOWMENT, t);
        int live = alone_at(self, SERIES_FOUNDATIONS, t) > 0.5;
        collected += collection;
        if (!born && (live || collection > 0 || endowment > 0)) {
            story_add(self->stories, self->story, of_award(life, STORY_LAUNCHED, t));
            born = open = 1;
        }
        int asleep = !live && endowment > 0;
        if (open == 1 && !live) {
            struct story_event event =
                of_award(life, asleep ? STORY_DORMANT : STORY_FOUNDATION_ENDS, t);
            event.euros = collected;
            event.stock = endowment;
            story_add(self->stories, self->story, event);
        } else if (open == 2 && !asleep) {
            struct story_event event = of_award(life, STORY_FOUNDATION_ENDS, t);
            event.euros = collected;
            story_add(self->stories, self->story, event);
        }
        open = !born ? 0 : live ? 1 : asleep ? 2 : 0;
    }
    if (open > 0) {
        struct story_event event = of_award(life, STORY_FOUNDATION_LIVES, last);
        event.euros = collected;
        event.stock = alone_at(self, SERIES_ENDOWMENT, last);
        event.success = open == 1;
        story_add(self->stories, self->story, event);
    }
}

/* ------------------------------------------------------------------ one award */

/* Years of engineering that the grant itself paid, while it ran. */
static double paid_years(const struct lives *self, const struct life *life) {
    double now = 0.0, years = 0.0;
    for (int t = life->since; t < life->end && t < self->world->n_steps; t++) {
        const struct event *end, *event = events_at(self, t, &end);
        for (; event < end; event++) {
            now += event->kind == EVENT_FTE ? event->amount : 0.0;
        }
        years += now * self->world->d;
    }
    return years;
}

static void tell_grant(struct lives *self, const struct award *award, const struct life *life) {
    int length = award_length(self->world, award->instrument), n = self->world->n_steps;
    struct story_event made = of_award(life, STORY_AWARD, award->step);
    made.euros = cents_euros(award->commitment);
    made.until = award->step + length;
    story_add(self->stories, self->story, made);
    int over = award->end < n;
    struct story_event end =
        of_award(life, over ? STORY_AWARD_ENDS : STORY_AWARD_OPEN, over ? award->end : n - 1);
    end.euros = cents_euros(award->paid);
    end.stock = cents_euros(award->commitment);
    end.fte = paid_years(self, life);
    end.early = over && award->end < award->step + length;
    end.success = over && life->success;
    story_add(self->stories, self->story, end);
}

static int tell_award(struct lives *self, const struct award *award) {
    const struct world *world = self->world;
    struct cell *alone = &self->alone;
    if (cell_start(alone, world, self->real->portfolio) != FONDSIM_OK) {
        return FONDSIM_NO_MEMORY;
    }
    int64_t overhead = award_overhead(world, award->instrument, award->commitment);
    struct life life = {.instrument = award->instrument, .since = award->step, .end = award->end};
    life.success = award_make(alone, world, award->instrument, award->ecosystem, award->step,
                              award->commitment, overhead);
    if (alone->failed != FONDSIM_OK) {
        return alone->failed;
    }
    tell_grant(self, award, &life);
    tell_events(self, &life);
    tell_club(self, &life);
    tell_foundation(self, &life);
    return FONDSIM_OK;
}

/* ------------------------------------------------------------------ the ecosystem alone */

/* The run once more with this ecosystem's awards only: ideas are an ecosystem's own, so it takes
 * the same ones at the same steps. */
static int relive(struct lives *self) {
    const struct world *world = self->world;
    struct cell *own = &self->own;
    if (cell_start(own, world, self->real->portfolio) != FONDSIM_OK) {
        return FONDSIM_NO_MEMORY;
    }
    int32_t next = 0;
    for (int t = 0; t < world->n_steps; t++) {
        for (; next < self->real->n_awards && self->real->awards[next].step <= t; next++) {
            const struct award *award = &self->real->awards[next];
            if (award->ecosystem == self->stories->ecosystem) {
                award_make(own, world, award->instrument, award->ecosystem, award->step,
                           award->commitment,
                           award_overhead(world, award->instrument, award->commitment));
            }
        }
        cell_handle_events(own, world, t);
    }
    return own->failed;
}

static const struct project_parameters *project_of(const struct world *world, int size) {
    return (const void *)scenario_values(world->scenario, world->theta,
                                         world->scenario->project_sizes[size]);
}

static void tell_project(struct lives *self, int32_t idea, int step, const struct award *award) {
    const struct idea *source = &self->world->ideas[idea];
    struct story_event event = story_event(STORY_PROJECT, step);
    event.idea = idea - self->world->idea_first[3 * self->stories->ecosystem];
    event.size = source->size;
    event.life = project_life(self->world, source, step);
    if (award != NULL) {
        event.instrument = award->instrument;
        event.since = award->step;
        event.anyway =
            source->anyway && source->natural < self->world->n_steps ? source->natural : -1;
    }
    story_add(self->stories, self->story, event);
}

static void tell_supported(struct lives *self) {
    const struct cell *own = &self->own;
    for (int32_t k = 0; k < own->n_awards; k++) {
        for (int32_t j = own->awards[k].takings; j >= 0; j = own->takings[j].next) {
            tell_project(self, own->takings[j].idea, own->takings[j].step, &own->awards[k]);
        }
    }
    const double *lost = cell_series(own, self->world, SERIES_LOST_ATTEMPTS);
    for (int t = 0; t < self->world->n_steps; t++) {
        if (lost[t] > 0) {
            struct story_event event = story_event(STORY_NO_IDEA, t);
            event.count = lost[t];
            story_add(self->stories, self->story, event);
        }
    }
}

/* Adds the projects that happen without a fund to the series, whether or not one took them: the
 * difference that funds make stands in the series already. Tells those that no fund took. */
static void live_without(struct lives *self) {
    const struct world *world = self->world;
    int i = self->stories->ecosystem;
    for (int32_t j = world->idea_first[3 * i]; j < world->idea_first[3 * i + 3]; j++) {
        const struct idea *idea = &world->ideas[j];
        if (!idea->anyway || idea->natural >= world->n_steps) {
            continue;
        }
        struct project_life life = project_life(world, idea, idea->natural);
        project_add(world, self->own.series, &life, idea->size,
                    project_of(world, idea->size)->money, 1.0);
        if (!self->own.idea_taken[j]) {
            tell_project(self, j, idea->natural, NULL);
        }
    }
}

/* ------------------------------------------------------------------ totals */

static double last_of(const struct lives *self, enum series series) {
    return cell_series(&self->own, self->world, series)[self->world->n_steps - 1];
}

static double sum_of(const struct lives *self, enum series series) {
    double sum = 0.0;
    for (int t = 0; t < self->world->n_steps; t++) {
        sum += cell_series(&self->own, self->world, series)[t];
    }
    return sum;
}

static void add_totals(const struct lives *self) {
    static const struct {
        enum story_total total;
        enum series series;
        int at_end;
    } rows[] = {
        {TOTAL_FTE, SERIES_FTE, 1},
        {TOTAL_FTE_LOCAL, SERIES_FTE_LOCAL, 1},
        {TOTAL_QUALIFIED, SERIES_QUALIFIED, 0},
        {TOTAL_SUPPORTED, SERIES_GROSS_QUALIFIED, 0},
        {TOTAL_DEADWEIGHT, SERIES_DEAD_QUALIFIED, 0},
        {TOTAL_LOST, SERIES_LOST_ATTEMPTS, 0},
        {TOTAL_DEPLOYED, SERIES_DEPLOYED, 0},
        {TOTAL_ALIVE, SERIES_ALIVE, 1},
        {TOTAL_PROJECT_YEARS, SERIES_ALIVE, 0},
        {TOTAL_PEOPLE, SERIES_PEOPLE, 0},
        {TOTAL_JOBS, SERIES_JOBS, 1},
        {TOTAL_COFUNDING, SERIES_MONEY_PUBLIC, 0},
        {TOTAL_COFUNDING, SERIES_MONEY_COMPANIES, 0},
        {TOTAL_COFUNDING, SERIES_MONEY_DONORS, 0},
        {TOTAL_COFUNDING, SERIES_MONEY_OWN, 0},
        {TOTAL_COFUNDING, SERIES_GIFTS, 0},
        {TOTAL_COFUNDING, SERIES_COLLECTION, 0},
        {TOTAL_LOCAL_RESOURCES, SERIES_OWN_RESOURCES, 0},
        {TOTAL_LOCAL_RESOURCES, SERIES_POST_RESOURCES, 0},
        {TOTAL_GIFTS, SERIES_GIFTS, 0},
        {TOTAL_COLLECTION, SERIES_COLLECTION, 0},
        {TOTAL_AWARDS, SERIES_AWARDS, 0},
        {TOTAL_PAID, SERIES_PAID, 0},
    };
    for (size_t k = 0; k < sizeof rows / sizeof rows[0]; k++) {
        self->story->totals[rows[k].total] +=
            rows[k].at_end ? last_of(self, rows[k].series) : sum_of(self, rows[k].series);
    }
    self->story->totals[TOTAL_PROJECT_YEARS] *= self->world->d;
}

int story_lives(struct stories *self, struct story *story, const struct world *world,
                const struct cell *cell) {
    struct lives lives = {.stories = self, .story = story, .world = world, .real = cell};
    int status = cell_init(&lives.alone, world);
    status = status == FONDSIM_OK ? cell_init(&lives.own, world) : status;
    status = status == FONDSIM_OK ? relive(&lives) : status;
    if (status != FONDSIM_OK) {
        goto out;
    }
    tell_supported(&lives);
    funding_finish(&lives.own, world);
    live_without(&lives);
    add_totals(&lives);
    for (int32_t k = 0; k < cell->n_awards && status == FONDSIM_OK; k++) {
        if (cell->awards[k].ecosystem == self->ecosystem) {
            status = tell_award(&lives, &cell->awards[k]);
        }
    }
out:
    cell_free(&lives.alone);
    cell_free(&lives.own);
    return status;
}
