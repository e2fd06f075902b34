/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a scenario may name files: a scenario is data, and whoever wrote it must not make others
 * read what it likes. Knows nothing of what files hold. */
#ifndef FONDSIM_SCENARIOS_CONFINE_H
#define FONDSIM_SCENARIOS_CONFINE_H

#include <stddef.h>

#include "sim/core/error.h"

/* Files and folders, as real paths: what is one of them or below one may be read. */
struct confine {
    size_t n;
    char **roots; /* owned */
};

/* The folder of the scenario file, and the n allowed folders (or files). FONDSIM_USAGE when one of
 * these is not there; FONDSIM_NO_MEMORY. Free with confine_free in any case. A scenario whose own
 * folder is not there may name nothing. *self starts zeroed. */
int confine_init(struct confine *self, const char *scenario, size_t n, const char *const *allowed,
                 struct error *error);
void confine_free(struct confine *self); /* legal on a zeroed one */

/* The real path (malloc) of a file that a scenario names, path being relative to the working
 * folder: links are followed first, so that one that leads out is out. FONDSIM_INVALID with a
 * phrase ("it lies outside ..."), FONDSIM_NO_MEMORY. Of what lies outside by its path nothing is
 * told, not even whether it is there. */
int confine_resolve(const struct confine *self, const char *path, char **real, struct error *error);

#endif
