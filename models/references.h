/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Citations behind defaults and published ranges: a parameter names a key, here is the source. */
#ifndef FONDSIM_MODELS_REFERENCES_H
#define FONDSIM_MODELS_REFERENCES_H

#include <stddef.h>

struct reference {
    const char *key;  /* "facts-B2", "bass-1969" or "prior" */
    const char *text; /* who, where, when; how sure */
};

/* All references, by key order of declaration. */
const struct reference *references(size_t *n);

/* The citation of a key; NULL when there is none. */
const char *reference_text(const char *key);

#endif
