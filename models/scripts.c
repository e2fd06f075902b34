/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of scripts, and the one being written: its events come in any order of steps and are kept
 * step by step. Never knows what an event does. */
#include "models/scripts.h"

#include <stdlib.h>
#include <string.h>

#include "models/arena.h"
#include "models/funding.h"
#include "sim/core/error.h"

struct draft_event {
    struct event event;
    int32_t next; /* of the same step; -1 at its end */
};

static void lay_out(struct scripts *self, struct arena *arena) {
    size_t steps = (size_t)self->n_steps, series = (size_t)self->n_series;
    self->latest = arena_take(arena, self->n_keys, sizeof *self->latest);
    self->first = arena_take(arena, steps, sizeof *self->first);
    self->last = arena_take(arena, steps, sizeof *self->last);
    self->sums = arena_take(arena, series * steps, sizeof *self->sums);
    self->from = arena_take(arena, series, sizeof *self->from);
    self->to = arena_take(arena, series, sizeof *self->to);
    self->written = arena_take(arena, series, sizeof *self->written);
}

int scripts_init(struct scripts *self, size_t n_keys, int n_series, int n_steps) {
    *self = (struct scripts){.n_keys = n_keys, .n_series = n_series, .n_steps = n_steps};
    struct arena arena = {0};
    lay_out(self, &arena);
    self->block = aligned_alloc(ARENA_ALIGNMENT, arena.used);
    if (self->block == NULL) {
        return FONDSIM_NO_MEMORY;
    }
    memset(self->block, 0, arena.used);
    arena = (struct arena){self->block, 0};
    lay_out(self, &arena);
    memset(self->first, -1, (size_t)n_steps * sizeof *self->first);
    scripts_forget(self);
    return FONDSIM_OK;
}

void scripts_free(struct scripts *self) {
    free(self->block);
    free(self->list);
    free(self->events);
    free(self->parts);
    free(self->rows);
    free(self->amounts);
    free(self->draft);
    *self = (struct scripts){0};
}

void scripts_forget(struct scripts *self) {
    self->n = self->n_events = self->n_parts = self->n_rows = self->n_amounts = 0;
    self->failed = FONDSIM_OK;
    if (self->n_keys > 0) {
        memset(self->latest, -1, self->n_keys * sizeof *self->latest);
    }
}

const struct script *scripts_find(const struct scripts *self, size_t key, int step,
                                  int64_t commitment) {
    for (int32_t k = self->latest[key]; k >= 0; k = self->list[k].earlier) {
        if (self->list[k].step == step && self->list[k].commitment == commitment) {
            return &self->list[k];
        }
    }
    return NULL;
}

/* ------------------------------------------------------------------ writing */

/* Room for more elements at the end of a list, whose first element is returned; NULL without
 * memory. */
static void *extend(struct scripts *self, void *list, int32_t needed, int32_t *capacity,
                    size_t size) {
    return self->failed ? NULL : list_grow(list, needed, capacity, size, &self->failed);
}

void scripts_event(struct scripts *self, int step, struct event event) {
    struct draft_event *draft =
        extend(self, self->draft, self->n_draft + 1, &self->draft_capacity, sizeof *self->draft);
    if (draft == NULL) {
        return;
    }
    self->draft = draft;
    int32_t index = self->n_draft++;
    draft[index] = (struct draft_event){event, -1};
    if (self->first[step] < 0) {
        self->first[step] = index;
    } else {
        draft[self->last[step]].next = index;
    }
    self->last[step] = index;
}

void scripts_amount(struct scripts *self, int series, int step, double amount) {
    if (self->from[series] >= self->to[series]) {
        self->written[self->n_written++] = series;
        self->from[series] = step;
        self->to[series] = step + 1;
    }
    if (step < self->from[series]) {
        self->from[series] = step;
    }
    if (step >= self->to[series]) {
        self->to[series] = step + 1;
    }
    self->sums[(size_t)series * (size_t)self->n_steps + (size_t)step] += amount;
}

/* ------------------------------------------------------------------ keeping */

/* Events of one step; the draft has none of it any more. */
static void keep_step(struct scripts *self, int step) {
    struct script_part part = {.step = step, .first = self->n_events};
    for (int32_t k = self->first[step]; k >= 0; k = self->draft[k].next) {
        self->events[self->n_events++] = self->draft[k].event;
    }
    part.n = self->n_events - part.first;
    self->parts[self->n_parts++] = part;
    self->first[step] = -1;
}

/* Amounts of one series; the draft has none of it any more. */
static void keep_row(struct scripts *self, int32_t series) {
    int32_t from = self->from[series], n = self->to[series] - from;
    double *sums = self->sums + (size_t)series * (size_t)self->n_steps + (size_t)from;
    self->rows[self->n_rows++] = (struct script_row){series, from, n, self->n_amounts};
    memcpy(self->amounts + self->n_amounts, sums, (size_t)n * sizeof *sums);
    memset(sums, 0, (size_t)n * sizeof *sums);
    self->n_amounts += n;
    self->from[series] = self->to[series] = 0;
}

/* Room for all that was written. */
static int make_room(struct scripts *self, int32_t n_steps) {
    int32_t n_amounts = 0;
    for (int32_t k = 0; k < self->n_written; k++) {
        n_amounts += self->to[self->written[k]] - self->from[self->written[k]];
    }
    void *list = extend(self, self->list, self->n + 1, &self->capacity, sizeof *self->list);
    self->list = list != NULL ? list : self->list;
    list = extend(self, self->events, self->n_events + self->n_draft, &self->events_capacity,
                  sizeof *self->events);
    self->events = list != NULL ? list : self->events;
    list = extend(self, self->parts, self->n_parts + n_steps, &self->parts_capacity,
                  sizeof *self->parts);
    self->parts = list != NULL ? list : self->parts;
    list = extend(self, self->rows, self->n_rows + self->n_written, &self->rows_capacity,
                  sizeof *self->rows);
    self->rows = list != NULL ? list : self->rows;
    list = extend(self, self->amounts, self->n_amounts + n_amounts, &self->amounts_capacity,
                  sizeof *self->amounts);
    self->amounts = list != NULL ? list : self->amounts;
    return self->failed;
}

const struct script *scripts_keep(struct scripts *self, size_t key, struct script head) {
    if (make_room(self, self->n_steps - head.step) != FONDSIM_OK) {
        return NULL;
    }
    head.earlier = self->latest[key];
    head.first_part = self->n_parts;
    for (int step = head.step; step < self->n_steps; step++) {
        if (self->first[step] >= 0) {
            keep_step(self, step);
        }
    }
    head.n_parts = self->n_parts - head.first_part;
    head.first_row = self->n_rows;
    for (int32_t k = 0; k < self->n_written; k++) {
        keep_row(self, self->written[k]);
    }
    head.n_rows = self->n_rows - head.first_row;
    self->n_draft = self->n_written = 0;
    self->latest[key] = self->n;
    self->list[self->n] = head;
    return &self->list[self->n++];
}
