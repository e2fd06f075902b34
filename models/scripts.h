/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What awards do, worked out once per world: an award of an instrument to an ecosystem at a step
 * lives the same life in every portfolio that makes it. Knows steps and series by number, and no
 * fund. */
#ifndef FONDSIM_MODELS_SCRIPTS_H
#define FONDSIM_MODELS_SCRIPTS_H

#include <stddef.h>
#include <stdint.h>

enum event_kind {
    EVENT_PAY,       /* cents */
    EVENT_RELEASE,   /* cents */
    EVENT_RECOVER,   /* cents */
    EVENT_AWARD_END, /* no longer active */
    EVENT_FTE,       /* amount */
    EVENT_FTE_LOCAL, /* amount: counted by EVENT_FTE too */
    EVENT_ALLIANCES, /* amount */
    EVENT_BOOST,     /* amount */
    EVENT_COMMONS,   /* amount */
    EVENT_QUALIFY,   /* count, size */
    EVENT_DISPLACE,  /* amount [EUR], inside share */
    EVENT_KINDS
};

struct event {
    int32_t award; /* of the cell, for those who observe it; not set in a script */
    uint8_t kind;
    uint8_t size;
    int64_t cents; /* or count */
    double amount;
    double inside;
};

/* Events of one step, in the order in which they were scheduled. */
struct script_part {
    int32_t step;
    int32_t first, n; /* in events */
};

/* What is added to a series in the steps step..step + n - 1. */
struct script_row {
    int32_t series, step, n;
    int32_t first; /* in amounts */
};

struct script {
    int64_t commitment; /* [cents] */
    int32_t step;       /* at which the award is made */
    int32_t earlier;    /* script of the same instrument and ecosystem; -1 when there is none */
    int32_t end;        /* step from which the award is no longer active */
    int32_t first_part, n_parts, first_row, n_rows;
    int success;
    double leverage; /* min(l, cap) */
};

struct scripts {
    int32_t *latest; /* [keys] last script of an instrument and an ecosystem; -1 when none */
    size_t n_keys;
    struct script *list;
    struct event *events;
    struct script_part *parts;
    struct script_row *rows;
    double *amounts;
    int32_t n, n_events, n_parts, n_rows, n_amounts;
    int32_t capacity, events_capacity, parts_capacity, rows_capacity, amounts_capacity;

    /* the one being written */
    struct draft_event *draft;
    int32_t n_draft, draft_capacity;
    int32_t *first, *last; /* [n_steps] of draft, by step; -1 when none */
    double *sums;          /* [n_series][n_steps]; 0 where nothing was added */
    int32_t *from, *to;    /* [n_series] steps of sums that are in use */
    int32_t *written;      /* series in use */
    int32_t n_written;
    int n_steps, n_series;
    int failed; /* FONDSIM_NO_MEMORY when a list could not grow */
    void *block;
};

/* Allocates. FONDSIM_NO_MEMORY. */
int scripts_init(struct scripts *self, size_t n_keys, int n_series, int n_steps);
void scripts_free(struct scripts *self);   /* legal on a zeroed one */
void scripts_forget(struct scripts *self); /* a new world */

/* The script of an award of this key, step and commitment; NULL when it was not written yet. */
const struct script *scripts_find(const struct scripts *self, size_t key, int step,
                                  int64_t commitment);

/* Writes into the script being written, for steps 0 <= step < n_steps. */
void scripts_event(struct scripts *self, int step, struct event event);
void scripts_amount(struct scripts *self, int series, int step, double amount);

/* Keeps what was written as the script of a key; head has its commitment, step, end, success and
 * leverage. NULL when there is no memory. */
const struct script *scripts_keep(struct scripts *self, size_t key, struct script head);

#endif
