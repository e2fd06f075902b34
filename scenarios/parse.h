/* SPDX-License-Identifier: GPL-3.0-or-later */
/* YAML text to a tree, by libyaml, refusing what libyaml lets through. Knows nothing of what a
 * scenario means. */
#ifndef FONDSIM_SCENARIOS_PARSE_H
#define FONDSIM_SCENARIOS_PARSE_H

#include "scenarios/tree.h"

/* The one document of a text (of length bytes) as a tree in *root (tree_free). 0; FONDSIM_INVALID
 * with problems added (*root is then NULL, or whole but with duplicate keys dropped, so that
 * checking can go on); FONDSIM_NO_MEMORY. */
int parse_yaml(const char *text, size_t length, const struct source *source,
               struct problems *problems, struct tree **root);

#endif
