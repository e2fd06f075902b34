/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The known word nearest to a misspelt one, by edit distance. Knows no word. */
#include "scenarios/nearest.h"

#include <string.h>

enum { LONGEST = 63 };

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

size_t nearest_distance(const char *a, const char *b) {
    size_t n = least(strlen(a), LONGEST), m = least(strlen(b), LONGEST);
    size_t rows[3][LONGEST + 1]; /* of prefixes of a: two before, before, current */
    size_t *before2 = rows[0], *before = rows[1], *current = rows[2];
    for (size_t j = 0; j <= m; j++) {
        before[j] = j;
        before2[j] = j;
    }
    for (size_t i = 1; i <= n; i++) {
        current[0] = i;
        for (size_t j = 1; j <= m; j++) {
            size_t change = before[j - 1] + (a[i - 1] != b[j - 1]);
            current[j] = least(change, least(before[j], current[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                current[j] = least(current[j], before2[j - 2] + 1);
            }
        }
        size_t *swap = before2;
        before2 = before;
        before = current;
        current = swap;
    }
    return before[m];
}

void nearest_offer(struct nearest *self, const char *known) {
    size_t length = strlen(self->word);
    size_t allowed = length <= 3 ? 1 : length <= 6 ? 2 : length / 3 + 1;
    /* a word that is the beginning of the other is also near: "fragility" for "fragility_from" */
    size_t other = strlen(known), shorter = least(length, other);
    int begins = shorter >= 3 && strncmp(self->word, known, shorter) == 0;
    if (!begins && length + other > 2 * shorter + allowed) {
        return; /* as many insertions are needed at least */
    }
    size_t distance = nearest_distance(self->word, known);
    if (begins) {
        distance = least(distance, allowed);
    }
    if (distance <= allowed && (self->best == NULL || distance < self->distance)) {
        self->best = known;
        self->distance = distance;
    }
}
