/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of dated events of a cell, and what handling one does. Never knows which fund scheduled
 * it. Handled events stay in the list: the rows by age are read from it at the end. */
#include <stdlib.h>

#include "models/funding.h"
#include "sim/core/error.h"

void *list_grow(void *list, int32_t needed, int32_t *capacity, size_t size, int *failed) {
    if (needed <= *capacity)
        return list;
    int32_t wanted = *capacity < 256 ? 256 : *capacity;
    while (wanted < needed) {
        if (wanted > INT32_MAX / 2) {
            *failed = FONDSIM_NO_MEMORY;
            return NULL;
        }
        wanted *= 2;
    }
    void *grown = realloc(list, (size_t)wanted * size);
    if (grown == NULL) {
        *failed = FONDSIM_NO_MEMORY;
        return NULL;
    }
    *capacity = wanted;
    return grown;
}

void cell_schedule(struct cell *self, const struct world *world, int step, struct event event) {
    if (step < 0 || step >= world->n_steps || self->failed)
        return;
    struct event *events = list_grow(self->events, self->n_events + 1, &self->events_capacity,
                                     sizeof *self->events, &self->failed);
    if (events == NULL)
        return;
    self->events = events;
    int32_t index = self->n_events++;
    event.next = -1;
    events[index] = event;
    if (self->last_event[step] < 0) {
        self->first_event[step] = index;
    } else {
        events[self->last_event[step]].next = index;
    }
    self->last_event[step] = index;
}

static void handle_pay(struct cell *self, const struct world *world, int step,
                       const struct event *event) {
    struct award *award = &self->awards[event->award];
    int i = award->ecosystem;
    double euros = cents_euros(event->cents);
    award->paid += event->cents;
    ledger_pay(self, world, award->instrument, step, event->cents);
    if (step >= world->scenario->time.decision_step &&
        award->step < world->scenario->time.decision_step) {
        cell_series(self, world, SERIES_PAID_EARLIER)[step] += euros;
    }
    self->received[i] += euros;
    self->class_received[(size_t)world->size_class[i] * (size_t)world->n_steps + (size_t)step] +=
        euros;
    if (world->scenario->n_cohorts > 1) {
        self->cohort_received[(size_t)world->cohort[i] * (size_t)world->n_steps + (size_t)step] +=
            euros;
    }
    cell_series(self, world, SERIES_MATCH)[step] +=
        fund_of(world, award->instrument)->match * euros;
}

/* Giving taken from the ecosystem's other gifts, as far as there are any, the rest outside. */
static void handle_displace(struct cell *self, const struct world *world, int step,
                            const struct event *event) {
    int i = self->awards[event->award].ecosystem;
    const struct gifts_parameters *gifts =
        (const void *)scenario_values(world->scenario, world->theta, world->scenario->gifts);
    double baseline = gifts->baseline_gifts * world->population[i] * world->d * world->gifts[step];
    if (self->displaced_step[i] != step) {
        self->displaced_step[i] = step;
        self->displaced[i] = 0.0;
    }
    double left = baseline - self->displaced[i];
    double inside = event->amount * event->inside;
    if (inside > left)
        inside = left > 0.0 ? left : 0.0;
    self->displaced[i] += inside;
    cell_series(self, world, SERIES_DISPLACED_INSIDE)[step] += inside;
    cell_series(self, world, SERIES_DISPLACED_OUTSIDE)[step] += event->amount - inside;
}

static void handle(struct cell *self, const struct world *world, int step,
                   const struct event *event) {
    struct award *award = &self->awards[event->award];
    int i = award->ecosystem;
    int k = award->instrument;
    switch ((enum event_kind)event->kind) {
    case EVENT_PAY:
        handle_pay(self, world, step, event);
        break;
    case EVENT_RELEASE:
        award->released += event->cents;
        ledger_release(self, world, k, step, event->cents);
        break;
    case EVENT_RECOVER:
        ledger_recover(self, world, k, step, event->cents, fund_of(world, k)->reuse != 0.0);
        break;
    case EVENT_AWARD_END:
        self->active[(size_t)k * (size_t)world->n_padded + (size_t)i] -= 1;
        break;
    case EVENT_FTE:
        self->fte[i] += event->amount;
        self->dirty[i] = 1;
        cell_series(self, world, SERIES_FTE)[step] += event->amount;
        break;
    case EVENT_FTE_LOCAL:
        cell_series(self, world, SERIES_FTE_LOCAL)[step] += event->amount;
        break;
    case EVENT_ALLIANCES:
        self->consortia[i] += event->amount;
        self->dirty[i] = 1;
        break;
    case EVENT_BOOST:
        self->boost[i] += event->amount;
        self->own_alliances[i] = -1;
        self->clubs = 1;
        break;
    case EVENT_COMMONS:
        self->built += (int)event->cents;
        break;
    case EVENT_QUALIFY:
        takings_qualify(self, world, event->award, step, event->size, (unsigned)event->cents);
        break;
    case EVENT_DISPLACE:
        handle_displace(self, world, step, event);
        break;
    case EVENT_KINDS:
        break;
    }
}

void cell_handle_events(struct cell *self, const struct world *world, int step) {
    if (step > 0) { /* stocks that only events change */
        double *fte = cell_series(self, world, SERIES_FTE);
        double *local = cell_series(self, world, SERIES_FTE_LOCAL);
        fte[step] += fte[step - 1];
        local[step] += local[step - 1];
    }
    for (int32_t e = self->first_event[step]; e >= 0; e = self->events[e].next) {
        struct event event = self->events[e];
        handle(self, world, step, &event);
        if (self->observer != NULL) {
            self->observer(self->observer_context, self, step, &event);
        }
    }
}
