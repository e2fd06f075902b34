/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parameter tables: each model declares its parameters once, as data, and everything else (reader,
 * schema, register, explain, sensitivity labels, reference page) is driven by them. Knows no file
 * format and no model. */
#ifndef FONDSIM_CORE_PARAMETER_H
#define FONDSIM_CORE_PARAMETER_H

#include <math.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/core/law.h"

enum parameter_kind {
    PARAMETER_NUMBER,  /* a real number or a law */
    PARAMETER_INTEGER, /* a whole number or a law rounded to the nearest whole number */
    PARAMETER_CHOICE,  /* one of choices[]; the value is its index */
    PARAMETER_FLAG     /* yes or no: 1 or 0 */
};

/* One parameter. Parameter j of a table is the j-th double of the struct that the model reads. */
struct parameter {
    const char *key; /* as written in a scenario */
    enum parameter_kind kind;
    const char *unit;    /* "EUR", "EUR/year", "1/year", "share", "year", "FTE", "1" ... */
    double lower, upper; /* bounds of a value, inclusive; a law must stay inside or is refused */
    double fallback;     /* value when the key is absent; NaN: the key is required */
    double low, high;    /* published 5-95 % range, NaN when none: a narrower prior is warned of */
    const char *fr, *en; /* one-line meaning */
    const char *reference;      /* key of models/references.c, or "prior" */
    const char *const *choices; /* NULL-terminated names, PARAMETER_CHOICE only */
};

/* The parameters of one kind of section ("engineering_fund", "offer", "project size" ...). */
struct parameter_table {
    const char *name;
    const char *fr, *en;
    const struct parameter *parameters;
    size_t n;
};

/* Where the values of one section stand in theta, the flat vector of all parameters. */
struct section {
    char *path;                          /* "instruments.engineering" */
    const struct parameter_table *table; /* not owned */
    size_t first;                        /* index in theta of its first parameter */
};

#endif
