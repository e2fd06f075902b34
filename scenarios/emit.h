/* SPDX-License-Identifier: GPL-3.0-or-later */
/* YAML out, by libyaml's emitter. Private to scenarios/. Knows nothing of what a scenario means. */
#ifndef FONDSIM_SCENARIOS_EMIT_H
#define FONDSIM_SCENARIOS_EMIT_H

#include <stdio.h>
#include <yaml.h>

#include "scenarios/tree.h"

struct emit {
    yaml_emitter_t emitter;
    int failed; /* sticky: out of memory or stream not writable */
};

void emit_begin(struct emit *self, FILE *stream);
int emit_end(struct emit *self); /* 0, or -1 when anything failed */

void emit_map(struct emit *self, int flow); /* keys and values follow, then emit_map_end */
void emit_map_end(struct emit *self);
void emit_list(struct emit *self, int flow);
void emit_list_end(struct emit *self);

void emit_word(struct emit *self, const char *text); /* a key or a name: plain */
void emit_text(struct emit *self, const char *text); /* free text: in quotes */
void emit_number(struct emit *self, double value);   /* reads back as the same double */
void emit_integer(struct emit *self, long long value);
void emit_tree(struct emit *self, const struct tree *tree); /* a value as it was read, in flow */

/* A value on one line, as it may stand on the right of --set (malloc); NULL when memory is out. */
char *emit_line(const struct tree *tree);

#endif
