/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario's whole tree: its file, the files it extends and the values set on the command line,
 * merged. Knows nothing of what a scenario means, beyond which mappings are one value. */
#ifndef FONDSIM_SCENARIOS_LOAD_H
#define FONDSIM_SCENARIOS_LOAD_H

#include "scenarios/confine.h"
#include "scenarios/tree.h"

struct load {
    struct source *sources; /* owned */
    struct tree *root;      /* owned; NULL when nothing could be read */
};

/* Reads path, or text (of length bytes, 0 behind) when it is not NULL: path is then its name. sets:
 * "path.to.key=value", the value in YAML; what is extended is held within confine. 0;
 * FONDSIM_INVALID with problems added (root may still be there, to be checked further);
 * FONDSIM_NO_MEMORY. *self starts zeroed. */
int load_scenario(struct load *self, const struct confine *confine, const char *path,
                  const char *text, size_t length, size_t n_sets, const char *const *sets,
                  struct problems *problems);

void load_free(struct load *self);

#endif
