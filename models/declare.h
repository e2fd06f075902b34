/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short forms to declare a row of a parameter table. Knows no parameter. */
#ifndef FONDSIM_MODELS_DECLARE_H
#define FONDSIM_MODELS_DECLARE_H

#include "sim/core/parameter.h"

/* No default (the key is required), no published range, no bound. */
#define NONE ((double)NAN)
#define ANY ((double)INFINITY)

/* A real number: key, unit, bounds, default, published 5-95 % range, reference, French, English. */
#define NUMBER(key, unit, lower, upper, fallback, low, high, reference, fr, en)                    \
    { key, PARAMETER_NUMBER, unit, lower, upper, fallback, low, high, fr, en, reference, NULL }

/* A whole number: key, unit, bounds, default, reference, French, English. */
#define WHOLE(key, unit, lower, upper, fallback, reference, fr, en)                                \
    { key, PARAMETER_INTEGER, unit, lower, upper, fallback, NONE, NONE, fr, en, reference, NULL }

/* Yes or no. */
#define FLAG(key, fallback, reference, fr, en)                                                     \
    { key, PARAMETER_FLAG, "1", 0, 1, fallback, NONE, NONE, fr, en, reference, NULL }

/* One of NULL-terminated names. `last` is the index of the last one. */
#define CHOICE(key, names, last, fallback, reference, fr, en)                                      \
    { key, PARAMETER_CHOICE, "1", 0, last, fallback, NONE, NONE, fr, en, reference, names }

/* The table itself, from an array of rows. */
#define TABLE(name, rows, fr, en)                                                                  \
    { name, fr, en, rows, sizeof(rows) / sizeof((rows)[0]) }

#endif
