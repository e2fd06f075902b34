/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of dated events of a cell, and what handling one does. Never knows which fund scheduled
 * it. What was handled stays in the list: stories are read from it at the end. */
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

void cell_follow(struct cell *self, const struct world *world, int32_t award,
                 const struct script *script) {
    const struct scripts *scripts = world->scripts;
    struct due *due = list_grow(self->due, self->n_due + script->n_parts, &self->due_capacity,
                                sizeof *self->due, &self->failed);
    if (due == NULL)
        return;
    self->due = due;
    for (int32_t p = 0; p < script->n_parts; p++) {
        int32_t index = self->n_due++, part = script->first_part + p;
        int step = scripts->parts[part].step;
        due[index] = (struct due){-1, award, scripts->parts[part].first, scripts->parts[part].n};
        if (self->first_due[step] < 0) {
            self->first_due[step] = index;
        } else {
            due[self->last_due[step]].next = index;
        }
        self->last_due[step] = index;
    }
    for (int32_t r = script->first_row; r < script->first_row + script->n_rows; r++) {
        const struct script_row *row = &scripts->rows[r];
        world->kernels->add_scaled((size_t)row->n, 1.0, scripts->amounts + row->first,
                                   cell_series(self, world, (enum series)row->series) + row->step);
    }
}

static void handle_pay(struct cell *self, const struct world *world, int step, struct award *award,
                       const struct event *event) {
    int i = award->ecosystem;
    double euros = cents_euros(event->cents);
    award->paid += event->cents;
    award->unshared += event->cents;
    ages_pay(self, world, award, step, euros);
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
static void handle_displace(struct cell *self, const struct world *world, int step, int i,
                            const struct event *event) {
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

static void handle(struct cell *self, const struct world *world, int step, int32_t owner,
                   const struct event *event) {
    struct award *award = &self->awards[owner];
    int i = award->ecosystem;
    int k = award->instrument;
    switch ((enum event_kind)event->kind) {
    case EVENT_PAY:
        handle_pay(self, world, step, award, event);
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
        ages_fte(self, world, award, step, event->amount);
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
        if (self->own_alliances[i] == 0) {
            self->own_alliances[i] = -1;
            self->club_ones[self->n_clubs++] = i;
        }
        break;
    case EVENT_COMMONS:
        self->built += (int)event->cents;
        break;
    case EVENT_QUALIFY:
        takings_qualify(self, world, owner, step, event->size, (unsigned)event->cents);
        break;
    case EVENT_DISPLACE:
        handle_displace(self, world, step, i, event);
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
    const struct scripts *scripts = world->scripts;
    for (int32_t k = self->first_due[step]; k >= 0; k = self->due[k].next) {
        struct due due = self->due[k];
        int32_t award = due.award;
        for (int32_t e = due.first; e < due.first + due.n; e++) {
            handle(self, world, step, award, &scripts->events[e]);
            if (self->observer != NULL) {
                struct event event = scripts->events[e];
                event.award = award;
                self->observer(self->observer_context, self, step, &event);
            }
        }
        takings_cofund(self, world, &self->awards[award], step);
    }
}
