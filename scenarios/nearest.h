/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The known word nearest to a misspelt one. Knows no word. */
#ifndef FONDSIM_SCENARIOS_NEAREST_H
#define FONDSIM_SCENARIOS_NEAREST_H

#include <stddef.h>

/* A growing guess: start zeroed but for `word`, offer each known word, then read `best`. */
struct nearest {
    const char *word;
    const char *best; /* NULL: none is near */
    size_t distance;
};

void nearest_offer(struct nearest *self, const char *known);

/* Number of insertions, deletions, substitutions and swaps of neighbours (Damerau 1964, optimal
 * string alignment) between two words of at most 63 bytes; longer ones are cut. */
size_t nearest_distance(const char *a, const char *b);

#endif
