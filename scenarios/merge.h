/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One tree over another. Knows nothing of files. */
#ifndef FONDSIM_SCENARIOS_MERGE_H
#define FONDSIM_SCENARIOS_MERGE_H

#include "scenarios/tree.h"

/* Lays `over` on `base` (both owned by the caller and consumed): mappings merge key by key, lists
 * of things with a `name` merge by name, everything else is replaced; a mapping that is one value
 * (a law, or `value` with its status) is replaced whole, unless only its unit, status, source or
 * note are given. `key: ~` and `{name: x, remove: yes}` take away what base has; the tag !replace
 * takes its place whole. NULL when memory is out. */
struct tree *merge_trees(struct tree *base, struct tree *over);

/* Sets a value at a dotted path, making mappings on the way; items of lists by name or index.
 * `value` is consumed. 0, FONDSIM_INVALID with a problem at `value`, or FONDSIM_NO_MEMORY. */
int merge_set(struct tree *root, const char *path, struct tree *value, struct problems *problems);

#endif
