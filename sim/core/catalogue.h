/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalogue of outcomes: key, unit, labels, when it can be seen. Built by models/ for a
 * scenario, stored with the results, so that output never needs the models. */
#ifndef FONDSIM_CORE_CATALOGUE_H
#define FONDSIM_CORE_CATALOGUE_H

#include <stddef.h>

enum outcome_kind {
    OUTCOME_STOCK,      /* at the end of the step */
    OUTCOME_CUMULATIVE, /* flow or time integral since the start */
    OUTCOME_INDEX       /* share or index, not additive */
};

/* After how long an effect can be observed, by the fund's own published lags. */
enum outcome_lag { LAG_NONE, LAG_PERFORMANCE, LAG_INNOVATION, LAG_TRUST };

struct outcome {
    char *key;  /* column of the store: [a-z0-9_]+ */
    char *unit; /* "EUR", "FTE", "ecosystem", "hour", "year", "share" ... */
    char *fr, *en;
    enum outcome_kind kind;
    enum outcome_lag lag;
    int better;  /* 1 more is better, -1 less is better, 0 neither (a move is reported, not judged)
                  */
    int is_main; /* 1: in the terminal table */
    int trajectory; /* 1: yearly quantiles are kept */
};

struct catalogue {
    size_t n;
    struct outcome *outcomes;
};

/* Years before an outcome of this lag can be seen: 0, 1.5, 7, 28 (Le RAMEAU 2024, facts 1c). */
double outcome_lag_years(enum outcome_lag lag);

/* Index of a key, or -1. */
int catalogue_find(const struct catalogue *self, const char *key);

/* Appends a copy. FONDSIM_NO_MEMORY or 0. */
int catalogue_add(struct catalogue *self, const struct outcome *outcome);
void catalogue_free(struct catalogue *self);

#endif
