/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sobol points and their scrambling, from a table of direction numbers and addressed bits. Knows
 * no parameter and no block. */
#include "sim/core/sobol_points.h"

#include "sim/core/sobol_directions.h"

enum {
    GROUP = 7, /* digits whose 2^7 - 1 flips fit into the 128 bits of one draw */
    GROUPS = SOBOL_BITS / GROUP
};

void sobol_first(struct sobol_dimension *self) {
    self->dimension = 0;
    self->next = 0;
    for (uint32_t k = 0; k < SOBOL_BITS; k++) {
        self->direction[k] = UINT32_C(1) << (SOBOL_BITS - 1 - k);
    }
}

/* m_k = 2 a_1 m_(k-1) ^ 4 a_2 m_(k-2) ^ ... ^ 2^s m_(k-s) ^ m_(k-s) for the primitive polynomial
 * x^s + a_1 x^(s-1) + ... + 1 (Bratley and Fox 1988); v_k = m_k / 2^k. */
void sobol_next(struct sobol_dimension *self) {
    const uint16_t *given = &sobol_directions[self->next];
    uint32_t polynomial = given[0], degree = 0;
    while (polynomial >> (degree + 1) != 0) {
        degree++;
    }
    for (uint32_t k = 0; k < SOBOL_BITS; k++) {
        uint32_t *v = &self->direction[k];
        if (k < degree) {
            *v = (k == 0 ? UINT32_C(1) : given[k]) << (SOBOL_BITS - 1 - k);
            continue;
        }
        *v = self->direction[k - degree] >> degree;
        for (uint32_t i = 1; i <= degree; i++) {
            if ((polynomial >> (degree - i) & 1U) != 0) {
                *v ^= self->direction[k - i];
            }
        }
    }
    self->next += degree;
    self->dimension++;
}

uint32_t sobol_point(const struct sobol_dimension *self, uint32_t index) {
    uint32_t code = index ^ index >> 1, point = 0;
    for (uint32_t k = 0; k < SOBOL_BITS; k++) {
        point ^= self->direction[k] & (UINT32_C(0) - (code >> k & 1U));
    }
    return point;
}

double sobol_scrambled(uint32_t point, struct address scrambling) {
    uint32_t digits = 0;
    scrambling.purpose = PURPOSE_SCRAMBLE;
    for (uint32_t g = 0; g < GROUPS; g++) {
        uint32_t below = SOBOL_BITS - GROUP * g; /* digits of this group and after */
        scrambling.step = (uint16_t)g;
        scrambling.sample = point >> below;
        struct random_words words = random_words(scrambling);
        uint32_t node = 1; /* of a tree with 127 nodes, one for each way here */
        for (uint32_t i = 1; i <= GROUP; i++) {
            uint32_t digit = point >> (below - i) & 1U;
            digits = digits << 1 | (digit ^ (words.word[node >> 5] >> (node & 31U) & 1U));
            node = node << 1 | digit;
        }
    }
    scrambling.step = GROUPS;
    scrambling.sample = point;
    uint64_t rest = random_words(scrambling).word[0] >> 8;
    return ((double)((uint64_t)digits << 24 | rest) + 0.5) * 0x1p-52;
}
